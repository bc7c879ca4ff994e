import type {ImapFlow} from 'imapflow'
import type {Endpoint} from './evidence.js'
import type {Login} from './login.js'
import type {Network} from './network.js'

export interface OpenImapOptions {
  /** Limit for the whole way to the login, in ms. Default 30,000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/**
 * Opens and logs in an IMAP session over our own line (certificate checked, encryption required).
 * The caller closes it with `logout()` or `close()`.
 * @throws ConnectionFailure with the evidence of the step that failed
 */
export async function openImap(
  _endpoint: Endpoint,
  _login: Login,
  _network: Network,
  _options: OpenImapOptions = {},
): Promise<ImapFlow> {
  await Promise.resolve()
  throw new Error('openImap is being written')
}
