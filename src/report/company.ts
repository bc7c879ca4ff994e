import type {Problem} from '../failure.js'
import type {Effective, EffectiveCompany, InboundGroup, Origin, SenderGroup} from '../settings/effective.js'
import type {ServerSettings} from '../settings/settings.js'
import {renderMissing} from './changes.js'
import {renderPairs, renderTable} from './table.js'

/** A company in effect and what it still lacks, as `company show --json` prints it; null where there is nothing. */
export interface CompanyView {
  readonly id: string
  readonly name: string
  readonly main: boolean
  readonly senderName: Effective<string>
  readonly sender: Effective<SenderGroup> | null
  readonly redirect: EffectiveCompany['redirect'] | null
  readonly inbound: Effective<InboundGroup> | null
  readonly copy: EffectiveCompany['copy'] | null
  readonly missing: readonly Problem[]
}

export function companyView(company: EffectiveCompany, missing: readonly Problem[]): CompanyView {
  const {id, name, main, senderName, sender, redirect, inbound, copy} = company
  return {
    id,
    name,
    main,
    senderName,
    sender: sender ?? null,
    redirect: redirect ?? null,
    inbound: inbound ?? null,
    copy: copy ?? null,
    missing,
  }
}

const origins: Readonly<Record<Origin, string>> = {own: 'own', main: 'main company', default: 'default'}

/** Every value in effect with where it comes from. */
export function renderCompany(company: CompanyView, columns = Infinity): string {
  const {senderName, sender, redirect, inbound, copy} = company
  const rows: [string, string, string][] = [['sender name', senderName.value, origins[senderName.origin]]]
  if (sender) rows.push(...group(sender, senderRows(sender.value)))
  if (redirect) {
    rows.push(['redirect from', redirect.from, origins.own])
    rows.push(['redirect to', redirect.to, redirect.toOrigin === 'own' ? origins.own : 'inbound address'])
  }
  if (inbound) rows.push(...group(inbound, inboundRows(inbound.value)))
  if (copy) rows.push(['copy server', server(copy.imap), origins.own], ['copy account', copy.imap.account, origins.own])
  const title = `${company.id}: ${company.name}${company.main ? ' (main company)' : ''}`
  return [title, renderTable(['VALUE', 'IN EFFECT', 'FROM'], rows, columns), renderMissing(company.missing, columns)]
    .filter((part) => part !== '')
    .join('\n')
}

/** The companies with what each sends as; values of the main company stand in brackets. */
export function renderCompanies(companies: readonly CompanyView[], columns = Infinity): string {
  if (companies.length === 0) return 'No company yet. Add the first one: recruitmail company add ID --name NAME'
  const rows = companies.map(({id, name, main, sender, redirect}) => [
    id,
    name,
    main ? 'yes' : '',
    redirect?.from ?? '-',
    sender === null ? '-' : sender.origin === 'main' ? `(${sender.value.address})` : sender.value.address,
    sender === null ? '-' : sender.origin === 'main' ? `(${sender.value.channel})` : sender.value.channel,
  ])
  return renderTable(['COMPANY', 'NAME', 'MAIN', 'RECRUITING ADDRESS', 'SENDS AS', 'CHANNEL'], rows, columns)
}

function group(
  effective: Effective<unknown>,
  rows: readonly (readonly [string, string])[],
): [string, string, string][] {
  return rows.map(([name, value]) => [name, value, origins[effective.origin]])
}

/** The inbound mailbox in effect. */
export function renderInbound(inbound: Effective<InboundGroup> | null, columns = Infinity): string {
  if (inbound === null)
    return 'No inbound mailbox is set up. Set it with: recruitmail inbound set --address ADDRESS --host HOST'
  return renderTable(['VALUE', 'IN EFFECT', 'FROM'], group(inbound, inboundRows(inbound.value)), columns)
}

/** The channel in effect, and whose it is. */
export function renderChannel({id, sender}: CompanyView, columns = Infinity): string {
  if (sender === null) return `${id} has no way to send: recruitmail company show ${id} says what is missing.`
  return renderTable(['VALUE', 'IN EFFECT', 'FROM'], group(sender, senderRows(sender.value)), columns)
}

function senderRows({address, channel, smtp, secretId}: SenderGroup): [string, string][] {
  return [
    ['sends as', address],
    ['channel', channel],
    ['smtp server', server(smtp)],
    ['smtp account', smtp.account],
    ['smtp secret', secretId],
  ]
}

function inboundRows(inbound: InboundGroup): [string, string][] {
  return [
    ['inbound address', inbound.address],
    ['inbound server', server(inbound.imap)],
    ['inbound account', inbound.imap.account],
    ['inbound folder', inbound.folder],
    ['jobs folder', inbound.jobsFolder],
    ...(inbound.sentFolder === undefined ? [] : [['sent folder', inbound.sentFolder] as [string, string]]),
    ['inbound secret', inbound.secretId],
  ]
}

/** A server in one line: `smtp.acme.example:587 starttls`. */
function server({host, port, encryption}: ServerSettings): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port} ${encryption}`
}

/** A server with its login, value by value. */
export function renderServer(settings: ServerSettings, first: readonly (readonly [string, string])[]): string {
  const pairs: [string, string][] = [
    ['server', server(settings)],
    ['account', settings.account],
    ['auth', settings.auth ?? 'password'],
    ...(settings.servername === undefined ? [] : [['certificate name', settings.servername] as [string, string]]),
    ...(settings.address === undefined ? [] : [['connects to', settings.address] as [string, string]]),
    ...(settings.passwordCommand === undefined
      ? []
      : [['password command', settings.passwordCommand.join(' ')] as [string, string]]),
  ]
  return renderPairs([...first, ...pairs])
}
