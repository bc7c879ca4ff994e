import {ConnectionFailure} from '../connection/evidence.js'
import {providerOfHost} from '../provider/detect.js'
import type {Sent} from './arrival.js'
import {checkArrival, judgeLateCopies} from './arrival-check.js'
import type {TestContext} from './context.js'
import {findCopy, judgeCopy} from './copy-check.js'
import {Mailboxes} from './mailboxes.js'
import {checkDomain} from './message-checks.js'
import {sendFromOutside} from './outside-probe.js'
import {composeProbe, type Probe} from './probe.js'
import {redirectProvider, senderProvider} from './providers.js'
import type {Prepared} from './settings-check.js'
import {Sightings} from './sightings.js'
import {SmtpPathTest} from './smtp-path.js'

/** How much longer than its test a probe may be under way before another run takes it for left over, in ms. */
const onTheWayMs = 5000

/** The course of one test: what is independent runs at the same time, what was opened is closed at the end. */
export async function runCompanyTest(context: TestContext, prepared: Prepared, timeoutMs: number): Promise<void> {
  await new CompanyRun(context, prepared, timeoutMs).run()
}

class CompanyRun {
  readonly #context: TestContext
  readonly #prepared: Prepared
  readonly #sightings = new Sightings()
  readonly #mailboxes: Mailboxes
  readonly #sent: Probe[] = []
  readonly #timeoutMs: number

  constructor(context: TestContext, prepared: Prepared, timeoutMs: number) {
    this.#context = context
    this.#prepared = prepared
    this.#timeoutMs = timeoutMs
    this.#mailboxes = new Mailboxes(context, prepared, this.#sightings)
  }

  async run(): Promise<void> {
    try {
      await Promise.all([this.#prove(), this.#checkDomain()])
    } finally {
      await this.#mailboxes.tidyUp(this.#sent)
    }
    judgeLateCopies({
      context: this.#context,
      prepared: this.#prepared,
      sightings: this.#sightings,
      mailboxes: this.#mailboxes,
    })
  }

  async #checkDomain(): Promise<void> {
    if (!this.#context.selection.runs('domain-policy')) return
    await checkDomain(this.#context, this.#prepared, senderProvider(this.#prepared))
  }

  async #prove(): Promise<void> {
    const {endpoint, login, address} = this.#prepared.sender
    if (!this.#context.selection.runs('smtp-dns')) {
      await this.#mailboxes.open()
      return
    }
    const probe = await this.#composeProbe(address, this.#context.company.senderName.value)
    const leave = await this.#context.share.enter(endpoint, login)
    try {
      const smtp = await this.#prepare(probe)
      if (smtp !== undefined) await this.#send(smtp, probe, leave)
    } finally {
      leave()
    }
  }

  /** Opens everything. @returns the server that is ready to take the probe */
  async #prepare(probe: Probe): Promise<SmtpPathTest | undefined> {
    const {endpoint, login, secretId} = this.#prepared.sender
    const aspect = {provider: senderProvider(this.#prepared), facts: {secretId}}
    const smtp = new SmtpPathTest(this.#context, {endpoint, login, probe, aspect})
    const [ready] = await Promise.all([smtp.prepare(), this.#mailboxes.open()])
    if (!ready) return undefined
    if (!this.#context.selection.runs('inbound-folder') || this.#mailboxes.inbound !== undefined) return smtp
    // A probe that nobody can see arrive proves little and could not be removed.
    smtp.close()
    return undefined
  }

  async #send(smtp: SmtpPathTest, probe: Probe, sessionEnded: () => void): Promise<void> {
    const {endpoint} = this.#prepared.sender
    this.#mailboxes.follow()
    this.#context.recorder.begin('smtp-accept')
    const outside = this.#sendOutside()
    // It is awaited below; until then a failure elsewhere must not leave it unhandled.
    outside.catch(() => undefined)
    const accepted = await smtp.send()
    sessionEnded()
    if (accepted !== undefined) {
      this.#sent.push(probe)
      const sent: Sent = {probe, accepted, from: 'company', server: `${endpoint.host}:${endpoint.port}`}
      await this.#proveDelivery(sent, outside)
    }
    await outside
  }

  async #composeProbe(sender: string, senderName: string): Promise<Probe> {
    const recipient = this.#prepared.redirect.from
    const until = Date.now() + this.#timeoutMs + onTheWayMs
    const probe = await composeProbe({sender, senderName, recipient, until, now: new Date()})
    this.#sightings.expect(probe)
    return probe
  }

  async #sendOutside(): Promise<Sent | undefined> {
    const {outside} = this.#prepared
    const needed = this.#mailboxes.inbound !== undefined && this.#context.selection.runs('redirect-arrival')
    if ('why' in outside || !needed) return undefined
    const probe = await this.#composeProbe(outside.address, 'Bewerberin Prüfung')
    const accepted = await sendFromOutside(this.#context, outside, probe, providerOfHost(outside.endpoint.host))
    if (accepted === undefined) return undefined
    this.#sent.push(probe)
    return {probe, accepted, from: 'outside', server: `${outside.endpoint.host}:${outside.endpoint.port}`}
  }

  async #proveDelivery(sent: Sent, outside: Promise<Sent | undefined>): Promise<void> {
    const [context, prepared, sightings, mailboxes] = [this.#context, this.#prepared, this.#sightings, this.#mailboxes]
    const {copy} = mailboxes
    const arrival = checkArrival({context, prepared, sightings, mailboxes, until: context.until}, sent, outside)
    const found = copy === undefined ? undefined : findCopy(context, copy.mailbox, sent.probe, sightings)
    await Promise.all([arrival, found?.catch(ignoreConnection)])
    if (copy !== undefined) judgeCopy(context, sent.probe, sightings, redirectProvider(prepared))
  }
}

/** A session lost while the copy is looked for leaves the copy unproven, which is then reported. */
function ignoreConnection(error: unknown): void {
  if (!(error instanceof ConnectionFailure)) throw error
}
