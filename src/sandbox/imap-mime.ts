/** One header field; the value is unfolded, one character per byte. */
export interface HeaderField {
  readonly name: string
  readonly value: string
  /** Offsets of the whole field in the message, line ends included. */
  readonly start: number
  readonly end: number
}

/** A part of a message by its offsets, so that the original bytes can be given out. */
export interface MimePart {
  readonly type: string
  readonly subtype: string
  readonly parameters: readonly (readonly [string, string])[]
  readonly header: readonly HeaderField[]
  readonly start: number
  readonly bodyStart: number
  readonly end: number
  /** Parts of a multipart, or the one message inside a message/rfc822. */
  readonly children: readonly MimePart[]
}

const deepest = 25
const mostParts = 500

/** Finds the parts of a message. Malformed MIME is one text part; nesting and count are bounded. */
export function parseMime(bytes: Buffer): MimePart {
  return readPart(bytes, 0, bytes.length, 0, {left: mostParts}, 'text/plain')
}

interface Budget {
  left: number
}

function readPart(
  bytes: Buffer,
  start: number,
  end: number,
  depth: number,
  budget: Budget,
  fallback: string,
): MimePart {
  budget.left -= 1
  const bodyStart = endOfHeader(bytes, start, end)
  const header = readHeader(bytes, start, bodyStart)
  const content = parseParameterised(fieldValue(header, 'content-type') ?? fallback)
  const [type = 'text', subtype = 'plain'] = /^[\w.+-]+\/[\w.+-]+$/.test(content.value) ? content.value.split('/') : []
  const part = {type, subtype, parameters: content.parameters, header, start, bodyStart, end}
  if (depth >= deepest || budget.left <= 0) return {...part, children: []}
  const digest = type === 'multipart' && subtype === 'digest' ? 'message/rfc822' : 'text/plain'
  const children = rangesInside(bytes, part).map(([from, to]) => readPart(bytes, from, to, depth + 1, budget, digest))
  return {...part, children}
}

function rangesInside(bytes: Buffer, part: Omit<MimePart, 'children'>): [number, number][] {
  if (part.type === 'message' && part.subtype === 'rfc822') return [[part.bodyStart, part.end]]
  if (part.type !== 'multipart') return []
  const boundary = part.parameters.find(([name]) => name === 'boundary')?.[1]
  return boundary === undefined || boundary === '' ? [] : splitAtBoundary(bytes, part.bodyStart, part.end, boundary)
}

function splitAtBoundary(bytes: Buffer, start: number, end: number, boundary: string): [number, number][] {
  const ranges: [number, number][] = []
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let open: number | undefined
  for (let at = bytes.indexOf(delimiter, start); at !== -1 && at < end && ranges.length < mostParts;) {
    const after = at + delimiter.length
    if (at === start || bytes[at - 1] === 0x0a) {
      if (open !== undefined) ranges.push([open, Math.max(open, beforeLineEnd(bytes, at))])
      const lineEnd = bytes.indexOf(0x0a, after)
      open = lineEnd === -1 || lineEnd >= end ? end : lineEnd + 1
      if (bytes[after] === 0x2d && bytes[after + 1] === 0x2d) return ranges
    }
    at = bytes.indexOf(delimiter, after)
  }
  if (open !== undefined && open < end) ranges.push([open, end])
  return ranges
}

/** The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1). */
function beforeLineEnd(bytes: Buffer, at: number): number {
  const lf = bytes[at - 1] === 0x0a ? at - 1 : at
  return bytes[lf - 1] === 0x0d ? lf - 1 : lf
}

function endOfHeader(bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end;) {
    const lineEnd = bytes.indexOf(0x0a, at)
    if (lineEnd === -1 || lineEnd >= end) return end
    const empty = lineEnd === at || (lineEnd === at + 1 && bytes[at] === 0x0d)
    at = lineEnd + 1
    if (empty) return at
  }
  return end
}

function readHeader(bytes: Buffer, start: number, end: number): HeaderField[] {
  const text = bytes.toString('latin1', start, end)
  const fields: HeaderField[] = []
  for (const match of text.matchAll(/(?<=^|\n)([!-9;-~]+)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|$)/g)) {
    const at = start + match.index
    const value = (match[2] ?? '').replaceAll(/\r?\n(?=[ \t])/g, '').trim()
    fields.push({name: match[1] ?? '', value, start: at, end: at + match[0].length})
  }
  return fields
}

export function fieldValue(header: readonly HeaderField[], name: string): string | undefined {
  return header.find((field) => field.name.toLowerCase() === name)?.value
}

/** Splits `text/plain; charset=utf-8` into the lower-case value and its parameters (RFC 2045 section 5.1). */
export function parseParameterised(text: string): {value: string; parameters: [string, string][]} {
  const value = /^[^;]*/.exec(text)?.[0].trim().toLowerCase() ?? ''
  const parameters: [string, string][] = []
  for (const match of text.slice(value.length).matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g)) {
    parameters.push([(match[1] ?? '').toLowerCase(), match[2]?.replaceAll(/\\(.)/g, '$1') ?? match[3] ?? ''])
  }
  return {value, parameters}
}
