import type {ListResponse} from 'imapflow'
import {ConnectionFailure} from '../connection/evidence.js'
import {imapCommand} from '../connection/imap-evidence.js'
import type {MailboxSession} from './mailbox-session.js'
import {folderKind, type FolderKind} from './folder-kind.js'
import type {Probe} from './probe.js'
import type {Place, Sightings} from './sightings.js'
import {seekConfirmations} from './waiting-confirmation.js'

/** Folders beyond this number are not searched. */
const mostFolders = 40

/** Limit of one command, in ms. */
const commandMs = 10_000

/** How many of the newest messages of a folder are looked at, and how old they may be by the server's clock, in ms. */
const newest = {most: 10, ageMs: 3_600_000, bytes: 256 * 1024}

/** Where to look for what. */
interface Search {
  readonly session: MailboxSession
  readonly probes: readonly Probe[]
  readonly sightings: Sightings
  readonly place: Place
}

/**
 * Searches all folders but one for probes, bounces and the like, those for junk first; a folder that cannot be opened
 * is passed over. In the inbound mailbox it looks once for requests of providers that have waited for longer.
 * @throws ConnectionFailure when the folders cannot be listed
 */
export async function searchFolders(
  session: MailboxSession,
  except: string,
  probes: readonly Probe[],
  sightings: Sightings,
  place: Place,
): Promise<void> {
  const search = {session, probes, sightings, place}
  const folders = await otherFolders(session, except)
  for (const {path, kind} of folders) {
    await passingOver(session, async () => {
      await searchFolder(search, path, kind)
      sightings.searched(place, [path])
    })
  }
  if (place !== 'inbound' || !sightings.beginSeekingConfirmations()) return
  const junk = folders.filter(({kind}) => kind === 'junk').map(({path}) => path)
  for (const folder of [except, ...junk]) {
    await passingOver(session, () => seekConfirmations(session, folder, sightings))
  }
}

async function passingOver({client}: MailboxSession, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || !client.usable) throw error
  }
}

interface Folder {
  readonly path: string
  readonly kind: FolderKind | undefined
}

async function otherFolders({client, endpoint}: MailboxSession, except: string): Promise<Folder[]> {
  const listed = await imapCommand(endpoint, client.list(), commandMs)
  return listed
    .filter((folder) => folder.path !== except && isSelectable(folder))
    .map((folder) => ({path: folder.path, kind: folderKind(folder)}))
    .toSorted((one, other) => rank(one.kind) - rank(other.kind))
    .slice(0, mostFolders)
}

function isSelectable({flags}: ListResponse): boolean {
  return !flags.has('\\Noselect') && !flags.has('\\NonExistent')
}

/** Junk first; last what holds everything, so that a message is named by the folder people see it in. */
function rank(kind: FolderKind | undefined): number {
  return kind === 'junk' ? 0 : kind === 'all' ? 2 : 1
}

/** By Message-ID, which every server can search, and among the newest messages, where even that was changed. */
async function searchFolder(search: Search, folder: string, kind: FolderKind | undefined): Promise<void> {
  const {session, probes, sightings, place} = search
  const bounded = <T>(work: Promise<T>): Promise<T> => imapCommand(session.endpoint, work, commandMs)
  const opened = await bounded(session.client.mailboxOpen(folder, {readOnly: true}))
  if (opened.exists === 0) return
  const uids: number[] = []
  for (const probe of probes) {
    const found = await bounded(session.client.search({header: {'message-id': probe.token}}, {uid: true}))
    uids.push(...(found === false || found === undefined ? [] : found))
  }
  uids.push(...(await newestUids(session, opened.exists)))
  for (const uid of new Set(uids)) {
    if (sightings.hasLooked(place, {folder: opened.path, uid})) continue
    const query = {uid: true, source: {maxLength: newest.bytes}}
    const message = await bounded(session.client.fetchOne(String(uid), query, {uid: true}))
    if (message === false || message.source === undefined) continue
    const found = {folder: opened.path, uid, source: message.source, seenAt: performance.now()}
    await sightings.look(place, found, kind === undefined ? {} : {kind})
  }
}

async function newestUids({client, endpoint}: MailboxSession, exists: number): Promise<number[]> {
  const range = `${Math.max(1, exists - newest.most + 1)}:*`
  const rows = await imapCommand(
    endpoint,
    client.fetchAll(range, {uid: true, internalDate: true, size: true}),
    commandMs,
  )
  const oldest = Date.now() - newest.ageMs
  return rows
    .filter(({internalDate, size = 0}) => size <= newest.bytes && new Date(internalDate ?? 0).getTime() >= oldest)
    .map(({uid}) => uid)
}
