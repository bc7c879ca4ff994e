import {describe, expect, it} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import {
  concernsRedirect,
  namesRedirect,
  readConfirmationRequest,
  type ConfirmationRequest,
} from '../../src/message/confirmation-request.js'

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))

async function read(...lines: string[]): Promise<ConfirmationRequest> {
  const request = await readConfirmationRequest(mail(...lines))
  if (request === undefined) throw new Error('not taken for a request')
  return request
}

/**
 * As Gmail wrote to linux-erofs@lists.ozlabs.org on 4 June 2020, in Chinese (public archive of that list), the list's
 * own changes of From taken back; the addresses are replaced.
 */
const chineseGmail = [
  'X-Google-Address-Confirmation: 9WpnwHBH5ysv_syeZcT557XG-4Q',
  'Date: Thu, 4 Jun 2020 23:05:15 +0800',
  `Subject: =?UTF-8?B?${Buffer.from('(#416704879) Gmail 转发确认 - 从 karriere@acme.example 接收邮件').toString('base64')}?=`,
  'From: =?UTF-8?B?R21haWwg5bCP57uE5pWs5LiK?= <forwarding-noreply@google.com>',
  'To: acme-jobs@recruit.example',
  'Content-Type: text/plain; charset="UTF-8"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(
    [
      'karriere@acme.example 已请求自动将邮件转发到您的电子邮件地址 acme-jobs@recruit.example。',
      '确认代码：416704879',
      '要让 karriere@acme.example 自动将邮件转发到您的地址，请点击下面的链接确认请求：',
      'https://mail-settings.google.com/mail/vf-%5BANGjdJ_I6ccov2I236IaQwacbuo3XxYzYO2rF1lp3hCRHIDRloMUZEMvd32n87QtKcQhGt27z7j6_UlX6r67LBK246SQZdkIq_GjwdlQ%5D-X1gHSvjwl4X0SiNPfjdg2_kVT7c',
      '如果您无意中点击了此链接，请点击以下链接取消此验证：',
      'https://mail-settings.google.com/mail/uf-%5BANGjdJ8XQUCGFVPUJlHiGpZWoUiENyjouufRJT2VBqsSgFoHNd3x8HXZc77GQ5gEiEmlrE2W%5D-X1gHSvjwl4X0SiNPfjdg2_kVT7c',
      '请访问：https://support.google.com/mail/bin/answer.py?answer=184973&hl=zh_CN。',
    ].join('\r\n'),
  ).toString('base64'),
]

/** As Gmail writes since 2025, without a code (yoman@ses.hechven.online, 13 August 2025, in a public repository). */
const newerGmail = [
  'From: Gmail Team <forwarding-noreply@google.com>',
  'Subject: (Gmail Forwarding Confirmation - Receive Mail from karriere@acme.example',
  'Content-Type: text/plain; charset="UTF-8"',
  '',
  'karriere@acme.example has requested to automatically forward mail to',
  'your email',
  'address acme-jobs@recruit.example.',
  '',
  'please click the link below to confirm the request:',
  '',
  'https://mail-settings.google.com/mail/vf-%5BANGjdJ-petVojChFcVD2c3mm1VVkaCWtILfa_059rDG1iVfLP-t50%5D-Ei5zn0thIjdMgpN_5oeRA06FD9M',
  '',
  'click this link to cancel this verification:',
  'https://mail-settings.google.com/mail/uf-%5BANGjdJ9VCgsKxQroPWMTqoZDkj6Siq6o0CAd3FZajJyulsgct%5D-Ei5zn0thIjdMgpN_5oeRA06FD9M',
]

describe('a request of Gmail', () => {
  it('is read in Chinese, with its code and the link that agrees, not the one that refuses', async () => {
    const request = await read(...chineseGmail)

    expect(request).toMatchObject({
      provider: 'google',
      sender: 'unproven',
      code: '416704879',
      date: '2020-06-04T15:05:15.000Z',
      names: ['karriere@acme.example', 'acme-jobs@recruit.example'],
    })
    expect(request.link).toMatch(/^https:\/\/mail-settings\.google\.com\/mail\/vf-%5BANGjdJ_I6ccov2.*kVT7c$/)
  })

  it('is read without a code, which newer ones have no more', async () => {
    const request = await read(...newerGmail)

    expect(request.code).toBeUndefined()
    expect(request.link).toMatch(/\/mail\/vf-.*9M$/)
  })

  it('is known by its sender alone, whatever its words', async () => {
    expect(await read('From: forwarding-noreply@google.com', 'Subject: x', '', 'y')).toMatchObject({provider: 'google'})
  })
})

/** Made after what the providers' help says; the mails themselves were not to be had. */
describe('a request of another provider', () => {
  it.each([
    ['zoho', 'noreply@zoho.eu', 'Email forwarding confirmation'],
    ['icloud', 'noreply@email.apple.com', 'Verify your forwarding address'],
    ['gmx', 'noreply@gmx.net', '=?utf-8?Q?Weiterleitung_best=C3=A4tigen?='],
    ['web-de', 'keineantwortadresse@web.de', 'Bitte bestätigen Sie die Weiterleitung'],
    ['proton', 'no-reply@notify.proton.me', 'Confirm email forwarding'],
    ['infomaniak', 'no-reply@infomaniak.com', 'Confirmer la redirection'],
    ['yahoo', 'no-reply@cc.yahoo-inc.com', 'Confirma la dirección de reenvío'],
    ['ovh', 'noreply@ovh.com', 'Potwierdź przekazywanie'],
    ['mailbox-org', 'noreply@mailbox.org', '転送の確認'],
  ])('of %s is known by its sender and has its code', async (provider, from, subject) => {
    expect(await read(`From: ${from}`, `Subject: ${subject}`, '', 'Your code: 4711')).toMatchObject({
      provider,
      code: '4711',
    })
  })

  it.each([
    ['482 913', '482913'],
    ['Kod: 482913', '482913'],
    ['認証番号：482913', '482913'],
    ['Bestätigungscode 482913 eingeben', '482913'],
    ['482913 is your verification code', '482913'],
    ['คุณต้องใช้ 482913 เพื่อยืนยัน', '482913'],
  ])('has the code of %j', async (line, code) => {
    expect(await read('From: noreply@zoho.com', 'Subject: ...', '', 'karriere@acme.example', line, 'y')).toMatchObject({
      code,
    })
  })

  it('takes no date, time, phone number or year for a code', async () => {
    const request = await read(
      'From: noreply@gmx.net',
      'Subject: Weiterleitung bestätigen',
      '',
      'Am 23.11.2026 um 12:30 Uhr, Telefon 0721-960-9999, (c) 2026',
      'https://www.gmx.net/confirm?t=abc',
    )
    expect(request.code).toBeUndefined()
    expect(request.link).toBe('https://www.gmx.net/confirm?t=abc')
  })

  it('has the link that stands in its HTML alone', async () => {
    const request = await read(
      'From: GMX <noreply@gmx.net>',
      'Subject: Weiterleitung',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<a href="https://img.gmx.net/logo.png">x</a><a href="https://weiterleitung.gmx.net/?id=0123456789abcdef&amp;ok=1">Ja</a>',
    )
    expect(request.link).toBe('https://weiterleitung.gmx.net/?id=0123456789abcdef&ok=1')
  })
})

describe('a link', () => {
  it.each([
    'https://gmx.net.evil.example/confirm',
    'https://gmx.net@evil.example/confirm',
    'https://evil.example/gmx.net/confirm',
    'https://www.gmx.net/confirm?to=https://evil.example/',
    'https://www.gmx.net/confirm?to=https%3A%2F%2Fevil.example',
    'http://www.gmx.net/confirm',
  ])('%s is not passed on', async (link) => {
    const request = await readConfirmationRequest(
      mail('From: noreply@gmx.net', 'Subject: Weiterleitung bestätigen', '', 'Code: 123456', link),
    )
    expect(request?.link).toBeUndefined()
    expect(request?.code).toBe('123456')
  })

  it('of Google leads to where forwarding is confirmed, not to any page of Google', async () => {
    const request = await read(
      'From: forwarding-noreply@google.com',
      'Subject: x',
      '',
      'https://www.google.com/url?q=evil.example/confirm',
      'https://sites.google.com/view/confirm-forwarding',
    )
    expect(request.link).toBeUndefined()
    expect(request.foreignLink).toBe(true)
  })
})

describe('a sender', () => {
  const pretended = (results: string): string[] => [
    `Authentication-Results: mx.recruit.example; ${results}`,
    'Received: from evil.example (evil.example [198.51.100.9]) by mx.recruit.example with ESMTP; Mon, 23 Nov 2026 10:00:00 +0000',
    ...newerGmail,
  ]

  it('whom the receiving server found to be another gets neither link nor code shown', async () => {
    const request = await read(
      ...pretended('dkim=none; spf=fail smtp.mailfrom=google.com; dmarc=fail header.from=google.com'),
    )
    expect(request.sender).toBe('doubtful')
    expect(request).not.toHaveProperty('link')
    expect(request).not.toHaveProperty('code')
  })

  it('who passed for another domain is doubtful too', async () => {
    expect(
      (await read(...pretended('dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=evil.example'))).sender,
    ).toBe('doubtful')
  })

  it('who passed is proven', async () => {
    expect((await read(...pretended('dkim=pass header.d=google.com'))).sender).toBe('proven')
  })

  it('who is no provider is doubtful, however much it looks like a request', async () => {
    const request = await read(
      'From: forwarding-noreply@google.com.evil.example',
      'Subject: Gmail Forwarding Confirmation',
      '',
      'karriere@acme.example: https://evil.example/confirm code 123456',
    )
    expect(request).toMatchObject({provider: undefined, sender: 'doubtful'})
    expect(request).not.toHaveProperty('link')
    expect(request).not.toHaveProperty('code')
  })
})

describe('no request', () => {
  it.each([
    ['a private mail from the same provider', 'jane@gmx.net', 'Bewerbung', 'Please confirm, code 123456.'],
    ['an application that speaks of forwarding', 'jane@applicant.example', 'Weiterleitung meiner Unterlagen', 'Anbei.'],
    ['a bill of the provider', 'noreply@gmx.net', 'Ihre Rechnung', 'Kundennummer: 12345678'],
    ['an invoice of the provider', 'noreply@gmx.net', 'Ihre Rechnung', 'https://www.gmx.net/rechnung'],
  ])('is %s', async (_what, from, subject, text) => {
    expect(await readConfirmationRequest(mail(`From: ${from}`, `Subject: ${subject}`, '', text))).toBeUndefined()
  })
})

describe('which redirect a request is about', () => {
  const redirect = {from: 'karriere@acme.example', to: 'acme-jobs@recruit.example'}

  it('is told by the address it names, or by another of the same domain', async () => {
    const request = await read(...newerGmail)
    expect(namesRedirect(request, redirect)).toBe(true)
    expect(namesRedirect(request, {...redirect, from: 'jobs@acme.example'})).toBe(true)
    expect(concernsRedirect(request, {...redirect, from: 'jobs@beta.example'})).toBe(false)
  })

  it('can be any where it names none', async () => {
    const request = await read('From: noreply@zoho.com', 'Subject: x', '', 'Code: 123456 for acme-jobs@recruit.example')
    expect(concernsRedirect(request, redirect)).toBe(true)
    expect(namesRedirect(request, redirect)).toBe(false)
  })
})

it.each(['https://gmx.net/', 'a@', '1 ', '&amp;', '<a href="', '(#'])(
  'goes through %j without end in a moment',
  async (piece) => {
    const spent = cpuWatch()
    await readConfirmationRequest(
      Buffer.from(
        `From: noreply@gmx.net\r\nSubject: Weiterleitung\r\n\r\n${piece.repeat(Math.ceil(400_000 / piece.length))}`,
      ),
    )
    expect(spent()).toBeLessThan(3000)
  },
)
