import {createReadStream} from 'node:fs'
import {dirname, isAbsolute, resolve} from 'node:path'
import {Failure} from '../failure.js'
import type {Settings} from '../settings/settings.js'
import {openStore} from '../settings/store.js'
import {readLimited} from './read-limited.js'

const limitMs = 60_000

/**
 * The settings a command works on: those of `--config FILE` (`-`: standard input), else the stored ones.
 * @throws Failure of kind `usage`: `settings-invalid` with every problem, `config-unreadable`, `settings-unreadable`
 */
export async function loadSettings(source: {readonly config?: string | undefined}): Promise<Settings> {
  return source.config === undefined ? openStore().read() : readDocument(source.config)
}

/** Reads a settings document; a relative `network.caFile` in it stands beside the document. */
export async function readDocument(file: string): Promise<Settings> {
  const {largestDocument, parseDocument} = await import('../settings/document.js')
  const name = file === '-' ? 'Standard input' : file
  const text = await readText(file, {limitBytes: largestDocument, limitMs, name})
  return withAbsoluteCaFile(parseDocument(text, name), file === '-' ? process.cwd() : dirname(resolve(file)))
}

async function readText(file: string, limits: Parameters<typeof readLimited>[1]): Promise<string> {
  try {
    return await readLimited(file === '-' ? process.stdin : createReadStream(file), limits)
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (error instanceof Failure || code === undefined) throw error
    throw new Failure('usage', 'config-unreadable', `The settings file cannot be read (${code}): ${file}`)
  }
}

function withAbsoluteCaFile(settings: Settings, directory: string): Settings {
  const caFile = settings.network?.caFile
  if (caFile === undefined || isAbsolute(caFile)) return settings
  return {...settings, network: {...settings.network, caFile: resolve(directory, caFile)}}
}
