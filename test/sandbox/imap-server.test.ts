import {ImapFlow, type ImapFlowOptions} from 'imapflow'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {Authority} from '../../src/sandbox/authority.js'
import {Mailbox} from '../../src/sandbox/imap-mailbox.js'
import {startImapServer, type ImapServerOptions} from '../../src/sandbox/imap-server.js'
import type {RunningServer} from '../../src/sandbox/listen.js'

const authority = new Authority()
const tls = authority.serverTls(['imap.acme.example'])

const message = (subject: string, body = 'Dear team,\r\n\r\nplease find my CV attached.\r\n'): Buffer =>
  Buffer.from(
    [
      'From: =?UTF-8?Q?J=C3=B6rg?= Doe <jane@applicant.example>',
      'To: ACME Recruiting <jobs@acme.example>, Staff: a@b.example, c@d.example;',
      `Subject: ${subject}`,
      `Message-ID: <${subject.length}.${body.length}@applicant.example>`,
      'Date: Sun, 22 Nov 2026 09:00:00 +0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b1"',
      '',
      'preamble',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      '',
      body,
      '--b1',
      'Content-Type: application/pdf; name="cv.pdf"',
      'Content-Disposition: attachment; filename="cv.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF-1.4 hello').toString('base64'),
      '--b1--',
      '',
    ].join('\r\n'),
  )

describe('the IMAP server of the sandbox', () => {
  let server: RunningServer
  let mailbox: Mailbox
  const clients: ImapFlow[] = []

  async function start(encryption: ImapServerOptions['encryption'] = 'tls'): Promise<void> {
    mailbox = new Mailbox()
    const login = (account: string, password: string): Mailbox | undefined =>
      account === 'jobs@acme.example' && password === 'geheim-ä' ? mailbox : undefined
    server = await startImapServer({encryption, tls, login, largestMessage: 1_000_000})
  }

  async function connect(more: Partial<ImapFlowOptions> = {}): Promise<ImapFlow> {
    const client = new ImapFlow({
      host: 'localhost',
      port: server.port,
      secure: true,
      servername: 'imap.acme.example',
      tls: {ca: authority.pem},
      auth: {user: 'jobs@acme.example', pass: 'geheim-ä'},
      logger: false,
      ...more,
    })
    client.on('error', () => undefined)
    clients.push(client)
    await client.connect()
    return client
  }

  beforeEach(() => start())
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close()
    await server.close()
  })

  it('lets imapflow log in, list the folders with their special use and read their status', async () => {
    const client = await connect()
    const folders = await client.list({statusQuery: {messages: true, uidNext: true}})
    expect(folders.map(({path, specialUse}) => [path, specialUse])).toEqual([
      ['INBOX', '\\Inbox'],
      ['Sent', '\\Sent'],
      ['Drafts', '\\Drafts'],
      ['Junk', '\\Junk'],
      ['Trash', '\\Trash'],
    ])
    const status = await client.status('INBOX', {messages: true, uidNext: true, unseen: true, highestModseq: true})
    expect(status).toMatchObject({messages: 0, uidNext: 1, unseen: 0})
  })

  it('refuses a wrong password', async () => {
    await expect(connect({auth: {user: 'jobs@acme.example', pass: 'wrong'}})).rejects.toMatchObject({
      authenticationFailed: true,
      serverResponseCode: 'AUTHENTICATIONFAILED',
    })
  })

  it('serves over STARTTLS and refuses a login before it', async () => {
    await server.close()
    await start('starttls')
    const client = await connect({secure: false, doSTARTTLS: true})
    expect(client.secureConnection).toBe(true)
    await expect(connect({secure: false, doSTARTTLS: false})).rejects.toMatchObject({authenticationFailed: true})
  })

  it('gives envelope, structure, parts, header fields and partial bytes of an appended message', async () => {
    const client = await connect()
    const raw = message('Bewerbung')
    const appended = await client.append('INBOX', raw, ['\\Flagged', '$Forwarded'], new Date('2026-11-22T09:00:00Z'))
    expect(appended).toMatchObject({uid: 1})
    await client.mailboxOpen('INBOX')
    const found = await client.fetchOne('1', {
      uid: true,
      envelope: true,
      bodyStructure: true,
      internalDate: true,
      size: true,
      flags: true,
      source: {start: 6, maxLength: 10},
      headers: ['Subject', 'message-id'],
      bodyParts: ['1', '2.mime', 'TEXT'],
    })
    if (found === false) throw new Error('not found')
    expect(found.envelope?.from?.[0]).toMatchObject({name: 'Jörg Doe', address: 'jane@applicant.example'})
    expect(found.envelope?.to?.map(({address}) => address)).toEqual([
      'jobs@acme.example',
      '',
      'a@b.example',
      'c@d.example',
    ])
    expect(found.bodyStructure?.childNodes?.map(({type, part}) => [type, part])).toEqual([
      ['text/plain', '1'],
      ['application/pdf', '2'],
    ])
    expect(found.bodyStructure?.childNodes?.[1]).toMatchObject({
      dispositionParameters: {filename: 'cv.pdf'},
      encoding: 'base64',
    })
    expect(found.size).toBe(raw.length)
    expect(found.internalDate).toEqual(new Date('2026-11-22T09:00:00Z'))
    expect([...(found.flags ?? [])]).toEqual(['\\Flagged', '$Forwarded'])
    expect(found.source?.toString()).toBe(raw.subarray(6, 16).toString())
    expect(found.headers?.toString()).toBe('Subject: Bewerbung\r\nMessage-ID: <9.43@applicant.example>\r\n\r\n')
    expect(found.bodyParts?.get('1')?.toString()).toContain('find my CV')
    expect(found.bodyParts?.get('2.mime')?.toString()).toContain('application/pdf')
    expect(found.bodyParts?.get('text')?.toString()).toContain('preamble')
    expect(mailbox.inbox.messages[0]?.flags.has('\\Seen')).toBe(false)
  })

  it('streams an attachment decoded', async () => {
    const client = await connect()
    await client.append('INBOX', message('Bewerbung'))
    await client.mailboxOpen('INBOX')
    const {content, meta} = await client.download('1', '2')
    const chunks: Buffer[] = []
    for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(chunk)
    expect(meta?.filename).toBe('cv.pdf')
    expect(Buffer.concat(chunks).toString()).toBe('%PDF-1.4 hello')
  })

  it('searches by header, text, date, flag, size and their combinations', async () => {
    const client = await connect()
    await client.append(
      'INBOX',
      message('=?UTF-8?Q?Bewerbung_f=C3=BCr_Entwickler?='),
      ['\\Seen'],
      new Date('2026-11-20T12:00:00Z'),
    )
    await client.append('INBOX', message('Hello', 'Grüße aus Köln\r\n'), ['dev-1'], new Date('2026-11-22T12:00:00Z'))
    await client.mailboxOpen('INBOX')
    const search = (query: object): Promise<unknown> => client.search(query, {uid: true})
    expect(await search({subject: 'für entwickler'})).toEqual([1])
    expect(await search({body: 'köln'})).toEqual([2])
    expect(await search({header: {'message-id': '<5.16@applicant.example>'}})).toEqual([2])
    expect(await search({since: new Date('2026-11-21T00:00:00Z')})).toEqual([2])
    expect(await search({keyword: 'dev-1'})).toEqual([2])
    expect(await search({unKeyword: 'dev-1', from: 'jane@'})).toEqual([1])
    expect(await search({or: [{seen: true}, {uid: '2'}]})).toEqual([1, 2])
    expect(await search({not: {seen: true}})).toEqual([2])
    expect(await search({larger: 10_000})).toEqual([])
    expect(await search({deleted: true})).toEqual([])
  })

  it('lets of two sessions that store on the same old state exactly one win', async () => {
    const [one, two] = [await connect(), await connect()]
    await one.append('INBOX', message('Bewerbung'))
    await one.mailboxOpen('INBOX')
    await two.mailboxOpen('INBOX')
    const seen = await one.fetchOne('1', {flags: true})
    const modseq = seen === false ? 0n : (seen.modseq ?? 0n)
    expect(await one.messageFlagsAdd('1', ['claim-one'], {uid: true, unchangedSince: modseq})).toBe(true)
    await two.messageFlagsAdd('1', ['claim-two'], {uid: true, unchangedSince: modseq})
    expect([...(mailbox.inbox.messages[0]?.flags ?? [])]).toEqual(['claim-one'])
    const changed: number[] = []
    for await (const {uid} of one.fetch('1:*', {uid: true}, {changedSince: modseq})) changed.push(uid)
    expect(changed).toEqual([1])
  })

  it('moves, copies, deletes and says which UIDs came of it', async () => {
    const client = await connect()
    for (const subject of ['a', 'bb', 'ccc']) await client.append('INBOX', message(subject))
    await client.mailboxCreate('Jobs/Lagerist (m⁄w) & Büro')
    await client.mailboxOpen('INBOX')
    const moved = await client.messageMove('2', 'Jobs/Lagerist (m⁄w) & Büro', {uid: true})
    expect(moved === false ? undefined : moved.uidMap).toEqual(new Map([[2, 1]]))
    const copied = await client.messageCopy('1,3', 'Trash', {uid: true})
    expect(copied === false ? undefined : copied.uidMap).toEqual(
      new Map([
        [1, 1],
        [3, 2],
      ]),
    )
    await client.messageDelete('1', {uid: true})
    expect(mailbox.inbox.messages.map(({uid}) => uid)).toEqual([3])
    expect(mailbox.folder('Jobs/Lagerist (m⁄w) & Büro')?.messages).toHaveLength(1)
  })

  it('lets of two sessions that move the same message only one have it', async () => {
    const [one, two] = [await connect(), await connect()]
    await one.append('INBOX', message('Bewerbung'))
    await one.mailboxOpen('INBOX')
    await two.mailboxOpen('INBOX')
    await Promise.all([one.messageMove('1', 'Trash', {uid: true}), two.messageMove('1', 'Junk', {uid: true})])
    expect((mailbox.folder('Trash')?.messages.length ?? 0) + (mailbox.folder('Junk')?.messages.length ?? 0)).toBe(1)
  })

  it('creates, renames and deletes folders with umlauts and children', async () => {
    const client = await connect()
    await client.mailboxCreate('Größe/Köln')
    await client.mailboxRename('Größe', 'Fläche')
    expect((await client.list()).map(({path}) => path)).toEqual(expect.arrayContaining(['Fläche', 'Fläche/Köln']))
    await client.mailboxDelete('Fläche/Köln')
    await client.mailboxDelete('Fläche')
    expect([...mailbox.folders.keys()]).not.toContain('Fläche')
    await expect(client.mailboxOpen('Fläche')).rejects.toMatchObject({serverResponseCode: 'NONEXISTENT'})
  })

  it('tells an idling session at once of an arrival, a flag and a removal by another session', async () => {
    const [watcher, other] = [await connect({disableAutoIdle: true}), await connect()]
    await watcher.mailboxOpen('INBOX')
    const events: string[] = []
    watcher.on('exists', ({count}) => events.push(`exists ${count}`))
    watcher.on('flags', ({flags}) => events.push(`flags ${[...flags].join()}`))
    watcher.on('expunge', ({seq}) => events.push(`expunge ${seq}`))
    const idling = watcher.idle()
    await other.append('INBOX', message('Bewerbung'))
    await other.mailboxOpen('INBOX')
    await other.messageFlagsAdd('1', ['\\Flagged'])
    await other.messageDelete('1')
    await expect.poll(() => events).toEqual(['exists 1', 'flags \\Flagged', 'flags \\Flagged,\\Deleted', 'expunge 1'])
    await watcher.noop()
    await idling
  })

  it('answers commands that run in parallel, each with its own result', async () => {
    const client = await connect()
    await client.append('INBOX', message('Bewerbung'))
    await client.mailboxOpen('INBOX')
    const [sent, inbox, found] = await Promise.all([
      client.status('Sent', {messages: true}),
      client.status('INBOX', {messages: true}),
      client.search({all: true}, {uid: true}),
    ])
    expect([sent, inbox, found]).toEqual([
      expect.objectContaining({messages: 0}),
      expect.objectContaining({messages: 1}),
      [1],
    ])
  })

  it('does not mark a message as read in a folder opened read-only', async () => {
    const client = await connect()
    await client.append('INBOX', message('Bewerbung'))
    await client.mailboxOpen('INBOX', {readOnly: true})
    await client.fetchOne('1', {source: true})
    expect(await client.messageFlagsAdd('1', ['\\Seen'])).toBe(false)
    expect(mailbox.inbox.messages[0]?.flags.size).toBe(0)
  })
})
