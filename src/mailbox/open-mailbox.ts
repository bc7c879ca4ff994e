import type {ImapFlow} from 'imapflow'
import {endpointOf, loginOf} from '../connection/endpoint.js'
import {ConnectionFailure, type Endpoint} from '../connection/evidence.js'
import {openImap} from '../connection/imap.js'
import {imapCommand, imapEvidence} from '../connection/imap-evidence.js'
import type {Network} from '../connection/network.js'
import {within} from '../connection/within.js'
import {failureOf} from './failure.js'
import {Failure} from '../failure.js'
import type {Vault} from '../secret/vault.js'
import {effectiveInbound, type InboundGroup} from '../settings/effective.js'
import type {CompanyId, Settings} from '../settings/settings.js'
import {readFolders, type Folders} from './folders.js'

/** What reading and sorting the inbound mailbox needs. */
export interface MailboxAccess {
  readonly settings: Settings
  readonly network: Network
  readonly vault: Vault
  /** Whose inbound mailbox; the main one where it is left out. */
  readonly company?: CompanyId | undefined
  readonly signal?: AbortSignal | undefined
}

/** The inbound mailbox, logged in, its folders known. */
export interface InboundMailbox {
  readonly client: ImapFlow
  readonly endpoint: Endpoint
  readonly inbound: InboundGroup
  /** The server's name of the inbound folder. */
  readonly folder: string
  readonly folders: Folders
}

/** A server that is silent for so long in the midst of a command will not speak again; searching takes time. In ms. */
const mostSilenceMs = 120_000

/** Listing folders and opening one takes seconds even on busy servers, in ms. */
const mostCommandMs = 60_000

/** Limit for saying goodbye when the work is done, in ms. */
const logoutMs = 2000

/**
 * Opens the inbound mailbox, hands it over and closes it, whatever happens.
 * @throws Failure `inbound-missing`, those of the vault, and the finding of a failed connection, folder or command
 */
export async function withMailbox<T>(access: MailboxAccess, use: (mailbox: InboundMailbox) => Promise<T>): Promise<T> {
  const inbound = effectiveInbound(access.settings, access.company)?.value
  if (inbound === undefined) throw noInbound()
  const {imap, secretId} = inbound
  const secret = await access.vault.read(secretId, imap.passwordCommand)
  const endpoint = endpointOf('imap', imap)
  let client: ImapFlow | undefined
  try {
    client = await openImap(endpoint, loginOf(imap, secret), access.network, {
      signal: access.signal,
      socketTimeoutMs: mostSilenceMs,
    })
    const folders = await imapCommand(endpoint, readFolders(client, inbound.jobsFolder), mostCommandMs)
    const mailbox = {client, endpoint, inbound, folder: folders.path(inbound.folder), folders}
    const result = await use(mailbox)
    await within(client.logout(), logoutMs).catch(() => undefined)
    return result
  } catch (error) {
    access.signal?.throwIfAborted()
    throw asFailure(error, endpoint)
  } finally {
    client?.close()
  }
}

function noInbound(): Failure {
  return new Failure(
    'usage',
    'inbound-missing',
    'No inbound mailbox is set up: there is nowhere to read applications from.',
    {
      hint: 'Set it up with: recruitmail inbound set --address ADDRESS --host HOST',
    },
  )
}

/** Errors of imapflow and of the connection become failures; everything else is passed on. */
export function asFailure(error: unknown, endpoint: Endpoint): unknown {
  if (error instanceof Failure) return error
  if (error instanceof ConnectionFailure) return failureOf(error.evidence)
  const {code, responseStatus} = error as {code?: string; responseStatus?: string}
  const ofServer = responseStatus !== undefined || (code !== undefined && !code.startsWith('ERR_'))
  return ofServer ? failureOf(imapEvidence(error, endpoint, 'command')) : error
}

/**
 * Opens a folder: for reading without touching a flag (EXAMINE), or for changes (SELECT).
 * @throws Failure with the finding of the refusal, the existing folders named
 */
export async function openFolder(
  {client, endpoint, folders}: Pick<InboundMailbox, 'client' | 'endpoint' | 'folders'>,
  path: string,
  mode: 'read' | 'write',
): Promise<OpenedFolder> {
  try {
    const opening = client.mailboxOpen(path, {readOnly: mode === 'read'})
    const opened = await imapCommand(endpoint, opening, mostCommandMs)
    return {
      path,
      uidValidity: String(opened.uidValidity),
      exists: opened.exists,
      modseq: opened.highestModseq !== undefined && opened.noModseq !== true,
    }
  } catch (error) {
    const evidence = imapEvidence(error, endpoint, 'folder')
    throw failureOf({...evidence, stage: 'folder', folder: path, folders: folders.names.slice(0, 50)})
  }
}

export interface OpenedFolder {
  readonly path: string
  readonly uidValidity: string
  /** Number of messages when it was opened. */
  readonly exists: number
  /** Whether changes carry a mod-sequence (RFC 7162), so that a change can be made conditional. */
  readonly modseq: boolean
}
