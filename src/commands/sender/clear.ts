import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class SenderClear extends SettingsCommand {
  static override summary = "Clear the sender name: the main company's serves, else the company's name."
  static override examples = ['<%= config.bin %> <%= command.id %> --company beta']
  static override flags = {company: companyFlag({description: 'The company.'})}

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(SenderClear)
    const company = this.requireCompany(flags.company)
    const {setInCompany} = await import('../../settings/edit.js')
    return this.change((settings) => setInCompany(settings, company, 'senderName', undefined))
  }
}
