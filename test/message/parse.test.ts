import {describe, expect, it} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import {companyOfAddresses, mailboxesOf, ownAddresses} from '../../src/message/address.js'
import {readHeaders} from '../../src/message/headers.js'
import {htmlToText} from '../../src/message/html-to-text.js'
import {parseMessage} from '../../src/message/parse.js'
import type {Settings} from '../../src/settings/settings.js'

const lines = (...text: string[]): Buffer => Buffer.from(text.join('\r\n'), 'latin1')

describe('a parsed message', () => {
  it('gives its text, decoded, and its attachments', async () => {
    const parsed = await parseMessage(
      lines(
        'From: Jane <jane@applicant.example>',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Gr=FC=DFe',
        '--b',
        'Content-Type: application/pdf; name="../cv.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        'aGVsbG8=',
        '--b--',
      ),
    )
    expect(parsed).toMatchObject({
      text: 'Grüße',
      textFrom: 'plain',
      attachments: [{name: 'cv.pdf', type: 'application/pdf', size: 5}],
    })
  })

  it('shows HTML as text where there is no plain text', async () => {
    const parsed = await parseMessage(
      lines('Content-Type: text/html; charset=utf-8', '', '<p>Hello<br>Jane<script>alert(1)</script></p>'),
    )
    expect(parsed).toMatchObject({text: 'Hello\nJane', textFrom: 'html'})
  })

  it('is given as it came where its nesting is beyond reason', async () => {
    const nested = '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(200)
    const parsed = await parseMessage(lines('Subject: deep', 'Content-Type: multipart/mixed; boundary=b', '', nested))
    expect(parsed.headers.subject).toBe('deep')
    expect(parsed.textFrom).toBe('raw')
    expect(parsed.problem).toContain('nesting')
  })

  it('is given as it came where it has parts beyond reason', async () => {
    const parts = '--b\r\n\r\n'.repeat(5000)
    const parsed = await parseMessage(lines('Content-Type: multipart/mixed; boundary=b', '', parts))
    expect(parsed.problem).toContain('2000 parts')
  })

  it.each([
    '',
    '\r\n',
    ':',
    'Content-Type: multipart/mixed\r\n\r\n--',
    '\u0000\u0001\u0002',
    'From: <<<>>>,,;\r\n\r\n',
  ])('never throws: %j', async (raw) => {
    const {text} = await parseMessage(Buffer.from(raw))
    expect(text).not.toMatch(/[\u0000-\u0008]/)
  })
})

describe('the header of a message', () => {
  it('is read where it is 8-bit against the rules', () => {
    expect(readHeaders(Buffer.from('Subject: Bewerbung als Köchin\r\n\r\n')).subject).toBe('Bewerbung als Köchin')
    expect(readHeaders(lines('Subject: K\u00F6chin', '', '')).subject).toBe('Köchin')
  })

  it('gives no date where there is none that can be read', () => {
    expect(readHeaders(lines('Date: yesterday', '', '')).date).toBeUndefined()
    expect(readHeaders(lines('Date: Sun, 22 Nov 2026 10:00:00 +0100 (CET)', '', '')).date).toBe('2026-11-22T09:00:00Z')
  })
})

describe('the recipients of a message', () => {
  const settings: Settings = {
    version: 1,
    companies: {
      acme: {name: 'ACME', main: true, customAddress: 'jobs@acme.example'},
      beta: {name: 'Beta', redirect: {from: 'karriere@beta.example'}},
    },
    jobs: {},
  }

  it('lead to the company', () => {
    expect(companyOfAddresses(settings, ['x@applicant.example', 'Karriere@BETA.example'])).toBe('beta')
    expect(companyOfAddresses(settings, ['x@applicant.example'])).toBeUndefined()
  })

  it('may be members of a group', () => {
    expect(mailboxesOf('jane@x.example\rBcc: evil@x.example')).toEqual([{name: '', address: 'jane@x.example'}])
    expect(mailboxesOf('"a\u001bb" <jane@x.example>')[0]?.address).toBe('jane@x.example')
    expect(mailboxesOf('Jobs: a@x.example, "B, C" <b@x.example>;')).toEqual([
      {name: '', address: 'a@x.example'},
      {name: 'B, C', address: 'b@x.example'},
    ])
  })

  it('may be our own', () => {
    expect([...ownAddresses(settings)]).toEqual(['jobs@acme.example', 'karriere@beta.example'])
  })
})

describe('HTML as text', () => {
  it.each([
    ['<title>x</title><style>a{}</style>Hello', 'Hello'],
    ['a<p>b</p>c', 'a\nb\nc'],
    ['<ul><li>one<li>two</ul>', '- one\n- two'],
    ['<a href="https://x.example/?a=1&amp;b=2">here</a>', 'here <https://x.example/?a=1&b=2>'],
    ['<a href="javascript:alert(1)">here</a>', 'here'],
    ['&uuml;&#228;&#xF6;&nbsp;&lt;b&gt; &unknown; 3 < 4', 'üäö <b> &unknown; 3 < 4'],
    ['<!-- hidden -->shown<!-- never closed', 'shown'],
    ['before<script>never closed', 'beforenever closed'],
  ])('%s', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it.each(['<a "', '<script>', '<!--', '<', '<p title=x', '&#'])('takes no time for a million of %j', (piece) => {
    const spent = cpuWatch()
    htmlToText(piece.repeat(200_000))
    expect(spent()).toBeLessThan(5000)
  })

  it('reads a long run of blanks in a moment', async () => {
    const spent = cpuWatch()
    for (const blank of [' ', '\t', '\u00a0']) {
      const parsed = await parseMessage(Buffer.from(`Subject: x\r\n\r\n${blank.repeat(300_000)}!`))
      expect(parsed.text.endsWith('!')).toBe(true)
    }
    expect(spent()).toBeLessThan(3000)
  })

  it('shows a message of two million lines as it came', async () => {
    const spent = cpuWatch()
    const parsed = await parseMessage(Buffer.from(`Subject: x\r\n\r\n${'\n'.repeat(2_000_000)}end`))
    expect(parsed).toMatchObject({textFrom: 'raw', problem: 'it has more than 100000 lines', headers: {subject: 'x'}})
    expect(spent()).toBeLessThan(3000)
  })
})
