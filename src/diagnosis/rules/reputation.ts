import type {Evidence} from '../../connection/evidence.js'
import {providerOfHost} from '../../provider/detect.js'
import type {Rule} from './rule.js'

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
    text: /blocked using|badmailfrom|ipcheck\.proofpoint|blocked - see https?:|spamhaus|\bdnsbl\b|\brbl\b|block ?list|black ?list|\[BL21\]|spamcop|barracudacentral|(?<!white|allow|grey|gray)listed (at|by|in|on) |poor reputation|bad reputation|sorbs|dnsbl-lookup/i,
  },
  {
    code: 'rcpt-blocklist',
    text: /access to (submit messages to )?this (e-?)?mail system has been rejected|\b(sender|ip|host|domain|client)( address)?( \S+)? is banned/i,
  },
]

/** This machine may not send here at all, whoever logs in. */
export const clientRules: readonly Rule[] = [
  {
    code: 'smtp-client-denied',
    text: /client host rejected(?!: cannot find)|\bip address (is )?not (allowed|authori[sz]ed|permitted) to (send|relay|connect)|\bIP you're using to send mail is not authorized/i,
  },
]

/** SPF by name; it stands above the words about whose sender it is, which sound the same. */
export const spfRules: readonly Rule[] = [
  {code: 'spf-hardfail-rejected', text: /hard fail policy/i},
  {
    code: 'spf-provider-not-included',
    text: /sender policy framework|\[spf\]|\bspf\b.{0,40}(fail|violation|not allowed|not permitted|not authori|prohibit|denied)|(prohibited|rejected|denied|invalid|failed?|fails).{0,20}\bspf\b|spf:|openspf/i,
    when: (evidence) => !mentionsDmarc(evidence),
  },
]

/** Authentication of the message as receivers judge it. */
export const authenticityRules: readonly Rule[] = [
  {code: 'dmarc-from-not-aligned-google', enhanced: /^[45]\.7\.32$/},
  {code: 'dmarc-dns-temperror', enhanced: /^4\.7\.26$/, text: /temporary dns|dns fail/i},
  {
    code: 'auth-ipv6-requirements',
    text: /sent over ipv6|ipv6 sending guidelines|unauthorized message over ipv6|accept e?mail over ipv6/i,
  },
  {code: 'auth-ipv6-requirements', enhanced: /^5\.7\.(508|510)$/},
  {code: 'spf-hardfail-rejected', text: /hard fail policy/i},
  {code: 'dmarc-rejected-microsoft', enhanced: /^5\.7\.(509|515)$/},
  {code: 'dmarc-rejected-icloud', text: /\[HME1\]/i},
  {code: 'dmarc-rejected-icloud', provider: ['icloud'], text: /dmarc/i},
  {
    code: 'dmarc-rejected-yahoo',
    enhanced: /^5\.7\.9$/,
    text: /yahoo|policy reasons/i,
  },
  {
    code: 'dmarc-rejected-yahoo',
    text: /yahoo.{0,200}(authenticate|unauthenticated)|unauthenticated.{0,80}yahoo/i,
  },
  {
    code: 'dmarc-rejected-google',
    text: /unauthenticated email from \S+ is not accepted due to domain'?s\s+dmarc policy/i,
  },
  {code: 'dmarc-rejected-google', text: /dmarc/i, when: isGoogle},
  {code: 'dmarc-rejected-google', enhanced: /^[45]\.7\.26$/, when: isGoogle},
  {code: 'dmarc-rejected', enhanced: /^5\.7\.26$/},
  {code: 'smtp-sender-domain-not-found', enhanced: /^5\.7\.27$/, text: /null ?mx|does not accept mail/i},
  {code: 'spf-provider-not-included', enhanced: /^[45]\.7\.(23|27)$/},
  ...spfRules,
  {code: 'dkim-missing', enhanced: /^[45]\.7\.30$/, text: /dkim/i},
  {code: 'dkim-missing', enhanced: /^[45]\.7\.20$/},
  {code: 'dmarc-rejected', text: /dmarc/i},
]

/** Some numbers mean one thing at Google and another in the registry of RFC 5248. */
export function isGoogle({endpoint, smtp, greeting}: Evidence): boolean {
  const words = `${smtp?.text ?? ''} ${greeting ?? ''}`
  return providerOfHost(endpoint.host) === 'google' || /gsmtp|google\.com|gmail/i.test(words)
}

function mentionsDmarc({smtp}: Evidence): boolean {
  return /dmarc|either spf or dkim/i.test(smtp?.text ?? '')
}
