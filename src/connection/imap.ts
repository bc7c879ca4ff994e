import type {Socket} from 'node:net'
import {ImapFlow, type ImapFlowOptions} from 'imapflow'
import {ConnectionFailure, type Endpoint, type Evidence} from './evidence.js'
import {imapEvidence} from './imap-evidence.js'
import {openImapLine} from './imap-line.js'
import {limitsWithin} from './limits.js'
import type {LineOptions, StageObserver} from './line.js'
import {imapTranscript} from './imap-transcript.js'
import type {Login} from './login.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {phrases} from './phrases.js'
import {tokenFacts} from './token-facts.js'
import type {Transcript} from './transcript.js'
import {phrase} from '../wording/phrase.js'
import {hideSecrets} from '../secret/redaction.js'

export interface OpenImapOptions {
  /** Limit for the whole way to the login, in ms. Default 30,000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
  readonly observer?: StageObserver | undefined
  /** Limit of silence on the logged-in session, in ms. Default 300,000. */
  readonly socketTimeoutMs?: number
  /** Keeps what is said, other people's messages left out. */
  readonly transcript?: Transcript | undefined
  /** Folders the settings name; a transcript hides the names of others. */
  readonly ownFolders?: readonly string[]
}

/** One message never needs more in memory at once; larger parts are streamed. */
const mostLiteralBytes = 64 * 1024 * 1024

/**
 * Opens and logs in an IMAP session over our own line (certificate checked, encryption required).
 * The caller closes it with `logout()` or `close()`.
 * @throws ConnectionFailure with the evidence of the step that failed
 */
export async function openImap(
  endpoint: Endpoint,
  login: Login,
  network: Network,
  options: OpenImapOptions = {},
): Promise<ImapFlow> {
  const timeoutMs = options.timeoutMs ?? 30_000
  const lineOptions: LineOptions = {
    limits: limitsWithin(timeoutMs),
    signal: options.signal,
    observer: options.observer,
    transcript: options.transcript,
  }
  const {socket, greeting} = await openImapLine(endpoint, network, lineOptions)
  const refusal: Refusal = {}
  const client = new ImapFlow(flowOptions(endpoint, login, socket, timeoutMs, options, refusal))
  client.on('error', () => undefined)
  client.once('close', () => client.closedByClient || options.transcript?.note(phrase(phrases.closed)))
  const {signal, observer} = options
  refusal.onThrottled = () => client.close()
  await connectFlow(client, {endpoint, login, greeting, timeoutMs, signal, observer, refusal})
  delete refusal.onThrottled
  options.observer?.passed('auth', {offered: capabilitiesOf(client)})
  return client
}

function capabilitiesOf(client: ImapFlow): string[] {
  return [...client.capabilities.keys()].map((name) => hideSecrets(name))
}

/** What Exchange says when it slows a client down; the library would wait for as long as it is told to. */
interface Refusal {
  throttled?: string
  onThrottled?: () => void
}

interface Session {
  readonly refusal: Refusal
  readonly endpoint: Endpoint
  readonly login: Login
  readonly greeting: string
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
  readonly observer: StageObserver | undefined
}

/** imapflow may wait without end after the handshake, so the login has a limit of its own. */
async function connectFlow(client: ImapFlow, session: Session): Promise<void> {
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    client.close()
  }, session.timeoutMs)
  const onAbort = (): void => client.close()
  session.signal?.addEventListener('abort', onAbort, {once: true})
  try {
    await client.connect()
  } catch (error) {
    // The library goes on to list folders; a refusal of that is none of the login (Exchange does so without rights).
    const evidence = loginEvidence(session, error, timedOut)
    const stage = client.authenticated === false ? evidence.stage : 'folder'
    const offered = capabilitiesOf(client)
    client.close()
    session.signal?.throwIfAborted()
    if (stage === 'folder') session.observer?.passed('auth', {offered})
    throw new ConnectionFailure({...evidence, stage, offered})
  } finally {
    clearTimeout(timer)
    session.signal?.removeEventListener('abort', onAbort)
  }
}

function loginEvidence({endpoint, login, greeting, refusal}: Session, error: unknown, timedOut: boolean): Evidence {
  const {throttled} = refusal
  const evidence = throttled === undefined ? imapEvidence(error, endpoint, 'auth') : throttling(endpoint, throttled)
  const token = tokenFacts(login, 'imap')
  return {
    ...evidence,
    ...(timedOut && throttled === undefined && {errorCode: 'TIMEOUT'}),
    greeting: printable(greeting),
    account: login.account,
    auth: login.auth,
    mechanism: login.auth === 'oauth' ? 'XOAUTH2' : 'LOGIN',
    ...(token !== undefined && {token}),
  }
}

function throttling(endpoint: Endpoint, line: string): Evidence {
  return {
    endpoint,
    stage: 'auth',
    imap: {status: 'BAD', code: undefined, text: printable(line.replace(/^\w+ \w+ /, ''))},
  }
}

function flowOptions(
  endpoint: Endpoint,
  login: Login,
  socket: Socket,
  timeoutMs: number,
  {socketTimeoutMs = 300_000, transcript, ownFolders = []}: OpenImapOptions,
  refusal: Refusal,
): ImapFlowOptions {
  const onRefused = (line: string): void => {
    if (!/throttled/i.test(line)) return
    refusal.throttled = line
    refusal.onThrottled?.()
  }
  const secret = login.secret.reveal()
  return {
    host: endpoint.host,
    port: endpoint.port,
    // The socket is secured already (or a loopback one); imapflow must not try STARTTLS on it again.
    secure: endpoint.encryption !== 'none',
    ...(endpoint.encryption === 'none' && {doSTARTTLS: false}),
    auth: login.auth === 'oauth' ? {user: login.account, accessToken: secret} : {user: login.account, pass: secret},
    logger: transcript === undefined ? false : imapTranscript(transcript, ownFolders, onRefused),
    disableAutoIdle: true,
    greetingTimeout: timeoutMs,
    connectionTimeout: timeoutMs,
    socketTimeout: socketTimeoutMs,
    maxLiteralSize: mostLiteralBytes,
    clientInfo: {name: 'recruitmail'},
    transport: {
      connect: (_target, onConnect) => {
        setImmediate(onConnect)
        return socket
      },
    },
  }
}
