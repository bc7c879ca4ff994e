import type {Resolver} from '../connection/dns.js'
import {leastRsaBits, lookupDkimKey, type DkimKey} from '../message/dkim-key.js'
import type {Observation} from '../message/observation.js'

/** Selectors that providers give every customer; keys under other names show only on a signed message. */
const selectorsOf: Readonly<Record<string, readonly string[]>> = {
  microsoft365: ['selector1', 'selector2'],
  google: ['google'],
  ionos: ['s1-ionos', 's2-ionos'],
  fastmail: ['fm1', 'fm2', 'fm3'],
  icloud: ['sig1'],
  proton: ['protonmail', 'protonmail2', 'protonmail3'],
  sendgrid: ['s1', 's2'],
  mailjet: ['mailjet'],
}

/** A key as it stands in the DNS, for the detail of the check. */
export interface PublishedKey {
  readonly selector: string
  readonly status: DkimKey['status']
  /** Length of an RSA key. */
  readonly bits?: number
}

/**
 * Looks at the DKIM keys under the selectors of the provider that sends. That one is missing or withdrawn proves nothing,
 * since signatures may be made elsewhere; only what a receiver would stumble over is a finding.
 */
export async function dkimObservations(
  domain: string,
  provider: string | undefined,
  resolver: Resolver,
): Promise<{keys: PublishedKey[]; observations: Observation[]}> {
  const selectors = selectorsOf[provider ?? ''] ?? []
  const found = await Promise.all(
    selectors.map(async (selector) => ({selector, key: await lookupDkimKey(selector, domain, resolver)})),
  )
  const keys = found
    .filter(({key}) => key.status !== 'none' && key.status !== 'unavailable')
    .map(({selector, key}) => ({selector, status: key.status, ...bitsOf(key)}))
  const faults = found.flatMap(({selector, key}) => faultOf(selector, key, domain))
  const dangling = found.flatMap(({selector, key}) => danglingAlias(selector, key, domain))
  const isUnused = dangling.length > 0 && dangling.length === selectors.length
  const [first] = isUnused ? [dangling[0]] : faults
  return {keys, observations: first === undefined ? [] : [first]}
}

function bitsOf(key: DkimKey): {bits?: number} {
  return key.status === 'found' && key.bits !== undefined ? {bits: key.bits} : {}
}

function faultOf(selector: string, key: DkimKey, domain: string): Observation[] {
  const name = `${selector}._domainkey.${domain}`
  if (key.status === 'malformed') {
    const evidence = [`${name} TXT "${key.record}"`, key.reason]
    return [{code: 'dkim-key-malformed', facts: {domain, selector}, evidence}]
  }
  if (key.status !== 'found' || key.bits === undefined || key.bits >= leastRsaBits) return []
  const bits = String(key.bits)
  return [{code: 'dkim-key-too-short', facts: {domain, selector, bits}, evidence: [`${name}: ${bits} bit RSA`]}]
}

/** Both names point to the provider, and nothing is there: signing was never switched on. */
function danglingAlias(selector: string, key: DkimKey, domain: string): Observation[] {
  if (key.status !== 'none' || key.alias === undefined) return []
  const evidence = [`${selector}._domainkey.${domain} CNAME ${key.alias}: NXDOMAIN`]
  return [{code: 'dkim-key-not-found', facts: {domain, selector}, evidence}]
}
