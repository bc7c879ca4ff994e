import {afterEach, describe, expect, it} from 'vitest'
import type {Endpoint, Evidence, TlsFacts} from '../../src/connection/evidence.js'
import {limitsWithin} from '../../src/connection/limits.js'
import type {StageFacts} from '../../src/connection/line.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {classify} from '../../src/diagnosis/classify.js'
import {Authority, type TlsFlaw} from '../../src/sandbox/authority.js'
import {issueCertificate, privateKeyPem} from '../../src/sandbox/certificate.js'
import type {TlsSetup} from '../../src/sandbox/listen.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {evidenceOf, local, networkOf} from './evidence-of.js'

const authority = new Authority()
const closers: (() => Promise<void>)[] = []
const host = 'mail.acme.example'

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function endpointWith(tls: TlsSetup, encryption: 'tls' | 'starttls' = 'tls'): Promise<Endpoint> {
  const server = await startScriptedSmtp({encryption, tls})
  closers.push(() => server.close())
  return local('smtp', server.port, encryption)
}

/** What the handshake with a sound enough server showed. */
async function shown(tls: TlsSetup, extraCa = authority.pem): Promise<TlsFacts> {
  let facts: TlsFacts | undefined
  const observer = {passed: (_stage: string, {tls: seen}: StageFacts) => void (facts = seen ?? facts)}
  const network = {extraCa, dnsServers: undefined}
  const session = await openSmtp(await endpointWith(tls), network, {limits: limitsWithin(8000), observer})
  session.quit()
  if (facts === undefined) throw new Error('no handshake was told of')
  return facts
}

async function refused(flaw: TlsFlaw, encryption: 'tls' | 'starttls' = 'tls'): Promise<Evidence> {
  const endpoint = await endpointWith(authority.serverTls([host], flaw), encryption)
  return evidenceOf(openSmtp(endpoint, networkOf(authority), {limits: limitsWithin(8000)}))
}

describe('the certificates of a server', () => {
  it('are told up to the root, with their keys and days', async () => {
    const {chain = []} = await shown(authority.serverTls([host], 'intermediate-expires-soon'))
    expect(chain.map(({subject}) => subject)).toEqual([host, 'Sandbox Issuing CA', 'Sandbox Root CA'])
    expect(chain[0]?.key).toEqual({type: 'EC', bits: 256, curve: 'P-256'})
    expect(chain[1]?.daysLeft).toBe(4)
    expect(chain[0]?.daysLeft).toBeGreaterThan(80)
  })

  it('show small keys that are accepted all the same', async () => {
    const rsa = await shown(authority.serverTls([host], 'weak-key'))
    expect(rsa.chain?.[0]?.key).toEqual({type: 'RSA', bits: 1024})
  })

  it('do not count where a trusted root makes them unneeded, such as an old cross-signature', async () => {
    const root = issueCertificate({commonName: 'New Root', authority: true})
    const old = issueCertificate({commonName: 'Old Root', authority: true})
    const soon = new Date(Date.now() + 3 * 86_400_000)
    const cross = issueCertificate({commonName: 'New Root', authority: true, issuer: old, validTo: soon, keyOf: root})
    const leaf = issueCertificate({commonName: host, names: [host], issuer: root})
    const tls = {key: privateKeyPem(leaf), cert: leaf.certificate + cross.certificate}
    const {chain = []} = await shown(tls, root.certificate)
    expect(chain.filter(({daysLeft}) => daysLeft !== undefined && daysLeft < 21)).toEqual([])
  })

  it('name the one that has expired, also above the server’s own', async () => {
    const evidence = await refused('intermediate-expired')
    expect(evidence.errorCode).toBe('CERT_HAS_EXPIRED')
    const ended = evidence.tls?.chain?.filter(({daysLeft = 0}) => daysLeft < 0)
    expect(ended?.map(({subject}) => subject)).toEqual(['Sandbox Issuing CA'])
  })

  it.each(['tls', 'starttls'] as const)(
    'are refused over a forgeable hash with %s, which is named',
    async (encryption) => {
      const evidence = await refused('weak-signature', encryption)
      expect(evidence.errorCode).toBe('CA_MD_TOO_WEAK')
      expect(evidence.tls?.chain?.[0]?.weakHash).toBe('SHA-1')
      expect(classify(evidence)).toBe('tls-cert-signature-failure')
    },
  )
})

describe('old versions of TLS', () => {
  it.each<[TlsFlaw, 'tls' | 'starttls', string[]]>([
    ['too-old', 'tls', ['TLSv1', 'TLSv1.1']],
    ['too-old', 'starttls', ['TLSv1', 'TLSv1.1']],
    ['oldest', 'tls', ['TLSv1']],
    ['oldest', 'starttls', ['TLSv1']],
  ])('are told as what a server %s speaks with %s', async (flaw, encryption, versions) => {
    const evidence = await refused(flaw, encryption)
    expect(evidence.counterProof?.legacyTls?.versions).toEqual(versions)
    expect(classify(evidence)).toBe('tls-protocol-too-old')
  })

  it('are no explanation for a missing cipher', async () => {
    const evidence = await refused('no-common-cipher')
    expect(classify(evidence)).toBe('tls-no-common-cipher')
  })
})
