import type {RawMessage} from './raw-headers.js'
import {excerpt} from './raw-headers.js'
import {aligned} from './organisation.js'
import {receivedHop} from './received.js'

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
  return {server: named ? (first.text.trim().split(/\s+/)[0] ?? '').toLowerCase() : '', results}
}

/**
 * The fields that the receiving side wrote, topmost first. One counts if it stands above the first Received field of a
 * foreign host and its server is of one organisation with a trusted host or with the server that delivered; anything
 * else may have been forged by the sender (RFC 8601 section 7.1).
 */
export async function trustedAuthenticationResults(
  message: RawMessage,
  trustedHosts: readonly string[],
): Promise<AuthenticationResults[]> {
  const delivering = message.headers.find(({name}) => name === 'received')
  const by = delivering === undefined ? undefined : receivedHop(delivering.value).by
  const trusted = [...trustedHosts, ...(by === undefined ? [] : [by])].filter((host) => host !== '')
  const ours = async (host: string): Promise<boolean> => {
    for (const one of trusted) if (await aligned(host, one)) return true
    return false
  }
  const found: AuthenticationResults[] = []
  for (const {name, value} of message.headers.slice(0, 500)) {
    if (name === 'received') {
      const host = receivedHop(value).by
      if (host !== undefined && !(await ours(host))) break
    }
    if (name !== 'authentication-results') continue
    const parsed = parseAuthenticationResults(value)
    const unnamed = parsed.server === '' && /\.(?:outlook|office365)\.com$/.test(by ?? '')
    if (unnamed || (parsed.server !== '' && (await ours(parsed.server)))) found.push(parsed)
  }
  return found
}

function methodResult({text, comment}: {text: string; comment: string}): MethodResult[] {
  const match = /^\s*([a-z][a-z0-9-]*)\s*(?:\/\s*\d+\s*)?=\s*([a-z]+)(.*)$/is.exec(text)
  if (match === null) return []
  const properties: Record<string, string> = Object.create(null) as Record<string, string>
  for (const [, key = '', quoted, plain] of (match[3] ?? '').matchAll(
    /([a-z][a-z0-9.-]*)\s*=\s*(?:"([^"]*)"|([^\s"]+))/gi,
  )) {
    properties[key.toLowerCase()] ??= excerpt(quoted ?? plain ?? '')
  }
  const words = [comment, properties['reason'] ?? ''].filter((part) => part !== '').join(' ')
  return [
    {
      method: (match[1] ?? '').toLowerCase(),
      result: (match[2] ?? '').toLowerCase(),
      comment: excerpt(words),
      properties,
    },
  ]
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
      if (depth++ === 0) continue
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
