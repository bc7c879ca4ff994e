import {sanitise} from '../message/sanitise.js'
import {fold} from './layout.js'
import type {Problem} from '../failure.js'
import type {Leaf, PlannedChange} from '../settings/plan.js'

/** Changes value by value: `+` added, `~` changed, `-` removed. */
export function renderChanges(changes: readonly PlannedChange[], nothing = 'Nothing to change.'): string {
  return changes.length === 0 ? nothing : changes.map(renderChange).join('\n')
}

function renderChange(change: PlannedChange): string {
  const path = sanitise(change.path)
  switch (change.kind) {
    case 'added':
      return `+ ${path}: ${leaf(change.to)}`
    case 'changed':
      return `~ ${path}: ${leaf(change.from)} -> ${leaf(change.to)}`
    case 'removed':
      return `- ${path}: ${leaf(change.from)}`
  }
}

function leaf(value: Leaf): string {
  return sanitise(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** What is still missing before a channel can work, each with the command that adds it; nothing where all is there. */
export function renderMissing(missing: readonly Problem[], columns = Infinity): string {
  const lines = missing.map(({path, message, valid}) => {
    const command = valid === undefined ? '' : `\n    ${sanitise(valid)}`
    return `  ${sanitise(path)}: ${sanitise(message)}${command}`
  })
  return lines.length === 0 ? '' : fold(['Still missing:', ...lines].join('\n'), columns)
}
