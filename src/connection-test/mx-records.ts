import {isIP} from 'node:net'
import type {MxRecord, Resolver} from '../connection/dns.js'
import type {Observation} from '../message/observation.js'
import {phrase} from '../wording/phrase.js'
import {phrases} from './phrases.js'

/** Hosts of filter services that stand in front of a mailbox; more than these names nobody asks for. */
const gateways: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)mimecast\.com$/, 'Mimecast'],
  [/(?:^|\.)(?:pphosted|ppe-hosted)\.com$/, 'Proofpoint'],
  [/(?:^|\.)messagelabs\.com$/, 'Broadcom Email Security'],
  [/(?:^|\.)barracudanetworks\.com$/, 'Barracuda'],
  [/(?:^|\.)iphmx\.com$/, 'Cisco Secure Email'],
  [/(?:^|\.)(?:hornetsecurity|antispameurope)\.com$/, 'Hornetsecurity'],
  [/(?:^|\.)nospamproxy\.com$/, 'NoSpamProxy'],
  [/(?:^|\.)retarus\.com$/, 'Retarus'],
  [/(?:^|\.)hydra\.sophos\.com$/, 'Sophos Email'],
  [/(?:^|\.)tmes\.trendmicro\.[a-z.]+$/, 'Trend Micro'],
  [/(?:^|\.)antispamcloud\.com$/, 'SpamExperts'],
  [/(?:^|\.)expurgate\.(?:net|de)$/, 'eXpurgate'],
  [/(?:^|\.)secure-mailgate\.com$/, 'Secure Mailgate'],
]

const maxHosts = 10

/** Whether the MX records of a domain lead to servers (RFC 5321 section 5.1). */
export async function mxObservations(
  domain: string,
  records: readonly MxRecord[],
  resolver: Resolver,
): Promise<Observation[]> {
  if (records.length === 0) return implicitMx(domain, resolver)
  if (records.every(({exchange}) => exchange === '' || exchange === '.')) {
    return [{code: 'dns-null-mx', facts: {domain}, evidence: [`${domain} MX 0 .`]}]
  }
  const hosts = records.map(({exchange}) => exchange.toLowerCase()).slice(0, maxHosts)
  const checked = await Promise.all(hosts.map(async (host) => ({host, state: await stateOf(host, resolver)})))
  const of = (wanted: string): string[] => checked.filter(({state}) => state === wanted).map(({host}) => host)
  const found: Observation[] = []
  for (const [state, code] of [
    ['alias', 'dns-mx-points-to-cname-or-ip'],
    ['unresolvable', 'dns-mx-target-unresolvable'],
  ] as const) {
    const [first, ...others] = of(state)
    if (first === undefined) continue
    found.push({code, facts: {domain, host: first}, evidence: [first, ...others].map((host) => `${domain} MX ${host}`)})
  }
  return [...found, ...gatewayInFront(domain, hosts)]
}

/** Without MX records the address of the domain itself is the server. */
async function implicitMx(domain: string, resolver: Resolver): Promise<Observation[]> {
  const addresses = await resolver.addresses(domain)
  if (addresses.status !== 'none') return []
  return [{code: 'dns-mx-missing', facts: {domain}, evidence: [phrase(phrases.neitherMxNorAddress, {domain})]}]
}

async function stateOf(host: string, resolver: Resolver): Promise<'fine' | 'alias' | 'unresolvable'> {
  if (isIP(host) !== 0) return 'alias'
  const alias = await resolver.cname(host)
  const target = alias.status === 'found' ? (alias.records[0] ?? host) : host
  const addresses = await resolver.addresses(target)
  if (addresses.status === 'none') return 'unresolvable'
  return alias.status === 'found' ? 'alias' : 'fine'
}

function gatewayInFront(domain: string, hosts: readonly string[]): Observation[] {
  for (const [pattern, gateway] of gateways) {
    const host = hosts.find((one) => pattern.test(one))
    if (host === undefined) continue
    return [{code: 'dns-mx-gateway-in-front', facts: {domain, gateway, host}, evidence: [`${domain} MX ${host}`]}]
  }
  return []
}
