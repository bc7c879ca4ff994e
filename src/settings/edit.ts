import {Failure} from '../failure.js'
import {sameAddress} from './address.js'
import {mainCompanyId, ownSettings} from './effective.js'
import {missingFlags, serverFrom, type ServerWish} from './server-wish.js'
import type {
  BuiltinSettings,
  Channel,
  CompanyId,
  CompanySettings,
  InboundSettings,
  JobId,
  Settings,
} from './settings.js'
import {withoutControlCharacters} from './text.js'

/*
 * Edits of settings, each without an effect besides its result. A company that is not named is the main company.
 */

/** The company that is meant. @throws Failure `unknown-company`, `no-main-company` */
export function chosenCompany(settings: Settings, named: CompanyId | undefined): CompanyId {
  const id = named ?? mainCompanyId(settings)
  ownSettings(settings, id)
  return id
}

export interface CompanyWish {
  readonly name?: string | undefined
  readonly main?: boolean | undefined
}

/** Adds a company; the first one is the main company. @throws Failure `company-exists` */
export function addCompany(settings: Settings, id: CompanyId, wish: CompanyWish): Settings {
  if (Object.hasOwn(settings.companies, id)) throw exists('company', id, `recruitmail company update ${id}`)
  const first = Object.keys(settings.companies).length === 0
  const added = replaceCompany(settings, id, {name: wish.name ?? id})
  return wish.main === true || first ? withMainCompany(added, id) : added
}

export function updateCompany(settings: Settings, id: CompanyId, wish: CompanyWish): Settings {
  const own = ownSettings(settings, id)
  const renamed = wish.name === undefined ? settings : replaceCompany(settings, id, {...own, name: wish.name})
  return wish.main === true ? withMainCompany(renamed, id) : renamed
}

/** Removes a company. @throws Failure `company-in-use` while jobs belong to it or others stand on it as the main one */
export function removeCompany(settings: Settings, id: CompanyId): Settings {
  const own = ownSettings(settings, id)
  const jobs = Object.keys(settings.jobs).filter((job) => settings.jobs[job]?.company === id)
  if (jobs.length > 0) {
    throw new Failure('usage', 'company-in-use', `The company ${id} still has jobs: ${jobs.join(', ')}.`, {
      hint: `Give each to another company: recruitmail job update ${jobs[0]} --company ID`,
    })
  }
  const others = Object.keys(settings.companies).filter((other) => other !== id)
  if (own.main === true && others.length > 0) {
    throw new Failure('usage', 'company-in-use', `${id} is the main company, which the others fall back on.`, {
      hint: `Make another one the main company first: recruitmail company update ${others[0]} --main`,
    })
  }
  const {[id]: _removed, ...companies} = settings.companies
  return {...settings, companies}
}

/** Makes one company the main company, and the former one no longer. */
function withMainCompany(settings: Settings, id: CompanyId): Settings {
  const companies = Object.entries(settings.companies).map(([other, {main: _main, ...company}]) => [
    other,
    other === id ? {...company, main: true} : company,
  ])
  return {...settings, companies: Object.fromEntries(companies) as Settings['companies']}
}

/** Sets or, with undefined, clears single values of a company. */
export function setInCompany<Key extends Exclude<keyof CompanySettings, 'name' | 'main'>>(
  settings: Settings,
  named: CompanyId | undefined,
  key: Key,
  value: CompanySettings[Key] | undefined,
): Settings {
  const id = chosenCompany(settings, named)
  const {[key]: _former, ...rest} = ownSettings(settings, id)
  const changed: object = value === undefined ? rest : {...rest, [key]: value}
  return replaceCompany(settings, id, changed as CompanySettings)
}

/** Sets the custom address; an account that was the former address moves along, as rule 2 demands of both. */
export function setAddress(settings: Settings, named: CompanyId | undefined, address: string): Settings {
  const {smtp, customAddress} = ownSettings(settings, chosenCompany(settings, named))
  const moved = setInCompany(settings, named, 'customAddress', address)
  const follows = smtp !== undefined && customAddress !== undefined && sameAddress(smtp.account, customAddress)
  return follows ? setInCompany(moved, named, 'smtp', {...smtp, account: address}) : moved
}

export function setRedirect(
  settings: Settings,
  named: CompanyId | undefined,
  wish: {readonly from?: string | undefined; readonly to?: string | undefined},
): Settings {
  const former = ownSettings(settings, chosenCompany(settings, named)).redirect
  const from = wish.from ?? former?.from
  if (from === undefined) throw missingFlags(['--from'])
  const to = wish.to ?? former?.to
  return setInCompany(settings, named, 'redirect', {from, ...(to !== undefined && to !== '' && {to})})
}

/** Sets the company's own submission server; the account is the custom address where none is said. */
export function setSmtp(settings: Settings, named: CompanyId | undefined, wish: ServerWish): Settings {
  const own = ownSettings(settings, chosenCompany(settings, named))
  return setInCompany(settings, named, 'smtp', serverFrom('smtp', wish, own.smtp, own.customAddress))
}

export interface InboundWish extends ServerWish {
  readonly mailbox?: string | undefined
  readonly folder?: string | undefined
  readonly jobsFolder?: string | undefined
  readonly sentFolder?: string | undefined
}

/** Sets the inbound mailbox: the one of a company where one is named, else the common one. */
export function setInbound(settings: Settings, named: CompanyId | undefined, wish: InboundWish): Settings {
  const former = named === undefined ? settings.inbound : ownSettings(settings, named).inbound
  const address = wish.mailbox ?? former?.address
  if (address === undefined) throw missingFlags(['--address', ...(wish.host === undefined ? ['--host'] : [])])
  const folders = {
    folder: wish.folder ?? former?.folder,
    jobsFolder: wish.jobsFolder ?? former?.jobsFolder,
    sentFolder: wish.sentFolder ?? former?.sentFolder,
  }
  const inbound: InboundSettings = {
    address,
    imap: serverFrom('imap', wish, former?.imap, address),
    ...withoutEmpty(folders),
  }
  return named === undefined ? {...settings, inbound} : setInCompany(settings, named, 'inbound', inbound)
}

/** Sets the built-in service. */
export function setBuiltin(settings: Settings, wish: ServerWish & {readonly mailbox?: string | undefined}): Settings {
  const address = wish.mailbox ?? settings.builtin?.address
  if (address === undefined) throw missingFlags(['--address', ...(wish.host === undefined ? ['--host'] : [])])
  const builtin: BuiltinSettings = {address, smtp: serverFrom('smtp', wish, settings.builtin?.smtp, address)}
  return {...settings, builtin}
}

export function useChannel(settings: Settings, named: CompanyId | undefined, channel: Channel): Settings {
  return setInCompany(settings, named, 'channel', channel)
}

/** Adds a job. @throws Failure `job-exists`, `unknown-company` */
export function addJob(settings: Settings, id: JobId, title: string, company: CompanyId | undefined): Settings {
  if (Object.hasOwn(settings.jobs, id)) throw exists('job', id, `recruitmail job update ${id}`)
  return {...settings, jobs: {...settings.jobs, [id]: {title, company: chosenCompany(settings, company)}}}
}

/** Changes a job. @throws Failure `unknown-job`, `unknown-company` */
export function updateJob(
  settings: Settings,
  id: JobId,
  wish: {readonly title?: string | undefined; readonly company?: CompanyId | undefined},
): Settings {
  const former = requireJob(settings, id)
  const company = wish.company === undefined ? former.company : chosenCompany(settings, wish.company)
  return {...settings, jobs: {...settings.jobs, [id]: {title: wish.title ?? former.title, company}}}
}

/** Removes a job; its messages stay where they are. @throws Failure `unknown-job` */
export function removeJob(settings: Settings, id: JobId): Settings {
  requireJob(settings, id)
  const {[id]: _removed, ...jobs} = settings.jobs
  return {...settings, jobs}
}

function requireJob(settings: Settings, id: JobId): Settings['jobs'][string] {
  const job = Object.hasOwn(settings.jobs, id) ? settings.jobs[id] : undefined
  if (job !== undefined) return job
  const known = Object.keys(settings.jobs)
  throw new Failure('usage', 'unknown-job', `There is no job ${withoutControlCharacters(id).slice(0, 80)}.`, {
    hint: known.length === 0 ? 'No job is set up yet.' : `Known jobs: ${known.join(', ')}`,
  })
}

function replaceCompany(settings: Settings, id: CompanyId, company: CompanySettings): Settings {
  return {...settings, companies: {...settings.companies, [id]: company}}
}

function exists(what: string, id: string, hint: string): Failure {
  return new Failure('usage', `${what}-exists`, `There is a ${what} ${id} already.`, {hint: `Change it with: ${hint}`})
}

function withoutEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => !!pair[1]))
}
