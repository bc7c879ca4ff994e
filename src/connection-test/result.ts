import type {TranscriptLine} from '../connection/transcript.js'
import type {CheckName, Finding} from '../diagnosis/finding.js'
import type {Channel, CompanyId} from '../settings/settings.js'

export type CheckStatus = 'passed' | 'warning' | 'failed' | 'not-reached' | 'skipped'

/** `passed` without a finding, `degraded` with warnings, `failed` with an error, `untested` when it could not be tried. */
export type Verdict = 'passed' | 'degraded' | 'failed' | 'untested'

export interface CheckResult {
  readonly check: CheckName
  readonly status: CheckStatus
  /** Time this check took alone, in ms. */
  readonly ms: number
  /** Why it was skipped. */
  readonly why?: string
  /** What the check saw: addresses, TLS version, arrival time and so on. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** Whose server a conversation was with. */
export type ConversationRole = 'smtp' | 'inbound' | 'copy' | 'builtin'

/**
 * What was said on one connection: credentials replaced, message contents and what other messages say left out,
 * control characters removed, lines and length bounded.
 */
export interface Conversation {
  readonly role: ConversationRole
  readonly host: string
  readonly port: number
  readonly lines: readonly TranscriptLine[]
}

export interface CompanyTest {
  readonly company: CompanyId
  readonly channel: Channel | undefined
  /** The address mail leaves from. */
  readonly address: string | undefined
  /** Whether the sender is that of the main company. */
  readonly inherited: boolean
  readonly verdict: Verdict
  readonly checks: readonly CheckResult[]
  readonly findings: readonly Finding[]
  /** When the test began, ISO 8601 in UTC. */
  readonly startedAt: string
  /** How long it took, in ms. */
  readonly ms: number
  /** Every conversation with a server, in the order they began. */
  readonly conversations: readonly Conversation[]
}

/** The result of `test-connection` as it stands in the JSON contract. */
export interface ConnectionTest {
  readonly schema: 'recruitmail/test-connection/1'
  readonly verdict: Verdict
  /** When the test began, ISO 8601 in UTC. */
  readonly startedAt: string
  /** How long it took, in ms. */
  readonly ms: number
  readonly companies: readonly CompanyTest[]
}

/** Told about every check as it begins and ends, for live progress. */
export type TestProgress =
  | {readonly company: CompanyId; readonly kind: 'begun'; readonly check: CheckName}
  | {readonly company: CompanyId; readonly kind: 'ended'; readonly result: CheckResult}
  | {readonly company: CompanyId; readonly kind: 'waiting'; readonly check: CheckName; readonly text: string}
