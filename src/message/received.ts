import {BlockList, isIP} from 'node:net'

/** What a Received field tells of one hop (RFC 5321 section 4.4). */
export interface Hop {
  /** Name in HELO or EHLO. */
  readonly from: string | undefined
  /** Address the connection came from, where the field has one. */
  readonly fromAddress: string | undefined
  readonly by: string | undefined
  /** `ESMTPS`, `LMTP` ...; upper case. */
  readonly protocol: string | undefined
}

/** Reads one Received field; what it does not tell is undefined. */
export function receivedHop(value: string): Hop {
  const text = value.slice(0, 4000).replace(/\s+/g, ' ')
  const from = /^\s*from\s+([^\s();]+)/i.exec(text)?.[1]
  const by = /(?:^|\s)by\s+([^\s();]+)/i.exec(withoutComments(text))?.[1]
  const beforeBy = by === undefined ? text : (text.split(`by ${by}`)[0] ?? '')
  const addresses = [...beforeBy.matchAll(/\[(?:IPv6:)?([0-9a-f:.]{3,45})\]|\(([0-9a-f:.]{7,45})\)/gi)]
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((address) => isIP(address) !== 0)
  const protocol = /\swith\s+([a-z]+)/i.exec(withoutComments(text))?.[1]?.toUpperCase()
  return {from: bare(from), fromAddress: from === undefined ? undefined : addresses.at(-1), by: bare(by), protocol}
}

function withoutComments(text: string): string {
  let plain = text
  for (let depth = 0; depth < 5; depth++) plain = plain.replace(/\([^()]*\)/g, ' ')
  return plain
}

function bare(host: string | undefined): string | undefined {
  return host
    ?.replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase()
}

const notPublic = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv4')
}
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(network, bits, 'ipv6')
}

/**
 * Whether SPF can be judged for an IP address: not for private, loopback and link-local ones (RFC 6890). Addresses set
 * aside for documentation count as public: only examples and labs have them.
 */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family !== 0 && !notPublic.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}
