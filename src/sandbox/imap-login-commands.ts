import {nstring} from './imap-envelope.js'
import {textOf, type Token} from './imap-parser.js'
import {ImapRefusal} from './imap-response.js'
import type {Handler, ImapSession} from './imap-session.js'

/** What the server offers this client now. */
export function capabilities(session: ImapSession): string {
  const always = ['IMAP4rev1', 'SASL-IR', 'LITERAL+', 'ID', 'ENABLE', 'NAMESPACE', 'UIDPLUS', 'UNSELECT', 'CHILDREN']
  const more = ['IDLE', 'MOVE', 'SPECIAL-USE', 'LIST-EXTENDED', 'LIST-STATUS', 'ESEARCH', 'CONDSTORE']
  const limit = `APPENDLIMIT=${session.context.largestMessage}`
  if (session.mailbox !== undefined) return [...always, ...more, limit].join(' ')
  if (session.context.tls === undefined || session.encrypted) return [...always, 'AUTH=PLAIN'].join(' ')
  return [...always, 'STARTTLS', 'LOGINDISABLED'].join(' ')
}

const capability: Handler = (session) => {
  session.write(`* CAPABILITY ${capabilities(session)}\r\n`)
  return 'Capability completed'
}

const id: Handler = (session) => {
  session.write(`* ID ("name" ${nstring('recruitmail sandbox')})\r\n`)
  return 'ID completed'
}

const logout: Handler = (session) => {
  session.write('* BYE Logging out\r\n')
  session.end()
  return 'Logout completed'
}

const startTls: Handler = () => {
  throw new ImapRefusal('BAD', 'TLS is already active')
}

const login: Handler = (session, [account, password]) => logIn(session, textOf(account), textOf(password))

/** AUTHENTICATE PLAIN (RFC 4616), with or without an initial response (RFC 4959). */
const authenticate: Handler = async (session, [mechanism, initial]) => {
  if (textOf(mechanism).toUpperCase() !== 'PLAIN') throw new ImapRefusal('NO', 'Unsupported authentication mechanism')
  const response = initial === undefined ? await askForResponse(session) : textOf(initial)
  if (response === '*') throw new ImapRefusal('BAD', 'Authentication cancelled')
  const [, account, password] = Buffer.from(response, 'base64').toString('utf8').split('\0')
  return logIn(session, account ?? '', password ?? '')
}

async function askForResponse(session: ImapSession): Promise<string> {
  session.write('+ \r\n')
  const [line] = (await session.readCommand()) ?? []
  return typeof line === 'string' ? line : '*'
}

function logIn(session: ImapSession, account: string, password: string): string {
  if (session.mailbox !== undefined) throw new ImapRefusal('BAD', 'Already logged in')
  if (session.context.tls !== undefined && !session.encrypted) {
    throw new ImapRefusal(
      'NO',
      '[PRIVACYREQUIRED] Cleartext authentication disallowed on non-secure (SSL/TLS) connections.',
    )
  }
  session.mailbox = session.context.login(account, password)
  if (session.mailbox === undefined) throw new ImapRefusal('NO', '[AUTHENTICATIONFAILED] Authentication failed.')
  return `[CAPABILITY ${capabilities(session)}] Logged in`
}

const enable: Handler = (session, args) => {
  const wanted = args.map((token: Token) => textOf(token).toUpperCase())
  if (wanted.includes('CONDSTORE')) session.condstore = true
  session.write(`* ENABLED${wanted.includes('CONDSTORE') ? ' CONDSTORE' : ''}\r\n`)
  return 'Enabled'
}

const namespace: Handler = (session) => {
  session.write('* NAMESPACE (("" "/")) NIL NIL\r\n')
  return 'Namespace completed'
}

/** Commands that are allowed before the login. */
export const loginCommands: ReadonlyMap<string, Handler> = new Map([
  ['CAPABILITY', capability],
  ['NOOP', () => 'NOOP completed'],
  ['ID', id],
  ['LOGOUT', logout],
  ['STARTTLS', startTls],
  ['LOGIN', login],
  ['AUTHENTICATE', authenticate],
])

/** Commands about the session that need a login. */
export const sessionCommands: ReadonlyMap<string, Handler> = new Map([
  ['ENABLE', enable],
  ['NAMESPACE', namespace],
])
