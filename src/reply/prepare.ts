import {Failure} from '../failure.js'
import {findAssigned} from '../mailbox/find-assigned.js'
import {locateAnywhere, type LocatedMessage} from '../mailbox/locate.js'
import {openFolder, type InboundMailbox} from '../mailbox/open-mailbox.js'
import type {PersonReference} from '../mailbox/reference.js'
import {ownAddresses, type Mailbox} from '../message/address.js'
import {composeText, newMessageId} from '../message/compose.js'
import {headersOf, type MessageHeaders} from '../message/headers.js'
import {machineReason} from '../message/machine.js'
import {splitMessage, type RawMessage} from '../message/raw-headers.js'
import {replySubject, threadHeaders} from '../message/thread.js'
import {isEmailAddress} from '../settings/address.js'
import type {JobId, Settings} from '../settings/settings.js'
import {replyIdentity, type ReplyIdentity} from './identity.js'

export interface ReplyRequest {
  readonly reference: PersonReference
  readonly text: string
  readonly job?: JobId | undefined
  /** Answers although a machine seems to have written. */
  readonly force?: boolean
  /** Where old ids are remembered. */
  readonly cacheDirectory: string
  readonly now?: Date
}

/** An answer, ready to go; nothing of it changes any more. */
export interface PreparedReply {
  readonly original: LocatedMessage
  readonly identity: ReplyIdentity
  readonly job: JobId | undefined
  readonly from: Mailbox
  readonly to: Mailbox
  readonly subject: string
  readonly messageId: string
  readonly inReplyTo: string | undefined
  readonly text: string
  /** The message as it goes over the wire. */
  readonly raw: Buffer
}

/**
 * Finds the message, decides sender, recipient and thread, and composes the answer; sends nothing.
 * @throws Failure `message-not-found`, `job-unknown`, `job-mismatch`, `recipient-missing`, `machine-recipient`,
 * `sender-missing`, `text-empty`
 */
export async function prepareReply(
  mailbox: InboundMailbox,
  settings: Settings,
  request: ReplyRequest,
): Promise<PreparedReply> {
  const original = await locateOriginal(mailbox, request)
  const job = jobFor(settings, original, request.job)
  const message = await readHeader(mailbox, original)
  const headers = headersOf(message)
  const to = recipientOf(headers)
  refuseMachine(message, to, settings, request)
  const identity = replyIdentity(settings, headers, job, mailbox.inbound.owner)
  const from = {name: identity.name, address: identity.sender.address}
  const thread = threadHeaders(headers)
  const subject = replySubject(headers.subject)
  const messageId = newMessageId(from.address)
  const text = cleanText(request.text)
  const raw = await composeText({from, to, subject, text, messageId, date: request.now ?? new Date(), thread})
  return {original, identity, job, from, to, subject, messageId, inReplyTo: thread.inReplyTo, text, raw}
}

/** A message that was assigned since its id was read is found where it is now. */
async function locateOriginal(mailbox: InboundMailbox, request: ReplyRequest): Promise<LocatedMessage> {
  const {reference, job, cacheDirectory} = request
  const found = await locateAnywhere(mailbox, reference, reference.kind === 'address' ? job : undefined)
  if (found !== undefined) return found
  const moved =
    reference.kind === 'address'
      ? await locateAnywhere(mailbox, reference)
      : await findAssigned(mailbox, reference, cacheDirectory)
  if (moved !== undefined) return moved
  if (reference.kind === 'address') {
    // What looks like an address may be a Message-ID whose brackets the shell has eaten.
    const messageId = `<${reference.address}>`
    const named = await locateAnywhere(mailbox, {kind: 'message-id', text: reference.text, messageId})
    if (named !== undefined) return named
    throw notFound(`There is no message from ${reference.address} in ${mailbox.folder} or the folder of a job.`)
  }
  if (reference.kind === 'message-id')
    throw notFound(`There is no message ${reference.messageId} in ${mailbox.folder} or the folder of a job.`)
  throw notFound(`There is no message ${reference.text} in ${reference.folder ?? mailbox.folder}.`)
}

function notFound(message: string): Failure {
  return new Failure('usage', 'message-not-found', message, {
    hint: 'An assigned message has a new id: name it by its Message-ID, by FOLDER:ID as assign told, or by the address of its sender.',
  })
}

function jobFor(settings: Settings, original: LocatedMessage, wanted: JobId | undefined): JobId | undefined {
  if (wanted === undefined) return original.job
  if (settings.jobs[wanted] === undefined) {
    const known = Object.keys(settings.jobs).join(', ') || 'none yet'
    throw new Failure('usage', 'job-unknown', `There is no job "${wanted}".`, {
      problems: [{path: '--job', message: 'unknown job', valid: known}],
    })
  }
  if (original.job === undefined || original.job === wanted) return wanted
  throw new Failure('usage', 'job-mismatch', `The message is assigned to ${original.job}, not to ${wanted}.`, {
    hint: `Leave --job out, or say --job ${original.job}.`,
  })
}

async function readHeader(mailbox: InboundMailbox, {folder, uid}: LocatedMessage): Promise<RawMessage> {
  await openFolder(mailbox, folder, 'read')
  const query = {uid: true, source: {start: 0, maxLength: 256 * 1024}}
  const fetched = await mailbox.client.fetchOne(String(uid), query, {uid: true})
  if (fetched === false || fetched === undefined) throw notFound('The message has gone meanwhile.')
  return splitMessage(fetched.source ?? Buffer.alloc(0))
}

/** Reply-To, else From (RFC 5322 section 3.6.2): the first address a message can be sent to. */
function recipientOf({replyTo, from}: MessageHeaders): Mailbox {
  const usable = [...replyTo, ...(from === undefined ? [] : [from])].find(({address}) => isEmailAddress(address))
  if (usable !== undefined) return usable
  throw new Failure(
    'usage',
    'recipient-missing',
    'The message names no address to answer to: its From and Reply-To hold none that is valid.',
  )
}

function refuseMachine(message: RawMessage, to: Mailbox, settings: Settings, {force, reference}: ReplyRequest): void {
  const reason = machineReason(message, to.address, ownAddresses(settings))
  if (reason === undefined || force === true) return
  throw new Failure('usage', 'machine-recipient', `This message is not from a person: ${reason}. Nothing was sent.`, {
    hint: `To answer this one all the same, add --force to: recruitmail reply ${reference.text}`,
  })
}

/** Line ends as LF, no control characters but tabs; everything else is the writer's. */
function cleanText(text: string): string {
  const clean = text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
  if (clean.trim() !== '') return clean.trimEnd() + '\n'
  throw new Failure('usage', 'text-empty', 'The answer has no text.', {
    hint: 'Give it with --text-file FILE, or with --text-stdin through a pipe.',
  })
}
