import {isConclusive} from './counter-proof.js'
import {ConnectionFailure, type CounterProof, type Endpoint} from './evidence.js'

/** A silent server is looked at otherwise after this time, while the wait for its greeting goes on; in ms. */
const suspicionMs = 2500

/** Limit of one counter-proof, in ms. */
const proofMs = 3000

interface Suspicion {
  readonly endpoint: Endpoint
  /** Finds out what else the silent port can do. */
  readonly prove: (limitMs: number) => Promise<CounterProof>
  /** The failure that a proof makes of the silence. */
  readonly failure: (counterProof: CounterProof) => ConnectionFailure
  /** How long the greeting may take. */
  readonly limitMs: number
}

/**
 * Waits for a greeting and, when it is late, runs a counter-proof beside it; a conclusive one ends the wait. A server
 * that is only slow is waited for as long as the limit says. What was proven by the end of a vain wait is told as well.
 */
export async function withSuspicion<T>(greeting: Promise<T>, suspicion: Suspicion): Promise<T> {
  const {endpoint, prove, failure, limitMs} = suspicion
  let timer: NodeJS.Timeout | undefined
  let proving: Promise<CounterProof> | undefined
  const proven = new Promise<never>((_resolve, reject) => {
    const suspect = (): void => {
      proving = prove(Math.max(300, Math.min(proofMs, limitMs / 3))).catch(() => ({}))
      void proving.then((proof) => isConclusive(proof, endpoint) && reject(failure(proof)))
    }
    timer = setTimeout(suspect, Math.min(suspicionMs, limitMs / 2))
  })
  proven.catch(() => undefined)
  greeting.catch(() => undefined)
  try {
    return await Promise.race([greeting, proven])
  } catch (error) {
    if (!(error instanceof ConnectionFailure) || proving === undefined || !isVain(error)) throw error
    throw failure(await proving)
  } finally {
    clearTimeout(timer)
  }
}

/** Whether the wait ended without a word. */
function isVain({evidence}: ConnectionFailure): boolean {
  return evidence.errorCode === 'TIMEOUT' && evidence.counterProof === undefined && evidence.greeting === undefined
}
