import type {Problem} from '../failure.js'
import {pluginText} from './escape.js'

/** What monitoring shows when there is no result: one line, whatever went wrong. */
export function renderPluginFailure(failure: {
  readonly message: string
  readonly hint?: string
  readonly problems?: readonly Problem[]
}): string {
  const problems = (failure.problems ?? []).map(({path, message}) => `${path}: ${message}`)
  const words = [failure.message, ...problems, failure.hint ?? ''].filter((part) => part !== '').join(' ')
  return `RECRUITMAIL UNKNOWN - ${pluginText(words)}`
}
