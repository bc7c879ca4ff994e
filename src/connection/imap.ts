import type {Socket} from 'node:net'
import {ImapFlow, type ImapFlowOptions} from 'imapflow'
import {isConclusive, proofAgainstPlainText} from './counter-proof.js'
import {
  ConnectionFailure,
  stageOfError,
  type Endpoint,
  type Evidence,
  type ImapReply,
  type Stage,
  type TlsFacts,
} from './evidence.js'
import {limitsWithin} from './limits.js'
import {LineSocket, LineUnavailable} from './line-socket.js'
import {openTcp, openTls, upgradeTls, type LineOptions, type OpenedLine, type StageObserver} from './line.js'
import type {Login} from './login.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {withSuspicion} from './smtp.js'
import {inspectCertificate} from './tls.js'
import {TimeLimitPassed, within} from './within.js'

export interface OpenImapOptions {
  /** Limit for the whole way to the login, in ms. Default 30,000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
  readonly observer?: StageObserver | undefined
  /** Limit of silence on the logged-in session, in ms. Default 300,000. */
  readonly socketTimeoutMs?: number
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
  }
  const {socket, greeting} = await openImapLine(endpoint, network, lineOptions)
  const client = new ImapFlow(flowOptions(endpoint, login, socket, timeoutMs, options.socketTimeoutMs))
  client.on('error', () => undefined)
  await connectFlow(client, {endpoint, login, greeting, timeoutMs, signal: options.signal})
  options.observer?.passed('auth', {offered: [...client.capabilities.keys()]})
  return client
}

interface Session {
  readonly endpoint: Endpoint
  readonly login: Login
  readonly greeting: string
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
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
    client.close()
    session.signal?.throwIfAborted()
    throw new ConnectionFailure({...loginEvidence(session, error, timedOut), offered: [...client.capabilities.keys()]})
  } finally {
    clearTimeout(timer)
    session.signal?.removeEventListener('abort', onAbort)
  }
}

function loginEvidence({endpoint, login, greeting}: Session, error: unknown, timedOut: boolean): Evidence {
  const evidence = imapEvidence(error, endpoint, 'auth')
  return {
    ...evidence,
    ...(timedOut && {errorCode: 'TIMEOUT'}),
    greeting: printable(greeting),
    account: login.account,
    auth: login.auth,
    mechanism: login.auth === 'oauth' ? 'XOAUTH2' : 'LOGIN',
  }
}

function flowOptions(
  endpoint: Endpoint,
  login: Login,
  socket: Socket,
  timeoutMs: number,
  socketTimeoutMs = 300_000,
): ImapFlowOptions {
  const secret = login.secret.reveal()
  return {
    host: endpoint.host,
    port: endpoint.port,
    // The socket is secured already (or a loopback one); imapflow must not try STARTTLS on it again.
    secure: endpoint.encryption !== 'none',
    ...(endpoint.encryption === 'none' && {doSTARTTLS: false}),
    auth: login.auth === 'oauth' ? {user: login.account, accessToken: secret} : {user: login.account, pass: secret},
    logger: false,
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

/** A line ready for the login: connected, secured, with the greeting back in front of what will be read. */
async function openImapLine(
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<{socket: Socket; greeting: string}> {
  const line = await openTcp(endpoint, network, options)
  const socket = endpoint.encryption === 'tls' ? await openTls(line, endpoint, network, options) : line.socket
  const lines = new LineSocket(socket)
  const onAbort = (): void => lines.destroy()
  options.signal?.addEventListener('abort', onAbort, {once: true})
  try {
    const greeting = await greet(lines, line, endpoint, network, options)
    options.observer?.passed('greeting', {greeting: printable(greeting)})
    if (endpoint.encryption !== 'starttls') return {socket: lines.release(`${greeting}\r\n`), greeting}
    const secured = await upgrade(lines, line, greeting, endpoint, network, options)
    // Capabilities announced in clear text are void inside TLS (RFC 9051 section 6.2.1).
    secured.unshift(Buffer.from('* OK secured\r\n'))
    return {socket: secured, greeting}
  } catch (error) {
    lines.destroy()
    options.signal?.throwIfAborted()
    throw error
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
}

async function greet(
  lines: LineSocket,
  line: OpenedLine,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<string> {
  const greeting = readGreeting(lines, endpoint, options.limits.greeting)
  if (endpoint.encryption === 'tls') return greeting
  const counterProof = async (): Promise<ConnectionFailure | undefined> => {
    const proof = await proofAgainstPlainText(line.remote, endpoint, network, Math.min(options.limits.tls, 3000))
    if (!isConclusive(proof, endpoint)) return undefined
    return failure(lines, endpoint, 'greeting', {errorCode: 'TIMEOUT', counterProof: proof})
  }
  return withSuspicion(greeting, counterProof, options.limits.greeting)
}

/** `* OK`, `* PREAUTH` or `* BYE` (RFC 9051 section 7.1); everything else is another service. */
async function readGreeting(lines: LineSocket, endpoint: Endpoint, limitMs: number): Promise<string> {
  const greeting = await nextLine(lines, endpoint, 'greeting', limitMs)
  const reply = parseStatus(greeting)
  const kind = /^\* (OK|PREAUTH|BYE)\b/i.exec(greeting)?.[1]?.toUpperCase()
  if (kind === undefined)
    throw failure(lines, endpoint, 'greeting', {greeting: printable(greeting), errorCode: 'NOT_IMAP'})
  if (kind === 'BYE') {
    throw failure(lines, endpoint, 'greeting', {
      greeting: printable(greeting),
      ...(reply !== undefined && {imap: reply}),
    })
  }
  return greeting
}

async function upgrade(
  lines: LineSocket,
  line: OpenedLine,
  greeting: string,
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<Socket> {
  const bare = await startTls(lines, greeting, endpoint, options.limits.reply)
  const inspect = (limitMs: number): Promise<TlsFacts | undefined> =>
    inspectCertificate(line.remote, endpoint, limitMs, async (plain) => {
      const second = new LineSocket(plain)
      return startTls(second, await readGreeting(second, endpoint, limitMs), endpoint, limitMs)
    })
  return upgradeTls(bare, endpoint, network, options, inspect)
}

async function startTls(lines: LineSocket, greeting: string, endpoint: Endpoint, limitMs: number): Promise<Socket> {
  if (/^\* PREAUTH\b/i.test(greeting)) throw failure(lines, endpoint, 'starttls', {greeting: printable(greeting)})
  const offered = announced(greeting) ?? (await askCapabilities(lines, endpoint, limitMs))
  if (!offered.includes('STARTTLS')) throw failure(lines, endpoint, 'starttls', {offered})
  lines.write('r2 STARTTLS\r\n')
  const {status} = await tagged(lines, 'r2', endpoint, 'starttls', limitMs)
  if (status.status !== 'OK') throw failure(lines, endpoint, 'starttls', {imap: status, offered})
  if (lines.hasPending) throw failure(lines, endpoint, 'starttls', {errorCode: 'STARTTLS_INJECTION'})
  return lines.release()
}

async function askCapabilities(lines: LineSocket, endpoint: Endpoint, limitMs: number): Promise<string[]> {
  lines.write('r1 CAPABILITY\r\n')
  const {untagged} = await tagged(lines, 'r1', endpoint, 'starttls', limitMs)
  const line = untagged.find((text) => /^\* CAPABILITY /i.test(text)) ?? ''
  return line
    .split(' ')
    .slice(2)
    .map((name) => name.toUpperCase())
}

function announced(greeting: string): string[] | undefined {
  return /\[CAPABILITY ([^\]]*)\]/i.exec(greeting)?.[1]?.toUpperCase().split(' ')
}

/** A peer that sends more lines than this before it answers is no mail server. */
const mostUntagged = 100

async function tagged(
  lines: LineSocket,
  tag: string,
  endpoint: Endpoint,
  stage: Stage,
  limitMs: number,
): Promise<{status: ImapReply; untagged: string[]}> {
  const untagged: string[] = []
  while (untagged.length < mostUntagged) {
    const line = await nextLine(lines, endpoint, stage, limitMs)
    const status = parseStatus(line)
    if (line.startsWith(`${tag} `) && status !== undefined) return {status, untagged}
    if (status?.status === 'BYE') throw failure(lines, endpoint, stage, {imap: status})
    untagged.push(line)
  }
  throw failure(lines, endpoint, stage, {errorCode: 'NOT_IMAP'})
}

async function nextLine(lines: LineSocket, endpoint: Endpoint, stage: Stage, limitMs: number): Promise<string> {
  try {
    return await lines.readLine(limitMs)
  } catch (error) {
    if (!(error instanceof LineUnavailable)) throw error
    const rest = printable(lines.pendingText)
    throw failure(lines, endpoint, stage, {errorCode: error.errorCode, ...(rest !== '' && {greeting: rest})})
  }
}

function failure(lines: LineSocket, endpoint: Endpoint, stage: Stage, more: Partial<Evidence>): ConnectionFailure {
  return new ConnectionFailure({
    endpoint,
    stage: stageOfError(more.errorCode, stage),
    bytesReceived: lines.bytesReceived,
    ...more,
  })
}

const statusLine = /^\S+ (OK|NO|BAD|BYE|PREAUTH)(?: \[([A-Z0-9-]+)[^\]]*\])?\s*(.*)$/i

function parseStatus(line: string): ImapReply | undefined {
  const match = statusLine.exec(line)
  const word = match?.[1]?.toUpperCase()
  if (match === null || word === undefined) return undefined
  const status = word === 'PREAUTH' ? 'OK' : (word as ImapReply['status'])
  return {status, code: match[2]?.toUpperCase(), text: printable(match[3] ?? '')}
}

/**
 * Waits for one command of a session, bounded.
 * @throws ConnectionFailure stage `command` instead of the library's error
 */
export async function imapCommand<T>(endpoint: Endpoint, work: Promise<T>, limitMs: number): Promise<T> {
  try {
    return await within(work, limitMs)
  } catch (error) {
    if (error instanceof TimeLimitPassed)
      throw new ConnectionFailure({endpoint, stage: 'command', errorCode: 'TIMEOUT'})
    throw new ConnectionFailure(imapEvidence(error, endpoint, 'command'))
  }
}

/** The fields imapflow puts on its errors; its message text is used last. */
interface FlowError extends Error {
  readonly code?: string
  readonly responseStatus?: string
  readonly responseText?: string
  readonly serverResponseCode?: string
  readonly reason?: string | false
  readonly oauthError?: {readonly status?: string}
}

/** Turns an error of imapflow into evidence of the stage it belongs to. */
export function imapEvidence(error: unknown, endpoint: Endpoint, stage: Stage): Evidence {
  if (error instanceof ConnectionFailure) return error.evidence
  const flow = error as FlowError
  const status = flow.responseStatus?.toUpperCase()
  const said = status === 'NO' || status === 'BAD' ? status : undefined
  const oauth = flow.oauthError?.status === undefined ? '' : ` (token status ${flow.oauthError.status})`
  if (said !== undefined) {
    const text = printable((flow.responseText ?? '') + oauth)
    return {endpoint, stage, imap: {status: said, code: flow.serverResponseCode?.toUpperCase(), text}}
  }
  if (typeof flow.reason === 'string' && flow.reason !== '') {
    return {endpoint, stage, errorCode: 'CLOSED', imap: {status: 'BYE', code: undefined, text: printable(flow.reason)}}
  }
  return {endpoint, stage, errorCode: connectionCode(flow), message: printable(flow.message)}
}

function connectionCode(error: FlowError): string {
  const code = error.code ?? 'UNKNOWN'
  return /^(ClosedAfterConnect|NoConnection|EConnectionClosed)/.test(code) ? 'CLOSED' : code
}
