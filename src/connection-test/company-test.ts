import {createResolver} from '../connection/dns.js'
import {limitsUntil, limitsWithin} from '../connection/limits.js'
import type {Network} from '../connection/network.js'
import type {Vault} from '../secret/vault.js'
import {effectiveCompany} from '../settings/effective.js'
import type {CompanyId, Settings} from '../settings/settings.js'
import type {Language} from '../wording/language.js'
import {runCompanyTest} from './company-run.js'
import type {TestContext} from './context.js'
import {domainOf} from '../settings/address.js'
import {Recorder} from './recorder.js'
import type {CompanyTest, TestProgress} from './result.js'
import type {RunShare} from './run-share.js'
import {selectChecks, type Selection} from './selection.js'
import {checkSettings} from './settings-check.js'
import {verdictOf} from './verdict.js'

/** Part of the time kept back for removing the probes, at most this many ms. */
const reserve = {share: 0.15, most: 5000}

export interface CompanyTestInput {
  readonly settings: Settings
  readonly company: CompanyId
  /** What this test shares with the others of the run. */
  readonly share: RunShare
  readonly network: Network
  readonly vault: Vault
  readonly selection?: Selection
  /** Limit for the whole test, in ms. */
  readonly timeoutMs: number
  /** Aborted by Ctrl-C: what is under way ends, probes are removed, then the test throws `AbortError`. */
  readonly signal: AbortSignal
  /** Language of the findings; default `en`. */
  readonly lang?: Language
  readonly onProgress?: ((progress: TestProgress) => void) | undefined
}

/** Proves one company's channel end to end. @throws AbortError when interrupted, after tidying up */
export async function testCompany(input: CompanyTestInput): Promise<CompanyTest> {
  input.signal.throwIfAborted()
  const startedAt = new Date().toISOString()
  const context = contextOf(input)
  const {company, recorder} = context
  const prepared = await checkSettings(context, input.settings, input.vault)
  if (prepared !== undefined) await runCompanyTest(context, prepared, input.timeoutMs)
  await Promise.all(context.atEnd.map((work) => work()))
  input.signal.throwIfAborted()
  const checks = recorder.results()
  return {
    company: company.id,
    channel: company.sender?.value.channel,
    address: company.sender?.value.address,
    inherited: company.sender?.origin === 'main',
    verdict: verdictOf(checks, recorder.findings),
    checks,
    findings: recorder.findings,
    startedAt,
    ms: Math.round(performance.now() - context.startedAt),
    conversations: context.conversations,
  }
}

function contextOf(input: CompanyTestInput): TestContext {
  const company = effectiveCompany(input.settings, input.company)
  const selection = input.selection ?? selectChecks({})
  const sender = company.sender?.value
  const lang = input.lang ?? 'en'
  const startedAt = performance.now()
  const deadline = startedAt + input.timeoutMs
  const until = deadline - Math.min(reserve.most, input.timeoutMs * reserve.share)
  return {
    company,
    network: input.network,
    share: input.share,
    resolver: createResolver(input.network),
    selection,
    recorder: new Recorder(input.company, selection, lang, input.onProgress),
    lang,
    limits: limitsUntil(limitsWithin(input.timeoutMs), until),
    atEnd: [],
    conversations: [],
    startedAt,
    until,
    deadline,
    signal: input.signal,
    facts: {
      company: company.id,
      ...(sender !== undefined && {address: sender.address, sender: sender.address, domain: domainOf(sender.address)}),
      ...(company.redirect !== undefined && {
        recipient: company.redirect.from,
        redirectFrom: company.redirect.from,
        redirectTo: company.redirect.to,
      }),
      ...(company.inbound !== undefined && {inboundAddress: company.inbound.value.address}),
    },
  }
}
