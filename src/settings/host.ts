import {isIP} from 'node:net'
import {domainToASCII} from 'node:url'

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/

/** Whether a text is a plausible host or domain name, umlauts included (IDNA). IP addresses are none. */
export function isHostName(text: string): boolean {
  if (text === '' || text.length > 253 || !/^[\p{L}\p{M}\p{N}._\u00B7\u30FB-]+$/u.test(text)) return false
  const ascii = domainToASCII(text)
  if (ascii === '' || ascii.length > 253) return false
  const labels = ascii.split('.')
  return labels.every((part) => label.test(part)) && !/^[0-9]+$/.test(labels.at(-1) ?? '')
}

/** A host name or an IP address without brackets. */
export function isHost(text: string): boolean {
  return isIP(text) !== 0 || isHostName(text)
}

/** `localhost`, 127.0.0.0/8 and ::1: what never leaves this machine (RFC 6761, RFC 1122, RFC 4291). */
export function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.')
  if (isIP(host) === 6) return /^(0{0,4}:)*:?0{0,3}1$/.test(host) || /^::ffff:127\./i.test(host)
  return host.toLowerCase() === 'localhost'
}

/** `ip`, `ip:port` or `[v6]:port`, as `network.dnsServers` names a resolver. */
export function isDnsServer(text: string): boolean {
  if (isIP(text) !== 0) return true
  const parts = /^(?:\[(?<v6>[^\]]+)\]|(?<v4>[^:]+)):(?<port>[0-9]{1,5})$/.exec(text)?.groups
  if (parts === undefined) return false
  const port = Number(parts['port'])
  const validHost = parts['v6'] === undefined ? isIP(parts['v4'] ?? '') === 4 : isIP(parts['v6']) === 6
  return validHost && port >= 1 && port <= 65535
}
