import type {FindingCode} from '../diagnosis/catalogue.js'
import {bodyChanged, subjectChanged} from './compare-content.js'
import {addressesOf} from './compare-fields.js'
import {forwarded, forwardedAsAttachment} from './compare-forward.js'
import {fromMungedByList, fromReplacedByGoogle, fromReplacedByMicrosoft, fromRewritten} from './compare-from.js'
import {
  changed,
  describeField,
  fieldEvidence,
  fieldObservation,
  observation,
  type Pair,
  type Rule,
} from './compare-pair.js'
import type {Observation} from './observation.js'
import {headerValue, messageIds} from './raw-headers.js'

/** Each explains everything: the first that applies stands alone. */
const wholeCauses: readonly Rule[] = [forwardedAsAttachment, forwarded]
/** Each explains From alone: the first that applies. */
const fromCauses: readonly Rule[] = [fromReplacedByGoogle, fromMungedByList, fromReplacedByMicrosoft, fromRewritten]
const otherCauses: readonly Rule[] = [
  messageIdChanged,
  replyToChanged,
  toChanged,
  referencesLost,
  dateChanged,
  subjectChanged,
  customStripped,
  bodyChanged,
]

/** The first cause of each difference between what was sent and what arrived. */
export function causesOf(pair: Pair): Observation[] {
  const whole = firstOf(wholeCauses, pair)
  if (whole !== undefined) return [whole]
  const from = firstOf(fromCauses, pair)
  const others = otherCauses.flatMap((rule) => rule(pair) ?? [])
  // Who writes an own From moves the sender to Reply-To: that is one cause, not two.
  const moved = from?.code === 'header-from-munged-list' || (from !== undefined && repliesToAuthor(pair))
  const rest = moved ? others.filter(({code}) => code !== 'redirect-reply-to-changed') : others
  return mergedByCode(from === undefined ? rest : [from, ...rest])
}

function repliesToAuthor({sent, arrived}: Pair): boolean {
  const author = addressesOf(headerValue(sent, 'from'))
  return addressesOf(headerValue(arrived, 'reply-to')).some((address) => author.includes(address))
}

function mergedByCode(observations: readonly Observation[]): Observation[] {
  const merged = new Map<FindingCode, Observation>()
  for (const one of observations) {
    const former = merged.get(one.code)
    merged.set(one.code, former === undefined ? one : {...former, evidence: [...former.evidence, ...one.evidence]})
  }
  return [...merged.values()]
}

function firstOf(rules: readonly Rule[], pair: Pair): Observation | undefined {
  for (const rule of rules) {
    const found = rule(pair)
    if (found !== undefined) return found
  }
  return undefined
}

function messageIdChanged(pair: Pair): Observation | undefined {
  return changed(pair, 'Message-ID') ? fieldObservation('header-message-id-changed', pair, 'Message-ID') : undefined
}

function replyToChanged(pair: Pair): Observation | undefined {
  const status = pair.fields.get('Reply-To')?.status
  if (status === 'lost') return fieldObservation('header-reply-to-lost', pair, 'Reply-To')
  if (status === 'changed') return fieldObservation('redirect-reply-to-changed', pair, 'Reply-To')
  const added = status === undefined ? addressesOf(headerValue(pair.arrived, 'reply-to')) : []
  const from = addressesOf(headerValue(pair.sent, 'from'))
  if (added.every((address) => from.includes(address))) return undefined
  return observation('redirect-reply-to-changed', fieldEvidence('Reply-To', pair.arrived))
}

function toChanged(pair: Pair): Observation | undefined {
  if (!changed(pair, 'To')) return undefined
  const [before, after] = [pair.sent, pair.arrived].map((message) => addressesOf(headerValue(message, 'to')))
  const tagDropped = before?.some(
    (address) => address.includes('+') && after?.includes(address.replace(/\+[^@]*@/, '@')),
  )
  return fieldObservation(tagDropped === true ? 'header-plus-address-lost' : 'redirect-to-changed', pair, 'To')
}

/** Shortened References still thread; the answer is lost only with the last Message-ID of each field. */
function referencesLost({sent, arrived, fields}: Pair): Observation | undefined {
  const threading = ['references', 'in-reply-to'].map((name) => headerValue(arrived, name) ?? '').join(' ')
  const kept = messageIds(threading.toLowerCase())
  const broken = ['References', 'In-Reply-To'].filter((name) => {
    const field = fields.get(name)
    const last = messageIds(headerValue(sent, name) ?? '').at(-1)
    return field !== undefined && last !== undefined && (field.status === 'lost' || !kept.includes(last.toLowerCase()))
  })
  if (broken.length === 0) return undefined
  return observation(
    'header-references-lost',
    broken.flatMap((name) => describeField(fields, name)),
  )
}

/** With a new Message-ID the whole message was made anew, which is named by that. */
function dateChanged(pair: Pair): Observation | undefined {
  if (!changed(pair, 'Date') || changed(pair, 'Message-ID')) return undefined
  return fieldObservation('header-date-changed', pair, 'Date')
}

function customStripped(pair: Pair): Observation | undefined {
  return changed(pair, pair.customHeader)
    ? fieldObservation('header-custom-stripped', pair, pair.customHeader)
    : undefined
}
