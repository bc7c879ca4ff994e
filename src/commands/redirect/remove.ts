import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class RedirectRemove extends SettingsCommand {
  static override summary = 'Forget the redirect of a company.'
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme']
  static override flags = {company: companyFlag({description: 'The company.'})}

  async run(): Promise<SettingsChange> {
    const {flags} = await this.parse(RedirectRemove)
    const company = this.requireCompany(flags.company)
    const {setInCompany} = await import('../../settings/edit.js')
    return this.change((settings) => setInCompany(settings, company, 'redirect', undefined))
  }
}
