import {describe, expect, it} from 'vitest'
import {domainIn} from '../../src/message/authentication-result.js'
import {
  parseAuthenticationResults,
  parseReceivedSpf,
  type MethodResult,
} from '../../src/message/authentication-results.js'
import {
  countedResults,
  receivingSide,
  trustedReceivedSpf,
  trustedResults,
} from '../../src/message/authentication-trust.js'
import {splitMessage} from '../../src/message/raw-headers.js'
import {providerResults} from './provider-results.js'

const trustedHosts = ['recruit.example']
const sendingHosts = ['smtp.acme.example', 'acme.example']

async function counted(lines: readonly string[], ...hosts: string[]): Promise<MethodResult[]> {
  const message = splitMessage(Buffer.from(`${lines.join('\r\n').replaceAll(/(?<!\r)\n/g, '\r\n')}\r\n\r\nText\r\n`))
  return countedResults(await trustedResults(await receivingSide(message, [...hosts, ...trustedHosts], sendingHosts)))
}

function shown({method, result, properties}: MethodResult): string {
  const about = {
    dkim: ['header.d', 'header.i'],
    spf: ['smtp.mailfrom', 'smtp.mail', 'smtp.helo'],
    dmarc: ['header.from'],
  }
  const names: readonly string[] = about[method as 'dkim'] ?? []
  const {domain} = domainIn(
    names.map((name) => properties[name]).find((value) => value !== undefined && value !== 'none'),
  )
  return `${method}=${result}${domain === undefined ? '' : ` ${domain}`}`
}

describe('Authentication-Results of real messages', () => {
  it.each(providerResults)('$name', async ({imap, lines, counts}) => {
    const results = await counted(lines, imap)

    expect(results.map(shown).filter((text) => !/^(?:x-|bimi)/.test(text))).toEqual(counts)
  })

  it('come from providers, each with its source', () => {
    expect(providerResults.length).toBeGreaterThanOrEqual(25)
    expect(providerResults.filter(({source}) => source.length < 20)).toEqual([])
    expect(new Set(providerResults.map(({name}) => name)).size).toBe(providerResults.length)
  })
})

describe('the syntax of RFC 8601', () => {
  it.each([
    ['a version behind the name', 'mx.recruit.example 1; spf=pass smtp.mailfrom=a.example', ['spf=pass a.example']],
    ['no result at all', 'mx.recruit.example; none', []],
    ['a version of the method', 'mx.recruit.example; dkim/1=pass header.d=a.example', ['dkim=pass a.example']],
    [
      'comments everywhere',
      '(c) mx.recruit.example (c) 1 (c) ; (c) dkim (c) = (c) fail (c) header (c) . (c) d = (c) a.example',
      ['dkim=fail a.example'],
    ],
    [
      'comments in comments',
      'mx.recruit.example; spf=fail (a (b; c) d) smtp.mailfrom=x@a.example',
      ['spf=fail a.example'],
    ],
    ['a name in quotes', '"mx.recruit.example"; dkim=pass header.i=@a.example', ['dkim=pass a.example']],
    [
      'a local part in quotes',
      'mx.recruit.example; spf=pass smtp.mailfrom="first last"@a.example',
      ['spf=pass a.example'],
    ],
    [
      'semicolons in quotes',
      'mx.recruit.example; dkim=fail reason="a; dkim=pass" header.d=a.example',
      ['dkim=fail a.example'],
    ],
    ['results in capitals', 'MX.Recruit.Example; SPF=Pass smtp.MailFrom=A.Example', ['spf=pass a.example']],
    [
      'lines broken anywhere',
      'mx.recruit.example\r\n\t;\r\n spf\r\n =pass\r\n smtp.mailfrom=a.example',
      ['spf=pass a.example'],
    ],
    ['a semicolon at the end', 'mx.recruit.example; spf=pass smtp.mailfrom=a.example;', ['spf=pass a.example']],
    [
      'an address in angle brackets',
      'mx.recruit.example; spf=pass smtp.mailfrom=<x@a.example>',
      ['spf=pass a.example'],
    ],
  ])('allows %s', async (_what, value, expected) => {
    const results = await counted([`Authentication-Results: ${value}`, 'From: x@a.example'], 'imap.recruit.example')

    expect(results.map(shown)).toEqual(expected)
  })

  it('keeps reason and comment apart from the properties', () => {
    const [result] = parseAuthenticationResults(
      'a.example; dkim=fail (key (2048 bit)) reason="no luck" header.d=b',
    ).results

    expect(result).toMatchObject({comment: 'key (2048 bit) no luck', properties: {'header.d': 'b', reason: 'no luck'}})
  })
})

describe('forged Authentication-Results', () => {
  const passes = 'dkim=pass header.d=acme.example; dmarc=pass header.from=acme.example'
  const own =
    'Authentication-Results: mx.recruit.example; dkim=fail header.d=acme.example; dmarc=fail header.from=acme.example'
  const forged = `Authentication-Results: mx.recruit.example; ${passes}`
  const arrival =
    'Received: from mx.acme.example (mx.acme.example [198.51.100.7]) by mx.recruit.example (Postfix) with ESMTPS id 1'
  const locally = arrival.replace('198.51.100.7', '127.0.0.1')
  const before = 'Received: from client (client [10.0.0.3]) by mx.acme.example (Postfix) with ESMTPSA id 2'
  const author = ['DKIM-Signature: v=1; d=acme.example; s=s; b=eA==', 'From: jobs@acme.example']
  const failed = ['dkim=fail acme.example', 'dmarc=fail acme.example']

  it.each([
    ['written by the sender under the receiver’s name', [own, arrival, before, ...author, forged], failed],
    ['put between the trace fields of the sender', [own, arrival, before, forged, ...author], failed],
    ['put directly below those of the receiver', [arrival, own, forged, before, ...author], failed],
    [
      'put below by a sender that invents a former hop of the receiver',
      [own, arrival, arrival, forged, ...author],
      failed,
    ],
    [
      'below an invented former hop of the receiver, where the receiver wrote none',
      [arrival, arrival, forged, ...author],
      [],
    ],
    [
      'of another signature by another host of the receiver further down',
      [own, arrival, 'Authentication-Results: mx2.recruit.example; dkim=pass header.d=other.example', ...author],
      failed,
    ],
    ['where the receiver wrote none at all', [arrival, before, forged, ...author], []],
    [
      'of the host that redirected',
      [locally, before, `Authentication-Results: mx.acme.example; ${passes}`, ...author],
      [],
    ],
    [
      'of the host that redirected, on top',
      [`Authentication-Results: mx.acme.example; ${passes}`, locally, ...author],
      [],
    ],
    ['of a stranger, on top', [`Authentication-Results: evil.example; ${passes}`, locally, ...author], []],
    [
      'of a domain that ends like the receiver’s',
      [`Authentication-Results: mx.notrecruit.example; ${passes}`, locally, ...author],
      [],
    ],
    [
      'without a name, where the receiver is not Microsoft',
      [`Authentication-Results: ${passes}`, locally, ...author],
      [],
    ],
    ['below the text’s own fields', [arrival, ...author, forged], []],
    [
      'that only the redirecting host delivered',
      [before, `Authentication-Results: mx.acme.example; ${passes}`, ...author],
      [],
    ],
  ])('do not count: %s', async (_what, lines, expected) => {
    const results = await counted(lines, 'imap.recruit.example')

    expect(results.map(shown)).toEqual(expected)
  })

  it('count for further signatures that the same server reports in a field of their own', async () => {
    const more = 'Authentication-Results: mx.recruit.example; dkim=pass header.d=other.example'

    expect((await counted([own, more, arrival, ...author], 'imap.recruit.example')).map(shown)).toEqual([
      ...failed,
      'dkim=pass other.example',
    ])
  })

  it('count when software on the same machine passed the message on', async () => {
    const lines = [
      'Received: from mx.recruit.example by mail-7 (Dovecot) with LMTP id 1',
      'Received: from localhost (localhost [127.0.0.1]) by mx.recruit.example (Postfix) with ESMTP id 2',
      'Received: from mx.recruit.example ([127.0.0.1]) by localhost (mx.recruit.example [127.0.0.1]) (amavis, port 10024) with ESMTP id 3',
      arrival,
      own,
      before,
      ...author,
    ]
    expect((await counted(lines, 'imap.recruit.example')).map(shown)).toEqual(failed)
  })

  it('of a host with another name count when it handed over by LMTP', async () => {
    const lines = [
      'Received: from mx3.hoster.example ([10.0.0.5]) by store-12 with LMTP id 1',
      'Received: from mx.acme.example (mx.acme.example [198.51.100.7]) by mx3.hoster.example with ESMTPS id 2',
      own.replace('mx.recruit.example', 'mx3.hoster.example'),
      ...author,
    ]
    expect((await counted(lines, 'imap.recruit.example')).map(shown)).toEqual(failed)
  })
})

describe('Received-SPF', () => {
  async function read(...lines: string[]): Promise<MethodResult | undefined> {
    const message = splitMessage(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`))
    return trustedReceivedSpf(await receivingSide(message, ['imap.recruit.example', 'imap.gmail.com'], sendingHosts))
  }
  const arrival =
    'Received: from mx.acme.example (mx.acme.example [198.51.100.7]) by mx.recruit.example (Postfix) with ESMTPS id 1'

  it.each([
    [
      'Pass (mailfrom) identity=mailfrom; client-ip=192.55.52.43; helo=mga05.acme.example; envelope-from=jobs@acme.example; receiver=<UNKNOWN>',
      'pass',
      'jobs@acme.example',
    ],
    [
      'fail (mx.recruit.example: domain of jobs@acme.example does not designate 198.51.100.7 as permitted sender) receiver=mx.recruit.example; client-ip=198.51.100.7; envelope-from="jobs@acme.example"; helo=mx.acme.example;',
      'fail',
      'jobs@acme.example',
    ],
    [
      'softfail (google.com: domain of transitioning jobs@acme.example does not designate 209.85.220.65 as permitted sender) client-ip=209.85.220.65;',
      'softfail',
      'jobs@acme.example',
    ],
    ['pass (domain of acme.example designates 198.51.100.9 as permitted sender)', 'pass', 'acme.example'],
    ['none', 'none', undefined],
  ])('reads %s', async (value, result, sender) => {
    const spf = await read(`Received-SPF: ${value}`, arrival, 'From: a@b.example')

    expect(spf).toMatchObject({method: 'spf', result})
    expect(spf?.properties['smtp.mailfrom']).toBe(sender)
  })

  it.each([
    ['of another receiver', ['Received-SPF: pass (evil.example: ok) receiver=evil.example', arrival]],
    ['below the message’s own fields', [arrival, 'From: a@b.example', 'Received-SPF: pass (ok)']],
    [
      'below a hop of others',
      [arrival, 'Received: from a by mx.acme.example with SMTP id 1', 'Received-SPF: pass (ok)'],
    ],
  ])('does not count: %s', async (_what, lines) => {
    expect(await read(...lines)).toBeUndefined()
  })

  it.each(['', '(', '=;=', `pass ${'('.repeat(20_000)}`, 'a'.repeat(50_000)])('is read without harm (%#)', (value) => {
    expect(parseReceivedSpf(value).results.length).toBeLessThanOrEqual(1)
  })
})
