import {isDeepStrictEqual} from 'node:util'
import {pathText, type Path} from './path.js'
import type {Settings} from './settings.js'

export type Leaf = string | number | boolean | readonly string[]

/** One value that differs between two settings. */
export type PlannedChange =
  | {readonly path: string; readonly kind: 'added'; readonly to: Leaf}
  | {readonly path: string; readonly kind: 'changed'; readonly from: Leaf; readonly to: Leaf}
  | {readonly path: string; readonly kind: 'removed'; readonly from: Leaf}

/** What turns the one settings into the other, value by value, in the order of the document. */
export function planChanges(from: Settings, to: Settings): PlannedChange[] {
  const before = leaves(from)
  const after = leaves(to)
  const removed = [...before].filter(([path]) => !after.has(path))
  return [
    ...[...after].flatMap(([path, value]) => planned(path, before.get(path), value)),
    ...removed.map(([path, value]): PlannedChange => ({path, kind: 'removed', from: value})),
  ]
}

function planned(path: string, from: Leaf | undefined, to: Leaf): PlannedChange[] {
  if (from === undefined) return [{path, kind: 'added', to}]
  return isDeepStrictEqual(from, to) ? [] : [{path, kind: 'changed', from, to}]
}

/** Every single value with its path; a list counts as one value. */
function leaves(value: unknown, at: Path = [], found = new Map<string, Leaf>()): Map<string, Leaf> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== undefined) found.set(pathText(at), value as Leaf)
    return found
  }
  for (const [key, member] of Object.entries(value)) leaves(member, [...at, key], found)
  return found
}
