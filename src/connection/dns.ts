import {lookup, Resolver as CaresResolver} from 'node:dns/promises'
import {isIP} from 'node:net'
import {domainToASCII} from 'node:url'
import type {Network} from './network.js'

/** Limit of one question, retries included, where the caller names none. */
const defaultTimeoutMs = 5000

export interface HostAddress {
  readonly address: string
  readonly family: 4 | 6
}

export interface MxRecord {
  /** Empty for the null MX (RFC 7505). */
  readonly exchange: string
  readonly priority: number
}

export type RecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'PTR' | 'TXT'

/**
 * What became of a question. `none` is an answer: the name exists without such a record, or (`exists: false`) does
 * not exist at all. `unavailable` is no answer: nobody could be asked, or the server failed.
 */
export type DnsAnswer<T> =
  | {readonly status: 'found'; readonly records: readonly T[]}
  | {readonly status: 'none'; readonly exists: boolean}
  | {readonly status: 'unavailable'; readonly errorCode: string}

/** A DNS client that keeps every answer as long as it lives; create one per test. */
export interface Resolver {
  /** True where the settings name the servers, so that even reserved names may have an answer. */
  readonly custom: boolean
  /** TXT records, each with its strings joined (RFC 7208 section 3.3). */
  txt(name: string): Promise<DnsAnswer<string>>
  mx(domain: string): Promise<DnsAnswer<MxRecord>>
  cname(name: string): Promise<DnsAnswer<string>>
  /** A and AAAA, asked in parallel. */
  addresses(host: string): Promise<DnsAnswer<HostAddress>>
  /**
   * The same answers in the manner of `dns.resolve`, for libraries that take it as a callback.
   * @throws an Error with `code` in Node's words: ENOTFOUND, ENODATA, ESERVFAIL, ETIMEOUT ...
   */
  resolve(name: string, type: string): Promise<unknown[]>
}

/** A resolver over `network.dnsServers`, or over those of the system; every question ends within `timeoutMs`. */
export function createResolver(network: Network, timeoutMs = defaultTimeoutMs): Resolver {
  const kept = new Map<string, Promise<DnsAnswer<unknown>>>()
  const query = <T>(name: string, type: RecordType): Promise<DnsAnswer<T>> => {
    const ascii = asciiHost(name)
    const key = `${type} ${ascii.toLowerCase()}`
    const answer = kept.get(key) ?? ask(caresResolver(network, timeoutMs), ascii, type, timeoutMs)
    kept.set(key, answer)
    return answer as Promise<DnsAnswer<T>>
  }
  return {
    custom: network.dnsServers !== undefined,
    txt: async (name) => mapRecords(await query<string[]>(name, 'TXT'), (strings) => strings.join('')),
    mx: (domain) => query<MxRecord>(domain, 'MX'),
    cname: (name) => query<string>(name, 'CNAME'),
    addresses: async (host) => {
      const [four, six] = await Promise.all([query<string>(host, 'A'), query<string>(host, 'AAAA')])
      return joinFamilies(four, six)
    },
    resolve: async (name, type) => unwrap(await query(name, type.toUpperCase() as RecordType), name, type),
  }
}

/**
 * The addresses to connect to, in the order to try them. `localhost` and names below it are always loopback
 * (RFC 6761 section 6.3), IP literals stand for themselves; every other name resolves as the system does, hosts file
 * included, unless the settings name DNS servers.
 */
export async function resolveHost(
  host: string,
  network: Network,
  timeoutMs: number,
): Promise<{addresses: HostAddress[]} | {errorCode: string}> {
  const literal = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) !== 0) return {addresses: [{address: literal, family: isIP(literal) as 4 | 6}]}
  const name = asciiHost(host)
  if (isLocalhost(name)) return {addresses: await loopbackAddresses(timeoutMs)}
  if (name === '') return {errorCode: 'ENOTFOUND'}
  if (network.dnsServers === undefined) return systemAddresses(name, timeoutMs)
  return connectable(await createResolver(network, timeoutMs).addresses(name))
}

/** A host or domain name as it goes over the wire: umlauts as punycode, no root dot; empty if it is no name at all. */
export function asciiHost(name: string): string {
  const bare = name.trim().replace(/\.$/, '')
  return /^[\x21-\x7e]*$/.test(bare) ? bare : domainToASCII(bare)
}

/** Whether a name always means this machine (RFC 6761 section 6.3). */
export function isLocalhost(name: string): boolean {
  return /(^|\.)localhost$/i.test(name)
}

/**
 * Whether a name is set aside (RFC 2606, 6761, 6762, 8375, 9476) and therefore not in the public DNS: that the system's
 * resolver knows nothing about it proves nothing.
 */
export function isReservedName(name: string): boolean {
  return /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local|internal|home\.arpa|onion|alt)$/i.test(
    asciiHost(name),
  )
}

function connectable(answer: DnsAnswer<HostAddress>): {addresses: HostAddress[]} | {errorCode: string} {
  if (answer.status === 'found') return {addresses: [...answer.records]}
  if (answer.status === 'none') return {errorCode: answer.exists ? 'ENODATA' : 'ENOTFOUND'}
  // A refused connection to the resolver must not be mistaken for one to the mail server.
  return {errorCode: answer.errorCode === 'ECONNREFUSED' ? 'EAI_AGAIN' : answer.errorCode}
}

/** As the hosts file has them; where that knows none, both loopback addresses. */
async function loopbackAddresses(timeoutMs: number): Promise<HostAddress[]> {
  const found = await lookupAll('localhost', timeoutMs)
  const loopback = 'addresses' in found ? found.addresses.filter(({address}) => /^127\.|^::1$/.test(address)) : []
  if (loopback.length > 0) return loopback
  return [
    {address: '127.0.0.1', family: 4},
    {address: '::1', family: 6},
  ]
}

async function systemAddresses(
  name: string,
  timeoutMs: number,
): Promise<{addresses: HostAddress[]} | {errorCode: string}> {
  const started = Date.now()
  const found = await lookupAll(name, timeoutMs)
  if ('addresses' in found || found.errorCode !== 'ENOTFOUND') return found
  // getaddrinfo says ENOTFOUND for a name without addresses, too: the DNS itself tells the two apart.
  const left = timeoutMs - (Date.now() - started)
  if (left < 100) return found
  const answer = await ask(caresResolver({dnsServers: undefined}, left), name, 'A', Math.min(left, 2000))
  return answer.status === 'none' && answer.exists ? {errorCode: 'ENODATA'} : found
}

async function lookupAll(name: string, timeoutMs: number): Promise<{addresses: HostAddress[]} | {errorCode: string}> {
  try {
    const addresses = await withDeadline(lookup(name, {all: true, order: 'verbatim'}), timeoutMs)
    if (addresses === undefined) return {errorCode: 'ETIMEOUT'}
    return {addresses: uniqueAddresses(addresses.map(({address, family}) => ({address, family: family === 6 ? 6 : 4})))}
  } catch (error) {
    return {errorCode: (error as NodeJS.ErrnoException).code ?? 'EAI_FAIL'}
  }
}

function uniqueAddresses(addresses: readonly HostAddress[]): HostAddress[] {
  return [...new Map(addresses.map((entry) => [entry.address, entry])).values()]
}

function caresResolver(network: Pick<Network, 'dnsServers'>, timeoutMs: number): CaresResolver {
  const resolver = new CaresResolver({timeout: Math.max(100, Math.ceil(timeoutMs / 3)), tries: 2})
  if (network.dnsServers !== undefined) resolver.setServers(network.dnsServers)
  return resolver
}

async function ask(
  resolver: CaresResolver,
  name: string,
  type: RecordType,
  timeoutMs: number,
): Promise<DnsAnswer<unknown>> {
  if (name === '') return {status: 'none', exists: false}
  try {
    const records = await withDeadline(resolver.resolve(name, type) as Promise<unknown[]>, timeoutMs, () =>
      resolver.cancel(),
    )
    if (records === undefined) return {status: 'unavailable', errorCode: 'ETIMEOUT'}
    return records.length > 0 ? {status: 'found', records} : {status: 'none', exists: true}
  } catch (error) {
    return missing((error as NodeJS.ErrnoException).code ?? 'EUNKNOWN')
  }
}

function missing(code: string): DnsAnswer<never> {
  if (code === 'ENODATA') return {status: 'none', exists: true}
  if (code === 'ENOTFOUND' || code === 'EBADNAME') return {status: 'none', exists: false}
  return {status: 'unavailable', errorCode: code}
}

/** The value, or undefined when the limit passes first; a late failure is dropped with it. */
async function withDeadline<T>(work: Promise<T>, timeoutMs: number, giveUp?: () => void): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      work.catch(() => undefined)
      resolve(undefined)
      giveUp?.()
    }, timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** One family is enough; only where none answered does a failure of either count. */
function joinFamilies(four: DnsAnswer<string>, six: DnsAnswer<string>): DnsAnswer<HostAddress> {
  const records: HostAddress[] = [
    ...(four.status === 'found' ? four.records.map((address) => ({address, family: 4 as const})) : []),
    ...(six.status === 'found' ? six.records.map((address) => ({address, family: 6 as const})) : []),
  ]
  if (records.length > 0) return {status: 'found', records: uniqueAddresses(records)}
  for (const answer of [four, six]) if (answer.status === 'unavailable') return answer
  return {status: 'none', exists: [four, six].some((answer) => answer.status === 'none' && answer.exists)}
}

function mapRecords<A, B>(answer: DnsAnswer<A>, change: (record: A) => B): DnsAnswer<B> {
  return answer.status === 'found' ? {status: 'found', records: answer.records.map(change)} : answer
}

function unwrap(answer: DnsAnswer<unknown>, name: string, type: string): unknown[] {
  if (answer.status === 'found') return [...answer.records]
  const code = answer.status === 'unavailable' ? answer.errorCode : answer.exists ? 'ENODATA' : 'ENOTFOUND'
  throw Object.assign(new Error(`query${type} ${code} ${name}`), {code})
}
