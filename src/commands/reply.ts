import {string} from '@oclif/core/args'
import {boolean, string as stringFlag} from '@oclif/core/flags'
import {BaseCommand} from '../cli/base-command.js'
import {exitCodes} from '../cli/exit-codes.js'
import {companyFlag, configFlag} from '../cli/flags.js'
import {Failure} from '../failure.js'
import type {MailboxAccess} from '../mailbox/open-mailbox.js'
import type {PreparedReply} from '../reply/prepare.js'
import type {ReplyResult} from '../reply/send.js'

export default class Reply extends BaseCommand {
  static override summary = 'Answer an application, as the company the candidate wrote to.'
  static override description =
    "The sender is the one in effect for the job's company, else for the company the message was sent to, else the main " +
    'company. The answer continues the thread, is noted in a journal before it leaves, and a copy goes to the folder of the ' +
    'job. An answer whose fate is unknown is not sent again unasked. Messages of machines are not answered.\n\n' +
    'Exit codes: 0 sent, 2 wrong usage, 3 refused by the server or unknown, 4 could not be tried.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> Jobs/dev-1:7 --text-file answer.txt',
    '<%= config.bin %> <%= command.id %> jane@applicant.example --text-file answer.txt --dry-run',
    'echo "Thank you!" | <%= config.bin %> <%= command.id %> "<a@applicant.example>" --text-stdin --yes --json',
  ]
  static override args = {
    id: string({
      description: 'Id from the list, FOLDER:ID, Message-ID, or the address of a candidate for the newest message.',
      required: true,
      ignoreStdin: true,
    }),
  }
  static override flags = {
    job: stringFlag({char: 'j', helpValue: 'JOB', description: 'The job the answer is about.'}),
    'text-file': stringFlag({
      helpValue: 'FILE',
      description: 'Take the text from this file.',
      exactlyOne: ['text-file', 'text-stdin'],
    }),
    'text-stdin': boolean({description: 'Take the text from standard input.'}),
    'dry-run': boolean({description: 'Print the message exactly as it would go and send nothing.'}),
    yes: boolean({char: 'y', description: 'Do not ask before sending; needed where nobody can be asked.'}),
    force: boolean({description: 'Answer this message although a machine seems to have written it.'}),
    again: boolean({description: 'Send although this answer has been sent or may have been.'}),
    company: companyFlag({description: 'The company whose inbound mailbox is meant.'}),
    config: configFlag(),
  }

  async run(): Promise<ReplyResult> {
    const {args, flags} = await this.parse(Reply)
    this.requireConsent(flags)
    const [{mailboxAccess}, {replyText}, {personReference}, {dataPaths}, reply] = await Promise.all([
      import('../cli/mailbox-access.js'),
      import('../cli/reply-text.js'),
      import('../mailbox/reference.js'),
      import('../settings/paths.js'),
      import('../reply/reply.js'),
    ])
    const reference = personReference(args.id)
    const {job, force, again} = flags
    const access = await mailboxAccess(flags, this.signal)
    const request = {reference, text: await replyText(flags), job, force, cacheDirectory: dataPaths().cache}
    const prepared = await reply.prepare(access, request)
    if (flags['dry-run']) return this.showReply(reply.dryRun(prepared))
    if (!flags.yes) await this.askConsent(prepared)
    return this.showReply(await this.send(access, prepared, again))
  }

  private async send(access: MailboxAccess, prepared: PreparedReply, again: boolean): Promise<ReplyResult> {
    const [{sendAndKeep}, {dataPaths}] = await Promise.all([
      import('../reply/reply.js'),
      import('../settings/paths.js'),
    ])
    const {result, warnings} = await sendAndKeep(access, prepared, {stateDirectory: dataPaths().state, again})
    for (const warning of warnings) this.addWarning(warning)
    return result
  }

  private async showReply(result: ReplyResult): Promise<ReplyResult> {
    const {renderReply} = await import('../report/reply.js')
    const fine = result.status === 'sent' || result.status === 'dry-run'
    if (fine) this.show(renderReply(result))
    else this.note(renderReply(result, process.stderr.columns))
    return this.finish(result, fine ? exitCodes.ok : exitCodes.broken)
  }

  private requireConsent(flags: {
    readonly yes: boolean
    readonly 'dry-run': boolean
    readonly 'text-stdin': boolean
  }): void {
    if (flags.yes || flags['dry-run'] || this.interactive) return
    throw new Failure('usage', 'missing-flags', 'Missing --yes: nobody can be asked here whether to send.', {
      hint: 'Add --yes to send, or --dry-run to see the message.',
    })
  }

  private async askConsent(prepared: PreparedReply): Promise<void> {
    const [{confirm}, {renderPreview}] = await Promise.all([import('../cli/confirm.js'), import('../report/reply.js')])
    this.note(renderPreview(prepared))
    if (await confirm('Send this answer?', this.signal)) return
    throw new Failure('usage', 'not-sent', 'Nothing was sent.')
  }
}
