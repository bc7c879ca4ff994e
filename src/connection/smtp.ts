import {proofAgainstSilence} from './counter-proof.js'
import type {Endpoint} from './evidence.js'
import {openTcp, openTls, upgradeTls, type LineOptions, type OpenedLine} from './line.js'
import type {Network} from './network.js'
import {SmtpSession} from './smtp-session.js'
import {withSuspicion} from './suspicion.js'
import {openAgainAfter} from './tls.js'

/**
 * Opens a conversation up to the EHLO inside TLS: resolved, connected, secured, extensions known.
 * @throws ConnectionFailure with the evidence of the stage that failed
 */
export async function openSmtp(endpoint: Endpoint, network: Network, options: LineOptions): Promise<SmtpSession> {
  const line = await openTcp(endpoint, network, options)
  const socket = endpoint.encryption === 'tls' ? await openTls(line, endpoint, network, options) : line.socket
  const session = new SmtpSession(endpoint, socket, options.limits, options.transcript)
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

/** Waits for the greeting; where nothing comes, finds out what the port speaks instead. */
async function greet(
  session: SmtpSession,
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<void> {
  if (options.withoutProof === true) return void (await session.greeting())
  await withSuspicion(session.greeting(), {
    endpoint,
    prove: (limitMs) => proofAgainstSilence(line.remote, endpoint, network, limitMs),
    failure: (counterProof) => session.failure('greeting', {errorCode: 'TIMEOUT', counterProof}),
    limitMs: options.limits.greeting,
  })
}

async function upgrade(
  session: SmtpSession,
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<void> {
  const socket = await session.startTls()
  const beforeTls = session.offered
  const again = openAgainAfter(line.remote, endpoint, async (plain) => {
    const second = new SmtpSession(endpoint, plain, options.limits)
    await second.greeting()
    await second.ehlo()
    return second.startTls()
  })
  session.continueOn(await upgradeTls(socket, endpoint, network, options, again), beforeTls)
  await session.ehlo()
}
