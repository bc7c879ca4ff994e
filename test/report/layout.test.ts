import stringWidth from 'string-width'
import {describe, expect, it} from 'vitest'
import {Failure} from '../../src/failure.js'
import {renderFailure} from '../../src/report/failure.js'
import {fold} from '../../src/report/layout.js'
import {renderTable} from '../../src/report/table.js'
import {renderUnassigned} from '../../src/report/unassigned.js'

const rows = [
  ['acme', 'ACME GmbH', 'jobs@acme.example'],
  ['delta', '株式会社日本採用センター', 'bewerbungen-und-initiativbewerbungen@verwaltungsangelegenheiten.example'],
  ['eta', 'Müller 🚀 Söhne, Verwaltungsgesellschaft für Angelegenheiten', 'karriere@müller.example'],
]

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => stringWidth(line)))
}

describe('a table', () => {
  it('stays as wide as it is where lines may be of any length', () => {
    expect(renderTable(['ID', 'NAME', 'ADDRESS'], rows).split('\n')).toHaveLength(4)
  })

  it.each([80, 60, 46])('fits into %i columns and leaves nothing out, wide characters included', (columns) => {
    const table = renderTable(['ID', 'NAME', 'ADDRESS'], rows, columns)
    expect(widest(table)).toBeLessThanOrEqual(columns)
    const characters = (text: string): string => Array.from(text.replaceAll(/\s/g, '')).toSorted().join('')
    expect(characters(table)).toBe(characters(['ID', 'NAME', 'ADDRESS', ...rows.flat()].join('')))
  })

  it('breaks an address at its signs', () => {
    expect(renderTable(['A'], [['karriere-und-praktika@beispiel.example']], 24).split('\n')).toEqual([
      'A',
      'karriere-und-praktika@',
      'beispiel.example',
    ])
  })
})

describe('a text folded for the terminal', () => {
  it('keeps lines that fit as they are, blanks included', () => {
    expect(fold('  keychain:     one\n\n  environment:  two', 40)).toBe('  keychain:     one\n\n  environment:  two')
  })

  it('goes on below the beginning of a long line', () => {
    expect(fold('  one two three', 10)).toBe('  one two\n    three')
  })

  it('is whole where no width is known', () => {
    const hint = `See: ${'recruitmail config apply FILE '.repeat(10)}`.trim()
    expect(renderFailure(new Failure('usage', 'code', 'Wrong.', {hint}))).toBe(`Wrong.\n${hint}\n`)
    expect(widest(renderFailure(new Failure('usage', 'code', 'Wrong.', {hint}), 80))).toBeLessThanOrEqual(80)
  })
})

describe('a line of the list of unassigned messages', () => {
  it.each([80, 120])('fits into %i columns and begins the subject in the same column for every name', (columns) => {
    const lines = ['Jane', '採用担当者 山田太郎 株式会社', 'Søren 🚀'].map((name) =>
      renderUnassigned(
        {
          id: 7,
          messageId: '<a@applicant.example>',
          date: '2026-11-22T09:00:00Z',
          from: {name, address: 'jane@applicant.example'},
          to: [],
          subject: `Subject ${'x'.repeat(200)}`,
          size: 1,
          attachments: [],
          company: null,
          suggestion: null,
        },
        columns,
      ),
    )
    expect(lines.every((line) => stringWidth(line) <= columns)).toBe(true)
    expect(new Set(lines.map((line) => stringWidth(line.slice(0, line.indexOf('Subject'))))).size).toBe(1)
  })
})
