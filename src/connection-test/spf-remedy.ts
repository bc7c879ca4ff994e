import {isIP, isIPv4, isIPv6} from 'node:net'
import {isLocalhost} from '../connection/dns.js'
import {isValidTerm, termTarget} from './spf-term.js'

/** The records an administrator can publish as they stand, made from those that are published now. */

/** The record of a domain that has none: the provider's include, else the server itself. */
export function newRecord(host: string, include: string | undefined): string | undefined {
  const term = coveringTerm(host, include)
  return term === undefined ? undefined : `v=spf1 ${term} -all`
}

/** The record with the sending server covered: the term stands before `all`, or before `redirect=`. */
export function recordCovering(record: string, host: string, include: string | undefined): string | undefined {
  const term = coveringTerm(host, include)
  if (term === undefined) return undefined
  const terms = termsOf(record)
  const end = terms.findIndex((one) => isAll(one) || /^redirect=/i.test(one))
  return joined(terms.toSpliced(end === -1 ? terms.length : end, 0, term))
}

function coveringTerm(host: string, include: string | undefined): string | undefined {
  if (include !== undefined) return `include:${include}`
  if (isIP(host) !== 0) return `ip${isIP(host)}:${host}`
  return isLocalhost(host) || host === '' ? undefined : `a:${host}`
}

/** Several records as one: every term once, one `all` at the end, softly failing unless all of them failed hard. */
export function mergedRecord(records: readonly string[]): string | undefined {
  const terms = records.flatMap((record) => termsOf(record).map((term) => term.replace(/^redirect=/i, 'include:')))
  const alls = terms.filter(isAll)
  const others = [...new Set(terms.filter((term) => !isAll(term)))]
  if (!others.every(isValidTerm)) return undefined
  return joined([...others, alls.length > 0 && alls.every((all) => all.startsWith('-')) ? '-all' : '~all'])
}

/** The record without the terms that lead to a dead name; undefined where none of its own terms does. */
export function recordWithout(record: string, domain: string, dead: readonly string[]): string | undefined {
  const terms = termsOf(record)
  const kept = terms.filter((term) => {
    const target = termTarget(term, domain)
    return target === undefined || !dead.includes(target)
  })
  return kept.length === terms.length ? undefined : joined(kept)
}

/** What was meant by a record with a typing error; undefined where that cannot be told. */
export function correctedRecord(text: string): string | undefined {
  const bare = text
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/["'\u201c\u201d\u201e]/g, ' ')
    .replace(/^\s*v\s*=\s*spf\s*1?[\s;,:]*/i, '')
    .replaceAll(/\b(include|redirect|exists|ip4|ip6|a|mx)\s*([:=])\s+(?=[a-z0-9_:.]*[.:])/gi, '$1$2')
  const terms = bare.split(/[\s,;]+/).filter((term) => term !== '')
  const corrected = [...new Set(terms.map(correctedTerm))]
  const last = corrected.findIndex(isAll)
  const kept = last === -1 ? corrected : corrected.slice(0, last + 1)
  const redirects = kept.filter((term) => /^redirect=/i.test(term))
  return kept.length > 0 && kept.every(isValidTerm) && redirects.length <= 1 ? joined(kept) : undefined
}

function correctedTerm(term: string): string {
  const bare = term.replace(/[.:]$/, '')
  if (isIP(bare) !== 0) return `ip${isIP(bare)}:${bare}`
  if (/^\+?all$/i.test(bare)) return '~all'
  if (/^-{2,}all$/i.test(bare)) return '-all'
  const address = /^([+\-~?]?)ip(?:v?[46])?[:=](.+)$/i.exec(bare)
  if (address !== null) return addressTerm(address[1] ?? '', address[2] ?? '') ?? bare
  return bare.replace(/^([+\-~?]?)include?s?[:=]/i, '$1include:').replace(/^redirect:/i, 'redirect=')
}

function addressTerm(qualifier: string, value: string): string | undefined {
  const address = value.split('/')[0] ?? ''
  if (isIPv4(address)) return `${qualifier}ip4:${value}`
  return isIPv6(address) ? `${qualifier}ip6:${value}` : undefined
}

function termsOf(record: string): string[] {
  return record
    .slice(0, 8000)
    .split(/\s+/)
    .slice(1)
    .filter((term) => term !== '')
}

function isAll(term: string): boolean {
  return /^[+\-~?]?all$/i.test(term)
}

function joined(terms: readonly string[]): string {
  return ['v=spf1', ...terms].join(' ')
}
