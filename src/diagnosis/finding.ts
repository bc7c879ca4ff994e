import type {ProviderId} from '../provider/provider.js'

/** The checks of `test-connection`, in their order in the report. */
export const checkNames = [
  'settings',
  'smtp-dns',
  'smtp-connect',
  'smtp-tls',
  'smtp-ehlo',
  'smtp-auth',
  'smtp-sender',
  'smtp-recipient',
  'smtp-accept',
  'inbound-dns',
  'inbound-connect',
  'inbound-tls',
  'inbound-auth',
  'inbound-folder',
  'redirect-arrival',
  'redirect-headers',
  'redirect-copy',
  'sender-authentication',
  'domain-policy',
] as const

export type CheckName = (typeof checkNames)[number]

export type Severity = 'error' | 'warning' | 'info'

/** One diagnosed cause, as it stands in the JSON contract. Codes never change their meaning. */
export interface Finding {
  readonly code: string
  readonly check: CheckName
  readonly severity: Severity
  /** The cause in one sentence. */
  readonly cause: string
  /** Steps to type or click, for this provider where it is known. */
  readonly remedy: readonly string[]
  /** The server's own words and what was measured. */
  readonly evidence: readonly string[]
  readonly provider?: ProviderId
}
