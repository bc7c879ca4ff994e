import {nstring} from './imap-envelope.js'
import {canonicalName, type Folder, type Mailbox} from './imap-mailbox.js'
import {decodeMailboxName, encodeMailboxName, matchesPattern} from './imap-names.js'
import {isAtom, itemsOf, textOf, type Token} from './imap-parser.js'
import {ImapRefusal} from './imap-response.js'
import type {Handler, ImapSession} from './imap-session.js'

export function mailboxOf(session: ImapSession): Mailbox {
  if (session.mailbox === undefined) throw new ImapRefusal('BAD', 'Please log in first')
  return session.mailbox
}

/** The name of a mailbox argument. @throws ImapRefusal for names no folder can have */
export function nameOf(token: Token | undefined): string {
  const name = canonicalName(decodeMailboxName(textOf(token)).replace(/\/$/, ''))
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (name === '' || name.length > 500 || /[\u0000-\u001f\u007f]|\/\//.test(name))
    throw new ImapRefusal('NO', '[CANNOT] Invalid mailbox name')
  return name
}

/** An existing folder. @param missing response code where it does not exist */
export function folderOf(session: ImapSession, token: Token | undefined, missing = 'NONEXISTENT'): Folder {
  const name = nameOf(token)
  const folder = mailboxOf(session).folder(name)
  if (folder === undefined)
    throw new ImapRefusal('NO', `[${missing}] Mailbox doesn't exist: ${encodeMailboxName(name)}`)
  return folder
}

function select(readOnly: boolean): Handler {
  return (session, [mailbox, parameters]) => {
    session.unselect()
    const folder = folderOf(session, mailbox)
    if (parameters !== undefined && itemsOf(parameters).some((token) => isAtom(token, 'CONDSTORE')))
      session.condstore = true
    session.select({folder, name: nameOf(mailbox), readOnly})
    session.write(selectResponses(folder, readOnly))
    return readOnly ? '[READ-ONLY] Examine completed' : '[READ-WRITE] Select completed'
  }
}

const systemFlags = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft']

function selectResponses(folder: Folder, readOnly: boolean): string {
  const flags = new Set([...systemFlags, ...folder.messages.flatMap((message) => [...message.flags])])
  const unseen = folder.messages.findIndex((message) => !message.flags.has('\\Seen'))
  const lines = [
    `* FLAGS (${[...flags].join(' ')})`,
    `* OK [PERMANENTFLAGS (${readOnly ? '' : [...flags, '\\*'].join(' ')})] Flags permitted.`,
    `* ${folder.messages.length} EXISTS`,
    '* 0 RECENT',
    ...(unseen === -1 ? [] : [`* OK [UNSEEN ${unseen + 1}] First unseen.`]),
    `* OK [UIDVALIDITY ${folder.uidValidity}] UIDs valid`,
    `* OK [UIDNEXT ${folder.uidNext}] Predicted next UID`,
    `* OK [HIGHESTMODSEQ ${folder.highestModseq}] Highest`,
  ]
  return lines.join('\r\n') + '\r\n'
}

const statusItems: Readonly<Record<string, (folder: Folder) => number>> = {
  MESSAGES: (folder) => folder.messages.length,
  RECENT: () => 0,
  UIDNEXT: (folder) => folder.uidNext,
  UIDVALIDITY: (folder) => folder.uidValidity,
  UNSEEN: (folder) => folder.messages.filter((message) => !message.flags.has('\\Seen')).length,
  DELETED: (folder) => folder.messages.filter((message) => message.flags.has('\\Deleted')).length,
  SIZE: (folder) => folder.messages.reduce((sum, message) => sum + message.raw.length, 0),
  HIGHESTMODSEQ: (folder) => folder.highestModseq,
}

function statusResponse(name: string, folder: Folder, items: readonly Token[]): string {
  const values = items.map((token) => {
    const key = textOf(token).toUpperCase()
    const value = Object.hasOwn(statusItems, key) ? statusItems[key] : undefined
    if (value === undefined) throw new ImapRefusal('BAD', 'Unknown status item')
    return `${key} ${value(folder)}`
  })
  return `* STATUS ${nstring(encodeMailboxName(name))} (${values.join(' ')})\r\n`
}

const status: Handler = (session, [mailbox, items]) => {
  session.write(statusResponse(nameOf(mailbox), folderOf(session, mailbox), itemsOf(items)))
  return 'Status completed'
}

const create: Handler = (session, [mailbox]) => {
  const name = nameOf(mailbox)
  if (mailboxOf(session).folder(name) !== undefined)
    throw new ImapRefusal('NO', '[ALREADYEXISTS] Mailbox already exists')
  mailboxOf(session).create(name)
  return 'Create completed'
}

const remove: Handler = (session, [mailbox]) => {
  const name = nameOf(mailbox)
  folderOf(session, mailbox)
  if (name === 'INBOX') throw new ImapRefusal('NO', '[CANNOT] INBOX cannot be deleted')
  if (mailboxOf(session).childrenOf(name).length > 0) throw new ImapRefusal('NO', '[HASCHILDREN] Mailbox has children')
  mailboxOf(session).folders.delete(name)
  return 'Delete completed'
}

const rename: Handler = (session, [from, to]) => {
  folderOf(session, from)
  const [source, target] = [nameOf(from), nameOf(to)]
  if (mailboxOf(session).folder(target) !== undefined)
    throw new ImapRefusal('NO', '[ALREADYEXISTS] Mailbox already exists')
  if (source === 'INBOX' || target.startsWith(`${source}/`))
    throw new ImapRefusal('NO', '[CANNOT] This cannot be renamed so')
  mailboxOf(session).rename(source, target)
  return 'Rename completed'
}

function subscribe(subscribed: boolean): Handler {
  return (session, [mailbox]) => {
    folderOf(session, mailbox).subscribed = subscribed
    return subscribed ? 'Subscribe completed' : 'Unsubscribe completed'
  }
}

interface ListRequest {
  readonly reference: string
  readonly patterns: readonly string[]
  readonly selection: ReadonlySet<string>
  readonly status: readonly Token[] | undefined
}

/** LIST in its old and its extended form (RFC 5258, RFC 6154, RFC 5819). */
function parseList(args: readonly Token[]): ListRequest {
  const rest = [...args]
  const selection = rest[0]?.kind === 'list' ? itemsOf(rest.shift()).map((token) => textOf(token).toUpperCase()) : []
  const reference = decodeMailboxName(textOf(rest.shift()))
  const patterns = itemsOf(rest.shift()).map((token) => decodeMailboxName(textOf(token)).slice(0, 500))
  const returned = isAtom(rest.shift(), 'RETURN') ? itemsOf(rest.shift()) : []
  const at = returned.findIndex((token) => isAtom(token, 'STATUS'))
  return {reference, patterns, selection: new Set(selection), status: at === -1 ? undefined : itemsOf(returned[at + 1])}
}

function list(verb: 'LIST' | 'LSUB'): Handler {
  return (session, args) => {
    const request = parseList(args)
    const mailbox = mailboxOf(session)
    if (request.patterns.every((pattern) => pattern === '')) session.write(`* ${verb} (\\Noselect) "/" ""\r\n`)
    for (const [name, folder] of mailbox.folders) {
      if (!isListed(name, folder, request, verb)) continue
      session.write(
        `* ${verb} (${attributes(mailbox, name, folder).join(' ')}) "/" ${nstring(encodeMailboxName(name))}\r\n`,
      )
      if (request.status !== undefined) session.write(statusResponse(name, folder, request.status))
    }
    return 'List completed'
  }
}

function isListed(name: string, folder: Folder, request: ListRequest, verb: 'LIST' | 'LSUB'): boolean {
  if ((verb === 'LSUB' || request.selection.has('SUBSCRIBED')) && !folder.subscribed) return false
  if (request.selection.has('SPECIAL-USE') && folder.specialUse === undefined) return false
  return request.patterns.some(
    (pattern) => pattern !== '' && matchesPattern(name, canonicalName(request.reference + pattern)),
  )
}

function attributes(mailbox: Mailbox, name: string, folder: Folder): string[] {
  const children = mailbox.childrenOf(name).length > 0 ? '\\HasChildren' : '\\HasNoChildren'
  return [
    children,
    ...(folder.specialUse === undefined ? [] : [folder.specialUse]),
    ...(folder.subscribed ? ['\\Subscribed'] : []),
  ]
}

export const folderCommands: ReadonlyMap<string, Handler> = new Map([
  ['SELECT', select(false)],
  ['EXAMINE', select(true)],
  ['STATUS', status],
  ['CREATE', create],
  ['DELETE', remove],
  ['RENAME', rename],
  ['SUBSCRIBE', subscribe(true)],
  ['UNSUBSCRIBE', subscribe(false)],
  ['LIST', list('LIST')],
  ['LSUB', list('LSUB')],
])
