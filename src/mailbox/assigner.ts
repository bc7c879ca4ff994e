import {setTimeout as sleep} from 'node:timers/promises'
import {imapEvidence} from '../connection/imap-evidence.js'
import type {JobId} from '../settings/settings.js'
import {alreadyAssigned, failedWith, type AssignedMessage, type FailedAssignment} from './assignment.js'
import {rememberAssignment} from './assignments.js'
import {claim, defaultClaimTiming, type Claim, type ClaimTiming} from './claim.js'
import {failureOf} from './failure.js'
import {findAssigned, mailboxKey} from './find-assigned.js'
import {readFolders} from './folders.js'
import {locateAssigned, locateInbound, type LocatedMessage} from './locate.js'
import {moveMessage, removeOriginal, type Moved} from './move.js'
import {openFolder, type InboundMailbox} from './open-mailbox.js'
import type {MessageReference} from './reference.js'

export interface AssignOptions {
  /** Where old ids are remembered. */
  readonly cacheDirectory: string
  readonly timing?: ClaimTiming
  readonly signal?: AbortSignal
}

export interface Done {
  readonly message: AssignedMessage
  /** UID in the job's folder of a message that still carries the keyword. */
  readonly marked: number | undefined
  readonly warning: string | undefined
}

/** One message on its way to a job. */
export class Assigner {
  readonly #mailbox: InboundMailbox
  readonly #job: JobId
  readonly #folder: string
  readonly #options: AssignOptions

  constructor(mailbox: InboundMailbox, job: JobId, options: AssignOptions) {
    this.#mailbox = mailbox
    this.#job = job
    this.#folder = mailbox.folders.ofJob(job)
    this.#options = options
  }

  async assign(reference: MessageReference): Promise<Done | FailedAssignment> {
    const found = await this.#find(reference)
    if (found === undefined) return this.#notFound(reference)
    const opened = await openFolder(this.#mailbox, found.folder, 'write')
    const timing = this.#options.timing ?? defaultClaimTiming
    const claimed = await claim({mailbox: this.#mailbox, opened, uid: found.uid, timing})
    if (claimed === 'gone') return this.#lost(found)
    if (claimed === 'busy') return failedWith(found, 'message-busy', 'others are assigning it: try again in a minute')
    return this.#act(found, claimed)
  }

  async #find(reference: MessageReference): Promise<Found | undefined> {
    const inFolder = reference.kind === 'message-id' || reference.folder === undefined
    const isInbound = inFolder || this.#mailbox.folders.path(reference.folder) === this.#mailbox.folder
    const located = isInbound ? await locateInbound(this.#mailbox, reference) : undefined
    return located === undefined ? undefined : {...located, id: reference.text}
  }

  async #act(found: Found, claimed: Claim): Promise<Done | FailedAssignment> {
    let outcome: Done | FailedAssignment
    try {
      outcome = await this.#finishOrMove(found, claimed)
    } catch (error) {
      const failure = failureOf({...imapEvidence(error, this.#mailbox.endpoint, 'command'), folder: this.#folder})
      outcome = failedWith(found, failure.code, failure.message)
    }
    // The keyword of a moved message went with it.
    if ('code' in outcome || claimed.by === 'folder') await claimed.release().catch(() => undefined)
    return outcome
  }

  /** With the claim in hand: finishes what a crash left, or moves. */
  async #finishOrMove(found: Found, claimed: Claim): Promise<Done | FailedAssignment> {
    const {client} = this.#mailbox
    if (claimed.takenOver) {
      const copy = await this.#copyOf(found)
      await openFolder(this.#mailbox, found.folder, 'write')
      if (copy !== undefined) {
        await removeOriginal(client, found.uid)
        return alreadyAssigned(found, copy)
      }
    }
    if (claimed.expired()) {
      return failedWith(found, 'assign-timeout', 'the server took too long; nothing was changed, try again')
    }
    const moved = await moveMessage(client, found.uid, this.#folder)
    return moved.status === 'nothing' ? this.#lost(found) : this.#done(found, claimed, moved)
  }

  /** The copy that somebody made before a crash: same Message-ID and size. */
  async #copyOf({messageId, size}: Found): Promise<LocatedMessage | undefined> {
    const copy = messageId === undefined ? undefined : await locateAssigned(this.#mailbox, messageId)
    return copy?.size === size ? copy : undefined
  }

  async #done(found: Found, claimed: Claim, moved: Moved): Promise<Done> {
    const uid = moved.uid ?? (await this.#uidInJob(found.messageId))
    const newId = uid === undefined ? null : `${this.#folder}:${uid}`
    const message = {id: found.id, messageId: found.messageId ?? null, job: this.#job, folder: this.#folder, newId}
    const {folder, uidValidity, messageId} = found
    const key = {mailbox: mailboxKey(this.#mailbox), folder, uidValidity, uid: found.uid}
    const remembered = {...key, messageId, job: this.#job, newId: newId ?? undefined}
    await rememberAssignment(this.#options.cacheDirectory, remembered).catch(() => undefined)
    return {
      message,
      marked: claimed.by === 'keyword' ? uid : undefined,
      warning:
        moved.status === 'flagged'
          ? `${found.id} was copied to ${this.#folder}; in ${folder} it is only marked as deleted, because this server cannot remove one message without removing those that others have marked.`
          : undefined,
    }
  }

  /** For servers that do not tell the new UID. */
  async #uidInJob(messageId: string | undefined): Promise<number | undefined> {
    if (messageId === undefined) return undefined
    return (
      await locateInbound({...this.#mailbox, folder: this.#folder}, {kind: 'message-id', text: messageId, messageId})
    )?.uid
  }

  /** A message may have left the inbound folder a moment before it can be seen in the job's. */
  async #lost(found: Found): Promise<FailedAssignment> {
    for (const waitMs of [0, 250, 750]) {
      await sleep(waitMs)
      const copy =
        found.messageId === undefined ? undefined : await locateAssigned(await this.#fresh(), found.messageId)
      if (copy !== undefined) return alreadyAssigned(found, copy)
    }
    return failedWith(
      found,
      'message-gone',
      `somebody moved or deleted it meanwhile: it is no longer in ${found.folder}`,
    )
  }

  /** Somebody may have made a job's folder since the mailbox was opened. */
  async #fresh(): Promise<InboundMailbox> {
    const {client, inbound} = this.#mailbox
    return {...this.#mailbox, folders: await readFolders(client, inbound.jobsFolder)}
  }

  async #notFound(reference: MessageReference): Promise<FailedAssignment> {
    const known = await findAssigned(await this.#fresh(), reference, this.#options.cacheDirectory)
    if (known !== undefined) return alreadyAssigned({id: reference.text, messageId: known.messageId}, known)
    const nothing = `there is no message ${reference.text} in ${this.#mailbox.folder}`
    return failedWith({id: reference.text, messageId: undefined}, 'message-not-found', nothing)
  }
}

interface Found extends LocatedMessage {
  /** As it was named. */
  readonly id: string
}
