import {Failure} from '../failure.js'
import type {JobId, Settings} from '../settings/settings.js'
import {Assigner, type AssignOptions} from './assigner.js'
import {failedWith, type AssignedMessage, type AssignmentResult, type FailedAssignment} from './assignment.js'
import {claimKeyword} from './claim.js'
import {atom, command, sequence} from './imap-command.js'
import {withFolder} from './job-folder.js'
import {asFailure, type InboundMailbox} from './open-mailbox.js'
import {openFolder} from './open-mailbox.js'
import type {MessageReference} from './reference.js'

/** @throws Failure `job-unknown`, the known jobs named */
export function requireJob(settings: Settings, job: JobId): void {
  if (settings.jobs[job] !== undefined) return
  const known = Object.keys(settings.jobs)
  throw new Failure('usage', 'job-unknown', `There is no job "${job}".`, {
    problems: [{path: '--job', message: 'unknown job', valid: known.length === 0 ? 'none yet' : known.join(', ')}],
    hint: 'Add it with: recruitmail job add ID --title TITLE --company COMPANY',
  })
}

/**
 * Assigns messages to a job: each is claimed, moved to the job's folder and remembered, or left as it was. Of several
 * people who assign one message at the same time, exactly one does; the others are told where it went.
 * @throws Failure `job-unknown`, or the finding when the job's folder cannot be made
 */
export async function assignMessages(
  opened: InboundMailbox,
  settings: Settings,
  references: readonly MessageReference[],
  job: JobId,
  options: AssignOptions,
): Promise<AssignmentResult> {
  requireJob(settings, job)
  const mailbox = await withFolder(opened, opened.folders.ofJob(job))
  const assigned: AssignedMessage[] = []
  const failed: FailedAssignment[] = []
  const warnings: string[] = []
  const marked: number[] = []
  const assigner = new Assigner(mailbox, job, options)
  for (const reference of references) {
    options.signal?.throwIfAborted()
    const outcome = await assigner.assign(reference).catch((error: unknown) => brokenOff(mailbox, reference, error))
    if ('code' in outcome) failed.push(outcome)
    else {
      assigned.push(outcome.message)
      if (outcome.marked !== undefined) marked.push(outcome.marked)
      if (outcome.warning !== undefined) warnings.push(outcome.warning)
    }
  }
  await unmark(mailbox, job, marked)
  return {assigned, failed, warnings}
}

/** A lost connection fails one message after the other, so that what was done before is still told. */
function brokenOff({endpoint}: InboundMailbox, reference: MessageReference, error: unknown): FailedAssignment {
  const failure = asFailure(error, endpoint)
  if (!(failure instanceof Failure)) throw error
  return failedWith({id: reference.text, messageId: undefined}, failure.code, failure.message)
}

/** Takes the keyword off where the messages are now, so that one moved back by hand can be assigned again. */
async function unmark(mailbox: InboundMailbox, job: JobId, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return
  try {
    await openFolder(mailbox, mailbox.folders.ofJob(job), 'write')
    const change = [sequence(uids.join(',')), atom('-FLAGS.SILENT'), [atom(claimKeyword)]]
    await command(mailbox.client, 'UID STORE', change)
  } catch {
    // The assignment stands; a keyword left behind is met again only when somebody moves the message back.
  }
}
