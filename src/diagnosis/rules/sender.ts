import type {Rule} from './rule.js'

/** The login may not use this sender; some servers say so only at RCPT or after DATA. */
export const senderOwnershipRules: readonly Rule[] = [
  {code: 'smtp-sender-not-logged-in', text: /not logged in\b/i},
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
  {
    code: 'smtp-sender-not-owned',
    text: /sender( e-?mail)?( address)? (is )?not (been )?(validated|verified|confirmed)\b/i,
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
    text: /\bnot (permitted|allowed|authori[sz]ed) to (send|use|relay)\b.{0,40}(\bas\b|\bfrom\b|sender|with this|using)|(sender|from)( e-?mail)?( address)? (is )?not (allowed|permitted|authori[sz]ed)|you (must|can) only send (as|from)|send(ing)? as .{0,60}not (allowed|permitted)|identity.{0,20}not (verified|allowed)|\b(domain|identity) (is )?not (been )?verified(?!.{0,30}(spf|dkim|dmarc))|not allowed in header from|not allowed to use the domain \S+ as a sender/i,
  },
]

/** Domain and form of the sender. */
export const senderDomainRules: readonly Rule[] = [
  {
    code: 'smtp-sender-domain-not-found',
    text: /sender address rejected: domain \S+ does not accept mail|real domain name required|from:? domain is invalid/i,
  },
  {code: 'smtp-sender-domain-not-found', enhanced: /^[45]\.1\.8$/, text: /domain|host|not found|resolve|exist/i},
  {
    code: 'smtp-sender-domain-not-found',
    text: /(sender|from|envelope).{0,60}(domain.{0,30}(not found|does not (exist|resolve)|must (exist|resolve)|unresolvable|cannot be resolved|no mx)|unresolvable|unroutable)|unresolvable.{0,30}(from|sender)|domain of sender.{0,60}(does not|cannot|not)|sender.{0,40}malformed dns/i,
  },
  {
    code: 'smtp-sender-verification-failed',
    text: /sender verify failed|sender verification failed|sender address.{0,20}(undeliverable|unverified)|sender callout|could not verify sender|no verifiable sender/i,
  },
]
