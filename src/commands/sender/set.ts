import {string} from '@oclif/core/flags'
import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class SenderSet extends SettingsCommand {
  static override summary = 'Set the sender name candidates see before the address.'
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme --name "ACME Recruiting"']
  static override flags = {
    company: companyFlag(),
    name: string({
      required: true,
      helpValue: 'NAME',
      aliases: ['sender-name'],
      description: 'The company or a person.',
    }),
  }

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(SenderSet)
    const {setInCompany} = await import('../../settings/edit.js')
    return this.change((settings) => setInCompany(settings, flags.company, 'senderName', flags.name))
  }
}
