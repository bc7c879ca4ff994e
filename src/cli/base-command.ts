import {Command} from '@oclif/core/command'
import {boolean} from '@oclif/core/flags'
import {Failure} from '../failure.js'
import {sanitiseText} from '../message/sanitise.js'
import {exitCodes, type ExitCode} from './exit-codes.js'
import {tellOfFailedOutput} from './failed-output.js'
import {interruption} from './interruption.js'
import {usageFailure} from './usage-failure.js'

/** What a failed run prints with `--json`: the contract for scripts. */
export interface ErrorJson {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly hint?: string
    readonly problems?: Failure['problems']
  }
}

/**
 * The manner all commands share: results on standard output, everything else on standard error, one JSON object with
 * `--json`, failures worded for the admin, exit codes by the table. Commands parse, call one function and show.
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true
  static override baseFlags = {
    'no-input': boolean({description: 'Never ask; fail and name what is missing.', helpGroup: 'GLOBAL'}),
  }

  readonly #warnings: string[] = []

  protected override async init(): Promise<void> {
    await super.init()
    tellOfFailedOutput()
  }

  /** Aborted by Ctrl-C or SIGTERM, so that work under way can clean up; a second signal ends the process. */
  protected get signal(): AbortSignal {
    return interruption()
  }

  /** Whether a person can be asked: both ends a terminal, not in CI, not with `--json` or `--no-input`. */
  protected get interactive(): boolean {
    return (
      process.stdin.isTTY === true &&
      process.stdout.isTTY === true &&
      !process.env['CI'] &&
      !this.jsonEnabled() &&
      !this.argv.includes('--no-input')
    )
  }

  /** Columns of the terminal results go to; unlimited in a pipe or a file, where lines stay whole. */
  protected get columns(): number {
    return process.stdout.columns || Infinity
  }

  /** Writes a result to standard output; silent with `--json`, where the returned object is the result. */
  protected show(text: string): void {
    if (!this.jsonEnabled() && text !== '') process.stdout.write(text.endsWith('\n') ? text : text + '\n')
  }

  /** Writes progress or a remark to standard error; silent with `--json`. */
  protected note(text: string): void {
    if (!this.jsonEnabled()) process.stderr.write(text.endsWith('\n') ? text : text + '\n')
  }

  /** A warning: on standard error, or as `warnings` inside the JSON result. */
  protected addWarning(text: string): void {
    if (this.jsonEnabled()) this.#warnings.push(text)
    else this.note(`Warning: ${text}`)
  }

  /** Ends the command with its result and an exit code. */
  protected finish<T>(result: T, exitCode: ExitCode = exitCodes.ok): T {
    process.exitCode = exitCode
    return result
  }

  override toSuccessJson(result: unknown): unknown {
    if (this.#warnings.length === 0 || typeof result !== 'object' || result === null) return result
    return {...result, warnings: this.#warnings}
  }

  /** Plain JSON, so that colour never reaches a script. */
  override logJson(json: unknown): void {
    process.stdout.write(terminalSafe(JSON.stringify(json, undefined, 2)) + '\n')
  }

  /** Only the documented fields: oclif's own version prints every property of the error, other flags' values included. */
  override toErrorJson(error: unknown): ErrorJson {
    return errorJson(asFailure(error, this.id))
  }

  override async catch(error: Error & {exitCode?: number; oclif?: {exit?: number}}): Promise<void> {
    if (isPlainExit(error)) throw error
    const failure = asFailure(error, this.id)
    process.exitCode = failure.code === 'interrupted' ? exitCodes.interrupted : exitCodeOf(failure)
    if (this.jsonEnabled()) return this.logJson(this.toErrorJson(failure))
    const {renderFailure} = await import('../report/failure.js')
    this.note(sanitiseText(renderFailure(failure, process.stderr.columns)))
  }
}

/** JSON with every character escaped that a terminal or a reader could be steered by; it means the same. */
function terminalSafe(json: string): string {
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return json.replaceAll(/[\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, escape)
}

/** A failure in the shape scripts rely on. */
export function errorJson({code, message, hint, problems}: Failure): ErrorJson {
  return {error: {code, message, ...(hint !== undefined && {hint}), ...(problems.length > 0 && {problems})}}
}

function exitCodeOf(failure: Failure): ExitCode {
  return failure.code === 'unexpected' ? exitCodes.unexpected : exitCodes[failure.kind]
}

/** `--help` and `this.exit()` travel as errors in oclif. */
function isPlainExit(error: {code?: string; oclif?: {exit?: number}}): boolean {
  return error.code === 'EEXIT' || error.oclif?.exit === 0
}

/** Turns whatever was thrown into a failure that is safe to print. */
function asFailure(error: unknown, commandId: string | undefined): Failure {
  if (error instanceof Failure) return withoutFrame(error)
  if (!(error instanceof Error)) return new Failure('broken', 'unexpected', String(error))
  if (error.name === 'AbortError' || error.name === 'ExitPromptError') {
    return new Failure('unavailable', 'interrupted', 'Interrupted.')
  }
  const oclif = (error as {oclif?: {exit?: number}}).oclif
  if (oclif?.exit === exitCodes.usage || 'parse' in error) return usageFailure(error, commandId)
  return new Failure('broken', 'unexpected', `Unexpected: ${error.message}`, {
    hint: 'This is a bug. Run again with DEBUG=* and report what it prints (remove secrets first).',
    cause: error,
  })
}

/** oclif writes "Parsing --flag" and a pointer to the help around what a flag's own parser threw. */
function withoutFrame(failure: Failure): Failure {
  const message = withoutSeeHelp(failure.message).replace(/^Parsing --\S+ \n\t/, '')
  if (message === failure.message) return failure
  const {kind, code, hint, problems} = failure
  return new Failure(kind, code, message, {...(hint !== undefined && {hint}), problems})
}

function withoutSeeHelp(message: string): string {
  return message.replace(/\s*See more help with --help\s*$/, '')
}
