import {isIPv4, isIPv6} from 'node:net'

/** A mechanism or modifier of an SPF record (RFC 7208 section 4.6.1). */
export interface Term {
  readonly name: string
  readonly qualifier: string
  readonly value: string
}

/** Whether a receiver has to ask the DNS for the term, which is counted. */
export function asksDns({name}: Term): boolean {
  return ['include', 'redirect', 'a', 'mx', 'ptr', 'exists'].includes(name)
}

const mechanism =
  /^([+\-~?]?)(?:(all)|(include|exists):(\S+)|(ptr)(?::([^\s/]+))?|(a|mx)(?::([^\s/]+))?(?:\/(\d{1,2}))?(?:\/\/(\d{1,3}))?)$/i

/** Whether a receiver can read the term. */
export function isValidTerm(text: string): boolean {
  return parseTerm(text) !== undefined
}

/** The name a term asks the DNS for; undefined where it asks nothing. */
export function termTarget(text: string, domain: string): string | undefined {
  const term = parseTerm(text)
  if (term === undefined || !asksDns(term)) return undefined
  return term.value === '' ? domain : term.value
}

/** Reads one term; undefined where no receiver could. */
export function parseTerm(text: string): Term | undefined {
  const modifier = /^([a-z][a-z0-9._-]*)=(\S*)$/i.exec(text)
  if (modifier !== null) {
    const name = (modifier[1] ?? '').toLowerCase()
    const value = modifier[2] ?? ''
    return name === 'redirect' && value === '' ? undefined : {name, qualifier: '', value: bare(value)}
  }
  const address = /^([+\-~?]?)ip([46]):([^/\s]+)(?:\/(\d{1,3}))?$/i.exec(text)
  if (address !== null) return addressTerm(address)
  const match = mechanism.exec(text)
  if (match === null) return undefined
  const [, qualifier = '', all, named, namedValue, ptr, ptrValue, host, hostValue, bits4, bits6] = match
  if (Number(bits4 ?? 0) > 32 || Number(bits6 ?? 0) > 128) return undefined
  const name = (all ?? named ?? ptr ?? host ?? '').toLowerCase()
  return {name, qualifier, value: bare(namedValue ?? ptrValue ?? hostValue ?? '')}
}

function addressTerm(match: RegExpExecArray): Term | undefined {
  const [, qualifier = '', family, address = '', bits] = match
  const valid = family === '4' ? isIPv4(address) : isIPv6(address)
  if (!valid || Number(bits ?? 0) > (family === '4' ? 32 : 128)) return undefined
  return {name: `ip${family}`, qualifier, value: address}
}

function bare(domain: string): string {
  return domain.toLowerCase().replace(/\.$/, '')
}
