import {sanitise, sanitiseText} from '../message/sanitise.js'

/**
 * Words from outside as text of a format: whatever they hold, they stay text. Control and direction characters, half
 * surrogate pairs and the two code points XML 1.0 forbids (section 2.2) are taken out first.
 */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** Text of an XML or HTML element; line feeds stay. */
export function markupText(text: string): string {
  return clean(text).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** Value of an XML or HTML attribute, to stand between double quotes; line feeds survive as references. */
export function markupAttribute(text: string): string {
  return clean(text).replaceAll(/[&<>"'\n\t]/g, (character) => entities[character] ?? '')
}

function clean(text: string): string {
  return sanitiseText(text).replaceAll(noCharacters, '')
}

function oneLine(text: string): string {
  return sanitise(text).replaceAll(noCharacters, '')
}

const noCharacters = /[\uFFFE\uFFFF]/g

/** Characters that mean something in the middle of a line of Markdown (CommonMark, GitHub's tables and links). */
const markdownSigns = /[\\`*_[\]<>|~#&!$]|:(?=\/\/)|(?<=\bwww)\./g

/** Text inside a line of Markdown that shows as it is. */
export function markdownText(text: string): string {
  return oneLine(text).replaceAll(markdownSigns, String.raw`\$&`)
}

/** A line of Markdown, or the first one of a list item, that shows the text as it is: it begins neither list nor rule. */
export function markdownLine(text: string): string {
  return markdownText(text)
    .replace(/^([-+=])/, String.raw`\$1`)
    .replace(/^(\d{1,9})([.)])/, String.raw`$1\$2`)
}

/** A code span of Markdown; between bars a bar ends the cell of a table even inside code, so it is escaped there. */
export function markdownCode(text: string, place: 'line' | 'cell' = 'line'): string {
  const line = oneLine(text)
  if (line === '') return ''
  const fence = '`'.repeat(longestRun(line) + 1)
  const padding = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  // A backslash right before the bar would make two of ours, which escape each other: they are kept apart.
  const shown = place === 'cell' ? line.replaceAll(/\\(?=\|)/g, '\\ ').replaceAll('|', String.raw`\|`) : line
  return `${fence}${padding}${shown}${padding}${fence}`
}

/** A fenced block of Markdown that no line inside can end. */
export function markdownBlock(lines: readonly string[]): string {
  const inside = lines.map((line) => clean(line).replaceAll('\n', ' '))
  const fence = '`'.repeat(Math.max(3, longestRun(inside.join('\n')) + 1))
  return [`${fence}text`, ...inside, fence].join('\n')
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
}

/** The message of a GitHub workflow command; `##[` began commands in an older syntax that runners still read. */
export function workflowData(text: string): string {
  return clean(text).replaceAll('##[', '## [').replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** A property of a GitHub workflow command, such as its title. */
export function workflowProperty(text: string): string {
  return workflowData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/**
 * Output in which no line is a workflow command: runners of GitHub Actions read them from whatever a step prints, behind
 * blanks too, and the older `##[command]` anywhere.
 */
export function withoutWorkflowCommands(text: string): string {
  return text.replaceAll(/^(\s*:)(?=:[a-z][\w-]*[^:\n]*::)/gim, '$1 ').replaceAll('##[', '## [')
}

/** The value of a Prometheus label, to stand between double quotes. */
export function prometheusLabel(text: string): string {
  return oneLine(text)
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
}

/** One line of a monitoring plugin's output: a bar would begin its performance data. */
export function pluginText(text: string): string {
  return oneLine(text).replaceAll('|', '/')
}

/** A label of performance data in quotes; it may hold neither an equals sign nor a bar. */
export function pluginLabel(text: string): string {
  return `'${oneLine(text).replaceAll(/[=|]/g, '_').replaceAll("'", "''")}'`
}
