import {readFile} from 'node:fs/promises'
import {setTimeout as sleep} from 'node:timers/promises'
import {ImapFlow} from 'imapflow'
import {createTransport} from 'nodemailer'
import type {LabDescription} from './description.js'
import {domains, type Account, type AccountName} from './world.js'

export interface LabMessage {
  readonly uid: number
  readonly folder: string
  readonly flags: ReadonlySet<string>
  /** As stored. */
  readonly source: string
  /** Value of the first header field of this name, unfolded and otherwise raw; undefined where there is none. */
  readonly header: (name: string) => string | undefined
  /** Values of all header fields of this name, from the top. */
  readonly headers: (name: string) => string[]
}

export interface Envelope {
  /** Empty for the null return path of a bounce. */
  readonly from: string
  readonly to: string | readonly string[]
}

/** Hands a message to the MX of its first recipient, as any server in the world would. @throws nodemailer's error */
export async function deliver(lab: LabDescription, message: string | Buffer, {from, to}: Envelope): Promise<void> {
  const recipients = typeof to === 'string' ? [to] : [...to]
  const domain = recipients[0]?.split('@')[1] ?? ''
  const {mx} = lab.ports[domains.company.includes(domain) ? 'company' : 'recruit']
  const transport = createTransport({
    host: '127.0.0.1',
    port: mx,
    secure: false,
    ignoreTLS: true,
    name: 'mail.applicant.example',
  })
  try {
    await transport.sendMail({raw: message, envelope: {from, to: recipients}})
  } finally {
    transport.close()
  }
}

/** All messages of a folder, oldest first; none when the folder does not exist. Flags stay as they are. */
export async function messages(lab: LabDescription, name: AccountName, folder = 'INBOX'): Promise<LabMessage[]> {
  return withImap(lab, lab.accounts[name], async (client) => {
    if (!(await hasFolder(client, folder))) return []
    const box = await client.mailboxOpen(folder, {readOnly: true})
    if (box.exists === 0) return []
    const found = await client.fetchAll('1:*', {uid: true, flags: true, source: true})
    return found.map((each) =>
      labMessage(each.uid, folder, each.flags ?? new Set(), each.source?.toString('latin1') ?? ''),
    )
  })
}

/** A Message-ID with its angle brackets, or a question to ask every message. */
export type Wanted = string | ((message: LabMessage) => boolean)

/** Waits for a message. @throws Error when none has come within the limit (default 15 s) */
export async function waitForMessage(
  lab: LabDescription,
  name: AccountName,
  wanted: Wanted,
  {folder = 'INBOX', timeoutMs = 15_000}: {readonly folder?: string; readonly timeoutMs?: number} = {},
): Promise<LabMessage> {
  const fits = typeof wanted === 'string' ? hasMessageId(wanted) : wanted
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const found = (await messages(lab, name, folder)).find(fits)
    if (found !== undefined) return found
    if (Date.now() > deadline)
      throw new Error(
        `No ${typeof wanted === 'string' ? wanted : 'such message'} in ${folder} of ${name} after ${timeoutMs} ms`,
      )
    await sleep(50)
  }
}

function hasMessageId(messageId: string): (message: LabMessage) => boolean {
  return (message) => message.header('Message-ID') === messageId
}

/** Empties a mailbox: every message and every folder a test has made. */
export async function emptyMailbox(lab: LabDescription, account: Account): Promise<void> {
  await withImap(lab, account, async (client) => {
    const folders = await client.list()
    for (const {path, specialUse, flags} of folders.reverse()) {
      // A level that is no folder of its own goes with its last child.
      if (flags.has('\\Noselect')) continue
      if (path === 'INBOX' || specialUse !== undefined) await emptyFolder(client, path)
      else await client.mailboxDelete(path)
    }
  })
}

async function emptyFolder(client: ImapFlow, path: string): Promise<void> {
  const box = await client.mailboxOpen(path)
  if (box.exists > 0) await client.messageDelete('1:*')
}

async function hasFolder(client: ImapFlow, folder: string): Promise<boolean> {
  return (await client.list()).some(({path}) => path === folder)
}

/** Runs `work` in an IMAP session of its own, through implicit TLS and with the lab's CA. */
export async function withImap<T>(
  lab: LabDescription,
  account: Account,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: lab.ports[account.side].imaps,
    secure: true,
    auth: {user: account.account, pass: account.password},
    tls: {ca: await readFile(lab.caFile)},
    disableAutoIdle: true,
    logger: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.logout().catch(() => client.close())
  }
}

function labMessage(uid: number, folder: string, flags: ReadonlySet<string>, source: string): LabMessage {
  const fields = (source.split(/\r?\n\r?\n/, 1)[0] ?? '').replaceAll(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)
  const headers = (name: string): string[] =>
    fields
      .filter((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((field) => field.slice(name.length + 1).trim())
  return {uid, folder, flags, source, headers, header: (name) => headers(name)[0]}
}
