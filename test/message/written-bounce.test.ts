import {describe, expect, it} from 'vitest'
import {bounceCode} from '../../src/connection-test/bounce-code.js'
import {readBounce, type Bounce} from '../../src/message/bounce.js'

/**
 * Bounces laid out as real ones are, with our addresses in them. The layouts are those of the mails that Sisimai
 * collects (github.com/sisimai/rb-sisimai, set-of-emails/maildir/bsd); the name of each stands beside it.
 */
const id = '<recruitmail-probe.rm1@acme.example>'
const to = 'acme-jobs@recruit.example'

function read(lines: readonly string[], quotes = true): Promise<Bounce | undefined> {
  return readBounce(Buffer.from(lines.join('\n')), quotes)
}

const returned = ['Return-path: <jobs@acme.example>', 'Subject: 550 in the original', `Message-ID: ${id}`, '', 'text']

describe('a bounce written for people', () => {
  it('of Exim has the reply on two lines (email-exim-30)', async () => {
    const bounce = await read([
      `X-Failed-Recipients: ${to}`,
      'Auto-Submitted: auto-replied',
      'From: Mail Delivery System <Mailer-Daemon@mx1.acme.example>',
      'To: jobs@acme.example',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'recipients. This is a permanent error. The following address(es) failed:',
      '',
      `  ${to}`,
      `    SMTP error from remote mail server after RCPT TO:<${to}>:`,
      `    host mx1.recruit.example [192.0.2.32]: 554 5.7.1 <${to}>:`,
      '    Recipient address rejected: Access denied',
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      ...returned,
    ])
    expect(bounce).toEqual({
      action: 'failed',
      status: '5.7.1',
      diagnostic: `554 5.7.1 <${to}>: Recipient address rejected: Access denied`,
      finalRecipient: to,
      originalMessageId: id,
    })
  })

  it('of GMX has an enhanced code alone (email-gmx-02)', async () => {
    const bounce = await read([
      'Return-Path: ',
      'From: MAILER-DAEMON@mail.gmx.com',
      'To: jobs@acme.example',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'its recipients. This is a permanent error. The following address',
      'failed:',
      '',
      `"${to}":`,
      'SMTP error from remote server after RCPT command:',
      'host: mx.recruit.example',
      `5.1.1 <${to}>... User Unknown`,
      '',
      '--- The header of the original message is following. ---',
      '',
      ...returned,
    ])
    expect(bounce).toMatchObject({status: '5.1.1', finalRecipient: to, originalMessageId: id})
    expect(bounceCode(bounce!)).toBe('redirect-target-unknown')
  })

  it('of IONOS gives a reason without any code (email-einsundeins-02)', async () => {
    const bounce = await read([
      'From: "Mail Delivery System" <mailer-daemon@kundenserver.example.de>',
      'To: jobs@acme.example',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'The following address failed:',
      '',
      to,
      '',
      'For the following reason:',
      '',
      'Mail size limit exceeded. For explanation visit',
      '',
      '--- The header of the original message is following. ---',
      '',
      ...returned,
    ])
    expect(bounce).toMatchObject({action: 'failed', finalRecipient: to, originalMessageId: id})
    expect(bounce?.diagnostic).toContain('Mail size limit exceeded')
  })

  it('of Exchange 2003 is known by its field, in parts of no report (email-exchange2003-07)', async () => {
    const bounce = await read([
      'Content-type: multipart/mixed; boundary="b"',
      'Precedence: bulk',
      'From: Mailer-Daemon <postmaster@x4.acme.example>',
      'To: jobs@acme.example',
      'Subject: Undeliverable: Bewerbung',
      'X-MS-Embedded-Report: ',
      '',
      '--b',
      'Content-type: text/plain',
      '',
      'did not reach the following recipient(s):',
      '',
      `${to} on Mon, 23 Nov 2026 10:00:00 +0100`,
      '    The recipient name is not recognized',
      '',
      '--b',
      'Content-type: message/rfc822',
      '',
      ...returned,
      '--b--',
    ])
    expect(bounce).toMatchObject({action: 'failed', finalRecipient: to, originalMessageId: id})
  })

  it('of Domino says it in the subject (email-domino-01)', async () => {
    const bounce = await read([
      'Return-Path: <MAILER-DAEMON@mx.acme.example>',
      'From: Postmaster@acme.example',
      'To: jobs@acme.example',
      'Subject: DELIVERY FAILURE: User Jobs not listed in',
      ' Domino Directory',
      '',
      'was not delivered to:',
      '',
      `  ${to}`,
      '',
      'because:',
      '',
      `  User Jobs (${to}) not listed in Domino Directory`,
    ])
    expect(bounce).toMatchObject({action: 'failed', finalRecipient: to})
  })

  it('of DragonFly comes from nobody at all (lhost-dragonfly-01)', async () => {
    const bounce = await read([
      'From: MAILER-DAEMON <>',
      'To: jobs@acme.example',
      'Subject: Mail delivery failed',
      '',
      `There was an error delivering your mail to <${to}>.`,
      '',
      'mx.recruit.example [192.0.2.27] did not like our final DATA:',
      "550-5.7.26 Unauthenticated email from acme.example is not accepted due to domain's",
      '550 5.7.26 DMARC policy. - gsmtp',
      '',
      'Message headers follow.',
      '',
      ...returned,
    ])
    expect(bounce).toMatchObject({status: '5.7.26', finalRecipient: to, originalMessageId: id})
    expect(bounceCode(bounce!)).toBe('dmarc-rejected-google')
  })

  it('of Exchange Online is read from its HTML, in whatever language', async () => {
    const bounce = await read([
      'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example>',
      'To: jobs@acme.example',
      'Subject: =?utf-8?Q?Impossible_=C3=A0_remettre?=',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>.x{color:#550}</style><p>Votre message n&rsquo;a pas pu être remis.</p>',
      `<p>${to}<br>Remote Server returned &#39;550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)&#39;</p>`,
      `<pre>Message-ID: &lt;${id.slice(1, -1)}&gt;</pre>`,
    ])
    expect(bounce).toMatchObject({status: '5.7.520', finalRecipient: to, originalMessageId: id})
    expect(bounceCode(bounce!)).toBe('redirect-ms-external-blocked')
  })

  it('of Google Workspace has an empty report; the address stands in a field (lhost-googleworkspace-01)', async () => {
    const bounce = await read([
      'Content-Type: multipart/report; boundary="b"; report-type=delivery-status',
      'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
      'Subject: Delivery Status Notification (Failure)',
      `X-Failed-Recipients: ${to}`,
      '',
      '--b',
      'Content-Type: text/plain; charset="UTF-8"',
      '',
      '** Message not delivered **',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      ...returned,
      '--b--',
    ])
    expect(bounce).toMatchObject({action: 'failed', finalRecipient: to, originalMessageId: id})
    expect(bounce?.diagnostic).toContain('Message not delivered')
  })
})

describe('word of a delay', () => {
  it('of Exim is told by its subject', async () => {
    const bounce = await read([
      'From: Mail Delivery System <Mailer-Daemon@mx.acme.example>',
      'Subject: Warning: message 1d18ZP-0000cF-9f delayed 24 hours',
      '',
      'The message has not yet been delivered. 451 4.7.1 Greylisted',
      '',
      ...returned,
    ])
    expect(bounce).toMatchObject({action: 'delayed', status: '4.7.1'})
  })

  it('in German is told by the temporary reply', async () => {
    const bounce = await read([
      'From: MAILER-DAEMON@mx.acme.example',
      'Subject: Zustellung noch nicht möglich',
      '',
      `<${to}>: 450 4.2.0 Bitte später`,
      '',
      ...returned,
    ])
    expect(bounce?.action).toBe('delayed')
  })

  it.each(['retry time not reached for any host after a long failure period: retry timeout exceeded', '4.4.7 expired'])(
    'is none once the server has given up: %s',
    async (words) => {
      const bounce = await read([
        'From: MAILER-DAEMON@mx.acme.example',
        'Subject: failed',
        '',
        `451 4.4.7 ${words}`,
        '',
        ...returned,
      ])
      expect(bounce?.action).toBe('failed')
    },
  )
})

describe('no bounce', () => {
  it.each([
    [
      'a probe forwarded by the postmaster himself',
      'postmaster@acme.example',
      'Return-Path: <postmaster@acme.example>',
      false,
    ],
    ['a newsletter of a robot', 'noreply@shop.example', 'Return-Path: <>', false],
    ['an absence note of the postmaster', 'postmaster@acme.example', 'X-Mailer: vacation', true],
  ])('is %s', async (_what, from, field, quotes) => {
    expect(await read([`From: ${from}`, field, 'Subject: Bewerbung', '', 'Guten Tag'], quotes)).toBeUndefined()
  })

  it('is a receipt (RFC 8098) or a complaint (RFC 5965)', async () => {
    for (const type of ['disposition-notification', 'feedback-report']) {
      const lines = [
        `Content-Type: multipart/report; report-type=${type}; boundary=b`,
        'From: mailer-daemon@x.example',
        '',
        '--b--',
      ]
      expect(await read(lines)).toBeUndefined()
    }
  })
})
