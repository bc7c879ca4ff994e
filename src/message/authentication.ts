import {isReservedName, type Resolver} from '../connection/dns.js'
import {trustedAuthenticationResults, type AuthenticationResults, type MethodResult} from './authentication-results.js'
import {keyLookup, dkimFailureOf, verifyDkim, type DkimFailure, type SignatureCheck} from './dkim.js'
import {lookupDmarc, type DmarcLookup} from './dmarc.js'
import type {Words} from '../wording/phrase.js'
import type {Observation} from './observation.js'
import {aligned} from './organisation.js'
import {excerpt, headerValue, splitMessage, type RawMessage} from './raw-headers.js'
import {isPublicAddress, receivedHop} from './received.js'

export type AuthenticationResult =
  'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'unknown'

/** What SPF, DKIM or DMARC came to, and who found out. */
export interface Judgement {
  readonly result: AuthenticationResult
  /** Envelope sender's domain, signing domain, domain of From. */
  readonly domain?: string
  /** Whether that domain is aligned with From (RFC 7489 section 3.1). */
  readonly aligned?: boolean
  readonly source?: 'authentication-results' | 'own'
}

/** `unverifiable`: the receiving side left no trustworthy result and the DNS could not be asked. */
export type Authentication = Judged &
  ({readonly status: 'verified'} | {readonly status: 'unverifiable'; readonly why: Words})

interface Judged {
  readonly spf: Judgement
  readonly dkim: Judgement
  readonly dmarc: Judgement
  /** Policy of the From domain, where it is known. */
  readonly policy?: 'none' | 'quarantine' | 'reject'
  readonly observations: readonly Observation[]
}

export interface AuthenticationOptions {
  readonly resolver: Resolver
  /** Host names and domains of the receiving side: its Authentication-Results count. */
  readonly trustedHosts: readonly string[]
  /** Domain of the From that was sent; DMARC is judged for it. */
  readonly fromDomain: string
  readonly now?: Date
}

/** A DKIM judgement that remembers why it failed. */
interface DkimJudgement extends Judgement {
  readonly failure?: DkimFailure
  readonly comment?: string
  readonly selector?: string
}

/**
 * SPF, DKIM and DMARC of a message as it arrived: from the Authentication-Results of the receiving side (RFC 8601) and
 * by our own verification; whichever holds wins. Only what is known to be wrong becomes an observation.
 */
export async function authenticationOf(arrived: Buffer, options: AuthenticationOptions): Promise<Authentication> {
  const message = splitMessage(arrived)
  const [trusted, signatures, dmarcLookup, ownSpf] = await Promise.all([
    trustedAuthenticationResults(message, options.trustedHosts),
    verifyDkim(arrived, options.resolver, options.now),
    policyOf(options),
    verifySpf(message, options),
  ])
  const strict = dmarcLookup.status === 'found' ? dmarcLookup : {strictSpf: false, strictDkim: false}
  const results = trusted.flatMap((field) => field.results)
  const spf = await judgeSpf(results, ownSpf, options.fromDomain, strict.strictSpf)
  const signed = message.headers.some(({name}) => name === 'dkim-signature')
  const dkim = await judgeDkim(results, signatures, signed, options.fromDomain, strict.strictDkim)
  const dmarc = judgeDmarc(results, dmarcLookup, spf, dkim, options.fromDomain)
  const policy = dmarcLookup.status === 'found' ? {policy: dmarcLookup.policy} : {}
  const observations = observe({spf, dkim, dmarc, ...policy}, trusted, options.fromDomain)
  const judged = {spf, dkim: withoutReason(dkim), dmarc, ...policy, observations}
  const why = unverifiable(trusted, dmarcLookup, signatures, observations)
  return why === undefined ? {status: 'verified', ...judged} : {status: 'unverifiable', why, ...judged}
}

function policyOf({fromDomain, resolver}: AuthenticationOptions): Promise<DmarcLookup> {
  if (isReservedName(fromDomain) && !resolver.custom) {
    return Promise.resolve({status: 'unavailable', errorCode: 'ERESERVED'})
  }
  return lookupDmarc(fromDomain, resolver)
}

function unverifiable(
  trusted: readonly AuthenticationResults[],
  dmarc: DmarcLookup,
  signatures: readonly SignatureCheck[],
  observations: readonly Observation[],
): string | undefined {
  if (trusted.length > 0 || observations.length > 0 || dmarc.status !== 'unavailable') return undefined
  if (signatures.some(({result}) => result !== 'temperror')) return undefined
  return dmarc.errorCode === 'ERESERVED'
    ? 'the domain is reserved and has no public DNS; the receiving server left no trusted Authentication-Results'
    : `the DNS could not be asked (${dmarc.errorCode}); the receiving server left no trusted Authentication-Results`
}

/** SPF of our own for the address that connected to the receiving side; undefined where that is not known. */
async function verifySpf(message: RawMessage, options: AuthenticationOptions): Promise<Judgement | undefined> {
  const hop = await enteringHop(message, options.trustedHosts)
  if (hop?.fromAddress === undefined || !isPublicAddress(hop.fromAddress)) return undefined
  const sender = /<([^<>\s]+@[^<>\s]+)>/.exec(headerValue(message, 'return-path') ?? '')?.[1]
  if (sender === undefined && hop.from === undefined) return undefined
  const {spf} = await import('mailauth/lib/spf/index.js')
  const {status, domain} = await spf({
    ip: hop.fromAddress,
    helo: hop.from ?? '',
    ...(sender === undefined ? {} : {sender}),
    mta: 'recruitmail',
    resolver: keyLookup(options.resolver),
  })
  return {result: resultOf(status.result), domain: excerpt(domain), source: 'own'}
}

/** The hop at which the message came in from outside: the lowest of the unbroken row of our own at the top. */
async function enteringHop(
  message: RawMessage,
  trustedHosts: readonly string[],
): Promise<ReturnType<typeof receivedHop> | undefined> {
  const hops = message.headers.filter(({name}) => name === 'received').map(({value}) => receivedHop(value))
  const trusted = [...trustedHosts, ...(hops[0]?.by === undefined ? [] : [hops[0].by])]
  for (const hop of hops.slice(0, 50)) {
    if (hop.by === undefined || !(await belongsTo(hop.by, trusted))) return undefined
    const inside = hop.from !== undefined && (await belongsTo(hop.from, trusted))
    if (hop.fromAddress !== undefined && isPublicAddress(hop.fromAddress) && !inside) return hop
  }
  return undefined
}

async function belongsTo(host: string, trusted: readonly string[]): Promise<boolean> {
  for (const one of trusted) if (await aligned(host, one)) return true
  return false
}

async function judgeSpf(
  results: readonly MethodResult[],
  own: Judgement | undefined,
  fromDomain: string,
  strict: boolean,
): Promise<Judgement> {
  const stated = results.find(({method}) => method === 'spf')
  const judged: Judgement | undefined =
    stated === undefined || isUndecided(stated.result)
      ? own
      : {
          result: resultOf(stated.result),
          ...domainOf(stated.properties['smtp.mailfrom'] ?? stated.properties['smtp.helo']),
          source: 'authentication-results',
        }
  if (judged === undefined) return {result: stated === undefined ? 'unknown' : resultOf(stated.result)}
  if (judged.domain === undefined) return judged
  return {...judged, aligned: await aligned(judged.domain, fromDomain, strict)}
}

/** The best of what the receiving side and we found, aligned signatures first. */
async function judgeDkim(
  results: readonly MethodResult[],
  signatures: readonly SignatureCheck[],
  signed: boolean,
  fromDomain: string,
  strict: boolean,
): Promise<DkimJudgement> {
  const stated = results.filter(({method}) => method === 'dkim').map(statedDkim)
  const candidates: DkimJudgement[] = []
  for (const one of [...signatures.map(ownDkim), ...stated]) {
    if (one.result === 'none') continue
    candidates.push(one.domain === undefined ? one : {...one, aligned: await aligned(one.domain, fromDomain, strict)})
  }
  // A gateway may have verified the signature and then taken it out.
  if (!signed && candidates.every(({result}) => result !== 'pass')) return {result: 'none', source: 'own'}
  const rank = ({result, aligned: isAligned, failure}: DkimJudgement): number =>
    (result === 'pass' ? 0 : isUndecided(result) ? 6 : failure === undefined ? 4 : 2) + (isAligned === true ? 0 : 1)
  const ranked = candidates.toSorted((one, other) => rank(one) - rank(other))
  const best = ranked[0]
  if (best === undefined) return {result: 'unknown'}
  // A stranger's valid signature does not hide that the sender's own one broke.
  const broken = ranked.find(({aligned: isAligned, failure}) => isAligned === true && failure !== undefined)
  return best.result === 'pass' && best.aligned !== true && broken !== undefined ? broken : best
}

function ownDkim({result, domain, selector, failure, comment}: SignatureCheck): DkimJudgement {
  return {result, domain, selector, source: 'own', comment, ...(failure === undefined ? {} : {failure})}
}

function statedDkim({result, properties, comment}: MethodResult): DkimJudgement {
  const judged = resultOf(result)
  const failed = judged === 'fail' || judged === 'permerror' || judged === 'neutral'
  const failure = failed
    ? (dkimFailureOf(comment) ?? (judged === 'fail' ? 'dkim-signature-mismatch' : undefined))
    : undefined
  return {
    result: judged,
    ...domainOf(properties['header.d'] ?? properties['header.i']),
    source: 'authentication-results',
    comment,
    ...(properties['header.s'] === undefined ? {} : {selector: properties['header.s']}),
    ...(failure === undefined ? {} : {failure}),
  }
}

function judgeDmarc(
  results: readonly MethodResult[],
  lookup: DmarcLookup,
  spf: Judgement,
  dkim: Judgement,
  domain: string,
): Judgement {
  const holds = [spf, dkim].some(({result, aligned: isAligned}) => result === 'pass' && isAligned === true)
  const stated = results.find(({method, result}) => method === 'dmarc' && !isUndecided(result))
  if (stated !== undefined && !(holds && stated.result !== 'pass')) {
    return {result: resultOf(stated.result), domain, source: 'authentication-results'}
  }
  if (lookup.status === 'unavailable') return {result: 'unknown', domain}
  if (lookup.status !== 'found') return {result: 'none', domain, source: 'own'}
  if (holds) return {result: 'pass', domain, source: 'own'}
  const open = [spf, dkim].some(({result}) => isUndecided(result) || result === 'unknown')
  return open ? {result: 'unknown', domain} : {result: 'fail', domain, source: 'own'}
}

/** Conservative: where DKIM holds for the domain nothing is wrong, since no redirect without SRS keeps SPF. */
function observe(
  judged: {spf: Judgement; dkim: DkimJudgement; dmarc: Judgement; policy?: 'none' | 'quarantine' | 'reject'},
  trusted: readonly AuthenticationResults[],
  domain: string,
): Observation[] {
  const {spf, dkim, dmarc, policy} = judged
  if (dkim.result === 'pass' && dkim.aligned === true) return []
  const evidence = [
    ...(policy === undefined ? [] : [`DMARC policy of ${dmarc.domain ?? ''}: p=${policy}`]),
    ...trusted.map(shownResults),
  ]
  const facts: Record<string, string> = {
    domain,
    ...(dkim.domain === undefined ? {} : {signingDomain: dkim.domain}),
    ...(dkim.selector === undefined ? {} : {selector: dkim.selector}),
  }
  if (dkim.failure !== undefined) {
    // The key stands at the domain that signed, aligned or not.
    const signer = {...facts, domain: dkim.domain ?? domain}
    return [{code: dkim.failure, facts: signer, evidence: [shown('dkim', dkim), ...evidence]}]
  }
  if (dmarc.result === 'pass') return []
  const spfFailed = spf.result === 'fail' || spf.result === 'softfail'
  const enforced = policy === 'quarantine' || policy === 'reject'
  const found: Observation[] = []
  if (spfFailed) {
    found.push({
      code: 'spf-fails-after-redirect',
      facts: {domain: spf.domain ?? domain},
      evidence: [shown('spf', spf), ...evidence],
    })
  }
  const spfCarries = spf.result === 'pass' && spf.aligned === true
  if (dkim.result === 'none' && (enforced ? !spfCarries : spfFailed || spf.result === 'none')) {
    found.push({
      code: 'dkim-missing',
      facts: {domain},
      evidence: ['the message carries no DKIM signature', ...evidence],
    })
  }
  if (dkim.result === 'pass' && !spfCarries && (enforced || dmarc.result === 'fail' || spfFailed)) {
    found.push({code: 'dkim-domain-not-aligned', facts, evidence: [shown('dkim', dkim), ...evidence]})
  }
  if (found.length === 0 && dmarc.result === 'fail' && (enforced || dmarc.source === 'authentication-results')) {
    found.push({code: 'dmarc-fails', facts: {domain}, evidence: [shown('spf', spf), shown('dkim', dkim), ...evidence]})
  }
  return found
}

function shown(method: string, judgement: DkimJudgement): string {
  const {result, domain, comment} = judgement
  return excerpt(
    `${method}=${result}${comment === undefined || comment === '' ? '' : ` (${comment})`}${domain === undefined ? '' : ` ${domain}`}`,
  )
}

function shownResults({server, results}: AuthenticationResults): string {
  const said = results.map(({method, result, comment}) => `${method}=${result}${comment === '' ? '' : ` (${comment})`}`)
  return excerpt(`Authentication-Results: ${server}; ${said.join('; ')}`, 400)
}

function withoutReason({
  failure: _failure,
  comment: _comment,
  selector: _selector,
  ...judgement
}: DkimJudgement): Judgement {
  return judgement
}

function domainOf(value: string | undefined): {domain?: string} {
  const domain = value?.slice(value.lastIndexOf('@') + 1).toLowerCase()
  return domain === undefined || domain === '' ? {} : {domain}
}

const words: Readonly<Record<string, AuthenticationResult>> = {
  pass: 'pass',
  bestguesspass: 'pass',
  fail: 'fail',
  hardfail: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  policy: 'neutral',
  none: 'none',
  temperror: 'temperror',
  permerror: 'permerror',
}

function resultOf(word: string): AuthenticationResult {
  return Object.hasOwn(words, word) ? (words[word] ?? 'unknown') : 'unknown'
}

function isUndecided(result: string): boolean {
  return result === 'temperror' || result === 'unknown' || !Object.hasOwn(words, result)
}
