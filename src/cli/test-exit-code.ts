import type {ConnectionTest} from '../connection-test/result.js'
import {exitCodes, type ExitCode} from './exit-codes.js'

/** The exit code of a test by its verdict; `strict` makes warnings count as broken. */
export function exitCodeOfTest(test: ConnectionTest, strict: boolean): ExitCode {
  switch (test.verdict) {
    case 'passed':
      return exitCodes.ok
    case 'degraded':
      return strict ? exitCodes.broken : exitCodes.ok
    case 'failed':
      return exitCodes.broken
    case 'untested':
      return isIncomplete(test) ? exitCodes.usage : exitCodes.unavailable
  }
}

/** Incomplete settings are for the admin to mend, not for the machine. */
function isIncomplete(test: ConnectionTest): boolean {
  return test.companies.some(({findings}) => findings.some(({code}) => code === 'settings-incomplete'))
}
