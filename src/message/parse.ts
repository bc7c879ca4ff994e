import PostalMime, {type Attachment, type Email} from 'postal-mime'
import {htmlToText} from './html-to-text.js'
import {headersOf, type MessageHeaders} from './headers.js'
import {tooMuchToParse} from './mime-limits.js'
import {splitMessage, type RawMessage} from './raw-headers.js'
import {sanitise, sanitiseFileName, sanitiseText} from './sanitise.js'

/** A part that is no text to read: its name is safe to show, its size is in bytes. */
export interface AttachmentInfo {
  readonly name: string
  readonly type: string
  readonly size: number
}

export interface ParsedMessage {
  readonly headers: MessageHeaders
  /** As it came, for rules that look at single fields. */
  readonly raw: RawMessage
  /** The plain text, else the HTML as text; safe to show, at most `mostText` characters. */
  readonly text: string
  readonly textFrom: 'plain' | 'html' | 'none' | 'raw'
  readonly attachments: readonly AttachmentInfo[]
  /** Why the MIME structure could not be read; the text is then the body as it came. */
  readonly problem?: string
}

const mostText = 1_000_000
const mostAttachments = 1000

/** Parses a message with bounded nesting, header size and number of parts and lines; never throws. */
export async function parseMessage(raw: Buffer): Promise<ParsedMessage> {
  const message = splitMessage(raw)
  const headers = headersOf(message)
  const parsed = await parseMime(raw)
  if (typeof parsed === 'string') {
    const text = sanitiseText(message.body.subarray(0, mostText).toString('utf8'))
    return {headers, raw: message, text, textFrom: 'raw', attachments: [], problem: parsed}
  }
  return {headers, raw: message, ...readableText(parsed), attachments: attachmentsOf(parsed)}
}

/** The parsed message, or why it cannot be. */
async function parseMime(raw: Buffer): Promise<Email | string> {
  const tooMuch = tooMuchToParse(raw)
  if (tooMuch !== undefined) return tooMuch
  try {
    return await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: 50,
      maxHeadersSize: 512 * 1024,
    })
  } catch (error) {
    return sanitise(error instanceof Error ? error.message : String(error), 200)
  }
}

function readableText(email: Email): {text: string; textFrom: 'plain' | 'html' | 'none'} {
  if (email.text !== undefined && email.text.trim() !== '') {
    return {text: shown(email.text), textFrom: 'plain'}
  }
  if (email.html !== undefined) return {text: shown(htmlToText(email.html.slice(0, mostText * 4))), textFrom: 'html'}
  return {text: '', textFrom: 'none'}
}

function shown(text: string): string {
  // Line by line: a pattern for blanks at the end of lines takes quadratic time on a long run of them.
  const lines = sanitiseText(text.slice(0, mostText)).split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .trim()
}

function attachmentsOf(email: Email): AttachmentInfo[] {
  return email.attachments.slice(0, mostAttachments).map((one: Attachment) => ({
    name: sanitiseFileName(one.filename ?? defaultName(one.mimeType)),
    type: sanitise(one.mimeType, 100),
    size: typeof one.content === 'string' ? Buffer.byteLength(one.content) : one.content.byteLength,
  }))
}

/** What a part without a name is called. */
export function defaultName(mimeType: string): string {
  return mimeType.toLowerCase() === 'message/rfc822' ? 'message.eml' : 'unnamed'
}
