import type {Duplex} from 'node:stream'
import type {Piece} from './imap-parser.js'

/** What a client may make the server hold in memory. */
export interface ReaderLimits {
  /** Bytes of one line, its literals not counted. */
  readonly line: number
  /** Bytes of one literal. */
  readonly literal: number
}

/** A client sent more than the limits allow; the connection ends with BYE. */
export class InputTooLarge extends Error {
  override readonly name = 'InputTooLarge'
}

const unreadAllowance = 1024 * 1024

/** Reads whole commands, literals included, from a socket; answers a synchronising literal with `+` by itself. */
export class CommandReader {
  readonly #socket: Duplex
  #chunks: Buffer[] = []
  #buffered = 0
  #ended = false
  #wake: (() => void) | undefined
  readonly #onData = (chunk: Buffer): void => {
    this.#chunks.push(chunk)
    this.#buffered += chunk.length
    if (this.#wake === undefined && this.#buffered > unreadAllowance) this.#socket.pause()
    this.#wake?.()
  }
  readonly #onEnd = (): void => {
    this.#ended = true
    this.#wake?.()
  }

  constructor(socket: Duplex) {
    this.#socket = socket
    socket.on('data', this.#onData)
    socket.on('end', this.#onEnd)
    socket.on('close', this.#onEnd)
  }

  /** Lets go of the socket and forgets what was read ahead: nothing sent before STARTTLS counts after it. */
  detach(): void {
    this.#socket.off('data', this.#onData)
    this.#socket.off('end', this.#onEnd)
    this.#socket.off('close', this.#onEnd)
    this.#chunks = []
  }

  /** The next command, or undefined when the client has gone. @throws InputTooLarge */
  async next(limits: ReaderLimits): Promise<Piece[] | undefined> {
    const pieces: Piece[] = []
    let length = 0
    for (;;) {
      const line = await this.#line(limits.line - length)
      if (line === undefined) return undefined
      length += line.length
      const literal = /\{(\d{1,10})(\+?)\}$/.exec(line)
      if (literal === null) return [...pieces, line]
      const size = Number(literal[1])
      if (size > limits.literal) throw new InputTooLarge(`Literal of ${size} bytes, at most ${limits.literal} allowed`)
      if (literal[2] === '') this.#socket.write('+ Ready for literal data\r\n')
      const bytes = await this.#bytes(size)
      if (bytes === undefined) return undefined
      pieces.push(line.slice(0, literal.index), bytes)
    }
  }

  async #line(limit: number): Promise<string | undefined> {
    let scanned = 0
    for (;;) {
      const all = this.#joined()
      const end = all.indexOf(0x0a, scanned)
      if ((end === -1 ? all.length : end) > limit) throw new InputTooLarge('Line too long')
      if (end !== -1)
        return this.#take(end + 1)
          .toString('latin1')
          .replace(/\r?\n$/, '')
      scanned = all.length
      if (this.#ended) return undefined
      await this.#more()
    }
  }

  async #bytes(size: number): Promise<Buffer | undefined> {
    while (this.#buffered < size) {
      if (this.#ended) return undefined
      await this.#more()
    }
    return this.#take(size)
  }

  #more(): Promise<void> {
    this.#socket.resume()
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined
        resolve()
      }
    })
  }

  #joined(): Buffer {
    const all = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    this.#chunks = all === undefined || all.length === 0 ? [] : [all]
    return all ?? Buffer.alloc(0)
  }

  #take(size: number): Buffer {
    const all = this.#joined()
    this.#chunks = all.length > size ? [all.subarray(size)] : []
    this.#buffered = all.length - size
    return all.subarray(0, size)
  }
}
