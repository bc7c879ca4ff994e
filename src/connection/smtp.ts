import {isConclusive, proofAgainstPlainText} from './counter-proof.js'
import {ConnectionFailure, type Endpoint, type TlsFacts} from './evidence.js'
import {openTcp, openTls, upgradeTls, type LineOptions, type OpenedLine} from './line.js'
import type {Network} from './network.js'
import {SmtpSession} from './smtp-session.js'
import {inspectCertificate} from './tls.js'

/** A silent server is asked for TLS after this time, while the wait for its greeting goes on; in ms. */
const suspicionMs = 2500

/**
 * Opens a conversation up to the EHLO inside TLS: resolved, connected, secured, extensions known.
 * @throws ConnectionFailure with the evidence of the stage that failed
 */
export async function openSmtp(endpoint: Endpoint, network: Network, options: LineOptions): Promise<SmtpSession> {
  const line = await openTcp(endpoint, network, options)
  const socket = endpoint.encryption === 'tls' ? await openTls(line, endpoint, network, options) : line.socket
  const session = new SmtpSession(endpoint, socket, options.limits)
  const onAbort = (): void => session.destroy()
  options.signal?.addEventListener('abort', onAbort, {once: true})
  try {
    await greet(session, line, endpoint, network, options)
    options.observer?.passed('greeting', greetingFacts(session))
    await session.ehlo()
    if (endpoint.encryption === 'starttls') await upgrade(session, line, endpoint, network, options)
    options.observer?.passed('ehlo', {offered: session.offered, ...greetingFacts(session)})
    return session
  } catch (error) {
    session.destroy()
    options.signal?.throwIfAborted()
    throw error
  }
}

function greetingFacts(session: SmtpSession): {greeting?: string} {
  return session.greetingText === undefined ? {} : {greeting: session.greetingText}
}

/** Waits for the greeting; where plain text is expected and nothing comes, finds out what the port speaks instead. */
async function greet(
  session: SmtpSession,
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<void> {
  if (endpoint.encryption === 'tls') {
    await session.greeting()
    return
  }
  await withSuspicion(
    session.greeting(),
    () => silence(session, line, endpoint, network, options),
    options.limits.greeting,
  )
}

/** The failure to report when the silent port turns out to speak TLS, undefined while that is not proven. */
async function silence(
  session: SmtpSession,
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<ConnectionFailure | undefined> {
  const limit = Math.min(options.limits.tls, 3000)
  const counterProof = await proofAgainstPlainText(line.remote, endpoint, network, limit)
  return isConclusive(counterProof, endpoint)
    ? session.failure('greeting', {errorCode: 'TIMEOUT', counterProof})
    : undefined
}

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

async function upgrade(
  session: SmtpSession,
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<void> {
  const socket = await session.startTls()
  const inspect = (limitMs: number): Promise<TlsFacts | undefined> =>
    inspectCertificate(line.remote, endpoint, limitMs, async (plain) => {
      const second = new SmtpSession(endpoint, plain, options.limits)
      await second.greeting()
      await second.ehlo()
      return second.startTls()
    })
  session.continueOn(await upgradeTls(socket, endpoint, network, options, inspect))
  await session.ehlo()
}
