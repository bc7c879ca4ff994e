import {createResolver} from '../connection/dns.js'
import {ConnectionFailure} from '../connection/evidence.js'
import {imapCommand, openImap} from '../connection/imap.js'
import {limitsWithin} from '../connection/limits.js'
import type {Network} from '../connection/network.js'
import {providerOfHost} from '../provider/detect.js'
import type {ProviderId} from '../provider/provider.js'
import type {Vault} from '../secret/vault.js'
import {effectiveCompany} from '../settings/effective.js'
import type {CompanyId, Settings} from '../settings/settings.js'
import {arrivalMs, awaitArrival, awaitDuplicates, judgeArrival, type ArrivalInput, type Sent} from './arrival.js'
import {removeLeftOvers, removeMessages} from './cleanup.js'
import {reportEvidence, type TestContext} from './context.js'
import {findCopy, judgeCopy, openCopy} from './copy-check.js'
import {testInboundPath} from './inbound-path.js'
import {lookElsewhere} from './junk-lookout.js'
import type {MailboxWatch} from './mailbox-watch.js'
import {checkDomain, domainOf, examineMessages} from './message-checks.js'
import {sendFromOutside} from './outside-probe.js'
import {composeProbe, type Probe} from './probe.js'
import {Recorder} from './recorder.js'
import type {CompanyTest, TestProgress} from './result.js'
import {selectChecks, type Selection} from './selection.js'
import {checkSettings, type Account, type Prepared} from './settings-check.js'
import {Sightings, type Sighting} from './sightings.js'
import {SmtpPathTest} from './smtp-path.js'
import {verdictOf} from './verdict.js'

export interface CompanyTestInput {
  readonly settings: Settings
  readonly company: CompanyId
  readonly network: Network
  readonly vault: Vault
  readonly selection?: Selection
  /** Limit for the whole test, in ms. */
  readonly timeoutMs: number
  /** Aborted by Ctrl-C: what is under way ends, probes are removed, then the test throws `AbortError`. */
  readonly signal: AbortSignal
  readonly onProgress?: ((progress: TestProgress) => void) | undefined
}

/** Part of the time kept back for removing the probes, at most this many ms. */
const reserve = {share: 0.15, most: 5000}

/** Limit for saying goodbye, in ms. */
const logoutMs = 2000

/** How long the outside probe may take longer than the company's own, in ms. */
const outsideMs = 15_000

/** Proves one company's channel end to end. @throws AbortError when interrupted, after tidying up */
export async function testCompany(input: CompanyTestInput): Promise<CompanyTest> {
  const context = contextOf(input)
  const {company, recorder} = context
  const prepared = await checkSettings(context, input.settings, input.vault)
  if (prepared !== undefined) await new CompanyRun(context, prepared, input.timeoutMs).run()
  input.signal.throwIfAborted()
  const checks = recorder.results()
  return {
    company: company.id,
    channel: company.sender?.value.channel,
    address: company.sender?.value.address,
    inherited: company.sender?.origin === 'main',
    verdict: verdictOf(checks, recorder.findings),
    checks,
    findings: recorder.findings,
  }
}

function contextOf(input: CompanyTestInput): TestContext {
  const company = effectiveCompany(input.settings, input.company)
  const selection = input.selection ?? selectChecks({})
  const sender = company.sender?.value
  return {
    company,
    network: input.network,
    resolver: createResolver(input.network),
    selection,
    recorder: new Recorder(input.company, selection, input.onProgress),
    limits: limitsWithin(input.timeoutMs),
    deadline: performance.now() + input.timeoutMs,
    signal: input.signal,
    facts: {
      company: company.id,
      ...(sender !== undefined && {address: sender.address, sender: sender.address, domain: domainOf(sender.address)}),
      ...(company.redirect !== undefined && {
        recipient: company.redirect.from,
        redirectFrom: company.redirect.from,
        redirectTo: company.redirect.to,
      }),
      ...(company.inbound !== undefined && {inboundAddress: company.inbound.value.address}),
    },
  }
}

/** The course of one test: what is independent runs at the same time, what was opened is closed at the end. */
class CompanyRun {
  readonly #context: TestContext
  readonly #prepared: Prepared
  readonly #sightings = new Sightings()
  readonly #probes: Probe[] = []
  /** Ends the following of the mailboxes. */
  readonly #following = new AbortController()
  /** Aborted when the inbound mailbox can no longer be followed, or by Ctrl-C. */
  readonly #arrivalEnd = new AbortController()
  readonly #tasks: Promise<void>[] = []
  readonly #until: number
  readonly #timeoutMs: number
  #inbound: MailboxWatch | undefined
  #copy: MailboxWatch | undefined

  constructor(context: TestContext, prepared: Prepared, timeoutMs: number) {
    this.#context = context
    this.#prepared = prepared
    this.#timeoutMs = timeoutMs
    this.#until = context.deadline - Math.min(reserve.most, timeoutMs * reserve.share)
    context.signal.addEventListener('abort', () => this.#arrivalEnd.abort(), {once: true})
  }

  async run(): Promise<void> {
    try {
      const domain = this.#runs('domain-policy')
        ? checkDomain(this.#context, this.#prepared, this.#senderProvider)
        : undefined
      await this.#prove()
      await domain
    } finally {
      await this.#tidyUp()
    }
  }

  get #senderProvider(): ProviderId | undefined {
    return providerOfHost(this.#prepared.sender.endpoint.host)
  }

  get #inboundProvider(): ProviderId | undefined {
    return providerOfHost(this.#prepared.inbound.endpoint.host)
  }

  /** Who runs the mailbox that redirects, as far as the servers tell. */
  get #redirectProvider(): ProviderId | undefined {
    const {copy} = this.#prepared
    return 'endpoint' in copy ? (providerOfHost(copy.endpoint.host) ?? this.#senderProvider) : this.#senderProvider
  }

  #runs(check: Parameters<Selection['runs']>[0]): boolean {
    return this.#context.selection.runs(check)
  }

  async #prove(): Promise<void> {
    const {prepared, context} = {prepared: this.#prepared, context: this.#context}
    const probe = await this.#newProbe(prepared.sender.address, context.company.senderName.value)
    const {endpoint, login, secretId} = prepared.sender
    const aspect = {provider: this.#senderProvider, facts: {secretId}}
    const smtp = this.#runs('smtp-dns') ? new SmtpPathTest(context, {endpoint, login, probe, aspect}) : undefined
    const [ready] = await Promise.all([smtp?.prepare() ?? false, this.#openInbound(), this.#openCopy()])
    if (smtp === undefined || !ready) return
    this.#follow()
    context.recorder.begin('smtp-accept')
    const outside = this.#sendOutside()
    const accepted = await smtp.send()
    if (accepted === undefined) {
      await outside
      return
    }
    const sent: Sent = {probe, accepted, from: 'company', server: `${endpoint.host}:${endpoint.port}`}
    await Promise.all([this.#proveArrival(sent, outside), this.#findCopy(probe)])
    this.#judgeCopy(probe)
  }

  async #newProbe(sender: string, senderName: string): Promise<Probe> {
    const recipient = this.#prepared.redirect.from
    const until = Date.now() + this.#timeoutMs + reserve.most
    const probe = await composeProbe({sender, senderName, recipient, until, now: new Date()})
    this.#probes.push(probe)
    this.#sightings.expect(probe)
    return probe
  }

  async #openInbound(): Promise<void> {
    if (!this.#runs('inbound-dns')) return
    const {endpoint, login, folder, secretId} = this.#prepared.inbound
    const aspect = {provider: this.#inboundProvider, facts: {secretId}}
    this.#inbound = await testInboundPath(this.#context, {endpoint, login, folder, aspect})
    if (this.#inbound !== undefined) await removeLeftOvers(this.#inbound, Date.now())
  }

  async #openCopy(): Promise<void> {
    if (!this.#runs('redirect-copy')) return
    const {copy} = this.#prepared
    if ('why' in copy) {
      this.#context.recorder.skip('redirect-copy', copy.why)
      return
    }
    this.#copy = await openCopy(this.#context, copy, this.#redirectProvider)
    if (this.#copy !== undefined) await removeLeftOvers(this.#copy, Date.now())
  }

  /** Starts to follow the mailboxes before anything is sent. */
  #follow(): void {
    const {signal} = this.#following
    const inbound = this.#inbound
    if (inbound !== undefined && this.#runs('redirect-arrival')) {
      this.#tasks.push(
        inbound
          .follow((message) => this.#sightings.look('inbound', message), signal)
          .catch((error) => this.#lost(error)),
        this.#lookElsewhere(this.#prepared.inbound, inbound.folder).catch(ignoreConnection),
      )
    }
    const copy = this.#copy
    if (copy !== undefined) {
      this.#tasks.push(copy.follow((message) => this.#sightings.look('copy', message), signal).catch(ignoreConnection))
    }
  }

  /** The inbound session ended while it was followed: that is the finding, and nobody waits any longer. */
  #lost(error: unknown): void {
    if (!(error instanceof ConnectionFailure)) throw error
    reportEvidence(this.#context, error.evidence, {check: 'redirect-arrival', provider: this.#inboundProvider})
    this.#arrivalEnd.abort()
  }

  async #lookElsewhere(account: Account, folder: string): Promise<void> {
    const open = (): ReturnType<typeof openImap> => openImap(account.endpoint, account.login, this.#context.network)
    await lookElsewhere(open, account.endpoint, folder, () => this.#probes, this.#sightings, this.#following.signal)
  }

  async #sendOutside(): Promise<Sent | undefined> {
    const {outside} = this.#prepared
    if ('why' in outside || this.#inbound === undefined || !this.#runs('redirect-arrival')) return undefined
    const probe = await this.#newProbe(outside.address, 'Bewerberin Prüfung')
    const accepted = await sendFromOutside(this.#context, outside, probe, providerOfHost(outside.endpoint.host))
    if (accepted === undefined) return undefined
    const server = `${outside.endpoint.host}:${outside.endpoint.port}`
    return {probe, accepted, from: 'outside', server}
  }

  async #proveArrival(sent: Sent, outside: Promise<Sent | undefined>): Promise<void> {
    if (this.#inbound === undefined || !this.#runs('redirect-arrival')) return
    const {recorder} = this.#context
    recorder.begin('redirect-arrival')
    recorder.waiting('redirect-arrival', `waiting for the probe in ${this.#inbound.folder}`)
    const [inside, second] = await Promise.all([this.#await(sent), this.#awaitOutside(sent, outside)])
    if (inside !== undefined) await awaitDuplicates(this.#sightings, inside, sent.accepted)
    this.#judge(sent, inside, second)
    recorder.end('redirect-arrival', this.#arrivalDetail(sent, second?.sent))
    await this.#examine(inside, second?.sighting)
  }

  #input(sent: Sent, until = this.#until): ArrivalInput {
    const inboundFolder = this.#inbound?.folder ?? this.#prepared.inbound.folder
    return {sent, inboundFolder, provider: this.#redirectProvider, until, signal: this.#arrivalEnd.signal}
  }

  #await(sent: Sent, until?: number): Promise<Sighting | undefined> {
    return awaitArrival(this.#sightings, this.#input(sent, until))
  }

  /** The outside probe is waited for as long as the inside one, and a little longer. */
  async #awaitOutside(
    inside: Sent,
    outside: Promise<Sent | undefined>,
  ): Promise<{sent: Sent; sighting: Sighting | undefined} | undefined> {
    const sent = await outside
    if (sent === undefined) return undefined
    const first = await this.#await(inside)
    const until = first === undefined ? this.#until : Math.min(this.#until, performance.now() + outsideMs)
    return {sent, sighting: await this.#await(sent, until)}
  }

  #judge(
    sent: Sent,
    inside: Sighting | undefined,
    second: {sent: Sent; sighting: Sighting | undefined} | undefined,
  ): void {
    if (this.#arrivalEnd.signal.aborted && inside === undefined) return
    const outsideToo =
      second === undefined
        ? []
        : [`the probe from outside ${second.sighting === undefined ? 'did not arrive either' : 'arrived'}`]
    const {recorder} = this.#context
    const before = recorder.findings.length
    judgeArrival(this.#context, this.#sightings, this.#input(sent), outsideToo)
    // What befell both probes has one cause and is named once.
    if (second === undefined || recorder.findings.length > before) return
    judgeArrival(this.#context, this.#sightings, this.#input(second.sent), ["the company's own probe arrived"])
  }

  #arrivalDetail(sent: Sent, outside: Sent | undefined): Record<string, unknown> {
    const detail = (one: Sent): Record<string, unknown> => {
      const found = this.#sightings.of(one.probe, 'inbound')
      const first = found[0]
      if (first === undefined) return {copies: 0}
      return {arrivalMs: arrivalMs(first, one.accepted), copies: found.length, folder: first.folder}
    }
    const without = 'why' in this.#prepared.outside ? {outside: this.#prepared.outside.why} : {}
    return {...detail(sent), ...without, ...(outside !== undefined && {outside: detail(outside)})}
  }

  async #examine(inside: Sighting | undefined, outside: Sighting | undefined): Promise<void> {
    if (inside === undefined) return
    const arrived: [Sighting, ...Sighting[]] = outside === undefined ? [inside] : [inside, outside]
    await examineMessages(this.#context, arrived, this.#prepared, this.#redirectProvider)
  }

  async #findCopy(probe: Probe): Promise<void> {
    if (this.#copy !== undefined) await findCopy(this.#context, this.#copy, probe, this.#sightings)
  }

  #judgeCopy(probe: Probe): void {
    if (this.#copy === undefined) return
    judgeCopy(this.#context, probe, this.#sightings, this.#redirectProvider)
  }

  /** Removes every message of this test that is known of and closes the sessions. */
  async #tidyUp(): Promise<void> {
    this.#following.abort()
    const ended = await Promise.allSettled(this.#tasks)
    const tidied = await Promise.allSettled([
      this.#tidyMailbox('inbound', this.#inbound),
      this.#tidyMailbox('copy', this.#copy),
    ])
    const bug = [...ended, ...tidied].find((result) => result.status === 'rejected')
    if (bug !== undefined) throw bug.reason
  }

  async #tidyMailbox(place: Sighting['place'], watch: MailboxWatch | undefined): Promise<void> {
    if (watch === undefined) return
    const about = [...this.#sightings.bounces, ...this.#sightings.autoReplies]
    const ours = [...this.#sightings.all, ...about.map((one) => ({...one.message, place: one.place}))]
    const here = ours.filter((message) => message.place === place)
    try {
      for (const folder of new Set(here.map((message) => message.folder))) {
        const uids = here.filter((message) => message.folder === folder).map(({uid}) => uid)
        await removeMessages(watch, folder, uids)
      }
      await imapCommand(watch.endpoint, watch.client.logout(), logoutMs)
    } catch (error) {
      ignoreConnection(error)
      this.#context.recorder.extend(place === 'inbound' ? 'redirect-arrival' : 'redirect-copy', {
        probesLeft: here.length,
      })
    } finally {
      watch.client.close()
    }
  }
}

/** Where a session only adds to what is known, losing it proves nothing; every other error is a bug. */
function ignoreConnection(error: unknown): void {
  if (!(error instanceof ConnectionFailure)) throw error
}
