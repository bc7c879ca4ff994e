import type {ChalkInstance} from 'chalk'
import type {CheckResult, CheckStatus, CompanyTest, ConnectionTest, Verdict} from '../connection-test/result.js'
import type {Finding} from '../diagnosis/finding.js'
import {clip, wrap} from './layout.js'
import {summaryOf} from './check-summary.js'

export interface TextOptions {
  readonly palette: ChalkInstance
  /** Columns of the terminal; 80 where there is none. */
  readonly width: number
}

const symbols: Readonly<Record<CheckStatus, string>> = {
  passed: '✓',
  warning: '!',
  failed: '✗',
  'not-reached': '·',
  skipped: '-',
}

const longestCheck = 'sender-authentication'.length
const longestVerdict = 'untested'.length

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

function heading(test: CompanyTest, {palette, width}: TextOptions): string {
  const channel = test.channel === undefined ? 'no channel' : `channel ${test.channel}`
  const inherited = test.inherited ? ' of the main company' : ''
  const parts = [test.address ?? 'no address', channel + inherited]
  return palette.bold(clip(`${test.company}: ${parts.join(', ')}`, width))
}

/** One line of the list of checks; also used while the test runs. */
export function renderCheck(result: CheckResult, options: TextOptions): string {
  const {palette, width} = options
  const name = result.check.padEnd(longestCheck)
  const time =
    result.status === 'passed' || result.status === 'failed' || result.status === 'warning' ? `${result.ms} ms` : ''
  const said =
    result.status === 'not-reached'
      ? 'not reached'
      : result.status === 'skipped'
        ? `skipped: ${summaryOf(result)}`
        : summaryOf(result)
  const room = width - longestCheck - 16
  const line = `  ${symbols[result.status]} ${name} ${time.padStart(9)}  ${clip(said, room)}`.trimEnd()
  return paint(result.status, palette)(line)
}

function paint(status: CheckStatus, palette: ChalkInstance): (text: string) => string {
  if (status === 'failed') return palette.red
  if (status === 'warning') return palette.yellow
  return status === 'passed' ? (text) => text.replace('✓', palette.green('✓')) : palette.dim
}

function renderFinding(finding: Finding, {palette, width}: TextOptions): string[] {
  const colour = finding.severity === 'error' ? palette.red : palette.yellow
  const provider = finding.provider === undefined ? '' : `, ${finding.provider}`
  const lines = [colour(`${finding.severity} ${palette.bold(finding.code)} (${finding.check}${provider})`)]
  lines.push(...wrap(finding.cause, width, '  '))
  for (const said of finding.evidence)
    lines.push(...wrap(said, width, '    > ', '      ').map((line) => palette.dim(line)))
  finding.remedy.forEach((step, index) => lines.push(...wrap(step, width, `  ${index + 1}. `, '     ')))
  return lines
}

function verdictLine(test: CompanyTest, {palette}: TextOptions): string {
  const first = test.findings.find(({severity}) => severity === 'error') ?? test.findings[0]
  const because = first === undefined ? '' : `: ${first.code}`
  const more = first === undefined ? '' : `More: recruitmail explain ${first.code}\n`
  return more + paintVerdict(test.verdict, palette)(`${test.company} ${test.verdict}${because}`)
}

function paintVerdict(verdict: Verdict, palette: ChalkInstance): ChalkInstance {
  if (verdict === 'passed') return palette.green
  return verdict === 'degraded' ? palette.yellow : palette.red
}

/** One line for each company and the counts last, so that nobody has to scroll back to see whether all is well. */
function renderOverview(test: ConnectionTest, {palette, width}: TextOptions): string {
  const longest = Math.max(...test.companies.map(({company}) => company.length))
  const room = width - longest - longestVerdict - 6
  const lines = test.companies.map(({company, verdict, findings}) => {
    const codes = clip([...new Set(findings.map(({code}) => code))].join(', '), Math.max(room, 20))
    const painted = paintVerdict(verdict, palette)(verdict) + ' '.repeat(longestVerdict - verdict.length)
    return `  ${company.padEnd(longest)}  ${codes === '' ? painted.trimEnd() : `${painted}  ${codes}`}`
  })
  return [...lines, '', paintVerdict(test.verdict, palette)(countsOf(test)), ''].join('\n')
}

function countsOf({companies}: ConnectionTest): string {
  const verdicts: readonly Verdict[] = ['passed', 'degraded', 'failed', 'untested']
  const counts = verdicts
    .map((verdict) => ({verdict, count: companies.filter((company) => company.verdict === verdict).length}))
    .filter(({count}) => count > 0)
  return `${companies.length} companies: ${counts.map(({verdict, count}) => `${count} ${verdict}`).join(', ')}`
}
