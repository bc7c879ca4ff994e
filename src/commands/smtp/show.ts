import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import type {ServerSettings} from '../../settings/settings.js'

/** A company's own mail server; null where it has none. */
interface SmtpView {
  readonly company: string
  readonly smtp: ServerSettings | null
}

export default class SmtpShow extends BaseCommand {
  static override summary = "Show a company's own mail server; company show prints the one in effect."
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme']
  static override flags = {company: companyFlag(), config: configFlag()}

  async run(): Promise<SmtpView> {
    const {flags} = await this.parse(SmtpShow)
    const [{loadSettings}, {chosenCompany}, {renderServer}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../settings/edit.js'),
      import('../../report/company.js'),
    ])
    const settings = await loadSettings(flags)
    const company = chosenCompany(settings, flags.company)
    const smtp = settings.companies[company]?.smtp ?? null
    this.show(smtp === null ? `${company} has no mail server of its own.` : renderServer(smtp, [['company', company]]))
    return {company, smtp}
  }
}
