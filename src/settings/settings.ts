/** What an admin configures: the shape of the YAML document, of the local store and of `config export`. */

export type CompanyId = string
export type JobId = string

/** `tls`: from the first byte (RFC 8314). `starttls`: required upgrade (RFC 3207). `none`: loopback hosts only. */
export type Encryption = 'tls' | 'starttls' | 'none'
export type Channel = 'builtin' | 'smtp' | 'google' | 'microsoft'
export type AuthKind = 'password' | 'oauth'

/** A server and the login on it; the secret itself is never part of it. */
export interface ServerSettings {
  readonly host: string
  /** 1 to 65535. */
  readonly port: number
  readonly encryption: Encryption
  readonly account: string
  readonly auth?: AuthKind
  /** Program and arguments (no shell) that print the password on standard output. */
  readonly passwordCommand?: readonly string[]
  /** Name for SNI and for the certificate check, where it differs from `host`. */
  readonly servername?: string
  /** IP address to connect to; the certificate is still checked for `host`. */
  readonly address?: string
}

export interface InboundSettings {
  readonly address: string
  readonly imap: ServerSettings
  /** Default `INBOX`. */
  readonly folder?: string
  /** Default `Jobs`. */
  readonly jobsFolder?: string
  /** Where sent replies are appended besides the job's folder. */
  readonly sentFolder?: string
}

export interface BuiltinSettings {
  readonly address: string
  readonly smtp: ServerSettings
}

export interface RedirectSettings {
  /** The recruiting address candidates write to. */
  readonly from: string
  /** Where the redirect delivers; default: the inbound address. */
  readonly to?: string
}

export interface CompanySettings {
  readonly name: string
  /** Exactly one company is the main company. */
  readonly main?: boolean
  readonly redirect?: RedirectSettings
  readonly senderName?: string
  readonly customAddress?: string
  readonly channel?: Channel
  readonly smtp?: ServerSettings
  /** Login on the company's own mailbox; proves that the redirect leaves a copy. */
  readonly imap?: ServerSettings
  readonly inbound?: InboundSettings
}

export interface JobSettings {
  readonly title: string
  readonly company: CompanyId
}

export interface NetworkSettings {
  /** PEM file whose certificates are trusted in addition to the system's roots. */
  readonly caFile?: string
  /** `ip` or `ip:port`; asked instead of the system's resolver. */
  readonly dnsServers?: readonly string[]
}

export interface Settings {
  readonly version: 1
  readonly inbound?: InboundSettings
  readonly builtin?: BuiltinSettings
  readonly companies: Readonly<Record<CompanyId, CompanySettings>>
  readonly jobs: Readonly<Record<JobId, JobSettings>>
  readonly network?: NetworkSettings
}
