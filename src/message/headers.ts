import {decodeWords} from 'postal-mime'
import {mailboxesOf, type Mailbox} from './address.js'
import {headerValue, headerValues, messageIds, splitMessage, type RawMessage} from './raw-headers.js'
import {sanitise} from './sanitise.js'

/** What the header of a message says, decoded and safe to show. */
export interface MessageHeaders {
  /** With angle brackets; undefined where the field is missing or unusable. */
  readonly messageId: string | undefined
  readonly from: Mailbox | undefined
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  /** Addresses the delivering servers noted (`Delivered-To`, `X-Original-To`, `Envelope-To`), topmost first. */
  readonly deliveredTo: readonly string[]
  readonly subject: string
  /** ISO 8601 in UTC; undefined where the field is missing or no date. */
  readonly date: string | undefined
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
}

/** The fields `readHeaders` reads, for fetching no more than these. */
export const headerNames = [
  'From',
  'Reply-To',
  'To',
  'Cc',
  'Delivered-To',
  'X-Original-To',
  'Envelope-To',
  'X-Envelope-To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
] as const

/** Reads a header section (or a whole message) without parsing the body; never throws. */
export function readHeaders(raw: Buffer): MessageHeaders {
  return headersOf(splitMessage(raw))
}

export function headersOf(message: RawMessage): MessageHeaders {
  const mailboxes = (name: string): Mailbox[] => mailboxesOf(headerValues(message, name).join(', ') || undefined)
  const ids = (name: string): string[] => messageIds(headerValue(message, name) ?? '').map((id) => sanitise(id))
  return {
    messageId: ids('message-id')[0],
    from: mailboxes('from')[0],
    replyTo: mailboxes('reply-to'),
    to: mailboxes('to'),
    cc: mailboxes('cc'),
    deliveredTo: ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) =>
      mailboxes(name).map(({address}) => address),
    ),
    subject: sanitise(decodedHeader(headerValue(message, 'subject') ?? '')),
    date: isoDate(headerValue(message, 'date')),
    inReplyTo: ids('in-reply-to'),
    references: ids('references'),
  }
}

/** Encoded words decoded (RFC 2047); what cannot be decoded stays as it came. */
export function decodedHeader(value: string): string {
  try {
    return decodeWords(value.slice(0, 16 * 1024))
  } catch {
    return value
  }
}

function isoDate(value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  const time = Date.parse(value.slice(0, 100).replace(/\s*\([^)]*\)\s*$/, ''))
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z')
}
