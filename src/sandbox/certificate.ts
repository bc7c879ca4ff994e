import {createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject} from 'node:crypto'
import {isIP} from 'node:net'
import {
  bitString,
  boolean,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  time,
  utf8String,
} from './der.js'

/** A key pair and the certificate it belongs to. */
export interface Certified {
  readonly commonName: string
  /** PEM. */
  readonly certificate: string
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

export interface CertificateOptions {
  readonly commonName: string
  /** Host names and IP addresses the certificate is good for. */
  readonly names?: readonly string[]
  /** Who vouches; absent means self-signed. */
  readonly issuer?: Certified
  readonly authority?: boolean
  readonly validFrom?: Date
  readonly validTo?: Date
  /** RSA key of that many bits instead of EC P-256. */
  readonly rsaBits?: number
  /** Signed over another hash than SHA-256. */
  readonly hash?: 'SHA1'
  /** The key pair of this one instead of a new one: a cross-signature. */
  readonly keyOf?: Certified
}

const day = 86_400_000

/** Makes a key pair and an X.509 v3 certificate (RFC 5280) in memory, valid for 90 days unless told. */
export function issueCertificate(options: CertificateOptions): Certified {
  const {publicKey, privateKey} = options.keyOf ?? keyPair(options)
  const self: Certified = {commonName: options.commonName, certificate: '', publicKey, privateKey}
  const issuer = options.issuer ?? self
  const {hash = 'SHA256'} = options
  const algorithm = signatureAlgorithm(issuer.privateKey, hash)
  const toBeSigned = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    algorithm,
    distinguishedName(issuer.commonName),
    sequence(
      time(options.validFrom ?? new Date(Date.now() - day)),
      time(options.validTo ?? new Date(Date.now() + 90 * day)),
    ),
    distinguishedName(options.commonName),
    publicKey.export({type: 'spki', format: 'der'}),
    tagged(0xa3, extensions(options, publicKey, issuer.publicKey)),
  )
  const signature = createSign(hash).update(toBeSigned).sign(issuer.privateKey)
  return {...self, certificate: toPem(sequence(toBeSigned, algorithm, bitString(signature)))}
}

/** The private key as PEM (PKCS #8), for a server in this process. */
export function privateKeyPem(certified: Certified): string {
  return certified.privateKey.export({type: 'pkcs8', format: 'pem'}).toString()
}

function keyPair({rsaBits}: CertificateOptions): {publicKey: KeyObject; privateKey: KeyObject} {
  if (rsaBits !== undefined) return generateKeyPairSync('rsa', {modulusLength: rsaBits})
  return generateKeyPairSync('ec', {namedCurve: 'P-256'})
}

function signatureAlgorithm(key: KeyObject, hash: 'SHA256' | 'SHA1'): Buffer {
  const weak = hash === 'SHA1'
  if (key.asymmetricKeyType === 'ec')
    return sequence(objectIdentifier(weak ? '1.2.840.10045.4.1' : '1.2.840.10045.4.3.2'))
  return sequence(objectIdentifier(`1.2.840.113549.1.1.${weak ? 5 : 11}`), Buffer.from([0x05, 0x00]))
}

function distinguishedName(commonName: string): Buffer {
  return sequence(set(sequence(objectIdentifier('2.5.4.3'), utf8String(commonName))))
}

function extensions(options: CertificateOptions, subject: KeyObject, issuer: KeyObject): Buffer {
  const authority = options.authority === true
  const keyUsage = authority ? bitString(Buffer.from([0x06]), 1) : bitString(Buffer.from([0x80]), 7)
  const list = [
    extension('2.5.29.19', true, sequence(...(authority ? [boolean(true)] : []))),
    extension('2.5.29.15', true, keyUsage),
    extension('2.5.29.14', false, octetString(keyIdentifier(subject))),
    extension('2.5.29.35', false, sequence(tagged(0x80, keyIdentifier(issuer)))),
  ]
  if (!authority) list.push(extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.1'))))
  if (options.names !== undefined)
    list.push(extension('2.5.29.17', false, sequence(...options.names.map(alternativeName))))
  return sequence(...list)
}

function extension(identifier: string, critical: boolean, value: Buffer): Buffer {
  return sequence(objectIdentifier(identifier), ...(critical ? [boolean(true)] : []), octetString(value))
}

function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({type: 'spki', format: 'der'}))
    .digest()
}

function alternativeName(name: string): Buffer {
  if (isIP(name) === 4) return tagged(0x87, Buffer.from(name.split('.').map(Number)))
  if (isIP(name) === 6) return tagged(0x87, ipv6Bytes(name))
  return tagged(0x82, Buffer.from(name, 'latin1'))
}

function ipv6Bytes(address: string): Buffer {
  const [head = '', tail] = address.split('::')
  const groups = (text: string | undefined): string[] => (text ?? '').split(':').filter((group) => group !== '')
  const zeros = 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array.from({length: zeros}, () => '0'), ...groups(tail)]
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
