import {isIP} from 'node:net'
import {
  ConnectionFailure,
  type AddressAttempt,
  type CertificateFacts,
  type Stage,
  type TlsFacts,
} from '../connection/evidence.js'
import {isLocalhost} from '../connection/dns.js'
import type {StageFacts, StageObserver} from '../connection/line.js'
import type {OtherAddresses} from '../connection/tcp.js'
import {partialFailure, type FindingCode} from '../diagnosis/diagnose.js'
import {checkOfStage} from '../diagnosis/entry-checks.js'
import type {CheckName, Finding} from '../diagnosis/finding.js'
import {phrase, type Words} from '../wording/phrase.js'
import {withAlternatives, type FailedServer} from './alternatives.js'
import {reportCode, reportEvidence, type Aspect, type TestContext} from './context.js'
import {phrases} from './path-phrases.js'
import type {Detail} from './recorder.js'

/** From this many days on an expiring certificate is worth a warning. */
export const soonDays = 21

/** An address that has not answered after this time while another did is held for dead, in ms. */
const patienceMs = 1500

/** A firewall that rewrites SMTP sends this in place of the greeting. */
const maskedGreeting = /^220[ -]\*{3}/

/** Which check a stage of the conversation belongs to; a stage without one proves nothing alone. */
export type StageChecks = Readonly<Partial<Record<Stage, CheckName>>>

/** Turns the stages of one conversation into the checks of one path, each begun when the one before it passed. */
export class PathTracker implements StageObserver {
  readonly #context: TestContext
  readonly #order: readonly CheckName[]
  readonly #passing: StageChecks
  readonly #aspect: Omit<Aspect, 'check'>

  readonly #server: FailedServer

  /** @param passing the stage that completes a check */
  constructor(
    context: TestContext,
    server: FailedServer,
    steps: {readonly order: readonly CheckName[]; readonly passing: StageChecks},
    aspect: Omit<Aspect, 'check'>,
  ) {
    const {host, port} = server.endpoint
    this.#context = context
    this.#server = server
    this.#order = steps.order
    this.#passing = steps.passing
    const {account} = server.login
    this.#aspect = {...aspect, facts: {host, port: String(port), account, ...aspect.facts}}
    this.#begin(this.#order[0])
  }

  passed(stage: Stage, facts: StageFacts = {}): void {
    const check = this.#passing[stage]
    if (check === undefined) return
    this.#warn(check, facts)
    this.end(check, detailOf(facts))
  }

  end(check: CheckName, detail: Detail): void {
    if (this.#context.selection.runs(check)) this.#context.recorder.end(check, detail)
    this.#begin(this.#order[this.#order.indexOf(check) + 1])
  }

  /**
   * Names the failure, with what works instead where that can be found by trying. Whatever is no failure of the
   * conversation is a bug and goes on up.
   */
  async failed(error: unknown): Promise<Finding> {
    if (!(error instanceof ConnectionFailure)) throw error
    const evidence = await withAlternatives(this.#context, error.evidence, this.#server)
    const check = checkOfStage[evidence.endpoint.protocol][evidence.stage] ?? this.#order[0] ?? 'settings'
    const found = reportEvidence(this.#context, evidence, {...this.#aspect, check})
    const {attempts, alternatives, counterProof} = evidence
    this.#context.recorder.end(check, {
      ...(attempts !== undefined && {attempts}),
      ...tlsDetail(evidence.tls),
      ...(counterProof?.legacyTls !== undefined && {legacyTls: counterProof.legacyTls}),
      ...(alternatives !== undefined && {alternatives}),
    })
    return found
  }

  /** Adds a warning to a check that has not ended. */
  warn(check: CheckName, code: FindingCode, facts: Readonly<Record<string, Words>>, said: readonly Words[]): void {
    if (!this.#context.selection.runs(check)) return
    const aspect = {...this.#aspect, check, facts: {...this.#aspect.facts, ...facts}}
    reportCode(this.#context, code, aspect, said, 'warning')
  }

  #begin(check: CheckName | undefined): void {
    if (check !== undefined && this.#context.selection.runs(check)) this.#context.recorder.begin(check)
  }

  #warn(check: CheckName, {tls, attempts, others, greeting}: StageFacts): void {
    const expiring = tls === undefined ? undefined : endsSoon(tls)
    if (expiring !== undefined) {
      const facts = {days: String(expiring.daysLeft), validTo: expiring.validTo?.slice(0, 10) ?? '?'}
      this.warn(check, 'tls-cert-expires-soon', facts, certificateWords(expiring, tls))
    }
    const weak = tls?.chain?.find(hasWeakKey)
    if (weak?.key !== undefined) {
      const facts = {keyType: weak.key.type, bits: String(weak.key.bits)}
      this.warn(check, 'tls-cert-weak-key', facts, certificateWords(weak, tls))
    }
    if (others !== undefined) this.#context.atEnd.push(() => this.#settle(check, others))
    else if (attempts !== undefined) this.#warnOfAddresses(check, attempts)
    if (greeting !== undefined && maskedGreeting.test(greeting))
      this.warn(check, 'smtp-greeting-asterisks', {}, [greeting])
  }

  /** What became of the addresses that had not answered when another one was connected. */
  async #settle(check: CheckName, others: OtherAddresses): Promise<void> {
    const attempts = await others.settle(patienceMs)
    this.#warnOfAddresses(check, attempts)
    this.#context.recorder.extend(check, {attempts})
  }

  #warnOfAddresses(check: CheckName, attempts: readonly AddressAttempt[]): void {
    const telling = this.#server.endpoint.address === undefined ? tellingAttempts(this.#server, attempts) : []
    const code = partialFailure(telling)
    if (code === undefined) return
    const working = telling.find(({errorCode}) => errorCode === undefined)
    const facts = working === undefined ? {} : {workingAddress: working.address}
    this.warn(check, code, facts, telling.map(attemptWords))
  }
}

/** `localhost` leads to `::1` and 127.0.0.1 on most machines, with a listener on one of them: no fault. */
function tellingAttempts({endpoint}: FailedServer, attempts: readonly AddressAttempt[]): readonly AddressAttempt[] {
  return isLocalhost(endpoint.host) || isIP(endpoint.host) !== 0 ? [] : attempts
}

function attemptWords({address, errorCode, ms}: AddressAttempt): Words {
  if (errorCode === undefined) return phrase(phrases.addressAnswers, {address, ms})
  return phrase(phrases.addressFails, {address, code: errorCode, ms})
}

/** The certificate of the chain that ends first, if that is soon; one that has ended is not needed, or TLS had failed. */
function endsSoon({chain = []}: TlsFacts): CertificateFacts | undefined {
  const days = ({daysLeft}: CertificateFacts): number => daysLeft ?? Number.POSITIVE_INFINITY
  const first = chain.filter((certificate) => days(certificate) >= 0).toSorted((a, b) => days(a) - days(b))[0]
  return first !== undefined && days(first) <= soonDays ? first : undefined
}

/** Keys below what NIST SP 800-131A allows. */
function hasWeakKey({key}: CertificateFacts): boolean {
  return key !== undefined && key.bits < (key.type === 'RSA' ? 2048 : 224)
}

function certificateWords(certificate: CertificateFacts, tls: TlsFacts | undefined): Words[] {
  const {subject, issuer, validTo, key} = certificate
  const own = certificate === tls?.chain?.[0]
  const name = subject ?? (own ? tls.names[0] : undefined) ?? '?'
  return [
    phrase(own ? phrases.certificate : phrases.certificateAbove, {subject: name, issuer: issuer ?? '?'}),
    phrase(phrases.validUntil, {date: validTo?.slice(0, 10) ?? '?'}),
    ...(key === undefined ? [] : [phrase(phrases.key, {type: key.type, bits: key.bits})]),
  ]
}

function detailOf(facts: StageFacts): Detail {
  return {
    ...(facts.addresses !== undefined && {addresses: facts.addresses.map(({address}) => address)}),
    ...(facts.attempts !== undefined && {attempts: facts.attempts}),
    ...tlsDetail(facts.tls),
    ...(facts.greeting !== undefined && {greeting: facts.greeting}),
    ...(facts.offered !== undefined && {offered: facts.offered}),
    ...(facts.mechanism !== undefined && {mechanism: facts.mechanism}),
  }
}

function tlsDetail(tls: TlsFacts | undefined): Detail {
  if (tls === undefined) return {}
  const {version, cipher, subject, issuer, names, validTo, daysLeft, chain} = tls
  return {version, cipher, subject, issuer, names, validTo, daysLeft, ...(chain !== undefined && {chain})}
}
