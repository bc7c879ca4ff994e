import type {Certificates} from './certificates.js'
import type {Account, AccountName, Side} from './world.js'

/** Loopback ports of one side. */
export interface SidePorts {
  /** Plain SMTP from the world, as port 25. */
  readonly mx: number
  /** STARTTLS, as port 587. */
  readonly submission: number
  /** Implicit TLS, as port 465. */
  readonly submissions: number
  /** STARTTLS, as port 143. */
  readonly imap: number
  /** Implicit TLS, as port 993. */
  readonly imaps: number
  /** ManageSieve with STARTTLS, as port 4190. */
  readonly sieve: number
}

/** All there is to know about a running lab; plain data, so it travels to the test workers. */
export interface LabDescription extends Certificates {
  /** Throw-away directory with everything in it. */
  readonly directory: string
  /** For `network.dnsServers`: one `127.0.0.1:PORT`. */
  readonly dnsServers: readonly string[]
  readonly ports: Readonly<Record<Side, SidePorts>>
  readonly accounts: Readonly<Record<AccountName, Account>>
  /** Logs of the daemons, worth a look when a test fails. */
  readonly logs: readonly string[]
}

/** The host names that go with the ports; all resolve to loopback through `dnsServers`. */
export const hosts = {
  acmeSmtp: 'smtp.acme.example',
  acmeImap: 'imap.acme.example',
  muellerSmtp: 'smtp.xn--mller-kva.example',
  muellerImap: 'imap.xn--mller-kva.example',
  inboundImap: 'imap.recruit.example',
  relay: 'relay.example',
  applicantImap: 'imap.applicant.example',
} as const

export function postfixDirectory(directory: string, side: Side): string {
  return `${directory}/postfix-${side}`
}

export function dovecotDirectory(directory: string, side: Side): string {
  return `${directory}/dovecot-${side}`
}
