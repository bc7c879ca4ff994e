import {describe, expect, it} from 'vitest'
import type {Alternative, Evidence} from '../../src/connection/evidence.js'
import {diagnose} from '../../src/diagnosis/diagnose.js'

const context = {check: 'smtp-connect', facts: {company: 'acme', secretId: 'acme/smtp'}} as const
const host = 'smtp.acme.example'

function unreached(port: number, errorCode: string, alternatives: readonly Alternative[], name = host): Evidence {
  const encryption = port === 465 ? 'tls' : 'starttls'
  return {
    endpoint: {protocol: 'smtp', host: name, port, encryption},
    stage: 'connect',
    errorCode,
    attempts: [{address: '192.0.2.1', family: 4, ms: 5000, errorCode}],
    alternatives,
  }
}

const works = (port: number, more: Partial<Alternative> = {}): Alternative => ({
  host,
  port,
  encryption: port === 465 ? 'tls' : 'starttls',
  outcome: 'login-accepted',
  ...more,
})
const fails = (port: number): Alternative => works(port, {outcome: 'failed', errorCode: 'TIMEOUT'})

describe('a port that stays silent while another answers', () => {
  it.each<[number, string, readonly Alternative[], string]>([
    [465, 'TIMEOUT', [works(587)], 'tcp-outbound-465-blocked'],
    [465, 'TIMEOUT', [works(587, {outcome: 'login-refused'})], 'tcp-outbound-465-blocked'],
    [25, 'TIMEOUT', [works(465)], 'tcp-outbound-25-blocked'],
    [25, 'TIMEOUT', [fails(465), works(587, {outcome: 'no-login'})], 'tcp-outbound-25-blocked'],
    [465, 'TIMEOUT', [fails(587)], 'tcp-timeout'],
    [465, 'TIMEOUT', [works(587, {host: 'smtp.gmail.com'})], 'tcp-timeout'],
    [465, 'ECONNREFUSED', [works(587)], 'tcp-refused'],
    [587, 'TIMEOUT', [works(465)], 'tcp-timeout'],
  ])('%i with %s and %j is %s', (port, errorCode, alternatives, code) => {
    expect(diagnose(unreached(port, errorCode, alternatives), context).code).toBe(code)
  })

  it('is a port the provider does not have, where that is known', () => {
    const office = 'smtp.office365.com'
    const evidence = unreached(465, 'TIMEOUT', [works(587, {host: office})], office)
    expect(diagnose(evidence, context).code).toBe('tls-port-465-unsupported')
  })
})

describe('a remedy after something else was tried', () => {
  it('begins with the best that works, once, in the language of the report', () => {
    const evidence = unreached(465, 'TIMEOUT', [works(25, {outcome: 'ready'}), works(587), fails(2525)])
    const english = diagnose(evidence, context).remedy
    const german = diagnose(evidence, {...context, lang: 'de'}).remedy
    const command = 'recruitmail smtp set --company acme --port 587 --encryption starttls'
    expect(english[0]).toBe(`Use what works from here (the login was accepted there): ${command}`)
    expect(german[0]).toBe(
      `Auf das umstellen, was von hier aus funktioniert (die Anmeldung wurde dort angenommen): ${command}`,
    )
    for (const remedy of [english, german]) expect(remedy.filter((step) => step.includes(command))).toHaveLength(1)
  })

  it('names another host with its port, and the address only where the settings name one', () => {
    const other = works(465, {host: 'smtp.strato.de', outcome: 'ready'})
    const [step] = diagnose(unreached(587, 'ECONNREFUSED', [other]), context).remedy
    expect(step).toMatch(/smtp set --company acme --host smtp\.strato\.de --port 465 --encryption tls$/)
    const pinned = {...other, address: '192.0.2.7'}
    const [withAddress] = diagnose(unreached(587, 'ECONNREFUSED', [pinned]), context).remedy
    expect(withAddress).toMatch(/--encryption tls --connect-address 192\.0\.2\.7$/)
  })

  it('is the usual one where nothing works, and the evidence says what was tried', () => {
    const without = diagnose(unreached(587, 'ECONNREFUSED', []), context)
    const tried = diagnose(unreached(587, 'ECONNREFUSED', [fails(465)]), context)
    expect(tried.remedy).toEqual(without.remedy)
    expect(tried.evidence).toContain('also tried: port 465 of smtp.acme.example with TLS: no answer (TIMEOUT)')
  })
})
