import {phrase, type Words} from '../wording/phrase.js'
import {visibleText} from './compare-body.js'
import {decoded} from './compare-fields.js'
import {changed, fieldObservation, observation, type Pair} from './compare-pair.js'
import {phrases} from './compare-phrases.js'
import type {Observation} from './observation.js'
import {excerpt, headerValue} from './raw-headers.js'

export function subjectChanged(pair: Pair): Observation | undefined {
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

export function bodyChanged(pair: Pair): Observation | undefined {
  const {body, mime, sentMime} = pair
  if (body.status === 'kept' && body.likeness !== 'content') return undefined
  const how = bodyEvidence(pair)
  if (body.likeness === 'content')
    return observation('header-encoding-changed', [phrase(phrases.bodyEncodedAnew), ...how])
  if (onlyLettersBroken(visibleText(sentMime), visibleText(mime))) {
    return observation('header-encoding-changed', [phrase(phrases.lettersBroken), ...how])
  }
  if (body.added === undefined) {
    const hashes = phrase(phrases.bodyHash, {before: shortHash(body.hashBefore), after: shortHash(body.hashAfter)})
    return observation('redirect-body-changed', [...how, hashes])
  }
  const {where, text} = body.added
  const added = phrase(where === 'above' ? phrases.addedAbove : phrases.addedBelow, {text})
  return observation('redirect-body-changed', [added, ...how], {where, added: text})
}

/** The beginning of a hash: in full it looks like a credential, and reports hide those. */
function shortHash(hash: string): string {
  return `${hash.slice(0, 16)}…`
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
