import type {Stage} from '../../../src/connection/evidence.js'
import type {FindingCode} from '../../../src/diagnosis/catalogue.js'

/** One answer as servers give it on the wire, and what it means. */
export interface WireReply {
  /** Where the wording is documented or was seen: an address, a repository with its path or issue, a package, an RFC. */
  readonly source: string
  readonly stage: Stage
  /** SMTP reply with its code, lines separated by a line feed; or an IMAP status response. */
  readonly reply: string
  readonly protocol?: 'imap'
  readonly provider?: string
  readonly auth?: 'oauth'
  readonly greeting?: string
  readonly expected: FindingCode
}

type Row = readonly [
  stage: Stage,
  reply: string,
  expected: FindingCode,
  more?: Partial<Pick<WireReply, 'provider' | 'auth' | 'greeting'>>,
]

export function from(source: string, rows: readonly Row[]): WireReply[] {
  return rows.map(([stage, reply, expected, more]) => ({source, stage, reply, expected, ...more}))
}

export function fromImap(source: string, rows: readonly Row[]): WireReply[] {
  return from(source, rows).map((row) => ({...row, protocol: 'imap'}))
}
