import type {SecretRow} from '../report/secret.js'
import {createVault} from '../secret/chain.js'
import {requireSecretId, secretNeeds, type SecretNeed} from '../secret/needs.js'
import {environmentName} from '../secret/vault.js'
import {Failure} from '../failure.js'
import type {Settings} from '../settings/settings.js'

/** Where each secret would come from; no password command is run. */
export async function locatedSecrets(settings: Settings): Promise<SecretRow[]> {
  const needs = secretNeeds(settings)
  const locations = await createVault().locate(needs)
  return needs.map((need, index) => {
    const location = locations[index]
    return row(need, location?.source, location?.keychain)
  })
}

/** Fetches each secret, a few at a time, and says whether it could be had. @throws Failure `secret-id-invalid` */
export async function fetchedSecrets(settings: Settings, only: string | undefined): Promise<SecretRow[]> {
  const all = secretNeeds(settings)
  const needs = only === undefined ? all : [all.find(({id}) => id === only) ?? {id: requireSecretId(only), purpose: ''}]
  const vault = createVault()
  const rows: SecretRow[] = []
  for (let first = 0; first < needs.length; first += 4) {
    rows.push(...(await Promise.all(needs.slice(first, first + 4).map((need) => fetched(need, vault)))))
  }
  return rows
}

async function fetched(need: SecretNeed, vault: ReturnType<typeof createVault>): Promise<SecretRow> {
  try {
    return row(need, (await vault.read(need.id, need.passwordCommand)).source, undefined)
  } catch (error) {
    if (error instanceof Failure) return row(need, undefined, error)
    throw error
  }
}

function row(need: SecretNeed, source: SecretRow['source'] | undefined, failure: Failure | undefined): SecretRow {
  const {id, purpose} = need
  return {
    id,
    purpose,
    environmentName: environmentName(id),
    source: source ?? null,
    available: source !== undefined,
    ...(failure !== undefined && {error: {code: failure.code, message: failure.message}}),
  }
}
