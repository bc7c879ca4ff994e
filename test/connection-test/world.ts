import {loadNetwork} from '../../src/connection/network.js'
import {testConnection, type ConnectionTestInput} from '../../src/connection-test/connection-test.js'
import type {CompanyTest} from '../../src/connection-test/result.js'
import type {World} from '../../src/sandbox/world.js'
import {createVault} from '../../src/secret/chain.js'
import type {CompanyId} from '../../src/settings/settings.js'

/** Runs the connection test of one company of a world, with the world's secrets alone. */
export async function testWorld(
  world: World,
  company: CompanyId = 'acme',
  more: Partial<ConnectionTestInput> = {},
): Promise<CompanyTest> {
  const test = await testConnection({
    settings: world.settings,
    companies: [company],
    network: await loadNetwork(world.settings.network),
    vault: createVault({...world.environment}),
    timeoutMs: 15_000,
    signal: new AbortController().signal,
    ...more,
  })
  const [result] = test.companies
  if (result === undefined) throw new Error('no company was tested')
  return result
}
