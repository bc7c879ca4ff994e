import type {Evidence, Protocol} from '../../connection/evidence.js'
import type {ProviderId} from '../../provider/provider.js'
import type {FindingCode} from '../catalogue.js'

/**
 * One row of a table: the code applies when every condition that is given holds. Tables are read from the top, so
 * what is told by provider or words stands above what is told by numbers alone.
 */
export interface Rule {
  readonly code: FindingCode
  readonly provider?: readonly ProviderId[]
  /** Against Node's, OpenSSL's or our error code. */
  readonly error?: RegExp
  /** Against the three digits of an SMTP reply. */
  readonly reply?: RegExp
  /** Against the enhanced status (RFC 3463), also where it stands inside the text. */
  readonly enhanced?: RegExp
  /** Against the response code in brackets of an IMAP reply (RFC 5530). */
  readonly imap?: RegExp
  /** Against the status of an IMAP reply. */
  readonly status?: RegExp
  /** Against the joined words of the server. */
  readonly text?: RegExp
  /** What a pattern cannot say. */
  readonly when?: (evidence: Evidence) => boolean
}

/** What the conditions look at, taken from the evidence once. */
export interface Observation {
  readonly evidence: Evidence
  readonly protocol: Protocol
  readonly provider: ProviderId | undefined
  readonly error: string
  readonly reply: string
  readonly enhanced: string
  readonly imap: string
  readonly status: string
  readonly text: string
}

/** Longer answers are cut before patterns see them, so that no server can make matching slow. */
const longestText = 4000

export function observe(evidence: Evidence, provider: ProviderId | undefined): Observation {
  const {smtp, imap, endpoint} = evidence
  const text = (smtp === undefined ? imap?.text : smtp.text) ?? ''
  return {
    evidence,
    protocol: endpoint.protocol,
    provider,
    error: evidence.errorCode ?? '',
    reply: smtp === undefined ? '' : String(smtp.code),
    enhanced: smtp === undefined ? '' : (smtp.enhanced ?? enhancedInside(text) ?? ''),
    imap: imap?.code ?? '',
    status: imap?.status ?? '',
    text: text.slice(0, longestText).replaceAll(/\s+/g, ' '),
  }
}

/** Some servers put the enhanced status behind other words: `SMTP error 5.1.1`, `(#5.1.1)`. */
function enhancedInside(text: string): string | undefined {
  return /(?:^|[\s(#[])([45]\.\d{1,3}\.\d{1,3})(?=[\s)\]:;,]|$)/.exec(text.slice(0, longestText))?.[1]
}

function applies(rule: Rule, observed: Observation): boolean {
  return (
    matches(rule.error, observed.error) &&
    matches(rule.reply, observed.reply) &&
    matches(rule.enhanced, observed.enhanced) &&
    matches(rule.imap, observed.imap) &&
    matches(rule.status, observed.status) &&
    matches(rule.text, observed.text) &&
    (rule.provider === undefined || (observed.provider !== undefined && rule.provider.includes(observed.provider))) &&
    (rule.when === undefined || rule.when(observed.evidence))
  )
}

function matches(pattern: RegExp | undefined, value: string): boolean {
  return pattern === undefined || pattern.test(value)
}

/** The code of the first row that applies, or the honest fallback. */
export function decide(rules: readonly Rule[], observed: Observation, fallback: FindingCode): FindingCode {
  return rules.find((rule) => applies(rule, observed))?.code ?? fallback
}
