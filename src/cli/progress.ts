import {checkNames, type CheckName} from '../diagnosis/finding.js'
import type {CheckResult, TestProgress} from '../connection-test/result.js'
import {renderCheck} from '../report/connection-test-text.js'
import {clip} from '../report/layout.js'
import {paletteFor} from '../report/palette.js'
import {say} from '../report/words.js'
import type {Language} from '../wording/language.js'

/** Lines are cleared one by one: clearing the screen below would push the old picture into the history of some terminals. */
const clearLine = '\u001B[2K'

function up(lines: number): string {
  return `\u001B[${lines}A`
}

/** Redraws at most this often, in ms. */
const frameMs = 80

/**
 * Shows the checks of a running test on standard error while it is a terminal, and takes them away at the end. One
 * company is drawn as its list of checks, several as one line.
 */
export class TestProgressView {
  readonly #stream: NodeJS.WriteStream
  readonly #single: boolean
  readonly #lang: Language
  readonly #results = new Map<CheckName, CheckResult>()
  readonly #running = new Map<string, string>()
  #ended = 0
  #drawnLines = 0
  #timer: NodeJS.Timeout | undefined

  constructor(stream: NodeJS.WriteStream, companies: number, lang: Language) {
    this.#stream = stream
    this.#lang = lang
    this.#single = companies === 1 && (stream.rows ?? 0) > checkNames.length + 3
  }

  /** A view where one can be seen, else undefined. */
  static forTerminal(stream: NodeJS.WriteStream, companies: number, lang: Language): TestProgressView | undefined {
    const isSeen = stream.isTTY === true && process.env['TERM'] !== 'dumb'
    return isSeen ? new TestProgressView(stream, companies, lang) : undefined
  }

  update(progress: TestProgress): void {
    if (progress.kind === 'begun') this.#running.set(`${progress.company} ${progress.check}`, '')
    if (progress.kind === 'waiting') this.#running.set(`${progress.company} ${progress.check}`, progress.text)
    if (progress.kind === 'ended') {
      this.#running.delete(`${progress.company} ${progress.result.check}`)
      this.#results.set(progress.result.check, progress.result)
      this.#ended++
    }
    this.#timer ??= setTimeout(() => this.#draw(), frameMs)
  }

  /** Removes what was drawn, so that the result stands alone. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const lines = this.#drawnLines
    if (lines > 0) this.#stream.write(up(lines) + `${clearLine}\n`.repeat(lines) + up(lines))
    this.#drawnLines = 0
  }

  #draw(): void {
    this.#timer = undefined
    const lines = this.#single ? this.#list() : [this.#line()]
    const back = this.#drawnLines === 0 ? '' : up(this.#drawnLines)
    this.#stream.write(back + lines.map((line) => `${clearLine}${line}\n`).join(''))
    this.#drawnLines = lines.length
  }

  #list(): string[] {
    const options = {palette: paletteFor(this.#stream), width: this.#width, lang: this.#lang}
    return checkNames.map((check) => {
      const result = this.#results.get(check)
      if (result !== undefined) return renderCheck(result, options)
      const running = [...this.#running].find(([key]) => key.endsWith(` ${check}`))
      const mark = running === undefined ? ' ' : '…'
      return clip(`  ${mark} ${check}  ${running?.[1] ?? ''}`.trimEnd(), this.#width)
    })
  }

  #line(): string {
    const now = [...this.#running.keys()].slice(-3).join(', ')
    return clip(`  … ${say(this.#lang, 'checksDone', {count: this.#ended, now})}`, this.#width)
  }

  get #width(): number {
    return this.#stream.columns ?? 80
  }
}
