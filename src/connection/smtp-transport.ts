import type {Socket} from 'node:net'
import {createTransport, type Transporter} from 'nodemailer'
import {ConnectionFailure, type Endpoint, type Evidence, type Stage} from './evidence.js'
import {limitsWithin} from './limits.js'
import {openTcp, openTls, upgradeTls, type LineOptions} from './line.js'
import type {Login} from './login.js'
import type {Network} from './network.js'
import {printable} from './printable.js'
import {parseReply} from './smtp-reply.js'
import {SmtpSession} from './smtp-session.js'

/** Limit for connecting and for each reply while sending, in ms. */
const stepLimitMs = 60_000

/**
 * A nodemailer transport over our own line: certificate checked, encryption required, login forced.
 * File and URL access are off; pass an explicit `envelope` with every message.
 * `sendMail` rejects with `ConnectionFailure` while the line is opened and with nodemailer's errors afterwards;
 * `smtpEvidence` turns both into evidence.
 */
export async function openSmtpTransport(endpoint: Endpoint, login: Login, network: Network): Promise<Transporter> {
  const secret = login.secret.reveal()
  const secured = endpoint.encryption !== 'none'
  const transport = createTransport({
    host: endpoint.host,
    port: endpoint.port,
    secure: secured,
    ...(!secured && {ignoreTLS: true}),
    forceAuth: true,
    auth:
      login.auth === 'oauth'
        ? {type: 'OAuth2', user: login.account, accessToken: secret}
        : {user: login.account, pass: secret},
    connectionTimeout: stepLimitMs,
    greetingTimeout: stepLimitMs,
    socketTimeout: stepLimitMs * 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
    getSocket: (_options, callback) => {
      openSocket(endpoint, network).then(
        (connection) => callback(null, {connection, secured}),
        (error: Error) => callback(error),
      )
    },
  })
  return Promise.resolve(transport)
}

/** A socket that looks to the library as if the server had just greeted inside TLS. */
async function openSocket(endpoint: Endpoint, network: Network): Promise<Socket> {
  const options: LineOptions = {limits: limitsWithin(stepLimitMs)}
  const line = await openTcp(endpoint, network, options)
  if (endpoint.encryption === 'none') return line.socket
  if (endpoint.encryption === 'tls') return openTls(line, endpoint, network, options)
  const session = new SmtpSession(endpoint, line.socket, options.limits)
  try {
    await session.greeting()
    await session.ehlo()
    const socket = await upgradeTls(await session.startTls(), endpoint, network, options, () =>
      Promise.resolve(undefined),
    )
    socket.unshift(Buffer.from('220 secured\r\n'))
    return socket
  } catch (error) {
    session.destroy()
    throw error
  }
}

/** The fields nodemailer puts on its errors. */
interface MailerError extends Error {
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
}

/** Whether the message may have been taken over although no reply came: then nobody may send it again unasked. */
export function mayHaveBeenAccepted(error: unknown): boolean {
  if (error instanceof ConnectionFailure) return false
  const {command, responseCode, code} = error as MailerError
  const ended = code === 'ECONNECTION' || code === 'ETIMEDOUT' || code === 'ESOCKET' || code === 'EABORT'
  return responseCode === undefined && ended && (command === undefined || command === 'DATA')
}

/** Turns an error of `sendMail` into evidence of the stage it belongs to. */
export function smtpEvidence(error: unknown, endpoint: Endpoint): Evidence {
  if (error instanceof ConnectionFailure) return error.evidence
  const {command, response, code, message} = error as MailerError
  const evidence: Evidence = {endpoint, stage: stageOf(command), message: printable(message)}
  if (response === undefined || !/^\d{3}/.test(response)) return {...evidence, errorCode: code ?? 'UNKNOWN'}
  return {...evidence, smtp: parseReply(response.split(/\r?\n/).map(printable))}
}

function stageOf(command: string | undefined): Stage {
  if (command === undefined || command === 'CONN') return 'greeting'
  if (command.startsWith('AUTH')) return 'auth'
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  if (command === 'DATA') return 'data'
  return 'ehlo'
}
