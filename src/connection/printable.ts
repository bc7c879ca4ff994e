import {hideSecrets} from '../secret/redaction.js'

const longest = 512

/** One line of a report is cut here. */
const longestShown = 300

const challenge = /^(334[ -])\S+.*$/
const longBase64 = /\b[A-Za-z0-9+/_-]{60,}={0,2}(?![A-Za-z0-9+/=])/g
const jwt = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g

/** A server's words as they may be shown: secrets and control characters gone, at most 512 characters. */
export function printable(text: string): string {
  return cleaned(text.slice(0, longest * 4)).slice(0, longest)
}

/** One line from outside as it may stand in a report: also without what only looks like a credential; bounded. */
export function presentable(text: string): string {
  const redacted = cleaned(text.slice(0, longestShown * 8))
    .slice(0, longestShown * 4)
    .replace(challenge, '$1(hidden)')
    .replaceAll(jwt, '(hidden)')
    .replaceAll(/\bBearer\s+\S+/gi, 'Bearer (hidden)')
    .replaceAll(longBase64, '(hidden)')
  return redacted.length > longestShown ? `${redacted.slice(0, longestShown)}…` : redacted
}

function cleaned(text: string): string {
  return hideSecrets(text)
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/g, ' ')
    .trim()
}
