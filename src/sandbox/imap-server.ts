import {folderCommands} from './imap-folder-commands.js'
import {capabilities, loginCommands, sessionCommands} from './imap-login-commands.js'
import type {Mailbox} from './imap-mailbox.js'
import {messageCommands} from './imap-message-commands.js'
import {ImapRefusal} from './imap-response.js'
import {ImapSession, type Handler} from './imap-session.js'
import {listenOnLoopback, type RunningServer, type TlsSetup} from './listen.js'

export interface ImapServerOptions {
  /** `none` offers no TLS at all. */
  readonly encryption: 'tls' | 'starttls' | 'none'
  readonly tls?: TlsSetup
  readonly login: (account: string, password: string) => Mailbox | undefined
  /** Replaces the tagged reply of a command, such as `NO [UNAVAILABLE] Try later`, to play a fault. */
  readonly intercept?: (verb: string) => string | undefined
  /** Greatest message APPEND takes, in bytes. Default 100 MB. */
  readonly largestMessage?: number
}

const defaultLargestMessage = 100 * 1024 * 1024

const handlers: ReadonlyMap<string, Handler> = new Map([
  ...loginCommands,
  ...[...sessionCommands, ...folderCommands, ...messageCommands].map(([name, run]) => [name, afterLogin(run)] as const),
])

function afterLogin(run: Handler): Handler {
  return (session, args, byUid) => {
    if (session.mailbox === undefined) throw new ImapRefusal('BAD', 'Please log in first')
    return run(session, args, byUid)
  }
}

/** Starts an IMAP4rev1 server (RFC 3501 with the extensions it announces) in memory, on a free port of 127.0.0.1. */
export async function startImapServer(options: ImapServerOptions): Promise<RunningServer> {
  const context = {
    tls: options.encryption === 'none' ? undefined : options.tls,
    login: options.login,
    intercept: options.intercept,
    largestMessage: options.largestMessage ?? defaultLargestMessage,
  }
  return listenOnLoopback(options.encryption === 'tls' ? options.tls : undefined, (socket) => {
    const session = new ImapSession(socket, context)
    const greeting = `* OK [CAPABILITY ${capabilities(session)}] Sandbox ready.\r\n`
    session.run(handlers, greeting).catch(() => socket.destroy())
  })
}
