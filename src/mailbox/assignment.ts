import type {JobId} from '../settings/settings.js'
import type {LocatedMessage} from './locate.js'

/** One message that now belongs to a job: the JSON contract. */
export interface AssignedMessage {
  /** As it was named. */
  readonly id: string
  readonly messageId: string | null
  readonly job: JobId
  readonly folder: string
  /** Its name from now on, `FOLDER:UID`; null where the server does not tell: then the Message-ID names it. */
  readonly newId: string | null
}

/** One message that was not assigned; nothing of it has changed. */
export interface FailedAssignment {
  readonly id: string
  readonly messageId: string | null
  /** `already-assigned`, `message-not-found`, `message-gone`, `message-busy`, `assign-timeout` or the finding's code. */
  readonly code: string
  readonly message: string
  /** Where it is, when it is assigned already. */
  readonly job?: JobId
  readonly folder?: string
  readonly newId?: string | null
}

export interface AssignmentResult {
  readonly assigned: readonly AssignedMessage[]
  readonly failed: readonly FailedAssignment[]
  readonly warnings: readonly string[]
}

/** How a message was named, and its Message-ID as far as it is known. */
export interface NamedMessage {
  readonly id: string
  readonly messageId: string | undefined
}

export function alreadyAssigned(named: NamedMessage, copy: LocatedMessage): FailedAssignment {
  const newId = `${copy.folder}:${copy.uid}`
  const failed = failedWith(named, 'already-assigned', `it is already assigned to ${copy.job ?? copy.folder}: ${newId}`)
  return {...failed, ...(copy.job !== undefined && {job: copy.job}), folder: copy.folder, newId}
}

export function failedWith({id, messageId}: NamedMessage, code: string, message: string): FailedAssignment {
  return {id, messageId: messageId ?? null, code, message}
}
