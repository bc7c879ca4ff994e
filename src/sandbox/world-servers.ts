import type {Authority, TlsFlaw} from './authority.js'
import type {Fault, ServerFault} from './fault.js'
import {startImapServer} from './imap-server.js'
import type {Mailbox} from './imap-mailbox.js'
import {closedPort, listenOnLoopback, type RunningServer} from './listen.js'
import type {PostOffice} from './post-office.js'
import {startScriptedImap} from './scripted-imap.js'
import {startScriptedSmtp} from './scripted-smtp.js'
import {startSubmission} from './submission.js'
import {hosts, mailDomains} from './world-dns.js'
import {addresses} from './world-settings.js'

/** What the servers of a world share. */
export interface WorldServices {
  readonly authority: Authority
  readonly mailboxes: ReadonlyMap<string, Mailbox>
  readonly passwords: ReadonlyMap<string, string>
  readonly postOffice: PostOffice
  /** Signs mail that leaves the world's servers. */
  readonly sign: (raw: Buffer) => Promise<Buffer>
}

type ServerName = keyof typeof hosts

export interface WorldServers {
  readonly ports: Readonly<Record<ServerName, number>>
  readonly running: readonly RunningServer[]
}

type Encryption = 'tls' | 'starttls' | 'none'

interface Plan {
  readonly encryption: Encryption
  readonly accounts: readonly string[]
  readonly fault?: ServerFault | undefined
}

/** Starts the six servers, with ACME's submission server and the inbound IMAP server broken as the fault says. */
export async function startServers(services: WorldServices, fault: Fault): Promise<WorldServers> {
  const plans: Readonly<Record<ServerName, Plan>> = {
    acmeSmtp: {encryption: 'starttls', accounts: [addresses.acme], fault: fault.smtp},
    acmeImap: {encryption: 'tls', accounts: [addresses.acme, addresses.beta]},
    inboundImap: {encryption: 'tls', accounts: [addresses.inbound], fault: fault.inbound},
    builtinSmtp: {encryption: 'starttls', accounts: [addresses.inbound]},
    applicantSmtp: {encryption: 'tls', accounts: [addresses.jane]},
    applicantImap: {encryption: 'tls', accounts: [addresses.jane]},
  }
  const names = Object.keys(plans) as ServerName[]
  const running = await Promise.all(names.map((name) => startOne(name, plans[name], services)))
  const ports = Object.fromEntries(names.map((name, index) => [name, running[index]?.port ?? 0])) as Record<
    ServerName,
    number
  >
  return {ports, running}
}

async function startOne(name: ServerName, plan: Plan, services: WorldServices): Promise<RunningServer> {
  const {fault} = plan
  if (fault?.kind === 'closed') return {port: await closedPort(), close: () => Promise.resolve()}
  if (fault?.kind === 'raw') return listenOnLoopback(undefined, fault.serve)
  if (fault?.kind !== 'script')
    return name.endsWith('Imap') ? imap(name, plan, services) : submission(name, plan, services)
  const options = {
    encryption: fault.encryption ?? plan.encryption,
    tls: services.authority.serverTls([hosts[name]]),
    replies: fault.replies,
  }
  return name.endsWith('Imap') ? startScriptedImap(options) : startScriptedSmtp(options)
}

function imap(name: ServerName, plan: Plan, {authority, mailboxes, passwords}: WorldServices): Promise<RunningServer> {
  const accepted = acceptedPasswords(plan, passwords)
  return startImapServer({
    encryption: encryptionOf(plan),
    tls: authority.serverTls([hosts[name]], flawOf(plan)),
    login: (account, password) => {
      const address = account.toLowerCase()
      return accepted.get(address) === password ? mailboxes.get(address) : undefined
    },
  })
}

function submission(name: ServerName, plan: Plan, services: WorldServices): Promise<RunningServer> {
  const {authority, passwords, postOffice, sign} = services
  return startSubmission({
    name: hosts[name],
    encryption: encryptionOf(plan),
    tls: authority.serverTls([hosts[name]], flawOf(plan)),
    accounts: acceptedPasswords(plan, passwords),
    size: plan.fault?.kind === 'size' ? plan.fault.size : 26_214_400,
    domains: new Set(mailDomains),
    knows: (address) => postOffice.knows(address),
    accept: async (raw, envelope) => postOffice.accept(await sign(raw), envelope),
  })
}

function acceptedPasswords({accounts, fault}: Plan, passwords: ReadonlyMap<string, string>): Map<string, string> {
  if (fault?.kind === 'password') return new Map()
  return new Map(accounts.map((account) => [account, passwords.get(account) ?? '']))
}

function encryptionOf({encryption, fault}: Plan): Encryption {
  return fault?.kind === 'encryption' ? fault.encryption : encryption
}

function flawOf({fault}: Plan): TlsFlaw | undefined {
  return fault?.kind === 'flaw' ? fault.flaw : undefined
}
