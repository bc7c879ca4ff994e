import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {catalogue, findingCodes, textOf, type FindingCode} from '../../src/diagnosis/catalogue.js'
import {finding} from '../../src/diagnosis/diagnose.js'
import type {EntryText, Step} from '../../src/diagnosis/entry.js'
import {german} from '../../src/diagnosis/german.js'

const texts: Readonly<Partial<Record<FindingCode, EntryText>>> = german

/** The German text itself, never what stands in for a missing one. */
function germanOf(code: FindingCode): EntryText {
  const text = texts[code]
  expect(text, `${code} in German`).toBeDefined()
  return text!
}

test.each(findingCodes)('%s has a German cause of its own in one sentence', (code) => {
  const {cause} = germanOf(code)
  expect(cause).toMatch(/^[^\n]{20,400}\.$/)
  expect(cause).not.toBe(catalogue[code].cause)
  expect(placeholdersOf(cause)).toEqual(placeholdersOf(catalogue[code].cause))
  expect(textOf(code, 'de').cause).toBe(cause)
})

test.each(findingCodes)('%s has the same steps in German, for the same providers', (code) => {
  const own = germanOf(code)
  const english = catalogue[code]
  expect(Object.keys(own.remedyFor ?? {})).toEqual(Object.keys(english.remedyFor ?? {}))
  expect(shapeOf(own)).toEqual(shapeOf(english))
})

test.each(findingCodes)('%s names the same commands in German', (code) => {
  expect(wordingsOf(germanOf(code)).map(commandsIn)).toEqual(wordingsOf(catalogue[code]).map(commandsIn))
})

test.each(findingCodes)('%s leaves no placeholder unfilled in German', (code) => {
  const found = finding(code, {check: 'smtp-auth', lang: 'de'})
  expect(`${found.cause}\n${found.remedy.join('\n')}`).not.toMatch(/\{\w+\}/)
})

test('codes that are German only do not exist', () => {
  expect(Object.keys(texts).filter((code) => !Object.hasOwn(catalogue, code))).toEqual([])
})

test('a cause says what it does not know in the language of the report', () => {
  const unknown = {check: 'smtp-tls', lang: 'de'} as const
  expect(finding('tls-cert-expires-soon', unknown).cause).not.toContain('the server')
  expect(finding('tls-cert-expires-soon', unknown).cause).toMatch(/Server/)
})

/** For every wording of every step: which placeholders it has. */
function shapeOf({known = [], remedy, remedyFor = {}}: EntryText): string[][][] {
  return [known, remedy, ...Object.values(remedyFor)].flatMap((steps) =>
    steps.map((step) => wordings(step).map(placeholdersOf)),
  )
}

function wordingsOf({known = [], remedy, remedyFor = {}}: EntryText): string[] {
  return [known, remedy, ...Object.values(remedyFor)].flatMap((steps) => steps.flatMap(wordings))
}

function wordings(step: Step): readonly string[] {
  return typeof step === 'string' ? [step] : step
}

function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted()
}

/** Written by the build that precedes every test run. */
const manifest = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as {
  readonly commands: Readonly<Record<string, unknown>>
}

/** Everything in a text that is to be typed at this program, in alphabetical order. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/recruitmail |\{(?:set|retest)\}/g)]
    .map((match) => commandAt(text.slice(match.index)))
    .toSorted()
}

/** The words of a command: its name, its flags with their values, and arguments in capitals or braces. */
function commandAt(text: string): string {
  const words = text.split(' ')
  const taken = words.splice(0, text.startsWith('{') ? 1 : isCommand(words.slice(1, 3)) ? 3 : 2)
  for (const word of words) {
    if (/[.,;:)]$/.test(taken.at(-1) ?? '')) break
    if (!/^(--[a-z-]+|\{\w+\}|[A-Z_]{2,}|['"].*)[.,;:)]*$/.test(word) && !taken.at(-1)?.startsWith('--')) break
    taken.push(word)
  }
  return taken.join(' ').replace(/[.,;:)]+$/, '')
}

function isCommand(words: readonly string[]): boolean {
  return Object.hasOwn(manifest.commands, words.map((word) => word.replace(/[.,;:)]+$/, '')).join(':'))
}
