import {generateKeyPair} from 'node:crypto'
import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {promisify} from 'node:util'
import type {Daemon} from './processes.js'
import {dkimSelector, domains, hostNames} from './world.js'

export interface DkimKey {
  readonly privatePem: string
  /** Base64 for the `p=` tag. */
  readonly publicKey: string
}

/** One RSA key pair serves all domains of the lab. */
export async function createDkimKey(): Promise<DkimKey> {
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: {type: 'spki', format: 'der'},
    privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
  })
  return {privatePem: pair.privateKey, publicKey: pair.publicKey.toString('base64')}
}

/** Two OpenDKIM filters: one signs what is submitted, one verifies what the recruiting side receives. */
export async function prepareDkim(
  directory: string,
  ports: {readonly signer: number; readonly verifier: number; readonly dns: number},
  key: DkimKey,
): Promise<Daemon[]> {
  await mkdir(directory)
  const write = async (name: string, text: string, mode = 0o644): Promise<string> => {
    await writeFile(join(directory, name), text, {mode})
    return join(directory, name)
  }
  const allDomains = [...domains.company, ...domains.recruit]
  const keyFile = await write('key.pem', key.privatePem, 0o600)
  const keyTable = await write(
    'keys',
    allDomains.map((domain) => `${domain} ${domain}:${dkimSelector}:${keyFile}\n`).join(''),
  )
  const signingTable = await write('signing', allDomains.map((domain) => `*@${domain} ${domain}\n`).join(''))
  const everyone = await write('everyone', '0.0.0.0/0\n')
  const nobody = await write('nobody', '192.0.2.1\n')
  const resolver = await write('resolver.conf', resolverConfig(ports.dns))
  const signer = await write(
    'signer.conf',
    `Mode s
Socket inet:${ports.signer}@127.0.0.1
InternalHosts ${everyone}
KeyTable file:${keyTable}
SigningTable refile:${signingTable}
Canonicalization relaxed/relaxed
OversignHeaders From
RequireSafeKeys no
Syslog no
`,
  )
  const verifier = await write(
    'verifier.conf',
    `Mode v
Socket inet:${ports.verifier}@127.0.0.1
InternalHosts ${nobody}
AuthservID ${hostNames.recruit[0]}
ResolverConfiguration ${resolver}
Syslog no
`,
  )
  return [
    {name: 'opendkim-signer', command: '/usr/sbin/opendkim', args: ['-f', '-x', signer]},
    {
      name: 'opendkim-verifier',
      command: '/bin/sh',
      args: ['-c', again, 'again', '/usr/sbin/opendkim', '-f', '-x', verifier],
    },
  ]
}

/**
 * The verifier of Debian 12 crashes in its resolver after some two hundred messages; Postfix sends again what it was
 * asked about then.
 */
const again = 'for run in 1 2 3 4 5 6 7 8 9 10; do "$@" && break; sleep 0.1; done'

/** OpenDKIM resolves through libunbound, which takes its configuration from a file. */
function resolverConfig(dnsPort: number): string {
  return `server:
  do-not-query-localhost: no
  module-config: "iterator"
  use-syslog: no
stub-zone:
  name: "."
  stub-addr: 127.0.0.1@${dnsPort}
`
}
