import type {Encryption} from '../settings/settings.js'
import type {ProviderId} from './provider.js'

export interface PortPreset {
  readonly port: number
  readonly encryption: Encryption
}

/** A server as the provider documents it; the first port is the one to use. A host in angle brackets is per customer. */
export interface ServerPreset {
  readonly host: string
  readonly ports: readonly PortPreset[]
}

/** What goes into the user name. */
export type LoginForm =
  'address' | 'primary-address' | 'local-part' | 'mailbox-name-or-address' | 'upn' | 'api-key' | 'server-defined'

export type AuthMethod = 'password' | 'app-password' | 'oauth' | 'api-key'

/** One provider: how it is recognised and what a client must set. */
export interface Preset {
  readonly id: ProviderId
  readonly name: string
  /** Own mailbox domains; an entry ending in `.*` means every top-level domain. */
  readonly domains: readonly string[]
  /** Suffixes of MX hosts. */
  readonly mx: readonly string[]
  /** Suffixes of the hosts clients connect to. */
  readonly hosts: readonly string[]
  readonly smtp?: ServerPreset
  readonly imap?: ServerPreset
  readonly login: LoginForm
  /** Ways to log in, the recommended one first. */
  readonly auth: readonly AuthMethod[]
  /** What must be switched on or made first, with its place in the console. */
  readonly prepare?: string
  /** Domain of the SPF include (RFC 7208) that covers its outgoing servers. */
  readonly spfInclude?: string
  readonly source: string
}
