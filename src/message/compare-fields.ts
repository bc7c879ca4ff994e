import {addressParser, decodeWords} from 'postal-mime'
import {asciiHost} from '../connection/dns.js'
import {excerpt, headerValue, messageIds, type RawMessage} from './raw-headers.js'

export type Kept = 'kept' | 'changed' | 'lost'

/** One header field before and after its way; values are fit to be shown. Fields that were not sent are not compared. */
export interface FieldComparison {
  readonly field: string
  readonly status: Kept
  readonly before: string
  readonly after?: string
}

/** The fields that a redirect must leave alone, in the order of the report. */
const comparers: Readonly<Record<string, (before: string, after: string) => Kept>> = {
  From: sameMailboxes,
  To: sameAddresses,
  'Reply-To': sameAddresses,
  'Message-ID': sameIds,
  'In-Reply-To': sameIds,
  References: sameIds,
  Subject: sameText,
  Date: sameInstant,
}

/**
 * Field by field what became of a message's header. Folding, case, blanks, comments and another RFC 2047 encoding of
 * the same text are no change.
 */
export function compareFields(sent: RawMessage, arrived: RawMessage, customHeader: string): FieldComparison[] {
  return Object.entries({...comparers, [customHeader]: sameText}).flatMap(([field, compare]): FieldComparison[] => {
    const before = headerValue(sent, field)
    if (before === undefined || before === '') return []
    const after = headerValue(arrived, field)
    if (after === undefined || after === '') return [{field, status: 'lost', before: excerpt(decoded(before))}]
    return [{field, status: compare(before, after), before: excerpt(decoded(before)), after: excerpt(decoded(after))}]
  })
}

/** RFC 2047 words decoded, blanks collapsed. */
export function decoded(value: string): string {
  return decodeWords(value).replace(/\s+/g, ' ').trim()
}

/** All addresses of a field, groups unwrapped, lower case, domains as punycode. */
export function addressesOf(value: string | undefined): string[] {
  if (value === undefined) return []
  return addressParser(value.slice(0, 20_000), {flatten: true})
    .flatMap((entry) => (entry.address === undefined ? [] : [entry.address]))
    .filter((address) => address.includes('@'))
    .map(normalAddress)
}

/** An address for comparing: lower case, domain as punycode. */
export function normalAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${address.slice(0, at)}@${asciiHost(domain) || domain}`.toLowerCase().normalize('NFC')
}

/** The display name of the first address of a field. */
export function displayName(value: string | undefined): string {
  return value === undefined ? '' : (addressParser(value.slice(0, 20_000))[0]?.name ?? '').replace(/\s+/g, ' ').trim()
}

function sameAddresses(before: string, after: string): Kept {
  const there = new Set(addressesOf(after))
  return addressesOf(before).every((address) => there.has(address)) ? 'kept' : 'changed'
}

function sameMailboxes(before: string, after: string): Kept {
  if (sameAddresses(before, after) === 'changed') return 'changed'
  return sameText(displayName(before), displayName(after))
}

function sameIds(before: string, after: string): Kept {
  const sent = messageIds(before)
  if (sent.length === 0) return sameText(before, after)
  const there = new Set(messageIds(after).map((id) => id.toLowerCase()))
  return sent.every((id) => there.has(id.toLowerCase())) ? 'kept' : 'changed'
}

function sameText(before: string, after: string): Kept {
  const [one, two] = [before, after].map((text) => decoded(text).normalize('NFC').toLowerCase())
  return one === two ? 'kept' : 'changed'
}

function sameInstant(before: string, after: string): Kept {
  const [one, two] = [before, after].map((text) => Date.parse(text.replace(/\([^()]*\)/g, '').trim()))
  if (one === undefined || two === undefined || Number.isNaN(one) || Number.isNaN(two)) return sameText(before, after)
  return one === two ? 'kept' : 'changed'
}
