import {string} from '@oclif/core/flags'
import {companyFlag, passwordFlags, serverFlags} from '../../cli/flags.js'
import {serverWish} from '../../cli/server-wish.js'
import {SettingsCommand, type LoginChange} from '../../cli/settings-command.js'

export default class InboundSet extends SettingsCommand {
  static override summary = 'Set the mailbox in which redirected messages arrive.'
  static override description =
    'What is left out stays as it is. The first time, --address and --host are needed; the account is the address. With ' +
    '--company the mailbox serves that company alone (and, for the main company, those that have none).'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --address acme-jobs@recruit.example --host imap.recruit.example',
    '<%= config.bin %> <%= command.id %> --folder Bewerbungen --password-file /run/secrets/inbound',
  ]
  static override flags = {
    company: companyFlag({description: 'Set a mailbox of this company alone instead of the common one.'}),
    address: string({helpValue: 'ADDRESS', description: 'The inbound address: where redirects deliver.'}),
    folder: string({
      helpValue: 'FOLDER',
      description: 'Folder of unassigned messages; INBOX where it is left out. "" clears it.',
    }),
    'jobs-folder': string({
      helpValue: 'FOLDER',
      description: 'Folder above the folders of the jobs; Jobs where it is left out. "" clears it.',
    }),
    'sent-folder': string({
      helpValue: 'FOLDER',
      description: 'Folder that sent replies are appended to as well. "" clears it.',
    }),
    ...serverFlags,
    ...passwordFlags,
  }

  async run(): Promise<LoginChange> {
    const {flags} = await this.parse(InboundSet)
    const {setInbound} = await import('../../settings/edit.js')
    const wish = {
      ...serverWish(flags),
      mailbox: flags.address,
      folder: flags.folder,
      jobsFolder: flags['jobs-folder'],
      sentFolder: flags['sent-folder'],
    }
    return this.changeLogin(
      (settings) => setInbound(settings, flags.company, wish),
      flags,
      () => (flags.company === undefined ? 'inbound' : `${flags.company}/inbound`),
    )
  }
}
