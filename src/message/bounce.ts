import type {Email} from 'postal-mime'
import {known, originalId, partTexts, readReport, statusIn, type Bounce} from './bounce-report.js'
import {parseMime} from './compare-body.js'
import {addressesOf, decoded} from './compare-fields.js'
import {htmlToText} from './html-to-text.js'
import {headerValue, splitMessage, type RawMessage} from './raw-headers.js'

export type {Bounce} from './bounce-report.js'

const maxText = 200_000

/**
 * Reads word that a message could not be delivered, in any language: a delivery report (RFC 3464), or what Exim, qmail,
 * Exchange and others write for people. Undefined for every other message.
 * @param quotes whether it is known to quote the message in question: then who wrote it is proof enough
 */
export async function readBounce(raw: Buffer, quotes = false): Promise<Bounce | undefined> {
  const message = splitMessage(raw)
  const type = headerValue(message, 'content-type') ?? ''
  if (/disposition-notification|feedback-report/i.test(type)) return undefined
  const mime = await parseMime(raw)
  const parts = partTexts(mime)
  if (/^multipart\/report\b/i.test(type) || parts.some(({mimeType}) => isDeliveryStatus(mimeType))) {
    return readReport(message, mime, parts)
  }
  return isWrittenBounce(message, mime, quotes) ? readWritten(message, mime) : undefined
}

function isDeliveryStatus(mimeType: string): boolean {
  return /^message\/(?:global-)?delivery-status$/.test(mimeType)
}

const subjectOfBounce =
  /undeliver|deliver(?:y|ed)|returned (?:mail|to sender)|failure notice|non[- ]?(?:delivery|remis)|could not be|unzustell|zugestellt|zustell|remise|échec|no se puede entregar|no entregad|devuelt|devolv|recapit|mancata|onbestel|olevere|doručit|nedoručit|kézbesít|недостав|не доставлено|配信|送達|退信|傳遞/i

/** Fields that only the reports of a mail server carry (Exim, Exchange). */
const fieldsOfBounce = ['x-failed-recipients', 'x-ms-embedded-report', 'x-ms-exchange-message-is-ndr']

/**
 * Who writes it tells, in every language: the postmaster, a daemon, or Exchange by the name of its own. Such a message
 * that does not quote ours must also look like a bounce.
 */
function isWrittenBounce(message: RawMessage, mime: Email | undefined, quotes: boolean): boolean {
  if (fieldsOfBounce.some((name) => headerValue(message, name) !== undefined)) return true
  const path = headerValue(message, 'return-path')
  const fromNobody = path === undefined || /^\s*<?\s*>?\s*$|mailer-daemon|postmaster/i.test(path)
  if (!isDaemon(headerValue(message, 'from')) || (!fromNobody && !quotes)) return false
  if (isVacation(message)) return false
  return (
    quotes || subjectOfBounce.test(decoded(headerValue(message, 'subject') ?? '')) || replyIn(words(mime)) !== undefined
  )
}

function isDaemon(from: string | undefined): boolean {
  const author = addressesOf(from)[0] ?? ''
  const local =
    /^(?:mailer-?daemon|postmaster|mail-?daemon|mdaemon|mail-?delivery|microsoftexchange[0-9a-f]{16,40})(?:[+-].*)?@/
  const name =
    /mail delivery (?:sub)?system|mailer[ -]daemon|mail administrator|microsoft outlook|system administrator/i
  return local.test(author) || name.test(decoded(from ?? ''))
}

function isVacation(message: RawMessage): boolean {
  return /vacation/i.test(
    `${headerValue(message, 'auto-submitted') ?? ''} ${headerValue(message, 'x-mailer') ?? ''} ${headerValue(message, 'precedence') ?? ''}`,
  )
}

/** The words for people: plain, else the HTML that Exchange writes. */
function words(mime: Email | undefined): string {
  const plain = mime?.text ?? ''
  return (plain.trim() === '' ? htmlToText((mime?.html ?? '').slice(0, maxText)) : plain).slice(0, maxText)
}

function readWritten(message: RawMessage, mime: Email | undefined): Bounce {
  const body = message.body.toString('latin1', 0, maxText)
  const text = words(mime) || body
  const notice = noticeIn(text)
  const reply = replyIn(notice)
  const attached = partTexts(mime).map((part) => part.text)
  const subject = decoded(headerValue(message, 'subject') ?? '')
  return {
    action: isDelay(message, subject, notice, reply) ? 'delayed' : 'failed',
    ...known({
      status: statusIn(reply) ?? statusIn(notice.slice(0, 5000)),
      diagnostic: reply ?? notice,
      finalRecipient: recipientIn(message, notice),
      originalMessageId: [text, ...attached, body].map(originalId).find((id) => id !== undefined),
    }),
  }
}

/** What the server says itself, before the message it returns: that begins with a field no notice has. */
function noticeIn(text: string): string {
  const copy =
    /^[ \t>]*(?:received|return-path|dkim-signature|arc-seal|message-id|x-recruitmail-probe|mime-version)[ \t]*:/im
  const line = /^[ \t]*-{3,}[^\r\n]{0,200}(?:copy of|original|below this line|header)/im
  const ends = [copy.exec(text)?.index, line.exec(text)?.index].filter((at) => at !== undefined && at > 0)
  return text.slice(0, Math.min(text.length, ...(ends as number[])))
}

/**
 * The refusing server's reply as it is quoted: after a colon, in quotes or alone, its lines up to the next empty one
 * joined; an enhanced status will do.
 */
function replyIn(notice: string): string | undefined {
  const found = repliesQuoted.map((pattern) => pattern.exec(notice)?.[1])
  return found.find((reply) => reply !== undefined)?.trim()
}

const repliesQuoted: readonly RegExp[] = [
  /(?:^|[\s:>'"“„«(#])([45]\d\d[ -]#?[^\r\n]{0,300}(?:\r?\n[ \t]*(?=\S)[^\r\n]{1,300}){0,5})/m,
  /(?:^|[\s:>'"“„«(#])([45]\.\d{1,3}\.\d{1,3}[ \t][^\r\n]{1,300}(?:\r?\n[ \t]*(?=\S)[^\r\n]{1,300}){0,5})/m,
  /^([^\r\n]{0,200}\(#[45]\.\d{1,3}\.\d{1,3}\))/m,
]

/** A queue that still tries says so: Exim in the subject, all by a 4xx without a word of giving up. */
function isDelay(message: RawMessage, subject: string, notice: string, reply: string | undefined): boolean {
  if (headerValue(message, 'x-failed-recipients') !== undefined) return false
  if (/delayed|still being retried|will be retried|verzögert|wird weiter|retard|retras|ritard/i.test(subject))
    return true
  const status = statusIn(reply) ?? ''
  const temporary = /^4\d\d/.test(reply ?? '') || status.startsWith('4')
  return (
    temporary &&
    status !== '4.4.7' &&
    !/expired|gave up|giving up|exceeded|retry timeout|too old|aufgegeben/i.test(notice)
  )
}

/** The address the notice speaks of: one that is neither who writes nor who is written to. */
function recipientIn(message: RawMessage, notice: string): string | undefined {
  const named = addressesOf(headerValue(message, 'x-failed-recipients'))[0]
  if (named !== undefined) return named
  const parties = ['from', 'to'].flatMap((name) => addressesOf(headerValue(message, name)))
  const found = notice.slice(0, 20_000).matchAll(/[^\s<>()[\]"',;:@]{1,64}@[a-z0-9][a-z0-9.-]{1,200}[a-z0-9]/gi)
  return [...found].map(([address]) => address.toLowerCase()).find((address) => !parties.includes(address))
}
