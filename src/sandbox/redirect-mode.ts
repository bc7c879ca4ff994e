import {randomUUID} from 'node:crypto'
import {bodyOf, headerField, withField, withFooter, withoutFields} from './raw-message.js'

/** What changes a message on its way through the redirect. */
type Rewriting = keyof typeof rewritings

/** How the companies' mail server treats mail to the recruiting address; all but `on` play a fault. */
export type RedirectMode =
  | Rewriting
  | 'on'
  | 'off'
  | 'no-copy'
  | 'twice'
  | 'junk'
  | 'other-folder'
  | 'auto-reply'
  | 'target-unknown'
  | 'external-blocked'
  | 'loop'
  | 'unconfirmed'
  | RedirectScript

/** What becomes of one message at the redirect, told step by step; for ways that have no name of their own. */
export type RedirectScript = (message: {
  readonly raw: Buffer
  /** Envelope sender. */
  readonly from: string
  readonly rule: RedirectRule
}) => readonly RedirectOutcome[]

export interface RedirectOutcome {
  readonly raw: Buffer
  /** Whose mailbox it is put into, unchanged. */
  readonly to: string
  /** Default INBOX; made where it is missing. */
  readonly folder?: string
  /** Flag of a folder that is made, such as `\\Junk` (RFC 6154). */
  readonly specialUse?: string
  /** Beside what a hop takes. */
  readonly afterMs?: number
}

export interface RedirectRule {
  /** The recruiting address. */
  readonly from: string
  /** Where a copy goes. */
  readonly to: string
}

type Rewrite = (raw: Buffer, rule: RedirectRule) => Buffer

const rewritings = {
  forward: forwarded,
  attachment: forwardedAsAttachment,
  'new-message-id': (raw) => withField(raw, 'Message-ID', `<${randomUUID()}@gateway.acme.example>`),
  'reply-to-lost': (raw) => withoutFields(raw, (name) => name === 'reply-to'),
  'reply-to-changed': (raw) => withField(raw, 'Reply-To', 'helpdesk@acme.example'),
  'references-lost': (raw) => withoutFields(raw, (name) => name === 'references' || name === 'in-reply-to'),
  'subject-tagged': (raw) => withField(raw, 'Subject', `[EXTERN] ${headerField(raw, 'Subject') ?? ''}`),
  'custom-stripped': (raw) => withoutFields(raw, (name) => name.startsWith('x-')),
  'to-changed': (raw, rule) => withField(raw, 'To', rule.to),
  'from-munged': munged,
  footer: (raw) => withFooter(raw, 'This message was checked by the mail gateway of ACME GmbH.'),
} satisfies Record<string, Rewrite>

/** What the target of a redirect receives: the original bytes unless the mode changes them. */
export function rewritten(raw: Buffer, mode: Exclude<RedirectMode, RedirectScript>, rule: RedirectRule): Buffer {
  const rewrite: Rewrite | undefined = isRewriting(mode) ? rewritings[mode] : undefined
  return rewrite?.(raw, rule) ?? raw
}

function isRewriting(mode: Exclude<RedirectMode, RedirectScript>): mode is Rewriting {
  return Object.hasOwn(rewritings, mode)
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
