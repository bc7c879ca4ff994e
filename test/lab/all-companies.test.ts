import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {stringify} from 'yaml'
import type {ConnectionTest} from '../../src/connection-test/result.js'
import type {CompanySettings, Settings} from '../../src/settings/settings.js'
import {runCli} from '../run-cli.js'
import {describeLab} from './use-lab.js'

/** Companies that send as acme, each with a recruiting address of its own (subaddressing, RFC 5233). */
function withSubsidiaries(settings: Settings, count: number): Settings {
  const subsidiaries = Array.from({length: count}, (_none, index): [string, CompanySettings] => [
    `sub-${index}`,
    {name: `Sub ${index}`, redirect: {from: `jobs+${index}@acme.example`}, senderName: `Sub ${index}`},
  ])
  return {...settings, companies: {...settings.companies, ...Object.fromEntries(subsidiaries)}}
}

describeLab('two hundred companies', (lab) => {
  let home = ''

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'recruitmail-all-'))
  })
  afterAll(() => rm(home, {recursive: true, force: true}))

  async function testAll(settings: Settings, secrets = {}): Promise<{code: number | null; test: ConnectionTest}> {
    const file = join(home, 'recruitmail.yaml')
    await writeFile(file, stringify(settings))
    const env = {...lab.environment(), ...secrets, RECRUITMAIL_HOME: home}
    const {exitCode, stdout} = await runCli(['test-connection', '--all', '--config', file, '--json'], {env})
    return {code: exitCode, test: JSON.parse(stdout) as ConnectionTest}
  }

  /** How often a server wrote this into its log so far. */
  async function logged(text: string): Promise<number> {
    const logs = await Promise.all(lab.logs.map((log) => readFile(log, 'utf8')))
    return logs.join('').split(text).length - 1
  }

  it('are all proven in one run, over one session of the inbound mailbox, and leave nothing behind', async () => {
    const login = 'Login: user=<acme-jobs@recruit.example>'
    const before = await logged(login)
    const {code, test} = await testAll(withSubsidiaries(lab.settings(), 198))
    expect(test.companies.flatMap(({company, findings}) => findings.map((found) => [company, found]))).toEqual([])
    expect([code, test.verdict, test.companies.length]).toEqual([0, 'passed', 200])
    // One session follows the inbox; a second one looks into the other folders when probes take their time.
    expect((await logged(login)) - before).toBeLessThanOrEqual(2)
    expect(await lab.messages('inbound')).toEqual([])
  }, 180_000)

  it('try a wrong password twice at most', async () => {
    const refused = 'authentication failed'
    const before = await logged(refused)
    const settings = withSubsidiaries(lab.settings({builtin: false, copy: false}), 20)
    const {code, test} = await testAll(settings, {RECRUITMAIL_SECRET_ACME_SMTP: 'not-the-password'})
    expect(test.companies.map(({findings}) => findings[0]?.code)).toEqual(
      test.companies.map(() => 'smtp-auth-bad-credentials'),
    )
    expect(code).toBe(3)
    const tried = (await logged(refused)) - before
    expect(tried).toBeGreaterThan(0)
    expect(tried).toBeLessThanOrEqual(2)
  })
})
