import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument as parseYaml,
  stringify,
  visit,
  type Alias,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml'
import type {Problem} from '../failure.js'
import {pathText, type Path} from './path.js'
import {reported} from './schema-problems.js'
import type {Settings} from './settings.js'
import {withoutControlCharacters} from './text.js'
import {checkSettings, mostProblems, settingsInvalid} from './validate.js'

/** The largest document that is read, in bytes; five hundred companies take about 200 kB. */
export const largestDocument = 1_000_000

/** The parser makes an error object for every broken token; without stack traces a million of them are bearable. */
function parsedYaml(text: string, lines: LineCounter): Document {
  const {stackTraceLimit} = Error
  Error.stackTraceLimit = 0
  try {
    return parseYaml(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      stringKeys: true,
      resolveKnownTags: false,
      logLevel: 'error',
    })
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

/** Aliases in one document, and values one of them may stand for; a short text of nested aliases could otherwise stand for gigabytes. */
const mostAliases = 100

/** Levels of nesting; settings have five. */
const deepest = 64

/**
 * Reads the settings from YAML (JSON is YAML too).
 * @throws Failure `settings-invalid` with every problem: path, line, what is wrong, what would be valid
 */
export function parseDocument(text: string, fileName: string): Settings {
  const unreadable = unreadableBecause(text)
  if (unreadable !== undefined) throw settingsInvalid(fileName, [unreadable])
  const lines = new LineCounter()
  const document = parsedYaml(text, lines)
  const broken = [...document.errors, ...document.warnings]
  const problems = broken.slice(0, mostProblems).map((error) => syntaxProblem(error, lines))
  if (problems.length > 0) throw settingsInvalid(fileName, problems, broken.length)
  const repeated = repeatedKeys(document, lines)
  const data = plainData(document, lines, fileName)
  if (data === null || data === undefined) throw settingsInvalid(fileName, [emptyDocument])
  const checked = checkSettings(data)
  const placed = checked.problems.slice(0, mostProblems)
  const all = [...repeated, ...placed.map((problem) => reported(problem, lineOf(document, problem.at, lines)))]
  const total = repeated.length + checked.problems.length
  if (checked.settings === undefined || total > 0) throw settingsInvalid(fileName, inOrder(all), total)
  return checked.settings
}

/** The settings as a YAML document, keys in the order of the design; reading it again yields the same settings. */
export function formatDocument(settings: Settings): string {
  const {version, inbound, builtin, companies, jobs, network} = settings
  const ordered = {
    version,
    ...(inbound !== undefined && {inbound}),
    ...(builtin !== undefined && {builtin}),
    companies,
    jobs,
    ...(network !== undefined && {network}),
  }
  return stringify(ordered, {lineWidth: 0, aliasDuplicateObjects: false})
}

const emptyDocument: Problem = {path: 'document', line: 1, message: 'is empty', valid: 'version: 1, and companies'}

/** What keeps a text from being parsed at all; depth and size are judged before a parser spends time on them. */
function unreadableBecause(text: string): Problem | undefined {
  if (Buffer.byteLength(text) > largestDocument) {
    return {path: 'document', message: 'is too large', valid: `at most ${largestDocument} bytes`}
  }
  const control = /[^\t\n\r\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(text)
  if (control !== null) {
    const line = text.slice(0, control.index).split('\n').length
    return {path: 'document', line, message: 'holds a control character', valid: 'text in UTF-8'}
  }
  const line = tooDeepLine(text)
  return line === undefined ? undefined : {path: 'document', line, message: `is nested deeper than ${deepest} levels`}
}

/** The line in which brackets or dashes nest too deeply; the parser would exhaust the stack on them. */
function tooDeepLine(text: string): number | undefined {
  let depth = 0
  for (const [index, line] of text.split('\n').entries()) {
    const indent = /^[ ]*/.exec(line)?.[0].length ?? 0
    const marks = /^(?:[-?:][ \t]+)*/.exec(line.slice(indent))?.[0].replaceAll(/\s/g, '').length ?? 0
    for (const character of line) {
      if (character === '[' || character === '{') depth += 1
      if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
      if (depth > deepest) return index + 1
    }
    if (marks > deepest || indent > deepest * 16) return index + 1
  }
  return undefined
}

/** The document as plain data. Aliases are counted first: looking up each one takes as long as the document is. */
function plainData(document: Document, lines: LineCounter, fileName: string): unknown {
  const aliases: Alias[] = []
  visit(document, {
    Alias(_, alias) {
      aliases.push(alias)
      return aliases.length > mostAliases ? visit.BREAK : undefined
    },
  })
  if (aliases.length > mostAliases) throw settingsInvalid(fileName, [tooManyAliases])
  const dangling = aliases.filter((alias) => alias.resolve(document) === undefined)
  if (dangling.length > 0)
    throw settingsInvalid(
      fileName,
      dangling.map((alias) => danglingAlias(alias, lines)),
    )
  try {
    return document.toJS({maxAliasCount: mostAliases})
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error
    throw settingsInvalid(fileName, [tooManyAliases])
  }
}

const tooManyAliases: Problem = {
  path: 'document',
  message: 'repeats values by aliases too often',
  valid: `at most ${mostAliases} aliases`,
}

function danglingAlias(alias: Alias, lines: LineCounter): Problem {
  const line = lineAt(alias, lines)
  const message = 'is not valid YAML: an alias (*) without an anchor (&) before it'
  return {path: 'document', ...(line !== undefined && {line}), message}
}

/** The parser's own check compares every key with every other one; a million of them would take minutes. */
function repeatedKeys(document: Document, lines: LineCounter): Problem[] {
  const problems: Problem[] = []
  visit(document, {
    Map(_, map, ancestors) {
      const seen = new Set<string>()
      for (const {key} of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) {
          const line = lineAt(key, lines)
          const at = [...pathOf(ancestors), name]
          problems.push({
            path: withoutControlCharacters(pathText(at)),
            ...(line !== undefined && {line}),
            message: 'is given twice',
            valid: 'each key once',
          })
        }
        seen.add(name)
      }
    },
  })
  return problems
}

function pathOf(ancestors: readonly unknown[]): string[] {
  return ancestors.flatMap((ancestor) =>
    isPair(ancestor) && isScalar(ancestor.key) ? [String(ancestor.key.value)] : [],
  )
}

/** The line of the value at a path; of the nearest thing above it where the value is missing. */
function lineOf(document: Document, at: Path, lines: LineCounter): number | undefined {
  let node: unknown = document.contents
  let line = lineAt(node, lines)
  for (const step of at) {
    const collection = isAlias(node) ? node.resolve(document) : node
    const next = isMap(collection)
      ? collection.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))
      : (collection as {items?: unknown[]} | undefined)?.items?.[Number(step)]
    if (next === undefined) return line
    line = (isPair(next) ? lineAt(next.key, lines) : lineAt(next, lines)) ?? line
    node = isPair(next) ? next.value : next
  }
  return line
}

function lineAt(node: unknown, lines: LineCounter): number | undefined {
  const start = (node as Node | null | undefined)?.range?.[0]
  return start === undefined ? undefined : lines.linePos(start).line
}

function syntaxProblem(error: YAMLError, lines: LineCounter): Problem {
  return {path: 'document', line: lines.linePos(error.pos[0]).line, message: syntaxMessage(error)}
}

/** Where the parser's own message would quote the document, or can be said more simply. */
const syntaxMessages: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  UNEXPECTED_TOKEN: 'something unexpected stands in this line',
  TAG_RESOLVE_FAILED: 'tags (!…) are not used in settings',
  MULTIPLE_DOCS: 'several documents (---); settings are one',
  TAB_AS_INDENT: 'a tab stands where spaces belong',
  NON_STRING_KEY: 'a key must be plain text',
}

function syntaxMessage({code, message}: YAMLError): string {
  const own = withoutControlCharacters(message.split('\n')[0] ?? '').slice(0, 160)
  return `is not valid YAML: ${syntaxMessages[code] ?? own}`
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
}
