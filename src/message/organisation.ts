import {isIP} from 'node:net'
import {asciiHost} from '../connection/dns.js'

/**
 * The organisational domain of a host or domain by the public suffix list (RFC 7489 section 3.2): `mail.acme.co.uk`
 * gives `acme.co.uk`. IP addresses and single labels stand for themselves.
 */
export async function organisationalDomain(name: string): Promise<string> {
  const domain = asciiHost(name).toLowerCase()
  if (domain === '' || isIP(domain) !== 0 || !domain.includes('.')) return domain
  // mailauth carries the list; with a resolver that knows nothing it answers with the organisational domain alone.
  const {dmarc} = await import('mailauth/lib/dmarc/index.js')
  const result = await dmarc({headerFrom: `x@${domain}`, resolver: () => Promise.resolve([])})
  return result === false ? domain : result.domain
}

/** Whether two domains are aligned (RFC 7489 section 3.1): equal, or of one organisation unless `strict`. */
export async function aligned(one: string, other: string, strict = false): Promise<boolean> {
  const [a, b] = [asciiHost(one).toLowerCase(), asciiHost(other).toLowerCase()]
  if (a === '' || b === '') return false
  return a === b || (!strict && (await organisationalDomain(a)) === (await organisationalDomain(b)))
}
