import type {FetchMessageObject, MessageStructureObject} from 'imapflow'
import {companyOfAddresses, type Mailbox} from '../message/address.js'
import {readHeaders, headerNames, type MessageHeaders} from '../message/headers.js'
import {defaultName, type AttachmentInfo} from '../message/parse.js'
import {isProbe, probeHeader} from '../message/probe.js'
import {sanitise, sanitiseFileName} from '../message/sanitise.js'
import type {CompanyId, Settings} from '../settings/settings.js'

/** One message as `unassigned list` shows it: the JSON contract. */
export interface UnassignedMessage {
  /** UID in the inbound folder. */
  readonly id: number
  readonly messageId: string | null
  /** When the sender dated it, else when it arrived: ISO 8601 in UTC. */
  readonly date: string
  readonly from: Mailbox | null
  readonly to: readonly string[]
  readonly subject: string
  /** Bytes. */
  readonly size: number
  readonly attachments: readonly AttachmentInfo[]
  /** The company it was sent to; null where no company's address is among the recipients. */
  readonly company: CompanyId | null
  readonly suggestion: Suggestion | null
}

/** The job a message seems to belong to, and why. */
export interface Suggestion {
  readonly job: string
  readonly reason: string
}

/** The fields of the header that are asked for: no more travel. */
export const fetchedHeaders: string[] = [...headerNames, probeHeader]

const mostAttachments = 1000

/** A row of a FETCH, read; the row of a message whose structure imapflow could not read comes without one. */
export interface MessageRow {
  readonly uid: number
  readonly seq: number
  readonly headers: MessageHeaders
  readonly size: number
  /** Milliseconds since 1970. */
  readonly arrived: number
  readonly attachments: readonly AttachmentInfo[]
  readonly flags: ReadonlySet<string>
  readonly probe: boolean
}

export function messageRow(fetched: FetchMessageObject): MessageRow {
  const raw = fetched.headers ?? Buffer.alloc(0)
  const headers = readHeaders(raw)
  const arrived = new Date(fetched.internalDate ?? Number.NaN).getTime()
  return {
    uid: fetched.uid,
    seq: fetched.seq,
    headers,
    size: fetched.size ?? 0,
    arrived: Number.isNaN(arrived) ? 0 : arrived,
    attachments: attachmentsOf(fetched.bodyStructure),
    flags: fetched.flags ?? new Set(),
    probe: isProbe({messageId: headers.messageId, headers: raw.toString('latin1')}),
  }
}

/** Addresses a message was sent to, those noted by the delivering servers first. */
export function recipientsOf(headers: MessageHeaders): string[] {
  return [...headers.deliveredTo, ...[...headers.to, ...headers.cc].map(({address}) => address)]
}

export function unassignedMessage(
  {uid, headers, size, arrived, attachments}: MessageRow,
  settings: Settings,
  owner: CompanyId | undefined,
  suggestion: Suggestion | undefined,
): UnassignedMessage {
  return {
    id: uid,
    messageId: headers.messageId ?? null,
    date: headers.date ?? new Date(arrived).toISOString().replace('.000Z', 'Z'),
    from: headers.from ?? null,
    to: headers.to.map(({address}) => address),
    subject: headers.subject,
    size,
    attachments,
    company: companyOfAddresses(settings, recipientsOf(headers)) ?? owner ?? null,
    suggestion: suggestion ?? null,
  }
}

/** The parts of a BODYSTRUCTURE that are no text to read; sizes are estimated from the encoded ones. */
export function attachmentsOf(structure: MessageStructureObject | undefined): AttachmentInfo[] {
  const found: AttachmentInfo[] = []
  const waiting = structure === undefined ? [] : [structure]
  for (let part = waiting.shift(); part !== undefined && found.length < mostAttachments; part = waiting.shift()) {
    if (isAttachment(part)) found.push(attachmentInfo(part))
    else waiting.unshift(...(part.childNodes ?? []))
  }
  return found
}

function isAttachment({
  type,
  disposition,
  dispositionParameters,
  parameters,
  childNodes,
}: MessageStructureObject): boolean {
  if (type.toLowerCase() === 'message/rfc822') return true
  if (childNodes !== undefined && childNodes.length > 0) return false
  if (type.toLowerCase().startsWith('multipart/')) return false
  if (disposition?.toLowerCase() === 'attachment') return true
  if ((dispositionParameters?.['filename'] ?? parameters?.['name']) !== undefined) return true
  return !type.toLowerCase().startsWith('text/')
}

function attachmentInfo(part: MessageStructureObject): AttachmentInfo {
  const name = part.dispositionParameters?.['filename'] ?? part.parameters?.['name'] ?? defaultName(part.type)
  return {
    name: sanitiseFileName(name),
    type: sanitise(part.type.toLowerCase(), 100),
    size: decodedSize(part.size ?? 0, part.encoding),
  }
}

/** Base64 comes in lines of 76 characters and a line end, four characters for three bytes (RFC 2045 section 6.8). */
function decodedSize(encoded: number, encoding: string | undefined): number {
  if (encoding?.toLowerCase() !== 'base64') return encoded
  const lines = Math.floor(encoded / 78)
  return lines * 57 + Math.floor(((encoded - lines * 78) * 3) / 4)
}
