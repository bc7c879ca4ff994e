import {correctedDmarc, strengthenedDmarc, type DmarcLookup} from '../message/dmarc.js'
import type {Observation} from '../message/observation.js'
import {excerpt} from '../message/raw-headers.js'
import {phrase} from '../wording/phrase.js'
import {phrases} from './phrases.js'

/**
 * What is wrong with SPF and with DMARC (RFC 7489) of a domain together: a policy of reject turns a missing SPF record
 * from a gap into a danger.
 */
export function withDmarc(spf: readonly Observation[], domain: string, lookup: DmarcLookup): Observation[] {
  const dmarc = dmarcObservations(domain, lookup)
  if (lookup.status !== 'found' || lookup.policy !== 'reject') return [...spf, ...dmarc]
  return spf
    .map((one): Observation =>
      one.code === 'spf-missing'
        ? {...one, code: 'dmarc-reject-without-spf', evidence: [lookup.record, ...one.evidence]}
        : one,
    )
    .concat(dmarc)
}

function dmarcObservations(domain: string, lookup: DmarcLookup): Observation[] {
  switch (lookup.status) {
    case 'none':
      return [{code: 'dmarc-missing', facts: {domain}, evidence: [phrase(phrases.noDmarcRecord, {domain})]}]
    case 'multiple':
      return [{code: 'dmarc-multiple', facts: chosen(lookup), evidence: lookup.records}]
    case 'malformed':
      return [
        {
          code: 'dmarc-syntax',
          facts: {domain: lookup.domain, record: lookup.record, ...exact(correctedDmarc(lookup.record))},
          evidence: [lookup.record, lookup.reason],
        },
      ]
    case 'found':
      return lookup.weak ? [weakPolicy(lookup)] : []
    case 'unavailable':
      return []
  }
}

/** Worth knowing only: many domains are right to begin so. */
function weakPolicy({domain, record}: Extract<DmarcLookup, {status: 'found'}>): Observation {
  const facts = {domain, record: excerpt(record, 200), ...exact(strengthenedDmarc(record))}
  return {code: 'dmarc-policy-weak', facts, evidence: [record]}
}

/** Of several records the one that asks for most. */
function chosen({domain, records}: Extract<DmarcLookup, {status: 'multiple'}>): Record<string, string> {
  const strictest = ['reject', 'quarantine', 'none']
    .map((policy) => records.find((record) => new RegExp(`;\\s*p\\s*=\\s*${policy}\\b`, 'i').test(record)))
    .find((record) => record !== undefined)
  return {domain, ...(strictest === undefined ? {} : exact(strictest))}
}

/** The record to publish, where it is short enough to be shown whole. */
function exact(record: string): {dmarcRecord?: string} {
  return record.length < 290 ? {dmarcRecord: record} : {}
}

export function shownDmarc(lookup: DmarcLookup): readonly string[] {
  if (lookup.status === 'multiple') return lookup.records
  return lookup.status === 'found' || lookup.status === 'malformed' ? [lookup.record] : []
}
