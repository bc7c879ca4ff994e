import {Resolver} from 'node:dns/promises'
import {existsSync} from 'node:fs'
import {mkdtemp, readdir, rm, stat} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {ImapFlow} from 'imapflow'
import {authenticate} from 'mailauth'
import {createTransport, type Transporter} from 'nodemailer'
import PostalMime from 'postal-mime'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import type {StoredMessage} from '../../src/sandbox/imap-mailbox.js'
import type {RedirectMode} from '../../src/sandbox/redirect-mode.js'
import {startWorld, type World} from '../../src/sandbox/world.js'

const application = [
  'From: Jane Doe <jane@applicant.example>',
  'To: jobs@acme.example',
  'Reply-To: jane.private@applicant.example',
  'References: <earlier@applicant.example>',
  'Subject: =?UTF-8?Q?Bewerbung_f=C3=BCr_die_Stelle?=',
  'Message-ID: <application-1@applicant.example>',
  'X-Campaign: autumn',
  'Date: Sun, 22 Nov 2026 09:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Sehr geehrte Damen und Herren,',
  '',
].join('\r\n')

describe('the mail world of the sandbox', () => {
  let world: World
  beforeEach(async () => {
    world = await startWorld({hopMs: 1})
  })
  afterEach(() => world.close())

  const inbox = (address: string, folder = 'INBOX'): readonly StoredMessage[] =>
    world.mailbox(address).folder(folder)?.messages ?? []
  const apply = (): Promise<void> =>
    world.deliver(application, {from: 'jane@applicant.example', to: ['jobs@acme.example']})
  const arrived = async (address: string, count = 1, folder = 'INBOX'): Promise<Buffer> => {
    await expect.poll(() => inbox(address, folder).length, {interval: 5}).toBe(count)
    return inbox(address, folder).at(-1)?.raw ?? Buffer.alloc(0)
  }

  function transport(address = 'jobs@acme.example', secure = false): Transporter {
    const account = world.accounts.find((one) => one.address === address)
    return createTransport({
      host: '127.0.0.1',
      port: account?.smtp?.port ?? 0,
      secure,
      requireTLS: !secure,
      tls: {ca: world.caPem, servername: account?.smtp?.host ?? ''},
      auth: {user: address, pass: account?.password ?? ''},
      disableFileAccess: true,
    })
  }

  const letter = (from: string, to: string): object => ({
    from,
    to,
    subject: 'Ihre Bewerbung für die Stelle',
    text: 'Vielen Dank für Ihre Bewerbung.',
    envelope: {from, to},
  })

  it('redirects a message to the inbound mailbox byte for byte below the trace fields and keeps a copy', async () => {
    await apply()
    const [redirected, copy] = [await arrived('acme-jobs@recruit.example'), await arrived('jobs@acme.example')]
    expect(redirected.toString().endsWith(application)).toBe(true)
    expect(copy.toString().endsWith(application)).toBe(true)
    expect(redirected.toString()).toMatch(
      /^Return-Path: <jane@applicant.example>\r\nDelivered-To: acme-jobs@recruit.example\r\nReceived: /,
    )
    expect(redirected.toString()).toContain('X-Sieve-Redirected-From: jobs@acme.example')
  })

  it('signs so that SPF, DKIM and DMARC hold at the inbound mailbox by its own name server', async () => {
    await transport().sendMail(letter('jobs@acme.example', 'jobs@acme.example'))
    const raw = await arrived('acme-jobs@recruit.example')
    const resolver = new Resolver()
    resolver.setServers([world.dnsServer])
    const result = await authenticate(raw, {
      ip: '127.0.0.1',
      helo: 'mx.acme.example',
      sender: 'jobs@acme.example',
      mta: 'test',
      resolver: (name, type) => resolver.resolve(name, type) as Promise<string[]>,
    })
    expect(result.dkim.results[0]?.status.result).toBe('pass')
    expect(result.spf === false ? undefined : result.spf?.status.result).toBe('pass')
    expect(result.dmarc === false ? undefined : result.dmarc?.status.result).toBe('pass')
  })

  it('carries an answer from the company to the candidate', async () => {
    await transport().sendMail(letter('jobs@acme.example', 'jane@applicant.example'))
    const mail = await PostalMime.parse(await arrived('jane@applicant.example'))
    expect(mail).toMatchObject({from: {address: 'jobs@acme.example'}, subject: 'Ihre Bewerbung für die Stelle'})
  })

  it('carries an application the candidate sends herself, over implicit TLS', async () => {
    await transport('jane@applicant.example', true).sendMail(letter('jane@applicant.example', 'karriere@beta.example'))
    expect((await arrived('karriere@beta.example')).toString()).toContain('Vielen Dank')
    expect((await arrived('acme-jobs@recruit.example')).toString()).toContain('Vielen Dank')
  })

  it('lets nobody send as somebody else, to nobody, or with a wrong password', async () => {
    const send = (from: string, to: string): Promise<unknown> => transport().sendMail(letter(from, to))
    await expect(send('ceo@acme.example', 'jobs@acme.example')).rejects.toMatchObject({
      responseCode: 553,
      response: '553 5.7.1 <ceo@acme.example>: Sender address rejected: not owned by user jobs@acme.example',
    })
    await expect(send('jobs@acme.example', 'nobody@acme.example')).rejects.toMatchObject({
      responseCode: 550,
      response: expect.stringContaining('5.1.1'),
    })
    const wrong = createTransport({...transport().options, auth: {user: 'jobs@acme.example', pass: 'wrong'}} as object)
    await expect(wrong.sendMail(letter('jobs@acme.example', 'jobs@acme.example'))).rejects.toMatchObject({
      code: 'EAUTH',
      responseCode: 535,
    })
  })

  it('serves the mailboxes over IMAP with the certificate of its own authority', async () => {
    await apply()
    await arrived('acme-jobs@recruit.example')
    const imap = world.settings.inbound?.imap
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: imap?.port ?? 0,
      secure: true,
      servername: imap?.host ?? '',
      tls: {ca: world.caPem},
      auth: {user: imap?.account ?? '', pass: world.environment['RECRUITMAIL_SECRET_INBOUND'] ?? ''},
      logger: false,
    })
    await client.connect()
    expect(await client.status('INBOX', {messages: true})).toMatchObject({messages: 1})
    await client.logout()
  })

  it('answers DNS for its zones over UDP and TCP and knows no other name', async () => {
    const resolver = new Resolver()
    resolver.setServers([world.dnsServer])
    expect(await resolver.resolve4('smtp.acme.example')).toEqual(['127.0.0.1'])
    expect(await resolver.resolveMx('acme.example')).toEqual([{exchange: 'mx.acme.example', priority: 10}])
    expect((await resolver.resolveTxt('sandbox._domainkey.acme.example'))[0]?.join('')).toMatch(
      /^v=DKIM1; k=rsa; p=.{300,}$/,
    )
    await expect(resolver.resolve6('smtp.acme.example')).rejects.toMatchObject({code: 'ENODATA'})
    await expect(resolver.resolve4('www.iana.org')).rejects.toMatchObject({code: 'ENOTFOUND'})
  })

  it('names a secret in the environment for every login of the settings', () => {
    expect(Object.keys(world.environment).sort()).toEqual([
      'RECRUITMAIL_SECRET_ACME_IMAP',
      'RECRUITMAIL_SECRET_ACME_SMTP',
      'RECRUITMAIL_SECRET_BUILTIN',
      'RECRUITMAIL_SECRET_INBOUND',
    ])
    for (const secret of Object.values(world.environment)) expect(world.settingsYaml.includes(secret)).toBe(false)
  })

  it('leaves nothing behind in the directory of another and removes its own', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
    const other = await startWorld({directory})
    expect((await stat(other.caFile)).mode & 0o777).toBe(0o600)
    await other.close()
    expect(await readdir(directory)).toEqual([])
    await rm(directory, {recursive: true})
    const own = await startWorld()
    expect(existsSync(own.caFile)).toBe(true)
    await own.close()
    expect(existsSync(own.caFile)).toBe(false)
  })

  it('refuses a fault it does not know and names those it knows', async () => {
    await expect(startWorld({fault: 'toString'})).rejects.toMatchObject({
      kind: 'usage',
      code: 'unknown-fault',
      problems: [{valid: expect.stringContaining('tcp-refused')}],
    })
  })

  describe('with its redirect', () => {
    const changes: [RedirectMode, {has?: RegExp; lacks?: RegExp}][] = [
      ['forward', {has: /^From: jobs@acme.example\r\n[\s\S]*^Subject: WG: /m}],
      ['attachment', {has: /^Content-Type: message\/rfc822/m}],
      ['new-message-id', {lacks: /application-1@applicant/}],
      ['reply-to-lost', {lacks: /^Reply-To:/m}],
      ['reply-to-changed', {has: /^Reply-To: helpdesk@acme.example/m}],
      ['references-lost', {lacks: /^References:/m}],
      ['subject-tagged', {has: /^Subject: \[EXTERN\] =\?UTF-8\?Q\?Bewerbung/m}],
      ['custom-stripped', {lacks: /^X-/m}],
      ['to-changed', {has: /^To: acme-jobs@recruit.example/m}],
      ['from-munged', {has: /^From: "Jane Doe jane@applicant.example via jobs@acme.example" <jobs@acme.example>/m}],
      ['footer', {has: /Damen und Herren,\r\n\r\nThis message was checked/}],
      ['unconfirmed', {has: /^From: Gmail Team <forwarding-noreply@google.com>/m}],
    ]

    it.each(changes)('in the mode %s changes what arrives', async (mode, {has = /^/, lacks = /(?!)/}) => {
      world.setRedirect(mode)
      await apply()
      const text = (await arrived('acme-jobs@recruit.example')).toString()
      expect(text).toMatch(has)
      expect(text).not.toMatch(lacks)
    })

    it('off, delivers to the company alone', async () => {
      world.setRedirect('off')
      await apply()
      await arrived('jobs@acme.example')
      expect(inbox('acme-jobs@recruit.example')).toHaveLength(0)
    })

    it('without a copy, delivers to the inbound mailbox alone', async () => {
      world.setRedirect('no-copy')
      await apply()
      await arrived('acme-jobs@recruit.example')
      expect(inbox('jobs@acme.example')).toHaveLength(0)
    })

    it('doubled, or into another folder, delivers there', async () => {
      world.setRedirect('twice')
      await apply()
      await arrived('acme-jobs@recruit.example', 2)
      world.setRedirect('junk')
      await apply()
      await arrived('acme-jobs@recruit.example', 1, 'Junk')
      expect(inbox('acme-jobs@recruit.example')).toHaveLength(2)
    })

    it.each([
      ['target-unknown', /^Status: 5\.1\.1$/m],
      ['external-blocked', /^Status: 5\.7\.520$/m],
      ['loop', /^Status: 5\.4\.6$/m],
    ] as const)('in the mode %s bounces to the sender', async (mode, status) => {
      world.setRedirect(mode)
      await apply()
      const bounce = await PostalMime.parse(await arrived('jane@applicant.example'))
      expect(bounce.from?.address).toBe('MAILER-DAEMON@mx.acme.example')
      const report = bounce.attachments.find(({mimeType}) => mimeType === 'message/delivery-status')
      expect(new TextDecoder().decode(report?.content as ArrayBuffer)).toMatch(status)
    })

    it('replaced by an auto-reply, answers the sender once', async () => {
      world.setRedirect('auto-reply')
      await apply()
      const reply = (await arrived('jane@applicant.example')).toString()
      expect(reply).toMatch(/^Auto-Submitted: auto-replied\r\nIn-Reply-To: <application-1@applicant.example>/m)
    })
  })
})
