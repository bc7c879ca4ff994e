import {expect, test} from 'vitest'
import {phrases as arrival} from '../../src/connection-test/arrival-phrases.js'
import {phrases as path} from '../../src/connection-test/path-phrases.js'
import {phrases as checks} from '../../src/connection-test/phrases.js'
import {catalogue, findingCodes, type FindingCode} from '../../src/diagnosis/catalogue.js'
import type {Entry} from '../../src/diagnosis/entry.js'
import {meanings} from '../../src/diagnosis/error-meanings.js'
import {explain} from '../../src/diagnosis/explain.js'
import {phrases as diagnosis} from '../../src/diagnosis/phrases.js'
import {phrases as compared} from '../../src/message/compare-phrases.js'
import {phrases as message} from '../../src/message/phrases.js'
import {phrases as secret} from '../../src/secret/phrases.js'
import {phrases as settings} from '../../src/settings/phrases.js'
import type {Translated} from '../../src/wording/language.js'

const entries: Readonly<Record<FindingCode, Entry>> = catalogue
const withSeen = findingCodes.filter((code) => entries[code].seen !== undefined)

/** Phrases that can be recognised by their own words, those with the most words first. */
const known = [arrival, path, checks, diagnosis, compared, message, secret, settings, meanings]
  .flatMap((table: Readonly<Record<string, Translated>>) => Object.values(table))
  .filter(({en}) => ownWords(en).length > 5)
  .toSorted((one, other) => ownWords(other.en).length - ownWords(one.en).length)

function ownWords(text: string): string {
  return text.replaceAll(/\{\w+\}|[^a-z]/gi, '')
}

/** A line worded by a phrase, in German; undefined where no phrase words it. */
function inGerman(line: string): string | undefined {
  for (const {en, de} of known) {
    const pattern = en.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{(\w+)\}/g, '(?<$1>.+?)')
    const values = /\(\?<(\w+)>.*\(\?<\1>/.test(pattern) ? undefined : new RegExp(`^${pattern}$`).exec(line)
    if (values) {
      return de.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
        const value = values.groups?.[name] ?? ''
        return inGerman(value) ?? value
      })
    }
  }
  return undefined
}

test.each(withSeen)('%s shows in German what the check says in German', (code) => {
  const english = explain(code, 'en')?.example ?? []
  const german = explain(code, 'de')?.example ?? []
  expect(german).toHaveLength(english.length)
  for (const [at, line] of english.entries()) expect(german[at]).toBe(inGerman(line) ?? german[at])
})

test('examples are recognised at all', () => {
  const lines = withSeen.flatMap((code) => explain(code, 'en')?.example ?? [])
  expect(lines.filter((line) => inGerman(line) !== undefined).length).toBeGreaterThan(40)
})
