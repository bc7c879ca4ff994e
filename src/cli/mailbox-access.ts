import type {MailboxAccess} from '../mailbox/open-mailbox.js'
import {loadSettings} from './settings-source.js'

/** Loads what the commands need that read the inbound mailbox. @throws Failure of kind `usage` */
export async function mailboxAccess(
  flags: {readonly company?: string | undefined; readonly config?: string | undefined},
  signal: AbortSignal,
): Promise<MailboxAccess> {
  const [{loadNetwork}, {createVault}] = await Promise.all([
    import('../connection/network.js'),
    import('../secret/chain.js'),
  ])
  const settings = await loadSettings(flags.config === undefined ? {} : {config: flags.config})
  const network = await loadNetwork(settings.network)
  return {settings, network, vault: createVault(), company: flags.company, signal}
}
