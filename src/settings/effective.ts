import type {Channel, CompanyId, InboundSettings, ServerSettings} from './settings.js'
import type {SecretId} from '../secret/vault.js'

/** Where a value in effect comes from. */
export type Origin = 'own' | 'main' | 'default'

export interface Effective<T> {
  readonly value: T
  readonly origin: Origin
}

/** Everything that decides how mail leaves; it falls back as a whole, never mixed (design rule 1). */
export interface SenderGroup {
  /** The company whose group it is: the company itself or the main company. */
  readonly owner: CompanyId
  /** The address mail leaves from. */
  readonly address: string
  readonly channel: Channel
  /** The submission server of the channel. */
  readonly smtp: ServerSettings
  readonly secretId: SecretId
}

export interface InboundGroup {
  readonly owner: CompanyId | undefined
  readonly address: string
  readonly imap: ServerSettings
  readonly folder: string
  readonly jobsFolder: string
  readonly sentFolder: string | undefined
  readonly secretId: SecretId
}

/** One company with every value in effect and where it came from. */
export interface EffectiveCompany {
  readonly id: CompanyId
  readonly name: string
  readonly main: boolean
  readonly senderName: Effective<string>
  /** Undefined where neither the company, the main company nor the built-in service can send. */
  readonly sender: Effective<SenderGroup> | undefined
  readonly inbound: Effective<InboundGroup> | undefined
  readonly redirect: {readonly from: string; readonly to: string; readonly toOrigin: Origin} | undefined
  /** The company's own mailbox, for proving the copy; never inherited. Secret `<company>/imap`. */
  readonly copy: {readonly imap: ServerSettings; readonly secretId: SecretId} | undefined
}

export type {InboundSettings}
