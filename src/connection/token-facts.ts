import type {Protocol} from './evidence.js'
import type {Login} from './login.js'
import {printable} from './printable.js'

/**
 * What a refused access token tells of itself, read on this machine: yes, no and the name of a service, never a piece of
 * the token. A claim the token does not have leaves its field out.
 */
export interface TokenFacts {
  /** Its time of validity has ended (`exp`, RFC 7519 section 4.1.4). */
  readonly expired?: boolean
  /** Its time of validity has not begun by this machine's clock. */
  readonly notYetValid?: boolean
  /** The service it was issued for (`aud`), as a host name. */
  readonly audience?: string
  /** It was issued by Microsoft for Exchange Online, and not for another service. */
  readonly forMail?: boolean
  /** Its scopes or roles allow the protocol. */
  readonly permitted?: boolean
  /** It stands for an application without a user. */
  readonly appOnly?: boolean
  /** The user it names is the account it was used for. */
  readonly ownAccount?: boolean
}

/** Clocks of sound machines differ by less, in seconds. */
const clockTolerance = 300

/** Services of Microsoft that name themselves by an id instead of a URL. */
const services: Readonly<Record<string, string>> = {
  '00000002-0000-0ff1-ce00-000000000000': 'outlook.office365.com',
  '00000003-0000-0000-c000-000000000000': 'graph.microsoft.com',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'management.azure.com',
}

const mailHost = /^(outlook\.office(365)?\.(com|us)|ps\.outlook\.com|partner\.outlook\.cn|outlook\.office\.de)$/
const microsoftIssuer =
  /^https:\/\/(sts\.windows\.net|login\.(microsoftonline\.(com|us)|partner\.microsoftonline\.cn))\//

/** Microsoft's names of what each protocol needs, as a scope of a user or a role of an application. */
const permissions: Readonly<Record<Protocol, RegExp>> = {
  smtp: /^SMTP\.(Send|SendAsApp)$/i,
  imap: /^IMAP\.(AccessAsUser\.All|AccessAsApp)$/i,
}

/** What a server says of a token it refuses (RFC 7628 section 3.2.2; Google and Microsoft give an HTTP status). */
export interface TokenRefusal {
  readonly status?: string
  readonly scope?: string
}

/** Reads the JSON of such a challenge, as it is or in base64. */
export function tokenRefusal(challenge: string): TokenRefusal | undefined {
  const {status, scope} = objectIn(challenge.startsWith('{') ? challenge : decoded(challenge)) ?? {}
  const said = {
    status: printable(typeof status === 'number' ? String(status) : textOf(status)),
    scope: printable(textOf(scope)),
  }
  if (said.status === '') return undefined
  return {status: said.status, ...(said.scope !== '' && {scope: said.scope})}
}

/** @returns undefined for a password, and for a token that tells nothing to anybody but its issuer */
export function tokenFacts(
  {secret, auth, account}: Login,
  protocol: Protocol,
  now = Date.now(),
): TokenFacts | undefined {
  const claims = auth === 'oauth' ? claimsOf(secret.reveal()) : undefined
  if (claims === undefined) return undefined
  return {...timeFacts(claims, now / 1000), ...microsoftFacts(claims, protocol, account)}
}

type Claims = Readonly<Record<string, unknown>>

/** The middle part of a JWT (RFC 7519), unverified: the server judges it, we only look why it may have refused. */
function claimsOf(token: string): Claims | undefined {
  const [header, payload, signature] = token.trim().split('.')
  if (header === undefined || payload === undefined || signature === undefined) return undefined
  return objectIn(decoded(payload))
}

function objectIn(text: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined
  } catch {
    return undefined
  }
}

/** Node reads both alphabets of base64 (RFC 4648 sections 4 and 5). */
function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}

function timeFacts({exp, nbf}: Claims, now: number): TokenFacts {
  return {
    ...(typeof exp === 'number' && {expired: exp <= now}),
    ...(typeof nbf === 'number' && {notYetValid: nbf > now + clockTolerance}),
  }
}

/** Other issuers give names and scopes a meaning of their own, which nobody can tell from outside. */
function microsoftFacts(claims: Claims, protocol: Protocol, account: string): TokenFacts {
  if (!microsoftIssuer.test(textOf(claims['iss']))) return {}
  const intended = textOf(claims['aud'])
  const audience = hostOf(intended)
  const granted = [...wordsOf(claims['scp']), ...wordsOf(claims['roles'])]
  const appOnly = claims['idtyp'] === 'app' || claims['scp'] === undefined
  const user = textOf(claims['upn'] ?? claims['unique_name'] ?? claims['preferred_username'])
  return {
    ...(audience !== undefined && {audience}),
    ...(intended !== '' && {forMail: audience !== undefined && mailHost.test(audience)}),
    permitted: granted.some((name) => permissions[protocol].test(name)),
    appOnly,
    ...(!appOnly && user.includes('@') && {ownAccount: user.toLowerCase() === account.toLowerCase()}),
  }
}

/** A host name alone, so that nothing else of the claim gets out. */
function hostOf(audience: string): string | undefined {
  const named = services[audience.toLowerCase()]
  if (named !== undefined) return named
  const host = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:]|$)/i.exec(audience)?.[1]
  return host?.slice(0, 100).toLowerCase()
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : ''
}

function wordsOf(claim: unknown): string[] {
  if (Array.isArray(claim)) return claim.filter((name) => typeof name === 'string')
  return textOf(claim).split(' ')
}
