import type {Entries, Step} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {otherResolver, testAgain, useDocumented} from './steps.js'

const publishMx: Step = [
  'Publish the MX records of the provider at whoever runs the DNS of {domain}: {mxRecords}',
  'Publish an MX record for {domain} that names the mail provider’s server; its console shows the value.',
]

/** Names that do not lead to an address, and MX records that lead nowhere. */
export const dns = {
  'dns-host-not-found': {
    group: 'dns',
    retry: 'after-fix',
    source: sources.nodeDns,
    cause: 'The host name {host} does not exist in DNS: a typing error, or the server was retired.',
    remedy: [
      [
        'Compare the name with the provider’s documentation: recruitmail provider detect {address}',
        'Compare the name with the provider’s documentation.',
      ],
      ['Ask DNS yourself: dig +short {host} A {host} AAAA', 'Ask DNS yourself with dig +short HOST.'],
      useDocumented,
    ],
    example: smtpFailed('dns', 'ENOTFOUND'),
  },
  'dns-temporary-failure': {
    group: 'dns',
    retry: 'later',
    untestable: true,
    source: sources.nodeDns,
    cause: 'The name server this machine asks could not be reached, so no host name can be resolved at the moment.',
    remedy: [
      'Look at the resolver and at the VPN: resolvectl status, or cat /etc/resolv.conf; in a container give it one: docker run --dns 9.9.9.9',
      ['Try by hand: getent hosts {host}', 'Try by hand with getent hosts HOST.'],
      otherResolver,
    ],
    example: smtpFailed('dns', 'EAI_AGAIN'),
  },
  'dns-no-address-record': {
    group: 'dns',
    retry: 'after-fix',
    source: sources.nodeDns,
    cause: 'The name {host} exists in DNS but has neither an IPv4 nor an IPv6 address.',
    remedy: [
      useDocumented,
      [
        'If the server is your own, publish an A or AAAA record for {host}, then compare: dig +short {host} A {host} AAAA',
        'If the server is your own, publish an A or AAAA record.',
      ],
    ],
    example: smtpFailed('dns', 'ENODATA'),
  },
  'dns-servfail-dnssec': {
    group: 'dns',
    retry: 'after-fix',
    source: sources.nodeDns,
    cause:
      'The resolver answers SERVFAIL for {host}: its zone is broken, most often a DNSSEC chain left over from a change of provider.',
    remedy: [
      [
        'Compare with and without DNSSEC checking: dig {host}, then dig +cd {host}. If only the second answers, DNSSEC is the cause.',
        'Compare dig HOST with dig +cd HOST; if only the second answers, DNSSEC is the cause.',
      ],
      [
        'Remove or renew the DS record at the registrar of the domain; see where the chain breaks: dnsviz.net/d/{host}/analyze',
        'Remove or renew the DS record at the registrar of the domain.',
      ],
      'If both fail, the name servers of the zone are down: ask who runs them.',
    ],
    example: smtpFailed('dns', 'ESERVFAIL'),
  },
  'dns-query-refused': {
    group: 'dns',
    retry: 'after-fix',
    untestable: true,
    source: sources.nodeDns,
    cause: 'The resolver refuses to answer this machine.',
    remedy: [
      'Let the administrator of the resolver allow this machine’s address (BIND allow-recursion, Unbound access-control).',
      otherResolver,
      testAgain,
    ],
    example: smtpFailed('dns', 'EREFUSED'),
  },
  'dns-timeout': {
    group: 'dns',
    retry: 'later',
    untestable: true,
    source: sources.nodeDns,
    cause: 'The resolver did not answer in time; UDP or TCP port 53 is probably blocked on the way.',
    remedy: [
      'Open port 53 (UDP and TCP) from this machine to its resolver; which one that is: resolvectl status, or cat /etc/resolv.conf',
      otherResolver,
      testAgain,
    ],
    example: smtpFailed('dns', 'ETIMEOUT'),
  },
  'dns-unrecognised': {
    group: 'dns',
    retry: 'later',
    source: sources.nodeDns,
    cause: 'Resolving {host} failed in a way this program does not know; the evidence shows the resolver’s own code.',
    remedy: [['Ask DNS yourself and compare: dig {host}', 'Ask DNS yourself with dig and compare.'], testAgain],
    example: smtpFailed('dns', 'EFORMERR'),
  },
  'dns-mx-missing': {
    group: 'dns',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 5321 section 5.1',
    cause:
      'The domain {domain} has no MX record and no address record, so it can receive no mail and redirects to it bounce.',
    remedy: [publishMx, 'Check it: dig +short MX {domain}'],
    remedyFor: {
      google: [
        'Publish it at whoever runs the DNS: {domain} MX 1 smtp.google.com (admin.google.com › Account › Domains › Manage domains › Activate Gmail shows it).',
        'Check it: dig +short MX {domain}',
      ],
      microsoft365: [
        'Copy the MX value of this organisation (…mail.protection.outlook.com or …mx.microsoft): admin.microsoft.com › Settings › Domains › {domain} › DNS records, and publish it at whoever runs the DNS.',
        'Check it: dig +short MX {domain}',
      ],
      ionos: [
        'IONOS: Menu › Domains & SSL › {domain} › DNS › Add record › MX: mx00.ionos.de and mx01.ionos.de, both with priority 10.',
        'Check it: dig +short MX {domain}',
      ],
      strato: [
        'STRATO: Kunden-Login › Domains › Domainverwaltung › {domain} › DNS › MX record: use STRATO’s own server (smtpin.rzone.de).',
        'Check it: dig +short MX {domain}',
      ],
    },
    seen: ['acme.example has neither MX nor A nor AAAA records'],
  },
  'dns-null-mx': {
    group: 'dns',
    retry: 'never',
    checks: ['domain-policy'],
    source: 'RFC 7505',
    cause: 'The domain {domain} declares by a null MX record that it never receives mail.',
    remedy: [
      [
        'If {domain} is to receive mail, replace the record "MX 0 ." by those of the provider: {mxRecords}',
        'If {domain} is to receive mail, replace the record "MX 0 ." by those of the provider.',
      ],
      [
        'If not, send from and redirect to a domain that receives mail: recruitmail address set --address ADDRESS --company {company}',
        'If not, send from and redirect to a domain that receives mail.',
      ],
      'Check it: dig +short MX {domain}',
    ],
    seen: ['acme.example MX 0 .'],
  },
  'dns-mx-points-to-cname-or-ip': {
    group: 'dns',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 2181 section 10.3',
    cause:
      'An MX record of {domain} names an alias or an IP address, which is not allowed; strict senders will not deliver.',
    remedy: [
      [
        'Let the MX record of {domain} name hosts that have A or AAAA records of their own: {mxRecords}',
        'Let the MX record of {domain} name a host that has A or AAAA records of its own, such as the one the alias leads to: dig +short CNAME {host}',
        'Let the MX record of {domain} name a host that has A or AAAA records of its own.',
      ],
      'Check it: dig MX {domain}',
    ],
    seen: ['acme.example MX mail.acme.example'],
  },
  'dns-mx-target-unresolvable': {
    group: 'dns',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 5321 section 5.1',
    cause: 'An MX record of {domain} names a host that does not exist, usually left over from a former provider.',
    remedy: [
      [
        'Remove the stale MX record that names {host}; the provider’s own are: {mxRecords}',
        'Remove the stale MX record that names {host}, or correct its target.',
        'Remove the stale MX record, or correct its target.',
      ],
      'Check it: dig +short MX {domain}',
    ],
    seen: ['acme.example MX mx.old-provider.example'],
  },
  'dns-mx-gateway-in-front': {
    group: 'dns',
    severity: 'info',
    retry: 'never',
    checks: ['domain-policy'],
    source: sources.publicLogs,
    cause: 'Mail for {domain} passes a filter service ({gateway}) before it reaches the mailbox.',
    remedy: [
      'Where mail is lost or changed, look at the filter too: quarantine, footers, link rewriting, allow list.',
      [
        'Exempt {redirectFrom} from footers, subject tags and link rewriting in {gateway}, so that DKIM survives the redirect.',
        'Exempt the recruiting address from footers, subject tags and link rewriting there, so that DKIM survives the redirect.',
      ],
    ],
    seen: ['acme.example MX eu-smtp-inbound-1.mimecast.com'],
  },
  'dns-split-horizon': {
    group: 'dns',
    retry: 'after-fix',
    source: sources.practice,
    cause:
      'The public name {host} resolves to a private address here ({addresses}), so the internal DNS sends this machine elsewhere.',
    remedy: [
      [
        'Compare: dig +short {host}, then dig +short {host} @9.9.9.9',
        'Compare the answers of the internal and of a public resolver.',
      ],
      'Correct the internal zone.',
      otherResolver,
    ],
    example: smtpFailed('connect', 'TIMEOUT', {
      host: 'smtp.office365.com',
      attempts: [{address: '10.0.0.5', family: 4, ms: 5000, errorCode: 'TIMEOUT'}],
    }),
  },
  'dns-ipv6-unreachable-first': {
    group: 'dns',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 8305',
    cause:
      'The IPv6 address of {host} cannot be reached from here while IPv4 works, which delays or breaks programs that try IPv6 first.',
    remedy: [
      'Try it: nc -6 -vz {host} {port}',
      'Repair the IPv6 route of this machine (ip -6 route), or switch IPv6 off where it is not provided: sysctl -w net.ipv6.conf.all.disable_ipv6=1',
      'If the server itself does not answer over IPv6, have its service listen there or its AAAA record removed: dig +short {host} AAAA',
      'Until then connect by IPv4: {set} --connect-address {workingAddress}',
    ],
    example: smtpFailed('connect', undefined, {
      attempts: [
        {address: '2001:db8::1', family: 6, ms: 5000, errorCode: 'TIMEOUT'},
        {address: '192.0.2.1', family: 4, ms: 12},
      ],
    }),
  },
  'dns-ptr-missing': {
    group: 'dns',
    retry: 'after-fix',
    source: `${sources.postfix}; ${sources.googleErrors}`,
    cause: 'The server refuses this machine because its IP address has no matching reverse DNS name.',
    remedy: [
      useDocumented,
      'If this machine is to deliver by itself, set a PTR record for its address where the address was rented (Hetzner Cloud: server › Networking › Reverse DNS) and an A record that points back.',
      'Check both: dig +short -x ADDRESS, then dig +short on the name it gives.',
    ],
    example: smtpSaid('recipient', '550 5.7.25 Client host rejected: cannot find your reverse hostname, [192.0.2.9]'),
  },
} satisfies Entries
