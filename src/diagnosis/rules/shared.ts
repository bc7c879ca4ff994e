import type {Evidence} from '../../connection/evidence.js'
import {providerOfHost} from '../../provider/detect.js'
import type {Rule} from './rule.js'

/** Words that mean "encrypt first", whatever the step. */
export const tlsFirst: readonly Rule[] = [
  {
    code: 'starttls-required',
    text: /must issue a? ?starttls|starttls (is )?(required|first)|(use|issue|need|requires?|send) (a )?starttls/i,
  },
]

/** A login is demanded; Postfix and others say so at MAIL, RCPT or DATA. */
export const loginFirst: readonly Rule[] = [
  {code: 'smtp-auth-ms-basic-retired', text: /basic authentication is not supported for client submission/i},
  {code: 'smtp-auth-sendgrid-missing', text: /unauthenticated senders not allowed/i},
  {code: 'smtp-auth-required', reply: /^530$/},
  {code: 'smtp-auth-required', enhanced: /^5\.7\.57$/},
  {
    code: 'smtp-auth-required',
    text: /client was not authenticated|authentication (is )?required|must (be )?auth\w*|auth(enticate)? first|requires? (smtp )?auth\w*|need to auth\w*|not (been )?authenticated|please (log ?in|authenticate)|smtp auth(entication)? (is )?required|login required|authorization required/i,
  },
]

/** The name or address of this machine is the trouble. */
export const machineRules: readonly Rule[] = [
  {code: 'dns-ptr-missing', enhanced: /^[45]\.7\.25$|^4\.7\.23$/},
  {
    code: 'dns-ptr-missing',
    text: /cannot find your (reverse )?hostname|reverse dns|no ptr|\bPTR\b record|rdns|reverse lookup|cannot resolve your (ip|address)/i,
  },
  {
    code: 'smtp-ehlo-invalid-name',
    text: /helo command rejected: (need|invalid|host not found)|helo\/ehlo argument|bad helo|invalid helo/i,
  },
  {code: 'smtp-ehlo-rejected', text: /helo command rejected|helo rejected/i},
]

/** The login may not use this sender; some servers say so only at RCPT or after DATA. */
export const senderOwnershipRules: readonly Rule[] = [
  {code: 'smtp-sender-not-logged-in', text: /sender address rejected: not logged in|not logged in/i},
  {code: 'smtp-sender-orange-not-owned', text: /ofr?_?421|mail from not owned by user/i},
  {
    code: 'smtp-sender-ms-send-as-denied',
    text: /SendAsDenied|does not have permissions? to send as this sender/i,
  },
  {code: 'smtp-sender-ms-send-as-denied', enhanced: /^5\.(7\.60|2\.252)$/},
  {code: 'smtp-sender-icloud-not-yours', provider: ['icloud'], text: /not one of your addresses/i},
  {code: 'smtp-sender-icloud-not-yours', text: /from address is not one of your addresses/i},
  {code: 'smtp-sender-fastmail-identity', text: /not authori[sz]ed to send from this header address/i},
  {code: 'smtp-sender-zoho-relaying', text: /relaying disallowed as/i},
  {
    code: 'smtp-sender-united-internet',
    text: /sender address is not allowed|absenderadresse.{0,40}nicht (erlaubt|zul)/i,
  },
  {code: 'smtp-sender-sendgrid-identity', text: /does not match a verified sender identity/i},
  {code: 'smtp-sender-ses-unverified', text: /email address is not verified|identities failed the check/i},
  {code: 'smtp-sender-ses-iam', text: /not authori[sz]ed to perform.{0,10}ses:/i},
  {code: 'smtp-sender-brevo-not-activated', text: /smtp account is not yet activated|account is not activated/i},
  {code: 'smtp-sender-mailgun-sandbox', text: /sandbox (sub)?domains? (are|is) for test/i},
  {code: 'smtp-sender-postmark-signature', text: /sender signature/i},
  {
    code: 'smtp-sender-mailjet-not-validated',
    text: /sender.{0,60}(not (been )?validated|inactive)|not an active sender/i,
    provider: ['mailjet'],
  },
  {code: 'smtp-sender-yahoo-mismatch', text: /from: address not verified/i},
  {code: 'smtp-sender-yahoo-mismatch', provider: ['yahoo', 'aol'], text: /request failed; mailbox unavailable/i},
  {code: 'smtp-sender-google-relay-denied', text: /invalid credentials for relay|mail relay denied/i},
  {code: 'smtp-sender-ms-blocked-user', text: /bad outbound sender/i},
  {code: 'smtp-sender-ms-blocked-user', enhanced: /^5\.7\.50[1-3]$/},
  {
    code: 'smtp-sender-not-owned',
    text: /not owned by (user|you|auth)|sender login mismatch|sender address rejected: access denied/i,
  },
  {
    code: 'smtp-sender-not-owned',
    text: /\b(sender|from|envelope)\b(?! (your |this )?(ip\b|host\b|\[?\d)).{0,80}?(not (owned|permitted|authori[sz]ed|yours|assigned|associated|local to you)|mismatch|does(n't| not) (match|belong)|must (match|be the same)|nicht (berechtigt|erlaubt))/i,
  },
  {
    code: 'smtp-sender-not-owned',
    text: /\bnot (permitted|allowed|authori[sz]ed) to (send|use|relay)\b.{0,40}(\bas\b|\bfrom\b|sender|with this|using)|(sender|from)( e-?mail)?( address)? (is )?not (allowed|permitted|authori[sz]ed)|you (must|can) only send (as|from)|send(ing)? as .{0,60}not (allowed|permitted)|identity.{0,20}not (verified|allowed)/i,
  },
]

/** Domain and form of the sender. */
export const senderDomainRules: readonly Rule[] = [
  {code: 'smtp-sender-domain-not-found', enhanced: /^[45]\.1\.8$/, text: /domain|host|not found|resolve|exist/i},
  {
    code: 'smtp-sender-domain-not-found',
    text: /(sender|from|envelope).{0,60}(domain.{0,30}(not found|does not (exist|resolve)|must (exist|resolve)|unresolvable|cannot be resolved|no mx)|unresolvable|unroutable)|unresolvable.{0,30}(from|sender)|domain of sender.{0,60}(does not|cannot|not)|sender.{0,40}malformed dns/i,
  },
  {
    code: 'smtp-sender-verification-failed',
    text: /sender verify failed|sender verification failed|sender address.{0,20}(undeliverable|unverified)|sender callout|could not verify sender/i,
  },
]

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
  {code: 'limit-ms-minute', text: /STOREDRV\.ClientSubmit.{0,40}message rate/i},
  {code: 'data-ms-concurrency', text: /sender thread limit exceeded|STOREDRV\.ClientSubmit.{0,20}thread/i},
  {code: 'limit-postfix-errors', text: /too many errors/i},
  {code: 'limit-sendgrid-credits', text: /maximum credits exceeded/i},
  {
    code: 'rcpt-rate-limited',
    text: /receiving mail (too quickly|at a rate)|recipient thread limit|recipient.{0,30}rate limit/i,
  },
  {code: 'rcpt-rate-limited', enhanced: /^5\.2\.12[12]$/},
  {code: 'rcpt-ionos-reject-policy', text: /reject due to policy violations/i},
  {code: 'rcpt-ionos-reject-policy', provider: ['ionos', 'gmx', 'web-de'], text: /rate limit reached/i},
  {code: 'rcpt-too-many', text: /too many recipients(?! from)/i},
  {code: 'rcpt-too-many', enhanced: /^[45]\.5\.3$/, text: /recipient/i},
]

/** Any other mention of a rate; it stands below what names a cause more closely. */
export const rateRules: readonly Rule[] = [
  {
    code: 'smtp-rate-limited',
    text: /too much mail|too many (messages|mails|e-?mails|recipients from|mail commands)|(rate|hourly|daily|sending|message|outgoing|per[- ]?(hour|day|minute))[- ]?(sending )?(limit|quota)|limit.{0,30}(per|an|a|every) (hour|day|minute)|\d+ (messages|mails|e-?mails|recipients) (per|an|a|every|in)|rate[- ]?limit|throttl|sent too (many|fast|much)|quota.{0,20}(hour|day)|exceeded.{0,30}(sending|hourly|daily)|max(imum)? (e-?)?(mails?|messages?) per|per (hour|day|minute)/i,
  },
]

/** Block lists and bans. */
export const blockRules: readonly Rule[] = [
  {code: 'rcpt-direct-send-blocked', enhanced: /^5\.7\.68$/},
  {code: 'rcpt-direct-send-blocked', text: /direct send not allowed/i},
  {code: 'rcpt-tenant-blocklist', enhanced: /^5\.7\.(703|513)$/},
  {code: 'rcpt-ip-blocked-ms', enhanced: /^5\.7\.(60[6-9]|6[1-4]\d|511)$/},
  {code: 'rcpt-ip-blocked-ms', text: /banned sending ip/i},
  {code: 'data-ms-trial-ip', enhanced: /^5\.7\.708$/},
  {code: 'data-ms-tenant-threshold', enhanced: /^5\.7\.705$/},
  {code: 'data-ms-unregistered-domain', enhanced: /^5\.7\.750$/},
  {code: 'data-ms-suspicious', enhanced: /^4\.7\.([5-6]\d\d|8[5-9]\d)$/},
  {
    code: 'rcpt-blocklist',
    text: /blocked using|badmailfrom|spamhaus|\bdnsbl\b|\brbl\b|block ?list|black ?list|\[BL21\]|spamcop|barracudacentral|listed (at|by|in|on) |poor reputation|sorbs/i,
  },
]

/** Authentication of the message as receivers judge it. */
export const authenticityRules: readonly Rule[] = [
  {code: 'dmarc-from-not-aligned-google', enhanced: /^[45]\.7\.32$/},
  {code: 'dmarc-dns-temperror', enhanced: /^4\.7\.26$/, text: /temporary dns|dns fail/i},
  {code: 'auth-ipv6-requirements', text: /sent over ipv6/i},
  {code: 'auth-ipv6-requirements', enhanced: /^5\.7\.(508|510)$/},
  {code: 'spf-hardfail-rejected', text: /hard fail policy/i},
  {code: 'dmarc-rejected-microsoft', enhanced: /^5\.7\.(509|515)$/},
  {code: 'dmarc-rejected-icloud', text: /\[HME1\]/i},
  {code: 'dmarc-rejected-icloud', provider: ['icloud'], text: /dmarc/i},
  {
    code: 'dmarc-rejected-yahoo',
    text: /(yahoo|sender is unauthenticated).{0,200}(authenticate|unauthenticated)|unauthenticated.{0,80}yahoo/i,
  },
  {
    code: 'dmarc-rejected-google',
    text: /unauthenticated email from \S+ is not accepted due to domain'?s\s+dmarc policy/i,
  },
  {code: 'dmarc-rejected-google', text: /dmarc/i, when: isGoogle},
  {code: 'dmarc-rejected-google', enhanced: /^5\.7\.26$/, when: isGoogle},
  {code: 'dmarc-rejected', enhanced: /^5\.7\.26$/},
  {code: 'spf-provider-not-included', enhanced: /^[45]\.7\.(23|27)$/},
  {
    code: 'spf-provider-not-included',
    text: /sender policy framework|spf (check |validation )?(fail|violation|not allowed|: not allowed)|spf:/i,
  },
  {code: 'dkim-missing', enhanced: /^[45]\.7\.30$/, text: /dkim/i},
  {code: 'dkim-missing', enhanced: /^[45]\.7\.20$/},
  {code: 'dmarc-rejected', text: /dmarc/i},
]

/** Size and storage. */
export const sizeRules: readonly Rule[] = [
  {code: 'data-header-too-large', text: /header.{0,30}(too (large|long|big)|maximum|size)|x-dg-ref/i, reply: /^5/},
  {code: 'data-ms-sender-mailbox-full', text: /mailbox full; STOREDRV|STOREDRV\.Submission.{0,40}QuotaExceeded/i},
  {code: 'rcpt-mailbox-full', enhanced: /^[45]\.2\.2$/},
  {
    code: 'rcpt-mailbox-full',
    text: /over ?quota|mailbox.{0,40}(full|quota|exceed)|quota.{0,20}exceeded|exceeded.{0,20}(storage|quota)|(user|account|inbox).{0,30}(full|over quota|out of (disk )?(space|quota))|not enough (disk )?space|disk quota|boite du destinataire pleine|postfach (ist )?voll/i,
  },
  {code: 'data-too-large', enhanced: /^5\.(3\.4|2\.3)$/},
  {
    code: 'data-too-large',
    text: /(message|mail|content|size|data|attachment).{0,40}(too (large|big|long)|exceed\w*.{0,40}(size|maximum|length)|larger than)|size.{0,20}exceed|exceeds? (the )?(maximum|fixed|size)/i,
    reply: /^5/,
  },
  {code: 'data-too-large', reply: /^552$/, enhanced: /^$/, text: /size|large|big|limit/i},
  {code: 'data-storage', enhanced: /^4\.3\.1$/},
  {
    code: 'data-storage',
    text: /insufficient (system )?(storage|disk)|not enough (disk )?(space|storage)|(disk|queue).{0,20}full|no space left|out of (disk )?space|space shortage/i,
  },
]

/** Some numbers mean one thing at Google and another in the registry of RFC 5248. */
export function isGoogle({endpoint, smtp, greeting}: Evidence): boolean {
  const words = `${smtp?.text ?? ''} ${greeting ?? ''}`
  return providerOfHost(endpoint.host) === 'google' || /gsmtp|google\.com|gmail/i.test(words)
}
