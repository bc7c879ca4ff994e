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

/** Domains of one operator whose servers name themselves after several of them, as seen in the messages they deliver. */
const operators: readonly (readonly string[])[] = [
  ['gmail.com', 'googlemail.com', 'google.com'],
  ['outlook.com', 'office365.com', 'hotmail.com', 'live.com', 'microsoft.com', 'exchangelabs.com'],
  ['icloud.com', 'me.com', 'mac.com', 'apple.com'],
  ['yahoo.com', 'aol.com', 'yahoodns.net', 'ymail.com'],
  ['ionos.de', 'ionos.com', 'ionos.co.uk', 'ionos.fr', 'ionos.es', 'ionos.it', 'kundenserver.de', '1und1.de'],
  ['perfora.net', 'ionos.com', '1and1.com'],
  ['gmx.net', 'gmx.de', 'gmx.com', 'gmx.at', 'gmx.ch'],
  ['strato.de', 'strato.com', 'rzone.de'],
  ['mailbox.org', 'heinlein-hosting.de', 'heinlein-support.de'],
  ['fastmail.com', 'messagingengine.com'],
  ['protonmail.ch', 'proton.me', 'protonmail.com'],
  ['zoho.com', 'zoho.eu', 'zohomail.com', 'zohomail.eu'],
  ['infomaniak.com', 'infomaniak.ch', 'ik.me'],
  ['yandex.net', 'yandex.ru', 'yandex.com'],
  ['ovh.net', 'ovh.com', 'ovhcloud.com'],
]

/** Whether two hosts are run by one organisation: aligned, or known to be of one operator. */
export async function sameOperator(one: string, other: string): Promise<boolean> {
  if (await aligned(one, other)) return true
  const [a, b] = [await organisationalDomain(one), await organisationalDomain(other)]
  return operators.some((domains) => domains.includes(a) && domains.includes(b))
}

/** Whether a host is run by the organisation of any of the others. */
export async function belongsTo(host: string, others: readonly string[]): Promise<boolean> {
  for (const other of others) if (await sameOperator(host, other)) return true
  return false
}
