import {Failure} from '../failure.js'
import type {AuthKind, Encryption, ServerSettings} from './settings.js'

/** What somebody says about a server; the rest stays as it is or follows from the port. An empty text clears a value. */
export interface ServerWish {
  readonly host?: string | undefined
  readonly port?: number | undefined
  readonly encryption?: Encryption | undefined
  readonly account?: string | undefined
  readonly auth?: AuthKind | undefined
  readonly passwordCommand?: readonly string[] | undefined
  readonly servername?: string | undefined
  readonly connectAddress?: string | undefined
}

type Protocol = 'smtp' | 'imap'

/** Ports by protocol and encryption (RFC 8314, RFC 6409, RFC 9051); the first is the one taken where nothing is said. */
const ports: Readonly<Record<Protocol, readonly (readonly [Encryption, number])[]>> = {
  smtp: [
    ['starttls', 587],
    ['tls', 465],
    ['starttls', 25],
  ],
  imap: [
    ['tls', 993],
    ['starttls', 143],
  ],
}

/**
 * The server that a wish makes out of the former one. `servername` and `address` belong to a host and go with it.
 * @throws Failure `missing-flags` naming all that a first set-up lacks
 */
export function serverFrom(
  protocol: Protocol,
  wish: ServerWish,
  former: ServerSettings | undefined,
  defaultAccount: string | undefined,
): ServerSettings {
  const host = wish.host ?? former?.host
  const account = wish.account ?? former?.account ?? defaultAccount
  const {port, encryption} = portAndEncryption(protocol, wish, former)
  if (host === undefined || account === undefined || port === undefined) {
    const values = {'--host': host, '--account': account, '--port': port}
    throw missingFlags(Object.entries(values).flatMap(([flag, value]) => (value === undefined ? [flag] : [])))
  }
  const kept = host === former?.host ? former : undefined
  const optional = {
    auth: wish.auth ?? former?.auth,
    passwordCommand: wish.passwordCommand ?? former?.passwordCommand,
    servername: wish.servername ?? kept?.servername,
    address: wish.connectAddress ?? kept?.address,
  }
  return {host, port, encryption, account, ...withoutEmpty(optional)}
}

/** Port and encryption follow from each other where one of them is said, else from the former server. */
function portAndEncryption(
  protocol: Protocol,
  wish: ServerWish,
  former: ServerSettings | undefined,
): {port: number | undefined; encryption: Encryption} {
  const known = ports[protocol]
  const first = known[0] ?? ['tls', 0]
  if (wish.port !== undefined) {
    const usual = known.find(([, port]) => port === wish.port)?.[0]
    return {port: wish.port, encryption: wish.encryption ?? usual ?? former?.encryption ?? first[0]}
  }
  if (wish.encryption === undefined || wish.encryption === former?.encryption) {
    return {port: former?.port ?? first[1], encryption: former?.encryption ?? wish.encryption ?? first[0]}
  }
  return {port: known.find(([encryption]) => encryption === wish.encryption)?.[1], encryption: wish.encryption}
}

/** Flags that a first set-up cannot do without, all at once. */
export function missingFlags(flags: readonly string[]): Failure {
  return new Failure('usage', 'missing-flags', `Missing ${flags.join(' and ')}.`, {
    hint: 'Add --help to see what this command takes.',
  })
}

function withoutEmpty(values: Readonly<Record<string, unknown>>): Partial<ServerSettings> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)),
  )
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
