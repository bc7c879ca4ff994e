/** Elements whose content is no text for the reader. */
const silent = new Set(['head', 'script', 'style', 'title', 'template', 'noscript', 'svg', 'math', 'object', 'iframe'])
/** Bounds the search for the end of a broken tag, and with it the time for a text full of them. */
const longestTag = 16 * 1024
const breaking = new Set(
  (
    'p div br tr table ul ol blockquote pre hr section article header footer h1 h2 h3 h4 h5 h6 dl dt dd address ' +
    'form fieldset'
  ).split(' '),
)
/** The named characters that mail uses, `name=text`. */
const entities: ReadonlyMap<string, string> = new Map(
  (
    'amp=& lt=< gt=> quot=" apos=\' shy= zwnj= zwj= copy=© reg=® trade=™ euro=€ sect=§ deg=° times=× middot=· bull=• ' +
    'auml=ä ouml=ö uuml=ü Auml=Ä Ouml=Ö Uuml=Ü szlig=ß eacute=é egrave=è ecirc=ê agrave=à aacute=á acirc=â ccedil=ç ' +
    'ntilde=ñ ocirc=ô oacute=ó iacute=í uacute=ú ndash=– mdash=— hellip=… laquo=« raquo=» bdquo=„ ldquo=“ rdquo=” ' +
    'sbquo=‚ lsquo=‘ rsquo=’'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
)
const blank = /^(nbsp|ensp|emsp|thinsp)$/

/**
 * HTML as the text a reader would see: no scripts, styles or comments, block elements as lines, list items with a dash,
 * a link's address after its words where it differs. One pass, time linear in the length; nothing is executed or loaded.
 */
export function htmlToText(html: string): string {
  const writer = new Writer()
  const neverClosed = new Set<string>()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    writer.text(html.slice(at, open))
    at = readMarkup(html, open, writer, neverClosed)
  }
  writer.text(html.slice(at))
  return writer.finish()
}

/** Reads one tag or comment that starts at `open`; returns where text goes on. */
function readMarkup(html: string, open: number, writer: Writer, neverClosed: Set<string>): number {
  if (html.startsWith('<!--', open)) return after(html, '-->', open + 4)
  const name = /^<\/?([a-zA-Z][a-zA-Z0-9]{0,20})/.exec(html.slice(open, open + 24))?.[1]?.toLowerCase()
  if (name === undefined) {
    if (/^<[!?/]/.test(html.slice(open, open + 2))) return after(html, '>', open)
    writer.text('<')
    return open + 1
  }
  const end = endOfTag(html, open)
  const closing = html[open + 1] === '/'
  if (!closing && silent.has(name) && !neverClosed.has(name)) return endOfElement(html, name, end, neverClosed)
  writer.tag(name, closing, html.slice(open, Math.min(end, open + 4096)))
  return end
}

/** The position behind `>`, quoted attribute values skipped. */
function endOfTag(html: string, open: number): number {
  let quote = ''
  const limit = Math.min(html.length, open + longestTag)
  for (let at = open + 1; at < limit; at++) {
    const char = html[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  // An unclosed quote would swallow the rest: take the first `>` instead.
  return after(html, '>', open)
}

function endOfElement(html: string, name: string, from: number, neverClosed: Set<string>): number {
  const close = new RegExp(`</${name}[\\s>/]`, 'gi')
  close.lastIndex = from
  const found = close.exec(html)
  // An element that is never closed is skipped as a tag only, so that no text is lost.
  if (found !== null) return after(html, '>', found.index)
  neverClosed.add(name)
  return from
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from)
  return at < 0 ? html.length : at + mark.length
}

class Writer {
  readonly #parts: string[] = []
  #href: string | undefined
  #linkFrom = 0

  text(html: string): void {
    if (html !== '') this.#parts.push(decodeEntities(html.replaceAll(/[\s\u00a0]+/g, ' ')))
  }

  tag(name: string, closing: boolean, source: string): void {
    if (name === 'a') this.#link(closing, source)
    else if (name === 'li' && !closing) this.#parts.push('\n- ')
    else if (name === 'td' || name === 'th') this.#parts.push(' ')
    else if (breaking.has(name)) this.#parts.push('\n')
  }

  #link(closing: boolean, source: string): void {
    if (!closing) {
      this.#href = /\shref\s*=\s*["']?((?:https?:|mailto:)[^"'\s>]{1,2000})/i.exec(source)?.[1]
      this.#linkFrom = this.#parts.length
      return
    }
    const href = this.#href
    this.#href = undefined
    if (href === undefined) return
    const words = this.#parts.slice(this.#linkFrom).join('').trim()
    const target = decodeEntities(href).replace(/^mailto:/i, '')
    if (words !== target) this.#parts.push(` <${target}>`)
  }

  finish(): string {
    return this.#parts
      .join('')
      .split('\n')
      .map((line) => line.replaceAll(/ {2,}/g, ' ').trim())
      .join('\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim()
  }
}

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-zA-Z]{2,8});?/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return blank.test(name) ? ' ' : (entities.get(name) ?? whole)
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd'
  })
}
