import type {ImapReply, SmtpReply} from '../connection/evidence.js'

/**
 * Reads an SMTP reply as it stood on the wire, lines joined (RFC 5321 section 4.2.1). Text without a code, as some
 * bounces quote it, gives code 0.
 */
export function smtpReply(wire: string): SmtpReply {
  const lines = wire.split(/\r?\n/).filter((line) => line.trim() !== '')
  const code = Number(/^\s*([2-5]\d\d)(?=[ -]|$)/.exec(lines[0] ?? '')?.[1] ?? 0)
  const texts = lines.map((line) => line.replace(/^\s*[2-5]\d\d(?:[ -]|$)/, ''))
  const enhanced = /^\s*([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(texts[0] ?? '')?.[1]
  const text = texts.map((line) => line.replace(/^\s*[245]\.\d{1,3}\.\d{1,3}(?:\s+|$)/, '').trim()).join(' ')
  return {code, enhanced, lines, text: text.trim()}
}

/** Reads an IMAP status response, tagged or not (RFC 9051 section 7.1). */
export function imapReply(line: string): ImapReply {
  const match = /^(?:\S+\s+)?(OK|NO|BAD|BYE)\b\s*(?:\[([^\]]*)\])?\s*(.*)$/is.exec(line.trim())
  if (match === null) return {status: 'BAD', code: undefined, text: line.trim()}
  const code = match[2]?.split(' ')[0]?.toUpperCase()
  return {status: match[1]!.toUpperCase() as ImapReply['status'], code, text: (match[3] ?? '').trim()}
}
