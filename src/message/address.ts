import {addressParser} from 'postal-mime'
import {companyOf, normaliseAddress} from '../settings/address.js'
import type {CompanyId, Settings} from '../settings/settings.js'
import {sanitise} from './sanitise.js'

/** A person or function behind an address, both as they may be shown. */
export interface Mailbox {
  /** Decoded display name, empty where there is none. */
  readonly name: string
  readonly address: string
}

const mostMailboxes = 200

/** The mailboxes of an address field (RFC 5322 section 3.4), groups unwrapped, at most 200; never throws. */
export function mailboxesOf(field: string | undefined): Mailbox[] {
  if (field === undefined) return []
  return flatMailboxes(field)
    .slice(0, mostMailboxes)
    .map(({name, address}) => ({name: sanitise(name, 200), address: sanitise(address, 320)}))
    .filter(({address}) => address !== '')
}

function flatMailboxes(field: string): {name: string; address: string}[] {
  try {
    return addressParser(wholeLine(field).slice(0, 64 * 1024), {flatten: true}).flatMap((one) =>
      one.address === undefined ? one.group : [one],
    )
  } catch {
    return []
  }
}

/** What stands before a stray CR or LF: some servers end the field there, and others do not. */
function wholeLine(field: string): string {
  const at = field.search(/[\r\n]/)
  return at === -1 ? field : field.slice(0, at)
}

/** The first company that one of the addresses belongs to. */
export function companyOfAddresses(settings: Settings, addresses: readonly string[]): CompanyId | undefined {
  for (const address of addresses) {
    const company = companyOf(settings, address)
    if (company !== undefined) return company
  }
  return undefined
}

/** Every address that is ours, in normalised form: what comes from one of them was not written by a candidate. */
export function ownAddresses(settings: Settings): ReadonlySet<string> {
  const own = [settings.inbound?.address, settings.builtin?.address]
  for (const company of Object.values(settings.companies)) {
    own.push(company.redirect?.from, company.redirect?.to, company.customAddress, company.inbound?.address)
  }
  return new Set(
    own.filter((address) => address !== undefined && address !== '').map((each) => normaliseAddress(each ?? '')),
  )
}
