import type {ConnectionTest} from '../connection-test/result.js'
import {pluginState} from '../report/plugin-state.js'
import {exitCodes, pluginExitCodes, type ExitCode} from './exit-codes.js'

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

/** The exit code of a test whose output monitoring reads. */
export function pluginExitCodeOf(test: ConnectionTest, strict: boolean): ExitCode {
  return pluginExitCodes[pluginState(test.verdict, strict)]
}

/** Incomplete settings are for the admin to mend, not for the machine. */
function isIncomplete(test: ConnectionTest): boolean {
  return test.companies.some(({findings}) => findings.some(({code}) => code === 'settings-incomplete'))
}
