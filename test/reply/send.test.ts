import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {ReplyJournal} from '../../src/reply/journal.js'
import type {PreparedReply} from '../../src/reply/prepare.js'
import {sendReply, type ReplyResult} from '../../src/reply/send.js'
import type {Script, ScriptedServer} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {Secret} from '../../src/secret/vault.js'

describe('an answer', () => {
  let directory: string
  let server: ScriptedServer | undefined
  const canary = 'c4nary-passw0rd'
  const vault = {read: () => Promise.resolve(new Secret(canary, 'environment'))}
  const network = {extraCa: undefined, dnsServers: undefined}

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  })
  afterEach(async () => {
    await server?.close()
    server = undefined
    await rm(directory, {recursive: true, force: true})
  })

  async function send(replies: Script, change: Partial<PreparedReply> = {}, again = false): Promise<ReplyResult> {
    await server?.close()
    server = await startScriptedSmtp({encryption: 'none', replies})
    const journal = new ReplyJournal(directory)
    return sendReply(prepared(server.port, change), {network, vault, journal, again})
  }

  const states = async (): Promise<string[]> =>
    (await readFile(new ReplyJournal(directory).file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as {state: string}).state)

  it('goes out as it was composed, and the journal follows it', async () => {
    const result = await send({})
    expect(result).toEqual({
      status: 'sent',
      messageId: '<1@acme.example>',
      from: 'jobs@acme.example',
      to: 'jane@applicant.example',
      company: 'acme',
      channel: 'smtp',
      job: 'dev-1',
      inReplyTo: '<a@applicant.example>',
      subject: 'Re: Application',
    })
    expect(server?.received).toEqual(
      expect.arrayContaining(['MAIL FROM:<jobs@acme.example>', 'RCPT TO:<jane@applicant.example>', 'Subject: Re: x']),
    )
    expect(await states()).toEqual(['prepared', 'sending', 'sent'])
  })

  it.each([
    ['the login', {AUTH: '535 5.7.8 Error: authentication failed'}, 'smtp-auth-bad-credentials'],
    ['the sender', {MAIL: '553 5.7.1 Sender address rejected: not owned by user'}, undefined],
    ['the recipient', {RCPT: '550 5.1.1 User unknown'}, undefined],
    ['the content', {content: '554 5.7.1 spam'}, undefined],
  ])('is refused when the server refuses %s, and may be tried again', async (_name, replies, code) => {
    const result = await send(replies)
    expect(result).toMatchObject({status: 'refused', ...(code !== undefined && {code})})
    expect(result.remedy?.length).toBeGreaterThan(0)
    expect(await states()).toEqual(['prepared', 'sending', 'refused'])
    expect(JSON.stringify(result).includes(canary)).toBe(false)
    expect(await send({}, {messageId: '<2@acme.example>'})).toMatchObject({status: 'sent'})
  })

  it('is unknown when the line breaks before the reply, and is not repeated unasked', async () => {
    const first = await send({content: {drop: true}})
    expect(first).toMatchObject({status: 'unknown', code: 'reply-unknown', messageId: '<1@acme.example>'})
    expect(await states()).toEqual(['prepared', 'sending', 'unknown'])

    const second = await send({}, {messageId: '<2@acme.example>'})
    expect(second).toMatchObject({status: 'unknown', code: 'reply-unknown', messageId: '<1@acme.example>'})
    expect(second.evidence).toContain('Message-ID <1@acme.example>')
    expect(server?.received).toEqual([])

    const third = await send({}, {messageId: '<3@acme.example>'}, true)
    expect(third).toMatchObject({status: 'sent', messageId: '<3@acme.example>'})
  })

  it('is not sent when the journal cannot be written', async () => {
    server = await startScriptedSmtp({encryption: 'none'})
    const journal = new ReplyJournal('/dev/null/state')
    await expect(sendReply(prepared(server.port, {}), {network, vault, journal})).rejects.toThrow('ENOTDIR')
    expect(server.received).toEqual([])
  })
})

function prepared(port: number, change: Partial<PreparedReply>): PreparedReply {
  const smtp = {host: '127.0.0.1', port, encryption: 'none', account: 'jobs@acme.example'} as const
  const address = 'jobs@acme.example'
  return {
    original: {
      folder: 'Jobs/dev-1',
      uidValidity: '1',
      uid: 7,
      job: 'dev-1',
      messageId: '<a@applicant.example>',
      size: 1000,
      arrived: 0,
    },
    identity: {
      company: 'acme',
      name: 'ACME',
      sender: {owner: 'acme', address, channel: 'smtp', smtp, secretId: 'acme/smtp'},
    },
    job: 'dev-1',
    from: {name: 'ACME', address},
    to: {name: 'Jane', address: 'jane@applicant.example'},
    subject: 'Re: Application',
    messageId: '<1@acme.example>',
    inReplyTo: '<a@applicant.example>',
    text: 'Hello\n',
    raw: Buffer.from('Subject: Re: x\r\n\r\nHello\r\n'),
    ...change,
  }
}
