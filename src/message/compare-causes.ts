import type {Email} from 'postal-mime'
import type {FindingCode} from '../diagnosis/catalogue.js'
import {phrase, type Words} from '../wording/phrase.js'
import {readableText, visibleText, type BodyComparison} from './compare-body.js'
import {addressesOf, decoded, displayName, type FieldComparison} from './compare-fields.js'
import {forwardIntroduction, forwardPrefix, quotesHeader} from './forward-signs.js'
import type {Observation} from './observation.js'
import {phrases} from './compare-phrases.js'
import {excerpt, headerValue, messageIds, type RawMessage} from './raw-headers.js'

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

type Rule = (pair: Pair) => Observation | undefined

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

/** `ForwardAsAttachmentTo` and its kin: the original sits in a part of its own, under whatever type (`.eml`, digest). */
function forwardedAsAttachment({sent, arrived, mime, customHeader}: Pair): Observation | undefined {
  if (/^multipart\/report/i.test(headerValue(arrived, 'content-type') ?? '')) return undefined
  const id = messageIds(headerValue(sent, 'message-id') ?? '')[0]
  if (id !== undefined && messageIds(headerValue(arrived, 'message-id') ?? '').includes(id)) return undefined
  const mark = headerValue(sent, customHeader)
  const holds = (text: string): boolean =>
    (id !== undefined && text.includes(id)) || (mark !== undefined && mark !== '' && text.includes(mark))
  const part = mime?.attachments.find(({content}) =>
    holds(typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('latin1')),
  )
  if (part === undefined) return undefined
  return observation('header-forwarded-as-attachment', [
    phrase(phrases.attachedOriginal, {type: excerpt(part.mimeType, 80)}),
    ...fieldEvidence('From', arrived),
    ...fieldEvidence('Subject', arrived),
  ])
}

/** A forward is a new message of the mailbox owner: one cause for From, Message-ID, Reply-To and References at once. */
function forwarded(pair: Pair): Observation | undefined {
  const {sent, arrived, mailboxes, mime, sentMime} = pair
  const prefixed = forwardPrefix.test(decoded(headerValue(arrived, 'subject') ?? '')) && changed(pair, 'Subject')
  const quoted =
    (forwardIntroduction.test(visibleText(mime)) && !forwardIntroduction.test(visibleText(sentMime))) ||
    (quotesHeader(readableText(mime)) && !quotesHeader(readableText(sentMime)))
  const author = addressesOf(headerValue(arrived, 'from'))[0]
  const newAuthor = author !== undefined && !addressesOf(headerValue(sent, 'from')).includes(author)
  const byMailbox = newAuthor && mailboxes.includes(author)
  const newMessage = changed(pair, 'Message-ID')
  const otherwise = mungedBy(pair) !== undefined || names(pair, 'x-google-original-from')
  const isForward =
    newMessage || newAuthor ? prefixed || quoted || (newAuthor && (newMessage || byMailbox) && !otherwise) : false
  if (!isForward) return undefined
  const differing = [...pair.fields.values()].filter(({status}) => status !== 'kept')
  return observation('header-from-rewritten', differing.map(describe), {
    from: excerpt(author ?? ''),
    how: 'forward',
  })
}

function fromReplacedByGoogle(pair: Pair): Observation | undefined {
  if (!changed(pair, 'From') || !names(pair, 'x-google-original-from')) return undefined
  return fromObservation('header-google-from-replaced', pair, fieldEvidence('X-Google-Original-From', pair.arrived))
}

function fromMungedByList(pair: Pair): Observation | undefined {
  if (!newFrom(pair)) return undefined
  const by = mungedBy(pair)
  return by === undefined ? undefined : fromObservation('header-from-munged-list', pair, [by])
}

/** How a list or gateway put itself into From (DMARC mitigation), or undefined. */
function mungedBy({sent, arrived}: Pair): string | undefined {
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
function fromReplacedByMicrosoft(pair: Pair): Observation | undefined {
  if (!newFrom(pair) || changed(pair, 'Message-ID')) return undefined
  const trace = pair.arrived.headers.find(({name}) => name.startsWith('x-ms-exchange-'))
  const domains = [pair.sent, pair.arrived].map((message) =>
    addressesOf(headerValue(message, 'from'))[0]?.split('@').pop(),
  )
  if (trace === undefined || domains[0] !== domains[1]) return undefined
  return fromObservation('header-ms-from-replaced', pair, [excerpt(`${trace.name}: ${trace.value}`)])
}

function fromRewritten(pair: Pair): Observation | undefined {
  return newFrom(pair) ? fromObservation('header-from-rewritten', pair, []) : undefined
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

function subjectChanged(pair: Pair): Observation | undefined {
  if (!changed(pair, 'Subject')) return undefined
  const [before, after] = [pair.sent, pair.arrived].map((message) => decoded(headerValue(message, 'subject') ?? ''))
  if (before === undefined || after === undefined) return undefined
  if (onlyLettersBroken(before, after)) return fieldObservation('header-encoding-changed', pair, 'Subject')
  const at = after.toLowerCase().indexOf(before.toLowerCase())
  const tag = at === -1 ? '' : `${after.slice(0, at)}${after.slice(at + before.length)}`.trim()
  return fieldObservation('header-subject-tagged', pair, 'Subject', {
    subject: excerpt(after),
    ...(tag === '' ? {} : {tag: excerpt(tag, 60)}),
  })
}

/** The ASCII letters are the same and others are not, or are written out (`ae`): umlauts were lost, not words added. */
function onlyLettersBroken(before: string, after: string): boolean {
  const ascii = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, '')
  // oxlint-disable-next-line no-control-regex
  if (!/[^\u0000-\u007f]/.test(before) || ascii(before) === '') return false
  return [before, spelledOut(before), plain(before)].some((text) => ascii(text) === ascii(after))
}

const spelling: Readonly<Record<string, string>> = {ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss'}

function spelledOut(text: string): string {
  return text.normalize('NFC').replace(/[äöüÄÖÜß]/g, (letter) => spelling[letter] ?? letter)
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Mark}/gu, '')
}

function customStripped(pair: Pair): Observation | undefined {
  return changed(pair, pair.customHeader)
    ? fieldObservation('header-custom-stripped', pair, pair.customHeader)
    : undefined
}

function bodyChanged(pair: Pair): Observation | undefined {
  const {body, mime, sentMime} = pair
  if (body.status === 'kept' && body.likeness !== 'content') return undefined
  const how = bodyEvidence(pair)
  if (body.likeness === 'content')
    return observation('header-encoding-changed', [phrase(phrases.bodyEncodedAnew), ...how])
  if (onlyLettersBroken(visibleText(sentMime), visibleText(mime))) {
    return observation('header-encoding-changed', [phrase(phrases.lettersBroken), ...how])
  }
  if (body.added === undefined) {
    const hashes = phrase(phrases.bodyHash, {before: body.hashBefore, after: body.hashAfter})
    return observation('redirect-body-changed', [...how, hashes])
  }
  const {where, text} = body.added
  const added = phrase(where === 'above' ? phrases.addedAbove : phrases.addedBelow, {text})
  return observation('redirect-body-changed', [added, ...how], {where, added: text})
}

/** What was done to the body besides its words: type, encoding, links. */
function bodyEvidence({sent, arrived, sentMime, mime}: Pair): Words[] {
  const fields = ['Content-Type', 'Content-Transfer-Encoding'].flatMap((field) => {
    const [before, after] = [sent, arrived].map((message) => (headerValue(message, field) ?? '').split(';')[0]?.trim())
    const same = before?.toLowerCase() === after?.toLowerCase()
    return same ? [] : [phrase(phrases.fieldBecame, {field, before: before || '-', after: excerpt(after ?? '') || '-'})]
  })
  const links = visibleText(sentMime).match(/https?:\/\/[^\s<>"']{4,200}/g) ?? []
  const there = `${visibleText(mime)} ${mime?.html ?? ''}`
  const lost = links.filter((link) => !there.includes(link) && !there.includes(link.replaceAll('&', '&amp;')))
  const instead = visibleText(mime).match(/https?:\/\/[^\s<>"']{4,300}/)?.[0]
  const rewritten = lost.map((link) =>
    instead === undefined
      ? phrase(phrases.linkLost, {link: excerpt(link)})
      : phrase(phrases.linkRewritten, {link: excerpt(link), instead: excerpt(instead)}),
  )
  return [...fields, ...rewritten]
}

function changed(pair: Pair, field: string): boolean {
  const status = pair.fields.get(field)?.status
  return status === 'changed' || status === 'lost'
}

/** A changed display name is shown in the fields; only another address makes answers go astray. */
function newFrom({sent, arrived}: Pair): boolean {
  const there = addressesOf(headerValue(arrived, 'from'))
  return !addressesOf(headerValue(sent, 'from')).every((address) => there.includes(address))
}

function names({sent, arrived}: Pair, header: string): boolean {
  const original = addressesOf(headerValue(sent, 'from'))
  return addressesOf(headerValue(arrived, header)).some((address) => original.includes(address))
}

function observation(code: FindingCode, evidence: readonly Words[], facts?: Record<string, string>): Observation {
  return facts === undefined || Object.keys(facts).length === 0 ? {code, evidence} : {code, facts, evidence}
}

function fromObservation(code: FindingCode, pair: Pair, evidence: readonly Words[]): Observation {
  const from = addressesOf(headerValue(pair.arrived, 'from'))[0]
  return observation(
    code,
    [...describeField(pair.fields, 'From'), ...evidence],
    from === undefined ? {} : {from: excerpt(from)},
  )
}

function fieldObservation(code: FindingCode, pair: Pair, field: string, facts?: Record<string, string>): Observation {
  return observation(code, describeField(pair.fields, field), facts)
}

function describeField(fields: Pair['fields'], name: string): Words[] {
  const field = fields.get(name)
  return field === undefined ? [] : [describe(field)]
}

function describe({field, before, after}: FieldComparison): Words {
  if (after === undefined) return phrase(phrases.fieldMissing, {field, before})
  return phrase(phrases.fieldChanged, {field, before, after})
}

function fieldEvidence(name: string, message: RawMessage): string[] {
  const value = headerValue(message, name)
  return value === undefined ? [] : [excerpt(`${name}: ${decoded(value)}`)]
}
