import {createReadStream} from 'node:fs'
import {Failure} from '../failure.js'
import {withoutLineEnding} from '../secret/trim.js'
import {readLimited} from './read-limited.js'

const limitBytes = 64 * 1024
/** Long enough for a secret manager that asks its owner first. */
const limitMs = 60_000

export interface PasswordFlags {
  readonly 'password-stdin'?: boolean | undefined
  readonly 'password-file'?: string | undefined
}

/**
 * The password from the one place that was named: standard input or a file. One line ending at its end is taken off.
 * @returns undefined where no place was named
 * @throws Failure of kind `usage`: `password-empty`, `password-invalid`, `password-file-unreadable`, and those of reading
 */
export async function passwordFrom(
  flags: PasswordFlags,
  stdin: NodeJS.ReadableStream & {readonly isTTY?: boolean} = process.stdin,
): Promise<string | undefined> {
  const file = flags['password-file']
  if (file !== undefined) return checked(await readPasswordFile(file), '--password-file')
  if (flags['password-stdin'] !== true) return undefined
  if (stdin.isTTY === true) {
    throw new Failure(
      'usage',
      'password-on-terminal',
      'With --password-stdin the password comes through a pipe, not from the terminal.',
      {
        hint: 'Leave --password-stdin away to be asked for it without echo.',
      },
    )
  }
  return checked(await readLimited(stdin, {limitBytes, limitMs, name: 'Standard input'}), '--password-stdin')
}

/** Asks for the password on standard error, masked. The caller has made sure that somebody can answer. */
export async function askPassword(message: string, signal: AbortSignal): Promise<string> {
  const {createPromptModule} = await import('inquirer')
  const prompt = createPromptModule({output: process.stderr, signal})
  const {password} = await prompt<{password: string}>([
    {
      type: 'password',
      name: 'password',
      mask: '*',
      message,
      validate: (text: string) => text !== '' || 'Type the password, or press Ctrl-C to leave.',
    },
  ])
  return checked(password, 'The prompt')
}

async function readPasswordFile(file: string): Promise<string> {
  try {
    return await readLimited(createReadStream(file), {limitBytes, limitMs, name: 'The password file'})
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (error instanceof Failure || code === undefined) throw error
    throw new Failure('usage', 'password-file-unreadable', `The password file cannot be read (${code}): ${file}`)
  }
}

/** A line break inside is always a mistake, and mail protocols could not carry it. */
function checked(text: string, source: string): string {
  const password = withoutLineEnding(text)
  if (password === '') throw new Failure('usage', 'password-empty', `${source} gave an empty password.`)
  if (/[\r\n\0]/.test(password)) {
    throw new Failure('usage', 'password-invalid', `${source} gave more than one line; a password is one line.`)
  }
  return password
}
