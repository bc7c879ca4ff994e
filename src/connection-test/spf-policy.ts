import {isIP} from 'node:net'
import {isLocalhost, type Resolver} from '../connection/dns.js'
import type {Observation} from '../message/observation.js'
import {aligned} from '../message/organisation.js'
import {excerpt} from '../message/raw-headers.js'
import {isPublicAddress} from '../message/received.js'
import {checkSpf} from '../message/spf.js'
import {presetOf} from '../provider/presets.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'
import {maxLookups, maxVoidLookups, spfNearMiss, spfRecords, walkSpf, type SpfTree} from './spf-record.js'
import {correctedRecord, mergedRecord, newRecord, recordCovering, recordWithout} from './spf-remedy.js'

/** Further domains by which a provider's customers let its servers send, beside the one it documents now. */
const otherIncludes: Readonly<Record<string, readonly string[]>> = {
  google: ['spf.google.com'],
  ionos: ['_spf.perfora.net', '_spf.kundenserver.de'],
  zoho: ['zoho.eu', 'zoho.com', 'zohomail.com'],
  mailgun: ['eu.mailgun.org'],
}

/** Relays that put an envelope sender of their own in place of the customer's: SPF is asked of that domain, not of this. */
const ownEnvelope: readonly string[] = ['ses', 'sendgrid', 'mailgun', 'mailjet', 'postmark', 'brevo']

/** One of them in the record is enough. */
function includesOf(provider: string | undefined): readonly string[] {
  const include = presetOf(provider)?.spfInclude
  return [...(include === undefined ? [] : [include]), ...(otherIncludes[provider ?? ''] ?? [])]
}

export interface SpfServer {
  readonly host: string
  readonly addresses: readonly string[]
  readonly provider?: string
}

/** What is wrong with the SPF record among the TXT records of a domain, and how many lookups it needs. */
export async function spfObservations(
  domain: string,
  texts: readonly string[],
  server: SpfServer,
  resolver: Resolver,
  signal?: AbortSignal,
): Promise<{observations: Observation[]; lookups: number}> {
  const include = includesOf(server.provider)[0]
  const facts: Record<string, string> = {domain, ...(include !== undefined && {spfInclude: include})}
  const [record, ...others] = spfRecords(texts)
  if (record === undefined) return {observations: [withoutRecord(texts, facts, server.host)], lookups: 0}
  if (others.length > 0) {
    const evidence = [record, ...others].map((text) => excerpt(text, 500))
    const merged = exact(mergedRecord([record, ...others]))
    return {observations: [{code: 'spf-multiple-records', facts: {...facts, ...merged}, evidence}], lookups: 0}
  }
  const tree = await walkSpf(record, domain, resolver, signal)
  const broken = brokenRecord(tree, {...facts, record: excerpt(record, 300)}, record)
  if (broken !== undefined) return {observations: [broken], lookups: tree.lookups}
  return {observations: await uncovered(record, tree, server, resolver, facts), lookups: tree.lookups}
}

/** The record to publish, where it can be told and is shown whole: findings cut and hide what is very long. */
function exact(record: string | undefined): {spfRecord?: string} {
  const isShown = record !== undefined && record.length < 290 && !/[\w+/-]{60}/.test(record)
  return isShown ? {spfRecord: excerpt(record, 290)} : {}
}

function withoutRecord(texts: readonly string[], facts: Record<string, string>, host: string): Observation {
  const near = spfNearMiss(texts)
  if (near === undefined) {
    const evidence = [phrase(phrases.noSpfRecord, {domain: facts['domain'] ?? ''})]
    return {code: 'spf-missing', facts: {...facts, ...exact(newRecord(host, facts['spfInclude']))}, evidence}
  }
  const record = excerpt(near, 300)
  return {code: 'spf-syntax-error', facts: {...facts, record, ...exact(correctedRecord(near))}, evidence: [record]}
}

function brokenRecord(tree: SpfTree, facts: Record<string, string>, record: string): Observation | undefined {
  const domain = facts['domain'] ?? ''
  const shown = excerpt(record, 500)
  const lookups = String(tree.lookups)
  if (tree.lookups > maxLookups) {
    const evidence = [shown, phrase(phrases.lookupsNeeded, {lookups, allowed: maxLookups})]
    return {code: 'spf-too-many-lookups', facts: {...facts, lookups}, evidence}
  }
  if (tree.voids.length > maxVoidLookups) {
    const evidence = [shown, phrase(phrases.withoutAnswer, {names: excerpt(tree.voids.join(', '), 300)})]
    return {code: 'spf-void-lookups', facts: {...facts, ...exact(recordWithout(record, domain, tree.voids))}, evidence}
  }
  if (tree.errors.length === 0 && !tree.allowsAll) return undefined
  const evidence: Words[] = [shown, ...tree.errors.slice(0, 5)]
  const alive = recordWithout(record, domain, tree.dead) ?? record
  const corrected = correctedRecord(alive)
  const changed = corrected === record ? undefined : corrected
  return {code: 'spf-syntax-error', facts: {...facts, ...exact(changed)}, evidence}
}

/**
 * Large providers send from other addresses than those that take mail in, so their include or any name of the server's
 * organisation in the record is enough; only a public address that the record refuses outright is a finding.
 */
async function uncovered(
  record: string,
  tree: SpfTree,
  server: SpfServer,
  resolver: Resolver,
  facts: Record<string, string>,
): Promise<Observation[]> {
  const domain = facts['domain'] ?? ''
  const judged = server.addresses.filter((ip) => isJudged(ip, server.host, resolver))
  const [address] = judged
  if (address === undefined || tree.incomplete || ownEnvelope.includes(server.provider ?? '')) return []
  const includes = includesOf(server.provider)
  if (tree.domains.some((name) => includes.includes(name))) return []
  for (const name of tree.domains) if (name !== domain && (await aligned(name, server.host))) return []
  const results = await Promise.all(judged.map((ip) => spfResult(domain, ip, server.host, resolver)))
  if (results.some((result) => result !== 'fail' && result !== 'softfail')) return []
  const evidence = [excerpt(record, 500), `${server.host} [${address}]: ${results[0]}`]
  const covering = exact(recordCovering(record, server.host, facts['spfInclude']))
  const known = {...facts, host: server.host, address, ...covering}
  return [{code: 'spf-provider-not-included', facts: known, evidence}]
}

/**
 * A private address says nothing about the one mail leaves from. Loopback counts where the admin's own name server
 * publishes it as the server's address: then sender and receiver share this machine.
 */
function isJudged(ip: string, host: string, resolver: Resolver): boolean {
  if (isPublicAddress(ip)) return true
  return resolver.custom && !isLocalhost(host) && isIP(host) === 0 && /^(127\.|::1$)/.test(ip)
}

async function spfResult(domain: string, ip: string, helo: string, resolver: Resolver): Promise<string> {
  const {result} = await checkSpf({ip, helo, sender: `postmaster@${domain}`}, resolver)
  return result
}
