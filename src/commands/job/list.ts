import {BaseCommand} from '../../cli/base-command.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import type {JobSettings} from '../../settings/settings.js'

export interface JobRow extends JobSettings {
  readonly id: string
}

export default class JobList extends BaseCommand {
  static override summary = 'List the jobs and the company each belongs to.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --company beta --json',
  ]
  static override flags = {company: companyFlag({description: 'Only the jobs of this company.'}), config: configFlag()}

  async run(): Promise<{jobs: JobRow[]}> {
    const {flags} = await this.parse(JobList)
    const [{loadSettings}, {ownSettings}, {renderTable}] = await Promise.all([
      import('../../cli/settings-source.js'),
      import('../../settings/effective.js'),
      import('../../report/table.js'),
    ])
    const settings = await loadSettings(flags)
    if (flags.company !== undefined) ownSettings(settings, flags.company)
    const all = Object.entries(settings.jobs).map(([id, job]) => ({id, ...job}))
    const jobs = all.filter((job) => flags.company === undefined || job.company === flags.company)
    const rows = jobs.map(({id, title, company}) => [id, title, company])
    this.show(
      rows.length === 0
        ? 'No job yet. Add one: recruitmail job add ID --title TITLE --company COMPANY'
        : renderTable(['JOB', 'TITLE', 'COMPANY'], rows, this.columns),
    )
    return {jobs}
  }
}
