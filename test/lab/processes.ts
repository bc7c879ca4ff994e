import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {closeSync, openSync, readFileSync} from 'node:fs'
import {connect} from 'node:net'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'

const watchdogScript = fileURLToPath(new URL('watchdog.sh', import.meta.url))

export interface Daemon {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Text for its standard input, such as the password that unlocks a keyring. */
  readonly input?: string
}

/**
 * Daemons in the foreground, each in a process group of its own, ended together. A watchdog holds the other end of a
 * pipe, so they end and their directory goes also when this process is killed.
 */
export class Processes {
  readonly #watchdog: ChildProcess
  readonly #directory: string
  #stopping = false

  constructor(directory: string) {
    this.#directory = directory
    this.#watchdog = spawn(watchdogScript, [directory], {detached: true, stdio: ['pipe', 'ignore', 'ignore']})
    this.#watchdog.unref()
    const pipe = this.#watchdog.stdin as unknown as {unref?: () => void}
    pipe.unref?.()
  }

  /** Starts a daemon; `exited` tells why when it ended by itself, with the end of its output. */
  start(daemon: Daemon): {readonly exited: Promise<never>} {
    const outputFile = join(this.#directory, `${daemon.name}.out`)
    const output = openSync(outputFile, 'a')
    const child = spawn(daemon.command, daemon.args, {
      cwd: this.#directory,
      detached: true,
      env: daemon.env ?? {PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8'},
      stdio: ['pipe', output, output],
    })
    closeSync(output)
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(daemon.input ?? '')
    child.unref()
    if (child.pid !== undefined) this.#watchdog.stdin?.write(`${child.pid}\n`)
    const exited = new Promise<never>((_resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => {
        if (this.#stopping) return
        reject(new Error(`${daemon.name} ended (${signal ?? code}): ${tail(outputFile)}`))
      })
    })
    exited.catch(() => undefined)
    return {exited}
  }

  /** Ends every daemon, waits for it and removes the directory. */
  async stop(): Promise<void> {
    if (this.#stopping) return
    this.#stopping = true
    this.#watchdog.ref()
    const gone = once(this.#watchdog, 'exit')
    this.#watchdog.stdin?.end()
    await gone
  }
}

/** Waits until something accepts connections on a loopback port; gives up in silence when `signal` says so. */
export async function listening(port: number, signal: AbortSignal): Promise<void> {
  await until(async () => signal.aborted || (await canConnect(port)), `nothing listens on port ${port}`, 30_000)
}

/** Asks every 10 ms until `condition` holds. @throws Error with `complaint` after the time limit (default 10 s) */
export async function until(
  condition: () => Promise<boolean> | boolean,
  complaint: string,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms: ${complaint}`)
    await sleep(10)
  }
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({host: '127.0.0.1', port})
    socket.once('connect', () => socket.destroy() && resolve(true))
    socket.once('error', () => resolve(false))
  })
}

function tail(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-2000)
  } catch {
    return 'it printed nothing'
  }
}
