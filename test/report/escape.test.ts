import {marked} from 'marked'
import {describe, expect, it} from 'vitest'
import {markdownCode, markdownLine, pluginLabel, prometheusLabel} from '../../src/report/escape.js'
import {describeWith, prometheusSeries} from './readers.js'

function html(markdown: string): string {
  return marked.parse(markdown, {async: false, gfm: true})
}

describe('code in a cell of a Markdown table', () => {
  it.each(['a | b', 'a \\| b', '`a` | ``b``', '|', 'a \\'])('stays in its cell: %s', (text) => {
    const page = html(`| x | y |\n| --- | --- |\n| ${markdownCode(text, 'cell')} | last |`)
    expect(page.match(/<td>/g)).toHaveLength(2)
    expect(page).toContain('<td>last</td>')
  })
})

describe('a line of Markdown', () => {
  it.each([
    '- a',
    '+ a',
    '1. a',
    '12) a',
    '> a',
    '# a',
    '=== a',
    '---',
    '***',
    '    a',
    '```',
    '~~~',
    '| a |',
    '[a]: b',
  ])('is a paragraph whatever it begins with: %s', (text) => {
    expect(html(markdownLine(text))).toBe(`<p>${text.trim().replace('>', '&gt;')}</p>\n`)
  })
})

describe('a label of performance data', () => {
  it('holds neither an equals sign nor a bar, quotes doubled', () => {
    expect(pluginLabel("it's a=b|c\nd")).toBe("'it''s a_b_c d'")
  })
})

describeWith('prometheus', 'the value of a label', () => {
  it.each(['a "quoted" word', 'C:\\path\\n', 'two\nlines', '{x="y"} 1', '\\'])('is read as it was: %s', (text) => {
    const [series] = prometheusSeries(`# HELP m h\n# TYPE m gauge\nm{l="${prometheusLabel(text)}"} 1\n`)
    expect(series?.labels['l']).toBe(text.replace('\n', ' '))
  })
})
