import {changedSince, fetchResponse, item, parseFetchItems, type FetchItem} from './imap-fetch.js'
import {folderOf, mailboxOf, nameOf} from './imap-folder-commands.js'
import type {Folder, StoredMessage} from './imap-mailbox.js'
import {encodeMailboxName} from './imap-names.js'
import {isAtom, itemsOf, textOf, type Token} from './imap-parser.js'
import {ImapRefusal, parseImapDate, parseSequenceSet, sequenceSet} from './imap-response.js'
import {parseSearch} from './imap-search.js'
import type {Handler, ImapSession, SelectedFolder} from './imap-session.js'

/** A message with the number the client knows it by. */
interface Numbered {
  readonly number: number
  readonly message: StoredMessage
}

function selectedIn(session: ImapSession, forWriting = false): SelectedFolder {
  if (session.selected === undefined) throw new ImapRefusal('BAD', 'No mailbox selected')
  if (forWriting && session.selected.readOnly) throw new ImapRefusal('NO', '[READ-ONLY] Mailbox is read-only')
  return session.selected
}

/** The messages a set names, in order; UIDs that do not exist are passed over, numbers that do not are an error. */
function messagesIn(session: ImapSession, set: Token | undefined, byUid: boolean): Numbered[] {
  selectedIn(session)
  const {view} = session
  const highest = byUid ? (view.at(-1)?.uid ?? 0) : view.length
  const ranges = parseSequenceSet(textOf(set), highest)
  if (!byUid && ranges.some(([, to]) => to > highest)) throw new ImapRefusal('BAD', 'Invalid message number')
  const all = view.map((message, index) => ({number: index + 1, message}))
  const [only] = ranges
  if (only !== undefined && ranges.length === 1) return all.slice(...bounds(view, only, byUid))
  return all.filter(({number, message}) => {
    const value = byUid ? message.uid : number
    return ranges.some(([from, to]) => value >= from && value <= to)
  })
}

function bounds(
  view: readonly StoredMessage[],
  [from, to]: readonly [number, number],
  byUid: boolean,
): [number, number] {
  if (!byUid) return [from - 1, to]
  const start = view.findIndex((message) => message.uid >= from)
  const end = view.findIndex((message) => message.uid > to)
  return start === -1 ? [0, 0] : [start, end === -1 ? view.length : end]
}

const fetch: Handler = async (session, [set, wanted, modifiers], byUid) => {
  const {folder, readOnly} = selectedIn(session)
  const since = changedSince(modifiers)
  const asked = parseFetchItems(wanted)
  if (since !== undefined || asked.some(({name}) => name === 'MODSEQ')) session.condstore = true
  const items = completed(asked, byUid, since !== undefined)
  for (const {number, message} of messagesIn(session, set, byUid)) {
    if (since !== undefined && message.modseq <= since) continue
    const nowSeen = !readOnly && items.some(({marksSeen}) => marksSeen) && !message.flags.has('\\Seen')
    if (nowSeen) session.changeQuietly(() => folder.setFlags(message, new Set([...message.flags, '\\Seen'])))
    session.write(fetchResponse(number, message, nowSeen ? [...items, item('FLAGS')] : items))
    await session.drained()
  }
  return 'Fetch completed'
}

function completed(asked: readonly FetchItem[], byUid: boolean, withModseq: boolean): FetchItem[] {
  const items = [...asked]
  const missing = (name: string): boolean => items.every((own) => own.name !== name)
  if (byUid && missing('UID')) items.unshift(item('UID'))
  if (withModseq && missing('MODSEQ')) items.push(item('MODSEQ'))
  return items
}

const store: Handler = (session, args, byUid) => {
  const rest = [...args]
  const {folder} = selectedIn(session, true)
  const targets = messagesIn(session, rest.shift(), byUid)
  const unchangedSince = rest[0]?.kind === 'list' ? limitOf(rest.shift()) : undefined
  if (unchangedSince !== undefined) session.condstore = true
  const operation = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(rest.shift()))
  if (operation === null) throw new ImapRefusal('BAD', 'Unknown store item')
  const flags = rest.flatMap((token) => [...itemsOf(token)]).map(flagOf)
  const refused = targets.filter(({message}) => message.expunged || message.modseq > (unchangedSince ?? Infinity))
  for (const target of targets) {
    if (refused.includes(target)) continue
    const changed = withFlags(target.message.flags, operation[1] ?? '', flags)
    session.changeQuietly(() => folder.setFlags(target.message, changed))
    tellStored(session, target, byUid, operation[2] !== undefined)
  }
  if (unchangedSince === undefined || refused.length === 0) return 'Store completed'
  const modified = refused.map(({number, message}) => (byUid ? message.uid : number))
  return `[MODIFIED ${sequenceSet(modified)}] Conditional store failed for some messages`
}

function limitOf(modifier: Token | undefined): number {
  const [name, value] = itemsOf(modifier)
  const text = textOf(value)
  if (!isAtom(name, 'UNCHANGEDSINCE') || !/^\d{1,19}$/.test(text))
    throw new ImapRefusal('BAD', 'Unknown store modifier')
  return Number(text)
}

/** System flags in their usual spelling; keywords as they came. */
function flagOf(token: Token): string {
  const flag = textOf(token)
  const system = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft']
  const known = system.find((name) => name.toLowerCase() === flag.toLowerCase())
  if (known === undefined && !/^[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]{1,200}$/.test(flag))
    throw new ImapRefusal('BAD', 'Invalid flag')
  return known ?? flag
}

function withFlags(own: ReadonlySet<string>, operation: string, flags: readonly string[]): Set<string> {
  if (operation === '+') return new Set([...own, ...flags])
  return operation === '-' ? new Set([...own].filter((flag) => !flags.includes(flag))) : new Set(flags)
}

function tellStored(session: ImapSession, {number, message}: Numbered, byUid: boolean, silent: boolean): void {
  if (silent && !session.condstore) return
  const items = [
    ...(byUid ? [item('UID')] : []),
    ...(session.condstore ? [item('MODSEQ')] : []),
    ...(silent ? [] : [item('FLAGS')]),
  ]
  session.write(fetchResponse(number, message, items))
}

/** SEARCH, also with RETURN (RFC 4731) and CHARSET. */
const search: Handler = (session, args, byUid) => {
  selectedIn(session)
  const rest = [...args]
  const options = isAtom(rest[0], 'RETURN')
    ? new Set(itemsOf(rest.splice(0, 2)[1]).map((token) => textOf(token).toUpperCase()))
    : undefined
  if (isAtom(rest[0], 'CHARSET')) requireUtf8(textOf(rest.splice(0, 2)[1]))
  const matches = parseSearch(rest, {number: session.view.length, uid: session.view.at(-1)?.uid ?? 0})
  const found = session.view.map((message, index) => ({number: index + 1, message})).filter(matches)
  const numbers = found.map(({number, message}) => (byUid ? message.uid : number))
  const highest = rest.some((token) => isAtom(token, 'MODSEQ'))
    ? Math.max(0, ...found.map(({message}) => message.modseq))
    : undefined
  session.write(options === undefined ? plainResult(numbers, highest) : extendedResult(numbers, options, byUid))
  return 'Search completed'
}

function requireUtf8(charset: string): void {
  if (!/^(utf-8|us-ascii)$/i.test(charset)) throw new ImapRefusal('NO', '[BADCHARSET (UTF-8 US-ASCII)] Unknown charset')
}

function plainResult(numbers: readonly number[], modseq: number | undefined): string {
  const suffix = modseq === undefined || numbers.length === 0 ? '' : ` (MODSEQ ${modseq})`
  return `* SEARCH${numbers.map((number) => ` ${number}`).join('')}${suffix}\r\n`
}

function extendedResult(numbers: readonly number[], options: ReadonlySet<string>, byUid: boolean): string {
  const wants = (option: string): boolean => options.has(option) || (options.size === 0 && option === 'ALL')
  const parts = [`* ESEARCH${byUid ? ' UID' : ''}`]
  if (numbers.length > 0 && wants('MIN')) parts.push(`MIN ${numbers[0]}`)
  if (numbers.length > 0 && wants('MAX')) parts.push(`MAX ${numbers.at(-1)}`)
  if (wants('COUNT')) parts.push(`COUNT ${numbers.length}`)
  if (numbers.length > 0 && wants('ALL')) parts.push(`ALL ${sequenceSet(numbers)}`)
  return parts.join(' ') + '\r\n'
}

const copy: Handler = (session, [set, mailbox], byUid) => {
  const target = folderOf(session, mailbox, 'TRYCREATE')
  const copied = copyInto(target, messagesIn(session, set, byUid))
  return copied === undefined ? 'No messages copied' : `${copied} Copy completed`
}

/** Puts copies into a folder; returns the COPYUID response code (RFC 4315), undefined where nothing was there any more. */
function copyInto(target: Folder, sources: readonly Numbered[]): string | undefined {
  const present = sources.map(({message}) => message).filter((message) => !message.expunged)
  if (present.length === 0) return undefined
  const copies = present.map((message) => target.append(message.raw, message.flags, message.internalDate))
  const uids = (messages: readonly StoredMessage[]): string => sequenceSet(messages.map(({uid}) => uid))
  return `[COPYUID ${target.uidValidity} ${uids(present)} ${uids(copies)}]`
}

const move: Handler = (session, [set, mailbox], byUid) => {
  const {folder} = selectedIn(session, true)
  const target = folderOf(session, mailbox, 'TRYCREATE')
  const sources = messagesIn(session, set, byUid)
  const moved = copyInto(target, sources)
  folder.expunge(sources.map(({message}) => message))
  if (moved !== undefined) session.write(`* OK ${moved} Moved UIDs.\r\n`)
  session.tellChanges(true)
  return 'Move completed'
}

const expunge: Handler = (session, [set], byUid) => {
  const {folder} = selectedIn(session, true)
  const candidates = byUid ? messagesIn(session, set, true).map(({message}) => message) : folder.messages
  folder.expunge(candidates.filter((message) => message.flags.has('\\Deleted')))
  session.tellChanges(true)
  return `[HIGHESTMODSEQ ${folder.highestModseq}] Expunge completed`
}

const close: Handler = (session) => {
  const {folder, readOnly} = selectedIn(session)
  session.unselect()
  if (!readOnly) folder.expunge(folder.messages.filter((message) => message.flags.has('\\Deleted')))
  return 'Close completed'
}

const unselect: Handler = (session) => {
  selectedIn(session)
  session.unselect()
  return 'Unselect completed'
}

const append: Handler = (session, [mailbox, ...rest]) => {
  const message = rest.pop()
  if (message?.kind !== 'string') throw new ImapRefusal('BAD', 'Missing message')
  mailboxOf(session)
  const target = folderOf(session, mailbox, 'TRYCREATE')
  const flags = rest[0]?.kind === 'list' ? itemsOf(rest.shift()).map(flagOf) : []
  const date = rest[0] === undefined ? new Date() : parseImapDate(textOf(rest[0]))
  if (date === undefined) throw new ImapRefusal('BAD', `Invalid date for ${encodeMailboxName(nameOf(mailbox))}`)
  const {uid} = target.append(Buffer.from(message.bytes), flags, date)
  return `[APPENDUID ${target.uidValidity} ${uid}] Append completed`
}

/** IDLE (RFC 2177): changes are told as they happen, until the client says DONE. */
const idle: Handler = async (session) => {
  session.write('+ idling\r\n')
  session.tellChanges(true)
  session.idling = true
  const pieces = await session.readCommand()
  session.idling = false
  if (pieces === undefined) session.end()
  else if (pieces.length !== 1 || String(pieces[0]).toUpperCase() !== 'DONE')
    throw new ImapRefusal('BAD', 'Expected DONE')
  return 'Idle completed'
}

const check: Handler = (session) => {
  selectedIn(session)
  return 'Check completed'
}

export const messageCommands: ReadonlyMap<string, Handler> = new Map([
  ['FETCH', fetch],
  ['STORE', store],
  ['SEARCH', search],
  ['COPY', copy],
  ['MOVE', move],
  ['EXPUNGE', expunge],
  ['CLOSE', close],
  ['UNSELECT', unselect],
  ['APPEND', append],
  ['IDLE', idle],
  ['CHECK', check],
])
