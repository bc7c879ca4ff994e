import {ConnectionFailure} from '../connection/evidence.js'
import {openImap} from '../connection/imap.js'
import {imapCommand} from '../connection/imap-evidence.js'
import {providerOfHost} from '../provider/detect.js'
import {removeLeftOvers, removeMessages} from './cleanup.js'
import {reportEvidence, type TestContext} from './context.js'
import {openCopy} from './copy-check.js'
import {testInboundPath} from './inbound-path.js'
import {lookElsewhere} from './junk-lookout.js'
import type {MailboxWatch} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import {redirectProvider} from './providers.js'
import type {Prepared} from './settings-check.js'
import type {Place, Sightings} from './sightings.js'

/** Limit for saying goodbye, in ms. */
const logoutMs = 2000

/** How long messages still under way are waited for at the end, so that they can be removed; in ms. */
const straggleMs = 3000

/** The inbound mailbox and the company's own during one test: opened, followed, tidied and closed. */
export class Mailboxes {
  readonly #context: TestContext
  readonly #prepared: Prepared
  readonly #sightings: Sightings
  /** Ends the following. */
  readonly #following = new AbortController()
  /** Aborted when the inbound mailbox can no longer be followed, or by Ctrl-C. */
  readonly #waiting = new AbortController()
  readonly #tasks: Promise<void>[] = []
  #inbound: MailboxWatch | undefined
  #copy: MailboxWatch | undefined

  constructor(context: TestContext, prepared: Prepared, sightings: Sightings) {
    this.#context = context
    this.#prepared = prepared
    this.#sightings = sightings
    context.signal.addEventListener('abort', () => this.#waiting.abort(), {once: true})
  }

  get inbound(): MailboxWatch | undefined {
    return this.#inbound
  }

  get copy(): MailboxWatch | undefined {
    return this.#copy
  }

  /** Aborted when waiting for an arrival has become pointless. */
  get waiting(): AbortSignal {
    return this.#waiting.signal
  }

  /** Opens both mailboxes, each step a check, and removes what crashed tests left in them. */
  async open(): Promise<void> {
    await Promise.all([this.#openInbound(), this.#openCopy()])
  }

  /** Starts to follow what arrives; call it before anything is sent. */
  follow(): void {
    const {signal} = this.#following
    const follow = (watch: MailboxWatch, place: Place): Promise<void> =>
      watch.follow((message) => this.#sightings.look(place, message), signal)
    if (this.#inbound !== undefined && this.#context.selection.runs('redirect-arrival')) {
      this.#tasks.push(follow(this.#inbound, 'inbound').catch((error: unknown) => this.#lost(error)))
      this.#tasks.push(this.#lookElsewhere(this.#inbound).catch((error: unknown) => this.#ignore(error)))
    }
    if (this.#copy !== undefined) {
      this.#tasks.push(follow(this.#copy, 'copy').catch((error: unknown) => this.#ignore(error)))
    }
  }

  /** Removes every message of this test that is known of and closes the sessions. */
  async tidyUp(sent: readonly Probe[]): Promise<void> {
    await this.#awaitStragglers(sent)
    this.#following.abort()
    const ended = await Promise.allSettled(this.#tasks)
    const tidied = await Promise.allSettled([this.#tidy('inbound', this.#inbound), this.#tidy('copy', this.#copy)])
    const bug = [...ended, ...tidied].find((result) => result.status === 'rejected')
    if (bug !== undefined) throw bug.reason
  }

  async #openInbound(): Promise<void> {
    if (!this.#context.selection.runs('inbound-dns')) return
    const {endpoint, login, folder, secretId} = this.#prepared.inbound
    const aspect = {provider: providerOfHost(endpoint.host), facts: {secretId}}
    this.#inbound = await testInboundPath(this.#context, {endpoint, login, folder, aspect})
    await this.#removeLeftOvers(this.#inbound)
  }

  async #openCopy(): Promise<void> {
    if (!this.#context.selection.runs('redirect-copy')) return
    const {copy} = this.#prepared
    if ('why' in copy) {
      this.#context.recorder.skip('redirect-copy', copy.why)
      return
    }
    this.#copy = await openCopy(this.#context, copy, redirectProvider(this.#prepared))
    await this.#removeLeftOvers(this.#copy)
  }

  /** Tidying after others is a courtesy: a server that cannot search for the mark is tested all the same. */
  async #removeLeftOvers(watch: MailboxWatch | undefined): Promise<void> {
    if (watch === undefined) return
    await removeLeftOvers(watch, Date.now()).catch((error: unknown) => this.#ignore(error))
  }

  async #lookElsewhere(inbound: MailboxWatch): Promise<void> {
    const {endpoint, login} = this.#prepared.inbound
    const {signal} = this.#following
    const open = (): ReturnType<typeof openImap> => openImap(endpoint, login, this.#context.network, {signal})
    await lookElsewhere(open, endpoint, inbound.folder, this.#sightings, signal)
  }

  /** The inbound session ended while it was followed: that is the finding, and nobody waits any longer. */
  #lost(error: unknown): void {
    if (!(error instanceof ConnectionFailure)) throw error
    const provider = providerOfHost(this.#prepared.inbound.endpoint.host)
    reportEvidence(this.#context, error.evidence, {check: 'redirect-arrival', provider})
    this.#waiting.abort()
  }

  /** Where a session only adds to what is known, losing it proves nothing; every other error is a bug. */
  #ignore(error: unknown): void {
    const ended = this.#following.signal.aborted && error instanceof Error && error.name === 'AbortError'
    if (!ended && !(error instanceof ConnectionFailure)) throw error
  }

  /** Waits for what is known to be under way: after Ctrl-C the probes, else the copies of probes beside the first. */
  async #awaitStragglers(sent: readonly Probe[]): Promise<void> {
    const everySeen = (place: Place): boolean => sent.every((probe) => this.#sightings.of(probe, place).length > 0)
    const copied = this.#copy !== undefined && sent.some((probe) => this.#sightings.of(probe, 'copy').length > 0)
    const awaited: Place[] = copied ? ['copy'] : []
    if (this.#context.signal.aborted && this.#inbound !== undefined) awaited.push('inbound')
    const never = new AbortController().signal
    await this.#sightings.until(() => awaited.every(everySeen), performance.now() + straggleMs, never)
  }

  async #tidy(place: Place, watch: MailboxWatch | undefined): Promise<void> {
    if (watch === undefined) return
    const ours = this.#sightings.messagesIn(place)
    try {
      for (const folder of new Set(ours.map((message) => message.folder))) {
        const uids = ours.filter((message) => message.folder === folder).map(({uid}) => uid)
        await removeMessages(watch, folder, uids)
      }
      await imapCommand(watch.endpoint, watch.client.logout(), logoutMs)
    } catch (error) {
      this.#ignore(error)
      const check = place === 'inbound' ? 'redirect-arrival' : 'redirect-copy'
      this.#context.recorder.extend(check, {probesLeft: ours.length})
    } finally {
      watch.client.close()
    }
  }
}
