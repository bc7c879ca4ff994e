// The score for a terminal.
import {countRows} from './rows.js'

export function asText({outcomes, names, tools, areas}) {
  const rows = [
    ['', ...names],
    ...countRows.map(([label, value]) => [label, ...tools.map((tool) => String(value(tool)))]),
    ['', ...names.map(() => '')],
    ...areas.map(({area, of, told}) => [`${area} (${of})`, ...told.map(String)]),
  ]
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const lines = rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]))).join('  '),
  )
  const missed = outcomes.filter(({marks}) => marks.recruitmail.mark !== 'cause')
  const own = missed.map(({code, marks}) => `recruitmail says ${marks.recruitmail.said ?? 'nothing'} to ${code}`)
  return [`${outcomes.length} faults`, '', ...lines, '', ...own, ''].join('\n')
}
