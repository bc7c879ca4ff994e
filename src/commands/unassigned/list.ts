import {boolean, integer} from '@oclif/core/flags'
import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import {sinceFlag} from '../../cli/since.js'
import type {UnassignedMessage} from '../../mailbox/message-row.js'

/** The JSON contract of the list. */
interface UnassignedList {
  readonly folder: string
  readonly uidValidity: string
  readonly total: number
  readonly unreadable?: number
  readonly messages: readonly UnassignedMessage[]
}

export default class UnassignedListCommand extends BaseCommand {
  static override summary = 'List the applications that belong to no job yet, newest first.'
  static override description =
    'Reads the inbound folder without marking anything as seen; test messages of test-connection are left out. The total ' +
    'counts the whole folder, whatever the filter. Times are those of the time zone here; with --json they are UTC.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --since 7d --company acme --json',
  ]
  static override flags = {
    limit: integer({helpValue: 'NUMBER', description: 'How many at most.', default: 50, min: 1, exclusive: ['all']}),
    all: boolean({description: 'All of them.', exclusive: ['limit']}),
    since: sinceFlag(),
    company: companyFlag({description: 'Only what was sent to this company.'}),
    config: configFlag(),
  }

  async run(): Promise<UnassignedList> {
    const {flags} = await this.parse(UnassignedListCommand)
    const [{mailboxAccess}, {withMailbox}, {listUnassigned}, report] = await Promise.all([
      import('../../cli/mailbox-access.js'),
      import('../../mailbox/open-mailbox.js'),
      import('../../mailbox/unassigned.js'),
      import('../../report/unassigned.js'),
    ])
    const access = await mailboxAccess(flags, this.signal)
    const {since, company} = flags
    return withMailbox(access, async (mailbox) => {
      const filter = {since, company, limit: flags.all ? undefined : flags.limit}
      const listing = await listUnassigned(mailbox, access.settings, filter)
      const messages: UnassignedMessage[] = []
      let listed = 0
      for await (const message of listing.messages) {
        this.signal.throwIfAborted()
        listed += 1
        if (this.jsonEnabled()) messages.push(message)
        else this.show(report.renderUnassigned(message, this.columns))
      }
      const {folder, uidValidity} = listing
      const counts = listing.counts()
      const filtered = since !== undefined || company !== undefined
      this.note(report.renderListingEnd(folder, listed, counts, filtered, process.stderr.columns))
      const unreadable = counts.unreadable === 0 ? {} : {unreadable: counts.unreadable}
      return {folder, uidValidity, total: counts.total, ...unreadable, messages}
    })
  }
}
