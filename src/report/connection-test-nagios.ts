import {lateMs} from '../connection-test/arrival.js'
import {soonDays} from '../connection-test/path-tracker.js'
import type {CompanyTest, ConnectionTest, Verdict} from '../connection-test/result.js'
import type {Finding} from '../diagnosis/finding.js'
import {detailOf, numberOf, recordOf} from './check-detail.js'
import {countsOf} from './connection-test-text.js'
import {pluginLabel, pluginText} from './escape.js'
import {findingLines} from './finding-lines.js'
import {pluginState, type PluginState} from './plugin-state.js'
import type {ReportOptions} from './report-options.js'
import {verdictWords} from './words.js'

/** What monitoring reads of the first line, and of all lines (`MAX_PLUGIN_OUTPUT_LENGTH` of Nagios Core), in bytes. */
const mostBytes = {first: 4096, all: 8192}
/** Longest text before the bar, in characters. */
const longestText = 400

interface Metric {
  readonly label: string
  readonly value: number
  readonly unit?: 's'
  readonly warn?: string
  readonly critical?: string
  readonly least?: number
}

/**
 * Output of a monitoring plugin (Monitoring Plugins Development Guidelines): the state and performance data in the
 * first line, every finding with what to do below. Exit code: `pluginExitCodes`.
 */
export function renderNagios(test: ConnectionTest, options: ReportOptions): string {
  const state = pluginState(test.verdict, options.strict)
  const text = pluginText(headlineOf(test, options)).slice(0, longestText)
  const first = `RECRUITMAIL ${state.toUpperCase()} - ${text}|${performanceData(test, options, longestText * 4 + 40)}`
  return withinBytes([first, ...detailLines(test, options)], mostBytes.all)
}

function headlineOf(test: ConnectionTest, options: ReportOptions): string {
  const [only, ...others] = test.companies
  if (only !== undefined && others.length === 0) return verdictOf(only, options)
  const broken = test.companies.filter(({verdict}) => verdict !== 'passed').map(({company}) => company)
  return `${countsOf(test, options.lang)}${broken.length === 0 ? '' : ` (${broken.join(', ')})`}`
}

function verdictOf({company, verdict, findings}: CompanyTest, {lang}: ReportOptions): string {
  const [first] = findings
  const because = first === undefined ? '' : `: ${first.code}: ${first.cause}`
  return `${company} ${verdictWords[verdict][lang]}${because}`
}

function detailLines(test: ConnectionTest, options: ReportOptions): string[] {
  const many = test.companies.length > 1
  const worst = ['failed', 'untested', 'degraded', 'passed'] satisfies Verdict[]
  const companies = test.companies.toSorted((one, other) => worst.indexOf(one.verdict) - worst.indexOf(other.verdict))
  return companies.flatMap((company) => [
    ...(many ? [stateLine(company, options)] : []),
    ...company.findings.flatMap((finding, index) => findingDetail(finding, index)),
  ])
}

/** The first cause stands in the line above already. */
function findingDetail(finding: Finding, index: number): string[] {
  const [cause = '', ...further] = findingLines(finding)
  const lines = index === 0 ? further : [`${finding.code}: ${cause}`, ...further]
  return lines.map((line) => `  ${pluginText(line)}`)
}

function stateLine(company: CompanyTest, options: ReportOptions): string {
  const state: PluginState = pluginState(company.verdict, options.strict)
  return pluginText(`[${state.toUpperCase()}] ${verdictOf(company, options)}`)
}

/** The numbers of every company; where they do not fit into the first line, those of all together, so that no graph comes and goes. */
function performanceData(test: ConnectionTest, options: ReportOptions, taken: number): string {
  const all = test.companies.length === 1 ? [] : countMetrics(test)
  const each = written([...all, ...test.companies.flatMap((company) => companyMetrics(company, options))])
  return Buffer.byteLength(each) + taken <= mostBytes.first ? each : written([...all, ...worstMetrics(test, options)])
}

function companyMetrics(test: CompanyTest, options: ReportOptions): Metric[] {
  const arrival = detailOf(test, 'redirect-arrival')
  const label = (name: string): string => `${test.company} ${name}`
  return [
    {label: label('time'), value: test.ms / 1000, unit: 's', critical: String(options.timeoutMs / 1000), least: 0},
    ...arrivalMetric(label('arrival'), numberOf(arrival['arrivalMs']), options),
    ...arrivalMetric(label('arrival outside'), numberOf(recordOf(arrival['outside'])['arrivalMs']), options),
    ...daysMetric(label('smtp certificate'), daysLeft(test, 'smtp-tls')),
    ...daysMetric(label('inbound certificate'), daysLeft(test, 'inbound-tls')),
  ]
}

function countMetrics({companies, ms}: ConnectionTest): Metric[] {
  const count = (verdict: Verdict): number => companies.filter((company) => company.verdict === verdict).length
  return [
    {label: 'companies', value: companies.length, least: 0},
    {label: 'passed', value: count('passed'), least: 0},
    {label: 'degraded', value: count('degraded'), warn: '0', least: 0},
    {label: 'failed', value: count('failed'), critical: '0', least: 0},
    {label: 'untested', value: count('untested'), least: 0},
    {label: 'time', value: ms / 1000, unit: 's', least: 0},
  ]
}

function worstMetrics({companies}: ConnectionTest, options: ReportOptions): Metric[] {
  const arrivals = companies.flatMap((test) => numberOf(detailOf(test, 'redirect-arrival')['arrivalMs']) ?? [])
  const days = companies.flatMap((test) => [daysLeft(test, 'smtp-tls'), daysLeft(test, 'inbound-tls')])
  const known = days.filter((left) => left !== undefined)
  return [
    ...arrivalMetric('slowest arrival', arrivals.length === 0 ? undefined : Math.max(...arrivals), options),
    ...daysMetric('nearest certificate', known.length === 0 ? undefined : Math.min(...known)),
  ]
}

function daysLeft(test: CompanyTest, check: 'smtp-tls' | 'inbound-tls'): number | undefined {
  return numberOf(detailOf(test, check)['daysLeft'])
}

function arrivalMetric(label: string, ms: number | undefined, {timeoutMs}: ReportOptions): Metric[] {
  if (ms === undefined) return []
  const critical = timeoutMs > lateMs ? {critical: String(timeoutMs / 1000)} : {}
  return [{label, value: ms / 1000, unit: 's', warn: String(lateMs / 1000), ...critical, least: 0}]
}

/** Days are whole ones: the last day that warns is `soonDays`. */
function daysMetric(label: string, days: number | undefined): Metric[] {
  return days === undefined ? [] : [{label, value: days, warn: `${soonDays + 1}:`, critical: '0:'}]
}

function written(metrics: readonly Metric[]): string {
  return metrics
    .map(({label, value, unit = '', warn = '', critical = '', least = ''}) =>
      `${pluginLabel(label)}=${value}${unit};${warn};${critical};${least}`.replace(/;+$/, ''),
    )
    .join(' ')
}

/** The lines that fit; the last one says how many do not. */
function withinBytes(lines: readonly string[], most: number): string {
  const kept: string[] = []
  let room = most - 40
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1
    if (room < 0) return [...kept, `  … ${lines.length - kept.length} lines more`, ''].join('\n')
    kept.push(line)
  }
  return [...kept, ''].join('\n')
}
