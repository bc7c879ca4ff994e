import type {TranscriptLine} from '../connection/transcript.js'
import type {CheckStatus, CompanyTest, ConnectionTest, Conversation, Verdict} from '../connection-test/result.js'
import type {Finding, Severity} from '../diagnosis/finding.js'
import type {Language} from '../wording/language.js'
import {detailOf, textOf} from './check-detail.js'
import {summaryOf} from './check-summary.js'
import {messageFacts, serverFacts, testedFacts, type Fact, type ServerReport} from './it-report-facts.js'
import {dateAndTime, timeTaken} from './local-date.js'
import {remedyStep, type RemedyStep} from './remedy-step.js'
import type {ReportOptions} from './report-options.js'
import {checkTitles, passedLine, reportWords, ruledOutWords, statusSymbols, verdictLines} from './report-words.js'
import {filled, roleWords, severityWords, statusWords, verdictWords} from './words.js'

/** The report for the IT department, worded but in no format yet; Markdown and HTML only set it. */
export interface ItReport {
  readonly lang: Language
  readonly title: string
  readonly intro: string
  readonly verdict: Verdict
  readonly companies: readonly CompanyReport[]
}

export interface CompanyReport {
  readonly id: string
  /** `ACME GmbH (acme)`. */
  readonly name: string
  readonly verdict: Verdict
  readonly verdictWord: string
  readonly headline: string
  /** What passed, where there is no cause to name. */
  readonly summary: string | undefined
  readonly lead: FindingReport | undefined
  readonly others: readonly FindingReport[]
  readonly ruledOut: readonly string[]
  readonly tested: readonly Fact[]
  readonly servers: readonly ServerReport[]
  readonly checks: readonly CheckReport[]
  readonly message: readonly Fact[]
  readonly conversations: readonly ConversationReport[]
  readonly retest: string
}

export interface FindingReport {
  readonly code: string
  readonly severity: Severity
  readonly severityWord: string
  readonly check: string
  readonly cause: string
  readonly evidence: readonly string[]
  readonly steps: readonly RemedyStep[]
  readonly explain: string
}

interface CheckReport {
  readonly name: string
  readonly title: string
  readonly status: CheckStatus
  readonly symbol: string
  readonly statusWord: string
  readonly time: string
  readonly said: string
}

export interface ConversationReport {
  readonly title: string
  readonly count: string
  readonly lines: readonly {readonly from: TranscriptLine['from']; readonly ms: string; readonly text: string}[]
}

/** Words the result of a test for people who have not run it. */
export function itReport(test: ConnectionTest, options: ReportOptions): ItReport {
  const {lang, host, version} = options
  const values = {
    date: dateAndTime(test.startedAt, lang, options.timeZone),
    host,
    version,
    time: timeTaken(test.ms, lang),
  }
  return {
    lang,
    title: reportWords.title[lang],
    intro: filled(reportWords.intro, lang, values),
    verdict: test.verdict,
    companies: test.companies.map((company) => companyReport(company, options)),
  }
}

function companyReport(test: CompanyTest, options: ReportOptions): CompanyReport {
  const {lang} = options
  const [lead, ...others] = test.findings
  const name = textOf(detailOf(test, 'settings')['name'])
  return {
    id: test.company,
    name: name === '' ? test.company : `${name} (${test.company})`,
    verdict: test.verdict,
    verdictWord: verdictWords[test.verdict][lang],
    headline: verdictLines[test.verdict][lang],
    summary: wholeWayPassed(test) ? filled(passedLine, lang, {address: test.address ?? ''}) : undefined,
    lead: lead && findingReport(lead, lang),
    others: others.map((finding) => findingReport(finding, lang)),
    ruledOut: lead === undefined ? [] : ruledOut(test, lang),
    tested: testedFacts(test, options),
    servers: serverFacts(test, options),
    checks: test.checks.map((check) => ({
      name: check.check,
      title: checkTitles[check.check][lang],
      status: check.status,
      symbol: statusSymbols[check.status],
      statusWord: statusWords[check.status][lang],
      time: check.status === 'skipped' || check.status === 'not-reached' ? '' : timeTaken(check.ms, lang),
      said: summaryOf(check, lang),
    })),
    message: messageFacts(test, lang),
    conversations: test.conversations.map((conversation) => conversationReport(conversation, lang)),
    retest: options.retest(test.company),
  }
}

/** A run that left checks out proves less than the sentence about a passed test says. */
function wholeWayPassed(test: CompanyTest): boolean {
  const ended = (name: string): CheckStatus | undefined => test.checks.find(({check}) => check === name)?.status
  return test.verdict === 'passed' && ended('redirect-arrival') === 'passed' && ended('domain-policy') === 'passed'
}

function findingReport(finding: Finding, lang: Language): FindingReport {
  const {code, severity, check, cause, evidence, remedy} = finding
  return {
    code,
    severity,
    severityWord: severityWords[severity][lang],
    check: checkTitles[check][lang],
    cause,
    evidence,
    steps: remedy.map(remedyStep),
    explain: `recruitmail explain ${code}${lang === 'en' ? '' : ` --lang ${lang}`}`,
  }
}

/** What the checks that passed prove, said so that nobody looks there again. */
function ruledOut(test: CompanyTest, lang: Language): string[] {
  return test.checks
    .filter(({status}) => status === 'passed')
    .map((check) => {
      const said = summaryOf(check, lang)
      const text = filled(ruledOutWords[check.check], lang, {said})
      return said === '' ? text.replace(' ()', '') : text
    })
}

function conversationReport({role, host, port, lines}: Conversation, lang: Language): ConversationReport {
  return {
    title: `${roleWords[role][lang]}: ${host}:${port}`,
    count: filled(reportWords.lines, lang, {count: lines.length}),
    lines: lines.map(({from, text, ms}) => ({
      from,
      ms: ms === undefined ? '' : String(Math.round(ms)),
      text,
    })),
  }
}
