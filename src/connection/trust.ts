import {X509Certificate} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {createSecureContext, rootCertificates, type SecureContext} from 'node:tls'
import type {Network} from './network.js'

/** Where Linux distributions keep the system's roots; the first readable file counts. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

const contexts = new Map<string, SecureContext>()

/**
 * The certificates a server may be vouched for by: the system's roots (Node's own where it has none),
 * `NODE_EXTRA_CA_CERTS` and the admin's `network.caFile`. TLS 1.2 is the floor (RFC 8996). Made once per run; reading
 * some 140 certificates takes 20 ms, so callers ask for it while they wait for the network.
 */
export function secureContext(network: Network): SecureContext {
  const key = network.extraCa ?? ''
  const known = contexts.get(key)
  if (known !== undefined) return known
  const created = createSecureContext({ca: trustAnchors(network.extraCa), minVersion: 'TLSv1.2'})
  contexts.set(key, created)
  return created
}

/**
 * Whether the subject and key of a certificate (DER) are trusted by a root that is good for longer: then the
 * certificate is not needed, such as the cross-signature of a root that systems have known for years.
 */
export function isAnchored(der: Buffer, network: Pick<Network, 'extraCa'>): boolean {
  const certificate = new X509Certificate(der)
  const key = certificate.publicKey.export({type: 'spki', format: 'der'})
  return anchorsOf(network).some(
    (anchor) =>
      anchor.subject === certificate.subject &&
      Date.parse(anchor.validTo) > Date.parse(certificate.validTo) &&
      anchor.publicKey.export({type: 'spki', format: 'der'}).equals(key),
  )
}

function anchorsOf({extraCa}: Pick<Network, 'extraCa'>): X509Certificate[] {
  const pems = trustAnchors(extraCa).flatMap(
    (pem) => pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [],
  )
  return pems.map((pem) => new X509Certificate(pem))
}

function trustAnchors(extraCa: string | undefined): string[] {
  const named = process.env['SSL_CERT_FILE']
  const bundles = named === undefined ? systemBundles : [named]
  const system = bundles.map(readIfThere).find((pem) => pem !== undefined)
  const environment = process.env['NODE_EXTRA_CA_CERTS']
  const additions = [environment === undefined ? undefined : readIfThere(environment), extraCa]
  const roots = system === undefined ? rootCertificates : [system]
  return [...roots, ...additions.filter((pem) => pem !== undefined)]
}

/** A missing bundle is no failure: the other anchors stay, and an unknown issuer is reported where it matters. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
