import type {Entries} from '../entry.js'
import {smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, testAgain, waitAndTest} from './steps.js'

/** What happens to a message after it was accepted; mostly told by a bounce (RFC 3464). */
export const delivery = {
  'delivery-expired': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'The next server could not be reached for so long that the message was given up.',
    remedy: [
      'Check the MX of the target: dig +short MX {domain}',
      'Check that its port 25 answers from the internet.',
      askAdmin,
    ],
    bounce: '550 5.4.300 Message expired -> 451 4.7.0 Temporary server error',
  },
  'delivery-connection-refused': {
    group: 'delivery',
    retry: 'later',
    source: sources.msNdr,
    cause: 'The target server refused the connection when the message was to be delivered.',
    remedy: ['Have the service on the target server started and port 25 opened.', testAgain],
    bounce: '450 4.4.316 Connection refused [Message=Socket error code 10061]',
  },
  'delivery-untrusted-root': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause:
      'The connector of Microsoft 365 demands a trusted certificate, and the target server sends none or an incomplete chain.',
    remedy: [
      'Install the full certificate chain on the target server.',
      'Or relax the connector: Exchange admin center › Mail flow › Connectors.',
    ],
    bounce:
      '450 4.4.317 Cannot connect to remote server [Message=UntrustedRoot] [LastAttemptedServerName=mail.acme.example]',
  },
  'delivery-mta-sts-failed': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'RFC 8461',
    cause: 'The MX hosts do not fit the MTA-STS policy that the domain publishes.',
    remedy: [
      'Correct https://mta-sts.{domain}/.well-known/mta-sts.txt and raise the id in the TXT record _mta-sts.{domain}.',
      'Check the certificates of the MX hosts.',
    ],
    bounce: "550 5.4.8 MX hosts of 'acme.example' failed MTA-STS validation.",
  },
  'delivery-dane-failed': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'RFC 7672',
    cause: 'The TLSA record of the target does not fit its certificate (DANE).',
    remedy: [
      'Publish the TLSA record of the new certificate, or a record for its CA key.',
      'Check it: dig TLSA _25._tcp.HOST',
    ],
    bounce: '450 4.7.323 tlsa-invalid: The domain failed DANE validation',
  },
  'delivery-loop-ms': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause:
      'The message runs in circles in Exchange: two redirects point at each other, or a domain is accepted on both sides.',
    remedy: [
      'Remove one of the two redirects.',
      'Check the type of the accepted domain (authoritative or internal relay) and the connectors.',
    ],
    bounce: '554 5.4.14 Hop count exceeded - possible mail loop ATTR34',
  },
  'delivery-loop-google': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'The message runs in circles: it passed more than fifty servers at Google.',
    remedy: [
      'Remove the redirect that points back: Gmail › Settings › Forwarding, and admin.google.com › Gmail › Routing.',
    ],
    bounce: '554 5.4.6 Message exceeded 50 hops, this may indicate a mail loop. - gsmtp',
  },
  'delivery-loop-postfix': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.postfix,
    cause:
      'The mail server would send the message to itself: an alias points back, or its domain is missing in its own list.',
    remedy: [
      'Check: postconf mydestination virtual_mailbox_domains transport_maps',
      'Remove the alias or redirect that leads back to {redirectFrom}.',
    ],
    bounce: '554 5.4.6 mail for acme.example loops back to myself',
  },
  'delivery-accepted-but-not-arrived': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The test message was accepted by {host}, but neither it nor a bounce arrived at {inboundAddress} in time.',
    remedy: [
      'Check that the redirect from {redirectFrom} to {redirectTo} exists and is switched on at its provider; both addresses: {redirectGuide}',
      'Look into junk, quarantine and the rules of the mailbox {redirectFrom}.',
      'Give it more time: {retest} --timeout 300s',
    ],
    remedyFor: {
      microsoft365: [
        'Follow it: Get-MessageTraceV2 -RecipientAddress {redirectFrom}',
        'Check the redirect: Get-Mailbox {redirectFrom} | fl ForwardingSmtpAddress,DeliverToMailboxAndForward and Get-InboxRule -Mailbox {redirectFrom}',
        'External forwarding is off by default: security.microsoft.com/antispam › Outbound policy › Automatic forwarding = On for this mailbox.',
        'Look into quarantine: security.microsoft.com/quarantine',
      ],
      google: [
        'Follow it: admin.google.com › Reporting › Email Log Search, recipient {redirectFrom}.',
        'Check Gmail › Settings › Forwarding: the target must be confirmed.',
      ],
      'postfix-dovecot': [
        'Read the log: grep {redirectFrom} /var/log/mail.log',
        'Check the Sieve script: doveadm sieve list -u {redirectFrom}; a redirect is silently dropped at the fifth per script or for a Message-ID seen before.',
      ],
    },
  },
  'delivery-in-junk': {
    group: 'delivery',
    severity: 'warning',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The test message arrived, but in the junk folder {folder}, where nobody looks for applications.',
    remedy: [
      'Allow mail for {redirectFrom} in the spam filter of the inbound mailbox {inboundAddress}.',
      'Mend what the checks sender-authentication and domain-policy report; failing SPF or DKIM leads to junk.',
    ],
    remedyFor: {
      microsoft365: [
        'Make a mail flow rule for messages to {inboundAddress} that sets the spam confidence level to -1.',
        'Mend what the check sender-authentication reports.',
      ],
      google: [
        'Make a filter in the inbound mailbox: to:{redirectFrom}, "Never send it to Spam".',
        'Mend what the check sender-authentication reports.',
      ],
    },
  },
  'delivery-webde-unknown-folder': {
    group: 'delivery',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'WEB.DE sorted the message into the folder "Unbekannt".',
    remedy: [
      'E-Mail › Einstellungen › Spamschutz: switch to the two-way protection, or add the sender to the contacts.',
    ],
  },
  'delivery-delayed': {
    group: 'delivery',
    severity: 'warning',
    retry: 'later',
    source: 'recruitmail, probe',
    cause: 'The test message arrived only after {seconds} seconds.',
    remedy: [
      'Read the Received lines in the evidence to see which server held it: greylisting and scanners delay most.',
      'Exempt logged-in senders from greylisting on the own server.',
    ],
  },
  'delivery-bounced': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'RFC 3464',
    cause:
      'The message came back undelivered for a reason this program does not know; the bounce’s words stand in the evidence.',
    remedy: [
      'Check the redirect from {redirectFrom} to {redirectTo}: recruitmail redirect show --company {company}',
      askAdmin,
    ],
    bounce: '5.0.0 unknown trouble',
  },
  'dmarc-rejected-google': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.bounces,
    cause:
      'Gmail refuses the message because neither SPF nor DKIM fits the sender’s domain, as its DMARC policy demands.',
    remedy: [
      'Let the sending server sign with DKIM for the domain of the sender.',
      'Add the sending server to the SPF record: dig +short TXT {senderDomain}',
      testAgain,
    ],
    example: smtpSaid(
      'data',
      "550-5.7.26 Unauthenticated email from acme.example is not accepted due to domain's\n550-5.7.26 DMARC policy. - gsmtp",
    ),
  },
  'dmarc-rejected-microsoft': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Microsoft refuses the message because it does not pass DMARC of the sender’s domain.',
    remedy: [
      'Let the sending server sign with DKIM for the domain of the sender.',
      'Add the sending server to the SPF record: dig +short TXT {senderDomain}',
      testAgain,
    ],
    example: smtpSaid(
      'data',
      '550 5.7.509 Access denied, sending domain acme.example does not pass DMARC verification and has a DMARC policy of reject.',
    ),
  },
  'dmarc-rejected-yahoo': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'Yahoo refuses the message as not authenticated.',
    remedy: ['Let the sending server sign with DKIM for the domain of the sender and add it to SPF.', testAgain],
    example: smtpSaid(
      'data',
      '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
    ),
  },
  'dmarc-rejected-icloud': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'iCloud refuses the message because of the DMARC policy of the sender’s domain.',
    remedy: ['Let the sending server sign with DKIM for the domain of the sender and add it to SPF.', testAgain],
    example: smtpSaid(
      'data',
      '554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks. See https://support.apple.com/en-us/HT204137',
    ),
  },
  'dmarc-rejected': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'RFC 7489 section 10.3',
    cause: 'The receiver refuses the message because of the DMARC policy of the sender’s domain.',
    remedy: [
      'Let the sending server sign with DKIM for the domain of the sender and add it to SPF.',
      'See the policy: dig +short TXT _dmarc.{senderDomain}',
      testAgain,
    ],
    example: smtpSaid('data', '550 5.7.1 Email rejected per DMARC policy for acme.example'),
  },
  'dmarc-from-not-aligned-google': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'Gmail slows the message down because the From domain fits neither SPF nor DKIM.',
    remedy: ['Sign with DKIM for the very domain in From.', testAgain],
    example: smtpSaid(
      'data',
      "421-4.7.32 Your email has been rate limited because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain. - gsmtp",
    ),
  },
  'dmarc-dns-temperror': {
    group: 'delivery',
    retry: 'later',
    source: sources.bounces,
    cause: 'The receiver could not read the DMARC or SPF records of the sender’s domain.',
    remedy: ['Check that all name servers of the domain answer: dig +short NS {senderDomain}', waitAndTest],
    example: smtpSaid(
      'data',
      "451-4.7.26 Unable to verify the sender's DMARC policy due to temporary DNS failures during authentication. - gsmtp",
    ),
  },
  'spf-hardfail-rejected': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'The receiver refuses the message because the sender’s SPF record forbids the delivering server.',
    remedy: [
      'Add the sending server to the SPF record of {senderDomain}.',
      'If it failed after a redirect, let the redirecting server rewrite the envelope sender (SRS).',
    ],
    example: smtpSaid(
      'data',
      '550-5.7.26 The MAIL FROM domain [acme.example] has an SPF record with a hard fail policy (-all) but it fails to pass SPF checks with the ip: [192.0.2.9]. - gsmtp',
    ),
  },
  'spf-provider-not-included': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: `${sources.msNdr}; ${sources.bounces}`,
    cause: 'The SPF record of {domain} does not cover the server that sends for it ({host}).',
    remedy: [
      [
        'Add include:{spfInclude} to the record, before its "all".',
        'Add the include that the provider documents, before its "all".',
      ],
      'Check it: dig +short TXT {domain}',
    ],
    example: smtpSaid('data', '550 5.7.23 The message was rejected because of Sender Policy Framework violation'),
  },
  'dkim-missing': {
    group: 'alignment',
    severity: 'warning',
    retry: 'after-fix',
    source: `${sources.bounces}; RFC 6376`,
    cause: 'Messages from {domain} carry no DKIM signature.',
    remedy: ['Switch DKIM signing on where the mail is sent, and publish its key in DNS.', testAgain],
    remedyFor: {
      microsoft365: [
        'security.microsoft.com › Email authentication settings › DKIM: publish both CNAMEs selector1/selector2._domainkey.{domain}, then switch it on.',
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Authenticate email: make the key, publish google._domainkey.{domain}, start authentication.',
      ],
      'postfix-dovecot': [
        'Install rspamd or opendkim as milter, make a 2048-bit key and publish SELECTOR._domainkey.{domain}.',
      ],
    },
    example: smtpSaid(
      'data',
      '550-5.7.30 Your message has been rejected because it does not pass DKIM authentication: bulk senders must. - gsmtp',
    ),
  },
  'auth-ipv6-requirements': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Mail over IPv6 must pass SPF or DKIM here, and this message passes neither.',
    remedy: ['Set up SPF and DKIM for the sender’s domain, or deliver over IPv4.'],
    example: smtpSaid(
      'data',
      '450 4.7.26 Service does not accept messages sent over IPv6 unless they pass either SPF or DKIM validation (message not signed)',
    ),
  },
} satisfies Entries
