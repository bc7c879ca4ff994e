import type {Language} from '../wording/language.js'
import {wordsIn} from '../wording/phrase.js'
import {catalogue, findingCodes, isFindingCode, textOf, type FindingCode} from './catalogue.js'
import type {Entry, Retry} from './entry.js'
import {evidenceLines} from './evidence-lines.js'
import {checksOf, marksOf} from './entry-checks.js'
import type {CheckName, Severity} from './finding.js'
import {seenInGerman} from './german/seen.js'
import {general, generalStep} from './remedy.js'

/** A code in words, placeholders shown as capitals: what it means, how it looks, what to type. */
export interface Explanation {
  readonly code: FindingCode
  readonly group: Entry['group']
  /** The checks that can name it. */
  readonly checks: readonly CheckName[]
  readonly severity: Severity
  readonly retry: Retry
  readonly cause: string
  /** What tells it from other causes. */
  readonly distinguishedBy: readonly string[]
  readonly remedy: readonly string[]
  readonly remedyFor: Readonly<Record<string, readonly string[]>>
  /** What the server says, by example. */
  readonly example: readonly string[]
  readonly source: string
}

/** Everything the catalogue knows about a code, or undefined for an unknown one. */
export function explain(code: string, lang: Language = 'en'): Explanation | undefined {
  if (!isFindingCode(code)) return undefined
  const entry = catalogue[code]
  const {cause, remedy, remedyFor} = textOf(code, lang)
  return {
    code,
    group: entry.group,
    checks: checksOf(entry),
    severity: entry.severity ?? 'error',
    retry: entry.retry,
    cause: general(cause, lang),
    distinguishedBy: marksOf(entry).map((mark) => wordsIn(mark, lang)),
    remedy: remedy.map((step) => generalStep(step, lang)),
    remedyFor: Object.fromEntries(
      Object.entries(remedyFor ?? {}).map(([provider, steps]) => [
        provider,
        steps.map((step) => generalStep(step, lang)),
      ]),
    ),
    example: exampleOf(code, entry, lang),
    source: entry.source,
  }
}

/** A code in one line. */
export interface CodeSummary {
  readonly code: FindingCode
  readonly group: Entry['group']
  readonly severity: Severity
  readonly cause: string
}

/** Every code, in the order of a conversation with a server. */
export function allCodes(lang: Language): CodeSummary[] {
  return findingCodes.map((code) => {
    const {group, severity = 'error'} = catalogue[code]
    return {code, group, severity, cause: general(textOf(code, lang).cause, lang)}
  })
}

function exampleOf(code: FindingCode, {example, bounce, token, seen}: Entry, lang: Language): string[] {
  if (seen !== undefined) return [...((lang === 'de' ? seenInGerman[code] : undefined) ?? seen)]
  if (bounce !== undefined) return [bounce]
  if (token !== undefined)
    return [[token.errorCode, token.error, token.description].filter((part) => part !== undefined).join(': ')]
  return example === undefined ? [] : evidenceLines(example).map((line) => wordsIn(line, lang))
}

/** Known codes that resemble a mistyped one, the nearest first, at most five. */
export function nearestCodes(code: string): FindingCode[] {
  const wanted = code.toLowerCase().slice(0, 80)
  return findingCodes
    .map((known) => ({
      known,
      distance: distance(wanted, known) - (wanted.length > 3 && known.includes(wanted) ? 100 : 0),
    }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, 5)
    .filter((candidate) => candidate.distance <= Math.max(4, wanted.length / 2))
    .map(({known}) => known)
}

/** Levenshtein's distance, row by row. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_none, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
