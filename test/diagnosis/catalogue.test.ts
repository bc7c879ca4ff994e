import {expect, test} from 'vitest'
import {catalogue, findingCodes, type FindingCode} from '../../src/diagnosis/catalogue.js'
import {classify, classifyBounce, classifyToken} from '../../src/diagnosis/classify.js'
import type {Entry} from '../../src/diagnosis/entry.js'
import {smtpReply} from '../../src/diagnosis/reply.js'
import {presetOf} from '../../src/provider/presets.js'

const entries = Object.entries(catalogue) as [FindingCode, Entry][]
const seen = entries.filter(([, entry]) => entry.example !== undefined)
const bounced = entries.filter(([, entry]) => entry.bounce !== undefined)
const tokens = entries.filter(([, entry]) => entry.token !== undefined)

test.each(seen)('%s is what its own example is classified as', (code, entry) => {
  expect(classify(entry.example!)).toBe(code)
})

test.each(bounced)('%s is what its own bounce is classified as', (code, entry) => {
  expect(classifyBounce(smtpReply(entry.bounce!))).toBe(code)
})

test.each(tokens)('%s is what its own token failure is classified as', (code, entry) => {
  expect(classifyToken(entry.token!)).toBe(code)
})

test.each(entries)('%s has a cause in one sentence, a remedy and a source', (_code, entry) => {
  const {cause, remedy} = entry.text.en
  expect(cause).toMatch(/^[^\n]{20,400}\.$/)
  expect(remedy.length).toBeGreaterThan(0)
  expect(entry.source).not.toBe('')
})

test('remedies for providers name providers that exist', () => {
  const named = entries.flatMap(([, entry]) => Object.keys(entry.text.en.remedyFor ?? {}))
  expect(named.filter((id) => presetOf(id) === undefined)).toEqual([])
})

test('codes are kebab-case and unique across the parts of the catalogue', () => {
  expect(findingCodes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(code))).toEqual([])
  expect(new Set(findingCodes).size).toBe(findingCodes.length)
  expect(findingCodes.length).toBeGreaterThan(330)
})

const commands =
  /^recruitmail (company show|redirect (set|show)|address set|sender set|(smtp|inbound|builtin) set|smtp\|inbound|secret (set|status)|config validate|provider (detect|list)|test-connection)/

test('remedies name only commands that exist', () => {
  const texts = entries.flatMap(([, {text}]) => [text.en.remedy, ...Object.values(text.en.remedyFor ?? {})].flat(2))
  const named = texts.flatMap((step) => step.match(/recruitmail [a-z-]+(?: [a-z-]+)?/g) ?? [])
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((command) => !commands.test(command) && !/^recruitmail (which|\w+,)/.test(command))).toEqual([])
})
