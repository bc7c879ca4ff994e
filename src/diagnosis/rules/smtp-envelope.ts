import type {Evidence} from '../../connection/evidence.js'
import {frenchRecipientTags, frenchSenderTags} from './french-tags.js'
import {sessionRules} from './greeting.js'
import {limitRules, rateRules, sizeRules} from './limits.js'
import {authenticityRules, blockRules, clientRules, spfRules} from './reputation.js'
import type {Rule} from './rule.js'
import {senderDomainRules, senderOwnershipRules} from './sender.js'
import {accountRules, loginFirst, machineRules, sequenceRules, tlsFirst} from './shared.js'

/** MAIL FROM and RCPT TO. */

const relayDenied =
  /relay(ing)? (access )?(is )?(denied|not (allowed|permitted)|prohibited|disallowed|forbidden)|(unable|not (allowed|permitted|authori[sz]ed)) to relay|relay not permitted|(we|do|does) not relay|no relaying|denied relay|relay access|i cannot deliver mail for|isn't in my list of allowed rcpthosts|not in my list of allowed|delivery is not allowed to this address|unauthorized relay|not (a )?local(ly hosted)? domain|authentication required for relay|use me .{0,60}as a relay|relais (refus|non autoris)|list of allowed hosts/i

/** Words that leave no doubt, whatever the numbers say. */
const surelyUnknown = /addressee unknown|no such (user|mailbox|recipient|address)\b|(user|recipient|mailbox) unknown\b/i

const unknownUser =
  /user (is )?unknown|unknown (user|recipient|mailbox|account|address|local)|no such (user|mailbox|recipient|address|person|account|local)|(user|recipient|mailbox|account|address|alias)\b.{0,80}?(not found|does ?n[o']t exist|doesn'?t exist|unknown|is invalid|no longer (exists|available|valid)|not (known|recogni[sz]ed|listed|local|exist))|(invalid|bad|illegal) (recipient|mailbox|alias)|mailbox (name )?(is )?(unavailable|not (available|found))|no mailbox (here )?(by|with|of) that name|does(n't| not) have an? \w*\.?\w* ?account|unrout(e)?able address|undeliverable address|RecipientNotFound|recipient not found|email account that you tried to reach does not exist|address (rejected|unknown)\W*$|not a valid (mailbox|recipient|user)|no account by that name|empf.nger (ist )?unbekannt|user doesn't exist|invalid-recipient|not in recipient list|marked as invalid|\S+@\S+ is no longer valid|is not deliverable/i

const bareUnavailable = /^requested (mail )?action not taken:? mailbox (is )?unavailable\b/i

const greylist = /gr[ea]y-?\s?list|postgrey|sqlgrey|milter-greylist|\bgld\b/i
const comeBack = /(try|come|retry|send).{0,25}(again|back)|again later|try later|retry (later|in)|later again/i

const dropped: readonly Rule[] = [
  {code: 'rcpt-smtputf8-needed', error: /^SMTPUTF8_MISSING$/},
  {code: 'requiretls-unsupported', error: /^EREQUIRETLS$/},
  ...sessionRules,
]

/** None, or one that speaks of addresses or commands (RFC 3463 sections 3.2 and 3.6). */
const aboutSyntax = /^(5\.[15]\.\d+|5\.0\.0)?$/

/** Addresses with letters outside ASCII (RFC 6531). */
const asciiOnlyRules: readonly Rule[] = [
  {code: 'rcpt-smtputf8-needed', enhanced: /^5\.6\.7$/},
  {
    code: 'rcpt-smtputf8-needed',
    text: /smtputf8|internationali[sz]ed mailbox|non-unicode mail server|(utf-?8|unicode) address(es)? not supported/i,
  },
]

export const envelopeSilentRules: readonly Rule[] = [...dropped, {code: 'rcpt-smtputf8-needed', when: needsSmtputf8}]

export const senderTemporaryRules: readonly Rule[] = [
  ...tlsFirst,
  {code: 'smtp-rate-limited', text: /polic.{0,40}quota exceeded|(sender|sending).{0,60}quota exceeded/i},
  ...machineRules,
  ...limitRules,
  ...rateRules,
  ...sizeRules,
  {code: 'smtp-sender-domain-not-found', enhanced: /^4\.1\.8$/},
  ...senderDomainRules,
  ...blockRules,
  ...authenticityRules,
  {code: 'rcpt-greylisted', text: greylist},
  {code: 'tcp-idle-timeout', reply: /^(421|451)$/, enhanced: /^4\.4\.2$/},
  {code: 'data-smtp-421-closing', reply: /^421$/},
]

export const senderPermanentRules: readonly Rule[] = [
  ...tlsFirst,
  ...loginFirst,
  ...frenchSenderTags,
  ...clientRules,
  ...spfRules,
  ...senderOwnershipRules,
  ...machineRules,
  ...senderDomainRules,
  ...accountRules,
  ...limitRules,
  ...rateRules,
  ...sizeRules,
  ...asciiOnlyRules,
  {code: 'requiretls-unsupported', enhanced: /^5\.7\.30$/},
  {code: 'smtp-sender-syntax', enhanced: /^5\.1\.7$/},
  {
    code: 'smtp-sender-syntax',
    reply: /^(501|504|553|555)$/,
    text: /syntax|malformed|not a valid|invalid (sender|address)|bad (sender|address)|fully[- ]qualified address|must contain a domain|domain name required/i,
  },
  ...sequenceRules,
  ...blockRules,
  ...authenticityRules,
  {code: 'rcpt-relay-denied', text: relayDenied},
  {code: 'smtp-sender-not-owned', reply: /^553$/, enhanced: /^5\.7\.1$/, text: /^(<[^>]*>)?[.: ]*$|sender/i},
  {code: 'smtp-sender-not-owned', text: /\b(may|can|must) ?not send (mail |messages )?(as|from|on behalf of)\b/i},
  {
    code: 'smtp-sender-not-owned',
    enhanced: /^5\.7\.1$/,
    text: /sender (address )?rejected|sender denied|not allowed to send/i,
  },
  {code: 'smtp-sender-syntax', reply: /^501$/, enhanced: aboutSyntax},
]

export const recipientTemporaryRules: readonly Rule[] = [
  ...tlsFirst,
  // servers that answer with 4xx what is permanent in truth say so in words
  {code: 'rcpt-relay-denied', text: relayDenied},
  ...machineRules,
  ...limitRules,
  {code: 'rcpt-greylisted', text: greylist},
  ...rateRules,
  ...sizeRules,
  {code: 'rcpt-temporary-failure', text: /recipient address rejected: unverified address/i},
  {code: 'smtp-sender-domain-not-found', enhanced: /^4\.1\.8$/},
  ...senderDomainRules,
  ...blockRules,
  ...authenticityRules,
  {code: 'rcpt-greylisted', reply: /^45[01]$/, enhanced: /^4\.(7\.1|2\.0)$/, text: comeBack},
  {
    code: 'rcpt-greylisted',
    reply: /^45[01]$/,
    enhanced: /^$/,
    text: /^(<[^>]*>:? ?)?(please )?(try|come|retry).{0,20}(again|back|later)[ .!]*(later)?[ .!]*( ?(\[[^\]]{0,80}\]|(?=[\w.-]*\d)[\w.-]{1,60})){0,4}$/i,
  },
  {code: 'tcp-idle-timeout', reply: /^(421|451)$/, enhanced: /^4\.4\.2$/},
  {code: 'data-smtp-421-closing', reply: /^421$/},
]

export const recipientPermanentRules: readonly Rule[] = [
  ...tlsFirst,
  {code: 'policy-ms-relay-connector', enhanced: /^5\.7\.(64|367)$/},
  {code: 'policy-ms-relay-connector', text: /TenantAttribution; Relay/i},
  {code: 'rcpt-internal-only', enhanced: /^5\.7\.(12|13[1-8]?|124|129)$/},
  {
    code: 'rcpt-internal-only',
    text: /SenderNotAuthenticatedForGroup|NotAuthorizedForGroup|RESOLVER\.RST\.(AuthRequired|NotAuthorized|SenderNotAuthenticated|RestrictedTo)|only accepts? (mail|messages) from (internal|authenticated|members)/i,
  },
  {code: 'rcpt-relay-denied', enhanced: /^5\.7\.54$/},
  {code: 'rcpt-relay-denied', text: relayDenied},
  ...loginFirst,
  ...frenchRecipientTags,
  ...machineRules,
  ...clientRules,
  {code: 'smtp-sender-verification-failed', text: /sender verify failed/i},
  ...spfRules,
  ...senderOwnershipRules,
  ...senderDomainRules,
  ...accountRules,
  ...blockRules,
  ...limitRules,
  ...rateRules,
  ...sizeRules,
  ...asciiOnlyRules,
  {code: 'rcpt-domain-does-not-accept', reply: /^556$/},
  {code: 'rcpt-domain-does-not-accept', text: /does not accept mail|nullmx|null mx/i},
  {code: 'rcpt-syntax', text: /not a valid rfc-?\s?5321 address|restricted characters in address/i},
  {code: 'rcpt-domain-not-found', enhanced: /^5\.(1\.2|4\.4)$/},
  {
    code: 'rcpt-domain-not-found',
    text: /recipient.{0,80}domain not found|host or domain name not found|unrouteable mail domain|domain.{0,40}(does not exist|not found)|host unknown/i,
  },
  {code: 'rcpt-moved', enhanced: /^5\.1\.6$/},
  {code: 'rcpt-moved', reply: /^551$/, text: /user not local|moved|try <|no longer/i},
  {code: 'rcpt-unknown', text: surelyUnknown},
  {code: 'rcpt-mailbox-disabled', enhanced: /^5\.2\.1$/},
  {
    code: 'rcpt-mailbox-disabled',
    text: /(mailbox|account|user|recipient|address).{0,60}(disabled|inactive|deactivated|suspended|not active)|(mailbox|account|user|recipient)\b.{0,30}((?<!:)blocked|\blocked)/i,
  },
  {code: 'rcpt-syntax', enhanced: /^5\.1\.3$/},
  {
    code: 'rcpt-syntax',
    reply: /^(501|504|553|555)$/,
    text: /syntax|malformed|invalid address format|bad address syntax|fully[- ]qualified address|must contain a domain/i,
  },
  {code: 'rcpt-unknown', enhanced: /^5\.1\.(1|10)$/},
  {code: 'rcpt-unknown', enhanced: /^5\.4\.1$/, text: /recipient address rejected|access denied/i},
  // RFC 5321 section 4.2.3: not found, no access or refused by policy; the bare text does not say which
  {code: 'rcpt-unrecognised', reply: /^550$/, enhanced: /^$/, text: bareUnavailable},
  {code: 'rcpt-unknown', text: unknownUser},
  ...sequenceRules,
  ...authenticityRules,
  {code: 'data-spam-content', text: /\bspam\b|unsolicited/i},
  {
    code: 'rcpt-policy-refused',
    text: /rejected by (the )?destination domain|user defined policy|recipient address rejected|access denied|administrative prohibition|prohibited|not (authori[sz]ed|permitted|allowed)|policy|TRANSPORT\.RULES/i,
  },
  {code: 'rcpt-policy-refused', enhanced: /^5\.7\.\d+$/},
  {code: 'rcpt-syntax', reply: /^501$/, enhanced: aboutSyntax},
]

const ascii = /^[\u0000-\u007F]*$/

function needsSmtputf8({sender, recipient, offered}: Evidence): boolean {
  const local = [sender, recipient].map((address) => address?.split('@')[0] ?? '')
  return !local.every((part) => ascii.test(part)) && offered !== undefined && !offered.includes('SMTPUTF8')
}
