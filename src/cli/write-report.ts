import {randomBytes} from 'node:crypto'
import {rename, rm, writeFile} from 'node:fs/promises'
import {Failure} from '../failure.js'

/** Writes a report where `--output` says, as a whole or not at all, readable by its owner alone. @throws Failure */
export async function writeReport(file: string, text: string): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    await writeFile(beside, text.endsWith('\n') ? text : `${text}\n`, {mode: 0o600, flag: 'wx'})
    await rename(beside, file)
  } catch (error) {
    await rm(beside, {force: true})
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new Failure('usage', 'output-unwritable', `--output: ${file} cannot be written (${code}).`, {
      hint: 'Name a file in a directory that exists and may be written to.',
    })
  }
}
