import type {Evidence} from '../connection/evidence.js'
import {diagnose} from '../diagnosis/diagnose.js'
import {Failure} from '../failure.js'

/** A failed step on a server as a failure for the reader: the finding's code and cause, the server's words, the remedy. */
export function failureOf(evidence: Evidence): Failure {
  const finding = diagnose(evidence)
  const words = finding.evidence.length === 0 ? '' : ` (${finding.evidence.join('; ')})`
  const [remedy] = finding.remedy
  return new Failure('broken', finding.code, `${finding.cause}${words}`, remedy === undefined ? {} : {hint: remedy})
}
