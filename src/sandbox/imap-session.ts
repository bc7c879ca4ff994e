import type {Socket} from 'node:net'
import {TLSSocket} from 'node:tls'
import {once} from 'node:events'
import {CommandReader, InputTooLarge} from './imap-command-reader.js'
import {fetchResponse, item} from './imap-fetch.js'
import type {Folder, FolderWatcher, Mailbox, StoredMessage} from './imap-mailbox.js'
import {ImapSyntaxError, parseTokens, textOf, type Piece, type Token} from './imap-parser.js'
import {ImapRefusal} from './imap-response.js'
import {upgradeToTls, type TlsSetup} from './listen.js'

/** What all sessions of one server share. */
export interface SessionContext {
  /** Absent where no encryption is offered. */
  readonly tls: TlsSetup | undefined
  /** The mailbox of a login, undefined where account or password is wrong. */
  readonly login: (account: string, password: string) => Mailbox | undefined
  /** Replaces the tagged reply of a command (`NO [UNAVAILABLE] …`) to play a fault. */
  readonly intercept: ((verb: string, session: ImapSession) => string | undefined) | undefined
  /** Greatest message APPEND takes, in bytes. */
  readonly largestMessage: number
}

/** Runs one command; returns what stands after `OK`. */
export type Handler = (session: ImapSession, args: readonly Token[], byUid: boolean) => Promise<string> | string

export interface SelectedFolder {
  readonly folder: Folder
  readonly name: string
  readonly readOnly: boolean
}

const lineLimit = 64 * 1024
const literalLimit = 64 * 1024

/** One client's conversation: reads commands in order, keeps its own view of the selected folder. */
export class ImapSession implements FolderWatcher {
  readonly context: SessionContext
  mailbox: Mailbox | undefined
  selected: SelectedFolder | undefined
  /** Messages as this client numbers them; an expunged one stays until the client was told. */
  view: StoredMessage[] = []
  condstore = false
  idling = false
  #socket: Socket
  #reader: CommandReader
  #ending = false
  #unwatch: (() => void) | undefined
  #lastUid = 0
  readonly #changedElsewhere = new Set<StoredMessage>()
  #changing = false

  constructor(socket: Socket, context: SessionContext) {
    this.context = context
    this.#socket = socket
    this.#reader = new CommandReader(socket)
  }

  get encrypted(): boolean {
    return this.#socket instanceof TLSSocket
  }

  /** Serves the client until it leaves. */
  async run(handlers: ReadonlyMap<string, Handler>, greeting: string): Promise<void> {
    this.write(greeting)
    try {
      while (!this.#ending) {
        const pieces = await this.readCommand()
        if (pieces === undefined) break
        await this.#execute(pieces, handlers)
      }
    } catch (error) {
      if (!(error instanceof InputTooLarge)) throw error
      this.write(`* BYE [TOOBIG] ${error.message}\r\n`)
    } finally {
      this.unselect()
      this.#socket.end()
    }
  }

  readCommand(): Promise<Piece[] | undefined> {
    const literal = this.mailbox === undefined ? literalLimit : this.context.largestMessage
    return this.#reader.next({line: lineLimit, literal})
  }

  write(data: string | Buffer): void {
    if (this.#socket.writable) this.#socket.write(typeof data === 'string' ? Buffer.from(data, 'latin1') : data)
  }

  /** Waits while the client takes what was written, so that a slow one does not fill the memory. */
  async drained(): Promise<void> {
    if (this.#socket.writableNeedDrain && !this.#socket.destroyed) {
      await Promise.race([once(this.#socket, 'drain'), once(this.#socket, 'close')])
    }
  }

  /** No further command is read after this one. */
  end(): void {
    this.#ending = true
  }

  /** Answers STARTTLS and goes on encrypted; what was sent in plain before does not count any more. */
  async startTls(tagged: string): Promise<void> {
    const {tls} = this.context
    if (tls === undefined) throw new ImapRefusal('BAD', 'TLS is not available')
    this.#reader.detach()
    this.write(tagged)
    const secure = upgradeToTls(this.#socket, tls)
    this.#socket = secure
    this.#reader = new CommandReader(secure)
    await Promise.race([once(secure, 'secure'), once(secure, 'close')])
  }

  select(selected: SelectedFolder): void {
    this.unselect()
    this.selected = selected
    this.view = [...selected.folder.messages]
    this.#lastUid = selected.folder.uidNext - 1
    this.#unwatch = selected.folder.watch(this)
  }

  unselect(): void {
    this.#unwatch?.()
    this.#unwatch = undefined
    this.selected = undefined
    this.view = []
    this.#changedElsewhere.clear()
  }

  folderChanged(message: StoredMessage | undefined): void {
    if (message !== undefined && !this.#changing) this.#changedElsewhere.add(message)
    if (this.idling) this.tellChanges(true)
  }

  /** Makes changes of its own, which the client is told of by the command's own responses. */
  changeQuietly<T>(change: () => T): T {
    this.#changing = true
    try {
      return change()
    } finally {
      this.#changing = false
    }
  }

  /** Tells what other sessions changed. Sequence numbers may only shift where the command allows it (RFC 9051 7.5.1). */
  tellChanges(mayRenumber: boolean): void {
    if (this.selected === undefined) return
    if (mayRenumber) this.#tellExpunged()
    this.#tellArrived(this.selected.folder)
    this.#tellFlags()
  }

  #tellExpunged(): void {
    if (!this.view.some((message) => message.expunged)) return
    for (let index = this.view.length - 1; index >= 0; index--) {
      if (this.view[index]?.expunged === true) this.write(`* ${index + 1} EXPUNGE\r\n`)
    }
    this.view = this.view.filter((message) => !message.expunged)
  }

  #tellArrived(folder: Folder): void {
    if (folder.uidNext - 1 === this.#lastUid) return
    const arrived = folder.messages.filter((message) => message.uid > this.#lastUid)
    this.#lastUid = folder.uidNext - 1
    this.view.push(...arrived)
    if (arrived.length > 0) this.write(`* ${this.view.length} EXISTS\r\n`)
  }

  #tellFlags(): void {
    const items = [item('UID'), item('FLAGS'), ...(this.condstore ? [item('MODSEQ')] : [])]
    for (const message of this.#changedElsewhere) {
      const index = message.expunged ? -1 : this.view.indexOf(message)
      if (index !== -1) this.write(fetchResponse(index + 1, message, items))
    }
    this.#changedElsewhere.clear()
  }

  async #execute(pieces: readonly Piece[], handlers: ReadonlyMap<string, Handler>): Promise<void> {
    const tag =
      typeof pieces[0] === 'string'
        ? /^[!#$&',\-./0-9:;<=>?@A-Z[\]^_`a-z|~]{1,100}(?= )/.exec(pieces[0])?.[0]
        : undefined
    if (tag === undefined) return this.write('* BAD Missing or invalid tag\r\n')
    try {
      const [, verb, ...args] = parseTokens(pieces)
      await this.#dispatch(tag, verb === undefined ? '' : textOf(verb).toUpperCase(), args, handlers)
    } catch (error) {
      this.#refuse(tag, error)
    }
  }

  async #dispatch(
    tag: string,
    verb: string,
    args: readonly Token[],
    handlers: ReadonlyMap<string, Handler>,
  ): Promise<void> {
    const byUid = verb === 'UID'
    const name = byUid ? textOf(args[0]).toUpperCase() : verb
    const handler = byUid && !uidCommands.has(name) ? undefined : handlers.get(name)
    const fault = this.context.intercept?.(name, this)
    if (fault !== undefined) return this.write(`${tag} ${fault}\r\n`)
    if (handler === undefined) throw new ImapRefusal('BAD', 'Unknown command')
    if (name === 'STARTTLS') return this.startTls(`${tag} OK Begin TLS negotiation now\r\n`)
    const done = await handler(this, byUid ? args.slice(1) : args, byUid)
    this.tellChanges(byUid || !['FETCH', 'STORE', 'SEARCH'].includes(name))
    this.write(`${tag} OK ${done}\r\n`)
    await this.drained()
  }

  #refuse(tag: string, error: unknown): void {
    if (error instanceof ImapRefusal) this.write(`${tag} ${error.status} ${error.message}\r\n`)
    else if (error instanceof ImapSyntaxError) this.write(`${tag} BAD ${error.message}\r\n`)
    else throw error
  }
}

const uidCommands = new Set(['FETCH', 'STORE', 'SEARCH', 'COPY', 'MOVE', 'EXPUNGE'])
