import {isIP} from 'node:net'
import {
  asciiHost,
  isLocalhost,
  isReservedName,
  type DnsAnswer,
  type MxRecord,
  type Resolver,
} from '../connection/dns.js'
import {catalogue} from '../diagnosis/catalogue.js'
import {lookupDmarc, type DmarcLookup} from '../message/dmarc.js'
import type {Observation} from '../message/observation.js'
import {sameOperator} from '../message/organisation.js'
import {excerpt} from '../message/raw-headers.js'
import {providerOfDomain, providerOfHost} from '../provider/detect.js'
import {phrase, type Words} from '../wording/phrase.js'
import {dkimObservations, type PublishedKey} from './dkim-policy.js'
import {shownDmarc, withDmarc} from './dmarc-policy.js'
import {mxObservations} from './mx-records.js'
import {phrases} from './phrases.js'
import {spfObservations, type SpfServer} from './spf-policy.js'
import {spfRecords} from './spf-record.js'

/** What a domain publishes about its mail, and what is wrong with it. */
export interface DomainPolicy {
  readonly status: 'passed' | 'warning' | 'failed' | 'skipped'
  /** Why it was skipped. */
  readonly why?: Words
  readonly records: {readonly mx: readonly string[]; readonly spf: readonly string[]; readonly dmarc: readonly string[]}
  /** DNS lookups the SPF record needs; ten are allowed. */
  readonly lookups: number
  /** DKIM keys under the names that the provider uses. */
  readonly keys: readonly PublishedKey[]
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

/** Checks MX, SPF (RFC 7208), DKIM keys and DMARC (RFC 7489) of a domain. Where the DNS cannot be asked, it is skipped. */
export async function domainPolicy(name: string, options: DomainPolicyOptions): Promise<DomainPolicy> {
  const domain = asciiHost(name).toLowerCase()
  const {resolver, signal} = options
  const [mx, txt, dmarc] = await Promise.all([resolver.mx(domain), resolver.txt(domain), lookupDmarc(domain, resolver)])
  const why = unasked(domain, mx, txt, dmarc, options)
  if (why !== undefined) return {status: 'skipped', why, records: noRecords, lookups: 0, keys: [], observations: []}
  const texts = txt.status === 'found' ? txt.records : []
  const [ofMx, spf, dkim, freemail] = await Promise.all([
    mx.status === 'unavailable' ? [] : mxObservations(domain, mx.status === 'found' ? mx.records : [], resolver),
    txt.status === 'unavailable'
      ? {observations: [], lookups: 0}
      : spfObservations(domain, texts, serverOf(options), resolver, signal),
    dkimObservations(domain, options.provider, resolver),
    freemailObservations(domain, options.smtpHost),
  ])
  const ofPolicy = withDmarc(spf.observations, domain, dmarc)
  // A domain that does not exist publishes nothing: that is one cause, not three.
  const absent = ofMx.some(({code}) => code === 'dns-mx-missing') && txt.status === 'none' && !txt.exists
  const others = freemail.length > 0 ? freemail : [...ofPolicy, ...dkim.observations]
  const observations = absent ? ofMx : [...ofMx, ...others]
  return {
    status: statusOf(observations),
    records: {mx: shownMx(mx), spf: spfRecords(texts).map((text) => excerpt(text, 500)), dmarc: shownDmarc(dmarc)},
    lookups: spf.lookups,
    keys: dkim.keys,
    observations,
  }
}

function serverOf({smtpHost, smtpAddresses, provider}: DomainPolicyOptions): SpfServer {
  return {host: smtpHost, addresses: smtpAddresses, ...(provider !== undefined && {provider})}
}

function unasked(
  domain: string,
  mx: DnsAnswer<unknown>,
  txt: DnsAnswer<unknown>,
  dmarc: DmarcLookup,
  {customDnsServers}: DomainPolicyOptions,
): Words | undefined {
  if (mx.status === 'unavailable' && txt.status === 'unavailable' && dmarc.status === 'unavailable') {
    return phrase(phrases.dnsNotAsked, {domain, error: mx.errorCode})
  }
  const unknown = mx.status !== 'found' && txt.status !== 'found'
  if (!customDnsServers && unknown && isReservedName(domain)) return phrase(phrases.reservedDomain, {domain})
  return undefined
}

/** A domain of a free mail provider belongs to its servers alone: nothing else can be mended there. */
async function freemailObservations(domain: string, host: string): Promise<Observation[]> {
  const owner = providerOfDomain(domain)
  const isFreemail = owner !== undefined && owner !== 'microsoft365'
  if (!isFreemail || !host.includes('.') || isIP(host) !== 0 || isLocalhost(host)) return []
  if (providerOfHost(host) === owner || (await sameOperator(domain, host))) return []
  return [{code: 'dmarc-freemail-from', facts: {domain, host}, evidence: [`${domain} ← ${host}`]}]
}

function statusOf(observations: readonly Observation[]): DomainPolicy['status'] {
  const codes = observations.map(({code}) => code).filter((code) => catalogue[code].severity !== 'info')
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
