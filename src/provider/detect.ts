import {domainToASCII} from 'node:url'
import type {Preset} from './preset.js'
import {gateways, presets} from './presets.js'
import type {ProviderId} from './provider.js'

/** The provider whose servers this host is one of; `smtp.gmail.com` is `google`. Literal addresses have none. */
export function providerOfHost(host: string): ProviderId | undefined {
  const name = normalised(host)
  if (/^(email|inbound)-smtp[a-z0-9-]*\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/.test(name)) return 'ses'
  return rented.test(name) ? undefined : longestSuffix(name, hostSuffixes)
}

/** The provider whose own mailbox domain this is; a company's domain has none and is told by its MX. */
export function providerOfDomain(domain: string): ProviderId | undefined {
  const name = normalised(domain)
  const listed = longestSuffix(name, domainSuffixes)
  if (listed !== undefined) return listed
  const label = /^([a-z0-9-]+)(?:\.[a-z]{2,3}){1,2}$/.exec(name)?.[1]
  return label === undefined ? undefined : anyTopLevel.get(label)
}

export interface MxOwner {
  readonly provider?: ProviderId
  /** Name of the filter in front; the mailbox behind it is then unknown. */
  readonly gateway?: string
}

/** Who takes the mail of a domain, by its MX hosts, the preferred one first. */
export function providerOfMx(mxHosts: readonly string[]): MxOwner {
  for (const host of mxHosts.map((name) => normalised(name))) {
    const gateway = longestSuffix(host, gatewaySuffixes)
    if (gateway !== undefined) return {gateway}
    const provider = host.includes('amazonaws.com') ? providerOfHost(host) : ownMx(host)
    if (provider !== undefined) return {provider}
  }
  return {}
}

/** What a greeting tells about the software or the provider; names of hosts inside it count, too. */
export function providerOfBanner(greeting: string | undefined): ProviderId | undefined {
  if (greeting === undefined) return undefined
  return banners.find(([pattern]) => pattern.test(greeting))?.[1]
}

/** Names of rented machines: what runs there belongs to the customer, not to the provider. */
const rented =
  /(^|\.)(clients\.your-server\.de|vps\.ovh\.net|compute(-\d)?\.amazonaws\.com|ip\.secureserver\.net|vps\.strato\.\w+)$|^(vps|ns|ip)[\d-]+.*\.ovh\.net$/

function ownMx(host: string): ProviderId | undefined {
  return rented.test(host) ? undefined : longestSuffix(host, mxSuffixes)
}

const banners: readonly (readonly [RegExp, ProviderId])[] = [
  [/gsmtp|Gimap ready/i, 'google'],
  [
    /\.(prod\.)?(outlook|office365)\.com\b.*Microsoft ESMTP|\.PROD\.OUTLOOK\.COM|\.prod\.protection\.outlook\.com/i,
    'microsoft365',
  ],
  [/Microsoft ESMTP MAIL Service|Microsoft Exchange (Server \d+ )?IMAP4/i, 'exchange-onprem'],
  [/\bkundenserver\.de\b|\bionos\.(de|com|co\.uk|fr|es|it)\b|\bperfora\.net\b/i, 'ionos'],
  [/\bweb\.de\b/i, 'web-de'],
  [/\bgmx\.(net|com|de)\b/i, 'gmx'],
  [/\brzone\.de\b|\bstrato\.de\b/i, 'strato'],
  [/\bt-online\.de\b/i, 't-online'],
  [/\bkasserver\.com\b/i, 'all-inkl'],
  [/\byour-server\.de\b/i, 'hetzner'],
  [/\bagenturserver\.de\b/i, 'mittwald'],
  [/\bispgateway\.de\b|\bdf\.eu\b/i, 'domainfactory'],
  [/\bmailbox\.org\b/i, 'mailbox-org'],
  [/\bposteo\.de\b/i, 'posteo'],
  [/\bfreenet\.de\b/i, 'freenet'],
  [/\bzoho(cloud)?\.(com|eu|in|jp|ca|com\.au)\b/i, 'zoho'],
  [/\bmessagingengine\.com\b|\bfastmail\.com\b/i, 'fastmail'],
  [/\bmail\.me\.com\b|\bicloud\.com\b|\bapple\.com\b/i, 'icloud'],
  [/\bmail\.aol\.com\b/i, 'aol'],
  [/\bmail\.yahoo\.com\b|\bmail\.[a-z0-9]+\.yahoo\.com\b/i, 'yahoo'],
  [/\binfomaniak\.(ch|com)\b/i, 'infomaniak'],
  [/\bmail\.ovh\.net\b/i, 'ovh'],
  [/\bprotonmail\.ch\b/i, 'proton'],
  [/\bmailjet\b/i, 'mailjet'],
  [/\bsendgrid\.net\b|\bSG ESMTP service ready\b/i, 'sendgrid'],
  [/\bamazonaws\.com\b|\bamazonses\.com\b/i, 'ses'],
  [/\bmailgun\b/i, 'mailgun'],
  [/\bpostmarkapp\.com\b/i, 'postmark'],
  [/\bbrevo\b|\bsendinblue\b/i, 'brevo'],
  [/\byandex\b/i, 'yandex'],
  [/\bzimbra\b/i, 'zimbra'],
  [/kopano|grommunio|gromox/i, 'kopano'],
  [/ESMTP Postfix|Dovecot.* ready/i, 'postfix-dovecot'],
]

/** Lower case, umlauts as punycode, no trailing dot. */
function normalised(name: string): string {
  const lower = name.trim().toLowerCase().replace(/\.$/, '')
  return /^[\u0000-\u007F]*$/.test(lower) ? lower : domainToASCII(lower)
}

type Suffixes<T> = ReadonlyMap<string, T>

/** Looks from the whole name down to its end, so that the longest suffix wins. */
function longestSuffix<T>(name: string, suffixes: Suffixes<T>): T | undefined {
  const labels = name.split('.')
  for (let start = 0; start < labels.length - 1; start++) {
    const found = suffixes.get(labels.slice(start).join('.'))
    if (found !== undefined) return found
  }
  return undefined
}

function suffixesOf(pick: (preset: Preset) => readonly string[]): Suffixes<ProviderId> {
  return new Map(presets.flatMap((preset) => pick(preset).map((suffix) => [suffix, preset.id] as const)))
}

const clientHosts = ({smtp, imap}: Preset): string[] =>
  [smtp?.host, imap?.host].filter((host) => host !== undefined && /[a-z]/.test(host) && !host.includes('<')) as string[]

// Outlook.com shares its IMAP host with Microsoft 365.
const hostSuffixes = suffixesOf((preset) => [
  ...preset.hosts,
  ...(preset.id === 'outlook-com' ? [] : clientHosts(preset)),
])
const mxSuffixes = suffixesOf((preset) => preset.mx)
const domainSuffixes = suffixesOf((preset) => preset.domains.filter((domain) => !domain.endsWith('.*')))
const anyTopLevel = new Map(
  presets.flatMap(({id, domains}) =>
    domains.filter((domain) => domain.endsWith('.*')).map((domain) => [domain.slice(0, -2), id] as const),
  ),
)
const gatewaySuffixes: Suffixes<string> = new Map(Object.entries(gateways))
