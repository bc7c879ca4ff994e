import type {CheckResult, CompanyTest, ConnectionTest} from '../connection-test/result.js'
import {isUntestable} from '../diagnosis/diagnose.js'
import type {Finding} from '../diagnosis/finding.js'
import {summaryOf} from './check-summary.js'
import {markupAttribute, markupText} from './escape.js'
import {findingLines} from './finding-lines.js'
import type {ReportOptions} from './report-options.js'
import {say, severityWords, statusWords} from './words.js'

type Outcome = 'passed' | 'failure' | 'error' | 'skipped'

/**
 * A JUnit report: a suite for each company, a case for each check. `failure` is tested and broken, `error` could not be
 * tested. Valid by the schemas of Jenkins (xunit plugin, junit-10.xsd) and, each suite alone, of Maven Surefire.
 */
export function renderJunit(test: ConnectionTest, options: ReportOptions): string {
  const count = (outcome: Outcome): number =>
    test.companies.reduce((sum, company) => sum + countOf(company, outcome, options), 0)
  const tests = test.companies.reduce((sum, {checks}) => sum + checks.length, 0)
  const attributes = {
    name: 'recruitmail test-connection',
    tests,
    failures: count('failure'),
    errors: count('error'),
    time: seconds(test.ms),
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributesOf(attributes)}>`,
    ...test.companies.map((company) => suite(company, options)),
    '</testsuites>',
    '',
  ].join('\n')
}

function suite(test: CompanyTest, options: ReportOptions): string {
  const attributes = {
    name: test.company,
    tests: test.checks.length,
    failures: countOf(test, 'failure', options),
    errors: countOf(test, 'error', options),
    skipped: countOf(test, 'skipped', options),
    time: seconds(test.ms),
  }
  const properties = {
    channel: test.channel,
    address: test.address,
    verdict: test.verdict,
    startedAt: test.startedAt,
    host: options.host,
    version: options.version,
  }
  return [
    `  <testsuite${attributesOf(attributes)}>`,
    '    <properties>',
    ...Object.entries(properties).map(([name, value = '']) => `      <property${attributesOf({name, value})}/>`),
    '    </properties>',
    ...test.checks.map((check) => testcase(test, check, options)),
    '  </testsuite>',
  ].join('\n')
}

function testcase(test: CompanyTest, result: CheckResult, options: ReportOptions): string {
  const attributes = attributesOf({name: result.check, classname: test.company, time: seconds(result.ms)})
  const inside = insideOf(test, result, options)
  return inside === ''
    ? `    <testcase${attributes}/>`
    : `    <testcase${attributes}>\n      ${inside}\n    </testcase>`
}

function insideOf(test: CompanyTest, result: CheckResult, options: ReportOptions): string {
  const findings = findingsOf(test, result)
  const outcome = outcomeOf(test, result, options)
  if (outcome === 'skipped') return `<skipped${attributesOf({message: whySkipped(test, result, options)})}/>`
  const lines = markupText(findings.map((finding) => wordsOf(finding, options).join('\n')).join('\n\n'))
  const [first] = findings
  if (outcome === 'passed') return lines === '' ? '' : `<system-out>${lines}</system-out>`
  const attributes = attributesOf({message: first?.cause ?? result.check, type: first?.code ?? result.status})
  return `<${outcome}${attributes}>${lines}</${outcome}>`
}

function wordsOf(finding: Finding, {lang}: ReportOptions): string[] {
  const [cause = '', ...further] = findingLines(finding)
  return [`${severityWords[finding.severity][lang]} ${finding.code}: ${cause}`, ...further]
}

function whySkipped(test: CompanyTest, result: CheckResult, {lang}: ReportOptions): string {
  if (result.status === 'skipped') return say(lang, 'skipped', {why: summaryOf(result, lang)})
  const first = test.findings.find(({severity}) => severity === 'error')
  return first === undefined ? statusWords['not-reached'][lang] : `${statusWords['not-reached'][lang]}: ${first.code}`
}

function outcomeOf(test: CompanyTest, result: CheckResult, {strict}: ReportOptions): Outcome {
  switch (result.status) {
    case 'passed':
      return 'passed'
    case 'warning':
      return strict ? 'failure' : 'passed'
    case 'failed':
      return isTestable(test, result) ? 'failure' : 'error'
    case 'not-reached':
    case 'skipped':
      return 'skipped'
  }
}

/** Incomplete settings and a machine without network prove nothing about the channel. */
function isTestable(test: CompanyTest, result: CheckResult): boolean {
  const errors = findingsOf(test, result).filter(({severity}) => severity === 'error')
  return result.check !== 'settings' && !(errors.length > 0 && errors.every(({code}) => isUntestable(code)))
}

function findingsOf(test: CompanyTest, {check}: CheckResult): Finding[] {
  return test.findings.filter((finding) => finding.check === check)
}

function countOf(test: CompanyTest, outcome: Outcome, options: ReportOptions): number {
  return test.checks.filter((result) => outcomeOf(test, result, options) === outcome).length
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

function attributesOf(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${markupAttribute(String(value))}"`)
    .join('')
}
