import type {ImapFlow, MailboxObject} from 'imapflow'
import {ConnectionFailure, type Endpoint} from '../connection/evidence.js'
import {imapCommand, imapEvidence} from '../connection/imap-evidence.js'

/** More of a message than this is not looked at: probes, bounces and replies are small. In bytes. */
const mostSourceBytes = 512 * 1024

/** How often a server without IDLE is asked, in ms. */
const pollMs = 250

/** After how much quiet a server that idles is asked all the same, in ms; the last one repeats. */
const quietMs = [250, 500, 1000, 2000, 5000]

export interface NewMessage {
  readonly folder: string
  readonly uid: number
  /** The first 512 kB as stored. */
  readonly source: Buffer
  /** When it was seen, in ms of `performance.now()`. */
  readonly seenAt: number
}

/** Follows one folder for messages that arrive after it was opened, by IDLE (RFC 2177) and now and then by asking. Never sets `\Seen`. */
export class MailboxWatch {
  readonly client: ImapFlow
  readonly folder: string
  /** Number of messages when it was opened. */
  readonly messages: number
  /** Whether nothing can be removed from it. */
  readonly readOnly: boolean
  readonly endpoint: Endpoint
  readonly #uidValidity: bigint
  readonly #limitMs: number
  #uidNext: number
  #woken = true
  #quietRounds = 0
  #wake: (() => void) | undefined
  /** How many do something else on the session, or nobody waits for a message. */
  #holds = 0
  /** Who waits for a look at the folder that begins after now. */
  readonly #asking: (() => void)[] = []

  private constructor(client: ImapFlow, endpoint: Endpoint, opened: MailboxObject, limitMs: number) {
    this.client = client
    this.folder = opened.path
    this.messages = opened.exists
    this.readOnly = opened.readOnly === true
    this.endpoint = endpoint
    this.#uidNext = opened.uidNext
    this.#uidValidity = opened.uidValidity
    this.#limitMs = limitMs
    client.on('exists', () => this.#ring())
    client.on('close', () => this.#ring())
  }

  /** Opens the folder for reading and removing. @throws ConnectionFailure stage `folder` */
  static async open(client: ImapFlow, endpoint: Endpoint, folder: string, limitMs: number): Promise<MailboxWatch> {
    try {
      const opened = await imapCommand(endpoint, client.mailboxOpen(folder), limitMs)
      return new MailboxWatch(
        client,
        endpoint,
        {...opened, uidNext: await nextUid(client, endpoint, opened, limitMs)},
        limitMs,
      )
    } catch (error) {
      const evidence = imapEvidence(error, endpoint, 'folder')
      const folders =
        evidence.imap?.status === 'NO' && mayBeMistaken(folder) ? await folderNames(client, endpoint, limitMs) : []
      client.close()
      throw new ConnectionFailure({...evidence, stage: 'folder', folder, folders})
    }
  }

  /**
   * Goes on in another session where this one ended, so that nothing that came meanwhile is missed.
   * @throws ConnectionFailure, also where the UIDs of the folder mean other messages now (RFC 9051 section 2.3.1.1)
   */
  async resume(client: ImapFlow): Promise<MailboxWatch> {
    const next = await MailboxWatch.open(client, this.endpoint, this.folder, this.#limitMs)
    if (next.#uidValidity !== this.#uidValidity) {
      client.close()
      throw this.#dropped()
    }
    next.#uidNext = this.#uidNext
    return next
  }

  /** UIDs of messages with this header field among the thousand newest UIDs, so that large folders cost no time. */
  async withHeader(name: string): Promise<number[]> {
    if (this.messages === 0) return []
    const uid = `${Math.max(1, this.#uidNext - 1000)}:*`
    const found = await this.#command(this.client.search({uid, header: {[name]: ''}}, {uid: true}))
    return found === undefined || found === false ? [] : found
  }

  /** The header fields of some messages, by UID. */
  async headers(uids: readonly number[], name: string): Promise<Map<number, string>> {
    const values = new Map<number, string>()
    if (uids.length === 0) return values
    const rows = await this.#command(this.client.fetchAll(uids.join(','), {uid: true, headers: [name]}, {uid: true}))
    for (const row of rows) values.set(row.uid, row.headers?.toString('utf8') ?? '')
    return values
  }

  /** What has arrived since the last call, one after the other: thousands at once are never in memory together. */
  async *fresh(): AsyncGenerator<NewMessage> {
    this.#woken = false
    const query = {uid: true, source: {maxLength: mostSourceBytes}} as const
    const first = this.#uidNext
    const rows = this.client.fetch(`${first}:*`, query, {uid: true})
    for (;;) {
      const row = await this.#command(rows.next())
      if (row.done === true) return
      const {uid, source = Buffer.alloc(0)} = row.value
      // `n:*` names the last message even when its UID is below n (RFC 9051 section 9)
      if (uid < first) continue
      this.#uidNext = Math.max(this.#uidNext, uid + 1)
      yield {folder: this.folder, uid, source, seenAt: performance.now()}
    }
  }

  /** Calls back with every new message until the signal is aborted. @throws ConnectionFailure when the session ends */
  async follow(onMessage: (message: NewMessage) => Promise<void>, signal: AbortSignal): Promise<void> {
    const onAbort = (): void => this.#ring()
    signal.addEventListener('abort', onAbort, {once: true})
    try {
      while (!signal.aborted) {
        const asking = this.#asking.splice(0)
        for await (const message of this.fresh()) {
          await onMessage(message)
          if (signal.aborted) return
        }
        for (const answer of asking) answer()
        if (!signal.aborted && !this.#woken) await this.#sleep()
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
      for (const answer of this.#asking.splice(0)) answer()
    }
  }

  /**
   * Keeps the session out of IDLE while other commands are given on it: a command that comes while IDLE is being begun
   * waits until it is over. @returns what ends the hold
   */
  hold(): () => void {
    this.#holds++
    this.#ring()
    let held = true
    return () => {
      if (held) this.#holds--
      held = false
      this.#ring()
    }
  }

  /** Begins the waiting anew: for one more test, or after another command has ended the server's IDLE. */
  attend(): void {
    this.#quietRounds = 0
    this.#ring()
  }

  /** Has whoever follows look once more, at once; settled when all that had arrived by now was told. */
  lookAgain(): Promise<void> {
    return new Promise((resolve) => {
      this.#asking.push(resolve)
      this.#ring()
    })
  }

  /**
   * Waits for the server to speak, and asks it when it has been quiet for a while: some offer IDLE and never speak up
   * (Cyrus without idled) or do so once a minute (Courier without FAM). A server without IDLE is asked more often.
   */
  async #sleep(): Promise<void> {
    if (!this.client.usable) throw this.#dropped()
    const rung = new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    if (this.#holds > 0) {
      await rung
      return
    }
    let asks = false
    const timer = setTimeout(() => {
      asks = true
      this.#ring()
    }, this.#patience())
    if (this.client.capabilities.has('IDLE')) this.client.idle().catch(() => this.#ring())
    await rung
    clearTimeout(timer)
    if (asks) await this.#command(this.client.noop())
  }

  /** How long the server may be quiet before it is asked again, in ms. */
  #patience(): number {
    if (!this.client.capabilities.has('IDLE')) return pollMs
    const quiet = quietMs[Math.min(this.#quietRounds, quietMs.length - 1)] ?? 5000
    this.#quietRounds++
    return quiet
  }

  #ring(): void {
    this.#woken = true
    this.#wake?.()
  }

  #command<T>(work: Promise<T>): Promise<T> {
    return imapCommand(this.endpoint, work, this.#limitMs)
  }

  #dropped(): ConnectionFailure {
    return new ConnectionFailure({endpoint: this.endpoint, stage: 'command', errorCode: 'CLOSED'})
  }
}

/** The UID to expect next: servers need not tell it on SELECT (RFC 9051 section 6.3.2), and Courier does not. */
async function nextUid(client: ImapFlow, endpoint: Endpoint, opened: MailboxObject, limitMs: number): Promise<number> {
  if (Number.isInteger(opened.uidNext) && opened.uidNext > 0) return opened.uidNext
  if (opened.exists === 0) return 1
  const newest = await imapCommand(endpoint, client.fetchOne('*', {uid: true}), limitMs)
  return newest === false ? 1 : newest.uid + 1
}

/** Every mailbox has an INBOX (RFC 9051 section 5.1): the names of other folders, which may be those of people, explain nothing. */
function mayBeMistaken(folder: string): boolean {
  return folder.toUpperCase() !== 'INBOX'
}

/** What the admin could have meant; empty when even that cannot be asked. */
async function folderNames(client: ImapFlow, endpoint: Endpoint, limitMs: number): Promise<string[]> {
  try {
    const folders = await imapCommand(endpoint, client.list(), limitMs)
    return folders.map((folder) => folder.path).slice(0, 50)
  } catch {
    return []
  }
}
