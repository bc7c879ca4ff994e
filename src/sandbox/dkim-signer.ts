import {generateKeyPair} from 'node:crypto'
import {promisify} from 'node:util'
import {addressIn, domainOf, headerField} from './raw-message.js'
import {dkimSelector, mailDomains} from './world-dns.js'

/** How a signature differs from a sound one. */
export interface Signing {
  /** Signs in its place, as a relay does that knows no key of the customer. */
  readonly domain?: string
  /** Ran out an hour ago. */
  readonly expired?: true
}

/** Signs outgoing mail for the domains of the world (RFC 6376) with one key pair made for this run. */
export interface DkimSigner {
  /** The `p=` value to publish. */
  readonly publicKey: string
  /** The message with a signature of its From domain, or as it came where the domain is a stranger. */
  readonly sign: (raw: Buffer, signing?: Signing) => Promise<Buffer>
}

let signer: Promise<DkimSigner> | undefined

/** The signer of this process: making an RSA key pair takes longer than all the rest of a world. */
export function dkimSigner(): Promise<DkimSigner> {
  signer ??= createDkimSigner()
  return signer
}

async function createDkimSigner(): Promise<DkimSigner> {
  const {publicKey, privateKey} = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: {type: 'spki', format: 'der'},
    privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
  })
  return {
    publicKey: publicKey.toString('base64'),
    sign: async (raw, {domain: signer, expired} = {}) => {
      const author = domainOf(addressIn(headerField(raw, 'From')))
      if (!mailDomains.some((domain) => domain === author)) return raw
      const signingDomain = signer ?? author
      const {dkimSign} = await import('mailauth/lib/dkim/sign.js')
      const key = {signingDomain, selector: dkimSelector, privateKey}
      const {signatures} = await dkimSign(raw, {
        ...key,
        canonicalization: 'relaxed/relaxed',
        algorithm: 'rsa-sha256',
        signatureData: [key],
        // Without it mailauth asks the clock twice, and a second that passes in between breaks the signature.
        signTime: expired === true ? hoursAgo(2) : new Date(),
        ...(expired && {expires: hoursAgo(1)}),
      })
      return Buffer.concat([Buffer.from(signatures), raw])
    },
  }
}

function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * 3_600_000)
}
