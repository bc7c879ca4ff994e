import {setMaxListeners} from 'node:events'
import {afterEach, expect, it} from 'vitest'
import {loadNetwork} from '../../src/connection/network.js'
import {testConnection} from '../../src/connection-test/connection-test.js'
import type {ConnectionTest} from '../../src/connection-test/result.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {startWorld, type World} from '../../src/sandbox/world.js'
import {createVault} from '../../src/secret/chain.js'
import type {CompanySettings, Settings} from '../../src/settings/settings.js'

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function aWorld(): Promise<World> {
  const world = await startWorld()
  closers.push(() => world.close())
  return world
}

/** More companies that redirect and send as `like` does, each changed by its number. */
function more(
  settings: Settings,
  count: number,
  like: string,
  change: (company: CompanySettings, index: number) => CompanySettings = (company) => company,
): Settings {
  const {main: _one, ...model} = settings.companies[like]!
  const added = Array.from({length: count}, (_none, index) => [`more-${index}`, change(model, index)])
  return {...settings, companies: {...settings.companies, ...(Object.fromEntries(added) as Settings['companies'])}}
}

/** Hundreds of listeners are no leak here. */
function quietSignal(): AbortSignal {
  const {signal} = new AbortController()
  setMaxListeners(0, signal)
  return signal
}

async function testAll(
  world: World,
  settings: Settings,
  secrets: Record<string, string> = {},
): Promise<ConnectionTest> {
  return testConnection({
    settings,
    companies: Object.keys(settings.companies),
    network: await loadNetwork(settings.network),
    vault: createVault({...world.environment, ...secrets}),
    timeoutMs: 8000,
    signal: quietSignal(),
  })
}

it('tells every company of a dead server and of a refused login, without trying each time', async () => {
  const world = await aWorld()
  const server = await startScriptedSmtp({
    encryption: 'none',
    replies: {AUTH: '535 5.7.8 Error: authentication failed', EHLO: ['250-mail.acme.example', '250 AUTH PLAIN']},
  })
  closers.push(() => server.close())
  const smtp = {host: 'localhost', port: server.port, encryption: 'none', account: 'jobs@acme.example'} as const
  const settings = more(world.settings, 12, 'acme', (company) => ({...company, smtp}))
  const {companies} = await testAll(
    world,
    settings,
    Object.fromEntries(
      Array.from({length: 12}, (_none, index) => [`RECRUITMAIL_SECRET_MORE_${index}_SMTP`, 'wrong-password']),
    ),
  )
  const codes = companies.filter(({company}) => company.startsWith('more-')).map(({findings}) => findings[0]?.code)
  expect(codes).toEqual(codes.map(() => 'smtp-auth-bad-credentials'))
  expect(server.received.filter((line) => line.startsWith('AUTH')).length).toBeLessThanOrEqual(2)
})

it('lets companies that hang hold up none of the others', async () => {
  const world = await aWorld()
  const server = await startScriptedSmtp({encryption: 'none', replies: {greeting: {silence: true}}})
  closers.push(() => server.close())
  const smtp = {host: 'localhost', port: server.port, encryption: 'none', account: 'jobs@acme.example'} as const
  const hanging = more(world.settings, 30, 'acme', (company, index) => ({
    ...company,
    smtp: {...smtp, account: `a${index}@acme.example`},
    customAddress: `a${index}@acme.example`,
  }))
  const {acme, beta, ...others} = hanging.companies
  const settings = {...hanging, companies: {...others, acme: acme!, beta: beta!}}
  const secrets = Object.fromEntries(
    Array.from({length: 30}, (_none, index) => [`RECRUITMAIL_SECRET_MORE_${index}_SMTP`, 'x']),
  )
  const test = await testAll(world, settings, secrets)
  const verdicts = Object.fromEntries(test.companies.map(({company, verdict}) => [company, verdict]))
  expect([verdicts['acme'], verdicts['beta'], verdicts['more-0'], verdicts['more-29']]).toEqual([
    'passed',
    'passed',
    'failed',
    'failed',
  ])
})
