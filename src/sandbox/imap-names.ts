/** A mailbox name as it travels: modified UTF-7 (RFC 3501 section 5.1.3). */
export function encodeMailboxName(name: string): string {
  return name.replaceAll(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${toModifiedBase64(run)}-`))
}

/** The name a client meant; what is no valid modified UTF-7 stays as it came. */
export function decodeMailboxName(wire: string): string {
  return wire.replaceAll(/&([A-Za-z0-9+,]*)-/g, (whole, encoded: string) => {
    if (encoded === '') return '&'
    const bytes = Buffer.from(encoded.replaceAll(',', '/'), 'base64')
    return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : whole
  })
}

function toModifiedBase64(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('base64').replaceAll('/', ',').replace(/=+$/, '')
}

/** Whether a name fits a LIST pattern: `*` stands for anything, `%` for anything within one level. */
export function matchesPattern(name: string, pattern: string, delimiter = '/'): boolean {
  let reachable = new Set([0])
  for (const sign of pattern) {
    const next = new Set<number>()
    for (const position of reachable) advance(name, position, sign, delimiter, next)
    reachable = next
  }
  return reachable.has(name.length)
}

function advance(name: string, position: number, sign: string, delimiter: string, next: Set<number>): void {
  if (sign !== '*' && sign !== '%') {
    if (name.startsWith(sign, position)) next.add(position + sign.length)
    return
  }
  for (let end = position; end <= name.length; end++) {
    next.add(end)
    if (sign === '%' && name[end] === delimiter) break
  }
}
