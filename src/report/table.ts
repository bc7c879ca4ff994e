import stringWidth from 'string-width'
import {sanitise} from '../message/sanitise.js'

/** Narrower than this no column becomes. */
const leastWidth = 12
const gap = '  '

/**
 * Rows as aligned columns under their headings; control characters never get through. Where they do not fit into so many
 * columns, the widest ones are narrowed and their cells continue on the next line: nothing is left out.
 */
export function renderTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  columns = Infinity,
): string {
  const lines = [headings, ...rows].map((row) => row.map((cell) => sanitise(cell)))
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => stringWidth(line[column] ?? ''))))
  const fitting = narrowed(widths, columns - gap.length * (headings.length - 1))
  return lines.flatMap((line) => foldedRow(line, fitting)).join('\n')
}

/** Names and values, one pair a line, the values aligned. */
export function renderPairs(pairs: readonly (readonly [string, string])[], indent = ''): string {
  const width = Math.max(0, ...pairs.map(([name]) => stringWidth(name)))
  return pairs.map(([name, value]) => indent + alignedLine([name, sanitise(value)], [width, 0])).join('\n')
}

/** The widths, the widest taken down one by one until all fit. */
function narrowed(widths: readonly number[], room: number): number[] {
  const result = [...widths]
  for (let over = result.reduce((sum, width) => sum + width, 0) - room; over > 0; over -= 1) {
    const widest = result.indexOf(Math.max(...result))
    const width = result[widest] ?? 0
    if (width <= leastWidth) break
    result[widest] = width - 1
  }
  return result
}

function foldedRow(cells: readonly string[], widths: readonly number[]): string[] {
  const folded = cells.map((cell, column) => pieces(cell, widths[column] ?? 0))
  const height = Math.max(...folded.map((lines) => lines.length))
  return Array.from({length: height}, (_, line) =>
    alignedLine(
      folded.map((lines) => lines[line] ?? ''),
      widths,
    ),
  )
}

/** A cell in pieces of so many columns, broken at blanks or inside addresses at their signs where there are some. */
function pieces(text: string, columns: number): string[] {
  const result: string[] = []
  let rest = text
  while (stringWidth(rest) > columns && columns > 0) {
    const length = lengthWithin(rest, columns)
    const end = breakingPoint(rest, length)
    result.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...result, rest]
}

/** Where a line of at most so many code units best ends; its second half is searched. */
function breakingPoint(text: string, length: number): number {
  const after = [' ', '@', '.', '-'].map((sign) => text.slice(0, length + (sign === ' ' ? 1 : 0)).lastIndexOf(sign) + 1)
  return after.find((end) => end > length / 2) ?? length
}

/** How many code units of a text fit into so many columns; at least one character. */
function lengthWithin(text: string, columns: number): number {
  let length = 0
  for (const character of text) {
    if (length > 0 && stringWidth(text.slice(0, length) + character) > columns) break
    length += character.length
  }
  return length
}

function alignedLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => padded(cell, widths[column] ?? 0))
    .join(gap)
    .trimEnd()
}

/** A text with blanks to so many columns; wide characters count for what they take on the terminal. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)))
}
