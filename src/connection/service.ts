/** First words by which services that stand on mail ports by mistake are told, the more telling ones first. */
const services: readonly (readonly [RegExp, string])[] = [
  [/^(HTTP\/\d|<!doctype html|<html)/i, 'HTTP'],
  [/^(\+OK|-ERR)\b/, 'POP3'],
  [/^SSH-\d/, 'SSH'],
  [/^("IMPLEMENTATION"|"SIEVE"|(OK|NO|BYE)\b.*\bsieve)/i, 'ManageSieve'],
  [/^220[ -].*(\bFTP\b|FTPd\b|FileZilla)/i, 'FTP'],
  [/^530[ -].*\bUSER and PASS\b/i, 'FTP'],
  [/^220[ -].*\bLMTP\b/i, 'LMTP'],
  [/^\* (OK|PREAUTH|BYE)\b/i, 'IMAP'],
  [/^20[01][ -].*\b(NNTP|news)/i, 'NNTP'],
  [/^RFB \d/, 'VNC'],
  [/^AMQP/, 'AMQP'],
  [/^[2-5]\d\d([ -]|$)/, 'SMTP'],
]

/** The protocol these first words of a server are of, as far as they tell. */
export function serviceOf(firstWords: string): string | undefined {
  return services.find(([pattern]) => pattern.test(firstWords.trim()))?.[1]
}
