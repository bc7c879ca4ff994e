import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, beforeEach, expect, it} from 'vitest'
import type {ImapFlow} from 'imapflow'
import {describeLab, withImap, type LabMessage} from '../lab/use-lab.js'
import {assignMessages} from '../../src/mailbox/assign.js'
import type {AssignmentResult} from '../../src/mailbox/assignment.js'
import {claim, claimKeyword, type ClaimTiming} from '../../src/mailbox/claim.js'
import {openFolder} from '../../src/mailbox/open-mailbox.js'
import {messageReference} from '../../src/mailbox/reference.js'
import {application, clearMailboxes, onInbound} from './lab-access.js'

const quick: ClaimTiming = {leaseMs: 10_000, staleMs: 300, pollMs: 20}

describeLab('assigning', (lab) => {
  let cacheDirectory: string

  beforeAll(async () => {
    cacheDirectory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  })
  beforeEach(() => clearMailboxes(lab))
  afterAll(async () => {
    await clearMailboxes(lab)
    await rm(cacheDirectory, {recursive: true, force: true})
  })

  async function store(ids: readonly string[], flags: string[] = []): Promise<void> {
    await withImap(lab, lab.accounts.inbound, async (client) => {
      for (const id of ids) await client.append('INBOX', application(id), flags)
    })
  }

  async function assign(
    ids: readonly string[],
    job: string,
    {timing, change = () => undefined}: {timing?: ClaimTiming; change?: (client: ImapFlow) => void} = {},
  ): Promise<AssignmentResult> {
    return onInbound(lab, (mailbox) => {
      change(mailbox.client)
      const references = ids.map((id) => messageReference(`<${id}@applicant.example>`))
      const options = {cacheDirectory, ...(timing !== undefined && {timing})}
      return assignMessages(mailbox, lab.settings(), references, job, options)
    })
  }

  async function everywhere(): Promise<LabMessage[]> {
    const folders = await withImap(lab, lab.accounts.inbound, async (client) =>
      (await client.list()).filter(({flags}) => !flags.has('\\Noselect')).map(({path}) => path),
    )
    return (await Promise.all(folders.map((folder) => lab.messages('inbound', folder)))).flat()
  }

  const withoutCondstore = (client: ImapFlow): void => void client.enabled.delete('CONDSTORE')
  const without =
    (...capabilities: string[]) =>
    (client: ImapFlow): void => {
      for (const capability of capabilities) client.capabilities.delete(capability)
      client.enabled.delete('IMAP4REV2')
    }

  it.each([
    ['mod-sequences', () => undefined],
    ['no mod-sequences', withoutCondstore],
  ] as const)('lets exactly one of three win each message on a server with %s', async (_name, change) => {
    const ids = Array.from({length: 15}, (_, index) => `race-${index}`)
    await store(ids)

    const results = await Promise.all(['dev-1', 'sales-1', 'dev-1'].map((job) => assign(ids, job, {change})))

    const won = results.flatMap(({assigned}) => assigned.map(({messageId}) => messageId))
    const all = new Set(ids.map((id) => `<${id}@applicant.example>`))
    expect([won.length, new Set(won)]).toEqual([ids.length, all])
    const stored = (await everywhere()).map((message) => message.header('Message-ID'))
    expect([stored.length, new Set(stored)]).toEqual([ids.length, all])
    const codes = new Set(results.flatMap(({failed}) => failed.map(({code}) => code)))
    expect([...codes]).toEqual(['already-assigned'])
  })

  it('tells the loser of a race where the message went', async () => {
    await store(['told'])
    const results = await Promise.all(['dev-1', 'sales-1'].map((job) => assign(['told'], job)))
    const [winner] = results.flatMap(({assigned}) => assigned)
    const [loser] = results.flatMap(({failed}) => failed)
    expect(loser).toMatchObject({code: 'already-assigned', job: winner?.job, newId: winner?.newId})
  })

  it('leaves no trace of its claims', async () => {
    await store(['a', 'b'])
    await assign(['a'], 'dev-1')
    await assign(['b'], 'dev-1', {change: withoutCondstore})
    const flags = (await everywhere()).flatMap((message) => [...message.flags])
    const folders = await withImap(lab, lab.accounts.inbound, async (client) =>
      (await client.list()).map(({path}) => path),
    )
    expect([...flags, ...folders].filter((name) => /claim/i.test(name))).toEqual([])
  })

  it('takes over a claim that a crash has left', async () => {
    await store(['stale'], [claimKeyword])
    const {assigned, failed} = await assign(['stale'], 'dev-1', {timing: quick})
    expect([assigned.length, failed]).toEqual([1, []])
  })

  it('waits while a claim is alive, and gives up when the message goes', async () => {
    await store(['busy'], [claimKeyword])
    const outcome = await onInbound(lab, async (mailbox) => {
      const opened = await openFolder(mailbox, mailbox.folder, 'write')
      const [message] = await lab.messages('inbound')
      const timing = {...quick, staleMs: 60_000}
      const waiting = claim({mailbox, opened, uid: message?.uid ?? 0, timing})
      await withImap(lab, lab.accounts.inbound, async (client) => {
        await client.mailboxOpen('INBOX')
        await client.messageDelete('1:*')
      })
      return waiting
    })
    expect(outcome).toBe('gone')
  })

  it('finishes an assignment that broke off between copying and removing', async () => {
    await store(['half'])
    await assign(['half'], 'sales-1')
    await store(['half'], [claimKeyword])

    const {assigned, failed} = await assign(['half'], 'dev-1', {timing: quick})

    expect(assigned).toEqual([])
    expect(failed).toMatchObject([{code: 'already-assigned', job: 'sales-1'}])
    expect((await everywhere()).map((message) => message.header('Message-ID'))).toEqual(['<half@applicant.example>'])
  })

  it('moves without MOVE, and removes no message that others have marked as deleted', async () => {
    await store(['kept'], ['\\Deleted'])
    await store(['moved'])
    const {assigned} = await assign(['moved'], 'dev-1', {change: without('MOVE')})
    expect(assigned).toHaveLength(1)
    expect((await lab.messages('inbound')).map((message) => message.header('Message-ID'))).toEqual([
      '<kept@applicant.example>',
    ])
  })

  it('moves without MOVE and UIDPLUS when nothing else is marked as deleted', async () => {
    await store(['alone'])
    const {assigned, warnings} = await assign(['alone'], 'dev-1', {change: without('MOVE', 'UIDPLUS')})
    expect(assigned).toMatchObject([{newId: expect.stringMatching(/:\d+$/) as string}])
    expect(warnings).toEqual([])
    expect(await lab.messages('inbound')).toEqual([])
  })

  it('says so when the original can only be marked as deleted', async () => {
    await store(['kept'], ['\\Deleted'])
    await store(['copied'])
    const {assigned, warnings} = await assign(['copied'], 'dev-1', {change: without('MOVE', 'UIDPLUS')})
    expect(assigned).toHaveLength(1)
    expect(warnings[0]).toContain('only marked as deleted')
    expect(await lab.messages('inbound')).toHaveLength(2)
  })

  it('assigns what it can and names what it cannot', async () => {
    await store(['there'])
    const {assigned, failed} = await assign(['there', 'missing'], 'dev-1')
    expect(assigned).toMatchObject([{id: '<there@applicant.example>'}])
    expect(failed).toMatchObject([{id: '<missing@applicant.example>', code: 'message-not-found'}])
  })
})
