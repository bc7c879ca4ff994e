import {string} from '@oclif/core/args'
import {boolean, string as text} from '@oclif/core/flags'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class CompanyUpdate extends SettingsCommand {
  static override summary = 'Rename a company or make it the main company.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> beta --name "Beta SE"',
    '<%= config.bin %> <%= command.id %> beta --main',
  ]
  static override args = {id: string({required: true, ignoreStdin: true, description: 'The company.'})}
  static override flags = {
    name: text({helpValue: 'NAME', description: 'Name candidates know it by.'}),
    main: boolean({description: 'Make it the main company instead of the present one.'}),
  }

  async run(): Promise<SettingsChange> {
    const {args, flags} = await this.parse(CompanyUpdate)
    const {updateCompany} = await import('../../settings/edit.js')
    return this.change((settings) => updateCompany(settings, args.id, flags))
  }
}
