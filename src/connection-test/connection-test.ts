import type {CompanyId} from '../settings/settings.js'
import {testCompany, type CompanyTestInput} from './company-test.js'
import type {CompanyTest, ConnectionTest} from './result.js'
import {overallVerdict} from './verdict.js'

export interface ConnectionTestInput extends Omit<CompanyTestInput, 'company'> {
  readonly companies: readonly CompanyId[]
}

/** Companies tested at once: enough to hide waiting, few enough for the connection caps of one server. */
const mostAtOnce = 6

/**
 * Proves the channels of one or many companies, each within the time limit of its own.
 * @throws AbortError when interrupted, after the probes are removed
 */
export async function testConnection(input: ConnectionTestInput): Promise<ConnectionTest> {
  const begun = {at: new Date().toISOString(), ms: performance.now()}
  const companies = await mapBounded(input.companies, mostAtOnce, (company) => testCompany({...input, company}))
  const verdict = overallVerdict(companies.map((company) => company.verdict))
  const ms = Math.round(performance.now() - begun.ms)
  return {schema: 'recruitmail/test-connection/1', verdict, startedAt: begun.at, ms, companies}
}

async function mapBounded(
  ids: readonly CompanyId[],
  most: number,
  work: (id: CompanyId) => Promise<CompanyTest>,
): Promise<CompanyTest[]> {
  const results: CompanyTest[] = []
  const next = ids.entries()
  const worker = async (): Promise<void> => {
    for (const [index, id] of next) results[index] = await work(id)
  }
  await Promise.all(Array.from({length: Math.min(most, ids.length)}, worker))
  return results
}
