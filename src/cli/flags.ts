import {boolean, custom, option} from '@oclif/core/flags'
import {Failure} from '../failure.js'
import {languages} from '../wording/language.js'
import {parseDuration} from './duration.js'

/** `--company ID`. */
export const companyFlag = custom<string>({
  char: 'c',
  helpValue: 'ID',
  description: 'The company; the main company where it is left out.',
})

/** `--config FILE`: settings for this run only; nothing is stored. */
export const configFlag = custom<string>({
  helpValue: 'FILE',
  description: 'Take the settings from this YAML file (- for standard input) instead of the stored ones.',
})

/** A duration such as `90s`, `2m` or `500ms`; the value is in milliseconds. */
export const durationFlag = custom<number>({
  helpValue: 'DURATION',
  defaultHelp: ({options}) =>
    Promise.resolve(typeof options.default === 'number' ? shortDuration(options.default) : ''),
  parse: (input) => Promise.resolve(parseDuration(input)),
})

function shortDuration(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`
}

/** `--lang`: the language of causes, remedies and reports. */
export const langFlag = option({
  options: languages,
  default: 'en' as const,
  description: 'Language of causes, remedies and headings; codes and keys stay the same.',
})

/** A TCP port. */
const portFlag = custom<number>({
  helpValue: 'PORT',
  description: 'Port, 1 to 65535; follows from the encryption where it is left out.',
  parse(input) {
    const port = /^[0-9]{1,5}$/.test(input) ? Number(input) : 0
    if (port >= 1 && port <= 65535) return Promise.resolve(port)
    const problems = [{path: '--port', message: `"${input}" is no port`, valid: '1 to 65535'}]
    throw new Failure('usage', 'port-invalid', 'The port is not valid.', {problems})
  },
})

/** A program and its arguments as one JSON array; no shell reads them. */
const passwordCommandFlag = custom<string[]>({
  helpValue: 'JSON',
  description:
    'Program that prints the password, as a JSON array: \'["op", "read", "op://…"]\'; no shell reads it. [] clears it.',
  parse(input) {
    const words = jsonOrUndefined(input)
    if (Array.isArray(words) && words.every((word) => typeof word === 'string')) return Promise.resolve(words)
    const problems = [
      {path: '--password-command', message: 'is no JSON array of texts', valid: '["op", "read", "op://…"]'},
    ]
    throw new Failure('usage', 'password-command-invalid', 'The password command is not valid.', {problems})
  },
})

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What `smtp set`, `inbound set` and `builtin set` take to describe a server and the login on it. */
export const serverFlags = {
  host: custom<string>({helpValue: 'HOST', description: 'Host name of the server.'})(),
  port: portFlag(),
  encryption: option({
    options: ['tls', 'starttls', 'none', 'ssl'] as const,
    description:
      'tls from the first byte (465, 993), starttls (587, 143), none on loopback hosts; follows from the port.',
  })(),
  account: custom<string>({helpValue: 'ACCOUNT', description: 'Login name; the address where it is left out.'})(),
  auth: option({options: ['password', 'oauth'] as const, description: 'How to log in.'})(),
  'password-command': passwordCommandFlag(),
  servername: custom<string>({
    helpValue: 'NAME',
    description: 'Name the certificate is checked for, where it is not the host. "" clears it.',
  })(),
  'connect-address': custom<string>({
    helpValue: 'IP',
    description: 'IP address to connect to; the certificate is still checked for the host. "" clears it.',
  })(),
}

/** The two ways a password enters from outside a prompt; exactly one may be used. */
export const passwordFlags = {
  'password-stdin': boolean({description: 'Read the password from standard input.', exclusive: ['password-file']}),
  'password-file': custom<string>({
    helpValue: 'FILE',
    description: 'Read the password from this file.',
    exclusive: ['password-stdin'],
  })(),
}
