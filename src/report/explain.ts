import type {CodeSummary, Explanation} from '../diagnosis/explain.js'
import type {Language, Translated} from '../wording/language.js'
import {fold, wrap} from './layout.js'
import {stepLines} from './step-lines.js'
import {filled, severityWords} from './words.js'

const retryWords: Readonly<Record<Explanation['retry'], Translated>> = {
  never: {
    en: 'Trying again without a change does not help.',
    de: 'Ein neuer Versuch ohne Änderung hilft nicht.',
  },
  later: {en: 'Trying again later may help.', de: 'Ein späterer Versuch kann helfen.'},
  'after-fix': {
    en: 'Trying again helps after the cause is mended.',
    de: 'Ein neuer Versuch hilft, sobald die Ursache behoben ist.',
  },
}

const headings = {
  check: {en: 'Check: {checks}', de: 'Prüfung: {checks}'},
  told: {en: 'Told by: {marks}', de: 'Erkannt an: {marks}'},
  looks: {en: 'What it looks like:', de: 'So sieht es aus:'},
  todo: {en: 'What to do:', de: 'Was zu tun ist:'},
  provider: {en: 'At {provider}:', de: 'Bei {provider}:'},
  count: {
    en: '{count} codes. One in full: recruitmail explain CODE',
    de: '{count} Codes. Einen ausführlich: recruitmail explain CODE --lang de',
  },
  source: {en: 'Source: {source}', de: 'Quelle: {source}'},
} satisfies Record<string, Translated>

/** The explanation of a code as text. */
export function renderExplanation(explanation: Explanation, lang: Language, columns = Infinity): string {
  const {code, severity, cause, checks, distinguishedBy, example, remedy, remedyFor, retry, source} = explanation
  const folded = (text: string): string => fold(text, columns)
  const steps = (heading: string, all: readonly string[]): string => `${folded(heading)}\n${numbered(all, columns)}`
  const sections = [
    folded(`${code} (${severityWords[severity][lang]})\n\n${cause}`),
    folded(
      `${filled(headings.check, lang, {checks: checks.join(', ')})}\n${filled(headings.told, lang, {marks: distinguishedBy.join(', ')})}`,
    ),
    example.length === 0 ? '' : folded(`${headings.looks[lang]}\n${indented(example)}`),
    steps(headings.todo[lang], remedy),
    ...Object.entries(remedyFor).map(([provider, own]) => steps(filled(headings.provider, lang, {provider}), own)),
    folded(`${retryWords[retry][lang]}\n${filled(headings.source, lang, {source})}`),
  ]
  return sections.filter((section) => section !== '').join('\n\n') + '\n'
}

/** All codes, each with its cause. */
export function renderCodes(codes: readonly CodeSummary[], lang: Language, columns = Infinity): string {
  const listed = codes.flatMap(({code, cause}) => [code, ...wrap(cause, Math.min(columns, 100), '  ')])
  return [...listed, '', filled(headings.count, lang, {count: String(codes.length)})].join('\n') + '\n'
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

function numbered(steps: readonly string[], columns: number): string {
  return steps.flatMap((step, index) => stepLines(step, index + 1, columns)).join('\n')
}
