import {imapCommand} from '../connection/imap-evidence.js'
import {askerOf} from '../message/confirmation-senders.js'
import {aboutForwarding} from '../message/forward-signs.js'
import type {MailboxSession} from './mailbox-session.js'
import type {Sightings} from './sightings.js'

/** How far back is looked: this many messages, this many days; and how many of them are read. */
const back = {messages: 300, days: 30, read: 10, bytes: 256 * 1024}

/** Limit of one command, in ms. */
const commandMs = 10_000

/**
 * Looks in a folder for requests to confirm a forwarding that came before the test and still wait for an answer: by the
 * envelopes of the newest messages, of which only those that can be such a request are read.
 * @throws ConnectionFailure
 */
export async function seekConfirmations(
  {client, endpoint}: MailboxSession,
  folder: string,
  sightings: Sightings,
): Promise<void> {
  const bounded = <T>(work: Promise<T>): Promise<T> => imapCommand(endpoint, work, commandMs)
  const {exists, path} = await bounded(client.mailboxOpen(folder, {readOnly: true}))
  sightings.confirmationFolders.push(path)
  if (exists === 0) return
  const range = `${Math.max(1, exists - back.messages + 1)}:*`
  const rows = await bounded(client.fetchAll(range, {uid: true, envelope: true, internalDate: true}))
  const oldest = Date.now() - back.days * 86_400_000
  const candidates = rows
    .filter(({internalDate}) => new Date(internalDate ?? 0).getTime() >= oldest)
    .filter(({envelope}) => canAsk(envelope?.from?.[0]?.address, envelope?.subject))
    .slice(-back.read)
  for (const {uid} of candidates) {
    const message = await bounded(
      client.fetchOne(String(uid), {uid: true, source: {maxLength: back.bytes}}, {uid: true}),
    )
    if (message === false || message.source === undefined) continue
    const found = {folder: path, uid, source: message.source, seenAt: performance.now()}
    await sightings.look('inbound', found, {waiting: true})
  }
}

function canAsk(from: string | undefined, subject: string | undefined): boolean {
  return askerOf(from ?? '') !== undefined || aboutForwarding.test(subject ?? '')
}
