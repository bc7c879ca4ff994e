import type {SecretId} from '../secret/vault.js'
import {Failure} from '../failure.js'
import type {Channel, CompanyId, CompanySettings, InboundSettings, ServerSettings, Settings} from './settings.js'
import {withoutControlCharacters} from './text.js'

/** Where a value in effect comes from. */
export type Origin = 'own' | 'main' | 'default'

export interface Effective<T> {
  readonly value: T
  readonly origin: Origin
}

/** Everything that decides how mail leaves; it falls back as a whole, never mixed (design rule 1). */
export interface SenderGroup {
  /** The company whose group it is: the company itself or the main company. */
  readonly owner: CompanyId
  /** The address mail leaves from. */
  readonly address: string
  readonly channel: Channel
  /** The submission server of the channel. */
  readonly smtp: ServerSettings
  readonly secretId: SecretId
}

export interface InboundGroup {
  readonly owner: CompanyId | undefined
  readonly address: string
  readonly imap: ServerSettings
  readonly folder: string
  readonly jobsFolder: string
  readonly sentFolder: string | undefined
  readonly secretId: SecretId
}

/** One company with every value in effect and where it came from. */
export interface EffectiveCompany {
  readonly id: CompanyId
  readonly name: string
  readonly main: boolean
  readonly senderName: Effective<string>
  /** Undefined where neither the company, the main company nor the built-in service can send. */
  readonly sender: Effective<SenderGroup> | undefined
  readonly inbound: Effective<InboundGroup> | undefined
  readonly redirect: {readonly from: string; readonly to: string; readonly toOrigin: Origin} | undefined
  /** The company's own mailbox, for proving the copy; never inherited. Secret `<company>/imap`. */
  readonly copy: {readonly imap: ServerSettings; readonly secretId: SecretId} | undefined
}

/** The submission servers of Google (support.google.com/a/answer/176600) and Microsoft 365 (RFC 6409 port). */
const channelServers = {
  google: {host: 'smtp.gmail.com', port: 465, encryption: 'tls', auth: 'oauth'},
  microsoft: {host: 'smtp.office365.com', port: 587, encryption: 'starttls', auth: 'oauth'},
} as const

/** The main company's id. @throws Failure `no-main-company` of kind `usage` while there is none */
export function mainCompanyId(settings: Settings): CompanyId {
  const id = mainIfAny(settings)
  if (id !== undefined) return id
  throw new Failure('usage', 'no-main-company', 'No main company is set up yet.', {
    hint: 'Start with: recruitmail company add ID --name NAME --main, or: recruitmail config apply FILE',
  })
}

/** A company's own settings. @throws Failure `unknown-company` of kind `usage`, with the known ones */
export function ownSettings(settings: Settings, id: CompanyId): CompanySettings {
  const company = Object.hasOwn(settings.companies, id) ? settings.companies[id] : undefined
  if (company !== undefined) return company
  const known = Object.keys(settings.companies)
  throw new Failure('usage', 'unknown-company', `There is no company ${withoutControlCharacters(id).slice(0, 80)}.`, {
    hint:
      known.length === 0
        ? 'Add the first one: recruitmail company add ID --name NAME'
        : `Known companies: ${known.join(', ')}`,
  })
}

/** A company with every value in effect. @throws Failure `unknown-company` */
export function effectiveCompany(settings: Settings, id: CompanyId): EffectiveCompany {
  const own = ownSettings(settings, id)
  const inbound = effectiveInbound(settings, id)
  return {
    id,
    name: own.name,
    main: own.main === true,
    senderName: effectiveSenderName(settings, id),
    sender: effectiveSender(settings, id),
    inbound,
    redirect: effectiveRedirect(own, inbound),
    copy: own.imap && {imap: own.imap, secretId: companySecret(id, 'imap', own.imap)},
  }
}

/**
 * A company with a custom address sends as itself; one without sends by the main company's whole sender group, never
 * by a mixture; a main company without one sends through the built-in service.
 */
export function effectiveSender(settings: Settings, id: CompanyId): Effective<SenderGroup> | undefined {
  const own = ownSettings(settings, id)
  if (own.customAddress !== undefined) return ownSender(settings, id, own, own.customAddress)
  if (own.main === true) return builtinSender(settings, id, 'default')
  const main = mainIfAny(settings)
  const mains = main === undefined ? undefined : effectiveSender(settings, main)
  return mains && {value: mains.value, origin: 'main'}
}

/** The inbound mailbox of a company (the main company's where none is named): own, the main company's, the common one. */
export function effectiveInbound(settings: Settings, id?: CompanyId): Effective<InboundGroup> | undefined {
  const main = mainIfAny(settings)
  const asked = id ?? main
  const own = asked === undefined ? undefined : ownSettings(settings, asked).inbound
  if (asked !== undefined && own !== undefined) return {value: inboundGroup(own, asked), origin: 'own'}
  const mains = main === undefined ? undefined : ownSettings(settings, main).inbound
  if (main !== undefined && mains !== undefined) return {value: inboundGroup(mains, main), origin: 'main'}
  return settings.inbound && {value: inboundGroup(settings.inbound, undefined), origin: 'default'}
}

function ownSender(
  settings: Settings,
  id: CompanyId,
  own: CompanySettings,
  address: string,
): Effective<SenderGroup> | undefined {
  const channel = own.channel ?? (own.smtp === undefined ? 'builtin' : 'smtp')
  if (channel === 'builtin') return builtinSender(settings, id, own.channel === undefined ? 'default' : 'own')
  const preset = channel === 'smtp' ? undefined : {...channelServers[channel], account: address}
  const smtp = own.smtp ?? preset
  return smtp && {value: {owner: id, address, channel, smtp, secretId: companySecret(id, 'smtp', smtp)}, origin: 'own'}
}

function builtinSender(settings: Settings, owner: CompanyId, origin: Origin): Effective<SenderGroup> | undefined {
  const {builtin} = settings
  return builtin && {value: {owner, ...builtin, channel: 'builtin', secretId: 'builtin'}, origin}
}

/** The sender name falls back on its own: own, the main company's, the company's name. */
function effectiveSenderName(settings: Settings, id: CompanyId): Effective<string> {
  const own = ownSettings(settings, id)
  if (own.senderName !== undefined) return {value: own.senderName, origin: 'own'}
  const main = mainIfAny(settings)
  const mains = main === undefined ? undefined : ownSettings(settings, main).senderName
  return mains === undefined ? {value: own.name, origin: 'default'} : {value: mains, origin: 'main'}
}

function effectiveRedirect(
  own: CompanySettings,
  inbound: Effective<InboundGroup> | undefined,
): EffectiveCompany['redirect'] {
  const {redirect} = own
  const to = redirect?.to ?? inbound?.value.address
  if (redirect === undefined || to === undefined) return undefined
  return {from: redirect.from, to, toOrigin: redirect.to === undefined ? 'default' : 'own'}
}

function inboundGroup(inbound: InboundSettings, owner: CompanyId | undefined): InboundGroup {
  return {
    owner,
    address: inbound.address,
    imap: inbound.imap,
    folder: inbound.folder ?? 'INBOX',
    jobsFolder: inbound.jobsFolder ?? 'Jobs',
    sentFolder: inbound.sentFolder,
    secretId: owner === undefined ? 'inbound' : `${owner}/inbound`,
  }
}

/** The secret of a company's own server; one OAuth login serves both protocols. */
export function companySecret(id: CompanyId, protocol: 'smtp' | 'imap', server: ServerSettings): SecretId {
  return server.auth === 'oauth' ? `${id}/oauth` : `${id}/${protocol}`
}

function mainIfAny(settings: Settings): CompanyId | undefined {
  return Object.keys(settings.companies).find((id) => settings.companies[id]?.main === true)
}
