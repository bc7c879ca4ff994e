import {endpointOf, loginOf} from '../connection/endpoint.js'
import {ConnectionFailure, type Endpoint} from '../connection/evidence.js'
import type {Login} from '../connection/login.js'
import {Failure} from '../failure.js'
import type {SecretId, Vault} from '../secret/vault.js'
import {companySecret} from '../settings/effective.js'
import type {CompanyId, ServerSettings, Settings} from '../settings/settings.js'
import type {TestContext} from './context.js'
import type {Probe} from './probe.js'
import {Sightings} from './sightings.js'

/** Mailboxes beyond this number are not searched. */
const most = 5

/** A mailbox of the settings beside those of this test: where a message went that took the wrong way. */
export interface OtherMailbox {
  readonly account: string
  readonly endpoint: Endpoint
  /** @throws Failure where its secret cannot be read */
  readonly login: () => Promise<Login>
}

/** What another mailbox shows of the probes. */
export interface OtherSight {
  readonly account: string
  readonly sightings: Sightings
}

interface Known {
  readonly server: ServerSettings
  readonly secretId: SecretId
}

/**
 * The other mailboxes of the settings: that of whoever sends for this company first, where a bounce would go, then the
 * common inbound mailbox and those of the other companies.
 */
export function otherMailboxes({company}: TestContext, settings: Settings, vault: Vault): OtherMailbox[] {
  const own = [company.inbound?.value.imap, company.copy?.imap].map((server) => server && keyOf(server))
  const owner = company.sender?.value.owner
  const ids = Object.keys(settings.companies).toSorted((one, other) => Number(other === owner) - Number(one === owner))
  const known = [...ids.slice(0, 1), undefined, ...ids.slice(1)].flatMap((id) =>
    id === undefined ? commonInbound(settings) : companyMailboxes(settings, id),
  )
  const byKey = new Map(known.map((one) => [keyOf(one.server), one]))
  for (const key of own) if (key !== undefined) byKey.delete(key)
  return [...byKey.values()].slice(0, most).map(({server, secretId}) => ({
    account: server.account,
    endpoint: endpointOf('imap', server),
    login: async () => loginOf(server, await vault.read(secretId, server.passwordCommand)),
  }))
}

function commonInbound({inbound}: Settings): Known[] {
  return inbound === undefined ? [] : [{server: inbound.imap, secretId: 'inbound'}]
}

function companyMailboxes(settings: Settings, id: CompanyId): Known[] {
  const {imap, inbound} = settings.companies[id] ?? {}
  return [
    ...(imap === undefined ? [] : [{server: imap, secretId: companySecret(id, 'imap', imap)}]),
    ...(inbound === undefined ? [] : [{server: inbound.imap, secretId: `${id}/inbound`}]),
  ]
}

function keyOf({host, port, account}: ServerSettings): string {
  return JSON.stringify([host.toLowerCase(), port, account.toLowerCase()])
}

/**
 * Looks for the probes in all folders of the other mailboxes and removes what it finds. A mailbox that cannot be opened
 * is left out of the result: nothing is known about it.
 */
export async function searchOthers(
  context: TestContext,
  others: readonly OtherMailbox[],
  probes: readonly Probe[],
): Promise<OtherSight[]> {
  const sights = await Promise.all(others.map((other) => searchOther(context, other, probes)))
  return sights.filter((sight) => sight !== undefined)
}

async function searchOther(
  context: TestContext,
  {account, endpoint, login}: OtherMailbox,
  probes: readonly Probe[],
): Promise<OtherSight | undefined> {
  try {
    // Nothing is followed there, so no folder is left out of the search.
    const mailbox = context.share.mailbox({endpoint, login: await login(), folder: ''})
    await mailbox.logIn({timeoutMs: context.until - performance.now(), signal: context.signal})
    const sightings = new Sightings()
    for (const probe of probes) sightings.expect(probe)
    await mailbox.searchElsewhere({sightings, place: 'elsewhere'})
    await mailbox.remove(sightings.messagesIn('elsewhere'))
    return {account, sightings}
  } catch (error) {
    context.signal.throwIfAborted()
    if (!(error instanceof ConnectionFailure) && !(error instanceof Failure)) throw error
    return undefined
  }
}
