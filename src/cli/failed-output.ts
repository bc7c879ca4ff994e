import {writeSync} from 'node:fs'
import {exitCodes, type ExitCode} from './exit-codes.js'

/**
 * From now on a result that cannot be written (disk full) ends the process with a sentence on standard error instead of
 * a stack. Where nobody reads any more (`| head -1`), the process ends as if it had been read.
 */
export function tellOfFailedOutput(exitCode: ExitCode = exitCodes.unavailable): void {
  process.stdout.removeAllListeners('error')
  process.stdout.on('error', ({code = 'unknown error'}: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return
    writeSync(process.stderr.fd, `Standard output cannot be written (${code}).\n`)
    // oxlint-disable-next-line no-process-exit -- the result is lost, whatever is still under way
    process.exit(exitCode)
  })
}
