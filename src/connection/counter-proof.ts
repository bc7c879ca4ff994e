import type {HostAddress} from './dns.js'
import type {CounterProof, Endpoint} from './evidence.js'
import {LineSocket} from './line-socket.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {reach} from './tcp.js'
import {handshake} from './tls.js'
import type {Socket} from 'node:net'

/** How long a server that speaks first is given before we say something, in ms. */
const silenceMs = 1000

/** Certificate refusals still prove that the port speaks TLS. */
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|INVALID_(CA|PURPOSE)|KEY_TOO|MD_TOO/

/** Whether the port answers a TLS handshake, tried on a connection of its own, and what it says inside. */
async function proofByTls(
  remote: HostAddress,
  endpoint: Endpoint,
  network: Network,
  limitMs: number,
): Promise<CounterProof> {
  const reached = await reach([remote], endpoint.port, limitMs, undefined)
  if (!('socket' in reached)) return {}
  const result = await handshake(reached.socket, endpoint, network, limitMs)
  if (result.status === 'failed') return {speaksTls: certificateCodes.test(result.errorCode)}
  const words = await firstWords(result.socket, limitMs)
  return {speaksTls: true, ...(words !== undefined && {insideTls: words})}
}

/** What the port says in plain text: its greeting, or what it answers to a line when it waits for one. */
async function plainGreeting(remote: HostAddress, endpoint: Endpoint, limitMs: number): Promise<string | undefined> {
  const reached = await reach([remote], endpoint.port, limitMs, undefined)
  return 'socket' in reached ? firstWords(reached.socket, limitMs) : undefined
}

async function firstWords(socket: Socket, limitMs: number): Promise<string | undefined> {
  const lines = new LineSocket(socket)
  try {
    const unasked = await firstLine(lines, Math.min(silenceMs, limitMs))
    if (unasked !== undefined) return unasked
    lines.write('HELP\r\n\r\n')
    return await firstLine(lines, limitMs)
  } finally {
    lines.destroy()
  }
}

async function firstLine(lines: LineSocket, limitMs: number): Promise<string | undefined> {
  try {
    return printable(await lines.readLine(limitMs))
  } catch {
    const rest = printable(lines.pendingText)
    return rest === '' ? undefined : rest
  }
}

/** What else the port can do after a handshake that failed because the peer does not speak TLS. */
export async function proofAgainstTls(remote: HostAddress, endpoint: Endpoint, limitMs: number): Promise<CounterProof> {
  const greeting = await plainGreeting(remote, endpoint, limitMs)
  return greeting === undefined ? {} : {plainGreeting: greeting}
}

/** What else the port can do after a greeting stayed out: inside TLS where that is set, else in plain text or by TLS. */
export async function proofAgainstSilence(
  remote: HostAddress,
  endpoint: Endpoint,
  network: Network,
  limitMs: number,
): Promise<CounterProof> {
  const byTls = proofByTls(remote, endpoint, network, limitMs)
  if (endpoint.encryption === 'tls') {
    const {insideTls} = await byTls
    return insideTls === undefined ? {} : {insideTls}
  }
  const [secure, plain] = await Promise.all([byTls, proofAgainstTls(remote, endpoint, limitMs)])
  return secure.speaksTls === true ? secure : {speaksTls: false, ...plain}
}

const ownGreeting = {smtp: /^\d{3}(?:[ -]|$)/, imap: /^\* (?:OK|PREAUTH|BYE)\b/i} as const

/** Whether the proof shows that waiting for the greeting is in vain; a server that is only slow greets in the end. */
export function isConclusive(proof: CounterProof, endpoint: Endpoint): boolean {
  const words = proof.insideTls ?? proof.plainGreeting
  return proof.speaksTls === true || (words !== undefined && !ownGreeting[endpoint.protocol].test(words))
}
