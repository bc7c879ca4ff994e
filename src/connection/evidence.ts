import type {Encryption} from '../settings/settings.js'
import type {TokenFacts, TokenRefusal} from './token-facts.js'

export type Protocol = 'smtp' | 'imap'

/** A server to talk to. */
export interface Endpoint {
  readonly protocol: Protocol
  readonly host: string
  readonly port: number
  readonly encryption: Encryption
  /** Name for SNI and certificate check; default `host`. */
  readonly servername?: string
  /** IP address to connect to instead of resolving `host`. */
  readonly address?: string
}

/** The step of a conversation with a server, in order. `folder` and `command` are IMAP after login. */
export type Stage =
  | 'dns'
  | 'connect'
  | 'tls'
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'auth'
  | 'sender'
  | 'recipient'
  | 'data'
  | 'folder'
  | 'command'

/** One SMTP reply, its lines joined (RFC 5321 section 4.2.1). */
export interface SmtpReply {
  readonly code: number
  /** Enhanced status code (RFC 2034), such as `5.7.8`. */
  readonly enhanced: string | undefined
  /** The lines as the server sent them, code included. */
  readonly lines: readonly string[]
  /** Text of all lines without code and enhanced code, joined by a blank. */
  readonly text: string
}

/** An IMAP status response (RFC 9051 section 7.1). */
export interface ImapReply {
  readonly status: 'OK' | 'NO' | 'BAD' | 'BYE'
  /** Response code in brackets, such as `AUTHENTICATIONFAILED` (RFC 5530). */
  readonly code: string | undefined
  readonly text: string
}

/** One attempt to reach one IP address of a host. */
export interface AddressAttempt {
  readonly address: string
  readonly family: 4 | 6
  readonly ms: number
  /** Absent when the connection was made. */
  readonly errorCode?: string
}

/** One certificate of a chain. */
export interface CertificateFacts {
  readonly subject: string | undefined
  readonly issuer: string | undefined
  /** ISO 8601. */
  readonly validFrom: string | undefined
  readonly validTo: string | undefined
  readonly daysLeft: number | undefined
  readonly key: {readonly type: 'RSA' | 'EC'; readonly bits: number; readonly curve?: string} | undefined
  /** The hash of its signature, where it is one that is no longer safe. */
  readonly weakHash?: 'MD5' | 'SHA-1'
}

/** What the server presented in the TLS handshake, also when it was refused. */
export interface TlsFacts {
  readonly version: string | undefined
  readonly cipher: string | undefined
  readonly subject: string | undefined
  readonly issuer: string | undefined
  /** Subject alternative names, `DNS:` and `IP Address:` prefixes removed. */
  readonly names: readonly string[]
  /** ISO 8601. */
  readonly validFrom: string | undefined
  readonly validTo: string | undefined
  readonly daysLeft: number | undefined
  /** RSA bits of the leaf, undefined for other keys. */
  readonly rsaBits: number | undefined
  /** The server's certificate and those above it, as far as the server sent them or they are known here. */
  readonly chain?: readonly CertificateFacts[]
}

/** What a server speaks that speaks nothing safe enough; tried for the diagnosis alone, nothing was sent over it. */
export interface LegacyTls {
  /** The oldest and the newest version it speaks, in OpenSSL's words (`TLSv1`, `TLSv1.1`). */
  readonly versions: readonly string[]
  readonly cipher: string | undefined
}

/** How far another way to the same service went that was tried after a failure. */
export type AlternativeOutcome =
  /** The login of the settings was accepted there. */
  | 'login-accepted'
  /** It speaks the protocol with a valid certificate; the login was refused. */
  | 'login-refused'
  /** It speaks the protocol with a valid certificate and offers a login, which was not tried. */
  | 'ready'
  /** It speaks the protocol but offers no login. */
  | 'no-login'
  | 'failed'

/** Another way to the same service, tried after a failure. */
export interface Alternative {
  readonly host: string
  readonly port: number
  readonly encryption: Encryption
  /** The IP address it was reached by, where the settings name one. */
  readonly address?: string
  readonly outcome: AlternativeOutcome
  /** Where it failed: the code of that step. */
  readonly errorCode?: string
}

/** What another way of talking to the same port showed, tried after a failure. */
export interface CounterProof {
  /** A TLS handshake succeeded where plain text was configured. */
  readonly speaksTls?: boolean
  /** The first bytes in plain text where TLS was configured, at most 512 characters, control characters removed. */
  readonly plainGreeting?: string
  /** The first words inside TLS on a connection of its own, asked for help where it waited; as `plainGreeting`. */
  readonly insideTls?: string
  /** What a handshake showed that allows versions and ciphers no longer safe. */
  readonly legacyTls?: LegacyTls
}

/**
 * Everything a failed (or doubtful) step left behind. The classifier decides by it alone; nothing in it comes from
 * a library's message text unless no code exists.
 */
export interface Evidence {
  readonly endpoint: Endpoint
  readonly stage: Stage
  /**
   * Node's or OpenSSL's code (`ECONNREFUSED`, `CERT_HAS_EXPIRED`, `ERR_SSL_WRONG_VERSION_NUMBER`), or ours:
   * `TIMEOUT` (the limit of this step passed), `CLOSED` (the peer ended the connection).
   */
  readonly errorCode?: string
  readonly smtp?: SmtpReply
  readonly imap?: ImapReply
  /** First bytes received, at most 512 characters, control characters removed. */
  readonly greeting?: string
  /** EHLO keywords with parameters, or IMAP capabilities, upper case. */
  readonly offered?: readonly string[]
  /** Number of bytes received on the connection before it failed. */
  readonly bytesReceived?: number
  readonly attempts?: readonly AddressAttempt[]
  readonly tls?: TlsFacts
  readonly counterProof?: CounterProof
  /** What the port speaks instead, where its first words do not tell. */
  readonly service?: string
  /** EHLO keywords of before STARTTLS, upper case, where those inside TLS are the ones that count. */
  readonly offeredBeforeTls?: readonly string[]
  /** Other ways to the same service, tried after the failure. */
  readonly alternatives?: readonly Alternative[]
  /** SASL mechanism or command in use when it failed: `PLAIN`, `LOGIN`, `XOAUTH2`. */
  readonly mechanism?: string
  readonly account?: string
  readonly auth?: 'password' | 'oauth'
  /** What the access token tells that was refused. */
  readonly token?: TokenFacts
  /** What the server told of it. */
  readonly tokenRefusal?: TokenRefusal
  readonly sender?: string
  readonly recipient?: string
  readonly folder?: string
  /** Folders that do exist, when one was not found (at most 50). */
  readonly folders?: readonly string[]
  /** Size in bytes of the message that was refused or would be. */
  readonly size?: number
  /** The whole message was sent before this failed: it may have been taken over all the same. */
  readonly contentSent?: boolean
  /** A library's message, last resort. */
  readonly message?: string
}

/**
 * The stage an error belongs to: in TLS 1.3 the server judges the client (its certificate) only after the client holds
 * the handshake for done, so its alert is read where a reply was expected.
 */
export function stageOfError(errorCode: string | undefined, stage: Stage): Stage {
  return errorCode?.startsWith('ERR_SSL_') === true ? 'tls' : stage
}

/** A connection or a step on it failed; `evidence` tells how. Carries no credentials. */
export class ConnectionFailure extends Error {
  override readonly name = 'ConnectionFailure'
  readonly evidence: Evidence

  constructor(evidence: Evidence) {
    super(
      `${evidence.endpoint.protocol} ${evidence.endpoint.host}:${evidence.endpoint.port} failed at ${evidence.stage}`,
    )
    this.evidence = evidence
  }
}
