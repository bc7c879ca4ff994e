import {ConnectionFailure, type AlternativeOutcome, type Endpoint} from './evidence.js'
import {openImap} from './imap.js'
import {openImapLine} from './imap-line.js'
import type {Limits} from './limits.js'
import type {LineOptions} from './line.js'
import type {Login} from './login.js'
import type {Network} from './network.js'
import {openSmtp} from './smtp.js'
import {logIn} from './smtp-login.js'
import {TimeLimitPassed, within} from './within.js'

export interface Trial {
  readonly outcome: AlternativeOutcome
  /** Where it failed: the code of that step. */
  readonly errorCode?: string
}

/**
 * Tries whether a server speaks its protocol with a valid certificate and offers a login, within `limitMs`. It says
 * nothing that a server not named by anybody should not hear.
 */
export function tryServer(endpoint: Endpoint, network: Network, limitMs: number, signal: AbortSignal): Promise<Trial> {
  return bounded(limitMs, signal, async (options) => {
    if (endpoint.protocol === 'imap') {
      const {socket} = await openImapLine(endpoint, network, options)
      socket.on('error', () => undefined).destroy()
      return {outcome: 'ready'}
    }
    const session = await openSmtp(endpoint, network, options)
    session.quit()
    return {outcome: session.offers('AUTH') ? 'ready' : 'no-login'}
  })
}

/** Tries the login as well; only for a host that the credentials are meant for. */
export function tryLogin(
  endpoint: Endpoint,
  login: Login,
  network: Network,
  limitMs: number,
  signal: AbortSignal,
): Promise<Trial> {
  return bounded(limitMs, signal, async (options) => {
    if (endpoint.protocol === 'imap') {
      const client = await openImap(endpoint, login, network, {timeoutMs: limitMs, signal: options.signal})
      client.close()
      return {outcome: 'login-accepted'}
    }
    const session = await openSmtp(endpoint, network, options)
    try {
      await logIn(session, login)
      return {outcome: 'login-accepted'}
    } finally {
      session.quit()
    }
  })
}

async function bounded(
  limitMs: number,
  signal: AbortSignal,
  attempt: (options: LineOptions) => Promise<Trial>,
): Promise<Trial> {
  const limit = new AbortController()
  const options = {limits: limitsOf(limitMs), signal: AbortSignal.any([signal, limit.signal]), withoutProof: true}
  try {
    return await within(attempt(options), limitMs)
  } catch (error) {
    signal.throwIfAborted()
    limit.abort()
    return failed(error)
  }
}

function limitsOf(limitMs: number): Limits {
  return {dns: limitMs, connect: limitMs, tls: limitMs, greeting: limitMs, reply: limitMs, content: limitMs}
}

/** A login that was refused proves all that comes before it. */
function failed(error: unknown): Trial {
  if (error instanceof TimeLimitPassed) return {outcome: 'failed', errorCode: 'TIMEOUT'}
  if (!(error instanceof ConnectionFailure)) throw error
  const {stage, errorCode, smtp, imap} = error.evidence
  const said = smtp === undefined ? imap?.status : String(smtp.code)
  if (stage === 'auth' && said !== undefined) return {outcome: 'login-refused'}
  return {outcome: 'failed', errorCode: errorCode ?? said ?? stage}
}
