import {endpointOf, loginOf} from '../connection/endpoint.js'
import type {Endpoint} from '../connection/evidence.js'
import type {Login} from '../connection/login.js'
import type {FindingCode} from '../diagnosis/catalogue.js'
import {Failure} from '../failure.js'
import {environmentName, type SecretId, type Vault} from '../secret/vault.js'
import {lacking} from '../settings/completeness.js'
import type {InboundGroup, SenderGroup} from '../settings/effective.js'
import type {ServerSettings, Settings} from '../settings/settings.js'
import {phrase, wordsIn, type Words} from '../wording/phrase.js'
import {reportCode, type TestContext} from './context.js'
import {otherMailboxes, type OtherMailbox} from './other-mailboxes.js'
import {phrases} from './settings-phrases.js'
import {testedOf} from './tested.js'

/** A server with the login on it, ready to be talked to. */
export interface Account {
  readonly endpoint: Endpoint
  readonly login: Login
}

/** Everything a company's test needs, complete and with its secrets. */
export interface Prepared {
  readonly sender: SenderGroup & Account
  readonly inbound: InboundGroup & Account
  /** The recruiting address and where its redirect leads. */
  readonly redirect: {readonly from: string; readonly to: string}
  /** The company's own mailbox, or why it cannot be looked at. */
  readonly copy: Account | {readonly why: Words}
  /** The mailboxes of the settings beside these two, for a probe that took the wrong way. */
  readonly others: readonly OtherMailbox[]
  /** The built-in service as an outside sender, or why there is none. */
  readonly outside: (Account & {readonly address: string}) | {readonly why: Words}
}

/** Checks that the settings are complete and the secrets there. @returns undefined when a finding says what is not */
export async function checkSettings(
  context: TestContext,
  settings: Settings,
  vault: Vault,
): Promise<Prepared | undefined> {
  const {recorder, company} = context
  recorder.begin('settings')
  const lacks = lacking(settings, company.id)
  if (lacks.length > 0) {
    reportCode(
      context,
      'settings-incomplete',
      {check: 'settings', facts: {missing: lacks.map(({command}) => wordsIn(command, context.lang)).join('; ')}},
      lacks.map(({path, words}) => phrase(phrases.atPath, {path, words})),
    )
  }
  const [senderLogin, inboundLogin, copy, outside] = await Promise.all([
    company.sender && readLogin(context, vault, company.sender.value.smtp, company.sender.value.secretId),
    company.inbound && readLogin(context, vault, company.inbound.value.imap, company.inbound.value.secretId),
    copyAccount(context, vault),
    outsideAccount(context, settings, vault),
  ])
  const {sender, inbound, redirect} = company
  if (!sender || !inbound || !redirect || !senderLogin || !inboundLogin || lacks.length > 0) {
    recorder.end('settings', {...testedOf(company)})
    return undefined
  }
  const sources = {
    [sender.value.secretId]: senderLogin.secret.source,
    [inbound.value.secretId]: inboundLogin.secret.source,
  }
  recorder.end('settings', {...testedOf(company), secrets: sources})
  return {
    sender: {...sender.value, endpoint: endpointOf('smtp', sender.value.smtp), login: senderLogin},
    inbound: {...inbound.value, endpoint: endpointOf('imap', inbound.value.imap), login: inboundLogin},
    redirect,
    copy,
    others: otherMailboxes(context, settings, vault),
    outside,
  }
}

async function copyAccount(context: TestContext, vault: Vault): Promise<Account | {why: Words}> {
  const {copy} = context.company
  if (copy === undefined) return {why: phrase(phrases.noImap)}
  const login = await readLogin(context, vault, copy.imap, copy.secretId, 'warning')
  return login === undefined
    ? {why: phrase(phrases.secretUnread, {id: copy.secretId})}
    : {endpoint: endpointOf('imap', copy.imap), login}
}

async function outsideAccount(context: TestContext, settings: Settings, vault: Vault): Promise<Prepared['outside']> {
  const {builtin} = settings
  if (builtin === undefined) return {why: phrase(phrases.noBuiltin)}
  if (context.company.sender?.value.secretId === 'builtin') return {why: phrase(phrases.builtinItself)}
  if (!context.selection.runs('redirect-arrival')) return {why: phrase(phrases.arrivalLeftOut)}
  const login = await readLogin(context, vault, builtin.smtp, 'builtin', 'warning')
  if (login === undefined) return {why: phrase(phrases.secretUnread, {id: 'builtin'})}
  return {endpoint: endpointOf('smtp', builtin.smtp), login, address: builtin.address}
}

/** Codes of the vault that have a name of their own in the catalogue. */
const secretCodes: Readonly<Record<string, FindingCode>> = {
  'secret-missing': 'settings-secret-missing',
  'keychain-locked': 'keychain-locked',
  'keychain-unavailable': 'keychain-unavailable',
  'password-command-failed': 'password-command-failed',
}

async function readLogin(
  context: TestContext,
  vault: Vault,
  server: ServerSettings,
  secretId: SecretId,
  severity?: 'warning',
): Promise<Login | undefined> {
  try {
    return loginOf(server, await vault.read(secretId, server.passwordCommand))
  } catch (error) {
    const code = error instanceof Failure ? secretCodes[error.code] : undefined
    if (!(error instanceof Failure) || code === undefined) throw error
    const facts = {secretId, environmentName: environmentName(secretId), account: server.account}
    reportCode(context, code, {check: 'settings', facts}, [error.words], severity)
    return undefined
  }
}
