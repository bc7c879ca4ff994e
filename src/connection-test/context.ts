import type {Endpoint, Evidence} from '../connection/evidence.js'
import type {Limits} from '../connection/limits.js'
import type {Network} from '../connection/network.js'
import type {Resolver} from '../connection/dns.js'
import type {FindingCode} from '../diagnosis/catalogue.js'
import {diagnose, finding} from '../diagnosis/diagnose.js'
import type {CheckName, Finding, Severity} from '../diagnosis/finding.js'
import type {ProviderId} from '../provider/provider.js'
import type {EffectiveCompany} from '../settings/effective.js'
import type {Language} from '../wording/language.js'
import type {Words} from '../wording/phrase.js'
import {Transcript} from '../connection/transcript.js'
import type {Conversation, ConversationRole} from './result.js'
import type {Recorder} from './recorder.js'
import type {RunShare} from './run-share.js'
import type {Selection} from './selection.js'

/** What every check of one company's test works with. */
export interface TestContext {
  readonly company: EffectiveCompany
  readonly network: Network
  readonly resolver: Resolver
  readonly selection: Selection
  readonly recorder: Recorder
  readonly share: RunShare
  readonly limits: Limits
  /** When the test began, in ms of `performance.now()`. */
  readonly startedAt: number
  /** Latest time to wait for a server or an arrival, in ms of `performance.now()`; what is left then removes the probes. */
  readonly until: number
  /** When the whole test must be over, in ms of `performance.now()`. */
  readonly deadline: number
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
  /** Addresses and names that remedies are filled in with. */
  readonly facts: Readonly<Record<string, string>>
  /** What may wait until the test is over, such as addresses that have not answered yet. */
  readonly atEnd: (() => Promise<void>)[]
  /** Every conversation with a server is added as it begins. */
  readonly conversations: Conversation[]
  /** Language of findings and of the reasons why checks are skipped. */
  readonly lang: Language
}

export interface Aspect {
  readonly check: CheckName
  readonly provider?: ProviderId | undefined
  readonly facts?: Readonly<Record<string, Words>> | undefined
}

/** Keeps what is said on one connection among the conversations of this test, from its first line on. */
export function recordConversation(context: TestContext, role: ConversationRole, {host, port}: Endpoint): Transcript {
  return new Transcript(context.lang, (lines) => context.conversations.push({role, host, port, lines}))
}

/** Adds the finding that the evidence proves. `severity` lowers it where the check is only an addition. */
export function reportEvidence(context: TestContext, evidence: Evidence, aspect: Aspect, severity?: Severity): Finding {
  const found = diagnose(evidence, findingContext(context, aspect, []))
  const kept = severity === undefined ? found : {...found, severity}
  context.recorder.add(kept)
  return kept
}

/** Adds a finding by its code, for what no single server reply shows. */
export function reportCode(
  context: TestContext,
  code: FindingCode,
  aspect: Aspect,
  evidence: readonly Words[],
  severity?: Severity,
): Finding {
  const found = finding(code, findingContext(context, aspect, evidence))
  const kept = severity === undefined ? found : {...found, severity}
  context.recorder.add(kept)
  return kept
}

function findingContext(
  context: TestContext,
  aspect: Aspect,
  evidence: readonly Words[],
): Parameters<typeof finding>[1] {
  return {
    check: aspect.check,
    ...(aspect.provider !== undefined && {provider: aspect.provider}),
    facts: {...context.facts, ...aspect.facts},
    evidence,
    lang: context.lang,
  }
}
