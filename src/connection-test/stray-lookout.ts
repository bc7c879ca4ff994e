import {ConnectionFailure} from '../connection/evidence.js'
import {pause, TimeLimitPassed, within} from '../connection/within.js'
import type {TestContext} from './context.js'
import type {Mailboxes} from './mailboxes.js'
import {searchOthers, type OtherMailbox, type OtherSight} from './other-mailboxes.js'
import type {Probe} from './probe.js'
import type {Sightings} from './sightings.js'

/** When the other mailboxes are searched, counted from the sending: the earlier of a share of the wait and a time in ms. */
const rounds = {share: 0.4, firstMs: 10_000, factor: 4}

/** The last look into the own mailboxes: a share of the time that is left, and at most so many ms. */
const lastLook = {share: 0.6, mostMs: 3000}

/**
 * Looks for probes that do not come in the other mailboxes of the settings, now and then and only while they are
 * missing. `done` is told when one is found there.
 */
export class StrayLookout {
  readonly #context: TestContext
  readonly #others: readonly OtherMailbox[]
  readonly #sightings: Sightings
  readonly #ending = new AbortController()
  #sights: readonly OtherSight[] = []

  constructor(context: TestContext, others: readonly OtherMailbox[], sightings: Sightings) {
    this.#context = context
    this.#others = others
    this.#sightings = sightings
    context.signal.addEventListener('abort', () => this.#ending.abort(), {once: true})
  }

  /** What the other mailboxes show; those that could not be opened are missing. */
  get sights(): readonly OtherSight[] {
    return this.#sights
  }

  /** Whether a probe, or word of it, is in another mailbox. */
  hasFound(probe: Probe): boolean {
    return this.#sights.some(
      ({sightings}) =>
        sightings.of(probe, 'elsewhere').some(({kind}) => kind !== 'sent') || sightings.bouncesOf(probe).length > 0,
    )
  }

  /** Searches until it is ended or the time (of `performance.now()`) has come. */
  async follow(until: number): Promise<void> {
    if (this.#others.length === 0) return
    let wait = Math.min(rounds.firstMs, (until - performance.now()) * rounds.share)
    while (performance.now() + wait < until && !this.#ending.signal.aborted) {
      await pause(wait, this.#ending.signal)
      const missing = this.#sightings.probes.filter((probe) => this.#sightings.of(probe, 'inbound').length === 0)
      if (this.#ending.signal.aborted || missing.length === 0) return
      const search = searchOthers(this.#context, this.#others, missing)
      // What is not known by then is not waited for.
      this.#sights = await within(search, until - performance.now()).catch((error: unknown) => {
        if (!(error instanceof TimeLimitPassed)) throw error
        return this.#sights
      })
      if (missing.some((probe) => this.hasFound(probe))) {
        this.#sightings.wake()
        return
      }
      wait *= rounds.factor
    }
  }

  end(): void {
    this.#ending.abort()
  }
}

/** Looks once more before it is said that nothing came: for the last arrivals, and for what was filed elsewhere. */
export async function lookOnceMore(
  {inbound, copy}: Mailboxes,
  sightings: Sightings,
  {deadline}: TestContext,
): Promise<void> {
  const limitMs = Math.min(lastLook.mostMs, Math.max(0, deadline - performance.now()) * lastLook.share)
  const places = [
    {opened: inbound, place: 'inbound'},
    {opened: copy, place: 'copy'},
  ] as const
  const ended = new AbortController()
  // What goes on after its time ends with the session, in whatever way.
  const ignore = (error: unknown): void => {
    if (!ended.signal.aborted && !(error instanceof ConnectionFailure)) throw error
  }
  const looks = places.flatMap(({opened, place}) =>
    opened === undefined
      ? []
      : [
          opened.mailbox.lookAgain(limitMs).catch(ignore),
          opened.mailbox.searchElsewhere({sightings, place}).catch(ignore),
        ],
  )
  await Promise.race([Promise.all(looks), pause(limitMs, ended.signal)])
  ended.abort()
}
