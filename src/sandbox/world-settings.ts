import type {Encryption, ServerSettings, Settings} from '../settings/settings.js'
import {hosts} from './world-dns.js'

/** The addresses of the world and who reads them. */
export const addresses = {
  acme: 'jobs@acme.example',
  beta: 'karriere@beta.example',
  inbound: 'acme-jobs@recruit.example',
  jane: 'jane@applicant.example',
} as const

/** Where the servers listen and where the files of the world are. */
export interface Places {
  readonly ports: Readonly<Record<keyof typeof hosts, number>>
  readonly caFile: string
  readonly dnsServer: string
}

/** The settings of the world's two companies: ACME sends by its own server, Beta falls back to ACME. */
export function worldSettings({ports, caFile, dnsServer}: Places): Settings {
  const server = (name: keyof typeof hosts, encryption: Encryption, account: string): ServerSettings => ({
    host: hosts[name],
    port: ports[name],
    encryption,
    account,
  })
  return {
    version: 1,
    inbound: {address: addresses.inbound, imap: server('inboundImap', 'tls', addresses.inbound)},
    builtin: {address: addresses.inbound, smtp: server('builtinSmtp', 'starttls', addresses.inbound)},
    companies: {
      acme: {
        name: 'ACME GmbH',
        main: true,
        redirect: {from: addresses.acme},
        senderName: 'ACME Recruiting',
        customAddress: addresses.acme,
        channel: 'smtp',
        smtp: server('acmeSmtp', 'starttls', addresses.acme),
        imap: server('acmeImap', 'tls', addresses.acme),
      },
      beta: {name: 'Beta AG', redirect: {from: addresses.beta}, senderName: 'Beta Karriere'},
    },
    jobs: {'dev-1': {title: 'Developer', company: 'beta'}, 'ops-1': {title: 'System administrator', company: 'acme'}},
    network: {caFile, dnsServers: [dnsServer]},
  }
}
