import type {ArcCheck} from './arc.js'
import {domainIn, isUndecided, resultOf, type AuthenticationResult, type Judgement} from './authentication-result.js'
import type {MethodResult} from './authentication-results.js'
import {dkimFailureOf, type DkimFailure, type SignatureCheck} from './dkim.js'
import type {DmarcLookup} from './dmarc.js'
import {aligned, belongsTo} from './organisation.js'
import type {SpfCheck} from './spf.js'

/** A judgement on SPF that remembers the words of whoever judged. */
export interface SpfJudgement extends Judgement {
  readonly comment?: string
}

/** A judgement on DKIM that remembers why it failed. */
export interface DkimJudgement extends Judgement {
  readonly failure?: DkimFailure
  readonly comment?: string
  readonly selector?: string
  readonly testing?: true
}

/** What the chain of ARC seals came to. */
export interface ArcJudgement {
  readonly result: AuthenticationResult
  readonly source?: 'authentication-results' | 'own'
  /** Who sealed before the message reached the receiving side, the last one last. */
  readonly sealers: readonly string[]
  readonly comment?: string
}

/** What the receiving side stated counts, unless it could not decide; then our own check. */
export async function judgeSpf(
  stated: MethodResult | undefined,
  source: 'authentication-results' | 'received-spf',
  own: SpfCheck | undefined,
  fromDomain: string,
  strict: boolean,
): Promise<SpfJudgement> {
  const decided = stated !== undefined && !isUndecided(stated.result)
  const judged: SpfJudgement | undefined = decided ? statedSpf(stated, source) : own && {...own, source: 'own'}
  if (judged === undefined) return {result: stated === undefined ? 'unknown' : resultOf(stated.result)}
  if (judged.domain === undefined) return judged
  return {...judged, aligned: await aligned(judged.domain, fromDomain, strict)}
}

/** Names under which servers write the envelope sender; the first is that of RFC 8601. */
const senderProperties = ['smtp.mailfrom', 'smtp.mail', 'smtp.mfrom', 'smtp.envelope-from', 'smtp.helo']

function statedSpf({result, properties, comment}: MethodResult, source: SpfJudgement['source']): SpfJudgement {
  const identity = senderProperties.map((name) => properties[name]).find((value) => value !== undefined && value !== '')
  return {
    result: resultOf(result),
    ...domainIn(identity),
    ...(source === undefined ? {} : {source}),
    ...(comment === '' ? {} : {comment}),
  }
}

/** The best of what the receiving side and we found, aligned signatures first. */
export async function judgeDkim(
  stated: readonly MethodResult[],
  own: readonly SignatureCheck[],
  isSigned: boolean,
  fromDomain: string,
  strict: boolean,
): Promise<DkimJudgement> {
  const candidates: DkimJudgement[] = []
  for (const one of [...own.map(ownDkim), ...stated.map(statedDkim)]) {
    if (one.result === 'none') continue
    candidates.push(one.domain === undefined ? one : {...one, aligned: await aligned(one.domain, fromDomain, strict)})
  }
  // A gateway may have judged the signature and then taken it out.
  const isJudged = candidates.some(({result, failure}) => result === 'pass' || failure !== undefined)
  if (!isSigned && !isJudged) return {result: 'none', source: 'own'}
  const ranked = candidates.toSorted((one, other) => rank(one) - rank(other))
  const best = ranked[0]
  if (best === undefined) return {result: 'unknown'}
  // A stranger's valid signature does not hide that the sender's own one broke.
  const broken = ranked.find(({aligned: isAligned, failure}) => isAligned === true && failure !== undefined)
  return best.result === 'pass' && best.aligned !== true && broken !== undefined ? broken : best
}

function rank({result, aligned: isAligned, failure}: DkimJudgement): number {
  const worth = result === 'pass' ? 0 : isUndecided(result) ? 6 : failure === undefined ? 4 : 2
  return worth + (isAligned === true ? 0 : 1)
}

function ownDkim({result, domain, selector, failure, comment, testing}: SignatureCheck): DkimJudgement {
  const reason = failure === undefined ? {} : {failure}
  return {result, domain, selector, source: 'own', comment, ...reason, ...(testing && {testing})}
}

function statedDkim({result, properties, comment}: MethodResult): DkimJudgement {
  const judged = resultOf(result)
  const failed = judged === 'fail' || judged === 'permerror' || judged === 'neutral'
  const failure = failed
    ? (dkimFailureOf(comment) ?? (judged === 'fail' ? 'dkim-signature-mismatch' : undefined))
    : undefined
  return {
    result: judged,
    ...domainIn(properties['header.d'] ?? properties['header.i']),
    source: 'authentication-results',
    comment,
    ...(properties['header.s'] === undefined ? {} : {selector: properties['header.s']}),
    ...(failure === undefined ? {} : {failure}),
  }
}

/** DMARC as the receiving side stated it for this From, else from our own SPF and DKIM (RFC 7489 section 6.6.2). */
export async function judgeDmarc(
  stated: MethodResult | undefined,
  lookup: DmarcLookup,
  {spf, dkim}: {readonly spf: Judgement; readonly dkim: Judgement},
  domain: string,
): Promise<Judgement> {
  const holds = [spf, dkim].some(({result, aligned: isAligned}) => result === 'pass' && isAligned === true)
  const decided = stated !== undefined && !isUndecided(stated.result) && (await isAbout(stated, domain))
  if (decided && !(holds && stated.result !== 'pass')) {
    return {result: resultOf(stated.result), domain, source: 'authentication-results'}
  }
  if (lookup.status === 'unavailable') return {result: 'unknown', domain}
  if (lookup.status !== 'found') return {result: 'none', domain, source: 'own'}
  if (holds) return {result: 'pass', domain, source: 'own'}
  const open = [spf, dkim].some(({result}) => isUndecided(result) || result === 'unknown')
  return open ? {result: 'unknown', domain} : {result: 'fail', domain, source: 'own'}
}

/** A From that was rewritten on the way has a DMARC result of its own. */
async function isAbout({properties}: MethodResult, domain: string): Promise<boolean> {
  const {domain: judged} = domainIn(properties['header.from'])
  return judged === undefined || aligned(judged, domain)
}

/** ARC: seals that the receiving side set itself on arrival tell nothing about the way and are left out. */
export async function judgeArc(
  stated: MethodResult | undefined,
  own: ArcCheck,
  hosts: readonly string[],
): Promise<ArcJudgement> {
  const sealers: string[] = []
  for (const sealer of own.sealers) if (!(await belongsTo(sealer, hosts))) sealers.push(sealer)
  if (sealers.length === 0 && own.sealers.length > 0) return {result: 'none', sealers}
  if (stated !== undefined && !isUndecided(stated.result) && stated.result !== 'none') {
    const comment = stated.comment === '' ? {} : {comment: stated.comment}
    return {result: resultOf(stated.result), source: 'authentication-results', sealers, ...comment}
  }
  return {result: own.result, source: 'own', sealers, ...(own.comment === undefined ? {} : {comment: own.comment})}
}
