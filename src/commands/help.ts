import {string} from '@oclif/core/args'
import {BaseCommand} from '../cli/base-command.js'
import {Failure} from '../failure.js'

export default class HelpCommand extends BaseCommand {
  static override summary = 'Show what the commands do, or what one of them takes.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> company add']
  static override strict = false
  static override args = {
    command: string({ignoreStdin: true, description: 'A command or a topic; all where it is left out.'}),
  }

  async run(): Promise<{readonly commands: readonly {readonly command: string; readonly summary: string}[]}> {
    const {argv} = await this.parse(HelpCommand)
    const words = argv.map(String)
    const id = words.join(':')
    const listed = this.config.commands.filter(
      (command) => id === '' || command.id === id || command.id.startsWith(`${id}:`),
    )
    if (listed.length === 0) {
      const said = words.join(' ').slice(0, 80)
      throw new Failure('usage', 'unknown-command', `There is no command "${said}".`, {hint: 'See: recruitmail --help'})
    }
    const commands = listed.map((command) => ({
      command: command.id.replaceAll(':', ' '),
      summary: command.summary ?? '',
    }))
    if (!this.jsonEnabled()) {
      const {loadHelpClass} = await import('@oclif/core/help')
      const Help = await loadHelpClass(this.config)
      await new Help(this.config, this.config.pjson.oclif.helpOptions).showHelp(words)
    }
    return {commands: commands.toSorted((one, other) => one.command.localeCompare(other.command, 'en'))}
  }
}
