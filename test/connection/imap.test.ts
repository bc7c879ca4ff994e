import {afterEach, describe, expect, it} from 'vitest'
import type {Endpoint, Evidence} from '../../src/connection/evidence.js'
import {openImap} from '../../src/connection/imap.js'
import {Authority, type TlsFlaw} from '../../src/sandbox/authority.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {evidenceOf, local, login, networkOf} from './evidence-of.js'

type Encryption = Endpoint['encryption']

const authority = new Authority()
const closers: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function scripted(encryption: Encryption, replies: Script = {}, flaw?: TlsFlaw) {
  const server = await startScriptedImap({encryption, tls: authority.serverTls(['mail.acme.example'], flaw), replies})
  closers.push(() => server.close())
  return server
}

async function openingFails(encryption: Encryption, replies: Script, flaw?: TlsFlaw): Promise<Evidence> {
  const {port} = await scripted(encryption, replies, flaw)
  return evidenceOf(openImap(local('imap', port, encryption), login, networkOf(authority), {timeoutMs: 6000}))
}

describe('opening an IMAP session', () => {
  it.each(['tls', 'starttls', 'none'] as const)('logs in with %s and can list folders', async (encryption) => {
    const {port} = await scripted(encryption)
    const client = await openImap(local('imap', port, encryption), login, networkOf(authority))
    expect((await client.list()).map(({path}) => path)).toContain('INBOX')
    await client.logout()
  })

  it('tells every stage in order', async () => {
    const stages: string[] = []
    const {port} = await scripted('starttls')
    const observer = {passed: (stage: string) => void stages.push(stage)}
    const client = await openImap(local('imap', port, 'starttls'), login, networkOf(authority), {observer})
    expect(stages).toEqual(['dns', 'connect', 'greeting', 'tls', 'auth'])
    client.close()
  })

  it.each<[string, Script, Partial<Evidence>]>([
    [
      'a BYE',
      {greeting: '* BYE [UNAVAILABLE] Too many connections'},
      {stage: 'greeting', imap: {status: 'BYE', code: 'UNAVAILABLE', text: 'Too many connections'}},
    ],
    [
      'a POP3 greeting',
      {greeting: '+OK POP3 ready'},
      {stage: 'greeting', errorCode: 'NOT_IMAP', greeting: '+OK POP3 ready'},
    ],
    ['a connection closed before the greeting', {greeting: {drop: true}}, {stage: 'greeting', errorCode: 'CLOSED'}],
    [
      'a refused login',
      {
        LOGIN: '$tag NO [AUTHENTICATIONFAILED] Authentication failed.',
        AUTHENTICATE: '$tag NO [AUTHENTICATIONFAILED] Authentication failed.',
      },
      {stage: 'auth', imap: {status: 'NO', code: 'AUTHENTICATIONFAILED', text: 'Authentication failed.'}},
    ],
    [
      'a login backend that is down',
      {LOGIN: '$tag NO [UNAVAILABLE] try later', AUTHENTICATE: '$tag NO [UNAVAILABLE] try later'},
      {stage: 'auth', imap: {status: 'NO', code: 'UNAVAILABLE', text: 'try later'}},
    ],
    [
      'a connection cut at the login',
      {LOGIN: {drop: true}, AUTHENTICATE: {drop: true}},
      {stage: 'auth', errorCode: 'CLOSED'},
    ],
  ])('keeps the evidence of %s', async (_name, replies, expected) => {
    expect(await openingFails('none', replies)).toMatchObject(expected)
  })

  it('ends a login that is never answered', async () => {
    const {port} = await scripted('none', {LOGIN: {silence: true}, AUTHENTICATE: {silence: true}})
    const opening = openImap(local('imap', port, 'none'), login, networkOf(authority), {timeoutMs: 700})
    expect(await evidenceOf(opening)).toMatchObject({stage: 'auth', errorCode: 'TIMEOUT'})
  })

  it.each<[string, Script, Partial<Evidence>]>([
    [
      'no STARTTLS',
      {CAPABILITY: ['* CAPABILITY IMAP4rev1 AUTH=PLAIN', '$tag OK'], greeting: '* OK hello'},
      {stage: 'starttls'},
    ],
    [
      'STARTTLS refused',
      {STARTTLS: '$tag NO TLS broken'},
      {stage: 'starttls', imap: {status: 'NO', code: undefined, text: 'TLS broken'}},
    ],
    ['a session already logged in', {greeting: '* PREAUTH welcome'}, {stage: 'starttls'}],
  ])('never sends the password in clear text with %s', async (_name, replies, expected) => {
    const {port, received} = await scripted('starttls', replies)
    const opening = openImap(local('imap', port, 'starttls'), login, networkOf(authority), {timeoutMs: 4000})
    expect(await evidenceOf(opening)).toMatchObject(expected)
    expect(received.some((line) => /LOGIN|AUTHENTICATE/.test(line))).toBe(false)
  })

  it('shows the certificate it refused after STARTTLS', async () => {
    const evidence = await openingFails('starttls', {}, 'expired')
    expect(evidence).toMatchObject({stage: 'starttls', errorCode: 'CERT_HAS_EXPIRED'})
    expect(evidence.tls?.validTo).toBeDefined()
  })

  it('tells plain text on a TLS port, and TLS on a plain one', async () => {
    const secure = await scripted('tls')
    const plain = await scripted('starttls')
    const one = openImap(local('imap', secure.port, 'starttls'), login, networkOf(authority), {timeoutMs: 8000})
    const other = openImap(local('imap', plain.port, 'tls'), login, networkOf(authority), {timeoutMs: 8000})
    const [late, wrong] = await Promise.all([evidenceOf(one), evidenceOf(other)])
    expect(late).toMatchObject({stage: 'greeting', counterProof: {speaksTls: true}})
    expect(wrong.counterProof?.plainGreeting).toMatch(/^\* OK/)
  })

  it('names an SMTP server on the IMAP port', async () => {
    const server = await startScriptedSmtp({encryption: 'none'})
    closers.push(() => server.close())
    const evidence = await evidenceOf(openImap(local('imap', server.port, 'none'), login, networkOf(authority)))
    expect(evidence).toMatchObject({
      stage: 'greeting',
      errorCode: 'NOT_IMAP',
      greeting: '220 smtp.acme.example ESMTP ready',
    })
  })
})
