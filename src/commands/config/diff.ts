import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import type {SettingsChange} from '../../settings/change.js'

export default class ConfigDiff extends BaseCommand {
  static override summary = 'Show what applying a YAML document would change.'
  static override examples = ['<%= config.bin %> <%= command.id %> recruitmail.yaml']
  static override args = {
    file: string({required: true, ignoreStdin: true, description: 'The document; - for standard input.'}),
  }

  async run(): Promise<SettingsChange> {
    const {args} = await this.parse(ConfigDiff)
    const [{readDocument}, {previewChange}, {renderChanges}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../settings/change.js'),
      import('../../report/changes.js'),
    ])
    const change = await previewChange(await readDocument(args.file))
    this.show(renderChanges(change.changes, 'No difference.'))
    return change
  }
}
