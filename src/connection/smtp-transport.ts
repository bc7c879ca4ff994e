import {createTransport, type Transporter} from 'nodemailer'
import {ConnectionFailure, type Endpoint, type Evidence} from './evidence.js'
import {limitsWithin} from './limits.js'
import type {Login} from './login.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {openSmtp} from './smtp.js'
import {logIn} from './smtp-login.js'

/** What all steps up to the acceptance share in time, in ms. */
const sendMs = 120_000

/** What one `sendMail` came to, in the manner of nodemailer's own transports. */
export interface SentInfo {
  readonly messageId: string
  readonly accepted: readonly string[]
  readonly rejected: readonly string[]
  /** The server's reply to the message, its lines joined. */
  readonly response: string
}

/**
 * A nodemailer transport over our own conversation: certificate checked, encryption required, login forced, one
 * recipient per message. nodemailer composes, with file and URL access off; pass an explicit `envelope` with every
 * message. `sendMail` rejects with `ConnectionFailure`, whose evidence says how far it came.
 */
export async function openSmtpTransport(
  endpoint: Endpoint,
  login: Login,
  network: Network,
): Promise<Transporter<SentInfo>> {
  const transport = createTransport<SentInfo>(
    {
      name: 'recruitmail',
      version: '1',
      send: (mail, callback) => {
        const {from, to} = mail.message.getEnvelope()
        const envelope = {sender: String(from), recipients: to.map(String)}
        sendOver(endpoint, login, network, envelope, mail.message.createReadStream()).then(
          (response) =>
            callback(null, {
              messageId: mail.message.messageId(),
              accepted: envelope.recipients,
              rejected: [],
              response,
            }),
          (error: Error) => callback(error, undefined as never),
        )
      },
    },
    {disableFileAccess: true, disableUrlAccess: true, newline: 'windows'},
  )
  return Promise.resolve(transport)
}

async function sendOver(
  endpoint: Endpoint,
  login: Login,
  network: Network,
  envelope: {readonly sender: string; readonly recipients: readonly string[]},
  message: AsyncIterable<Buffer>,
): Promise<string> {
  const [recipient, ...others] = envelope.recipients
  if (recipient === undefined || others.length > 0) throw new TypeError('exactly one recipient per message')
  const session = await openSmtp(endpoint, network, {limits: limitsWithin(sendMs)})
  try {
    await logIn(session, login)
    await session.envelope({sender: envelope.sender, recipient, size: undefined})
    const reply = await session.data(message)
    return reply.lines.join('\n')
  } finally {
    session.quit()
  }
}

/** Whether the message may have been taken over although no reply came: then nobody may send it again unasked. */
export function mayHaveBeenAccepted(error: unknown): boolean {
  if (!(error instanceof ConnectionFailure)) return false
  return error.evidence.contentSent === true && error.evidence.smtp === undefined
}

/** The evidence of a failed `sendMail`; an error that is none of the connection's keeps its message. */
export function smtpEvidence(error: unknown, endpoint: Endpoint): Evidence {
  if (error instanceof ConnectionFailure) return error.evidence
  return {endpoint, stage: 'data', errorCode: 'UNKNOWN', message: printable(String(error))}
}
