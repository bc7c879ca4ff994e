import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'
import type {Transcript} from './transcript.js'

/** Responses that tell of the server and the session alone, never of a message. */
const shown =
  /^(\S+ (OK|NO|BAD|BYE|PREAUTH)\b|\* (CAPABILITY|ENABLED|ID|NAMESPACE)\b|\* \d+ (EXISTS|EXPUNGE|RECENT)\b|\+)/i

/** Folders everybody has, and those marked by what they are for (RFC 6154); all others may be named after people. */
const commonFolder =
  /^\* (LIST|LSUB|XLIST) (\([^)]*\\(All|Archive|Drafts|Flagged|Important|Junk|Sent|Trash)\b|.* "?INBOX"?$)/i

/** Commands whose arguments are folders: `A1 SELECT "Jobs/dev-1"`, `A2 LIST (SUBSCRIBED) "" "*" RETURN (CHILDREN)`. */
const folderCommand = /^(\S+ (?:SELECT|EXAMINE|STATUS|LIST|LSUB|XLIST)) (?:\([^)]*\) )?(.*?)(?: (?:RETURN )?\(.*)?$/i

/** Arguments that name no folder of anybody. */
const noNames = ['', '*', '%', 'INBOX', 'INBOX.', 'INBOX/']

/** The part of imapflow's log entries that is read here. */
interface LogEntry {
  readonly src?: unknown
  readonly msg?: unknown
}

/** A logger for imapflow that keeps only what may be shown: other people's messages and their words are left out. */
export interface TranscriptLogger {
  debug(entry: LogEntry): void
  trace(entry: LogEntry): void
  info(entry: LogEntry): void
  warn(entry: LogEntry): void
  error(entry: LogEntry): void
  fatal(entry: LogEntry): void
}

/**
 * Turns imapflow's log into lines of a transcript. Commands are shown with literals and credentials hidden; of
 * responses only those that no message can speak through. Whatever is not known to be harmless is counted, not shown.
 * @param ownFolders folders named in the settings; other names are hidden
 * @param onRefused told of every NO and BAD as it comes
 */
export function imapTranscript(
  transcript: Transcript,
  ownFolders: readonly string[],
  onRefused: (line: string) => void = () => undefined,
): TranscriptLogger {
  const filter = new ImapFilter(transcript, ownFolders, onRefused)
  return {
    debug: (entry) => filter.add(entry),
    trace: (entry) => filter.add(entry),
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    fatal: () => undefined,
  }
}

class ImapFilter {
  readonly #transcript: Transcript
  readonly #shownFolders: readonly string[]
  readonly #onRefused: (line: string) => void
  /** The greeting was said before imapflow took over. */
  #greeted = false
  #run: {readonly start: string; count: number; bytes: number} | undefined

  constructor(transcript: Transcript, ownFolders: readonly string[], onRefused: (line: string) => void) {
    this.#transcript = transcript
    this.#onRefused = onRefused
    this.#shownFolders = [...noNames, ...ownFolders]
  }

  add({src, msg}: LogEntry): void {
    if (typeof msg !== 'string') return
    if (src === 'c') {
      this.#run = undefined
      this.#transcript.client(this.#command(msg))
    } else if (src === 's' && this.#greeted) this.#response(msg)
    else if (src === 's') this.#greeted = true
  }

  #command(line: string): Words {
    if (!/^\S+ \S/.test(line)) return /^(DONE|\(\* )/i.test(line) ? line : phrase(phrases.hidden)
    const [, command, folders = ''] = folderCommand.exec(line) ?? []
    const names = folders.match(/"[^"]*"|\S+/g) ?? []
    const harmless = names.every((name) => this.#shownFolders.includes(name.replace(/^"(.*)"$/, '$1')))
    if (command === undefined || harmless) return line
    return phrase({en: `${command} {folder}`, de: `${command} {folder}`}, {folder: phrase(phrases.folder)})
  }

  #response(line: string): void {
    if (/^\w+ (NO|BAD) /i.test(line)) this.#onRefused(line)
    const harmless = shown.test(line) && !/\[PERMANENTFLAGS/i.test(line)
    if (harmless || (commonFolder.test(line) && line.length < 200)) {
      this.#run = undefined
      this.#transcript.server(line)
    } else this.#leaveOut(line)
  }

  /** Lines of one kind that follow each other become one. */
  #leaveOut(line: string): void {
    const start = startOf(line)
    const run = this.#run
    if (run?.start !== start) {
      this.#run = {start, count: 1, bytes: sizeOf(line)}
      this.#transcript.server(phrase(phrases.leftOut, {start, bytes: sizeOf(line)}))
      return
    }
    run.count += 1
    run.bytes += sizeOf(line)
    this.#transcript.replaceLast(phrase(phrases.severalLeftOut, {start, count: run.count, bytes: run.bytes}))
  }
}

/** The kind of a response: `* FETCH`, `* SEARCH`; nothing of what it says. */
function startOf(line: string): string {
  const kind = /^\* (?:\d+ )?(FETCH|SEARCH|ESEARCH|SORT|LIST|LSUB|XLIST|STATUS|FLAGS|VANISHED|QUOTA|QUOTAROOT|ACL)\b/i
  const name = kind.exec(line)?.[1]?.toUpperCase()
  if (name !== undefined) return `* ${name}`
  return /\[PERMANENTFLAGS/i.test(line) ? '* OK [PERMANENTFLAGS]' : '*'
}

/** The bytes of a response, those counted that imapflow's log shows by their number. */
function sizeOf(line: string): number {
  const hidden = [...line.matchAll(/\(\* (\d+)B \w+ \*\)/g)]
  return hidden.reduce((sum, [mark, bytes]) => sum - mark.length + Number(bytes), line.length)
}
