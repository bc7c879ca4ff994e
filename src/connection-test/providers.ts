import {providerOfHost} from '../provider/detect.js'
import type {ProviderId} from '../provider/provider.js'
import type {Prepared} from './settings-check.js'

/** Who runs the server mail leaves by. */
export function senderProvider({sender}: Prepared): ProviderId | undefined {
  return providerOfHost(sender.endpoint.host)
}

/** Who runs the mailbox that redirects, as far as the servers tell. */
export function redirectProvider(prepared: Prepared): ProviderId | undefined {
  const {copy} = prepared
  const own = 'endpoint' in copy ? providerOfHost(copy.endpoint.host) : undefined
  return own ?? senderProvider(prepared)
}
