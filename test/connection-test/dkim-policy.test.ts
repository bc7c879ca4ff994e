import {generateKeyPairSync} from 'node:crypto'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {createResolver, type Resolver} from '../../src/connection/dns.js'
import {dkimObservations} from '../../src/connection-test/dkim-policy.js'
import {serveZone, type DnsResponder, type ZoneEntry} from '../connection/dns-responder.js'

function record(bits: number): string {
  const {publicKey} = generateKeyPairSync('rsa', {modulusLength: bits})
  return `v=DKIM1; k=rsa; p=${publicKey.export({type: 'spki', format: 'der'}).toString('base64')}`
}

const zone: Record<string, ZoneEntry> = {
  'selector1._domainkey.sound.example': {TXT: [record(2048)]},
  'selector2._domainkey.sound.example': {CNAME: 'selector2-sound-example._domainkey.sound.onmicrosoft.example'},
  'selector1._domainkey.dangling.example': {CNAME: 'selector1-dangling-example._domainkey.d.onmicrosoft.example'},
  'selector2._domainkey.dangling.example': {CNAME: 'selector2-dangling-example._domainkey.d.onmicrosoft.example'},
  'google._domainkey.short.example': {TXT: [record(768)]},
  'google._domainkey.thousand.example': {TXT: [record(1024)]},
  'google._domainkey.broken.example': {TXT: ['v=DKIM1; k=rsa; p=MIIBIj"ANBg']},
  'google._domainkey.revoked.example': {TXT: ['v=DKIM1; p=']},
  'google._domainkey.silent.example': {fault: 2},
}
let dns: DnsResponder
let resolver: Resolver

beforeAll(async () => {
  dns = await serveZone(zone)
  resolver = createResolver({extraCa: undefined, dnsServers: [dns.server]}, 1000)
})
afterAll(() => dns.close())

describe('the DKIM keys under the names of the provider', () => {
  it.each([
    ['short.example', 'google', 'dkim-key-too-short', {selector: 'google', bits: '768'}],
    ['broken.example', 'google', 'dkim-key-malformed', {selector: 'google'}],
    ['dangling.example', 'microsoft365', 'dkim-key-not-found', {selector: 'selector1'}],
  ])('of %s with %s: %s', async (domain, provider, code, facts) => {
    const {observations} = await dkimObservations(domain, provider, resolver)

    expect(observations.map((one) => one.code)).toEqual([code])
    expect(observations[0]?.facts).toMatchObject({domain, ...facts})
  })

  it.each([
    ['sound.example', 'microsoft365', [{selector: 'selector1', status: 'found', bits: 2048}]],
    ['thousand.example', 'google', [{selector: 'google', status: 'found', bits: 1024}]],
    ['revoked.example', 'google', [{selector: 'google', status: 'revoked'}]],
    ['nothing.example', 'google', []],
    ['silent.example', 'google', []],
    ['sound.example', 'somebody', []],
    ['sound.example', undefined, []],
  ])('of %s with %s are no finding', async (domain, provider, keys) => {
    expect(await dkimObservations(domain, provider, resolver)).toEqual({keys, observations: []})
  })
})
