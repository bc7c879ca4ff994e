import {Failure} from '../failure.js'
import {effectiveCompany} from '../settings/effective.js'
import type {InboundSettings, ServerSettings, Settings} from '../settings/settings.js'
import {withoutControlCharacters} from '../settings/text.js'
import type {SecretId} from './vault.js'

/** A secret that the settings call for. */
export interface SecretNeed {
  readonly id: SecretId
  /** The login it belongs to, in words. */
  readonly purpose: string
  readonly passwordCommand?: readonly string[]
}

/** Every secret that the settings call for, each once. */
export function secretNeeds(settings: Settings): SecretNeed[] {
  const needs = [
    ...inboundNeed(settings.inbound, 'inbound'),
    ...serverNeed(settings.builtin?.smtp, 'builtin', 'built-in service'),
    ...Object.keys(settings.companies).flatMap((id) => companyNeeds(settings, id)),
  ]
  return [...new Map(needs.toReversed().map((need) => [need.id, need])).values()].toReversed()
}

function companyNeeds(settings: Settings, id: string): SecretNeed[] {
  const {sender, copy} = effectiveCompany(settings, id)
  const own = settings.companies[id]
  const ownSender = sender?.origin === 'own' && sender.value.secretId !== 'builtin' ? sender.value : undefined
  return [
    ...(ownSender === undefined ? [] : serverNeed(ownSender.smtp, ownSender.secretId, 'sending')),
    ...(copy === undefined ? [] : serverNeed(copy.imap, copy.secretId, "company's own mailbox")),
    ...inboundNeed(own?.inbound, `${id}/inbound`),
  ]
}

function inboundNeed(inbound: InboundSettings | undefined, id: SecretId): SecretNeed[] {
  return serverNeed(inbound?.imap, id, 'inbound mailbox')
}

function serverNeed(server: ServerSettings | undefined, id: SecretId, what: string): SecretNeed[] {
  if (server === undefined) return []
  const purpose = `${what}: ${server.account} on ${server.host}`
  return [{id, purpose, ...(server.passwordCommand !== undefined && {passwordCommand: server.passwordCommand})}]
}

/** Checks the form of a secret id. @throws Failure `secret-id-invalid` of kind `usage` */
export function requireSecretId(id: string): SecretId {
  if (/^(inbound|builtin|[a-z0-9][a-z0-9._-]{0,62}\/(smtp|imap|inbound|oauth))$/.test(id)) return id
  const shown = withoutControlCharacters(id).slice(0, 80)
  throw new Failure('usage', 'secret-id-invalid', `There is no secret ${shown}.`, {
    hint: 'Valid ids: inbound, builtin, COMPANY/smtp, COMPANY/imap, COMPANY/inbound, COMPANY/oauth. Those in use: recruitmail secret list',
  })
}
