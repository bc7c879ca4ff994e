import {afterEach, describe, expect, it} from 'vitest'
import {loadNetwork} from '../../src/connection/network.js'
import {selectChecks} from '../../src/connection-test/selection.js'
import type {CompanyTest} from '../../src/connection-test/result.js'
import {Authority} from '../../src/sandbox/authority.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {startWorld} from '../../src/sandbox/world.js'
import type {ServerSettings} from '../../src/settings/settings.js'
import {testWorld} from './world.js'

const authority = new Authority()
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Tests ACME up to the accepted recipient, with a submission server that goes by `host` and answers as told. */
async function testAt(host: string, replies: Script = {}, smtp: Partial<ServerSettings> = {}): Promise<CompanyTest> {
  const server = await startScriptedSmtp({encryption: 'starttls', tls: authority.serverTls([host]), replies})
  const world = await startWorld()
  closers.push(
    () => server.close(),
    () => world.close(),
  )
  const acme = world.settings.companies['acme']
  if (acme?.smtp === undefined) throw new Error('the world has no submission server')
  const {servername: _own, ...own} = acme.smtp
  const changed: ServerSettings = {
    ...own,
    host,
    address: '127.0.0.1',
    port: server.port,
    encryption: 'starttls',
    ...smtp,
  }
  const settings = {...world.settings, companies: {...world.settings.companies, acme: {...acme, smtp: changed}}}
  const network = await loadNetwork(settings.network)
  const changedWorld = {...world, settings}
  return testWorld(changedWorld, 'acme', {
    network: {...network, extraCa: world.caPem + authority.pem, usualPorts: {smtp: [], imap: []}},
    selection: selectChecks({only: ['smtp-recipient']}),
    timeoutMs: 9000,
  })
}

describe('a password that Microsoft 365 still accepts', () => {
  it('is a warning about its end', async () => {
    const test = await testAt('smtp.office365.com')
    const found = test.findings.find(({code}) => code === 'policy-basic-auth-ends-soon')
    expect(found).toMatchObject({check: 'smtp-auth', severity: 'warning'})
    expect(found?.evidence).toEqual(['the password login was accepted by smtp.office365.com'])
    expect(found?.remedy[0]).toContain('recruitmail smtp set --company acme --auth oauth')
    expect(test.checks.find(({check}) => check === 'smtp-auth')?.status).not.toBe('failed')
  })

  it('is none elsewhere, nor where it was refused', async () => {
    const elsewhere = await testAt('smtp.acme.example')
    expect(elsewhere.findings.map(({code}) => code)).not.toContain('policy-basic-auth-ends-soon')
    const refused = await testAt('smtp.office365.com', {AUTH: '535 5.7.3 Authentication unsuccessful'})
    expect(refused.findings.map(({code}) => code)).toContain('smtp-auth-ms-unsuccessful')
    expect(refused.findings.map(({code}) => code)).not.toContain('policy-basic-auth-ends-soon')
  })
})

describe('a refusal after the login', () => {
  it.each<[string, Script, RegExp]>([
    ['of the sender', {MAIL: '550 5.7.60 SMTP; Client does not have permissions to send as this sender'}, /login-77/],
    [
      'of the recipient',
      {RCPT: '550 5.7.60 SMTP; Client does not have permissions to send as this sender'},
      /login-77/,
    ],
    ['for the account', {MAIL: '550 5.7.1 Outgoing mail from you has been suspended'}, /login-77/],
  ])('%s names the account that is logged in', async (_name, replies, expected) => {
    const test = await testAt('smtp.office365.com', replies, {account: 'login-77@acme.example', auth: 'password'})
    const found = test.findings.find(({severity}) => severity === 'error')
    expect(`${found?.cause} ${found?.remedy.join(' ')}`).toMatch(expected)
  })
})
