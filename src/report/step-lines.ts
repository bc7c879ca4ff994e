import stringWidth from 'string-width'
import {wrap} from './layout.js'
import {remedyStep} from './remedy-step.js'

/** A numbered step in lines of so many columns; a command is never broken, so that it can be copied. */
export function stepLines(step: string, number: number, columns: number): string[] {
  const first = `  ${number}. `
  const further = ' '.repeat(first.length)
  const {before, command, after} = remedyStep(step)
  const isShort = stringWidth(first + step) <= columns
  if (command === undefined || isShort) return wrap(step, columns, first, further)
  const rest = after.replace(/^[,;.] */, '')
  return [
    ...(before === '' ? [first + command] : [...wrap(before, columns, first, further), further + command]),
    ...(rest === '' ? [] : wrap(rest, columns, further, further)),
  ]
}
