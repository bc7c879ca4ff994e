import {recalledAssignment} from './assignments.js'
import {locateAnywhere, locateAssigned, type LocatedMessage} from './locate.js'
import {openFolder, type InboundMailbox} from './open-mailbox.js'
import type {MessageReference} from './reference.js'

/** A message that is no longer in the inbound folder: by its Message-ID, or by what this machine remembers of its UID. */
export async function findAssigned(
  mailbox: InboundMailbox,
  reference: MessageReference,
  cacheDirectory: string,
): Promise<LocatedMessage | undefined> {
  if (reference.kind === 'uid' && reference.folder !== undefined) {
    const there = await locateAnywhere(mailbox, reference)
    return there?.job === undefined ? undefined : there
  }
  let messageId = reference.kind === 'message-id' ? reference.messageId : undefined
  if (reference.kind === 'uid') {
    const {uidValidity} = await openFolder(mailbox, mailbox.folder, 'read')
    const key = {mailbox: mailboxKey(mailbox), folder: mailbox.folder, uidValidity, uid: reference.uid}
    messageId = (await recalledAssignment(cacheDirectory, key))?.messageId
  }
  return messageId === undefined ? undefined : locateAssigned(mailbox, messageId)
}

/** Tells mailboxes apart in what is remembered. */
export function mailboxKey({inbound: {imap}}: InboundMailbox): string {
  return `${imap.account}@${imap.host}`
}
