// What counts as naming a fault. Whatever the server itself said counts as its words; here stands what a tool would have
// to say of its own to name the cause, as generously as it can be read.
import {codeOfFault, faults} from '../../dist/sandbox/faults.js'

const ended =
  /closed (the )?connection|connection (was )?(closed|lost|reset)|closed unexpectedly|unexpected(ly)? (eof|end|closed)|hung up|empty reply|disconnected|non-properly terminated|reset by peer|ECONNRESET|SSL_ERROR_SYSCALL|connection unexpectedly|connection not available/i
const closeNotify = /\(IN\), TLS alert, close notify/
const timedOut = /time(d|r)?[- ]?out|ETIMEDOUT|never received/i
const noStartTls =
  /STARTTLS[^\n]*not (supported|advertised|offered|available)|not (advertise|support|offer)\w*[^\n]*STARTTLS|n.t find STARTTLS|upgrading connection with STARTTLS|server does not support TLS/i
const noSuchName =
  /could not resolve|not known|NXDOMAIN|ENOTFOUND|host not found|unknown host|no address|ENODATA|bad hostname/i
const resolverFailed = /temporary failure in name resolution|EAI_AGAIN/i
const unknownIssuer =
  /issuer is unknown|unknown issuer|a known issuer|unable to (get (local )?issuer|verify the first)/i

/** Causes of which the server says nothing, in the words of any tool. */
const causes = {
  'dns-host-not-found': noSuchName,
  'dns-no-address-record': noSuchName,
  'dns-servfail-dnssec': either(/SERVFAIL/, resolverFailed),
  'dns-query-refused': either(/EREFUSED|query refused/i, resolverFailed),
  'dns-ipv6-unreachable-first': /::1\b[^\n]*(refused|failed|unreach)|IPv6/i,
  'dns-timeout': either(/ETIMEOUT|DNS[^\n]*time|resolv\w+ timed out/i, resolverFailed),
  'tcp-refused': /connection refused|ECONNREFUSED/i,
  'tcp-some-addresses-fail': /127\.0\.0\.2\b[^\n]*(refused|failed)/i,
  'tcp-reset': ended,
  'tcp-closed-before-greeting': ended,
  'tls-plaintext-on-tls-port': /(speaks|expects|wants|needs|requires) (implicit )?(TLS|SSL)|implicit TLS|smtps/i,
  'tls-on-plaintext-port': /plain ?text|cleartext|unencrypted|not (speak )?(TLS|SSL)|(use|needs|expects|try) STARTTLS/i,
  'tls-cert-expired': /expired/i,
  'tls-cert-not-yet-valid': /not yet (valid|active)|not activated/i,
  'tls-cert-name-mismatch': /name[^\n]*(mismatch|not match)|no alternative certificate subject name|not match cert/i,
  'tls-cert-self-signed': either(/self[- ]signed/i, unknownIssuer),
  'tls-cert-self-signed-in-chain': either(/self[- ]signed certificate in/i, unknownIssuer),
  'tls-cert-chain-incomplete': unknownIssuer,
  'tls-cert-weak-key': /key (is )?too (small|short|weak)|weak key|insecure algorithm/i,
  'tls-cert-signature-failure': /too weak|weak (digest|signature)|insecure algorithm|signature (algorithm|failure)/i,
  'tls-cert-expires-soon': /expires (soon|in)|about to expire|days? left/i,
  'tls-protocol-too-old': /unsupported protocol|protocol version|version too low|unsupported version|legacy sigalg/i,
  'tls-no-common-cipher':
    /no (shared|common|matching|usable) cipher|cipher suite|cipher mismatch|alert handshake failure/i,
  'tls-client-cert-required':
    /certificate (is )?required|client certificate|Request CERT|did not return a certificate/i,
  'tls-handshake-aborted': ended,
  'tls-no-answer': /(TLS|SSL|handshake)[^\n]*time(d)?[- ]?out|time(d)?[- ]?out[^\n]*(TLS|SSL|handshake)/i,
  'starttls-not-offered': noStartTls,
  'starttls-stripped': /firewall|stripped|overwritten|tampered/i,
  'smtp-greeting-timeout': timedOut,
  'smtp-greeting-not-smtp': /not (an? )?SMTP|IMAP server|invalid reply/i,
  'smtp-greeting-asterisks': /firewall|overwritten|tampered/i,
  'smtp-auth-not-offered':
    /no (AUTH|authentication)|AUTH\w*[^\n]* not (offered|advertised|supported|available)|not (advertise|support|offer)\w*[^\n]*auth/i,
  'smtp-auth-mechanism-mismatch': /no (supported|common|known|compatible|usable|secure)[^\n]*(auth|mechanism)/i,
  'smtp-connection-dropped-at-auth': ended,
  'smtp-connection-dropped-at-data': ended,
  'imap-greeting-timeout': timedOut,
  'imap-wrong-service': /not (an? )?IMAP|speaks POP/i,
  'imap-connection-dropped': ended,
  'imap-auth-logindisabled': /no (supported|known|usable)[^\n]*(auth|mechanism)/i,
}

/** What is decisive on the wire where it is no refusal of a script; by code, or by code and way. */
const wire = {
  'tls-cert-expires-soon': /expire date|NotAfter|Expiration time/i,
  'tls-cert-signature-failure': /sigalg: \S*SHA1\b/i,
  'starttls-stripped': either(/250-XXXXXXXA/, noStartTls),
  'smtp-greeting-asterisks': /220 \*{10}|"XXXX"/,
  'smtp-greeting-not-smtp': /\[CAPABILITY IMAP4rev1\] ready/,
  'smtp-auth-not-offered': /authentication not enabled/,
  'smtp-connection-dropped-at-auth': closeNotify,
  'smtp-connection-dropped-at-data': closeNotify,
  'smtp-auth-bad-credentials': /authentication failed: authentication failure/,
  'smtp-auth-mechanism-mismatch': /GSSAPI[ ,]+NTLM|Unrecognized authentication type/,
  'smtp-greeting-not-smtp/ftp': /ProFTPD Server ready|EHLO not understood/,
  'data-too-large': /too (big|large)|exceeds/i,
  'data-too-large/announced': /SIZE 5000000\b|5000000 bytes/,
  'imap-connection-dropped': closeNotify,
  'imap-wrong-service': /\+OK POP3 server ready/,
  'imap-auth-bad-credentials': /\[AUTHENTICATIONFAILED\]|Authentication failed\./,
  'imap-auth-logindisabled': /LOGINDISABLED|Login is disabled/,
  'imap-select-nonexistent': /NONEXISTENT|Mailbox does not exist/i,
}

/** Beyond the servers themselves it is enough that a tool speaks of the matter at all. */
const matters = [
  [/^(delivery|redirect|header)-|^dkim-body-hash/, /redirect|forward|arriv|junk|duplicate|rewrit|reply-to|message-id/i],
  [/^dns-(mx|null-mx)/, /\bMX\b/],
  [/^spf-/, /\bSPF\b/],
  [/^dkim-/, /\bDKIM\b/],
  [/^dmarc-/, /\bDMARC\b/],
  [/^arc-/, /\bARC\b/],
]

/** @returns `cause`: names it in the tool's own words. `words`: lines of the server, one of which is to be shown. */
export function criterionOf(fault) {
  const code = codeOfFault(fault)
  const cause = causes[code] ?? matters.find(([codes]) => codes.test(code))?.[1]
  const known = wire[fault] ?? wire[code]
  const words = [
    ...(known === undefined ? [] : [known]),
    ...(code in wire && fault === code ? [] : refusalsOf(faults[fault])),
  ]
  if (cause === undefined && words.length === 0) throw new Error(`no criterion says what names ${fault}`)
  return {cause, words}
}

/** The texts of the refusals in a script, without reply code and enhanced code; a `* BYE` is one. */
function refusalsOf({smtp, inbound}) {
  return [smtp, inbound]
    .flatMap((server) => Object.values(server?.replies ?? {}))
    .flatMap((reply) => [reply?.say ?? reply].flat())
    .filter((line) => typeof line === 'string')
    .flatMap((line) => line.split('\r\n'))
    .map((line) => /^(?:[45]\d\d[ -](?:\d\.\d+\.\d+ +)?|\$tag (?:NO|BAD) |\* BYE )(.+)$/.exec(line)?.[1])
    .filter((text) => text !== undefined)
    .map((text) => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'i'))
}

function either(...patterns) {
  return new RegExp(patterns.map(({source}) => source).join('|'), 'i')
}
