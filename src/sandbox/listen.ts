import {createServer, type AddressInfo, type Server, type Socket} from 'node:net'
import {createSecureContext, TLSSocket, type SecureContext, type TlsOptions} from 'node:tls'

/** Key and certificate of a server, and how strict it is. */
export type TlsSetup = Pick<
  TlsOptions,
  'minVersion' | 'maxVersion' | 'ciphers' | 'requestCert' | 'rejectUnauthorized' | 'ca'
> & {
  readonly key: string
  readonly cert: string
}

/** A server on 127.0.0.1. `close` ends its connections and resolves when the port is free. */
export interface RunningServer {
  readonly port: number
  close(): Promise<void>
}

export const loopback = '127.0.0.1'

/** Sockets that TLS was put on, by the socket below. */
const encryptedOver = new WeakMap<Socket, TLSSocket>()

/** Puts the server's end of TLS on a connection. */
export function upgradeToTls(socket: Socket, setup: TlsSetup, secureContext = contextOf(setup)): TLSSocket {
  const {requestCert = false, rejectUnauthorized = false} = setup
  const secure = new TLSSocket(socket, {isServer: true, secureContext, requestCert, rejectUnauthorized})
  encryptedOver.set(socket, secure)
  secure.on('error', () => secure.destroy())
  secure.on('_tlsError', () => secure.destroy())
  return secure
}

function contextOf(setup: TlsSetup): SecureContext {
  return createSecureContext(setup)
}

/** Tearing down a connection below TLS in the middle of a handshake crashes Node 20, so the upper end goes first. */
function destroy(socket: Socket): void {
  const secure = encryptedOver.get(socket)
  if (secure === undefined) socket.destroy()
  else secure.destroy()
}

/**
 * Listens on a free port of 127.0.0.1 and serves every connection; with `tls` encrypted from the first byte.
 * @param port 0 for any free one
 */
export async function listenOnLoopback(
  tls: TlsSetup | undefined,
  serve: (socket: Socket) => void,
  port = 0,
): Promise<RunningServer> {
  const open = new Set<Socket>()
  const context = tls === undefined ? undefined : contextOf(tls)
  const server = createServer({noDelay: true}, (socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => destroy(socket))
    if (tls === undefined) serve(socket)
    else {
      const secure = upgradeToTls(socket, tls, context)
      secure.once('secure', () => serve(secure))
    }
  })
  await listening(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) destroy(socket)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, loopback, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** A port of 127.0.0.1 on which nobody listens, outside the range systems take ports for outgoing connections from. */
export async function closedPort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000)
    try {
      const server = await listenOnLoopback(undefined, () => undefined, port)
      await server.close()
      return port
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
}
