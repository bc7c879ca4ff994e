import {withMailbox, type MailboxAccess} from '../mailbox/open-mailbox.js'
import {ReplyJournal} from './journal.js'
import {prepareReply, type PreparedReply, type ReplyRequest} from './prepare.js'
import {resultOf, sendReply, type ReplyResult} from './send.js'
import {keepSentCopies} from './sent-copy.js'

/** Finds the message and composes the answer to it; sends nothing. @throws Failure, see `prepareReply` */
export async function prepare(access: MailboxAccess, request: ReplyRequest): Promise<PreparedReply> {
  return withMailbox(access, (mailbox) => prepareReply(mailbox, access.settings, request))
}

/** The result of not sending. */
export function dryRun(reply: PreparedReply): ReplyResult {
  return {...resultOf(reply, 'dry-run'), message: reply.raw.toString('utf8')}
}

export interface SendAndKeepOptions {
  /** Where the journal is. */
  readonly stateDirectory: string
  readonly again?: boolean
}

/**
 * Sends an answer and keeps copies of it, over a new IMAP connection: the former one may have died while somebody was
 * thinking. What fails after the sending is a warning.
 */
export async function sendAndKeep(
  access: MailboxAccess,
  reply: PreparedReply,
  {stateDirectory, again = false}: SendAndKeepOptions,
): Promise<{readonly result: ReplyResult; readonly warnings: readonly string[]}> {
  const {network, vault} = access
  const result = await sendReply(reply, {network, vault, again, journal: new ReplyJournal(stateDirectory)})
  if (result.status !== 'sent') return {result, warnings: []}
  const {folders, warnings} = await withMailbox(access, (mailbox) => keepSentCopies(mailbox, reply)).catch(
    (error: unknown) => ({folders: [], warnings: [`The answer was sent, but no copy could be kept: ${String(error)}`]}),
  )
  return {result: {...result, copies: folders}, warnings}
}
