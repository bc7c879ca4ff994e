import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import type {Effective, InboundGroup} from '../../settings/effective.js'

/** The inbound mailbox in effect; null where there is none. */
interface InboundView {
  readonly inbound: Effective<InboundGroup> | null
}

export default class InboundShow extends BaseCommand {
  static override summary = 'Show the mailbox in which redirected messages arrive.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --company beta --json',
  ]
  static override flags = {company: companyFlag(), config: configFlag()}

  async run(): Promise<InboundView> {
    const {flags} = await this.parse(InboundShow)
    const [{loadSettings}, {effectiveInbound}, {renderInbound}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../settings/effective.js'),
      import('../../report/company.js'),
    ])
    const inbound = effectiveInbound(await loadSettings(flags), flags.company) ?? null
    this.show(renderInbound(inbound, this.columns))
    return {inbound}
  }
}
