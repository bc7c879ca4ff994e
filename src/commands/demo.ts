import {join} from 'node:path'
import {BaseCommand} from '../cli/base-command.js'
import type {DemoStep} from '../sandbox/demo.js'

export default class Demo extends BaseCommand {
  static override summary = 'See the product at work: a guided tour on a mail world in memory.'
  static override description =
    'Starts the mail world of the sandbox and runs the real commands on it, each shown as one would type it: set-up, ' +
    'proof of the channel, an application that arrives, is assigned and answered, and a redirect that breaks. Takes some ' +
    'seconds; nothing leaves this machine and nothing stays behind.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<{steps: DemoStep[]}> {
    await this.parse(Demo)
    const [{runDemo}, {renderDemo}, {paletteFor}] = await Promise.all([
      import('../sandbox/demo.js'),
      import('../report/demo.js'),
      import('../report/palette.js'),
    ])
    const palette = paletteFor(process.stdout)
    const steps = await runDemo({
      program: join(this.config.root, 'bin', 'run.js'),
      capture: this.jsonEnabled(),
      signal: this.signal,
      tell: (event) => this.show(renderDemo(event, palette)),
    })
    return this.finish({steps})
  }
}
