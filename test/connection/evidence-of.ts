import {ConnectionFailure, type Endpoint, type Evidence} from '../../src/connection/evidence.js'
import type {Login} from '../../src/connection/login.js'
import type {Network} from '../../src/connection/network.js'
import type {Authority} from '../../src/sandbox/authority.js'
import {Secret} from '../../src/secret/vault.js'

/** The evidence of a promise that must fail on its connection. */
export async function evidenceOf(work: Promise<unknown>): Promise<Evidence> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  )
  if (error instanceof ConnectionFailure) return error.evidence
  throw error
}

export function networkOf(authority: Authority): Network {
  return {extraCa: authority.pem, dnsServers: undefined}
}

export function local(protocol: Endpoint['protocol'], port: number, encryption: Endpoint['encryption']): Endpoint {
  return {protocol, host: 'mail.acme.example', address: '127.0.0.1', port, encryption}
}

export const login: Login = {
  account: 'jobs@acme.example',
  secret: new Secret('canary-7d1f', 'environment'),
  auth: 'password',
}
