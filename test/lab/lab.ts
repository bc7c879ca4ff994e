import {chmod, mkdtemp, readdir} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Settings} from '../../src/settings/settings.js'
import {createCertificates} from './certificates.js'
import {dovecotDirectory, postfixDirectory, type LabDescription, type SidePorts} from './description.js'
import {createDkimKey, prepareDkim} from './dkim.js'
import {prepareDns} from './dns.js'
import {lmtpSocket, prepareDovecot, saslSocket} from './dovecot.js'
import {
  deliver,
  emptyMailbox,
  messages,
  waitForMessage,
  type Envelope,
  type LabMessage,
  type Wanted,
} from './mailboxes.js'
import {freePorts} from './ports.js'
import {preparePostfix} from './postfix.js'
import {listening, Processes, until, type Daemon} from './processes.js'
import {forgetRedirected, setRedirect, type Redirect, type RedirectedCompany} from './redirects.js'
import {labEnvironment, labSettings, labSettingsYaml, type LabSettingsOptions} from './settings.js'
import {createAccounts, type AccountName, type Side} from './world.js'

/** A running mail world: what it is (data) and what a test can do with it. */
export interface Lab extends LabDescription {
  /** Settings document that works on this lab. */
  settings(options?: LabSettingsOptions): Settings
  /** The same as YAML, for `--config FILE` and `config apply`. */
  settingsYaml(options?: LabSettingsOptions): string
  /** `RECRUITMAIL_SECRET_*` for every login of the settings. */
  environment(): Record<string, string>
  /** Sends as a foreign server would, plain SMTP to the MX of the recipient. */
  deliver(message: string | Buffer, envelope: Envelope): Promise<void>
  /** What stands in a folder (default INBOX), oldest first. */
  messages(account: AccountName, folder?: string): Promise<LabMessage[]>
  /** Waits for a message to arrive, 15 s unless told. @throws Error when it has not come */
  waitForMessage(
    account: AccountName,
    wanted: Wanted,
    options?: {readonly folder?: string; readonly timeoutMs?: number},
  ): Promise<LabMessage>
  readonly redirect: {set(company: RedirectedCompany, redirect: Redirect): Promise<void>}
  /** Waits until no Postfix has a message left to deliver (default limit 10 s). */
  quiet(timeoutMs?: number): Promise<void>
  /** Back to the beginning: queues drained, mailboxes empty, redirects with a copy. */
  clear(): Promise<void>
}

/** The lab as seen from any process of this machine. */
export function labFrom(description: LabDescription): Lab {
  return {
    ...description,
    settings: (options) => labSettings(description, options),
    settingsYaml: (options) => labSettingsYaml(description, options),
    environment: () => labEnvironment(description),
    deliver: (message, envelope) => deliver(description, message, envelope),
    messages: (account, folder) => messages(description, account, folder),
    waitForMessage: (account, wanted, options) => waitForMessage(description, account, wanted, options),
    redirect: {set: (company, redirect) => setRedirect(description, company, redirect)},
    quiet: (timeoutMs) => quiet(description, timeoutMs),
    clear: () => clear(description),
  }
}

/**
 * Starts Postfix, Dovecot, OpenDKIM and NSD on loopback, in a throw-away directory. They end with `stop()`, or when
 * this process ends, however it ends.
 * @throws Error with the output of the daemon that did not come up
 */
export async function startLab(): Promise<Lab & {stop(): Promise<void>}> {
  const directory = await mkdtemp(join(tmpdir(), 'recruitmail-lab-'))
  await chmod(directory, 0o755)
  const processes = new Processes(directory)
  const waiting = new AbortController()
  try {
    const {description, daemons, ports} = await prepare(directory)
    const exits = daemons.map((daemon) => processes.start(daemon).exited)
    await Promise.race([Promise.all(ports.map((port) => listening(port, waiting.signal))), ...exits])
    await resetRedirects(description)
    return {...labFrom(description), stop: () => processes.stop()}
  } catch (error) {
    waiting.abort()
    await processes.stop()
    throw error
  }
}

interface Prepared {
  readonly description: LabDescription
  readonly daemons: readonly Daemon[]
  readonly ports: readonly number[]
}

const sides: readonly Side[] = ['company', 'recruit']
const sidePorts = ['mx', 'submission', 'submissions', 'reinjection', 'imap', 'imaps', 'sieve'] as const
type PortName = 'dns' | 'signer' | 'verifier' | `${Side}.${(typeof sidePorts)[number]}`

async function prepare(directory: string): Promise<Prepared> {
  const names: PortName[] = [
    'dns',
    'signer',
    'verifier',
    ...sides.flatMap((side) => sidePorts.map((name) => `${side}.${name}` as const)),
  ]
  const [ports, certificates, dkimKey] = await Promise.all([
    freePorts(names),
    createCertificates(join(directory, 'certificates')),
    createDkimKey(),
  ])
  const description: LabDescription = {
    ...certificates,
    directory,
    dnsServers: [`127.0.0.1:${ports.dns}`],
    ports: {company: portsOf('company', ports), recruit: portsOf('recruit', ports)},
    accounts: createAccounts(),
    logs: sides.flatMap((side) => [
      join(postfixDirectory(directory, side), 'mail.log'),
      join(dovecotDirectory(directory, side), 'dovecot.log'),
    ]),
  }
  const daemons = await Promise.all([
    prepareDns(join(directory, 'nsd'), ports.dns, dkimKey.publicKey),
    prepareDkim(join(directory, 'dkim'), ports, dkimKey),
    ...sides.map((side) => prepareSide(description, side, ports)),
  ])
  return {description, daemons: daemons.flat(), ports: Object.values(ports)}
}

function portsOf(side: Side, ports: Record<PortName, number>): SidePorts & {readonly reinjection: number} {
  const pairs = sidePorts.map((name) => [name, ports[`${side}.${name}`]])
  return Object.fromEntries(pairs) as Record<(typeof sidePorts)[number], number>
}

async function prepareSide(lab: LabDescription, side: Side, ports: Record<PortName, number>): Promise<Daemon[]> {
  const dovecot = dovecotDirectory(lab.directory, side)
  const shared = {side, certificate: lab.certificates[side], accounts: lab.accounts, ports: portsOf(side, ports)}
  return Promise.all([
    prepareDovecot({...shared, directory: dovecot, reinjectionPort: ports[`${side}.reinjection`]}),
    preparePostfix({
      ...shared,
      directory: postfixDirectory(lab.directory, side),
      otherMx: ports[side === 'company' ? 'recruit.mx' : 'company.mx'],
      saslSocket: saslSocket(dovecot),
      lmtpSocket: lmtpSocket(dovecot),
      signerPort: ports.signer,
      ...(side === 'recruit' && {verifierPort: ports.verifier}),
    }),
  ])
}

async function quiet(lab: LabDescription, timeoutMs = 10_000): Promise<void> {
  await until(async () => !(await anythingQueued(lab)), 'a Postfix queue is not empty', timeoutMs)
}

/** Messages on their way are files in these directories of the queue, some a level deeper. */
async function anythingQueued(lab: LabDescription): Promise<boolean> {
  const queues = sides.flatMap((side) =>
    ['maildrop', 'incoming', 'active', 'deferred'].map((queue) =>
      join(postfixDirectory(lab.directory, side), 'queue', queue),
    ),
  )
  const entries = await Promise.all(queues.map((queue) => readdir(queue, {recursive: true, withFileTypes: true})))
  return entries.flat().some((entry) => entry.isFile())
}

async function clear(lab: LabDescription): Promise<void> {
  await resetRedirects(lab)
  await quiet(lab)
  const mailboxes = new Map(Object.values(lab.accounts).map((account) => [account.address, account]))
  await Promise.all([...mailboxes.values()].map((account) => emptyMailbox(lab, account)))
  await forgetRedirected(lab)
}

async function resetRedirects(lab: LabDescription): Promise<void> {
  const companies: readonly RedirectedCompany[] = ['acme', 'beta', 'mueller']
  for (const company of companies) await setRedirect(lab, company, {copy: true})
}
