import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Daemon} from './processes.js'
import {addressOf, dkimSelector, domains, hostNames, type Side} from './world.js'

/**
 * An NSD that serves the lab's names as part of a root zone, so that every other name is NXDOMAIN.
 * @param dkimPublicKey base64 of the SubjectPublicKeyInfo
 */
export async function prepareDns(directory: string, port: number, dkimPublicKey: string): Promise<Daemon> {
  await mkdir(directory)
  const config = join(directory, 'nsd.conf')
  await writeFile(join(directory, 'root.zone'), rootZone(dkimPublicKey))
  await writeFile(
    config,
    `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  username: ""
  zonesdir: "${directory}"
  database: ""
  zonelistfile: "${join(directory, 'zone.list')}"
  xfrdfile: "${join(directory, 'xfrd.state')}"
  xfrdir: "${directory}"
  pidfile: "${join(directory, 'nsd.pid')}"
  rrl-ratelimit: 0
  rrl-whitelist-ratelimit: 0
remote-control:
  control-enable: no
zone:
  name: "."
  zonefile: "root.zone"
`,
  )
  return {name: 'nsd', command: '/usr/sbin/nsd', args: ['-d', '-c', config]}
}

function rootZone(dkimPublicKey: string): string {
  const sides: readonly Side[] = ['company', 'recruit']
  const hosts = sides.flatMap((side) => hostNames[side].map((host) => `${host}. A ${addressOf(host)}`))
  const mail = sides.flatMap((side) =>
    domains[side].flatMap((domain) => [
      `${domain}. MX 10 ${hostNames[side][0]}.`,
      `${domain}. TXT "v=spf1 ip4:127.0.0.1 mx -all"`,
      `${dkimSelector}._domainkey.${domain}. TXT ${inChunks(`v=DKIM1; k=rsa; p=${dkimPublicKey}`)}`,
      `_dmarc.${domain}. TXT "v=DMARC1; p=quarantine; adkim=r; aspf=r"`,
    ]),
  )
  return [
    '$TTL 60',
    '. SOA ns.example. postmaster.acme.example. 1 3600 600 86400 5',
    '. NS ns.example.',
    'ns.example. A 127.0.0.1',
  ]
    .concat(hosts, mail)
    .join('\n')
    .concat('\n')
}

/** One TXT string holds at most 255 octets (RFC 1035 section 3.3). */
function inChunks(text: string): string {
  return (text.match(/.{1,200}/g) ?? []).map((chunk) => `"${chunk}"`).join(' ')
}
