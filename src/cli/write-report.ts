import {randomBytes} from 'node:crypto'
import {chmod, realpath, rename, rm, stat, writeFile} from 'node:fs/promises'
import {Failure} from '../failure.js'

/** Who may read a report: its owner, or everyone on this machine, as a collector that runs as another user must. */
export type Readers = 'owner' | 'everyone'

/**
 * Writes a report where `--output` says, as a whole or not at all. The file it grows in ends in `.part`, so that nobody
 * who collects by the ending reads half a report. Behind a symbolic link it replaces the file and leaves the link; a
 * pipe or a device (`/dev/stdout`) is written to, not replaced. @throws Failure
 */
export async function writeReport(file: string, text: string, readers: Readers): Promise<void> {
  const whole = text.endsWith('\n') ? text : `${text}\n`
  try {
    const there = await whatIsAt(file)
    if (there === 'stream') await writeFile(file, whole)
    else await replace(there === 'file' ? await realpath(file) : file, whole, readers)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new Failure('usage', 'output-unwritable', `--output: ${file} cannot be written (${code}).`, {
      hint: 'Name a file in a directory that exists and may be written to.',
    })
  }
}

async function whatIsAt(file: string): Promise<'nothing' | 'file' | 'stream'> {
  try {
    const found = await stat(file)
    return found.isFile() || found.isDirectory() ? 'file' : 'stream'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'nothing'
    throw error
  }
}

async function replace(file: string, text: string, readers: Readers): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    await writeFile(beside, text, {mode: 0o600, flag: 'wx'})
    if (readers === 'everyone') await chmod(beside, 0o644)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, {force: true})
    throw error
  }
}
