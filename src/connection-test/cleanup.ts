import type {ImapFlow} from 'imapflow'
import {imapCommand} from '../connection/imap-evidence.js'
import {probeHeader} from '../message/probe.js'
import type {MailboxSession} from './mailbox-session.js'
import type {MailboxWatch} from './mailbox-watch.js'
import {isLeftOver} from './probe.js'

/** Limit for tidying one mailbox, in ms. */
const tidyMs = 10_000

/**
 * Removes messages for good, and nothing else. @returns how many are gone
 * @throws ConnectionFailure
 */
export async function removeMessages(
  {client, endpoint}: MailboxSession,
  folder: string,
  uids: readonly number[],
): Promise<number> {
  return uids.length === 0 ? 0 : imapCommand(endpoint, remove(client, folder, uids), tidyMs)
}

async function remove(client: ImapFlow, folder: string, uids: readonly number[]): Promise<number> {
  if (client.mailbox === false || client.mailbox.path !== folder || client.mailbox.readOnly === true) {
    await client.mailboxOpen(folder)
  }
  if (client.capabilities.has('UIDPLUS')) {
    return (await client.messageDelete(uids.join(','), {uid: true})) ? uids.length : 0
  }
  return removeWithoutUidPlus(client, uids)
}

/**
 * Without UIDPLUS (RFC 4315) EXPUNGE removes every message marked `\Deleted`, those of other people too: then ours
 * are only marked, which hides them in mail clients, and expunged when nobody else's are marked.
 */
async function removeWithoutUidPlus(client: ImapFlow, uids: readonly number[]): Promise<number> {
  await client.messageFlagsAdd(uids.join(','), ['\\Deleted'], {uid: true})
  const marked = await client.search({deleted: true}, {uid: true})
  const foreign = marked === false || marked === undefined || marked.some((uid) => !uids.includes(uid))
  if (foreign) return 0
  return (await client.messageDelete(uids.join(','), {uid: true})) ? uids.length : 0
}

/** Removes probes of runs that never came to their end. @returns how many */
export async function removeLeftOvers(watch: MailboxWatch, now: number): Promise<number> {
  if (watch.readOnly) return 0
  const headers = await watch.headers(await watch.withHeader(probeHeader), probeHeader)
  const stale = [...headers].filter(([, header]) => isLeftOver(header, now)).map(([uid]) => uid)
  return removeMessages(watch, watch.folder, stale)
}
