import type {ImapFlow} from 'imapflow'
import {atom, command, folderArgument, sequence, type CommandReply} from './imap-command.js'

export interface Moved {
  /** UID in the new folder; undefined where the server does not tell (no UIDPLUS). */
  readonly uid: number | undefined
  /**
   * `moved`; `flagged`: copied, the original only marked `\Deleted`, because removing it would remove messages others
   * have marked; `nothing`: the server moved no message, it was gone.
   */
  readonly status: 'moved' | 'flagged' | 'nothing'
}

/**
 * Moves one message of the open folder: by MOVE (RFC 6851), else COPY, `\Deleted` and UID EXPUNGE (RFC 4315). Never
 * expunges a message that is not this one. When it throws before the copy was made, nothing has changed.
 * @throws imapflow's error with the server's answer
 */
export async function moveMessage(client: ImapFlow, uid: number, destination: string): Promise<Moved> {
  const target = folderArgument(client, destination)
  const reply = await command(client, hasMove(client) ? 'UID MOVE' : 'UID COPY', [sequence(uid), target])
  const copied = copiedUid(reply)
  // With UIDPLUS a copy is always reported: silence means that there was nothing to copy.
  if (copied === undefined && hasUidPlus(client) && !(await isThere(client, uid)))
    return {uid: undefined, status: 'nothing'}
  if (hasMove(client)) return {uid: copied, status: 'moved'}
  return {uid: copied, status: await removeOriginal(client, uid)}
}

/** Removes one message for good, and no other. */
export async function removeOriginal(client: ImapFlow, uid: number): Promise<'moved' | 'flagged'> {
  await command(client, 'UID STORE', [sequence(uid), atom('+FLAGS.SILENT'), [atom('\\Deleted')]])
  if (hasUidPlus(client)) {
    await command(client, 'UID EXPUNGE', [sequence(uid)])
    return 'moved'
  }
  const deleted = await client.search({deleted: true}, {uid: true})
  if (!Array.isArray(deleted) || deleted.some((other) => other !== uid)) return 'flagged'
  await command(client, 'EXPUNGE', [])
  return 'moved'
}

function hasMove(client: ImapFlow): boolean {
  return client.capabilities.has('MOVE') || client.enabled.has('IMAP4REV2')
}

function hasUidPlus(client: ImapFlow): boolean {
  return client.capabilities.has('UIDPLUS') || client.enabled.has('IMAP4REV2')
}

function copiedUid({codes}: CommandReply): number | undefined {
  const uid = codes.get('COPYUID')?.[2]
  return uid !== undefined && /^\d{1,10}$/.test(uid) ? Number(uid) : undefined
}

async function isThere(client: ImapFlow, uid: number): Promise<boolean> {
  const row = await client.fetchOne(String(uid), {uid: true}, {uid: true})
  return row !== false && row !== undefined
}
