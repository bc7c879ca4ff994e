/** A resource record as the sandbox keeps it. */
export type DnsRecord =
  | {readonly type: 'A' | 'AAAA' | 'CNAME' | 'PTR' | 'TXT'; readonly value: string}
  | {readonly type: 'MX'; readonly value: string; readonly preference: number}

export type RecordType = DnsRecord['type']

const responseCodes = {NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5} as const
export type ResponseCode = keyof typeof responseCodes

export const typeNumbers: Readonly<Record<RecordType, number>> = {A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28}

export interface Question {
  readonly id: number
  /** Lower case, without the final dot. */
  readonly name: string
  readonly typeNumber: number
  /** The question section as it came, to be sent back. */
  readonly section: Buffer
  readonly recursionDesired: boolean
}

const headerLength = 12

/** The question of a query (RFC 1035 section 4.1), undefined where it is none we can read. */
export function readQuestion(message: Buffer): Question | undefined {
  if (message.length < headerLength + 5 || (message.readUInt16BE(2) & 0xf800) !== 0 || message.readUInt16BE(4) !== 1)
    return undefined
  const labels: string[] = []
  let at = headerLength
  for (let length = message[at]; length !== 0; length = message[at]) {
    if (length === undefined || length > 63 || at + length + 1 >= message.length) return undefined
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += length + 1
  }
  if (at + 5 > message.length) return undefined
  return {
    id: message.readUInt16BE(0),
    name: labels.join('.').toLowerCase(),
    typeNumber: message.readUInt16BE(at + 1),
    section: message.subarray(headerLength, at + 5),
    recursionDesired: (message.readUInt16BE(2) & 0x0100) !== 0,
  }
}

/** One answer with the name it belongs to. */
export interface Answer {
  readonly name: string
  readonly record: DnsRecord
}

/** Writes a response; one that does not fit is cut and marked, so that the client asks again over TCP. */
export function writeResponse(
  question: Question,
  code: ResponseCode,
  answers: readonly Answer[],
  limit: number,
): Buffer {
  const records = answers.map(writeAnswer)
  const length = headerLength + question.section.length + records.reduce((sum, record) => sum + record.length, 0)
  const truncated = length > limit
  const header = Buffer.alloc(headerLength)
  header.writeUInt16BE(question.id, 0)
  header.writeUInt16BE(
    0x8480 | (truncated ? 0x0200 : 0) | (question.recursionDesired ? 0x0100 : 0) | responseCodes[code],
    2,
  )
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(truncated ? 0 : records.length, 6)
  return Buffer.concat([header, question.section, ...(truncated ? [] : records)])
}

function writeAnswer({name, record}: Answer): Buffer {
  const data = writeData(record)
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(typeNumbers[record.type], 0)
  fixed.writeUInt16BE(1, 2)
  fixed.writeUInt32BE(60, 4)
  fixed.writeUInt16BE(data.length, 8)
  return Buffer.concat([writeName(name), fixed, data])
}

function writeData(record: DnsRecord): Buffer {
  switch (record.type) {
    case 'A':
      return Buffer.from(record.value.split('.').map(Number))
    case 'AAAA':
      return Buffer.from(fullIpv6(record.value), 'hex')
    case 'MX':
      return Buffer.concat([Buffer.from([record.preference >> 8, record.preference & 0xff]), writeName(record.value)])
    case 'TXT':
      return writeText(record.value)
    case 'CNAME':
    case 'PTR':
      return writeName(record.value)
  }
}

/** Long texts are cut into strings of 255 bytes (RFC 1035 section 3.3.14). */
function writeText(text: string): Buffer {
  const bytes = Buffer.from(text)
  const strings: Buffer[] = []
  for (let at = 0; at === 0 || at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255)
    strings.push(Buffer.from([part.length]), part)
  }
  return Buffer.concat(strings)
}

function writeName(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '')
  return Buffer.concat([
    ...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
    Buffer.from([0]),
  ])
}

function fullIpv6(address: string): string {
  const [head = '', tail = ''] = address.split('::')
  const groups = (text: string): string[] => text.split(':').filter((group) => group !== '')
  const zeros = Array.from({length: 8 - groups(head).length - groups(tail).length}, () => '0')
  return [...groups(head), ...zeros, ...groups(tail)].map((group) => group.padStart(4, '0')).join('')
}
