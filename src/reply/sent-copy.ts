import {atom, command, sequence} from '../mailbox/imap-command.js'
import {withFolder} from '../mailbox/job-folder.js'
import {openFolder, type InboundMailbox} from '../mailbox/open-mailbox.js'
import {sanitise} from '../message/sanitise.js'
import {hideSecrets} from '../secret/redaction.js'
import type {PreparedReply} from './prepare.js'

export interface SentCopies {
  readonly folders: readonly string[]
  /** What did not work. The answer is sent all the same. */
  readonly warnings: readonly string[]
}

/**
 * Keeps the sent answer where the conversation is: in the job's folder, and in the sent folder where one is set (or no
 * job is known). Marks the message as answered. Never throws: what is sent is sent.
 */
export async function keepSentCopies(mailbox: InboundMailbox, reply: PreparedReply): Promise<SentCopies> {
  const {folders: known, inbound} = mailbox
  const sent = inbound.sentFolder === undefined ? known.specialUse('\\Sent') : known.path(inbound.sentFolder)
  const wanted = [
    ...(reply.job === undefined ? [] : [known.ofJob(reply.job)]),
    ...(sent !== undefined && (inbound.sentFolder !== undefined || reply.job === undefined) ? [sent] : []),
  ]
  const folders: string[] = []
  const warnings: string[] =
    wanted.length === 0 ? ['No copy was kept: the message has no job, and no sent folder is set.'] : []
  for (const path of wanted) {
    try {
      await withFolder(mailbox, path)
      await mailbox.client.append(path, reply.raw, ['\\Seen'])
      folders.push(path)
    } catch (error) {
      warnings.push(`The answer was sent, but no copy could be put into ${path}: ${wordsOf(error)}`)
    }
  }
  await markAnswered(mailbox, reply).catch(() => undefined)
  return {folders, warnings}
}

async function markAnswered(mailbox: InboundMailbox, {original}: PreparedReply): Promise<void> {
  const {uidValidity} = await openFolder(mailbox, original.folder, 'write')
  if (uidValidity !== original.uidValidity) return
  const change = [sequence(original.uid), atom('+FLAGS.SILENT'), [atom('\\Answered')]]
  await command(mailbox.client, 'UID STORE', change)
}

function wordsOf(error: unknown): string {
  const {responseText, message} = error as {responseText?: string; message?: string}
  return sanitise(hideSecrets(responseText ?? message ?? String(error)), 300)
}
