import {phrase, type Words} from '../wording/phrase.js'
import {checkNames, type CheckName} from '../diagnosis/finding.js'
import {phrases} from './settings-phrases.js'

/** What each check stands on: it cannot run unless these passed. */
const prerequisites: Readonly<Record<CheckName, readonly CheckName[]>> = {
  settings: [],
  'smtp-dns': ['settings'],
  'smtp-connect': ['smtp-dns'],
  'smtp-tls': ['smtp-connect'],
  'smtp-ehlo': ['smtp-tls'],
  'smtp-auth': ['smtp-ehlo'],
  'smtp-sender': ['smtp-auth'],
  'smtp-recipient': ['smtp-sender'],
  'smtp-accept': ['smtp-recipient'],
  'inbound-dns': ['settings'],
  'inbound-connect': ['inbound-dns'],
  'inbound-tls': ['inbound-connect'],
  'inbound-auth': ['inbound-tls'],
  'inbound-folder': ['inbound-auth'],
  'redirect-arrival': ['smtp-accept', 'inbound-folder'],
  'redirect-headers': ['redirect-arrival'],
  'redirect-copy': ['smtp-accept'],
  'sender-authentication': ['redirect-arrival'],
  'domain-policy': ['settings'],
}

/** Which checks run, and why the others do not. */
export interface Selection {
  /** The reason this check is left out, undefined when it runs. */
  reasonAgainst(check: CheckName): Words | undefined
  runs(check: CheckName): boolean
}

/**
 * Resolves `--only`, `--skip` and `--no-send`: what a selected check stands on runs too, what stands on a skipped
 * check is skipped with it.
 */
export function selectChecks(wish: {
  readonly only?: readonly CheckName[] | undefined
  readonly skip?: readonly CheckName[] | undefined
  readonly send?: boolean | undefined
}): Selection {
  const reasons = new Map<CheckName, Words>()
  const needed = wish.only === undefined || wish.only.length === 0 ? undefined : withPrerequisites(wish.only)
  for (const check of checkNames) {
    if (needed !== undefined && !needed.has(check)) reasons.set(check, phrase(phrases.leftOut, {flag: '--only'}))
    if (wish.skip?.includes(check) === true) reasons.set(check, phrase(phrases.leftOut, {flag: '--skip'}))
  }
  if (wish.send === false) reasons.set('smtp-accept', phrase(phrases.leftOut, {flag: '--no-send'}))
  for (const check of checkNames) {
    const missing = prerequisites[check].find((earlier) => reasons.has(earlier))
    if (missing !== undefined && !reasons.has(check)) reasons.set(check, phrase(phrases.needsLeftOut, {check: missing}))
  }
  return {
    reasonAgainst: (check) => reasons.get(check),
    runs: (check) => !reasons.has(check),
  }
}

function withPrerequisites(checks: readonly CheckName[]): Set<CheckName> {
  const needed = new Set<CheckName>()
  const add = (check: CheckName): void => {
    if (needed.has(check)) return
    needed.add(check)
    prerequisites[check].forEach(add)
  }
  checks.forEach(add)
  return needed
}
