import {ConnectionFailure} from '../connection/evidence.js'
import {imapCommand} from '../connection/imap-evidence.js'
import {TimeLimitPassed, within} from '../connection/within.js'
import {providerOfHost} from '../provider/detect.js'
import {reportEvidence, type TestContext} from './context.js'
import {openCopy} from './copy-check.js'
import {testInboundPath} from './inbound-path.js'
import type {MailboxWatch} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import {redirectProvider} from './providers.js'
import type {Prepared} from './settings-check.js'
import type {SharedMailbox} from './shared-mailbox.js'
import type {Place, Sightings} from './sightings.js'

/** How long messages still under way are waited for at the end, so that they can be removed; in ms. */
const straggleMs = 2500

/** Limit of the last look into a mailbox, in ms. */
const lastLookMs = 1000

/** Limit of looking everywhere at the end, and of removing what was found, in ms. */
const lookingMs = 10_000
const removingMs = 10_000

/** Part of the time that ending the sessions takes, in ms. */
const goodbyeMs = 1000

/** What removing gets at least, however late it is, in ms. */
const leastMs = 500

/** A mailbox of this test and the folder followed in it. */
export interface OpenMailbox {
  readonly mailbox: SharedMailbox
  readonly watch: MailboxWatch
}

/** The inbound mailbox and the company's own during one test: opened, followed and tidied. */
export class Mailboxes {
  readonly #context: TestContext
  readonly #prepared: Prepared
  readonly #sightings: Sightings
  /** Aborted when the inbound mailbox can no longer be followed, or by Ctrl-C. */
  readonly #waiting = new AbortController()
  readonly #endFollowing: (() => void)[] = []
  /** Of the inbound mailbox before anything was sent. */
  #junkBefore: Promise<string | undefined> | undefined
  #inbound: OpenMailbox | undefined
  #copy: OpenMailbox | undefined

  constructor(context: TestContext, prepared: Prepared, sightings: Sightings) {
    this.#context = context
    this.#prepared = prepared
    this.#sightings = sightings
    context.signal.addEventListener('abort', () => this.#waiting.abort(), {once: true})
  }

  get inbound(): OpenMailbox | undefined {
    return this.#inbound
  }

  get copy(): OpenMailbox | undefined {
    return this.#copy
  }

  /** Aborted when waiting for an arrival has become pointless. */
  get waiting(): AbortSignal {
    return this.#waiting.signal
  }

  /** Opens both mailboxes, each step a check. */
  async open(): Promise<void> {
    await Promise.all([this.#openInbound(), this.#openCopy()])
  }

  /** Starts to follow what arrives; call it before anything is sent. */
  follow(): void {
    const sightings = this.#sightings
    if (this.#inbound !== undefined && this.#context.selection.runs('redirect-arrival')) {
      const lost = (error: unknown): void => this.#lost(error)
      this.#endFollowing.push(this.#inbound.mailbox.follow({sightings, place: 'inbound', lost}, {elsewhere: true}))
      this.#junkBefore = junkState(this.#inbound)
    }
    if (this.#copy !== undefined) {
      // Losing this session only leaves the copy unproven, which is reported when it is judged.
      const lost = (error: unknown): void => ignoreConnection(error)
      this.#endFollowing.push(this.#copy.mailbox.follow({sightings, place: 'copy', lost}, {elsewhere: false}))
    }
  }

  /** Removes every message of this test that is known of, within the time that is left. */
  async tidyUp(sent: readonly Probe[]): Promise<void> {
    await this.#awaitStragglers(sent)
    if (sent.length > 0) await within(this.#lookOnce(), this.#leftMs(lookingMs)).catch(ignoreLimit)
    for (const end of this.#endFollowing) end()
    await Promise.all([this.#tidy('inbound', this.#inbound), this.#tidy('copy', this.#copy)])
  }

  /** @returns `mostMs`, less where the deadline is nearer, and at least a moment */
  #leftMs(mostMs: number): number {
    return Math.max(leastMs, Math.min(mostMs, this.#context.deadline - goodbyeMs - performance.now()))
  }

  async #lookOnce(): Promise<void> {
    await Promise.all([this.#lookAgain(), this.#lookIntoJunk()])
  }

  async #lookAgain(): Promise<void> {
    await Promise.all(this.#opened().map(({mailbox}) => mailbox.lookAgain(lastLookMs)))
  }

  /** A second copy may have come into a junk folder while the first one arrived. */
  async #lookIntoJunk(): Promise<void> {
    const before = await this.#junkBefore
    if (this.#inbound === undefined || before === undefined) return
    const after = await junkState(this.#inbound)
    if (after === undefined || after === before) return
    const seeker = {sightings: this.#sightings, place: 'inbound'} as const
    await this.#inbound.mailbox.searchElsewhere(seeker).catch(ignoreConnection)
  }

  async #openInbound(): Promise<void> {
    if (!this.#context.selection.runs('inbound-dns')) return
    const {endpoint, login, folder, secretId} = this.#prepared.inbound
    const mailbox = this.#context.share.mailbox({endpoint, login, folder})
    const aspect = {provider: providerOfHost(endpoint.host), facts: {secretId}}
    const watch = await testInboundPath(this.#context, mailbox, aspect)
    this.#inbound = watch && {mailbox, watch}
  }

  async #openCopy(): Promise<void> {
    if (!this.#context.selection.runs('redirect-copy')) return
    const {copy} = this.#prepared
    if ('why' in copy) {
      this.#context.recorder.skip('redirect-copy', copy.why)
      return
    }
    const mailbox = this.#context.share.mailbox({...copy, folder: 'INBOX'})
    const watch = await openCopy(this.#context, mailbox, redirectProvider(this.#prepared))
    this.#copy = watch && {mailbox, watch}
  }

  /** The inbound session ended while it was followed: that is the finding, and nobody waits any longer. */
  #lost(error: unknown): void {
    ignoreConnection(error)
    this.#waiting.abort()
    const {probes} = this.#sightings
    if (probes.every((probe) => this.#sightings.of(probe, 'inbound').length > 0)) return
    const provider = providerOfHost(this.#prepared.inbound.endpoint.host)
    reportEvidence(this.#context, error.evidence, {check: 'redirect-arrival', provider})
  }

  #opened(): OpenMailbox[] {
    return [this.#inbound, this.#copy].filter((one) => one !== undefined)
  }

  /** Waits for what is known to be under way: after Ctrl-C the probes, else the copies of probes beside the first. */
  async #awaitStragglers(sent: readonly Probe[]): Promise<void> {
    const everySeen = (place: Place): boolean => sent.every((probe) => this.#sightings.of(probe, place).length > 0)
    const copied = this.#copy !== undefined && sent.some((probe) => this.#sightings.of(probe, 'copy').length > 0)
    const awaited: Place[] = copied ? ['copy'] : []
    if (this.#context.signal.aborted && this.#inbound !== undefined) awaited.push('inbound')
    const never = new AbortController().signal
    await this.#sightings.until(() => awaited.every(everySeen), performance.now() + this.#leftMs(straggleMs), never)
  }

  async #tidy(place: Place, opened: OpenMailbox | undefined): Promise<void> {
    const ours = this.#sightings.messagesIn(place)
    if (opened === undefined || ours.length === 0) return
    try {
      await imapCommand(opened.mailbox.account.endpoint, opened.mailbox.remove(ours), this.#leftMs(removingMs))
    } catch (error) {
      ignoreConnection(error)
      const check = place === 'inbound' ? 'redirect-arrival' : 'redirect-copy'
      this.#context.recorder.extend(check, {probesLeft: ours.length})
    }
  }
}

/** @returns undefined where the server does not tell */
async function junkState({mailbox}: OpenMailbox): Promise<string | undefined> {
  try {
    return await mailbox.junkState()
  } catch (error) {
    ignoreConnection(error)
    return undefined
  }
}

/** Where a session only adds to what is known, losing it proves nothing; every other error is a bug. */
function ignoreConnection(error: unknown): asserts error is ConnectionFailure {
  if (!(error instanceof ConnectionFailure)) throw error
}

function ignoreLimit(error: unknown): void {
  if (!(error instanceof TimeLimitPassed)) throw error
}
