import type {Evidence, Stage} from '../connection/evidence.js'
import {diagnose, isUntestable} from '../diagnosis/diagnose.js'
import type {CheckName, Finding} from '../diagnosis/finding.js'
import {Failure} from '../failure.js'

const smtpChecks: Partial<Record<Stage, CheckName>> = {
  dns: 'smtp-dns',
  connect: 'smtp-connect',
  tls: 'smtp-tls',
  starttls: 'smtp-tls',
  auth: 'smtp-auth',
  sender: 'smtp-sender',
  recipient: 'smtp-recipient',
  data: 'smtp-accept',
}

const inboundChecks: Partial<Record<Stage, CheckName>> = {
  dns: 'inbound-dns',
  connect: 'inbound-connect',
  greeting: 'inbound-connect',
  tls: 'inbound-tls',
  starttls: 'inbound-tls',
  auth: 'inbound-auth',
}

/** What a failed step on a server means, worded for this server. */
export function findingOf(evidence: Evidence): Finding {
  const {protocol} = evidence.endpoint
  const check =
    protocol === 'smtp'
      ? (smtpChecks[evidence.stage] ?? 'smtp-ehlo')
      : (inboundChecks[evidence.stage] ?? 'inbound-folder')
  return diagnose(evidence, {check})
}

/** A failed step on a server as a failure for the reader: the finding's code and cause, the server's words, the remedy. */
export function failureOf(evidence: Evidence): Failure {
  const finding = findingOf(evidence)
  const kind = isUntestable(finding.code) ? 'unavailable' : 'broken'
  const [remedy] = finding.remedy
  return new Failure(kind, finding.code, [finding.cause, ...finding.evidence].join('\n  '), {
    ...(remedy !== undefined && {hint: remedy}),
  })
}
