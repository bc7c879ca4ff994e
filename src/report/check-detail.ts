import type {CompanyTest} from '../connection-test/result.js'
import type {CheckName} from '../diagnosis/finding.js'

/** The detail of a check is open data: these read it without trusting its shape. */
export type Detail = Readonly<Record<string, unknown>>

export function detailOf(test: CompanyTest, check: CheckName): Detail {
  return test.checks.find((result) => result.check === check)?.detail ?? {}
}

/** A text or number as text; the last line of several. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? (String(value).split('\n').at(-1) ?? '') : ''
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(textOf) : []
}

export function recordOf(value: unknown): Detail {
  return typeof value === 'object' && value !== null ? (value as Detail) : {}
}

export function recordsOf(value: unknown): Detail[] {
  return Array.isArray(value) ? value.map(recordOf) : []
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}
