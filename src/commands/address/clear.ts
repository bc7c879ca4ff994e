import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class AddressClear extends SettingsCommand {
  static override summary = "Clear a company's custom address: it sends as the main company."
  static override examples = ['<%= config.bin %> <%= command.id %> --company beta']
  static override flags = {company: companyFlag({description: 'The company.'})}

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(AddressClear)
    const company = this.requireCompany(flags.company)
    const {setInCompany} = await import('../../settings/edit.js')
    return this.change((settings) => setInCompany(settings, company, 'customAddress', undefined))
  }
}
