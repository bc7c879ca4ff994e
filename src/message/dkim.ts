import type {Resolver} from '../connection/dns.js'
import {isReservedName} from '../connection/dns.js'
import {relaxedBody, simpleBody} from './compare-body.js'
import {readDkimKey} from './dkim-key.js'
import {splitMessage} from './raw-headers.js'

export type DkimFailure =
  | 'dkim-body-hash-mismatch'
  | 'dkim-signature-mismatch'
  | 'dkim-key-not-found'
  | 'dkim-key-malformed'
  | 'dkim-key-too-short'
  | 'dkim-expired'

/** What became of one DKIM signature (RFC 6376 section 6). */
export interface SignatureCheck {
  readonly result: 'pass' | 'fail' | 'permerror' | 'temperror'
  /** Signing domain, the tag `d`. */
  readonly domain: string
  readonly selector: string
  /** Why it failed, where that is known. */
  readonly failure?: DkimFailure
  readonly comment: string
  /** The key says `t=y`: a verifier may ignore the signature. */
  readonly testing?: true
}

/** Verifies every DKIM signature of a message; a key that could not be asked for gives `temperror`. */
export async function verifyDkim(raw: Buffer, resolver: Resolver, now: Date = new Date()): Promise<SignatureCheck[]> {
  const {dkimVerify} = await import('mailauth/lib/dkim/verify.js')
  const {message, overlong} = signaturesOnly(raw)
  const {results} = await dkimVerify(message, {
    resolver: keyLookup(resolver),
    curTime: now,
  })
  const checked = results.filter(({signingDomain}) => typeof signingDomain === 'string' && signingDomain !== '')
  return [...checked.map(signatureCheck), ...overlong]
}

/** Reserved names have no public DNS: the system's resolver finding no key there proves nothing. */
export function keyLookup(resolver: Resolver): (name: string, type: string) => Promise<string[][]> {
  return async (name, type) => {
    if (isReservedName(name) && !resolver.custom) {
      throw Object.assign(new Error(`${name} is reserved`), {code: 'ERESERVED'})
    }
    return (await resolver.resolve(name, type)) as string[][]
  }
}

interface MailauthResult {
  readonly signingDomain: string
  readonly selector?: string
  /** The key record. */
  readonly rr?: string
  readonly status: {readonly result: string; readonly comment?: string; readonly policy?: Record<string, unknown>}
}

function signatureCheck({signingDomain, selector, status, rr}: MailauthResult): SignatureCheck {
  const key = rr === undefined ? undefined : readDkimKey(rr)
  const testing = key?.status === 'found' && key.testing
  const who = {domain: signingDomain.toLowerCase(), selector: selector ?? '', ...(testing && {testing})}
  const comment = status.comment ?? ''
  if (status.result === 'pass') return {...who, result: 'pass', comment}
  if (status.result === 'temperror') return {...who, result: 'temperror', comment}
  if (status.result === 'policy')
    return {...who, result: 'permerror', failure: 'dkim-key-too-short', comment: 'weak key'}
  const failure = dkimFailureOf(comment)
  const result = failure === 'dkim-key-not-found' || failure === 'dkim-key-malformed' ? 'permerror' : 'fail'
  return {...who, result, failure: failure ?? 'dkim-signature-mismatch', comment}
}

/** The failure that a verifier's comment names: our own verification's words, OpenDKIM's, Gmail's, Microsoft's. */
export function dkimFailureOf(comment: string): DkimFailure | undefined {
  if (/body[ -]?hash/i.test(comment)) return 'dkim-body-hash-mismatch'
  if (/expired|invalid expiration/i.test(comment)) return 'dkim-expired'
  if (/no key|key (?:was )?not found|key retrieval|nxdomain/i.test(comment)) return 'dkim-key-not-found'
  if (/too short|too small|weak[ -]key/i.test(comment)) return 'dkim-key-too-short'
  if (/public key|key type|key version|key syntax|invalid key|bad key|malformed key|revoked/i.test(comment)) {
    return 'dkim-key-malformed'
  }
  if (
    /bad (?:\d+ bit )?(?:\S+ )?signature|signature did not|verif(?:ication|y) failed|bad rsa|bad_sig/i.test(comment)
  ) {
    return 'dkim-signature-mismatch'
  }
  return undefined
}

const maxSignatures = 20

/**
 * Takes out signatures whose tag `l` promises more body than there is: they cannot verify (RFC 6376 section 3.5), and
 * mailauth writes to standard output when it meets one. Signatures beyond a sensible number are not asked for, and the
 * seals of ARC are left to `verifyArc`: mailauth takes some of them for signatures.
 */
function signaturesOnly(raw: Buffer): {message: Buffer; overlong: SignatureCheck[]} {
  const {body, bodyLength} = measured(raw)
  const overlong: SignatureCheck[] = []
  let count = 0
  const message = withChangedHeader(raw, body, (header) =>
    header.replace(signatureField, (field) => {
      if (/^ARC-/i.test(field) || ++count > maxSignatures) return ''
      if (!isOverlong(field, bodyLength)) return field
      overlong.push({
        result: 'fail',
        domain: (tag(field, 'd') ?? '').toLowerCase(),
        selector: tag(field, 's') ?? '',
        failure: 'dkim-body-hash-mismatch',
        comment: 'body shorter than was signed',
      })
      return ''
    }),
  )
  return {message, overlong}
}

/** The message without signatures and seals that mailauth would complain of on standard output. */
export function withoutOverlongFields(raw: Buffer): Buffer {
  const {body, bodyLength} = measured(raw)
  return withChangedHeader(raw, body, (header) =>
    header.replace(signatureField, (field) => (isOverlong(field, bodyLength) ? '' : field)),
  )
}

const signatureField =
  /^(?:DKIM-Signature|ARC-(?:Seal|Message-Signature|Authentication-Results))[ \t]*:.*\r?\n(?:[ \t].*\r?\n)*/gim

type BodyLength = Readonly<Record<'simple' | 'relaxed', number>>

function measured(raw: Buffer): {body: Buffer; bodyLength: BodyLength} {
  const {body} = splitMessage(raw)
  return {body, bodyLength: {simple: simpleBody(body).length, relaxed: relaxedBody(body).length}}
}

function withChangedHeader(raw: Buffer, body: Buffer, change: (header: string) => string): Buffer {
  const header = raw.subarray(0, raw.length - body.length).toString('latin1')
  return Buffer.concat([Buffer.from(change(header), 'latin1'), body])
}

function isOverlong(field: string, bodyLength: BodyLength): boolean {
  if (/^ARC-Authentication-Results/i.test(field)) return false
  const promised = Number(tag(field, 'l') ?? 0)
  return promised > bodyLength[/\/\s*relaxed/i.test(tag(field, 'c') ?? '') ? 'relaxed' : 'simple']
}

function tag(field: string, name: string): string | undefined {
  return new RegExp(`[:;]\\s*${name}\\s*=\\s*([^;\\s]*)`, 'i').exec(field)?.[1]
}
