import {describe, expect, it} from 'vitest'
import type {AddressAttempt, CertificateFacts, TlsFacts} from '../../src/connection/evidence.js'
import type {StageFacts} from '../../src/connection/line.js'
import {limitsWithin} from '../../src/connection/limits.js'
import type {TestContext} from '../../src/connection-test/context.js'
import {PathTracker} from '../../src/connection-test/path-tracker.js'
import {Recorder} from '../../src/connection-test/recorder.js'
import {selectChecks} from '../../src/connection-test/selection.js'
import type {Finding} from '../../src/diagnosis/finding.js'
import {login} from '../connection/evidence-of.js'

const steps = {
  order: ['smtp-dns', 'smtp-connect', 'smtp-tls'],
  passing: {dns: 'smtp-dns', connect: 'smtp-connect', tls: 'smtp-tls'},
  failing: {},
} as const

/** Walks a path through stages that all pass and tells what was found by the end of the test. */
async function walk(
  host: string,
  stages: Partial<Record<'connect' | 'tls', StageFacts>>,
): Promise<{findings: readonly Finding[]; recorder: Recorder}> {
  const selection = selectChecks({})
  const recorder = new Recorder('acme', selection, 'en', undefined)
  // The rest of a context is for failures, and none happens here.
  const context = {
    recorder,
    selection,
    facts: {company: 'acme'},
    lang: 'en',
    atEnd: [],
    limits: limitsWithin(1000),
  } as unknown as TestContext
  const endpoint = {protocol: 'smtp', host, port: 587, encryption: 'starttls'} as const
  const tracker = new PathTracker(context, {endpoint, login, address: 'jobs@acme.example'}, steps, {})
  tracker.passed('dns')
  tracker.passed('connect', stages.connect ?? {})
  tracker.passed('tls', stages.tls ?? {})
  await Promise.all(context.atEnd.map((work) => work()))
  return {findings: recorder.findings, recorder}
}

const works: AddressAttempt = {address: '192.0.2.1', family: 4, ms: 12}
const dead = (address: string, family: 4 | 6, errorCode = 'TIMEOUT'): AddressAttempt => ({
  address,
  family,
  ms: 1500,
  errorCode,
})

describe('the addresses of a host', () => {
  it.each<[string, AddressAttempt, string]>([
    ['an IPv6 address that is silent', dead('2001:db8::1', 6), 'dns-ipv6-unreachable-first'],
    ['an IPv6 address that refuses', dead('2001:db8::1', 6, 'ECONNREFUSED'), 'dns-ipv6-unreachable-first'],
    ['an IPv4 address that is silent', dead('192.0.2.2', 4), 'tcp-some-addresses-fail'],
  ])('are warned of by name where there is %s', async (_name, attempt, code) => {
    const {findings, recorder} = await walk('mail.acme.example', {connect: {attempts: [attempt, works]}})
    expect(findings).toMatchObject([{code, check: 'smtp-connect', severity: 'warning'}])
    expect(findings[0]?.evidence.join('\n')).toContain(`${attempt.address} does not: ${attempt.errorCode}`)
    expect(findings[0]?.remedy.join('\n')).toContain('--connect-address 192.0.2.1')
    expect(recorder.status('smtp-connect')).toBe('warning')
  })

  it('are judged at the end where one has not answered yet', async () => {
    const attempts = [works, dead('2001:db8::1', 6)]
    const others = {settle: () => Promise.resolve(attempts)}
    const {findings, recorder} = await walk('mail.acme.example', {connect: {attempts: [works], others}})
    expect(findings.map(({code}) => code)).toEqual(['dns-ipv6-unreachable-first'])
    expect(recorder.status('smtp-connect')).toBe('warning')
    expect(recorder.results().find(({check}) => check === 'smtp-connect')?.detail).toEqual({attempts})
  })

  it.each<[string, string, AddressAttempt]>([
    ['this machine has no IPv6', 'mail.acme.example', dead('2001:db8::1', 6, 'ENETUNREACH')],
    ['the host is localhost', 'localhost', dead('::1', 6, 'ECONNREFUSED')],
    ['one was given up early', 'mail.acme.example', {...dead('192.0.2.2', 4), ms: 200}],
  ])('are no finding where %s', async (_name, host, attempt) => {
    expect((await walk(host, {connect: {attempts: [attempt, works]}})).findings).toEqual([])
  })
})

describe('the certificates of a sound handshake', () => {
  const certificate = (more: Partial<CertificateFacts>): CertificateFacts => ({
    subject: 'mail.acme.example',
    issuer: 'Issuing CA',
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z',
    daysLeft: 200,
    key: {type: 'EC', bits: 256},
    ...more,
  })

  async function findingsOf(...chain: CertificateFacts[]): Promise<readonly Finding[]> {
    const [leaf = certificate({})] = chain
    const tls: TlsFacts = {...leaf, version: 'TLSv1.3', cipher: undefined, names: [], rsaBits: undefined, chain}
    return (await walk('mail.acme.example', {tls: {tls}})).findings
  }

  it.each([
    [21, ['tls-cert-expires-soon']],
    [22, []],
    [0, ['tls-cert-expires-soon']],
  ])('with %i days left give %j', async (daysLeft, codes) => {
    expect((await findingsOf(certificate({daysLeft}))).map(({code}) => code)).toEqual(codes)
  })

  it('are named where the one above the server’s own ends first', async () => {
    const above = certificate({
      subject: 'Issuing CA',
      issuer: 'Root CA',
      daysLeft: 3,
      validTo: '2026-11-26T00:00:00.000Z',
    })
    const [finding] = await findingsOf(certificate({daysLeft: 10}), above)
    expect(finding?.cause).toContain('2026-11-26')
    expect(finding?.evidence).toContain('certificate above the server’s own: Issuing CA, issued by Root CA')
  })

  it('are warned of with an RSA key below 2048 bits, also above the server’s own', async () => {
    const above = certificate({subject: 'Issuing CA', key: {type: 'RSA', bits: 1024}})
    const [finding] = await findingsOf(certificate({}), above)
    expect(finding?.code).toBe('tls-cert-weak-key')
    expect(finding?.evidence).toContain('RSA key of 1024 bits')
  })
})
