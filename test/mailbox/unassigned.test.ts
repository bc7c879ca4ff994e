import {beforeEach, expect, it} from 'vitest'
import {describeLab, withImap} from '../lab/use-lab.js'
import type {UnassignedMessage} from '../../src/mailbox/message-row.js'
import {listUnassigned, type ListingCounts, type ListingFilter} from '../../src/mailbox/unassigned.js'
import {application, onInbound} from './lab-access.js'

describeLab('listing', (lab) => {
  beforeEach(() => lab.clear())

  async function store(messages: readonly {raw: string; flags?: string[]; arrived?: string}[]): Promise<void> {
    await withImap(lab, lab.accounts.inbound, async (client) => {
      for (const {raw, flags = [], arrived} of messages) {
        await client.append('INBOX', raw, flags, ...(arrived === undefined ? [] : [new Date(arrived)]))
      }
    })
  }

  async function list(filter: ListingFilter = {}): Promise<ListingCounts & {messages: UnassignedMessage[]}> {
    return onInbound(lab, async (mailbox) => {
      const listing = await listUnassigned(mailbox, lab.settings(), filter)
      const messages: UnassignedMessage[] = []
      for await (const message of listing.messages) messages.push(message)
      return {messages, ...listing.counts()}
    })
  }

  const ids = (messages: readonly UnassignedMessage[]): string[] =>
    messages.map(({messageId}) => messageId?.replace(/^<(.*)@.*$/, '$1') ?? '')

  it('an empty folder gives nothing', async () => {
    expect(await list()).toEqual({messages: [], total: 0, unreadable: 0})
  })

  it('gives the newest first, as many as asked for, and counts all', async () => {
    await store(['one', 'two', 'three'].map((id) => ({raw: application(id)})))
    const {messages, total} = await list({limit: 2})
    expect([ids(messages), total]).toEqual([['three', 'two'], 3])
  })

  it('orders by arrival, not by the date the sender wrote', async () => {
    await store([
      {raw: application('old', {Date: 'Mon, 1 Jan 2035 00:00:00 +0000'}), arrived: '2026-11-01T00:00:00Z'},
      {raw: application('new', {Date: 'Thu, 1 Jan 1998 00:00:00 +0000'}), arrived: '2026-11-02T00:00:00Z'},
    ])
    expect(ids((await list()).messages)).toEqual(['new', 'old'])
  })

  it('leaves out test messages and deleted ones, and does not count them', async () => {
    await store([
      {raw: application('recruitmail-probe.acme-1')},
      {raw: application('rewritten', {'X-Recruitmail-Probe': '1'})},
      {raw: application('gone'), flags: ['\\Deleted']},
      {raw: application('real')},
      {raw: application('newest')},
    ])
    expect(await list({limit: 1})).toMatchObject({total: 2, messages: [{messageId: '<newest@applicant.example>'}]})
    expect(ids((await list()).messages)).toEqual(['newest', 'real'])
  })

  it('fills the list up where test messages were among the newest', async () => {
    await store([
      {raw: application('a')},
      {raw: application('b')},
      {raw: application('probe', {'X-Recruitmail-Probe': '1'})},
    ])
    expect(ids((await list({limit: 2})).messages)).toEqual(['b', 'a'])
  })

  it('keeps to what arrived since a point in time', async () => {
    await store([
      {raw: application('before'), arrived: '2026-11-20T09:59:00Z'},
      {raw: application('after'), arrived: '2026-11-20T10:01:00Z'},
    ])
    expect(ids((await list({since: new Date('2026-11-20T10:00:00Z')})).messages)).toEqual(['after'])
  })

  it('keeps to one company', async () => {
    await store([
      {raw: application('acme')},
      {raw: application('beta', {To: 'friend@applicant.example', 'Delivered-To': 'karriere@beta.example'})},
    ])
    expect(ids((await list({company: 'beta'})).messages)).toEqual(['beta'])
  })

  it('sets no flag', async () => {
    await store([{raw: application('unread')}])
    await list()
    const [stored] = await lab.messages('inbound')
    expect([...(stored?.flags ?? [])].filter((flag) => flag !== '\\Recent')).toEqual([])
  })

  it('shows nothing that steers a terminal', async () => {
    await store([
      {
        raw: application('evil', {
          From: '"=?utf-8?q?=1B]0;owned=07Jane_=1B[2J=E2=80=AEenaJ?=" <jane@applicant.example>',
          Subject: '=?utf-8?b?G1szMW1yZWQbWzBtDQpCY2M6IHhAeQ==?=',
        }),
      },
    ])
    const [message] = (await list()).messages
    expect(message?.from?.name).toBe('Jane enaJ')
    expect(message?.subject).toBe('red Bcc: x@y')
  })

  it('lists a message without any header worth the name', async () => {
    await store([{raw: 'garbage\r\n\r\n\u0000\u0001'.replaceAll('\u0000', 'x')}])
    expect((await list()).messages).toMatchObject([{messageId: null, from: null, subject: '', company: null}])
  })
})
