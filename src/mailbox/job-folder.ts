import {imapEvidence} from '../connection/imap-evidence.js'
import {failureOf} from './failure.js'
import {readFolders} from './folders.js'
import type {InboundMailbox} from './open-mailbox.js'

/**
 * The mailbox with this folder in it: made and subscribed where it is missing, with the folders above it where the
 * server does not make them by itself.
 * @throws Failure with the finding of the server's refusal
 */
export async function withFolder(mailbox: InboundMailbox, path: string): Promise<InboundMailbox> {
  if (mailbox.folders.exists(path)) return mailbox
  const {client, endpoint, inbound} = mailbox
  try {
    await client.mailboxCreate(path)
    return {...mailbox, folders: mailbox.folders.with(path)}
  } catch (error) {
    const now = {...mailbox, folders: await readFolders(client, inbound.jobsFolder)}
    if (now.folders.exists(path)) return now
    const {jobsRoot} = now.folders
    if (path === jobsRoot || now.folders.exists(jobsRoot)) {
      throw failureOf({...imapEvidence(error, endpoint, 'folder'), folder: path})
    }
    return withFolder(await withFolder(now, jobsRoot), path)
  }
}
