import type {ChalkInstance} from 'chalk'
import type {ParsedMessage} from '../message/parse.js'
import type {DemoEvent} from '../sandbox/demo.js'
import {wrap} from './layout.js'
import {shellWords} from '../wording/shell-words.js'

/** Widest line of the tour's own words. */
const columns = 80

/** What the demo prints besides the output of the commands it runs. */
export function renderDemo(event: DemoEvent, palette: ChalkInstance): string {
  switch (event.kind) {
    case 'step':
      return ['', ...bold(wrap(event.text, columns, `${event.number}. `), palette), '', ''].join('\n')
    case 'command':
      return palette.cyan(`$ recruitmail ${shellWords(event.words)}`) + '\n\n'
    case 'message':
      return renderAnswer(event.message, palette)
    case 'end':
      return renderEnd(palette)
  }
}

function bold(lines: readonly string[], palette: ChalkInstance): string[] {
  return lines.map((line) => palette.bold(line))
}

function renderAnswer({headers, text}: ParsedMessage, palette: ChalkInstance): string {
  const {from, to, subject, inReplyTo} = headers
  const field = (name: string, value: string): string => `  ${palette.dim(`${name}:`.padEnd(13))}${value}`
  return [
    field('From', `${from?.name ?? ''} <${from?.address ?? ''}>`),
    field('To', to.map(({address}) => address).join(', ')),
    field('Subject', subject),
    field('In-Reply-To', inReplyTo.join(' ')),
    '',
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `  ${line}`)),
  ].join('\n')
}

function renderEnd(palette: ChalkInstance): string {
  const words = 'That was the whole way. Nothing left this machine, and nothing stays behind.'
  const next = [
    'recruitmail sandbox          the same mail world, to try things out yourself',
    'recruitmail config --help    the way to your own companies',
  ]
  return ['', ...bold(wrap(words, columns, ''), palette), '', ...next.map((line) => `  ${line}`)].join('\n')
}
