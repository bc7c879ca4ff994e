import type {Protocol} from '../connection/evidence.js'
import {providerOfDomain, providerOfHost, providerOfMx} from '../provider/detect.js'
import type {ServerPreset} from '../provider/preset.js'
import {presetOf} from '../provider/presets.js'
import type {ProviderId} from '../provider/provider.js'

/** What is known about where a server of the settings belongs. */
interface Hints {
  readonly provider: ProviderId | undefined
  readonly host: string | undefined
  readonly address: string | undefined
}

/**
 * The flags that set the server this provider documents for clients, or undefined where it is not the same for every
 * customer. A host of another country's name (`smtp.zoho.com`) is not replaced by ours.
 */
export function documentedServer(protocol: Protocol, {provider, host, address}: Hints): string | undefined {
  const ofHost = host === undefined ? undefined : (providerOfHost(host) ?? providerOfMx([host]).provider)
  const domain = address?.split('@')[1]
  const server = serverOf(provider ?? ofHost ?? (domain === undefined ? undefined : providerOfDomain(domain)), protocol)
  const port = server?.ports[0]
  if (server === undefined || port === undefined) return undefined
  if (ofHost !== undefined && host !== undefined && ending(host) !== ending(server.host)) return undefined
  return `--host ${server.host} --port ${port.port} --encryption ${port.encryption}`
}

/** A name in a certificate that mail programs may be set to: the provider's documented one, else one that looks like it. */
export function hostInCertificate(names: readonly string[], protocol: Protocol): string | undefined {
  const hosts = names.filter((name) => !name.startsWith('*.') && /[a-z]/i.test(name))
  const documented = names
    .map((name) => serverOf(providerOfHost(name.replace(/^\*\./, 'mail.')), protocol)?.host)
    .find((host) => host !== undefined && covers(names, host))
  const usual = protocol === 'smtp' ? /^(smtp|mail|mx|out)/i : /^(imap|mail)/i
  return documented ?? hosts.find((name) => usual.test(name)) ?? hosts.find((name) => !names.includes(`*.${name}`))
}

function serverOf(provider: ProviderId | undefined, protocol: Protocol): ServerPreset | undefined {
  const server = provider === undefined ? undefined : presetOf(provider)?.[protocol]
  return server === undefined || server.host.includes('<') ? undefined : server
}

function covers(names: readonly string[], host: string): boolean {
  return names.includes(host) || names.includes(`*.${host.slice(host.indexOf('.') + 1)}`)
}

function ending(host: string): string {
  return host.slice(host.lastIndexOf('.')).toLowerCase()
}
