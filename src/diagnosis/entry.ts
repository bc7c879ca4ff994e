import type {Evidence} from '../connection/evidence.js'
import type {ProviderId} from '../provider/provider.js'
import type {CheckName, Severity} from './finding.js'

/** Where a cause lies; the files of the catalogue are cut the same way. */
type Group =
  | 'settings'
  | 'dns'
  | 'tcp'
  | 'tls'
  | 'starttls'
  | 'smtp-greeting'
  | 'smtp-auth'
  | 'oauth'
  | 'sender'
  | 'recipient'
  | 'data'
  | 'delivery'
  | 'imap'
  | 'redirect'
  | 'header'
  | 'alignment'
  | 'policy'

/** What trying again is good for: nothing, something later without a change, something once it is mended. */
export type Retry = 'never' | 'later' | 'after-fix'

/**
 * One step of a remedy with placeholders (`{host}`), or several wordings of which the first is taken whose placeholders
 * all have values. A step none of whose wordings can be filled is left out.
 */
export type Step = string | readonly string[]

export interface EntryText {
  /** The cause in one sentence. */
  readonly cause: string
  readonly remedy: readonly Step[]
  /** Steps for what only a test can have found, such as a folder; they stand before all others, whoever the provider is. */
  readonly known?: readonly Step[]
  /** Steps that replace `remedy` where the provider is known: its own console path or command. */
  readonly remedyFor?: Readonly<Record<ProviderId, readonly Step[]>>
}

/** One failure the product can name, worded in English. The key in the catalogue is its code, which never changes its meaning. */
export interface Entry extends EntryText {
  readonly group: Group
  /** Default `error`. */
  readonly severity?: Severity
  readonly retry: Retry
  /** The checks that can name it, where they do not follow from group and example. */
  readonly checks?: readonly CheckName[]
  /** This machine could not reach anything, so the channel itself was not tested. */
  readonly untestable?: true
  /** Where the wire fact comes from. */
  readonly source: string
  /** What it looks like on the wire; `classify` gives this code for it. */
  readonly example?: Evidence
  /** The diagnostic text of a bounce; `classifyBounce` gives this code for it. */
  readonly bounce?: string
  /** Evidence lines as the check prints them, where no single reply of a server shows the cause. */
  readonly seen?: readonly string[]
  /** What a token endpoint answers; `classifyToken` gives this code for it. */
  readonly token?: TokenFailure
}

/** The answer of an OAuth token endpoint (RFC 6749 section 5.2), or why there was none. */
export interface TokenFailure {
  readonly error?: string
  readonly description?: string
  /** Node's code where the endpoint was not reached. */
  readonly errorCode?: string
}

export type Entries = Readonly<Record<string, Entry>>

/** A part of the catalogue in another language: the same codes. */
export type TextsOf<Part extends Entries> = Readonly<Record<keyof Part, EntryText>>
