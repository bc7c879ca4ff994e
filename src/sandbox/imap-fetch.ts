import {bodyStructure, envelope} from './imap-envelope.js'
import type {StoredMessage} from './imap-mailbox.js'
import {parseMime, type MimePart} from './imap-mime.js'
import {isAtom, itemsOf, type Token} from './imap-parser.js'
import {imapDate, ImapRefusal} from './imap-response.js'

/** One thing a FETCH asks for. */
export interface FetchItem {
  readonly name: string
  /** Marks the message as read. */
  readonly marksSeen: boolean
  readonly value: (message: StoredMessage) => string | Buffer
}

const macros: Readonly<Record<string, readonly string[]>> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
}

const simpleItems: Readonly<Record<string, (message: StoredMessage) => string>> = {
  FLAGS: (message) => `(${[...message.flags].join(' ')})`,
  UID: (message) => String(message.uid),
  MODSEQ: (message) => `(${message.modseq})`,
  INTERNALDATE: (message) => `"${imapDate(message.internalDate)}"`,
  'RFC822.SIZE': (message) => String(message.raw.length),
  ENVELOPE: (message) => envelope(mimeOf(message).header),
  BODYSTRUCTURE: (message) => bodyStructure(message.raw, mimeOf(message)),
  BODY: (message) => bodyStructure(message.raw, mimeOf(message), false),
}

const parsed = new WeakMap<StoredMessage, MimePart>()

/** The parts of a message, found once. */
export function mimeOf(message: StoredMessage): MimePart {
  const known = parsed.get(message)
  if (known !== undefined) return known
  const found = parseMime(message.raw)
  parsed.set(message, found)
  return found
}

/** What a FETCH asks for. @throws ImapRefusal BAD for an unknown item */
export function parseFetchItems(token: Token | undefined): FetchItem[] {
  const names = itemsOf(token).map((item) => {
    if (item.kind !== 'atom') throw new ImapRefusal('BAD', 'Unknown fetch item')
    return item.text
  })
  const macro = token?.kind === 'atom' ? macros[token.text.toUpperCase()] : undefined
  return (macro ?? names).map(parseItem)
}

function parseItem(text: string): FetchItem {
  const name = text.toUpperCase()
  const simple = Object.hasOwn(simpleItems, name) ? simpleItems[name] : undefined
  if (simple !== undefined) return {name, marksSeen: false, value: simple}
  if (name === 'RFC822') return {name, marksSeen: true, value: (message) => literal(message.raw)}
  if (name === 'RFC822.HEADER') return {...bodyItem('HEADER', undefined), name, marksSeen: false}
  if (name === 'RFC822.TEXT') return {...bodyItem('TEXT', undefined), name}
  const match = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d{1,10})\.(\d{1,10})>)?$/i.exec(text)
  if (match === null) throw new ImapRefusal('BAD', 'Unknown fetch item')
  const [, peek, section = '', start, count] = match
  const item = bodyItem(section, start === undefined ? undefined : [Number(start), Number(count)])
  return {...item, marksSeen: peek === undefined}
}

function bodyItem(section: string, partial: readonly [number, number] | undefined): FetchItem {
  const read = sectionReader(section)
  const origin = partial === undefined ? '' : `<${partial[0]}>`
  return {
    name: `BODY[${section.toUpperCase()}]${origin}`,
    marksSeen: true,
    value: (message) => {
      const bytes = read(message)
      if (bytes === undefined) return 'NIL'
      return literal(partial === undefined ? bytes : bytes.subarray(partial[0], partial[0] + partial[1]))
    },
  }
}

function literal(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`{${bytes.length}}\r\n`), bytes])
}

/** Reads `1.2.MIME`, `HEADER.FIELDS (FROM)` and the like (RFC 9051 section 6.4.5.1). */
function sectionReader(section: string): (message: StoredMessage) => Buffer | undefined {
  const match = /^((?:[1-9]\d{0,4}\.?)*)(HEADER|TEXT|MIME|HEADER\.FIELDS(?:\.NOT)?\s*\((.*)\))?$/i.exec(section)
  if (match === null) throw new ImapRefusal('BAD', 'Unknown body section')
  const path = (match[1] ?? '')
    .split('.')
    .filter((number) => number !== '')
    .map(Number)
  const what = (match[2] ?? '').replace(/\s*\(.*$/s, '').toUpperCase()
  const names = new Set((match[3] ?? '').toLowerCase().match(/[^\s"]+/g))
  return (message) => {
    const part = locate(mimeOf(message), path)
    return part === undefined ? undefined : slice(message.raw, part, what, names, path.length === 0)
  }
}

function locate(root: MimePart, path: readonly number[]): MimePart | undefined {
  let part: MimePart | undefined = root
  for (const [depth, number] of path.entries()) {
    const inner: MimePart | undefined = depth > 0 && part.type === 'message' ? part.children[0] : undefined
    const container: MimePart = inner ?? part
    part = container.type === 'multipart' ? container.children[number - 1] : number === 1 ? container : undefined
    if (part === undefined) return undefined
  }
  return part
}

function slice(raw: Buffer, part: MimePart, what: string, names: Set<string>, isRoot: boolean): Buffer | undefined {
  if (what === '') return raw.subarray(isRoot ? part.start : part.bodyStart, part.end)
  if (what === 'MIME') return raw.subarray(part.start, part.bodyStart)
  const message = isRoot ? part : part.children[0]
  if (message === undefined || (!isRoot && part.type !== 'message')) return undefined
  if (what === 'TEXT') return raw.subarray(message.bodyStart, message.end)
  if (what === 'HEADER') return raw.subarray(message.start, message.bodyStart)
  const wanted = message.header.filter(
    (field) => names.has(field.name.toLowerCase()) !== (what === 'HEADER.FIELDS.NOT'),
  )
  return Buffer.concat([...wanted.map((field) => raw.subarray(field.start, field.end)), Buffer.from('\r\n')])
}

/** One `* n FETCH (…)` line. */
export function fetchResponse(number: number, message: StoredMessage, items: readonly FetchItem[]): Buffer {
  const pieces: Buffer[] = []
  for (const item of items) {
    const value = item.value(message)
    pieces.push(Buffer.from(`${pieces.length === 0 ? '' : ' '}${item.name} `, 'latin1'))
    pieces.push(typeof value === 'string' ? Buffer.from(value, 'latin1') : value)
  }
  return Buffer.concat([Buffer.from(`* ${number} FETCH (`), ...pieces, Buffer.from(')\r\n')])
}

/** The item of that name, for responses the server adds by itself. */
export function item(name: 'UID' | 'FLAGS' | 'MODSEQ'): FetchItem {
  return parseItem(name)
}

/** `CHANGEDSINCE n` of a FETCH (RFC 7162), undefined where it is not asked. */
export function changedSince(modifiers: Token | undefined): number | undefined {
  const items = modifiers === undefined ? [] : itemsOf(modifiers)
  const at = items.findIndex((token) => isAtom(token, 'CHANGEDSINCE'))
  const value = at === -1 ? undefined : items[at + 1]
  return value?.kind === 'atom' ? Number(value.text) : undefined
}
