import {isEmailAddress, sameAddress} from './address.js'
import {isLoopback} from './host.js'
import {valueAt, type Path} from './path.js'
import type {PlacedProblem} from './schema-problems.js'
import type {Settings} from './settings.js'
import {environmentName} from '../secret/vault.js'

/** Settings of which only what is valid by itself is left; anything may be missing. */
export type Draft<T> = T extends readonly unknown[] ? T : T extends object ? {readonly [K in keyof T]?: Draft<T[K]>} : T

type DraftServer = Draft<NonNullable<Settings['builtin']>>['smtp']

/**
 * The rules between values (design rules 2 and 3, one main company, companies of jobs). `written` is the document
 * before anything was dropped: a company that is invalid by itself is still a known one.
 */
export function brokenRules(draft: Draft<Settings>, written: unknown): PlacedProblem[] {
  return [
    ...serversOf(draft).flatMap(({at, server}) => encryptionProblems(at, server)),
    ...accountProblems(draft),
    ...mainCompanyProblems(draft, written),
    ...jobProblems(draft, written),
    ...environmentProblems(draft),
  ]
}

function serversOf(draft: Draft<Settings>): {at: Path; server: NonNullable<DraftServer>}[] {
  const companies = Object.entries(draft.companies ?? {}).flatMap(([id, company]) => [
    {at: ['companies', id, 'smtp'], server: company?.smtp},
    {at: ['companies', id, 'imap'], server: company?.imap},
    {at: ['companies', id, 'inbound', 'imap'], server: company?.inbound?.imap},
  ])
  const all = [
    {at: ['inbound', 'imap'], server: draft.inbound?.imap},
    {at: ['builtin', 'smtp'], server: draft.builtin?.smtp},
    ...companies,
  ]
  return all.flatMap(({at, server}) => (server === undefined ? [] : [{at, server}]))
}

/** The ports of RFC 8314: 465 and 993 speak TLS from the first byte, 587, 25 and 143 begin in clear. */
const implicitTlsPorts: readonly number[] = [465, 993]
const clearTextPorts: readonly number[] = [587, 25, 143]

function encryptionProblems(at: Path, server: NonNullable<DraftServer>): PlacedProblem[] {
  const {encryption, port, host, address} = server
  if (encryption === 'tls' && port !== undefined && clearTextPorts.includes(port)) {
    const other = port === 143 ? 993 : 465
    return [
      {
        at: [...at, 'encryption'],
        message: `tls does not fit port ${port}, where encryption starts by STARTTLS; which of the two was meant?`,
        valid: `encryption: starttls with port: ${port}, or encryption: tls with port: ${other}`,
      },
    ]
  }
  if (encryption === 'starttls' && port !== undefined && implicitTlsPorts.includes(port)) {
    const other = port === 993 ? 143 : 587
    return [
      {
        at: [...at, 'encryption'],
        message: `starttls does not fit port ${port}, which is encrypted from the first byte; which of the two was meant?`,
        valid: `encryption: tls with port: ${port}, or encryption: starttls with port: ${other}`,
      },
    ]
  }
  const reached = address ?? host
  if (encryption === 'none' && reached !== undefined && !isLoopback(reached)) {
    const message = `none would send the password in clear to ${reached}; it is for loopback hosts only`
    return [{at: [...at, 'encryption'], message, valid: 'tls, starttls'}]
  }
  return []
}

/** Rule 2: the account that sends is the custom address, unless it is no e-mail address at all. */
function accountProblems(draft: Draft<Settings>): PlacedProblem[] {
  return Object.entries(draft.companies ?? {}).flatMap(([id, company]) => {
    const {customAddress, smtp} = company ?? {}
    if (customAddress === undefined || smtp?.account === undefined) return []
    if (!isEmailAddress(smtp.account) || sameAddress(smtp.account, customAddress)) return []
    const message = `the account ${smtp.account} differs from the custom address ${customAddress}`
    return [
      {
        at: ['companies', id, 'smtp', 'account'],
        message,
        valid: `${customAddress}, or a login that is no e-mail address`,
      },
    ]
  })
}

function mainCompanyProblems(draft: Draft<Settings>, written: unknown): PlacedProblem[] {
  const ids = knownKeys(written, 'companies')
  const mains = ids.filter((id) => draft.companies?.[id]?.main === true)
  const [first, ...others] = mains
  if (others.length > 0) {
    return others.map((id) => ({
      at: ['companies', id, 'main'],
      message: `a second main company; ${first} is the main company already`,
      valid: 'main: true at exactly one company',
    }))
  }
  if (first !== undefined || ids.length === 0 || ids.some((id) => mayBeMain(draft, written, id))) return []
  return [{at: ['companies'], message: 'no main company', valid: `main: true at exactly one of ${listed(ids)}`}]
}

/** Whether what was dropped from a company may have made it the main company: then nothing is said about a missing one. */
function mayBeMain(draft: Draft<Settings>, written: unknown, id: string): boolean {
  const value = valueAt(written, ['companies', id, 'main'])
  return value !== undefined && value !== null && draft.companies?.[id]?.main === undefined
}

function jobProblems(draft: Draft<Settings>, written: unknown): PlacedProblem[] {
  const known = knownKeys(written, 'companies')
  return Object.entries(draft.jobs ?? {}).flatMap(([id, job]) => {
    if (job?.company === undefined || known.includes(job.company)) return []
    const valid = known.length === 0 ? 'there is no company yet' : listed(known)
    return [{at: ['jobs', id, 'company'], message: `unknown company ${job.company}`, valid}]
  })
}

/** Two ids that differ in punctuation alone would read their secrets from one environment variable. */
function environmentProblems(draft: Draft<Settings>): PlacedProblem[] {
  const seen = new Map<string, string>()
  return Object.keys(draft.companies ?? {}).flatMap((id) => {
    const name = environmentName(id)
    const other = seen.get(name)
    seen.set(name, other ?? id)
    if (other === undefined) return []
    const message = `cannot be told from ${other} in environment variables (${name}_…)`
    return [{at: ['companies', id], message, valid: 'ids that differ in letters or digits'}]
  })
}

function knownKeys(written: unknown, section: string): string[] {
  const value = valueAt(written, [section])
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}

function listed(ids: readonly string[]): string {
  return ids.length <= 20 ? ids.join(', ') : `${ids.slice(0, 20).join(', ')} and ${ids.length - 20} more`
}
