import type {Socket} from 'node:net'
import {TLSSocket} from 'node:tls'
import {listenOnLoopback, upgradeToTls, type RunningServer, type TlsSetup} from './listen.js'

/**
 * What a scripted server does at one step: says text (a line or several, CRLF is added; `$tag` stands for the tag of an
 * IMAP command), closes the connection (`drop`), resets it (`reset`), says nothing more (`silence`), sends bytes as they
 * are, or does one of these after a while or after having said something.
 */
export type Reply =
  | string
  | readonly string[]
  | {readonly drop: true}
  | {readonly reset: true}
  | {readonly silence: true}
  | {readonly bytes: Buffer}
  | {readonly say: string | readonly string[]; readonly next: Reply}
  | {readonly afterMs: number; readonly next: Reply}

/** Steps of a dialogue with their replies: `greeting`, or a command's verb in capitals; SMTP also has `content` (after the final dot). */
export type Script = Readonly<Record<string, Reply>>

export interface ScriptedOptions {
  readonly encryption: 'tls' | 'starttls' | 'none'
  /** Needed unless `encryption` is `none`. */
  readonly tls?: TlsSetup
  /** What differs from the default dialogue. */
  readonly replies?: Script
}

export interface ScriptedServer extends RunningServer {
  /** Lines the clients sent, in order. */
  readonly received: readonly string[]
}

/** What a line means in a protocol and what comes of it. */
export interface Step {
  /** Empty where the line needs no reply. */
  readonly name: string
  readonly reply: Reply
  readonly tag?: string
  /** TLS begins after a reply that allows it. */
  readonly upgrade?: boolean
  /** Done when the reply that was sent tells the client to go on. */
  readonly goOn?: () => unknown
}

/** Reads the lines of one connection in their order. */
export type Dialogue = (line: string, encrypted: boolean) => Step

/** Starts a server that speaks a default dialogue on a free port of 127.0.0.1, with single replies replaced. */
export async function startScripted(
  options: ScriptedOptions,
  greeting: Reply,
  dialogue: () => Dialogue,
): Promise<ScriptedServer> {
  const received: string[] = []
  const server = await listenOnLoopback(options.encryption === 'tls' ? options.tls : undefined, (socket) => {
    new Conversation(socket, options, dialogue(), received).start(options.replies?.['greeting'] ?? greeting)
  })
  return {...server, received}
}

class Conversation {
  #socket: Socket
  #buffered = ''
  #silent = false
  readonly #options: ScriptedOptions
  readonly #dialogue: Dialogue
  readonly #received: string[]

  constructor(socket: Socket, options: ScriptedOptions, dialogue: Dialogue, received: string[]) {
    this.#socket = socket
    this.#options = options
    this.#dialogue = dialogue
    this.#received = received
  }

  start(greeting: Reply): void {
    this.#play(greeting, '')
    this.#listen()
  }

  #listen(): void {
    this.#socket.on('data', (chunk: Buffer) => {
      this.#buffered += chunk.toString('latin1')
      for (let end = this.#buffered.indexOf('\n'); end !== -1; end = this.#buffered.indexOf('\n')) {
        const line = this.#buffered.slice(0, end).replace(/\r$/, '')
        this.#buffered = this.#buffered.slice(end + 1)
        this.#answer(line)
      }
    })
  }

  #answer(line: string): void {
    this.#received.push(line)
    const step = this.#dialogue(line, this.#socket instanceof TLSSocket)
    if (this.#silent || step.name === '') return
    const reply = this.#options.replies?.[step.name] ?? step.reply
    this.#play(reply, step.tag ?? '')
    if (!isGoAhead(reply)) return
    step.goOn?.()
    if (step.upgrade === true) this.#upgrade()
  }

  #play(reply: Reply, tag: string): void {
    if (typeof reply === 'string') this.#socket.write(reply.replaceAll('$tag', tag) + '\r\n')
    else if (Array.isArray(reply)) this.#play(reply.join('\r\n'), tag)
    else if ('bytes' in reply) this.#socket.write(reply.bytes)
    else if ('drop' in reply) this.#socket.end()
    else if ('reset' in reply) this.#socket.resetAndDestroy()
    else if ('silence' in reply) this.#silent = true
    else if ('afterMs' in reply) setTimeout(() => this.#play(reply.next, tag), reply.afterMs)
    else if ('say' in reply) {
      this.#play(reply.say, tag)
      this.#play(reply.next, tag)
    }
  }

  /** Lines read ahead stay behind: nothing sent before TLS counts after it. */
  #upgrade(): void {
    if (this.#options.tls === undefined) throw new Error('a scripted server with STARTTLS needs the tls option')
    this.#socket.removeAllListeners('data')
    this.#socket = upgradeToTls(this.#socket, this.#options.tls)
    this.#buffered = ''
    this.#listen()
  }
}

function isGoAhead(reply: Reply): boolean {
  if (typeof reply === 'object' && 'afterMs' in reply) return isGoAhead(reply.next)
  const lines = typeof reply === 'string' ? [reply] : Array.isArray(reply) ? reply : []
  return /^(\* |220|250|334|354|\$tag OK|\+)/.test(lines[0] ?? '')
}
