import type {Resolver} from '../connection/dns.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'
import {excerpt} from './raw-headers.js'
import {organisationalDomain} from './organisation.js'

export type DmarcPolicy = 'none' | 'quarantine' | 'reject'

/** The DMARC record in effect for a domain (RFC 7489 section 6.6.3). */
export type DmarcLookup =
  | {
      readonly status: 'found'
      /** Where the record was found: the domain itself or its organisational domain. */
      readonly domain: string
      readonly record: string
      /** What applies to the domain that was asked for: `sp` for a subdomain of the record's, where it is set. */
      readonly policy: DmarcPolicy
      readonly strictDkim: boolean
      readonly strictSpf: boolean
      /** What is published lets forged mail through: p=none, or a share of nothing. */
      readonly weak: boolean
    }
  | {readonly status: 'none'}
  | {readonly status: 'multiple'; readonly domain: string; readonly records: readonly string[]}
  | {readonly status: 'malformed'; readonly domain: string; readonly record: string; readonly reason: Words}
  | {readonly status: 'unavailable'; readonly errorCode: string}

/** Looks the policy up, at the organisational domain where the domain itself has none. */
export async function lookupDmarc(domain: string, resolver: Pick<Resolver, 'txt'>): Promise<DmarcLookup> {
  const own = await recordAt(domain, resolver, false)
  if (own.status !== 'none') return own
  const organisation = await organisationalDomain(domain)
  if (organisation === domain) return own
  return recordAt(organisation, resolver, true)
}

async function recordAt(domain: string, resolver: Pick<Resolver, 'txt'>, inherited: boolean): Promise<DmarcLookup> {
  const answer = await resolver.txt(`_dmarc.${domain}`)
  if (answer.status === 'unavailable') return answer
  const texts = answer.status === 'found' ? answer.records.map((text) => text.trim()) : []
  const records = texts.filter((text) => /^v\s*=\s*DMARC1\s*(?:;|$)/.test(text))
  if (records.length > 1) return {status: 'multiple', domain, records: records.map((record) => excerpt(record, 500))}
  if (records[0] !== undefined) return parseDmarc(records[0], domain, inherited)
  // Discarded by receivers, but somebody meant it as a policy: `p=reject; v=DMARC1`, `v=dmarc1`, `v=DMARC1, p=none`.
  const nearMiss = texts.find(
    (text) => /DMARC/i.test(text) || /(?:^|;)\s*p\s*=\s*(?:none|quarantine|reject)/i.test(text),
  )
  if (nearMiss === undefined) return {status: 'none'}
  return {status: 'malformed', domain, record: excerpt(nearMiss, 500), reason: phrase(phrases.dmarcBeginsOtherwise)}
}

/** Parses a record that begins with `v=DMARC1` (RFC 7489 section 6.4). */
export function parseDmarc(record: string, domain: string, inherited: boolean): DmarcLookup {
  const shown = excerpt(record, 500)
  const malformed = (reason: Words): DmarcLookup => ({status: 'malformed', domain, record: shown, reason})
  const tags = new Map<string, string>()
  for (const part of record.slice(0, 4000).split(';')) {
    if (part.trim() === '') continue
    const at = part.indexOf('=')
    if (at === -1) return malformed(phrase(phrases.dmarcNoTag, {text: excerpt(part, 60)}))
    tags.set(part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim())
  }
  const own = tags.get('p')
  if (own === undefined && !/^mailto:/i.test(tags.get('rua') ?? ''))
    return malformed(phrase(phrases.dmarcPolicyMissing))
  for (const name of ['p', 'sp']) {
    const value = tags.get(name)
    if (value !== undefined && !isPolicy(value))
      return malformed(phrase(phrases.dmarcNoPolicy, {name, value: excerpt(value, 60)}))
  }
  const chosen = ((inherited ? (tags.get('sp') ?? own) : own) ?? 'none').toLowerCase() as DmarcPolicy
  return {
    status: 'found',
    domain,
    record: shown,
    policy: chosen,
    strictDkim: tags.get('adkim')?.toLowerCase() === 's',
    strictSpf: tags.get('aspf')?.toLowerCase() === 's',
    weak: chosen === 'none' || tags.get('pct') === '0' || tags.get('t')?.toLowerCase() === 'y',
  }
}

function isPolicy(value: string): boolean {
  return /^(?:none|quarantine|reject)$/i.test(value)
}

/** What was meant by a record that cannot be read: its policy, and where reports go. */
export function correctedDmarc(record: string): string {
  const policy = /(?:^|[;,\s])p\s*[=:]\s*["']?(rej|quar)/i.exec(record)?.[1]?.toLowerCase()
  const meant = policy === 'rej' ? 'reject' : policy === 'quar' ? 'quarantine' : 'none'
  const reports = /\brua\s*=\s*(mailto:[^;\s"']+)/i.exec(record)?.[1]
  return `v=DMARC1; p=${meant}${reports === undefined ? '' : `; rua=${excerpt(reports, 300)}`}`
}

/** The record with a policy that has an effect. */
export function strengthenedDmarc(record: string): string {
  const kept = record.split(';').map((part) => part.trim())
  const changed = kept.filter((part) => part !== '' && !/^(?:pct|t)\s*=/i.test(part))
  return changed.map((part) => (/^s?p\s*=\s*none$/i.test(part) ? part.replace(/none/i, 'quarantine') : part)).join('; ')
}
