import type {DnsRecord} from './dns-message.js'
import type {Zones} from './dns-server.js'
import {loopback} from './listen.js'

/** The domains of the world whose mail is signed and who publish how it is protected. */
export const mailDomains = ['acme.example', 'beta.example', 'recruit.example', 'applicant.example'] as const

export const dkimSelector = 'sandbox'

/** Host names of the servers, all on loopback. */
export const hosts = {
  acmeSmtp: 'smtp.acme.example',
  acmeImap: 'imap.acme.example',
  inboundImap: 'imap.recruit.example',
  builtinSmtp: 'relay.recruit.example',
  applicantSmtp: 'smtp.applicant.example',
  applicantImap: 'imap.applicant.example',
} as const

/** The records of a world in order: addresses, MX, SPF, DKIM and DMARC of every domain. */
export function worldZones(dkimPublicKey: string): Zones {
  const records = new Map<string, DnsRecord[]>()
  for (const host of Object.values(hosts)) records.set(host, [{type: 'A', value: loopback}])
  for (const domain of mailDomains) {
    records.set(`mx.${domain}`, [{type: 'A', value: loopback}])
    records.set(domain, [
      {type: 'A', value: loopback},
      {type: 'MX', value: `mx.${domain}`, preference: 10},
      {type: 'TXT', value: `v=spf1 ip4:${loopback} mx -all`},
    ])
    records.set(`_dmarc.${domain}`, [{type: 'TXT', value: `v=DMARC1; p=quarantine; rua=mailto:dmarc@${domain}`}])
    records.set(`${dkimSelector}._domainkey.${domain}`, [{type: 'TXT', value: `v=DKIM1; k=rsa; p=${dkimPublicKey}`}])
  }
  records.set('1.0.0.127.in-addr.arpa', [{type: 'PTR', value: 'mx.acme.example'}])
  return {records, failures: new Map()}
}

/** Replaces the TXT records of a name. */
export function publishText(zones: Zones, name: string, ...texts: string[]): void {
  const others = (zones.records.get(name) ?? []).filter((record) => record.type !== 'TXT')
  zones.records.set(name, [...others, ...texts.map((value): DnsRecord => ({type: 'TXT', value}))])
}

/** Replaces the MX records of a name. */
export function publishMx(zones: Zones, name: string, ...targets: string[]): void {
  const others = (zones.records.get(name) ?? []).filter((record) => record.type !== 'MX')
  zones.records.set(name, [...others, ...targets.map((value): DnsRecord => ({type: 'MX', value, preference: 10}))])
}
