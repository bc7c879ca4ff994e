import {BaseCommand} from '../../cli/base-command.js'
import {configFlag} from '../../cli/flags.js'
import type {BuiltinSettings} from '../../settings/settings.js'

export default class BuiltinShow extends BaseCommand {
  static override summary = 'Show the built-in service.'
  static override examples = ['<%= config.bin %> <%= command.id %>']
  static override flags = {config: configFlag()}

  async run(): Promise<{builtin: BuiltinSettings | null}> {
    const {flags} = await this.parse(BuiltinShow)
    const [{loadSettings}, {renderServer}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../report/company.js'),
    ])
    const {builtin} = await loadSettings(flags)
    const unset = 'No built-in service is set up. Set it with: recruitmail builtin set --address ADDRESS --host HOST'
    this.show(builtin === undefined ? unset : renderServer(builtin.smtp, [['address', builtin.address]]))
    return {builtin: builtin ?? null}
  }
}
