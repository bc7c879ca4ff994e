import {presentable as safe} from '../connection/printable.js'
import {serviceOf} from '../connection/service.js'
import type {AddressAttempt, Evidence} from '../connection/evidence.js'
import {phrase, type Words} from '../wording/phrase.js'
import {alternativeLine} from './alternative-lines.js'
import {certificateLines} from './certificate-lines.js'
import {meanings} from './error-meanings.js'
import {phrases, stageNames} from './phrases.js'
import {tokenLines} from './token-lines.js'

export {presentable as safe} from '../connection/printable.js'

/** More lines than this are not shown. */
const mostLines = 24

/**
 * What the server said and what was measured, as lines for a report: control characters removed, lengths bounded,
 * credentials and tokens replaced.
 */
export function evidenceLines(evidence: Evidence): Words[] {
  const {endpoint, smtp, imap, attempts, tls, errorCode, offered, alternatives} = evidence
  const silent = smtp === undefined && imap === undefined
  const lines: Words[] = [
    ...(smtp?.lines.map((line) => safe(line)) ?? []),
    ...(imap === undefined
      ? []
      : [safe(`${imap.status} ${imap.code === undefined ? '' : `[${imap.code}] `}${imap.text}`)]),
    ...tokenLines(evidence),
    ...(errorCode === 'PASSWORD_CHARSET' ? [phrase(phrases.acceptedInLatin1)] : []),
    ...(attempts?.map((attempt) => attemptLine(attempt, endpoint.port)) ?? []),
    ...(tls === undefined ? [] : certificateLines(tls)),
    ...wordLines(evidence),
    ...counterProofLines(evidence),
    ...(silent && errorCode !== undefined && attempts === undefined ? [errorLine(evidence)] : []),
    ...(silent && offered !== undefined ? offerLines(offered, evidence.offeredBeforeTls) : []),
    ...(alternatives?.map(alternativeLine) ?? []),
  ]
  return lines.filter((line) => typeof line !== 'string' || line.trim() !== '').slice(0, mostLines)
}

/** What the port said first, and what protocol that is of where it is another one than expected. */
function wordLines({endpoint, smtp, greeting, counterProof, service}: Evidence): Words[] {
  const first = smtp === undefined && greeting !== undefined && greeting !== '' ? greeting : undefined
  const told = service ?? serviceOf(counterProof?.insideTls ?? counterProof?.plainGreeting ?? first ?? '')
  const other = told !== undefined && told.toLowerCase() !== endpoint.protocol
  return [
    ...(first === undefined ? [] : [phrase(phrases.firstWords, {words: safe(first)})]),
    ...(other ? [phrase(phrases.speaks, {port: endpoint.port, service: told})] : []),
  ]
}

function counterProofLines({endpoint, counterProof, errorCode}: Evidence): Words[] {
  if (counterProof === undefined) return []
  const {host, port} = endpoint
  const {speaksTls, plainGreeting, insideTls, legacyTls} = counterProof
  const nothing = speaksTls === false && plainGreeting === undefined && errorCode === 'TIMEOUT'
  const [oldest = '', newest = oldest] = legacyTls?.versions ?? []
  const versions = oldest === newest ? oldest : phrase(phrases.through, {oldest, newest})
  const old = /^(SSLv3|TLSv1|TLSv1\.1)$/.test(newest)
  return [
    ...(speaksTls === true ? [phrase(phrases.speaksTls, {port})] : []),
    ...(plainGreeting === undefined ? [] : [phrase(phrases.saysInPlainText, {port, words: safe(plainGreeting)})]),
    ...(insideTls === undefined ? [] : [phrase(phrases.saysInsideTls, {port, words: safe(insideTls)})]),
    ...(nothing ? [phrase(phrases.speaksNothing, {port})] : []),
    ...(legacyTls === undefined
      ? []
      : [
          phrase(old ? phrases.speaksOnly : phrases.wouldTake, {host, port, versions, cipher: legacyTls.cipher ?? '?'}),
        ]),
  ]
}

function offerLines(offered: readonly string[], before: readonly string[] = []): Words[] {
  const shown = safe(offered.join(', '))
  const isAuth = (line: string): boolean => /^AUTH([ =]|$)/.test(line)
  const lost = offered.some(isAuth) ? [] : before.filter(isAuth)
  return [
    phrase(phrases.offered, {offered: shown === '' ? phrase(phrases.nothing) : shown}),
    ...(lost.length === 0 ? [] : [phrase(phrases.authBeforeTls, {offered: safe(lost.join(', '))})]),
  ]
}

function errorLine({endpoint, stage, errorCode = '', message}: Evidence): Words {
  const known = meanings[errorCode]
  const told = known === undefined ? undefined : phrase(known)
  const meaning = told ?? (message === undefined ? undefined : safe(message))
  const what = meaning === undefined ? errorCode : phrase(phrases.meaning, {code: errorCode, meaning})
  return phrase(phrases.failedAt, {host: endpoint.host, port: endpoint.port, stage: phrase(stageNames[stage]), what})
}

function attemptLine({address, family, ms, errorCode}: AddressAttempt, port: number): Words {
  const target = family === 6 ? `[${address}]:${port}` : `${address}:${port}`
  if (errorCode === undefined) return phrase(phrases.connected, {target, ms})
  const ending = meanings[errorCode]
  if (ending === undefined) return phrase(phrases.attemptFailed, {target, code: errorCode, ms})
  return phrase(phrases.attemptEnded, {target, ending: phrase(ending), ms, code: errorCode})
}
