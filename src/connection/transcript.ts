import type {Language} from '../wording/language.js'
import {phrase, wordsIn, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'
import {presentable} from './printable.js'

/** One line of a conversation with a server, credentials replaced. */
export interface TranscriptLine {
  /** `note`: neither side's words, but what became of the connection, such as a TLS handshake. */
  readonly from: 'client' | 'server' | 'note'
  readonly text: string
  /** Since the conversation began, in ms. */
  readonly ms?: number
}

/** How a wait for words of the server came to an end. */
export function endingWords(errorCode: string, limitMs: number): Words {
  if (errorCode === 'TIMEOUT') return phrase(phrases.silent, {ms: Math.round(limitMs)})
  return errorCode === 'CLOSED' ? phrase(phrases.closed) : phrase(phrases.ended, {code: errorCode})
}

/** Of a long conversation its beginning and its end are kept. */
const mostFirstLines = 160
const mostLastLines = 40

/**
 * Keeps what was said on one connection, bounded, fit to be shown: credentials replaced, control characters removed. It
 * is the caller's business to leave out what other people's messages say.
 */
export class Transcript {
  readonly lines: TranscriptLine[] = []
  readonly #lang: Language
  #onBegin: ((lines: readonly TranscriptLine[]) => void) | undefined
  #begunAt: number | undefined
  #leftOut = 0

  /** @param onBegin told of the lines, which go on growing, when there is a first one */
  constructor(lang: Language = 'en', onBegin?: (lines: readonly TranscriptLine[]) => void) {
    this.#lang = lang
    this.#onBegin = onBegin
  }

  client(words: Words): void {
    this.#add('client', words)
  }

  server(words: Words): void {
    this.#add('server', words)
  }

  note(words: Words): void {
    this.#add('note', words)
  }

  /** Takes over what was said so far on a connection that is shared or was tried before for others. */
  adopt(lines: readonly TranscriptLine[]): void {
    if (lines.length === 0 || lines === this.lines) return
    this.note(phrase(phrases.shared))
    this.lines.push(...lines)
  }

  /** Puts another text in the place of the line added last. */
  replaceLast(words: Words): void {
    const last = this.lines.pop()
    if (last !== undefined) this.lines.push({...last, text: this.#shown(words)})
  }

  #add(from: TranscriptLine['from'], words: Words): void {
    this.#begunAt ??= performance.now()
    this.lines.push({from, text: this.#shown(words), ms: Math.round(performance.now() - this.#begunAt)})
    if (this.lines.length > mostFirstLines + mostLastLines) this.#shorten()
    this.#onBegin?.(this.lines)
    this.#onBegin = undefined
  }

  #shown(words: Words): string {
    return presentable(wordsIn(words, this.#lang))
  }

  /** One line in the middle counts those that were taken out. */
  #shorten(): void {
    this.#leftOut += this.#leftOut === 0 ? 2 : 1
    const text = wordsIn(phrase(phrases.linesLeftOut, {count: this.#leftOut}), this.#lang)
    this.lines.splice(mostFirstLines - 1, 2, {from: 'note', text})
  }
}
