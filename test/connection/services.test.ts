import {createServer, type Socket} from 'node:net'
import type {AddressInfo} from 'node:net'
import {afterEach, describe, expect, it} from 'vitest'
import type {Endpoint, Evidence} from '../../src/connection/evidence.js'
import {openImap} from '../../src/connection/imap.js'
import {limitsWithin} from '../../src/connection/limits.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {classify} from '../../src/diagnosis/classify.js'
import {evidenceLines} from '../../src/diagnosis/evidence-lines.js'
import {Authority} from '../../src/sandbox/authority.js'
import {listenOnLoopback} from '../../src/sandbox/listen.js'
import {wordsIn} from '../../src/wording/phrase.js'
import {evidenceOf, local, login, networkOf} from './evidence-of.js'

type Dialogue = (line: string) => string | undefined

const authority = new Authority()
const closers: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A service that says its greeting and answers lines, or says nothing where there is no answer. */
function talk(socket: Socket, greeting: string | undefined, answer: Dialogue): void {
  socket.on('error', () => undefined)
  if (greeting !== undefined) socket.write(`${greeting}\r\n`)
  socket.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
      const said = answer(line)
      if (said !== undefined) socket.write(`${said}\r\n`)
    }
  })
}

async function plainService(greeting: string | undefined, answer: Dialogue = () => undefined): Promise<number> {
  const server = createServer((socket) => {
    closers.push(() => void socket.destroy())
    talk(socket, greeting, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => void server.close())
  return (server.address() as AddressInfo).port
}

function open(endpoint: Endpoint, timeoutMs = 6000): Promise<Evidence> {
  const opening =
    endpoint.protocol === 'smtp'
      ? openSmtp(endpoint, networkOf(authority), {limits: limitsWithin(timeoutMs)})
      : openImap(endpoint, login, networkOf(authority), {timeoutMs})
  return evidenceOf(opening)
}

const german = (evidence: Evidence): string[] => evidenceLines(evidence).map((line) => wordsIn(line, 'de'))
const english = (evidence: Evidence): string[] => evidenceLines(evidence).map((line) => wordsIn(line, 'en'))

const lmtp: Dialogue = (line) => (line.startsWith('LHLO') ? '250 lmtp.acme.example' : '500 5.5.1 Unknown command')
const quietFtp: Dialogue = (line) =>
  line === 'HELP' ? '214-Commands:\r\n USER PASS RETR STOR QUIT\r\n214 ok' : '500 What?'
const web: Dialogue = (line) => (line === '' ? 'HTTP/1.1 400 Bad Request' : undefined)

describe('a port that belongs to another service', () => {
  it.each<[string, string, Dialogue]>([
    ['POP3', '+OK POP3 ready', () => '-ERR'],
    ['SSH', 'SSH-2.0-OpenSSH_9.2p1 Debian-2', () => undefined],
    ['IMAP', '* OK [CAPABILITY IMAP4rev1] ready', () => 'x BAD'],
    ['ManageSieve', '"IMPLEMENTATION" "Dovecot Pigeonhole"', () => 'NO "what?"'],
    ['FTP', '220 ProFTPD Server ready', () => '500 not understood'],
    ['FTP', '220 (vsFTPd 3.0.3)', () => '530 Please login with USER and PASS.'],
    ['FTP', '220 Welcome to ACME', quietFtp],
    ['LMTP', '220 mail.acme.example Dovecot ready.', lmtp],
    ['HTTP', 'HTTP/1.0 400 Bad request', () => undefined],
  ])('is told as %s where SMTP was expected (%s)', async (service, greeting, answer) => {
    const port = await plainService(greeting, answer)
    const evidence = await open(local('smtp', port, 'starttls'))
    expect(classify(evidence)).toBe('smtp-greeting-not-smtp')
    expect(english(evidence)).toContain(`port ${port} speaks ${service}`)
    expect(german(evidence)).toContain(`Port ${port} spricht ${service}`)
  })

  it.each<[string, string]>([
    ['POP3', '+OK POP3 ready'],
    ['SMTP', '220 mail.acme.example ESMTP'],
    ['SSH', 'SSH-2.0-OpenSSH_9.2p1 Debian-2'],
    ['ManageSieve', '"IMPLEMENTATION" "Dovecot Pigeonhole"'],
    ['FTP', '220 ProFTPD Server ready'],
  ])('is told as %s where IMAP was expected', async (service, greeting) => {
    const port = await plainService(greeting)
    const evidence = await open(local('imap', port, 'starttls'))
    expect(classify(evidence)).toBe('imap-wrong-service')
    expect(english(evidence)).toContain(`port ${port} speaks ${service}`)
  })

  it.each(['smtp', 'imap'] as const)('is told as HTTP when it waits to be spoken to, for %s', async (protocol) => {
    const port = await plainService(undefined, web)
    const evidence = await open(local(protocol, port, 'starttls'))
    expect(classify(evidence)).toBe(protocol === 'smtp' ? 'smtp-greeting-not-smtp' : 'imap-wrong-service')
    expect(english(evidence)).toContain(`port ${port} speaks HTTP`)
  })

  it('is told as HTTP behind TLS, too', async () => {
    const tls = authority.serverTls(['mail.acme.example'])
    const server = await listenOnLoopback(tls, (socket) => talk(socket, undefined, web))
    closers.push(() => server.close())
    const evidence = await open(local('smtp', server.port, 'tls'))
    expect(classify(evidence)).toBe('smtp-greeting-not-smtp')
    expect(english(evidence)).toContain(`port ${server.port} says inside TLS: HTTP/1.1 400 Bad Request`)
  })

  it('is told as HTTP behind TLS where STARTTLS was expected', async () => {
    const tls = authority.serverTls(['mail.acme.example'])
    const server = await listenOnLoopback(tls, (socket) => talk(socket, undefined, web))
    closers.push(() => server.close())
    const evidence = await open(local('smtp', server.port, 'starttls'))
    expect(classify(evidence)).toBe('smtp-greeting-not-smtp')
    expect(english(evidence)).toContain(`port ${server.port} speaks HTTP`)
    expect(english(evidence)).toContain(`port ${server.port} speaks TLS from the first byte`)
  })

  it('is told as silent when it answers neither text nor TLS', async () => {
    const port = await plainService(undefined)
    const evidence = await open(local('smtp', port, 'starttls'), 3000)
    expect(classify(evidence)).toBe('smtp-greeting-timeout')
    expect(english(evidence)).toContain(`port ${port} answers neither a line of text nor a TLS handshake`)
  })

  it('stays an SMTP server that refuses every greeting of a client', async () => {
    const port = await plainService('220 mail.acme.example ESMTP', () => '550 5.7.1 Access denied')
    const evidence = await open(local('smtp', port, 'starttls'))
    expect(classify(evidence)).toBe('smtp-ehlo-rejected')
    expect(evidence.smtp?.code).toBe(550)
  })
})
