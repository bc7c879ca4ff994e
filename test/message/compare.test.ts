import {describe, expect, it} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import {presentable} from '../../src/connection/printable.js'
import {compareMessages, type Comparison} from '../../src/message/compare.js'
import {asHandedOver} from '../../src/message/handed-over.js'
import {wordsIn} from '../../src/wording/phrase.js'

const header = [
  'From: "ACME Recruiting" <jobs@acme.example>',
  'To: karriere@acme.example',
  'Reply-To: answers+7f@acme.example',
  'Message-ID: <probe-1@acme.example>',
  'In-Reply-To: <first@applicant.example>',
  'References: <first@applicant.example>\r\n <second@applicant.example>',
  'Subject: =?UTF-8?Q?Bewerbung_f=C3=BCr_K=C3=B6ln?=',
  'Date: Sun, 22 Nov 2026 10:00:00 +0100',
  'X-Recruitmail-Probe: 7f3a',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
]
const body = 'Gr=C3=BC=C3=9Fe aus K=C3=B6ln.\r\n\r\nThis line proves the channel.\r\n'

function message(fields: readonly string[], text = body): Buffer {
  return Buffer.from(`${fields.join('\r\n')}\r\n\r\n${text}`)
}

/** The sent header with fields replaced by name; an empty value removes the field. */
function changed(replacements: Readonly<Record<string, string>>): string[] {
  return header.flatMap((line) => {
    const name = line.slice(0, line.indexOf(':'))
    const value = replacements[name]
    return value === undefined ? [line] : value === '' ? [] : [`${name}: ${value}`]
  })
}

async function arrivedAs(fields: readonly string[], text = body): Promise<Comparison> {
  return compareMessages(message(header), message(fields, text))
}

const codes = (comparison: Comparison): string[] => comparison.observations.map(({code}) => code)
const words = (comparison: Comparison): string =>
  comparison.observations.flatMap(({evidence}) => evidence.map((one) => wordsIn(one, 'en'))).join('\n')
const statusOf = (comparison: Comparison, name: string): string | undefined =>
  comparison.fields.find(({field}) => field === name)?.status

describe('a clean redirect', () => {
  it('shows every field and the body as kept when the message came unchanged', async () => {
    const comparison = await arrivedAs(header)

    expect(comparison.fields.map(({field, status}) => `${field} ${status}`)).toEqual([
      'From kept',
      'To kept',
      'Reply-To kept',
      'Message-ID kept',
      'In-Reply-To kept',
      'References kept',
      'Subject kept',
      'Date kept',
      'X-Recruitmail-Probe kept',
    ])
    expect(comparison.body).toMatchObject({status: 'kept', likeness: 'simple'})
    expect(comparison.observations).toEqual([])
  })

  it('says nothing about trace fields, new folding, another encoding of the subject, bare LF and a blank line at the end', async () => {
    const trace = [
      'Return-Path: <SRS0=x=y=acme.example=jobs@forwarder.example>',
      'Delivered-To: acme-jobs@recruit.example',
      'X-Sieve: Pigeonhole Sieve 0.5.19',
      'X-Sieve-Redirected-From: karriere@acme.example',
      'Resent-From: karriere@acme.example',
      'Received: from mx.acme.example (mx.acme.example [192.0.2.1])\r\n\tby mx.recruit.example with ESMTPS',
      'ARC-Seal: i=1; a=rsa-sha256; cv=none; d=acme.example; s=x; b=AAAA',
      'DKIM-Signature: v=1; a=rsa-sha256; d=acme.example; s=x; h=from; bh=AAAA; b=AAAA',
    ]
    const refolded = changed({
      From: 'ACME  Recruiting\r\n <Jobs@ACME.example>',
      Subject: '=?iso-8859-1?Q?Bewerbung_?=\r\n =?iso-8859-1?B?Zvxy?= =?utf-8?B?IEvDtmxu?=',
      References: '<first@applicant.example> <second@applicant.example>',
      Date: 'Sun, 22 Nov 2026 09:00:00 +0000 (UTC)',
      'Message-ID': '<probe-1@ACME.example> (added by a comment)',
    })
    const comparison = await compareMessages(
      message(header),
      Buffer.from(`${[...trace, ...refolded].join('\n')}\n\n${body.replaceAll('\r\n', '\n')}\n\n`),
    )

    expect(comparison.observations).toEqual([])
    expect(new Set(comparison.fields.map(({status}) => status))).toEqual(new Set(['kept']))
  })

  it('tells blanks at line ends from changed content', async () => {
    const comparison = await arrivedAs(header, body.replaceAll('\r\n', '  \r\n'))

    expect(comparison.body).toMatchObject({status: 'kept', likeness: 'relaxed'})
    expect(comparison.observations).toEqual([])
  })

  it('holds an umlaut domain and its punycode for the same address', async () => {
    const comparison = await compareMessages(
      message(changed({From: 'jobs@müller.example'})),
      message(changed({From: 'jobs@xn--mller-kva.example'})),
    )

    expect(comparison.observations).toEqual([])
  })
})

describe('a forward instead of a redirect', () => {
  it('is one finding that explains From, Message-ID, Reply-To and References at once', async () => {
    const comparison = await arrivedAs(
      changed({
        From: 'Karriere <karriere@acme.example>',
        'Message-ID': '<new@acme.example>',
        'Reply-To': '',
        References: '',
        'In-Reply-To': '',
        Subject: 'WG: Bewerbung =?UTF-8?Q?f=C3=BCr_K=C3=B6ln?=',
      }),
      `-----Urspr=C3=BCngliche Nachricht-----\r\nVon: ACME\r\n\r\n${body}`,
    )

    expect(codes(comparison)).toEqual(['header-from-rewritten'])
    expect(comparison.observations[0]?.facts).toEqual({from: 'karriere@acme.example', how: 'forward'})
    expect(comparison.observations[0]?.evidence.map((words) => wordsIn(words, 'en'))).toContain(
      'Message-ID: sent <probe-1@acme.example>, arrived <new@acme.example>',
    )
    expect(statusOf(comparison, 'Reply-To')).toBe('lost')
  })

  it.each(['WG', 'FW', 'Fwd', 'TR'])(
    'is seen by the prefix %s and a new Message-ID when sender and mailbox are one',
    async (prefix) => {
      const comparison = await arrivedAs(
        changed({'Message-ID': '<new@acme.example>', Subject: `${prefix}: Bewerbung =?UTF-8?Q?f=C3=BCr_K=C3=B6ln?=`}),
      )

      expect(codes(comparison)).toEqual(['header-from-rewritten'])
    },
  )

  it('is seen by From alone when it is the mailbox that forwards', async () => {
    expect(codes(await arrivedAs(changed({From: 'karriere@acme.example'})))).toEqual(['header-from-rewritten'])
  })

  it('as attachment is told apart', async () => {
    const comparison = await arrivedAs(
      [
        'From: karriere@acme.example',
        'To: acme-jobs@recruit.example',
        'Subject: WG: Bewerbung',
        'Message-ID: <new@acme.example>',
        'Content-Type: multipart/mixed; boundary=b',
      ],
      `--b\r\nContent-Type: message/rfc822\r\n\r\n${header.join('\r\n')}\r\n\r\n${body}\r\n--b--\r\n`,
    )

    expect(codes(comparison)).toEqual(['header-forwarded-as-attachment'])
  })
})

describe('a forward in other guises', () => {
  const forwardedAs = (subject: string, fields: readonly string[], text: string): Promise<Comparison> =>
    arrivedAs(['From: karriere@acme.example', `Subject: ${subject}`, 'Message-ID: <new@acme.example>', ...fields], text)

  it.each([
    ['German', 'Von: ACME\r\nGesendet: heute\r\nAn: karriere\r\nBetreff: Bewerbung'],
    ['French', 'De : ACME\r\nEnvoyé : hier\r\nÀ : karriere\r\nObjet : Candidature'],
    ['Italian', '> Da: ACME\r\n> Inviato: oggi\r\n> A: karriere\r\n> Oggetto: Candidatura'],
    ['Polish', 'Od: ACME\r\nWysłano: dziś\r\nDo: karriere\r\nTemat: Aplikacja'],
    ['Russian', 'От: ACME\r\nДата: сегодня\r\nКому: karriere\r\nТема: Отклик'],
    ['Japanese', '差出人: ACME\r\n送信日時: 今日\r\n宛先: karriere\r\n件名: 応募'],
  ])('is seen by the quoted header lines in %s, without prefix or dividing line', async (_language, block) => {
    // From the sender's own address, so that nothing but the block gives it away.
    const comparison = await arrivedAs(
      [...changed({'Message-ID': '<new@acme.example>', 'Content-Transfer-Encoding': '8bit'})],
      `${block}\r\n\r\nGrüße aus Köln.\r\n`,
    )
    expect(codes(comparison)).toEqual(['header-from-rewritten'])
  })

  it('is not seen in a message that has one such line of its own', async () => {
    const comparison = await arrivedAs(changed({'Message-ID': '<new@acme.example>'}), `An: alle\r\n${body}`)
    expect(codes(comparison)).not.toContain('header-from-rewritten')
  })

  it('as a file is an attachment, whatever its type says', async () => {
    const original = `${header.join('\r\n')}\r\n\r\n${body}`
    const file = Buffer.from(original).toString('base64').replaceAll(/.{76}/g, '$&\r\n')
    for (const type of ['application/octet-stream', 'message/rfc822', 'application/eml', 'text/plain']) {
      const part = `Content-Type: ${type}; name=a.eml\r\nContent-Disposition: attachment; filename=a.eml\r\nContent-Transfer-Encoding: base64`
      const comparison = await forwardedAs(
        'TR: Bewerbung',
        ['Content-Type: multipart/mixed; boundary=b'],
        `--b\r\n${part}\r\n\r\n${file}\r\n--b--\r\n`,
      )
      expect([type, ...codes(comparison)]).toEqual([type, 'header-forwarded-as-attachment'])
    }
  })

  it('inside a digest is an attachment', async () => {
    const comparison = await forwardedAs(
      'Digest',
      ['Content-Type: multipart/digest; boundary=b'],
      `--b\r\n\r\n${header.join('\r\n')}\r\n\r\n${body}\r\n--b--\r\n`,
    )
    expect(codes(comparison)).toEqual(['header-forwarded-as-attachment'])
  })
})

describe('a sender replaced on the way', () => {
  it.each([
    ['"jobs=40acme.example" <jobs=40acme.example@lists.acme.example>'],
    ['<jobs=acme.example@gate.example>'],
    ['<jobs.at.acme.example@gate.example>'],
    ['"jobs@acme.example" <noreply@gate.example>'],
    ['gate@acme.example on behalf of ACME Recruiting <gate@acme.example>'],
    ['"ACME Recruiting über Karriere" <karriere@acme.example>'],
  ])('by a gateway is seen in %s', async (from) => {
    expect(codes(await arrivedAs(changed({From: from, 'Reply-To': 'jobs@acme.example'})))).toEqual([
      'header-from-munged-list',
    ])
  })

  it('and moved to Reply-To is one finding, not two', async () => {
    const comparison = await arrivedAs(changed({From: 'info@acme.example', 'Reply-To': 'jobs@acme.example'}))
    expect(codes(comparison)).toEqual(['header-from-rewritten'])
  })

  it('by a list is named by "via" and not reported twice through Reply-To', async () => {
    const comparison = await arrivedAs(
      changed({From: "'ACME Recruiting' via Jobs <karriere@acme.example>", 'Reply-To': 'jobs@acme.example'}),
    )

    expect(codes(comparison)).toEqual(['header-from-munged-list'])
  })

  it('by a gateway is named by X-Original-From', async () => {
    const comparison = await arrivedAs([...changed({From: 'gate@acme.example'}), 'X-Original-From: jobs@acme.example'])

    expect(codes(comparison)).toEqual(['header-from-munged-list'])
  })

  it('by Gmail is named by X-Google-Original-From', async () => {
    const comparison = await arrivedAs([
      ...changed({From: 'acme@gmail.com'}),
      'X-Google-Original-From: ACME Recruiting <jobs@acme.example>',
    ])

    expect(codes(comparison)).toEqual(['header-google-from-replaced'])
    expect(comparison.observations[0]?.facts).toEqual({from: 'acme@gmail.com'})
  })

  it('by Exchange is the primary address where an alias was sent', async () => {
    const comparison = await arrivedAs([...changed({From: 'main@acme.example'}), 'X-MS-Exchange-CrossTenant-id: 1234'])

    expect(codes(comparison)).toEqual(['header-ms-from-replaced'])
  })
})

describe('a Message-ID that the sending service gives', () => {
  const arrived = message(changed({'Message-ID': '<0102018b7f2c4a10-5e2b9c1d-000000@eu-west-1.amazonses.com>'}))

  it('is not held against the redirect when the reply of that service names it', async () => {
    const sent = asHandedOver(message(header), arrived, '250 Ok 0102018b7f2c4a10-5e2b9c1d-000000')
    expect(codes(await compareMessages(sent, arrived))).toEqual([])
  })

  it.each(['250 2.0.0 Ok: queued as 4F1T2k0x3Qz9', '250 Ok 0102018b7f2c4a10-another', ''])(
    'is one when the reply was %j',
    async (reply) => {
      const sent = asHandedOver(message(header), arrived, reply)
      expect(codes(await compareMessages(sent, arrived))).toEqual(['header-message-id-changed'])
    },
  )
})

describe('single fields', () => {
  it.each([
    ['header-message-id-changed', {'Message-ID': '<other@relay.example>'}],
    ['header-message-id-changed', {'Message-ID': ''}],
    ['header-reply-to-lost', {'Reply-To': ''}],
    ['redirect-reply-to-changed', {'Reply-To': 'ticket@acme.example'}],
    ['redirect-to-changed', {To: 'acme-jobs@recruit.example'}],
    ['header-references-lost', {References: '', 'In-Reply-To': ''}],
    ['header-references-lost', {References: ''}],
    ['header-subject-tagged', {Subject: '[EXTERN] =?UTF-8?Q?Bewerbung_f=C3=BCr_K=C3=B6ln?='}],
    ['header-encoding-changed', {Subject: 'Bewerbung f?r K?ln'}],
    ['header-custom-stripped', {'X-Recruitmail-Probe': ''}],
    ['header-date-changed', {Date: 'Mon, 23 Nov 2026 10:00:00 +0100'}],
    ['header-date-changed', {Date: ''}],
    ['header-message-id-changed', {'Message-ID': '<other@relay.example>', Date: 'Mon, 23 Nov 2026 10:00:00 +0100'}],
    ['header-encoding-changed', {Subject: 'Bewerbung fuer Koeln'}],
    ['header-encoding-changed', {Subject: 'Bewerbung fur Koln'}],
    ['header-encoding-changed', {Subject: '=?utf-8?Q?Bewerbung_f=C3=83=C2=BCr_K=C3=83=C2=B6ln?='}],
    ['header-subject-tagged', {Subject: '*** SPAM *** =?UTF-8?Q?Bewerbung_f=C3=BCr_K=C3=B6ln?='}],
    ['header-subject-tagged', {Subject: '=?UTF-8?Q?Bewerbung_f=C3=BCr_K=C3=B6ln_=5BEXT=5D?='}],
  ])('%s when arrived with %j', async (code, replacements) => {
    const comparison = await arrivedAs(changed(replacements as unknown as Record<string, string>))

    expect(codes(comparison)).toEqual([code])
  })

  it('names the tag before the subject', async () => {
    const comparison = await arrivedAs(changed({Subject: '[SPAM?] =?UTF-8?Q?Bewerbung_f=C3=BCr_K=C3=B6ln?='}))

    expect(comparison.observations[0]?.facts).toEqual({tag: '[SPAM?]', subject: '[SPAM?] Bewerbung für Köln'})
  })

  it('reports the dropped tag of a plus address', async () => {
    const comparison = await compareMessages(
      message(changed({To: 'karriere+probe@acme.example'})),
      message(changed({To: 'karriere@acme.example'})),
    )

    expect(codes(comparison)).toEqual(['header-plus-address-lost'])
  })

  it('never passes control characters on', async () => {
    const comparison = await arrivedAs(changed({Subject: '=?utf-8?Q?=1B]0;owned=07_=E2=80=AEevil?='}))

    expect(JSON.stringify(comparison.fields)).not.toMatch(/[\u0000-\u001f\u202e]|\\u001b/)
  })
})

describe('the body', () => {
  it('tells a mere re-encoding from changed content', async () => {
    const reencoded = changed({'Content-Transfer-Encoding': 'base64', 'Content-Type': 'text/plain; charset=iso-8859-1'})
    const text = Buffer.from('Grüße aus Köln.\r\n\r\nThis line proves the channel.\r\n', 'latin1').toString('base64')
    const comparison = await arrivedAs(reencoded, `${text}\r\n`)

    expect(comparison.body).toMatchObject({status: 'kept', likeness: 'content'})
    expect(codes(comparison)).toEqual(['header-encoding-changed'])
  })

  it('names the footer that was added', async () => {
    const comparison = await arrivedAs(header, `${body}\r\nThis e-mail was scanned for viruses.\r\n`)

    expect(codes(comparison)).toEqual(['redirect-body-changed'])
    expect(comparison.observations[0]?.facts).toEqual({where: 'below', added: 'This e-mail was scanned for viruses.'})
  })

  it('names the banner above, also where the text became HTML', async () => {
    const html = changed({'Content-Type': 'text/html; charset=utf-8', 'Content-Transfer-Encoding': '8bit'})
    const banner = '<div style="color:red">Vorsicht: extern</div>'
    const comparison = await arrivedAs(
      html,
      `${banner}<p>Gr&uuml;&szlig;e aus K&ouml;ln.</p><p>This line proves the channel.</p>\r\n`,
    )

    expect(codes(comparison)).toEqual(['redirect-body-changed'])
    expect(comparison.observations[0]?.facts).toEqual({where: 'above', added: 'Vorsicht: extern'})
    expect(words(comparison)).toContain('Content-Type: text/plain became text/html')
  })

  it('that became HTML with the same words was encoded anew', async () => {
    const html = changed({'Content-Type': 'text/html; charset=utf-8', 'Content-Transfer-Encoding': '8bit'})
    const comparison = await arrivedAs(
      html,
      '<p>Gr&uuml;&szlig;e aus K&ouml;ln.</p><p>This line proves the channel.</p>\r\n',
    )
    expect(codes(comparison)).toEqual(['header-encoding-changed'])
  })

  it('whose umlauts are broken was encoded anew', async () => {
    const plain = changed({'Content-Transfer-Encoding': '7bit', 'Content-Type': 'text/plain; charset=us-ascii'})
    const comparison = await arrivedAs(plain, 'Gr??e aus K?ln.\r\n\r\nThis line proves the channel.\r\n')
    expect(codes(comparison)).toEqual(['header-encoding-changed'])
    expect(words(comparison)).toContain('umlauts arrived broken')
  })

  it('names the link that was rewritten', async () => {
    const text = 'See https://www.example.com/cv?id=1 please.\r\n'
    const rewritten = text.replace(
      'https://www.example.com/',
      'https://urldefense.example/v3/__https://www.example.com/__',
    )
    const comparison = await compareMessages(message(header, text), message(header, rewritten.replace('cv?id=1', 'x')))
    expect(codes(comparison)).toEqual(['redirect-body-changed'])
    expect(words(comparison)).toContain('the link https://www.example.com/cv?id=1 became https://urldefense.example/')
  })

  it('sees one changed word', async () => {
    const comparison = await arrivedAs(header, body.replace('proves', 'moves'))

    expect(codes(comparison)).toEqual(['redirect-body-changed'])
    expect(presentable(words(comparison))).toMatch(/^body SHA-256 [\da-f]{16}… became [\da-f]{16}…$/m)
  })
})

it('ends quickly on hostile input', async () => {
  const hostile = [
    Buffer.from(`${'a: b\n'.repeat(200_000)}\n${'\r\n'.repeat(500_000)}x`),
    Buffer.from(
      `From: ${'<'.repeat(100_000)}\r\nReferences: ${'<a@'.repeat(50_000)}\r\nSubject: ${'=?utf-8?q?'.repeat(20_000)}\r\n\r\n`,
    ),
    Buffer.from(`Content-Type: text/html\r\n\r\n${'<style>'.repeat(150_000)}`),
    Buffer.from(`Content-Type: text/html\r\n\r\n${'<'.repeat(1_000_000)}`),
    Buffer.from(`Subject: x\r\n\r\n${'-'.repeat(500_000)}!`),
    Buffer.alloc(0),
    Buffer.from([0, 255, 10, 13, 10, 254]),
  ]
  for (const arrived of hostile) {
    const spent = cpuWatch()
    const comparison = await compareMessages(message(header), arrived)
    expect(comparison.body.status).toBe('changed')
    expect(spent()).toBeLessThan(3000)
  }
}, 20_000)
