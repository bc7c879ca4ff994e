import {CommandHelp, Help} from '@oclif/core/help'
import type {HelpSectionKeyValueTable, HelpSectionRenderer} from '@oclif/core/help'
import type {Topic} from '@oclif/core/interfaces'
import {Failure} from '../failure.js'
import {exitCodeMeanings, exitCodes, pluginExitCodeMeanings} from './exit-codes.js'

/** The help of one command, with what its exit codes mean at the end. */
class HelpWithExitCodes extends CommandHelp {
  protected override sections(): Array<{generate: HelpSectionRenderer; header: string}> {
    return [
      ...super.sections(),
      {header: 'EXIT CODES', generate: (_data, header) => ({header, body: rowsOf(exitCodeMeanings)})},
      ...(this.command.id === 'test-connection' ? [pluginSection] : []),
    ]
  }
}

const pluginSection: {generate: HelpSectionRenderer; header: string} = {
  header: 'EXIT CODES WITH --format nagios',
  generate: (_data, header) => ({header, body: rowsOf(pluginExitCodeMeanings)}),
}

function rowsOf(meanings: Readonly<Record<number, string>>): HelpSectionKeyValueTable {
  return Object.entries(meanings).map(([code, meaning]) => ({name: code, description: meaning}))
}

export default class RecruitmailHelp extends Help {
  protected override CommandHelpClass: typeof CommandHelp = HelpWithExitCodes

  /** A script that forgot the verb must not take the help for a result. */
  protected override async showTopicHelp(topic: Topic): Promise<void> {
    if (wantsJsonOnly()) return refuse(`Missing the verb after "${topic.name}".`, this.#commandsOf(`${topic.name}:`))
    return super.showTopicHelp(topic)
  }

  #commandsOf(prefix: string): string[] {
    return this.config.commandIDs.filter((id) => id.startsWith(prefix)).map((id) => id.replaceAll(':', ' '))
  }
}

function wantsJsonOnly(): boolean {
  const words = process.argv.slice(2)
  return words.includes('--json') && !words.includes('--help') && words[0] !== 'help'
}

async function refuse(message: string, commands: readonly string[]): Promise<void> {
  const {errorJson} = await import('./base-command.js')
  const hint = `The commands: ${commands.join(', ')}`
  process.stdout.write(
    JSON.stringify(errorJson(new Failure('usage', 'missing-command', message, {hint})), null, 2) + '\n',
  )
  process.exitCode = exitCodes.usage
}
