import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import {exitCodes} from '../../cli/exit-codes.js'
import {configFlag} from '../../cli/flags.js'
import type {SecretRow} from '../../report/secret.js'

export default class SecretStatus extends BaseCommand {
  static override summary = 'Fetch every secret the settings call for and say whether it could be had; never its value.'
  static override description = 'Password commands are run for it. Exit code 4 if any secret cannot be had.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> acme/smtp --json',
  ]
  static override args = {id: string({ignoreStdin: true, description: 'One secret; all where it is left out.'})}
  static override flags = {config: configFlag()}

  async run(): Promise<{secrets: SecretRow[]}> {
    const {args, flags} = await this.parse(SecretStatus)
    const [{loadSettings}, {fetchedSecrets}, {renderSecrets}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../cli/secret-rows.js'),
      import('../../report/secret.js'),
    ])
    const secrets = await fetchedSecrets(await loadSettings(flags), args.id)
    this.show(renderSecrets(secrets, this.columns))
    return this.finish({secrets}, secrets.every(({available}) => available) ? exitCodes.ok : exitCodes.unavailable)
  }
}
