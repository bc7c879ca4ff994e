import type {Verdict} from '../connection-test/result.js'

/** The states a monitoring plugin can report. */
export type PluginState = 'ok' | 'warning' | 'critical' | 'unknown'

/** The state monitoring shows for a verdict; `strict` makes warnings count as broken. */
export function pluginState(verdict: Verdict, strict: boolean): PluginState {
  switch (verdict) {
    case 'passed':
      return 'ok'
    case 'degraded':
      return strict ? 'critical' : 'warning'
    case 'failed':
      return 'critical'
    case 'untested':
      return 'unknown'
  }
}
