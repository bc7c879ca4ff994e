import type {Email} from 'postal-mime'
import {addressesOf} from './compare-fields.js'
import {htmlToText} from './html-to-text.js'
import {excerpt, headerValue, messageIds, type RawMessage} from './raw-headers.js'

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

interface PartText {
  readonly mimeType: string
  readonly text: string
}

const maxText = 200_000

/** The attached parts of a message as text. */
export function partTexts(mime: Email | undefined): PartText[] {
  return (mime?.attachments ?? []).slice(0, 50).map(({mimeType, content}) => ({
    mimeType: mimeType.toLowerCase(),
    text: typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('latin1', 0, maxText),
  }))
}

/** Reads a multipart/report; undefined where it tells of a delivery or of nothing. */
export function readReport(
  message: RawMessage,
  mime: Email | undefined,
  parts: readonly PartText[],
): Bounce | undefined {
  const body = message.body.toString('latin1', 0, maxText)
  const status = parts.find(({mimeType}) => /^message\/(?:global-)?delivery-status$/.test(mimeType))?.text
  const original = parts.find(({mimeType}) =>
    /^(?:message\/(?:rfc822|global)|(?:text|message)\/.*headers)$/.test(mimeType),
  )
  const people = mime?.text ?? htmlToText((mime?.html ?? '').slice(0, maxText))
  const fields = recipientFields(status ?? body)
  const action = actionOf(fields, people)
  if (action === undefined) return undefined
  const diagnostic = fields.get('diagnostic-code')?.replace(/^[a-z0-9-]+\s*;\s*/i, '')
  const recipient =
    (fields.get('final-recipient') ?? fields.get('original-recipient'))?.replace(/^[^;]*;/, '') ??
    headerValue(message, 'x-failed-recipients')
  return {
    action,
    ...known({
      status: statusIn(fields.get('status')) ?? statusIn(diagnostic) ?? statusIn(people.slice(0, 5000)),
      diagnostic: diagnostic ?? fields.get('x-supplementary-info') ?? people.slice(0, 300),
      finalRecipient: addressesOf(recipient)[0],
      originalMessageId: originalId(original?.text ?? '') ?? originalId(people) ?? originalId(body),
    }),
  }
}

/** A report without an action tells by its status; 4.4.7 is given up although it begins with 4. */
function actionOf(fields: ReadonlyMap<string, string>, people: string): Bounce['action'] | undefined {
  const action = fields
    .get('action')
    ?.toLowerCase()
    .split(/[\s;(]/)[0]
  if (action === 'failed' || action === 'delayed') return action
  if (action !== undefined) return undefined
  const status = statusIn(fields.get('status')) ?? statusIn(people.slice(0, 5000)) ?? ''
  if (status.startsWith('2')) return undefined
  return status.startsWith('4') && status !== '4.4.7' ? 'delayed' : 'failed'
}

/** The fields of the first recipient that failed, else of the first there is (RFC 3464 section 2.3). */
function recipientFields(report: string): Map<string, string> {
  const groups = report
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n[ \t]*\r?\n/, 200)
    .map((group) => fieldsOf(group))
    .filter((fields) => fields.has('final-recipient') || fields.has('action') || fields.has('original-recipient'))
  const of = (wanted: string): Map<string, string> | undefined =>
    groups.find((fields) => fields.get('action')?.toLowerCase().startsWith(wanted) === true)
  return of('failed') ?? of('delayed') ?? groups[0] ?? new Map<string, string>()
}

function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.split(/\r?\n/)) {
    const at = line.indexOf(':')
    const name = line.slice(0, at).trim().toLowerCase()
    if (at > 0 && !fields.has(name)) fields.set(name, line.slice(at + 1).trim())
  }
  return fields
}

export function statusIn(text: string | undefined): string | undefined {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/.exec(text ?? '')?.[1]
}

/** The Message-ID of what is returned, with angle brackets. */
export function originalId(text: string): string | undefined {
  const value = /^[ \t>]*message-id:\s*(<[^<>\r\n]{1,900}>)/im.exec(text)?.[1]
  return messageIds(value ?? '')[0]
}

/** Only what is known, each fit to be shown. */
export function known<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  const entries = Object.entries<string | undefined>(values).flatMap(([key, value]) =>
    value === undefined || value.trim() === '' ? [] : [[key, excerpt(value, 500)]],
  )
  return Object.fromEntries(entries) as Partial<Record<Key, string>>
}
