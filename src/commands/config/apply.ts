import {string} from '@oclif/core/args'
import {boolean} from '@oclif/core/flags'
import {BaseCommand} from '../../cli/base-command.js'
import type {Problem} from '../../failure.js'
import type {SettingsChange} from '../../settings/change.js'

export interface Applied extends SettingsChange {
  readonly dryRun: boolean
  /** What companies still lack before their channels can work. */
  readonly incomplete: readonly Problem[]
}

export default class ConfigApply extends BaseCommand {
  static override summary = 'Make the stored settings what a YAML document says.'
  static override description =
    'All or nothing: an invalid document changes nothing, a valid one replaces the whole settings. Applied a second time ' +
    'it changes nothing.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> recruitmail.yaml',
    '<%= config.bin %> <%= command.id %> recruitmail.yaml --dry-run',
  ]
  static override args = {
    file: string({required: true, ignoreStdin: true, description: 'The document; - for standard input.'}),
  }
  static override flags = {
    'dry-run': boolean({default: false, description: 'Show what would change and change nothing.'}),
  }

  async run(): Promise<Applied> {
    const {args, flags} = await this.parse(ConfigApply)
    const [{readDocument}, {changeSettings, previewChange}, {incompleteCompanies}, report] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../settings/change.js'),
      import('../../settings/completeness.js'),
      import('../../report/changes.js'),
    ])
    const wanted = await readDocument(args.file)
    const dryRun = flags['dry-run']
    const change = await (dryRun ? previewChange(wanted) : changeSettings(() => wanted))
    const incomplete = incompleteCompanies(wanted)
    this.show(report.renderChanges(change.changes, 'Nothing to change: the settings are as the document says.'))
    this.show(report.renderMissing(incomplete, this.columns))
    if (dryRun && change.changed) this.note('Nothing was changed: this was a dry run.')
    return {...change, dryRun, incomplete}
  }
}
