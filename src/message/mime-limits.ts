/** A message of nothing but boundaries would keep the parser busy: real ones have some dozen parts. */
const mostParts = 2000
/** The parser takes some 15 µs for a line, however short: real messages have a line for 50 to 80 bytes. */
const mostLines = 100_000

/** Why the MIME parser should not be given a message: it would take it seconds. Undefined for every real message. */
export function tooMuchToParse(raw: Buffer): string | undefined {
  if (occurrences(raw, '\n--', mostParts) > mostParts) return `it has more than ${mostParts} parts`
  if (occurrences(raw, '\n', mostLines) > mostLines) return `it has more than ${mostLines} lines`
  return undefined
}

function occurrences(raw: Buffer, text: string, most: number): number {
  let count = 0
  for (let at = raw.indexOf(text); at !== -1 && count <= most; at = raw.indexOf(text, at + 1)) count += 1
  return count
}
