import {afterEach, expect, it} from 'vitest'
import {limitsUntil, limitsWithin} from '../../src/connection/limits.js'
import type {CompanyTest} from '../../src/connection-test/result.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {startWorld} from '../../src/sandbox/world.js'
import type {ServerSettings, Settings} from '../../src/settings/settings.js'
import {testWorld} from './world.js'

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

type Where = 'smtp' | 'copy' | 'inbound'

/** Tests a sound world in which one server follows a script instead. @returns the test and what it took, in ms */
async function testWith(where: Where, replies: Script, timeoutMs: number): Promise<{test: CompanyTest; ms: number}> {
  const world = await startWorld()
  const start = where === 'smtp' ? startScriptedSmtp : startScriptedImap
  const server = await start({encryption: 'none', replies})
  closers.push(
    () => world.close(),
    () => server.close(),
  )
  const settings = structuredClone(world.settings) as Settings
  const {acme} = settings.companies
  const replaced = {smtp: acme?.smtp, copy: acme?.imap, inbound: settings.inbound?.imap}[where] as ServerSettings
  Object.assign(replaced, {host: '127.0.0.1', port: server.port, encryption: 'none'})
  const startedAt = performance.now()
  const test = await testWorld(world, 'acme', {settings, timeoutMs})
  return {test, ms: performance.now() - startedAt}
}

function codesAt(test: CompanyTest): string[] {
  return test.findings.map(({check, code}) => `${check} ${code}`)
}

it('never lets a step reach beyond the end of the test, but gives it a moment', () => {
  const limits = limitsUntil(limitsWithin(60_000), performance.now() + 2000)
  expect(limits.reply).toBeGreaterThan(1500)
  expect(limits.reply).toBeLessThanOrEqual(2000)
  expect(limitsUntil(limitsWithin(60_000), performance.now() - 5000).content).toBe(500)
  expect(limitsUntil(limitsWithin(200), performance.now() + 60_000)).toMatchObject(limitsWithin(200))
})

it('ends in time although every single answer comes within its own limit', {timeout: 20_000}, async () => {
  const later = (reply: string | string[]): Script[string] => ({afterMs: 1200, next: reply})
  const slow = {
    EHLO: later(['250-mail.example', '250 AUTH PLAIN']),
    AUTH: later('235 ok'),
    MAIL: later('250 ok'),
    RCPT: later('250 ok'),
  }
  const {test, ms} = await testWith('smtp', slow, 4000)
  expect(ms).toBeLessThan(5000)
  expect(codesAt(test)).toEqual(['smtp-sender tcp-idle-timeout'])
})

it('proves the channel although the mailbox of the copy never answers the login', {timeout: 20_000}, async () => {
  const silent = {LOGIN: {silence: true}, AUTHENTICATE: {silence: true}} as const
  const {test, ms} = await testWith('copy', silent, 6000)
  expect(ms).toBeLessThan(7000)
  expect(codesAt(test)).toEqual(['redirect-copy tcp-idle-timeout'])
  expect(test.verdict).toBe('degraded')
})

it('says that the mailbox fell silent, not that nothing arrived', {timeout: 20_000}, async () => {
  const {test, ms} = await testWith('inbound', {FETCH: {silence: true}}, 6000)
  expect(ms).toBeLessThan(7000)
  expect(codesAt(test)).toEqual(['redirect-arrival tcp-idle-timeout'])
})

it('does not wait for the answer to its goodbye', {timeout: 20_000}, async () => {
  const {ms} = await testWith('copy', {LOGOUT: {silence: true}}, 6000)
  expect(ms).toBeLessThan(7000)
})
