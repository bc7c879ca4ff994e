import {custom} from '@oclif/core/flags'
import {Failure} from '../failure.js'

const hourMs = 3_600_000
const units: Readonly<Record<string, number>> = {h: hourMs, d: 24 * hourMs, w: 7 * 24 * hourMs}

/** `--since`: a day (2026-11-20), a point in time (2026-11-20T08:00Z) or how long ago (12h, 7d, 2w). */
export const sinceFlag = custom<Date>({
  helpValue: 'DATE|AGE',
  description: 'Only what arrived since then: 2026-11-20, 2026-11-20T08:00Z, or 12h, 7d, 2w ago.',
  parse: (input) => Promise.resolve(parseSince(input, new Date())),
})

/** @throws Failure `since-invalid` */
export function parseSince(text: string, now: Date): Date {
  const [, amount = '', unit = ''] = /^([1-9][0-9]{0,4})([hdw])$/.exec(text.trim()) ?? []
  if (amount !== '') return new Date(now.getTime() - Number(amount) * (units[unit] ?? 0))
  const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text.trim()) ?? []
  // A day without a time means the day here, not the day in Greenwich.
  const date = year === undefined ? pointInTime(text) : new Date(Number(year), Number(month) - 1, Number(day))
  if (date !== undefined && !Number.isNaN(date.getTime())) return date
  const problems = [
    {
      path: '--since',
      message: `"${text.slice(0, 40)}" is no date`,
      valid: '2026-11-20, 2026-11-20T08:00Z, 12h, 7d, 2w',
    },
  ]
  throw new Failure('usage', 'since-invalid', 'The date is not valid.', {problems})
}

function pointInTime(text: string): Date | undefined {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{4,12}(Z|[+-][0-9]{2}:?[0-9]{2})?$/.test(text.trim())
    ? new Date(text.trim())
    : undefined
}
