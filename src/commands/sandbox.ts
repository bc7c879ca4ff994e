import {once} from 'node:events'
import {boolean, string} from '@oclif/core/flags'
import {BaseCommand} from '../cli/base-command.js'
import type {Practice} from '../sandbox/practice.js'

export default class Sandbox extends BaseCommand {
  static override summary = 'Run a mail world in memory, to practise with and to test scripts against.'
  static override description =
    'SMTP, IMAP and DNS servers on free ports of 127.0.0.1, two companies with a redirect, the built-in service and a ' +
    'candidate; nothing leaves this machine. Prints the settings file to use and stays until Ctrl-C. --fault breaks the ' +
    'world in the way the finding of that code describes.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --fault smtp-auth-bad-credentials',
    '<%= config.bin %> <%= command.id %> --list-faults',
  ]
  static override flags = {
    fault: string({helpValue: 'CODE', description: 'Break the world in this way; see --list-faults.'}),
    dir: string({
      helpValue: 'DIRECTORY',
      description: 'Put the files here (new or empty) instead of a temporary directory.',
    }),
    'list-faults': boolean({description: 'List the faults and end.', exclusive: ['fault', 'dir']}),
  }

  #announced = false

  async run(): Promise<unknown> {
    const {flags} = await this.parse(Sandbox)
    if (flags['list-faults']) return this.#listFaults()
    const [{openPractice}, {deliverSamples}] = await Promise.all([
      import('../sandbox/practice.js'),
      import('../sandbox/application.js'),
    ])
    const {signal} = this
    const practice = await openPractice({fault: flags.fault, directory: flags.dir})
    try {
      await deliverSamples(practice.world)
      await this.#announce(practice, flags.fault)
      if (!signal.aborted) await once(signal, 'abort')
    } finally {
      await practice.close()
    }
    return this.finish({})
  }

  /** One object only: what is returned when Ctrl-C ends the world is not printed. */
  override logJson(json: unknown): void {
    if (!this.#announced) super.logJson(json)
  }

  async #announce({world, files}: Practice, fault: string | undefined): Promise<void> {
    const [{faultOf}, {renderSandbox}, {paletteFor}] = await Promise.all([
      import('../sandbox/faults.js'),
      import('../report/sandbox.js'),
      import('../report/palette.js'),
    ])
    const broken = fault === undefined ? undefined : `${fault}: ${faultOf(fault)?.breaks ?? ''}`
    if (this.jsonEnabled()) this.logJson(ready(world, files, fault))
    else this.show(renderSandbox({...files, broken}, paletteFor(process.stdout)))
    this.#announced = true
  }

  async #listFaults(): Promise<unknown> {
    const [{faults}, {renderFaults}] = await Promise.all([
      import('../sandbox/faults.js'),
      import('../report/sandbox.js'),
    ])
    this.show(renderFaults(faults, this.columns))
    return this.finish({faults: Object.entries(faults).map(([code, {breaks}]) => ({code, breaks}))})
  }
}

/** What `--json` prints when the world is ready; passwords stay in the secrets file. */
function ready(world: Practice['world'], files: Practice['files'], fault: string | undefined): object {
  const accounts = world.accounts.map(({address, smtp, imap}) => ({address, smtp, imap}))
  return {pid: process.pid, ...files, caFile: world.caFile, dnsServer: world.dnsServer, fault: fault ?? null, accounts}
}
