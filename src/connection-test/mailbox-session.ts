import type {ImapFlow} from 'imapflow'
import type {Endpoint} from '../connection/evidence.js'

/** A logged-in session and the server it is on. */
export interface MailboxSession {
  readonly client: ImapFlow
  readonly endpoint: Endpoint
}
