import type {Resolver} from '../connection/dns.js'
import {parseAuthenticationResults, type AuthenticationResults} from './authentication-results.js'
import {keyLookup, withoutOverlongFields} from './dkim.js'
import {excerpt, splitMessage, type RawMessage} from './raw-headers.js'

/** What became of the chain of ARC sets (RFC 8617 section 5.2). */
export interface ArcCheck {
  readonly result: 'none' | 'pass' | 'fail' | 'temperror'
  /** Why it failed, in the verifier's words. */
  readonly comment?: string
  /** Who sealed, the first one first. */
  readonly sealers: readonly string[]
  /** What the first sealer had seen. */
  readonly original?: AuthenticationResults
}

interface Seal {
  readonly instance: number
  readonly domain: string
  readonly selector: string
}

/** RFC 8617 section 4.2.1. */
const maxSets = 50

/** Verifies the chain of a message; a key that could not be asked for gives `temperror`. */
export async function verifyArc(raw: Buffer, resolver: Resolver, now: Date = new Date()): Promise<ArcCheck> {
  const message = splitMessage(raw)
  const seals = sealsOf(message)
  if (seals.length === 0) return {result: 'none', sealers: []}
  const original = firstResults(message)
  const found = {sealers: seals.map(({domain}) => domain), ...(original === undefined ? {} : {original})}
  if (seals.length > maxSets) return {result: 'fail', comment: `${seals.length} seals`, ...found}
  const missing = await missingKey(seals, resolver)
  if (missing !== undefined) return {...missing, ...found}
  const {status} = await chainStatus(withoutOverlongFields(raw), resolver, now)
  if (status.result === 'pass') return {result: 'pass', ...found}
  return {result: 'fail', comment: excerpt(status.comment ?? 'a signature does not fit'), ...found}
}

interface ChainStatus {
  readonly status: {readonly result: string; readonly comment?: string}
}

async function chainStatus(message: Buffer, resolver: Resolver, now: Date): Promise<ChainStatus> {
  const [{dkimVerify}, {arc}] = await Promise.all([
    import('mailauth/lib/dkim/verify.js'),
    import('mailauth/lib/arc/index.js'),
  ])
  const options = {resolver: keyLookup(resolver), curTime: now}
  const verified = (await dkimVerify(message, options)) as unknown as {arc: Parameters<typeof arc>[0]}
  return (await arc(verified.arc, options)) as ChainStatus
}

/** mailauth takes a key it could not get for a broken seal, so keys are asked for first. */
async function missingKey(
  seals: readonly Seal[],
  resolver: Resolver,
): Promise<Pick<ArcCheck, 'result' | 'comment'> | undefined> {
  const lookup = keyLookup(resolver)
  const names = [...new Set(seals.map(({selector, domain}) => `${selector}._domainkey.${domain}`))]
  const failures = await Promise.all(names.map((name) => failureOf(lookup(name, 'TXT'), name)))
  const [first] = failures.filter((failure) => failure !== undefined)
  if (first === undefined) return undefined
  const isAnswer = failures.every((one) => one === undefined || one.code === 'ENOTFOUND' || one.code === 'ENODATA')
  return {result: isAnswer ? 'fail' : 'temperror', comment: excerpt(`no key at ${first.name} (${first.code})`)}
}

async function failureOf(question: Promise<unknown>, name: string): Promise<{code: string; name: string} | undefined> {
  try {
    await question
    return undefined
  } catch (error) {
    return {code: (error as NodeJS.ErrnoException).code ?? 'EUNKNOWN', name}
  }
}

function sealsOf(message: RawMessage): Seal[] {
  return message.headers
    .filter(({name}) => name === 'arc-seal')
    .map(({value}) => ({
      instance: Number(tag(value, 'i')),
      domain: tag(value, 'd').toLowerCase(),
      selector: tag(value, 's'),
    }))
    .toSorted((one, other) => one.instance - other.instance)
}

function firstResults(message: RawMessage): AuthenticationResults | undefined {
  const first = message.headers.find(
    ({name, value}) => name === 'arc-authentication-results' && /^\s*i\s*=\s*1\s*;/.test(value),
  )
  return first === undefined ? undefined : parseAuthenticationResults(first.value.replace(/^\s*i\s*=\s*1\s*;/, ''))
}

function tag(value: string, name: string): string {
  return excerpt(new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*([^;\\s]*)`, 'i').exec(value.slice(0, 8000))?.[1] ?? '')
}
