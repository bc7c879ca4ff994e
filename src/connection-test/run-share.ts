import {ConnectionFailure, type Endpoint, type SmtpReply} from '../connection/evidence.js'
import type {Login} from '../connection/login.js'
import type {Network} from '../connection/network.js'
import {logIn} from '../connection/smtp-login.js'
import type {SmtpSession} from '../connection/smtp-session.js'
import {SharedMailbox, type MailboxAccount} from './shared-mailbox.js'

/** What the tests of one run share, so that a hundred companies on one account do no more to it than one. */
export class RunShare {
  readonly #network: Network
  readonly #mailboxes = new Map<string, SharedMailbox>()
  readonly #refused = new Map<string, ConnectionFailure>()

  constructor(network: Network) {
    this.#network = network
  }

  mailbox(account: MailboxAccount): SharedMailbox {
    const key = JSON.stringify([accountKey(account.endpoint, account.login), account.folder])
    const known = this.#mailboxes.get(key) ?? new SharedMailbox(account, this.#network)
    this.#mailboxes.set(key, known)
    return known
  }

  /**
   * Logs in unless the server has refused this login for good before: wrong passwords tried in a row lock accounts.
   * @throws ConnectionFailure, the same one for every company after the first
   */
  async logIn(session: SmtpSession, endpoint: Endpoint, login: Login): ReturnType<typeof logIn> {
    const key = accountKey(endpoint, login)
    const refused = this.#refused.get(key)
    if (refused !== undefined) throw refused
    try {
      return await logIn(session, login)
    } catch (error) {
      if (error instanceof ConnectionFailure && isForGood(error.evidence.smtp)) this.#refused.set(key, error)
      throw error
    }
  }

  /** Closes every mailbox. */
  async close(): Promise<void> {
    await Promise.all([...this.#mailboxes.values()].map((mailbox) => mailbox.close()))
  }
}

/** The same for logins with the same account on the same server. */
export function accountKey({protocol, host, port, address}: Endpoint, {account}: Login): string {
  return JSON.stringify([protocol, host.toLowerCase(), port, address, account])
}

function isForGood(reply: SmtpReply | undefined): boolean {
  return reply !== undefined && reply.code >= 500
}
