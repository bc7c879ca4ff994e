// A name server on port 53, where every resolver of this machine can be pointed to: it passes questions on to the name
// server of a world, which listens on a port of its own. What the world answers, or leaves unanswered, reaches the peers.
import {createSocket} from 'node:dgram'

const firstAddress = 1
const lastAddress = 250

/** Listens on port 53 of a loopback address nobody uses and passes everything on to `127.0.0.1:PORT`. Needs root. */
export async function relayQuestions(target) {
  const [host, port] = target.split(':')
  const {address, server} = await listenSomewhere()
  const open = new Set()
  server.on('message', (question, from) => {
    const asking = createSocket('udp4')
    open.add(asking)
    const done = () => open.delete(asking) && asking.close()
    setTimeout(done, 10_000).unref()
    asking.on('error', done)
    asking.on('message', (answer) => {
      server.send(answer, from.port, from.address)
      done()
    })
    asking.send(question, Number(port), host)
  })
  return {
    address,
    close() {
      for (const asking of open) asking.close()
      open.clear()
      server.close()
    },
  }
}

async function listenSomewhere() {
  for (let last = firstAddress; last <= lastAddress; last++) {
    const address = `127.53.0.${last}`
    const server = createSocket('udp4')
    try {
      await new Promise((resolve, reject) => {
        server.once('error', reject)
        server.bind(53, address, resolve)
      })
      return {address, server}
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error
    }
  }
  throw new Error('no loopback address has port 53 free')
}
