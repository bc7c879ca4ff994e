import {createHash} from 'node:crypto'
import PostalMime, {type Email} from 'postal-mime'
import {htmlToText} from './html-to-text.js'
import {tooMuchToParse} from './mime-limits.js'
import {excerpt, type RawMessage} from './raw-headers.js'

/**
 * How much of a body is the same: `simple` and `relaxed` as DKIM canonicalises (RFC 6376 section 3.4), `content`
 * after decoding the MIME parts, `changed` when readers see something else.
 */
export type BodyLikeness = 'simple' | 'relaxed' | 'content' | 'changed'

export interface BodyComparison {
  readonly status: 'kept' | 'changed'
  readonly likeness: BodyLikeness
  /** SHA-256 of the body in simple canonicalisation, hexadecimal. */
  readonly hashBefore: string
  readonly hashAfter: string
  /** What stands before or after the former text, where that is all that changed. */
  readonly added?: {readonly where: 'above' | 'below'; readonly text: string}
}

/** A body with CRLF line ends and no empty lines at its end (RFC 6376 section 3.4.3). */
export function simpleBody(body: Buffer): string {
  return `${withoutEndingLines(body.toString('latin1').replace(/\r?\n/g, '\r\n'))}\r\n`
}

/** As `simpleBody`, runs of blanks as one, none at the end of a line (RFC 6376 section 3.4.4). */
export function relaxedBody(body: Buffer): string {
  const lines = body.toString('latin1').split(/\r?\n/)
  const text = lines.map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, '')).join('\r\n')
  const trimmed = withoutEndingLines(text)
  return trimmed === '' ? '' : `${trimmed}\r\n`
}

/** A loop: a pattern anchored at the end takes quadratic time on a body of empty lines. */
function withoutEndingLines(text: string): string {
  let end = text.length
  while (text.endsWith('\r\n', end)) end -= 2
  return text.slice(0, end)
}

/** Parses a message's MIME structure with bounded nesting; undefined where it is too broken to be read. */
export async function parseMime(raw: Buffer): Promise<Email | undefined> {
  if (tooMuchToParse(raw) !== undefined) return undefined
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: 50,
      maxHeadersSize: 256 * 1024,
    })
  } catch {
    return undefined
  }
}

/** Compares two bodies, and the contents of their parts where the bytes differ. */
export function compareBodies(
  sent: {message: RawMessage; mime: Email | undefined},
  arrived: {message: RawMessage; mime: Email | undefined},
): BodyComparison {
  const [before, after] = [sent.message.body, arrived.message.body]
  const hashes = {hashBefore: sha256(simpleBody(before)), hashAfter: sha256(simpleBody(after))}
  if (hashes.hashBefore === hashes.hashAfter) return {status: 'kept', likeness: 'simple', ...hashes}
  if (relaxedBody(before) === relaxedBody(after)) return {status: 'kept', likeness: 'relaxed', ...hashes}
  if (sent.mime !== undefined && arrived.mime !== undefined && sameContent(sent.mime, arrived.mime)) {
    return {status: 'kept', likeness: 'content', ...hashes}
  }
  const added = addition(visibleText(sent.mime), visibleText(arrived.mime))
  return {status: 'changed', likeness: 'changed', ...hashes, ...(added === undefined ? {} : {added})}
}

/** What a reader sees: the plain text, or the HTML without its tags; blanks collapsed. */
export function visibleText(mime: Email | undefined): string {
  if (mime === undefined) return ''
  return collapse(readableText(mime))
}

/** The plain text, or the HTML as text, with its lines. */
export function readableText(mime: Email | undefined): string {
  if (mime === undefined) return ''
  return mime.text ?? htmlToText((mime.html ?? '').slice(0, 1_000_000))
}

function sameContent(before: Email, after: Email): boolean {
  if (visibleText(before) !== visibleText(after)) return false
  // Servers that store messages in their own way write HTML anew; what is read in it must be the same.
  if (before.html !== undefined && after.html !== undefined) {
    if (collapse(htmlToText(before.html)) !== collapse(htmlToText(after.html))) return false
  }
  return attachmentHashes(before) === attachmentHashes(after)
}

function attachmentHashes(mime: Email): string {
  return mime.attachments
    .map(({content}) => sha256(typeof content === 'string' ? content : Buffer.from(content as Uint8Array)))
    .sort()
    .join()
}

function addition(before: string, after: string): BodyComparison['added'] {
  if (before === '' || after.length <= before.length) return undefined
  const at = after.indexOf(before)
  if (at === -1) return undefined
  const below = after.slice(at + before.length).trim()
  if (below !== '') return {where: 'below', text: excerpt(below)}
  return {where: 'above', text: excerpt(after.slice(0, at))}
}

function collapse(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256')
    .update(typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
    .digest('hex')
}
