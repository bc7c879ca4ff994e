import type {Entries} from '../entry.js'
import {sources} from './sources.js'
import {testAgain} from './steps.js'

const seeTxt = 'See what is published: dig +short TXT {domain}'
const seeDmarc = 'See what is published: dig +short TXT _dmarc.{domain}'

/** SPF, DKIM, DMARC and ARC of the sender's domain and of the message that arrived. */
export const alignment = {
  'spf-missing': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7208',
    cause: 'The domain {domain} publishes no SPF record, so receivers cannot tell its servers from others.',
    remedy: [
      [
        'Publish: {domain} TXT "{spfRecord}"',
        'Publish: {domain} TXT "v=spf1 include:{spfInclude} -all"',
        'Publish a TXT record "v=spf1 … -all" for {domain} with the include your provider documents.',
      ],
      seeTxt,
    ],
  },
  'spf-multiple-records': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7208 section 4.5',
    cause: 'The domain {domain} publishes several SPF records, which makes all of them invalid.',
    remedy: [
      [
        'Replace them by one: {domain} TXT "{spfRecord}"',
        'Merge them into one record with one "v=spf1" and one "all".',
      ],
      seeTxt,
    ],
  },
  'spf-too-many-lookups': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7208 section 4.6.4',
    cause:
      'The SPF record of {domain} needs {lookups} DNS lookups, and ten are allowed, so receivers treat it as broken.',
    remedy: ['Remove includes that are no longer used; replace a, mx and ptr by ip4 and ip6.', seeTxt],
  },
  'spf-void-lookups': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7208 section 4.6.4',
    cause: 'The SPF record of {domain} names more than two domains that no longer exist.',
    remedy: [['Remove what is dead: {domain} TXT "{spfRecord}"', 'Remove the dead includes.'], seeTxt],
  },
  'spf-syntax-error': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7208',
    cause: 'The SPF record of {domain} cannot be read or allows the whole world ({record}).',
    remedy: [
      ['Correct it: {domain} TXT "{spfRecord}"', 'Correct the record; it ends in -all or ~all, never in +all.'],
      seeTxt,
    ],
  },
  'spf-fails-after-redirect': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.msSrs,
    cause: 'SPF fails at the inbound mailbox because the redirecting server keeps the original envelope sender.',
    remedy: [
      'Let the redirecting server rewrite it (SRS: postsrsd for Postfix), or use a redirect of the provider that does.',
      'Rely on DKIM: make sure the redirect does not change the message.',
    ],
  },
  'spf-ms-relay-pool': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.msSrs,
    cause:
      'Microsoft forwarded the message through its relay pool without SRS, because it had already failed SPF on arrival.',
    remedy: ['Mend SPF and DKIM of the original sender’s domain.'],
  },
  'spf-aligned-by-srs-only': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: sources.msSrs,
    cause: 'SPF passes only for the redirecting domain, so DMARC rests on DKIM alone.',
    remedy: ['Keep the message unchanged on the way, so that DKIM survives.'],
  },
  'dkim-key-not-found': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 6.1.2',
    cause: 'The message is signed with DKIM, but its key is not in DNS.',
    remedy: [
      'Publish the key: {selector}._domainkey.{domain}',
      'Check it: dig +short TXT {selector}._domainkey.{domain}',
    ],
  },
  'dkim-key-malformed': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.6.1',
    cause: 'The DKIM key in DNS cannot be read: wrong quotes, or an empty p=.',
    remedy: [
      'Publish it again exactly as the provider shows it.',
      'Check it: dig +short TXT {selector}._domainkey.{domain}',
    ],
  },
  'dkim-body-hash-mismatch': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.7',
    cause:
      'The DKIM signature no longer fits the text: something after the signing changed it (footer, links, scanner).',
    remedy: ['Exempt the recruiting address from footers and link rewriting, or sign after them.', testAgain],
  },
  'dkim-signature-mismatch': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 6.1.3',
    cause:
      'The DKIM signature no longer fits the header: something changed a signed line (often the subject), or the key in DNS is another.',
    remedy: [
      'Switch subject tags off for the recruiting address.',
      'Compare the key in DNS with the one that signs.',
      testAgain,
    ],
  },
  'dkim-domain-not-aligned': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489 section 3.1',
    cause:
      'The DKIM signature is that of the provider ({signingDomain}), not of {domain}, so it does not count for DMARC.',
    remedy: ['Switch DKIM on for the own domain at the provider and publish its key.', testAgain],
  },
  'dkim-key-too-short': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 8301',
    cause: 'The DKIM key of {domain} has fewer than 1024 bits, so receivers ignore the signature.',
    remedy: ['Make a key of 2048 bits under a new selector, publish it, then switch the signing over.'],
  },
  'dkim-expired': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.5',
    cause: 'The DKIM signature had expired when the message arrived.',
    remedy: ['Sign without an expiry (x=), or with a longer one.'],
  },
  'dmarc-missing': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489',
    cause: 'The domain {domain} publishes no DMARC policy.',
    remedy: ['Publish: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"', seeDmarc],
  },
  'dmarc-multiple': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489 section 6.6.3',
    cause: 'The domain {domain} publishes several DMARC records, so all are ignored.',
    remedy: [['Leave one record: _dmarc.{domain} TXT "{dmarcRecord}"', 'Leave one record.'], seeDmarc],
  },
  'dmarc-syntax': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489 section 6.3',
    cause: 'The DMARC record of {domain} cannot be read ({record}).',
    remedy: [
      ['Correct it: _dmarc.{domain} TXT "{dmarcRecord}"', 'It starts with "v=DMARC1; p=none|quarantine|reject".'],
      seeDmarc,
    ],
  },
  'dmarc-fails': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489 section 3.1',
    cause: 'The message arrived without passing DMARC: neither SPF nor DKIM holds for {domain}.',
    remedy: ['Sign with DKIM for {domain} where the mail is sent, and add that server to SPF.', seeDmarc, testAgain],
  },
  'dmarc-freemail-from': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The sender address belongs to a free mail provider but leaves through another server, which DMARC forbids.',
    remedy: ['Send from an address of an own domain: recruitmail address set --address ADDRESS --company {company}'],
  },
  'dmarc-reject-without-spf': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'The domain {domain} asks receivers to reject what is not authenticated, but publishes no SPF record; everything rests on DKIM.',
    remedy: [
      [
        'Publish: {domain} TXT "{spfRecord}"',
        'Publish: {domain} TXT "v=spf1 include:{spfInclude} -all"',
        'Publish an SPF record with the include your provider documents.',
      ],
      'Make sure that every message is signed with DKIM.',
    ],
  },
  'arc-missing': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: 'RFC 8617',
    cause: 'The redirecting server changes messages without adding ARC seals.',
    remedy: ['Rely on DKIM, or switch ARC on in the redirecting server.'],
  },
  'arc-fail': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: 'RFC 8617',
    cause: 'The chain of ARC seals is broken: a later server changed the message.',
    remedy: [
      'Find the last server that changed it (ARC-Seal i= in the header) and exempt the recruiting address there.',
    ],
  },
  'arc-sealer-not-trusted': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 8617',
    cause: 'ARC holds, but the receiver does not trust the server that sealed, so DMARC failed all the same.',
    remedy: ['Microsoft 365: Set-ArcConfig -Identity Default -ArcTrustedSealers {sealer}'],
  },
  'dkim-key-testing': {
    group: 'alignment',
    severity: 'info',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.6.1',
    cause: 'The DKIM key of {domain} says that it is only being tested (t=y), so receivers may ignore the signature.',
    remedy: ['Take t=y out of the record {selector}._domainkey.{domain}.'],
    seen: ['dkim=pass acme.example', 's2026._domainkey.acme.example TXT "v=DKIM1; t=y; k=rsa; p=MIIB…"'],
  },
  'dmarc-policy-weak': {
    group: 'alignment',
    severity: 'info',
    retry: 'after-fix',
    source: 'RFC 7489 section 6.3',
    cause: 'The DMARC policy of {domain} asks receivers to do nothing about forged mail ({record}).',
    remedy: [
      'Read the reports for some weeks; when all own mail passes, publish: _dmarc.{domain} TXT "{dmarcRecord}"',
      seeDmarc,
    ],
    seen: ['v=DMARC1; p=none; rua=mailto:dmarc@acme.example'],
  },
  'bimi-not-relevant': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: 'bimigroup.org',
    cause: 'A BIMI logo record has no influence on delivery.',
    remedy: ['Nothing is to be done.'],
  },
} satisfies Entries
