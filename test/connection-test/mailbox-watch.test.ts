import {afterEach, expect, it} from 'vitest'
import {openImap} from '../../src/connection/imap.js'
import {classify} from '../../src/diagnosis/classify.js'
import {MailboxWatch} from '../../src/connection-test/mailbox-watch.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {Authority} from '../../src/sandbox/authority.js'
import {evidenceOf, local, login, networkOf} from '../connection/evidence-of.js'

const authority = new Authority()
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function watchOn(replies: Script, folder = 'INBOX'): Promise<MailboxWatch> {
  const server = await startScriptedImap({encryption: 'none', replies})
  const endpoint = local('imap', server.port, 'none')
  const client = await openImap(endpoint, login, networkOf(authority))
  closers.push(async () => {
    client.close()
    await server.close()
  })
  return MailboxWatch.open(client, endpoint, folder, 5000)
}

const selectedWithoutUidNext = [
  '* FLAGS (\\Seen)',
  '* 3 EXISTS',
  '* OK [UIDVALIDITY 1] ok',
  '$tag OK [READ-WRITE] done',
]

it('starts behind the newest message where the server does not tell UIDNEXT', async () => {
  const watch = await watchOn({SELECT: selectedWithoutUidNext, FETCH: ['* 3 FETCH (UID 7)', '$tag OK done']})
  expect(watch.messages).toBe(3)
  for await (const message of watch.fresh()) expect.unreachable(`told of ${message.uid}`)
})

it('names the folders there are when its own cannot be opened', async () => {
  const refused = {SELECT: '$tag NO [NONEXISTENT] Unknown mailbox'}
  const evidence = await evidenceOf(watchOn(refused, 'Bewerbungen'))
  expect(evidence).toMatchObject({stage: 'folder', folder: 'Bewerbungen', imap: {code: 'NONEXISTENT'}})
  expect(evidence.folders).toContain('INBOX')
})

it('names no other folder, perhaps called after a person, when the inbox itself cannot be opened', async () => {
  const replies = {SELECT: '$tag NO [UNAVAILABLE] later', LIST: ['* LIST () "/" "Jobs/Jane Doe"', '$tag OK done']}
  const evidence = await evidenceOf(watchOn(replies))
  expect(evidence).toMatchObject({stage: 'folder', folder: 'INBOX', folders: []})
})

it('blames the folder, not the login, when rights are missing after it', async () => {
  const refusal = '$tag BAD User is authenticated but not connected.'
  const capability = ['* CAPABILITY IMAP4rev1 NAMESPACE AUTH=PLAIN', '$tag OK']
  for (const more of [{}, {CAPABILITY: capability, greeting: '* OK ready'}]) {
    const evidence = await evidenceOf(watchOn({...more, LIST: refusal, NAMESPACE: refusal, SELECT: refusal}))
    expect(evidence).toMatchObject({stage: 'folder', imap: {status: 'BAD'}})
    expect(classify(evidence)).toBe('imap-ms-authenticated-not-connected')
  }
})

it('sees a message on a server that offers IDLE and never speaks up', async () => {
  const {startImapServer} = await import('../../src/sandbox/imap-server.js')
  const {Mailbox} = await import('../../src/sandbox/imap-mailbox.js')
  const mailbox = new Mailbox()
  const tls = authority.serverTls(['mail.acme.example'])
  const server = await startImapServer({encryption: 'tls', tls, login: () => mailbox})
  const endpoint = local('imap', server.port, 'tls')
  const client = await openImap(endpoint, login, networkOf(authority))
  closers.push(async () => {
    client.close()
    await server.close()
  })
  const watch = await MailboxWatch.open(client, endpoint, 'INBOX', 5000)
  // The server is deaf to IDLE: what it would say never reaches the watch.
  client.idle = () => new Promise(() => undefined)
  const ended = new AbortController()
  const seen: number[] = []
  const following = watch.follow((message) => {
    seen.push(message.uid)
    ended.abort()
    return Promise.resolve()
  }, ended.signal)
  mailbox.inbox.append(Buffer.from('Subject: x\r\n\r\nx\r\n'))
  await following
  expect(seen).toEqual([1])
})
