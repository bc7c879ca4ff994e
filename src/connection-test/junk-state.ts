import type {ListResponse} from 'imapflow'
import {imapCommand} from '../connection/imap-evidence.js'
import {folderKind} from './folder-kind.js'
import type {MailboxSession} from './mailbox-session.js'

/** Limit of one command, in ms. */
const commandMs = 5000

/** More junk folders than this are not asked for. */
const mostFolders = 3

/** The junk folders of a mailbox, by flag or name. @throws ConnectionFailure */
export async function junkFolders({client, endpoint}: MailboxSession): Promise<readonly string[]> {
  const listed: ListResponse[] = await imapCommand(endpoint, client.list(), commandMs)
  const junk = listed.filter((folder) => folderKind(folder) === 'junk' && !folder.flags.has('\\Noselect'))
  return junk.map(({path}) => path).slice(0, mostFolders)
}

/**
 * What changes when something comes into these folders; asked without leaving the folder that is followed (RFC 9051
 * section 6.3.11).
 * @throws ConnectionFailure
 */
export async function stateOf({client, endpoint}: MailboxSession, folders: readonly string[]): Promise<string> {
  const states: string[] = []
  for (const folder of folders) {
    const status = await imapCommand(endpoint, client.status(folder, {messages: true, uidNext: true}), commandMs)
    states.push(status === false ? '' : `${status.messages} ${status.uidNext}`)
  }
  return states.join(', ')
}
