import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {serveZone, type DnsResponder} from '../connection/dns-responder.js'
import {runBin} from './run-bin.js'

let directory: string
let dns: DnsResponder
let config: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  dns = await serveZone({
    'ionos-customer.example': {MX: [[10, 'mx00.ionos.de']]},
    'filtered.example': {MX: [[10, 'eu-smtp-inbound-1.mimecast.com']]},
    'own.example': {MX: [[10, 'mail.own.example']]},
    'xn--mller-kva.example': {MX: [[10, 'smtpin.rzone.de']]},
    'dead.example': {fault: 2},
  })
  config = join(directory, 'settings.yaml')
  const yaml = `version: 1\ncompanies:\n  acme: {name: ACME, main: true}\njobs: {}\nnetwork:\n  dnsServers: ["${dns.server}"]\n`
  await writeFile(config, yaml)
})
afterEach(async () => {
  await dns.close()
  await rm(directory, {recursive: true, force: true})
})

test('provider detect tells the provider by the MX records and prints its settings', async () => {
  const {exitCode, stdout} = await runBin('provider', 'detect', 'jobs@ionos-customer.example', '--config', config)
  expect(exitCode).toBe(0)
  expect(stdout).toContain('told by its MX records (MX mx00.ionos.de)')
  expect(stdout).toContain('smtp.ionos.de, 465 with tls or 587 with starttls')
})

test('provider detect knows a domain with umlauts', async () => {
  const {stdout} = await runBin('provider', 'detect', 'jobs@müller.example', '--config', config, '--json')
  expect(JSON.parse(stdout)).toMatchObject({by: 'mx', preset: {id: 'strato'}})
})

test('provider detect names a filter in front of the mailbox', async () => {
  const {exitCode, stdout} = await runBin('provider', 'detect', 'filtered.example', '--config', config)
  expect(exitCode).toBe(0)
  expect(stdout).toContain('behind the filter Mimecast')
})

test('provider detect says so when the servers are unknown', async () => {
  const {exitCode, stdout} = await runBin('provider', 'detect', 'own.example', '--config', config)
  expect(exitCode).toBe(0)
  expect(stdout).toContain('its servers are not known here (MX mail.own.example)')
})

test.each([
  ['missing.example', 3, 'domain-not-found'],
  ['dead.example', 4, 'dns-unavailable'],
  ['nonsense', 2, 'no-domain'],
])('provider detect %s ends with %i and %s', async (domain, code, error) => {
  const {exitCode, stdout} = await runBin('provider', 'detect', domain, '--config', config, '--json')
  expect(exitCode).toBe(code)
  expect(JSON.parse(stdout)).toMatchObject({error: {code: error}})
})

test('provider list names every provider, provider show its settings', async () => {
  const list = await runBin('provider', 'list')
  expect(list.exitCode).toBe(0)
  expect(list.stdout).toMatch(/^google +Gmail/m)
  const shown = await runBin('provider', 'show', 'microsoft365')
  expect(shown.stdout).toContain('smtp.office365.com, 587 with starttls')
  expect((await runBin('provider', 'show', 'nobody')).exitCode).toBe(2)
})
