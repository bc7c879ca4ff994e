import {generateKeyPairSync} from 'node:crypto'
import {dkimSign} from 'mailauth/lib/dkim/sign.js'
import {createTransport} from 'nodemailer'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {createResolver, type Resolver} from '../../src/connection/dns.js'
import {authenticationOf, type Authentication} from '../../src/message/authentication.js'
import {catalogue} from '../../src/diagnosis/catalogue.js'
import {parseAuthenticationResults} from '../../src/message/authentication-results.js'
import {wordsIn} from '../../src/wording/phrase.js'
import {serveZone, type DnsResponder, type ZoneEntry} from '../connection/dns-responder.js'

const rsa = generateKeyPairSync('rsa', {modulusLength: 2048})
const foreign = generateKeyPairSync('rsa', {modulusLength: 1024})
const privateKey = rsa.privateKey.export({type: 'pkcs8', format: 'pem'}) as string
const published = (key: typeof rsa.publicKey): string =>
  `v=DKIM1; k=rsa; p=${key.export({type: 'spki', format: 'der'}).toString('base64')}`

const zone: Record<string, ZoneEntry> = {
  'good._domainkey.acme.example': {TXT: [published(rsa.publicKey)]},
  'other._domainkey.acme.example': {TXT: [published(foreign.publicKey)]},
  'garbled._domainkey.acme.example': {TXT: ['v=DKIM1; k=rsa; p=MIIBIj"ANBgkq']},
  'testing._domainkey.acme.example': {TXT: [`${published(rsa.publicKey)}; t=y`]},
  'empty._domainkey.acme.example': {TXT: ['v=DKIM1; p=']},
  'short._domainkey.acme.example': {
    TXT: [
      'v=DKIM1; k=rsa; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALXXBdPtMKSoL8kFqgHmjbyKJbEhPjpcGFh0RDS3VtTEJFyTLLC1w6UsMG3GiWPw1Y8RPUGSsvqsWlIaiU0yjjMCAwEAAQ==',
    ],
  },
  'down._domainkey.acme.example': {fault: 2},
  'good._domainkey.relay.example': {TXT: [published(rsa.publicKey)]},
  '_dmarc.acme.example': {TXT: ['v=DMARC1; p=reject']},
  '_dmarc.lax.example': {TXT: ['v=DMARC1; p=none']},
  'acme.example': {TXT: ['v=spf1 ip4:198.51.100.7 -all']},
  'forwarder.example': {TXT: ['v=spf1 ip4:198.51.100.9 -all']},
}
let dns: DnsResponder
let resolver: Resolver

beforeAll(async () => {
  dns = await serveZone(zone)
  resolver = createResolver({extraCa: undefined, dnsServers: [dns.server]})
})
afterAll(() => dns.close())

const plain = [
  'From: ACME Recruiting <jobs@acme.example>',
  'To: karriere@acme.example',
  'Subject: Test message',
  'Date: Sun, 22 Nov 2026 10:00:00 +0100',
  'Message-ID: <probe-1@acme.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'This line proves the channel.',
  '',
].join('\r\n')

async function signed(selector = 'good', signingDomain = 'acme.example', more: object = {}): Promise<string> {
  const {signatures} = await dkimSign(plain, {
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    signTime: new Date('2026-11-22T09:00:00Z'),
    signatureData: [{signingDomain, selector, privateKey}],
    ...more,
  } as never)
  return signatures + plain
}

/** What the inbound server adds, the topmost line last. */
const received = (from: string, address: string): string =>
  `Received: from ${from} (${from} [${address}])\r\n\tby mx.recruit.example with ESMTPS id 1; Sun, 22 Nov 2026 10:00:01 +0100\r\n`
const sentBy = (from: string, address: string): string =>
  `Received: from ${from} (${from} [${address}])\r\n\tby mail.forwarder.example with ESMTPS id 2; Sun, 22 Nov 2026 10:00:00 +0100\r\n`

function judge(message: string, more: {fromDomain?: string; resolver?: Resolver} = {}): Promise<Authentication> {
  return authenticationOf(Buffer.from(message), {
    resolver,
    trustedHosts: ['imap.recruit.example'],
    fromDomain: 'acme.example',
    now: new Date('2026-11-22T09:05:00Z'),
    ...more,
  })
}

const codes = ({observations}: Authentication): string[] => observations.map(({code}) => code)

function whyOf(judged: Authentication, lang: 'en' | 'de'): string {
  return judged.status === 'unverifiable' ? wordsIn(judged.why, lang) : ''
}

describe('our own verification', () => {
  it('lets a signed message pass although the redirect broke SPF', async () => {
    const judged = await judge(
      `Return-Path: <jobs@acme.example>\r\n${received('mail.forwarder.example', '198.51.100.9')}${await signed()}`,
    )

    expect(judged.status).toBe('verified')
    expect(judged.dkim).toEqual({result: 'pass', domain: 'acme.example', aligned: true, source: 'own'})
    expect(judged.spf).toEqual({result: 'fail', domain: 'acme.example', aligned: true, source: 'own'})
    expect(judged.dmarc).toMatchObject({result: 'pass', source: 'own'})
    expect(judged.observations).toEqual([])
  })

  it('agrees with the signatures of nodemailer', async () => {
    const transport = createTransport({
      streamTransport: true,
      buffer: true,
      newline: 'windows',
      dkim: {domainName: 'acme.example', keySelector: 'good', privateKey},
    })
    const {message} = await transport.sendMail({
      from: 'jobs@acme.example',
      to: 'a@b.example',
      subject: 'Grüße',
      text: 'ä\n',
    })
    const judged = await judge((message as Buffer).toString('latin1'), {})

    expect(judged.dkim).toMatchObject({result: 'pass', aligned: true})
  })

  it.each([
    ['dkim-body-hash-mismatch', async () => `${await signed()}-- \r\nScanned for viruses.\r\n`],
    ['dkim-signature-mismatch', async () => (await signed()).replace('Subject: Test', 'Subject: [EXTERN] Test')],
    ['dkim-signature-mismatch', () => signed('other')],
    ['dkim-key-not-found', () => signed('nowhere')],
    ['dkim-key-malformed', () => signed('garbled')],
    ['dkim-key-malformed', () => signed('empty')],
    ['dkim-key-too-short', () => signed('short')],
    ['dkim-expired', () => signed('good', 'acme.example', {expires: new Date('2026-11-22T09:01:00Z')})],
  ])('names %s as the one cause (%#)', async (code, message) => {
    expect(codes(await judge(await message()))).toEqual([code])
  })

  it('says nothing when the key could not be asked for', async () => {
    const judged = await judge(await signed('down'))

    expect(judged.dkim.result).toBe('temperror')
    expect(judged.observations).toEqual([])
  })

  it('reports a signature of the relay alone where DMARC rejects', async () => {
    const judged = await judge(await signed('good', 'relay.example'))

    expect(codes(judged)).toEqual(['dkim-domain-not-aligned'])
    expect(judged.observations[0]?.facts).toEqual({
      domain: 'acme.example',
      signingDomain: 'relay.example',
      selector: 'good',
    })
  })

  it('holds a subdomain for aligned', async () => {
    const judged = await judge((await signed()).replace('jobs@acme.example', 'jobs@jobs.acme.example'), {
      fromDomain: 'jobs.acme.example',
    })

    expect(judged.dkim.aligned).toBe(true)
  })

  it('takes a signature with a length beyond the body for broken, silently', async () => {
    const judged = await judge((await signed()).replace('; s=good', '; l=99999; s=good'))

    expect(codes(judged)).toEqual(['dkim-body-hash-mismatch'])
  })

  it('says nothing about a missing signature where nobody enforces DMARC and SPF is unknown', async () => {
    const judged = await judge(plain.replace('jobs@acme', 'jobs@lax'), {fromDomain: 'lax.example'})

    expect(judged.dkim.result).toBe('none')
    expect(judged.dmarc.result).toBe('unknown')
    expect(judged.observations).toEqual([])
  })

  it('reports a missing signature where the domain says reject', async () => {
    expect(codes(await judge(plain))).toEqual(['dkim-missing'])
  })

  it('names the redirect without SRS when no signature carries the message', async () => {
    const judged = await judge(
      `Return-Path: <jobs@acme.example>\r\n${received('mail.forwarder.example', '198.51.100.9')}${plain}`,
    )

    expect(codes(judged)).toEqual(['spf-fails-after-redirect', 'dkim-missing'])
    expect(judged.dmarc.result).toBe('fail')
  })

  it('knows SRS as a pass for the domain of the forwarder', async () => {
    const judged = await judge(
      `Return-Path: <SRS0=a=b=acme.example=jobs@forwarder.example>\r\n${received('mail.forwarder.example', '198.51.100.9')}${plain}`,
    )

    expect(judged.spf).toEqual({result: 'pass', domain: 'forwarder.example', aligned: false, source: 'own'})
  })

  it('says that DMARC failed where the receiving side says so and nothing else explains it', async () => {
    const judged = await judge(
      'Authentication-Results: mx.recruit.example; spf=pass smtp.mailfrom=x@forwarder.example; dmarc=fail header.from=lax.example\r\n' +
        received('mail.forwarder.example', '198.51.100.9') +
        plain.replace('jobs@acme', 'jobs@lax'),
      {fromDomain: 'lax.example'},
    )

    expect(codes(judged)).toEqual(['dmarc-fails'])
  })

  it.each(['127.0.0.1', '10.1.2.3', '192.168.0.4'])('does not judge SPF for %s', async (address) => {
    const judged = await judge(`Return-Path: <jobs@acme.example>\r\n${received('localhost', address)}${await signed()}`)

    expect(judged.spf).toEqual({result: 'unknown'})
  })
})

describe('a healthy redirect', () => {
  const arrival = (returnPath: string, more = ''): string =>
    `Return-Path: <${returnPath}>\r\n${more}${received('mail.forwarder.example', '198.51.100.9')}`
  const severities = ({observations}: Authentication): unknown[] =>
    observations.map(({code}) => catalogue[code].severity)

  it('that keeps the envelope sender breaks SPF, and DKIM carries the message', async () => {
    const judged = await judge(arrival('jobs@acme.example') + (await signed()))

    expect(judged.spf.result).toBe('fail')
    expect(judged.srs).toMatchObject({kind: 'kept', spfForRedirectOnly: false})
    expect(judged.observations).toEqual([])
  })

  it.each([
    ['SRS0=Hh7k=QT=acme.example=jobs@forwarder.example', 'srs'],
    ['jobs+SRS=44ldt=IX=acme.example=karriere@forwarder.example', 'srs'],
    ['karriere+caf_=inbox=recruit.example@forwarder.example', 'gmail'],
  ])('that rewrites it to %s is worth a remark at most', async (returnPath, kind) => {
    const judged = await judge(arrival(returnPath) + (await signed()))

    expect(judged.srs).toMatchObject({kind, address: returnPath, spfForRedirectOnly: true})
    expect(judged.spf).toMatchObject({result: 'pass', domain: 'forwarder.example', aligned: false})
    expect(codes(judged)).toEqual(['header-return-path-srs', 'spf-aligned-by-srs-only'])
    expect(severities(judged)).toEqual(['info', 'info'])
  })

  it('that puts its own address there, as Sieve may, is no finding', async () => {
    const judged = await judge(arrival('karriere@forwarder.example') + (await signed()))

    expect(judged.srs).toMatchObject({kind: 'replaced'})
    expect(severities(judged)).toEqual(['info'])
  })

  it('of a message with a tag against forged bounces is no finding', async () => {
    const judged = await judge(arrival('prvs=0123456789=jobs@acme.example') + (await signed()))

    expect(judged.srs).toMatchObject({kind: 'kept'})
    expect(judged.observations).toEqual([])
  })

  it('through a gateway that signs as well is no finding', async () => {
    const twice = (await signed('good', 'relay.example')) + plain
    const both = (await signed()).replace(plain, '') + twice.replace(plain, '')
    const judged = await judge(arrival('jobs@acme.example') + both)

    expect(judged.dkim).toMatchObject({result: 'pass', aligned: true})
    expect(judged.observations).toEqual([])
  })

  it('with a key in testing is worth a remark', async () => {
    const judged = await judge(arrival('jobs@acme.example') + (await signed('testing')))

    expect(codes(judged)).toEqual(['dkim-key-testing'])
    expect(severities(judged)).toEqual(['info'])
  })
})

describe('a redirect that breaks SPF where no signature helps', () => {
  const lax = plain.replace('jobs@acme', 'jobs@lax')
  const judgeLax = (message: string): Promise<Authentication> => judge(message, {fromDomain: 'lax.example'})
  const results = (text: string): string =>
    `Authentication-Results: mx.recruit.example; ${text}\r\n${received('mail.forwarder.example', '10.0.0.9')}`

  it('is the one finding where nobody enforces DMARC', async () => {
    const judged = await judgeLax(
      results('spf=fail smtp.mailfrom=jobs@lax.example; dkim=none; dmarc=fail header.from=lax.example') + lax,
    )

    expect(codes(judged)).toEqual(['spf-fails-after-redirect'])
    expect(judged.observations[0]?.evidence.map((line) => wordsIn(line, 'en'))).toContain(
      'the message carries no DKIM signature',
    )
  })

  it.each([
    'spf=fail (sender IP is 40.95.54.12) smtp.mailfrom=jobs@lax.example',
    'spf=softfail (google.com: domain of transitioning jobs@lax.example does not designate 40.95.1.2 as permitted sender) smtp.mailfrom=jobs@lax.example',
  ])('is Microsoft’s relay pool by its addresses: %s', async (text) => {
    expect(codes(await judgeLax(results(text) + lax))).toEqual(['spf-ms-relay-pool'])
  })

  it('is told by our own check of the address that connected, too', async () => {
    const message = `Return-Path: <jobs@acme.example>\r\n${received('mail-pool.outbound.protection.outlook.com', '40.95.7.7')}${plain}`

    expect(codes(await judge(message))).toEqual(['spf-ms-relay-pool', 'dkim-missing'])
  })

  it('is told by Received-SPF where nothing else is written', async () => {
    const text =
      'Received-SPF: Fail (mailfrom) identity=mailfrom; client-ip=198.51.100.9; helo=mail.forwarder.example; envelope-from=jobs@lax.example; receiver=<UNKNOWN>'
    const judged = await judgeLax(`${text}\r\n${received('mail.forwarder.example', '10.0.0.9')}${lax}`)

    expect(judged.spf).toEqual({result: 'fail', domain: 'lax.example', aligned: true, source: 'received-spf'})
    expect(codes(judged)).toEqual(['spf-fails-after-redirect'])
  })

  it('blames the record of the redirecting domain where the envelope was rewritten', async () => {
    const judged = await judgeLax(
      results('spf=fail smtp.mailfrom=SRS0=a=b=lax.example=jobs@forwarder.example; dkim=none; dmarc=fail') + lax,
    )

    expect(codes(judged)).toEqual(['spf-provider-not-included', 'header-return-path-srs'])
    expect(judged.observations[0]?.facts).toMatchObject({domain: 'forwarder.example'})
  })

  it('does not believe a DMARC result for another From', async () => {
    const judged = await judgeLax(
      results('spf=pass smtp.mailfrom=x@forwarder.example; dmarc=pass header.from=forwarder.example') + lax,
    )

    expect(judged.dmarc).toMatchObject({result: 'fail', source: 'own'})
  })
})

describe('Authentication-Results', () => {
  const results = (server: string, text: string): string => `Authentication-Results: ${server};\r\n\t${text}\r\n`

  it('count when the receiving side wrote them, comments and quotes included', async () => {
    const judged = await judge(
      results(
        'mx.recruit.example 1',
        'dkim=fail reason="body hash did not verify; really" header.d=acme.example header.s=down;\r\n\tspf=fail (a (nested) comment; with semicolon) smtp.mailfrom=jobs@acme.example; dmarc=fail header.from=acme.example',
      ) +
        received('mail.forwarder.example', '198.51.100.9') +
        (await signed('down')),
    )

    expect(codes(judged)).toEqual(['dkim-body-hash-mismatch', 'arc-missing'])
    expect(judged.spf).toMatchObject({result: 'fail', source: 'authentication-results'})
    expect(judged.dmarc).toMatchObject({result: 'fail', source: 'authentication-results'})
  })

  it('do not count below the Received of a foreign host', async () => {
    const judged = await judge(
      received('mail.forwarder.example', '10.0.0.9') +
        sentBy('client', '10.0.0.8') +
        results('mx.recruit.example', 'dkim=pass header.d=acme.example; dmarc=pass header.from=acme.example') +
        plain,
    )

    expect(codes(judged)).toEqual(['dkim-missing'])
  })

  it('do not count when another host wrote them', async () => {
    const judged = await judge(
      results('evil.example', 'dmarc=pass header.from=acme.example') + received('a', '10.0.0.9') + plain,
    )

    expect(codes(judged)).toEqual(['dkim-missing'])
  })

  it('that could not ask give way to our own pass', async () => {
    const judged = await judge(
      results(
        'mx.recruit.example',
        'dkim=temperror (no answer) header.d=acme.example; dmarc=fail header.from=acme.example',
      ) +
        received('a', '10.0.0.9') +
        (await signed()),
    )

    expect(judged.dkim).toMatchObject({result: 'pass', source: 'own'})
    expect(judged.dmarc.result).toBe('pass')
    expect(judged.observations).toEqual([])
  })

  it('that saw the message intact win over a change made after delivery', async () => {
    const judged = await judge(
      results('mx.recruit.example', 'dkim=pass (2048-bit key; insecure) header.d=acme.example; dmarc=pass') +
        received('a', '10.0.0.9') +
        `${await signed()}changed by the mailbox\r\n`,
    )

    expect(judged.dkim).toMatchObject({result: 'pass', source: 'authentication-results'})
    expect(judged.observations).toEqual([])
  })

  it('name the cause where the signature was taken out after it had been judged', async () => {
    const judged = await judge(
      results('mx.recruit.example', 'dkim=fail (body hash did not verify) header.d=acme.example; dmarc=fail') +
        received('a', '10.0.0.9') +
        plain,
    )

    expect(codes(judged)).toEqual(['dkim-body-hash-mismatch', 'arc-missing'])
  })

  it('without a host are those of Microsoft 365', () => {
    expect(
      parseAuthenticationResults(
        'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=acme.example; dkim=none (message not signed)',
      ),
    ).toMatchObject({
      server: '',
      results: [
        {
          method: 'spf',
          result: 'pass',
          comment: 'sender IP is 192.0.2.1',
          properties: {'smtp.mailfrom': 'acme.example'},
        },
        {method: 'dkim', result: 'none'},
      ],
    })
  })

  it.each([
    '',
    ';;;',
    '((((',
    '"',
    'x; =; dkim',
    `a; ${'('.repeat(20_000)}`,
    `a; ${'dkim=pass; '.repeat(5000)}`,
    'a; __proto__=x y.__proto__=1',
  ])('are read without harm when hostile (%#)', (value) => {
    expect(parseAuthenticationResults(value).results.length).toBeLessThanOrEqual(50)
  })
})

describe('where nothing can be known', () => {
  it('says why when the DNS does not answer and nobody left a result', async () => {
    const silent = await serveZone({'_dmarc.acme.example': {fault: 2}, 'good._domainkey.acme.example': {fault: 2}})
    const judged = await judge(await signed(), {
      resolver: createResolver({extraCa: undefined, dnsServers: [silent.server]}),
    })
    await silent.close()

    expect(judged).toMatchObject({status: 'unverifiable', observations: []})
    expect(whyOf(judged, 'en')).toContain('ESERVFAIL')
    expect(whyOf(judged, 'de')).toContain('die DNS-Abfrage war nicht möglich (ESERVFAIL)')
  })

  it('does not blame a reserved domain that the system resolver does not know', async () => {
    const judged = await judge(await signed(), {resolver: createResolver({extraCa: undefined, dnsServers: undefined})})

    expect(judged).toMatchObject({status: 'unverifiable', observations: []})
    expect(whyOf(judged, 'en')).toContain('reserved')
  })
})
