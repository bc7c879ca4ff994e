import {describe, expect, it} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import {readAutoReply} from '../../src/message/auto-reply.js'
import {readBounce} from '../../src/message/bounce.js'

const mail = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'))

function report(fields: readonly string[], returned = 'text/rfc822-headers'): Buffer {
  return mail(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.acme.example (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    'Message-ID: <bounce@mx.acme.example>',
    'Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'I am sorry.',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.example',
    '',
    ...fields,
    '',
    '--b',
    `Content-Type: ${returned}`,
    '',
    'From: jobs@acme.example',
    'Message-ID: <recruitmail-probe.1@acme.example>',
    'Subject: probe',
    '',
    '--b--',
    '',
  )
}

describe('a delivery report', () => {
  it.each(['text/rfc822-headers', 'message/rfc822', 'message/global-headers'])(
    'is read with the header returned as %s',
    async (type) => {
      const bounce = await readBounce(
        report(
          [
            'Final-Recipient: rfc822; acme-jobs@recruit.example',
            'Action: failed',
            'Status: 5.1.1',
            'Diagnostic-Code: smtp; 550 5.1.1 <acme-jobs@recruit.example>: Recipient address\r\n rejected: User unknown',
          ],
          type,
        ),
      )

      expect(bounce).toEqual({
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 <acme-jobs@recruit.example>: Recipient address rejected: User unknown',
        finalRecipient: 'acme-jobs@recruit.example',
        originalMessageId: '<recruitmail-probe.1@acme.example>',
      })
    },
  )

  it('speaks of the recipient that failed', async () => {
    const bounce = await readBounce(
      report([
        'Final-Recipient: rfc822; karriere@acme.example',
        'Action: delivered',
        'Status: 2.0.0',
        '',
        'Final-Recipient: rfc822; acme-jobs@recruit.example',
        'Action: failed',
        'Status: 5.2.2',
      ]),
    )

    expect(bounce).toMatchObject({status: '5.2.2', finalRecipient: 'acme-jobs@recruit.example'})
  })

  it('of a delivery is no bounce', async () => {
    expect(
      await readBounce(report(['Final-Recipient: rfc822; a@b.example', 'Action: relayed', 'Status: 2.0.0'])),
    ).toBeUndefined()
  })

  it('of a delay says so', async () => {
    expect(
      await readBounce(report(['Final-Recipient: rfc822; a@b.example', 'Action: delayed', 'Status: 4.4.1'])),
    ).toMatchObject({
      action: 'delayed',
    })
  })
})

describe('a bounce in plain text', () => {
  it('of Exim is read', async () => {
    const bounce = await readBounce(
      mail(
        'X-Failed-Recipients: acme-jobs@recruit.example',
        'Auto-Submitted: auto-replied',
        'From: Mail Delivery System <Mailer-Daemon@mx.acme.example>',
        'Subject: Mail delivery failed: returning message to sender',
        '',
        'A message that you sent could not be delivered to one or more of its recipients.',
        '',
        '  acme-jobs@recruit.example',
        '    host mx.recruit.example [192.0.2.1]',
        '    SMTP error from remote mail server after RCPT TO:<acme-jobs@recruit.example>:',
        '    552 5.2.2 Mailbox is over quota',
        '',
        '------ This is a copy of the message, including all the headers. ------',
        '',
        'Message-ID: <recruitmail-probe.1@acme.example>',
        'Subject: 550 in the original',
      ),
    )

    expect(bounce).toEqual({
      action: 'failed',
      status: '5.2.2',
      diagnostic: '552 5.2.2 Mailbox is over quota',
      finalRecipient: 'acme-jobs@recruit.example',
      originalMessageId: '<recruitmail-probe.1@acme.example>',
    })
  })

  it('of qmail is read', async () => {
    const bounce = await readBounce(
      mail(
        'Return-Path: <>',
        'From: MAILER-DAEMON@mx.acme.example',
        'Subject: failure notice',
        '',
        'Hi. This is the qmail-send program at mx.acme.example.',
        '',
        '<acme-jobs@recruit.example>:',
        'Sorry, no mailbox here by that name. (#5.1.1)',
        '',
        '--- Below this line is a copy of the message.',
        '',
        'Message-ID: <recruitmail-probe.1@acme.example>',
      ),
    )

    expect(bounce).toMatchObject({
      status: '5.1.1',
      finalRecipient: 'acme-jobs@recruit.example',
      originalMessageId: '<recruitmail-probe.1@acme.example>',
    })
  })
})

describe('an automatic reply', () => {
  const vacation = [
    'Return-Path: <>',
    'From: karriere@acme.example',
    'Subject: Auto: probe',
    'In-Reply-To: <recruitmail-probe.1@acme.example>',
    'Auto-Submitted: auto-replied (vacation)',
    '',
    'I am away. Message-ID: <x@y>',
  ]

  it('is known by Auto-Submitted and says what it answers', async () => {
    expect(await readAutoReply(mail(...vacation))).toEqual({
      from: 'karriere@acme.example',
      refersTo: ['<recruitmail-probe.1@acme.example>'],
    })
  })

  it('is no bounce although its return path is null', async () => {
    expect(await readBounce(mail(...vacation))).toBeUndefined()
  })

  it('of Exchange is known by its subject', async () => {
    expect(
      await readAutoReply(
        mail(
          'Subject: Automatische Antwort: probe',
          'Auto-Submitted: auto-generated',
          'In-Reply-To: <p@acme.example>',
          '',
          'x',
        ),
      ),
    ).toMatchObject({refersTo: ['<p@acme.example>']})
  })

  it('is neither a person who answers nor a probe', async () => {
    expect(await readAutoReply(mail('In-Reply-To: <p@acme.example>', 'Subject: Re: probe', '', 'x'))).toBeUndefined()
    expect(
      await readAutoReply(
        mail('References: <p@acme.example>', 'Auto-Submitted: auto-generated', 'Subject: probe', '', 'x'),
      ),
    ).toBeUndefined()
  })
})

describe('reading', () => {
  it.each(['-', '\n', '<a@', 'a@', '- ', '---\n', '\n<'])('goes through %j without end in a moment', async (piece) => {
    const head = 'From: mailer-daemon@x.example\r\nSubject: Mail delivery failed\r\n\r\n'
    const spent = cpuWatch()
    await readBounce(Buffer.from(head + piece.repeat(Math.ceil(190_000 / piece.length)) + '!'))
    expect(spent()).toBeLessThan(3000)
  })
})
