import {generateKeyPairSync} from 'node:crypto'
import {sealMessage} from 'mailauth/lib/arc/index.js'
import {dkimSign} from 'mailauth/lib/dkim/sign.js'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'
import {createResolver, type Resolver} from '../../src/connection/dns.js'
import {verifyArc} from '../../src/message/arc.js'
import {authenticationOf, type Authentication} from '../../src/message/authentication.js'
import {wordsIn} from '../../src/wording/phrase.js'
import {serveZone, type DnsResponder, type ZoneEntry} from '../connection/dns-responder.js'

const {publicKey, privateKey} = generateKeyPairSync('rsa', {modulusLength: 2048})
const pem = privateKey.export({type: 'pkcs8', format: 'pem'}) as string
const record = `v=DKIM1; k=rsa; p=${publicKey.export({type: 'spki', format: 'der'}).toString('base64')}`

const zone: Record<string, ZoneEntry> = {
  's1._domainkey.acme.example': {TXT: [record]},
  'arc._domainkey.gateway.example': {TXT: [record]},
  'arc._domainkey.second.example': {TXT: [record]},
  'arc._domainkey.recruit.example': {TXT: [record]},
  'arc._domainkey.silent.example': {fault: 2},
  '_dmarc.acme.example': {TXT: ['v=DMARC1; p=reject']},
}
let dns: DnsResponder
let resolver: Resolver

beforeAll(async () => {
  dns = await serveZone(zone)
  resolver = createResolver({extraCa: undefined, dnsServers: [dns.server]})
})
afterAll(() => dns.close())

const now = new Date('2026-11-22T09:05:00Z')
const plain = [
  'From: ACME Recruiting <jobs@acme.example>',
  'To: karriere@acme.example',
  'Subject: Test message',
  'Message-ID: <probe-1@acme.example>',
  '',
  'This line proves the channel.',
  '',
].join('\r\n')

async function signed(): Promise<string> {
  const key = {signingDomain: 'acme.example', selector: 's1', privateKey: pem}
  const {signatures} = await dkimSign(plain, {
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    signTime: new Date('2026-11-22T09:00:00Z'),
    signatureData: [key],
  } as never)
  return signatures + plain
}

async function sealed(message: string, signingDomain: string, i: number, said: string): Promise<string> {
  const seal = await sealMessage(Buffer.from(message), {
    i,
    cv: i === 1 ? 'none' : 'pass',
    signingDomain,
    selector: 'arc',
    privateKey: pem,
    algorithm: 'rsa-sha256',
    signTime: new Date('2026-11-22T09:01:00Z'),
    authResults: said,
  } as never)
  return seal.toString() + message
}

const passed = 'gateway.example; dkim=pass header.d=acme.example; dmarc=pass header.from=acme.example'
const footer = (message: string): string => `${message}-- \r\nChecked by the gateway.\r\n`
const arrival = (more = ''): string =>
  `${more}Received: from gateway.example (gateway.example [198.51.100.9])\r\n\tby mx.recruit.example with ESMTPS id 1; Sun, 22 Nov 2026 10:00:01 +0100\r\n`
const stated = (text: string): string => arrival(`Authentication-Results: mx.recruit.example; ${text}\r\n`)

function judge(message: string): Promise<Authentication> {
  const trustedHosts = ['imap.recruit.example']
  return authenticationOf(Buffer.from(message), {resolver, trustedHosts, fromDomain: 'acme.example', now})
}

const codes = ({observations}: Authentication): string[] => observations.map(({code}) => code)

describe('a chain of seals', () => {
  it('is valid with one seal, and with a second one', async () => {
    const one = await sealed(await signed(), 'gateway.example', 1, passed)
    const two = await sealed(one, 'second.example', 2, 'second.example; arc=pass')

    expect(await verifyArc(Buffer.from(one), resolver, now)).toMatchObject({
      result: 'pass',
      sealers: ['gateway.example'],
      original: {server: 'gateway.example', results: [{method: 'dkim', result: 'pass'}, {method: 'dmarc'}]},
    })
    expect(await verifyArc(Buffer.from(two), resolver, now)).toMatchObject({
      result: 'pass',
      sealers: ['gateway.example', 'second.example'],
    })
  })

  it('does not exist on a message nobody sealed', async () => {
    expect(await verifyArc(Buffer.from(await signed()), resolver, now)).toEqual({result: 'none', sealers: []})
  })

  it.each([
    ['the text was changed after sealing', footer],
    ['a signed line was changed', (message: string) => message.replace('Subject: Test', 'Subject: [EXTERN] Test')],
    [
      'a seal was tampered with',
      (message: string) => message.replace('gateway.example; dkim=pass', 'gateway.example; dkim=fail'),
    ],
    [
      'a part of the set is missing',
      (message: string) => message.replace(/^ARC-Authentication-Results:.*\r\n(?:[ \t].*\r\n)*/m, ''),
    ],
    ['the key is not there', (message: string) => message.replaceAll('d=gateway.example', 'd=nowhere.example')],
    ['the first seal claims a former one', (message: string) => message.replace('cv=none', 'cv=pass')],
  ])('fails when %s', async (_what, change) => {
    const message = change(await sealed(await signed(), 'gateway.example', 1, passed))
    const {result, comment} = await verifyArc(Buffer.from(message), resolver, now)

    expect(result).toBe('fail')
    expect(comment).not.toBe('')
  })

  it('is left open when a key could not be asked for', async () => {
    const message = await sealed(await signed(), 'silent.example', 1, passed)

    expect(await verifyArc(Buffer.from(message), resolver, now)).toMatchObject({result: 'temperror'})
  })

  it.each([
    'ARC-Seal: \r\n',
    'ARC-Seal: i=1\r\nARC-Seal: i=1\r\n',
    `ARC-Seal: i=${'9'.repeat(400)}; d=x; s=y\r\n`,
    'ARC-Message-Signature: i=1; l=9999; bh=x; b=y; d=a.example; s=s; c=relaxed/relaxed\r\nARC-Seal: i=1; l=99; c=relaxed/relaxed; a=rsa-sha256; d=a.example; s=s; b=eA==\r\nARC-Authentication-Results: i=1; x\r\n',
    Array.from({length: 60}, (_, i) => `ARC-Seal: i=${i}; d=a${i}.example; s=s; b=eA==\r\n`).join(''),
  ])('does no harm when it is nonsense (%#)', async (seals) => {
    const written = vi.spyOn(console, 'log')
    const {result} = await verifyArc(Buffer.from(seals + plain), resolver, now)

    expect(result).toBe('fail')
    expect(written).not.toHaveBeenCalled()
    written.mockRestore()
  })

  it('is no signature of its own', async () => {
    const withC = (await sealed(plain, 'gateway.example', 1, passed)).replace(
      'ARC-Seal: i=1;',
      'ARC-Seal: i=1; c=relaxed/relaxed;',
    )

    expect((await judge(withC)).dkim).toMatchObject({result: 'none'})
  })
})

describe('what ARC says of a redirect', () => {
  it('that seals and changes nothing is no finding', async () => {
    const judged = await judge(arrival() + (await sealed(await signed(), 'gateway.example', 1, passed)))

    expect(judged.arc).toEqual({result: 'pass', source: 'own', sealers: ['gateway.example']})
    expect(codes(judged)).toEqual([])
  })

  it('that changes the text under a seal is no finding where the receiver believes it', async () => {
    const changed = footer(await signed())
    const message = await sealed(changed, 'gateway.example', 1, passed)
    const judged = await judge(
      stated(
        'dkim=fail (body hash did not verify) header.d=acme.example; arc=pass (i=1); dmarc=pass (p=reject arc=pass) header.from=acme.example',
      ) + message,
    )

    expect(codes(judged)).toEqual([])
  })

  it('that changes the text under a seal the receiver does not trust is that one finding', async () => {
    const message = await sealed(footer(await signed()), 'gateway.example', 1, passed)
    const judged = await judge(
      stated('dkim=fail (body hash did not verify) header.d=acme.example; dmarc=fail header.from=acme.example') +
        message,
    )

    expect(codes(judged)).toEqual(['arc-sealer-not-trusted'])
    expect(judged.observations[0]?.facts).toMatchObject({sealer: 'gateway.example', domain: 'acme.example'})
    const evidence = judged.observations[0]?.evidence.map((line) => wordsIn(line, 'de')).join('\n')
    expect(evidence).toContain('ARC-Siegel von: gateway.example')
    expect(evidence).toContain('dkim=pass; dmarc=pass')
  })

  it('whose sealer had seen no valid signature either leaves the blame where it was', async () => {
    const message = await sealed(footer(await signed()), 'gateway.example', 1, 'gateway.example; dkim=fail; dmarc=fail')
    const judged = await judge(
      stated('dkim=fail (body hash did not verify) header.d=acme.example; dmarc=fail') + message,
    )

    expect(codes(judged)).toEqual(['dkim-body-hash-mismatch'])
  })

  it('names what broke the signature where nobody sealed, and remarks on the missing seal', async () => {
    const judged = await judge(stated('dmarc=fail header.from=acme.example') + footer(await signed()))

    expect(codes(judged)).toEqual(['dkim-body-hash-mismatch', 'arc-missing'])
    expect(judged.arc.result).toBe('none')
  })

  it('remarks on a chain that broke, without a finding of its own', async () => {
    const message = (await sealed(await signed(), 'gateway.example', 1, passed)).replace('t=', 't=1')
    const judged = await judge(arrival() + message)

    expect(judged.dkim).toMatchObject({result: 'pass'})
    expect(codes(judged)).toEqual(['arc-fail'])
  })

  it('is not told by the seals the receiving side sets itself', async () => {
    const message = await sealed(await signed(), 'recruit.example', 1, 'mx.recruit.example; dkim=pass')
    const judged = await judge(arrival() + footer(message))

    expect(judged.arc).toEqual({result: 'none', sealers: []})
    expect(codes(judged)).toEqual(['dkim-body-hash-mismatch', 'arc-missing'])
  })

  it('comes from the receiving side where it states it, in rspamd’s words too', async () => {
    const message = await sealed(await signed(), 'gateway.example', 1, passed)
    const judged = await judge(
      stated('arc=reject ("cv is fail on i=2"); dmarc=pass header.from=acme.example') + message,
    )

    expect(judged.arc).toMatchObject({result: 'fail', source: 'authentication-results'})
    expect(codes(judged)).toEqual(['arc-fail'])
  })
})
