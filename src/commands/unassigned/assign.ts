import {string} from '@oclif/core/args'
import {string as stringFlag} from '@oclif/core/flags'
import {BaseCommand} from '../../cli/base-command.js'
import {exitCodes} from '../../cli/exit-codes.js'
import {companyFlag, configFlag} from '../../cli/flags.js'
import type {AssignmentResult} from '../../mailbox/assignment.js'

export default class UnassignedAssign extends BaseCommand {
  static override summary = 'Assign applications to a job: each moves to the folder of the job.'
  static override description =
    'Of several people who assign one message at the same time exactly one does; the others are told where it went. Each ' +
    'message is assigned or left as it was. Exit code 3 when one of them was not assigned.\n\n' +
    'A claim left behind by a crash is taken over after half a minute.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> 42 --job dev-1',
    '<%= config.bin %> <%= command.id %> 42 43 "<a@applicant.example>" --job dev-1 --json',
  ]
  static override strict = false
  static override args = {
    id: string({description: 'Ids from the list, or Message-IDs.', required: true, ignoreStdin: true}),
  }
  static override flags = {
    job: stringFlag({char: 'j', helpValue: 'JOB', description: 'The job.', required: true}),
    company: companyFlag({description: 'The company whose inbound mailbox is meant.'}),
    config: configFlag(),
  }

  async run(): Promise<Pick<AssignmentResult, 'assigned' | 'failed'>> {
    const {argv, flags} = await this.parse(UnassignedAssign)
    const [
      {mailboxAccess},
      {withMailbox},
      {assignMessages, requireJob},
      {messageReference},
      {renderAssignments},
      {dataPaths},
    ] = await Promise.all([
      import('../../cli/mailbox-access.js'),
      import('../../mailbox/open-mailbox.js'),
      import('../../mailbox/assign.js'),
      import('../../mailbox/reference.js'),
      import('../../report/unassigned.js'),
      import('../../settings/paths.js'),
    ])
    const references = [...new Set(argv.map(String))].map((text) => messageReference(text))
    const access = await mailboxAccess(flags, this.signal)
    requireJob(access.settings, flags.job)
    const options = {cacheDirectory: dataPaths().cache, signal: this.signal}
    const result = await withMailbox(access, (mailbox) =>
      assignMessages(mailbox, access.settings, references, flags.job, options),
    )
    for (const warning of result.warnings) this.addWarning(warning)
    this.show(renderAssignments(result, this.columns))
    const {assigned, failed} = result
    return this.finish({assigned, failed}, failed.length === 0 ? exitCodes.ok : exitCodes.broken)
  }
}
