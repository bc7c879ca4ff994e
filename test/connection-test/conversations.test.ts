import {afterEach, describe, expect, it} from 'vitest'
import type {CompanyTest, ConversationRole} from '../../src/connection-test/result.js'
import {startWorld, type World} from '../../src/sandbox/world.js'
import {testWorld} from './world.js'

let world: World | undefined

afterEach(async () => {
  await world?.close()
  world = undefined
})

function said(test: CompanyTest, role: ConversationRole): string {
  const lines = test.conversations.filter((conversation) => conversation.role === role).flatMap(({lines: all}) => all)
  return lines.map(({from, text}) => `${from}: ${text}`).join('\n')
}

const application = [
  'From: Canary Kandidatin <canary@applicant.example>',
  'To: jobs@acme.example',
  'Subject: Canary-Bewerbung',
  'Message-ID: <canary-4711@applicant.example>',
  'Date: Mon, 23 Nov 2026 09:00:00 +0000',
  '',
  'Canary-Text',
  '',
].join('\r\n')

describe('the conversations of a test', () => {
  it('are all told, from the first byte to the last', async () => {
    world = await startWorld()
    const test = await testWorld(world)
    expect(test.conversations.map(({role}) => role).toSorted()).toEqual(['builtin', 'copy', 'inbound', 'smtp'])
    for (const {host, port, lines} of test.conversations) {
      expect(lines[0]?.text).toContain(`${host} has the addresses 127.0.0.1`)
      expect(lines[1]?.text).toBe(`connected to 127.0.0.1:${port}`)
      expect(lines.length).toBeLessThanOrEqual(200)
    }
    expect(said(test, 'smtp')).toMatch(
      /client: RCPT TO:<jobs@acme\.example>[^]*client: \(message of \d+ bytes\)\nserver: 250/,
    )
    expect(said(test, 'builtin')).toContain('client: AUTH PLAIN (hidden)')
    expect(said(test, 'inbound')).toMatch(/server: \* FETCH \(\d+ bytes left out\)/)
  })

  it('hold no password and no word of a candidate', async () => {
    world = await startWorld()
    for (const address of ['acme-jobs@recruit.example', 'jobs@acme.example']) {
      const mailbox = world.mailbox(address)
      mailbox.inbox.append(Buffer.from(application), ['Canary-Stichwort'])
      mailbox.create('Jobs/Canary Kandidatin').append(Buffer.from(application))
      mailbox.create('Canary', '\\Archive').append(Buffer.from(application))
    }
    const test = await testWorld(world, 'acme')
    const report = JSON.stringify(test.conversations)
    const leaks = ['Kandidatin', 'Bewerbung', 'Canary-', 'canary@', 'canary-4711'].filter((word) =>
      report.includes(word),
    )
    expect(leaks).toEqual([])
    const passwords = Object.values(world.environment)
    expect(passwords.length).toBeGreaterThan(2)
    const base64 = passwords.map((password) => Buffer.from(password).toString('base64').replace(/=+$/, ''))
    expect([...passwords, ...base64].some((secret) => report.includes(secret))).toBe(false)
  })

  it('hold no word of a candidate where a probe has to be looked for in every folder', {timeout: 30_000}, async () => {
    world = await startWorld({fault: 'delivery-accepted-but-not-arrived'})
    const mailbox = world.mailbox('acme-jobs@recruit.example')
    mailbox.create('Jobs/Canary Kandidatin').append(Buffer.from(application))
    const test = await testWorld(world, 'acme', {timeoutMs: 9000})
    expect(test.findings.length).toBeGreaterThan(0)
    expect(JSON.stringify(test.conversations).includes('Kandidatin')).toBe(false)
  })

  it.each(['tcp-refused', 'dns-host-not-found', 'smtp-greeting-554-dialup'])('are told of %s, too', async (fault) => {
    world = await startWorld({fault})
    const test = await testWorld(world, 'acme', {timeoutMs: 9000, lang: 'de'})
    const ends: Readonly<Record<string, RegExp>> = {
      'tcp-refused': /note: keine Verbindung zu 127\.0\.0\.1:\d+: ECONNREFUSED$/,
      'dns-host-not-found': /^note: smtp\.acme\.example ließ sich nicht auflösen: ENOTFOUND$/,
      'smtp-greeting-554-dialup': /server: 554 IP=127\.0\.0\.1 - Dialup\/transient IP not allowed\. \(DIAL\)$/,
    }
    expect(said(test, 'smtp')).toMatch(ends[fault] ?? /never/)
  })

  it('are there even of a mailbox that refuses the login', async () => {
    world = await startWorld({fault: 'imap-auth-bad-credentials'})
    const test = await testWorld(world, 'acme', {timeoutMs: 9000})
    expect(said(test, 'inbound')).toMatch(/server: \S+ NO \[AUTHENTICATIONFAILED\]/)
  })
})
