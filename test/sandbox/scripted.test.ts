import {ImapFlow} from 'imapflow'
import {createTransport} from 'nodemailer'
import {afterEach, describe, expect, it} from 'vitest'
import {Authority} from '../../src/sandbox/authority.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import type {ScriptedOptions, ScriptedServer} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {RawClient} from '../scripted/raw-client.js'

const authority = new Authority()
const tls = authority.serverTls(['mail.example'])
let server: ScriptedServer
afterEach(() => server.close())

describe('a scripted SMTP server', () => {
  async function send(options: Omit<ScriptedOptions, 'tls'>, method = 'PLAIN'): Promise<unknown> {
    server = await startScriptedSmtp({...options, tls})
    const transport = createTransport({
      host: '127.0.0.1',
      port: server.port,
      secure: options.encryption === 'tls',
      requireTLS: options.encryption === 'starttls',
      tls: {ca: authority.pem, servername: 'mail.example'},
      auth: {user: 'u@mail.example', pass: 'p'},
      authMethod: method,
    })
    const envelope = {from: 'u@mail.example', to: 'v@mail.example'}
    return transport.sendMail({...envelope, envelope, subject: 'x', text: '.\r\nQUIT\r\n'}).then(
      ({response}) => response as string,
      ({response}: {response?: string}) => response,
    )
  }

  it.each(['tls', 'starttls', 'none'] as const)('takes a message with encryption %s', async (encryption) => {
    expect(await send({encryption})).toBe('250 2.0.0 Ok: queued as 4ABCD1')
    expect(server.received).toContain('MAIL FROM:<u@mail.example>')
  })

  it('takes AUTH LOGIN in its three lines', async () => {
    expect(await send({encryption: 'none'}, 'LOGIN')).toMatch(/^250/)
    expect(server.received).toContain(Buffer.from('p').toString('base64'))
  })

  it.each([
    ['AUTH', '535 5.7.8 Error: authentication failed'],
    ['MAIL', '553 5.7.1 not owned'],
    ['RCPT', '550 5.1.1 unknown'],
    ['DATA', '451 4.3.0 try again'],
    ['content', '554 5.7.1 spam'],
  ])('gives the replaced reply to %s', async (step, reply) => {
    expect(await send({encryption: 'starttls', replies: {[step]: reply}})).toBe(reply)
  })

  it('goes on with commands after a refused DATA and a refused AUTH', async () => {
    server = await startScriptedSmtp({encryption: 'none', replies: {DATA: '554 no', 'AUTH-start': '504 no'}})
    const client = new RawClient(server.port)
    client.write('EHLO x\r\nAUTH LOGIN\r\nDATA\r\nQUIT\r\n')
    expect(await client.until(/^221/m)).toMatch(/^504 no\r\n554 no\r\n221/m)
    client.destroy()
  })

  it('says something and closes, waits, sends bytes, or resets, as it is told', async () => {
    const replies = {
      greeting: {bytes: Buffer.from('220 \u0001\u0000x\r\n', 'latin1')},
      EHLO: {afterMs: 20, next: '250 late'},
      NOOP: {say: ['421-closing', '421 now'], next: {drop: true}},
    } as const
    server = await startScriptedSmtp({encryption: 'none', replies})
    const client = new RawClient(server.port)
    client.write('EHLO x\r\n')
    await client.until(/^250 late\r\n/m)
    client.write('NOOP\r\n')
    expect(await client.untilClosed()).toBe('220 \u0001\u0000x\r\n250 late\r\n421-closing\r\n421 now\r\n')
  })
})

describe('a scripted IMAP server', () => {
  async function open(options: Omit<ScriptedOptions, 'tls'>, pass = 'p'): Promise<object> {
    server = await startScriptedImap({...options, tls})
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.port,
      secure: options.encryption === 'tls',
      ...(options.encryption === 'starttls' && {doSTARTTLS: true}),
      servername: 'mail.example',
      tls: {ca: authority.pem},
      auth: {user: 'u@mail.example', pass},
      logger: false,
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await client.mailboxOpen('INBOX')
    } catch (error) {
      return error as object
    } finally {
      client.close()
    }
  }

  it.each(['tls', 'starttls', 'none'] as const)('opens its empty INBOX with encryption %s', async (encryption) => {
    expect(await open({encryption})).toMatchObject({path: 'INBOX', exists: 0})
  })

  it('gives the replaced reply to a login, whichever command it comes by', async () => {
    const refusal = '$tag NO [UNAVAILABLE] try later'
    expect(await open({encryption: 'none', replies: {LOGIN: refusal, AUTHENTICATE: refusal}})).toMatchObject({
      serverResponseCode: 'UNAVAILABLE',
    })
  })

  it('takes credentials in literals', async () => {
    server = await startScriptedImap({encryption: 'none'})
    const client = new RawClient(server.port)
    client.write('a1 LOGIN {1}\r\nu {2+}\r\np\n\r\na2 NOOP\r\n')
    expect(await client.until(/^a2 /m)).toMatch(/^\+ go on\r\na1 OK Logged in\r\na2 OK/m)
    client.destroy()
  })
})
