import {createServer, type Server} from 'node:net'
import {createSocket} from 'node:dgram'

/** Below the range from which the system takes ports of outgoing connections (32768 and up on Linux). */
const lowest = 20_000
const highest = 32_000

/** Free loopback ports, one for each name, by trying to listen on them (TCP and UDP). */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const found = new Map<Name, number>()
  const held: Server[] = []
  while (found.size < names.length) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    const server = await hold(port)
    if (server === undefined) continue
    held.push(server)
    found.set(names[found.size] as Name, port)
  }
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))))
  return Object.fromEntries(found) as Record<Name, number>
}

async function hold(port: number): Promise<Server | undefined> {
  if (!(await freeForUdp(port))) return undefined
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}

function freeForUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)))
  })
}
