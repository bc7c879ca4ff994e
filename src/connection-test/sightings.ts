import type {Bounce, ConfirmationRequest} from '../message/bounce.js'
import {readAutoReply, readBounce, readConfirmationRequest} from '../message/bounce.js'
import type {NewMessage} from './mailbox-watch.js'
import type {Probe} from './probe.js'
import {carriesProbe} from './recognise.js'

/** `inbound` is where applications belong, `copy` the company's own mailbox. */
export type Place = 'inbound' | 'copy'

/** A probe found in a mailbox. */
export interface Sighting extends NewMessage {
  readonly probe: Probe
  readonly place: Place
}

/** A message about a probe, instead of it or beside it. */
export interface About<T> {
  readonly probe: Probe
  readonly place: Place
  readonly message: NewMessage
  readonly content: T
}

/** Gathers what the mailboxes show of the probes, and wakes whoever waits for it. */
export class Sightings {
  readonly #probes: Probe[] = []
  readonly #found: Sighting[] = []
  readonly bounces: About<Bounce>[] = []
  readonly autoReplies: About<undefined>[] = []
  readonly confirmations: {readonly place: Place; readonly content: ConfirmationRequest}[] = []
  readonly #waiting = new Set<() => void>()

  expect(probe: Probe): void {
    this.#probes.push(probe)
  }

  get probes(): readonly Probe[] {
    return this.#probes
  }

  /** Every message of this test in a mailbox: probes, bounces and automatic replies. */
  messagesIn(place: Place): NewMessage[] {
    const about = [...this.bounces, ...this.autoReplies].filter((one) => one.place === place)
    return [...this.#found.filter((one) => one.place === place), ...about.map(({message}) => message)]
  }

  of(probe: Probe, place: Place): Sighting[] {
    return this.#found.filter((sighting) => sighting.probe === probe && sighting.place === place)
  }

  /** Takes note of a new message if it has to do with a probe. */
  async look(place: Place, message: NewMessage): Promise<void> {
    if (this.#found.some((known) => known.place === place && isSame(known, message))) return
    await this.#note(place, message)
    for (const wake of this.#waiting) wake()
  }

  /** Waits until the condition holds, the time (of `performance.now()`) has come or the signal is aborted. */
  async until(condition: () => boolean, deadline: number, signal: AbortSignal): Promise<boolean> {
    while (!condition()) {
      const left = deadline - performance.now()
      if (left <= 0 || signal.aborted) return false
      await this.#change(left, signal)
    }
    return true
  }

  async #note(place: Place, message: NewMessage): Promise<void> {
    const {source} = message
    const header = headerBlock(source)
    const exact = this.#probes.find(({messageId}) =>
      new RegExp(`^message-id:\\s*${escaped(messageId)}`, 'im').test(header),
    )
    if (exact === undefined && (await this.#noteMachine(place, message))) return
    const probe = exact ?? (await this.#carried(source))
    if (probe !== undefined) this.#found.push({...message, probe, place})
  }

  /** Bounces and replies quote the probe, so they are told apart before its marks are looked for. */
  async #noteMachine(place: Place, message: NewMessage): Promise<boolean> {
    const {source} = message
    const confirmation = await readConfirmationRequest(source)
    if (confirmation !== undefined) {
      this.confirmations.push({place, content: confirmation})
      return true
    }
    const probe = this.#probes.find(({token}) => source.includes(token))
    const bounce = await readBounce(source)
    if (bounce !== undefined) {
      const about = probe ?? this.#probes.find(({messageId}) => messageId === bounce.originalMessageId)
      if (about !== undefined) this.bounces.push({probe: about, place, message, content: bounce})
      return true
    }
    if (probe === undefined || (await readAutoReply(source)) === undefined) return false
    this.autoReplies.push({probe, place, message, content: undefined})
    return true
  }

  async #carried(source: Buffer): Promise<Probe | undefined> {
    for (const probe of this.#probes) if (await carriesProbe(source, probe.token)) return probe
    return undefined
  }

  #change(limitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, limitMs)
      signal.addEventListener('abort', done, {once: true})
      this.#waiting.add(done)
    })
  }
}

function headerBlock(source: Buffer): string {
  const end = /\r?\n\r?\n/.exec(source.subarray(0, 64 * 1024).toString('latin1'))
  return source.subarray(0, end?.index ?? 64 * 1024).toString('latin1')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

function isSame(one: NewMessage, other: NewMessage): boolean {
  return one.folder === other.folder && one.uid === other.uid
}
