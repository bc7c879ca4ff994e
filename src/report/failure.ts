import type {Failure, Problem} from '../failure.js'
import {fold} from './layout.js'

/** The failure as text: what is wrong, why, and last the command to run next. */
export function renderFailure(failure: Failure, columns = Infinity): string {
  const lines = [failure.message, ...failure.problems.map((problem) => `  ${renderProblem(problem)}`)]
  if (failure.hint !== undefined) lines.push(failure.hint)
  return fold(lines.join('\n'), columns) + '\n'
}

function renderProblem(problem: Problem): string {
  const place = problem.line === undefined ? problem.path : `line ${problem.line}: ${problem.path}`
  const valid = problem.valid === undefined ? '' : ` (valid: ${problem.valid})`
  return `${place}: ${problem.message}${valid}`
}
