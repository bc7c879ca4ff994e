import type {ImapFlow, ListResponse} from 'imapflow'
import {pause, within} from '../connection/within.js'
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
  inboundFolder: string,
  probes: () => readonly Probe[],
  sightings: Sightings,
  signal: AbortSignal,
): Promise<void> {
  await pause(roundsMs[0] ?? 0, signal)
  if (signal.aborted) return
  const client = await open()
  try {
    for (let round = 1; !signal.aborted; round++) {
      await searchFolders(client, inboundFolder, probes(), sightings, 'inbound')
      await pause(roundsMs[Math.min(round, roundsMs.length - 1)] ?? 20_000, signal)
    }
  } finally {
    client.close()
  }
}

/** Searches all folders but one for probes, those for junk first. */
export async function searchFolders(
  client: ImapFlow,
  except: string,
  probes: readonly Probe[],
  sightings: Sightings,
  place: Place,
): Promise<void> {
  for (const folder of await otherFolders(client, except)) await search(client, folder, probes, sightings, place)
}

async function otherFolders(client: ImapFlow, except: string): Promise<string[]> {
  const listed = await within(client.list(), commandMs)
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
  client: ImapFlow,
  folder: string,
  probes: readonly Probe[],
  sightings: Sightings,
  place: Place,
): Promise<void> {
  const opened = await within(client.mailboxOpen(folder, {readOnly: true}), commandMs)
  if (opened.exists === 0) return
  for (const probe of probes) {
    const found = await within(client.search({header: {'message-id': probe.token}}, {uid: true}), commandMs)
    for (const uid of found === false || found === undefined ? [] : found) {
      const message = await within(client.fetchOne(String(uid), {uid: true, source: true}, {uid: true}), commandMs)
      if (message === false || message.source === undefined) continue
      await sightings.look(place, {folder: opened.path, uid, source: message.source, seenAt: performance.now()})
    }
  }
}
