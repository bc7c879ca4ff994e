import {exitCodes} from './exit-codes.js'

let controller: AbortController | undefined

/**
 * The signal that Ctrl-C (SIGINT), SIGTERM and the end of the terminal (SIGHUP) abort. The first one asks the work under way to clean up, the second
 * ends the process at once with exit code 130.
 */
export function interruption(): AbortSignal {
  if (controller === undefined) {
    const created = new AbortController()
    controller = created
    const onSignal = (): void => {
      if (created.signal.aborted) process.exit(exitCodes.interrupted)
      process.exitCode = exitCodes.interrupted
      created.abort()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
    process.on('SIGHUP', onSignal)
  }
  return controller.signal
}
