import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import type {CompanyTest} from '../../src/connection-test/result.js'
import {delayNotice} from '../../src/sandbox/written-bounces.js'
import type {RedirectMode} from '../../src/sandbox/redirect-mode.js'
import {startWorld, type World} from '../../src/sandbox/world.js'
import {createVault} from '../../src/secret/chain.js'
import {testWorld} from './world.js'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.close())

const inbound = 'acme-jobs@recruit.example'
const timeoutMs = 9000

function verdict(mode: RedirectMode, more: Parameters<typeof testWorld>[2] = {}): Promise<CompanyTest> {
  world.setRedirect(mode)
  return testWorld(world, 'acme', {timeoutMs, ...more})
}

function evidenceOf(test: CompanyTest): string {
  return test.findings.flatMap(({evidence}) => evidence).join('\n')
}

/** Every message in the world, as `address folder count`. */
function leftOver(): string[] {
  return world.accounts.flatMap(({address}) =>
    [...world.mailbox(address).folders].flatMap(([name, {messages}]) =>
      messages.length === 0 ? [] : [`${address} ${name} ${messages.length}`],
    ),
  )
}

function message(from: string, ...lines: string[]): Buffer {
  return Buffer.from([`From: ${from}`, `To: ${inbound}`, 'Message-ID: <x@y.example>', ...lines].join('\r\n'))
}

describe('when nothing comes', {timeout: 30_000}, () => {
  it('takes the copy in a mailbox that several addresses of a domain share for no stray', async () => {
    const {acme} = world.settings.companies
    if (acme?.imap === undefined) throw new Error('acme has no mailbox of its own')
    const {imap, ...withoutMailbox} = acme
    const twin = {name: 'Twin', redirect: {from: 'twin@acme.example'}, senderName: 'Twin', imap}
    const companies = {...world.settings.companies, acme: withoutMailbox, twin}
    const secret = world.environment['RECRUITMAIL_SECRET_ACME_IMAP'] ?? ''
    const vault = createVault({...world.environment, RECRUITMAIL_SECRET_TWIN_IMAP: secret})
    const test = await verdict('off', {settings: {...world.settings, companies}, vault})

    expect(test.findings.map(({code}) => code)).toEqual(['delivery-accepted-but-not-arrived'])
  })

  it('says what was looked at and ruled out, and where the message got to', async () => {
    const test = await verdict('off')

    expect(test.findings.map(({code}) => code)).toEqual(['delivery-accepted-but-not-arrived'])
    const evidence = evidenceOf(test)
    for (const words of [
      /accepted by the sending server smtp\.acme\.example:\d+: 250 .*queued as/,
      /not seen in INBOX of acme-jobs@recruit\.example within \d s/,
      /nor in its other folders \(4 searched: Junk and 3 more\)/,
      /in the company’s own mailbox jobs@acme\.example \(INBOX\)/,
      /no bounce in acme-jobs@recruit\.example, jobs@acme\.example/,
      /no automatic reply/,
      /no request of a provider .* in INBOX, Junk/,
      /the probe from outside .* did not arrive either/,
      /mail for acme\.example goes to mx\.acme\.example/,
      /lead to acme-jobs@recruit\.example, the address of the inbound mailbox/,
    ]) {
      expect(evidence).toMatch(words)
    }
    expect(test.findings[0]?.remedy[0]).toContain('only the redirect is missing')
    expect(leftOver()).toEqual([])
  })

  it('claims nothing it did not look at', async () => {
    const {acme} = world.settings.companies
    const {imap: _imap, ...without} = acme!
    const {builtin: _builtin, ...settings} = world.settings
    world.setRedirect('off')
    const test = await testWorld(world, 'acme', {
      timeoutMs,
      settings: {...settings, companies: {...settings.companies, acme: without}},
    })

    const evidence = evidenceOf(test)
    expect(evidence).toContain('the company’s own mailbox was not looked at: the company has no imap settings')
    expect(evidence).toContain('a bounce would go to jobs@acme.example, whose mailbox was not looked at')
    expect(evidence).toContain('no probe was sent from outside: no built-in service is set up')
    expect(evidence).toMatch(/no bounce in acme-jobs@recruit\.example$/m)
    expect(test.findings[0]?.remedy.join('\n')).toContain('companies.acme.imap')
  })

  it('says it in German', async () => {
    const test = await verdict('off', {lang: 'de'})

    const evidence = evidenceOf(test)
    expect(evidence).toContain('angenommen vom sendenden Server')
    expect(evidence).toContain('wurde nicht umgeleitet')
    expect(evidence).not.toMatch(/\b(?:the|not|nor|was|goes|mailbox)\b/)
  })
})

describe('a request to confirm', {timeout: 30_000}, () => {
  const link = `https://mail-settings.google.com/mail/vf-%5BANGjdJ-petVojChFcVD2c3mm1VVkaCWtILfa_059rDG1iVfLP-t50epeoLlYmmnwolVAf3Vx2Brl_cfvykyx_G0KoeTXLs2XWUkuqCsUSA%5D-Ei5zn0thIjdMgpN_5oeRA06FD9M`
  const google = 'Gmail Team <forwarding-noreply@google.com>'

  it('that has waited for long is found, its whole link shown, and left where it is', async () => {
    const request = ['Subject: x', '', 'jobs@acme.example', link, link.replace('/vf-', '/uf-')]
    world.mailbox(inbound).inbox.append(message(google, ...request))
    const test = await verdict('off')

    expect(test.findings.map(({code}) => code)).toEqual(['redirect-target-unconfirmed'])
    expect(test.findings[0]?.remedy[0]).toContain(link)
    expect(JSON.stringify(test.findings)).not.toContain('/uf-')
    expect(leftOver()).toEqual([`${inbound} INBOX 1`])
  })

  it('of a hoster nobody knows is named when it speaks of both addresses, without its link', async () => {
    const text = [`jobs@acme.example an ${inbound}`, 'https://panel.hoster.example/confirm/9a8b']
    const request = ['Subject: Weiterleitung best\u00E4tigen', '', ...text]
    world.mailbox(inbound).inbox.append(message('Mailverwaltung <noreply@hoster.example>', ...request))
    const test = await verdict('off')

    expect(test.findings.map(({code}) => code)).toEqual(['redirect-target-unconfirmed'])
    expect(evidenceOf(test)).toContain('its sender is not proven')
    expect(JSON.stringify(test.findings)).not.toContain('panel.hoster.example')
  })

  it('for the redirect of somebody else is not blamed', async () => {
    world.mailbox(inbound).inbox.append(message(google, 'Subject: x', '', 'karriere@beta.example', link))
    const test = await verdict('off')

    expect(test.findings.map(({code}) => code)).toEqual(['delivery-accepted-but-not-arrived'])
  })

  it.each([
    [
      'whose sender the receiving server found to be false',
      google,
      'spf=fail; dkim=none; dmarc=fail header.from=google.com',
    ],
    [
      'of somebody who is no provider',
      'Gmail <noreply@gmail-forwarding.example>',
      'dmarc=pass header.from=gmail-forwarding.example',
    ],
  ])('%s is told without link and code', async (_what, from, results) => {
    const trace = [
      `Authentication-Results: imap.recruit.example; ${results}`,
      'Received: from evil.example (evil.example [198.51.100.9]) by imap.recruit.example with ESMTP; Mon, 23 Nov 2026 10:00:00 +0000',
    ]
    const text = [
      'Subject: Gmail Forwarding Confirmation',
      '',
      'jobs@acme.example code 483920175',
      'https://evil.example/confirm',
    ]
    const raw = Buffer.concat([Buffer.from(`${trace.join('\r\n')}\r\n`), message(from, ...text)])
    world.mailbox(inbound).inbox.append(raw)
    const test = await verdict('off')

    expect(test.findings.map(({code}) => code)).toEqual(['delivery-accepted-but-not-arrived'])
    expect(evidenceOf(test)).toContain('its sender is not proven')
    expect(JSON.stringify(test)).not.toMatch(/evil\.example\/confirm|483920175/)
  })
})

describe('a redirect that takes its time or its own way', {timeout: 30_000}, () => {
  it('is healthy when a server reports a delay and the message comes all the same', async () => {
    const test = await verdict(({raw, from, rule}) => [
      {raw: delayNotice(raw, from, rule.to), to: from},
      {raw, to: rule.to, afterMs: 800},
    ])

    expect(test.findings).toEqual([])
    expect(test.verdict).toBe('passed')
    expect(leftOver()).toEqual([])
  })

  it('is healthy when the message comes although a bounce of something else came first', async () => {
    const test = await verdict(({raw, from, rule}) => [
      {
        raw: message('MAILER-DAEMON@x.example', 'Subject: failure notice', '', '<other@x.example>: 550 5.1.1 no'),
        to: from,
      },
      {raw, to: rule.to, afterMs: 300},
    ])

    expect(test.findings).toEqual([])
  })

  it('is seen at its place when the archive of all messages shows it too', async () => {
    world.mailbox(inbound).create('Alle Nachrichten', '\\All')
    const test = await verdict(({raw, rule}) => [
      {raw, to: rule.to, folder: 'Alle Nachrichten'},
      {raw, to: rule.to, afterMs: 3200},
    ])

    expect(test.findings).toEqual([])
  })

  it('leaves nothing in the mailbox of another company that it was found in', async () => {
    world.setRedirect(({raw}) => [{raw, to: 'karriere@beta.example'}])
    const {acme, beta} = world.settings.companies
    const password = world.accounts.find(({address}) => address === 'karriere@beta.example')?.password ?? ''
    const imap = {...acme!.imap!, account: 'karriere@beta.example'}
    const other: World = {
      ...world,
      settings: {...world.settings, companies: {acme: acme!, beta: {...beta!, imap}}},
      environment: {...world.environment, RECRUITMAIL_SECRET_BETA_IMAP: password},
    }
    const test = await testWorld(other, 'acme', {timeoutMs})

    expect(test.findings.map(({code}) => code)).toEqual(['redirect-wrong-mailbox'])
    expect(test.findings[0]?.cause).toContain('karriere@beta.example')
    expect(leftOver()).toEqual([])
  })
})
