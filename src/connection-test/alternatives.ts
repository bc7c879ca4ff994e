import {isIP} from 'node:net'
import type {Alternative, Endpoint, Evidence} from '../connection/evidence.js'
import type {Login} from '../connection/login.js'
import {tryLogin, tryServer} from '../connection/try-server.js'
import {within} from '../connection/within.js'
import {hostInCertificate} from '../diagnosis/right-server.js'
import {providerOfDomain, providerOfHost, providerOfMx} from '../provider/detect.js'
import type {PortPreset} from '../provider/preset.js'
import {presetOf} from '../provider/presets.js'
import type {ProviderId} from '../provider/provider.js'
import {domainOf} from '../settings/address.js'
import type {TestContext} from './context.js'

/** What finding other ways may take in all, in ms, and how much of it goes to reaching them. */
const mostMs = 4500
const reachingShare = 0.6

/** The DNS is asked for the provider of the address at most this long, in ms. */
const mxMs = 1000

/** Ports of RFC 8314, and 25 for servers that offer nothing else. */
const usualPorts: Readonly<Record<Endpoint['protocol'], readonly PortPreset[]>> = {
  smtp: [
    {port: 465, encryption: 'tls'},
    {port: 587, encryption: 'starttls'},
    {port: 25, encryption: 'starttls'},
  ],
  imap: [
    {port: 993, encryption: 'tls'},
    {port: 143, encryption: 'starttls'},
  ],
}

/** The server that failed, with who logs in there and whose mail it is. */
export interface FailedServer {
  readonly endpoint: Endpoint
  readonly login: Login
  /** The address mail is sent from, or that of the mailbox. */
  readonly address: string
}

/**
 * Tries, after a failure that another port, encryption or host may get around, what works instead: all at once and
 * bounded in time. The login is tried on one server at most, and only on the host the credentials are meant for.
 */
export async function withAlternatives(
  context: TestContext,
  evidence: Evidence,
  server: FailedServer,
): Promise<Evidence> {
  const leftMs = context.deadline - performance.now()
  if (!mayHaveAlternatives(evidence) || leftMs < 1000) return evidence
  const {endpoint, login} = server
  const limitMs = Math.min(mostMs, leftMs * 0.5)
  const alternatives = await context.share.alternatives(endpoint, login, () => find(context, evidence, server, limitMs))
  return alternatives.length === 0 ? evidence : {...evidence, alternatives}
}

/** A refusal that names another reason than the way to the server would be the same on every way. */
function mayHaveAlternatives({stage, smtp, imap, errorCode}: Evidence): boolean {
  if (['dns', 'connect', 'tls', 'starttls'].includes(stage)) return true
  const refused = smtp !== undefined ? smtp.code >= 500 : imap === undefined
  if (stage === 'greeting' || stage === 'ehlo') return refused
  if (stage !== 'auth' || smtp !== undefined || imap !== undefined) return false
  return errorCode === undefined || ['NO_COMMON_MECHANISM', 'UNKNOWN'].includes(errorCode)
}

async function find(
  context: TestContext,
  evidence: Evidence,
  server: FailedServer,
  limitMs: number,
): Promise<readonly Alternative[]> {
  const {network, signal, selection} = context
  const startedAt = performance.now()
  const reaching = limitMs * reachingShare
  const candidates = await candidatesFor(context, evidence, server)
  const tried = await Promise.all(
    candidates.map(async (endpoint) => ({endpoint, ...(await tryServer(endpoint, network, reaching, signal))})),
  )
  const best = tried.find(({endpoint, outcome}) => outcome === 'ready' && endpoint.host === server.endpoint.host)
  if (best !== undefined && selection.runs(best.endpoint.protocol === 'smtp' ? 'smtp-auth' : 'inbound-auth')) {
    const left = Math.max(500, startedAt + limitMs - performance.now())
    const {outcome} = await tryLogin(best.endpoint, server.login, network, left, signal)
    if (outcome !== 'failed') best.outcome = outcome
  }
  return tried.map(({endpoint: {host, port, encryption, address}, outcome, errorCode}) => ({
    host,
    port,
    encryption,
    ...(address !== undefined && {address}),
    outcome,
    ...(errorCode !== undefined && {errorCode}),
  }))
}

/** Other ways to the same service, the one nearest to the settings first. */
async function candidatesFor(
  context: TestContext,
  evidence: Evidence,
  server: FailedServer,
): Promise<readonly Endpoint[]> {
  const {endpoint} = server
  const provider = await providerOf(context, server)
  const all = [
    ...otherEncryption(evidence),
    ...(evidence.stage === 'dns' ? [] : otherPorts(context, endpoint)),
    ...hostOfCertificate(evidence),
    ...documented(endpoint, provider),
  ]
  const known = new Set([keyOf(endpoint)])
  return all.filter((candidate) => known.size < known.add(keyOf(candidate)).size)
}

function keyOf({host, port, encryption}: Endpoint): string {
  return `${host.toLowerCase()}:${port} ${encryption}`
}

/** The same port, unless what came from it proves that it encrypts as it is set. */
function otherEncryption({stage, endpoint, tls, greeting, counterProof}: Evidence): Endpoint[] {
  const {encryption: set} = endpoint
  const showedTls = stage !== 'tls' || tls !== undefined || counterProof?.legacyTls !== undefined
  const saidPlainly = stage !== 'greeting' || greeting !== undefined
  if (stage === 'dns' || stage === 'connect' || (set === 'tls' && showedTls) || (set === 'starttls' && saidPlainly))
    return []
  const others = (['starttls', 'tls'] as const).filter((encryption) => encryption !== endpoint.encryption)
  return others.map((encryption) => ({...endpoint, encryption}))
}

function otherPorts({network}: TestContext, endpoint: Endpoint): Endpoint[] {
  const ports = (network.usualPorts ?? usualPorts)[endpoint.protocol]
  return ports.map(({port, encryption}) => ({...endpoint, port, encryption}))
}

/** The name the certificate is made out to, at the same place. */
function hostOfCertificate({endpoint, tls, errorCode}: Evidence): Endpoint[] {
  if (tls === undefined || !/ALTNAME|MISMATCH/.test(errorCode ?? '')) return []
  const host = hostInCertificate(tls.names.slice(0, 100), endpoint.protocol)
  const {servername: _replaced, ...rest} = endpoint
  return host === undefined ? [] : [{...rest, host}]
}

/** The servers the provider documents for clients. */
function documented({protocol}: Endpoint, provider: ProviderId | undefined): Endpoint[] {
  const server = provider === undefined ? undefined : presetOf(provider)?.[protocol]
  if (server === undefined || server.host.includes('<') || isIP(server.host) !== 0) return []
  return server.ports.slice(0, 2).map(({port, encryption}) => ({protocol, host: server.host, port, encryption}))
}

/** Who runs the server, by its own name, else who takes the mail of the address. */
async function providerOf(context: TestContext, {endpoint, address}: FailedServer): Promise<ProviderId | undefined> {
  const domain = domainOf(address)
  const told = providerOfHost(endpoint.host) ?? providerOfDomain(domain)
  if (told !== undefined) return told
  const mx = await within(context.resolver.mx(domain), mxMs).catch(() => undefined)
  if (mx?.status !== 'found') return undefined
  const hosts = mx.records.toSorted((one, other) => one.priority - other.priority).map(({exchange}) => exchange)
  return providerOfMx(hosts).provider
}
