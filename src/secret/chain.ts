import {fromCommand} from './command.js'
import {fromEnvironment} from './environment.js'
import {secretFailure} from './failures.js'
import {systemKeychain, type Keychain} from './keychain.js'
import {environmentName, Secret, type SecretAdmin, type SecretId, type SecretLocation, type Vault} from './vault.js'
import {Failure} from '../failure.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'

/** How long a keychain that could not be used is not asked again, in ms: many secrets shall not wait for it one by one. */
const unusableMs = 10_000

/**
 * The vault of this machine. Precedence: the environment, then the password command, then the keychain. A source that
 * was chosen and fails is a failure; the next one is not tried in its place.
 */
export function createVault(
  env: NodeJS.ProcessEnv = process.env,
  keychain: Keychain = systemKeychain(env),
): Vault & SecretAdmin {
  /** Each secret is fetched once in a run, also when many companies share it; failures are not kept. */
  const fetched = new Map<string, Promise<Secret>>()
  let unusable: {readonly words: Words; readonly until: number} | undefined

  async function fetch(id: SecretId, passwordCommand: readonly string[] | undefined): Promise<Secret> {
    if (passwordCommand !== undefined) return fromCommand(id, passwordCommand, env)
    if (unusable !== undefined && performance.now() < unusable.until) {
      throw secretFailure('keychain-unavailable', id, unusable.words)
    }
    try {
      return new Secret(await keychain.get(id), 'keychain')
    } catch (error) {
      if (error instanceof Failure && error.code === 'keychain-unavailable') {
        unusable = {words: error.words, until: performance.now() + unusableMs}
      }
      throw error instanceof Failure && isSetButEmpty(id) ? withEmptyVariable(error, id) : error
    }
  }

  const isSetButEmpty = (id: SecretId): boolean => env[environmentName(id)] !== undefined

  return {
    async read(id, passwordCommand) {
      const direct = fromEnvironment(id, env)
      if (direct !== undefined) return direct
      const key = JSON.stringify([id, passwordCommand])
      const known = fetched.get(key) ?? fetch(id, passwordCommand)
      fetched.set(key, known)
      try {
        return await known
      } catch (error) {
        fetched.delete(key)
        throw error
      }
    },
    async store(id, value) {
      const previous = await keychain.set(id, value)
      fetched.clear()
      return async () => {
        if (previous === undefined) await keychain.delete(id)
        else await keychain.set(id, previous)
      }
    },
    async remove(id) {
      fetched.clear()
      return keychain.delete(id)
    },
    async locate(needs) {
      const direct = needs.map(({id, passwordCommand}): SecretLocation => {
        if (fromEnvironment(id, env) !== undefined) return {id, source: 'environment'}
        return {id, source: passwordCommand === undefined ? undefined : 'command'}
      })
      const open = direct.filter(({source}) => source === undefined).map(({id}) => id)
      if (open.length === 0) return direct
      try {
        const held = await keychain.held(open)
        return direct.map((location) => (held.includes(location.id) ? {...location, source: 'keychain'} : location))
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        return direct.map((location) => (location.source === undefined ? {...location, keychain: error} : location))
      }
    },
  }
}

function withEmptyVariable(failure: Failure, id: SecretId): Failure {
  const message = phrase(phrases.emptyVariable, {message: failure.words, variable: environmentName(id)})
  return new Failure(failure.kind, failure.code, message, {...(failure.hint !== undefined && {hint: failure.hint})})
}
