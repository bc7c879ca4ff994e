/** What stands in the place of a secret. */
const mark = '(hidden)'

/** Secrets this process has held; a server may repeat them in any reply, also on a later connection. */
const known = new Set<string>()

/**
 * Words that servers say of their own accord, and whatever is too short to tell from them: such a secret is hidden
 * only where it is quoted or follows the login command, or every reply that names a password would lose its meaning.
 */
const everyday = new Set(
  'password passwort passwd passphrase pass user username login account mail email smtp imap server admin test secret hidden authentication authenticated credentials invalid failed error application required'.split(
    ' ',
  ),
)
const shortest = 4

/** Characters of base64 (both alphabets) that are compared at once; six bytes are no accident. */
const windowLength = 8
const base64Run = /[A-Za-z0-9+/_-]{4,}={0,2}/g

interface Patterns {
  /** Finds the secrets as they are and in the ways texts are quoted. */
  readonly plain: RegExp | undefined
  /** Pieces of the secrets in base64, whatever stands before them; in capitals, as lists of extensions are kept. */
  readonly windows: ReadonlySet<string>
}

let compiled: Patterns | undefined

/** From now on `hideSecrets` takes this value out of every text. */
export function keepHidden(secret: string): void {
  if (secret.trim() === '' || known.has(secret)) return
  known.add(secret)
  compiled = undefined
}

/**
 * A text from outside without the secrets this process has held, should somebody repeat them: as they are, quoted, in
 * percent encoding, hexadecimal and base64, also inside a longer base64 text such as a SASL response (RFC 4616).
 */
export function hideSecrets(text: string): string {
  if (known.size === 0 || text === '') return text
  compiled ??= compile([...known])
  const {plain, windows} = compiled
  const hidden = plain === undefined ? text : text.replace(plain, mark)
  return hidden.replace(base64Run, (run) => (holdsWindow(run, windows) ? mark : run))
}

function holdsWindow(run: string, windows: ReadonlySet<string>): boolean {
  const standard = run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '').toUpperCase()
  if (windows.has(standard)) return true
  for (let at = 0; at + windowLength <= standard.length; at++) {
    if (windows.has(standard.slice(at, at + windowLength))) return true
  }
  return false
}

function compile(secrets: readonly string[]): Patterns {
  const forms = secrets.flatMap((secret) => (isEveryday(secret) ? quotedOnly(secret) : plainForms(secret)))
  const longestFirst = [...new Set(forms)].toSorted((one, other) => other.length - one.length)
  return {
    plain: longestFirst.length === 0 ? undefined : new RegExp(longestFirst.join('|'), 'giu'),
    windows: new Set(secrets.flatMap((secret) => windowsOfSecret(secret)).map((window) => window.toUpperCase())),
  }
}

function isEveryday(secret: string): boolean {
  return secret.length < shortest || everyday.has(secret.toLowerCase())
}

function quotedOnly(secret: string): string[] {
  const word = escaped(secret)
  return [String.raw`(?<=["'\u201c\u201e])${word}(?=["'\u201c\u201d])`, String.raw`(?<=\bLOGIN\s+\S+\s+["']?)${word}`]
}

function plainForms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const narrow = Buffer.from(secret, 'latin1')
  const forms = [
    secret,
    secret.replaceAll(/["\\]/g, String.raw`\$&`),
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(wellFormed(secret)),
    encodeURIComponent(wellFormed(secret)).replaceAll('%20', '+'),
    bytes.toString('hex'),
    bytes.toString('hex').replaceAll(/../g, '%$&'),
    bytes.toString('latin1'),
    ...(isLatin1(secret) ? [narrow.toString('hex'), narrow.toString('utf8')] : []),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    ...cutOff(secret),
  ]
  return forms.map((form) => escaped(form))
}

/** The beginning of a long secret: servers cut what they repeat. */
function cutOff(secret: string): string[] {
  const length = Math.max(windowLength, Math.min(16, Math.ceil(secret.length * 0.6)))
  return secret.length > length ? [secret.slice(0, length)] : []
}

/** A password may also be tried in ISO 8859-1. */
function isLatin1(secret: string): boolean {
  return /^[\u0020-\u00FF]*$/.test(secret) && /[\u0080-\u00FF]/.test(secret)
}

function windowsOfSecret(secret: string): string[] {
  return [
    ...piecesOf(secret),
    ...base64Windows(Buffer.from(secret, 'utf8')),
    ...(isLatin1(secret) ? base64Windows(Buffer.from(secret, 'latin1')) : []),
  ]
}

/** Base64 of the secret behind zero, one and two bytes: the characters that no byte around it has a part in. */
function base64Windows(bytes: Buffer): string[] {
  const aligned = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const from = Math.ceil((before * 8) / 6)
    return text.slice(from, Math.floor(((before + bytes.length) * 8) / 6))
  })
  const whole = bytes.toString('base64').replace(/=+$/, '')
  return [...aligned.flatMap((text) => windowsOf(text)), ...(whole.length >= 4 ? [whole] : [])]
}

/**
 * Pieces of the secret itself, as servers show them that break it over lines; what could be a part of a word is none. Of
 * a JSON web token only the signature counts: the rest has pieces in common with every JSON text in base64.
 */
function piecesOf(secret: string): string[] {
  const own = /^eyJ[\w-]+\.[\w-]*\.([\w-]*)$/.exec(secret)?.[1] ?? secret
  return windowsOf(own).filter((piece) => /^[\w+/-]+$/.test(piece) && /[^A-Za-z]/.test(piece))
}

function windowsOf(text: string): string[] {
  const windows: string[] = []
  for (let at = 0; at + windowLength <= text.length; at++) windows.push(text.slice(at, at + windowLength))
  return windows
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd')
}
