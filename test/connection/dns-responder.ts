import {createSocket} from 'node:dgram'
import {once} from 'node:events'
import type {AddressInfo} from 'node:net'

/** What the responder knows of one name; a name it does not hold is NXDOMAIN. */
export interface ZoneEntry {
  readonly A?: readonly string[]
  readonly AAAA?: readonly string[]
  readonly TXT?: readonly string[]
  readonly MX?: readonly (readonly [number, string])[]
  readonly CNAME?: string
  readonly PTR?: readonly string[]
  /** Answer every question for this name so: 2 SERVFAIL, 5 REFUSED, `silent` not at all. */
  readonly fault?: 2 | 5 | 'silent'
}

export interface DnsResponder {
  /** `127.0.0.1:port`, as `network.dnsServers` takes it. */
  readonly server: string
  /** Every question asked so far, `TYPE name`. */
  readonly questions: string[]
  close(): Promise<void>
}

const types = {1: 'A', 5: 'CNAME', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA'} as const

/** A name server on loopback for a zone held in memory; the zone may change while it serves. */
export async function serveZone(zone: Readonly<Record<string, ZoneEntry>>): Promise<DnsResponder> {
  const socket = createSocket('udp4')
  const questions: string[] = []
  socket.on('message', (query, peer) => {
    const {name, type, end} = question(query)
    questions.push(`${types[type as keyof typeof types] ?? type} ${name}`)
    const reply = answer(query.subarray(0, 2), query.subarray(12, end), zone[name], type)
    if (reply !== undefined) socket.send(reply, peer.port, peer.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const {port} = socket.address() as AddressInfo
  return {
    server: `127.0.0.1:${port}`,
    questions,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function question(query: Buffer): {name: string; type: number; end: number} {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return {name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5}
}

function answer(id: Buffer, asked: Buffer, entry: ZoneEntry | undefined, type: number): Buffer | undefined {
  if (entry?.fault === 'silent') return undefined
  const data = entry === undefined ? [] : records(entry, type)
  const rcode = entry === undefined ? 3 : (entry.fault ?? 0)
  const head = Buffer.from([0x81, 0x80 | rcode, 0, 1, 0, rcode === 0 ? data.length : 0, 0, 0, 0, 0])
  return Buffer.concat([id, head, asked, ...(rcode === 0 ? data : [])])
}

function records(entry: ZoneEntry, type: number): Buffer[] {
  if (entry.CNAME !== undefined) return [record(5, name(entry.CNAME))]
  switch (types[type as keyof typeof types]) {
    case 'A':
      return (entry.A ?? []).map((address) => record(1, Buffer.from(address.split('.').map(Number))))
    case 'AAAA':
      return (entry.AAAA ?? []).map((address) => record(28, ipv6(address)))
    case 'PTR':
      return (entry.PTR ?? []).map((host) => record(12, name(host)))
    case 'MX':
      return (entry.MX ?? []).map(([priority, host]) =>
        record(15, Buffer.concat([Buffer.from([priority >> 8, priority & 255]), name(host)])),
      )
    case 'TXT':
      return (entry.TXT ?? []).map((text) => record(16, strings(text)))
    case 'CNAME':
    case undefined:
      return []
  }
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 60, data.length >> 8, data.length & 255])
  return Buffer.concat([head, data])
}

function name(host: string): Buffer {
  const labels = host.split('.').filter((label) => label !== '')
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ])
}

function strings(text: string): Buffer {
  const pieces = text.match(/.{1,255}/gs) ?? ['']
  return Buffer.concat(pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece)])))
}

/** Full and `::` notation. */
function ipv6(address: string): Buffer {
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter((group) => group !== '')
  const after = tail.split(':').filter((group) => group !== '')
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return Buffer.from(groups.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]))
}
