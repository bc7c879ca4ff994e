import type {Resolver} from '../connection/dns.js'
import {excerpt} from '../message/raw-headers.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'
import {asksDns, parseTerm, type Term} from './spf-term.js'

/** RFC 7208 section 4.6.4. */
export const maxLookups = 10
export const maxVoidLookups = 2
const maxMxHosts = 10

/** Counting goes a little beyond the limit, so that the finding can say by how much, and then ends. */
const countingEnd = 25

/** Everything an SPF record leads to, counted as a receiver may have to. */
export interface SpfTree {
  /** DNS lookups of include, redirect, a, mx, ptr and exists, those of included records too. */
  readonly lookups: number
  /** Names asked for that have no answer. */
  readonly voids: readonly string[]
  /** Names that include or redirect leads to in vain. */
  readonly dead: readonly string[]
  /** Domains named by include, redirect, a and mx. */
  readonly domains: readonly string[]
  /** Terms that no receiver can read, with the domain whose record has them. */
  readonly errors: readonly Words[]
  /** `+all`: everybody may send. */
  readonly allowsAll: boolean
  /** Macros or failing name servers leave a part unknown. */
  readonly incomplete: boolean
}

interface Walk {
  lookups: number
  unanswered: number
  incomplete: boolean
  readonly voids: Set<string>
  readonly dead: Set<string>
  readonly domains: Set<string>
  readonly errors: Words[]
}

/** Records among TXT texts that are SPF (RFC 7208 section 4.5). */
export function spfRecords(texts: readonly string[]): string[] {
  return texts.filter((text) => /^v=spf1(?: |$)/i.test(text))
}

/** A text that was meant as SPF but is none: quotes in the text, `v=spf1;`, `v = spf1`. */
export function spfNearMiss(texts: readonly string[]): string | undefined {
  return texts.find((text) => /^[\s"']*v\s*=\s*spf\s*1?(?![a-z0-9])/i.test(text) && spfRecords([text]).length === 0)
}

/** Follows a record through its includes and redirects; bounded in lookups, so loops end. */
export async function walkSpf(
  record: string,
  domain: string,
  resolver: Resolver,
  signal?: AbortSignal,
): Promise<SpfTree> {
  const sets = {voids: new Set<string>(), dead: new Set<string>(), domains: new Set<string>()}
  const walk: Walk = {lookups: 0, unanswered: 0, incomplete: false, ...sets, errors: []}
  await follow(record, domain, resolver, walk, signal)
  const {lookups, incomplete, errors} = walk
  const [voids, dead, domains] = [[...sets.voids], [...sets.dead], [...sets.domains]]
  return {lookups, incomplete, voids, dead, domains, errors, allowsAll: allowsEverybody(record)}
}

async function follow(
  record: string,
  domain: string,
  resolver: Resolver,
  walk: Walk,
  signal?: AbortSignal,
): Promise<void> {
  for (const term of effectiveTerms(record, domain, walk)) {
    if (!asksDns(term)) continue
    if (++walk.lookups >= countingEnd || walk.unanswered > 1 || signal?.aborted === true) {
      walk.incomplete = true
      return
    }
    const target = term.value === '' ? domain : term.value
    if (target.includes('%')) walk.incomplete = true
    else if (term.name === 'include' || term.name === 'redirect')
      await descend(term.name, target, domain, resolver, walk, signal)
    else await touch(term.name, target, resolver, walk)
  }
}

async function descend(
  name: string,
  target: string,
  domain: string,
  resolver: Resolver,
  walk: Walk,
  signal?: AbortSignal,
): Promise<void> {
  walk.domains.add(target)
  const answer = await resolver.txt(target)
  if (answer.status === 'unavailable') {
    noAnswer(walk)
    return
  }
  if (answer.status === 'none') walk.voids.add(target)
  const records = answer.status === 'found' ? spfRecords(answer.records) : []
  if (records.length !== 1) {
    const text = records.length === 0 ? phrases.spfLeadsToNone : phrases.spfLeadsToSeveral
    walk.errors.push(phrase(text, {domain, term: name, target: excerpt(target)}))
    if (records.length === 0) walk.dead.add(target)
  }
  if (records.length === 1 && records[0] !== undefined) await follow(records[0], target, resolver, walk, signal)
}

/** Asks for what a, mx and exists name, because names without an answer are limited, too. */
async function touch(name: string, target: string, resolver: Resolver, walk: Walk): Promise<void> {
  if (name === 'ptr') return
  if (name !== 'exists') walk.domains.add(target)
  const answer = name === 'mx' ? await resolver.mx(target) : await resolver.addresses(target)
  if (answer.status === 'unavailable') noAnswer(walk)
  if (answer.status === 'none') walk.voids.add(target)
  if (name === 'mx' && answer.status === 'found' && answer.records.length > maxMxHosts) {
    const count = answer.records.length
    walk.errors.push(phrase(phrases.spfTooManyMx, {target: excerpt(target), count, allowed: maxMxHosts}))
  }
}

function noAnswer(walk: Walk): void {
  walk.unanswered++
  walk.incomplete = true
}

/** Terms up to `all`; a redirect counts only where there is no `all` (RFC 7208 sections 5.1 and 6.1). */
function effectiveTerms(record: string, domain: string, walk: Walk): Term[] {
  const terms: Term[] = []
  const modifiers: string[] = []
  let redirect: Term | undefined
  for (const text of record.slice(0, 8000).split(/\s+/).slice(1)) {
    if (text === '') continue
    const term = parseTerm(text)
    if (term === undefined) walk.errors.push(phrase(phrases.spfBadTerm, {domain, term: excerpt(text)}))
    else if (term.name === 'redirect') redirect = term
    else terms.push(term)
    if (term !== undefined && (term.name === 'redirect' || term.name === 'exp')) modifiers.push(term.name)
  }
  // RFC 7208 section 6: each of them at most once
  if (new Set(modifiers).size < modifiers.length) {
    walk.errors.push(phrase(phrases.spfTwice, {domain, names: modifiers.join(', ')}))
  }
  const all = terms.findIndex(({name}) => name === 'all')
  if (all !== -1) return terms.slice(0, all)
  return redirect === undefined ? terms : [...terms, redirect]
}

function allowsEverybody(record: string): boolean {
  return record.split(/\s+/).some((text) => /^\+?all$/i.test(text))
}
