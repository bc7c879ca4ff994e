import {createSocket, type Socket as UdpSocket} from 'node:dgram'
import type {Socket} from 'node:net'
import {
  readQuestion,
  typeNumbers,
  writeResponse,
  type Answer,
  type DnsRecord,
  type Question,
  type ResponseCode,
} from './dns-message.js'
import {listenOnLoopback, loopback, type RunningServer} from './listen.js'

/** What a name server knows: names in lower case. */
export interface Zones {
  readonly records: Map<string, DnsRecord[]>
  /** Names for which every question is answered with this code, or not at all. */
  readonly failures: Map<string, ResponseCode | 'silence'>
}

export interface DnsServer extends RunningServer {
  /** `127.0.0.1:PORT`, for `network.dnsServers`. */
  readonly address: string
}

const udpLimit = 1232
const tcpLimit = 65_535

/** Starts an authoritative name server for the world's zones, over UDP and TCP on one port; all other names do not exist. */
export async function startDnsServer(zones: Zones): Promise<DnsServer> {
  for (let attempt = 1; ; attempt++) {
    const udp = createSocket('udp4')
    const port = await bind(udp)
    try {
      const tcp = await listenOnLoopback(undefined, (socket) => serveTcp(socket, zones), port)
      udp.on('message', (message, from) => {
        const response = respond(message, zones, udpLimit)
        if (response !== undefined) udp.send(response, from.port, from.address)
      })
      return {
        port,
        address: `${loopback}:${port}`,
        close: () => Promise.all([closeUdp(udp), tcp.close()]).then(() => undefined),
      }
    } catch (error) {
      await closeUdp(udp)
      if (attempt === 10) throw error
    }
  }
}

function bind(udp: UdpSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    udp.once('error', reject)
    udp.bind(0, loopback, () => {
      udp.off('error', reject)
      udp.on('error', () => undefined)
      resolve(udp.address().port)
    })
  })
}

function closeUdp(udp: UdpSocket): Promise<void> {
  return new Promise((resolve) => udp.close(() => resolve()))
}

/** Messages over TCP carry their length in front (RFC 7766). */
function serveTcp(socket: Socket, zones: Zones): void {
  let received = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
      const end = 2 + received.readUInt16BE(0)
      const response = respond(received.subarray(2, end), zones, tcpLimit)
      received = received.subarray(end)
      if (response === undefined) continue
      const length = Buffer.alloc(2)
      length.writeUInt16BE(response.length)
      socket.write(Buffer.concat([length, response]))
    }
  })
}

function respond(message: Buffer, zones: Zones, limit: number): Buffer | undefined {
  const question = readQuestion(message)
  if (question === undefined) return undefined
  const failure = zones.failures.get(question.name)
  if (failure === 'silence') return undefined
  if (failure !== undefined) return writeResponse(question, failure, [], limit)
  const answers = answersTo(question, zones)
  return writeResponse(question, answers === undefined ? 'NXDOMAIN' : 'NOERROR', answers ?? [], limit)
}

const longestChain = 8

/** The records asked for, CNAMEs followed; undefined where the name does not exist. */
function answersTo(question: Question, zones: Zones): Answer[] | undefined {
  const answers: Answer[] = []
  let name = question.name
  for (let hops = 0; hops < longestChain; hops++) {
    const own = zones.records.get(name)
    if (own === undefined) return answers.length > 0 || hasNamesBelow(name, zones) ? answers : undefined
    answers.push(
      ...own.filter((record) => typeNumbers[record.type] === question.typeNumber).map((record) => ({name, record})),
    )
    const alias = own.find((record) => record.type === 'CNAME')
    if (alias === undefined || question.typeNumber === typeNumbers.CNAME) return answers
    answers.push({name, record: alias})
    name = alias.value.toLowerCase()
  }
  return answers
}

/** A name without records of its own exists when names below it do (RFC 8020). */
function hasNamesBelow(name: string, zones: Zones): boolean {
  return [...zones.records.keys()].some((other) => other.endsWith(`.${name}`))
}
