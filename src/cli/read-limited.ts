import {Failure} from '../failure.js'

export interface ReadLimits {
  readonly limitBytes: number
  /** Until when the end must have come, in ms. */
  readonly limitMs: number
  /** What is read, in words for failures: `standard input`. */
  readonly name: string
}

/**
 * Reads a stream to its end as UTF-8. oclif's own reader gives up after 10 ms, which loses what a slow pipe delivers.
 * @throws Failure of kind `usage`: `input-too-large`, `input-timeout`, `input-not-utf8`
 */
export async function readLimited(stream: NodeJS.ReadableStream, limits: ReadLimits): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(late(limits)), limits.limitMs).unref()
  })
  const reading = async (): Promise<void> => {
    for await (const chunk of stream) {
      const buffer = Buffer.from(chunk)
      bytes += buffer.length
      if (bytes > limits.limitBytes) throw tooLarge(limits)
      chunks.push(buffer)
    }
  }
  try {
    await Promise.race([reading(), timeout])
  } finally {
    ;(stream as {destroy?: () => void}).destroy?.()
  }
  return decoded(Buffer.concat(chunks), limits.name)
}

/** The text of UTF-8 bytes, without a byte order mark. */
function decoded(bytes: Buffer, name: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
  } catch {
    throw new Failure('usage', 'input-not-utf8', `${name} is not text in UTF-8.`, {
      hint: 'Save it as UTF-8; Notepad calls UTF-16 "Unicode".',
    })
  }
}

function tooLarge({name, limitBytes}: ReadLimits): Failure {
  return new Failure('usage', 'input-too-large', `${name} holds more than ${limitBytes} bytes.`)
}

function late({name, limitMs}: ReadLimits): Failure {
  return new Failure('usage', 'input-timeout', `${name} did not end within ${limitMs / 1000} seconds.`, {
    hint: 'Pipe it in or redirect it from a file, so that it ends.',
  })
}
