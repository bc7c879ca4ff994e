import {addressesOf, displayName} from './compare-fields.js'
import {changed, fieldEvidence, fromObservation, names, newFrom, type Pair} from './compare-pair.js'
import type {Observation} from './observation.js'
import {excerpt, headerValue} from './raw-headers.js'

export function fromReplacedByGoogle(pair: Pair): Observation | undefined {
  if (!changed(pair, 'From') || !names(pair, 'x-google-original-from')) return undefined
  return fromObservation('header-google-from-replaced', pair, fieldEvidence('X-Google-Original-From', pair.arrived))
}

export function fromMungedByList(pair: Pair): Observation | undefined {
  if (!newFrom(pair)) return undefined
  const by = mungedBy(pair)
  return by === undefined ? undefined : fromObservation('header-from-munged-list', pair, [by])
}

/** How a list or gateway put itself into From (DMARC mitigation), or undefined. */
export function mungedBy({sent, arrived}: Pair): string | undefined {
  const original = addressesOf(headerValue(sent, 'from'))[0]
  if (original === undefined) return undefined
  for (const name of ['X-Original-From', 'X-MailFrom-Original', 'Original-From', 'X-Original-Sender']) {
    if (addressesOf(headerValue(arrived, name)).includes(original)) return fieldEvidence(name, arrived)[0]
  }
  const from = headerValue(arrived, 'from')
  if (speaksForAnother.test(displayName(from)) || carriesAddress(from, original))
    return fieldEvidence('From', arrived)[0]
  const isList = ['list-id', 'list-post'].some((name) => headerValue(arrived, name) !== undefined)
  const moved = ['reply-to', 'cc'].some((name) => addressesOf(headerValue(arrived, name)).includes(original))
  return isList && moved ? fieldEvidence('List-Id', arrived)[0] : undefined
}

/** "via" and "on behalf of" in a display name, as lists and gateways write them. */
const speaksForAnother =
  /(?:^|\s)(?:via|über|on behalf of|im auftrag von|i\. ?a\. von|au nom de|en nombre de|per conto di|namens|em nome de)\s/i

/** Whether another mailbox in From carries the address: in its name, or in its local part (`jane=40b.example@list`). */
function carriesAddress(from: string | undefined, original: string): boolean {
  const author = addressesOf(from)[0] ?? ''
  if (author === original) return false
  const [local, domain] = [original.slice(0, original.lastIndexOf('@')), original.slice(original.lastIndexOf('@') + 1)]
  const before = author.slice(0, author.lastIndexOf('@'))
  const written = ['=40', '=', '.at.', '_at_', '-at-', '%', '%40', '#', '+', '/'].map((at) => `${local}${at}${domain}`)
  return displayName(from).toLowerCase().includes(original) || written.some((form) => before.includes(form))
}

/** Exchange writes the primary address where an alias was sent, and leaves the message otherwise alone. */
export function fromReplacedByMicrosoft(pair: Pair): Observation | undefined {
  if (!newFrom(pair) || changed(pair, 'Message-ID')) return undefined
  const trace = pair.arrived.headers.find(({name}) => name.startsWith('x-ms-exchange-'))
  const domains = [pair.sent, pair.arrived].map((message) =>
    addressesOf(headerValue(message, 'from'))[0]?.split('@').pop(),
  )
  if (trace === undefined || domains[0] !== domains[1]) return undefined
  return fromObservation('header-ms-from-replaced', pair, [excerpt(`${trace.name}: ${trace.value}`)])
}

export function fromRewritten(pair: Pair): Observation | undefined {
  return newFrom(pair) ? fromObservation('header-from-rewritten', pair, []) : undefined
}
