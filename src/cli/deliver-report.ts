import type {ConnectionTest} from '../connection-test/result.js'
import {withoutWorkflowCommands} from '../report/escape.js'
import {stepSummary, testReport, type ReportFlags} from './test-report.js'

export interface Delivery {
  /** What belongs on standard output; empty when the report went to a file. */
  readonly shown: string
  readonly note?: string
}

/**
 * Brings a report where it is wanted: to the file `--output` names, else to standard output; for GitHub Actions the
 * summary of the step besides. @throws Failure when a file cannot be written
 */
export async function deliverReport(test: ConnectionTest, flags: ReportFlags, version: string): Promise<Delivery> {
  const {format, output} = flags
  const summaryFile = process.env['GITHUB_STEP_SUMMARY']
  if (format === 'github' && summaryFile) {
    const {appendStepSummary} = await import('./step-summary-file.js')
    await appendStepSummary(summaryFile, (most) => stepSummary(test, flags, version, most))
  }
  if (output === undefined) {
    const text = await testReport(test, flags, version, process.stdout)
    return {shown: process.env['GITHUB_ACTIONS'] && format !== 'github' ? withoutWorkflowCommands(text) : text}
  }
  const {writeReport} = await import('./write-report.js')
  await writeReport(output, await testReport(test, flags, version, {}), format === 'prometheus' ? 'everyone' : 'owner')
  return {shown: '', note: `The report is in ${output}.`}
}
