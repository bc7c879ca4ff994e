import {frenchContentTags} from './french-tags.js'
import {sessionRules} from './greeting.js'
import {limitRules, rateRules, sizeRules} from './limits.js'
import {authenticityRules, blockRules, clientRules, spfRules} from './reputation.js'
import type {Rule} from './rule.js'
import {senderDomainRules, senderOwnershipRules} from './sender.js'
import {accountRules, loginFirst, machineRules, sequenceRules, tlsFirst} from './shared.js'
import {recipientPermanentRules} from './smtp-envelope.js'

const spam =
  /\bspam(my)?\b|unsolicited|junk mail|bulk mail|content (was |is )?rejected|message content|\b(B-URL|B-TEXT|B-ATTACH)\b|considered as spam|spamassassin|rspamd|spam score|looks like spam|blocked.{0,30}(content|url|link)|high probability of spam|banned content|message (was )?(refused|rejected) (as|because).{0,30}(spam|content)/i

const virus = /virus|malware|infected|trojan|eicar|clamav|worm found/i

export const dataSilentRules: readonly Rule[] = [
  {code: 'smtp-connection-dropped-at-data', error: /^(CLOSED|ECONNRESET|EPIPE|ECONNABORTED)$/},
  ...sessionRules,
]

export const dataTemporaryRules: readonly Rule[] = [
  {code: 'data-temporary-failure', text: /by administrative action/i},
  {code: 'smtp-sender-mailgun-sandbox', text: /sandbox (sub)?domains? (are|is) for test/i},
  ...limitRules,
  ...authenticityRules,
  ...rateRules,
  ...blockRules,
  {code: 'data-timeout', enhanced: /^4\.4\.2$/},
  {code: 'data-timeout', text: /time-?d? ?out/i},
  {code: 'rcpt-greylisted', text: /gr[ea]y-?\s?list|postgrey/i},
  ...sizeRules,
  {code: 'data-smtp-421-closing', reply: /^421$/},
]

export const dataPermanentRules: readonly Rule[] = [
  ...tlsFirst,
  ...loginFirst,
  {code: 'data-spam-content', text: /spam or virus/i},
  {code: 'policy-antivirus-rejected', text: virus},
  {code: 'data-google-domain-policy', text: /\bgcdp\b|sending to \(or from\) has a policy that prohibited/i},
  {code: 'data-from-header-missing', enhanced: /^5\.7\.512$/},
  {
    code: 'data-from-header-missing',
    text: /missing a valid address in the from|(no|missing|invalid|without).{0,20}from:? header|from:? header (is )?(missing|required|invalid)/i,
  },
  {code: 'data-multiple-from', enhanced: /^5\.1\.20$/},
  {code: 'data-multiple-from', text: /multiple (addresses in )?(a )?from/i},
  {code: 'data-duplicate-headers', text: /duplicate headers?/i},
  {code: 'data-message-id-missing', text: /(missing|no|without|invalid|valid).{0,20}message-id/i},
  {code: 'data-bare-lf', enhanced: /^5\.6\.11$/},
  {code: 'data-bare-lf', text: /bare (<)?(lf|cr|newline|line ?feed)/i},
  {code: 'data-line-too-long', text: /line (length|too long)|lines? (are |is )?too long|maximum line length/i},
  {code: 'data-8bit-not-supported', enhanced: /^5\.6\.[13]$/},
  {code: 'data-8bit-not-supported', text: /8-?bit/i},
  {
    code: 'data-attachment-blocked',
    text: /potential security issue|illegal attachment|attachment.{0,40}(blocked|not (allowed|accepted|permitted)|rejected|prohibited)|(blocked|forbidden|banned|prohibited|disallowed).{0,40}(attachment|file ?(type|name)|extension)|B-ATTACH/i,
  },
  ...frenchContentTags,
  ...clientRules,
  ...spfRules,
  ...senderOwnershipRules,
  ...accountRules,
  ...limitRules,
  {code: 'data-policy-local', text: /mail ?policy violation/i},
  ...sizeRules,
  {code: 'data-ms-storedrv-generic', text: /STOREDRV\./},
  ...authenticityRules,
  ...machineRules,
  ...rateRules,
  {code: 'policy-dlp-encryption', text: /\bDLP\b|data loss prevention|purview/i},
  {code: 'data-policy-local', text: /\[CS01\]|\[PH01\]/i},
  ...blockRules,
  {code: 'data-spam-content', text: spam},
  ...senderDomainRules,
  {
    code: 'data-policy-local',
    text: /(local|site|security|message|company|organi[sz]ation|content examination) polic(y|ies)|policy (reasons?|restrictions?|violations?|rejection)|against.{0,20}policy|administrative prohibition|(due to|by) policy|anti-?spoof|spoofed message|message filtered/i,
  },
  ...recipientPermanentRules.filter(
    ({code}) =>
      code === 'rcpt-relay-denied' ||
      code === 'rcpt-unknown' ||
      code === 'rcpt-internal-only' ||
      code === 'rcpt-mailbox-disabled',
  ),
  ...sequenceRules,
  {code: 'smtp-bad-sequence', text: /no valid recipients/i},
]
