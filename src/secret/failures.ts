import {Failure} from '../failure.js'
import type {Words} from '../wording/phrase.js'
import {environmentName, type SecretId} from './vault.js'

export type SecretFailureCode =
  'secret-missing' | 'keychain-locked' | 'keychain-unavailable' | 'password-command-failed'

/** A secret that cannot be had, with the three ways to provide it. */
export function secretFailure(code: SecretFailureCode, id: SecretId, message: Words): Failure {
  const first = code === 'keychain-locked' ? 'Unlock the keychain, or provide the secret' : 'Provide it'
  return new Failure('unavailable', code, message, {hint: waysOut(id, first)})
}

/** The three ways to provide a secret, as they can be typed. */
function waysOut(id: SecretId, first: string): string {
  return [
    `${first} in one of three ways:`,
    `  keychain:        recruitmail secret set ${id}`,
    `  environment:     ${environmentName(id)}`,
    '  secret manager:  passwordCommand at the server in the settings, such as [op, read, "op://…"]',
  ].join('\n')
}
