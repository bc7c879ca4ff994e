import {isReservedName, type Resolver} from '../connection/dns.js'
import {phrase, type Words} from '../wording/phrase.js'
import {verifyArc} from './arc.js'
import {
  judgeArc,
  judgeDkim,
  judgeDmarc,
  judgeSpf,
  type ArcJudgement,
  type DkimJudgement,
  type SpfJudgement,
} from './authentication-judgement.js'
import {observationsOf} from './authentication-observations.js'
import {isUndecided, type Judgement} from './authentication-result.js'
import type {MethodResult} from './authentication-results.js'
import {
  countedResults,
  receivingSide,
  trustedReceivedSpf,
  trustedResults,
  type ReceivingSide,
} from './authentication-trust.js'
import {verifyDkim, type SignatureCheck} from './dkim.js'
import {lookupDmarc, type DmarcLookup} from './dmarc.js'
import type {Observation} from './observation.js'
import {phrases} from './phrases.js'
import {splitMessage} from './raw-headers.js'
import {verifySpf} from './spf.js'
import {envelopeSender, rewritingOf, type Rewriting} from './spf-rewriting.js'

/** `unverifiable`: the receiving side left no trustworthy result and the DNS could not be asked. */
export type Authentication = Judged &
  ({readonly status: 'verified'} | {readonly status: 'unverifiable'; readonly why: Words})

interface Judged {
  readonly spf: Judgement
  readonly dkim: Judgement
  readonly dmarc: Judgement
  readonly arc: ArcJudgement
  /** The envelope sender on arrival; missing where nothing tells it. */
  readonly srs?: Rewriting
  /** Policy of the From domain, where it is known. */
  readonly policy?: 'none' | 'quarantine' | 'reject'
  readonly observations: readonly Observation[]
}

export interface AuthenticationOptions {
  readonly resolver: Resolver
  /** Host names and domains of the receiving side: its Authentication-Results count. */
  readonly trustedHosts: readonly string[]
  /** Host names and domains the message was sent and redirected by: what they wrote on the way does not count. */
  readonly sendingHosts?: readonly string[]
  /** Domain of the From that was sent; DMARC is judged for it. */
  readonly fromDomain: string
  readonly now?: Date
}

/**
 * SPF, DKIM, DMARC and ARC of a message as it arrived: from the Authentication-Results of the receiving side (RFC 8601)
 * and by our own verification; whichever holds wins. Only what is known to be wrong becomes an observation.
 */
export async function authenticationOf(arrived: Buffer, options: AuthenticationOptions): Promise<Authentication> {
  const {fromDomain, resolver, now} = options
  const message = splitMessage(arrived)
  const side = await receivingSide(message, options.trustedHosts, options.sendingHosts ?? [])
  const [trusted, receivedSpf] = await Promise.all([trustedResults(side), trustedReceivedSpf(side)])
  const stated = countedResults(trusted)
  const address = envelopeAddress(side, stated, receivedSpf)
  const [signatures, lookup, ownSpf, ownArc] = await Promise.all([
    verifyDkim(arrived, resolver, now),
    policyOf(options),
    verifySpf(side, address, resolver),
    verifyArc(arrived, resolver, now),
  ])
  const {strictSpf, strictDkim} = lookup.status === 'found' ? lookup : {strictSpf: false, strictDkim: false}
  const isSigned = message.headers.some(({name}) => name === 'dkim-signature')
  const [spf, dkim, arc] = await Promise.all([
    judgeStatedSpf(stated, receivedSpf, ownSpf, fromDomain, strictSpf),
    judgeDkim(all(stated, 'dkim'), signatures, isSigned, fromDomain, strictDkim),
    judgeArc(all(stated, 'arc')[0], ownArc, side.hosts),
  ])
  const dmarc = await judgeDmarc(all(stated, 'dmarc')[0], lookup, {spf, dkim}, fromDomain)
  const envelope = address === undefined ? undefined : envelopeSender(address, fromDomain)
  const rewriting = envelope === undefined ? undefined : rewritingOf(envelope, spf)
  const policy = lookup.status === 'found' ? {policy: lookup.policy} : {}
  const seen = {domain: fromDomain, spf, dkim, dmarc, arc, ...policy, envelope, rewriting, trusted, stated}
  const observations = await observationsOf({...seen, originally: ownArc.original, entering: side.entering})
  const judged = {
    spf: bare(spf),
    dkim: bare(dkim),
    dmarc,
    arc,
    ...(rewriting === undefined ? {} : {srs: rewriting}),
    ...policy,
    observations,
  }
  const why = unverifiable(trusted.length > 0 || receivedSpf !== undefined, lookup, signatures, observations)
  return why === undefined ? {status: 'verified', ...judged} : {status: 'unverifiable', why, ...judged}
}

function all(stated: readonly MethodResult[], method: string): MethodResult[] {
  return stated.filter((one) => one.method === method)
}

function judgeStatedSpf(
  stated: readonly MethodResult[],
  receivedSpf: MethodResult | undefined,
  own: Awaited<ReturnType<typeof verifySpf>>,
  fromDomain: string,
  strict: boolean,
): Promise<SpfJudgement> {
  const [first] = all(stated, 'spf')
  if (first !== undefined && (!isUndecided(first.result) || receivedSpf === undefined)) {
    return judgeSpf(first, 'authentication-results', own, fromDomain, strict)
  }
  return judgeSpf(receivedSpf, 'received-spf', own, fromDomain, strict)
}

/** The envelope sender as the receiving side noted it; an empty one is that of a bounce. */
function envelopeAddress(
  side: ReceivingSide,
  stated: readonly MethodResult[],
  receivedSpf: MethodResult | undefined,
): string | undefined {
  const returnPath = side.fields.find(({name}) => name === 'return-path')?.value
  const noted = returnPath === undefined ? undefined : /<([^<>\s]*)>/.exec(returnPath)?.[1]
  if (noted?.includes('@') === true) return noted
  const others = [...all(stated, 'spf'), ...(receivedSpf === undefined ? [] : [receivedSpf])]
  return others.map(({properties}) => properties['smtp.mailfrom']).find((address) => address?.includes('@') === true)
}

function policyOf({fromDomain, resolver}: AuthenticationOptions): Promise<DmarcLookup> {
  if (isReservedName(fromDomain) && !resolver.custom) {
    return Promise.resolve({status: 'unavailable', errorCode: 'ERESERVED'})
  }
  return lookupDmarc(fromDomain, resolver)
}

function unverifiable(
  isStated: boolean,
  dmarc: DmarcLookup,
  signatures: readonly SignatureCheck[],
  observations: readonly Observation[],
): Words | undefined {
  if (isStated || observations.length > 0 || dmarc.status !== 'unavailable') return undefined
  if (signatures.some(({result}) => result !== 'temperror')) return undefined
  return dmarc.errorCode === 'ERESERVED'
    ? phrase(phrases.reservedDomain)
    : phrase(phrases.dnsNotAsked, {error: dmarc.errorCode})
}

/** For the detail: what came out, without what only the diagnosis needs. */
function bare({result, domain, aligned, source}: SpfJudgement | DkimJudgement): Judgement {
  return {
    result,
    ...(domain === undefined ? {} : {domain}),
    ...(aligned === undefined ? {} : {aligned}),
    ...(source === undefined ? {} : {source}),
  }
}
