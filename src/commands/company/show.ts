import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import type {CompanyView} from '../../report/company.js'

export default class CompanyShow extends BaseCommand {
  static override summary = 'Show every value in effect for a company, and where it comes from.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> beta',
    '<%= config.bin %> <%= command.id %> --company beta --json',
  ]
  static override args = {
    id: string({ignoreStdin: true, description: 'The company; the main company where it is left out.'}),
  }
  static override flags = {company: companyFlag(), config: configFlag()}

  async run(): Promise<CompanyView> {
    const {args, flags} = await this.parse(CompanyShow)
    const [{loadSettings}, {viewCompany}, {renderCompany}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../cli/view-company.js'),
      import('../../report/company.js'),
    ])
    const company = viewCompany(await loadSettings(flags), args.id ?? flags.company)
    this.show(renderCompany(company, this.columns))
    return company
  }
}
