import {phrase, type Words} from '../wording/phrase.js'
import type {AuthenticationResults} from './authentication-results.js'
import type {Seen} from './authentication-observations.js'
import {phrases} from './phrases.js'
import {excerpt} from './raw-headers.js'
import type {Hop} from './received.js'
import type {EnvelopeSender} from './spf-rewriting.js'

/** What the domain asks for and what the receiving side wrote. */
export function circumstances({policy, domain, trusted}: Pick<Seen, 'policy' | 'domain' | 'trusted'>): Words[] {
  const asked = policy === undefined ? [] : [phrase(phrases.dmarcPolicyOf, {domain, policy})]
  const written = trusted
    .slice(0, 6)
    .map((field) => excerpt(`Authentication-Results: ${field.server}; ${shownResults(field)}`, 400))
  return [...asked, ...written]
}

/** Who brought the message in. */
export function connection(entering: Hop | undefined): Words[] {
  if (entering?.fromAddress === undefined) return []
  const host = excerpt(entering.from ?? '?')
  return [phrase(phrases.connectedFrom, {host, address: entering.fromAddress})]
}

/** The envelope sender as it arrived. */
export function sender(envelope: EnvelopeSender | undefined): Words[] {
  return envelope === undefined ? [] : [phrase(phrases.envelopeSender, {address: envelope.address})]
}

/** A result as Authentication-Results words it. */
export function shown(
  method: string,
  {result, domain, comment}: {readonly result: string; readonly domain?: string; readonly comment?: string},
): string {
  const said = comment === undefined || comment === '' ? '' : ` (${comment})`
  return excerpt(`${method}=${result}${said}${domain === undefined ? '' : ` ${domain}`}`)
}

/** All results of one field. */
export function shownResults({results}: AuthenticationResults): string {
  const said = results.map(({method, result, comment}) => `${method}=${result}${comment === '' ? '' : ` (${comment})`}`)
  return excerpt(said.join('; '), 300)
}
