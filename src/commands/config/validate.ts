import {string} from '@oclif/core/args'
import {BaseCommand} from '../../cli/base-command.js'
import type {Problem} from '../../failure.js'

/** The result for a valid document; an invalid one ends with exit code 2 and its problems. */
export interface Validated {
  readonly valid: true
  readonly file: string
  readonly companies: number
  readonly jobs: number
  /** What companies still lack before their channels can work; valid all the same. */
  readonly incomplete: readonly Problem[]
}

export default class ConfigValidate extends BaseCommand {
  static override summary = 'Check a YAML document, or the stored settings, without storing anything.'
  static override description = 'Reports everything that is wrong at once, each with its line and what would be valid.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> recruitmail.yaml',
    '<%= config.bin %> <%= command.id %> --json',
  ]
  static override args = {
    file: string({
      ignoreStdin: true,
      description: 'The document, - for standard input; the stored settings where it is left out.',
    }),
  }

  async run(): Promise<Validated> {
    const {args} = await this.parse(ConfigValidate)
    const [{readDocument}, {openStore}, {incompleteCompanies}, {renderMissing}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../settings/store.js'),
      import('../../settings/completeness.js'),
      import('../../report/changes.js'),
    ])
    const store = openStore()
    const settings = await (args.file === undefined ? store.read() : readDocument(args.file))
    const companies = Object.keys(settings.companies).length
    const jobs = Object.keys(settings.jobs).length
    const incomplete = incompleteCompanies(settings)
    const file = args.file ?? store.file
    this.show(renderMissing(incomplete, this.columns))
    this.show(`Valid: ${file} (companies: ${companies}, jobs: ${jobs})`)
    return {valid: true, file, companies, jobs, incomplete}
  }
}
