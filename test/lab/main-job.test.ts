import {mkdtemp, readdir, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {decodeWords} from 'postal-mime'
import {afterAll, beforeAll, expect, it} from 'vitest'
import type {ConnectionTest} from '../../src/connection-test/result.js'
import {checkNames} from '../../src/diagnosis/finding.js'
import {runCli, type CliRun} from '../run-cli.js'
import {describeLab} from './use-lab.js'

const application = [
  'From: =?UTF-8?Q?J=C3=A4ne_Doe?= <jane@applicant.example>',
  'To: jobs@acme.example',
  'Subject: =?UTF-8?Q?Bewerbung_als_M=C3=BCllerin?=',
  'Message-ID: <first.1@applicant.example>',
  'References: <earlier.0@applicant.example>',
  'Date: Mon, 23 Nov 2026 10:00:00 +0100',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Guten Tag, \u001b[31mhier\u001b[0m bin ich.',
  '--b',
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename="../../cv.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0xLjQK',
  '--b--',
  '',
].join('\r\n')

describeLab('the main job on Postfix and Dovecot', (lab) => {
  let home = ''
  let environment: Record<string, string> = {}
  const runs: CliRun[] = []

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'recruitmail-main-job-'))
    environment = {...lab.environment(), RECRUITMAIL_HOME: join(home, 'home')}
    await writeFile(join(home, 'recruitmail.yaml'), lab.settingsYaml())
  })
  afterAll(() => rm(home, {recursive: true, force: true}))

  async function run(...args: string[]): Promise<CliRun> {
    const result = await runCli(args, {env: environment})
    runs.push(result)
    return result
  }

  async function json<T>(...args: string[]): Promise<{code: number | null; body: T}> {
    const {exitCode, stdout} = await run(...args, '--json')
    return {code: exitCode, body: JSON.parse(stdout) as T}
  }

  it('sets up from one document, twice, the second time without a change', async () => {
    const file = join(home, 'recruitmail.yaml')
    expect((await run('config', 'validate', file)).exitCode).toBe(0)
    expect((await run('config', 'apply', file)).exitCode).toBe(0)
    const {code, body} = await json<{changes: unknown[]}>('config', 'apply', file)
    expect([code, body.changes]).toEqual([0, []])
  })

  it('proves the channel of both companies, every check passed', async () => {
    for (const company of ['acme', 'beta']) {
      const {code, body} = await json<ConnectionTest>('test-connection', '--company', company, '--timeout', '30s')
      const [test] = body.companies
      expect(test?.findings).toEqual([])
      // Without a login on the company's own mailbox there is no copy to look for.
      const expected = checkNames.map(
        (check) => `${check} ${check === 'redirect-copy' && company === 'beta' ? 'skipped' : 'passed'}`,
      )
      expect(test?.checks.map(({check, status}) => `${check} ${status}`)).toEqual(expected)
      expect([code, body.verdict, test?.inherited]).toEqual([0, 'passed', company === 'beta'])
    }
    expect(await lab.messages('inbound')).toEqual([])
    expect(await lab.messages('acme')).toEqual([])
  })

  it('lists, shows, assigns and answers an application', async () => {
    await lab.deliver(application, {from: 'jane@applicant.example', to: 'jobs@acme.example'})
    await lab.waitForMessage('inbound', '<first.1@applicant.example>')

    const list = await json<{
      total: number
      messages: {id: number; company: string; subject: string; attachments: unknown[]}[]
    }>('unassigned', 'list')
    expect(list.body.total).toBe(1)
    expect(list.body.messages[0]).toMatchObject({
      company: 'acme',
      subject: 'Bewerbung als Müllerin',
      attachments: [{type: 'application/pdf'}],
    })

    const shown = await run('unassigned', 'show', '<first.1@applicant.example>')
    expect(shown.stdout).toContain('hier')
    expect(shown.stdout).not.toContain('\u001b')
    expect([...((await lab.messages('inbound'))[0]?.flags ?? [])]).not.toContain('\\Seen')

    const assigned = await json<{assigned: unknown[]; failed: unknown[]}>(
      'unassigned',
      'assign',
      String(list.body.messages[0]?.id),
      '--job',
      'dev-1',
    )
    expect(assigned.body.failed).toEqual([])
    expect(await lab.messages('inbound')).toEqual([])

    const file = join(home, 'answer.txt')
    await writeFile(file, 'Vielen Dank für Ihre Bewerbung.\n')
    const dry = await json<{status: string}>('reply', '<first.1@applicant.example>', '--text-file', file, '--dry-run')
    expect(dry.body.status).toBe('dry-run')
    expect(await lab.messages('jane')).toEqual([])

    const sent = await json<{status: string; messageId: string; from: string; to: string}>(
      'reply',
      '<first.1@applicant.example>',
      '--text-file',
      file,
      '--yes',
    )
    expect(sent.body).toMatchObject({status: 'sent', to: 'jane@applicant.example'})
    const answer = await lab.waitForMessage('jane', sent.body.messageId)
    expect(answer.header('from')).toContain('<jobs@acme.example>')
    expect(answer.header('in-reply-to')).toBe('<first.1@applicant.example>')
    expect(answer.header('references')).toBe('<earlier.0@applicant.example> <first.1@applicant.example>')
    expect(decodeWords(answer.header('subject') ?? '')).toBe('Re: Bewerbung als Müllerin')
    expect((await lab.messages('inbound', 'Jobs/dev-1')).map((message) => message.header('message-id'))).toEqual([
      '<first.1@applicant.example>',
      sent.body.messageId,
    ])
  })

  it('never shows a secret', async () => {
    const secrets = Object.entries(environment).filter(([name]) => name.startsWith('RECRUITMAIL_SECRET_'))
    const files = await readdir(join(home, 'home'), {recursive: true, withFileTypes: true})
    const contents = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    )
    const everything = [...runs.flatMap(({stdout, stderr}) => [stdout, stderr]), ...contents].join('\n')
    expect(secrets.length).toBeGreaterThan(2)
    expect(everything.length).toBeGreaterThan(1000)
    for (const [, secret] of secrets) expect(everything.includes(secret)).toBe(false)
  })
})
