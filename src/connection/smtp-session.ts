import type {Socket} from 'node:net'
import type {TLSSocket} from 'node:tls'
import {ConnectionFailure, stageOfError, type Endpoint, type Evidence, type SmtpReply, type Stage} from './evidence.js'
import {LineSocket, LineUnavailable} from './line-socket.js'
import type {Limits} from './limits.js'
import {endingWords, Transcript} from './transcript.js'
import {phrases} from './phrases.js'
import {phrase, type Words} from '../wording/phrase.js'
import {printable} from './printable.js'
import {dotStuffed} from './dot-stuffing.js'
import {serviceOf} from './service.js'
import {endsReply, parseReply} from './smtp-reply.js'
import {ehloName, isAscii, wireAddress, withoutSecrets} from './smtp-wire.js'

/** A reply of more lines than this is no SMTP server. */
const mostReplyLines = 200

/** Commands that stand side by side in the help of FTP alone. */
const ftpCommands = /\bUSER\b.*\bPASS\b/i

/** What the recipient side said to one envelope. */
export interface Envelope {
  readonly sender: string
  readonly recipient: string
  /** Bytes of the message that will follow, where known, for the SIZE check (RFC 1870). */
  readonly size: number | undefined
}

/**
 * One SMTP conversation, step by step, each reply kept as evidence. It sends nothing of its own accord; the order is
 * the caller's. Every step throws `ConnectionFailure` with the evidence of that step.
 */
export class SmtpSession {
  readonly transcript: Transcript
  readonly #endpoint: Endpoint
  readonly #limits: Limits
  readonly #lines: LineSocket
  #greeting: string | undefined
  #offered: readonly string[] = []
  #offeredBeforeTls: readonly string[] = []

  constructor(endpoint: Endpoint, socket: Socket, limits: Limits, transcript = new Transcript()) {
    this.transcript = transcript
    this.#endpoint = endpoint
    this.#limits = limits
    this.#lines = new LineSocket(socket)
  }

  /** EHLO keywords with their parameters, upper case, of the latest EHLO. */
  get offered(): readonly string[] {
    return this.#offered
  }

  get greetingText(): string | undefined {
    return this.#greeting
  }

  /** The limit in bytes the server named (RFC 1870), undefined when it named none. */
  get sizeLimit(): number | undefined {
    const size = Number(this.parameters('SIZE')?.[0] ?? 0)
    return size > 0 ? size : undefined
  }

  offers(keyword: string): boolean {
    return this.parameters(keyword) !== undefined
  }

  parameters(keyword: string): string[] | undefined {
    // AUTH=LOGIN is the form of servers older than RFC 4954; some say both
    const ended = (entry: string): boolean => [undefined, ' ', '='].includes(entry[keyword.length])
    const lines = this.#offered.filter((entry) => entry.startsWith(keyword) && ended(entry))
    if (lines.length === 0) return undefined
    return [...new Set(lines.flatMap((line) => line.slice(keyword.length).split(/[ =]/)))].filter((word) => word !== '')
  }

  async greeting(): Promise<SmtpReply> {
    const reply = await this.#reply('greeting', this.#limits.greeting)
    this.#greeting = reply.lines[0]
    if (reply.code !== 220) throw this.failure('greeting', {smtp: reply})
    return reply
  }

  /** Says EHLO, and HELO to a server that knows only that (RFC 5321 section 4.1.1.1). */
  async ehlo(): Promise<SmtpReply> {
    const name = ehloName()
    const reply = await this.#command('ehlo', `EHLO ${name}`)
    if (reply.code === 250) {
      this.#offered = reply.lines.slice(1).map((line) => line.slice(4).trim().toUpperCase())
      return reply
    }
    if (reply.code < 500) throw this.failure('ehlo', {smtp: reply})
    const plain = await this.#command('ehlo', `HELO ${name}`)
    if (plain.code !== 250) throw (await this.#otherService(name, reply)) ?? this.failure('ehlo', {smtp: reply})
    this.#offered = []
    return plain
  }

  /** Services that greet like SMTP and know no EHLO: LMTP (RFC 2033) and FTP. */
  async #otherService(name: string, refusal: SmtpReply): Promise<ConnectionFailure | undefined> {
    const said = [this.#greeting ?? '', ...refusal.lines]
    const service = said.some((line) => serviceOf(line) === 'FTP') ? 'FTP' : await this.#serviceByCommand(name)
    return service === undefined ? undefined : this.failure('greeting', {errorCode: 'NOT_SMTP', service})
  }

  async #serviceByCommand(name: string): Promise<'LMTP' | 'FTP' | undefined> {
    try {
      const lhlo = await this.#command('ehlo', `LHLO ${name}`)
      if (lhlo.code === 250) return 'LMTP'
      const help = await this.#command('ehlo', 'HELP')
      return ftpCommands.test(help.lines.join(' ')) ? 'FTP' : undefined
    } catch (error) {
      if (!(error instanceof ConnectionFailure)) throw error
      // The lines of a reply of FTP need not all begin with its code (RFC 959 section 4.2).
      return ftpCommands.test(error.evidence.greeting ?? '') ? 'FTP' : undefined
    }
  }

  /** Asks for TLS and hands out the bare socket for the handshake; go on with `continueOn`. */
  async startTls(): Promise<Socket> {
    if (!this.offers('STARTTLS')) throw this.failure('starttls', {})
    const reply = await this.#command('starttls', 'STARTTLS')
    if (reply.code !== 220) throw this.failure('starttls', {smtp: reply})
    if (this.#lines.hasPending) throw this.failure('starttls', {errorCode: 'STARTTLS_INJECTION'})
    return this.#lines.release()
  }

  /** Goes on inside TLS; what was offered before is void there and kept as evidence alone. */
  continueOn(socket: TLSSocket, offeredBefore: readonly string[] = []): void {
    this.#offeredBeforeTls = offeredBefore
    this.#lines.continueOn(socket)
  }

  /** One step of a login; `shown` replaces the line in the transcript. */
  async authStep(line: string, shown: Words): Promise<SmtpReply> {
    return this.#command('auth', line, shown)
  }

  /** Names sender and recipient, in one round trip where the server pipelines (RFC 2920). */
  async envelope(
    envelope: Envelope,
    onSenderAccepted?: () => void,
  ): Promise<{sender: SmtpReply; recipient: SmtpReply}> {
    const mailFrom = this.#mailFrom(envelope)
    const rcptTo = `RCPT TO:<${wireAddress(envelope.recipient)}>`
    const pipelining = this.offers('PIPELINING')
    this.#send(pipelining ? `${mailFrom}\r\n${rcptTo}` : mailFrom)
    const senderFacts = {sender: envelope.sender, ...(envelope.size !== undefined && {size: envelope.size})}
    const sender = await this.#reply('sender', this.#limits.reply, senderFacts)
    if (sender.code !== 250) throw this.failure('sender', {...senderFacts, smtp: sender})
    onSenderAccepted?.()
    if (!pipelining) this.#send(rcptTo)
    const facts = {sender: envelope.sender, recipient: envelope.recipient}
    const recipient = await this.#reply('recipient', this.#limits.reply, facts)
    if (recipient.code !== 250 && recipient.code !== 251) {
      throw this.failure('recipient', {...facts, smtp: recipient})
    }
    return {sender, recipient}
  }

  /**
   * Sends the message (lines end in CRLF), piece by piece, and waits for the server to take it over. Evidence with
   * `contentSent` means that the server has it all and nobody knows whether it took it over.
   */
  async data(message: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<SmtpReply> {
    const ready = await this.#command('data', 'DATA')
    if (ready.code !== 354) throw this.failure('data', {smtp: ready})
    let size = 0
    for await (const piece of dotStuffed(message)) {
      size += piece.length
      await this.#lines.writeDrained(piece)
    }
    this.transcript.client(phrase(phrases.message, {bytes: size}))
    const facts = {size, contentSent: true}
    const reply = await this.#reply('data', this.#limits.content, facts)
    if (reply.code !== 250) throw this.failure('data', {smtp: reply, ...facts})
    return reply
  }

  /** Ends the conversation politely; the peer's answer is not waited for. */
  quit(): void {
    this.#send('QUIT')
    this.#lines.socket.end()
    setTimeout(() => this.#lines.destroy(), 1000).unref()
  }

  destroy(): void {
    this.#lines.destroy()
  }

  /** A failure of this conversation with what is known about it by now. */
  failure(stage: Stage, more: Partial<Evidence>): ConnectionFailure {
    return new ConnectionFailure({
      endpoint: this.#endpoint,
      stage: stageOfError(more.errorCode, stage),
      bytesReceived: this.#lines.bytesReceived,
      ...(this.#greeting !== undefined && {greeting: printable(this.#greeting)}),
      ...(this.#offered.length > 0 && {offered: this.#offered}),
      ...(this.#offeredBeforeTls.length > 0 && {offeredBeforeTls: this.#offeredBeforeTls}),
      ...more,
    })
  }

  #mailFrom({sender, recipient, size}: Envelope): string {
    const parts = [`MAIL FROM:<${wireAddress(sender)}>`]
    if (this.offers('SIZE') && size !== undefined) parts.push(`SIZE=${size}`)
    if (!isAscii(wireAddress(sender) + wireAddress(recipient))) {
      if (!this.offers('SMTPUTF8')) throw this.failure('sender', {errorCode: 'SMTPUTF8_MISSING', sender, recipient})
      parts.push('SMTPUTF8')
    }
    return parts.join(' ')
  }

  async #command(stage: Stage, line: string, shown: Words = line): Promise<SmtpReply> {
    this.#send(line, shown)
    return this.#reply(stage, this.#limits.reply)
  }

  #send(line: string, shown: Words = line): void {
    for (const text of typeof shown === 'string' ? shown.split('\r\n') : [shown]) this.transcript.client(text)
    this.#lines.write(`${line}\r\n`)
  }

  async #reply(stage: Stage, limitMs: number, facts: Partial<Evidence> = {}): Promise<SmtpReply> {
    const lines: string[] = []
    const until = performance.now() + limitMs
    try {
      while (lines.length < mostReplyLines) {
        const line = withoutSecrets(await this.#lines.readLine(Math.max(1, until - performance.now())))
        this.transcript.server(line)
        const ends = endsReply(line)
        if (ends === undefined) throw this.failure(stage, {...facts, greeting: printable(line), errorCode: 'NOT_SMTP'})
        lines.push(line)
        if (ends) return parseReply(lines)
      }
      throw this.failure(stage, {...facts, errorCode: 'NOT_SMTP'})
    } catch (error) {
      if (!(error instanceof LineUnavailable)) throw error
      const rest = printable(this.#lines.pendingText)
      if (rest !== '') this.transcript.server(rest)
      this.transcript.note(endingWords(error.errorCode, limitMs))
      throw this.failure(stage, {
        ...facts,
        errorCode: error.errorCode,
        ...(rest !== '' && this.#greeting === undefined && {greeting: rest}),
        ...(lines.length > 0 && {smtp: parseReply(lines)}),
      })
    }
  }
}
