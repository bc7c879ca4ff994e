import {createReadStream} from 'node:fs'
import {Failure} from '../failure.js'
import {readLimited} from './read-limited.js'

const limits = {limitBytes: 1024 * 1024, limitMs: 60_000}

/** The text of an answer, from a file or from standard input. @throws Failure of kind `usage` */
export async function replyText(flags: {
  readonly 'text-file'?: string | undefined
  readonly 'text-stdin'?: boolean | undefined
}): Promise<string> {
  const file = flags['text-file']
  if (file === undefined || file === '-') return readLimited(process.stdin, {...limits, name: 'Standard input'})
  try {
    return await readLimited(createReadStream(file), {...limits, name: file})
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (error instanceof Failure || code === undefined) throw error
    throw new Failure('usage', 'text-unreadable', `The text cannot be read (${code}): ${file}`)
  }
}
