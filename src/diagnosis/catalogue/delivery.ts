import {eachProvider} from '../by-provider.js'
import type {Entries} from '../entry.js'
import {dnsZone, signWithDkim} from './domain-steps.js'
import {smtpSaid} from './example.js'
import {redirectWithCopy} from './redirect-steps.js'
import {sources} from './sources.js'
import {askAdmin, testAgain, waitAndTest} from './steps.js'

const seeSpf = [
  'Name the sending server in the SPF record too, include:{spfInclude} before its "all"; what it says now: dig +short TXT {senderDomain}',
  'Name the sending server in the SPF record too; what it says now: dig +short TXT {senderDomain}',
]
const seeRedirect = 'Compare what the provider of {redirectFrom} redirects with what is set here: {redirectGuide}'
const moreTime = 'Give it more time: {retest} --timeout 300s'

/** What the search for a lost message tells; each step stands only where that was found out. */
const whatIsKnown = [
  'Look at the message of {noticeFrom} first ({noticeSubject}): it names the test message, so a filter holds it. Release it there, and allow mail for {redirectFrom}.',
  'It arrived in {redirectFrom} ({copyFolder}), so only the redirect is missing: switch it on there, to {redirectTo}.',
  'It is not in {copyMissing} either, so it was stopped before the redirect (spam filter, quarantine, a rule of {redirectFrom}), or redirected without a copy to an address that loses it.',
  'Mail for {recipientDomain} goes to {mxElsewhere}, not to {server}: set the redirect up on the server behind {mxElsewhere}, or correct the MX record.',
  'Make sure that {targetOther} leads into the mailbox {inboundAddress}, or redirect to that address itself: recruitmail redirect set --to {inboundAddress} --company {company}',
  'Only mail from inside the organisation ({insideSender}) is lost, so candidates get through: look for a rule or block for internal senders.',
  'Only mail from outside ({outsideSender}) is lost: let {redirectFrom} accept outside senders, and look into its spam filter and quarantine.',
  'To learn whether messages reach {redirectFrom}, name its mailbox too, as companies.{copyNotSet}.imap in the settings: recruitmail config export; then recruitmail config apply FILE',
]

const addToSpf = [
  'Replace the record: {domain} TXT "{spfRecord}"',
  'Add include:{spfInclude} to the record, before its "all": {domain} TXT "v=spf1 include:{spfInclude} ~all", with what stands there now kept.',
  'Add the server to the record, before its "all": {domain} TXT "v=spf1 a:{host} ~all", with what stands there now kept, or the include that its provider documents.',
]

/** What a receiver that checks DMARC wants, at the server that sends. */
const authenticated = eachProvider(signWithDkim, (own) => [...own, seeSpf, testAgain])

/** What happens to a message after it was accepted; mostly told by a bounce (RFC 3464). */
export const delivery = {
  'delivery-expired': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'The next server could not be reached for so long that the message was given up.',
    remedy: [
      'See which hosts take its mail: dig +short MX {recipientDomain}',
      'Try each of them from outside: nc -vz HOST 25',
      askAdmin,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'See what waits and why: postqueue -p',
        'See which hosts take its mail, and try each of them: dig +short MX {recipientDomain}; nc -vz HOST 25',
        'Send what waits once they answer: postqueue -f',
      ],
    },
    bounce: '550 5.4.300 Message expired -> 451 4.7.0 Temporary server error',
  },
  'delivery-connection-refused': {
    group: 'delivery',
    retry: 'later',
    source: sources.msNdr,
    cause: 'The target server refused the connection when the message was to be delivered.',
    remedy: [
      'See which hosts take the mail, and try each of them from outside: dig +short MX {recipientDomain}; nc -vz HOST 25',
      'Have the service on the one that refuses started and its port 25 opened.',
      testAgain,
    ],
    bounce: '450 4.4.316 Connection refused [Message=Socket error code 10061]',
  },
  'delivery-untrusted-root': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.msNdr,
    cause:
      'The connector of Microsoft 365 demands a trusted certificate, and the target server sends none or an incomplete chain.',
    remedy: [
      'See what the target server sends; "Verify return code" must be 0: openssl s_client -connect HOST:25 -starttls smtp -showcerts',
      'Install its certificate together with the intermediate certificates; on Postfix: smtpd_tls_chain_files.',
      'Or relax the connector: admin.exchange.microsoft.com › Mail flow › Connectors › Security restrictions; Get-OutboundConnector | fl Name,TlsSettings',
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
      'Compare the hosts it names with the MX records: curl https://mta-sts.{recipientDomain}/.well-known/mta-sts.txt; dig +short MX {recipientDomain}',
      'Correct the file, then raise the id: _mta-sts.{recipientDomain} TXT "v=STSv1; id=YYYYMMDD01"',
      'Every MX host must show a valid certificate for its name: openssl s_client -connect HOST:25 -starttls smtp -verify_hostname HOST',
    ],
    bounce: "550 5.4.8 MX hosts of 'acme.example' failed MTA-STS validation.",
  },
  'delivery-dane-failed': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'RFC 7672',
    cause: 'The TLSA record of the target does not fit its certificate (DANE).',
    remedy: [
      'See what is published: dig +short TLSA _25._tcp.HOST',
      'Publish the value of the present key as "3 1 1": openssl x509 -in CERTIFICATE -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256',
      'Keep the old record beside the new one until its time to live is over.',
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
      'See where both mailboxes redirect to, and remove one of the two: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo',
      'When all mailboxes of the domain are here it must be Authoritative: Get-AcceptedDomain {recipientDomain} | fl DomainType',
      'No connector may send the domain back: Get-OutboundConnector | fl Name,RecipientDomains,SmartHosts',
    ],
    bounce: '554 5.4.14 Hop count exceeded - possible mail loop ATTR34',
  },
  'delivery-loop-google': {
    group: 'delivery',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'The message runs in circles: it passed more than fifty servers at Google.',
    remedy: [
      'Remove the redirect that points back: Gmail as {redirectTo} › Settings › Forwarding and POP/IMAP.',
      'As admin: admin.google.com › Apps › Google Workspace › Gmail › Routing and Default routing: no rule may deliver to {redirectFrom} again.',
      testAgain,
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
      'The domain must stand in exactly one of these lists: postconf mydestination virtual_mailbox_domains virtual_alias_domains relay_domains',
      'See where it is sent: postmap -q {recipientDomain} TABLE for the table of postconf transport_maps',
      'Remove the alias or redirect that leads back to {redirectFrom}.',
    ],
    bounce: '554 5.4.6 mail for acme.example loops back to myself',
  },
  'delivery-accepted-but-not-arrived': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The test message was accepted by {host}, but neither it nor a bounce arrived at {inboundAddress} in time.',
    known: whatIsKnown,
    remedy: [
      'Check that the redirect from {redirectFrom} to {redirectTo} exists and is switched on at its provider; both addresses: {redirectGuide}',
      'Look into junk, quarantine and the rules of the mailbox {redirectFrom}.',
      'On your own server the log tells: grep {redirectFrom} /var/log/mail.log (Postfix, Dovecot); Get-MessageTrackingLog -Recipients {redirectFrom} (Exchange).',
      moreTime,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [seeRedirect, ...own, moreTime]),
      microsoft365: [
        'Follow it: Get-MessageTraceV2 -RecipientAddress {redirectFrom}; then Get-MessageTraceV2 -RecipientAddress {redirectTo}',
        'Check the redirect: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward; Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError,RedirectTo',
        'Redirecting to the outside is off by default. Allow it for this mailbox alone: New-HostedOutboundSpamFilterPolicy -Name Recruiting -AutoForwardingMode On; New-HostedOutboundSpamFilterRule -Name Recruiting -HostedOutboundSpamFilterPolicy Recruiting -From {redirectFrom}',
        'Look into quarantine: security.microsoft.com/quarantine',
        moreTime,
      ],
      'exchange-onprem': [
        'Follow it: Get-MessageTrackingLog -Recipients {redirectFrom} -Start (Get-Date).AddHours(-1) | fl EventId,Source,RecipientStatus',
        'Check the redirect: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward; Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError,RedirectTo',
        'Exchange Server drops redirects to the outside without a word. Allow it: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
        moreTime,
      ],
      google: [
        'Follow it: admin.google.com › Reporting › Email Log Search, recipient {redirectFrom}.',
        'Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP: {redirectTo} must be confirmed and chosen, not only added.',
        'If the page has no such part: admin.google.com › Apps › Google Workspace › Gmail › End User Access › Automatic forwarding.',
        moreTime,
      ],
      'postfix-dovecot': [
        'Read the log: grep {redirectFrom} /var/log/mail.log',
        'See which script is active and what it says: doveadm sieve list -u {redirectFrom}; doveadm sieve get -u {redirectFrom} SCRIPT',
        'It should say: require ["copy"]; redirect :copy "{redirectTo}"; a redirect is dropped without a bounce from the fifth per script on, and for a Message-ID seen before.',
        'With Postfix aliases instead, this must name {redirectTo}: postmap -q {redirectFrom} TABLE for the table of postconf virtual_alias_maps',
        moreTime,
      ],
    },
    seen: [
      'accepted by the sending server smtp.acme.example:587: 250 2.0.0 Ok: queued as 4F1T2k0x3Qz9',
      'not seen in INBOX of inbox@recruit.example within 60 s',
      'nor in its other folders (6 searched: Junk, Archive, Drafts, Sent, Trash, Jobs)',
      'but it is in the company’s own mailbox jobs@acme.example (INBOX): it arrived there and was not redirected',
      'no bounce in inbox@recruit.example, jobs@acme.example',
      'no automatic reply',
      'no request of a provider to confirm the forwarding waits in INBOX, Junk',
      'mail for acme.example goes to mx.acme.example',
      'the redirect is expected to lead to inbox@recruit.example, the address of the inbound mailbox',
    ],
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
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'If {inboundAddress} is at Microsoft 365: New-TransportRule -Name "Recruiting inbound" -SentTo {inboundAddress} -SetSCL -1',
        'Mend what the checks sender-authentication and domain-policy report; failing SPF or DKIM leads to junk.',
        testAgain,
      ],
      google: [
        'If {inboundAddress} is at Google: Gmail › Settings › Filters and Blocked Addresses › Create a new filter: To = {redirectFrom}, "Never send it to Spam".',
        'For the whole Workspace: admin.google.com › Apps › Google Workspace › Gmail › Spam, Phishing and Malware › Inbound gateway: add the addresses of the redirecting server.',
        testAgain,
      ],
      'web-de': [
        'E-Mail › Einstellungen › Spamschutz: switch to the two-way protection, and add {sender} to the contacts.',
        'Mend what the checks sender-authentication and domain-policy report; failing SPF or DKIM leads to junk.',
        testAgain,
      ],
      'postfix-dovecot': [
        'With rspamd, the header X-Spamd-Result of the message names the rules; exempt the address in local.d/settings.conf: recruiting { rcpt = "{redirectFrom}"; apply { groups_disabled = ["rbl"]; } }',
        'Mend what the checks sender-authentication and domain-policy report; failing SPF or DKIM leads to junk.',
        testAgain,
      ],
    },
    seen: ['found in Junk after 1840 ms'],
  },
  'delivery-webde-unknown-folder': {
    group: 'delivery',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'WEB.DE sorted the message into the folder "Unbekannt".',
    remedy: [
      'E-Mail › Einstellungen › Spamschutz: switch to the two-way protection.',
      'Or add {sender} to the contacts of {inboundAddress}.',
      testAgain,
    ],
    seen: ['found in Unbekannt after 1840 ms'],
  },
  'delivery-delayed': {
    group: 'delivery',
    severity: 'warning',
    retry: 'later',
    source: 'recruitmail, probe',
    cause: 'The test message is delayed: {delay}.',
    remedy: [
      'In a message that came this way, read the Received lines from bottom to top: the largest step between two times names the server that held it.',
      'Mostly it is greylisting or a scanner: exempt logged-in senders and the server of {redirectFrom} from it.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'See when each step took place: Get-MessageTraceV2 -RecipientAddress {redirectFrom} | Get-MessageTraceDetailV2 | ft Date,Event',
        'Scanning of attachments holds messages back: security.microsoft.com/safeattachmentv2, action "Dynamic Delivery".',
        testAgain,
      ],
      google: [
        'See when each step took place: admin.google.com › Reporting › Email Log Search, recipient {redirectFrom}.',
        'admin.google.com › Apps › Google Workspace › Gmail › Spam, Phishing and Malware: "Enhanced pre-delivery message scanning" holds messages back.',
        testAgain,
      ],
      'postfix-dovecot': [
        'The log says where the time went; delays=a/b/c/d are before the queue, in it, connecting, sending: grep {redirectFrom} /var/log/mail.log',
        'Put permit_sasl_authenticated and permit_mynetworks before greylisting: postconf smtpd_recipient_restrictions',
        testAgain,
      ],
    },
    seen: [
      'seen 94 s after the server took it over',
      'held for 88 s between mx.acme.example and scan.acme.example, as their Received lines say',
    ],
  },
  'delivery-bounced': {
    group: 'delivery',
    retry: 'after-fix',
    source: 'RFC 3464',
    cause:
      'The message came back undelivered for a reason this program does not know; the bounce’s words stand in the evidence.',
    remedy: [
      'The bounce names the server that refused ("Reporting-MTA", "Remote-MTA"): the log there tells the reason.',
      'Check the redirect from {redirectFrom} to {redirectTo}: recruitmail redirect show --company {company}',
      askAdmin,
    ],
    bounce: '5.0.0 unknown trouble',
  },
  'dmarc-rejected-google': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.bounces,
    cause:
      'Gmail refuses the message because neither SPF nor DKIM fits the sender’s domain, as its DMARC policy demands.',
    remedy: ['Let the sending server sign with DKIM for {senderDomain}, the domain in From.', seeSpf, testAgain],
    remedyFor: authenticated,
    example: smtpSaid(
      'data',
      "550-5.7.26 Unauthenticated email from acme.example is not accepted due to domain's\n550-5.7.26 DMARC policy. - gsmtp",
    ),
  },
  'dmarc-rejected-microsoft': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Microsoft refuses the message because it does not pass DMARC of the sender’s domain.',
    remedy: ['Let the sending server sign with DKIM for {senderDomain}, the domain in From.', seeSpf, testAgain],
    remedyFor: authenticated,
    example: smtpSaid(
      'data',
      '550 5.7.509 Access denied, sending domain acme.example does not pass DMARC verification and has a DMARC policy of reject.',
    ),
  },
  'dmarc-rejected-yahoo': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'Yahoo refuses the message as not authenticated.',
    remedy: ['Let the sending server sign with DKIM for {senderDomain}, the domain in From.', seeSpf, testAgain],
    remedyFor: authenticated,
    example: smtpSaid(
      'data',
      '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
    ),
  },
  'dmarc-rejected-icloud': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'iCloud refuses the message because of the DMARC policy of the sender’s domain.',
    remedy: ['Let the sending server sign with DKIM for {senderDomain}, the domain in From.', seeSpf, testAgain],
    remedyFor: authenticated,
    example: smtpSaid(
      'data',
      '554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks. See https://support.apple.com/en-us/HT204137',
    ),
  },
  'dmarc-rejected': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: 'RFC 7489 section 10.3',
    cause: 'The receiver refuses the message because of the DMARC policy of the sender’s domain.',
    remedy: [
      'Let the sending server sign with DKIM for {senderDomain}, the domain in From.',
      seeSpf,
      'See the policy: dig +short TXT _dmarc.{senderDomain}',
      testAgain,
    ],
    remedyFor: authenticated,
    example: smtpSaid('data', '550 5.7.1 Email rejected per DMARC policy for acme.example'),
  },
  'dmarc-from-not-aligned-google': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'Gmail slows the message down because the From domain fits neither SPF nor DKIM.',
    remedy: [
      'Let the sending server sign with DKIM for {senderDomain}, the very domain in From (d={senderDomain}).',
      testAgain,
    ],
    remedyFor: authenticated,
    example: smtpSaid(
      'data',
      "421-4.7.32 Your email has been rate limited because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain. - gsmtp",
    ),
  },
  'dmarc-dns-temperror': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'later',
    source: sources.bounces,
    cause: 'The receiver could not read the DMARC or SPF records of the sender’s domain.',
    remedy: [
      'See whether each of its name servers answers: dig +short NS {senderDomain}; dig TXT {senderDomain} @NAMESERVER',
      'The policy too: dig TXT _dmarc.{senderDomain} @NAMESERVER must say NOERROR or NXDOMAIN, never SERVFAIL.',
      waitAndTest,
    ],
    example: smtpSaid(
      'data',
      "451-4.7.26 Unable to verify the sender's DMARC policy due to temporary DNS failures during authentication. - gsmtp",
    ),
  },
  'spf-hardfail-rejected': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'The receiver refuses the message because the sender’s SPF record forbids the delivering server.',
    remedy: [
      'See what is published, and add the address of the evidence before "all": dig +short TXT {senderDomain}; for example {senderDomain} TXT "v=spf1 ip4:ADDRESS -all"',
      'If that address belongs to the server that redirects, it must rewrite the envelope sender instead (SRS): on Postfix postsrsd, in Dovecot sieve_redirect_envelope_from = recipient',
      testAgain,
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
    checks: ['domain-policy', 'sender-authentication', 'smtp-accept', 'redirect-arrival'],
    source: `${sources.msNdr}; ${sources.bounces}`,
    cause: 'The SPF record of {domain} does not cover the server that sends for it ({host}).',
    remedy: [addToSpf, 'Check it: dig +short TXT {domain}'],
    remedyFor: eachProvider(dnsZone, (zone) => [addToSpf, ...zone, 'Check it: dig +short TXT {domain}']),
    example: smtpSaid('data', '550 5.7.23 The message was rejected because of Sender Policy Framework violation'),
  },
  'dkim-missing': {
    group: 'alignment',
    checks: ['sender-authentication', 'smtp-accept'],
    severity: 'warning',
    retry: 'after-fix',
    source: `${sources.bounces}; RFC 6376`,
    cause: 'Messages from {domain} carry no DKIM signature.',
    remedy: [
      'Switch DKIM signing on where the mail is sent, and publish the key it shows: SELECTOR._domainkey.{domain} TXT "v=DKIM1; k=rsa; p=…"',
      'On your own server: rspamadm dkim_keygen -d {domain} -s mail -b 2048 prints key and record (rspamd), or opendkim-genkey -d {domain} -s mail -b 2048 (OpenDKIM).',
      testAgain,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, testAgain]),
    example: smtpSaid(
      'data',
      '550-5.7.30 Your message has been rejected because it does not pass DKIM authentication: bulk senders must. - gsmtp',
    ),
  },
  'auth-ipv6-requirements': {
    group: 'delivery',
    checks: ['smtp-accept', 'redirect-arrival'],
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Mail over IPv6 must pass SPF or DKIM here, and this message passes neither.',
    remedy: [
      'Let the sending server sign with DKIM for {senderDomain}, or name its IPv6 address in SPF: {senderDomain} TXT "v=spf1 ip6:ADDRESS ~all"',
      'The address needs a reverse name as well: dig +short -x ADDRESS',
      'Or deliver over IPv4; on Postfix: postconf -e "smtp_address_preference = ipv4"',
    ],
    example: smtpSaid(
      'data',
      '450 4.7.26 Service does not accept messages sent over IPv6 unless they pass either SPF or DKIM validation (message not signed)',
    ),
  },
} satisfies Entries
