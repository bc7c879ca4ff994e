import {mimeOf} from './imap-fetch.js'
import type {StoredMessage} from './imap-mailbox.js'
import type {HeaderField} from './imap-mime.js'
import {textOf, type Token} from './imap-parser.js'
import {ImapRefusal, parseImapDate, parseSequenceSet} from './imap-response.js'
import {bodyText, decodeHeader} from './imap-text.js'

/** What is known of a message while it is searched. */
interface Candidate {
  readonly message: StoredMessage
  /** Sequence number. */
  readonly number: number
}

export type Criterion = (candidate: Candidate) => boolean

/** Highest sequence number and highest UID, for `*`. */
export interface Bounds {
  readonly number: number
  readonly uid: number
}

const deepest = 30

/** Compiles SEARCH keys into one test. @throws ImapRefusal BAD for keys that do not exist */
export function parseSearch(tokens: readonly Token[], bounds: Bounds): Criterion {
  const rest = [...tokens]
  const criteria: Criterion[] = []
  while (rest.length > 0) criteria.push(oneKey(rest, bounds, 0))
  if (criteria.length === 0) throw new ImapRefusal('BAD', 'Missing search key')
  return (candidate) => criteria.every((criterion) => criterion(candidate))
}

const flagKeys: Readonly<Record<string, string>> = {
  ANSWERED: '\\Answered',
  DELETED: '\\Deleted',
  DRAFT: '\\Draft',
  FLAGGED: '\\Flagged',
  SEEN: '\\Seen',
}

const dateKeys: Readonly<Record<string, (value: number, day: number) => boolean>> = {
  BEFORE: (value, day) => value < day,
  ON: (value, day) => value === day,
  SINCE: (value, day) => value >= day,
}

function oneKey(rest: Token[], bounds: Bounds, depth: number): Criterion {
  const token = rest.shift()
  if (token === undefined || depth > deepest) throw new ImapRefusal('BAD', 'Missing search key')
  if (token.kind === 'list') return parseSearch(token.items, bounds)
  const key = textOf(token).toUpperCase()
  if (/^[\d*]/.test(key)) return inSet(key, bounds.number, ({number}) => number)
  return (
    combination(key, rest, bounds, depth) ??
    flagKey(key, rest) ??
    dateKey(key, rest) ??
    textKey(key, rest) ??
    numberKey(key, rest, bounds)
  )
}

function combination(key: string, rest: Token[], bounds: Bounds, depth: number): Criterion | undefined {
  if (key === 'ALL' || key === 'OLD') return () => true
  if (key === 'NEW' || key === 'RECENT') return () => false
  if (key === 'NOT') {
    const inner = oneKey(rest, bounds, depth + 1)
    return (candidate) => !inner(candidate)
  }
  if (key !== 'OR') return undefined
  const [left, right] = [oneKey(rest, bounds, depth + 1), oneKey(rest, bounds, depth + 1)]
  return (candidate) => left(candidate) || right(candidate)
}

function flagKey(key: string, rest: Token[]): Criterion | undefined {
  const negative = key.startsWith('UN')
  const name = negative ? key.slice(2) : key
  const system = Object.hasOwn(flagKeys, name) ? flagKeys[name] : undefined
  const flag = name === 'KEYWORD' ? textOf(rest.shift()) : system
  if (flag === undefined) return undefined
  const wanted = flag.toLowerCase()
  return ({message}) => [...message.flags].some((own) => own.toLowerCase() === wanted) !== negative
}

function dateKey(key: string, rest: Token[]): Criterion | undefined {
  const sent = key.startsWith('SENT')
  const name = sent ? key.slice(4) : key
  const compare = Object.hasOwn(dateKeys, name) ? dateKeys[name] : undefined
  if (compare === undefined) return undefined
  const day = parseImapDate(textOf(rest.shift()))
  if (day === undefined) throw new ImapRefusal('BAD', 'Invalid date')
  return ({message}) => {
    const date = sent ? new Date(headerValues(message, 'date')[0] ?? '') : message.internalDate
    return compare(Math.floor(date.getTime() / 86_400_000), day.getTime() / 86_400_000)
  }
}

function textKey(key: string, rest: Token[]): Criterion | undefined {
  if (['FROM', 'TO', 'CC', 'BCC', 'SUBJECT'].includes(key)) return inHeader(key, textOf(rest.shift()))
  if (key === 'HEADER') return inHeader(textOf(rest.shift()), textOf(rest.shift()))
  if (key !== 'BODY' && key !== 'TEXT') return undefined
  const wanted = textOf(rest.shift()).toLowerCase()
  return ({message}) => {
    const header =
      key === 'TEXT' ? mimeOf(message).header.map(({name, value}) => `${name}: ${decodeHeader(value)}`) : []
    return [...header, bodyText(message.raw, mimeOf(message))].join('\n').toLowerCase().includes(wanted)
  }
}

function inHeader(name: string, text: string): Criterion {
  const wanted = text.toLowerCase()
  return ({message}) =>
    headerValues(message, name.toLowerCase()).some(
      (value) => value.toLowerCase().includes(wanted) || decodeHeader(value).toLowerCase().includes(wanted),
    )
}

function headerValues(message: StoredMessage, name: string): string[] {
  const has = (field: HeaderField): boolean => field.name.toLowerCase() === name
  return mimeOf(message)
    .header.filter(has)
    .map((field) => field.value)
}

function numberKey(key: string, rest: Token[], bounds: Bounds): Criterion {
  if (key === 'UID') return inSet(textOf(rest.shift()), bounds.uid, ({message}) => message.uid)
  if (!['LARGER', 'SMALLER', 'MODSEQ'].includes(key)) throw new ImapRefusal('BAD', 'Unknown search key')
  const text = textOf(rest.shift())
  if (!/^\d{1,19}$/.test(text)) throw new ImapRefusal('BAD', 'Invalid number')
  const limit = Number(text)
  if (key === 'LARGER') return ({message}) => message.raw.length > limit
  if (key === 'SMALLER') return ({message}) => message.raw.length < limit
  return ({message}) => message.modseq >= limit
}

function inSet(text: string, highest: number, numberOf: (candidate: Candidate) => number): Criterion {
  const ranges = parseSequenceSet(text, highest)
  return (candidate) => ranges.some(([from, to]) => numberOf(candidate) >= from && numberOf(candidate) <= to)
}
