import type {Evidence} from '../connection/evidence.js'
import type {ProviderId} from '../provider/provider.js'
import type {Language} from '../wording/language.js'
import {wordsIn, type Words} from '../wording/phrase.js'
import {catalogue, isFindingCode, textOf, type FindingCode} from './catalogue.js'
import {withWorkingStep, type Tried} from './alternative-lines.js'
import {classify, shownProvider} from './classify.js'
import {evidenceLines, safe} from './evidence-lines.js'
import type {CheckName, Finding} from './finding.js'
import {causeOf, commandFacts, evidenceFacts, remedyOf, type Facts} from './remedy.js'

export {findingCodes, type FindingCode} from './catalogue.js'
export {partialFailure} from './classify.js'

export interface FindingContext {
  readonly check: CheckName
  readonly provider?: ProviderId
  /**
   * Values for the placeholders of cause and remedy: `company`, `channel`, `address`, `redirectFrom`, `redirectTo`,
   * `inboundAddress`, `secretId` … The names are those between braces in the catalogue.
   */
  readonly facts?: Readonly<Record<string, Words>>
  readonly evidence?: readonly Words[]
  /** What was tried after the failure; what works becomes the first step of the remedy. */
  readonly tried?: Tried
  /** Default `en`. */
  readonly lang?: Language
}

/** Names the cause that the evidence proves and words it, with the remedy for this provider and these addresses. */
export function diagnose(evidence: Evidence, context: FindingContext): Finding {
  const provider = context.provider ?? shownProvider(evidence)
  return finding(classify(evidence, provider), {
    ...context,
    ...(provider !== undefined && {provider}),
    facts: {...context.facts, ...evidenceFacts(evidence)},
    evidence: [...evidenceLines(evidence), ...(context.evidence ?? [])],
    tried: evidence,
  })
}

/** Words a finding by its code; steps whose placeholders have no value are left out. */
export function finding(code: FindingCode, context: FindingContext): Finding {
  const {severity} = catalogue[code]
  const {check, provider, tried, lang = 'en'} = context
  const text = textOf(code, lang)
  const facts = commandFacts(check, safeFacts(context.facts ?? {}, lang), lang, provider)
  const remedy = remedyOf(text, provider, facts, lang)
  return {
    code,
    check,
    severity: severity ?? 'error',
    cause: causeOf(text, facts, lang),
    remedy:
      tried === undefined || facts['set'] === undefined ? remedy : withWorkingStep(remedy, tried, facts['set'], lang),
    evidence: (context.evidence ?? []).map((line) => safe(wordsIn(line, lang))),
    ...(provider !== undefined && {provider}),
  }
}

/** Whether the finding means that this machine could not test, rather than that the channel is broken. */
export function isUntestable(code: string): boolean {
  return isFindingCode(code) && catalogue[code].untestable === true
}

/**
 * Names of our own making, which may be long and look like a token; and the link or code to confirm a redirect by, which
 * is one, was cleaned when it was read, and is what the admin needs.
 */
const ownNames: readonly string[] = ['secretId', 'environmentName', 'company', 'confirmation']

/** Facts may come from certificates and servers, so they are cleaned like every other word from outside. */
function safeFacts(facts: Readonly<Record<string, Words>>, lang: Language): Facts {
  const cleaned = Object.entries(facts).map(([name, value]) => {
    const words = wordsIn(value, lang)
    return [name, ownNames.includes(name) ? words : safe(words)]
  })
  return Object.fromEntries(cleaned) as Facts
}
