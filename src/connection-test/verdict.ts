import {isUntestable} from '../diagnosis/diagnose.js'
import type {Finding} from '../diagnosis/finding.js'
import type {CheckResult, Verdict} from './result.js'

const worst: readonly Verdict[] = ['failed', 'untested', 'degraded', 'passed']

/**
 * The verdict on one company: `untested` when the settings were not complete or only this machine's own network
 * failed, else by the worst finding.
 */
export function verdictOf(checks: readonly CheckResult[], findings: readonly Finding[]): Verdict {
  if (checks.some(({check, status}) => check === 'settings' && status === 'failed')) return 'untested'
  const errors = findings.filter(({severity}) => severity === 'error')
  if (errors.length > 0) return errors.every(({code}) => isUntestable(code)) ? 'untested' : 'failed'
  return findings.some(({severity}) => severity === 'warning') ? 'degraded' : 'passed'
}

/** The verdict on all companies: the worst of theirs. */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  return worst.find((verdict) => verdicts.includes(verdict)) ?? 'untested'
}
