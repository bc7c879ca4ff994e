/** The server says no: thrown by a command, written as its tagged reply. */
export class ImapRefusal extends Error {
  override readonly name = 'ImapRefusal'
  readonly status: 'NO' | 'BAD'

  /** @param text what follows the status, a response code such as `[NONEXISTENT]` included */
  constructor(status: 'NO' | 'BAD', text: string) {
    super(text)
    this.status = status
  }
}

/** `05-Nov-2026 09:00:00 +0000` (RFC 9051, date-time). */
export function imapDate(date: Date): string {
  const [, day = '', month = '', year = '', time = ''] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? []
  return `${day}-${month}-${year} ${time} +0000`
}

/** The date of a `date-time` or of a plain `date` (midnight UTC), undefined when it is neither. */
export function parseImapDate(text: string): Date | undefined {
  const match = /^\s?(\d{1,2})-([A-Za-z]{3})-(\d{4})(?: (\d\d:\d\d:\d\d) ([+-]\d{4}))?$/.exec(text)
  if (match === null) return undefined
  const [, day, month, year, time = '00:00:00', zone = '+0000'] = match
  const date = new Date(`${day} ${month} ${year} ${time} ${zone}`)
  return Number.isNaN(date.getTime()) ? undefined : date
}

/** UIDs as a sequence set: `1:3,7`. */
export function sequenceSet(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last !== undefined && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`)).join(',')
}

/** Ranges of a sequence set, `*` read as `highest`. @throws ImapRefusal BAD */
export function parseSequenceSet(text: string, highest: number): [number, number][] {
  return text.split(',').map((range) => {
    const match = /^(\*|[1-9]\d{0,9})(?::(\*|[1-9]\d{0,9}))?$/.exec(range)
    if (match === null) throw new ImapRefusal('BAD', 'Invalid sequence set')
    const bounds = [match[1], match[2] ?? match[1]].map((bound) => (bound === '*' ? highest : Number(bound)))
    return [Math.min(...bounds), Math.max(...bounds)]
  })
}
