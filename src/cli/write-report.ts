import {randomBytes} from 'node:crypto'
import {chmod, rename, rm, writeFile} from 'node:fs/promises'
import {Failure} from '../failure.js'

/** Who may read a report: its owner, or everyone on this machine, as a collector that runs as another user must. */
export type Readers = 'owner' | 'everyone'

/**
 * Writes a report where `--output` says, as a whole or not at all. The file it grows in ends in `.part`, so that nobody
 * who collects by the ending reads half a report. @throws Failure
 */
export async function writeReport(file: string, text: string, readers: Readers): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    await writeFile(beside, text.endsWith('\n') ? text : `${text}\n`, {mode: 0o600, flag: 'wx'})
    if (readers === 'everyone') await chmod(beside, 0o644)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, {force: true})
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new Failure('usage', 'output-unwritable', `--output: ${file} cannot be written (${code}).`, {
      hint: 'Name a file in a directory that exists and may be written to.',
    })
  }
}
