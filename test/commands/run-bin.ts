import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {runCli, type CliRun} from '../run-cli.js'

/** Runs the command line with an empty home of its own and nothing on standard input. */
export async function runBin(...args: string[]): Promise<CliRun> {
  const home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  try {
    return await runCli(args, {env: {RECRUITMAIL_HOME: home}})
  } finally {
    await rm(home, {recursive: true, force: true})
  }
}
