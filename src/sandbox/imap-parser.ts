/** One argument of an IMAP command (RFC 9051 section 9). Literals and quoted strings are both `string`. */
export type Token =
  | {readonly kind: 'atom'; readonly text: string}
  | {readonly kind: 'string'; readonly bytes: Buffer}
  | {readonly kind: 'list'; readonly items: readonly Token[]}

/** A command as read from the wire: text (one character per byte) and the literals between. */
export type Piece = string | Buffer

/** A command outside the grammar; the server answers BAD with this text. */
export class ImapSyntaxError extends Error {
  override readonly name = 'ImapSyntaxError'
}

const deepestList = 30

/** Splits a whole command into its words. @throws ImapSyntaxError */
export function parseTokens(pieces: readonly Piece[]): Token[] {
  const scanner = new Scanner(pieces)
  const tokens = scanner.readItems(0)
  if (!scanner.atEnd) throw new ImapSyntaxError('Unexpected )')
  return tokens
}

/** The text of an atom or a string (UTF-8). @throws ImapSyntaxError when it is missing or a list */
export function textOf(token: Token | undefined): string {
  if (token?.kind === 'atom') return Buffer.from(token.text, 'latin1').toString('utf8')
  if (token?.kind === 'string') return token.bytes.toString('utf8')
  throw new ImapSyntaxError(token === undefined ? 'Missing argument' : 'Unexpected list')
}

/** The items of a list, or the single token as a list of one. @throws ImapSyntaxError when it is missing */
export function itemsOf(token: Token | undefined): readonly Token[] {
  if (token === undefined) throw new ImapSyntaxError('Missing argument')
  return token.kind === 'list' ? token.items : [token]
}

export function isAtom(token: Token | undefined, text: string): boolean {
  return token?.kind === 'atom' && token.text.toUpperCase() === text
}

class Scanner {
  #index = 0
  #position = 0
  readonly #pieces: readonly Piece[]

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
  }

  get atEnd(): boolean {
    this.#skipBlanks()
    return this.#index >= this.#pieces.length
  }

  readItems(depth: number): Token[] {
    if (depth > deepestList) throw new ImapSyntaxError('Lists nested too deeply')
    const items: Token[] = []
    while (!this.atEnd && this.#peek() !== ')') items.push(this.#readOne(depth))
    return items
  }

  #readOne(depth: number): Token {
    const piece = this.#pieces[this.#index]
    if (typeof piece !== 'string') return this.#readLiteral(piece)
    const sign = piece[this.#position]
    if (sign === '(') return this.#readList(depth)
    if (sign === '"') return this.#readQuoted(piece)
    return this.#readAtom(piece)
  }

  #readLiteral(bytes: Buffer | undefined): Token {
    this.#index += 1
    this.#position = 0
    return {kind: 'string', bytes: bytes ?? Buffer.alloc(0)}
  }

  #readList(depth: number): Token {
    this.#position += 1
    const items = this.readItems(depth + 1)
    if (this.atEnd) throw new ImapSyntaxError('Missing )')
    this.#position += 1
    return {kind: 'list', items}
  }

  #readQuoted(piece: string): Token {
    let value = ''
    for (let at = this.#position + 1; at < piece.length; at++) {
      if (piece[at] === '"') {
        this.#position = at + 1
        return {kind: 'string', bytes: Buffer.from(value, 'latin1')}
      }
      if (piece[at] === '\\') at += 1
      value += piece[at] ?? ''
    }
    throw new ImapSyntaxError('Missing "')
  }

  /** `BODY[HEADER.FIELDS (FROM TO)]<0.100>` is one word although it holds blanks. */
  #readAtom(piece: string): Token {
    const start = this.#position
    let end = start
    while (end < piece.length && !' ()"'.includes(piece[end] ?? '')) {
      const closing = piece[end] === '[' && isSection(piece.slice(start, end)) ? piece.indexOf(']', end) : -1
      end = closing === -1 ? end + 1 : closing + 1
    }
    if (end === start) throw new ImapSyntaxError('Unexpected character')
    this.#position = end
    return {kind: 'atom', text: piece.slice(start, end)}
  }

  #peek(): string | undefined {
    const piece = this.#pieces[this.#index]
    return typeof piece === 'string' ? piece[this.#position] : undefined
  }

  #skipBlanks(): void {
    for (;;) {
      const piece = this.#pieces[this.#index]
      if (typeof piece !== 'string') return
      while (piece[this.#position] === ' ') this.#position += 1
      if (this.#position < piece.length) return
      this.#index += 1
      this.#position = 0
    }
  }
}

function isSection(atom: string): boolean {
  return /^(BODY|BODY\.PEEK)$/i.test(atom)
}
