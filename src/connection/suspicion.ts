import type {ConnectionFailure} from './evidence.js'

/** A silent server is asked for TLS after this time, while the wait for its greeting goes on; in ms. */
const suspicionMs = 2500

/**
 * Waits for a greeting and, when it is late, runs a counter-proof beside it; a conclusive one ends the wait. A server
 * that is only slow is waited for as long as the limit says.
 */
export async function withSuspicion<T>(
  greeting: Promise<T>,
  counterProof: () => Promise<ConnectionFailure | undefined>,
  limitMs: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const suspicion = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => {
        counterProof().then(
          (failure) => failure !== undefined && reject(failure),
          () => undefined,
        )
      },
      Math.min(suspicionMs, limitMs / 2),
    )
  })
  suspicion.catch(() => undefined)
  greeting.catch(() => undefined)
  try {
    return await Promise.race([greeting, suspicion])
  } finally {
    clearTimeout(timer)
  }
}
