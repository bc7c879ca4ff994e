import {X509Certificate} from 'node:crypto'
import {connect, type ConnectionOptions} from 'node:tls'
import {afterEach, describe, expect, it} from 'vitest'
import {Authority, type TlsFlaw} from '../../src/sandbox/authority.js'
import {issueCertificate} from '../../src/sandbox/certificate.js'
import {listenOnLoopback, type RunningServer} from '../../src/sandbox/listen.js'

const authority = new Authority()

describe('the certificates of the sandbox', () => {
  let server: RunningServer | undefined
  afterEach(() => server?.close())

  async function handshake(flaw: TlsFlaw | undefined, options: ConnectionOptions = {}): Promise<string> {
    server = await listenOnLoopback(authority.serverTls(['smtp.acme.example'], flaw), (socket) => socket.write('hi'))
    const {port} = server
    return new Promise((resolve) => {
      const socket = connect({host: '127.0.0.1', port, servername: 'smtp.acme.example', ca: authority.pem, ...options})
      socket.on('data', (data: Buffer) => resolve(data.toString()))
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
      socket.on('close', () => resolve('closed'))
    })
  }

  it('are accepted by who trusts the authority, by name and by address', async () => {
    expect(await handshake(undefined)).toBe('hi')
    await server?.close()
    expect(await handshake(undefined, {servername: 'localhost'})).toBe('hi')
    const {subjectAltName} = new X509Certificate(authority.serverTls(['a.example']).cert)
    expect(subjectAltName).toBe('DNS:a.example, DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1')
  })

  it('are refused by who does not', async () => {
    expect(await handshake(undefined, {ca: issueCertificate({commonName: 'x', authority: true}).certificate})).toBe(
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    )
  })

  it.each<[TlsFlaw, string]>([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['self-signed-in-chain', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['incomplete-chain', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['too-old', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
    ['no-common-cipher', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'],
    ['client-certificate', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'],
    ['weak-key', 'hi'],
    ['expires-soon', 'hi'],
  ])('with the flaw %s make a client see %s', async (flaw, code) => {
    expect(await handshake(flaw)).toBe(code)
  })
})
