import {CommandHelp, Help} from '@oclif/core/help'
import type {HelpSectionKeyValueTable, HelpSectionRenderer} from '@oclif/core/help'
import {exitCodeMeanings} from './exit-codes.js'

/** The help of one command, with what its exit codes mean at the end. */
class HelpWithExitCodes extends CommandHelp {
  protected override sections(): Array<{generate: HelpSectionRenderer; header: string}> {
    return [
      ...super.sections(),
      {header: 'EXIT CODES', generate: (_data, header) => ({header, body: exitCodeSection()})},
    ]
  }
}

function exitCodeSection(): HelpSectionKeyValueTable {
  return Object.entries(exitCodeMeanings).map(([code, meaning]) => ({name: code, description: meaning}))
}

export default class RecruitmailHelp extends Help {
  protected override CommandHelpClass: typeof CommandHelp = HelpWithExitCodes
}
