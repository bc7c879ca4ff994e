import {eachProvider} from '../by-provider.js'
import type {Entries} from '../entry.js'
import {dnsZone, signWithDkim} from './domain-steps.js'
import {sources} from './sources.js'
import {testAgain} from './steps.js'

const seeTxt = 'See what is published: dig +short TXT {domain}'
const seeDmarc = 'See what is published: dig +short TXT _dmarc.{domain}'
const seeKey = 'Check it: dig +short TXT {selector}._domainkey.{domain}'
const otherSenders =
  'Add an include for every other service that sends for the domain (newsletter, shop, ticket system); when none is missing any more, -all may replace ~all.'
const publishSpf = [
  'Publish: {domain} TXT "{spfRecord}"',
  'Publish: {domain} TXT "v=spf1 include:{spfInclude} ~all"',
  'Publish a TXT record "v=spf1 mx … ~all" for {domain}, with the include that the provider of the sending server documents in place of the dots.',
]
const mergeSpf = [
  'Replace them by one: {domain} TXT "{spfRecord}"',
  'Merge them into one record: "v=spf1" once, then the mechanisms of all of them, then "~all" once.',
]
const publishDmarc =
  'Publish: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"; that mailbox must exist'

/** SPF, DKIM, DMARC and ARC of the sender's domain and of the message that arrived. */
export const alignment = {
  'spf-missing': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7208',
    cause: 'The domain {domain} publishes no SPF record, so receivers cannot tell its servers from others.',
    remedy: [publishSpf, otherSenders, seeTxt],
    remedyFor: eachProvider(dnsZone, (zone) => [publishSpf, ...zone, otherSenders, seeTxt]),
    seen: ['acme.example has no TXT record that begins with v=spf1'],
  },
  'spf-multiple-records': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7208 section 4.5',
    cause: 'The domain {domain} publishes several SPF records, which makes all of them invalid.',
    remedy: [mergeSpf, 'Delete the others in the DNS.', seeTxt],
    remedyFor: eachProvider(dnsZone, (zone) => [mergeSpf, ...zone, seeTxt]),
    seen: ['v=spf1 include:_spf-eu.ionos.com ~all', 'v=spf1 include:spf.protection.outlook.com -all'],
  },
  'spf-too-many-lookups': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7208 section 4.6.4',
    cause:
      'The SPF record of {domain} needs {lookups} DNS lookups, and ten are allowed, so receivers treat it as broken.',
    remedy: [
      'Remove includes of services that no longer send; each include, a, mx, ptr, exists and redirect counts, also those inside includes.',
      'Replace a, mx and ptr by the addresses behind them: ip4:ADDRESS, ip6:ADDRESS; dig +short A HOST shows them.',
      'Or send newsletters from a subdomain with a record of its own, such as news.{domain}.',
      seeTxt,
    ],
    seen: ['v=spf1 include:a.example include:b.example include:c.example mx a ~all', '14 lookups, 10 are allowed'],
  },
  'spf-void-lookups': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7208 section 4.6.4',
    cause: 'The SPF record of {domain} names more than two domains that no longer exist.',
    remedy: [
      [
        'Remove what is dead: {domain} TXT "{spfRecord}"',
        'Remove the names without an answer, which stand in the evidence, from the record of {domain}.',
      ],
      seeTxt,
    ],
    seen: [
      'v=spf1 include:old1.example include:old2.example a:gone.example ~all',
      'without answer: old1.example, old2.example, gone.example',
    ],
  },
  'spf-syntax-error': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7208',
    cause: 'The SPF record of {domain} cannot be read or allows the whole world ({record}).',
    remedy: [
      [
        'Correct it: {domain} TXT "{spfRecord}"',
        'Correct the record of {domain}: it begins with "v=spf1 " and ends in ~all or -all, never +all or all; mechanisms are ip4:, ip6:, a, mx, include:, exists:, redirect=.',
      ],
      'No quotes inside the value, no commas or semicolons, and an include must name a domain with a record of its own.',
      seeTxt,
    ],
    seen: ['v=spf1 ipv4:192.0.2.9 include:_spf.acme.example -all', 'acme.example: "ipv4:192.0.2.9" is no valid term'],
  },
  'spf-fails-after-redirect': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.msSrs,
    cause: 'SPF fails at the inbound mailbox because the redirecting server keeps the original envelope sender.',
    remedy: [
      'Let the redirecting server rewrite it (SRS). In Dovecot: sieve_redirect_envelope_from = recipient, then doveadm reload',
      'On Postfix with postsrsd: postconf -e sender_canonical_maps=tcp:localhost:10001 sender_canonical_classes=envelope_sender recipient_canonical_maps=tcp:localhost:10002 recipient_canonical_classes=envelope_recipient,header_recipient; postfix reload',
      'Or rely on DKIM: the redirect must not change the message, and {senderDomain} must sign with DKIM.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Microsoft 365 rewrites the envelope of mail it redirects, except where the message had failed SPF on arrival: mend SPF of {senderDomain} first.',
        'Redirect in the mailbox, not by a connector or a gateway behind it: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        testAgain,
      ],
      'exchange-onprem': [
        'Exchange Server keeps the envelope; let the relay or gateway it sends through rewrite it (SRS).',
        'Or rely on DKIM: {senderDomain} must sign with DKIM, and no disclaimer may change the message: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name',
        testAgain,
      ],
      google: [
        'Forwarding set in Gmail rewrites the envelope, a rule of the admin console keeps it: Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP instead of admin.google.com › Gmail › Routing.',
        'Or rely on DKIM: {senderDomain} must sign with DKIM.',
        testAgain,
      ],
      'postfix-dovecot': [
        'With Sieve: sieve_redirect_envelope_from = recipient (Dovecot before 2.4: inside plugin), then doveadm reload',
        'With Postfix aliases: postconf -e sender_canonical_maps=tcp:localhost:10001 sender_canonical_classes=envelope_sender recipient_canonical_maps=tcp:localhost:10002 recipient_canonical_classes=envelope_recipient,header_recipient; postfix reload; with postsrsd running',
        testAgain,
      ],
    },
    seen: [
      'spf=fail acme.example',
      'delivered by mail.redirect.example [192.0.2.9]',
      'envelope sender on arrival: jobs@acme.example',
      'Authentication-Results: mx.recruit.example; spf=fail; dkim=none; dmarc=fail',
    ],
  },
  'spf-ms-relay-pool': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.msSrs,
    cause:
      'Microsoft forwarded the message through its relay pool without SRS, because it had already failed SPF on arrival.',
    remedy: [
      'Mend SPF of {senderDomain}, so that the message passes when it reaches Microsoft 365: dig +short TXT {senderDomain}',
      'Sign with DKIM for {senderDomain}: a message that passes DMARC on arrival leaves through the ordinary servers.',
      testAgain,
    ],
    seen: [
      'spf=softfail acme.example',
      'delivered by mail-fr2deu01on0000.outbound.protection.outlook.com [40.95.1.2]',
      'envelope sender on arrival: jobs@acme.example',
    ],
  },
  'spf-aligned-by-srs-only': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: sources.msSrs,
    cause: 'SPF passes only for the redirecting domain, so DMARC rests on DKIM alone.',
    remedy: ['Keep the message unchanged on the way, so that DKIM survives.'],
    seen: ['spf=pass redirect.example', 'envelope sender on arrival: SRS0=Xk3f=QZ=acme.example=jobs@redirect.example'],
  },
  'dkim-key-not-found': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['sender-authentication', 'domain-policy'],
    source: 'RFC 6376 section 6.1.2',
    cause: 'The message is signed with DKIM, but its key is not in DNS.',
    remedy: [
      'Publish the key that the signing server shows: {selector}._domainkey.{domain} TXT "v=DKIM1; k=rsa; p=…"',
      'With rspamd or OpenDKIM the record stands beside the private key, in {selector}.txt; names in the DNS console are often to be entered without {domain}.',
      seeKey,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, seeKey]),
    seen: ['dkim=permerror (no key) acme.example', 'DMARC policy of acme.example: p=quarantine'],
  },
  'dkim-key-malformed': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['sender-authentication', 'domain-policy'],
    source: 'RFC 6376 section 3.6.1',
    cause: 'The DKIM key in DNS cannot be read: wrong quotes, or an empty p=.',
    remedy: [
      'See what is published: dig +short TXT {selector}._domainkey.{domain}',
      'It must read "v=DKIM1; k=rsa; p=" with the whole key in base64 behind it: no line break, no backslash, no quotes inside; longer than 255 characters it is several strings of one record.',
      'An empty p= means that the key was withdrawn: publish the present one, or sign with another selector.',
      testAgain,
    ],
    seen: ['dkim=permerror (invalid public key) acme.example'],
  },
  'dkim-body-hash-mismatch': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.7',
    cause:
      'The DKIM signature no longer fits the text: something after the signing changed it (footer, links, scanner).',
    remedy: [
      'Exempt the recruiting address {redirectFrom} from footers, link rewriting and banners.',
      'Or sign after them: the server that adds the text must be the one that signs.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Find the disclaimer and except the address: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Links are rewritten by Safe Links: Get-SafeLinksRule | fl Name; Set-SafeLinksRule NAME -ExceptIfSentTo {redirectFrom}',
        testAgain,
      ],
      'exchange-onprem': [
        'Find the disclaimer and except the address: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'See which agents touch messages (anti-virus, signatures): Get-TransportAgent',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Append footer: except {redirectFrom}.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Find what changes the text: postconf content_filter smtpd_milters non_smtpd_milters; the milter that signs must be the last one.',
        'Except {redirectFrom} in the filter; for 8-bit text every server on the way must offer 8BITMIME.',
        testAgain,
      ],
    },
    seen: ['dkim=fail (body hash did not verify) acme.example'],
  },
  'dkim-signature-mismatch': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 6.1.3',
    cause:
      'The DKIM signature no longer fits the header: something changed a signed line (often the subject), or the key in DNS is another.',
    remedy: [
      'Switch subject tags such as [EXTERN] or [SPAM] off for {redirectFrom}.',
      [
        'Compare the key in DNS with the one that signs: dig +short TXT {selector}._domainkey.{domain}',
        'Compare the key in DNS with the one that signs.',
      ],
      'On your own server: opendkim-testkey -d {domain} -s {selector} -k KEYFILE -vv, or rspamadm dkim_keygen for a new pair.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Find the rule that tags subjects and except the address: Get-TransportRule | ? PrependSubject | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Compare the key in DNS with the one that signs: dig +short TXT {selector}._domainkey.{domain}; Get-DkimSigningConfig {domain} | fl Selector1PublicKey,Selector2PublicKey,Status',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Content compliance: except {redirectFrom} from rules with "Prepend custom subject".',
        'Compare the key in DNS with the one shown under Gmail › Authenticate email: dig +short TXT {selector}._domainkey.{domain}',
        testAgain,
      ],
    },
    seen: ['dkim=fail (bad signature) acme.example'],
  },
  'dkim-domain-not-aligned': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489 section 3.1',
    cause:
      'The DKIM signature is that of the provider ({signingDomain}), not of {domain}, so it does not count for DMARC.',
    remedy: [
      'Switch DKIM on for {domain} at the provider and publish the key it shows: SELECTOR._domainkey.{domain}',
      'On your own server add a key for {domain}: rspamadm dkim_keygen -d {domain} -s mail -b 2048',
      testAgain,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, testAgain]),
    seen: ['dkim=pass sendgrid.net', 'DMARC policy of acme.example: p=reject'],
  },
  'dkim-key-too-short': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['sender-authentication', 'domain-policy'],
    source: 'RFC 8301',
    cause: 'The DKIM key of {domain} has fewer than 1024 bits, so receivers ignore the signature.',
    remedy: [
      'Make a key of 2048 bits under a new selector: rspamadm dkim_keygen -d {domain} -s NEW -b 2048, or at the provider.',
      'Publish it as NEW._domainkey.{domain}, switch the signing over, and remove the old record a week later.',
      [
        'See the old one: dig +short TXT {selector}._domainkey.{domain}',
        'See the old one: dig +short TXT SELECTOR._domainkey.{domain}',
      ],
    ],
    remedyFor: {
      microsoft365: ['Rotate-DkimSigningConfig -KeySize 2048 -Identity {domain}', testAgain],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Authenticate email › {domain}: generate a new record of 2048 bits with another selector, publish it, then "Start authentication".',
        testAgain,
      ],
    },
    seen: ['dkim=permerror (weak key) acme.example'],
  },
  'dkim-expired': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.5',
    cause: 'The DKIM signature had expired when the message arrived.',
    remedy: [
      'Sign without an expiry (x=), or with one of several days; OpenDKIM: SignatureTTL 0; rspamd: no expire in dkim_signing.conf.',
      'If the message was merely late, mend the delay: the Received lines name the server that held it.',
      testAgain,
    ],
    seen: ['dkim=fail (expired) acme.example'],
  },
  'dmarc-missing': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7489',
    cause: 'The domain {domain} publishes no DMARC policy.',
    remedy: [
      publishDmarc,
      'When the reports show that all own mail passes, raise it to p=quarantine, then to p=reject.',
      seeDmarc,
    ],
    remedyFor: eachProvider(dnsZone, (zone) => [publishDmarc, ...zone, seeDmarc]),
    seen: ['no TXT record at _dmarc.acme.example'],
  },
  'dmarc-multiple': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7489 section 6.6.3',
    cause: 'The domain {domain} publishes several DMARC records, so all are ignored.',
    remedy: [
      [
        'Leave one record: _dmarc.{domain} TXT "{dmarcRecord}"',
        'Leave one record at _dmarc.{domain}, the stricter one, and delete the others.',
      ],
      seeDmarc,
    ],
    seen: ['v=DMARC1; p=none', 'v=DMARC1; p=reject; rua=mailto:dmarc@acme.example'],
  },
  'dmarc-syntax': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 7489 section 6.3',
    cause: 'The DMARC record of {domain} cannot be read ({record}).',
    remedy: [
      [
        'Correct it: _dmarc.{domain} TXT "{dmarcRecord}"',
        'It begins with "v=DMARC1; p=none", "p=quarantine" or "p=reject", parts divided by semicolons: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"',
      ],
      seeDmarc,
    ],
    seen: ['v=DMARC1 p=none', 'the tag p is missing'],
  },
  'dmarc-fails': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 7489 section 3.1',
    cause: 'The message arrived without passing DMARC: neither SPF nor DKIM holds for {domain}.',
    remedy: [
      'Sign with DKIM for {domain} where the mail is sent; the signature must say d={domain}.',
      'Add that server to SPF: dig +short TXT {domain}',
      seeDmarc,
      testAgain,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, seeDmarc, testAgain]),
    seen: [
      'spf=none',
      'dkim=none',
      'DMARC policy of acme.example: p=quarantine',
      'Authentication-Results: mx.recruit.example; spf=none; dkim=none; dmarc=fail',
    ],
  },
  'dmarc-freemail-from': {
    group: 'alignment',
    checks: ['domain-policy'],
    severity: 'warning',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The sender address belongs to a free mail provider but leaves through another server, which DMARC forbids.',
    remedy: [
      'Send from an address of your own domain: recruitmail address set --address ADDRESS --company {company}',
      'Or through the mail server of that provider itself, with the login of the mailbox: {set} --host HOST --port 587 --encryption starttls',
    ],
    seen: [
      'From: acme.jobs@gmx.example',
      'gmx.example: no policy for mail through smtp.acme.example',
      'DMARC policy of gmx.example: p=quarantine',
    ],
  },
  'dmarc-reject-without-spf': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: sources.publicLogs,
    cause:
      'The domain {domain} asks receivers to reject what is not authenticated, but publishes no SPF record; everything rests on DKIM.',
    remedy: [
      publishSpf,
      [
        'Make sure that every message is signed for the domain: dig +short TXT {selector}._domainkey.{domain}',
        'Make sure that every message is signed for {domain} (d={domain}).',
      ],
      'Until both hold, ask for less: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"',
    ],
    remedyFor: eachProvider(dnsZone, (zone) => [
      publishSpf,
      ...zone,
      'Until SPF and DKIM hold, ask for less: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"',
    ]),
    seen: ['v=DMARC1; p=reject', 'acme.example has no TXT record that begins with v=spf1'],
  },
  'arc-missing': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: 'RFC 8617',
    cause: 'The redirecting server changes messages without adding ARC seals.',
    remedy: [
      'Rely on DKIM: the redirecting server must not change messages to {redirectFrom}.',
      'Or switch ARC on there; with rspamd: local.d/arc.conf with a key for {domain}, then rspamadm configtest.',
    ],
    seen: ['dkim=fail (body hash did not verify) acme.example', 'the message carries no ARC seals'],
  },
  'arc-fail': {
    group: 'alignment',
    severity: 'info',
    retry: 'never',
    source: 'RFC 8617',
    cause: 'The chain of ARC seals is broken: a later server changed the message.',
    remedy: [
      'Find the last server that changed the message: the highest i= of the ARC-Seal lines in the header is the last that sealed; who stands above it in Received changed it.',
      'Exempt {redirectFrom} there from footers, banners and subject tags.',
    ],
    seen: ['arc=fail (body hash did not verify)', 'ARC seals of: google.com, gateway.example'],
  },
  'arc-sealer-not-trusted': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 8617',
    cause: 'ARC holds, but the receiver does not trust the server that sealed, so DMARC failed all the same.',
    remedy: [
      'If {inboundAddress} is at Microsoft 365: Get-ArcConfig; then Set-ArcConfig -Identity Default -ArcTrustedSealers {sealer} (several domains with commas; by hand: security.microsoft.com › Email authentication settings › ARC)',
      'With rspamd at the receiver: whitelisted_signers_map = ["{sealer}"] in local.d/arc.conf',
      'Better than trust is an unchanged message: exempt {redirectFrom} from footers and subject tags, so that DKIM holds by itself.',
    ],
    seen: [
      'arc=pass',
      'ARC seals of: gateway.example',
      'seen by the first sealer: spf=pass; dkim=pass; dmarc=pass',
      'dkim=fail (body hash did not verify) acme.example',
    ],
  },
  'dkim-key-testing': {
    group: 'alignment',
    severity: 'info',
    retry: 'after-fix',
    checks: ['domain-policy'],
    source: 'RFC 6376 section 3.6.1',
    cause: 'The DKIM key of {domain} says that it is only being tested (t=y), so receivers may ignore the signature.',
    remedy: ['Take t=y out of the record {selector}._domainkey.{domain}.'],
    seen: ['dkim=pass acme.example', 's2026._domainkey.acme.example TXT "v=DKIM1; t=y; k=rsa; p=MIIB…"'],
  },
  'dmarc-policy-weak': {
    group: 'alignment',
    severity: 'info',
    retry: 'after-fix',
    checks: ['domain-policy'],
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
    checks: ['domain-policy'],
    source: 'bimigroup.org',
    cause: 'A BIMI logo record has no influence on delivery.',
    remedy: ['Nothing is to be done.'],
    seen: ['default._bimi.acme.example TXT "v=BIMI1; l=https://acme.example/logo.svg"'],
  },
} satisfies Entries
