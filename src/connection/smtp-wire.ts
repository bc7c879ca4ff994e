import {hostname} from 'node:os'
import {domainToASCII} from 'node:url'
import {hideSecrets} from '../secret/redaction.js'

/** A server may repeat a login in any reply: nothing that is kept or shown holds it. The reply code stays. */
export function withoutSecrets(line: string): string {
  const code = /^\d{3}[ -]/.exec(line)?.[0] ?? ''
  return code + hideSecrets(line.slice(code.length))
}

/** The name a client gives itself: its own, or its address as a literal where it has no full name (RFC 5321 4.1.3). */
export function ehloName(): string {
  const name = hostname()
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name) ? name : '[127.0.0.1]'
}

const ascii = /^[\u0000-\u007F]*$/

export function isAscii(text: string): boolean {
  return ascii.test(text)
}

/** An address as it goes over the wire: the domain in ASCII (RFC 5891), and nothing that could begin a new command. */
export function wireAddress(address: string): string {
  if (/[\u0000-\u001F\u007F<>]/.test(address)) throw new TypeError('an address with control characters or brackets')
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${address.slice(0, at + 1)}${domainToASCII(domain) || domain}`
}
