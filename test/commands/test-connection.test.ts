import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import type {ConnectionTest} from '../../src/connection-test/result.js'
import {checkNames} from '../../src/diagnosis/finding.js'
import {startWorld, type World, type WorldOptions} from '../../src/sandbox/world.js'
import {runCli, type CliOptions, type CliRun} from '../run-cli.js'

describe('recruitmail test-connection', () => {
  let home = ''
  let world: World | undefined

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  })
  afterEach(async () => {
    await world?.close()
    world = undefined
    await rm(home, {recursive: true, force: true})
  })

  async function run(options: WorldOptions, args: readonly string[], more: CliOptions = {}): Promise<CliRun> {
    world ??= await startWorld(options)
    const file = join(home, 'settings.yaml')
    await writeFile(file, world.settingsYaml)
    const env = {...world.environment, RECRUITMAIL_HOME: join(home, 'home'), ...more.env}
    return runCli(['test-connection', '--config', file, '--timeout', '20s', ...args], {...more, env})
  }

  function left(address: string): number {
    const folders = [...(world?.mailbox(address).folders.values() ?? [])]
    return folders.reduce((sum, {messages}) => sum + messages.length, 0)
  }

  it('gives scripts exactly the contract, exit code 0 and nothing on standard error', async () => {
    const {exitCode, stdout, stderr} = await run({}, ['--json'])
    const test = JSON.parse(stdout) as ConnectionTest
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(Object.keys(test)).toEqual(['schema', 'verdict', 'startedAt', 'ms', 'companies'])
    expect([test.schema, test.verdict]).toEqual(['recruitmail/test-connection/1', 'passed'])
    const [company] = test.companies
    expect(company).toMatchObject({
      company: 'acme',
      channel: 'smtp',
      address: 'jobs@acme.example',
      inherited: false,
      verdict: 'passed',
      findings: [],
    })
    expect(company?.checks.map(({check}) => check)).toEqual(checkNames)
    expect(
      company?.checks.every(({status, ms, detail}) => status === 'passed' && ms >= 0 && typeof detail === 'object'),
    ).toBe(true)
  })

  it('names a broken channel with exit code 3, the verdict last', async () => {
    const {exitCode, stdout} = await run({fault: 'smtp-auth-bad-credentials'}, [])
    expect(exitCode).toBe(3)
    expect(stdout).toContain('535 5.7.8')
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^acme failed: smtp-auth-bad-credentials/)
    expect(stdout).not.toContain('\u001B')
  })

  it('counts warnings as broken only with --strict', async () => {
    const plain = await run({fault: 'dmarc-missing'}, ['--json'])
    const strict = await run({}, ['--json', '--strict'])
    expect([plain.exitCode, strict.exitCode]).toEqual([0, 3])
    expect((JSON.parse(plain.stdout) as ConnectionTest).verdict).toBe('degraded')
  })

  it('cannot test without the secret: exit code 4, still the documented object', async () => {
    const {exitCode, stdout} = await run({}, ['--json'], {env: {RECRUITMAIL_SECRET_INBOUND: ''}})
    const test = JSON.parse(stdout) as ConnectionTest
    expect([exitCode, test.verdict]).toEqual([4, 'untested'])
    expect(test.companies[0]?.findings.map(({check}) => check)).toEqual(['settings'])
    expect(test.companies[0]?.checks.filter(({status}) => status === 'not-reached').length).toBe(checkNames.length - 1)
  })

  it('tests every company with --all', async () => {
    const {exitCode, stdout} = await run({}, ['--all', '--format', 'json'])
    const test = JSON.parse(stdout) as ConnectionTest
    expect([exitCode, test.companies.map(({company, inherited}) => [company, inherited])]).toEqual([
      0,
      [
        ['acme', false],
        ['beta', true],
      ],
    ])
  })

  it('writes the report to a file, readable by its owner alone', async () => {
    const file = join(home, 'report.json')
    const {exitCode, stdout, stderr} = await run({}, ['--format', 'json', '--output', file])
    expect([exitCode, stdout]).toEqual([0, ''])
    expect(stderr).toContain(file)
    expect((JSON.parse(await readFile(file, 'utf8')) as ConnectionTest).verdict).toBe('passed')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('sends nothing with --no-send', async () => {
    const {exitCode, stdout} = await run({}, ['--no-send', '--json'])
    const [company] = (JSON.parse(stdout) as ConnectionTest).companies
    expect(exitCode).toBe(0)
    expect(company?.checks.find(({check}) => check === 'smtp-recipient')?.status).toBe('passed')
    expect(company?.checks.find(({check}) => check === 'smtp-accept')?.status).toBe('skipped')
    expect(left('jobs@acme.example')).toBe(0)
  })

  it('removes the probe that is under way when it is interrupted, and ends with 130', async () => {
    const hopMs = 700
    const started: Promise<CliRun> = run({hopMs}, [], {
      onStart: (child) => {
        const waiting = setInterval(() => {
          if (left('jobs@acme.example') === 0) return
          clearInterval(waiting)
          child.kill('SIGINT')
        }, 20)
        child.on('close', () => clearInterval(waiting))
      },
    })
    const {exitCode} = await started
    expect(exitCode).toBe(130)
    expect([left('acme-jobs@recruit.example'), left('jobs@acme.example')]).toEqual([0, 0])
  })

  it('removes what a killed run left behind', async () => {
    await run({hopMs: 500}, [], {
      onStart: (child) => {
        const waiting = setInterval(() => left('jobs@acme.example') > 0 && child.kill('SIGKILL'), 20)
        child.on('close', () => clearInterval(waiting))
      },
    })
    await expect.poll(() => left('acme-jobs@recruit.example'), {timeout: 20_000}).toBeGreaterThan(0)
    expect((await run({}, [])).exitCode).toBe(0)
    expect([left('acme-jobs@recruit.example'), left('jobs@acme.example')]).toEqual([0, 0])
  })
})
