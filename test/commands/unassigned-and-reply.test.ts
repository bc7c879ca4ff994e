import {afterAll, beforeAll, expect, it} from 'vitest'
import {describeLab} from '../lab/use-lab.js'
import {application, clearMailboxes} from '../mailbox/lab-access.js'
import {LabCli} from './lab-cli.js'

interface Listed {
  readonly folder: string
  readonly total: number
  readonly messages: readonly {
    readonly id: number
    readonly messageId: string
    readonly subject: string
    readonly company: string | null
    readonly from: {readonly name: string; readonly address: string}
  }[]
}

describeLab('an application on its way through the commands', (lab) => {
  let cli: LabCli
  let id: number
  const first = '<first@applicant.example>'

  beforeAll(async () => {
    cli = await LabCli.create(lab)
    const mail = application('first', {
      From: '=?utf-8?q?J=C3=B6rg_M=C3=BCller?= <john@applicant.example>',
      To: 'karriere@beta.example',
      Subject: '=?utf-8?q?Aw=3A_Bewerbung_als_K=C3=B6chin?=',
      References: '<root@applicant.example>',
    })
    await lab.deliver(mail, {from: 'john@applicant.example', to: 'karriere@beta.example'})
    await lab.waitForMessage('inbound', first)
  })

  afterAll(async () => {
    await clearMailboxes(lab)
    await cli.remove()
  })

  it('is listed with its sender, subject and company, and stays unread', async () => {
    const {exitCode, stdout, stderr} = await cli.run(['unassigned', 'list', '--json'])
    expect([exitCode, stderr]).toEqual([0, ''])
    const list = JSON.parse(stdout) as Listed
    expect(list).toMatchObject({folder: 'INBOX', total: 1})
    expect(list.messages[0]).toMatchObject({
      messageId: first,
      date: '2026-11-22T09:00:00Z',
      from: {name: 'Jörg Müller', address: 'john@applicant.example'},
      to: ['karriere@beta.example'],
      subject: 'Aw: Bewerbung als Köchin',
      attachments: [{name: 'cv.pdf', type: 'application/pdf'}],
      company: 'beta',
      suggestion: null,
    })
    id = list.messages[0]?.id ?? 0
    const stored = await lab.waitForMessage('inbound', first)
    expect([...stored.flags].filter((flag) => flag === '\\Seen')).toEqual([])
  })

  it('is listed as text', async () => {
    const {exitCode, stdout, stderr} = await cli.run(['unassigned', 'list'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^ +\d+ {2}2026-11-22 09:00 {2}Jörg Müller +Aw: Bewerbung als Köchin\n +to beta · cv\.pdf\n$/,
    )
    expect(stderr).toContain('1 of 1 unassigned messages in INBOX.')
  })

  it('is shown with header, attachment and text, and stays unread', async () => {
    const {exitCode, stdout} = await cli.run(['unassigned', 'show', String(id)])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('From: Jörg Müller <john@applicant.example>\n')
    expect(stdout).toContain('Attachment: cv.pdf (application/pdf, 3 kB)\n')
    expect(stdout).toContain('\nI would like to work for you.\n')
    const stored = await lab.waitForMessage('inbound', first)
    expect(stored.flags.has('\\Seen')).toBe(false)
  })

  it('is not assigned to a job that does not exist', async () => {
    const {exitCode, stdout} = await cli.run(['unassigned', 'assign', String(id), '--job', 'dev-9', '--json'])
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      error: {code: 'job-unknown', problems: [{path: '--job', valid: 'dev-1, sales-1'}]},
    })
  })

  it('is assigned, once', async () => {
    const {exitCode, stdout} = await cli.run(['unassigned', 'assign', String(id), '--job', 'sales-1', '--json'])
    expect(exitCode).toBe(0)
    const {assigned, failed} = JSON.parse(stdout) as {assigned: {folder: string; newId: string}[]; failed: unknown[]}
    expect(failed).toEqual([])
    const folder = assigned[0]?.folder ?? ''
    const [moved] = await lab.messages('inbound', folder)
    expect(assigned).toEqual([
      {id: String(id), messageId: first, job: 'sales-1', folder, newId: `${folder}:${moved?.uid}`},
    ])
    expect(moved?.header('Message-ID')).toBe(first)
    expect([...(moved?.flags ?? [])].filter((flag) => /claim|seen/i.test(flag))).toEqual([])
    expect(await lab.messages('inbound')).toEqual([])
  })

  it.each([['id', (): string => String(id)] as const, ['Message-ID', (): string => first] as const])(
    'tells whoever comes late, by its %s, where it is',
    async (_name, reference) => {
      const {exitCode, stdout} = await cli.run(['unassigned', 'assign', reference(), '--job', 'dev-1', '--json'])
      expect([exitCode, JSON.parse(stdout)]).toMatchObject([
        3,
        {assigned: [], failed: [{code: 'already-assigned', job: 'sales-1'}]},
      ])
    },
  )

  it('shows the answer without sending it', async () => {
    const {exitCode, stdout} = await cli.run(['reply', first, '--text-stdin', '--dry-run'], 'Schöne Grüße\n')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('From: Beta Karriere <jobs@acme.example>\r\n')
    expect(stdout).toContain('In-Reply-To: <first@applicant.example>\r\n')
    await lab.quiet()
    expect(await lab.messages('john')).toEqual([])
  })

  it('asks for --yes where nobody can be asked', async () => {
    const {exitCode, stdout} = await cli.run(['reply', first, '--text-stdin', '--json'], 'Hello\n')
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({error: {code: 'missing-flags'}})
  })

  it('is answered from the address in effect for its job, in its thread, by its old id', async () => {
    const {exitCode, stdout} = await cli.run(['reply', String(id), '--text-stdin', '--yes', '--json'], 'Schöne Grüße\n')
    const result = JSON.parse(stdout) as {messageId: string; copies: string[]}
    expect([exitCode, result]).toMatchObject([
      0,
      {status: 'sent', from: 'jobs@acme.example', to: 'john@applicant.example', company: 'beta', channel: 'smtp'},
    ])
    const answer = await lab.waitForMessage('john', result.messageId)
    expect(answer.header('From')).toBe('Beta Karriere <jobs@acme.example>')
    expect(answer.header('To')).toBe('=?UTF-8?Q?J=C3=B6rg_M=C3=BCller?= <john@applicant.example>')
    expect(answer.header('In-Reply-To')).toBe(first)
    expect(answer.header('References')).toBe(`<root@applicant.example> ${first}`)
    expect(answer.header('Subject')).toBe('=?UTF-8?Q?Re=3A_Bewerbung_als_K=C3=B6chin?=')
    const copy = await lab.waitForMessage('inbound', result.messageId, {folder: result.copies[0] ?? ''})
    expect(copy.flags.has('\\Seen')).toBe(true)
    const original = await lab.waitForMessage('inbound', first, {folder: result.copies[0] ?? ''})
    expect(original.flags.has('\\Answered')).toBe(true)
  })

  it('is not answered twice with the same text', async () => {
    const {exitCode, stdout} = await cli.run(['reply', first, '--text-stdin', '--yes', '--json'], 'Schöne Grüße\n')
    expect(exitCode).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({status: 'refused', code: 'reply-already-sent'})
    await lab.quiet()
    expect(await lab.messages('john')).toHaveLength(1)
  })

  it('is answered again when that is asked for, by the address of the candidate', async () => {
    const args = ['reply', 'john@applicant.example', '--job', 'sales-1', '--text-stdin', '--yes', '--again', '--json']
    const {exitCode, stdout} = await cli.run(args, 'Schöne Grüße\n')
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, {status: 'sent', inReplyTo: first}])
  })

  it('suggests the job for the next message of the same person', async () => {
    const next = application('next', {From: 'john@applicant.example'})
    await lab.deliver(next, {from: 'john@applicant.example', to: 'jobs@acme.example'})
    await lab.waitForMessage('inbound', '<next@applicant.example>')
    const {stdout} = await cli.run(['unassigned', 'list', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      total: 1,
      messages: [{company: 'acme', suggestion: {job: 'sales-1', reason: expect.stringContaining('address') as string}}],
    })
  })

  it('is not answered when a machine has written it, unless forced', async () => {
    const bounce = application('away', {From: 'jane@applicant.example', 'Auto-Submitted': 'auto-replied'})
    await lab.deliver(bounce, {from: 'jane@applicant.example', to: 'jobs@acme.example'})
    await lab.waitForMessage('inbound', '<away@applicant.example>')
    const args = ['reply', '<away@applicant.example>', '--text-stdin', '--dry-run', '--json']
    const refused = await cli.run(args, 'Hello\n')
    expect(refused.exitCode).toBe(2)
    expect(JSON.parse(refused.stdout)).toMatchObject({error: {code: 'machine-recipient'}})
    const forced = await cli.run([...args, '--force'], 'Hello\n')
    expect(JSON.parse(forced.stdout)).toMatchObject({status: 'dry-run', to: 'jane@applicant.example', job: null})
  })

  it.each([
    [['unassigned', 'show', '999999'], 'message-not-found'],
    [['unassigned', 'show', 'x y'], 'message-reference-invalid'],
    [['reply', '999999', '--text-stdin', '--dry-run'], 'message-not-found'],
    [['reply', 'nobody@applicant.example', '--text-stdin', '--dry-run'], 'message-not-found'],
    [['unassigned', 'list', '--since', 'soon'], 'since-invalid'],
    [['unassigned', 'list', '--company', 'nobody'], 'unknown-company'],
  ])('%j says what is wrong', async (args, code) => {
    const {exitCode, stdout} = await cli.run([...args, '--json'], 'Hello\n')
    expect([exitCode, JSON.parse(stdout)]).toMatchObject([2, {error: {code}}])
  })
})
