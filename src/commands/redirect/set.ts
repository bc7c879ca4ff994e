import {string} from '@oclif/core/flags'
import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class RedirectSet extends SettingsCommand {
  static override summary = 'Say which recruiting address is redirected.'
  static override description =
    "Tells what the rule on the company's mail server does; the rule itself is set up there. A copy of each message stays."
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme --from jobs@acme.example']
  static override flags = {
    company: companyFlag(),
    from: string({helpValue: 'ADDRESS', description: 'The recruiting address candidates write to.'}),
    to: string({
      helpValue: 'ADDRESS',
      description: 'Where the redirect delivers; the inbound address where it is left out. "" clears it.',
    }),
  }

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(RedirectSet)
    const {setRedirect} = await import('../../settings/edit.js')
    return this.change((settings) => setRedirect(settings, flags.company, flags))
  }
}
