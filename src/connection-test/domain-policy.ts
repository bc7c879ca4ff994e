import {asciiHost, isReservedName, type DnsAnswer, type MxRecord, type Resolver} from '../connection/dns.js'
import {lookupDmarc, type DmarcLookup} from '../message/dmarc.js'
import type {Observation} from '../message/observation.js'
import {excerpt} from '../message/raw-headers.js'
import type {Words} from '../wording/phrase.js'
import {mxObservations} from './mx-records.js'
import {spfObservations} from './spf-policy.js'
import {spfRecords} from './spf-record.js'

/** What a domain publishes about its mail, and what is wrong with it. */
export interface DomainPolicy {
  readonly status: 'passed' | 'warning' | 'failed' | 'skipped'
  /** Why it was skipped. */
  readonly why?: Words
  readonly records: {readonly mx: readonly string[]; readonly spf: readonly string[]; readonly dmarc: readonly string[]}
  /** DNS lookups the SPF record needs; ten are allowed. */
  readonly lookups: number
  readonly observations: readonly Observation[]
}

export interface DomainPolicyOptions {
  readonly resolver: Resolver
  /** The submission server that mail of the domain leaves through. */
  readonly smtpHost: string
  readonly smtpAddresses: readonly string[]
  readonly provider?: string
  /** The settings name the DNS servers, so reserved names may have answers. */
  readonly customDnsServers: boolean
  readonly signal?: AbortSignal
}

const failures = new Set<string>(['dns-mx-missing', 'dns-null-mx', 'dns-mx-target-unresolvable'])
const noRecords = {mx: [], spf: [], dmarc: []}

/** Checks MX, SPF (RFC 7208) and DMARC (RFC 7489) of a domain. Where the DNS cannot be asked, it is skipped. */
export async function domainPolicy(name: string, options: DomainPolicyOptions): Promise<DomainPolicy> {
  const domain = asciiHost(name).toLowerCase()
  const {resolver, signal} = options
  const [mx, txt, dmarc] = await Promise.all([resolver.mx(domain), resolver.txt(domain), lookupDmarc(domain, resolver)])
  const why = unasked(domain, mx, txt, dmarc, options)
  if (why !== undefined) return {status: 'skipped', why, records: noRecords, lookups: 0, observations: []}
  const texts = txt.status === 'found' ? txt.records : []
  const server = {
    host: options.smtpHost,
    addresses: options.smtpAddresses,
    ...(options.provider !== undefined && {provider: options.provider}),
  }
  const [ofMx, spf] = await Promise.all([
    mx.status === 'unavailable' ? [] : mxObservations(domain, mx.status === 'found' ? mx.records : [], resolver),
    txt.status === 'unavailable'
      ? {observations: [], lookups: 0}
      : spfObservations(domain, texts, server, resolver, signal),
  ])
  // A domain that does not exist publishes nothing: that is one cause, not three.
  const absent = ofMx.some(({code}) => code === 'dns-mx-missing') && txt.status === 'none' && !txt.exists
  const observations = absent ? ofMx : [...ofMx, ...merged(spf.observations, dmarcObservations(domain, dmarc), dmarc)]
  return {
    status: statusOf(observations),
    records: {mx: shownMx(mx), spf: spfRecords(texts).map((text) => excerpt(text, 500)), dmarc: shownDmarc(dmarc)},
    lookups: spf.lookups,
    observations,
  }
}

function unasked(
  domain: string,
  mx: DnsAnswer<unknown>,
  txt: DnsAnswer<unknown>,
  dmarc: DmarcLookup,
  {customDnsServers}: DomainPolicyOptions,
): string | undefined {
  if (mx.status === 'unavailable' && txt.status === 'unavailable' && dmarc.status === 'unavailable') {
    return `the DNS could not be asked for ${domain} (${mx.errorCode})`
  }
  const unknown = mx.status !== 'found' && txt.status !== 'found'
  if (!customDnsServers && unknown && isReservedName(domain)) return `${domain} is reserved and has no public DNS`
  return undefined
}

function dmarcObservations(domain: string, lookup: DmarcLookup): Observation[] {
  switch (lookup.status) {
    case 'none':
      return [{code: 'dmarc-missing', facts: {domain}, evidence: [`no TXT record at _dmarc.${domain}`]}]
    case 'multiple':
      return [{code: 'dmarc-multiple', facts: {domain: lookup.domain}, evidence: lookup.records}]
    case 'malformed':
      return [
        {
          code: 'dmarc-syntax',
          facts: {domain: lookup.domain, record: lookup.record},
          evidence: [lookup.record, lookup.reason],
        },
      ]
    case 'found':
    case 'unavailable':
      return []
  }
}

/** A policy of reject turns a missing SPF record from a gap into a danger. */
function merged(spf: readonly Observation[], dmarc: readonly Observation[], lookup: DmarcLookup): Observation[] {
  if (lookup.status !== 'found' || lookup.policy !== 'reject') return [...spf, ...dmarc]
  return spf
    .map((one): Observation =>
      one.code === 'spf-missing'
        ? {...one, code: 'dmarc-reject-without-spf', evidence: [lookup.record, ...one.evidence]}
        : one,
    )
    .concat(dmarc)
}

function statusOf(observations: readonly Observation[]): DomainPolicy['status'] {
  const codes = observations.map(({code}) => code).filter((code) => code !== 'dns-mx-gateway-in-front')
  if (codes.length === 0) return 'passed'
  return codes.some((code) => failures.has(code)) ? 'failed' : 'warning'
}

function shownMx(mx: DnsAnswer<MxRecord>): string[] {
  if (mx.status !== 'found') return []
  return mx.records
    .toSorted((one, other) => one.priority - other.priority)
    .slice(0, 20)
    .map(({priority, exchange}) => excerpt(`${priority} ${exchange === '' ? '.' : exchange}`))
}

function shownDmarc(lookup: DmarcLookup): readonly string[] {
  if (lookup.status === 'multiple') return lookup.records
  return lookup.status === 'found' || lookup.status === 'malformed' ? [lookup.record] : []
}
