import {writeSync} from 'node:fs'
import {renderPluginFailure} from '../report/plugin-failure.js'
import {pluginExitCodes} from './exit-codes.js'
import {tellOfFailedOutput} from './failed-output.js'

/** From now on a crash ends in the state UNKNOWN; Node's own exit code 1 would tell monitoring that all is nearly well. */
export function answerMonitoringOnCrash(): void {
  tellOfFailedOutput(pluginExitCodes.unknown)
  process.once('uncaughtException', (error: Error) => {
    writeSync(process.stdout.fd, `${renderPluginFailure({message: `Unexpected: ${error.message}`})}\n`)
    // oxlint-disable-next-line no-process-exit -- after a crash nothing that is under way can be relied upon
    process.exit(pluginExitCodes.unknown)
  })
}
