import {endpointOf, loginOf} from '../connection/endpoint.js'
import {ConnectionFailure, type Evidence} from '../connection/evidence.js'
import type {Network} from '../connection/network.js'
import {mayHaveBeenAccepted, openSmtpTransport, smtpEvidence} from '../connection/smtp-transport.js'
import {findingOf} from '../mailbox/failure.js'
import {sanitise} from '../message/sanitise.js'
import type {Channel, CompanyId, JobId} from '../settings/settings.js'
import type {Vault} from '../secret/vault.js'
import {textHash, thisProcess, type JournalEntry, type ReplyJournal, type ReplyState} from './journal.js'
import {evidenceLines, precedentOf, type Precedent} from './precedent.js'
import type {PreparedReply} from './prepare.js'

/** How an answer ended: the JSON contract. */
export interface ReplyResult {
  readonly status: 'sent' | 'dry-run' | 'refused' | 'unknown'
  /** Of the answer; with `unknown` and `refused` by the journal, of the earlier one. */
  readonly messageId: string
  /** Address. */
  readonly from: string
  /** Address. */
  readonly to: string
  readonly company: CompanyId
  readonly channel: Channel
  readonly job: JobId | null
  readonly inReplyTo: string | null
  readonly subject: string
  /** The message as it would go, with `dry-run`. */
  readonly message?: string
  /** Why it was not sent, or may not have been: a finding's code, `reply-already-sent`, `reply-in-progress`, `reply-unknown`. */
  readonly code?: string
  readonly cause?: string
  readonly evidence?: readonly string[]
  readonly remedy?: readonly string[]
  /** Folders that hold a copy now. */
  readonly copies?: readonly string[]
}

export interface SendOptions {
  readonly network: Network
  readonly vault: Vault
  readonly journal: ReplyJournal
  /** Sends although an earlier answer has been or may have been sent. */
  readonly again?: boolean
  readonly now?: () => Date
}

/** What all results of an answer have in common. */
export function resultOf(reply: PreparedReply, status: ReplyResult['status']): ReplyResult {
  const {messageId, from, to, identity, job, inReplyTo, subject} = reply
  return {
    status,
    messageId,
    from: from.address,
    to: to.address,
    company: identity.company,
    channel: identity.sender.channel,
    job: job ?? null,
    inReplyTo: inReplyTo ?? null,
    subject,
  }
}

/**
 * Sends an answer once: the journal knows of it before the first byte leaves, and what the server said afterwards. An
 * answer that has been sent, or of which nobody knows, is not sent again unless asked for.
 * @throws Failure of the vault; Error of the file system when the journal cannot be written: then nothing was sent
 */
export async function sendReply(reply: PreparedReply, options: SendOptions): Promise<ReplyResult> {
  const {journal, now = () => new Date()} = options
  const {smtp, secretId} = reply.identity.sender
  const secret = await options.vault.read(secretId, smtp.passwordCommand)
  const note = async (state: ReplyState, said?: string): Promise<JournalEntry> => {
    const entry = {...entryOf(reply), at: now().toISOString(), state, ...(said !== undefined && {said})}
    await journal.record(entry)
    return entry
  }
  const mine = await note('prepared')
  const precedent = precedentOf(await journal.answersTo(mine.original), mine)
  if (precedent !== undefined && options.again !== true) {
    await note('refused', `not sent: ${precedent.code}`)
    return heldBack(reply, precedent)
  }
  const endpoint = endpointOf('smtp', smtp)
  await note('sending')
  try {
    const said = await deliver(reply, await openSmtpTransport(endpoint, loginOf(smtp, secret), options.network))
    await note('sent', said)
    return resultOf(reply, 'sent')
  } catch (error) {
    if (!isOfConnection(error)) throw error
    const evidence = smtpEvidence(error, endpoint)
    const status = mayHaveBeenAccepted(error) ? 'unknown' : 'refused'
    await note(status, wordsOf(evidence))
    return failed(reply, status, evidence)
  }
}

async function deliver(
  {raw, from, to}: PreparedReply,
  transport: Awaited<ReturnType<typeof openSmtpTransport>>,
): Promise<string> {
  try {
    const info = await transport.sendMail({raw, envelope: {from: from.address, to: [to.address]}})
    return sanitise(String(info.response), 500)
  } finally {
    transport.close()
  }
}

/** Whether the mail library or our own line failed, and not this program. */
function isOfConnection(error: unknown): boolean {
  return error instanceof ConnectionFailure || typeof (error as {code?: unknown}).code === 'string'
}

function entryOf({messageId, original, to, from, identity, text}: PreparedReply): Omit<JournalEntry, 'at' | 'state'> {
  return {
    messageId,
    original: original.messageId ?? `${original.folder}:${original.uidValidity}:${original.uid}`,
    to: to.address,
    from: from.address,
    company: identity.company,
    textHash: textHash(text),
    ...thisProcess(),
  }
}

function heldBack(reply: PreparedReply, {status, code, message, entry}: Precedent): ReplyResult {
  return {
    ...resultOf(reply, status),
    messageId: entry.messageId,
    code,
    cause: message,
    evidence: evidenceLines(entry),
    remedy:
      code === 'reply-in-progress'
        ? ['Wait until it has ended.']
        : [
            'Look for this Message-ID in the log of the mail server or ask the candidate.',
            'To send all the same: add --again',
          ],
  }
}

function failed(reply: PreparedReply, status: 'refused' | 'unknown', evidence: Evidence): ReplyResult {
  const {code, cause, evidence: lines, remedy} = findingOf(evidence)
  if (status === 'refused') return {...resultOf(reply, status), code, cause, evidence: lines, remedy}
  const doubt = 'The line broke after the message was handed over: nobody knows whether the server has accepted it.'
  return {
    ...resultOf(reply, status),
    code: 'reply-unknown',
    cause: `${doubt} ${cause}`,
    evidence: [`Message-ID ${reply.messageId}`, ...lines],
    remedy: [
      'Look for this Message-ID in the log of the mail server or ask the candidate.',
      'To send all the same: add --again',
    ],
  }
}

function wordsOf({smtp, errorCode, message}: Evidence): string {
  return sanitise(smtp?.lines.join(' ') ?? [errorCode, message].filter((part) => part !== undefined).join(': '), 500)
}
