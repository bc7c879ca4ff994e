import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from 'vitest'
import type {ConnectionTest} from '../../src/connection-test/result.js'
import {formats} from '../../src/report/connection-test-formats.js'
import {deliverSamples} from '../../src/sandbox/application.js'
import {startWorld, type World, type WorldOptions} from '../../src/sandbox/world.js'
import {runCli, type CliOptions, type CliRun} from '../run-cli.js'

/** The candidate of the sandbox; what she wrote lies in the inbound mailbox during the tests. */
const candidate = /jane|applicant\.example/i

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
})
afterEach(() => rm(home, {recursive: true, force: true}))

async function run(world: World, args: readonly string[], more: CliOptions = {}): Promise<CliRun> {
  const file = join(home, 'settings.yaml')
  await writeFile(file, world.settingsYaml)
  const env = {...world.environment, RECRUITMAIL_HOME: join(home, 'home'), ...more.env}
  return runCli(['test-connection', '--config', file, '--timeout', '20s', ...args], {...more, env})
}

async function withWorld(options: WorldOptions, use: (world: World) => Promise<void>): Promise<void> {
  const world = await startWorld(options)
  try {
    await use(world)
  } finally {
    await world.close()
  }
}

describe('the reports of a broken channel', () => {
  let world: World | undefined
  beforeAll(async () => {
    world = await startWorld({fault: 'smtp-auth-bad-credentials'})
    await deliverSamples(world)
  })
  afterAll(() => world?.close())

  async function report(args: readonly string[], more: CliOptions = {}): Promise<CliRun> {
    if (world === undefined) throw new Error('the world did not start')
    return run(world, args, more)
  }

  it.each(
    formats.flatMap((format) => [
      {format, lang: 'en'},
      {format, lang: 'de'},
    ]),
  )('hold neither a secret nor anything of a candidate: $format, $lang', async ({format, lang}) => {
    const {stdout, stderr, exitCode} = await report(['--all', '--format', format, '--lang', lang])
    const secrets = Object.values(world?.environment ?? {})
    const forms = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')])
    expect(secrets.length).toBeGreaterThan(2)
    expect(stdout).toContain('smtp-auth')
    // By truth alone, so that a failing test prints no secret.
    expect(forms.some((form) => (stdout + stderr).includes(form))).toBe(false)
    expect(candidate.test(stdout + stderr)).toBe(false)
    expect([exitCode, stderr]).toEqual([format === 'nagios' ? 2 : 3, ''])
  })

  it('write the whole conversation into the report for the IT department', async () => {
    const {stdout} = await report(['--format', 'html', '--lang', 'de'])
    expect(stdout).toMatch(/<details class="card"><summary>Mailserver: smtp\.acme\.example:\d+/)
    expect(stdout).toContain('535 5.7.8 Error: authentication failed')
    expect(stdout).toContain(`recruitmail test-connection --company acme --config ${join(home, 'settings.yaml')}`)
  })

  it('go to a file with the exit codes of this program, also in the format of monitoring', async () => {
    const file = join(home, 'status.txt')
    const {exitCode, stdout} = await report(['--format', 'nagios', '--output', file])
    expect([exitCode, stdout]).toEqual([3, ''])
    expect(await readFile(file, 'utf8')).toMatch(/^RECRUITMAIL CRITICAL - /)
  })

  it('let a collector of another user read the metrics, and nobody half of them', async () => {
    const directory = join(home, 'collector')
    await mkdir(directory)
    const file = join(directory, 'recruitmail.prom')
    await writeFile(file, 'old', {mode: 0o600})
    await report(['--format', 'prometheus', '--output', file])
    expect((await stat(file)).mode & 0o777).toBe(0o644)
    expect(await readFile(file, 'utf8')).toContain('recruitmail_check_success{company="acme",check="smtp-auth"} 0')
    expect(await readdir(directory)).toEqual(['recruitmail.prom'])
  })

  it('give JSON on standard output beside another format in a file', async () => {
    const file = join(home, 'report.html')
    const {exitCode, stdout, stderr} = await report(['--json', '--format', 'html', '--output', file])
    expect([exitCode, stderr]).toEqual([3, ''])
    expect((JSON.parse(stdout) as ConnectionTest).verdict).toBe('failed')
    expect(await readFile(file, 'utf8')).toMatch(/^<!DOCTYPE html>/)
  })

  it('refuse two reports for one standard output', async () => {
    const {exitCode, stdout} = await report(['--json', '--format', 'junit'])
    expect([exitCode, (JSON.parse(stdout) as {error: {code: string}}).error.code]).toEqual([2, 'two-reports'])
  })

  it('append the summary of a GitHub Actions step to what is there, within what GitHub takes', async () => {
    const summary = join(home, 'summary.md')
    await writeFile(summary, '# Before\n')
    const {exitCode, stdout} = await report(['--format', 'github'], {env: {GITHUB_STEP_SUMMARY: summary}})
    expect(exitCode).toBe(3)
    expect(stdout).toMatch(/^::error title=acme%3A smtp-auth-bad-credentials::/)
    expect(await readFile(summary, 'utf8')).toMatch(/^# Before\n# Recruiting e-mail: connection test\n/)
    await writeFile(summary, 'x'.repeat(1024 * 1024 - 500))
    await report(['--format', 'github'], {env: {GITHUB_STEP_SUMMARY: summary}})
    expect((await stat(summary)).size).toBeLessThanOrEqual(1024 * 1024)
  })
})

it('the README shows an example of every format', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const examples = [...readme.matchAll(/^recruitmail test-connection .*$/gm)].join('\n')
  const missing = formats.filter(
    (format) => !['text', 'json'].includes(format) && !examples.includes(`--format ${format}`),
  )
  expect(missing).toEqual([])
})

describe('the output for monitoring', () => {
  it('is OK with 0 on a sound channel', () =>
    withWorld({}, async (world) => {
      const {exitCode, stdout, stderr} = await run(world, ['--format', 'nagios'])
      expect(stdout).toMatch(/^RECRUITMAIL OK - acme passed\|'acme time'=[0-9.]+s/)
      expect([exitCode, stderr]).toEqual([0, ''])
    }))

  it('is WARNING with 1 where it works with warnings, CRITICAL with 2 where those count as broken', () =>
    withWorld({fault: 'dmarc-missing'}, async (world) => {
      const plain = await run(world, ['--format=nagios', '--only', 'domain-policy'])
      expect([plain.exitCode, plain.stdout.slice(0, 21)]).toEqual([1, 'RECRUITMAIL WARNING -'])
      const strict = await run(world, ['--format=nagios', '--only', 'domain-policy', '--strict'])
      expect([strict.exitCode, strict.stdout.slice(0, 22)]).toEqual([2, 'RECRUITMAIL CRITICAL -'])
    }))

  it('is UNKNOWN with 3 where a secret is missing', () =>
    withWorld({}, async (world) => {
      const env = {RECRUITMAIL_SECRET_INBOUND: ''}
      const {exitCode, stdout} = await run(world, ['--format', 'nagios'], {env})
      expect([exitCode, stdout.split('\n')[0]]).toEqual([
        3,
        expect.stringMatching(/^RECRUITMAIL UNKNOWN - acme untested/),
      ])
    }))

  it('is UNKNOWN with 3 when it is interrupted', () =>
    withWorld({hopMs: 5000}, async (world) => {
      const {exitCode, stdout} = await run(world, ['--format', 'nagios'], {
        onStart: (child) => {
          const sent = (): boolean =>
            [...world.mailbox('jobs@acme.example').folders.values()].some(({messages}) => messages.length > 0)
          const waiting = setInterval(() => {
            if (!sent()) return
            clearInterval(waiting)
            child.kill('SIGTERM')
          }, 20)
          child.on('close', () => clearInterval(waiting))
        },
      })
      expect([exitCode, stdout]).toEqual([3, 'RECRUITMAIL UNKNOWN - Interrupted.\n'])
    }))

  it('is UNKNOWN with 3 when the program crashes', () =>
    withWorld({hopMs: 30_000}, async (world) => {
      const crash = 'setTimeout(() => { throw new Error("a bug | here") }, 3000)'
      const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(crash)}`
      const {exitCode, stdout} = await run(world, ['--format', 'nagios'], {env: {NODE_OPTIONS}})
      expect([exitCode, stdout]).toEqual([3, 'RECRUITMAIL UNKNOWN - Unexpected: a bug / here\n'])
    }))

  it.each([
    ['wrong usage', ['--format', 'nagios', '--nonsense']],
    ['a value that is none', ['--format', 'nagios', '--timeout', 'soon']],
    ['an unknown company', ['--format', 'nagios', '--company', 'nobody']],
    ['settings that cannot be read', ['--format', 'nagios', '--config', '/nowhere/recruitmail.yaml']],
    ['no settings at all', ['--format=nagios']],
  ])('is UNKNOWN with 3 and one line on standard output: %s', async (_name, args) => {
    const {exitCode, stdout, stderr} = await runCli(['test-connection', ...args], {env: {RECRUITMAIL_HOME: home}})
    expect(stdout).toMatch(/^RECRUITMAIL UNKNOWN - [^|\n]+\n$/)
    expect([exitCode, stderr]).toEqual([3, ''])
  })

  it('leaves the help and other formats their own exit codes', async () => {
    const help = await runCli(['test-connection', '--format', 'nagios', '--help'], {env: {RECRUITMAIL_HOME: home}})
    expect([help.exitCode, help.stdout.includes('EXIT CODES WITH --format nagios')]).toEqual([0, true])
    const junit = await runCli(['test-connection', '--format', 'junit', '--nonsense'], {env: {RECRUITMAIL_HOME: home}})
    expect([junit.exitCode, junit.stdout]).toEqual([2, ''])
  })
})
