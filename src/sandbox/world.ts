import {randomBytes} from 'node:crypto'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Failure} from '../failure.js'
import {environmentName} from '../secret/vault.js'
import type {Settings} from '../settings/settings.js'
import {Authority} from './authority.js'
import {dkimSigner, type DkimSigner} from './dkim-signer.js'
import {startDnsServer} from './dns-server.js'
import {faultCodes, faultOf, type FaultCode} from './faults.js'
import type {Fault} from './fault.js'
import {Mailbox} from './imap-mailbox.js'
import type {RunningServer} from './listen.js'
import {PostOffice, received, type Envelope} from './post-office.js'
import type {RedirectMode} from './redirect-mode.js'
import {withTrace} from './raw-message.js'
import {hosts, worldZones} from './world-dns.js'
import {startServers, type WorldServices} from './world-servers.js'
import {addresses, worldSettings} from './world-settings.js'

export interface WorldOptions {
  /** What is broken; a sound world without it. */
  readonly fault?: FaultCode
  /** Existing directory for the authority's certificate; otherwise one of its own that `close` removes. */
  readonly directory?: string
  /** What one hop of a delivery takes, in ms. Default 20. */
  readonly hopMs?: number
}

/** Two companies, an inbound mailbox, the built-in service and a candidate: a mail world in memory on loopback. */
export interface World {
  readonly settings: Settings
  /** The same as a document for `config apply` and `--config`. */
  readonly settingsYaml: string
  /** `RECRUITMAIL_SECRET_…` for every secret of the settings. */
  readonly environment: Readonly<Record<string, string>>
  readonly caPem: string
  readonly caFile: string
  /** `127.0.0.1:PORT` of the name server. */
  readonly dnsServer: string
  /** Logins of all mailboxes, the candidate's included. */
  readonly accounts: readonly WorldAccount[]
  /** Brings a message in from outside, as another mail server would. */
  deliver(raw: Buffer | string, envelope: Envelope): Promise<void>
  /** The mailbox of an address. @throws Failure for an address nobody has */
  mailbox(address: string): Mailbox
  setRedirect(mode: RedirectMode): void
  /** Ends all servers and removes what was written. */
  close(): Promise<void>
}

export interface WorldAccount {
  readonly address: string
  readonly password: string
  readonly smtp: {readonly host: string; readonly port: number} | undefined
  readonly imap: {readonly host: string; readonly port: number}
}

/** Starts a world on free ports of 127.0.0.1. @throws Failure `unknown-fault` */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const fault = knownFault(options.fault)
  const authority = new Authority()
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'recruitmail-sandbox-')))
  const caFile = join(directory, 'ca.pem')
  await writeFile(caFile, authority.pem, {mode: 0o600})
  const signer = await dkimSigner()
  const mailboxes = new Map(Object.values(addresses).map((address) => [address as string, new Mailbox()]))
  const postOffice = new PostOffice(mailboxes, redirectRules(), options.hopMs ?? 20)
  postOffice.redirectMode = fault.redirect ?? 'on'
  const already = fault.already?.({from: addresses.acme, to: addresses.inbound})
  if (already !== undefined) mailboxOf(mailboxes, addresses.inbound).inbox.append(already)
  postOffice.judged = fault.judged ?? []
  const passwords = new Map([...mailboxes.keys()].map((address) => [address, randomPassword()]))
  const zones = worldZones(signer.publicKey)
  fault.zones?.(zones)
  const dns = await startDnsServer(zones)
  const services: WorldServices = {
    authority,
    mailboxes,
    passwords,
    postOffice,
    sign: fault.unsigned ? unsigned : (raw) => signer.sign(raw, fault.signing),
  }
  const servers = await startServers(services, fault)
  const sound = worldSettings({ports: servers.ports, caFile, dnsServer: dns.address})
  const settings = fault.settings?.(sound) ?? sound
  return {
    settings,
    settingsYaml: await toYaml(settings),
    environment: secretsOf(passwords, settings),
    caPem: authority.pem,
    caFile,
    dnsServer: dns.address,
    accounts: accountsOf(passwords, servers.ports),
    deliver: (raw, envelope) => bringIn(Buffer.from(raw), envelope, signer, postOffice),
    mailbox: (address) => mailboxOf(mailboxes, address),
    setRedirect: (mode) => {
      postOffice.redirectMode = mode
    },
    close: () => closeAll(postOffice, [dns, ...servers.running], options.directory === undefined ? directory : caFile),
  }
}

function knownFault(code: FaultCode | undefined): Fault {
  const fault = code === undefined ? {breaks: 'nothing'} : faultOf(code)
  if (fault !== undefined) return fault
  throw new Failure('usage', 'unknown-fault', `The sandbox knows no fault ${JSON.stringify(code)}.`, {
    hint: 'recruitmail sandbox --list-faults',
    problems: [{path: '--fault', message: 'unknown code', valid: faultCodes.join(', ')}],
  })
}

function redirectRules(): {from: string; to: string}[] {
  return [addresses.acme, addresses.beta].map((from) => ({from, to: addresses.inbound}))
}

function randomPassword(): string {
  return randomBytes(18).toString('base64url')
}

function unsigned(raw: Buffer): Promise<Buffer> {
  return Promise.resolve(raw)
}

/** The inbound address logs in at the built-in service with the same password. */
function secretsOf(passwords: ReadonlyMap<string, string>, {companies}: Settings): Record<string, string> {
  const byId = {
    ...(companies['beta']?.imap !== undefined && {'beta/imap': addresses.beta}),
    'acme/smtp': addresses.acme,
    'acme/imap': addresses.acme,
    inbound: addresses.inbound,
    builtin: addresses.inbound,
  }
  return Object.fromEntries(
    Object.entries(byId).map(([id, address]) => [environmentName(id), passwords.get(address) ?? '']),
  )
}

function accountsOf(
  passwords: ReadonlyMap<string, string>,
  ports: Readonly<Record<keyof typeof hosts, number>>,
): WorldAccount[] {
  const at = (name: keyof typeof hosts): {host: string; port: number} => ({host: hosts[name], port: ports[name]})
  const servers = new Map([
    [addresses.acme as string, {smtp: at('acmeSmtp'), imap: at('acmeImap')}],
    [addresses.beta, {smtp: undefined, imap: at('acmeImap')}],
    [addresses.inbound, {smtp: at('builtinSmtp'), imap: at('inboundImap')}],
    [addresses.jane, {smtp: at('applicantSmtp'), imap: at('applicantImap')}],
  ])
  return [...servers].map(([address, where]) => ({address, password: passwords.get(address) ?? '', ...where}))
}

async function bringIn(raw: Buffer, envelope: Envelope, signer: DkimSigner, postOffice: PostOffice): Promise<void> {
  const signed = await signer.sign(raw)
  const trace = received('mx.applicant.example', 'mx.acme.example', 'ESMTPS', envelope.to[0] ?? '')
  postOffice.accept(withTrace(signed, [trace]), envelope)
}

function mailboxOf(mailboxes: ReadonlyMap<string, Mailbox>, address: string): Mailbox {
  const mailbox = mailboxes.get(address.toLowerCase())
  if (mailbox !== undefined) return mailbox
  throw new Failure('usage', 'unknown-mailbox', `Nobody in the sandbox has the address ${address}.`, {
    problems: [{path: 'address', message: 'unknown', valid: [...mailboxes.keys()].join(', ')}],
  })
}

async function toYaml(settings: Settings): Promise<string> {
  const {stringify} = await import('yaml')
  return stringify(settings)
}

async function closeAll(postOffice: PostOffice, running: readonly RunningServer[], written: string): Promise<void> {
  postOffice.close()
  await Promise.all(running.map((server) => server.close()))
  await rm(written, {recursive: true, force: true})
}
