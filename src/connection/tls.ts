import {isIP, type Socket} from 'node:net'
import {connect, createSecureContext, type SecureContext, type TLSSocket} from 'node:tls'
import {domainToASCII} from 'node:url'
import type {Endpoint, TlsFacts} from './evidence.js'
import type {HostAddress} from './dns.js'
import type {Network} from './network.js'
import {reach} from './tcp.js'
import {secureContext} from './trust.js'

export type Handshake =
  | {readonly status: 'secured'; readonly socket: TLSSocket; readonly facts: TlsFacts}
  | {readonly status: 'failed'; readonly errorCode: string; readonly bytesReceived: number; readonly message: string}

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
  const name = certificateName(endpoint)
  return start(socket, name, secureContext(network), true, limitMs)
}

function start(
  socket: Socket,
  name: string,
  context: SecureContext,
  rejectUnauthorized: boolean,
  limitMs: number,
): Promise<Handshake> {
  return new Promise((resolve) => {
    const before = socket.bytesRead
    const secured = connect({
      socket,
      host: name,
      ...(isIP(name) === 0 && {servername: name}),
      secureContext: context,
      rejectUnauthorized,
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
    secured.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'CLOSED', error.message))
    secured.once('close', () => fail('CLOSED', 'connection closed'))
    secured.once('secureConnect', () => {
      clearTimeout(timer)
      secured.removeAllListeners('error').removeAllListeners('close')
      resolve({status: 'secured', socket: secured, facts: tlsFacts(secured)})
    })
  })
}

/** What a handshake showed: version, cipher and the certificate's names, dates and key. */
function tlsFacts(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate()
  const cipher = socket.getCipher() as {name?: string} | undefined
  const validTo = isoDate(certificate.valid_to)
  return {
    version: socket.getProtocol() ?? undefined,
    cipher: cipher?.name,
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    names: alternativeNames(certificate.subjectaltname),
    validFrom: isoDate(certificate.valid_from),
    validTo,
    daysLeft: validTo === undefined ? undefined : Math.floor((Date.parse(validTo) - Date.now()) / 86_400_000),
    rsaBits: certificate.exponent === undefined ? undefined : certificate.bits,
  }
}

/**
 * Looks at the certificate of a server whose handshake was refused. The session is opened for the certificate alone
 * and closed without a byte sent over it: it is never used, so the check that refused it stays in force.
 */
export async function inspectCertificate(
  remote: HostAddress,
  endpoint: Endpoint,
  limitMs: number,
  prepare?: (socket: Socket) => Promise<Socket>,
): Promise<TlsFacts | undefined> {
  const reached = await reach([remote], endpoint.port, limitMs, undefined)
  if (!('socket' in reached)) return undefined
  const socket = prepare === undefined ? reached.socket : await prepare(reached.socket).catch(() => undefined)
  if (socket === undefined) {
    reached.socket.destroy()
    return undefined
  }
  const result = await start(socket, certificateName(endpoint), createSecureContext({}), false, limitMs)
  if (result.status === 'failed') return undefined
  result.socket.on('error', () => undefined)
  result.socket.destroy()
  return result.facts
}

function commonName(name: {CN?: string | string[]; O?: string | string[]} | undefined): string | undefined {
  const value = name?.CN ?? name?.O
  return Array.isArray(value) ? value[0] : value
}

function alternativeNames(text: string | undefined): string[] {
  if (text === undefined) return []
  return text.split(', ').map((entry) => entry.replace(/^(DNS|IP Address):/, ''))
}

function isoDate(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
