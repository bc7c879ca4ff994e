import {withoutControlCharacters} from '../settings/text.js'
import {runChild, type ChildEnd} from './child.js'
import {withoutSecrets} from './environment.js'
import {secretFailure} from './failures.js'
import {withoutLineEnding} from './trim.js'
import {Secret, type SecretId} from './vault.js'

/** A secret manager that is not done by then waits for somebody. */
const limitMs = 4_800
const limitBytes = 64 * 1024

/**
 * The secret that a program prints, started without a shell. What it says on standard error is shown when it fails,
 * what it printed on standard output never.
 * @throws Failure `password-command-failed` within five seconds
 */
export async function fromCommand(id: SecretId, command: readonly string[], env: NodeJS.ProcessEnv): Promise<Secret> {
  const [program = '', ...args] = command
  const end = await runChild(program, args, {env: withoutSecrets(env), limitMs, limitBytes})
  const value = end.status === 'ended' && end.exitCode === 0 ? withoutLineEnding(end.stdout) : ''
  if (value !== '') return new Secret(value, 'command')
  const name = withoutControlCharacters(program)
  throw secretFailure('password-command-failed', id, `passwordCommand for ${id}: ${name} ${whatWentWrong(end)}.`)
}

function whatWentWrong(end: ChildEnd): string {
  switch (end.status) {
    case 'not-started':
      return end.errorCode === 'ENOENT' ? 'was not found' : `could not be started (${end.errorCode})`
    case 'timeout':
      return `gave no answer within ${Math.ceil(limitMs / 1000)} seconds`
    case 'too-much-output':
      return 'printed more than 64 kB'
    case 'ended':
      if (end.exitCode === 0) return 'printed nothing'
      return `ended with ${end.exitCode === null ? 'a signal' : `exit code ${end.exitCode}`}${said(end.stderr, end.stdout)}`
  }
}

/** The program's own words; what it printed as the secret is taken out, should it repeat it there. */
function said(stderr: string, stdout: string): string {
  const secrets = stdout.split(/\s+/).filter((word) => word !== '')
  const clean = secrets.reduce((text, word) => text.replaceAll(word, '[secret]'), stderr)
  const words = withoutControlCharacters(clean.trim().replaceAll(/\s+/g, ' ')).slice(0, 300)
  return words === '' ? '' : `, saying: ${words}`
}
