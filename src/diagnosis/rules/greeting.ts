import type {Evidence, Protocol} from '../../connection/evidence.js'
import type {Rule} from './rule.js'

const closed = /^(CLOSED|ECONNRESET|ECONNABORTED|EPIPE)$/
const silent = /^(TIMEOUT|ETIMEDOUT)$/
const notOurs = /^(PROTOCOL|NOT_SMTP|NOT_IMAP|EPROTOCOL)$/

/** The first words of services that people confuse with a mail server's. */
const foreign: Readonly<Record<Protocol, RegExp>> = {
  smtp: /^(HTTP\/|<!doctype|<html|\* (OK|BYE|PREAUTH)\b|\+OK|-ERR|SSH-|RFB |AMQP|220[ -].*\bFTP\b|"IMPLEMENTATION"|OK "Dovecot)/i,
  imap: /^(HTTP\/|<!doctype|<html|\d{3}[ -]|\+OK|-ERR|SSH-|RFB |AMQP|"IMPLEMENTATION"|OK "Dovecot)/i,
}

/** Whether these first bytes are those of another service than the one expected. */
export function isOtherService(protocol: Protocol, firstWords: string | undefined): boolean {
  return firstWords !== undefined && foreign[protocol].test(firstWords.trim())
}

function saysOther(evidence: Evidence): boolean {
  const {greeting, counterProof} = evidence
  const words = greeting ?? counterProof?.insideTls ?? counterProof?.plainGreeting
  return isOtherService(evidence.endpoint.protocol, words)
}

/** A port that waits for TLS: proven by a handshake, else by the bytes of an alert, else by its number. */
function waitsForTls({endpoint, counterProof, greeting, bytesReceived}: Evidence): boolean {
  if (endpoint.encryption === 'tls') return false
  if (isOtherService(endpoint.protocol, counterProof?.insideTls)) return false
  if (counterProof?.speaksTls !== undefined) return counterProof.speaksTls
  if (greeting !== undefined && /^[\u0014-\u0017]\u0003/.test(greeting)) return true
  return (bytesReceived ?? 0) === 0 && greeting === undefined && [465, 993, 995, 2465].includes(endpoint.port)
}

export const smtpGreetingSilentRules: readonly Rule[] = [
  {code: 'tls-plaintext-on-tls-port', when: waitsForTls},
  {code: 'smtp-greeting-not-smtp', when: saysOther},
  {code: 'smtp-greeting-not-smtp', error: notOurs},
  {code: 'smtp-greeting-timeout', error: silent},
  {code: 'tcp-closed-before-greeting', error: /^(CLOSED|EPIPE)$/},
  {code: 'tcp-reset', error: closed},
]

/** A whole reply that is neither 220 nor a refusal: another protocol with three digits, or nonsense. */
export const smtpGreetingOddRules: readonly Rule[] = [{code: 'smtp-greeting-not-smtp', reply: /^[123]/}]

export const smtpGreetingTemporaryRules: readonly Rule[] = [
  {code: 'dns-ptr-missing', text: /reverse (dns|hostname|lookup)|\bPTR\b|rdns/i},
  {
    code: 'smtp-greeting-421-too-many',
    text: /too many (concurrent |simultaneous )?(\w+ )?(connections?|sessions)|connection (limit|rate)|maximum (number of )?(concurrent )?(\w+ )?connections|too many.{0,40}(from your|from this)|max(imum)? connections|too many (\w+ )?(clients|connected)/i,
  },
  {code: 'rcpt-ip-blocked-ms', enhanced: /^4\.7\.(5\d\d|650)$/, provider: ['outlook-com', 'microsoft365']},
  {
    code: 'smtp-greeting-421-too-many',
    text: /too many concurrent|concurrency limit|connections?.{0,20}(limit|exceed)/i,
  },
]

export const smtpGreetingPermanentRules: readonly Rule[] = [
  {
    code: 'smtp-greeting-554-dialup',
    text: /dial-?up|transient ip|\(DIAL\)|dynamic(ally)? (assigned )?ip|residential ip/i,
  },
  {code: 'dns-ptr-missing', text: /reverse (dns|hostname|lookup)|\bPTR\b|rdns/i},
  {
    code: 'smtp-greeting-554-ip-blocked',
    text: /black ?list|block ?list|blocked|\bbanned\b|\bdnsbl\b|\brbl\b|spamhaus|barracuda|reputation|denied.*\bip\b|\bip\b.*(denied|reject|not allowed)|\(BL\)|bad ip|not allowed to connect|block list/i,
  },
  {code: 'smtp-greeting-421-too-many', text: /too many (concurrent |simultaneous )?connections/i},
]

export const ehloTemporaryRules: readonly Rule[] = [
  {code: 'dns-ptr-missing', text: /reverse (dns|hostname|lookup)|cannot find your (reverse )?hostname|\bPTR\b/i},
  {code: 'smtp-greeting-421-too-many', text: /too many (concurrent |simultaneous )?(connections|sessions)/i},
  {code: 'limit-postfix-errors', text: /too many errors/i},
  {code: 'smtp-ehlo-421', reply: /^4/},
]

export const ehloPermanentRules: readonly Rule[] = [
  {code: 'smtp-greeting-not-smtp', when: saysOther},
  {code: 'starttls-required', reply: /^530$/, text: /starttls/i},
  {
    code: 'smtp-ehlo-invalid-name',
    text: /fully[- ]qualified|\bfqdn\b|invalid (domain|host|name|helo|argument|address)|(helo|ehlo)( command)?( argument)? (is )?(invalid|rejected: (invalid|need|host not found))|bad helo|syntactically invalid|domain (name )?required|requires domain|host not found|need.{0,20}hostname/i,
  },
  {code: 'smtp-ehlo-invalid-name', reply: /^(501|504)$/},
  {code: 'dns-ptr-missing', text: /reverse (dns|hostname|lookup)|cannot find your (reverse )?hostname|\bPTR\b/i},
  {code: 'smtp-greeting-554-ip-blocked', text: /black ?list|block ?list|spamhaus|\bdnsbl\b|\brbl\b|\bbanned\b/i},
  {code: 'smtp-bad-sequence', reply: /^503$/},
  {code: 'smtp-ehlo-rejected', reply: /^5/},
]

/** After the greeting: a session that ends or stalls, whatever the step. */
export const sessionRules: readonly Rule[] = [
  {code: 'smtp-protocol-error', error: notOurs},
  {code: 'tcp-idle-timeout', error: silent},
  {code: 'tcp-broken-pipe', error: /^EPIPE$/},
  {code: 'smtp-connection-dropped', error: closed},
]

export const imapGreetingSilentRules: readonly Rule[] = [
  {code: 'tls-plaintext-on-tls-port', when: waitsForTls},
  {code: 'imap-wrong-service', when: saysOther},
  {code: 'imap-wrong-service', error: notOurs},
  {code: 'imap-greeting-timeout', error: silent},
  {code: 'tcp-closed-before-greeting', error: /^(CLOSED|EPIPE)$/},
  {code: 'tcp-reset', error: closed},
]

export const imapSessionRules: readonly Rule[] = [
  {
    code: 'imap-protocol-error',
    error: /^(PROTOCOL|NOT_IMAP|InvalidResponse|ParserError\d*|MAX_LITERAL|LITERAL_TOO_LARGE)/,
  },
  {code: 'imap-throttled-ms', error: /^ETHROTTLE$/},
  {code: 'imap-append-limit', error: /^APPENDLIMIT$/},
  {code: 'tcp-idle-timeout', error: silent},
  {code: 'imap-connection-dropped', error: /^(CLOSED|ECONNRESET|EPIPE|ECONNABORTED|NoConnection)$/},
]
