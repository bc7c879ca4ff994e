import type {MimePart} from './imap-mime.js'
import {fieldValue} from './imap-mime.js'

/** Decodes the encoded words of a header value (RFC 2047); raw bytes count as UTF-8. */
export function decodeHeader(value: string): string {
  const joined = value.replaceAll(/(=\?[^?\s]+\?[bqBQ]\?[^?\s]*\?=)\s+(?==\?)/g, '$1')
  return utf8(joined).replaceAll(
    /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bqBQ])\?([^?\s]*)\?=/g,
    (whole, charset, kind, text) =>
      decodeCharset(kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : fromQ(text), charset) ?? whole,
  )
}

/** The readable text of a message: every text part decoded, for SEARCH BODY and TEXT. */
export function bodyText(bytes: Buffer, part: MimePart): string {
  if (part.children.length > 0) return part.children.map((child) => bodyText(bytes, child)).join('\n')
  if (part.type !== 'text') return ''
  const raw = bytes.subarray(part.bodyStart, part.end)
  const charset = part.parameters.find(([name]) => name === 'charset')?.[1] ?? 'utf-8'
  return (
    decodeCharset(decodeTransfer(raw, fieldValue(part.header, 'content-transfer-encoding')), charset) ??
    raw.toString('latin1')
  )
}

function decodeTransfer(raw: Buffer, encoding = '7bit'): Buffer {
  if (encoding.toLowerCase() === 'base64') return Buffer.from(raw.toString('latin1'), 'base64')
  if (encoding.toLowerCase() !== 'quoted-printable') return raw
  return fromHex(raw.toString('latin1').replaceAll(/=[ \t]*\r?\n/g, ''))
}

function fromQ(text: string): Buffer {
  return fromHex(text.replaceAll('_', ' '))
}

function fromHex(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )
}

function decodeCharset(bytes: Buffer, charset: string): string | undefined {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return undefined
  }
}

function utf8(value: string): string {
  return Buffer.from(value, 'latin1').toString('utf8')
}
