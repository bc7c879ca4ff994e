import {afterEach, describe, expect, it} from 'vitest'
import type {Alternative} from '../../src/connection/evidence.js'
import {loadNetwork, type Network} from '../../src/connection/network.js'
import type {CheckName} from '../../src/diagnosis/finding.js'
import type {CompanyTest} from '../../src/connection-test/result.js'
import type {ConnectionTestInput} from '../../src/connection-test/connection-test.js'
import {Authority} from '../../src/sandbox/authority.js'
import {closedPort} from '../../src/sandbox/listen.js'
import type {ScriptedOptions, ScriptedServer} from '../../src/sandbox/scripted-server.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {startWorld, type World} from '../../src/sandbox/world.js'
import type {ServerSettings, Settings} from '../../src/settings/settings.js'
import {testWorld} from './world.js'

/** Vouches for the servers of these tests; the world has an authority of its own. */
const authority = new Authority()
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function world(fault?: string): Promise<World> {
  const started = await startWorld(fault === undefined ? {} : {fault})
  closers.push(() => started.close())
  return started
}

async function scripted(
  start: typeof startScriptedSmtp,
  options: Omit<ScriptedOptions, 'tls'>,
  name = 'smtp.acme.example',
): Promise<ScriptedServer> {
  const server = await start({...options, tls: authority.serverTls([name])})
  closers.push(() => server.close())
  return server
}

type Ports = NonNullable<Network['usualPorts']>

/** Tests ACME with another submission server than the world's, and with ports of the test's own as the usual ones. */
async function testWith(
  {settings, ...rest}: World,
  smtp: Partial<ServerSettings>,
  ports: Partial<Ports>,
  more: Partial<ConnectionTestInput> = {},
): Promise<CompanyTest> {
  const acme = settings.companies['acme']
  if (acme?.smtp === undefined) throw new Error('the world has no submission server')
  const companies = {...settings.companies, acme: {...acme, smtp: {...acme.smtp, ...smtp}}}
  return testWorld({settings: {...settings, companies}, ...rest}, 'acme', {
    network: await networkWith(settings, rest.caPem, ports),
    timeoutMs: 9000,
    ...more,
  })
}

async function networkWith(settings: Settings, caPem: string, ports: Partial<Ports>): Promise<Network> {
  const network = await loadNetwork(settings.network)
  return {...network, extraCa: caPem + authority.pem, usualPorts: {smtp: [], imap: [], ...ports}}
}

function alternativesOf(test: CompanyTest, check: CheckName): readonly Alternative[] {
  const detail = test.checks.find((result) => result.check === check)?.detail
  return (detail?.['alternatives'] ?? []) as readonly Alternative[]
}

describe('what works instead', () => {
  it.each(['en', 'de'] as const)(
    'is found at another port, tried with the login and named first (%s)',
    async (lang) => {
      const sound = await world()
      const port = sound.settings.companies['acme']?.smtp?.port ?? 0
      const ports: Partial<Ports> = {
        smtp: [
          {port: await closedPort(), encryption: 'tls'},
          {port, encryption: 'starttls'},
        ],
      }
      const test = await testWith(sound, {port: await closedPort()}, ports, {lang})
      const [finding] = test.findings
      expect(finding?.code).toBe('tcp-refused')
      const command = `recruitmail smtp set --company acme --port ${port} --encryption starttls`
      expect(finding?.remedy[0]?.endsWith(command)).toBe(true)
      expect(finding?.remedy.filter((step) => step.includes(command))).toHaveLength(1)
      expect(finding?.evidence).toContain(
        lang === 'en'
          ? `port ${port} of smtp.acme.example with STARTTLS works here: login accepted`
          : `Port ${port} von smtp.acme.example mit STARTTLS funktioniert von hier: Anmeldung angenommen`,
      )
      expect(alternativesOf(test, 'smtp-connect').map(({outcome}) => outcome)).toEqual(['failed', 'login-accepted'])
    },
  )

  it.each<[string, CheckName, RegExp]>([
    ['tls-on-plaintext-port', 'smtp-tls', /^.* recruitmail smtp set --company acme --port \d+ --encryption starttls$/],
    ['tls-plaintext-on-tls-port', 'smtp-ehlo', /^.* recruitmail smtp set --company acme --port \d+ --encryption tls$/],
    [
      'tls-plaintext-on-tls-port/inbound',
      'inbound-connect',
      /^.* recruitmail inbound set --port \d+ --encryption tls$/,
    ],
  ])('is the same port with the other encryption for %s', async (fault, check, command) => {
    const test = await testWith(await world(fault), {}, {})
    expect(test.findings[0]?.remedy[0]).toMatch(command)
    expect(alternativesOf(test, check)).toMatchObject([{outcome: 'login-accepted'}])
  })

  it('is found for the inbound mailbox, too', async () => {
    const {settings, ...rest} = await world()
    const {inbound} = settings
    if (inbound === undefined) throw new Error('the world has no inbound mailbox')
    const port = await closedPort()
    const changed = {...settings, inbound: {...inbound, imap: {...inbound.imap, port}}}
    const ports: Partial<Ports> = {imap: [{port: inbound.imap.port, encryption: 'tls'}]}
    const network = await networkWith(settings, rest.caPem, ports)
    const test = await testWorld({settings: changed, ...rest}, 'acme', {network, timeoutMs: 9000})
    expect(test.findings[0]?.remedy[0]).toContain(
      `recruitmail inbound set --port ${inbound.imap.port} --encryption tls`,
    )
  })

  it('is a port that offers a login where the one that is set offers none', async () => {
    const none = await scripted(startScriptedSmtp, {
      encryption: 'tls',
      replies: {EHLO: ['250-x', '250 SIZE 1000000000']},
    })
    const other = await scripted(startScriptedSmtp, {encryption: 'tls'})
    const ports: Partial<Ports> = {smtp: [{port: other.port, encryption: 'tls'}]}
    const test = await testWith(await world(), {port: none.port, encryption: 'tls'}, ports)
    expect(test.findings[0]?.code).toBe('smtp-auth-not-offered')
    expect(test.findings[0]?.remedy[0]).toContain(`--port ${other.port} --encryption tls`)
  })

  it('is STARTTLS at the same port where the login is offered inside it alone', async () => {
    const server = await scripted(startScriptedSmtp, {encryption: 'starttls'})
    const test = await testWith(await world(), {port: server.port, encryption: 'none'}, {})
    expect(test.findings[0]?.code).toBe('smtp-auth-only-after-tls')
    expect(test.findings[0]?.remedy[0]).toContain(`--port ${server.port} --encryption starttls`)
  })

  it('says that the login was refused there, and names the port all the same', async () => {
    const other = await scripted(startScriptedSmtp, {encryption: 'tls', replies: {AUTH: '535 5.7.8 no'}})
    const ports: Partial<Ports> = {smtp: [{port: other.port, encryption: 'tls'}]}
    const test = await testWith(await world(), {port: await closedPort()}, ports)
    expect(alternativesOf(test, 'smtp-connect')).toMatchObject([{outcome: 'login-refused'}])
    expect(test.findings[0]?.remedy[0]).toMatch(/login was refused there.*--port \d+ --encryption tls$/)
  })

  it('is the host named in the certificate, which never sees the password', async () => {
    const server = await scripted(startScriptedSmtp, {encryption: 'tls'}, 'smtp.hoster.example')
    const address = '127.0.0.1'
    const named = {port: server.port, encryption: 'tls' as const, address, host: 'mail.acme.example'}
    const test = await testWith(await world(), named, {})
    expect(test.findings[0]?.code).toBe('tls-cert-name-mismatch')
    expect(test.findings[0]?.remedy[0]).toContain(
      `smtp set --company acme --host smtp.hoster.example --port ${server.port} --encryption tls --connect-address 127.0.0.1`,
    )
    expect(alternativesOf(test, 'smtp-tls')).toContainEqual(
      expect.objectContaining({host: 'smtp.hoster.example', outcome: 'ready'}),
    )
    expect(server.received.filter((line) => line.startsWith('EHLO')).length).toBeGreaterThan(0)
    expect(server.received.filter((line) => line.startsWith('AUTH'))).toEqual([])
  })

  it('is asked of the provider that the address belongs to, where the host is unknown', async () => {
    const sound = await world('dns-host-not-found')
    const acme = sound.settings.companies['acme']
    const settings = {
      ...sound.settings,
      companies: {
        ...sound.settings.companies,
        acme: {...acme, customAddress: 'acme@gmail.com'},
      } as Settings['companies'],
    }
    const test = await testWith({...sound, settings}, {account: 'acme@gmail.com'}, {})
    // The world's name server knows no Gmail, so nothing leaves this machine.
    expect(alternativesOf(test, 'smtp-dns')).toEqual([
      {host: 'smtp.gmail.com', port: 465, encryption: 'tls', outcome: 'failed', errorCode: 'ENOTFOUND'},
      {host: 'smtp.gmail.com', port: 587, encryption: 'starttls', outcome: 'failed', errorCode: 'ENOTFOUND'},
    ])
  })

  it('is not looked for at the same port where that encrypts as it is set', async () => {
    const checks: readonly [string, CheckName][] = [
      ['tls-cert-expired', 'smtp-tls'],
      ['starttls-not-offered', 'smtp-tls'],
      ['smtp-auth-not-offered', 'smtp-auth'],
      ['smtp-greeting-554-dialup', 'smtp-ehlo'],
    ]
    for (const [fault, check] of checks) {
      const test = await testWith(await world(fault), {}, {})
      expect(test.findings[0]?.code).toBe(fault)
      expect(alternativesOf(test, check)).toEqual([])
    }
  })

  it('is no server whose certificate does not hold', async () => {
    const tls = authority.serverTls(['smtp.acme.example'], 'expired')
    const server = await startScriptedSmtp({encryption: 'tls', tls})
    closers.push(() => server.close())
    const test = await testWith(
      await world(),
      {port: await closedPort()},
      {smtp: [{port: server.port, encryption: 'tls'}]},
    )
    expect(alternativesOf(test, 'smtp-connect')).toMatchObject([{outcome: 'failed', errorCode: 'CERT_HAS_EXPIRED'}])
    expect(test.findings[0]?.remedy[0]).not.toContain(String(server.port))
  })

  it('is looked for no longer than a few seconds, within the time limit', async () => {
    const silent = await scripted(startScriptedSmtp, {encryption: 'none', replies: {greeting: {silence: true}}})
    const ports: Partial<Ports> = {smtp: [{port: silent.port, encryption: 'tls'}]}
    const test = await testWith(await world(), {port: await closedPort()}, ports, {timeoutMs: 6000})
    expect(alternativesOf(test, 'smtp-connect')).toMatchObject([{outcome: 'failed', errorCode: 'TIMEOUT'}])
    expect(test.ms).toBeLessThan(6000)
  })
})

describe('nothing else is tried', () => {
  it('by a test that finds everything in order', async () => {
    const sound = await world()
    const other = await scripted(startScriptedSmtp, {encryption: 'tls'})
    const mailbox = await scripted(startScriptedImap, {encryption: 'tls'})
    const ports: Ports = {
      smtp: [{port: other.port, encryption: 'tls'}],
      imap: [{port: mailbox.port, encryption: 'tls'}],
    }
    const test = await testWith(sound, {}, ports)
    expect(test.verdict).toBe('passed')
    expect([...other.received, ...mailbox.received]).toEqual([])
  })

  it.each(['smtp-auth-bad-credentials', 'smtp-greeting-421-too-many', 'rcpt-unknown'])('after %s', async (fault) => {
    const other = await scripted(startScriptedSmtp, {encryption: 'tls'})
    const test = await testWith(await world(fault), {}, {smtp: [{port: other.port, encryption: 'tls'}]})
    expect(test.findings[0]?.code).toBe(fault)
    expect(other.received).toEqual([])
  })
})
