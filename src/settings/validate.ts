import {Failure, type Problem} from '../failure.js'
import type {Path} from './path.js'
import {brokenRules, type Draft} from './rules.js'
import {problemsOfIssues, reported, type PlacedProblem} from './schema-problems.js'
import {settingsSchema} from './schema.js'
import type {Settings} from './settings.js'

/** How many problems are listed; a document with more is usually no settings document at all. */
export const mostProblems = 100

export type Checked =
  | {readonly settings: Settings; readonly problems: readonly []}
  | {readonly settings: undefined; readonly problems: readonly PlacedProblem[]}

/** Checks plain data against the schema and all rules; reports everything that is wrong, not only the first thing. */
export function checkSettings(data: unknown): Checked {
  const parsed = settingsSchema.safeParse(data)
  const problems = [
    ...reservedKeys(data),
    ...(parsed.success ? [] : problemsOfIssues(parsed.error.issues, data)),
    ...brokenRules(normalise(parsed.success ? parsed.data : withoutInvalid(data, parsed.error.issues)), data),
  ]
  if (!parsed.success || problems.length > 0) return {settings: undefined, problems}
  return {settings: normalise(parsed.data) as Settings, problems: []}
}

/**
 * The settings that plain data stands for.
 * @throws Failure `settings-invalid` with every problem
 */
export function validateSettings(data: unknown): Settings {
  const checked = checkSettings(data)
  if (checked.settings !== undefined) return checked.settings
  throw settingsInvalid(
    'The settings would not be valid',
    checked.problems.map((problem) => reported(problem, undefined)),
  )
}

/** The failure for invalid settings; `total` counts the problems where not all of them are passed. */
export function settingsInvalid(what: string, problems: readonly Problem[], total = problems.length): Failure {
  const shown = problems.slice(0, mostProblems)
  if (total > shown.length) shown.push({path: 'document', message: `and ${total - shown.length} more problems`})
  const count = total === 1 ? 'one problem' : `${total} problems`
  return new Failure('usage', 'settings-invalid', `${what}: ${count}, nothing was changed.`, {problems: shown})
}

/** zod leaves `__proto__` out of mappings with free keys without a word. */
function reservedKeys(data: unknown): PlacedProblem[] {
  return ['companies', 'jobs'].flatMap((section) => {
    const value = isMapping(data) && Object.hasOwn(data, section) ? data[section] : undefined
    if (!isMapping(value) || !Object.hasOwn(value, '__proto__')) return []
    return [{at: [section, '__proto__'], message: 'is a reserved word and no valid id', valid: 'another id'}]
  })
}

/**
 * The one form settings are kept in: keys left empty are absent, an empty custom address or sender name too, `ssl` is
 * `tls`, and `companies` and `jobs` are always there.
 */
function normalise(data: unknown): Draft<Settings> {
  const straight = straightened(data)
  return {companies: {}, jobs: {}, ...(isMapping(straight) ? straight : {})} as Draft<Settings>
}

function straightened(value: unknown, key = ''): unknown {
  if (key === 'encryption' && value === 'ssl') return 'tls'
  if (!isMapping(value)) return value
  const kept = Object.entries(value).filter(([name, member]) => member !== null && !isEmptyOptional(name, member))
  return Object.fromEntries(kept.map(([name, member]) => [name, straightened(member, name)]))
}

function isEmptyOptional(name: string, value: unknown): boolean {
  return value === '' && (name === 'customAddress' || name === 'senderName')
}

/** The data without every part that a schema issue points at, so that the rules can judge the rest. */
function withoutInvalid(
  data: unknown,
  issues: readonly {readonly path: readonly PropertyKey[]; readonly keys?: unknown}[],
): unknown {
  if (!isMapping(data)) return {}
  const draft = structuredClone(data)
  for (const issue of issues) {
    const keys = Array.isArray(issue.keys) ? (issue.keys as string[]) : undefined
    const path = issue.path.map((step) => step as string | number)
    if (keys === undefined) drop(draft, path)
    else for (const key of keys) drop(draft, [...path, key])
  }
  return draft
}

/** Removes one value; out of a list nothing is taken alone, the list goes as a whole. */
function drop(draft: Record<string, unknown>, path: Path): void {
  const [first, ...rest] = path
  if (first === undefined) return
  const value = draft[first]
  if (rest.length === 0 || !isMapping(value)) delete draft[first]
  else drop(value, rest)
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
