import type {ImapFlow} from 'imapflow'
import type {Endpoint} from '../connection/evidence.js'
import {ConnectionFailure} from '../connection/evidence.js'
import {pause} from '../connection/within.js'
import {removeMessages} from './cleanup.js'
import {searchFolders} from './junk-lookout.js'
import type {Seeker} from './sightings.js'

/** When the other folders are searched for a test, counted from its sending, in ms; the last interval repeats. */
const roundsMs = [3000, 5000, 10_000, 20_000]

/** Tests whose turn comes within this time are taken along, in ms. */
const togetherMs = 1000

interface Watched {
  readonly seeker: Seeker
  round: number
  /** In ms of `performance.now()`. */
  due: number
}

/**
 * Searches the folders of a mailbox beside the followed one for probes that did not come there, in growing intervals,
 * for all tests of a run over one session of its own.
 */
export class Lookout {
  readonly #open: () => Promise<ImapFlow>
  readonly #endpoint: Endpoint
  readonly #except: string
  readonly #watched = new Set<Watched>()
  readonly #ending = new AbortController()
  #client: ImapFlow | undefined
  /** What is done on the session is done one after the other, since each opens a folder of its own. */
  #busy: Promise<unknown> = Promise.resolve()
  #turns: Promise<void> | undefined

  constructor(open: () => Promise<ImapFlow>, endpoint: Endpoint, except: string) {
    this.#open = open
    this.#endpoint = endpoint
    this.#except = except
  }

  /** @returns the end of looking out for this test */
  add(seeker: Seeker): () => void {
    const watched: Watched = {seeker, round: 0, due: performance.now() + (roundsMs[0] ?? 0)}
    this.#watched.add(watched)
    this.#turns ??= this.#takeTurns()
    return () => this.#watched.delete(watched)
  }

  /** Searches now. @throws ConnectionFailure when the folders cannot be listed */
  search(seekers: readonly Seeker[]): Promise<void> {
    return this.#alone(async (client) => {
      for (const {sightings, place} of seekers) {
        await searchFolders({client, endpoint: this.#endpoint}, this.#except, sightings.probes, sightings, place)
      }
    })
  }

  /** Removes messages from a folder that nobody follows. @throws ConnectionFailure */
  remove(folder: string, uids: readonly number[]): Promise<void> {
    return this.#alone(async (client) => {
      await removeMessages({client, endpoint: this.#endpoint}, folder, uids)
    })
  }

  async close(): Promise<void> {
    this.#ending.abort()
    this.#client?.close()
    await Promise.allSettled([this.#turns, this.#busy])
  }

  #alone(work: (client: ImapFlow) => Promise<void>): Promise<void> {
    const done = this.#busy.then(async () => work(await this.#session()))
    this.#busy = done.catch(() => undefined)
    return done
  }

  async #session(): Promise<ImapFlow> {
    if (this.#client?.usable !== true) this.#client = await this.#open()
    return this.#client
  }

  async #takeTurns(): Promise<void> {
    const {signal} = this.#ending
    while (!signal.aborted) {
      const next = Math.min(...[...this.#watched].map(({due}) => due), performance.now() + (roundsMs[0] ?? 0))
      await pause(next - performance.now(), signal)
      if (!signal.aborted) await this.#takeTurn()
    }
  }

  /** A session lost here proves nothing about the arrival: the next turn opens another one. */
  async #takeTurn(): Promise<void> {
    const due = [...this.#watched].filter((one) => one.due <= performance.now() + togetherMs)
    const missing = due.map(({seeker}) => seeker).filter(isMissing)
    try {
      if (missing.length > 0) await this.search(missing)
    } catch (error) {
      if (!(error instanceof ConnectionFailure) && !this.#ending.signal.aborted) throw error
    }
    for (const one of due) {
      one.round++
      one.due = performance.now() + (roundsMs[Math.min(one.round, roundsMs.length - 1)] ?? 20_000)
    }
  }
}

function isMissing({sightings, place}: Seeker): boolean {
  return sightings.probes.some((probe) => sightings.of(probe, place).length === 0)
}
