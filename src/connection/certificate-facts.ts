import type {DetailedPeerCertificate, TLSSocket} from 'node:tls'
import type {CertificateFacts, TlsFacts} from './evidence.js'
import type {Network} from './network.js'
import {isAnchored} from './trust.js'

/** Longer chains end nowhere. */
const mostCertificates = 10

/** A certificate that ends this soon is looked at more closely, in days; as PathTracker warns. */
const soonDays = 30

/** What a handshake showed: version, cipher and the certificates' names, dates and keys. */
export function tlsFacts(socket: TLSSocket, network: Pick<Network, 'extraCa'>): TlsFacts {
  const leaf = socket.getPeerCertificate(true)
  const cipher = socket.getCipher() as {name?: string} | undefined
  const facts = certificateFacts(leaf)
  return {
    version: socket.getProtocol() ?? undefined,
    cipher: cipher?.name,
    subject: facts.subject,
    issuer: facts.issuer,
    names: alternativeNames(leaf.subjectaltname),
    validFrom: facts.validFrom,
    validTo: facts.validTo,
    daysLeft: facts.daysLeft,
    rsaBits: facts.key?.type === 'RSA' ? facts.key.bits : undefined,
    chain: chainOf(leaf, network),
  }
}

/**
 * The chain from the server's certificate upwards. A server may send more than is needed: what stands above a
 * certificate that is trusted itself, such as an old cross-signature, is none of it.
 */
function chainOf(leaf: DetailedPeerCertificate, network: Pick<Network, 'extraCa'>): CertificateFacts[] {
  const chain: CertificateFacts[] = []
  const seen = new Set<string>()
  for (
    let certificate: DetailedPeerCertificate | undefined = leaf;
    certificate?.raw !== undefined && chain.length < mostCertificates && !seen.has(certificate.fingerprint256);
    certificate = certificate.issuerCertificate
  ) {
    const facts = certificateFacts(certificate)
    const endsSoon = facts.daysLeft !== undefined && facts.daysLeft <= soonDays
    if (chain.length > 0 && endsSoon && isAnchored(certificate.raw, network)) break
    seen.add(certificate.fingerprint256)
    chain.push(facts)
  }
  return chain
}

function certificateFacts(certificate: DetailedPeerCertificate): CertificateFacts {
  const validTo = isoDate(certificate.valid_to)
  const weakHash = certificate.raw === undefined ? undefined : weakHashOf(certificate.raw)
  return {
    subject: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    validFrom: isoDate(certificate.valid_from),
    validTo,
    daysLeft: validTo === undefined ? undefined : Math.floor((Date.parse(validTo) - Date.now()) / 86_400_000),
    key: keyOf(certificate),
    ...(weakHash !== undefined && {weakHash}),
  }
}

function keyOf({bits, exponent, nistCurve, asn1Curve}: DetailedPeerCertificate): CertificateFacts['key'] {
  if (bits === undefined) return undefined
  if (exponent !== undefined) return {type: 'RSA', bits}
  const curve = nistCurve ?? asn1Curve
  return {type: 'EC', bits, ...(curve !== undefined && {curve})}
}

/** Object identifiers of signatures over hashes that can be forged, in DER. */
const weakSignatures: Readonly<Record<string, 'MD5' | 'SHA-1'>> = {
  '2a864886f70d010104': 'MD5',
  '2a864886f70d010105': 'SHA-1',
  '2a8648ce3d0401': 'SHA-1',
}

/** Reads the signature algorithm, which stands behind the signed part (RFC 5280 section 4.1). */
function weakHashOf(der: Buffer): 'MD5' | 'SHA-1' | undefined {
  const signed = contentOf(der, 0)
  const algorithm = contentOf(der, contentOf(der, signed.start).end)
  const identifier = contentOf(der, algorithm.start)
  return weakSignatures[der.subarray(identifier.start, identifier.end).toString('hex')]
}

/** Where the content of a DER element begins and ends. */
function contentOf(der: Buffer, at: number): {start: number; end: number} {
  const first = der[at + 1] ?? 0
  if (first < 0x80) return {start: at + 2, end: at + 2 + first}
  const bytes = first & 0x7f
  const length = bytes > 0 && bytes <= 4 && at + 2 + bytes <= der.length ? der.readUIntBE(at + 2, bytes) : 0
  return {start: at + 2 + bytes, end: at + 2 + bytes + length}
}

function commonName(name: {CN?: string | string[]; O?: string | string[]} | undefined): string | undefined {
  const value = name?.CN ?? name?.O
  return Array.isArray(value) ? value[0] : value
}

function alternativeNames(text: string | undefined): string[] {
  if (text === undefined) return []
  return text.split(', ').map((entry) => entry.replace(/^(DNS|IP Address):/, ''))
}

function isoDate(text: string | undefined): string | undefined {
  const time = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
