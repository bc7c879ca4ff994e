import {createPublicKey, type KeyObject} from 'node:crypto'
import type {Resolver} from '../connection/dns.js'
import {phrase, type Words} from '../wording/phrase.js'
import {phrases} from './phrases.js'
import {excerpt} from './raw-headers.js'

/** Verifiers ignore signatures of shorter RSA keys (RFC 8301 section 3.2). */
export const leastRsaBits = 1024

/** What stands in the DNS for one selector (RFC 6376 section 3.6.1). */
export type DkimKey =
  | {
      readonly status: 'found'
      readonly record: string
      readonly type: 'rsa' | 'ed25519'
      /** Length of an RSA key. */
      readonly bits?: number
      /** `t=y`: the domain is only testing, so verifiers may ignore the signature. */
      readonly testing: boolean
    }
  /** `p=` is empty: the key was withdrawn. */
  | {readonly status: 'revoked'; readonly record: string}
  | {readonly status: 'malformed'; readonly record: string; readonly reason: Words}
  | {readonly status: 'none'; readonly alias?: string}
  | {readonly status: 'unavailable'; readonly errorCode: string}

/** Looks a key up and reads it. `alias` is where a CNAME leads that ends in nothing. */
export async function lookupDkimKey(selector: string, domain: string, resolver: Resolver): Promise<DkimKey> {
  const name = `${selector}._domainkey.${domain}`
  const answer = await resolver.txt(name)
  if (answer.status === 'unavailable') return answer
  if (answer.status === 'found') return readDkimKey(answer.records[0] ?? '')
  const alias = await resolver.cname(name)
  return alias.status === 'found' ? {status: 'none', alias: excerpt(alias.records[0] ?? '')} : {status: 'none'}
}

/** Reads a key record. */
export function readDkimKey(text: string): DkimKey {
  const record = excerpt(text, 500)
  const tags = tagsOf(text.slice(0, 8000))
  const malformed = (reason: Words): DkimKey => ({status: 'malformed', record, reason})
  const version = tags.get('v')
  if (version !== undefined && version.toUpperCase() !== 'DKIM1') return malformed(`v=${excerpt(version, 20)}`)
  const data = tags.get('p')?.replace(/\s+/g, '')
  if (data === undefined) return malformed(phrase(phrases.keyMissing))
  if (data === '') return {status: 'revoked', record}
  if (!/^[a-z0-9+/]+={0,2}$/i.test(data)) return malformed(phrase(phrases.keyNoBase64))
  const testing = /(?:^|:)\s*y\s*(?::|$)/i.test(tags.get('t') ?? '')
  const raw = Buffer.from(data, 'base64')
  const type = (tags.get('k') ?? 'rsa').trim().toLowerCase()
  if (type === 'ed25519') {
    return raw.length === 32 || raw.length === 44
      ? {status: 'found', record, type, testing}
      : malformed(phrase(phrases.keyNoEd25519))
  }
  if (type !== 'rsa') return malformed(`k=${excerpt(type, 20)}`)
  const bits = rsaKey(raw)?.asymmetricKeyDetails?.modulusLength
  return bits === undefined ? malformed(phrase(phrases.keyNoRsa)) : {status: 'found', record, type, bits, testing}
}

function rsaKey(key: Buffer): KeyObject | undefined {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      const read = createPublicKey({key, format: 'der', type})
      if (read.asymmetricKeyType === 'rsa') return read
    } catch {
      // the other form, or none
    }
  }
  return undefined
}

function tagsOf(text: string): Map<string, string> {
  const tags = new Map<string, string>()
  for (const part of text.split(';')) {
    const at = part.indexOf('=')
    if (at !== -1) tags.set(part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim())
  }
  return tags
}
