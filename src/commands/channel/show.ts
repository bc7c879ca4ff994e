import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import type {Effective, SenderGroup} from '../../settings/effective.js'

/** The channel in effect; null where the company has no way to send. */
interface ChannelView {
  readonly company: string
  readonly sender: Effective<SenderGroup> | null
}

export default class ChannelShow extends BaseCommand {
  static override summary = 'Show which channel is active for a company, and whose it is.'
  static override examples = ['<%= config.bin %> <%= command.id %> --company beta']
  static override flags = {company: companyFlag(), config: configFlag()}

  async run(): Promise<ChannelView> {
    const {flags} = await this.parse(ChannelShow)
    const [{loadSettings}, {viewCompany}, {renderChannel}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../cli/view-company.js'),
      import('../../report/company.js'),
    ])
    const company = viewCompany(await loadSettings(flags), flags.company)
    this.show(renderChannel(company, this.columns))
    return {company: company.id, sender: company.sender}
  }
}
