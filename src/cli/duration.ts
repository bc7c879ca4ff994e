import {Failure} from '../failure.js'

const units: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000}

/** The longest duration a timer can wait for, in ms (2^31 - 1, about 24 days). */
const longest = 2_147_483_647

/** Reads `90s`, `2m`, `1.5h` or `500ms`; a bare number means seconds. @returns milliseconds @throws Failure `duration-invalid` */
export function parseDuration(text: string): number {
  const [, digits = '', unit = 's'] = /^([0-9]{1,10}(?:\.[0-9]{1,3})?) ?(ms|s|m|h)?$/.exec(text.trim()) ?? []
  const ms = Math.round(Number(digits) * (units[unit] ?? 1))
  if (digits !== '' && ms >= 1 && ms <= longest) return ms
  throw new Failure('usage', 'duration-invalid', `"${text.slice(0, 40)}" is no duration.`, {
    hint: 'Valid are durations such as 500ms, 90s, 2m or 1h.',
  })
}
