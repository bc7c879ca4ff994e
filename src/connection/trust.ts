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
