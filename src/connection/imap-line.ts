import type {Socket} from 'node:net'
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
import {LineSocket, LineUnavailable} from './line-socket.js'
import {openTcp, openTls, upgradeTls, type LineOptions, type OpenedLine} from './line.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {withSuspicion} from './suspicion.js'
import {inspectCertificate} from './tls.js'

/** A line ready for the login: connected, secured, with the greeting back in front of what will be read. */
export async function openImapLine(
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
