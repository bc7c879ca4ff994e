import type {ChalkInstance} from 'chalk'
import type {CheckResult, CheckStatus, CompanyTest, ConnectionTest, Verdict} from '../connection-test/result.js'
import type {Finding} from '../diagnosis/finding.js'
import type {Language} from '../wording/language.js'
import {summaryOf} from './check-summary.js'
import {clip, wrap} from './layout.js'
import {stepLines} from './step-lines.js'
import {padded} from './table.js'
import {say, severityWords, statusWords, verdictWords} from './words.js'

export interface TextOptions {
  readonly palette: ChalkInstance
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number
  readonly lang: Language
}

const symbols: Readonly<Record<CheckStatus, string>> = {
  passed: '✓',
  warning: '!',
  failed: '✗',
  'not-reached': '·',
  skipped: '-',
}

const longestCheck = 'sender-authentication'.length

/** The report for the terminal: every check in a line, every finding with what to type, the verdict last. */
export function renderConnectionTest(test: ConnectionTest, options: TextOptions): string {
  const parts = test.companies.map((company) => renderCompany(company, options))
  if (test.companies.length > 1) parts.push(renderOverview(test, options))
  return parts.join('\n')
}

function renderCompany(test: CompanyTest, options: TextOptions): string {
  const lines = [heading(test, options), '']
  lines.push(...test.checks.map((check) => renderCheck(check, options)), '')
  for (const finding of test.findings) lines.push(...renderFinding(finding, options), '')
  lines.push(verdictLine(test, options))
  return lines.join('\n') + '\n'
}

function heading({company, channel, address, inherited}: CompanyTest, {palette, width, lang}: TextOptions): string {
  const way =
    channel === undefined ? say(lang, 'noChannel') : say(lang, inherited ? 'channelOfMain' : 'channel', {channel})
  return palette.bold(clip(`${company}: ${address ?? say(lang, 'noAddress')}, ${way}`, width))
}

/** One line of the list of checks; also used while the test runs. */
export function renderCheck(result: CheckResult, options: TextOptions): string {
  const {palette, width} = options
  const {check, status, ms} = result
  const time = status === 'not-reached' || status === 'skipped' ? '' : `${ms} ms`
  const room = width - longestCheck - 16
  const said = clip(remarkOf(result, options.lang), room)
  return paint(
    status,
    palette,
  )(`  ${symbols[status]} ${check.padEnd(longestCheck)} ${time.padStart(9)}  ${said}`.trimEnd())
}

function remarkOf(result: CheckResult, lang: Language): string {
  const summary = summaryOf(result, lang)
  if (result.status === 'not-reached') return statusWords['not-reached'][lang]
  return result.status === 'skipped' ? say(lang, 'skipped', {why: summary}) : summary
}

function paint(status: CheckStatus, palette: ChalkInstance): (text: string) => string {
  if (status === 'failed') return palette.red
  if (status === 'warning') return palette.yellow
  return status === 'passed' ? (text) => text.replace('✓', palette.green('✓')) : palette.dim
}

function renderFinding(finding: Finding, {palette, width, lang}: TextOptions): string[] {
  const colour = finding.severity === 'error' ? palette.red : palette.yellow
  const provider = finding.provider === undefined ? '' : `, ${finding.provider}`
  const lines = [
    colour(`${severityWords[finding.severity][lang]} ${palette.bold(finding.code)} (${finding.check}${provider})`),
  ]
  lines.push(...wrap(finding.cause, width, '  '))
  for (const said of finding.evidence)
    lines.push(...wrap(said, width, '    > ', '      ').map((line) => palette.dim(line)))
  finding.remedy.forEach((step, index) => lines.push(...stepLines(step, index + 1, width)))
  return lines
}

function verdictLine(test: CompanyTest, {palette, lang}: TextOptions): string {
  const first = test.findings.find(({severity}) => severity === 'error') ?? test.findings[0]
  const because = first === undefined ? '' : `: ${first.code}`
  const more = first === undefined ? '' : `${say(lang, 'more', {command: explainCommand(first.code, lang)})}\n`
  return more + paintVerdict(test.verdict, palette)(`${test.company} ${verdictWords[test.verdict][lang]}${because}`)
}

function explainCommand(code: string, lang: Language): string {
  return `recruitmail explain ${code}${lang === 'en' ? '' : ` --lang ${lang}`}`
}

function paintVerdict(verdict: Verdict, palette: ChalkInstance): ChalkInstance {
  if (verdict === 'passed') return palette.green
  return verdict === 'degraded' ? palette.yellow : palette.red
}

/** One line for each company and the counts last, so that nobody has to scroll back to see whether all is well. */
function renderOverview(test: ConnectionTest, {palette, width, lang}: TextOptions): string {
  const longest = Math.max(...test.companies.map(({company}) => company.length))
  const longestVerdict = Math.max(...Object.values(verdictWords).map((word) => word[lang].length))
  const room = Math.max(width - longest - longestVerdict - 6, 20)
  const lines = test.companies.map(({company, verdict, findings}) => {
    const codes = clip([...new Set(findings.map(({code}) => code))].join(', '), room)
    const word = paintVerdict(verdict, palette)(verdictWords[verdict][lang])
    const blank = ' '.repeat(longestVerdict - verdictWords[verdict][lang].length)
    return `  ${padded(company, longest)}  ${word}${codes === '' ? '' : `${blank}  ${codes}`}`
  })
  return [...lines, '', paintVerdict(test.verdict, palette)(countsOf(test, lang)), ''].join('\n')
}

/** `3 companies: 2 passed, 1 failed`. */
export function countsOf({companies}: ConnectionTest, lang: Language): string {
  const verdicts: readonly Verdict[] = ['passed', 'degraded', 'failed', 'untested']
  const counts = verdicts
    .map((verdict) => ({verdict, count: companies.filter((company) => company.verdict === verdict).length}))
    .filter(({count}) => count > 0)
    .map(({verdict, count}) => `${count} ${verdictWords[verdict][lang]}`)
  return `${say(lang, 'companies', {count: companies.length})}: ${counts.join(', ')}`
}
