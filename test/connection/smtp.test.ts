import {createServer, type Server} from 'node:net'
import type {AddressInfo} from 'node:net'
import {afterEach, describe, expect, it} from 'vitest'
import {limitsWithin} from '../../src/connection/limits.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {logIn} from '../../src/connection/smtp-login.js'
import {Authority, type TlsFlaw} from '../../src/sandbox/authority.js'
import type {Reply, Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import type {Evidence} from '../../src/connection/evidence.js'
import {evidenceOf, local, login, networkOf} from './evidence-of.js'

const authority = new Authority()
const closers: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const options = {limits: limitsWithin(8000)}

async function scripted(encryption: 'tls' | 'starttls' | 'none', replies: Script = {}, flaw?: TlsFlaw) {
  const tls = authority.serverTls(['mail.acme.example'], flaw)
  const server = await startScriptedSmtp({encryption, tls, replies})
  closers.push(() => server.close())
  return server
}

/** A server of raw sockets, for what is not SMTP at all. */
async function raw(onConnection: Parameters<typeof createServer>[1]): Promise<number> {
  const server: Server = createServer(onConnection)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => void server.close())
  return (server.address() as AddressInfo).port
}

async function openingFails(
  encryption: 'tls' | 'starttls' | 'none',
  replies: Script,
  flaw?: TlsFlaw,
): Promise<Evidence> {
  const {port} = await scripted(encryption, replies, flaw)
  return evidenceOf(openSmtp(local('smtp', port, encryption), networkOf(authority), options))
}

describe('opening an SMTP conversation', () => {
  it.each(['tls', 'starttls', 'none'] as const)('goes up to the EHLO with %s and logs in', async (encryption) => {
    const server = await scripted(encryption)
    const session = await openSmtp(local('smtp', server.port, encryption), networkOf(authority), options)
    expect(session.offers('PIPELINING')).toBe(true)
    expect(session.sizeLimit).toBe(26_214_400)
    await expect(logIn(session, login)).resolves.toMatchObject({mechanism: 'PLAIN', reply: {code: 235}})
    const replies = await session.envelope({sender: 'a@acme.example', recipient: 'b@acme.example', size: 100})
    expect(replies.recipient.code).toBe(250)
    expect((await session.data([Buffer.from('Subject: x\r\n\r\n.dot\r\n')])).code).toBe(250)
    expect(server.received).toContain('..dot')
    expect(JSON.stringify(session.transcript).includes(Buffer.from('canary-7d1f').toString('base64').slice(0, 8))).toBe(
      false,
    )
    session.quit()
  })

  it('reports a closed port with the address that refused', async () => {
    const port = await raw(() => undefined)
    for (const close of closers.splice(0)) await close()
    const evidence = await evidenceOf(openSmtp(local('smtp', port, 'tls'), networkOf(authority), options))
    expect(evidence).toMatchObject({stage: 'connect', errorCode: 'ECONNREFUSED'})
    expect(evidence.attempts).toMatchObject([{address: '127.0.0.1', errorCode: 'ECONNREFUSED'}])
  })

  it.each<[TlsFlaw, string]>([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['self-signed-in-chain', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['incomplete-chain', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('refuses a certificate that is %s and shows what was presented', async (flaw, errorCode) => {
    for (const encryption of ['tls', 'starttls'] as const) {
      const evidence = await openingFails(encryption, {}, flaw)
      expect(evidence).toMatchObject({stage: encryption === 'tls' ? 'tls' : 'starttls', errorCode})
      expect(evidence.tls?.names.length).toBeGreaterThan(0)
    }
  })

  it('tells TLS on a plain-text port by the greeting that came instead', async () => {
    const {port} = await scripted('starttls')
    const evidence = await evidenceOf(openSmtp(local('smtp', port, 'tls'), networkOf(authority), options))
    expect(evidence).toMatchObject({stage: 'tls', counterProof: {plainGreeting: '220 smtp.acme.example ESMTP ready'}})
  })

  it('tells plain text on a TLS port by a handshake that works', async () => {
    const {port} = await scripted('tls')
    const evidence = await evidenceOf(openSmtp(local('smtp', port, 'starttls'), networkOf(authority), options))
    expect(evidence).toMatchObject({stage: 'greeting', errorCode: 'TIMEOUT', counterProof: {speaksTls: true}})
  })

  it('waits for a greeting that is only slow', async () => {
    const late: Reply = {afterMs: 2900, next: '220 slow.example ESMTP'}
    const {port} = await scripted('none', {greeting: late})
    const patient = {limits: {...options.limits, greeting: 30_000}}
    const session = await openSmtp(local('smtp', port, 'none'), networkOf(authority), patient)
    expect(session.greetingText).toBe('220 slow.example ESMTP')
    session.quit()
  })

  it('reports a port that never greets', async () => {
    const evidence = await evidenceOf(
      openSmtp(
        local('smtp', await raw((socket) => closers.push(() => void socket.destroy())), 'none'),
        networkOf(authority),
        {
          limits: limitsWithin(1000),
        },
      ),
    )
    expect(evidence).toMatchObject({stage: 'greeting', errorCode: 'TIMEOUT', bytesReceived: 0})
  })

  it.each<[string, string]>([
    ['HTTP/1.1 400 Bad Request', 'an HTTP server'],
    ['* OK IMAP4rev1 ready', 'an IMAP server'],
    ['+OK POP3 ready', 'a POP3 server'],
  ])('shows the first line %s of %s', async (greeting) => {
    expect(await openingFails('none', {greeting})).toMatchObject({stage: 'greeting', errorCode: 'NOT_SMTP', greeting})
  })

  it('names a web server that waits to be spoken to', async () => {
    const port = await raw((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    })
    const evidence = await evidenceOf(openSmtp(local('smtp', port, 'starttls'), networkOf(authority), options))
    expect(evidence.counterProof?.plainGreeting).toBe('HTTP/1.1 400 Bad Request')
  })

  it.each<[string, Script, Partial<Evidence>]>([
    ['a refusing greeting', {greeting: '554 5.7.1 blocked'}, {stage: 'greeting', smtp: reply(554, '5.7.1', 'blocked')}],
    ['a closed connection', {greeting: {drop: true}}, {stage: 'greeting', errorCode: 'CLOSED'}],
    ['a reset', {greeting: {reset: true}}, {errorCode: 'ECONNRESET'}],
    ['EHLO and HELO refused', {EHLO: '550 no', HELO: '550 no'}, {stage: 'ehlo', smtp: reply(550, undefined, 'no')}],
    ['a connection cut after EHLO', {EHLO: {drop: true}}, {stage: 'ehlo', errorCode: 'CLOSED'}],
  ])('keeps the evidence of %s', async (_name, replies, expected) => {
    expect(await openingFails('none', replies)).toMatchObject(expected)
  })

  it.each<[string, Script, Partial<Evidence>]>([
    ['no STARTTLS', {EHLO: ['250-x', '250 SIZE']}, {stage: 'starttls', offered: ['SIZE']}],
    [
      'a broken STARTTLS',
      {STARTTLS: '454 4.7.0 TLS not available'},
      {stage: 'starttls', smtp: reply(454, '4.7.0', 'TLS not available')},
    ],
    ['bytes injected', {STARTTLS: ['220 go', '250 injected']}, {stage: 'starttls', errorCode: 'STARTTLS_INJECTION'}],
  ])('never goes on in clear text with %s', async (_name, replies, expected) => {
    const {port, received} = await scripted('starttls', replies)
    const evidence = await evidenceOf(openSmtp(local('smtp', port, 'starttls'), networkOf(authority), options))
    expect(evidence).toMatchObject(expected)
    expect(received.some((line) => line.startsWith('AUTH'))).toBe(false)
  })

  it('is ended by the signal', async () => {
    const controller = new AbortController()
    const {port} = await scripted('none', {greeting: {silence: true}})
    const opening = openSmtp(local('smtp', port, 'none'), networkOf(authority), {...options, signal: controller.signal})
    setTimeout(() => controller.abort(), 50)
    await expect(opening).rejects.toThrow(/abort/i)
  })

  it('refuses clear text to a host that is not loopback', async () => {
    const endpoint = {...local('smtp', 25, 'none'), address: '192.0.2.1'}
    const evidence = await evidenceOf(openSmtp(endpoint, networkOf(authority), options))
    expect(evidence).toMatchObject({stage: 'tls', errorCode: 'CLEARTEXT_REFUSED'})
  })
})

describe('logging in', () => {
  async function loginFails(replies: Script): Promise<Evidence> {
    const {port} = await scripted('none', replies)
    const session = await openSmtp(local('smtp', port, 'none'), networkOf(authority), options)
    closers.push(() => session.destroy())
    return evidenceOf(logIn(session, login))
  }

  it('says that the login was never tried when the server offers no AUTH', async () => {
    const evidence = await loginFails({EHLO: ['250-x', '250 SIZE']})
    expect(evidence).toMatchObject({stage: 'auth', offered: ['SIZE']})
    expect(evidence.smtp).toBeUndefined()
  })

  it('keeps every line of a refusal', async () => {
    const lines = ['534-5.7.9 Application-specific password required.', '534 5.7.9 InvalidSecondFactor']
    const evidence = await loginFails({AUTH: lines})
    expect(evidence.smtp).toMatchObject({code: 534, enhanced: '5.7.9', lines})
    expect(evidence.smtp?.text).toBe('Application-specific password required. InvalidSecondFactor')
  })

  it('takes the next mechanism when one is not supported', async () => {
    const server = await scripted('none', {EHLO: ['250-x', '250 AUTH LOGIN CRAM-MD5']})
    const session = await openSmtp(local('smtp', server.port, 'none'), networkOf(authority), options)
    expect((await logIn(session, login)).mechanism).toBe('LOGIN')
    session.quit()
  })

  it.each([
    ['AUTH=LOGIN PLAIN', 'PLAIN'],
    ['AUTH=LOGIN', 'LOGIN'],
    ['AUTH CRAM-MD5\r\n250-AUTH=CRAM-MD5 PLAIN', 'PLAIN'],
  ])('knows the offer in its old form: %j', async (offer, mechanism) => {
    const server = await scripted('none', {EHLO: ['250-x', `250-${offer}`, '250 SIZE']})
    const session = await openSmtp(local('smtp', server.port, 'none'), networkOf(authority), options)
    expect((await logIn(session, login)).mechanism).toBe(mechanism)
    session.quit()
  })

  it('takes OAUTHBEARER for a token where XOAUTH2 is missing', async () => {
    const server = await scripted('none', {EHLO: ['250-x', '250 AUTH OAUTHBEARER']})
    const session = await openSmtp(local('smtp', server.port, 'none'), networkOf(authority), options)
    expect((await logIn(session, {...login, account: 'a=b@acme.example', auth: 'oauth'})).mechanism).toBe('OAUTHBEARER')
    const response = server.received.find((line) => line.startsWith('AUTH'))?.split(' ')[2] ?? ''
    expect(Buffer.from(response, 'base64').toString()).toMatch(/^n,a=a=3Db@acme\.example,\u0001auth=Bearer /)
    session.quit()
  })

  it('has evidence of what was offered before TLS alone', async () => {
    const replies = {EHLO: ['250-x', '250-AUTH PLAIN', '250 STARTTLS'], 'EHLO-secure': ['250-x', '250 SIZE']}
    const {port} = await scripted('starttls', replies)
    const session = await openSmtp(local('smtp', port, 'starttls'), networkOf(authority), options)
    closers.push(() => session.destroy())
    const evidence = await evidenceOf(logIn(session, login))
    expect(evidence).toMatchObject({offered: ['SIZE'], offeredBeforeTls: ['AUTH PLAIN', 'STARTTLS']})
  })

  it('has evidence of a connection that ends at the login', async () => {
    expect(await loginFails({AUTH: {drop: true}})).toMatchObject({stage: 'auth', errorCode: 'CLOSED'})
  })

  it('names mechanisms that cannot be used', async () => {
    const evidence = await loginFails({EHLO: ['250-x', '250 AUTH NTLM GSSAPI']})
    expect(evidence).toMatchObject({stage: 'auth', errorCode: 'NO_COMMON_MECHANISM', offered: ['AUTH NTLM GSSAPI']})
  })
})

describe('the envelope and the message', () => {
  async function deliveryFails(replies: Script): Promise<Evidence> {
    const {port} = await scripted('none', replies)
    const session = await openSmtp(local('smtp', port, 'none'), networkOf(authority), options)
    closers.push(() => session.destroy())
    await logIn(session, login)
    const sending = async (): Promise<void> => {
      await session.envelope({sender: 'a@acme.example', recipient: 'b@acme.example', size: 10})
      await session.data([Buffer.from('x\r\n')])
    }
    return evidenceOf(sending())
  }

  it.each<[string, Script, Partial<Evidence>]>([
    [
      'a foreign sender',
      {MAIL: '553 5.7.1 not owned'},
      {stage: 'sender', sender: 'a@acme.example', smtp: reply(553, '5.7.1', 'not owned')},
    ],
    ['an unknown recipient', {RCPT: '550 5.1.1 unknown'}, {stage: 'recipient', recipient: 'b@acme.example'}],
    ['a message refused at the end', {content: '554 5.6.0 spam'}, {stage: 'data', smtp: reply(554, '5.6.0', 'spam')}],
    ['a connection lost after the message', {content: {drop: true}}, {stage: 'data', errorCode: 'CLOSED'}],
  ])('keeps the evidence of %s', async (_name, replies, expected) => {
    expect(await deliveryFails(replies)).toMatchObject(expected)
  })

  it('does not send an address in UTF-8 to a server that cannot take it', async () => {
    const {port} = await scripted('none', {EHLO: ['250-x', '250 AUTH PLAIN']})
    const session = await openSmtp(local('smtp', port, 'none'), networkOf(authority), options)
    closers.push(() => session.destroy())
    const sending = session.envelope({sender: 'jörg@acme.example', recipient: 'b@acme.example', size: 10})
    expect(await evidenceOf(sending)).toMatchObject({stage: 'sender', errorCode: 'SMTPUTF8_MISSING'})
  })
})

function reply(code: number, enhanced: string | undefined, text: string): NonNullable<Evidence['smtp']> {
  return expect.objectContaining({code, enhanced, text}) as NonNullable<Evidence['smtp']>
}
