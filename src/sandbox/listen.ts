import {createServer, type AddressInfo, type Server, type Socket} from 'node:net'
import {createServer as createTlsServer, type TlsOptions} from 'node:tls'

/** Key and certificate of a server, and how strict it is. */
export type TlsSetup = Pick<TlsOptions, 'minVersion' | 'maxVersion' | 'ciphers' | 'requestCert' | 'rejectUnauthorized' | 'ca'> & {
  readonly key: string
  readonly cert: string
}

/** A server on 127.0.0.1. `close` ends its connections and resolves when the port is free. */
export interface RunningServer {
  readonly port: number
  close(): Promise<void>
}

export const loopback = '127.0.0.1'

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
  const server: Server = tls === undefined ? createServer() : createTlsServer(tls)
  server.on('connection', (socket: Socket) => {
    socket.setNoDelay()
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  server.on(tls === undefined ? 'connection' : 'secureConnection', (socket: Socket) => {
    socket.on('error', () => socket.destroy())
    serve(socket)
  })
  server.on('tlsClientError', (_: Error, socket: Socket) => socket.destroy())
  await listening(server, port)
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of open) socket.destroy()
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
