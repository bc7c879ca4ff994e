import {isUtf8} from 'node:buffer'
import {sanitise} from './sanitise.js'

/** More is never read: a header section of a real message stays far below. */
const maxHeaderBytes = 1024 * 1024
const maxFields = 2000

/** One header field as it stands in the message. */
export interface HeaderField {
  /** Lower case. */
  readonly name: string
  /** Unfolded (RFC 5322 section 2.2.3), not decoded. */
  readonly value: string
}

export interface RawMessage {
  /** In document order: the topmost was added last. */
  readonly headers: readonly HeaderField[]
  /** Everything after the first empty line, as it came. */
  readonly body: Buffer
}

/** Divides a message into header fields and body without changing a byte of the body; never throws. */
export function splitMessage(raw: Buffer): RawMessage {
  const {headerEnd, bodyStart} = findBody(raw)
  const section = raw.subarray(0, Math.min(headerEnd, maxHeaderBytes))
  // RFC 6532 allows UTF-8; what is not UTF-8 is read byte by byte.
  const text = section.toString(isUtf8(section) ? 'utf8' : 'latin1')
  const headers: HeaderField[] = []
  for (const line of text.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/, maxFields)) {
    const field = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:(.*)$/s.exec(line)
    if (field !== null) headers.push({name: (field[1] ?? '').toLowerCase(), value: (field[2] ?? '').trim()})
  }
  return {headers, body: raw.subarray(bodyStart)}
}

function findBody(raw: Buffer): {headerEnd: number; bodyStart: number} {
  for (let at = raw.indexOf(10); at !== -1; at = raw.indexOf(10, at + 1)) {
    if (raw[at + 1] === 10) return {headerEnd: at + 1, bodyStart: at + 2}
    if (raw[at + 1] === 13 && raw[at + 2] === 10) return {headerEnd: at + 1, bodyStart: at + 3}
  }
  return {headerEnd: raw.length, bodyStart: raw.length}
}

/** The topmost field of a name, or undefined. */
export function headerValue(message: RawMessage, name: string): string | undefined {
  return message.headers.find((field) => field.name === name.toLowerCase())?.value
}

export function headerValues(message: RawMessage, name: string): string[] {
  return message.headers.filter((field) => field.name === name.toLowerCase()).map((field) => field.value)
}

/** Message-IDs in a field or a text, angle brackets kept, blanks from folding removed (RFC 5322 section 3.6.4). */
export function messageIds(text: string): string[] {
  return [...text.slice(0, 100_000).matchAll(/<([^<>]{1,998})>/g)]
    .map((match) => `<${(match[1] ?? '').replace(/\s+/g, '')}>`)
    .filter((id) => id.includes('@'))
}

/** Text from outside as a piece of evidence: one line fit to be shown, at most `max` characters. */
export function excerpt(text: string, max = 200): string {
  return sanitise(text, max)
}
