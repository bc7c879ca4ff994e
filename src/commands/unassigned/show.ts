import {string} from '@oclif/core/args'
import {boolean} from '@oclif/core/flags'
import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import {Failure} from '../../failure.js'
import type {MessageView} from '../../mailbox/read-message.js'

export default class UnassignedShow extends BaseCommand {
  static override summary = 'Show one application: text, header, attachments.'
  static override description =
    'HTML is shown as text, nothing is loaded, and the message stays unread. The time is that of the time zone here; with --json it is UTC.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> 42',
    '<%= config.bin %> <%= command.id %> "<a@applicant.example>" --headers',
  ]
  static override args = {
    id: string({description: 'Id from the list, FOLDER:ID, or Message-ID.', required: true, ignoreStdin: true}),
  }
  static override flags = {
    headers: boolean({description: 'All header fields instead of the main ones.'}),
    company: companyFlag({description: 'The company whose inbound mailbox is meant.'}),
    config: configFlag(),
  }

  async run(): Promise<MessageView> {
    const {args, flags} = await this.parse(UnassignedShow)
    const [{mailboxAccess}, {withMailbox}, {findMessage}, {messageReference}, {renderMessage}] = await Promise.all([
      import('../../cli/mailbox-access.js'),
      import('../../mailbox/open-mailbox.js'),
      import('../../mailbox/read-message.js'),
      import('../../mailbox/reference.js'),
      import('../../report/message.js'),
    ])
    const reference = messageReference(args.id)
    const access = await mailboxAccess(flags, this.signal)
    const message = await withMailbox(access, (mailbox) => findMessage(mailbox, access.settings, reference))
    if (message === undefined) {
      throw new Failure('usage', 'message-not-found', `There is no message ${args.id} in the inbound mailbox.`, {
        hint: 'The ids there are: recruitmail unassigned list',
      })
    }
    this.show(renderMessage(message, {allHeaders: flags.headers}))
    return message
  }
}
