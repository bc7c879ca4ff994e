import {createServer, type AddressInfo, type Server, type Socket} from 'node:net'
import {afterEach, describe, expect, it} from 'vitest'
import type {Evidence} from '../../src/connection/evidence.js'
import {limitsWithin} from '../../src/connection/limits.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {logIn} from '../../src/connection/smtp-login.js'
import {diagnose} from '../../src/diagnosis/diagnose.js'
import {Authority} from '../../src/sandbox/authority.js'
import {Secret} from '../../src/secret/vault.js'
import {evidenceOf, local, networkOf} from './evidence-of.js'

const authority = new Authority()
const account = 'jobs@acme.example'
const closers: (() => void)[] = []

afterEach(() => {
  for (const close of closers.splice(0)) close()
})

interface KnowingServer {
  readonly port: number
  /** The passwords it was given, as bytes in hexadecimal. */
  readonly tried: string[]
}

/** A server that knows one password as bytes, and repeats whatever it refuses. */
async function serverKnowing(mechanism: 'PLAIN' | 'LOGIN', known: Buffer): Promise<KnowingServer> {
  const tried: string[] = []
  const server: Server = createServer((socket) => converse(socket, mechanism, known, tried))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => void server.close())
  return {port: (server.address() as AddressInfo).port, tried}
}

function converse(socket: Socket, mechanism: string, known: Buffer, tried: string[]): void {
  let asked: 'account' | 'password' | undefined
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  const judge = (given: string): void => {
    const password = Buffer.from(given, 'base64').toString('latin1').split('\0').at(-1) ?? ''
    tried.push(Buffer.from(password, 'latin1').toString('hex'))
    const isRight = password === known.toString('latin1')
    say(isRight ? '235 2.7.0 accepted' : `535 5.7.8 authentication failed (${given}, ${tried.at(-1)})`)
  }
  const answer = (line: string): void => {
    if (asked === 'account') {
      asked = 'password'
      say('334 UGFzc3dvcmQ6')
    } else if (asked === 'password') {
      asked = undefined
      judge(line)
    } else if (line.startsWith('EHLO')) say(`250-mail.acme.example\r\n250 AUTH ${mechanism}`)
    else if (line === 'AUTH LOGIN') {
      asked = 'account'
      say('334 VXNlcm5hbWU6')
    } else if (line.startsWith('AUTH PLAIN ')) judge(line.slice(11))
    else say('221 bye')
  }
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => chunk.toString('latin1').split('\r\n').filter(Boolean).forEach(answer))
  say('220 mail.acme.example ESMTP')
}

async function loginAt({port}: KnowingServer, password: string) {
  const session = await openSmtp(local('smtp', port, 'none'), networkOf(authority), {limits: limitsWithin(8000)})
  return logIn(session, {account, secret: new Secret(password, 'environment'), auth: 'password'})
}

function diagnosed(evidence: Evidence) {
  return diagnose(evidence, {check: 'smtp-auth'})
}

describe('a password with umlauts', () => {
  const password = 'canärie-ßtraße-51ü'

  it.each(['PLAIN', 'LOGIN'] as const)('is found to be expected in ISO 8859-1 by AUTH %s', async (mechanism) => {
    const server = await serverKnowing(mechanism, Buffer.from(password, 'latin1'))
    const evidence = await evidenceOf(loginAt(server, password))
    expect(evidence.errorCode).toBe('PASSWORD_CHARSET')
    const finding = diagnosed(evidence)
    expect(finding.code).toBe('smtp-auth-charset')
    expect(server.tried).toEqual([
      Buffer.from(password, 'utf8').toString('hex'),
      Buffer.from(password, 'latin1').toString('hex'),
    ])
  })

  it('logs in at once where UTF-8 is right', async () => {
    const server = await serverKnowing('PLAIN', Buffer.from(password, 'utf8'))
    await expect(loginAt(server, password)).resolves.toMatchObject({mechanism: 'PLAIN'})
    expect(server.tried).toHaveLength(1)
  })

  it('is a wrong password where both are refused, and shows in no line of the evidence', async () => {
    const server = await serverKnowing('PLAIN', Buffer.from('something else'))
    const evidence = await evidenceOf(loginAt(server, password))
    expect(diagnosed(evidence).code).toBe('smtp-auth-bad-credentials')
    const shown = JSON.stringify([evidence, diagnosed(evidence)])
    for (const encoding of ['utf8', 'latin1'] as const) {
      const bytes = Buffer.from(password, encoding)
      expect(shown).not.toContain(bytes.toString('hex'))
      expect(shown).not.toContain(bytes.toString('base64').slice(0, 16))
      expect(shown).not.toContain(Buffer.from(`\0${account}\0${password}`, encoding).toString('base64'))
    }
    expect(shown).not.toContain('canär')
  })

  it.each(['canary-plain-51', 'Kanarienvogel-日本'])(
    'is tried once when no ISO 8859-1 can differ: %s',
    async (other) => {
      const server = await serverKnowing('PLAIN', Buffer.from('something else'))
      expect(diagnosed(await evidenceOf(loginAt(server, other))).code).toBe('smtp-auth-bad-credentials')
      expect(server.tried).toHaveLength(1)
    },
  )
})
