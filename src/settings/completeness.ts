import type {Problem} from '../failure.js'
import {effectiveInbound, effectiveSender, ownSettings} from './effective.js'
import {pathText} from './path.js'
import type {CompanyId, CompanySettings, Settings} from './settings.js'

/**
 * What a company still lacks before its channel can work. Settings may be stored without it, so that a set-up can be
 * done step by step; a test of the channel cannot begin. @throws Failure `unknown-company`
 */
export function completeness(settings: Settings, id: CompanyId): Problem[] {
  const own = ownSettings(settings, id)
  const at = (...steps: string[]): string => pathText(['companies', id, ...steps])
  const missing: Problem[] = []
  if (own.redirect === undefined) {
    const valid = `recruitmail redirect set --company ${id} --from ADDRESS`
    missing.push({path: at('redirect'), message: 'no recruiting address: what candidates write to is not known', valid})
  }
  if (effectiveInbound(settings, id) === undefined) {
    const valid = 'recruitmail inbound set --address ADDRESS --host HOST'
    missing.push({path: 'inbound', message: 'no inbound mailbox: where redirected messages arrive is not known', valid})
  }
  if (effectiveSender(settings, id) === undefined) missing.push(noSender(settings, id, own))
  else if (own.customAddress === undefined && own.channel !== undefined && own.channel !== 'builtin') {
    const message = `the channel ${own.channel} is chosen, but there is no address of the company to send from`
    missing.push({
      path: at('customAddress'),
      message,
      valid: `recruitmail address set --company ${id} --address ADDRESS`,
    })
  }
  return missing
}

/** What the companies still lack, each thing once. */
export function incompleteCompanies(settings: Settings): Problem[] {
  const all = Object.keys(settings.companies).flatMap((id) => completeness(settings, id))
  return [...new Map(all.map((problem) => [problem.path, problem])).values()]
}

function noSender(settings: Settings, id: CompanyId, own: CompanySettings): Problem {
  const at = (company: CompanyId, ...steps: string[]): string => pathText(['companies', company, ...steps])
  const deciding = own.customAddress === undefined ? (mainCompanyOf(settings) ?? id) : id
  const {channel, customAddress} = ownSettings(settings, deciding)
  if (customAddress !== undefined && channel === 'smtp') {
    const valid = `recruitmail smtp set --company ${deciding} --host HOST`
    return {path: at(deciding, 'smtp'), message: 'no way to send: the channel is smtp and no server is set', valid}
  }
  if (customAddress !== undefined) {
    const valid = `recruitmail smtp set --company ${deciding} --host HOST, or recruitmail builtin set`
    return {path: at(deciding, 'smtp'), message: 'no way to send: no server and no built-in service is set', valid}
  }
  const valid = `recruitmail address set --company ${deciding} --address ADDRESS, or recruitmail builtin set`
  return {
    path: at(deciding, 'customAddress'),
    message: 'no way to send: no custom address and no built-in service is set',
    valid,
  }
}

function mainCompanyOf(settings: Settings): CompanyId | undefined {
  return Object.keys(settings.companies).find((id) => settings.companies[id]?.main === true)
}
