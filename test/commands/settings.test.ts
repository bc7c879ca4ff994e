import {spawn} from 'node:child_process'
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Config} from '@oclif/core/config'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import type {BaseCommand} from '../../src/cli/base-command.js'
import {systemKeychain} from '../../src/secret/keychain.js'
import {describeLab, startKeyring} from '../lab/use-lab.js'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
const helper = fileURLToPath(new URL('../../dist/secret/keychain-helper.js', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))
const canary = 'Canary-77'

interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

let home: string
let env: NodeJS.ProcessEnv
let config: Config

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  env = {PATH: process.env['PATH'], HOME: home, RECRUITMAIL_HOME: join(home, 'data')}
  vi.stubEnv('RECRUITMAIL_HOME', env['RECRUITMAIL_HOME'])
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', undefined)
  vi.stubEnv('DISPLAY', undefined)
  config ??= await Config.load(root)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  process.exitCode = undefined
  await rm(home, {recursive: true, force: true})
})

/** Runs one command of the sources in this process. */
async function recruitmail(...words: string[]): Promise<Outcome> {
  const [topic = '', verb = '', ...argv] = words
  const {default: Command} = (await import(`../../src/commands/${topic}/${verb}.ts`)) as {
    default: typeof BaseCommand & {run: (argv: string[], config: Config) => Promise<unknown>}
  }
  const written = {stdout: '', stderr: ''}
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += String(chunk)
      return true
    }),
  )
  process.exitCode = undefined
  try {
    await Command.run(argv, config)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return {exitCode: Number(process.exitCode ?? 0), ...written}
}

async function json(...words: string[]): Promise<{exitCode: number; result: Record<string, unknown>}> {
  const {exitCode, stdout, stderr} = await recruitmail(...words, '--json')
  expect(stderr).toBe('')
  return {exitCode, result: JSON.parse(stdout) as Record<string, unknown>}
}

/** Runs the real program with something on its standard input. */
function spawned(words: readonly string[], input = '', more: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...words], {env: {...env, ...more}})
    const written = {stdout: '', stderr: ''}
    child.stdout.on('data', (chunk) => (written.stdout += String(chunk)))
    child.stderr.on('data', (chunk) => (written.stderr += String(chunk)))
    child.on('close', (exitCode) => resolve({exitCode: exitCode ?? -1, ...written}))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

const stored = (): Promise<string> => readFile(join(home, 'data', 'settings.json'), 'utf8')

async function document(text: string): Promise<string> {
  const file = join(home, 'recruitmail.yaml')
  await writeFile(file, text)
  return file
}

const twoCompanies = `version: 1
inbound:
  address: in@recruit.example
  imap: {host: imap.recruit.example, port: 993, encryption: ssl, account: in@recruit.example}
companies:
  acme:
    name: ACME GmbH
    main: true
    redirect: {from: bewerbung@müller.example}
    customAddress: bewerbung@müller.example
    smtp: {host: smtp.müller.example, port: 587, encryption: starttls, account: bewerbung@xn--mller-kva.example}
  beta: {name: Beta AG, redirect: {from: karriere@beta.example}}
jobs:
  dev-1: {title: Developer, company: beta}
`

describe('setting up step by step', () => {
  it('leads to the same settings as a document, shown with where each value comes from', async () => {
    const steps = [
      ['company', 'add', 'acme', '--name', 'ACME GmbH'],
      ['company', 'add', 'beta', '--name', 'Beta AG'],
      ['redirect', 'set', '--from', 'bewerbung@müller.example'],
      ['redirect', 'set', '--company', 'beta', '--from', 'karriere@beta.example'],
      ['address', 'set', '--address', 'bewerbung@müller.example'],
      ['smtp', 'set', '--host', 'smtp.müller.example', '--account', 'bewerbung@xn--mller-kva.example'],
      ['inbound', 'set', '--address', 'in@recruit.example', '--host', 'imap.recruit.example', '--encryption', 'ssl'],
      ['job', 'add', 'dev-1', '--title', 'Developer', '--company', 'beta'],
    ]
    for (const step of steps) expect(await recruitmail(...step)).toMatchObject({exitCode: 0})
    const {result} = await json('config', 'diff', await document(twoCompanies))
    expect(result).toEqual({changed: false, changes: []})

    const beta = await json('company', 'show', 'beta')
    expect(beta.result).toMatchObject({
      senderName: {value: 'Beta AG', origin: 'default'},
      sender: {origin: 'main', value: {owner: 'acme', channel: 'smtp', secretId: 'acme/smtp'}},
      redirect: {from: 'karriere@beta.example', to: 'in@recruit.example', toOrigin: 'default'},
      missing: [],
    })
    const {stdout} = await recruitmail('company', 'show', '--company', 'beta')
    expect(stdout).toMatch(/sends as +bewerbung@müller\.example +main company/)
  })

  it('takes the steps back', async () => {
    await recruitmail('config', 'apply', await document(twoCompanies))
    await recruitmail('sender', 'set', '--company', 'acme', '--name', 'ACME Recruiting')
    const steps = [
      ['job', 'update', 'dev-1', '--company', 'acme'],
      ['company', 'update', 'beta', '--main'],
      ['sender', 'clear', '--company', 'acme'],
      ['smtp', 'clear', '--company', 'acme'],
      ['address', 'clear', '--company', 'acme'],
      ['redirect', 'remove', '--company', 'acme'],
      ['channel', 'use', 'builtin'],
      ['builtin', 'set', '--address', 'a@relay.example', '--host', 'relay.example', '--account', '7f3a'],
      ['job', 'remove', 'dev-1'],
      ['company', 'remove', 'acme'],
    ]
    for (const step of steps) expect(await recruitmail(...step)).toMatchObject({exitCode: 0})
    expect(JSON.parse(await stored())).toMatchObject({
      companies: {beta: {name: 'Beta AG', main: true, channel: 'builtin'}},
      jobs: {},
    })
    for (const [topic, key] of [
      ['smtp', 'smtp'],
      ['builtin', 'builtin'],
      ['inbound', 'inbound'],
      ['channel', 'sender'],
      ['redirect', 'from'],
      ['job', 'jobs'],
    ] as const) {
      const {result} = await json(topic, topic === 'job' ? 'list' : 'show')
      expect(result).toHaveProperty(key)
    }
  })

  it.each([
    ['sender', 'clear'],
    ['smtp', 'clear'],
    ['address', 'clear'],
    ['redirect', 'remove'],
  ])('%s %s wants the company by name', async (...words) => {
    await recruitmail('company', 'add', 'acme')
    expect(await json(...words)).toMatchObject({exitCode: 2, result: {error: {code: 'missing-flags'}}})
  })

  it.each([
    [['company', 'add', 'acme'], 'company-exists'],
    [['company', 'show', 'nobody'], 'unknown-company'],
    [['company', 'remove', 'acme'], 'company-in-use'],
    [['company', 'add', 'Bad Id'], 'settings-invalid'],
    [['redirect', 'set', '--from', 'a@b.example\r\nX: y'], 'settings-invalid'],
    [['smtp', 'set', '--port', '0'], 'port-invalid'],
    [['smtp', 'set', '--port', '465', '--encryption', 'starttls'], 'settings-invalid'],
    [['smtp', 'set', '--account', 'me@acme.example'], 'settings-invalid'],
    [['smtp', 'set', '--encryption', 'none', '--port', '25'], 'settings-invalid'],
    [['smtp', 'set', '--password-command', 'op read x'], 'password-command-invalid'],
    [['builtin', 'set'], 'missing-flags'],
    [['job', 'add', 'dev-2', '--company', 'nobody'], 'unknown-company'],
    [['job', 'update', 'dev-2'], 'unknown-job'],
    [['channel', 'use', 'pigeon'], 'usage'],
    [['secret', 'set', 'acme'], 'secret-id-invalid'],
    [['secret', 'set', 'acme/smtp', '--password', canary], 'usage'],
    [['secret', 'set', 'acme/smtp'], 'missing-flags'],
    [['config', 'apply', '/no/such/file'], 'config-unreadable'],
  ])('%j fails with %s and exit code 2, and changes nothing', async (words, code) => {
    await recruitmail('config', 'apply', await document(twoCompanies))
    const before = await stored()
    const {exitCode, result} = await json(...words)
    expect(result).toMatchObject({error: {code}})
    expect(exitCode).toBe(2)
    expect(JSON.stringify(result).includes(canary)).toBe(false)
    expect(await stored()).toBe(before)
  })

  it('prints every problem with its path and what would be valid', async () => {
    await recruitmail('config', 'apply', await document(twoCompanies))
    const {stderr, stdout, exitCode} = await recruitmail(
      'smtp',
      'set',
      '--port',
      '25',
      '--encryption',
      'tls',
      '--account',
      'x@y.example',
    )
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain('companies.acme.smtp.encryption: tls does not fit port 25')
    expect(stderr).toContain('companies.acme.smtp.account: the account x@y.example differs')
  })

  it('shows no control character of what was typed', async () => {
    const {stderr} = await recruitmail('company', 'show', 'evil\u001b]0;title\u0007\u009b31m')
    expect(stderr).toContain('There is no company')
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })
})

describe('a document', () => {
  it('applied twice changes nothing the second time, exported and applied neither', async () => {
    const file = await document(twoCompanies)
    expect(await json('config', 'validate', file)).toMatchObject({
      exitCode: 0,
      result: {valid: true, file, companies: 2, jobs: 1, incomplete: []},
    })
    expect((await json('config', 'apply', file)).result).toMatchObject({changed: true, dryRun: false})
    const before = await stored()
    expect((await json('config', 'apply', file)).result).toEqual({
      changed: false,
      changes: [],
      dryRun: false,
      incomplete: [],
    })
    expect((await recruitmail('config', 'apply', file)).stdout).toContain('Nothing to change')
    const exported = await document((await recruitmail('config', 'export')).stdout)
    expect((await json('config', 'apply', exported)).result).toMatchObject({changed: false})
    expect(await stored()).toBe(before)
  })

  it('is shown and not stored by diff, validate and a dry run', async () => {
    const file = await document(twoCompanies)
    expect((await recruitmail('config', 'diff', file)).stdout).toContain('+ companies.acme.name: ACME GmbH')
    expect((await json('config', 'apply', file, '--dry-run')).result).toMatchObject({changed: true, dryRun: true})
    await recruitmail('config', 'validate', file)
    await expect(stored()).rejects.toMatchObject({code: 'ENOENT'})
  })

  it('removes what it does not name', async () => {
    await recruitmail('config', 'apply', await document(twoCompanies))
    const {stdout} = await recruitmail('config', 'apply', await document('version: 1\n'))
    expect(stdout).toContain('- jobs.dev-1.title: Developer')
    expect(JSON.parse(await stored())).toEqual({version: 1, companies: {}, jobs: {}})
  })

  it('that is invalid changes nothing and names every line', async () => {
    await recruitmail('config', 'apply', await document(twoCompanies))
    const before = await stored()
    const file = await document(twoCompanies.replace('port: 587', 'port: 0').replace('company: beta', 'company: gamma'))
    for (const command of ['apply', 'diff', 'validate']) {
      const {exitCode, result} = await json('config', command, file)
      expect(exitCode).toBe(2)
      expect(result).toMatchObject({error: {code: 'settings-invalid', problems: [{line: 11}, {line: 14}]}})
    }
    expect(await stored()).toBe(before)
  })

  it('that is valid but incomplete says what is missing', async () => {
    const file = await document('version: 1\ncompanies: {acme: {name: A, main: true}}\n')
    const {result} = await json('config', 'validate', file)
    expect(result['incomplete']).toHaveLength(3)
  })
})

describeLab('the real program with a keychain', () => {
  it('stores settings and password together, and shows the password nowhere', async () => {
    const keyring = await startKeyring()
    try {
      await spawned(['config', 'apply', '-'], twoCompanies)
      const words = ['smtp', 'set', '--port', '2525', '--password-stdin', '--json']
      const set = await spawned(words, `${canary}\n`, {...keyring.env, DEBUG: '*'})
      expect(JSON.parse(set.stdout)).toMatchObject({changed: true, secret: {id: 'acme/smtp', stored: true}})
      expect(await systemKeychain(keyring.env, helper).get('acme/smtp')).toBe(canary)
      const list = await spawned(['secret', 'list', '--json'], '', keyring.env)
      expect(JSON.parse(list.stdout)).toMatchObject({secrets: [{source: null}, {id: 'acme/smtp', source: 'keychain'}]})
      const shown = [set.stdout, set.stderr, list.stdout, list.stderr, await stored()].join()
      expect(shown.includes(canary)).toBe(false)
    } finally {
      await keyring.stop()
    }
  })

  it('stores no password with settings that are not valid', async () => {
    const keyring = await startKeyring()
    try {
      await spawned(['config', 'apply', '-'], twoCompanies)
      const words = ['smtp', 'set', '--port', '465', '--encryption', 'starttls', '--password-stdin']
      expect(await spawned(words, canary, keyring.env)).toMatchObject({exitCode: 2})
      await expect(systemKeychain(keyring.env, helper).get('acme/smtp')).rejects.toMatchObject({code: 'secret-missing'})
    } finally {
      await keyring.stop()
    }
  })
})

describe('the real program', () => {
  it('reads a document from standard input', async () => {
    const {exitCode, stdout} = await spawned(['config', 'apply', '-', '--json'], twoCompanies)
    expect([exitCode, (JSON.parse(stdout) as {changed: boolean}).changed]).toEqual([0, true])
  })

  it('stores neither settings nor password where there is no keychain, and shows the password nowhere', async () => {
    await spawned(['config', 'apply', '-'], twoCompanies)
    const before = await stored()
    for (const words of [
      ['smtp', 'set', '--port', '2525', '--password-stdin'],
      ['secret', 'set', 'acme/smtp', '--password-stdin'],
    ]) {
      for (const more of [[], ['--json']]) {
        const {exitCode, stdout, stderr} = await spawned([...words, ...more], `${canary}\n`, {DEBUG: '*'})
        expect(exitCode).toBe(4)
        expect((stdout + stderr).includes('keychain')).toBe(true)
        expect((stdout + stderr).includes(canary)).toBe(false)
      }
    }
    expect(await stored()).toBe(before)
  })

  it('lists secrets by source and never by value', async () => {
    await spawned(['config', 'apply', '-'], twoCompanies)
    const secrets = {RECRUITMAIL_SECRET_INBOUND: canary, RECRUITMAIL_SECRET_ACME_SMTP: canary}
    for (const command of ['list', 'status']) {
      const {exitCode, stdout, stderr} = await spawned(['secret', command, '--json'], '', {...secrets, DEBUG: '*'})
      expect(exitCode).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject({
        secrets: [
          {id: 'inbound', environmentName: 'RECRUITMAIL_SECRET_INBOUND', source: 'environment', available: true},
          {id: 'acme/smtp', source: 'environment', available: true},
        ],
      })
      expect((stdout + stderr).includes(canary)).toBe(false)
    }
    expect((await spawned(['secret', 'status', 'inbound'])).exitCode).toBe(4)
  })
})
