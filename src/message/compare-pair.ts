import type {Email} from 'postal-mime'
import type {FindingCode} from '../diagnosis/catalogue.js'
import {phrase, type Words} from '../wording/phrase.js'
import type {BodyComparison} from './compare-body.js'
import {addressesOf, decoded, type FieldComparison} from './compare-fields.js'
import {phrases} from './compare-phrases.js'
import type {Observation} from './observation.js'
import {excerpt, headerValue, type RawMessage} from './raw-headers.js'

/** Everything the rules decide by. */
export interface Pair {
  readonly sent: RawMessage
  readonly arrived: RawMessage
  readonly mime: Email | undefined
  readonly sentMime: Email | undefined
  readonly fields: ReadonlyMap<string, FieldComparison>
  readonly body: BodyComparison
  readonly customHeader: string
  readonly mailboxes: readonly string[]
}

/** Names what it finds different, or finds nothing. */
export type Rule = (pair: Pair) => Observation | undefined

export function changed(pair: Pair, field: string): boolean {
  const status = pair.fields.get(field)?.status
  return status === 'changed' || status === 'lost'
}

/** A changed display name is shown in the fields; only another address makes answers go astray. */
export function newFrom({sent, arrived}: Pair): boolean {
  const there = addressesOf(headerValue(arrived, 'from'))
  return !addressesOf(headerValue(sent, 'from')).every((address) => there.includes(address))
}

export function names({sent, arrived}: Pair, header: string): boolean {
  const original = addressesOf(headerValue(sent, 'from'))
  return addressesOf(headerValue(arrived, header)).some((address) => original.includes(address))
}

export function observation(
  code: FindingCode,
  evidence: readonly Words[],
  facts?: Record<string, string>,
): Observation {
  return facts === undefined || Object.keys(facts).length === 0 ? {code, evidence} : {code, facts, evidence}
}

export function fromObservation(code: FindingCode, pair: Pair, evidence: readonly Words[]): Observation {
  const from = addressesOf(headerValue(pair.arrived, 'from'))[0]
  return observation(
    code,
    [...describeField(pair.fields, 'From'), ...evidence],
    from === undefined ? {} : {from: excerpt(from)},
  )
}

export function fieldObservation(
  code: FindingCode,
  pair: Pair,
  field: string,
  facts?: Record<string, string>,
): Observation {
  return observation(code, describeField(pair.fields, field), facts)
}

export function describeField(fields: Pair['fields'], name: string): Words[] {
  const field = fields.get(name)
  return field === undefined ? [] : [describe(field)]
}

export function describe({field, before, after}: FieldComparison): Words {
  if (after === undefined) return phrase(phrases.fieldMissing, {field, before})
  return phrase(phrases.fieldChanged, {field, before, after})
}

export function fieldEvidence(name: string, message: RawMessage): string[] {
  const value = headerValue(message, name)
  return value === undefined ? [] : [excerpt(`${name}: ${decoded(value)}`)]
}
