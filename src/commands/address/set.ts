import {string} from '@oclif/core/flags'
import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class AddressSet extends SettingsCommand {
  static override summary = "Set a company's own address as sender (custom address)."
  static override description =
    'From then on the company sends by its own address, channel, server and login, never by a mixture with those of the ' +
    'main company. The account on its mail server is this address; where it was the former one, it moves along.'
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme --address jobs@acme.example']
  static override flags = {
    company: companyFlag(),
    address: string({
      required: true,
      aliases: ['custom-address'],
      helpValue: 'ADDRESS',
      description: 'The address mail leaves from.',
    }),
  }

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(AddressSet)
    const {setAddress} = await import('../../settings/edit.js')
    return this.change((settings) => setAddress(settings, flags.company, flags.address))
  }
}
