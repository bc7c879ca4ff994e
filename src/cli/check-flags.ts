import {custom} from '@oclif/core/flags'
import {Failure} from '../failure.js'
import {checkNames, type CheckName} from '../diagnosis/finding.js'

/** `--only smtp-auth,inbound-auth`: names of checks, comma-separated. */
export const checksFlag = custom<CheckName[]>({
  helpValue: 'CHECK,…',
  parse: (input) => Promise.resolve(input.split(',').map((name) => checkNamed(name.trim()))),
})

function checkNamed(name: string): CheckName {
  const check = checkNames.find((known) => known === name)
  if (check !== undefined) return check
  const problems = [{path: '--only, --skip', message: `"${name}" is no check`, valid: checkNames.join(', ')}]
  throw new Failure('usage', 'unknown-check', `There is no check "${name}".`, {problems})
}
