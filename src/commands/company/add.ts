import {string} from '@oclif/core/args'
import {boolean, string as text} from '@oclif/core/flags'
import {SettingsCommand} from '../../cli/settings-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class CompanyAdd extends SettingsCommand {
  static override summary = 'Add a company.'
  static override description =
    'The first company is the main company: the others send by its address and server until they have their own.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> acme --name "ACME GmbH"',
    '<%= config.bin %> <%= command.id %> beta --name "Beta AG" --json',
  ]
  static override args = {
    id: string({
      required: true,
      ignoreStdin: true,
      description: 'Short id: lower-case letters, digits, dot, hyphen, underscore.',
    }),
  }
  static override flags = {
    name: text({helpValue: 'NAME', description: 'Name candidates know it by; the id where it is left out.'}),
    main: boolean({description: 'Make it the main company instead of the present one.'}),
  }

  async run(): Promise<SettingsChange> {
    const {args, flags} = await this.parse(CompanyAdd)
    const {addCompany} = await import('../../settings/edit.js')
    return this.change((settings) => addCompany(settings, args.id, flags))
  }
}
