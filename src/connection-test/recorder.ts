import {checkNames, type CheckName, type Finding, type Severity} from '../diagnosis/finding.js'
import type {CompanyId} from '../settings/settings.js'
import type {Language} from '../wording/language.js'
import {wordsIn, type Words} from '../wording/phrase.js'
import {cleanDetail} from './clean-detail.js'
import type {CheckResult, CheckStatus, TestProgress} from './result.js'
import type {Selection} from './selection.js'

const severities: readonly Severity[] = ['error', 'warning', 'info']

export type Detail = Readonly<Record<string, unknown>>

/** Collects what the checks of one company found, in whatever order they end. */
export class Recorder {
  readonly #company: CompanyId
  readonly #selection: Selection
  readonly #lang: Language
  readonly #onProgress: ((progress: TestProgress) => void) | undefined
  readonly #results = new Map<CheckName, CheckResult>()
  readonly #startedAt = new Map<CheckName, number>()
  readonly #findings: Finding[] = []

  constructor(
    company: CompanyId,
    selection: Selection,
    lang: Language,
    onProgress: ((progress: TestProgress) => void) | undefined,
  ) {
    this.#lang = lang
    this.#company = company
    this.#selection = selection
    this.#onProgress = onProgress
  }

  /** Errors first, then in the order of the checks: the first one is the first cause. */
  get findings(): readonly Finding[] {
    const rank = ({severity, check}: Finding): number =>
      severities.indexOf(severity) * checkNames.length + checkNames.indexOf(check)
    return this.#findings.toSorted((one, other) => rank(one) - rank(other))
  }

  begin(check: CheckName): void {
    this.#startedAt.set(check, performance.now())
    this.#onProgress?.({company: this.#company, kind: 'begun', check})
  }

  /** Says what a long check is waiting for. */
  waiting(check: CheckName, text: Words): void {
    this.#onProgress?.({company: this.#company, kind: 'waiting', check, text: wordsIn(text, this.#lang)})
  }

  /** Keeps a finding; call it before the check ends, whose status follows from it. */
  add(finding: Finding): void {
    this.#findings.push(finding)
  }

  /** Ends a check that ran: its status is that of its worst finding. */
  end(check: CheckName, detail: Detail = {}): void {
    this.#set(check, this.#statusFromFindings(check), detail)
  }

  skip(check: CheckName, why: Words, detail: Detail = {}): void {
    this.#set(check, 'skipped', detail, why)
  }

  /** Ends a check that an earlier cause decided, with what was seen all the same. */
  notReached(check: CheckName, detail: Detail): void {
    this.#set(check, 'not-reached', detail)
  }

  status(check: CheckName): CheckStatus | undefined {
    return this.#results.get(check)?.status
  }

  /** Adds to the detail of a check that has ended; a finding that came since counts. */
  extend(check: CheckName, detail: Detail): void {
    const result = this.#results.get(check)
    if (result === undefined) return
    const ran = result.status !== 'skipped' && result.status !== 'not-reached'
    const status = ran ? this.#statusFromFindings(check) : result.status
    this.#results.set(check, {...result, status, detail: {...result.detail, ...cleanDetail(detail)}})
  }

  /** As `extend`, for a check that ended before its last finding was made: its status follows from that, too. */
  amend(check: CheckName, detail: Detail): void {
    this.extend(check, detail)
    const result = this.#results.get(check)
    if (result !== undefined) this.#results.set(check, {...result, status: this.#statusFromFindings(check)})
  }

  /** Every check in the order of the contract; what never ran is `skipped` by choice or `not-reached`. */
  results(): CheckResult[] {
    return checkNames.map((check) => {
      const result = this.#results.get(check)
      if (result !== undefined) return result
      const why = this.#selection.reasonAgainst(check)
      if (why !== undefined) return {check, status: 'skipped', ms: 0, why: wordsIn(why, this.#lang), detail: {}}
      return {check, status: 'not-reached', ms: 0, detail: {}}
    })
  }

  #statusFromFindings(check: CheckName): CheckStatus {
    const found = this.#findings.filter((finding) => finding.check === check).map(({severity}) => severity)
    const has = (severity: Severity): boolean => found.includes(severity)
    return has('error') ? 'failed' : has('warning') ? 'warning' : 'passed'
  }

  #set(check: CheckName, status: CheckStatus, detail: Detail, why?: Words): void {
    const startedAt = this.#startedAt.get(check)
    const ms = startedAt === undefined ? 0 : Math.round(performance.now() - startedAt)
    const reason = why === undefined ? {} : {why: wordsIn(why, this.#lang)}
    const result: CheckResult = {check, status, ms, ...reason, detail: cleanDetail(detail)}
    this.#results.set(check, result)
    this.#onProgress?.({company: this.#company, kind: 'ended', result})
  }
}
