import {printable} from '../connection/printable.js'

/** More of a list is not kept: no healthy server has that many names, addresses or extensions. */
const mostItems = 200

/** What servers and messages said, nested or not, with every text fit to be shown and every list bounded. */
export function cleanDetail<T>(value: T): T {
  return cleaned(value, 0) as T
}

function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return printable(value)
  if (typeof value !== 'object' || value === null || depth > 8) return value
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => cleaned(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, cleaned(item, depth + 1)]))
}
