import stringWidth from 'string-width'

/** Cuts a text to so many columns, with an ellipsis where something is missing. */
export function clip(text: string, columns: number): string {
  if (stringWidth(text) <= columns) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept + character) > columns - 1) break
    kept += character
  }
  return `${kept}…`
}

/** Breaks the lines that are longer than so many columns; the others stay as they are, further lines stand indented. */
export function fold(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? ''
      return stringWidth(line) <= columns ? [line] : wrap(line, columns, indent, `${indent}  `)
    })
    .join('\n')
}

/** Breaks a text at blanks into lines of so many columns; a word longer than a line stays whole, to be copied. */
export function wrap(text: string, columns: number, first: string, further = ' '.repeat(first.length)): string[] {
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && stringWidth(`${line} ${word}`) > columns) {
      lines.push(line)
      line = further
      empty = true
    }
    line += empty ? word : ` ${word}`
    empty = false
  }
  return [...lines, line]
}
