import {Failure} from '../failure.js'
import type {CompanyId, Settings} from '../settings/settings.js'
import {fetchedHeaders, messageRow, unassignedMessage, type MessageRow, type UnassignedMessage} from './message-row.js'
import {openFolder, type InboundMailbox, type OpenedFolder} from './open-mailbox.js'
import {emptyIndex, readJobIndex, suggestionFor} from './suggestion.js'

export interface ListingFilter {
  /** How many at most; all where it is left out. */
  readonly limit?: number | undefined
  /** Only what arrived then or later. */
  readonly since?: Date | undefined
  /** Only what was sent to this company. */
  readonly company?: CompanyId | undefined
}

export interface UnassignedListing {
  readonly folder: string
  readonly uidValidity: string
  /** Newest first, read as they are consumed. */
  readonly messages: AsyncGenerator<UnassignedMessage>
  /** To be asked when `messages` has ended. */
  counts(): ListingCounts
}

export interface ListingCounts {
  /** All unassigned messages of the folder, whatever the filter; test messages and deleted ones are none. */
  readonly total: number
  /** Messages among the listed ones whose structure could not be read. */
  readonly unreadable: number
}

/** Messages per FETCH when many are wanted: enough to make round trips cheap, few enough to keep in memory. */
const windowSize = 500
/** Windows in a row without a single message: others delete messages meanwhile, but not thousands at the very end. */
const mostEmpty = 3
/** In a folder of this size at most, test messages and deleted ones beyond the listed are searched for and not counted. */
const mostSearched = 1000

/**
 * The messages that belong to no job yet: those of the inbound folder, without the test messages of `test-connection`
 * and without deleted ones. Reads from the end of the folder, never sets `\Seen`, and asks a bounded number of commands
 * per 500 messages. In a folder of more than 1000, test messages beyond the listed ones count in `total`.
 */
export async function listUnassigned(
  mailbox: InboundMailbox,
  settings: Settings,
  filter: ListingFilter,
): Promise<UnassignedListing> {
  const index = mailbox.folders.jobFolders().length === 0 ? emptyIndex : await readJobIndex(mailbox, settings)
  const opened = await openFolder(mailbox, mailbox.folder, 'read')
  const tally = new Tally(opened.exists)
  const owner = mailbox.inbound.owner
  async function* messages(): AsyncGenerator<UnassignedMessage> {
    let listed = 0
    for await (const row of newestRows(mailbox, opened, filter, tally)) {
      const suggestion = suggestionFor({headers: row.headers, index})
      const message = unassignedMessage(row, settings, owner, suggestion)
      if (filter.company !== undefined && message.company !== filter.company) continue
      yield message
      listed += 1
      if (listed === filter.limit) break
    }
    await tally.searchRest(mailbox)
  }
  return {folder: opened.path, uidValidity: opened.uidValidity, messages: messages(), counts: () => tally.counts()}
}

/** What was met that is no unassigned message, and what could not be read. */
class Tally {
  readonly #exists: number
  readonly #hidden = new Set<number>()
  readonly #seen = new Set<number>()
  #unreadable = 0

  constructor(exists: number) {
    this.#exists = exists
  }

  see(row: MessageRow): boolean {
    if (this.#exists <= mostSearched) this.#seen.add(row.uid)
    if (!row.probe && !row.flags.has('\\Deleted')) return true
    this.#hidden.add(row.uid)
    return false
  }

  unreadable(): void {
    this.#unreadable += 1
  }

  /** Counts what was not read, where the folder is small enough to search its headers. */
  async searchRest({client}: InboundMailbox): Promise<void> {
    if (this.#exists > mostSearched || this.#seen.size >= this.#exists) return
    const marks = [
      {deleted: true},
      {header: {'Message-ID': 'recruitmail-probe.'}},
      {header: {'X-Recruitmail-Probe': true}},
    ]
    const found = await client.search({or: marks}, {uid: true})
    if (Array.isArray(found)) for (const uid of found) this.#hidden.add(uid)
  }

  counts(): ListingCounts {
    return {total: this.#exists - this.#hidden.size, unreadable: this.#unreadable}
  }
}

async function* newestRows(
  mailbox: InboundMailbox,
  opened: OpenedFolder,
  filter: ListingFilter,
  tally: Tally,
): AsyncGenerator<MessageRow> {
  const numbers = await candidates(mailbox, opened, filter.since)
  const first = filter.company === undefined ? (filter.limit ?? windowSize) : windowSize
  let size = Math.min(first, windowSize)
  let emptyInRow = 0
  for (let end = numbers.count; end > 0;) {
    const start = Math.max(0, end - size)
    const rows = await readWindow(mailbox, numbers.slice(start, end), numbers.uid, tally)
    emptyInRow = rows.length === 0 ? emptyInRow + 1 : 0
    if (emptyInRow > mostEmpty) throw inconsistent(opened)
    for (const row of rows) {
      const recent = filter.since === undefined || row.arrived >= filter.since.getTime()
      if (tally.see(row) && recent) yield row
    }
    end = start
    size = Math.max(50, size)
  }
}

function inconsistent({path, exists}: OpenedFolder): Failure {
  const message = `The server says that ${path} holds ${exists} messages and shows none of them.`
  return new Failure('broken', 'folder-inconsistent', message, {
    hint: 'Open the folder in a mail client; if it is the same there, the administrator of the server has to repair it.',
  })
}

/** The numbers a listing reads, ascending: sequence numbers of the whole folder, or the UIDs since a day. */
interface Candidates {
  readonly uid: boolean
  readonly count: number
  slice(start: number, end: number): number[]
}

async function candidates(
  {client}: InboundMailbox,
  opened: OpenedFolder,
  since: Date | undefined,
): Promise<Candidates> {
  if (since === undefined) {
    const slice = (start: number, end: number): number[] => Array.from({length: end - start}, (_, at) => start + at + 1)
    return {uid: false, count: opened.exists, slice}
  }
  // IMAP knows days only, in the server's own time zone: ask for one more and compare the time afterwards.
  const found = await client.search({since: new Date(since.getTime() - 86_400_000)}, {uid: true})
  const uids = (Array.isArray(found) ? found : []).toSorted((one, other) => one - other)
  return {uid: true, count: uids.length, slice: (start, end) => uids.slice(start, end)}
}

/** The messages of one FETCH, newest first by arrival, those included whose structure imapflow could not read. */
async function readWindow(
  {client}: InboundMailbox,
  numbers: readonly number[],
  uid: boolean,
  tally: Tally,
): Promise<MessageRow[]> {
  const plain = {uid: true, flags: true, internalDate: true, size: true, headers: fetchedHeaders}
  const rows: MessageRow[] = []
  const missing = new Set(numbers)
  // A structure that imapflow cannot read makes it drop the row: ask for less and less of what is missing.
  for (const query of [{...plain, bodyStructure: true}, plain, {uid: true}]) {
    if (missing.size === 0) break
    for await (const fetched of client.fetch(rangeOf([...missing]), query, {uid})) {
      if (!missing.delete(uid ? fetched.uid : fetched.seq)) continue
      rows.push(messageRow(fetched))
      if (!('bodyStructure' in query)) tally.unreadable()
    }
  }
  return rows.toSorted((one, other) => other.arrived - one.arrived || other.uid - one.uid)
}

/** `1:50` for numbers that follow each other, else `1,4,7`. */
function rangeOf(numbers: readonly number[]): string {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? 0
  return last - first === numbers.length - 1 ? `${first}:${last}` : numbers.join(',')
}
