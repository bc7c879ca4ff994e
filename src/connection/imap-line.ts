import type {Socket} from 'node:net'
import {proofAgainstSilence} from './counter-proof.js'
import {ConnectionFailure, stageOfError, type Endpoint, type Evidence, type ImapReply, type Stage} from './evidence.js'
import {LineSocket, LineUnavailable} from './line-socket.js'
import {openTcp, openTls, upgradeTls, type LineOptions, type OpenedLine} from './line.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {withSuspicion} from './suspicion.js'
import {openAgainAfter} from './tls.js'
import {endingWords, Transcript} from './transcript.js'

/** What is said in plain text before imapflow takes the line over. */
interface Talk {
  readonly lines: LineSocket
  readonly endpoint: Endpoint
  readonly transcript: Transcript
  /** Limit of one command and its reply, in ms. */
  readonly replyMs: number
}

/** A line ready for the login: connected, secured, with the greeting back in front of what will be read. */
export async function openImapLine(
  endpoint: Endpoint,
  network: Network,
  options: LineOptions,
): Promise<{socket: Socket; greeting: string}> {
  const line = await openTcp(endpoint, network, options)
  const socket = endpoint.encryption === 'tls' ? await openTls(line, endpoint, network, options) : line.socket
  const transcript = options.transcript ?? new Transcript()
  const talk: Talk = {lines: new LineSocket(socket), endpoint, transcript, replyMs: options.limits.reply}
  const onAbort = (): void => talk.lines.destroy()
  options.signal?.addEventListener('abort', onAbort, {once: true})
  try {
    const greeting = await greet(talk, line, network, options)
    options.observer?.passed('greeting', {greeting: printable(greeting)})
    if (endpoint.encryption !== 'starttls') return {socket: talk.lines.release(`${greeting}\r\n`), greeting}
    const secured = await upgrade(talk, line, greeting, network, options)
    // Capabilities announced in clear text are void inside TLS (RFC 9051 section 6.2.1).
    secured.unshift(Buffer.from('* OK secured\r\n'))
    return {socket: secured, greeting}
  } catch (error) {
    talk.lines.destroy()
    options.signal?.throwIfAborted()
    throw error
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
}

async function greet(talk: Talk, line: OpenedLine, network: Network, options: LineOptions): Promise<string> {
  const {endpoint} = talk
  const {limits, withoutProof} = options
  const greeting = readGreeting(talk, limits.greeting)
  if (withoutProof === true) return greeting
  return withSuspicion(greeting, {
    endpoint,
    prove: (limitMs) => proofAgainstSilence(line.remote, endpoint, network, limitMs),
    failure: (counterProof) => failure(talk, 'greeting', {errorCode: 'TIMEOUT', counterProof}),
    limitMs: limits.greeting,
  })
}

/** `* OK`, `* PREAUTH` or `* BYE` (RFC 9051 section 7.1); everything else is another service. */
async function readGreeting(talk: Talk, limitMs: number): Promise<string> {
  const greeting = await nextLine(talk, 'greeting', limitMs)
  const reply = parseStatus(greeting)
  const kind = /^\* (OK|PREAUTH|BYE)\b/i.exec(greeting)?.[1]?.toUpperCase()
  const said = {greeting: printable(greeting)}
  if (kind === undefined) throw failure(talk, 'greeting', {...said, errorCode: 'NOT_IMAP'})
  if (kind === 'BYE') throw failure(talk, 'greeting', {...said, ...(reply !== undefined && {imap: reply})})
  return greeting
}

async function upgrade(
  talk: Talk,
  line: OpenedLine,
  greeting: string,
  network: Network,
  options: LineOptions,
): Promise<Socket> {
  const bare = await startTls(talk, greeting)
  const again = openAgainAfter(line.remote, talk.endpoint, async (plain) => {
    const second = {...talk, lines: new LineSocket(plain), transcript: new Transcript()}
    return startTls(second, await readGreeting(second, talk.replyMs))
  })
  return upgradeTls(bare, talk.endpoint, network, options, again)
}

async function startTls(talk: Talk, greeting: string): Promise<Socket> {
  const {lines} = talk
  if (/^\* PREAUTH\b/i.test(greeting)) throw failure(talk, 'starttls', {greeting: printable(greeting)})
  const offered = announced(greeting) ?? (await askCapabilities(talk))
  if (!offered.includes('STARTTLS')) throw failure(talk, 'starttls', {offered})
  say(talk, 'r2 STARTTLS')
  const {status} = await tagged(talk, 'r2', 'starttls')
  if (status.status !== 'OK') throw failure(talk, 'starttls', {imap: status, offered})
  if (lines.hasPending) throw failure(talk, 'starttls', {errorCode: 'STARTTLS_INJECTION'})
  return lines.release()
}

async function askCapabilities(talk: Talk): Promise<string[]> {
  say(talk, 'r1 CAPABILITY')
  const {untagged} = await tagged(talk, 'r1', 'starttls')
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

async function tagged(talk: Talk, tag: string, stage: Stage): Promise<{status: ImapReply; untagged: string[]}> {
  const untagged: string[] = []
  while (untagged.length < mostUntagged) {
    const line = await nextLine(talk, stage, talk.replyMs)
    const status = parseStatus(line)
    if (line.startsWith(`${tag} `) && status !== undefined) return {status, untagged}
    if (status?.status === 'BYE') throw failure(talk, stage, {imap: status})
    untagged.push(line)
  }
  throw failure(talk, stage, {errorCode: 'NOT_IMAP'})
}

function say({lines, transcript}: Talk, command: string): void {
  transcript.client(command)
  lines.write(`${command}\r\n`)
}

async function nextLine(talk: Talk, stage: Stage, limitMs: number): Promise<string> {
  const {lines, transcript} = talk
  try {
    const line = await lines.readLine(limitMs)
    transcript.server(line)
    return line
  } catch (error) {
    if (!(error instanceof LineUnavailable)) throw error
    const rest = printable(lines.pendingText)
    if (rest !== '') transcript.server(rest)
    transcript.note(endingWords(error.errorCode, limitMs))
    throw failure(talk, stage, {errorCode: error.errorCode, ...(rest !== '' && {greeting: rest})})
  }
}

function failure({lines, endpoint}: Talk, stage: Stage, more: Partial<Evidence>): ConnectionFailure {
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
