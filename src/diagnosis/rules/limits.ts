import {isGoogle} from './reputation.js'
import type {Rule} from './rule.js'

/** Amounts per time, as single providers and servers word them. */
export const limitRules: readonly Rule[] = [
  {code: 'limit-ses-daily', text: /throttling failure: daily message quota/i},
  {code: 'limit-ses-rate', text: /throttling failure|maximum sending rate exceeded/i},
  {code: 'limit-google-relay', text: /smtp relay (sending )?limit|relay limit exceeded/i},
  {
    code: 'limit-google-daily',
    text: /daily (user )?sending (limit|quota)/i,
    when: isGoogle,
  },
  {code: 'limit-google-daily', provider: ['google'], enhanced: /^5\.4\.5$/},
  {code: 'limit-google-tls', text: /tls required for rcpt domain/i},
  {code: 'limit-google-tls', enhanced: /^[45]\.7\.29$/, when: isGoogle},
  {code: 'limit-google-bulk-rate', enhanced: /^[45]\.7\.28$/, when: isGoogle},
  {code: 'limit-google-bulk-rate', text: /unusual rate of (unsolicited )?(mail|email)/i},
  {code: 'limit-yahoo-tss04', text: /\[TSS04\]/i},
  {code: 'limit-yahoo-tss09', text: /\[TSS(09|11)\]/i},
  {code: 'limit-icloud-volume', text: /deferred due to excessive volume/i},
  {code: 'limit-ionos-hour', text: /mail send limit exceeded/i},
  {code: 'limit-tonline-quota', text: /send quota exceeded/i},
  {
    code: 'limit-infomaniak-daily',
    provider: ['infomaniak'],
    text: /(send|daily|hour|rate|message).{0,30}(limit|quota)/i,
  },
  {
    code: 'limit-mailbox-org-score',
    provider: ['mailbox-org'],
    text: /(sending|rate|message).{0,30}limit|too many (messages|mails)/i,
  },
  {code: 'data-ms-quota-day', text: /SubmissionQuotaExceeded|submission quota exceeded/i},
  {code: 'data-ms-quota-day', enhanced: /^5\.1\.90$/},
  {code: 'data-ms-tenant-external-limit', enhanced: /^5\.7\.23[23]$/},
  // learn.microsoft.com, continuous error throttling for SMTP AUTH submissions
  {code: 'data-ms-sender-mailbox-full', enhanced: /^5\.2\.251$/},
  {code: 'policy-licence-missing', enhanced: /^5\.2\.253$/},
  {code: 'policy-licence-missing', text: /continuous invalid licen[cs]e/i},
  {code: 'rcpt-too-many', enhanced: /^5\.2\.254$/},
  {code: 'limit-ms-minute', text: /STOREDRV\.ClientSubmit.{0,40}message rate/i},
  {
    code: 'data-ms-concurrency',
    text: /sender thread limit exceeded|concurrent connections limit exceeded|STOREDRV\.ClientSubmit.{0,20}thread/i,
  },
  {code: 'limit-postfix-errors', text: /too many errors/i},
  {code: 'limit-sendgrid-credits', text: /maximum credits exceeded/i},
  {
    code: 'rcpt-rate-limited',
    text: /receiving mail (too quickly|at a rate)|recipient thread limit|recipient.{0,40}rate limit|recipient has exceeded (their|message)/i,
  },
  {code: 'rcpt-rate-limited', enhanced: /^5\.2\.12[12]$/},
  {code: 'rcpt-rate-limited', text: /organization queue quota exceeded/i},
  {code: 'data-ms-suspicious', enhanced: /^4\.7\.[5-6]\d\d$/},
  {code: 'rcpt-ionos-reject-policy', text: /reject due to policy violations/i},
  {code: 'rcpt-ionos-reject-policy', provider: ['ionos', 'gmx', 'web-de'], text: /rate limit reached/i},
  {code: 'rcpt-too-many', text: /too many recipients(?! from)/i},
  {code: 'rcpt-too-many', enhanced: /^[45]\.5\.3$/, text: /recipients\b/i},
]

/** Any other mention of a rate; it stands below what names a cause more closely. */
export const rateRules: readonly Rule[] = [
  {
    code: 'smtp-rate-limited',
    text: /too much mail|too many (messages|mails|e-?mails|recipients from|mail commands)|(rate|hourly|daily|sending|message|outgoing|per[- ]?(hour|day|minute))[- ]?(sending )?(limit|quota)|limit.{0,30}(per|an|a|every) (hour|day|minute)|\d+ (messages|mails|e-?mails|recipients) (per|an|a|every|in)|rate[- ]?limit|throttl|sent too (many|fast|much)|quota.{0,20}(hour|day)|exceeded.{0,30}(sending|hourly|daily)|max(imum)? (e-?)?(mails?|messages?) per|per (hour|day|minute|second)|(hour|day|minute)(ly)? limit|(submission )?rate .{0,40}(exceeded|overlimit)|rate overlimit/i,
  },
]

/** Size and storage. */
export const sizeRules: readonly Rule[] = [
  {code: 'data-header-too-large', text: /header.{0,30}(too (large|long|big)|maximum|size)|x-dg-ref/i, reply: /^5/},
  {code: 'data-ms-sender-mailbox-full', text: /mailbox full; STOREDRV|STOREDRV\.Submission.{0,40}QuotaExceeded/i},
  {code: 'rcpt-mailbox-full', enhanced: /^[45]\.2\.2$/},
  {
    code: 'rcpt-mailbox-full',
    text: /over ?quota|quota violation|exhausted (the )?allowed storage|mailbox.{0,40}(full|quota|exceed)|quota.{0,20}exceeded|exceeded.{0,20}(storage|quota)|(user|account|inbox).{0,30}(full|over quota|out of (disk )?(space|quota))|not enough (disk )?space|disk quota|boite du destinataire pleine|postfach (ist )?voll/i,
  },
  {code: 'data-too-large', enhanced: /^5\.(3\.4|2\.3)$/},
  {
    code: 'data-too-large',
    text: /(message|mail|content|size|data|attachment).{0,40}(too (large|big|long)|exceed\w*.{0,40}(size|maximum|length)|larger than)|size.{0,20}exceed|exceeds? (the )?(maximum|fixed|size)|message length .{0,40}exceeds/i,
    reply: /^5/,
  },
  {code: 'data-too-large', reply: /^552$/, enhanced: /^$/, text: /size|large|big|limit/i},
  {code: 'data-storage', enhanced: /^4\.3\.1$/},
  {
    code: 'data-storage',
    text: /insufficient (system )?(storage|disk)|mail system full|not enough (disk )?(space|storage)|(disk|queue).{0,20}full|no space left|out of (disk )?space|space shortage/i,
  },
]
