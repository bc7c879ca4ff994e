import {string} from '@oclif/core/args'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class CompanyRemove extends SettingsCommand {
  static override summary = 'Remove a company that has no jobs.'
  static override description =
    'Messages stay where they are, secrets too: recruitmail secret remove COMPANY/smtp takes those away.'
  static override examples = ['<%= config.bin %> <%= command.id %> beta']
  static override args = {id: string({required: true, ignoreStdin: true, description: 'The company.'})}

  async run(): Promise<SettingsChange> {
    const {args} = await this.parse(CompanyRemove)
    const {removeCompany} = await import('../../settings/edit.js')
    return this.change((settings) => removeCompany(settings, args.id))
  }
}
