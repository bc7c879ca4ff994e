import type {Words} from '../wording/phrase.js'
import type {FindingCode} from '../diagnosis/catalogue.js'

/** Something noticed that has a name in the catalogue; the wording is added where findings are made. */
export interface Observation {
  /** Code of the catalogue, such as `header-from-rewritten`. */
  readonly code: FindingCode
  /** Values the remedy needs: addresses, domains, host names. */
  readonly facts?: Readonly<Record<string, Words>>
  /** What was seen, fit to be shown: bounded, control characters removed. */
  readonly evidence: readonly Words[]
}
