import {catalogue, type FindingCode} from '../diagnosis/catalogue.js'
import type {CheckName} from '../diagnosis/finding.js'
import {authenticationOf, type Authentication} from '../message/authentication.js'
import {compareMessages, type Comparison} from '../message/compare.js'
import {asHandedOver} from '../message/handed-over.js'
import type {Observation} from '../message/observation.js'
import type {ProviderId} from '../provider/provider.js'
import {domainOf} from '../settings/address.js'
import {resolveHost} from '../connection/dns.js'
import {phrase} from '../wording/phrase.js'
import {phrases as arrivalPhrases} from './arrival-phrases.js'
import {reportCode, type TestContext} from './context.js'
import {domainPolicy} from './domain-policy.js'
import {phrases} from './phrases.js'
import type {Detail} from './recorder.js'
import type {Prepared} from './settings-check.js'
import type {Sighting} from './sightings.js'

/** Results of DKIM and DMARC that a changed message explains: then the change is the cause, not they. */
const explainedByChange = /^(dkim-(signature-mismatch|body-hash-mismatch|missing|domain-not-aligned)|dmarc-|spf-|arc-)/
/** The other way round: these name the cause of a changed body more exactly. */
const namesChangedBody: readonly FindingCode[] = ['dkim-body-hash-mismatch', 'arc-sealer-not-trusted']

/** An arrived probe and what the server said that took it over. */
export interface Arrived extends Sighting {
  readonly reply: string
}

/**
 * Compares the arrived probes with what was sent and checks SPF, DKIM and DMARC of the first. A changed header
 * explains a broken signature; a broken body hash is the name of a changed body where the message was signed.
 */
export async function examineMessages(
  context: TestContext,
  arrived: readonly [Arrived, ...Arrived[]],
  prepared: Prepared,
  provider: ProviderId | undefined,
): Promise<void> {
  const {selection} = context
  const [inside, outside] = arrived
  const judges = selection.runs('sender-authentication')
  if (judges) context.recorder.begin('sender-authentication')
  const [comparisons, authentication, another] = await Promise.all([
    selection.runs('redirect-headers') ? compareAll(context, arrived, prepared.redirect.from) : [],
    judges ? authenticate(context, inside, prepared) : undefined,
    judges && outside !== undefined ? authenticate(context, outside, prepared) : undefined,
  ])
  const compared = firstOfEach(comparisons.flatMap(({observations}) => observations))
  const signed = authentication?.observations.some(({code}) => namesChangedBody.includes(code)) === true
  const changes = compared.filter(({code}) => !(signed && code === 'redirect-body-changed'))
  endHeaders(context, comparisons, changes, provider)
  const isExplained = changes.some(({code}) => isFault(code))
  if (authentication === undefined) return
  const seen = compared.filter(({code}) => code === 'redirect-body-changed').flatMap(({evidence}) => evidence)
  const lost =
    another?.status === 'verified' && !isExplained
      ? lostOnTheWay(another, authentication, outside?.probe.sender ?? '')
      : []
  report(context, 'sender-authentication', lost, provider)
  endAuthentication(context, withEvidence(authentication, seen), isExplained, provider)
  if (another?.status === 'verified') {
    context.recorder.extend('sender-authentication', {outside: resultsOf(another)})
  }
}

/** How the redirect breaks SPF: it shows on mail from outside alone where the company's own SPF covers its servers. */
const byRedirect: readonly FindingCode[] = ['spf-fails-after-redirect', 'spf-ms-relay-pool']

/** What the redirect did to mail from outside; all else about its sender is not the company's to mend. */
function lostOnTheWay(outside: Authentication, inside: Authentication, sender: string): Observation[] {
  const known = inside.observations.map(({code}) => code)
  return outside.observations
    .filter(({code}) => byRedirect.includes(code) && !known.includes(code) && isFault(code))
    .map((one) => ({...one, evidence: [...one.evidence, phrase(arrivalPhrases.fromOutside, {sender})]}))
}

function compareAll(context: TestContext, arrived: readonly Arrived[], redirectFrom: string): Promise<Comparison[]> {
  context.recorder.begin('redirect-headers')
  return Promise.all(
    arrived.map(({probe, source, reply}) =>
      compareMessages(asHandedOver(probe.raw, source, reply), source, {redirectFrom}),
    ),
  )
}

function endHeaders(
  context: TestContext,
  comparisons: readonly Comparison[],
  changes: readonly Observation[],
  provider: ProviderId | undefined,
): void {
  const [inside] = comparisons
  if (inside === undefined) return
  const remarks = report(context, 'redirect-headers', changes, provider)
  context.recorder.end('redirect-headers', {fields: inside.fields, body: inside.body, ...remarks})
}

function firstOfEach(observations: readonly Observation[]): Observation[] {
  const byCode = new Map(observations.toReversed().map((observation) => [observation.code, observation]))
  return [...byCode.values()].toReversed()
}

function authenticate(context: TestContext, arrived: Sighting, prepared: Prepared): Promise<Authentication> {
  return authenticationOf(arrived.source, {
    resolver: context.resolver,
    trustedHosts: [prepared.inbound.endpoint.host, domainOf(prepared.inbound.address)],
    sendingHosts: [prepared.sender.endpoint.host, domainOf(prepared.redirect.from)],
    fromDomain: domainOf(arrived.probe.sender),
  })
}

/** A broken body hash together with what was seen to be changed in the body. */
function withEvidence(authentication: Authentication, seen: Observation['evidence']): Authentication {
  if (authentication.status !== 'verified') return authentication
  const observations = authentication.observations.map((one) =>
    namesChangedBody.includes(one.code) ? {...one, evidence: [...one.evidence, ...seen]} : one,
  )
  return {...authentication, observations}
}

function resultsOf({spf, dkim, dmarc, arc, srs}: Authentication): Detail {
  return {spf, dkim, dmarc, arc, ...(srs === undefined ? {} : {srs})}
}

function endAuthentication(
  context: TestContext,
  authentication: Authentication,
  messageChanged: boolean,
  provider: ProviderId | undefined,
): void {
  const {recorder} = context
  if (authentication.status === 'unverifiable') {
    recorder.skip('sender-authentication', authentication.why)
    return
  }
  const {observations} = authentication
  const detail = resultsOf(authentication)
  const explained = observations.filter(({code}) => messageChanged && isFault(code) && explainedByChange.test(code))
  const own = withoutKnown(context, observations).filter((one) => !explained.includes(one))
  const remarks = report(context, 'sender-authentication', own, provider)
  if (own.length < observations.length && !own.some(({code}) => isFault(code))) {
    recorder.notReached('sender-authentication', {...detail, ...remarks})
  } else recorder.end('sender-authentication', {...detail, ...remarks})
}

function isFault(code: FindingCode): boolean {
  return catalogue[code].severity !== 'info'
}

/** A broken key shows in the DNS and on the message: it is reported where it showed first. */
function withoutKnown(context: TestContext, observations: readonly Observation[]): Observation[] {
  const known = new Set(context.recorder.findings.map(({code}) => code))
  return observations.filter(({code}) => !(code.startsWith('dkim-key-') && known.has(code)))
}

/** Checks what the custom address's domain publishes in the DNS. */
export async function checkDomain(
  context: TestContext,
  prepared: Prepared,
  provider: ProviderId | undefined,
): Promise<void> {
  const {recorder, resolver, network, limits, signal} = context
  recorder.begin('domain-policy')
  const {host} = prepared.sender.endpoint
  const resolved = await resolveHost(host, network, limits.dns)
  const policy = await domainPolicy(domainOf(prepared.sender.address), {
    resolver,
    smtpHost: host,
    smtpAddresses: 'addresses' in resolved ? resolved.addresses.map(({address}) => address) : [],
    ...(provider !== undefined && {provider}),
    customDnsServers: resolver.custom,
    signal,
  })
  if (policy.status === 'skipped') {
    recorder.skip('domain-policy', policy.why ?? phrase(phrases.dnsSilent))
    return
  }
  const remarks = report(context, 'domain-policy', withoutKnown(context, policy.observations), provider)
  const {records, lookups, keys} = policy
  recorder.end('domain-policy', {records, lookups, ...(keys.length > 0 && {keys}), ...remarks})
}

/** Reports what was observed. @returns what is worth knowing but wrong with nothing, for the check's detail */
function report(
  context: TestContext,
  check: CheckName,
  observations: readonly Observation[],
  provider: ProviderId | undefined,
): {remarks?: readonly FindingCode[]} {
  const remarks = observations.map(({code}) => code).filter((code) => catalogue[code].severity === 'info')
  for (const {code, facts, evidence} of observations) {
    if (!remarks.includes(code)) reportCode(context, code, {check, provider, facts}, evidence)
  }
  return remarks.length === 0 ? {} : {remarks}
}
