import {fileURLToPath} from 'node:url'
import {withoutControlCharacters} from '../settings/text.js'
import {Failure} from '../failure.js'
import {phrase, type Words} from '../wording/phrase.js'
import {runChild} from './child.js'
import {withoutSecrets} from './environment.js'
import {secretFailure} from './failures.js'
import type {KeychainRequest, KeychainResponse} from './keychain-protocol.js'
import {isKeyringLocked} from './keyring-lock.js'
import {phrases} from './phrases.js'
import type {SecretId} from './vault.js'

/** The operating system's keychain: Keychain, Credential Manager, Secret Service. Every call ends within five seconds. */
export interface Keychain {
  /** @throws Failure `secret-missing`, `keychain-locked`, `keychain-unavailable` */
  get(id: SecretId): Promise<string>
  /** Which of these the keychain holds. @throws Failure `keychain-locked`, `keychain-unavailable` */
  held(ids: readonly SecretId[]): Promise<readonly SecretId[]>
  /** Stores and reads back. @returns what was there before. @throws Failure `keychain-locked`, `keychain-unavailable` */
  set(id: SecretId, value: string): Promise<string | undefined>
  /** @returns whether there was one. @throws Failure `keychain-locked`, `keychain-unavailable` */
  delete(id: SecretId): Promise<boolean>
}

/** Leaves room below five seconds for asking whether the keyring is locked. */
const limitMs = 3_000
const limitBytes = 1024 * 1024

type Answered<Operation> = Extract<KeychainResponse, {operation: Operation}>

export function systemKeychain(
  env: NodeJS.ProcessEnv = process.env,
  helper = fileURLToPath(new URL('keychain-helper.js', import.meta.url)),
): Keychain {
  const childEnv = environmentOf(env)

  async function ask<Operation extends KeychainRequest['operation']>(
    id: SecretId,
    request: Extract<KeychainRequest, {operation: Operation}>,
  ): Promise<Answered<Operation>> {
    const input = JSON.stringify(request)
    const end = await runChild(process.execPath, [helper], {env: childEnv, limitMs, limitBytes, input})
    if (end.status === 'ended' && end.exitCode === 0) {
      const response = JSON.parse(end.stdout) as KeychainResponse
      if (response.operation !== 'failed') return response as Answered<Operation>
      throw await failureFor(id, response)
    }
    if (end.status === 'timeout') throw await silent(id)
    throw unusable(id, end.status === 'ended' ? processEnd(end.exitCode) : end.status)
  }

  async function failureFor(id: SecretId, failed: Answered<'failed'>): Promise<Failure> {
    if (failed.stage === 'call' && (await isKeyringLocked(childEnv)) === true) return locked(id)
    return unusable(id, reason(failed, env))
  }

  async function silent(id: SecretId): Promise<Failure> {
    if ((await isKeyringLocked(childEnv)) === true) return locked(id)
    return secretFailure('keychain-unavailable', id, phrase(phrases.silent, {seconds: limitMs / 1000}))
  }

  async function requireUnlocked(id: SecretId): Promise<void> {
    if ((await isKeyringLocked(childEnv)) === true) throw locked(id)
  }

  return {
    async get(id) {
      const {value} = await ask(id, {operation: 'get', account: id})
      if (value !== null) return value
      throw await missing(id)
    },
    async held(ids) {
      const {held} = await ask(ids[0] ?? 'inbound', {operation: 'has', accounts: ids})
      const [absent] = ids.filter((id) => !held.includes(id))
      if (absent !== undefined) await requireUnlocked(absent)
      return held
    },
    async set(id, value) {
      const {kept, previous} = await ask(id, {operation: 'set', account: id, value})
      if (kept) return previous ?? undefined
      throw secretFailure('keychain-unavailable', id, phrase(phrases.notKept))
    },
    async delete(id) {
      const {removed} = await ask(id, {operation: 'delete', account: id})
      if (!removed) await requireUnlocked(id)
      return removed
    },
  }

  async function missing(id: SecretId): Promise<Failure> {
    const isLocked = await isKeyringLocked(childEnv)
    if (isLocked === true) return locked(id)
    const inDoubt = isLocked === undefined && process.platform === 'linux'
    return secretFailure('secret-missing', id, phrase(inDoubt ? phrases.notStoredOrLocked : phrases.notStored, {id}))
  }
}

function locked(id: SecretId): Failure {
  return secretFailure('keychain-locked', id, phrase(phrases.locked, {id}))
}

function unusable(id: SecretId, why: Words): Failure {
  return secretFailure('keychain-unavailable', id, phrase(phrases.unusable, {why}))
}

function processEnd(code: number | null): Words {
  return code === null ? phrase(phrases.processSignalled) : phrase(phrases.processEnded, {code})
}

/** Messages in English whatever the system's language is; no secrets and no Node options for the child. */
function environmentOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const {NODE_OPTIONS: _options, ...rest} = withoutSecrets(env)
  return {...rest, LC_ALL: 'C'}
}

/** The cause in words an admin can act on; the library's own words where it is none of the known ones. */
function reason({stage, message}: Answered<'failed'>, env: NodeJS.ProcessEnv): Words {
  const words = withoutControlCharacters(message).slice(0, 300)
  if (stage === 'not-installed') return phrase(phrases.keytarMissing)
  if (/libsecret/.test(words)) return phrase(phrases.libsecretMissing, {words})
  if (stage === 'load') return words
  if (/was not provided|ServiceUnknown/.test(words)) {
    return phrase(phrases.noSecretService, {words})
  }
  if (process.platform === 'linux' && env['DBUS_SESSION_BUS_ADDRESS'] === undefined) {
    return phrase(phrases.noDbus, {words})
  }
  return words
}
