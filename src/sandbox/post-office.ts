import {randomBytes} from 'node:crypto'
import type {Mailbox} from './imap-mailbox.js'
import {headerField, withTrace} from './raw-message.js'
import {
  rewritten,
  type RedirectMode,
  type RedirectOutcome,
  type RedirectRule,
  type RedirectScript,
} from './redirect-mode.js'
import {autoReply, bounce, confirmationRequest, type Rejection} from './server-notices.js'

/** Who a message comes from and who is to have it: addresses of the envelope, not of the header. */
export interface Envelope {
  /** Empty for notices that nobody may answer. */
  readonly from: string
  readonly to: readonly string[]
}

const rejections: Partial<Record<Exclude<RedirectMode, RedirectScript>, Rejection>> = {
  'target-unknown': {
    status: '5.1.1',
    diagnostic: '550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table',
  },
  'external-blocked': {
    status: '5.7.520',
    diagnostic:
      '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)',
  },
  loop: {status: '5.4.6', diagnostic: '554 5.4.6 Hop count exceeded - possible mail loop'},
}

/** Delivers between the mailboxes of the world and carries out the redirects of the companies. */
export class PostOffice {
  redirectMode: RedirectMode = 'on'
  /** What the inbound server adds on top of a redirected message. */
  judged: readonly string[] = []
  readonly #mailboxes: ReadonlyMap<string, Mailbox>
  readonly #rules: readonly RedirectRule[]
  readonly #delayMs: number
  readonly #underWay = new Set<NodeJS.Timeout>()

  /** @param delayMs what one hop takes */
  constructor(mailboxes: ReadonlyMap<string, Mailbox>, rules: readonly RedirectRule[], delayMs: number) {
    this.#mailboxes = mailboxes
    this.#rules = rules
    this.#delayMs = delayMs
  }

  knows(address: string): boolean {
    return this.#mailboxes.has(address.toLowerCase())
  }

  /** Takes a message; every recipient gets it a moment later. */
  accept(raw: Buffer, envelope: Envelope): void {
    for (const recipient of envelope.to) this.#later(() => this.#deliver(raw, envelope.from, recipient.toLowerCase()))
  }

  close(): void {
    for (const timer of this.#underWay) clearTimeout(timer)
  }

  #later(work: () => void, moreMs = 0): void {
    const timer = setTimeout(() => {
      this.#underWay.delete(timer)
      work()
    }, this.#delayMs + moreMs)
    this.#underWay.add(timer)
  }

  #deliver(raw: Buffer, from: string, recipient: string): void {
    const rule = this.#rules.find((one) => one.from === recipient)
    const keeps = rule === undefined || this.redirectMode !== 'no-copy'
    if (keeps) this.#put(withTrace(raw, [`Return-Path: <${from}>`, `Delivered-To: ${recipient}`]), recipient, 'INBOX')
    if (rule !== undefined && !isRedirectedFrom(raw, rule)) this.#redirect(raw, from, rule)
  }

  #redirect(raw: Buffer, from: string, rule: RedirectRule): void {
    const mode = this.redirectMode
    if (typeof mode === 'function') return this.#play(mode({raw, from, rule}))
    const rejection = rejections[mode]
    if (mode === 'off') return
    const target = mode === 'target-unknown' ? mistyped(rule.to) : rule.to
    if (rejection !== undefined) return this.#notify(from, raw, bounce(raw, from, target, rejection))
    if (mode === 'auto-reply') return this.#notify(from, raw, autoReply(raw, from, rule))
    const message =
      mode === 'unconfirmed' ? confirmationRequest(rule) : withTrace(redirected(raw, from, rule, mode), this.judged)
    const folder = mode === 'junk' ? 'Junk' : mode === 'other-folder' ? 'Newsletters' : 'INBOX'
    for (const copy of mode === 'twice' ? [message, message] : [message])
      this.#later(() => this.#put(copy, rule.to, folder))
  }

  #play(outcomes: readonly RedirectOutcome[]): void {
    for (const {raw, to, folder = 'INBOX', specialUse, afterMs} of outcomes) {
      this.#later(() => this.#put(raw, to, folder, specialUse), afterMs)
    }
  }

  /** A notice is never answered by another one (RFC 3834). */
  #notify(sender: string, original: Buffer, notice: Buffer): void {
    if (sender === '' || headerField(original, 'Auto-Submitted') === 'auto-replied') return
    this.accept(notice, {from: '', to: [sender]})
  }

  #put(raw: Buffer, address: string, folder: string, specialUse?: string): void {
    const mailbox = this.#mailboxes.get(address.toLowerCase())
    const target = mailbox?.folder(folder) ?? mailbox?.create(folder, specialUse)
    target?.append(raw)
  }
}

/** An address as somebody in a hurry types it: the last two letters before the @ changed over. */
function mistyped(address: string): string {
  return address.replace(/(.)(.)@/, '$2$1@')
}

/** The loop guard of Sieve: what was redirected from an address is not redirected from it again. */
function isRedirectedFrom(raw: Buffer, rule: RedirectRule): boolean {
  return headerField(raw, 'X-Sieve-Redirected-From') === rule.from
}

function redirected(
  raw: Buffer,
  from: string,
  rule: RedirectRule,
  mode: Exclude<RedirectMode, RedirectScript>,
): Buffer {
  const trace = [
    `Return-Path: <${mode === 'forward' || mode === 'attachment' ? rule.from : from}>`,
    `Delivered-To: ${rule.to}`,
    received('mx.acme.example', 'mx.recruit.example', 'ESMTPS', rule.to),
    ...(mode === 'custom-stripped'
      ? []
      : ['X-Sieve: Pigeonhole Sieve 0.5.21', `X-Sieve-Redirected-From: ${rule.from}`]),
  ]
  return withTrace(rewritten(raw, mode, rule), trace)
}

/** A Received field (RFC 5321 section 4.4) of a hop inside the world. */
export function received(from: string, by: string, protocol: string, recipient: string): string {
  const id = randomBytes(5).toString('hex').toUpperCase()
  const date = new Date().toUTCString().replace('GMT', '+0000')
  return `Received: from ${from} (${from} [127.0.0.1])\r\n\tby ${by} (Postfix) with ${protocol} id ${id}\r\n\tfor <${recipient}>; ${date}`
}
