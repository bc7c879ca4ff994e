import type {SmtpReply} from './evidence.js'

const replyLine = /^(\d{3})([ -]|$)(.*)$/
const enhancedStatus = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)/

/** Whether this line ends a reply (RFC 5321 section 4.2.1), or undefined when it is no reply line at all. */
export function endsReply(line: string): boolean | undefined {
  const match = replyLine.exec(line)
  return match === null ? undefined : match[2] !== '-'
}

/** Joins the lines of one reply; the enhanced status is that of the first line that has one (RFC 2034). */
export function parseReply(lines: readonly string[]): SmtpReply {
  const parts = lines.map((line) => replyLine.exec(line))
  const code = Number(parts[parts.length - 1]?.[1] ?? 0)
  const texts = parts.map((part) => part?.[3] ?? '')
  const enhanced = texts.map((text) => enhancedStatus.exec(text)?.[1]).find((status) => status !== undefined)
  const text = texts
    .map((line) => line.replace(enhancedStatus, ''))
    .join(' ')
    .trim()
  return {code, enhanced, lines, text}
}
