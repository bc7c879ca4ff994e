import {domainToASCII} from 'node:url'
import {isHostName} from './host.js'
import type {CompanyId, Settings} from './settings.js'
import {hasControlCharacter} from './text.js'

/** Printable ASCII that an unquoted local part may hold (RFC 5321 atext and dots) and everything beyond ASCII (RFC 6531). */
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10FFFF}-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10FFFF}-]+)*$/iu

/**
 * What is wrong with an e-mail address, in words; undefined where it is valid. Domains and local parts may hold
 * umlauts (RFC 5890, RFC 6531); display names, comments and quoted local parts are no part of an address here.
 */
export function addressProblem(text: string): string | undefined {
  if (hasControlCharacter(text)) return 'holds a line break or another control character'
  if (/\s/u.test(text)) return 'holds a space'
  const at = text.lastIndexOf('@')
  if (at < 1 || at === text.length - 1) return 'is no e-mail address'
  const local = text.slice(0, at)
  if (!localPart.test(local)) return 'is no e-mail address: what stands before the @ is not valid'
  if (Buffer.byteLength(local) > 64) return 'is no e-mail address: more than 64 bytes stand before the @ (RFC 5321)'
  if (!isHostName(text.slice(at + 1))) return 'is no e-mail address: what follows the @ is no domain'
  return undefined
}

export function isEmailAddress(text: string): boolean {
  return addressProblem(text) === undefined
}

/**
 * The form in which two addresses are compared: domain in its ASCII form (IDNA), everything in lower case.
 * `Jobs@Müller.example` and `jobs@xn--mller-kva.example` become the same. A text that is no address is only lowered.
 */
export function normaliseAddress(address: string): string {
  const at = address.lastIndexOf('@')
  if (at < 0) return address.normalize('NFC').toLowerCase()
  const domain = address.slice(at + 1)
  return `${address.slice(0, at).normalize('NFC').toLowerCase()}@${(domainToASCII(domain) || domain).toLowerCase()}`
}

/** The part after the last `@`. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

export function sameAddress(one: string, other: string): boolean {
  return normaliseAddress(one) === normaliseAddress(other)
}

/** The company an address belongs to that a candidate wrote to: by its redirect first, then by its custom address. */
export function companyOf(settings: Settings, address: string): CompanyId | undefined {
  return companyAt(settings, normaliseAddress(address)) ?? companyAt(settings, withoutTag(normaliseAddress(address)))
}

function companyAt(settings: Settings, wanted: string): CompanyId | undefined {
  const companies = Object.entries(settings.companies)
  const isWanted = (own: string | undefined): boolean => own !== undefined && normaliseAddress(own) === wanted
  const found =
    companies.find(([, company]) => isWanted(company.redirect?.from)) ??
    companies.find(([, company]) => isWanted(company.customAddress))
  return found?.[0]
}

/** `jobs+dev-1@acme.example` is delivered to `jobs@acme.example` (RFC 5233 subaddressing). */
function withoutTag(address: string): string {
  return address.replace(/^([^+@]+)\+[^@]*@/, '$1@')
}
