import {hideSecrets} from '../secret/redaction.js'
import type {AddressAttempt, Evidence, TlsFacts} from '../connection/evidence.js'

/** A line of a server is cut here; more lines than this are not shown. */
const longestLine = 300
const mostLines = 20

/**
 * What the server said and what was measured, as lines for a report: control characters removed, lengths bounded,
 * credentials and tokens replaced.
 */
export function evidenceLines(evidence: Evidence): string[] {
  const {smtp, imap, attempts, tls, counterProof, greeting, errorCode, offered} = evidence
  const lines = [
    ...(smtp?.lines.map((line) => safe(line)) ?? []),
    ...(imap === undefined
      ? []
      : [safe(`${imap.status} ${imap.code === undefined ? '' : `[${imap.code}] `}${imap.text}`)]),
    ...(attempts?.map((attempt) => attemptLine(attempt, evidence.endpoint.port)) ?? []),
    ...(smtp === undefined && greeting !== undefined && greeting !== '' ? [`first words: ${safe(greeting)}`] : []),
    ...(tls === undefined ? [] : certificateLines(tls)),
    ...(counterProof?.speaksTls === true ? [`port ${evidence.endpoint.port} speaks TLS from the first byte`] : []),
    ...(counterProof?.plainGreeting === undefined
      ? []
      : [`port ${evidence.endpoint.port} says in plain text: ${safe(counterProof.plainGreeting)}`]),
    ...(smtp === undefined && imap === undefined && errorCode !== undefined && attempts === undefined
      ? [errorLine(evidence)]
      : []),
    ...(smtp === undefined && imap === undefined && offered !== undefined
      ? [`offered: ${safe(offered.join(', ')) || 'nothing'}`]
      : []),
  ]
  return lines.filter((line) => line.trim() !== '').slice(0, mostLines)
}

function errorLine({endpoint, stage, errorCode, message}: Evidence): string {
  const words: Readonly<Record<string, string>> = {
    TIMEOUT: 'no answer within the time limit',
    CLOSED: 'the connection was closed by the other side',
  }
  const meaning = words[errorCode ?? ''] ?? (message === undefined ? undefined : safe(message))
  const what = meaning === undefined ? errorCode : `${errorCode} (${meaning})`
  return `${endpoint.host}:${endpoint.port} at ${stage}: ${what}`
}

const endings: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  TIMEOUT: 'no answer',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'no route',
}

function attemptLine({address, family, ms, errorCode}: AddressAttempt, port: number): string {
  const target = family === 6 ? `[${address}]:${port}` : `${address}:${port}`
  if (errorCode === undefined) return `${target} connected after ${ms} ms`
  const ending = endings[errorCode]
  return ending === undefined
    ? `${target} ${errorCode} after ${ms} ms`
    : `${target} ${ending} after ${ms} ms (${errorCode})`
}

function certificateLines(tls: TlsFacts): string[] {
  const {subject, issuer, names, validFrom, validTo, daysLeft, rsaBits, version, cipher} = tls
  const shown = names.slice(0, 8).join(', ')
  return [
    subject === undefined && issuer === undefined
      ? ''
      : safe(`certificate for ${subject ?? '?'}, issued by ${issuer ?? '?'}`),
    shown === '' ? '' : safe(`valid for: ${shown}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`),
    validFrom === undefined && validTo === undefined
      ? ''
      : `valid from ${validFrom?.slice(0, 10) ?? '?'} to ${validTo?.slice(0, 10) ?? '?'}${daysLeft === undefined ? '' : ` (${daysLeft} days left)`}`,
    rsaBits === undefined ? '' : `RSA key of ${rsaBits} bits`,
    version === undefined ? '' : safe(`${version}${cipher === undefined ? '' : `, ${cipher}`}`),
  ]
}

const challenge = /^(334[ -])\S+.*$/
const longBase64 = /\b[A-Za-z0-9+/_-]{60,}={0,2}(?![A-Za-z0-9+/=])/g
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g

/** One line from outside as it may be printed. */
export function safe(text: string): string {
  const printable = hideSecrets(text.slice(0, longestLine * 8))
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/g, ' ')
    .trim()
  const redacted = printable
    .slice(0, longestLine * 4)
    .replace(challenge, '$1(hidden)')
    .replaceAll(jwt, '(hidden)')
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer (hidden)')
    .replaceAll(longBase64, '(hidden)')
  return redacted.length > longestLine ? `${redacted.slice(0, longestLine)}…` : redacted
}
