import {mkdir, readFile, stat} from 'node:fs/promises'
import {dirname} from 'node:path'
import {isDeepStrictEqual} from 'node:util'
import {Failure} from '../failure.js'
import {withLock} from './lock.js'
import {dataPaths, type DataPaths} from './paths.js'
import type {Settings} from './settings.js'

export interface Change {
  readonly before: Settings
  readonly after: Settings
}

/** Undoes what was done beside the settings, when writing them fails. */
export type Undo = () => Promise<void>

/** The local store of the settings: one JSON file, readable by its owner alone. */
export interface SettingsStore {
  readonly file: string
  /** The stored settings, empty ones while nothing is stored. @throws Failure `settings-unreadable` */
  read(): Promise<Settings>
  /** Replaces all settings. @throws Failure `settings-invalid`, `settings-unwritable`, `settings-locked` */
  write(settings: Settings): Promise<void>
  /**
   * Reads, changes, checks and writes while no other process can. Settings that would be invalid are not written.
   * `beside` runs after the check and before the writing, for what must not be half-done: storing a secret.
   * @throws what `read` and `write` throw, and what `change` and `beside` throw
   */
  update(
    change: (current: Settings) => Settings,
    beside?: (after: Settings) => Promise<Undo | undefined>,
  ): Promise<Change>
}

export const emptySettings: Settings = {version: 1, companies: {}, jobs: {}}

export function openStore(paths: Pick<DataPaths, 'settingsFile'> = dataPaths()): SettingsStore {
  const file = paths.settingsFile
  const update: SettingsStore['update'] = (change, beside) =>
    locked(file, async () => {
      const {validateSettings} = await import('./validate.js')
      const before = await readStored(file)
      const after = validateSettings(change(before))
      const undo = await beside?.(after)
      try {
        if (!isDeepStrictEqual(before, after)) await writeStored(file, after)
      } catch (error) {
        await undo?.()
        throw error
      }
      return {before, after}
    })
  return {
    file,
    read: () => readStored(file),
    write: async (settings) => {
      const {validateSettings} = await import('./validate.js')
      const valid = validateSettings(settings)
      await locked(file, async () => {
        await readStored(file)
        await writeStored(file, valid)
      })
    },
    update,
  }
}

/** Reads the file itself: conf takes some 50 ms to import, which commands that only read need not spend. */
async function readStored(file: string): Promise<Settings> {
  let text: string
  try {
    // Opening a pipe would wait for somebody to write into it.
    if (!(await stat(file)).isFile()) throw unreadable(file, 'are no file', [])
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Failure) throw error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return emptySettings
    throw unreadable(file, `cannot be read (${code ?? 'unknown error'})`, [])
  }
  const {checkSettings} = await import('./validate.js')
  const {settings} = checkSettings(jsonOrUndefined(text))
  return settings ?? (await explainBroken(text, file))
}

/** Says where a stored file is broken; only then is the YAML reader, which knows the lines, worth its loading. */
async function explainBroken(text: string, file: string): Promise<Settings> {
  const {parseDocument} = await import('./document.js')
  try {
    return parseDocument(text, file)
  } catch (error) {
    if (error instanceof Failure) throw unreadable(file, 'are not valid', error.problems)
    throw error
  }
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function unreadable(file: string, why: string, problems: Failure['problems']): Failure {
  return new Failure('usage', 'settings-unreadable', `The stored settings ${why}: ${file}`, {
    hint: 'Correct the file, or move it away and run: recruitmail config apply FILE',
    problems,
  })
}

/** conf writes a new file and renames it into place, so that a reader sees the old settings or the new ones. */
async function writeStored(file: string, settings: Settings): Promise<void> {
  const {default: Conf} = await import('conf')
  try {
    const store = new Conf<Record<string, unknown>>({
      cwd: dirname(file),
      configName: 'settings',
      projectName: 'recruitmail',
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    })
    store.store = {...settings}
  } catch (error) {
    throw unwritable(file, error)
  }
}

async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    await mkdir(dirname(file), {recursive: true, mode: 0o700})
    return await withLock(`${file}.lock`, work)
  } catch (error) {
    throw error instanceof Failure ? error : unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): Failure {
  const {code} = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  return new Failure('unavailable', 'settings-unwritable', `The settings cannot be written: ${file} (${code}).`, {
    hint: 'Give this user the right to write there, or name another directory in RECRUITMAIL_HOME.',
  })
}
