import {appendFile, stat} from 'node:fs/promises'
import {Failure} from '../failure.js'

/** What GitHub takes of a step's summary at most, in bytes. */
const mostBytes = 1024 * 1024

/**
 * Appends a summary to the file of a GitHub Actions step, never more than GitHub takes.
 * @param render writes the summary within so many bytes
 * @throws Failure `summary-unwritable`
 */
export async function appendStepSummary(file: string, render: (most: number) => Promise<string>): Promise<void> {
  try {
    const taken = await stat(file).then(
      ({size}) => size,
      () => 0,
    )
    await appendFile(file, await render(mostBytes - taken))
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new Failure('usage', 'summary-unwritable', `GITHUB_STEP_SUMMARY: ${file} cannot be written (${code}).`)
  }
}
