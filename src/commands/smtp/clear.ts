import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class SmtpClear extends SettingsCommand {
  static override summary = "Forget a company's own mail server."
  static override description =
    'The password stays in the keychain: recruitmail secret remove COMPANY/smtp takes it away.'
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme']
  static override flags = {company: companyFlag({description: 'The company.'})}

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(SmtpClear)
    const company = this.requireCompany(flags.company)
    const {setInCompany} = await import('../../settings/edit.js')
    return this.change((settings) => setInCompany(settings, company, 'smtp', undefined))
  }
}
