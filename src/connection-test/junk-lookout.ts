import type {ImapFlow, ListResponse} from 'imapflow'
import {ConnectionFailure, type Endpoint} from '../connection/evidence.js'
import {imapCommand} from '../connection/imap-evidence.js'
import {pause} from '../connection/within.js'
import type {Probe} from './probe.js'
import type {Place, Sightings} from './sightings.js'

/** When the other folders are searched, counted from the sending, in ms; the last interval repeats. */
const roundsMs = [3000, 5000, 10_000, 20_000]

/** Folders beyond this number are not searched. */
const mostFolders = 40

/** Limit of one command, in ms. */
const commandMs = 10_000

/**
 * Searches the other folders of the inbound mailbox for probes that did not come to the inbound folder, in growing
 * intervals, those for junk first, until the signal is aborted. Uses a session of its own.
 */
export async function lookElsewhere(
  open: () => Promise<ImapFlow>,
  endpoint: Endpoint,
  inboundFolder: string,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<void> {
  await pause(roundsMs[0] ?? 0, signal)
  if (signal.aborted) return
  const client = await open()
  try {
    for (let round = 1; !signal.aborted; round++) {
      await searchFolders({client, endpoint}, inboundFolder, sightings.probes, sightings, 'inbound')
      await pause(roundsMs[Math.min(round, roundsMs.length - 1)] ?? 20_000, signal)
    }
  } finally {
    client.close()
  }
}

/** A logged-in session and the server it is on. */
export interface MailboxSession {
  readonly client: ImapFlow
  readonly endpoint: Endpoint
}

/**
 * Searches all folders but one for probes, those for junk first; a folder that cannot be opened is passed over.
 * @throws ConnectionFailure when the folders cannot be listed
 */
export async function searchFolders(
  session: MailboxSession,
  except: string,
  probes: readonly Probe[],
  sightings: Sightings,
  place: Place,
): Promise<void> {
  for (const folder of await otherFolders(session, except)) {
    try {
      await search(session, folder, probes, sightings, place)
    } catch (error) {
      if (!(error instanceof ConnectionFailure) || !session.client.usable) throw error
    }
  }
}

async function otherFolders({client, endpoint}: MailboxSession, except: string): Promise<string[]> {
  const listed = await imapCommand(endpoint, client.list(), commandMs)
  const others = listed.filter((folder) => folder.path !== except && !folder.flags.has('\\Noselect'))
  return others
    .toSorted((one, other) => Number(isJunk(other)) - Number(isJunk(one)))
    .map(({path}) => path)
    .slice(0, mostFolders)
}

function isJunk(folder: ListResponse): boolean {
  return folder.specialUse === '\\Junk' || isJunkName(folder.path)
}

/** Junk folders by name, for servers without SPECIAL-USE (RFC 6154); also the three-way filter of WEB.DE. */
export function isJunkName(path: string): boolean {
  return /(^|[./])(junk|spam|spamverdacht|bulk|unbekannt|quarant)/i.test(path)
}

async function search(
  {client, endpoint}: MailboxSession,
  folder: string,
  probes: readonly Probe[],
  sightings: Sightings,
  place: Place,
): Promise<void> {
  const bounded = <T>(work: Promise<T>): Promise<T> => imapCommand(endpoint, work, commandMs)
  const opened = await bounded(client.mailboxOpen(folder, {readOnly: true}))
  if (opened.exists === 0) return
  for (const probe of probes) {
    const found = await bounded(client.search({header: {'message-id': probe.token}}, {uid: true}))
    for (const uid of found === false || found === undefined ? [] : found) {
      const message = await bounded(client.fetchOne(String(uid), {uid: true, source: true}, {uid: true}))
      if (message === false || message.source === undefined) continue
      await sightings.look(place, {folder: opened.path, uid, source: message.source, seenAt: performance.now()})
    }
  }
}
