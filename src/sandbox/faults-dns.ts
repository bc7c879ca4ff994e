import type {Zones} from './dns-server.js'
import type {Fault, Faults} from './fault.js'
import {loopback} from './listen.js'
import {dkimSelector, hosts, publishMx, publishText} from './world-dns.js'

function zones(breaks: string, change: (zones: Zones) => void): Fault {
  return {breaks, zones: change}
}

const domain = 'acme.example'

function spf(breaks: string, ...records: string[]): Fault {
  return zones(breaks, (own) => publishText(own, domain, ...records))
}

function dmarc(breaks: string, ...records: string[]): Fault {
  return zones(breaks, (own) => publishText(own, `_dmarc.${domain}`, ...records))
}

/** Eleven includes, one more than RFC 7208 section 4.6.4 allows. */
function elevenIncludes(own: Zones): void {
  const names = Array.from({length: 11}, (_, index) => `_spf${index + 1}.${domain}`)
  for (const name of names) publishText(own, name, `v=spf1 ip4:${loopback} ?all`)
  publishText(own, domain, `v=spf1 ${names.map((name) => `include:${name}`).join(' ')} -all`)
}

/** Faults of the names: of ACME's submission server, and of what its domain publishes. */
export const dnsFaults = {
  'dns-host-not-found': zones('the name of the submission server does not exist', (own) =>
    own.records.delete(hosts.acmeSmtp),
  ),
  'dns-no-address-record': zones('the name of the submission server has no address', (own) =>
    own.records.set(hosts.acmeSmtp, [{type: 'TXT', value: 'moved'}]),
  ),
  'dns-servfail-dnssec': zones('the name server fails for the submission server', (own) =>
    own.failures.set(hosts.acmeSmtp, 'SERVFAIL'),
  ),
  'dns-query-refused': zones('the name server refuses the question for the submission server', (own) =>
    own.failures.set(hosts.acmeSmtp, 'REFUSED'),
  ),
  'dns-timeout': zones('the name server does not answer for the submission server', (own) =>
    own.failures.set(hosts.acmeSmtp, 'silence'),
  ),
  'dns-ipv6-unreachable-first': zones('nobody listens at the IPv6 address of the submission server', (own) =>
    own.records.set(hosts.acmeSmtp, [
      {type: 'AAAA', value: '::1'},
      {type: 'A', value: loopback},
    ]),
  ),
  'tcp-some-addresses-fail': zones('nobody listens at one of two addresses of the submission server', (own) =>
    own.records.set(hosts.acmeSmtp, [
      {type: 'A', value: '127.0.0.2'},
      {type: 'A', value: loopback},
    ]),
  ),
  'dns-mx-missing': zones('the domain has no MX and no address', (own) =>
    own.records.set(
      domain,
      (own.records.get(domain) ?? []).filter(({type}) => type === 'TXT'),
    ),
  ),
  'dns-null-mx': zones('the domain says that it takes no mail', (own) => publishMx(own, domain, '')),
  'dns-mx-target-unresolvable': zones('the MX points to a host that does not exist', (own) =>
    publishMx(own, domain, 'old-mail.acme.example'),
  ),
  'spf-missing': spf('the domain publishes no SPF'),
  'spf-multiple-records': spf('the domain publishes two SPF records', `v=spf1 ip4:${loopback} -all`, 'v=spf1 mx -all'),
  'spf-too-many-lookups': zones('SPF needs more than ten look-ups', elevenIncludes),
  'spf-syntax-error': spf('SPF has a typing error', `v=spf1 ipv4:${loopback} -all`),
  'spf-provider-not-included': spf('SPF does not name the submission server', 'v=spf1 ip4:192.0.2.1 -all'),
  'dkim-missing': {breaks: 'mail leaves without a DKIM signature', unsigned: true},
  'dkim-key-not-found': zones('the DKIM key is not published', (own) =>
    own.records.delete(`${dkimSelector}._domainkey.${domain}`),
  ),
  'dkim-key-malformed': zones('the published DKIM key is broken', (own) =>
    publishText(own, `${dkimSelector}._domainkey.${domain}`, 'v=DKIM1; k=rsa; p='),
  ),
  'dmarc-missing': zones('the domain publishes no DMARC', (own) => own.records.delete(`_dmarc.${domain}`)),
  'dmarc-multiple': dmarc('the domain publishes two DMARC records', 'v=DMARC1; p=none', 'v=DMARC1; p=reject'),
  'dmarc-syntax': dmarc('the DMARC record has a typing error', 'v=DMARC1; p=rejekt'),
} satisfies Faults
