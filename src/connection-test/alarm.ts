/** Wakes those who wait for something to change. */
export class Alarm {
  readonly #waiting = new Set<() => void>()

  /** Wakes everyone who waits, to look whether what they wait for has come. */
  wake(): void {
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
