import {issueCertificate, privateKeyPem, type Certified} from './certificate.js'
import type {TlsSetup} from './listen.js'

/** What can be wrong with the TLS of a server; every kind is seen by a client that trusts the world's authority. */
export type TlsFlaw =
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'self-signed'
  | 'self-signed-in-chain'
  | 'incomplete-chain'
  | 'weak-key'
  | 'expires-soon'
  | 'intermediate-expires-soon'
  | 'intermediate-expired'
  | 'weak-signature'
  | 'too-old'
  | 'oldest'
  | 'no-common-cipher'
  | 'client-certificate'

const day = 86_400_000

/** A throw-away certificate authority whose key never leaves the memory. */
export class Authority {
  readonly #root = issueCertificate({commonName: 'Sandbox Root CA', authority: true})

  /** The certificate to trust, PEM. */
  get pem(): string {
    return this.#root.certificate
  }

  /** Key and certificate for a server with those names (and loopback's), sound unless a flaw is asked for. */
  serverTls(names: readonly string[], flaw?: TlsFlaw): TlsSetup {
    const all = [...names, 'localhost', '127.0.0.1', '::1']
    const options = {commonName: names[0] ?? 'localhost', names: all, issuer: this.#root}
    switch (flaw) {
      case 'expired':
        return setup(issueCertificate({...options, validFrom: daysFromNow(-100), validTo: daysFromNow(-10)}))
      case 'not-yet-valid':
        return setup(issueCertificate({...options, validFrom: daysFromNow(10), validTo: daysFromNow(100)}))
      case 'expires-soon':
        return setup(issueCertificate({...options, validTo: daysFromNow(5)}))
      case 'intermediate-expires-soon':
        return this.#below({validTo: daysFromNow(5)}, options)
      case 'intermediate-expired':
        return this.#below({validFrom: daysFromNow(-100), validTo: daysFromNow(-10)}, options)
      case 'weak-signature':
        return {...setup(issueCertificate({...options, hash: 'SHA1'})), ciphers: everyCipher}
      case 'wrong-name':
        return setup(
          issueCertificate({
            commonName: 'www.hoster.example',
            names: ['www.hoster.example', 'hoster.example'],
            issuer: this.#root,
          }),
        )
      case 'self-signed':
        return setup(issueCertificate({commonName: options.commonName, names: all}))
      case 'weak-key':
        return setup(issueCertificate({...options, rsaBits: 1024}))
      case 'self-signed-in-chain':
      case 'incomplete-chain':
        return foreign(options, flaw)
      case 'too-old':
        return {
          ...setup(issueCertificate({...options, rsaBits: 2048})),
          minVersion: 'TLSv1',
          maxVersion: 'TLSv1.1',
          ciphers: everyCipher,
        }
      case 'oldest':
        return {
          ...setup(issueCertificate({...options, rsaBits: 2048})),
          minVersion: 'TLSv1',
          maxVersion: 'TLSv1',
          ciphers: everyCipher,
        }
      case 'no-common-cipher':
        return {...setup(issueCertificate(options)), maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384'}
      case 'client-certificate':
        return {...setup(issueCertificate(options)), requestCert: true, rejectUnauthorized: true, ca: this.pem}
      case undefined:
        return setup(issueCertificate(options))
    }
  }

  /** A certificate signed by an intermediate authority, which is sent along. */
  #below(validity: {readonly validFrom?: Date; readonly validTo: Date}, {commonName, names}: Leaf): TlsSetup {
    const intermediate = issueCertificate({
      commonName: 'Sandbox Issuing CA',
      authority: true,
      issuer: this.#root,
      ...validity,
    })
    return setup(issueCertificate({commonName, names, issuer: intermediate}), intermediate)
  }
}

/** The subject and the names of a server's certificate. */
interface Leaf {
  readonly commonName: string
  readonly names: readonly string[]
}

/** What OpenSSL refuses by default, allowed. */
const everyCipher = 'ALL:!aNULL:@SECLEVEL=0'

/** Signed by another authority that nobody trusts; its certificate is sent along or not. */
function foreign(options: Leaf, flaw: 'self-signed-in-chain' | 'incomplete-chain'): TlsSetup {
  const other = issueCertificate({commonName: 'Internal CA of the house', authority: true})
  const leaf = issueCertificate({...options, issuer: other})
  return setup(leaf, flaw === 'self-signed-in-chain' ? other : undefined)
}

function setup(leaf: Certified, above?: Certified): TlsSetup {
  return {key: privateKeyPem(leaf), cert: leaf.certificate + (above?.certificate ?? '')}
}

function daysFromNow(days: number): Date {
  return new Date(Date.now() + days * day)
}
