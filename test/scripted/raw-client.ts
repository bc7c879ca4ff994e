import {connect, type Socket} from 'node:net'

/** A client that writes what it is told, byte for byte, and waits for what it expects. */
export class RawClient {
  received = ''
  closed = false
  readonly #socket: Socket
  #check: () => void = () => undefined

  constructor(port: number) {
    this.#socket = connect(port, '127.0.0.1')
    this.#socket.on('data', (chunk: Buffer) => {
      this.received += chunk.toString('latin1')
      this.#check()
    })
    this.#socket.on('error', () => undefined)
    this.#socket.on('close', () => {
      this.closed = true
      this.#check()
    })
  }

  write(text: string): void {
    this.#socket.write(text, 'latin1')
  }

  /** Everything received, once it matches. Rejects after three seconds, saying what came instead. */
  async until(pattern: RegExp): Promise<string> {
    await this.#when(() => pattern.test(this.received), String(pattern))
    return this.received
  }

  /** Resolves when the server has closed the connection. */
  async untilClosed(): Promise<string> {
    await this.#when(() => this.closed, 'the end of the connection')
    return this.received
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #when(condition: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = (): void =>
        reject(new Error(`waited for ${what}, received ${JSON.stringify(this.received.slice(-500))}`))
      const timer = setTimeout(late, 3000)
      this.#check = () => {
        if (!condition()) return
        clearTimeout(timer)
        resolve()
      }
      this.#check()
    })
  }
}
