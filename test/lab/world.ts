import {randomBytes} from 'node:crypto'

/** Who hosts what: the company's own servers, and the rest of the world with the recruiting mailbox and candidates. */
export type Side = 'company' | 'recruit'

/** Domains by side, as they stand in the DNS. `xn--mller-kva.example` is müller.example. */
export const domains: Readonly<Record<Side, readonly string[]>> = {
  company: ['acme.example', 'beta.example', 'xn--mller-kva.example'],
  recruit: ['recruit.example', 'applicant.example'],
}

/** Host names by side, all on loopback and in the certificate of their side. The first greets as SMTP server. */
export const hostNames: Readonly<Record<Side, readonly string[]>> = {
  company: [
    'mx.acme.example',
    'smtp.acme.example',
    'imap.acme.example',
    'smtp.xn--mller-kva.example',
    'imap.xn--mller-kva.example',
  ],
  recruit: ['mx.recruit.example', 'imap.recruit.example', 'relay.example', 'imap.applicant.example'],
}

/**
 * Mailbox servers have an address of their own: Dovecot takes a connection from its own address for secure, and would
 * accept passwords in clear text.
 */
export function addressOf(host: string): string {
  return host.startsWith('imap.') ? '127.0.0.2' : '127.0.0.1'
}

export const dkimSelector = 'lab'
export const inboundAddress = 'acme-jobs@recruit.example'

export interface Account {
  readonly side: Side
  readonly address: string
  /** The name to log in with, at SMTP and IMAP. */
  readonly account: string
  /** Other login names of the same mailbox. */
  readonly otherAccounts: readonly string[]
  /** Random in every run. */
  readonly password: string
}

/** `anna` is a colleague at acme with a login of her own; `builtin` logs in with a key and sends as the inbound address. */
export type AccountName = 'acme' | 'anna' | 'beta' | 'mueller' | 'inbound' | 'builtin' | 'jane' | 'john'

export function createAccounts(): Record<AccountName, Account> {
  return {
    acme: account('company', 'jobs@acme.example'),
    anna: account('company', 'anna@acme.example'),
    beta: account('company', 'karriere@beta.example'),
    mueller: account('company', 'jobs@xn--mller-kva.example', 'jobs@müller.example', ['jobs@xn--mller-kva.example']),
    inbound: account('recruit', inboundAddress),
    builtin: account('recruit', inboundAddress, 'relay-7f3a91c2'),
    jane: account('recruit', 'jane@applicant.example'),
    john: account('recruit', 'john@applicant.example'),
  }
}

function account(side: Side, address: string, login = address, otherAccounts: readonly string[] = []): Account {
  return {side, address, account: login, otherAccounts, password: randomBytes(18).toString('base64url')}
}

/** The accounts of one side. */
export function accountsOf(side: Side, accounts: Readonly<Record<AccountName, Account>>): Account[] {
  return Object.values(accounts).filter((candidate) => candidate.side === side)
}
