import type {CompanyTest, ConnectionTest} from '../connection-test/result.js'
import type {Finding, Severity} from '../diagnosis/finding.js'
import {workflowData, workflowProperty} from './escape.js'
import {findingLines} from './finding-lines.js'
import type {ReportOptions} from './report-options.js'
import {verdictWords} from './words.js'

/** Workflow commands of GitHub Actions by severity. */
const commands: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'notice'}

/**
 * Annotations for GitHub Actions, errors first, since a step shows ten of a kind; the verdicts last. What servers said
 * stands behind the command of a line and never begins one.
 */
export function renderGithub(test: ConnectionTest, {lang}: Pick<ReportOptions, 'lang'>): string {
  const annotated = test.companies.flatMap((company) => company.findings.map((finding) => ({company, finding})))
  const order: readonly Severity[] = ['error', 'warning', 'info']
  const lines = annotated
    .toSorted((one, other) => order.indexOf(one.finding.severity) - order.indexOf(other.finding.severity))
    .map(({company, finding}) => annotation(company, finding))
  const verdicts = test.companies.map(({company, verdict}) => `recruitmail: ${company} ${verdictWords[verdict][lang]}`)
  return [...lines, ...verdicts, ''].join('\n')
}

function annotation({company}: CompanyTest, finding: Finding): string {
  const title = workflowProperty(`${company}: ${finding.code}`)
  return `::${commands[finding.severity]} title=${title}::${workflowData(findingLines(finding).join('\n'))}`
}
