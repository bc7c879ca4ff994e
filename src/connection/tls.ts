import {isIP, type Socket} from 'node:net'
import {connect, createSecureContext, type SecureContext, type TLSSocket} from 'node:tls'
import {domainToASCII} from 'node:url'
import {tlsFacts} from './certificate-facts.js'
import type {HostAddress} from './dns.js'
import type {Endpoint, LegacyTls, TlsFacts} from './evidence.js'
import type {Network} from './network.js'
import {reach} from './tcp.js'
import {secureContext} from './trust.js'

export interface FailedHandshake {
  readonly status: 'failed'
  readonly errorCode: string
  readonly bytesReceived: number
  readonly message: string
}

export type Handshake =
  {readonly status: 'secured'; readonly socket: TLSSocket; readonly facts: TlsFacts} | FailedHandshake

/** Opens one more connection to the same server, up to where TLS begins; undefined where that fails. */
export type OpenAgain = (limitMs: number) => Promise<Socket | undefined>

/** The name the certificate is checked for (RFC 6125): `servername`, else the host, never the IP connected to. */
function certificateName(endpoint: Endpoint): string {
  const name = endpoint.servername ?? endpoint.host
  return isIP(name) === 0 ? domainToASCII(name) || name : name
}

/**
 * Starts TLS on a connected socket, certificate and name checked.
 * @returns the code of Node or OpenSSL on failure, `TIMEOUT` when the peer stayed silent
 */
export function handshake(socket: Socket, endpoint: Endpoint, network: Network, limitMs: number): Promise<Handshake> {
  return start(socket, {endpoint, network, context: secureContext(network), checked: true, limitMs})
}

interface Start {
  readonly endpoint: Endpoint
  readonly network: Pick<Network, 'extraCa'>
  readonly context: SecureContext
  /** Whether a certificate that does not hold ends the handshake. */
  readonly checked: boolean
  readonly limitMs: number
}

function start(socket: Socket, {endpoint, network, context, checked, limitMs}: Start): Promise<Handshake> {
  const name = certificateName(endpoint)
  return new Promise((resolve) => {
    const before = socket.bytesRead
    const secured = connect({
      socket,
      host: name,
      ...(isIP(name) === 0 && {servername: name}),
      secureContext: context,
      rejectUnauthorized: checked,
    })
    const fail = (errorCode: string, message: string): void => {
      clearTimeout(timer)
      secured.removeAllListeners('secureConnect')
      const bytesReceived = socket.bytesRead - before
      secured.destroy()
      socket.destroy()
      resolve({status: 'failed', errorCode, bytesReceived, message})
    }
    const timer = setTimeout(() => fail('TIMEOUT', 'no end of the handshake within the limit'), limitMs)
    secured.on('error', (error: NodeJS.ErrnoException) => fail(codeOf(error), wordsOf(error)))
    secured.once('close', () => fail('CLOSED', 'connection closed'))
    secured.once('secureConnect', () => {
      clearTimeout(timer)
      secured.removeAllListeners('error').removeAllListeners('close')
      resolve({status: 'secured', socket: secured, facts: tlsFacts(secured, network)})
    })
  })
}

/** Refusals of OpenSSL that Node has no code for, by OpenSSL's words (x509_txt.c), which do not change. */
const unspecified: readonly (readonly [RegExp, string])[] = [
  [/^EE certificate key too weak/i, 'EE_KEY_TOO_SMALL'],
  [/^CA certificate key too weak/i, 'CA_KEY_TOO_SMALL'],
  [/signature digest algorithm too weak/i, 'CA_MD_TOO_WEAK'],
]

function codeOf(error: NodeJS.ErrnoException): string {
  const named = error.code === 'UNSPECIFIED' ? unspecified.find(([words]) => words.test(error.message)) : undefined
  return named?.[1] ?? error.code ?? 'CLOSED'
}

/** OpenSSL's reason without the place in its source: `…:SSL routines:ssl3_get_record:wrong version number:../deps/…`. */
function wordsOf({message}: Error): string {
  return /:SSL routines:[^:]*:([^:]+):/.exec(message)?.[1] ?? message
}

/** One more connection to the address of a server, for TLS from the first byte. */
export function openAgainAt(remote: HostAddress, endpoint: Endpoint): OpenAgain {
  return async (limitMs) => {
    const reached = await reach([remote], endpoint.port, limitMs, undefined)
    return 'socket' in reached ? reached.socket : undefined
  }
}

/** The same, for TLS after a conversation in plain text. */
export function openAgainAfter(
  remote: HostAddress,
  endpoint: Endpoint,
  prepare: (socket: Socket) => Promise<Socket>,
): OpenAgain {
  return async (limitMs) => {
    const socket = await openAgainAt(remote, endpoint)(limitMs)
    if (socket === undefined) return undefined
    const prepared = await prepare(socket).catch(() => undefined)
    if (prepared === undefined) socket.destroy()
    return prepared
  }
}

/**
 * Looks at the certificate of a server whose handshake was refused. The session is opened for the certificate alone
 * and closed without a byte sent over it: it is never used, so the check that refused it stays in force.
 */
export async function inspectCertificate(
  again: OpenAgain,
  endpoint: Endpoint,
  limitMs: number,
): Promise<TlsFacts | undefined> {
  return shownBy(again, endpoint, createSecureContext({ciphers: everyCipher, minVersion: 'TLSv1'}), limitMs)
}

/** All but those without a certificate, which is what one wants to see. */
const everyCipher = 'ALL:!aNULL:@SECLEVEL=0'

/**
 * Looks at what a server speaks that refused a safe handshake, by one that allows everything. Nothing is sent over it.
 * @returns undefined where that failed as well
 */
export async function legacyTls(again: OpenAgain, endpoint: Endpoint, limitMs: number): Promise<LegacyTls | undefined> {
  const upTo = (maxVersion: 'TLSv1' | 'TLSv1.3'): SecureContext =>
    createSecureContext({ciphers: everyCipher, minVersion: 'TLSv1', maxVersion})
  const [newest, oldest] = await Promise.all([
    shownBy(again, endpoint, upTo('TLSv1.3'), limitMs),
    shownBy(again, endpoint, upTo('TLSv1'), limitMs),
  ])
  if (newest?.version === undefined) return undefined
  const versions = [...new Set([oldest?.version, newest.version])].filter((version) => version !== undefined)
  return {versions, cipher: newest.cipher}
}

async function shownBy(
  again: OpenAgain,
  endpoint: Endpoint,
  context: SecureContext,
  limitMs: number,
): Promise<TlsFacts | undefined> {
  const socket = await again(limitMs)
  if (socket === undefined) return undefined
  const result = await start(socket, {endpoint, network: {extraCa: undefined}, context, checked: false, limitMs})
  if (result.status === 'failed') return undefined
  result.socket.on('error', () => undefined)
  result.socket.destroy()
  return result.facts
}
