import {ConnectionFailure, type Alternative, type Endpoint, type Evidence, type Stage} from '../connection/evidence.js'
import type {LineOptions} from '../connection/line.js'
import type {Login} from '../connection/login.js'
import type {Network} from '../connection/network.js'
import {openSmtp} from '../connection/smtp.js'
import {logIn} from '../connection/smtp-login.js'
import type {SmtpSession} from '../connection/smtp-session.js'
import type {TranscriptLine} from '../connection/transcript.js'
import {Places} from './places.js'
import {SharedMailbox, type MailboxAccount} from './shared-mailbox.js'
import {StageRecord} from './stage-record.js'

/** SMTP sessions of one account at once: Microsoft 365 allows three of a mailbox. */
const mostSessions = 2

/** A session that hangs lets the next one in after this time, in ms. */
const patienceMs = 5000

/** Failures before the greeting are the server's, whichever company sends through it. */
const serverStages: ReadonlySet<Stage> = new Set<Stage>(['dns', 'connect', 'tls'])

/** What comes before the login and is the same for every company: a server out of reach, or one that says nothing. */
function isServers({stage, errorCode}: Evidence): boolean {
  return serverStages.has(stage) || (stage === 'greeting' && errorCode === 'TIMEOUT')
}

interface ServerFailure {
  readonly stages: StageRecord
  readonly failure: ConnectionFailure
  readonly lines: readonly TranscriptLine[]
}

/** What the tests of one run share, so that a hundred companies on one account do no more to it than one. */
export class RunShare {
  readonly #network: Network
  readonly #mailboxes = new Map<string, SharedMailbox>()
  readonly #places = new Map<string, Places>()
  readonly #failed = new Map<string, ServerFailure>()
  readonly #refused = new Map<string, ConnectionFailure>()
  readonly #alternatives = new Map<string, Promise<readonly Alternative[]>>()

  constructor(network: Network) {
    this.#network = network
  }

  mailbox(account: MailboxAccount): SharedMailbox {
    const key = JSON.stringify([accountKey(account.endpoint, account.login), account.folder])
    return known(this.#mailboxes, key, () => new SharedMailbox(account, this.#network))
  }

  /** Waits until the account may have another SMTP session. @returns what gives the place back */
  enter(endpoint: Endpoint, login: Login): Promise<() => void> {
    const place = (): Places => new Places(mostSessions, patienceMs)
    return known(this.#places, accountKey(endpoint, login), place).enter()
  }

  /** Opens a conversation unless the server was out of reach before in this run. @throws ConnectionFailure */
  async openSmtp(endpoint: Endpoint, options: LineOptions): Promise<SmtpSession> {
    const key = serverKey(endpoint)
    const failed = this.#failed.get(key)
    if (failed !== undefined) {
      failed.stages.replay(options.observer)
      options.transcript?.adopt(failed.lines)
      throw failed.failure
    }
    const stages = new StageRecord(options.observer)
    try {
      return await openSmtp(endpoint, this.#network, {...options, observer: stages})
    } catch (error) {
      if (error instanceof ConnectionFailure && isServers(error.evidence)) {
        this.#failed.set(key, {stages, failure: error, lines: options.transcript?.lines ?? []})
      }
      throw error
    }
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
      if (error instanceof ConnectionFailure && (error.evidence.smtp?.code ?? 0) >= 500) this.#refused.set(key, error)
      throw error
    }
  }

  /** What works instead of a server, tried once for all companies that are set to it. */
  alternatives(
    endpoint: Endpoint,
    login: Login,
    find: () => Promise<readonly Alternative[]>,
  ): Promise<readonly Alternative[]> {
    return known(this.#alternatives, accountKey(endpoint, login), find)
  }

  /** Closes every mailbox. */
  async close(): Promise<void> {
    await Promise.all([...this.#mailboxes.values()].map((mailbox) => mailbox.close()))
  }
}

function known<T>(all: Map<string, T>, key: string, create: () => T): T {
  const one = all.get(key) ?? create()
  all.set(key, one)
  return one
}

function serverKey({protocol, host, port, address, encryption, servername}: Endpoint): string {
  return JSON.stringify([protocol, host.toLowerCase(), port, address, encryption, servername])
}

/** The same for logins with the same account on the same server. */
function accountKey(endpoint: Endpoint, {account, auth}: Login): string {
  return JSON.stringify([serverKey(endpoint), account, auth])
}
