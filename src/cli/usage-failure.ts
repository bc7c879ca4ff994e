import {Failure, type Problem} from '../failure.js'

interface Definition {
  readonly required?: boolean
  readonly description?: string
  readonly helpValue?: string | readonly string[]
  readonly exactlyOne?: readonly string[]
}

/** What oclif's errors of wrong usage carry: what the command takes and what was read so far. */
interface UsageError extends Error {
  readonly flags?: unknown
  readonly parse?: {
    readonly input?: {readonly args?: Record<string, Definition>; readonly flags?: Record<string, Definition>}
    readonly output?: {readonly args?: Record<string, unknown>; readonly flags?: Record<string, unknown>}
  }
}

/** Words oclif's complaint about arguments and flags for the admin: everything that is missing at once, no value repeated. */
export function usageFailure(error: UsageError, commandId: string | undefined): Failure {
  const help = `See: recruitmail ${commandId === undefined ? '' : `${commandId.replaceAll(':', ' ')} `}--help`
  const unknown = Array.isArray(error.flags) ? error.flags.map((flag) => String(flag).replace(/=.*$/s, '')) : []
  if (unknown.length > 0) return new Failure('usage', 'usage', noSuchFlags(unknown), {hint: hintFor(unknown, help)})
  const missing = missingOf(error)
  if (missing.length > 0) {
    const names = missing.map(({path}) => path)
    return new Failure('usage', 'missing-flags', `Missing ${listed(names, 'and')}.`, {problems: missing, hint: help})
  }
  return new Failure('usage', 'usage', plainWords(error.message), {hint: help})
}

function noSuchFlags(flags: readonly string[]): string {
  return `There is no flag ${listed([...new Set(flags)], 'and no')} here.`
}

function hintFor(flags: readonly string[], help: string): string {
  return flags.some((flag) => /^--(password|secret|token)/.test(flag))
    ? 'Secrets never stand on the command line: use --password-stdin or --password-file, or be asked.'
    : help
}

/** Required arguments and flags that were not given, and groups of flags of which one is needed. */
function missingOf({parse}: UsageError): Problem[] {
  const {args: argsRead = {}, flags: flagsRead = {}} = parse?.output ?? {}
  const args = Object.entries(parse?.input?.args ?? {})
    .filter(([name, {required}]) => required === true && argsRead[name] === undefined)
    .map(([name, {description = ''}]) => ({path: name.toUpperCase(), message: description}))
  const definitions = parse?.input?.flags ?? {}
  const flags = Object.entries(definitions)
    .filter(([name, {required}]) => required === true && flagsRead[name] === undefined)
    .map(([name, {description = ''}]) => ({path: `--${name}`, message: description}))
  const groups = Object.values(definitions).flatMap(({exactlyOne}) => (exactlyOne === undefined ? [] : [exactlyOne]))
  const unmet = groups
    .filter((group) => group.every((name) => flagsRead[name] === undefined))
    .map((group) => ({
      path: listed(
        group.map((name) => `--${name}`),
        'or',
      ),
      message: 'one of them is needed',
    }))
  return [...args, ...flags, ...unmet]
}

function plainWords(message: string): string {
  const lines = message
    .replace(/\s*See more help with --help\s*$/, '')
    .replace(/^The following errors? occurred:\s*/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [...new Set(lines.map(exclusion))].join('\n')
}

/** `--all=true cannot also be provided when using --company` repeats a value and is said once for each direction. */
function exclusion(line: string): string {
  const [, one = '', other = ''] = /^--([^\s=]+)=.* cannot also be provided when using --(\S+)$/s.exec(line) ?? []
  if (one === '') return line
  const [first = '', second = ''] = [one, other].toSorted()
  return `--${first} and --${second} exclude each other.`
}

function listed(words: readonly string[], conjunction: string): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`
}
