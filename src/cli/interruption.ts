import {setMaxListeners} from 'node:events'
import {exitCodes} from './exit-codes.js'

let controller: AbortController | undefined

/**
 * The signal that Ctrl-C (SIGINT), SIGTERM and the closing of the terminal (SIGHUP) abort. The first one asks the work
 * under way to clean up; a second SIGINT or SIGTERM ends the process at once with exit code 130.
 */
export function interruption(): AbortSignal {
  if (controller === undefined) {
    const created = new AbortController()
    // Every conversation under way listens; many companies at once are no leak.
    setMaxListeners(0, created.signal)
    controller = created
    const onSignal = (): void => {
      if (created.signal.aborted) process.exit(exitCodes.interrupted)
      process.exitCode = exitCodes.interrupted
      created.abort()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
    onHangUp(created)
  }
  return controller.signal
}

/**
 * The shell and the kernel may both send SIGHUP, so a second one must not cut the cleaning up short. What is written
 * afterwards goes nowhere. Node 20 aborts when it exits without its terminal; the signal itself ends it cleanly.
 */
function onHangUp(aborted: AbortController): void {
  const endBySignal = (): void => {
    process.removeAllListeners('SIGHUP')
    process.kill(process.pid, 'SIGHUP')
  }
  process.on('SIGHUP', () => {
    if (process.listeners('exit').includes(endBySignal)) return
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
    process.once('exit', endBySignal)
    process.exitCode = exitCodes.interrupted
    aborted.abort()
  })
}
