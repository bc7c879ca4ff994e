import {readHeaders} from '../message/headers.js'
import {normaliseAddress} from '../settings/address.js'
import type {JobId} from '../settings/settings.js'
import type {InboundMailbox, OpenedFolder} from './open-mailbox.js'
import {openFolder} from './open-mailbox.js'
import type {MessageReference, PersonReference} from './reference.js'

/** Where a message is. */
export interface LocatedMessage {
  readonly folder: string
  readonly uidValidity: string
  readonly uid: number
  /** The job whose folder it is in; undefined in the inbound folder. */
  readonly job: JobId | undefined
  readonly messageId: string | undefined
  /** Bytes. */
  readonly size: number
  /** When it arrived, milliseconds since 1970. */
  readonly arrived: number
}

/** Bounds the search through the jobs' folders. */
const mostFolders = 200

/** Finds a message in the inbound folder; without changing anything. The folder stays open for reading. */
export async function locateInbound(
  mailbox: InboundMailbox,
  reference: MessageReference,
): Promise<LocatedMessage | undefined> {
  return locateIn(mailbox, mailbox.folder, reference)
}

/** Finds a message in the inbound folder or in the folder of a job; an address means the newest message from it. */
export async function locateAnywhere(
  mailbox: InboundMailbox,
  reference: PersonReference,
  only?: JobId,
): Promise<LocatedMessage | undefined> {
  if (reference.kind === 'uid') {
    const path = reference.folder === undefined ? mailbox.folder : mailbox.folders.path(reference.folder)
    return mailbox.folders.exists(path) || path === mailbox.folder ? locateIn(mailbox, path, reference) : undefined
  }
  let newest: LocatedMessage | undefined
  for (const path of searchedFolders(mailbox, only)) {
    const found = await newestMatch(mailbox, path, reference)
    if (found !== undefined && reference.kind === 'message-id') return found
    if (found !== undefined && found.arrived >= (newest?.arrived ?? 0)) newest = found
  }
  return newest
}

/** The job's folder in which a message with this Message-ID lies. */
export async function locateAssigned(mailbox: InboundMailbox, messageId: string): Promise<LocatedMessage | undefined> {
  for (const {path} of mailbox.folders.jobFolders().slice(0, mostFolders)) {
    const found = await newestMatch(mailbox, path, {kind: 'message-id', text: messageId, messageId})
    if (found !== undefined) return found
  }
  return undefined
}

function searchedFolders({folder, folders}: InboundMailbox, only: JobId | undefined): string[] {
  if (only !== undefined) return [folders.ofJob(only)].filter((path) => folders.exists(path))
  const ofJobs = folders.jobFolders().slice(0, mostFolders)
  return [folder, ...ofJobs.map(({path}) => path).filter((path) => path !== folder)]
}

async function locateIn(
  mailbox: InboundMailbox,
  path: string,
  reference: MessageReference,
): Promise<LocatedMessage | undefined> {
  if (reference.kind === 'message-id') return newestMatch(mailbox, path, reference)
  const opened = await openFolder(mailbox, path, 'read')
  return opened.exists === 0 ? undefined : readLocated(mailbox, opened, reference.uid)
}

/** The newest message of a folder that really carries the Message-ID or comes from the address. */
async function newestMatch(
  mailbox: InboundMailbox,
  path: string,
  reference: Exclude<PersonReference, {kind: 'uid'}>,
): Promise<LocatedMessage | undefined> {
  const opened = await openFolder(mailbox, path, 'read')
  if (opened.exists === 0) return undefined
  const uids = await findByHeader(mailbox, reference)
  const newest = uids.at(-1)
  return newest === undefined ? undefined : readLocated(mailbox, opened, newest)
}

/** UIDs in the open folder, ascending. SEARCH finds parts of a value, so the candidates' headers are compared. */
async function findByHeader(
  {client}: InboundMailbox,
  reference: Exclude<PersonReference, {kind: 'uid'}>,
): Promise<number[]> {
  const query =
    reference.kind === 'message-id'
      ? {header: {'Message-ID': reference.messageId}}
      : {from: searchable(reference.address)}
  const found = await client.search({...query, deleted: false}, {uid: true})
  const uids = Array.isArray(found) ? found.slice(-mostCandidates) : []
  if (uids.length === 0) return []
  const matching: number[] = []
  for await (const row of client.fetch(uids.join(','), {uid: true, headers: ['From', 'Message-ID']}, {uid: true})) {
    const {messageId, from} = readHeaders(row.headers ?? Buffer.alloc(0))
    const same =
      reference.kind === 'message-id'
        ? messageId === reference.messageId
        : from !== undefined && normaliseAddress(from.address) === normaliseAddress(reference.address)
    if (same) matching.push(row.uid)
  }
  return matching.toSorted((one, other) => one - other)
}

const mostCandidates = 200

/** Headers hold the ASCII form of a domain or its UTF-8 form: the local part is in both. */
function searchable(address: string): string {
  return /^[\u0021-\u007e]+$/.test(address) ? address : address.slice(0, address.lastIndexOf('@'))
}

async function readLocated(
  {client, folders}: InboundMailbox,
  {path, uidValidity}: OpenedFolder,
  uid: number,
): Promise<LocatedMessage | undefined> {
  const query = {uid: true, internalDate: true, size: true, headers: ['Message-ID']}
  const row = await client.fetchOne(String(uid), query, {uid: true})
  if (row === false || row === undefined) return undefined
  return {
    folder: path,
    uidValidity,
    uid,
    job: folders.jobOf(path),
    messageId: readHeaders(row.headers ?? Buffer.alloc(0)).messageId,
    size: row.size ?? 0,
    arrived: new Date(row.internalDate ?? 0).getTime(),
  }
}
