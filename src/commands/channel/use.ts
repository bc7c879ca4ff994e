import {string} from '@oclif/core/args'
import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'
import type {Channel} from '../../settings/settings.js'

const channels: readonly Channel[] = ['builtin', 'smtp', 'google', 'microsoft']

export default class ChannelUse extends SettingsCommand {
  static override summary = 'Choose how the mail of a company leaves.'
  static override description =
    'builtin: the built-in service. smtp: the server of smtp set. google, microsoft: their servers with OAuth 2. It takes ' +
    'effect where the company has a custom address; without one it sends as the main company.'
  static override examples = ['<%= config.bin %> <%= command.id %> smtp --company acme']
  static override args = {
    channel: string({required: true, ignoreStdin: true, options: [...channels], description: 'The channel.'}),
  }
  static override flags = {company: companyFlag()}

  async run(): Promise<SettingsChange> {
    const {args, flags} = await this.parse(ChannelUse)
    const {chosenCompany, useChannel} = await import('../../settings/edit.js')
    return this.change((settings) => {
      const company = chosenCompany(settings, flags.company)
      if (settings.companies[company]?.customAddress === undefined) {
        this.addWarning(`${company} has no custom address, so the channel has no effect yet: recruitmail address set`)
      }
      return useChannel(settings, company, args.channel as Channel)
    })
  }
}
