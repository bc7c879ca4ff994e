import {Failure} from '../failure.js'
import {isEmailAddress} from '../settings/address.js'

/** How a person or a script names a message. */
export type MessageReference =
  | {readonly kind: 'uid'; readonly text: string; readonly folder: string | undefined; readonly uid: number}
  | {readonly kind: 'message-id'; readonly text: string; readonly messageId: string}

/** A message, or the newest message of the person behind an address. */
export type PersonReference =
  MessageReference | {readonly kind: 'address'; readonly text: string; readonly address: string}

/**
 * Reads `42` (UID in the inbound folder), `Jobs/dev-1:7` (UID in that folder) or `<a@b>` (Message-ID, the brackets
 * may be missing).
 * @throws Failure `message-reference-invalid`
 */
export function messageReference(text: string): MessageReference {
  const byUid = /^(?:([^<>]+):)?([1-9][0-9]{0,9})$/.exec(text)
  if (byUid !== null) return {kind: 'uid', text, folder: byUid[1], uid: Number(byUid[2])}
  const bare = text.replace(/^<(.*)>$/s, '$1')
  if (/^[^\s<>\u0000-\u001f\u007f]+@[^\s<>\u0000-\u001f\u007f]+$/.test(bare) && bare.length <= 996) {
    return {kind: 'message-id', text, messageId: `<${bare}>`}
  }
  throw new Failure('usage', 'message-reference-invalid', `"${text.slice(0, 200)}" names no message.`, {
    hint: 'Give the id that recruitmail unassigned list shows (42), FOLDER:ID (Jobs/dev-1:7) or a Message-ID (<a@b>).',
  })
}

/** As `messageReference`; an e-mail address without brackets names the person. */
export function personReference(text: string): PersonReference {
  return isEmailAddress(text) ? {kind: 'address', text, address: text} : messageReference(text)
}
