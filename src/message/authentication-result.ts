/** What a method came to (RFC 8601 section 2.7); `unknown` where nobody could tell. */
export type AuthenticationResult =
  'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'unknown'

/** What SPF, DKIM or DMARC came to, and who found out. */
export interface Judgement {
  readonly result: AuthenticationResult
  /** Envelope sender's domain, signing domain, domain of From. */
  readonly domain?: string
  /** Whether that domain is aligned with From (RFC 7489 section 3.1). */
  readonly aligned?: boolean
  readonly source?: 'authentication-results' | 'received-spf' | 'own'
}

const words: Readonly<Record<string, AuthenticationResult>> = {
  pass: 'pass',
  bestguesspass: 'pass',
  fail: 'fail',
  hardfail: 'fail',
  // rspamd's word for a failed ARC chain
  reject: 'fail',
  invalid: 'fail',
  softfail: 'softfail',
  neutral: 'neutral',
  policy: 'neutral',
  none: 'none',
  temperror: 'temperror',
  permerror: 'permerror',
}

/** The result a word of an Authentication-Results field stands for. */
export function resultOf(word: string): AuthenticationResult {
  return Object.hasOwn(words, word) ? (words[word] ?? 'unknown') : 'unknown'
}

/** Whether the word leaves open what would have come out. */
export function isUndecided(word: string): boolean {
  return word === 'temperror' || word === 'unknown' || !Object.hasOwn(words, word)
}

/** The part after the last `@`, in lower case. */
export function domainIn(value: string | undefined): {domain?: string} {
  const domain = value
    ?.slice(value.lastIndexOf('@') + 1)
    .replace(/[<>]/g, '')
    .toLowerCase()
  return domain === undefined || domain === '' ? {} : {domain}
}
