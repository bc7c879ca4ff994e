import {string} from '@oclif/core/args'
import {string as text} from '@oclif/core/flags'
import {companyFlag} from '../../cli/flags.js'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class JobUpdate extends SettingsCommand {
  static override summary = 'Rename a job or give it to another company.'
  static override examples = ['<%= config.bin %> <%= command.id %> dev-1 --company acme']
  static override args = {id: string({required: true, ignoreStdin: true, description: 'The job.'})}
  static override flags = {
    title: text({helpValue: 'TITLE', description: 'What the job is called.'}),
    company: companyFlag({description: 'The company it belongs to.'}),
  }

  async run(): Promise<SettingsChange> {
    const {args, flags} = await this.parse(JobUpdate)
    const {updateJob} = await import('../../settings/edit.js')
    return this.change((settings) => updateJob(settings, args.id, flags))
  }
}
