import {domainToASCII} from 'node:url'
import type {Secret} from '../secret/vault.js'
import type {ServerSettings} from '../settings/settings.js'
import type {Endpoint, Protocol} from './evidence.js'
import type {Login} from './login.js'

/** The part of a server's settings that says how to reach it. */
export function endpointOf(protocol: Protocol, server: ServerSettings): Endpoint {
  const {host, port, encryption, servername, address} = server
  return {
    protocol,
    host,
    port,
    encryption,
    ...(servername !== undefined && {servername}),
    ...(address !== undefined && {address}),
  }
}

/**
 * The part of a server's settings that says who logs in, with the secret that was read for it. An address as account
 * goes out with its domain in ASCII, the form mail servers know their domains by (RFC 5891).
 */
export function loginOf(server: ServerSettings, secret: Secret): Login {
  const [, local, domain] = /^(.+)@([^@]+)$/.exec(server.account) ?? []
  const ascii = domain === undefined ? '' : domainToASCII(domain)
  const account = local === undefined || ascii === '' ? server.account : `${local}@${ascii}`
  return {account, secret, auth: server.auth ?? 'password'}
}
