import {randomUUID} from 'node:crypto'
import {bodyOf, headerField, withField, withFooter, withoutFields} from './raw-message.js'

/** How the companies' mail server treats mail to the recruiting address; all but `on` play a fault. */
export const redirectModes = [
  'on',
  'off',
  'no-copy',
  'twice',
  'junk',
  'other-folder',
  'forward',
  'attachment',
  'new-message-id',
  'reply-to-lost',
  'reply-to-changed',
  'references-lost',
  'subject-tagged',
  'custom-stripped',
  'to-changed',
  'from-munged',
  'footer',
  'auto-reply',
  'target-unknown',
  'external-blocked',
  'loop',
  'unconfirmed',
] as const

export type RedirectMode = (typeof redirectModes)[number]

export interface RedirectRule {
  /** The recruiting address. */
  readonly from: string
  /** Where a copy goes. */
  readonly to: string
}

/** What the target of a redirect receives in the changing modes; the original bytes in all others. */
export function rewritten(raw: Buffer, mode: RedirectMode, rule: RedirectRule): Buffer {
  switch (mode) {
    case 'forward':
      return forwarded(raw, rule)
    case 'attachment':
      return forwardedAsAttachment(raw, rule)
    case 'new-message-id':
      return withField(raw, 'Message-ID', `<${randomUUID()}@gateway.acme.example>`)
    case 'reply-to-lost':
      return withoutFields(raw, (name) => name === 'reply-to')
    case 'reply-to-changed':
      return withField(raw, 'Reply-To', 'helpdesk@acme.example')
    case 'references-lost':
      return withoutFields(raw, (name) => name === 'references' || name === 'in-reply-to')
    case 'subject-tagged':
      return withField(raw, 'Subject', `[EXTERN] ${headerField(raw, 'Subject') ?? ''}`)
    case 'custom-stripped':
      return withoutFields(raw, (name) => name.startsWith('x-'))
    case 'to-changed':
      return withField(raw, 'To', rule.to)
    case 'from-munged':
      return munged(raw, rule)
    case 'footer':
      return withFooter(raw, 'This message was checked by the mail gateway of ACME GmbH.')
    default:
      return raw
  }
}

/** A person's "forward": a new message from the mailbox, the old one quoted. */
function forwarded(raw: Buffer, rule: RedirectRule): Buffer {
  const subject = headerField(raw, 'Subject') ?? ''
  const from = headerField(raw, 'From') ?? ''
  const head = [`Subject: WG: ${subject}`, 'Content-Type: text/plain; charset=utf-8', '']
  const quote = ['', '-----Original Message-----', `From: ${from}`, `Subject: ${subject}`, '', '']
  return Buffer.concat([newMessage(rule.from, rule.to, [...head, ...quote]), bodyOf(raw)])
}

function forwardedAsAttachment(raw: Buffer, rule: RedirectRule): Buffer {
  const boundary = randomUUID()
  const subject = headerField(raw, 'Subject') ?? ''
  const head = [
    `Subject: FW: ${subject}`,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename="message.eml"',
    '',
    '',
  ]
  return Buffer.concat([newMessage(rule.from, rule.to, head), raw, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

/** What lists and some gateways do to please DMARC. */
function munged(raw: Buffer, rule: RedirectRule): Buffer {
  const from = headerField(raw, 'From') ?? ''
  const munging = withField(raw, 'From', `"${from.replaceAll(/["<>\\]/g, '').trim()} via ${rule.from}" <${rule.from}>`)
  return withField(munging, 'X-Original-From', from)
}

/** The beginning of a message a mail server writes itself. */
export function newMessage(from: string, to: string, lines: readonly string[]): Buffer {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@mx.acme.example>`,
    'MIME-Version: 1.0',
  ]
  return Buffer.from([...head, ...lines].join('\r\n'))
}
