import type {CounterProof, Endpoint, Evidence} from './evidence.js'
import {inspectCertificate, legacyTls, type FailedHandshake, type OpenAgain} from './tls.js'

/** How to find out more about a server whose handshake failed. */
interface Proofs {
  readonly stage: 'tls' | 'starttls'
  readonly again: OpenAgain
  /** What the port says in plain text; undefined where plain text led to the handshake. */
  readonly inPlainText: ((limitMs: number) => Promise<CounterProof>) | undefined
}

/**
 * What a failed handshake proves, with what was found out about it on connections of their own: the certificate that
 * was refused, what the port says in plain text, and what the server speaks that speaks nothing safe.
 * @param limitMs of each connection; 0 to leave it at the failure
 */
export async function tlsEvidence(
  {errorCode, bytesReceived, message}: FailedHandshake,
  endpoint: Endpoint,
  {stage, again, inPlainText}: Proofs,
  limitMs: number,
): Promise<Evidence> {
  const failed = {endpoint, stage, errorCode, bytesReceived, message}
  if (limitMs === 0) return failed
  const [presented, plain, legacy] = await Promise.all([
    isAboutCertificate(errorCode) ? inspectCertificate(again, endpoint, limitMs) : undefined,
    mayBePlainText(errorCode) ? inPlainText?.(limitMs) : undefined,
    mayBeUnsafe(errorCode) ? legacyTls(again, endpoint, limitMs) : undefined,
  ])
  const counterProof = {...plain, ...(legacy !== undefined && {legacyTls: legacy})}
  const proven = plain !== undefined || legacy !== undefined
  return {
    ...failed,
    ...(presented !== undefined && {tls: presented}),
    ...(proven && {counterProof}),
  }
}

function isAboutCertificate(errorCode: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|INVALID_CA|INVALID_PURPOSE|KEY_TOO|MD_TOO/.test(errorCode)
}

/** Servers that speak old versions or ciphers alone say so by an alert, or just end the connection. */
function mayBeUnsafe(errorCode: string): boolean {
  if (isAboutCertificate(errorCode)) return false
  return /VERSION|PROTOCOL|HANDSHAKE_FAILURE|CIPHER|SECURITY|DH_|INTERNAL_ERROR|^CLOSED$|^ECONNRESET$/.test(errorCode)
}

function mayBePlainText(errorCode: string): boolean {
  return (
    /WRONG_VERSION_NUMBER|PACKET_LENGTH|UNKNOWN_PROTOCOL|HTTP_REQUEST|BAD_RECORD_TYPE|UNEXPECTED_MESSAGE/.test(
      errorCode,
    ) ||
    errorCode === 'TIMEOUT' ||
    errorCode === 'CLOSED' ||
    errorCode === 'ECONNRESET'
  )
}
