import {BlockList} from 'node:net'
import {phrase} from '../wording/phrase.js'
import type {ArcCheck} from './arc.js'
import {circumstances, connection, sender, shown, shownResults} from './authentication-evidence.js'
import type {ArcJudgement, DkimJudgement, SpfJudgement} from './authentication-judgement.js'
import {domainIn, type Judgement} from './authentication-result.js'
import type {AuthenticationResults, MethodResult} from './authentication-results.js'
import type {Observation} from './observation.js'
import {aligned} from './organisation.js'
import {phrases} from './phrases.js'
import {excerpt} from './raw-headers.js'
import type {Hop} from './received.js'
import type {EnvelopeSender, Rewriting} from './spf-rewriting.js'

/** Everything that decides what is wrong with the authenticity of a message. */
export interface Seen {
  /** Domain of From as it was sent. */
  readonly domain: string
  readonly spf: SpfJudgement
  readonly dkim: DkimJudgement
  readonly dmarc: Judgement
  readonly arc: ArcJudgement
  readonly originally: ArcCheck['original']
  readonly policy?: 'none' | 'quarantine' | 'reject'
  readonly envelope: EnvelopeSender | undefined
  readonly rewriting: Rewriting | undefined
  readonly entering: Hop | undefined
  /** Fields of the receiving side. */
  readonly trusted: readonly AuthenticationResults[]
  /** What counts of them. */
  readonly stated: readonly MethodResult[]
}

/**
 * Names what is wrong, conservatively: where DKIM holds for the domain nothing is, since no redirect without SRS keeps
 * SPF. What is merely worth knowing has a code of severity `info`.
 */
export async function observationsOf(seen: Seen): Promise<Observation[]> {
  const {dkim} = seen
  const faults = dkim.result === 'pass' && dkim.aligned === true ? [] : await faultsOf(seen)
  return [...faults, ...remarksOf(seen)]
}

async function faultsOf(seen: Seen): Promise<Observation[]> {
  const {dkim, dmarc} = seen
  if (isChanged(dkim) && acceptedByArc(seen)) return []
  if (await sealerIsDistrusted(seen)) return [distrustedSealer(seen)]
  if (dkim.failure !== undefined) return [brokenSignature(seen, dkim.failure)]
  return dmarc.result === 'pass' ? [] : unauthenticated(seen)
}

function unauthenticated(seen: Seen): Observation[] {
  const {domain, spf, dkim, dmarc, policy} = seen
  const spfFailed = spf.result === 'fail' || spf.result === 'softfail'
  const enforced = policy === 'quarantine' || policy === 'reject'
  const spfCarries = spf.result === 'pass' && spf.aligned === true
  const found: Observation[] = []
  if (spfFailed) found.push(failedSpf(seen))
  // Where nobody enforces DMARC, an envelope that passes SPF is enough: then the redirect alone is to be mended.
  const lacksSignature = enforced ? !spfCarries : !spfFailed && spf.result === 'none'
  if (dkim.result === 'none' && lacksSignature) {
    found.push({code: 'dkim-missing', facts: {domain}, evidence: [phrase(phrases.notSigned), ...circumstances(seen)]})
  }
  if (dkim.result === 'pass' && !spfCarries && (enforced || (dmarc.result === 'fail' && !spfFailed))) {
    found.push({
      code: 'dkim-domain-not-aligned',
      facts: signerFacts(seen),
      evidence: [shown('dkim', dkim), ...circumstances(seen)],
    })
  }
  if (found.length === 0 && dmarc.result === 'fail' && (enforced || dmarc.source === 'authentication-results')) {
    const evidence = [shown('spf', spf), shown('dkim', dkim), ...circumstances(seen)]
    found.push({code: 'dmarc-fails', facts: {domain}, evidence})
  }
  return found
}

function brokenSignature(seen: Seen, failure: NonNullable<DkimJudgement['failure']>): Observation {
  const {dkim, domain} = seen
  // The key stands at the domain that signed, aligned or not.
  const facts = {...signerFacts(seen), domain: dkim.domain ?? domain}
  return {code: failure, facts, evidence: [shown('dkim', dkim), ...circumstances(seen)]}
}

/** Where the envelope was rewritten, it is the redirecting domain's record that misses the server. */
function failedSpf(seen: Seen): Observation {
  const {spf, dkim, domain, entering, envelope} = seen
  const signature = dkim.result === 'none' ? phrase(phrases.notSigned) : shown('dkim', dkim)
  const way = [...connection(entering), ...sender(envelope)]
  const evidence = [shown('spf', spf), ...way, signature, ...circumstances(seen)]
  const facts = {domain: spf.domain ?? domain}
  if (isRelayPool(seen)) return {code: 'spf-ms-relay-pool', facts, evidence}
  const isRewritten = envelope !== undefined && envelope.kind !== 'kept' && spf.aligned === false
  if (!isRewritten) return {code: 'spf-fails-after-redirect', facts, evidence}
  const host = entering?.from
  return {code: 'spf-provider-not-included', facts: {...facts, ...(host === undefined ? {} : {host})}, evidence}
}

const relayPool = new BlockList()
// learn.microsoft.com/defender-office-365/outbound-spam-high-risk-delivery-pool-about
relayPool.addSubnet('40.95.0.0', 16, 'ipv4')

function isRelayPool({spf, entering, stated}: Seen): boolean {
  const address =
    entering?.fromAddress ??
    /\b(?:sender IP is|designates?|client-ip=)\s*(\d+\.\d+\.\d+\.\d+)/i.exec(spf.comment ?? '')?.[1] ??
    stated.find(({method}) => method === 'spf')?.properties['smtp.remote-ip']
  if (address !== undefined && /^\d+\.\d+\.\d+\.\d+$/.test(address) && relayPool.check(address)) return true
  return /rly[^.]*\.outbound\.protection\.outlook\.com$/i.test(entering?.from ?? '')
}

/** A signature that no longer fits: the message was changed after it was signed. */
function isChanged({failure}: DkimJudgement): boolean {
  return failure === 'dkim-body-hash-mismatch' || failure === 'dkim-signature-mismatch'
}

/** The receiver believed the seals: DMARC passed, or Microsoft says so by reason 130. */
function acceptedByArc({arc, dmarc, stated}: Seen): boolean {
  const composite = stated.find(({method}) => method === 'compauth')
  const believed = composite?.result === 'pass' && composite.properties['reason'] === '130'
  const passed = dmarc.source === 'authentication-results' && dmarc.result === 'pass'
  return believed || (arc.result === 'pass' && passed)
}

async function sealerIsDistrusted({arc, dmarc, originally, domain}: Seen): Promise<boolean> {
  if (arc.result !== 'pass' || dmarc.source !== 'authentication-results' || dmarc.result === 'pass') return false
  if (originally === undefined) return dmarc.result === 'fail'
  for (const {method, result, properties} of originally.results) {
    if (result !== 'pass') continue
    if (method === 'dmarc') return dmarc.result === 'fail'
    const signer = domainIn(properties['header.d'] ?? properties['header.i']).domain
    if (method === 'dkim' && signer !== undefined && (await aligned(signer, domain))) return dmarc.result === 'fail'
  }
  return false
}

function distrustedSealer(seen: Seen): Observation {
  const {arc, domain, dkim, originally} = seen
  const sealer = arc.sealers.at(-1)
  const sealed =
    arc.sealers.length === 0 ? [] : [phrase(phrases.sealedBy, {sealers: excerpt(arc.sealers.join(', '), 300)})]
  const before =
    originally === undefined ? [] : [phrase(phrases.seenByFirstSealer, {results: shownResults(originally)})]
  return {
    code: 'arc-sealer-not-trusted',
    facts: {domain, ...(sealer === undefined ? {} : {sealer})},
    evidence: [shown('arc', arc), ...sealed, ...before, shown('dkim', dkim), ...circumstances(seen)],
  }
}

function remarksOf(seen: Seen): Observation[] {
  const {envelope, rewriting, dkim, dmarc, arc, domain, spf} = seen
  const holds = dkim.result === 'pass' && dkim.aligned === true
  const found: Observation[] = []
  if (envelope?.kind === 'srs' || envelope?.kind === 'gmail') {
    found.push({code: 'header-return-path-srs', evidence: sender(envelope)})
  }
  if (holds && rewriting?.spfForRedirectOnly === true) {
    found.push({code: 'spf-aligned-by-srs-only', facts: {domain}, evidence: [shown('spf', spf), ...sender(envelope)]})
  }
  if (dkim.testing === true) {
    found.push({code: 'dkim-key-testing', facts: signerFacts(seen), evidence: [shown('dkim', dkim)]})
  }
  if (arc.result === 'fail') {
    const evidence = [shown('arc', arc), phrase(phrases.sealedBy, {sealers: excerpt(arc.sealers.join(', '), 300)})]
    found.push({code: 'arc-fail', evidence})
  }
  if (isChanged(dkim) && dmarc.result === 'fail' && arc.result === 'none' && arc.sealers.length === 0) {
    found.push({code: 'arc-missing', evidence: [phrase(phrases.noSeals)]})
  }
  return found
}

function signerFacts({domain, dkim}: Seen): Record<string, string> {
  return {
    domain,
    ...(dkim.domain === undefined ? {} : {signingDomain: dkim.domain}),
    ...(dkim.selector === undefined ? {} : {selector: dkim.selector}),
  }
}
