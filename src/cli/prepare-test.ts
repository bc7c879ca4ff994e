import {loadNetwork, type Network} from '../connection/network.js'
import {Failure} from '../failure.js'
import {createVault} from '../secret/chain.js'
import type {Vault} from '../secret/vault.js'
import {effectiveCompany, mainCompanyId} from '../settings/effective.js'
import type {CompanyId, Settings} from '../settings/settings.js'
import {loadSettings} from './settings-source.js'

export interface PreparedTest {
  readonly settings: Settings
  readonly companies: readonly CompanyId[]
  readonly network: Network
  readonly vault: Vault
}

/** Loads what a test works on and decides which companies are meant. @throws Failure of kind `usage` */
export async function prepareTest(wish: {
  readonly company?: string | undefined
  readonly all: boolean
  readonly config?: string | undefined
}): Promise<PreparedTest> {
  const settings = await loadSettings(wish.config === undefined ? {} : {config: wish.config})
  const ids = Object.keys(settings.companies)
  if (ids.length === 0) {
    throw new Failure('usage', 'no-company', 'No company is set up yet.', {
      hint: 'Start with: recruitmail company add ID --name NAME --main, or: recruitmail config apply FILE',
    })
  }
  const companies = wish.all ? ids : [effectiveCompany(settings, wish.company ?? mainCompanyId(settings)).id]
  return {settings, companies, network: await loadNetwork(settings.network), vault: createVault()}
}
