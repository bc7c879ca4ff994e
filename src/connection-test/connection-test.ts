import type {CompanyId} from '../settings/settings.js'
import {testCompany, type CompanyTestInput} from './company-test.js'
import {Places} from './places.js'
import type {CompanyTest, ConnectionTest} from './result.js'
import {RunShare} from './run-share.js'
import {overallVerdict} from './verdict.js'

export interface ConnectionTestInput extends Omit<CompanyTestInput, 'company' | 'share'> {
  readonly companies: readonly CompanyId[]
}

/** A company whose test hangs gives its place to the next one after this time and goes on beside it, in ms. */
const patienceMs = 5000

/** Companies tested at once, those included that hang: sockets and memory are bounded. */
const most = {atOnce: 12, hanging: 120}

/**
 * Proves the channels of one or many companies, each within the time limit of its own.
 * @throws AbortError when interrupted, after the probes are removed
 */
export async function testConnection(input: ConnectionTestInput): Promise<ConnectionTest> {
  const begun = {at: new Date().toISOString(), ms: performance.now()}
  const companies = await testAll(input)
  const verdict = overallVerdict(companies.map((company) => company.verdict))
  const ms = Math.round(performance.now() - begun.ms)
  return {schema: 'recruitmail/test-connection/1', verdict, startedAt: begun.at, ms, companies}
}

async function testAll(input: ConnectionTestInput): Promise<CompanyTest[]> {
  const share = new RunShare(input.network)
  const [all, healthy] = [new Places(most.hanging, Infinity), new Places(most.atOnce, patienceMs)]
  const test = (company: CompanyId): Promise<CompanyTest> =>
    all.run(() => healthy.run(() => testCompany({...input, company, share})))
  const ended = await Promise.allSettled(input.companies.map(test))
  await share.close()
  return ended.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
