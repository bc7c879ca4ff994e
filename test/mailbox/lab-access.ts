import {loadNetwork} from '../../src/connection/network.js'
import {withMailbox, type InboundMailbox, type MailboxAccess} from '../../src/mailbox/open-mailbox.js'
import {createVault} from '../../src/secret/chain.js'
import {withImap, type Lab} from '../lab/use-lab.js'

/** What the commands prepare, for the lab. */
export async function labAccess(lab: Lab): Promise<MailboxAccess> {
  const settings = lab.settings()
  return {settings, network: await loadNetwork(settings.network), vault: createVault(lab.environment())}
}

/** The lab's inbound mailbox, as a command opens it. */
export async function onInbound<T>(lab: Lab, use: (mailbox: InboundMailbox) => Promise<T>): Promise<T> {
  return withMailbox(await labAccess(lab), use)
}

/** An application with an attachment, as it is stored. */
export function application(id: string, fields: Record<string, string> = {}): string {
  const header = {
    From: 'Jane Doe <jane@applicant.example>',
    To: 'jobs@acme.example',
    Subject: 'Application',
    'Message-ID': `<${id}@applicant.example>`,
    Date: 'Sun, 22 Nov 2026 10:00:00 +0100',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/mixed; boundary=part',
    ...fields,
  }
  const lines = Object.entries(header).map(([name, value]) => `${name}: ${value}`)
  const cv = Buffer.alloc(3000, 'x').toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  return [
    ...lines,
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'I would like to work for you.',
    '--part',
    'Content-Type: application/pdf; name="cv.pdf"',
    'Content-Disposition: attachment; filename="cv.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    cv,
    '--part--',
    '',
  ].join('\r\n')
}

/** Back to the beginning, the folders of jobs included: a parent that is no folder goes with its last child. */
export async function clearMailboxes(lab: Lab): Promise<void> {
  await withImap(lab, lab.accounts.inbound, async (client) => {
    const folders = (await client.list()).filter(({path, flags}) => path.includes('Jobs') && !flags.has('\\Noselect'))
    for (const {path} of folders.toReversed()) await client.mailboxDelete(path)
  })
  await lab.clear()
}
