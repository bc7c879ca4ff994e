import type {Problem} from '../failure.js'
import {phrase, wordsIn, type Words} from '../wording/phrase.js'
import {effectiveInbound, effectiveSender, ownSettings} from './effective.js'
import {pathText} from './path.js'
import {phrases} from './phrases.js'
import type {CompanyId, CompanySettings, Settings} from './settings.js'

/** Something a company still lacks. */
export interface Lack {
  readonly path: string
  readonly words: Words
  /** The command that sets it. */
  readonly command: Words
}

/** What a company still lacks, as problems of its settings. @throws Failure `unknown-company` */
export function completeness(settings: Settings, id: CompanyId): Problem[] {
  return lacking(settings, id).map(({path, words, command}) => ({
    path,
    message: wordsIn(words, 'en'),
    valid: wordsIn(command, 'en'),
  }))
}

/**
 * What a company still lacks before its channel can work. Settings may be stored without it, so that a set-up can be
 * done step by step; a test of the channel cannot begin. @throws Failure `unknown-company`
 */
export function lacking(settings: Settings, id: CompanyId): Lack[] {
  const own = ownSettings(settings, id)
  const at = (...steps: string[]): string => pathText(['companies', id, ...steps])
  const missing: Lack[] = []
  if (own.redirect === undefined) {
    const command = `recruitmail redirect set --company ${id} --from ADDRESS`
    missing.push({path: at('redirect'), words: phrase(phrases.recruitingAddress), command})
  }
  if (effectiveInbound(settings, id) === undefined) {
    const command = 'recruitmail inbound set --address ADDRESS --host HOST'
    missing.push({path: 'inbound', words: phrase(phrases.inbound), command})
  }
  if (effectiveSender(settings, id) === undefined) missing.push(noSender(settings, id, own))
  else if (own.customAddress === undefined && own.channel !== undefined && own.channel !== 'builtin') {
    const command = `recruitmail address set --company ${id} --address ADDRESS`
    missing.push({path: at('customAddress'), words: phrase(phrases.channelAddress, {channel: own.channel}), command})
  }
  return missing
}

/** What the companies still lack, each thing once. */
export function incompleteCompanies(settings: Settings): Problem[] {
  const all = Object.keys(settings.companies).flatMap((id) => completeness(settings, id))
  return [...new Map(all.map((problem) => [problem.path, problem])).values()]
}

function noSender(settings: Settings, id: CompanyId, own: CompanySettings): Lack {
  const at = (company: CompanyId, ...steps: string[]): string => pathText(['companies', company, ...steps])
  const deciding = own.customAddress === undefined ? (mainCompanyOf(settings) ?? id) : id
  const {channel, customAddress} = ownSettings(settings, deciding)
  if (customAddress !== undefined && channel === 'smtp') {
    const command = `recruitmail smtp set --company ${deciding} --host HOST`
    return {path: at(deciding, 'smtp'), words: phrase(phrases.smtpServer), command}
  }
  if (customAddress !== undefined) {
    const command = phrase(phrases.either, {
      one: `recruitmail smtp set --company ${deciding} --host HOST`,
      other: 'recruitmail builtin set',
    })
    return {path: at(deciding, 'smtp'), words: phrase(phrases.serverOrBuiltin), command}
  }
  const command = phrase(phrases.either, {
    one: `recruitmail address set --company ${deciding} --address ADDRESS`,
    other: 'recruitmail builtin set',
  })
  return {path: at(deciding, 'customAddress'), words: phrase(phrases.addressOrBuiltin), command}
}

function mainCompanyOf(settings: Settings): CompanyId | undefined {
  return Object.keys(settings.companies).find((id) => settings.companies[id]?.main === true)
}
