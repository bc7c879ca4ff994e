import {afterEach, describe, expect, it} from 'vitest'
import {ConnectionFailure, type Endpoint} from '../../src/connection/evidence.js'
import {mayHaveBeenAccepted, openSmtpTransport, smtpEvidence} from '../../src/connection/smtp-transport.js'
import {Authority} from '../../src/sandbox/authority.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {local, login, networkOf} from './evidence-of.js'

const authority = new Authority()
const closers: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const message = {
  from: {name: 'ACME', address: 'jobs@acme.example'},
  to: {name: 'Jane', address: 'jane@applicant.example'},
  envelope: {from: 'jobs@acme.example', to: ['jane@applicant.example']},
  text: 'Hello',
}

async function send(encryption: Endpoint['encryption'], replies: Script = {}, mail = message) {
  const server = await startScriptedSmtp({encryption, tls: authority.serverTls(['mail.acme.example']), replies})
  closers.push(() => server.close())
  const endpoint = local('smtp', server.port, encryption)
  const transport = await openSmtpTransport(endpoint, login, networkOf(authority))
  const outcome = await transport.sendMail(mail).then(
    (info: unknown) => ({info, error: undefined}),
    (error: unknown) => ({info: undefined, error}),
  )
  transport.close()
  return {...outcome, endpoint, received: server.received}
}

describe('the transport replies leave by', () => {
  it.each(['tls', 'starttls', 'none'] as const)('logs in and sends with %s', async (encryption) => {
    const {info, received} = await send(encryption)
    expect(info).toMatchObject({response: '250 2.0.0 Ok: queued as 4ABCD1'})
    expect(received).toContain('MAIL FROM:<jobs@acme.example>')
  })

  it('doubles leading dots and puts the domain of an umlaut address in ASCII', async () => {
    const {received} = await send(
      'none',
      {},
      {
        ...message,
        text: '.hidden\n..two',
        envelope: {from: 'jobs@müller.example', to: ['jane@applicant.example']},
      },
    )
    expect(received).toContain('MAIL FROM:<jobs@xn--mller-kva.example>')
    expect(received.filter((line) => line.startsWith('.'))).toEqual(['..hidden', '...two', '.'])
  })

  it('never sends without a login, even when the server offers none', async () => {
    const {error, received} = await send('none', {EHLO: ['250-x', '250 SIZE'], AUTH: '502 5.5.1 not implemented'})
    expect(error).toBeInstanceOf(Error)
    expect(received.some((line) => line.startsWith('MAIL'))).toBe(false)
  })

  it('knows that a refusal was no acceptance', async () => {
    const {error, endpoint} = await send('none', {content: '554 5.7.1 spam'})
    expect(mayHaveBeenAccepted(error)).toBe(false)
    expect(smtpEvidence(error, endpoint)).toMatchObject({stage: 'data', smtp: {code: 554, enhanced: '5.7.1'}})
  })

  it('does not know whether a message was taken when the line ends after it', async () => {
    const {error} = await send('none', {content: {drop: true}})
    expect(mayHaveBeenAccepted(error)).toBe(true)
  })

  it('knows that nothing was sent when the login failed or the line never opened', async () => {
    const refused = await send('none', {AUTH: '535 5.7.8 wrong'})
    expect(mayHaveBeenAccepted(refused.error)).toBe(false)
    expect(smtpEvidence(refused.error, refused.endpoint)).toMatchObject({stage: 'auth', smtp: {code: 535}})
    const stripped = await send('starttls', {EHLO: ['250-x', '250 SIZE']})
    expect(stripped.error).toBeInstanceOf(ConnectionFailure)
    expect(mayHaveBeenAccepted(stripped.error)).toBe(false)
  })
})
