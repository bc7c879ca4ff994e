import {afterEach, describe, expect, it} from 'vitest'
import type {Evidence} from '../../src/connection/evidence.js'
import {imapEvidence} from '../../src/connection/imap-evidence.js'
import {openImap} from '../../src/connection/imap.js'
import {limitsWithin} from '../../src/connection/limits.js'
import {logIn} from '../../src/connection/smtp-login.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {diagnose} from '../../src/diagnosis/diagnose.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import type {Reply, Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {Secret} from '../../src/secret/vault.js'
import {evidenceOf, local} from './evidence-of.js'

const canary = 'cAnary-9f"3\\e 71'
const account = 'jobs@acme.example'
const login = {account, secret: new Secret(canary, 'environment'), auth: 'password'} as const
const network = {extraCa: undefined, dnsServers: undefined}
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const plain = base64(`\0${account}\0${canary}`)
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function traceless(evidence: Evidence, ...more: unknown[]): boolean {
  const shown = diagnose(evidence, {check: evidence.endpoint.protocol === 'smtp' ? 'smtp-auth' : 'inbound-auth'})
  const all = [evidence, shown, ...more].map((each) => JSON.stringify(each)).join('\n')
  const traces = [canary, JSON.stringify(canary).slice(1, -1), base64(canary), plain, plain.slice(24, 40)]
  const found = [...traces, encodeURIComponent(canary)].filter((each) => all.toLowerCase().includes(each.toLowerCase()))
  return found.length === 0
}

describe('an SMTP server that repeats the login', () => {
  it.each<[string, Script]>([
    ['in its refusal', {AUTH: `535 5.7.8 AUTH PLAIN ${plain} failed`}],
    ['as an unknown command', {AUTH: `500 unknown command "${base64(canary)}"`}],
    ['over several lines', {AUTH: [`535-5.7.8 AUTH PLAIN ${plain.slice(0, 30)}`, `535-${plain.slice(30)}`, '535 no']}],
    ['decoded', {AUTH: `535 5.7.8 user ${account} password ${canary} rejected`}],
    ['as its challenge', {AUTH: `334 ${plain}`, 'AUTH-start': `334 ${plain}`}],
    ['where no reply belongs', {AUTH: `AUTH PLAIN ${plain}: what?`}],
    ['with control characters', {AUTH: {bytes: Buffer.from(`535 5.7.8 \0${account}\0${canary}\r\n`)}}],
    ['without a line end', {AUTH: {say: [], next: {bytes: Buffer.from(`535 ${canary}`)}}}],
  ])('%s leaves no trace of it in evidence, finding and transcript', async (_, replies) => {
    const server = await startScriptedSmtp({encryption: 'none', replies})
    closers.push(() => server.close())
    const session = await openSmtp(local('smtp', server.port, 'none'), network, {limits: limitsWithin(1500)})
    const evidence = await evidenceOf(logIn(session, login))
    session.destroy()
    expect(traceless(evidence, session.transcript)).toBe(true)
  })

  it('leaves no trace of it where it speaks of it later', async () => {
    const server = await startScriptedSmtp({encryption: 'none', replies: {MAIL: `550 5.7.1 ${plain} ${canary}`}})
    closers.push(() => server.close())
    const session = await openSmtp(local('smtp', server.port, 'none'), network, {limits: limitsWithin(1500)})
    await logIn(session, login)
    const envelope = {sender: account, recipient: account, size: undefined}
    expect(traceless(await evidenceOf(session.envelope(envelope)), session.transcript)).toBe(true)
    session.destroy()
  })
})

describe('an IMAP server that repeats the login', () => {
  const quoted = canary.replaceAll(/["\\]/g, String.raw`\$&`)
  it.each<[string, Reply]>([
    ['in its refusal', `$tag NO LOGIN ${account} ${canary} failed`],
    ['as an unknown command', `$tag BAD Unknown command: a1 LOGIN ${account} "${quoted}"`],
    ['as a response code', `$tag NO [${canary.replaceAll(/[^a-z0-9-]/gi, '')}] failed`],
    ['in base64', `$tag NO AUTHENTICATE PLAIN ${plain} failed`],
    ['in a farewell', [`* BYE ${canary}`, '$tag NO failed']],
    ['as a capability', [`* CAPABILITY IMAP4rev1 ${base64(canary)}`, `$tag NO ${canary}`]],
  ])('%s leaves no trace of it in evidence and finding', async (_, reply) => {
    const server = await startScriptedImap({encryption: 'none', replies: {LOGIN: reply, AUTHENTICATE: reply}})
    closers.push(() => server.close())
    expect(
      traceless(await evidenceOf(openImap(local('imap', server.port, 'none'), login, network, {timeoutMs: 2000}))),
    ).toBe(true)
  })

  it('leaves no trace of it where it speaks of it later', async () => {
    const server = await startScriptedImap({encryption: 'none', replies: {SELECT: `$tag NO ${canary} ${plain}`}})
    closers.push(() => server.close())
    const endpoint = local('imap', server.port, 'none')
    const client = await openImap(endpoint, login, network, {timeoutMs: 2000})
    const error: unknown = await client.mailboxOpen('INBOX').catch((reason: unknown) => reason)
    client.close()
    expect(traceless(imapEvidence(error, endpoint, 'folder'))).toBe(true)
  })
})
