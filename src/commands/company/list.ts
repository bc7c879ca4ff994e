import {BaseCommand} from '../../cli/base-command.js'
import {configFlag} from '../../cli/flags.js'
import type {CompanyView} from '../../report/company.js'

export default class CompanyList extends BaseCommand {
  static override summary = 'List the companies and what each sends as.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']
  static override flags = {config: configFlag()}

  async run(): Promise<{companies: CompanyView[]}> {
    const {flags} = await this.parse(CompanyList)
    const [{loadSettings}, {viewCompany}, {renderCompanies}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../cli/view-company.js'),
      import('../../report/company.js'),
    ])
    const settings = await loadSettings(flags)
    const companies = Object.keys(settings.companies).map((id) => viewCompany(settings, id))
    this.show(renderCompanies(companies, this.columns))
    return {companies}
  }
}
