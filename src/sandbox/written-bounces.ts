import {randomUUID} from 'node:crypto'
import {headerField} from './raw-message.js'
import {newMessage, type RedirectRule} from './redirect-mode.js'

/** Bounces as servers write them for people, without a machine-readable part (RFC 3464), and reports of delays. */

/** As Exim writes it: a field for the recipient, the reply in the text, the message below. */
export function eximBounce(raw: Buffer, to: string, target: string, reply: string): Buffer {
  return Buffer.concat([
    newMessage('Mail Delivery System <Mailer-Daemon@mx.acme.example>', to, [
      `X-Failed-Recipients: ${target}`,
      'Auto-Submitted: auto-replied',
      'Subject: Mail delivery failed: returning message to sender',
      '',
      'This message was created automatically by mail delivery software.',
      '',
      `  ${target}`,
      '    SMTP error from remote mail server after initial connection:',
      `    ${reply}`,
      '',
      '------ This is a copy of the message, including all the headers. ------',
      '',
      '',
    ]),
    raw,
  ])
}

/** As qmail writes it, with the status in brackets. */
export function qmailBounce(raw: Buffer, to: string, target: string): Buffer {
  return Buffer.concat([
    newMessage('MAILER-DAEMON@mx.acme.example', to, [
      'Subject: failure notice',
      '',
      'Hi. This is the qmail-send program at mx.acme.example.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      '',
      `<${target}>:`,
      'Sorry, no mailbox here by that name. (#5.1.1)',
      '',
      '--- Below this line is a copy of the message.',
      '',
      '',
    ]),
    raw,
  ])
}

/** As GMX and WEB.DE write it in German: no reply code, the header alone returned. */
export function germanBounce(raw: Buffer, to: string, target: string): Buffer {
  return newMessage('Mail-Zustellsystem <mailer-daemon@mout.acme.example>', to, [
    'Subject: =?UTF-8?Q?Ihre_Nachricht_konnte_nicht_=C3=BCbermittelt_werden?=',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      [
        'Diese Nachricht wurde automatisch erzeugt.',
        '',
        `"${target}":`,
        'Fehler nach dem Befehl RCPT:',
        `5.1.1 <${target}>... User Unknown`,
        '',
        '--- Kopf der urspr\u00fcnglichen Nachricht ---',
        '',
        `Message-ID: ${headerField(raw, 'Message-ID') ?? ''}`,
      ].join('\r\n'),
    ).toString('base64'),
    '',
  ])
}

/** As Exchange shows it: HTML alone, written by a robot with a name of its own. */
export function exchangeBounce(raw: Buffer, to: string, target: string, reply: string): Buffer {
  const author = 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@acme.example>'
  const [code = '', status = ''] = reply.split(' ')
  return newMessage(author, to, [
    `Subject: =?UTF-8?B?${Buffer.from('Unzustellbar: Bewerbung').toString('base64')}?=`,
    'Content-Type: text/html; charset=utf-8',
    '',
    '<html><head><style>p {color: #000}</style></head><body>',
    `<p>Ihre Nachricht an <a href="mailto:${target}">${target}</a> konnte nicht zugestellt werden.</p>`,
    `<p>Remoteserver returned &#39;${code} ${status} ${reply.split(' ').slice(2).join(' ')}&#39;</p>`,
    `<pre>Message-ID: ${(headerField(raw, 'Message-ID') ?? '').replace('<', '&lt;').replace('>', '&gt;')}</pre>`,
    '</body></html>',
  ])
}

/** A report that returns nothing of the message and whose parts are encoded. */
export function bareReport(to: string, rule: RedirectRule, status: string, diagnostic: string): Buffer {
  const boundary = randomUUID()
  const fields = [
    'Reporting-MTA: dns; mx.acme.example',
    '',
    `Final-Recipient: rfc822; ${rule.to}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
  ]
  return newMessage('postmaster@mx.acme.example', to, [
    'Subject: =?iso-2022-jp?B?GyRCR1s/LiVoJWkhPBsoQg==?=',
    `Content-Type: multipart/report; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(fields.join('\r\n')).toString('base64'),
    `--${boundary}--`,
    '',
  ])
}

/** Word of Postfix that it keeps trying. */
export function delayNotice(raw: Buffer, to: string, target: string): Buffer {
  const boundary = randomUUID()
  return newMessage('Mail Delivery System <MAILER-DAEMON@mx.acme.example>', to, [
    'Subject: Delayed Mail (still being retried)',
    'Auto-Submitted: auto-replied',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain',
    '',
    'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.example',
    '',
    `Final-Recipient: rfc822; ${target}`,
    'Action: delayed',
    'Status: 4.0.0',
    'Diagnostic-Code: smtp; 450 4.0.0 try again later',
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${headerField(raw, 'Message-ID') ?? ''}`,
    '',
    `--${boundary}--`,
    '',
  ])
}
