import {wordsIn, type Words} from './wording/phrase.js'

/**
 * Why a run ended without its result, in the classes that the exit codes tell apart:
 * `usage` the command line or the settings are wrong, `broken` it was tried and the other side refused,
 * `unavailable` it could not be tried (secret missing, keychain locked, this machine's network down).
 */
export type FailureKind = 'usage' | 'broken' | 'unavailable'

/** One thing that is wrong with an input: where it stands, what is wrong, what would be valid. */
export interface Problem {
  /** Path inside the document (`companies.acme.smtp.port`) or the flag (`--port`). */
  readonly path: string
  readonly message: string
  /** Line in the document, counted from 1. */
  readonly line?: number
  /** What would be accepted, in words: `1 to 65535`, `tls, starttls`. */
  readonly valid?: string
}

/**
 * A failure that was foreseen and is worded for the person who reads it. `hint` is the command to type next.
 * It never carries settings or credentials: whatever stands here may be printed.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly kind: FailureKind
  /** Stable machine code in kebab-case, such as `settings-invalid`. */
  readonly code: string
  readonly hint: string | undefined
  readonly problems: readonly Problem[]
  /** The message for a report in another language; `message` is its English. */
  readonly words: Words

  constructor(
    kind: FailureKind,
    code: string,
    message: Words,
    more: {hint?: string; problems?: readonly Problem[]; cause?: unknown} = {},
  ) {
    super(wordsIn(message, 'en'), more.cause === undefined ? undefined : {cause: more.cause})
    this.kind = kind
    this.code = code
    this.hint = more.hint
    this.problems = more.problems ?? []
    this.words = message
  }
}
