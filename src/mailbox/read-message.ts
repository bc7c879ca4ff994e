import type {FetchMessageObject} from 'imapflow'
import {companyOfAddresses, type Mailbox} from '../message/address.js'
import {decodedHeader} from '../message/headers.js'
import {parseMessage, type AttachmentInfo, type ParsedMessage} from '../message/parse.js'
import {sanitise} from '../message/sanitise.js'
import type {CompanyId, JobId, Settings} from '../settings/settings.js'
import {locateAnywhere, type LocatedMessage} from './locate.js'
import {attachmentsOf, recipientsOf, type Suggestion} from './message-row.js'
import {openFolder, type InboundMailbox} from './open-mailbox.js'
import type {MessageReference} from './reference.js'
import {emptyIndex, readJobIndex, suggestionFor} from './suggestion.js'

/** One message as `unassigned show` shows it; everything in it is safe for a terminal. */
export interface MessageView {
  readonly folder: string
  readonly uidValidity: string
  readonly id: number
  readonly job: JobId | null
  readonly messageId: string | null
  /** ISO 8601 in UTC. */
  readonly date: string
  readonly from: Mailbox | null
  readonly replyTo: readonly Mailbox[]
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly subject: string
  /** Bytes. */
  readonly size: number
  readonly company: CompanyId | null
  readonly suggestion: Suggestion | null
  readonly headers: readonly {readonly name: string; readonly value: string}[]
  readonly text: string
  /** Where the text was taken from; `raw` where the message could not be parsed. */
  readonly textFrom: ParsedMessage['textFrom']
  /** Whether the message is longer than what was read: text behind a large attachment may be missing. */
  readonly truncated: boolean
  readonly attachments: readonly AttachmentInfo[]
  /** Why the structure could not be read. */
  readonly problem?: string
}

/** Of a longer message no more is read, in bytes: the text comes first. */
const mostBytes = 2 * 1024 * 1024
const mostHeaders = 300

/** Reads a message without setting `\Seen`; undefined when it has gone meanwhile. */
async function readMessage(
  mailbox: InboundMailbox,
  settings: Settings,
  located: LocatedMessage,
): Promise<MessageView | undefined> {
  const index = mailbox.folders.jobFolders().length === 0 ? emptyIndex : await readJobIndex(mailbox, settings)
  await openFolder(mailbox, located.folder, 'read')
  const fetched = await fetchMessage(mailbox, located.uid)
  if (fetched === undefined) return undefined
  const parsed = await parseMessage(fetched.source ?? Buffer.alloc(0))
  const {headers} = parsed
  const size = fetched.size ?? located.size
  const truncated = size > mostBytes
  const {folder, uidValidity, uid, job, arrived} = located
  return {
    folder,
    uidValidity,
    id: uid,
    job: job ?? null,
    messageId: headers.messageId ?? null,
    date: headers.date ?? new Date(arrived).toISOString().replace('.000Z', 'Z'),
    from: headers.from ?? null,
    replyTo: headers.replyTo,
    to: headers.to,
    cc: headers.cc,
    subject: headers.subject,
    size,
    company: companyOfAddresses(settings, recipientsOf(headers)) ?? mailbox.inbound.owner ?? null,
    suggestion: (job === undefined ? suggestionFor({headers, index}) : undefined) ?? null,
    headers: shownHeaders(parsed),
    text: parsed.text,
    textFrom: parsed.textFrom,
    truncated,
    attachments: truncated ? attachmentsOf(fetched.bodyStructure) : parsed.attachments,
    ...(parsed.problem !== undefined && {problem: parsed.problem}),
  }
}

/** A structure that imapflow cannot read makes it drop the message: then it is asked for without. */
async function fetchMessage({client}: InboundMailbox, uid: number): Promise<FetchMessageObject | undefined> {
  const query = {uid: true, size: true, source: {start: 0, maxLength: mostBytes}}
  for (const each of [{...query, bodyStructure: true}, query]) {
    const fetched = await client.fetchOne(String(uid), each, {uid: true})
    if (fetched !== false && fetched !== undefined) return fetched
  }
  return undefined
}

function shownHeaders({raw}: ParsedMessage): {name: string; value: string}[] {
  return raw.headers
    .slice(0, mostHeaders)
    .map(({name, value}) => ({name: sanitise(name, 80), value: sanitise(decodedHeader(value), 2000)}))
}

/** Finds a message by its name, in the inbound folder or in a job's, and reads it. */
export async function findMessage(
  mailbox: InboundMailbox,
  settings: Settings,
  reference: MessageReference,
): Promise<MessageView | undefined> {
  const located = await locateAnywhere(mailbox, reference)
  return located === undefined ? undefined : readMessage(mailbox, settings, located)
}
