import {execFile} from 'node:child_process'
import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {hostNames} from './world.js'

const run = promisify(execFile)

export interface Certificate {
  readonly certFile: string
  readonly keyFile: string
}

/** `company` and `recruit` serve the lab; the others are for tests that play a broken server. */
export type CertificateName = 'company' | 'recruit' | 'expired' | 'wrongName' | 'selfSigned' | 'foreignCa'

export interface Certificates {
  /** The throw-away CA, for `network.caFile`. */
  readonly caFile: string
  readonly certificates: Readonly<Record<CertificateName, Certificate>>
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
const allNames = [...hostNames.company, ...hostNames.recruit]

/** Makes a CA and the certificates of the lab (P-256, 90 days) with openssl. */
export async function createCertificates(directory: string): Promise<Certificates> {
  await mkdir(directory)
  const ca = await selfSign(directory, 'ca', [
    'basicConstraints=critical,CA:true',
    'keyUsage=critical,keyCertSign,cRLSign',
  ])
  const otherCa = await selfSign(directory, 'other-ca', ['basicConstraints=critical,CA:true'])
  const [company, recruit, expired, wrongName, selfSigned, foreignCa] = await Promise.all([
    issue(directory, 'company', ca, hostNames.company),
    issue(directory, 'recruit', ca, hostNames.recruit),
    issueExpired(directory, ca),
    issue(directory, 'wrong-name', ca, ['mail.elsewhere.example'], []),
    selfSign(directory, 'self-signed', [subjectAltName(allNames)]),
    issue(directory, 'foreign-ca', otherCa, allNames),
  ])
  return {caFile: ca.certFile, certificates: {company, recruit, expired, wrongName, selfSigned, foreignCa}}
}

function files(directory: string, name: string): Certificate {
  return {certFile: join(directory, `${name}.pem`), keyFile: join(directory, `${name}.key`)}
}

function subjectAltName(names: readonly string[], also: readonly string[] = ['DNS:localhost', 'IP:127.0.0.1']): string {
  return `subjectAltName=${[...names.map((name) => `DNS:${name}`), ...also].join(',')}`
}

async function selfSign(directory: string, name: string, extensions: readonly string[]): Promise<Certificate> {
  const {certFile, keyFile} = files(directory, name)
  const added = extensions.flatMap((extension) => ['-addext', extension])
  const subject = ['-subj', `/O=recruitmail lab/CN=${name}`]
  await run('openssl', [
    'req',
    '-x509',
    ...newKey,
    '-keyout',
    keyFile,
    '-out',
    certFile,
    ...subject,
    '-days',
    '90',
    ...added,
  ])
  return {certFile, keyFile}
}

async function issue(
  directory: string,
  name: string,
  ca: Certificate,
  names: readonly string[],
  alsoValidFor?: readonly string[],
): Promise<Certificate> {
  const {certFile, keyFile} = files(directory, name)
  const issuer = ['-CA', ca.certFile, '-CAkey', ca.keyFile]
  const extensions = ['-addext', 'basicConstraints=critical,CA:false', '-addext', subjectAltName(names, alsoValidFor)]
  const output = ['-keyout', keyFile, '-out', certFile, '-subj', `/CN=${names[0]}`, '-days', '90']
  await run('openssl', ['req', '-x509', ...issuer, ...newKey, ...output, ...extensions])
  return {certFile, keyFile}
}

/** Only `openssl ca` takes an end date in the past. */
async function issueExpired(directory: string, ca: Certificate): Promise<Certificate> {
  const {certFile, keyFile} = files(directory, 'expired')
  const [request, config] = [join(directory, 'expired.csr'), join(directory, 'expired.cnf')]
  await writeFile(join(directory, 'index.txt'), '')
  await writeFile(
    config,
    `[ca]
default_ca = lab
[lab]
database = ${join(directory, 'index.txt')}
new_certs_dir = ${directory}
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = leaf
[any]
commonName = supplied
[leaf]
basicConstraints = critical,CA:false
${subjectAltName(allNames)}
`,
  )
  const signer = ['-cert', ca.certFile, '-keyfile', ca.keyFile]
  const validity = ['-startdate', '20250101000000Z', '-enddate', '20250401000000Z']
  await run('openssl', ['req', '-new', ...newKey, '-keyout', keyFile, '-out', request, '-subj', '/CN=expired.example'])
  await run('openssl', [
    'ca',
    '-batch',
    '-notext',
    '-config',
    config,
    ...signer,
    ...validity,
    '-in',
    request,
    '-out',
    certFile,
  ])
  return {certFile, keyFile}
}
