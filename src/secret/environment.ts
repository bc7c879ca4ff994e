import {withoutLineEnding} from './trim.js'
import {environmentName, Secret, type SecretId} from './vault.js'

/** The secret from its environment variable; undefined where that is not set or empty. */
export function fromEnvironment(id: SecretId, env: NodeJS.ProcessEnv): Secret | undefined {
  const value = withoutLineEnding(env[environmentName(id)] ?? '')
  return value === '' ? undefined : new Secret(value, 'environment')
}

/** The environment for programs we start: without the secrets that are none of their business. */
export function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('RECRUITMAIL_SECRET_')),
  )
}
