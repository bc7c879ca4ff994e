import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {catalogue, findingCodes, type FindingCode} from '../../src/diagnosis/catalogue.js'
import {classify, classifyBounce, classifyToken} from '../../src/diagnosis/classify.js'
import {finding} from '../../src/diagnosis/diagnose.js'
import type {Entry} from '../../src/diagnosis/entry.js'
import {explain} from '../../src/diagnosis/explain.js'
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
  const {cause, remedy} = entry
  expect(cause).toMatch(/^[^\n]{20,400}\.$/)
  expect(remedy.length).toBeGreaterThan(0)
  expect(entry.source).not.toBe('')
})

test.each(entries)('%s can be recognised by an example of its evidence', (code, entry) => {
  const {example, bounce, token, seen: lines = []} = entry
  const examples = [example, bounce, token, ...lines].filter((one) => one !== undefined && one !== '')
  expect(examples.length).toBeGreaterThan(0)
  expect(explain(code)?.example.join('\n')).not.toBe('')
})

test('remedies for providers name providers that exist', () => {
  const named = entries.flatMap(([, entry]) => Object.keys(entry.remedyFor ?? {}))
  expect(named.filter((id) => presetOf(id) === undefined)).toEqual([])
})

test('codes are kebab-case and unique across the parts of the catalogue', () => {
  expect(findingCodes.filter((code) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(code))).toEqual([])
  expect(new Set(findingCodes).size).toBe(findingCodes.length)
  expect(findingCodes.length).toBeGreaterThan(330)
})

interface Manifest {
  readonly commands: Readonly<Record<string, {readonly flags: Readonly<Record<string, unknown>>} | undefined>>
}

/** Written by the build that precedes every test run. */
const manifest = JSON.parse(readFileSync(new URL('../../oclif.manifest.json', import.meta.url), 'utf8')) as Manifest

/** What is wrong with `recruitmail smtp set --port 587`: an unknown command or an unknown flag. */
function unknownIn(line: string): string[] {
  const words = line.split(' ').slice(1)
  const two = `${words[0]}:${words[1]}`
  const id = manifest.commands[two] === undefined ? (words[0] ?? '') : two
  const command = manifest.commands[id]
  if (command === undefined) return [line]
  const flags = [...line.matchAll(/--([a-z-]+)/g)].map((match) => match[1] ?? '')
  return flags.filter((flag) => !(flag in command.flags)).map((flag) => `${line}: --${flag}`)
}

test('remedies name only commands and flags that exist', () => {
  const facts = {
    company: 'acme',

    host: 'smtp.acme.example',
    port: '587',
    account: 'a@acme.example',
    address: 'b@acme.example',
    recipient: 'b@acme.example',
    folder: 'INBOX',
    firstName: 'mx.acme.example',
    localPart: 'a',
  }
  const lines = entries.flatMap(([code, entry]) => {
    const providers = [undefined, ...Object.keys(entry.remedyFor ?? {})]
    return providers.flatMap(
      (provider) =>
        finding(code, {
          check: entry.group === 'imap' ? 'inbound-auth' : 'smtp-auth',
          facts,
          ...(provider !== undefined && {provider}),
        }).remedy,
    )
  })
  const named = lines.flatMap((line) => line.match(/recruitmail [a-z-]+( [^;:,.()]*(\.[^;:,.() ][^;:,()]*)*)?/g) ?? [])
  expect(named.length).toBeGreaterThan(200)
  expect([...new Set(named.flatMap(unknownIn))]).toEqual([])
})
