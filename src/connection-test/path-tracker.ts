import {ConnectionFailure, type Stage, type TlsFacts} from '../connection/evidence.js'
import type {StageFacts, StageObserver} from '../connection/line.js'
import {partialFailure, type FindingCode} from '../diagnosis/diagnose.js'
import type {CheckName, Finding} from '../diagnosis/finding.js'
import {reportCode, reportEvidence, type Aspect, type TestContext} from './context.js'
import type {Detail} from './recorder.js'

/** From this many days on an expiring certificate is worth a warning. */
export const soonDays = 21

/** A firewall that rewrites SMTP sends this in place of the greeting. */
const maskedGreeting = /^220[ -]\*{3}/

/** Which check a stage of the conversation belongs to; a stage without one proves nothing alone. */
export type StageChecks = Readonly<Partial<Record<Stage, CheckName>>>

/** Turns the stages of one conversation into the checks of one path, each begun when the one before it passed. */
export class PathTracker implements StageObserver {
  readonly #context: TestContext
  readonly #order: readonly CheckName[]
  readonly #passing: StageChecks
  readonly #failing: StageChecks
  readonly #aspect: Omit<Aspect, 'check'>

  /** @param passing the stage that completes a check; @param failing the check a failed stage belongs to */
  constructor(
    context: TestContext,
    order: readonly CheckName[],
    passing: StageChecks,
    failing: StageChecks,
    aspect: Omit<Aspect, 'check'>,
  ) {
    this.#context = context
    this.#order = order
    this.#passing = passing
    this.#failing = failing
    this.#aspect = aspect
    this.#begin(order[0])
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

  /** Names the failure. Whatever is no failure of the conversation is a bug and goes on up. */
  failed(error: unknown): Finding {
    if (!(error instanceof ConnectionFailure)) throw error
    const {evidence} = error
    const check = this.#failing[evidence.stage] ?? this.#order[0] ?? 'settings'
    const found = reportEvidence(this.#context, evidence, {...this.#aspect, check})
    const detail = {...(evidence.attempts !== undefined && {attempts: evidence.attempts}), ...tlsDetail(evidence.tls)}
    this.#context.recorder.end(check, detail)
    return found
  }

  #begin(check: CheckName | undefined): void {
    if (check !== undefined && this.#context.selection.runs(check)) this.#context.recorder.begin(check)
  }

  #warn(check: CheckName, facts: StageFacts): void {
    if (!this.#context.selection.runs(check)) return
    const warn = (code: FindingCode, said: string[]): void => {
      const days = facts.tls?.daysLeft === undefined ? {} : {days: String(facts.tls.daysLeft)}
      reportCode(
        this.#context,
        code,
        {...this.#aspect, check, facts: {...this.#aspect.facts, ...days}},
        said,
        'warning',
      )
    }
    const {tls} = facts
    if (tls?.daysLeft !== undefined && tls.daysLeft <= soonDays) warn('tls-cert-expires-soon', certificateWords(tls))
    if (tls?.rsaBits !== undefined && tls.rsaBits < 2048) warn('tls-cert-weak-key', certificateWords(tls))
    const partly = partlyReachable(facts)
    if (partly !== undefined) warn(partly.code, partly.words)
    if (facts.greeting !== undefined && maskedGreeting.test(facts.greeting))
      warn('smtp-greeting-asterisks', [facts.greeting])
  }
}

/** Addresses that did not answer while another did. `::1` beside 127.0.0.1 is one host with one listener, no fault. */
function partlyReachable({attempts = []}: StageFacts): {code: FindingCode; words: string[]} | undefined {
  const telling = attempts.filter(({address}) => address !== '::1')
  const code = partialFailure(telling)
  if (code === undefined) return undefined
  const failed = telling.filter(({errorCode}) => errorCode !== undefined)
  return {code, words: failed.map(({address, errorCode, ms}) => `${address}: ${errorCode} after ${ms} ms`)}
}

function certificateWords(tls: TlsFacts): string[] {
  return [
    `certificate of ${tls.subject ?? tls.names[0] ?? 'unknown'}, issued by ${tls.issuer ?? 'unknown'}`,
    `valid until ${tls.validTo ?? 'unknown'}${tls.rsaBits === undefined ? '' : `, RSA ${tls.rsaBits} bits`}`,
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
  const {version, cipher, subject, issuer, names, validTo, daysLeft} = tls
  return {version, cipher, subject, issuer, names, validTo, daysLeft}
}
