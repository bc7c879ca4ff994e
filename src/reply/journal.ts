import {createHash} from 'node:crypto'
import {mkdir, open, readFile, type FileHandle} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'
import type {CompanyId} from '../settings/settings.js'

/**
 * `prepared`: nothing sent yet. `sending`: the message is going out; when this is the last word, nobody knows whether it
 * was accepted. `sent`, `refused`: the server said so. `unknown`: the line broke after the message was handed over.
 */
export type ReplyState = 'prepared' | 'sending' | 'sent' | 'refused' | 'unknown'

/** One line of the journal. The text itself is not in it. */
export interface JournalEntry {
  /** ISO 8601. */
  readonly at: string
  readonly state: ReplyState
  /** Of the answer; fixed before anything is sent. */
  readonly messageId: string
  /** What is answered: its Message-ID, else where it lies. */
  readonly original: string
  readonly to: string
  readonly from: string
  readonly company: CompanyId
  /** SHA-256 of the text, hexadecimal. */
  readonly textHash: string
  readonly pid: number
  readonly host: string
  /** The server's words, or what went wrong. */
  readonly said?: string
}

/** The record of what was sent, in the state directory: every line is on the disk before the next step is taken. */
export class ReplyJournal {
  readonly #directory: string

  constructor(stateDirectory: string) {
    this.#directory = stateDirectory
  }

  get file(): string {
    return join(this.#directory, 'replies.ndjson')
  }

  /** Adds a line and returns when it is on the disk. @throws Error of the file system: then nothing may be sent */
  async record(entry: JournalEntry): Promise<void> {
    await mkdir(this.#directory, {recursive: true, mode: 0o700})
    const handle = await open(this.file, 'a+', 0o600)
    try {
      const line = `${(await endsInsideLine(handle)) ? '\n' : ''}${JSON.stringify(entry)}\n`
      await handle.appendFile(line)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await syncDirectory(this.#directory)
  }

  /** The latest line of every answer to a message, in the order in which they were begun. */
  async answersTo(original: string): Promise<JournalEntry[]> {
    const latest = new Map<string, JournalEntry>()
    for (const entry of await this.#read()) {
      if (entry.original === original) latest.set(entry.messageId, entry)
    }
    return [...latest.values()]
  }

  async #read(): Promise<JournalEntry[]> {
    try {
      return (await readFile(this.file, 'utf8')).split('\n').flatMap(parsedLine)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }
}

export function textHash(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').trim()).digest('hex')
}

export function thisProcess(): {pid: number; host: string} {
  return {pid: process.pid, host: hostname()}
}

/** Whether the process that wrote a line still runs; one on another machine is taken to have ended. */
export function isAlive({pid, host}: Pick<JournalEntry, 'pid' | 'host'>): boolean {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A crash may have left half a line: the next one must not be glued to it. */
async function endsInsideLine(handle: FileHandle): Promise<boolean> {
  const {size} = await handle.stat()
  if (size === 0) return false
  const {buffer} = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] !== 0x0a
}

/** A line that cannot be read was cut off by a crash before its step was taken. */
function parsedLine(line: string): JournalEntry[] {
  if (line === '') return []
  try {
    return [JSON.parse(line) as JournalEntry]
  } catch {
    return []
  }
}

/** A new file survives a power cut only when its directory is on the disk too; Windows cannot do this. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
