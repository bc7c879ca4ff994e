import {randomBytes} from 'node:crypto'
import type {AddressInfo} from 'node:net'
import {SMTPServer, type SMTPServerOptions, type SMTPServerSession} from 'smtp-server'
import {loopback, type RunningServer, type TlsSetup} from './listen.js'
import type {Envelope} from './post-office.js'
import {domainOf} from './raw-message.js'

export interface SubmissionOptions {
  /** Name the server greets with. */
  readonly name: string
  readonly encryption: 'tls' | 'starttls' | 'none'
  readonly tls: TlsSetup
  /** Passwords by account; an account owns the address it is named after. */
  readonly accounts: ReadonlyMap<string, string>
  /** Greatest message in bytes, announced as SIZE. */
  readonly size: number
  /** Domains mail is taken for; all others do not exist. */
  readonly domains: ReadonlySet<string>
  readonly knows: (address: string) => boolean
  /** Takes an accepted message. */
  readonly accept: (raw: Buffer, envelope: Envelope) => Promise<void>
}

/** Starts a submission server (RFC 6409) on a free port of 127.0.0.1: login, own sender address, known recipients. */
export async function startSubmission(options: SubmissionOptions): Promise<RunningServer> {
  const server = new SMTPServer({...serverOptions(options), ...handlers(options)})
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, loopback, () => resolve())
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const connection of server.connections) connection._socket.destroy()
      return closed
    },
  }
}

function serverOptions({name, encryption, tls, size}: SubmissionOptions): SMTPServerOptions {
  return {
    ...tls,
    name,
    size,
    noDelay: true,
    secure: encryption === 'tls',
    ...(encryption === 'none' && {disabledCommands: ['STARTTLS'], allowInsecureAuth: true}),
    authRequiredMessage: '5.7.0 Authentication required',
    disableReverseLookup: true,
    socketTimeout: 300_000,
    closeTimeout: 100,
    logger: false,
  }
}

function handlers(options: SubmissionOptions): SMTPServerOptions {
  return {
    onAuth({username, password}, _session, done) {
      const known = username !== undefined && options.accounts.get(username.toLowerCase()) === password
      if (known) done(undefined, {user: username.toLowerCase()})
      else done(refusal(535, '5.7.8 Error: authentication failed: authentication failure'))
    },
    onMailFrom({address}, session, done) {
      const account = accountOf(session)
      if (address.toLowerCase() === account) done()
      else done(refusal(553, `5.7.1 <${address}>: Sender address rejected: not owned by user ${account}`))
    },
    onRcptTo({address}, _session, done) {
      if (!options.domains.has(domainOf(address))) {
        done(refusal(450, `4.1.2 <${address}>: Recipient address rejected: Domain not found`))
      } else if (options.knows(address)) done()
      else done(refusal(550, `5.1.1 <${address}>: Recipient address rejected: User unknown in virtual mailbox table`))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (!stream.sizeExceeded) chunks.push(chunk)
      })
      stream.on('end', () => {
        if (stream.sizeExceeded) done(refusal(552, '5.3.4 Error: message file too big'))
        else
          take(Buffer.concat(chunks), session, options).then((id) => done(undefined, `2.0.0 Ok: queued as ${id}`), done)
      })
    },
  }
}

async function take(raw: Buffer, session: SMTPServerSession, options: SubmissionOptions): Promise<string> {
  const id = randomBytes(5).toString('hex').toUpperCase()
  const {mailFrom, rcptTo} = session.envelope
  const to = rcptTo.map(({address}) => address)
  const date = new Date().toUTCString().replace('GMT', '+0000')
  const trace = `Received: from [127.0.0.1] (localhost [127.0.0.1])\r\n\tby ${options.name} (Postfix) with ESMTPSA id ${id}\r\n\tfor <${to[0] ?? ''}>; ${date}\r\n`
  await options.accept(Buffer.concat([Buffer.from(trace), raw]), {from: mailFrom === false ? '' : mailFrom.address, to})
  return id
}

function accountOf(session: SMTPServerSession): string {
  return typeof session.user === 'string' ? session.user : ''
}

function refusal(responseCode: number, message: string): Error & {responseCode: number} {
  return Object.assign(new Error(message), {responseCode})
}
