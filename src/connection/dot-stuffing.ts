const dot = 0x2e
const newline = 0x0a
const carriageReturn = 0x0d

/**
 * A message as it goes over the wire, piece by piece: a dot at the start of a line is doubled, and a lone dot ends it
 * (RFC 5321 section 4.5.2).
 */
export async function* dotStuffed(message: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let previous = newline
  let beforePrevious = carriageReturn
  for await (const piece of message) {
    if (piece.length === 0) continue
    yield stuffedPiece(piece, previous === newline)
    beforePrevious = piece.length > 1 ? (piece[piece.length - 2] ?? 0) : previous
    previous = piece[piece.length - 1] ?? 0
  }
  const ended = previous === newline && beforePrevious === carriageReturn
  yield Buffer.from(ended ? '.\r\n' : '\r\n.\r\n')
}

function stuffedPiece(piece: Buffer, atLineStart: boolean): Buffer {
  const parts: Buffer[] = []
  let from = 0
  for (let at = piece.indexOf(dot); at !== -1; at = piece.indexOf(dot, at + 1)) {
    const startsLine = at === 0 ? atLineStart : piece[at - 1] === newline
    if (!startsLine) continue
    parts.push(piece.subarray(from, at), Buffer.from('.'))
    from = at
  }
  return parts.length === 0 ? piece : Buffer.concat([...parts, piece.subarray(from)])
}
