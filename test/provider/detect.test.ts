import {expect, test} from 'vitest'
import {providerOfBanner, providerOfDomain, providerOfHost, providerOfMx} from '../../src/provider/detect.js'
import {detectProvider, type MxAnswer} from '../../src/provider/detection.js'
import {presets} from '../../src/provider/presets.js'

test.each([
  ['smtp.gmail.com', 'google'],
  ['SMTP.Office365.com.', 'microsoft365'],
  ['outlook.office365.com', 'microsoft365'],
  ['smtp-mail.outlook.com', 'outlook-com'],
  ['email-smtp.eu-central-1.amazonaws.com', 'ses'],
  ['w0123456.kasserver.com', 'all-inkl'],
  ['mail.gmx.net', 'gmx'],
  ['smtp.zoho.eu', 'zoho'],
  ['smtp.mail.com', 'mail-com'],
  ['posteo.de', 'posteo'],
])('%s is a host of %s', (host, provider) => {
  expect(providerOfHost(host)).toBe(provider)
})

test.each([
  'smtp.acme.example',
  '127.0.0.1',
  'localhost',
  '',
  'gmail.com.attacker.example',
  'notgmail.com',
  'static.1.2.clients.your-server.de',
  'ec2-192-0-2-1.eu-west-1.compute.amazonaws.com',
  'vps-1234.vps.ovh.net',
  'firmen-mail.de',
])('%s belongs to nobody known', (host) => {
  expect(providerOfHost(host)).toBeUndefined()
})

test.each([
  [['aspmx.l.google.com', 'alt1.aspmx.l.google.com'], {provider: 'google'}],
  [['acme-example.mail.protection.outlook.com'], {provider: 'microsoft365'}],
  [['acme-example.j-v1.mx.microsoft'], {provider: 'microsoft365'}],
  [['outlook-com.olc.protection.outlook.com'], {provider: 'outlook-com'}],
  [['mx00.ionos.de', 'mx01.ionos.de'], {provider: 'ionos'}],
  [['smtpin.rzone.de'], {provider: 'strato'}],
  [['mta7.am0.yahoodns.net'], {provider: 'yahoo'}],
  [['mx-aol.mail.gm0.yahoodns.net'], {provider: 'aol'}],
  [['eu-smtp-inbound-1.mimecast.com', 'aspmx.l.google.com'], {gateway: 'Mimecast'}],
  [['mx.acme.example'], {}],
  [[], {}],
])('the MX hosts %j mean %j', (hosts, owner) => {
  expect(providerOfMx(hosts)).toEqual(owner)
})

test.each([
  ['gmail.com', 'google'],
  ['hotmail.co.uk', 'outlook-com'],
  ['yahoo.de', 'yahoo'],
  ['T-Online.de', 't-online'],
  ['acme.onmicrosoft.com', 'microsoft365'],
  ['acme.example', undefined],
  ['outlook.acme.example', undefined],
])('the domain %s belongs to %s', (domain, provider) => {
  expect(providerOfDomain(domain)).toBe(provider)
})

test.each([
  ['220 smtp.gmail.com ESMTP a1-20020a05 - gsmtp', 'google'],
  ['220 mail.acme.example Microsoft ESMTP MAIL Service ready at Mon', 'exchange-onprem'],
  ['220 FR3P281CA0001.outlook.office365.com Microsoft ESMTP MAIL Service ready', 'microsoft365'],
  ['220 gmx.net (mrgmx104) Nemesis ESMTP Service ready', 'gmx'],
  ['220 mail.acme.example ESMTP Postfix (Debian/GNU)', 'postfix-dovecot'],
  ['* OK [CAPABILITY IMAP4rev1] Dovecot (Debian) ready.', 'postfix-dovecot'],
  ['220 mail.acme.example ESMTP', undefined],
  [undefined, undefined],
])('the greeting %s shows %s', (greeting, provider) => {
  expect(providerOfBanner(greeting)).toBe(provider)
})

test('every preset has an id of its own, a name, a source and ports in range', () => {
  expect(new Set(presets.map(({id}) => id)).size).toBe(presets.length)
  expect(presets.length).toBeGreaterThan(75)
  for (const {name, source, smtp, imap} of presets) {
    expect(name && source).toBeTruthy()
    for (const {port} of [...(smtp?.ports ?? []), ...(imap?.ports ?? [])]) expect(port).toBeLessThan(65_536)
  }
})

test('the hosts of a preset are recognised as its own', () => {
  const shared = new Set(['outlook-com/outlook.office365.com'])
  const strange = presets.flatMap(({id, smtp, imap}) =>
    [smtp?.host, imap?.host].filter(
      (host) =>
        host !== undefined &&
        !host.includes('<') &&
        /[a-z]/.test(host) &&
        !shared.has(`${id}/${host}`) &&
        providerOfHost(host) !== id,
    ),
  )
  expect(strange).toEqual([])
})

const answers = (answer: MxAnswer) => () => Promise.resolve(answer)

test('a provider’s own domain needs no DNS', async () => {
  const detection = await detectProvider('jane@gmail.com', () => Promise.reject(new Error('asked')))
  expect(detection.preset?.id).toBe('google')
})

test('the preferred MX decides', async () => {
  const records = [
    {exchange: 'mx.elsewhere.example', priority: 50},
    {exchange: 'mx00.ionos.de', priority: 10},
  ]
  const detection = await detectProvider('jobs@acme.example', answers({status: 'found', records}))
  expect(detection).toMatchObject({by: 'mx', preset: {id: 'ionos'}, mx: ['mx00.ionos.de', 'mx.elsewhere.example']})
})

test('a null MX is told as such', async () => {
  const records = [{exchange: '', priority: 0}]
  expect(await detectProvider('acme.example', answers({status: 'found', records}))).toMatchObject({nullMx: true})
})

test.each<[MxAnswer, string, string]>([
  [{status: 'unavailable', errorCode: 'ECONNREFUSED'}, 'dns-unavailable', 'unavailable'],
  [{status: 'none', exists: false}, 'domain-not-found', 'broken'],
])('the answer %j fails with %s', async (answer, code, kind) => {
  await expect(detectProvider('acme.example', answers(answer))).rejects.toMatchObject({code, kind})
})

test.each(['', 'acme', 'a b@c d.example', 'http://acme.example/', 'x@y@', 'jobs@acme.example\u001b'])(
  '%j is no address and no domain',
  async (text) => {
    await expect(detectProvider(text, answers({status: 'none', exists: true}))).rejects.toMatchObject({kind: 'usage'})
  },
)
