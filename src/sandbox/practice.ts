import type {FaultCode} from './faults.js'
import {openWorldDirectory, writeWorldFiles, type WorldDirectory, type WorldFiles} from './world-files.js'
import {startWorld, type World} from './world.js'

/** A world with files to work with from another terminal. `close` ends it and removes them. */
export interface Practice {
  readonly world: World
  readonly files: WorldFiles
  close(): Promise<void>
}

/**
 * Starts a world in a directory of its own.
 * @throws Failure `unknown-fault`, `directory-not-empty`, `directory-unusable`
 */
export async function openPractice(options: {
  readonly fault?: FaultCode | undefined
  readonly directory?: string | undefined
}): Promise<Practice> {
  const directory = await openWorldDirectory(options.directory)
  try {
    const world = await startWorld({
      directory: directory.path,
      ...(options.fault !== undefined && {fault: options.fault}),
    })
    const files = await writeWorldFiles(world, directory.path)
    return {world, files, close: () => closeAll(world, directory)}
  } catch (error) {
    await directory.remove()
    throw error
  }
}

async function closeAll(world: World, directory: WorldDirectory): Promise<void> {
  try {
    await world.close()
  } finally {
    await directory.remove()
  }
}
