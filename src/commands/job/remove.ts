import {string} from '@oclif/core/args'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class JobRemove extends SettingsCommand {
  static override summary = 'Remove a job; its messages stay in their folder.'
  static override examples = ['<%= config.bin %> <%= command.id %> dev-1']
  static override args = {id: string({required: true, ignoreStdin: true, description: 'The job.'})}

  async run(): Promise<SettingsChange> {
    const {args} = await this.parse(JobRemove)
    const {removeJob} = await import('../../settings/edit.js')
    return this.change((settings) => removeJob(settings, args.id))
  }
}
