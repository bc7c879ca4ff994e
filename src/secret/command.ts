import {withoutControlCharacters} from '../settings/text.js'
import {phrase, type Words} from '../wording/phrase.js'
import {runChild, type ChildEnd} from './child.js'
import {withoutSecrets} from './environment.js'
import {secretFailure} from './failures.js'
import {phrases} from './phrases.js'
import {withoutLineEnding} from './trim.js'
import {Secret, type SecretId} from './vault.js'

/** A secret manager that is not done by then waits for somebody. */
const limitMs = 4_800
const limitBytes = 64 * 1024
/** A password is one line; what prints more prints something else beside it. */
const severalLines = /[\r\n][^\r\n]|\0/

/**
 * The secret that a program prints, started without a shell. The plain words it says on standard error are shown when
 * it fails, what it printed on standard output never.
 * @throws Failure `password-command-failed` within five seconds
 */
export async function fromCommand(id: SecretId, command: readonly string[], env: NodeJS.ProcessEnv): Promise<Secret> {
  const [program = '', ...args] = command
  const end = await runChild(program, args, {env: withoutSecrets(env), limitMs, limitBytes})
  const value = end.status === 'ended' && end.exitCode === 0 ? withoutLineEnding(end.stdout) : ''
  if (value !== '' && !severalLines.test(value)) return new Secret(value, 'command')
  const words = phrase(phrases.commandFailed, {id, program: withoutControlCharacters(program), end: whatWentWrong(end)})
  throw secretFailure('password-command-failed', id, words)
}

function whatWentWrong(end: ChildEnd): Words {
  switch (end.status) {
    case 'not-started':
      return end.errorCode === 'ENOENT' ? phrase(phrases.notFound) : phrase(phrases.notStarted, {code: end.errorCode})
    case 'timeout':
      return phrase(phrases.noAnswer, {seconds: Math.ceil(limitMs / 1000)})
    case 'too-much-output':
      return phrase(phrases.tooMuch)
    case 'ended':
      return exitWords(end.exitCode, end)
  }
}

function exitWords(code: number | null, {stdout, stderr}: {readonly stdout: string; readonly stderr: string}): Words {
  if (code === 0) return phrase(severalLines.test(stdout) ? phrases.severalLines : phrases.nothing)
  const saying = said(stderr, stdout)
  return code === null ? phrase(phrases.signalled, {said: saying}) : phrase(phrases.exitCode, {code, said: saying})
}

/** The program's own words, as far as none of them can be a secret: a failing script may well print it here. */
function said(stderr: string, stdout: string): Words {
  const printed = new Set(stdout.split(/\s+/))
  const words = stderr.slice(0, 2000).trim().split(/\s+/)
  const shown = words.map((word) => (isPlainWord(word) && !printed.has(word) ? word : '…')).join(' ')
  const text = withoutControlCharacters(shown.replaceAll(/…(?: …)+/g, '…')).slice(0, 300)
  return /[a-z]/.test(text) ? phrase(phrases.saying, {words: text}) : ''
}

/** A word of a sentence, an option or a number of at most three digits; what mixes letters, digits and signs is none. */
function isPlainWord(word: string): boolean {
  return /^["'([]?(?:--?)?(?:[A-Z]?[a-z]{1,20}(?:[-'][a-z]{1,12})?|[A-Z]{1,6}|\d{1,3})["')\]]?[.,:;!?]{0,3}$/.test(word)
}
