import PostalMime from 'postal-mime'
import {htmlToText} from '../message/html-to-text.js'
import {probeHeader, probeIdPrefix} from '../message/probe.js'
import {decoded} from '../message/compare-fields.js'
import {headerValue, splitMessage} from '../message/raw-headers.js'

/** Encoded messages larger than this are not decoded to look for a mark: a probe is small, a banner may not be. In bytes. */
const mostDecodedBytes = 512 * 1024

/** What a probe is compared with: the decoded subject, and the decoded text with everything attached to it. */
interface Content {
  readonly subject: string
  readonly body: string
}

/** Whether a message carries a probe's token anywhere: in a header, its text, or inside an attached message. */
export async function carriesProbe(source: Buffer, token: string): Promise<boolean> {
  if (source.includes(token)) return true
  if (!isEncoded(source)) return false
  const {subject, body} = await contentOf(source)
  return subject.includes(token) || body.includes(token)
}

/**
 * Whether a message that carries the token is the probe itself, changed or wrapped in whatever way, rather than a
 * message about it: an answer or a quarantine notice has the subject alone.
 */
export async function holdsProbe(source: Buffer, token: string): Promise<boolean> {
  const message = splitMessage(source)
  if (headerValue(message, probeHeader)?.includes(token) === true) return true
  if (headerValue(message, 'message-id')?.includes(`${probeIdPrefix}${token}`) === true) return true
  const {body} = await contentOf(source)
  if (body.includes(`${probeIdPrefix}${token}`)) return true
  const alone = new RegExp(String.raw`^[\s>|*]*${token}[\s|*]*$`, 'm')
  return body.includes(token) && (/recruitmail/i.test(body) || alone.test(body))
}

function isEncoded(source: Buffer): boolean {
  return source.length <= mostDecodedBytes && /base64|=\?|quoted-printable/i.test(source.toString('latin1'))
}

async function contentOf(source: Buffer): Promise<Content> {
  const message = splitMessage(source)
  const subject = decoded(headerValue(message, 'subject') ?? '')
  const parsed = await PostalMime.parse(source, {attachmentEncoding: 'utf8', maxNestingDepth: 20}).catch(
    () => undefined,
  )
  if (parsed === undefined) return {subject, body: message.body.toString('utf8')}
  const attached = parsed.attachments.map(({content}) => (typeof content === 'string' ? content : ''))
  const html = parsed.html === undefined ? '' : htmlToText(parsed.html)
  return {subject, body: [parsed.text ?? '', html, ...attached].join('\n')}
}
