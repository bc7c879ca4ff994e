import {readFile} from 'node:fs/promises'
import {Failure} from '../failure.js'
import type {PortPreset} from '../provider/preset.js'
import type {NetworkSettings} from '../settings/settings.js'

/** How servers are reached: extra trust anchors and the resolver to ask. */
export interface Network {
  /** PEM text trusted in addition to the system's roots. */
  readonly extraCa: string | undefined
  /** `ip` or `ip:port`; undefined means the system's resolver. */
  readonly dnsServers: readonly string[] | undefined
  /** Ports to try where a server is not reached as it is set; default those of RFC 8314 and their elders. */
  readonly usualPorts?: Readonly<Record<'smtp' | 'imap', readonly PortPreset[]>>
}

/** Reads what the `network` section names. @throws Failure `ca-file-unreadable` */
export async function loadNetwork(settings: NetworkSettings | undefined): Promise<Network> {
  return {
    extraCa: settings?.caFile === undefined ? undefined : await readCa(settings.caFile),
    dnsServers: settings?.dnsServers,
  }
}

async function readCa(file: string): Promise<string> {
  let pem: string
  try {
    pem = await readFile(file, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new Failure('usage', 'ca-file-unreadable', `network.caFile: ${file} cannot be read (${code}).`, {
      hint: 'Name a PEM file that this user may read: recruitmail config path shows where the settings are.',
    })
  }
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new Failure('usage', 'ca-file-unreadable', `network.caFile: ${file} holds no PEM certificate.`, {
      hint: 'Convert it with: openssl x509 -inform der -in FILE -out ca.pem',
    })
  }
  return pem
}
