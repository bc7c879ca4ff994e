import type {Explanation} from '../diagnosis/explain.js'
import {fold, wrap} from './layout.js'

const retryWords: Readonly<Record<Explanation['retry'], string>> = {
  never: 'Trying again without a change does not help.',
  later: 'Trying again later may help.',
  'after-fix': 'Trying again helps after the cause is mended.',
}

/** The explanation of a code as text. */
export function renderExplanation(explanation: Explanation, columns = Infinity): string {
  const {code, severity, cause, example, remedy, remedyFor, retry, source} = explanation
  const sections = [
    `${code} (${severity})\n\n${cause}`,
    example.length === 0 ? '' : `What it looks like:\n${indented(example)}`,
    `What to do:\n${numbered(remedy, columns)}`,
    ...Object.entries(remedyFor).map(([provider, steps]) => `At ${provider}:\n${numbered(steps, columns)}`),
    `${retryWords[retry]}\nSource: ${source}`,
  ]
  return fold(sections.filter((section) => section !== '').join('\n\n'), columns) + '\n'
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

function numbered(steps: readonly string[], columns: number): string {
  return steps.flatMap((step, index) => wrap(step, columns, `  ${index + 1}. `)).join('\n')
}
