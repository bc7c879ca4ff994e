import {randomUUID} from 'node:crypto'
import {headerField} from './raw-message.js'
import {newMessage, type RedirectRule} from './redirect-mode.js'

/** Messages that mail servers send by themselves. */

export interface Rejection {
  /** Enhanced status, such as `5.1.1`. */
  readonly status: string
  /** The refusing server's words, reply code included. */
  readonly diagnostic: string
}

/** A delivery status notification (RFC 3464) to the sender of a message that could not be redirected. */
export function bounce(original: Buffer, sender: string, target: string, {status, diagnostic}: Rejection): Buffer {
  const boundary = randomUUID()
  const header = original.subarray(0, Math.max(0, original.indexOf('\r\n\r\n')) + 2).toString('latin1')
  const lines = [
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'This is the mail system at host mx.acme.example.',
    '',
    `<${target}>: ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.acme.example',
    '',
    `Final-Recipient: rfc822; ${target}`,
    `Original-Recipient: rfc822; ${target}`,
    'Action: failed',
    `Status: ${status}`,
    'Remote-MTA: dns; mx.recruit.example',
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    header,
    `--${boundary}--`,
    '',
  ]
  return newMessage('Mail Delivery System <MAILER-DAEMON@mx.acme.example>', sender, lines)
}

/** What a vacation or ticket rule answers. */
export function autoReply(original: Buffer, sender: string, rule: RedirectRule): Buffer {
  const lines = [
    `Subject: Auto: ${headerField(original, 'Subject') ?? ''}`,
    'Auto-Submitted: auto-replied',
    `In-Reply-To: ${headerField(original, 'Message-ID') ?? ''}`,
    `References: ${headerField(original, 'Message-ID') ?? ''}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Thank you for your message. We will come back to you soon.',
    '',
  ]
  return newMessage(`ACME GmbH <${rule.from}>`, sender, lines)
}

/** What a provider sends to the target of a forwarding that nobody has confirmed yet. */
export function confirmationRequest(rule: RedirectRule): Buffer {
  const lines = [
    `Subject: (#483920175) Gmail Forwarding Confirmation - Receive Mail from ${rule.from}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${rule.from} has requested to automatically forward mail to your email address ${rule.to}.`,
    'Confirmation code: 483920175',
    '',
    'To allow this, please confirm the request: https://mail.google.com/mail/vf-sandbox',
    '',
  ]
  return newMessage('Gmail Team <forwarding-noreply@google.com>', rule.to, lines)
}
