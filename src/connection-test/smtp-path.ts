import type {Endpoint} from '../connection/evidence.js'
import type {Login} from '../connection/login.js'
import type {SmtpSession} from '../connection/smtp-session.js'
import type {CheckName} from '../diagnosis/finding.js'
import type {StageFacts, StageObserver} from '../connection/line.js'
import type {Stage} from '../connection/evidence.js'
import {providerOfHost} from '../provider/detect.js'
import {phrase} from '../wording/phrase.js'
import {recordConversation, type TestContext} from './context.js'
import {phrases} from './path-phrases.js'
import {PathTracker} from './path-tracker.js'
import type {Probe} from './probe.js'

/** Limits below this keep usual attachments out, in bytes; Postfix ships with 10,240,000. */
const usualSize = 10_000_000

const order: readonly CheckName[] = [
  'smtp-dns',
  'smtp-connect',
  'smtp-tls',
  'smtp-ehlo',
  'smtp-auth',
  'smtp-sender',
  'smtp-recipient',
  'smtp-accept',
]

const passing = {dns: 'smtp-dns', connect: 'smtp-connect', tls: 'smtp-tls', ehlo: 'smtp-ehlo'} as const

/** Why there is nothing to check about TLS. */
export const clearTextReason = phrase(phrases.clearText)

export interface SmtpPath {
  readonly endpoint: Endpoint
  readonly login: Login
  readonly probe: Probe
  readonly aspect: ConstructorParameters<typeof PathTracker>[3]
}

/** A message the server has taken over, when, in ms of `performance.now()`, and what it said. */
export interface Accepted {
  readonly at: number
  /** Its lines joined. */
  readonly reply: string
}

/** The way of a probe through the company's server: each step a check, the message only sent when told to. */
export class SmtpPathTest implements StageObserver {
  readonly #context: TestContext
  readonly #path: SmtpPath
  readonly #tracker: PathTracker
  #session: SmtpSession | undefined

  constructor(context: TestContext, path: SmtpPath) {
    this.#context = context
    this.#path = path
    const steps = path.endpoint.encryption === 'none' ? order.filter((check) => check !== 'smtp-tls') : order
    const server = {endpoint: path.endpoint, login: path.login, address: path.probe.sender}
    this.#tracker = new PathTracker(context, server, {order: steps, passing}, path.aspect)
  }

  /** Goes up to the accepted recipient. @returns whether the message may be sent now */
  async prepare(): Promise<boolean> {
    try {
      await this.#prepare()
      return this.#session !== undefined
    } catch (error) {
      this.close()
      this.#context.signal.throwIfAborted()
      await this.#tracker.failed(error)
      return false
    }
  }

  /** Hands the probe over. @returns undefined when it was refused, which is reported */
  async send(): Promise<Accepted | undefined> {
    const session = this.#session
    if (session === undefined) return undefined
    try {
      const reply = await session.data([this.#path.probe.raw])
      const at = performance.now()
      this.#tracker.end('smtp-accept', {reply: reply.lines.join('\n')})
      session.quit()
      return {at, reply: reply.lines.join(' ')}
    } catch (error) {
      this.close()
      this.#context.signal.throwIfAborted()
      await this.#tracker.failed(error)
      return undefined
    }
  }

  passed(stage: Stage, facts: StageFacts): void {
    if (stage === 'ehlo') this.#warnOfLimit(facts.offered ?? [])
    this.#tracker.passed(stage, facts)
  }

  close(): void {
    this.#session?.quit()
    this.#session = undefined
  }

  /** A limit below usual attachments (RFC 1870); one below the probe is refused and named soon enough. */
  #warnOfLimit(offered: readonly string[]): void {
    const limit = offered.map((line) => Number(/^SIZE (\d+)$/.exec(line)?.[1] ?? 0)).find((size) => size > 0)
    if (limit === undefined || limit >= usualSize || limit < this.#path.probe.raw.length) return
    const said = [phrase(phrases.sizeLimit, {bytes: limit})]
    this.#tracker.warn('smtp-ehlo', 'data-too-large', {sizeLimit: String(limit)}, said)
  }

  /**
   * Microsoft ends the login by password: off by default from the end of December 2026. Said at the end, and only where
   * nothing is broken today.
   */
  #warnOfPassword(): void {
    const {endpoint, login} = this.#path
    if (login.auth !== 'password' || providerOfHost(endpoint.host) !== 'microsoft365') return
    const {atEnd, recorder} = this.#context
    atEnd.push(() => {
      if (recorder.findings.some(({severity}) => severity === 'error')) return Promise.resolve()
      const said = [phrase(phrases.passwordAccepted, {host: endpoint.host})]
      this.#tracker.warn('smtp-auth', 'policy-basic-auth-ends-soon', {}, said)
      recorder.extend('smtp-auth', {})
      return Promise.resolve()
    })
  }

  async #prepare(): Promise<void> {
    const {limits, signal, share, selection, recorder} = this.#context
    const {endpoint, login, probe} = this.#path
    const transcript = recordConversation(this.#context, 'smtp', endpoint)
    if (endpoint.encryption === 'none') recorder.skip('smtp-tls', clearTextReason)
    const session = await share.openSmtp(endpoint, {limits, signal, transcript, observer: this})
    this.#session = session
    if (!selection.runs('smtp-auth')) return this.close()
    const {mechanism, reply} = await share.logIn(session, endpoint, login)
    this.#warnOfPassword()
    this.#tracker.end('smtp-auth', {mechanism, reply: reply.lines.join('\n')})
    if (!selection.runs('smtp-sender')) return this.close()
    const envelope = {sender: probe.sender, recipient: probe.recipient, size: probe.raw.length}
    const replies = await session.envelope(envelope, () => this.#tracker.end('smtp-sender', {sender: probe.sender}))
    this.#tracker.end('smtp-recipient', {recipient: probe.recipient, reply: replies.recipient.lines.join('\n')})
    if (!selection.runs('smtp-accept')) this.close()
  }
}
