// The same way by hand with bare libraries, as the servers' own time: log in at both mailboxes, send both probes, see
// them arrive in the inbound mailbox, remove them, log out. Prints the ms it took from the first connection on.
import {readFileSync} from 'node:fs'
import {ImapFlow} from 'imapflow'
import {createTransport} from 'nodemailer'

const settings = JSON.parse(readFileSync(0, 'utf8'))
const {inbound, builtin, companies, network} = settings
const {acme} = companies
const ca = readFileSync(network.caFile, 'utf8')
const password = (id) => process.env[`RECRUITMAIL_SECRET_${id}`]

const started = performance.now()
const [mailbox, copy] = [client(inbound.imap, 'INBOUND'), client(acme.imap, 'ACME_IMAP')]
await Promise.all([open(mailbox), open(copy)])
const arrived = twoMessages(mailbox)
await Promise.all([
  send(acme.smtp, 'ACME_SMTP', acme.customAddress, 'one'),
  send(builtin.smtp, 'BUILTIN', builtin.address, 'two'),
])
await arrived
await Promise.all([remove(mailbox), remove(copy)])
process.stdout.write(`${performance.now() - started}\n`)

function client({host, port, encryption, account}, secret) {
  return new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: encryption === 'tls',
    doSTARTTLS: encryption === 'starttls',
    tls: {ca, servername: host},
    auth: {user: account, pass: password(secret)},
    logger: false,
  })
}

async function open(imap) {
  await imap.connect()
  await imap.mailboxOpen('INBOX')
}

function twoMessages(imap) {
  return new Promise((resolve) => {
    const look = ({count}) => count >= 2 && resolve()
    imap.on('exists', look)
    void imap.idle()
  })
}

async function send({host, port, encryption, account}, secret, from, name) {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    secure: encryption === 'tls',
    requireTLS: encryption === 'starttls',
    tls: {ca, servername: host},
    auth: {user: account, pass: password(secret)},
  })
  await transport.sendMail({from, to: acme.redirect.from, subject: name, text: name})
  transport.close()
}

async function remove(imap) {
  await imap.messageDelete('1:*')
  await imap.logout()
}
