import {fieldValue, parseMime, type MimePart} from './imap-mime.js'

/** Changes to single header fields of a message that leave every other byte as it was. */

/** The unfolded value of the first field of that name. */
export function headerField(raw: Buffer, name: string): string | undefined {
  return fieldValue(parseMime(raw).header, name.toLowerCase())
}

/** The message with lines put before its header. */
export function withTrace(raw: Buffer, lines: readonly string[]): Buffer {
  return Buffer.concat([...lines.map((line) => Buffer.from(`${line}\r\n`)), raw])
}

export function withoutFields(raw: Buffer, isDropped: (name: string) => boolean): Buffer {
  const mime = parseMime(raw)
  const kept = mime.header.filter((field) => !isDropped(field.name.toLowerCase()))
  return Buffer.concat([...kept.map((field) => raw.subarray(field.start, field.end)), separatorAndBody(raw, mime)])
}

/** The message with the value of a field replaced where it stands, or the field added where it was missing. */
export function withField(raw: Buffer, name: string, value: string): Buffer {
  const line = Buffer.from(`${name}: ${value}\r\n`)
  const mime = parseMime(raw)
  const own = mime.header.find((field) => field.name.toLowerCase() === name.toLowerCase())
  if (own !== undefined) return Buffer.concat([raw.subarray(0, own.start), line, raw.subarray(own.end)])
  const end = mime.header.at(-1)?.end ?? 0
  return Buffer.concat([raw.subarray(0, end), line, raw.subarray(end)])
}

export function bodyOf(raw: Buffer): Buffer {
  return raw.subarray(parseMime(raw).bodyStart)
}

/** The message with a line of text at the end of its first text part, as mail gateways add disclaimers. */
export function withFooter(raw: Buffer, text: string): Buffer {
  const part = firstText(parseMime(raw))
  const footer = Buffer.from(`\r\n${text}\r\n`)
  const at = part?.end ?? raw.length
  return Buffer.concat([raw.subarray(0, at), footer, raw.subarray(at)])
}

function firstText(part: MimePart): MimePart | undefined {
  if (part.children.length === 0) return part.type === 'text' ? part : undefined
  return part.children.map(firstText).find((found) => found !== undefined)
}

function separatorAndBody(raw: Buffer, mime: MimePart): Buffer {
  return raw.subarray(mime.header.at(-1)?.end ?? 0)
}

/** The bare address of a field such as `Jane Doe <jane@applicant.example>`, in lower case. */
export function addressIn(value: string | undefined): string {
  return (/<([^<>]*)>\s*$/.exec(value ?? '')?.[1] ?? value ?? '').trim().toLowerCase()
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
