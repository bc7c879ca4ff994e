import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {createResolver, type Resolver} from '../../src/connection/dns.js'
import {domainPolicy, type DomainPolicy, type DomainPolicyOptions} from '../../src/connection-test/domain-policy.js'
import {presets} from '../../src/provider/presets.js'
import {wordsIn} from '../../src/wording/phrase.js'
import {serveZone, type DnsResponder, type ZoneEntry} from '../connection/dns-responder.js'

const zone: Record<string, ZoneEntry> = {
  'mx.mail.example': {A: ['198.51.100.25']},
  'smtp.acme.example': {A: ['198.51.100.7']},
  'alias.mail.example': {CNAME: 'mx.mail.example'},
  'mx.acme.iphmx.com': {A: ['198.51.100.26']},
  'spf.other.example': {TXT: ['v=spf1 ip4:203.0.113.0/24 -all']},
  '_spf.google.com': {TXT: ['v=spf1 ip4:203.0.113.0/24 ~all']},
  'include.smtp-hoster.example': {TXT: ['v=spf1 ip4:203.0.113.0/24 ~all']},
}
let dns: DnsResponder
let resolver: Resolver
let count = 0

beforeAll(async () => {
  dns = await serveZone(zone)
})
afterAll(() => dns.close())

const fine = 'v=spf1 ip4:198.51.100.0/24 -all'

/** A domain of its own for each test: MX, SPF and DMARC are right unless the test says otherwise. */
function publish(entry: ZoneEntry, dmarc: readonly string[] = ['v=DMARC1; p=quarantine']): string {
  const domain = `case-${++count}.example`
  zone[domain] = {MX: [[10, 'mx.mail.example']], TXT: [fine], ...entry}
  if (dmarc.length > 0) zone[`_dmarc.${domain}`] = {TXT: dmarc}
  return domain
}

function check(domain: string, more: Partial<DomainPolicyOptions> = {}): Promise<DomainPolicy> {
  resolver = createResolver({extraCa: undefined, dnsServers: [dns.server]}, 1000)
  return domainPolicy(domain, {
    resolver,
    smtpHost: 'smtp.acme.example',
    smtpAddresses: ['198.51.100.7'],
    customDnsServers: true,
    ...more,
  })
}

const codes = ({observations}: DomainPolicy): string[] => observations.map(({code}) => code)

describe('a domain in order', () => {
  it('passes and shows its records', async () => {
    const domain = publish({TXT: ['google-site-verification=x', fine]}, ['v=DMARC1; p=reject; rua=mailto:a@b.example'])

    expect(await check(domain)).toEqual({
      status: 'passed',
      records: {
        mx: ['10 mx.mail.example'],
        spf: [fine],
        dmarc: ['v=DMARC1; p=reject; rua=mailto:a@b.example'],
      },
      lookups: 0,
      keys: [],
      observations: [],
    })
  })

  it('may have an address instead of an MX', async () => {
    expect(codes(await check(publish({MX: [], A: ['198.51.100.25']})))).toEqual([])
  })

  it('may be written with umlauts', async () => {
    zone['xn--mller-kva.example'] = {MX: [[10, 'mx.mail.example']], TXT: [fine]}
    zone['_dmarc.xn--mller-kva.example'] = {TXT: ['v=DMARC1; p=quarantine']}

    expect(codes(await check('Müller.example'))).toEqual([])
  })

  it('takes the DMARC policy of the organisational domain', async () => {
    const parent = publish({}, ['v=DMARC1; p=none; sp=quarantine'])
    zone[`jobs.${parent}`] = {MX: [[10, 'mx.mail.example']], TXT: [fine]}

    expect(await check(`jobs.${parent}`)).toMatchObject({
      status: 'passed',
      records: {dmarc: ['v=DMARC1; p=none; sp=quarantine']},
    })
  })
})

describe('MX', () => {
  it.each([
    ['dns-mx-missing', 'failed', {MX: []}],
    ['dns-null-mx', 'failed', {MX: [[0, '.']] as const}],
    ['dns-mx-points-to-cname-or-ip', 'warning', {MX: [[10, 'alias.mail.example']] as const}],
    ['dns-mx-points-to-cname-or-ip', 'warning', {MX: [[10, '198.51.100.25']] as const}],
    ['dns-mx-target-unresolvable', 'failed', {MX: [[10, 'gone.mail.example']] as const}],
    ['dns-mx-gateway-in-front', 'passed', {MX: [[10, 'mx.acme.iphmx.com']] as const}],
  ])('%s is %s', async (code, status, entry) => {
    const policy = await check(publish(entry))

    expect(codes(policy)).toEqual([code])
    expect(policy.status).toBe(status)
  })

  it('of a domain that does not exist is the only finding', async () => {
    expect(codes(await check('nowhere.example'))).toEqual(['dns-mx-missing'])
  })
})

describe('SPF', () => {
  it.each([
    ['spf-missing', []],
    ['spf-multiple-records', [fine, 'v=spf1 -all']],
    ['spf-syntax-error', ['v=spf1 ip4:198.51.100.300 -all']],
    ['spf-syntax-error', ['v=spf1 include: -all']],
    ['spf-syntax-error', ['v=spf1 ipv4:198.51.100.7 -all']],
    ['spf-syntax-error', ['v=spf1 a/40 -all']],
    ['spf-syntax-error', ['"v=spf1 -all"']],
    ['spf-syntax-error', ['v=spf1; a -all']],
    ['spf-syntax-error', ['v=spf1 ip4:198.51.100.7 +all']],
    ['spf-syntax-error', ['v=spf1 ip4:198.51.100.7 all']],
    ['spf-syntax-error', ['v=spf1 ip4:198.51.100.7 include:no-spf.example -all']],
    ['spf-void-lookups', ['v=spf1 ip4:198.51.100.7 a:v1.example a:v2.example mx:v3.example -all']],
    ['spf-provider-not-included', ['v=spf1 include:spf.other.example -all']],
    ['spf-provider-not-included', ['v=spf1 -all']],
  ])('%s for %j', async (code, texts) => {
    expect(codes(await check(publish({TXT: texts})))).toEqual([code])
  })

  it.each([
    'v=spf1 a:smtp.acme.example -all',
    'v=spf1 a:smtp.acme.example/24//64 mx ptr ~all',
    'V=SPF1 IP4:198.51.100.7 -ALL',
    'v=spf1 ip6:2001:db8::/32 ip4:198.51.100.7 ?all',
    'v=spf1 ip4:198.51.100.7 exists:%{ir}.%{v}._spf.%{d2} exp=why.%{d} -all',
    'v=spf1 ip4:198.51.100.7 x-own=1 -all',
  ])('says nothing about %s', async (text) => {
    expect(codes(await check(publish({TXT: [text]})))).toEqual([])
  })

  it('counts lookups through includes and redirects, and eleven are too many', async () => {
    for (let i = 0; i < 10; i++) zone[`part-${i}.chain.example`] = {TXT: ['v=spf1 a:smtp.acme.example ?all']}
    const five = [0, 1, 2, 3, 4].map((i) => `include:part-${i}.chain.example`).join(' ')
    zone['rest.chain.example'] = {TXT: [`v=spf1 ${five} -all`]}
    const ten = await check(publish({TXT: [`v=spf1 ${five} ip4:198.51.100.7 -all`]}))
    const eleven = await check(publish({TXT: ['v=spf1 redirect=rest.chain.example']}))

    expect(ten).toMatchObject({lookups: 10, observations: []})
    expect(eleven.lookups).toBe(11)
    expect(codes(eleven)).toEqual(['spf-too-many-lookups'])
    expect(eleven.observations[0]?.facts).toMatchObject({lookups: '11'})
  })

  it('does not count what stands behind all', async () => {
    const many = Array.from({length: 12}, (_, i) => `a:x${i}.example`).join(' ')

    expect(await check(publish({TXT: [`v=spf1 ip4:198.51.100.7 -all ${many}`]}))).toMatchObject({
      lookups: 0,
      observations: [],
    })
  })

  it('ends on an include that leads to itself', async () => {
    zone['loop-a.example'] = {TXT: ['v=spf1 include:loop-b.example -all']}
    zone['loop-b.example'] = {TXT: ['v=spf1 include:loop-a.example -all']}
    const policy = await check(publish({TXT: ['v=spf1 include:loop-a.example -all']}))

    expect(codes(policy)).toEqual(['spf-too-many-lookups'])
  })

  it('is not judged for a private address, nor for loopback by the name of localhost', async () => {
    const domain = publish({TXT: ['v=spf1 -all']})
    expect(codes(await check(domain, {smtpAddresses: ['10.0.0.5']}))).toEqual([])
    expect(codes(await check(domain, {smtpAddresses: ['127.0.0.1'], smtpHost: 'localhost'}))).toEqual([])
    expect(codes(await check(domain, {smtpAddresses: ['127.0.0.1'], smtpHost: '127.0.0.1'}))).toEqual([])
  })

  it.each(['127.0.0.1', '::1'])('is judged for %s where the own name server publishes it', async (address) => {
    const domain = publish({TXT: ['v=spf1 ip4:192.0.2.1 -all']})
    expect(codes(await check(domain, {smtpAddresses: [address]}))).toEqual(['spf-provider-not-included'])
  })

  it('is content with the include of the provider, whatever address the server has', async () => {
    const domain = publish({TXT: ['v=spf1 include:_spf.google.com ~all']})

    expect(codes(await check(domain, {provider: 'google', smtpHost: 'smtp.gmail.com'}))).toEqual([])
    expect(codes(await check(domain, {provider: 'ionos', smtpHost: 'smtp.ionos.de'}))).toEqual([
      'spf-provider-not-included',
    ])
  })

  it.each(['ses', 'sendgrid', 'mailgun', 'mailjet', 'postmark', 'brevo'])(
    'need not name %s, which sends with an envelope of its own',
    async (provider) => {
      const domain = publish({TXT: ['v=spf1 include:spf.other.example -all']})

      expect(codes(await check(domain, {provider, smtpHost: 'smtp.relay.example'}))).toEqual([])
    },
  )

  it('is content with an include of the organisation that runs the server', async () => {
    const domain = publish({TXT: ['v=spf1 include:include.smtp-hoster.example -all']})

    expect(codes(await check(domain, {smtpHost: 'mail7.smtp-hoster.example'}))).toEqual([])
  })
})

describe('the SPF record to publish', () => {
  const proposed = ({observations}: DomainPolicy): unknown => observations[0]?.facts?.['spfRecord']

  it('is that of the administrator with the include of the provider before its all', async () => {
    const domain = publish({TXT: ['v=spf1 include:spf.other.example ip4:192.0.2.1 -all']})
    const policy = await check(domain, {provider: 'microsoft365', smtpHost: 'smtp.office365.com'})

    expect(proposed(policy)).toBe(
      'v=spf1 include:spf.other.example ip4:192.0.2.1 include:spf.protection.outlook.com -all',
    )
  })

  it.each([
    [[], 'v=spf1 a:smtp.acme.example -all'],
    [[fine, 'v=spf1 mx -all'], 'v=spf1 ip4:198.51.100.0/24 mx -all'],
    [['v=spf1 ip4:198.51.100.7 +all'], 'v=spf1 ip4:198.51.100.7 ~all'],
    [['v=spf1 ip4:198.51.100.7 include:no-spf.example -all'], 'v=spf1 ip4:198.51.100.7 -all'],
    [['v=spf1 ip4:198.51.100.7 a:v1.example a:v2.example mx:v3.example -all'], 'v=spf1 ip4:198.51.100.7 -all'],
    [['v=spf1 include:spf.other.example -all'], 'v=spf1 include:spf.other.example a:smtp.acme.example -all'],
  ])('for %j', async (texts, expected) => {
    expect(proposed(await check(publish({TXT: texts})))).toBe(expected)
  })

  it('is left out where it would be cut', async () => {
    const many = Array.from({length: 20}, (_, i) => `ip4:198.51.100.${100 + i}`).join(' ')
    const policy = await check(publish({TXT: [`v=spf1 ${many} -all`]}))

    expect(codes(policy)).toEqual(['spf-provider-not-included'])
    expect(proposed(policy)).toBeUndefined()
  })

  it('is covered by the record once it is published', async () => {
    zone['spf.protection.outlook.com'] = {TXT: ['v=spf1 ip4:203.0.113.0/24 -all']}
    const server = {provider: 'microsoft365', smtpHost: 'smtp.office365.com'}
    const before = await check(publish({TXT: ['v=spf1 -all']}), server)
    const after = await check(publish({TXT: [String(proposed(before))]}), server)

    expect(codes(before)).toEqual(['spf-provider-not-included'])
    expect(codes(after)).toEqual([])
  })

  it.each([
    ['v=spf1 redirect=a.example redirect=b.example', 'redirect, redirect, allowed once'],
    ['v=spf1 ip4:198.51.100.7 mx:many.example -all', 'many.example has 11 MX records, 10 are allowed'],
  ])('has its error named: %s', async (text, said) => {
    zone['many.example'] = {MX: Array.from({length: 11}, (_, i) => [i, `m${i}.example`] as const)}
    zone['a.example'] = {TXT: [fine]}
    zone['b.example'] = {TXT: [fine]}
    const policy = await check(publish({TXT: [text]}))

    expect(codes(policy)).toEqual(['spf-syntax-error'])
    expect(policy.observations[0]?.evidence.map((line) => wordsIn(line, 'en')).join('\n')).toContain(said)
  })
})

describe('a sender address of a free mail provider', () => {
  it.each([
    ['gmail.com', 'smtp.acme.example'],
    ['gmx.de', 'smtp.office365.com'],
    ['web.de', 'mail.hoster.example'],
  ])('%s through %s is that one finding', async (domain, smtpHost) => {
    zone[domain] = {MX: [[10, 'mx.mail.example']], TXT: ['v=spf1 -all']}
    zone[`_dmarc.${domain}`] = {TXT: ['v=DMARC1; p=reject']}

    expect(codes(await check(domain, {smtpHost}))).toEqual(['dmarc-freemail-from'])
  })

  it.each([
    ['gmail.com', 'smtp.gmail.com', 'google'],
    ['outlook.com', 'smtp.office365.com', 'microsoft365'],
    ['gmail.com', 'localhost', undefined],
    ['gmail.com', '127.0.0.1', undefined],
  ])('%s through %s is none', async (domain, smtpHost, provider) => {
    zone[domain] = {
      MX: [[10, 'mx.mail.example']],
      TXT: ['v=spf1 include:spf.protection.outlook.com include:_spf.google.com ~all'],
    }
    zone['spf.protection.outlook.com'] = {TXT: ['v=spf1 ip4:203.0.113.0/24 -all']}
    zone[`_dmarc.${domain}`] = {TXT: ['v=DMARC1; p=reject']}
    const more = provider === undefined ? {smtpAddresses: []} : {provider}

    expect(codes(await check(domain, {smtpHost, ...more}))).toEqual([])
  })
})

it('an address of a free mail provider through its own server is no finding, whichever provider', async () => {
  const own = presets.flatMap(({domains, smtp}) =>
    smtp === undefined || smtp.host.includes('<')
      ? []
      : domains.map((domain) => [domain.replace('.*', '.de'), smtp.host]),
  )
  expect(own.length).toBeGreaterThan(30)
  for (const [domain = '', smtpHost = ''] of own) {
    zone[domain] = {MX: [[10, 'mx.mail.example']], TXT: [fine]}
    zone[`_dmarc.${domain}`] = {TXT: ['v=DMARC1; p=reject']}
    expect([domain, smtpHost, ...codes(await check(domain, {smtpHost}))]).toEqual([domain, smtpHost])
  }
})

describe('DMARC', () => {
  it.each([
    ['v=DMARC1; p=none; rua=mailto:a@b.example', 'v=DMARC1; p=quarantine; rua=mailto:a@b.example'],
    ['v=DMARC1; p=reject; pct=0', 'v=DMARC1; p=reject'],
  ])('that asks for nothing is worth a remark: %s', async (text, dmarcRecord) => {
    const policy = await check(publish({}, [text]))

    expect(policy.status).toBe('passed')
    expect(codes(policy)).toEqual(['dmarc-policy-weak'])
    expect(policy.observations[0]?.facts).toMatchObject({record: text, dmarcRecord})
  })

  it.each([
    [['v=DMARC1; p=rejected; rua=mailto:a@b.example'], 'v=DMARC1; p=reject; rua=mailto:a@b.example'],
    [['p=quarantine; v=DMARC1'], 'v=DMARC1; p=quarantine'],
    [['v=DMARC1, p=none'], 'v=DMARC1; p=none'],
    [['v=DMARC1; p=none', 'v=DMARC1; p=reject'], 'v=DMARC1; p=reject'],
  ])('gives the record to publish for %j', async (texts, dmarcRecord) => {
    expect((await check(publish({}, texts))).observations[0]?.facts).toMatchObject({dmarcRecord})
  })

  it.each([
    ['dmarc-missing', []],
    ['dmarc-multiple', ['v=DMARC1; p=none', 'v=DMARC1; p=reject']],
    ['dmarc-syntax', ['v=DMARC1; p=rejected']],
    ['dmarc-syntax', ['v=DMARC1; rua=https://x']],
    ['dmarc-syntax', ['p=reject; v=DMARC1']],
    ['dmarc-syntax', ['v=DMARC1, p=none']],
  ])('%s for %j', async (code, texts) => {
    expect(codes(await check(publish({}, texts)))).toEqual([code])
  })

  it('that rejects without SPF is one finding', async () => {
    expect(codes(await check(publish({TXT: []}, ['v=DMARC1; p=reject'])))).toEqual(['dmarc-reject-without-spf'])
  })
})

describe('where the DNS cannot be asked', () => {
  it('is skipped with the reason', async () => {
    zone['down.example'] = {fault: 2}
    zone['_dmarc.down.example'] = {fault: 2}

    expect(await check('down.example')).toMatchObject({
      status: 'skipped',
      observations: [],
    })
    expect(wordsIn((await check('down.example')).why ?? '', 'en')).toBe(
      'the DNS could not be asked for down.example (ESERVFAIL)',
    )
  })

  it('judges nothing that hangs on an include without answer', async () => {
    zone['down-include.example'] = {fault: 2}

    expect(codes(await check(publish({TXT: ['v=spf1 include:down-include.example -all']})))).toEqual([])
  })

  it('is skipped for a reserved domain that the system resolver does not know', async () => {
    const system = createResolver({extraCa: undefined, dnsServers: undefined}, 2000)
    const policy = await check('acme.example', {resolver: system, customDnsServers: false})

    expect(policy).toMatchObject({status: 'skipped', observations: []})
    expect(wordsIn(policy.why ?? '', 'en')).toMatch(/reserved|could not be asked/)
    expect(wordsIn(policy.why ?? '', 'de')).toMatch(/reserviert|DNS-Abfrage/)
  })
})
