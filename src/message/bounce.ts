import {parseMime} from './compare-body.js'
import {addressesOf, decoded} from './compare-fields.js'
import {excerpt, headerValue, messageIds, splitMessage, type RawMessage} from './raw-headers.js'

/** Word that a message could not be delivered, as far as it tells (RFC 3464). */
export interface Bounce {
  readonly action: 'failed' | 'delayed'
  /** Enhanced status code, such as `5.1.1` (RFC 3463). */
  readonly status?: string
  /** Words of the server that refused, bounded. */
  readonly diagnostic?: string
  readonly finalRecipient?: string
  /** With angle brackets. */
  readonly originalMessageId?: string
}

/** A message that a machine sent in answer to another (RFC 3834). */
export interface AutoReply {
  readonly from: string | undefined
  /** Message-IDs of what was answered, with angle brackets. */
  readonly refersTo: readonly string[]
}

const maxText = 200_000

/** Reads a bounce: a delivery report, or the plain text of Exim and qmail. Undefined for every other message. */
export async function readBounce(raw: Buffer): Promise<Bounce | undefined> {
  const message = splitMessage(raw)
  const type = headerValue(message, 'content-type') ?? ''
  if (/^multipart\/report\b/i.test(type) && !/disposition-notification|feedback-report/i.test(type)) {
    return readReport(raw, message)
  }
  return isPlainBounce(message) ? readPlainBounce(raw, message) : undefined
}

async function readReport(raw: Buffer, message: RawMessage): Promise<Bounce | undefined> {
  const mime = await parseMime(raw)
  const parts = (mime?.attachments ?? []).map(({mimeType, content}) => ({
    mimeType,
    text: typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('latin1', 0, maxText),
  }))
  const body = message.body.toString('latin1', 0, maxText)
  const report = parts.find(({mimeType}) => /^message\/(?:global-)?delivery-status$/.test(mimeType))?.text ?? body
  const original = parts.find(({mimeType}) =>
    /^(?:message\/(?:rfc822|global)|(?:text|message)\/.*headers)$/.test(mimeType),
  )
  const fields = recipientFields(report)
  const action =
    fields.get('action')?.toLowerCase() ?? (fields.get('status')?.startsWith('4') === true ? 'delayed' : 'failed')
  if (action !== 'failed' && action !== 'delayed') return undefined
  const diagnostic = fields.get('diagnostic-code')?.replace(/^[a-z0-9-]+\s*;\s*/i, '')
  return bounce(action, {
    status: statusIn(fields.get('status')) ?? statusIn(diagnostic),
    diagnostic: diagnostic ?? excerpt(mime?.text ?? '', 300),
    finalRecipient: addressesOf(
      (fields.get('final-recipient') ?? fields.get('original-recipient'))?.replace(/^[^;]*;/, ''),
    )[0],
    originalMessageId: originalId(original?.text ?? '') ?? originalId(body),
  })
}

/** The fields of the first recipient that failed, else of the first there is (RFC 3464 section 2.3). */
function recipientFields(report: string): Map<string, string> {
  const groups = report
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n[ \t]*\r?\n/, 200)
    .map((group) => fieldsOf(group))
    .filter((fields) => fields.has('final-recipient') || fields.has('action'))
  return (
    groups.find((fields) => fields.get('action')?.toLowerCase() === 'failed') ?? groups[0] ?? new Map<string, string>()
  )
}

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.split(/\r?\n/)) {
    const at = line.indexOf(':')
    const name = line.slice(0, at).toLowerCase()
    if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
  }
  return fields
}

const bounceSubject =
  /undeliver|delivery (?:status|failure|failed|has failed)|mail delivery|returned mail|failure notice|unzustellbar|nicht zugestellt|zustellung|non remis|échec/i

/** Exim names the recipients in a field; qmail and others are known by who writes and by the null return path. */
function isPlainBounce(message: RawMessage): boolean {
  if (headerValue(message, 'x-failed-recipients') !== undefined) return true
  const path = headerValue(message, 'return-path')
  if (path !== undefined && !/^\s*<?\s*>?\s*$/.test(path)) return false
  const author = addressesOf(headerValue(message, 'from'))[0] ?? ''
  const byDaemon = /^(?:mailer-daemon|postmaster|mail-?daemon|mailerdaemon|mdaemon)@/.test(author)
  return byDaemon && bounceSubject.test(decoded(headerValue(message, 'subject') ?? ''))
}

async function readPlainBounce(raw: Buffer, message: RawMessage): Promise<Bounce | undefined> {
  const mime = await parseMime(raw)
  const body = message.body.toString('latin1', 0, maxText)
  const text = (mime?.text ?? body).slice(0, maxText)
  const notice = text.split(/^---[^\r\n]{0,200}(?:copy of|original|below this line)/im)[0] ?? text
  const reply = /(?:^|[\s:>])([45]\d\d[ -][^\r\n]{0,300})/m.exec(notice)?.[1]
  const recipient =
    headerValue(message, 'x-failed-recipients') ?? /^[ \t]{0,20}<([^<>\s]{1,320})>:/m.exec(notice)?.[1] ?? ''
  const delayed = /(?:delayed|warning|verzögert)/i.test(decoded(headerValue(message, 'subject') ?? ''))
  return bounce(delayed ? 'delayed' : 'failed', {
    status: statusIn(reply) ?? statusIn(notice.slice(0, 5000)),
    diagnostic: excerpt(reply ?? notice, 300),
    finalRecipient: addressesOf(recipient)[0],
    originalMessageId: originalId(text) ?? originalId(body),
  })
}

function bounce(action: Bounce['action'], more: {[Key in keyof Omit<Bounce, 'action'>]: string | undefined}): Bounce {
  const known = Object.entries(more).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, excerpt(value, 500)]],
  )
  return {action, ...(Object.fromEntries(known) as Omit<Bounce, 'action'>)}
}

function statusIn(text: string | undefined): string | undefined {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text ?? '')?.[1]
}

function originalId(text: string): string | undefined {
  const value = /^[ \t>]*message-id:\s*(<[^<>\r\n]{1,900}>)/im.exec(text)?.[1]
  return messageIds(value ?? '')[0]
}

/** Reads an automatic reply that says what it answers; undefined for every other message. */
export async function readAutoReply(raw: Buffer): Promise<AutoReply | undefined> {
  const message = splitMessage(raw)
  const refersTo = messageIds(['in-reply-to', 'references'].map((name) => headerValue(message, name) ?? '').join(' '))
  if (refersTo.length === 0 || !isAutomatic(message) || (await readBounce(raw)) !== undefined) return undefined
  return {from: addressesOf(headerValue(message, 'from'))[0], refersTo: [...new Set(refersTo)]}
}

function isAutomatic(message: RawMessage): boolean {
  const submitted = headerValue(message, 'auto-submitted') ?? 'no'
  if (/^auto-replied\b/i.test(submitted)) return true
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => headerValue(message, name) !== undefined))
    return true
  if (/^auto_?reply/i.test(headerValue(message, 'precedence') ?? '')) return true
  // Exchange marks an absence note as generated, not as a reply.
  const subject = decoded(headerValue(message, 'subject') ?? '')
  return (
    /^auto-generated/i.test(submitted) &&
    /^(?:automatic reply|automatische antwort|réponse automatique|out of office|abwesen)/i.test(subject)
  )
}
export {readConfirmationRequest, type ConfirmationRequest} from './confirmation-request.js'
