import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {asciiHost, createResolver, isReservedName, resolveHost} from '../../src/connection/dns.js'
import type {Network} from '../../src/connection/network.js'
import {serveZone, type DnsResponder} from './dns-responder.js'

const zone = {
  'mail.acme.example': {A: ['192.0.2.7'], AAAA: ['2001:db8::7']},
  'four.acme.example': {A: ['192.0.2.4']},
  'text-only.acme.example': {TXT: ['v=spf1 ', 'x'.repeat(300)]},
  'xn--mller-kva.example': {A: ['192.0.2.9']},
  'acme.example': {MX: [[10, 'mail.acme.example']] as const},
  'nullmx.example': {MX: [[0, '.']] as const},
  'alias.acme.example': {CNAME: 'mail.acme.example'},
  'broken.example': {fault: 2 as const},
  'refused.example': {fault: 5 as const},
  'silent.example': {fault: 'silent' as const},
}
const system: Network = {extraCa: undefined, dnsServers: undefined}
let dns: DnsResponder
let network: Network

beforeAll(async () => {
  dns = await serveZone(zone)
  network = {extraCa: undefined, dnsServers: [dns.server]}
})
afterAll(() => dns.close())

describe('the addresses of a host', () => {
  it('come from the named servers, both families', async () => {
    expect(await resolveHost('mail.acme.example', network, 2000)).toEqual({
      addresses: [
        {address: '192.0.2.7', family: 4},
        {address: '2001:db8::7', family: 6},
      ],
    })
  })

  it('are those of one family where the other has none', async () => {
    expect(await resolveHost('four.acme.example', network, 2000)).toEqual({
      addresses: [{address: '192.0.2.4', family: 4}],
    })
  })

  it('of an umlaut host are asked for in punycode', async () => {
    expect(await resolveHost('MÜLLER.example.', network, 2000)).toEqual({
      addresses: [{address: '192.0.2.9', family: 4}],
    })
  })

  it.each([
    ['nowhere.example', 'ENOTFOUND'],
    ['text-only.acme.example', 'ENODATA'],
    ['broken.example', 'ESERVFAIL'],
    ['refused.example', 'EREFUSED'],
    ['not a host', 'ENOTFOUND'],
    ['', 'ENOTFOUND'],
  ])('%j fails with %s', async (host, errorCode) => {
    expect(await resolveHost(host, network, 2000)).toEqual({errorCode})
  })

  it('end with ETIMEOUT when the server says nothing', async () => {
    const started = Date.now()

    expect(await resolveHost('silent.example', network, 400)).toEqual({errorCode: 'ETIMEOUT'})
    expect(Date.now() - started).toBeLessThan(1500)
  })

  it('of a literal are the literal itself, without any question', async () => {
    const before = dns.questions.length

    expect(await resolveHost('192.0.2.1', network, 500)).toEqual({addresses: [{address: '192.0.2.1', family: 4}]})
    expect(await resolveHost('[::1]', network, 500)).toEqual({addresses: [{address: '::1', family: 6}]})
    expect(dns.questions.length).toBe(before)
  })

  it.each(['localhost', 'mail.LOCALHOST', 'localhost.'])(
    'of %s are loopback whatever the servers say',
    async (host) => {
      const resolved = await resolveHost(host, network, 2000)

      expect('addresses' in resolved && resolved.addresses.length).toBeTruthy()
      expect('addresses' in resolved && resolved.addresses.every(({address}) => /^127\.|^::1$/.test(address))).toBe(
        true,
      )
    },
  )

  it('of an unknown name are an error with the system resolver, too', async () => {
    const resolved = await resolveHost('no-such-host.invalid', system, 3000)

    expect('errorCode' in resolved && resolved.errorCode).toMatch(/^(?:ENOTFOUND|EAI_AGAIN|ETIMEOUT)$/)
  })

  it('say EAI_AGAIN, not ECONNREFUSED, when nobody listens at the resolver', async () => {
    const gone = await serveZone({})
    await gone.close()
    const resolved = await resolveHost('mail.acme.example', {...network, dnsServers: [gone.server]}, 1500)

    expect('errorCode' in resolved && resolved.errorCode).toMatch(/^(?:EAI_AGAIN|ETIMEOUT)$/)
  })
})

describe('a resolver', () => {
  it('joins the strings of a TXT record', async () => {
    expect(await createResolver(network).txt('text-only.acme.example')).toEqual({
      status: 'found',
      records: ['v=spf1 ', 'x'.repeat(300)],
    })
  })

  it('gives MX records, the null MX as an empty host, and aliases', async () => {
    const resolver = createResolver(network)

    expect(await resolver.mx('acme.example')).toEqual({
      status: 'found',
      records: [expect.objectContaining({exchange: 'mail.acme.example', priority: 10})],
    })
    expect(await resolver.mx('nullmx.example')).toMatchObject({records: [{exchange: '', priority: 0}]})
    expect(await resolver.cname('alias.acme.example')).toEqual({status: 'found', records: ['mail.acme.example']})
  })

  it('tells a missing name, a missing record and a failing server apart', async () => {
    const resolver = createResolver(network)

    expect(await resolver.txt('nowhere.example')).toEqual({status: 'none', exists: false})
    expect(await resolver.txt('mail.acme.example')).toEqual({status: 'none', exists: true})
    expect(await resolver.txt('broken.example')).toEqual({status: 'unavailable', errorCode: 'ESERVFAIL'})
  })

  it('asks each question once', async () => {
    const before = dns.questions.length
    const resolver = createResolver(network)
    await Promise.all([resolver.txt('acme.example'), resolver.txt('ACME.example'), resolver.txt('acme.example')])

    expect(dns.questions.length - before).toBe(1)
  })

  it('throws in the words of Node for libraries', async () => {
    const resolver = createResolver(network)

    expect(await resolver.resolve('four.acme.example', 'A')).toEqual(['192.0.2.4'])
    await expect(resolver.resolve('nowhere.example', 'TXT')).rejects.toMatchObject({code: 'ENOTFOUND'})
    await expect(resolver.resolve('mail.acme.example', 'TXT')).rejects.toMatchObject({code: 'ENODATA'})
  })
})

it('writes umlaut names as punycode and refuses what is no name', () => {
  expect(asciiHost('Bücher.example.')).toBe('xn--bcher-kva.example')
  expect(asciiHost('_dmarc.acme.example')).toBe('_dmarc.acme.example')
  expect(asciiHost('a b.ä')).toBe('')
})

it.each([
  ['acme.example', true],
  ['mail.example.com', true],
  ['acme.test', true],
  ['server.home.arpa', true],
  ['acme.com', false],
  ['myexample.com', false],
])('%s is reserved: %s', (name, reserved) => {
  expect(isReservedName(name)).toBe(reserved)
})
