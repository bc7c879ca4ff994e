import type {Language, Translated} from './language.js'

/** Own words with what was seen filled in; the language is chosen where they are shown. */
export interface Phrase {
  readonly text: Translated
  /** What stands for the `{name}` placeholders. */
  readonly values: Readonly<Record<string, Words>>
}

/** Words for a report: a plain string, such as a server's own words, is the same in every language. */
export type Words = string | Phrase

/** Fills a text of a phrase table; a placeholder without a value stays as it is. */
export function phrase(text: Translated, values: Readonly<Record<string, Words | number>> = {}): Phrase {
  const entries = Object.entries(values)
  return {text, values: Object.fromEntries(entries.map(([name, value]) => [name, asWords(value)]))}
}

function asWords(value: Words | number): Words {
  return typeof value === 'number' ? String(value) : value
}

/** The words in one language. */
export function wordsIn(words: Words, language: Language): string {
  if (typeof words === 'string') return words
  return words.text[language].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = words.values[name]
    return value === undefined ? whole : wordsIn(value, language)
  })
}
