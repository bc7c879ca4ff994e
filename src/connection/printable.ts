import {hideSecrets} from '../secret/redaction.js'

const longest = 512

/** A server's words as they may be shown: secrets and control characters gone, at most 512 characters. */
export function printable(text: string): string {
  return hideSecrets(text.slice(0, longest * 4))
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]+/g, ' ')
    .trim()
    .slice(0, longest)
}
