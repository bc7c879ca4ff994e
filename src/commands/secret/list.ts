import {BaseCommand} from '../../cli/base-command.js'
import {configFlag} from '../../cli/flags.js'
import type {SecretRow} from '../../report/secret.js'

export default class SecretList extends BaseCommand {
  static override summary =
    'List the secrets the settings call for, and where each would come from; never their values.'
  static override description =
    'Precedence: environment, then passwordCommand, then keychain. Password commands are not run: recruitmail secret ' +
    'status does that.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']
  static override flags = {config: configFlag()}

  async run(): Promise<{secrets: SecretRow[]}> {
    const {flags} = await this.parse(SecretList)
    const [{loadSettings}, {locatedSecrets}, {renderSecrets}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../cli/secret-rows.js'),
      import('../../report/secret.js'),
    ])
    const secrets = await locatedSecrets(await loadSettings(flags))
    this.show(renderSecrets(secrets, this.columns))
    return {secrets}
  }
}
