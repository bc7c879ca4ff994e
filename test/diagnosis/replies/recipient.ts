import {from} from './wire-reply.js'

/** RCPT TO refused for good, as servers of one’s own answer it. */
export const recipientReplies = [
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    [
      'recipient',
      '550 5.1.8 <jobs@nx.example>: Sender address rejected: Domain not found',
      'smtp-sender-domain-not-found',
    ],
    [
      'recipient',
      '550 5.1.1 <jobs@acme.example>: Recipient address rejected: User unknown in local recipient table',
      'rcpt-unknown',
    ],
    [
      'recipient',
      '550 5.1.1 <jobs@acme.example>: Recipient address rejected: User unknown in virtual alias table',
      'rcpt-unknown',
    ],
    [
      'recipient',
      '550 5.1.1 <jobs@acme.example>: Recipient address rejected: undeliverable address: host said: 550 no',
      'rcpt-unknown',
    ],
    ['recipient', '554 5.7.1 <jobs@acme.example>: Relay access denied', 'rcpt-relay-denied'],
    ['recipient', '550 5.1.2 <jobs@nx.example>: Recipient address rejected: Domain not found', 'rcpt-domain-not-found'],
    [
      'recipient',
      '556 5.1.10 <jobs@nx.example>: Recipient address rejected: Domain nx.example does not accept mail (nullMX)',
      'rcpt-domain-does-not-accept',
    ],
    ['recipient', '501 5.1.3 Bad recipient address syntax', 'rcpt-syntax'],
    [
      'recipient',
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org',
      'rcpt-blocklist',
    ],
    ['recipient', '554 5.7.1 <unknown[192.0.2.9]>: Client host rejected: Access denied', 'smtp-client-denied'],
    ['recipient', '503 5.5.1 Error: need MAIL command', 'smtp-bad-sequence'],
    ['recipient', '504 5.5.2 <jobs>: Recipient address rejected: need fully-qualified address', 'rcpt-syntax'],
    ['recipient', '550 5.1.0 <jobs@acme.example>: Recipient address rejected: User unknown', 'rcpt-unknown'],
    ['recipient', '554 5.7.1 <jobs@acme.example>: Recipient address rejected: Access denied', 'rcpt-policy-refused'],
    [
      'recipient',
      '550 5.7.27 <jobs@nx.example>: Sender address rejected: Domain nx.example does not accept mail (nullMX)',
      'smtp-sender-domain-not-found',
    ],
    [
      'recipient',
      '551 5.7.1 <jobs@acme.example>: Recipient address rejected: Improper use of SMTP command pipelining',
      'smtp-bad-sequence',
    ],
  ]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    [
      'recipient',
      '550-Callback setup failed while verifying <jobs@acme.example>\n550 Sender verify failed',
      'smtp-sender-verification-failed',
    ],
    ['recipient', '550 Unrouteable address', 'rcpt-unknown'],
    ['recipient', '550 unknown user', 'rcpt-unknown'],
    ['recipient', '551 <jobs@acme.example> is not deliverable', 'rcpt-unknown'],
    ['recipient', '501 jobs: recipient address must contain a domain', 'rcpt-syntax'],
    [
      'recipient',
      '550-Verification failed for <jobs@acme.example>\n550-No Such User Here\n550 Sender verify failed',
      'smtp-sender-verification-failed',
    ],
    ['recipient', '533 no support for internationalised mailbox name', 'rcpt-smtputf8-needed'],
  ]),
  ...from('from practice, no public place found: cPanel Exim', [
    ['recipient', '550 No Such User Here"', 'rcpt-unknown'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Reason/UserUnknown.pm', [
    ['recipient', '550 No such person at this address', 'rcpt-unknown'],
    ['recipient', '550 sorry, no mailbox here by that name. (#5.1.1)', 'rcpt-unknown'],
  ]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    ['recipient', '550 5.1.1 <jobs@acme.example>... User unknown', 'rcpt-unknown'],
    ['recipient', '552 5.2.2 <jobs@acme.example>... Mailbox full', 'rcpt-mailbox-full'],
    ['recipient', '550 5.1.1 Addressee unknown', 'rcpt-unknown'],
  ]),
  ...from('Debian courier-mta 1.0.16, /usr/lib/courier', [
    ['recipient', '550 User <jobs@acme.example> unknown', 'rcpt-unknown'],
    ['recipient', '513 Relaying denied.', 'rcpt-relay-denied'],
    ['recipient', '550 User unknown.', 'rcpt-unknown'],
    ['recipient', '571 Delivery not authorized, message refused.', 'rcpt-policy-refused'],
    ['recipient', '556 Address unavailable.', 'rcpt-domain-does-not-accept'],
    ['recipient', '553 Unable to deliver Unicode E-mail to a non-Unicode mail server.', 'rcpt-smtputf8-needed'],
  ]),
  ...from('Microsoft.Exchange.Data.Transport.SmtpResponse, Exchange Server 2016', [
    [
      'recipient',
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient jobs@acme.example not found by SMTP address lookup',
      'rcpt-unknown',
    ],
    ['recipient', '550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'rcpt-relay-denied'],
    ['recipient', '550 5.7.1 Unable to relay', 'rcpt-relay-denied'],
    ['recipient', '550 5.2.1 Mailbox disabled, not accepting messages', 'rcpt-mailbox-disabled'],
    ['recipient', '550 5.2.2 Mailbox full', 'rcpt-mailbox-full'],
    ['recipient', '550 5.7.0 Relay Access Denied', 'rcpt-relay-denied'],
    ['recipient', '501 5.1.3 Long addresses not supported', 'rcpt-syntax'],
    ['recipient', '550 5.7.1 Unable to accept unauthorized message over IPv6 ATTR2', 'auth-ipv6-requirements'],
  ]),
  ...from('Debian cyrus-imapd 3.6.1, /usr/lib/cyrus/bin/imapd', [
    [
      'recipient',
      '550-Mailbox unknown.  Either there is no mailbox associated with this\n550-name or you do not have authorization to see it.\n550 5.1.1 User unknown',
      'rcpt-unknown',
    ],
  ]),
  ...from('Debian dovecot-core 2.3.19, /usr/lib/dovecot', [
    ['recipient', "550 5.1.1 <jobs@acme.example> User doesn't exist: jobs@acme.example", 'rcpt-unknown'],
    [
      'recipient',
      '552 5.2.2 <jobs@acme.example>: Recipient address rejected: Quota exceeded (mailbox for user is full)',
      'rcpt-mailbox-full',
    ],
  ]),
  ...from('github.com/hmailserver/hmailserver hmailserver/source/Server/SMTP/SMTPConnection.cpp', [
    ['recipient', '550 Unknown user', 'rcpt-unknown'],
    ['recipient', '550 Delivery is not allowed to this address.', 'rcpt-relay-denied'],
    ['recipient', '530 SMTP authentication is required.', 'smtp-auth-required'],
    ['recipient', '550 Too many recipients.', 'rcpt-too-many'],
    ['recipient', '550 A valid address is required.', 'rcpt-unrecognised'],
  ]),
  ...from('RFC 5321 section 4.2.3', [
    ['recipient', '550 Requested action not taken: mailbox unavailable', 'rcpt-unrecognised'],
  ]),
  ...from('RFC 5321 section 4.2, where the text may be missing', [
    ['recipient', '550', 'rcpt-unrecognised'],
    ['recipient', '550 5.0.0', 'rcpt-unrecognised'],
    ['recipient', '554', 'rcpt-unrecognised'],
  ]),
  ...from('Debian exim4-config 4.96, /etc/exim4/conf.d/acl', [
    ['recipient', '550 relay not permitted', 'rcpt-relay-denied'],
    [
      'recipient',
      '550-mail.example [192.0.2.9] is currently not permitted to relay\n550-through this server. Perhaps you have not logged into the pop/imap\n550 server in the last 30 minutes or do not have SMTP Authentication turned on in your email client.',
      'rcpt-relay-denied',
    ],
    [
      'recipient',
      '550 sender envelope address jobs@acme.example is locally blacklisted here. If you think this is wrong, get in touch with postmaster',
      'rcpt-blocklist',
    ],
    ['recipient', '550 Sender verification failed', 'smtp-sender-verification-failed'],
    ['recipient', '550 [SPF] 192.0.2.9 is not allowed to send mail from acme.example', 'spf-provider-not-included'],
    ['recipient', '550 SPF check failed.', 'spf-provider-not-included'],
    ['recipient', '550 restricted characters in address', 'rcpt-syntax'],
    [
      'recipient',
      '550-192.0.2.9 is listed at zen.spamhaus.org\n550 (127.0.0.4: https://www.spamhaus.org/query/ip/192.0.2.9)',
      'rcpt-blocklist',
    ],
  ]),
  ...from('Debian sendmail-cf 8.17.1, /usr/share/sendmail/cf/m4/proto.m4', [
    [
      'recipient',
      '550 5.7.1 <jobs@acme.example>... Relaying denied. Proper authentication required.',
      'rcpt-relay-denied',
    ],
    [
      'recipient',
      '550 5.7.1 <jobs@acme.example>... Relaying denied. IP name lookup failed [192.0.2.9]',
      'rcpt-relay-denied',
    ],
    ['recipient', '551 5.1.1 User has moved; please try <karriere@acme.example>', 'rcpt-moved'],
    ['recipient', '550 5.2.1 <jobs@acme.example>... Mailbox disabled for this recipient', 'rcpt-mailbox-disabled'],
  ]),
  ...from('github.com/haraka/Haraka issues/643', [
    ['recipient', '550 I cannot deliver mail for <jobs@acme.example>', 'rcpt-relay-denied'],
  ]),
  ...from('github.com/msimerson/Mail-Toaster-6 issues/107', [
    ['recipient', "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", 'rcpt-relay-denied'],
  ]),
  ...from('from practice, no public place found: Microsoft 365', [
    [
      'recipient',
      '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
      'rcpt-direct-send-blocked',
    ],
  ]),
  ...from('Debian postfix-policyd-spf-perl 2.011, /usr/sbin/postfix-policyd-spf-perl', [
    [
      'recipient',
      '550 5.7.1 <jobs@acme.example>: Recipient address rejected: Please see http://www.openspf.net/Why?s=mfrom: SPF fail',
      'spf-provider-not-included',
    ],
  ]),
  ...from('RFC 3463 section 3.5', [['recipient', '550 5.4.4 Host not found', 'rcpt-domain-not-found']]),
  ...from('github.com/mailcow/mailcow issues/253', [
    [
      'recipient',
      '553 5.7.1 <user@domain.example>: Sender address rejected: not owned by user login@domain.example',
      'smtp-sender-not-owned',
    ],
  ]),
  ...from('github.com/hestiacp/hestiacp issues/2666', [
    [
      'recipient',
      '550 Email account smtpout@acme.example is sending too many emails - rate overlimit = 83.6 / 1h',
      'smtp-rate-limited',
    ],
  ]),
  ...from('Debian opensmtpd 6.8.0, /usr/sbin/smtpd', [
    ['recipient', '550 Invalid recipient: <jobs@acme.example>', 'rcpt-unknown'],
    ['recipient', '530 5.5.1 Invalid command: Must issue an AUTH command first', 'smtp-auth-required'],
  ]),
  ...from('npm smtp-server 3, lib/smtp-connection.js', [
    ['recipient', '501 Error: Bad recipient address syntax', 'rcpt-syntax'],
  ]),
  ...from('github.com/zone-eu/zone-mta config/bounces.txt', [
    [
      'recipient',
      '550 5.2.1 Mailbox unavailable. Your IP address 192.0.2.9 is blacklisted using SPAMHAUS-XBL. Details: https://www.spamhaus.org/query/ip/192.0.2.9.',
      'rcpt-blocklist',
    ],
    ['recipient', '550 permanent failure for one or more recipients (user@example.com:blocked)', 'rcpt-unrecognised'],
    [
      'recipient',
      '550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.',
      'rcpt-blocklist',
    ],
    [
      'recipient',
      '550 5.7.1 --- SAATKE SEE TEADE OMA IT-MEHELE! --- TEIE server 192.0.2.9 on BLACKLISTIS dnsbl.sorbs.net, Sorbs blokeeris kirja!',
      'rcpt-blocklist',
    ],
    [
      'recipient',
      '550 Service unavailable; Client Host [192.0.2.9] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=192.0.2.9',
      'rcpt-blocklist',
    ],
    [
      'recipient',
      '550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/docs/DOC-1369#550 [vH7Ns8biNg]',
      'rcpt-blocklist',
    ],
    [
      'recipient',
      "550 5.7.1 Unfortunately, messages from [192.0.2.9] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors.",
      'rcpt-blocklist',
    ],
    [
      'recipient',
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using ee.countries.nerd.dk; Your IP is in ee, rejected based on geographical location',
      'rcpt-blocklist',
    ],
  ]),
  ...from('https://viws.ru/en/pochemu-ne-otpravlyayutsya-pisma-na-yandeks-pochte', [
    ['recipient', '550 Relay prohibited', 'rcpt-relay-denied'],
    ['recipient', '553 Sorry, this domain is not in my list of allowed hosts (#5.7.1)', 'rcpt-relay-denied'],
  ]),
  ...from('https://note.com/sendmagic/n/neb6bbe7e51cf', [
    ['recipient', '550 Unknown user xxx@docomo.ne.jp', 'rcpt-unknown'],
  ]),
  ...from('https://help.arena.ne.jp (SMTP認証)', [
    ['recipient', '554 5.7.1 <jobs@acme.example>: Client host rejected: Access denied', 'smtp-client-denied'],
  ]),
  ...from('https://support.onesystems.ch/722126', [
    ['recipient', '554 5.7.1 <jobs@acme.example>: Recipient address rejected: User unknown', 'rcpt-unknown'],
  ]),
  ...from('github.com/mjl-/mox issues/352', [
    ['recipient', '550 Unauthenticated mail not allowed from this range', 'smtp-auth-required'],
  ]),
  ...from('github.com/mailcow/mailcow issues/51', [
    [
      'recipient',
      '553 5.7.1 <user@mail.domain.example>: Sender address rejected: not logged in',
      'smtp-sender-not-logged-in',
    ],
  ]),
  ...from('github.com/forwardemail/free-email-forwarding issues/219', [
    [
      'recipient',
      '550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.9',
      'rcpt-blocklist',
    ],
  ]),
  ...from('http://www.milter.info/smtp/smtpf/reply.html', [
    ['recipient', '550 5.7.1 host mail.acme.example [192.0.2.9] black listed #120', 'rcpt-blocklist'],
    ['recipient', '550 5.7.1 routed address relaying denied #131', 'rcpt-relay-denied'],
  ]),
  ...from('https://bastion.umanix.net/info', [
    ['recipient', '550 The email address does not exist', 'rcpt-unknown'],
    ['recipient', '550 The sender 192.0.2.9 is banned', 'rcpt-blocklist'],
  ]),
  ...from('https://hardwaresecrets.com/understanding-email-bounce-messages/4/', [
    ['recipient', '553 User defined policy matched for 192.0.2.9', 'rcpt-policy-refused'],
  ]),
  ...from('https://strato.de/faq/mail/fehlermeldungen-bei-e-mails', [
    ['recipient', '552 5.2.2 User has exhausted allowed storage space', 'rcpt-mailbox-full'],
  ]),
  ...from('github.com/the-djmaze/snappymail issues/478', [
    [
      'recipient',
      '550-"Your IP: 192.0.2.9 : Your domain party1033.com is not allowed in\n550 header From"',
      'smtp-sender-not-owned',
    ],
  ]),
  ...from('github.com/haraka/Haraka issues/1536', [
    [
      'recipient',
      '550-Verification failed for <noreply@mail.sh.gg>\n550-The mail server could not deliver mail to noreply@mail.sh.gg.  The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.\n550 Sender verify failed',
      'smtp-sender-verification-failed',
    ],
  ]),
  ...from('github.com/forwardemail/free-email-forwarding issues/93', [
    ['recipient', '550 Disposable email addresses are not permitted', 'rcpt-policy-refused'],
  ]),
]
