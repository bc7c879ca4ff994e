import type {Hook} from '@oclif/core/hooks'
import {Failure} from '../failure.js'
import {sanitiseText} from '../message/sanitise.js'
import {renderFailure} from '../report/failure.js'
import {errorJson} from './base-command.js'
import {exitCodes} from './exit-codes.js'

/** Says which commands there are that begin alike; as JSON where a script asked for it. */
const commandNotFound: Hook<'command_not_found'> = function ({config, id, argv}) {
  const said = id.replaceAll(':', ' ')
  const failure = said === '--json' ? nothingSaid() : notFound(said, config.commandIDs)
  const json = argv?.includes('--json') === true || process.argv.includes('--json')
  if (json) process.stdout.write(JSON.stringify(errorJson(failure), undefined, 2) + '\n')
  else process.stderr.write(sanitiseText(renderFailure(failure, process.stderr.columns)))
  process.exitCode = exitCodes.usage
  return Promise.resolve()
}

function nothingSaid(): Failure {
  return new Failure('usage', 'missing-command', 'Missing the command.', {
    hint: 'See all commands with: recruitmail --help',
  })
}

function notFound(said: string, ids: readonly string[]): Failure {
  const known = ids.map((id) => id.replaceAll(':', ' '))
  return new Failure('usage', 'unknown-command', `There is no command "${said}".`, {hint: hintFor(said, known)})
}

function hintFor(said: string, known: readonly string[]): string {
  const topic = said.split(' ')[0] ?? ''
  const alike = known.filter((id) => id.startsWith(topic) || id.startsWith(topic.slice(0, 3)))
  if (alike.length === 0) return 'See all commands with: recruitmail --help'
  return `Did you mean: ${alike
    .slice(0, 8)
    .map((id) => `recruitmail ${id}`)
    .join(', ')}?`
}

export default commandNotFound
