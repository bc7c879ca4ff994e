import {pause} from '../connection/within.js'

/**
 * A bound on work that goes on at the same time. Whoever holds a place longer than the patience goes on without it, so
 * that work that hangs does not hold up what waits behind it.
 */
export class Places {
  readonly #patienceMs: number
  readonly #queue: (() => void)[] = []
  #free: number

  /** @param patienceMs for how long a place is held at most, in ms; `Infinity` for as long as the work takes */
  constructor(most: number, patienceMs: number) {
    this.#free = most
    this.#patienceMs = patienceMs
  }

  /** Runs the work as soon as there is a place, in the order of asking. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }

  /** Waits for a place. @returns what gives it back; a second call does nothing */
  async enter(): Promise<() => void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#queue.push(resolve))
    const done = new AbortController()
    void this.#giveBack(done.signal)
    return () => done.abort()
  }

  /** Gives the place to the next in line when the work is done or the patience is over. */
  async #giveBack(done: AbortSignal): Promise<void> {
    if (this.#patienceMs === Infinity)
      await new Promise((resolve) => done.addEventListener('abort', resolve, {once: true}))
    else await pause(this.#patienceMs, done)
    const next = this.#queue.shift()
    if (next === undefined) this.#free++
    else next()
  }
}
