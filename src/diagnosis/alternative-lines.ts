import type {Alternative, AlternativeOutcome, Evidence} from '../connection/evidence.js'
import type {Language, Translated} from '../wording/language.js'
import {phrase, wordsIn, type Words} from '../wording/phrase.js'
import {meanings} from './error-meanings.js'
import {phrases} from './phrases.js'

const outcomes: Readonly<Record<AlternativeOutcome, Translated>> = {
  'login-accepted': phrases.loginAccepted,
  'login-refused': phrases.loginRefused,
  ready: phrases.ready,
  'no-login': phrases.noLogin,
  failed: phrases.triedInVain,
}

/** What became of another way that was tried. */
export function alternativeLine({host, port, encryption, outcome, errorCode = '?'}: Alternative): Words {
  const way = phrase(encryption === 'tls' ? phrases.withTls : phrases.withStarttls, {host, port})
  const ending = meanings[errorCode]
  const code = ending === undefined ? errorCode : phrase(phrases.meaning, {code: phrase(ending), meaning: errorCode})
  return phrase(outcomes[outcome], {way, code})
}

const steps: Readonly<Partial<Record<AlternativeOutcome, Translated>>> = {
  'login-accepted': phrases.useAccepted,
  ready: phrases.useReady,
  'login-refused': phrases.useRefused,
}

/** What was tried after a failure. */
export type Tried = Pick<Evidence, 'endpoint' | 'alternatives'>

/**
 * A remedy that begins with the command that sets what was found to work, its steps gone that name what was tried
 * beside it; the remedy as it is where nothing was found. `set` is the command without its flags.
 */
export function withWorkingStep(remedy: readonly string[], tried: Tried, set: string, lang: Language): string[] {
  const {endpoint, alternatives = []} = tried
  const found = rank.flatMap((outcome) => alternatives.filter((one) => one.outcome === outcome))[0]
  const text = found === undefined ? undefined : steps[found.outcome]
  if (found === undefined || text === undefined) return [...remedy]
  const commands = alternatives.map((alternative) => commandFor(alternative, endpoint.host, set))
  const left = remedy.filter((step) => !commands.some((command) => step.includes(command)))
  return [wordsIn(phrase(text, {command: commandFor(found, endpoint.host, set)}), lang), ...left]
}

/** What is best, first. */
const rank: readonly AlternativeOutcome[] = ['login-accepted', 'ready', 'login-refused']

function commandFor({host, port, encryption, address}: Alternative, formerHost: string, set: string): string {
  const other = host !== formerHost
  const flags = [
    ...(other ? [`--host ${host}`] : []),
    `--port ${port}`,
    `--encryption ${encryption}`,
    ...(other && address !== undefined ? [`--connect-address ${address}`] : []),
  ]
  return [set, ...flags].join(' ')
}
