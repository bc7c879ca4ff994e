import {isIP, type Socket} from 'node:net'
import type {TLSSocket} from 'node:tls'
import {proofAgainstTls} from './counter-proof.js'
import {resolveHost, type HostAddress} from './dns.js'
import {ConnectionFailure, type AddressAttempt, type Endpoint, type Stage, type TlsFacts} from './evidence.js'
import type {ConversationOptions} from './limits.js'
import type {Network} from './network.js'
import {reach} from './tcp.js'
import {handshake, inspectCertificate} from './tls.js'
import {secureContext} from './trust.js'

/** Told about every stage that passed, in order, with what it showed. */
export interface StageObserver {
  passed(stage: Stage, facts: StageFacts): void
}

export interface StageFacts {
  readonly addresses?: readonly HostAddress[]
  readonly attempts?: readonly AddressAttempt[]
  readonly tls?: TlsFacts
  readonly greeting?: string
  readonly offered?: readonly string[]
  readonly mechanism?: string
}

export interface LineOptions extends ConversationOptions {
  readonly observer?: StageObserver | undefined
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
  if (!('socket' in reached)) {
    const errorCode = reached.attempts[0]?.errorCode ?? 'TIMEOUT'
    throw new ConnectionFailure({endpoint, stage: 'connect', attempts: reached.attempts, errorCode})
  }
  options.observer?.passed('connect', {attempts: reached.attempts})
  return reached
}

async function addressesOf(endpoint: Endpoint, network: Network, options: LineOptions): Promise<HostAddress[]> {
  const {address} = endpoint
  if (address !== undefined) return [{address, family: isIP(address) === 6 ? 6 : 4}]
  const resolved = await resolveHost(endpoint.host, network, options.limits.dns)
  if ('addresses' in resolved) return resolved.addresses
  throw new ConnectionFailure({endpoint, stage: 'dns', errorCode: resolved.errorCode})
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
  const result = await handshake(line.socket, endpoint, network, options.limits.tls)
  options.signal?.throwIfAborted()
  if (result.status === 'secured') {
    options.observer?.passed('tls', {tls: result.facts})
    return result.socket
  }
  const {errorCode, bytesReceived, message} = result
  const limit = Math.min(options.limits.tls, 3000)
  const presented = isAboutCertificate(errorCode) ? await inspectCertificate(line.remote, endpoint, limit) : undefined
  const counterProof = mayBePlainText(errorCode) ? await proofAgainstTls(line.remote, endpoint, limit) : undefined
  throw new ConnectionFailure({
    endpoint,
    stage: 'tls',
    errorCode,
    bytesReceived,
    message,
    ...(presented !== undefined && {tls: presented}),
    ...(counterProof !== undefined && {counterProof}),
  })
}

/** Upgrades a conversation after STARTTLS. @throws ConnectionFailure stage `starttls` */
export async function upgradeTls(
  socket: Socket,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
  inspect: (limitMs: number) => Promise<TlsFacts | undefined>,
): Promise<TLSSocket> {
  const result = await handshake(socket, endpoint, network, options.limits.tls)
  options.signal?.throwIfAborted()
  if (result.status === 'secured') {
    options.observer?.passed('tls', {tls: result.facts})
    return result.socket
  }
  const {errorCode, bytesReceived, message} = result
  const presented = isAboutCertificate(errorCode) ? await inspect(Math.min(options.limits.tls, 3000)) : undefined
  throw new ConnectionFailure({
    endpoint,
    stage: 'starttls',
    errorCode,
    bytesReceived,
    message,
    ...(presented !== undefined && {tls: presented}),
  })
}

function isAboutCertificate(errorCode: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|INVALID_CA|INVALID_PURPOSE|KEY_TOO|MD_TOO/.test(errorCode)
}

function mayBePlainText(errorCode: string): boolean {
  return (
    /WRONG_VERSION_NUMBER|PACKET_LENGTH|UNKNOWN_PROTOCOL|HTTP_REQUEST|BAD_RECORD_TYPE|UNEXPECTED_MESSAGE/.test(
      errorCode,
    ) ||
    errorCode === 'TIMEOUT' ||
    errorCode === 'CLOSED' ||
    errorCode === 'ECONNRESET'
  )
}
