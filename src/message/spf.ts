import type {Resolver} from '../connection/dns.js'
import type {AuthenticationResult} from './authentication-result.js'
import type {ReceivingSide} from './authentication-trust.js'
import {keyLookup} from './dkim.js'
import {excerpt} from './raw-headers.js'

/** What SPF comes to for one connection (RFC 7208 section 2.6). */
export interface SpfCheck {
  readonly result: AuthenticationResult
  /** The domain that was asked: the envelope sender's, or that of HELO where there is none. */
  readonly domain: string
}

export interface SpfIdentity {
  /** Address the connection came from. */
  readonly ip: string
  readonly helo: string
  /** Envelope sender; empty or missing for a bounce, when HELO stands in (RFC 7208 section 2.4). */
  readonly sender?: string | undefined
}

const results = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror'] as const

/** Evaluates SPF as a receiver would. */
export async function checkSpf({ip, helo, sender}: SpfIdentity, resolver: Resolver): Promise<SpfCheck> {
  const {spf} = await import('mailauth/lib/spf/index.js')
  const {status, domain} = await spf({
    ip,
    helo,
    ...(sender === undefined || sender === '' ? {} : {sender}),
    mta: 'recruitmail',
    resolver: keyLookup(resolver),
  })
  return {result: results.find((word) => word === status.result) ?? 'unknown', domain: excerpt(domain)}
}

/** SPF of our own for the address that connected to the receiving side; undefined where that is not known. */
export async function verifySpf(
  {entering}: ReceivingSide,
  sender: string | undefined,
  resolver: Resolver,
): Promise<SpfCheck | undefined> {
  if (entering?.fromAddress === undefined) return undefined
  if (sender === undefined && entering.from === undefined) return undefined
  return checkSpf({ip: entering.fromAddress, helo: entering.from ?? '', sender}, resolver)
}
