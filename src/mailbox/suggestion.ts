import {ownAddresses} from '../message/address.js'
import type {MessageHeaders} from '../message/headers.js'
import {readHeaders} from '../message/headers.js'
import {normaliseAddress} from '../settings/address.js'
import type {JobId, Settings} from '../settings/settings.js'
import type {Suggestion} from './message-row.js'
import {openFolder, type InboundMailbox} from './open-mailbox.js'

/** Bounds what a listing reads besides the inbound folder. */
const mostFolders = 8
const mostMessages = 300

/** Who and which threads the jobs' folders know. */
export interface JobIndex {
  readonly byAddress: ReadonlyMap<string, JobId>
  readonly byMessageId: ReadonlyMap<string, JobId>
}

export const emptyIndex: JobIndex = {byAddress: new Map(), byMessageId: new Map()}

/**
 * Reads the newest 300 messages of at most eight jobs' folders, those of configured jobs first: two commands per folder.
 * It leaves another folder open than before.
 */
export async function readJobIndex(mailbox: InboundMailbox, settings: Settings): Promise<JobIndex> {
  const byAddress = new Map<string, JobId>()
  const byMessageId = new Map<string, JobId>()
  const own = ownAddresses(settings)
  for (const {job, path} of searchedFolders(mailbox, settings)) {
    for await (const {messageId, from, to} of newestHeaders(mailbox, path)) {
      if (messageId !== undefined) byMessageId.set(messageId, job)
      for (const {address} of [...(from === undefined ? [] : [from]), ...to]) {
        const known = normaliseAddress(address)
        if (!own.has(known)) byAddress.set(known, job)
      }
    }
  }
  return {byAddress, byMessageId}
}

function searchedFolders({folders}: InboundMailbox, settings: Settings): {job: JobId; path: string}[] {
  const isConfigured = ({job}: {job: JobId}): number => (settings.jobs[job] === undefined ? 1 : 0)
  return folders
    .jobFolders()
    .toSorted((one, other) => isConfigured(one) - isConfigured(other))
    .slice(0, mostFolders)
}

async function* newestHeaders(mailbox: InboundMailbox, path: string): AsyncGenerator<MessageHeaders> {
  const {exists} = await openFolder(mailbox, path, 'read')
  if (exists === 0) return
  const first = Math.max(1, exists - mostMessages + 1)
  for await (const row of mailbox.client.fetch(`${first}:${exists}`, {
    uid: true,
    headers: ['From', 'To', 'Message-ID'],
  })) {
    yield readHeaders(row.headers ?? Buffer.alloc(0))
  }
}

/** The job a message seems to belong to: by its thread first, then by its sender's address. */
export function suggestionFor({headers, index}: {headers: MessageHeaders; index: JobIndex}): Suggestion | undefined {
  for (const id of [...headers.inReplyTo, ...headers.references.toReversed()]) {
    const job = index.byMessageId.get(id)
    if (job !== undefined) return {job, reason: `thread: it answers ${id}`}
  }
  if (headers.from === undefined) return undefined
  const job = index.byAddress.get(normaliseAddress(headers.from.address))
  return job === undefined ? undefined : {job, reason: `address: ${headers.from.address} has written about this job`}
}
