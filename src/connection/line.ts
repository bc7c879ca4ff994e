import {isIP, type Socket} from 'node:net'
import type {TLSSocket} from 'node:tls'
import {phrase} from '../wording/phrase.js'
import {proofAgainstTls} from './counter-proof.js'
import {resolveHost, type HostAddress} from './dns.js'
import {ConnectionFailure, type AddressAttempt, type Endpoint, type Stage, type TlsFacts} from './evidence.js'
import type {ConversationOptions} from './limits.js'
import type {Network} from './network.js'
import {phrases} from './phrases.js'
import {reach, type OtherAddresses} from './tcp.js'
import {handshake, openAgainAt, type OpenAgain} from './tls.js'
import {tlsEvidence} from './tls-evidence.js'
import type {Transcript} from './transcript.js'
import {secureContext} from './trust.js'

/** Told about every stage that passed, in order, with what it showed. */
export interface StageObserver {
  passed(stage: Stage, facts: StageFacts): void
}

export interface StageFacts {
  readonly addresses?: readonly HostAddress[]
  readonly attempts?: readonly AddressAttempt[]
  /** Other addresses of the host, still being tried. */
  readonly others?: OtherAddresses
  readonly tls?: TlsFacts
  readonly greeting?: string
  readonly offered?: readonly string[]
  readonly mechanism?: string
}

export interface LineOptions extends ConversationOptions {
  readonly observer?: StageObserver | undefined
  /** Keeps what is said. */
  readonly transcript?: Transcript | undefined
  /** Leave it at the failure, without further connections to find out more about it. */
  readonly withoutProof?: boolean
}

/** A TCP connection to one of the addresses of a host. */
export interface OpenedLine {
  readonly socket: Socket
  readonly remote: HostAddress
}

/** Resolves the host and connects, every address tried. @throws ConnectionFailure stage `dns` or `connect` */
export async function openTcp(endpoint: Endpoint, network: Network, options: LineOptions): Promise<OpenedLine> {
  options.signal?.throwIfAborted()
  const addresses = await addressesOf(endpoint, network, options)
  options.observer?.passed('dns', {addresses})
  refuseClearTextAbroad(endpoint, addresses)
  const reaching = reach(addresses, endpoint.port, options.limits.connect, options.signal)
  if (endpoint.encryption !== 'none') secureContext(network)
  const reached = await reaching
  options.signal?.throwIfAborted()
  const {attempts} = reached
  note(options.transcript, attempts, endpoint.port, 'remote' in reached ? reached.remote : undefined)
  if (!('socket' in reached)) {
    throw new ConnectionFailure({endpoint, stage: 'connect', attempts, errorCode: attempts[0]?.errorCode ?? 'TIMEOUT'})
  }
  const {others} = reached
  options.observer?.passed('connect', {attempts, ...(others !== undefined && {others})})
  return reached
}

function note(
  transcript: Transcript | undefined,
  attempts: readonly AddressAttempt[],
  port: number,
  remote: HostAddress | undefined,
): void {
  for (const {address, family, errorCode} of attempts) {
    const target = family === 6 ? `[${address}]:${port}` : `${address}:${port}`
    if (errorCode !== undefined) transcript?.note(phrase(phrases.unconnected, {target, code: errorCode}))
    else if (address === remote?.address) transcript?.note(phrase(phrases.connected, {target}))
  }
}

async function addressesOf(endpoint: Endpoint, network: Network, options: LineOptions): Promise<HostAddress[]> {
  const {address, host} = endpoint
  if (address !== undefined) return [{address, family: isIP(address) === 6 ? 6 : 4}]
  const resolved = await resolveHost(host, network, options.limits.dns)
  if ('errorCode' in resolved) {
    options.transcript?.note(phrase(phrases.unresolved, {host, code: resolved.errorCode}))
    throw new ConnectionFailure({endpoint, stage: 'dns', errorCode: resolved.errorCode})
  }
  const addresses = resolved.addresses.map((entry) => entry.address).join(', ')
  if (isIP(host) === 0) options.transcript?.note(phrase(phrases.resolved, {host, addresses}))
  return resolved.addresses
}

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Settings allow `none` for loopback only; a name that resolves elsewhere must not get a password in clear text. */
function refuseClearTextAbroad(endpoint: Endpoint, addresses: readonly HostAddress[]): void {
  if (endpoint.encryption !== 'none' || addresses.every(({address}) => loopback.test(address))) return
  throw new ConnectionFailure({endpoint, stage: 'tls', errorCode: 'CLEARTEXT_REFUSED'})
}

/**
 * Starts TLS from the first byte.
 * @throws ConnectionFailure stage `tls`, with the certificate as presented and with what the port says in plain text
 */
export async function openTls(
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<TLSSocket> {
  return secure(line.socket, endpoint, network, options, {
    stage: 'tls',
    again: openAgainAt(line.remote, endpoint),
    inPlainText: (limitMs) => proofAgainstTls(line.remote, endpoint, limitMs),
  })
}

/** Upgrades a conversation after STARTTLS. @throws ConnectionFailure stage `starttls` */
export async function upgradeTls(
  socket: Socket,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
  again: OpenAgain,
): Promise<TLSSocket> {
  return secure(socket, endpoint, network, options, {stage: 'starttls', again, inPlainText: undefined})
}

async function secure(
  socket: Socket,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
  proofs: Parameters<typeof tlsEvidence>[2],
): Promise<TLSSocket> {
  const result = await handshake(socket, endpoint, network, options.limits.tls)
  options.signal?.throwIfAborted()
  if (result.status === 'secured') {
    options.transcript?.note(handshakeWords(result.facts))
    options.observer?.passed('tls', {tls: result.facts})
    return result.socket
  }
  options.transcript?.note(phrase(phrases.unsecured, {code: result.errorCode}))
  const limitMs = options.withoutProof === true ? 0 : Math.min(options.limits.tls, 3000)
  throw new ConnectionFailure(await tlsEvidence(result, endpoint, proofs, limitMs))
}

function handshakeWords({version, cipher, subject, issuer, validTo}: TlsFacts): ReturnType<typeof phrase> {
  const known = {version, cipher, subject, issuer, validTo: validTo?.slice(0, 10)}
  const shown = Object.entries(known).map(([name, value]) => [name, value ?? '?'])
  return phrase(phrases.secured, Object.fromEntries(shown) as Record<string, string>)
}
