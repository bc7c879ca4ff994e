import type {CertificateFacts, Endpoint, Evidence, TlsFacts} from '../connection/evidence.js'
import {environmentName} from '../secret/vault.js'
import {mxRecordsOf} from '../provider/mx-records.js'
import {presetOf} from '../provider/presets.js'
import type {ProviderId} from '../provider/provider.js'
import type {Language, Translated} from '../wording/language.js'
import {shellWord} from '../wording/shell-words.js'
import {phrase, type Words} from '../wording/phrase.js'
import type {EntryText, Step} from './entry.js'
import type {CheckName} from './finding.js'
import {nouns} from './nouns.js'
import {documentedServer, hostInCertificate} from './right-server.js'

export type Facts = Readonly<Record<string, string>>

const placeholder = /\{(\w+)\}/g

/** A placeholder that a shell reads as the value of a flag. */
const flagValue = /(--[a-z-]+) \{(\w+)\}/g

/** The cause with its placeholders filled; what is not known is named in general words. */
export function causeOf(text: EntryText, facts: Facts, lang: Language): string {
  const filled = text.cause.replaceAll(placeholder, (_all, name: string) => facts[name] ?? nouns[lang][name] ?? name)
  const first = /^\{(\w+)\}/.exec(text.cause)?.[1]
  const beginsWithNoun = first !== undefined && facts[first] === undefined
  return beginsWithNoun ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled
}

/**
 * The steps for this provider, filled in; a step that cannot be filled, or that would set what is set already, is left
 * out, and where that would leave nothing, the open values stand in capitals.
 */
export function remedyOf(text: EntryText, provider: string | undefined, facts: Facts, lang: Language): string[] {
  const steps = (provider === undefined ? undefined : text.remedyFor?.[provider]) ?? text.remedy
  const filled = [...(text.known ?? []), ...steps]
    .map((step) => fillStep(step, facts))
    .filter((step) => step !== undefined)
  const useful = filled.filter((step) => !changesNothing(step, facts))
  if (filled.length === 0) return steps.map((step) => generalStep(step, lang))
  return [...new Set(useful.length > 0 ? useful : filled)]
}

function fillStep(step: Step, facts: Facts): string | undefined {
  const wordings = typeof step === 'string' ? [step] : step
  const chosen = wordings.find((wording) => placeholdersIn(wording).every((name) => facts[name] !== undefined))
  return chosen
    ?.replaceAll(flagValue, (_all, flag: string, name: string) => `${flag} ${shellWord(facts[name] ?? '')}`)
    .replaceAll(placeholder, (_all, name: string) => facts[name] ?? '')
    .replaceAll(/ {2,}/g, ' ')
    .trimEnd()
}

function changesNothing(step: string, {set, host, port, encryption, account}: Facts): boolean {
  const current = `--port ${port} --encryption ${encryption}`
  const login = `--account ${account}`
  return [current, `--host ${host} ${current}`, login].some((flags) => step.endsWith(`${set} ${flags}`))
}

const commands: Readonly<Record<string, string>> = {
  set: 'recruitmail smtp|inbound|builtin set',
  retest: 'recruitmail test-connection',
  redirectGuide: 'recruitmail redirect show',
  spfRecord: 'v=spf1 include:… ~all',
  dmarcRecord: 'v=DMARC1; p=none|quarantine|reject; rua=mailto:…',
  providerServer: '--host HOST --port PORT --encryption tls|starttls',
  opensslStarttls: '[-starttls smtp|imap]',
  tlsPort: '465|993',
  starttlsPort: '587|143',
}

/** A text with its placeholders as names in capitals, for people who fill them in themselves. */
export function general(text: string, lang: Language): string {
  const known: Facts = {...commands, ...tokenLogin('recruitmail smtp|inbound set', lang)}
  return placeholdersIn(text).reduce(
    (shown, name) => shown.replace(`{${name}}`, () => known[name] ?? upperCase(name)),
    text,
  )
}

function upperCase(name: string): string {
  return name.replaceAll(/([a-z])([A-Z0-9])/g, '$1_$2').toUpperCase()
}

export function generalStep(step: Step, lang: Language): string {
  return general((typeof step === 'string' ? step : step[0]) ?? '', lang)
}

/** The names between braces in a text. */
function placeholdersIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map((match) => match[1] ?? '')
}

/** What is known without being told: the commands that change and repeat what was tested. */
export function commandFacts(check: CheckName, facts: Facts, lang: Language, provider?: ProviderId): Facts {
  const imap = check.startsWith('inbound-')
  const company = facts['company']
  const secretId = facts['secretId'] ?? (imap ? 'inbound' : company === undefined ? undefined : `${company}/smtp`)
  const set = setCommand(secretId)
  const {host, address} = facts
  const providerServer = documentedServer(imap ? 'imap' : 'smtp', {provider, host, address})
  return {
    retest: company === undefined ? 'recruitmail test-connection' : `recruitmail test-connection --company ${company}`,
    tlsPort: imap ? '993' : '465',
    starttlsPort: imap ? '143' : '587',
    opensslStarttls: '',
    ...(set !== undefined && {set, ...tokenLogin(set, lang)}),
    redirectGuide: `recruitmail redirect show${company === undefined ? '' : ` --company ${company}`}`,
    ...defined({providerServer, mxRecords: mxRecordsOf(provider), spfInclude: presetOf(provider)?.spfInclude}),
    ...(secretId !== undefined && {secretId, environmentName: environmentName(secretId)}),
    ...domainFact('senderDomain', facts['sender'] ?? facts['address']),
    ...domainFact('recipientDomain', facts['recipient'] ?? facts['redirectFrom']),
    ...domainFact('redirectToDomain', facts['redirectTo']),
    ...accountAsSender(facts),
    ...facts,
  }
}

/** How a token comes in: by a program of the admin's choice that prints it. */
function tokenLogin(set: string, lang: Language): Facts {
  const command = `${set} --auth oauth --password-command '["PROGRAM"]', ${printsToken[lang]}`
  return {loginGoogle: command, loginMicrosoft: command}
}

const printsToken: Translated = {
  en: 'where PROGRAM prints an access token',
  de: 'wobei PROGRAM ein Zugriffstoken ausgibt',
}

/** The command that changes the server a secret belongs to; the company's own mailbox (`<company>/imap`) has none. */
function setCommand(secretId: string | undefined): string | undefined {
  if (secretId === undefined) return 'recruitmail smtp set'
  if (secretId === 'inbound' || secretId === 'builtin') return `recruitmail ${secretId} set`
  const [company, server] = secretId.split('/')
  return server === 'smtp' || server === 'inbound' ? `recruitmail ${server} set --company ${company}` : undefined
}

/** The login as an address to send from, where it is one and not already the sender. */
function accountAsSender({account, sender, address}: Facts): Facts {
  if (account === undefined || !account.includes('@')) return {}
  return account.toLowerCase() === (sender ?? address)?.toLowerCase() ? {} : {ownAccount: account}
}

function domainFact(name: string, address: string | undefined): Facts {
  const domain = address?.split('@')[1]
  return domain === undefined || domain === '' ? {} : {[name]: domain}
}

/** What the evidence tells for placeholders. */
export function evidenceFacts(evidence: Evidence): Record<string, Words> {
  const {endpoint, tls, account, sender, recipient, folder, folders, mechanism, auth, attempts, offered} = evidence
  return {
    host: endpoint.host,
    port: String(endpoint.port),
    encryption: endpoint.encryption,
    tlsPort: endpoint.protocol === 'imap' ? '993' : '465',
    starttlsPort: endpoint.protocol === 'imap' ? '143' : '587',
    opensslStarttls: endpoint.encryption === 'starttls' ? `-starttls ${endpoint.protocol}` : '',
    authKind: auth === 'oauth' ? 'OAuth' : phrase({en: 'password', de: 'Passwort'}),
    ...defined({account, sender, recipient, folder, mechanism, audience: evidence.token?.audience}),
    ...(account?.includes('@') === true && {localPart: account.slice(0, account.lastIndexOf('@'))}),
    ...(folders !== undefined && folders.length > 0 && {folders: folders.slice(0, 20).join(', ')}),
    ...(tls !== undefined && certificateFacts(tls, endpoint)),
    ...(attempts !== undefined && {
      addresses: attempts.map(({address}) => address).join(', '),
      ...defined({
        address4: (attempts.find(({family}) => family === 4) ?? attempts[0])?.address,
        workingAddress: attempts.find(({errorCode}) => errorCode === undefined)?.address,
      }),
    }),
    ...(offered !== undefined && offeredFacts(endpoint, offered)),
  }
}

function certificateFacts(tls: TlsFacts, {protocol}: Endpoint): Record<string, string> {
  const names = tls.names.slice(0, 8)
  const {validFrom, validTo, daysLeft} = decisiveCertificate(tls)
  return defined({
    names: names.length === 0 ? undefined : names.join(', '),
    firstName: hostInCertificate(tls.names.slice(0, 100), protocol),
    issuer: tls.issuer,
    validFrom: validFrom?.slice(0, 10),
    validTo: validTo?.slice(0, 10),
    days: daysLeft === undefined ? undefined : String(daysLeft),
    bits: tls.rsaBits === undefined ? undefined : String(tls.rsaBits),
  })
}

/** The first certificate of the chain that is not valid now, else the server's own. */
function decisiveCertificate(tls: TlsFacts): Pick<TlsFacts, 'validFrom' | 'validTo' | 'daysLeft'> {
  const now = new Date().toISOString()
  const isInvalid = ({validFrom = now, daysLeft = 0}: CertificateFacts): boolean => daysLeft < 0 || validFrom > now
  return tls.chain?.find(isInvalid) ?? tls
}

function offeredFacts(endpoint: Endpoint, offered: readonly string[]): Record<string, string> {
  const logins =
    endpoint.protocol === 'smtp'
      ? offered.filter((line) => /^AUTH[ =]/.test(line))
      : offered.filter((line) => line.startsWith('AUTH='))
  const size = offered.map((line) => /^SIZE (\d+)$/.exec(line)?.[1]).find((value) => value !== undefined)
  return defined({
    offered: offered.length === 0 ? undefined : offered.slice(0, 20).join(', '),
    offeredAuth: logins.length === 0 ? undefined : logins.map((line) => line.replace(/^AUTH[ =]/, '')).join(' '),
    sizeLimit: size === '0' ? undefined : size,
  })
}

function defined(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
