import type {SecretSource} from '../secret/vault.js'
import {sanitise} from '../message/sanitise.js'
import {fold} from './layout.js'
import {renderTable} from './table.js'

/** A secret the settings call for, without its value; `source` is null where no source has it. */
export interface SecretRow {
  readonly id: string
  /** The login it belongs to. */
  readonly purpose: string
  readonly environmentName: string
  readonly source: SecretSource | null
  readonly available: boolean
  readonly error?: {readonly code: string; readonly message: string}
}

export function renderSecrets(secrets: readonly SecretRow[], columns = Infinity): string {
  if (secrets.length === 0) return 'The settings call for no secret yet.'
  const rows = secrets.map(({id, source, error, environmentName, purpose}) => [
    id,
    source ?? error?.code ?? 'missing',
    environmentName,
    purpose,
  ])
  const reasons = [...new Set(secrets.flatMap(({error}) => (error === undefined ? [] : [sanitise(error.message)])))]
  return [
    renderTable(['SECRET', 'SOURCE', 'ENVIRONMENT', 'LOGIN'], rows, columns),
    ...reasons.map((reason) => fold(reason, columns)),
  ].join('\n')
}
