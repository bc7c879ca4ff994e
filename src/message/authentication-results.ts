import {excerpt} from './raw-headers.js'

/** One `method=result` of an Authentication-Results field (RFC 8601 section 2.2). */
export interface MethodResult {
  /** `spf`, `dkim`, `dmarc`, `arc` ...; lower case. */
  readonly method: string
  /** `pass`, `fail` ...; lower case. */
  readonly result: string
  /** Text of comments and of `reason`, bounded. */
  readonly comment: string
  /** `smtp.mailfrom`, `header.d` ...; keys in lower case. */
  readonly properties: Readonly<Record<string, string>>
}

export interface AuthenticationResults {
  /** Host that judged; empty where the field names none, as Microsoft 365 writes it. */
  readonly server: string
  readonly results: readonly MethodResult[]
}

const maxFieldLength = 10_000
const maxResults = 50

/** Reads one field value; never throws, what cannot be read is left out. */
export function parseAuthenticationResults(value: string): AuthenticationResults {
  const parts = splitOutsideQuotes(value.slice(0, maxFieldLength))
  const first = parts[0] ?? {text: '', comment: ''}
  const named = !first.text.includes('=')
  const results = (named ? parts.slice(1) : parts).slice(0, maxResults).flatMap(methodResult)
  return {server: named ? serverOf(first.text) : '', results}
}

/** The authserv-id may be followed by a version and be quoted (RFC 8601 section 2.2). */
function serverOf(text: string): string {
  return (text.trim().split(/\s+/)[0] ?? '').replaceAll('"', '').replace(/\.$/, '').toLowerCase()
}

/**
 * Reads a Received-SPF field (RFC 7208 section 9.1) as an Authentication-Results field with that one result. Who judged
 * stands in `receiver=`, or at the beginning of the comment; software that says neither gives an empty server.
 */
export function parseReceivedSpf(value: string): AuthenticationResults {
  const text = value.slice(0, maxFieldLength)
  const result = /^\s*([a-z]+)/i.exec(text)?.[1]?.toLowerCase()
  if (result === undefined) return {server: '', results: []}
  const comment = /\(([^()]*)\)/.exec(text)?.[1] ?? ''
  const properties = propertiesOf(text.replace(/\([^()]*\)/, ' ').replaceAll(';', ' '))
  const sender = bareAddress(properties['envelope-from'] ?? senderIn(comment))
  const named = properties['receiver'] ?? /^\s*([a-z0-9.-]+\.[a-z]{2,})\s*:/i.exec(comment)?.[1] ?? ''
  const known: Record<string, string> = {
    ...(sender === undefined ? {} : {'smtp.mailfrom': sender}),
    ...(properties['helo'] === undefined ? {} : {'smtp.helo': properties['helo']}),
    ...(properties['client-ip'] === undefined ? {} : {'smtp.remote-ip': properties['client-ip']}),
  }
  return {
    server: /^[a-z0-9.-]+$/i.test(named) ? named.toLowerCase() : '',
    results: [{method: 'spf', result, comment: excerpt(comment), properties: known}],
  }
}

/** `domain of jobs@acme.example designates`: the sender as all the common implementations word it. */
function senderIn(comment: string): string | undefined {
  return /\bdomain of (?:transitioning )?"?([^\s"]+)"?/i.exec(comment)?.[1]
}

function bareAddress(text: string | undefined): string | undefined {
  const bare = text?.replace(/^<(.*)>$/, '$1')
  return bare === '' ? undefined : bare
}

function methodResult({text, comment}: {text: string; comment: string}): MethodResult[] {
  const match = /^\s*([a-z][a-z0-9-]*)\s*(?:\/\s*\d+\s*)?=\s*([a-z]+)(.*)$/is.exec(text)
  if (match === null) return []
  const properties = propertiesOf(match[3] ?? '')
  const words = [comment.trim(), properties['reason'] ?? ''].filter((part) => part !== '').join(' ')
  return [
    {
      method: (match[1] ?? '').toLowerCase(),
      result: (match[2] ?? '').toLowerCase(),
      comment: excerpt(words),
      properties,
    },
  ]
}

/** `ptype.property=value`; blanks may stand around the dot and the equals sign, any part of a value may be quoted. */
function propertiesOf(text: string): Record<string, string> {
  const properties: Record<string, string> = Object.create(null) as Record<string, string>
  // Runs of blanks first: a pattern that may begin with one takes quadratic time on many.
  const joined = text
    .replace(/\s+/g, ' ')
    .replace(/([a-z]) \. ?(?=[a-z])/gi, '$1.')
    .replace(/([a-z])\. (?=[a-z])/gi, '$1.')
    .replace(/ ?= ?/g, '=')
  for (const [, key = '', value = ''] of joined.matchAll(/([a-z][a-z0-9._-]*)=((?:"[^"]*"|[^\s"])+)/gi)) {
    properties[key.toLowerCase()] ??= excerpt(value.replaceAll('"', ''))
  }
  return properties
}

/** Divides at semicolons; quoted strings stay whole, comments (nested, RFC 5322 section 3.2.2) are set aside. */
function splitOutsideQuotes(value: string): {text: string; comment: string}[] {
  const parts = [{text: '', comment: ''}]
  let depth = 0
  let quoted = false
  for (let at = 0; at < value.length; at++) {
    const part = parts.at(-1)
    if (part === undefined) break
    let character = value.charAt(at)
    const escaped = character === '\\' && (quoted || depth > 0)
    if (escaped) character = value.charAt(++at)
    if (!escaped && depth === 0 && character === '"') quoted = !quoted
    if (!escaped && !quoted && character === '(') {
      if (depth++ === 0) {
        part.text += ' '
        continue
      }
    } else if (!escaped && !quoted && depth > 0 && character === ')') {
      if (--depth === 0) {
        part.comment += ' '
        continue
      }
    }
    if (depth > 0) part.comment += character
    else if (!quoted && character === ';') parts.push({text: '', comment: ''})
    else part.text += escaped && character === '"' ? '' : character
  }
  return parts
}
