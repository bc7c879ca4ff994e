import type {Finding} from '../diagnosis/finding.js'

/** A finding in plain lines: cause, what was said, what to do. */
export function findingLines({cause, evidence, remedy}: Finding): string[] {
  return [cause, ...evidence.map((said) => `> ${said}`), ...remedy.map((step, index) => `${index + 1}. ${step}`)]
}
