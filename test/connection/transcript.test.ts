import {afterEach, describe, expect, it} from 'vitest'
import {openImap} from '../../src/connection/imap.js'
import {imapTranscript} from '../../src/connection/imap-transcript.js'
import {limitsWithin} from '../../src/connection/limits.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {logIn} from '../../src/connection/smtp-login.js'
import {Transcript} from '../../src/connection/transcript.js'
import {Authority} from '../../src/sandbox/authority.js'
import {closedPort} from '../../src/sandbox/listen.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {Secret} from '../../src/secret/vault.js'
import {evidenceOf, local, login, networkOf} from './evidence-of.js'

const authority = new Authority()
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

type Encryption = 'tls' | 'starttls' | 'none'

async function portOf(start: typeof startScriptedSmtp, encryption: Encryption, replies: Script = {}): Promise<number> {
  const server = await start({encryption, tls: authority.serverTls(['mail.acme.example']), replies})
  closers.push(() => server.close())
  return server.port
}

const texts = ({lines}: Transcript): string[] => lines.map(({from, text}) => `${from}: ${text}`)

/** The password as a server may quote it: as it is, in base64, after the account, for URLs. */
function quotesOf(password: string): string[] {
  const base64 = (text: string): string => Buffer.from(text).toString('base64')
  return [password, base64(password), base64(`\0jobs@acme.example\0${password}`), encodeURIComponent(password)]
}

describe('the transcript of an SMTP conversation', () => {
  async function conversation(encryption: Encryption, replies: Script = {}): Promise<Transcript> {
    const transcript = new Transcript()
    const port = await portOf(startScriptedSmtp, encryption, replies)
    const options = {limits: limitsWithin(4000), transcript}
    const session = await openSmtp(local('smtp', port, encryption), networkOf(authority), options)
    await logIn(session, login).catch(() => undefined)
    await session.envelope({sender: 'a@acme.example', recipient: 'b@acme.example', size: 30}).catch(() => undefined)
    await session.data([Buffer.from('Subject: canary-subject\r\n\r\nbody\r\n')]).catch(() => undefined)
    session.quit()
    return transcript
  }

  it('begins with the connection and tells of TLS, login, envelope and message', async () => {
    const said = texts(await conversation('starttls'))
    expect(said[0]).toMatch(/^note: connected to 127\.0\.0\.1:\d+$/)
    expect(said[1]).toBe('server: 220 smtp.acme.example ESMTP ready')
    expect(said[2]).toMatch(/^client: EHLO /)
    expect(said).toContain('client: STARTTLS')
    expect(said.find((line) => line.includes('TLS handshake'))).toMatch(
      /TLSv1\.3, TLS_\w+, certificate of mail\.acme\.example, issued by Sandbox Root CA, valid until \d{4}-\d\d-\d\d$/,
    )
    expect(said).toContain('client: AUTH PLAIN (hidden)')
    expect(said).toContain('client: MAIL FROM:<a@acme.example> SIZE=30')
    expect(said).toContain('client: RCPT TO:<b@acme.example>')
    expect(said).toContain('client: (message of 36 bytes)')
    expect(said).toContain('server: 250 2.0.0 Ok: queued as 4ABCD1')
    expect(said.at(-1)).toBe('client: QUIT')
    expect(said.join('\n')).not.toContain('canary-subject')
  })

  it('counts the time from its first line on', async () => {
    const {lines} = await conversation('none')
    const times = lines.map(({ms = -1}) => ms)
    expect(times[0]).toBe(0)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  it.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(
    'has no credentials of AUTH %s, also where the server quotes them',
    async (name) => {
      const password = 'Canary:geheim/+&7'
      const transcript = new Transcript()
      const refusal = quotesOf(password).map((quote) => `535-5.7.8 no: ${quote}`)
      const replies = {EHLO: ['250-x', `250 AUTH ${name}`], AUTH: [...refusal, '535 5.7.8 end']}
      const port = await portOf(startScriptedSmtp, 'none', replies)
      const options = {limits: limitsWithin(4000), transcript}
      const session = await openSmtp(local('smtp', port, 'none'), networkOf(authority), options)
      await evidenceOf(logIn(session, {...login, secret: new Secret(password, 'environment')}))
      session.quit()
      const said = texts(transcript).join('\n')
      expect(said).toContain(`AUTH ${name}`)
      expect(quotesOf(password).some((quote) => said.includes(quote))).toBe(false)
    },
  )

  it('is there for a connection that failed', async () => {
    const transcript = new Transcript('de')
    const port = await closedPort()
    const options = {limits: limitsWithin(4000), transcript}
    await evidenceOf(openSmtp(local('smtp', port, 'tls'), networkOf(authority), options))
    expect(texts(transcript)).toEqual([`note: keine Verbindung zu 127.0.0.1:${port}: ECONNREFUSED`])
  })

  it('says how the connection ended', async () => {
    const transcript = new Transcript()
    const port = await portOf(startScriptedSmtp, 'none', {EHLO: {drop: true}})
    const options = {limits: limitsWithin(4000), transcript}
    await evidenceOf(openSmtp(local('smtp', port, 'none'), networkOf(authority), options))
    expect(texts(transcript).at(-1)).toBe('note: the server closed the connection')
  })

  it('keeps the beginning and the end of a long conversation, and short lines', async () => {
    const many = Array.from({length: 190}, (_none, index) => `250-X${index} ${'a b '.repeat(200)}`)
    const {lines} = await conversation('none', {
      EHLO: ['250-x', ...many, '250 AUTH PLAIN'],
      RCPT: many.concat('250 ok'),
    })
    expect(lines).toHaveLength(200)
    expect(lines[0]?.text).toMatch(/^connected to/)
    expect(lines.at(-1)?.text).toBe('QUIT')
    expect(lines.filter(({text}) => /^\(\d+ lines left out\)$/.test(text))).toHaveLength(1)
    expect(Math.max(...lines.map(({text}) => text.length))).toBeLessThanOrEqual(301)
  })
})

describe('the transcript of an IMAP conversation', () => {
  const canary = 'Canary Kandidatin'
  const replies: Script = {
    LIST: [
      '* LIST (\\HasNoChildren) "/" INBOX',
      '* LIST (\\HasNoChildren \\Junk) "/" Spam',
      `* LIST (\\HasNoChildren) "/" "Jobs/${canary}"`,
      '$tag OK',
    ],
    SELECT: [
      '* FLAGS (\\Seen Canary)',
      '* 1 EXISTS',
      '* OK [PERMANENTFLAGS (\\Seen Canary \\*)] ok',
      '* OK [UIDVALIDITY 1] ok',
      '$tag OK [READ-WRITE] Selected',
    ],
    SEARCH: ['* SEARCH 4711', '$tag OK'],
    FETCH: [
      `* 1 FETCH (UID 4711 ENVELOPE ("Mon, 1 Jan 2024 00:00:00 +0000" "${canary}" (("${canary}" NIL "canary" "a.example")) NIL NIL NIL NIL NIL NIL "<canary@a.example>") BODY[HEADER] {19}`,
      'Subject: Canary 4',
      ')',
      '$tag OK',
    ],
  }

  async function session(encryption: Encryption, more: Script = {}, folder = 'INBOX'): Promise<Transcript> {
    const transcript = new Transcript()
    const port = await portOf(startScriptedImap, encryption, {...replies, ...more})
    const options = {timeoutMs: 4000, transcript, ownFolders: [folder]}
    const client = await openImap(local('imap', port, encryption), login, networkOf(authority), options)
    await client.list()
    await client.mailboxOpen(folder)
    await client.search({header: {'message-id': 'probe'}}, {uid: true})
    for await (const message of client.fetch('1:*', {uid: true, envelope: true, headers: true})) void message
    await client.mailboxOpen(`Jobs/${canary}`).catch(() => undefined)
    await client.logout()
    return transcript
  }

  it.each(['tls', 'starttls'] as const)('tells of the session from its first byte on with %s', async (encryption) => {
    const said = texts(await session(encryption))
    expect(said[0]).toMatch(/^note: connected to /)
    expect(said.filter((line) => line.startsWith('server: * OK [CAPABILITY'))).toHaveLength(1)
    expect(said.some((line) => line.startsWith('note: TLS handshake: TLSv1.3'))).toBe(true)
    expect(said.some((line) => /^client: \S+ (LOGIN|AUTHENTICATE)/.test(line))).toBe(true)
    expect(said.some((line) => /^server: \S+ OK completed/.test(line))).toBe(true)
    expect(said).toContain('server: * 1 EXISTS')
    expect(said.some((line) => /^client: \S+ SELECT INBOX/.test(line))).toBe(true)
  })

  it('has no word of other people’s messages, folders or keywords', async () => {
    const transcript = await session('tls')
    const said = texts(transcript).join('\n')
    expect(said.toLowerCase().includes('canary')).toBe(false)
    expect(said.includes('4711')).toBe(false)
    expect(said).toMatch(/server: \* FETCH \(\d+ bytes left out\)/)
    expect(said).toMatch(/server: \* SEARCH \(\d+ bytes left out\)/)
    expect(said).toMatch(/client: \S+ SELECT \(name of a folder\)/)
    expect(said).toContain('\\Junk) "/" Spam')
  })

  it('has no password, also where the server quotes it', async () => {
    const password = 'Canary-geheim77'
    const transcript = new Transcript()
    const no = `$tag NO [AUTHENTICATIONFAILED] ${quotesOf(password).join(' ')}`
    const port = await portOf(startScriptedImap, 'tls', {LOGIN: no, AUTHENTICATE: no})
    const secret = new Secret(password, 'environment')
    const opening = openImap(local('imap', port, 'tls'), {...login, secret}, networkOf(authority), {transcript})
    await evidenceOf(opening)
    const said = texts(transcript).join('\n')
    expect(said).toContain('AUTHENTICATIONFAILED')
    expect(quotesOf(password).some((quote) => said.includes(quote))).toBe(false)
  })

  it('counts lines of one kind that follow each other as one', () => {
    const transcript = new Transcript()
    const log = imapTranscript(transcript, [])
    log.debug({src: 's', msg: '* OK greeting, said before'})
    for (let index = 1; index <= 3; index++) log.trace({src: 's', msg: `* ${index} FETCH (BODY[] (* 1000B literal *))`})
    expect(texts(transcript)).toEqual(['server: * FETCH (3 such lines, 3057 bytes left out)'])
  })
})
