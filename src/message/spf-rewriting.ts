import type {Judgement} from './authentication-result.js'
import {excerpt} from './raw-headers.js'

/**
 * What stands in the envelope sender on arrival: the sender's own address (`kept`), an address rewritten by the server
 * that redirects (`srs`), Gmail's own form of the same (`gmail`), another address of whoever redirects (`replaced`), or
 * nothing (`empty`).
 */
export type EnvelopeKind = 'kept' | 'srs' | 'gmail' | 'replaced' | 'empty'

export interface EnvelopeSender {
  readonly kind: EnvelopeKind
  readonly address: string
  /** Domain that answers for the envelope now. */
  readonly domain: string
  /** The domain mail was sent from, where the rewritten address tells. */
  readonly originalDomain?: string
}

/**
 * Tells how the envelope sender of a redirected message came to be (SRS: Mail::SRS; `bounces+SRS=`, `local+SRS=`:
 * Exchange Online; `+caf_=`: Gmail). Tags that protect against forged bounces (`prvs=`, BATV) belong to the sender's
 * own address and are set aside.
 */
export function envelopeSender(address: string, fromDomain: string): EnvelopeSender {
  const shown = excerpt(address)
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()]
  if (at < 1) return {kind: 'empty', address: shown, domain: ''}
  const original = originalDomain(withoutTag(local))
  if (original !== undefined) {
    return {kind: 'srs', address: shown, domain, ...(original === '' ? {} : {originalDomain: original})}
  }
  if (/\+caf_=[^=]+=/i.test(local)) return {kind: 'gmail', address: shown, domain}
  return {kind: isWithin(domain, fromDomain.toLowerCase()) ? 'kept' : 'replaced', address: shown, domain}
}

/** Relays send from a subdomain of the customer's: `bounces.acme.example`. */
function isWithin(domain: string, other: string): boolean {
  return domain === other || domain.endsWith(`.${other}`) || other.endsWith(`.${domain}`)
}

/** The first domain an SRS address names, empty where its form names none, undefined where it is no such address. */
function originalDomain(local: string): string | undefined {
  // SRS0=hash=timestamp=domain=local, and separators other than the usual equals sign
  const direct = /^srs0[=+-][^=]+=[^=]+=([^=]+)=/i.exec(local)?.[1]
  // SRS1=hash=forwarder==hash=timestamp=domain=local: rewritten a second time
  const again = /^srs1[=+-][^=]+=[^=]+=[=+-][^=]+=[^=]+=([^=]+)=/i.exec(local)?.[1]
  // Exchange Online: local+SRS=hash=timestamp=domain=local; bounces+SRS=hash=timestamp where that would be too long
  const exchange = /\+srs=[^=]+=[^=]+(?:=([^=]+)=.*)?$/i.exec(local)
  if (direct !== undefined || again !== undefined) return (direct ?? again ?? '').toLowerCase()
  if (exchange !== null) return (exchange[1] ?? '').toLowerCase()
  return /^srs[01][=+-]/i.test(local) ? '' : undefined
}

/** `prvs=tag=local` and `btv1==tag==local` (BATV, draft-levine-smtp-batv). */
function withoutTag(local: string): string {
  return local.replace(/^prvs=[^=]+=/i, '').replace(/^btv1==.*?==/i, '')
}

/** How SPF fares on the redirected message, for the detail of the check. */
export interface Rewriting {
  readonly kind: EnvelopeKind
  readonly address: string
  readonly originalDomain?: string
  /** SPF passes, but for the domain that redirects: DMARC rests on DKIM alone. */
  readonly spfForRedirectOnly: boolean
}

export function rewritingOf(envelope: EnvelopeSender, spf: Judgement): Rewriting {
  const {kind, address, originalDomain: original} = envelope
  return {
    kind,
    address,
    ...(original === undefined ? {} : {originalDomain: original}),
    spfForRedirectOnly: kind !== 'kept' && kind !== 'empty' && spf.result === 'pass' && spf.aligned === false,
  }
}
