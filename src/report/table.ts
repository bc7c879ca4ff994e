import stringWidth from 'string-width'
import {sanitise} from '../message/sanitise.js'

/** Rows as aligned columns under their headings; control characters never get through. */
export function renderTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, ...rows].map((row) => row.map((cell) => sanitise(cell)))
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))))
  return lines.map((line) => alignedLine(line, widths)).join('\n')
}

/** Names and values, one pair a line, the values aligned. */
export function renderPairs(pairs: readonly (readonly [string, string])[], indent = ''): string {
  const width = Math.max(0, ...pairs.map(([name]) => stringWidth(name)))
  return pairs.map(([name, value]) => indent + alignedLine([name, sanitise(value)], [width, 0])).join('\n')
}

function alignedLine(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell))))
  return padded.join('  ').trimEnd()
}
