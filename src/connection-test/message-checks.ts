import {catalogue, type FindingCode} from '../diagnosis/catalogue.js'
import type {CheckName} from '../diagnosis/finding.js'
import {authenticationOf} from '../message/authentication.js'
import {compareMessages} from '../message/compare.js'
import type {Observation} from '../message/observation.js'
import type {ProviderId} from '../provider/provider.js'
import {resolveHost} from '../connection/dns.js'
import {reportCode, type TestContext} from './context.js'
import {domainPolicy} from './domain-policy.js'
import type {Prepared} from './settings-check.js'
import type {Sighting} from './sightings.js'

/** Compares the arrived probes with what was sent; what happens to outside mail alone is reported too. */
export async function checkHeaders(
  context: TestContext,
  arrived: readonly Sighting[],
  redirectFrom: string,
  provider: ProviderId | undefined,
): Promise<void> {
  const {recorder} = context
  recorder.begin('redirect-headers')
  const [inside, ...others] = await Promise.all(
    arrived.map(({probe, source}) => compareMessages(probe.raw, source, {redirectFrom})),
  )
  const observed = [inside, ...others].flatMap((comparison) => comparison?.observations ?? [])
  const remarks = report(context, 'redirect-headers', firstOfEach(observed), provider)
  recorder.end('redirect-headers', {fields: inside?.fields ?? [], body: inside?.body, ...remarks})
}

function firstOfEach(observations: readonly Observation[]): Observation[] {
  const byCode = new Map(observations.toReversed().map((observation) => [observation.code, observation]))
  return [...byCode.values()].toReversed()
}

/** Checks SPF, DKIM and DMARC of the probe as it arrived. */
export async function checkAuthentication(
  context: TestContext,
  arrived: Sighting,
  prepared: Prepared,
  provider: ProviderId | undefined,
): Promise<void> {
  const {recorder, resolver} = context
  recorder.begin('sender-authentication')
  const authentication = await authenticationOf(arrived.source, {
    resolver,
    trustedHosts: [prepared.inbound.endpoint.host, domainOf(prepared.inbound.address)],
    fromDomain: domainOf(prepared.sender.address),
  })
  if (authentication.status === 'unverifiable') {
    recorder.skip('sender-authentication', authentication.why ?? 'the DNS could not be asked')
    return
  }
  const {observations, spf, dkim, dmarc} = authentication
  const remarks = report(context, 'sender-authentication', observations, provider)
  recorder.end('sender-authentication', {spf, dkim, dmarc, ...remarks})
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
    recorder.skip('domain-policy', policy.why ?? 'the DNS could not be asked')
    return
  }
  const remarks = report(context, 'domain-policy', policy.observations, provider)
  recorder.end('domain-policy', {records: policy.records, lookups: policy.lookups, ...remarks})
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

/** The part after the last `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
