import {mkdtemp, rm, writeFile} from 'node:fs/promises'
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

  async function testAll(settings: Settings, ...args: string[]): Promise<{code: number | null; test: ConnectionTest}> {
    const file = join(home, 'recruitmail.yaml')
    await writeFile(file, stringify(settings))
    const env = {...lab.environment(), RECRUITMAIL_HOME: home}
    const {exitCode, stdout} = await runCli(['test-connection', '--all', '--config', file, '--json', ...args], {env})
    return {code: exitCode, test: JSON.parse(stdout) as ConnectionTest}
  }

  it('are all proven in one run, over one session of the inbound mailbox, and leave nothing behind', async () => {
    const {code, test} = await testAll(withSubsidiaries(lab.settings(), 198))
    expect(
      test.companies.filter(({verdict}) => verdict !== 'passed').map(({company, findings}) => [company, findings]),
    ).toEqual([])
    expect(test.companies.length).toBe(200)
    expect(code).toBe(0)
    expect(await lab.messages('inbound')).toEqual([])
  })

  it('try a wrong password once or twice, not two hundred times', async () => {
    const settings = withSubsidiaries(lab.settings({builtin: false, copy: false}), 20)
    const file = join(home, 'recruitmail.yaml')
    await writeFile(file, stringify(settings))
    const env = {...lab.environment(), RECRUITMAIL_HOME: home, RECRUITMAIL_SECRET_ACME_SMTP: 'not-the-password'}
    const {exitCode, stdout} = await runCli(['test-connection', '--all', '--config', file, '--json'], {env})
    const {companies} = JSON.parse(stdout) as ConnectionTest
    expect(new Set(companies.map(({findings}) => findings[0]?.code))).toEqual(new Set(['smtp-auth-bad-credentials']))
    expect(exitCode).toBe(3)
  })
})
