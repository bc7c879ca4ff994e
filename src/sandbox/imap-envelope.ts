import {fieldValue, parseParameterised, type HeaderField, type MimePart} from './imap-mime.js'

/** A string of an IMAP response: `NIL`, quoted, or a literal where it holds line ends or 8-bit bytes. */
export function nstring(value: string | undefined): string {
  if (value === undefined) return 'NIL'
  if (/^[\x20-\x7e]*$/.test(value) && value.length < 2000) return `"${value.replaceAll(/["\\]/g, '\\$&')}"`
  return `{${value.length}}\r\n${value}`
}

/** ENVELOPE of a header (RFC 9051 section 7.5.2), one character per byte. */
export function envelope(header: readonly HeaderField[]): string {
  const addresses = (name: string): string => addressList(fieldValue(header, name))
  const from = addresses('from')
  const orFrom = (list: string): string => (list === 'NIL' ? from : list)
  const values = [nstring(fieldValue(header, 'date')), nstring(fieldValue(header, 'subject'))]
  values.push(from, orFrom(addresses('sender')), orFrom(addresses('reply-to')))
  values.push(addresses('to'), addresses('cc'), addresses('bcc'))
  values.push(nstring(fieldValue(header, 'in-reply-to')), nstring(fieldValue(header, 'message-id')))
  return `(${values.join(' ')})`
}

/** BODYSTRUCTURE, or BODY without the extension data (RFC 9051 section 7.5.2). */
export function bodyStructure(bytes: Buffer, part: MimePart, extended = true): string {
  const own = part.type === 'multipart' ? multipart(bytes, part, extended) : singlePart(bytes, part, extended)
  const extension = [...own, ...(extended ? dispositionOf(part) : [])]
  return `(${extension.join(' ')})`
}

function multipart(bytes: Buffer, part: MimePart, extended: boolean): string[] {
  const children = part.children.map((child) => bodyStructure(bytes, child, extended)).join('')
  const filler = children === '' ? '("text" "plain" NIL NIL NIL "7bit" 0 0)' : children
  return [filler, nstring(part.subtype), ...(extended ? [parameterList(part.parameters)] : [])]
}

function singlePart(bytes: Buffer, part: MimePart, extended: boolean): string[] {
  const field = (name: string): string => nstring(fieldValue(part.header, name))
  const encoding = fieldValue(part.header, 'content-transfer-encoding')?.toLowerCase() ?? '7bit'
  const values = [nstring(part.type), nstring(part.subtype), parameterList(part.parameters)]
  values.push(field('content-id'), field('content-description'), nstring(encoding), String(part.end - part.bodyStart))
  const inner = part.children[0]
  if (part.type === 'message' && inner !== undefined) {
    values.push(envelope(inner.header), bodyStructure(bytes, inner, extended), String(countLines(bytes, part)))
  } else if (part.type === 'text') values.push(String(countLines(bytes, part)))
  return extended ? [...values, field('content-md5')] : values
}

function dispositionOf(part: MimePart): string[] {
  const text = fieldValue(part.header, 'content-disposition')
  const language = nstring(fieldValue(part.header, 'content-language'))
  const location = nstring(fieldValue(part.header, 'content-location'))
  if (text === undefined) return ['NIL', language, location]
  const {value, parameters} = parseParameterised(text)
  return [`(${nstring(value)} ${parameterList(parameters)})`, language, location]
}

function parameterList(parameters: readonly (readonly [string, string])[]): string {
  if (parameters.length === 0) return 'NIL'
  return `(${parameters.map(([name, value]) => `${nstring(name)} ${nstring(value)}`).join(' ')})`
}

function countLines(bytes: Buffer, part: MimePart): number {
  let lines = 0
  for (let at = bytes.indexOf(0x0a, part.bodyStart); at !== -1 && at < part.end; at = bytes.indexOf(0x0a, at + 1))
    lines += 1
  return lines
}

/** One mailbox of an address field; a group's start has only a local part, its end has nothing (RFC 9051). */
export interface Address {
  readonly name: string | undefined
  readonly local: string | undefined
  readonly domain: string | undefined
}

function addressList(value: string | undefined): string {
  const addresses = value === undefined ? [] : parseAddresses(value)
  if (addresses.length === 0) return 'NIL'
  const written = addresses.map(
    ({name, local, domain}) => `(${nstring(name)} NIL ${nstring(local)} ${nstring(domain)})`,
  )
  return `(${written.join('')})`
}

const mostAddresses = 1000

/** Reads an address field leniently (RFC 5322 section 3.4): what is no address keeps its text as the local part. */
export function parseAddresses(value: string): Address[] {
  const addresses: Address[] = []
  let inGroup = false
  for (const {text, stop} of splitAddresses(value)) {
    if (addresses.length >= mostAddresses) break
    if (stop === ':') {
      addresses.push({name: undefined, local: unquoted(text), domain: undefined})
      inGroup = true
      continue
    }
    if (text !== '') addresses.push(oneAddress(text))
    if (stop === ';' && inGroup) {
      addresses.push({name: undefined, local: undefined, domain: undefined})
      inGroup = false
    }
  }
  return addresses
}

function oneAddress(text: string): Address {
  const open = text.lastIndexOf('<')
  const bare = open === -1 ? text : text.slice(open + 1).replace(/>.*$/s, '')
  const at = bare.lastIndexOf('@')
  const name = open === -1 ? '' : unquoted(text.slice(0, open))
  return {
    name: name === '' ? undefined : name,
    local: unquoted(at === -1 ? bare : bare.slice(0, at)),
    domain: at === -1 ? undefined : bare.slice(at + 1).trim(),
  }
}

function unquoted(text: string): string {
  return text.trim().replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => inner.replaceAll(/\\(.)/g, '$1'))
}

/** Cuts at the separators that stand outside quotes, comments and angle brackets; drops comments. */
function splitAddresses(value: string): {text: string; stop: string}[] {
  const found: {text: string; stop: string}[] = []
  let text = ''
  let comment = 0
  let angle = false
  for (const token of value.match(/"(?:[^"\\]|\\.)*"|\\.|./gs) ?? []) {
    if (token === '(') comment += 1
    else if (token === ')' && comment > 0) comment -= 1
    else if (comment > 0) continue
    else if (!angle && [',', ';', ':'].includes(token)) {
      found.push({text: text.trim(), stop: token})
      text = ''
    } else {
      if (token === '<') angle = true
      if (token === '>') angle = false
      text += token
    }
  }
  if (text.trim() !== '') found.push({text: text.trim(), stop: ''})
  return found
}
