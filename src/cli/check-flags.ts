import {custom} from '@oclif/core/flags'
import {Failure} from '../failure.js'
import {checkNames, type CheckName} from '../diagnosis/finding.js'

/** `--only smtp-auth,inbound-auth`: names of checks, comma-separated. */
export const checksFlag = custom<CheckName[]>({
  helpValue: 'CHECK,…',
  parse: (input) => Promise.resolve(checksNamed(input.split(',').map((name) => name.trim()))),
})

/** @throws Failure `unknown-check`, every unknown name at once */
function checksNamed(names: readonly string[]): CheckName[] {
  const unknown = names.filter((name) => !isCheck(name))
  if (unknown.length === 0) return names.filter(isCheck)
  const quoted = unknown.map((name) => `"${name}"`).join(', ')
  throw new Failure('usage', 'unknown-check', `There is no check ${quoted}.`, {
    hint: `The checks: ${checkNames.join(', ')}`,
  })
}

function isCheck(name: string): name is CheckName {
  return (checkNames as readonly string[]).includes(name)
}
