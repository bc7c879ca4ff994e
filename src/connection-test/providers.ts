import {providerOfHost, providerOfMx} from '../provider/detect.js'
import type {ProviderId} from '../provider/provider.js'
import type {TestContext} from './context.js'
import {domainOf} from '../settings/address.js'
import type {Prepared} from './settings-check.js'

/** Who runs the server mail leaves by. */
export function senderProvider({sender}: Prepared): ProviderId | undefined {
  return providerOfHost(sender.endpoint.host)
}

/**
 * Who runs the mailbox of the recruiting address: the server of that mailbox tells, else the MX of its domain, else who
 * runs the server mail leaves by.
 */
export async function mailboxProvider(context: TestContext, prepared: Prepared): Promise<ProviderId | undefined> {
  const {copy, redirect} = prepared
  const own = 'endpoint' in copy ? providerOfHost(copy.endpoint.host) : undefined
  if (own !== undefined) return own
  const answer = await context.resolver.mx(domainOf(redirect.from))
  const records = answer.status === 'found' ? answer.records : []
  const hosts = records.toSorted((one, other) => one.priority - other.priority).map(({exchange}) => exchange)
  return providerOfMx(hosts).provider ?? redirectProvider(prepared)
}

/** Who runs the mailbox that redirects, as far as the servers tell. */
export function redirectProvider(prepared: Prepared): ProviderId | undefined {
  const {copy} = prepared
  const own = 'endpoint' in copy ? providerOfHost(copy.endpoint.host) : undefined
  return own ?? senderProvider(prepared)
}
