import {string} from '@oclif/core/args'
import {string as text} from '@oclif/core/flags'
import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class JobAdd extends SettingsCommand {
  static override summary = 'Add a job.'
  static override description = 'Its messages are kept in the folder Jobs/ID of the inbound mailbox.'
  static override examples = ['<%= config.bin %> <%= command.id %> dev-1 --title Developer --company beta']
  static override args = {
    id: string({
      required: true,
      ignoreStdin: true,
      description: 'Short id: lower-case letters, digits, dot, hyphen, underscore.',
    }),
  }
  static override flags = {
    title: text({helpValue: 'TITLE', description: 'What the job is called; the id where it is left out.'}),
    company: companyFlag(),
  }

  async run(): Promise<SettingsChange> {
    const {args, flags} = await this.parse(JobAdd)
    const {addJob} = await import('../../settings/edit.js')
    return this.change((settings) => addJob(settings, args.id, flags.title ?? args.id, flags.company))
  }
}
