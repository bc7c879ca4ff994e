import type {Socket} from 'node:net'

/** A line or a buffer longer than this ends the conversation: no server needs it, and memory stays bounded. */
const mostBuffered = 256 * 1024

/** Why no line came: the limit passed, the peer closed, or the socket failed with this code. */
export class LineUnavailable extends Error {
  override readonly name = 'LineUnavailable'
  readonly errorCode: string

  constructor(errorCode: string) {
    super(errorCode)
    this.errorCode = errorCode
  }
}

interface Waiter {
  readonly resolve: (line: string) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

/** Reads a socket line by line (CRLF or LF) and remembers how much came, for protocols of text lines. */
export class LineSocket {
  #socket: Socket
  #buffer = Buffer.alloc(0)
  #waiter: Waiter | undefined
  #endCode: string | undefined
  #bytesReceived = 0
  readonly #onData = (chunk: Buffer): void => this.#receive(chunk)
  readonly #onEnd = (): void => this.#end('CLOSED')
  readonly #onError = (error: NodeJS.ErrnoException): void => this.#end(error.code ?? 'CLOSED')

  constructor(socket: Socket) {
    this.#socket = socket
    this.#listen()
  }

  get socket(): Socket {
    return this.#socket
  }

  get bytesReceived(): number {
    return this.#bytesReceived
  }

  /** What has arrived and was not read as a line, at most 512 bytes. */
  get pendingText(): string {
    return this.#buffer.subarray(0, 512).toString('utf8')
  }

  get hasPending(): boolean {
    return this.#buffer.length > 0
  }

  /** The next line without its line end. @throws LineUnavailable `TIMEOUT`, `CLOSED`, `LINE_TOO_LONG` or a socket code */
  readLine(limitMs: number): Promise<string> {
    const line = this.#takeLine()
    if (line !== undefined) return Promise.resolve(line)
    if (this.#endCode !== undefined) return Promise.reject(new LineUnavailable(this.#endCode))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail('TIMEOUT'), limitMs)
      this.#waiter = {resolve, reject, timer}
    })
  }

  write(data: string | Buffer): void {
    if (this.#endCode === undefined) this.#socket.write(data)
  }

  /** Writes and waits until the kernel took it, so that a large message does not pile up in memory. */
  async writeDrained(data: Buffer): Promise<void> {
    if (this.#endCode !== undefined || this.#socket.write(data)) return
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.#socket.off('drain', done)
        this.#socket.off('close', done)
        resolve()
      }
      this.#socket.once('drain', done)
      this.#socket.once('close', done)
    })
  }

  /** Stops reading and gives the bare socket back, what was read ahead (and `unread`) put back in front. */
  release(unread = ''): Socket {
    this.#unlisten()
    this.#socket.pause()
    const rest = Buffer.concat([Buffer.from(unread, 'utf8'), this.#buffer])
    this.#buffer = Buffer.alloc(0)
    if (rest.length > 0) this.#socket.unshift(rest)
    return this.#socket
  }

  /** Goes on reading on the socket that a TLS handshake made out of this one. */
  continueOn(socket: Socket): void {
    this.#socket = socket
    this.#listen()
  }

  destroy(): void {
    this.#end('CLOSED')
    this.#unlisten()
    this.#socket.on('error', () => undefined)
    this.#socket.destroy()
  }

  #listen(): void {
    this.#socket.on('data', this.#onData)
    this.#socket.on('end', this.#onEnd)
    this.#socket.on('close', this.#onEnd)
    this.#socket.on('error', this.#onError)
    this.#socket.resume()
  }

  #unlisten(): void {
    this.#socket.off('data', this.#onData)
    this.#socket.off('end', this.#onEnd)
    this.#socket.off('close', this.#onEnd)
    this.#socket.off('error', this.#onError)
  }

  #receive(chunk: Buffer): void {
    this.#bytesReceived += chunk.length
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    const waiter = this.#waiter
    if (waiter === undefined) {
      if (this.#buffer.length > mostBuffered) this.#end('LINE_TOO_LONG')
      return
    }
    const line = this.#takeLine()
    if (line === undefined) {
      if (this.#buffer.length > mostBuffered) this.#fail('LINE_TOO_LONG')
      return
    }
    this.#waiter = undefined
    clearTimeout(waiter.timer)
    waiter.resolve(line)
  }

  #takeLine(): string | undefined {
    const end = this.#buffer.indexOf(0x0a)
    if (end === -1) return undefined
    const line = this.#buffer.subarray(0, end).toString('utf8')
    this.#buffer = this.#buffer.subarray(end + 1)
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }

  #end(code: string): void {
    this.#endCode ??= code
    this.#fail(this.#endCode)
  }

  #fail(code: string): void {
    const waiter = this.#waiter
    if (waiter === undefined) return
    this.#waiter = undefined
    clearTimeout(waiter.timer)
    waiter.reject(new LineUnavailable(code))
  }
}
