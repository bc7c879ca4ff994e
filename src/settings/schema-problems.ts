import type {z} from 'zod'
import type {Problem} from '../failure.js'
import {pathText, valueAt, type Path} from './path.js'
import {settingsSchema} from './schema.js'
import {withoutControlCharacters} from './text.js'

/** A problem with its place still as steps, so that the line can be looked up. */
export interface PlacedProblem extends Omit<Problem, 'path' | 'line'> {
  readonly at: Path
}

/** What zod found, in our words: one problem for each place. Values of unknown keys are never shown. */
export function problemsOfIssues(issues: readonly z.core.$ZodIssue[], data: unknown): PlacedProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, data))
}

function problemsOfIssue(issue: z.core.$ZodIssue, data: unknown): PlacedProblem[] {
  const at = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const schema = schemaAt(at)
  if (issue.code === 'unrecognized_keys') {
    const valid = Object.keys(shapeOf(schema) ?? {}).join(', ')
    return issue.keys.map((key) => ({at: [...at, key], message: unknownKey(key), valid}))
  }
  if (issue.code === 'invalid_key') {
    const valid = descriptionOf(keyTypeOf(schemaAt(at.slice(0, -1))))
    return [{at, message: issue.issues[0]?.message ?? 'is no valid id', ...valid}]
  }
  return [{at, message: messageOf(issue, valueAt(data, at)), ...descriptionOf(schema)}]
}

function unknownKey(key: string): string {
  if (!/^(pass|passwd|password|passwort|secret|token)$/i.test(key)) return 'unknown key'
  return 'unknown key: passwords are never part of the settings; recruitmail secret set stores them'
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message
  if (issue.code === 'too_big' || issue.code === 'too_small') {
    return typeof value === 'number' ? `${value} is out of range` : issue.message
  }
  if (issue.code === 'invalid_value') return value === undefined ? 'is missing' : `${shown(value)} is not valid here`
  return wrongKind(value, issue.code === 'invalid_type' ? issue.expected : 'string')
}

function wrongKind(value: unknown, expected: string): string {
  if (value === undefined) return 'is missing'
  if (value === null) return 'is empty'
  if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) {
    return `${shown(value)} is not text; put it into quotes`
  }
  if (expected !== 'string' && typeof value === 'string' && /^([0-9]+|true|false)$/.test(value)) {
    return `${shown(value)} is text; write it without quotes`
  }
  return `${shown(value)} is not valid here`
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return 'a mapping'
  const text = withoutControlCharacters(value)
  return `"${text.length > 40 ? text.slice(0, 40) + '…' : text}"`
}

/** The part of the schema that governs a path, as far as there is one. */
function schemaAt(at: Path): unknown {
  return at.reduce<unknown>((schema, step) => {
    const definition = definitionOf(schema)
    if (definition.type === 'record') return definition.valueType
    if (definition.type === 'array') return definition.element
    const shape = shapeOf(schema)
    return shape !== undefined && Object.hasOwn(shape, step) ? shape[step as string] : undefined
  }, settingsSchema)
}

interface Definition {
  readonly type?: string
  readonly innerType?: unknown
  readonly valueType?: unknown
  readonly keyType?: unknown
  readonly element?: unknown
  readonly shape?: Record<string, unknown>
}

function definitionOf(schema: unknown): Definition {
  const definition = (schema as {def?: Definition} | undefined)?.def ?? {}
  return definition.innerType === undefined ? definition : definitionOf(definition.innerType)
}

function shapeOf(schema: unknown): Record<string, unknown> | undefined {
  return definitionOf(schema).shape
}

function keyTypeOf(schema: unknown): unknown {
  return definitionOf(schema).keyType
}

function descriptionOf(schema: unknown): {valid?: string} {
  const {description, def} = (schema ?? {}) as {description?: string; def?: Definition}
  if (description !== undefined) return {valid: description}
  return def?.innerType === undefined ? {} : descriptionOf(def.innerType)
}

/** The problem as it is reported: its place as text. */
export function reported(problem: PlacedProblem, line: number | undefined): Problem {
  const {at, ...rest} = problem
  return {
    path: at.length === 0 ? 'document' : withoutControlCharacters(pathText(at)),
    ...rest,
    ...(line !== undefined && {line}),
  }
}
