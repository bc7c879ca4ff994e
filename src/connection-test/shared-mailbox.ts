import type {ImapFlow} from 'imapflow'
import {ConnectionFailure, type Endpoint} from '../connection/evidence.js'
import {openImap, type OpenImapOptions} from '../connection/imap.js'
import {imapCommand} from '../connection/imap-evidence.js'
import type {Login} from '../connection/login.js'
import type {Network} from '../connection/network.js'
import type {TranscriptLine} from '../connection/transcript.js'
import {TimeLimitPassed, within} from '../connection/within.js'
import {removeLeftOvers, removeMessages} from './cleanup.js'
import {junkFolders, stateOf} from './junk-state.js'
import {Lookout} from './lookout.js'
import {MailboxWatch, type NewMessage} from './mailbox-watch.js'
import type {Seeker} from './sightings.js'
import {StageRecord} from './stage-record.js'

/** Limits for ending what is under way and for saying goodbye, in ms. */
const endingMs = 500
const logoutMs = 1000

/** Part of the limit of one command that tidying after others may take in all. */
const courtesyShare = 0.25

/** A server may end a quiet session this often before it counts as broken: clients are expected to come back. */
const mostDrops = 2

export interface MailboxAccount {
  readonly endpoint: Endpoint
  readonly login: Login
  readonly folder: string
}

/** A test that wants to hear of what arrives. */
export interface Follower extends Seeker {
  /** The session ended while it was followed. */
  readonly lost: (error: unknown) => void
}

interface Opening {
  readonly stages: StageRecord
  readonly lines: readonly TranscriptLine[]
  readonly client: Promise<ImapFlow>
  watch?: Promise<MailboxWatch>
}

/**
 * One mailbox as all tests of a run see it: opened, logged in and followed once, however many companies share it.
 * Mailbox servers allow few sessions of one account (Dovecot 10, Gmail 15), and a wrong password that is tried for
 * every company locks the account.
 */
export class SharedMailbox {
  readonly account: MailboxAccount
  readonly #network: Network
  readonly #followers = new Set<Follower>()
  readonly #ending = new AbortController()
  readonly #lookout: Lookout
  /** Every session that was opened, so that none outlives the run. */
  readonly #sessions: ImapFlow[] = []
  #opening: Opening | undefined
  #following: Promise<void> | undefined
  #drops = 0
  /** Ends the rest while nobody follows. */
  #rest: (() => void) | undefined
  #junk: Promise<readonly string[]> | undefined

  constructor(account: MailboxAccount, network: Network) {
    this.account = account
    this.#network = network
    const open = (): Promise<ImapFlow> => this.#openSession({signal: this.#ending.signal})
    this.#lookout = new Lookout(open, account.endpoint, account.folder)
  }

  /**
   * Logs in, or joins the session there is; the observer is told of every stage either way. What failed once fails for
   * everyone, without another try.
   * @throws ConnectionFailure
   */
  async logIn(options: OpenImapOptions): Promise<ImapFlow> {
    const known = this.#opening
    if (known !== undefined && !(await isGone(known))) {
      const client = await settled(known.client)
      known.stages.replay(options.observer)
      options.transcript?.adopt(known.lines)
      if (client instanceof Error) throw client
      return client
    }
    return this.#open(options)
  }

  /** Opens the folder after the login and removes what crashed tests left in it. @throws ConnectionFailure */
  async watch(limitMs: number): Promise<MailboxWatch> {
    const opening = this.#opening
    if (opening === undefined) throw new Error('the mailbox is watched before the login')
    opening.watch ??= this.#watch(await opening.client, limitMs)
    return opening.watch
  }

  /** What was said at the opening of the session, by whichever test opened it. */
  get lines(): readonly TranscriptLine[] {
    return this.#opening?.lines ?? []
  }

  /** Starts to tell of arrivals; call it before anything is sent. @returns the end of it */
  follow(follower: Follower, options: {readonly elsewhere: boolean}): () => void {
    this.#followers.add(follower)
    this.#rest?.()
    this.#rest = undefined
    this.#following ??= this.#follow()
    this.#attend()
    const forget = options.elsewhere ? this.#lookout.add(follower) : undefined
    return () => {
      this.#followers.delete(follower)
      forget?.()
      if (this.#followers.size === 0) void this.#restUntilFollowed()
    }
  }

  /** Looks once through the folders beside the followed one, on a session of its own. @throws ConnectionFailure */
  searchElsewhere(seeker: Seeker): Promise<void> {
    return this.#lookout.search([seeker])
  }

  /** What changes when something comes into a junk folder. @throws ConnectionFailure */
  async junkState(): Promise<string> {
    const watch = await this.#opening?.watch
    if (watch === undefined) return ''
    const release = watch.hold()
    try {
      this.#junk ??= junkFolders(watch)
      return await stateOf(watch, await this.#junk)
    } finally {
      release()
      watch.attend()
    }
  }

  /** Looks once more for what has arrived, now, at most for `limitMs`. */
  async lookAgain(limitMs: number): Promise<void> {
    const watch = await this.#opening?.watch
    if (watch?.client.usable === true && this.#following !== undefined) {
      await within(watch.lookAgain(), limitMs).catch(ignoreLimit)
    }
  }

  /** Removes messages of a test, wherever they lie. @throws ConnectionFailure */
  async remove(messages: readonly NewMessage[]): Promise<void> {
    const watch = await this.#opening?.watch
    const release = watch?.hold()
    try {
      for (const [folder, uids] of uidsByFolder(messages)) {
        if (watch?.client.usable === true && folder === watch.folder) await removeMessages(watch, folder, uids)
        else await this.#lookout.remove(folder, uids)
      }
    } finally {
      release?.()
      this.#attend()
    }
  }

  /** Ends the following and says goodbye. */
  async close(): Promise<void> {
    this.#ending.abort()
    try {
      await within(Promise.all([this.#following, this.#lookout.close()]), endingMs)
      const client = await within(settled(this.#opening?.client), endingMs)
      if (client !== undefined && !(client instanceof Error)) await within(settled(client.logout()), logoutMs)
    } catch (error) {
      ignoreLimit(error)
    } finally {
      // What still waits for the server ends with its session.
      for (const session of this.#sessions) session.close()
    }
  }

  async #openSession(options: OpenImapOptions): Promise<ImapFlow> {
    const session = await openImap(this.account.endpoint, this.account.login, this.#network, options)
    this.#sessions.push(session)
    return session
  }

  #open(options: OpenImapOptions): Promise<ImapFlow> {
    const stages = new StageRecord(options.observer)
    const client = this.#openSession({...options, observer: stages})
    client.catch(() => undefined)
    this.#opening = {stages, lines: options.transcript?.lines ?? [], client}
    this.#following = undefined
    return client
  }

  async #watch(client: ImapFlow, limitMs: number): Promise<MailboxWatch> {
    const watch = await MailboxWatch.open(client, this.account.endpoint, this.account.folder, limitMs)
    try {
      await imapCommand(watch.endpoint, removeLeftOvers(watch, Date.now()), limitMs * courtesyShare)
    } catch (error) {
      // Tidying after others is a courtesy: a server that cannot search for the mark is tested all the same.
      if (!(error instanceof ConnectionFailure)) throw error
    }
    return watch
  }

  /** Nobody waits: the session is left free for other commands. */
  async #restUntilFollowed(): Promise<void> {
    const watch = await this.#opening?.watch?.catch(() => undefined)
    if (this.#followers.size === 0) this.#rest ??= watch?.hold()
  }

  #attend(): void {
    const attend = (watch: MailboxWatch | undefined): void => watch?.attend()
    this.#opening?.watch?.then(attend, () => undefined)
  }

  async #follow(): Promise<void> {
    try {
      let watch = await this.#opening?.watch
      while (watch !== undefined) watch = await this.#followUntilDrop(watch)
    } catch (error) {
      for (const {lost} of this.#followers) lost(error)
    }
  }

  /** @returns the watch in the session that takes the place of one that was dropped, undefined at the end */
  async #followUntilDrop(watch: MailboxWatch): Promise<MailboxWatch | undefined> {
    try {
      await watch.follow((message) => this.#tell(message), this.#ending.signal)
      return undefined
    } catch (error) {
      if (!(error instanceof ConnectionFailure) || this.#drops === mostDrops) throw error
      if (error.evidence.errorCode === 'TIMEOUT') {
        // Nothing gets past a command that is not answered; another session can still remove the probes.
        watch.client.close()
        throw error
      }
      this.#drops++
      return this.#resume(watch, error)
    }
  }

  /** @throws ConnectionFailure the drop, when there is no other session to be had */
  async #resume(watch: MailboxWatch, dropped: ConnectionFailure): Promise<MailboxWatch> {
    try {
      const client = await this.#openSession({signal: this.#ending.signal})
      const resumed = await watch.resume(client)
      const {stages, lines} = this.#opening ?? {stages: new StageRecord(undefined), lines: []}
      this.#opening = {stages, lines, client: Promise.resolve(client), watch: Promise.resolve(resumed)}
      return resumed
    } catch {
      throw dropped
    }
  }

  /** Tells the tests whose probe the message carries, or all of them where it carries none. */
  async #tell(message: NewMessage): Promise<void> {
    const all = [...this.#followers]
    const meant = all.filter(({sightings}) => sightings.probes.some(({token}) => message.source.includes(token)))
    for (const {sightings, place} of meant.length > 0 ? meant : all) await sightings.look(place, message)
  }
}

function uidsByFolder(messages: readonly NewMessage[]): Map<string, number[]> {
  const byFolder = new Map<string, number[]>()
  for (const {folder, uid} of messages) byFolder.set(folder, [...(byFolder.get(folder) ?? []), uid])
  return byFolder
}

async function settled<T>(work: T): Promise<Awaited<T> | Error> {
  try {
    return await work
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Whether a session that was open has ended; a failed opening stays what it was. */
async function isGone({client}: Opening): Promise<boolean> {
  const opened = await settled(client)
  return !(opened instanceof Error) && !opened.usable
}

function ignoreLimit(error: unknown): void {
  if (!(error instanceof TimeLimitPassed)) throw error
}
