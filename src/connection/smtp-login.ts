import {createHmac} from 'node:crypto'
import {ConnectionFailure, type Evidence, type SmtpReply} from './evidence.js'
import {phrase} from '../wording/phrase.js'
import type {Login} from './login.js'
import {phrases} from './phrases.js'
import type {SmtpSession} from './smtp-session.js'
import {tokenFacts, tokenRefusal} from './token-facts.js'

/** A line of RFC 5321 is at most 512 bytes; a longer first response goes on a line of its own. */
const mostInitialResponse = 480

/** What stands for credentials in the transcript. */
const hidden = phrase(phrases.hidden)

const passwordMechanisms = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const
const tokenMechanisms = ['XOAUTH2', 'OAUTHBEARER'] as const
type Mechanism = (typeof passwordMechanisms)[number] | (typeof tokenMechanisms)[number]

/**
 * Really logs in, with the first mechanism both sides know.
 * @throws ConnectionFailure stage `auth`: without a reply when no AUTH (or no usable mechanism) is offered
 */
export async function logIn(session: SmtpSession, login: Login): Promise<{mechanism: string; reply: SmtpReply}> {
  const facts = {account: login.account, auth: login.auth}
  const offered = session.parameters('AUTH')
  if (offered === undefined) throw session.failure('auth', facts)
  const usable = mechanismsFor(login).filter((mechanism) => offered.includes(mechanism))
  if (usable.length === 0) throw session.failure('auth', {...facts, errorCode: 'NO_COMMON_MECHANISM'})
  for (const [index, mechanism] of usable.entries()) {
    const reply = await attempt(session, mechanism, login)
    if (reply.code === 235) return {mechanism, reply}
    const refusesMechanism = reply.code === 504 || reply.enhanced === '5.7.4' || reply.enhanced === '5.5.4'
    if (!refusesMechanism || index === usable.length - 1) {
      const otherCharset = await isAcceptedInLatin1(session, mechanism, login, reply)
      const found = otherCharset ? {errorCode: 'PASSWORD_CHARSET'} : tokenEvidence(login, reply)
      throw session.failure('auth', {...facts, mechanism, smtp: reply, ...found})
    }
  }
  throw session.failure('auth', {...facts, errorCode: 'NO_COMMON_MECHANISM'})
}

/**
 * Whether a server that refuses a password with umlauts takes it in ISO 8859-1, as many clients sent it before RFC 4616
 * asked for UTF-8: tried once, for no reply tells it from a wrong password.
 */
async function isAcceptedInLatin1(
  session: SmtpSession,
  mechanism: Mechanism,
  {account, secret, auth}: Login,
  refusal: SmtpReply,
): Promise<boolean> {
  const password = secret.reveal()
  const suspicious = auth === 'password' && refusal.code === 535 && /[\u0080-\u00FF]/.test(password)
  if (!suspicious || /[^\u0000-\u00FF]/.test(password)) return false
  try {
    const reply =
      mechanism === 'PLAIN'
        ? await withResponse(session, mechanism, Buffer.from(`\0${account}\0${password}`, 'latin1'))
        : mechanism === 'LOGIN' && (await loginMechanism(session, account, Buffer.from(password, 'latin1')))
    return reply !== false && reply.code === 235
  } catch (error) {
    if (error instanceof ConnectionFailure) return false
    throw error
  }
}

/** Why a token may have been refused, by what it tells and by what the server told in its challenge. */
function tokenEvidence(login: Login, {lines}: SmtpReply): Partial<Evidence> {
  if (login.auth !== 'oauth') return {}
  const token = tokenFacts(login, 'smtp')
  const refusal = tokenRefusal(/^334 (.+)$/.exec(lines[0] ?? '')?.[1] ?? '')
  return {...(token !== undefined && {token}), ...(refusal !== undefined && {tokenRefusal: refusal})}
}

function mechanismsFor(login: Login): readonly Mechanism[] {
  return login.auth === 'oauth' ? tokenMechanisms : passwordMechanisms
}

function attempt(session: SmtpSession, mechanism: Mechanism, login: Login): Promise<SmtpReply> {
  const secret = login.secret.reveal()
  switch (mechanism) {
    case 'PLAIN':
      return withResponse(session, mechanism, `\0${login.account}\0${secret}`)
    case 'XOAUTH2':
      return withResponse(session, mechanism, `user=${login.account}\u0001auth=Bearer ${secret}\u0001\u0001`)
    case 'OAUTHBEARER':
      // Its end after a refusal is a byte of its own (RFC 7628 section 3.2.3).
      return withResponse(session, mechanism, bearer(login.account, secret), 'AQ==')
    case 'LOGIN':
      return loginMechanism(session, login.account, secret)
    case 'CRAM-MD5':
      return cramMd5(session, login.account, secret)
  }
}

/** A mechanism whose one response may go with the command (RFC 4954 section 4). */
async function withResponse(
  session: SmtpSession,
  mechanism: Mechanism,
  response: string | Buffer,
  end = '',
): Promise<SmtpReply> {
  const encoded = base64(response)
  const first =
    encoded.length <= mostInitialResponse
      ? await session.authStep(
          `AUTH ${mechanism} ${encoded}`,
          phrase({en: `AUTH ${mechanism} {hidden}`, de: `AUTH ${mechanism} {hidden}`}, {hidden}),
        )
      : await session.authStep(`AUTH ${mechanism}`, `AUTH ${mechanism}`)
  if (first.code !== 334) return first
  if (encoded.length > mostInitialResponse) {
    const second = await session.authStep(encoded, hidden)
    if (second.code !== 334) return second
    return refused(second, await session.authStep(end, phrase(phrases.empty)))
  }
  // A 334 after the response carries the reason (XOAUTH2); the empty line asks for the final reply.
  return refused(first, await session.authStep(end, phrase(phrases.empty)))
}

/** The final reply with the challenge that explained it kept in front. */
function refused(challenge: SmtpReply, final: SmtpReply): SmtpReply {
  return {...final, lines: [...challenge.lines, ...final.lines]}
}

async function loginMechanism(session: SmtpSession, account: string, secret: string | Buffer): Promise<SmtpReply> {
  const first = await session.authStep('AUTH LOGIN', 'AUTH LOGIN')
  if (first.code !== 334) return first
  const second = await session.authStep(base64(account), phrase(phrases.account))
  if (second.code !== 334) return second
  return session.authStep(base64(secret), hidden)
}

/** RFC 2195. */
async function cramMd5(session: SmtpSession, account: string, secret: string): Promise<SmtpReply> {
  const first = await session.authStep('AUTH CRAM-MD5', 'AUTH CRAM-MD5')
  if (first.code !== 334) return first
  const challenge = Buffer.from(first.text, 'base64')
  const digest = createHmac('md5', secret).update(challenge).digest('hex')
  return session.authStep(base64(`${account} ${digest}`), hidden)
}

/** RFC 7628 section 3.1. */
function bearer(account: string, token: string): string {
  return `n,a=${saslName(account)},\u0001auth=Bearer ${token}\u0001\u0001`
}

/** An account inside a GS2 header (RFC 5801 section 4). */
function saslName(account: string): string {
  return account.replaceAll('=', '=3D').replaceAll(',', '=2C')
}

function base64(text: string | Buffer): string {
  return (typeof text === 'string' ? Buffer.from(text, 'utf8') : text).toString('base64')
}
