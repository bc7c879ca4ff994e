import type {CertificateFacts, TlsFacts} from '../connection/evidence.js'
import {presentable as safe} from '../connection/printable.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'

/** More names than this are only counted. */
const mostNames = 8

/** What was presented in a handshake: the server's certificate and those above it, version and cipher. */
export function certificateLines(tls: TlsFacts): Words[] {
  const {subject, issuer, names, rsaBits, version, cipher, chain = []} = tls
  const key = chain[0]?.key ?? (rsaBits === undefined ? undefined : {type: 'RSA' as const, bits: rsaBits})
  return [
    subject === undefined && issuer === undefined
      ? ''
      : phrase(phrases.certificate, {subject: safe(subject ?? '?'), issuer: safe(issuer ?? '?')}),
    names.length === 0 ? '' : phrase(phrases.validFor, {names: namesWords(names)}),
    ...validityLines(tls),
    ...keyLines(key),
    ...chain.slice(1).flatMap(aboveLines),
    ...chain.flatMap(hashLines),
    version === undefined ? '' : safe(`${version}${cipher === undefined ? '' : `, ${cipher}`}`),
  ]
}

function namesWords(names: readonly string[]): Words {
  const shown = safe(names.slice(0, mostNames).join(', '))
  return names.length > mostNames ? phrase(phrases.andMore, {names: shown, count: names.length - mostNames}) : shown
}

function validityLines({validFrom, validTo, daysLeft}: Pick<TlsFacts, 'validFrom' | 'validTo' | 'daysLeft'>): Words[] {
  if (validFrom === undefined && validTo === undefined) return []
  const values = {from: validFrom?.slice(0, 10) ?? '?', to: validTo?.slice(0, 10) ?? '?'}
  if (daysLeft === undefined) return [phrase(phrases.validity, values)]
  const text = daysLeft < 0 ? phrases.validityEnded : phrases.validityWithDays
  return [phrase(text, {...values, days: Math.abs(daysLeft)})]
}

function keyLines(key: CertificateFacts['key']): Words[] {
  if (key === undefined) return []
  const {type, bits, curve} = key
  return [curve === undefined ? phrase(phrases.key, {type, bits}) : phrase(phrases.keyOnCurve, {type, bits, curve})]
}

/** One line of each certificate above the server's own, more where something about it ends or has ended. */
function aboveLines(certificate: CertificateFacts): Words[] {
  const {subject = '?', issuer = '?', daysLeft} = certificate
  const line = phrase(phrases.aboveCertificate, {subject: safe(subject), issuer: safe(issuer)})
  return daysLeft !== undefined && daysLeft < 30 ? [line, ...validityLines(certificate)] : [line]
}

/** The signature of a root is never checked, so its hash does not matter. */
function hashLines({subject = '?', issuer, weakHash}: CertificateFacts, index: number): Words[] {
  if (weakHash === undefined || (index > 0 && subject === issuer)) return []
  return [phrase(phrases.weakHash, {subject: safe(subject), hash: weakHash})]
}
