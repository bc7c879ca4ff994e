// What a Node program with nodemailer and imapflow sees: `verify()` of the SMTP server and, with `imap`, login at the
// inbound mailbox and its folder opened. Settings come on standard input. Prints the whole error; exit code 1 with one.
import {readFileSync} from 'node:fs'
import {inspect} from 'node:util'
import {ImapFlow} from 'imapflow'
import {createTransport} from 'nodemailer'

const {inbound, companies, network} = JSON.parse(readFileSync(0, 'utf8'))
const ca = readFileSync(network.caFile, 'utf8')
const limits = {dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000}

await attempt('nodemailer verify', verify)
if (process.argv[2] === 'imap') await attempt('imapflow connect and open', open)

async function attempt(name, act) {
  try {
    await act()
    process.stdout.write(`${name}: ok\n`)
  } catch (error) {
    process.stdout.write(`${name}: ${inspect(error, {depth: 2})}\n`)
    process.exitCode = 1
  }
}

async function verify() {
  const {host, port, encryption, account} = companies.acme.smtp
  const transport = createTransport({
    host,
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    tls: {ca},
    auth: {user: account, pass: process.env.PEER_SMTP_PASSWORD},
    ...limits,
  })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

async function open() {
  const {host, port, encryption, account} = inbound.imap
  const client = new ImapFlow({
    host,
    port,
    secure: encryption === 'tls',
    doSTARTTLS: encryption === 'starttls',
    tls: {ca},
    auth: {user: account, pass: process.env.PEER_IMAP_PASSWORD},
    logger: false,
    ...limits,
  })
  client.on('error', () => undefined)
  await client.connect()
  await client.mailboxOpen(inbound.folder ?? 'INBOX', {readOnly: true})
  await client.logout()
}
