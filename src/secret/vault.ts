import {inspect} from 'node:util'
import type {Failure} from '../failure.js'
import {keepHidden} from './redaction.js'

/** `inbound`, `builtin`, `<company>/smtp`, `<company>/imap`, `<company>/inbound`, `<company>/oauth`. */
export type SecretId = string

export type SecretSource = 'environment' | 'command' | 'keychain'

/**
 * A password or token that cannot be printed by accident: only `reveal()` gives it out, and `hideSecrets` takes it out
 * of what others say.
 */
export class Secret {
  readonly #value: string
  readonly source: SecretSource

  constructor(value: string, source: SecretSource) {
    this.#value = value
    this.source = source
    keepHidden(value)
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

/** Where secrets are read from. The environment wins over the command, the command over the keychain. */
export interface Vault {
  /**
   * The secret, with the source it came from.
   * @throws Failure `secret-missing`, `keychain-locked`, `keychain-unavailable`, `password-command-failed`, all of
   * kind `unavailable`, within five seconds.
   */
  read(id: SecretId, passwordCommand?: readonly string[]): Promise<Secret>
}

/** Where a secret would be read from; `source` is undefined where none has it. */
export interface SecretLocation {
  readonly id: SecretId
  readonly source: SecretSource | undefined
  /** Why the keychain could not be asked; then nothing is known about what it holds. */
  readonly keychain?: Failure
}

/** What an admin does with secrets besides reading them. */
export interface SecretAdmin {
  /**
   * Stores a secret in the keychain and reads it back. The returned function restores what was there before.
   * @throws Failure `keychain-locked`, `keychain-unavailable`, within five seconds
   */
  store(id: SecretId, value: string): Promise<() => Promise<void>>
  /** Removes a secret from the keychain. @returns whether there was one. @throws as `store` does */
  remove(id: SecretId): Promise<boolean>
  /** Where each secret would come from; a password command is not run for that. */
  locate(
    needs: readonly {readonly id: SecretId; readonly passwordCommand?: readonly string[]}[],
  ): Promise<SecretLocation[]>
}

/** Name of the environment variable for a secret: `acme/smtp` is `RECRUITMAIL_SECRET_ACME_SMTP`. */
export function environmentName(id: SecretId): string {
  return 'RECRUITMAIL_SECRET_' + id.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
}
