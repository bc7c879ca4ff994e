import {isIP} from 'node:net'
import {parseAuthenticationResults, parseReceivedSpf, type AuthenticationResults} from './authentication-results.js'
import type {MethodResult} from './authentication-results.js'
import {belongsTo} from './organisation.js'
import {isPublicAddress, receivedHop, type Hop} from './received.js'
import type {HeaderField, RawMessage} from './raw-headers.js'

/** What the receiving side added above the message as it came in from outside. */
export interface ReceivingSide {
  /** Host names and domains that are its own. */
  readonly hosts: readonly string[]
  /** The hop at which the message came in, where its fields tell the address that connected. */
  readonly entering: Hop | undefined
  /** Its header fields, topmost first; nothing below them can be trusted. */
  readonly fields: readonly HeaderField[]
}

/** More than a real message has on the receiving side. */
const maxFields = 500
const maxHops = 30
const maxJudged = 60

/** Fields every author writes: what the receiving side adds stands above them (RFC 8601 section 4.1). */
const authorFields = new Set(['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'dkim-signature'])

/**
 * Divides a header section where the message left foreign hands: the receiving side's part ends at the first Received
 * field of a foreign host, below the hop that a public address connected to, and at the first field of the author. The
 * host that delivered is of the receiving side, unless it is one of the hosts the message was sent through.
 */
export async function receivingSide(
  message: RawMessage,
  trustedHosts: readonly string[],
  sendingHosts: readonly string[],
): Promise<ReceivingSide> {
  const hosts = trustedHosts.filter((host) => host !== '')
  const fields: HeaderField[] = []
  let entering: Hop | undefined
  let hops = 0
  for (const field of message.headers.slice(0, maxFields)) {
    if (authorFields.has(field.name)) break
    if (field.name === 'received') {
      const hop = receivedHop(field.value)
      const isTopmost = hops++ === 0
      if (isTopmost && hop.by !== undefined && !(await belongsTo(hop.by, sendingHosts))) hosts.push(hop.by)
      if (hops > maxHops) break
      if (entering !== undefined || (hop.by !== undefined && !(await isOwn(hop.by, hosts)))) break
      // LMTP is spoken within one site only (RFC 2033), so who handed over that way belongs to it.
      if (hop.from !== undefined && hop.protocol?.startsWith('LMTP') === true) hosts.push(hop.from)
      if (await isFromOutside(hop, hosts)) entering = hop
    }
    fields.push(field)
  }
  return {hosts, entering, fields}
}

/** Software on the same machine calls itself by a name that means nothing elsewhere: `localhost`, `mail-7`, an address. */
async function isOwn(host: string, hosts: readonly string[]): Promise<boolean> {
  return isLocalName(host) || belongsTo(host, hosts)
}

function isLocalName(host: string): boolean {
  return !host.includes('.') || isIP(host) !== 0 || /(?:^|\.)localdomain$/i.test(host)
}

async function isFromOutside({from, fromAddress}: Hop, hosts: readonly string[]): Promise<boolean> {
  if (fromAddress === undefined || !isPublicAddress(fromAddress)) return false
  return from === undefined || !(await belongsTo(from, hosts))
}

/** The Authentication-Results fields that the receiving side wrote, topmost first (RFC 8601 section 7.1). */
export async function trustedResults(side: ReceivingSide): Promise<AuthenticationResults[]> {
  const found: AuthenticationResults[] = []
  for (const {value} of fieldsNamed(side, 'authentication-results')) {
    const parsed = parseAuthenticationResults(value)
    if (parsed.server === '' ? isMicrosoft(side.hosts) : await belongsTo(parsed.server, side.hosts)) found.push(parsed)
  }
  return found
}

/** The topmost Received-SPF field of the receiving side, for servers that write nothing else. */
export async function trustedReceivedSpf(side: ReceivingSide): Promise<MethodResult | undefined> {
  for (const {value} of fieldsNamed(side, 'received-spf')) {
    const {server, results} = parseReceivedSpf(value)
    if (server === '' || isLocalName(server) || (await belongsTo(server, side.hosts))) return results[0]
  }
  return undefined
}

function fieldsNamed({fields}: ReceivingSide, wanted: string): HeaderField[] {
  return fields.filter(({name}) => name === wanted).slice(0, maxJudged)
}

/** Microsoft's servers leave their name out of the field. */
function isMicrosoft(hosts: readonly string[]): boolean {
  return hosts.some((host) => /(?:^|\.)(?:outlook|office365|exchangelabs)\.(?:com|cn|us|de)$/.test(host))
}

/**
 * What counts of several fields: for each method the topmost field that has a result of it. Below that a server may
 * report further DKIM signatures in fields of their own, as IONOS does, but never the same one again.
 */
export function countedResults(fields: readonly AuthenticationResults[]): MethodResult[] {
  const counted: MethodResult[] = []
  const writers = new Map<string, string>()
  for (const {server, results} of fields) {
    const former = [...counted]
    for (const one of results) {
      const known = former.filter(({method}) => method === one.method)
      const isAddition = one.method === 'dkim' && writers.get('dkim') === server && !known.some(sameSignerAs(one))
      if (known.length > 0 && !isAddition) continue
      writers.set(one.method, server)
      counted.push(one)
    }
  }
  // A relay reports the signature it made itself as valid, too; that says nothing about what arrived.
  return counted.filter(({comment}) => !/just generated, assumed good/i.test(comment))
}

function sameSignerAs(one: MethodResult): (other: MethodResult) => boolean {
  const signer = signerOf(one)
  return (other) => signer === undefined || [undefined, signer].includes(signerOf(other))
}

function signerOf({properties}: MethodResult): string | undefined {
  const domain = properties['header.d'] ?? properties['header.i']
  return domain?.slice(domain.lastIndexOf('@') + 1).toLowerCase()
}
