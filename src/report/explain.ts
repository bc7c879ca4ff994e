import type {Explanation} from '../diagnosis/explain.js'

const retryWords: Readonly<Record<Explanation['retry'], string>> = {
  never: 'Trying again without a change does not help.',
  later: 'Trying again later may help.',
  'after-fix': 'Trying again helps after the cause is mended.',
}

/** The explanation of a code as text. */
export function renderExplanation(explanation: Explanation): string {
  const {code, severity, cause, example, remedy, remedyFor, retry, source} = explanation
  const sections = [
    `${code} (${severity})\n\n${cause}`,
    example.length === 0 ? '' : `What it looks like:\n${indented(example)}`,
    `What to do:\n${numbered(remedy)}`,
    ...Object.entries(remedyFor).map(([provider, steps]) => `At ${provider}:\n${numbered(steps)}`),
    `${retryWords[retry]}\nSource: ${source}`,
  ]
  return sections.filter((section) => section !== '').join('\n\n') + '\n'
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `  ${index + 1}. ${step}`).join('\n')
}
