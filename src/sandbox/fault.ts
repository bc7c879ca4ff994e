import type {Socket} from 'node:net'
import type {FindingCode} from '../diagnosis/catalogue.js'
import type {Settings} from '../settings/settings.js'
import type {TlsFlaw} from './authority.js'
import type {Signing} from './dkim-signer.js'
import type {Zones} from './dns-server.js'
import type {RedirectMode, RedirectRule} from './redirect-mode.js'
import type {Script} from './scripted-server.js'

/** How one server is broken. */
export type ServerFault =
  /** Nobody listens on the port. */
  | {readonly kind: 'closed'}
  | {readonly kind: 'flaw'; readonly flaw: TlsFlaw}
  /** The server encrypts in another way than the settings say. */
  | {readonly kind: 'encryption'; readonly encryption: 'tls' | 'starttls' | 'none'}
  /** A scripted server stands in its place. */
  | {readonly kind: 'script'; readonly replies: Script; readonly encryption?: 'tls' | 'starttls' | 'none'}
  /** Something that speaks no mail protocol stands in its place. */
  | {readonly kind: 'raw'; readonly serve: (socket: Socket) => void}
  /** The greatest message it takes, in bytes. */
  | {readonly kind: 'size'; readonly size: number}
  /** It does not know this password any more. */
  | {readonly kind: 'password'}

/** What is changed in a world that is otherwise in order. */
export interface Fault {
  /** In one sentence, for the list. */
  readonly breaks: string
  /** ACME's submission server. */
  readonly smtp?: ServerFault
  /** The IMAP server of the inbound mailbox. */
  readonly inbound?: ServerFault
  readonly redirect?: RedirectMode
  /** What lies in the inbound mailbox before anything is sent. */
  readonly already?: (rule: RedirectRule) => Buffer
  readonly zones?: (zones: Zones) => void
  /** Mail of the companies leaves without a signature. */
  readonly unsigned?: true
  /** It leaves with an odd one. */
  readonly signing?: Signing
  /** Header fields that the inbound server adds when it takes a redirected message, topmost first. */
  readonly judged?: readonly string[]
  readonly settings?: (settings: Settings) => Settings
}

/** Faults by the code of the finding each leads to. */
export type Faults = Readonly<Partial<Record<FindingCode, Fault>>>
