import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'

/** The redirect in effect; `from` and `to` are null where they are not set. */
interface RedirectView {
  readonly company: string
  readonly from: string | null
  readonly to: string | null
}

export default class RedirectShow extends BaseCommand {
  static override summary = 'Show from where to where mail is redirected.'
  static override examples = ['<%= config.bin %> <%= command.id %> --company acme']
  static override flags = {company: companyFlag(), config: configFlag()}

  async run(): Promise<RedirectView> {
    const {flags} = await this.parse(RedirectShow)
    const [{loadSettings}, {viewCompany}, {renderPairs}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../cli/view-company.js'),
      import('../../report/table.js'),
    ])
    const settings = await loadSettings(flags)
    const {id, redirect} = viewCompany(settings, flags.company)
    const from = settings.companies[id]?.redirect?.from ?? null
    const view = {company: id, from, to: redirect?.to ?? null}
    this.show(
      renderPairs([
        ['company', id],
        ['from', from ?? '-'],
        ['to', view.to ?? '-'],
      ]),
    )
    return view
  }
}
