import {from} from './wire-reply.js'

/** MAIL FROM. */
export const senderReplies = [
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    [
      'sender',
      '553 5.7.1 <jobs@acme.example>: Sender address rejected: not owned by user login@acme.example',
      'smtp-sender-not-owned',
    ],
    ['sender', '553 5.7.1 <jobs@acme.example>: Sender address rejected: not logged in', 'smtp-sender-not-logged-in'],
    [
      'sender',
      '450 4.1.8 <jobs@nx.example>: Sender address rejected: Domain not found',
      'smtp-sender-domain-not-found',
    ],
    ['sender', '530 5.7.0 Must issue a STARTTLS command first', 'starttls-required'],
    ['sender', '552 5.3.4 Message size exceeds fixed limit', 'data-too-large'],
    ['sender', '452 4.3.1 Insufficient system storage', 'data-storage'],
    ['sender', '501 5.1.7 Bad sender address syntax', 'smtp-sender-syntax'],
    ['sender', '450 4.7.1 Error: too much mail from 192.0.2.9', 'smtp-rate-limited'],
    ['sender', '504 5.5.2 <jobs>: Sender address rejected: need fully-qualified address', 'smtp-sender-syntax'],
    [
      'sender',
      '550 5.7.1 <jobs@acme.example>: Sender address rejected: undeliverable address: host mx.acme.example[192.0.2.1] said: 550 5.1.1 User unknown',
      'smtp-sender-verification-failed',
    ],
    [
      'sender',
      '450 4.1.7 <jobs@acme.example>: Sender address rejected: unverified address: Address verification in progress',
      'smtp-sender-verification-failed',
    ],
    ['sender', '553 5.6.7 Must declare SMTPUTF8 to send unicode address', 'rcpt-smtputf8-needed'],
    ['sender', '555 5.5.4 Unsupported option: SIZE=1', 'smtp-sender-unrecognised'],
    ['sender', '552 5.3.4 Message size exceeds file system imposed limit', 'data-too-large'],
    ['sender', '503 5.5.1 Error: nested MAIL command', 'smtp-bad-sequence'],
    ['sender', '451 4.3.0 Temporary lookup error', 'smtp-sender-temporary-failure'],
    ['sender', '530 5.7.0 Authentication required', 'smtp-auth-required'],
  ]),
  ...from('RFC 5321 section 4.2, where the text may be missing', [
    ['sender', '553 5.7.1', 'smtp-sender-not-owned'],
    ['sender', '553', 'smtp-sender-unrecognised'],
    ['sender', '451', 'smtp-sender-temporary-failure'],
  ]),
  ...from('github.com/infertux/zeyple issues/49', [
    [
      'sender',
      '550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed.',
      'smtp-sender-united-internet',
      {provider: 'ionos'},
    ],
    [
      'sender',
      '550-Requested action not taken: mailbox unavailable\n550 Sender address is not allowed.',
      'smtp-sender-united-internet',
      {provider: 'gmx'},
    ],
  ]),
  ...from('github.com/TryGhost/Ghost issues/17012', [
    ['sender', '550 5.7.0 From address is not one of your addresses', 'smtp-sender-icloud-not-yours'],
  ]),
  ...from('from practice, no public place found: Exim, DirectAdmin', [
    ['sender', '550 Sender address jobs@acme.example does not match authenticated user', 'smtp-sender-not-owned'],
  ]),
  ...from('from practice, no public place found: hMailServer', [
    ['sender', '550 Your account is not allowed to send as jobs@acme.example', 'smtp-sender-not-owned'],
  ]),
  ...from('from practice, no public place found: Kerio', [
    ['sender', '550 5.7.1 You are not allowed to send mail from this address', 'smtp-sender-not-owned'],
  ]),
  ...from('Debian sendmail-cf 8.17.1, /usr/share/sendmail/cf/m4/proto.m4', [
    [
      'sender',
      '553 5.1.8 <jobs@nx.example>... Domain of sender address jobs@nx.example does not exist',
      'smtp-sender-domain-not-found',
    ],
    ['sender', '553 5.5.4 <jobs>... Domain name required for sender address jobs', 'smtp-sender-syntax'],
    ['sender', '553 5.5.4 <jobs@acme>... Real domain name required for sender address', 'smtp-sender-domain-not-found'],
    ['sender', '451 4.1.8 Domain of sender address jobs@acme.example does not resolve', 'smtp-sender-domain-not-found'],
    ['sender', '550 5.7.1 Mail sent by spamware is not accepted here', 'smtp-sender-unrecognised'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/YahooInc.pm', [
    [
      'sender',
      '451 Message temporarily deferred due to unresolvable RFC.5321 from domain; see https://postmaster.yahooinc.com',
      'smtp-sender-domain-not-found',
    ],
  ]),
  ...from('https://support.google.com/a/answer/3726730', [
    [
      'sender',
      '530-5.7.0 Authentication Required. For more information, go to\n530 5.7.0  https://support.google.com/mail/?p=WantAuthError - gsmtp',
      'smtp-auth-required',
    ],
    [
      'sender',
      '553 5.1.7 The sender address <Jobs acme> is not a valid RFC 5321 address. - gsmtp',
      'smtp-sender-syntax',
    ],
    [
      'sender',
      "550-5.7.1 Invalid credentials for relay [192.0.2.9]. The IP address you've\n550-5.7.1 registered in your Workspace SMTP Relay service doesn't match domain. - gsmtp",
      'smtp-sender-google-relay-denied',
    ],
  ]),
  ...from('https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html', [
    ['sender', '530 Authentication required', 'smtp-auth-required'],
  ]),
  ...from('npm smtp-server 3, lib/smtp-connection.js', [
    ['sender', '530 Error: authentication Required', 'smtp-auth-required'],
    ['sender', '501 Error: Bad sender address syntax', 'smtp-sender-syntax'],
  ]),
  ...from('github.com/MicrosoftDocs/OfficeDocs-Exchange issues/3124', [
    ['sender', '530 5.7.57 Client not authenticated to send mail. [X.PROD.OUTLOOK.COM]', 'smtp-auth-required'],
  ]),
  ...from('Microsoft.Exchange.Data.Transport.SmtpResponse, Exchange Server 2016', [
    [
      'sender',
      '550 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
      'smtp-auth-required',
    ],
    ['sender', '451 5.7.3 STARTTLS is required to send mail', 'starttls-required'],
    ['sender', '452 4.3.1 Insufficient system resources', 'data-storage'],
    ['sender', '530 5.7.1 Not authenticated', 'smtp-auth-required'],
    ['sender', '530 5.7.1 Client was not authenticated', 'smtp-auth-required'],
    ['sender', '550 5.7.1 Not authorized', 'smtp-sender-unrecognised'],
    ['sender', '503 5.5.2 Send hello first', 'smtp-bad-sequence'],
    ['sender', '503 5.5.2 Sender already specified', 'smtp-bad-sequence'],
    ['sender', '501 5.1.9 UTF-8 addresses not supported', 'rcpt-smtputf8-needed'],
    ['sender', '550 5.2.2 Submission quota exceeded', 'data-ms-quota-day'],
  ]),
  ...from('github.com/sendgrid/docs issues/6473', [
    ['sender', '550 Unauthenticated senders not allowed', 'smtp-auth-sendgrid-missing'],
  ]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    ['sender', '552 Message size exceeds maximum permitted', 'data-too-large'],
    ['sender', '501 jobs: sender address must contain a domain', 'smtp-sender-syntax'],
    ['sender', '452 Space shortage, please try later', 'data-storage'],
    ['sender', '421 too many messages in this connection', 'smtp-rate-limited'],
  ]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    ['sender', '552 5.2.3 Message size exceeds fixed maximum message size (10000000)', 'data-too-large'],
  ]),
  ...from('RFC 5321 section 4.2, where the text is free', [['sender', '550 Nope', 'smtp-sender-unrecognised']]),
  ...from('from practice, no public place found: qmail', [
    ['sender', '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)', 'rcpt-blocklist'],
  ]),
  ...from('github.com/hmailserver/hmailserver hmailserver/source/Server/SMTP/SMTPConnection.cpp', [
    ['sender', '550 The address is not valid.', 'smtp-sender-unrecognised'],
    ['sender', '550 Login credentials no longer valid. Please re-authenticate.', 'smtp-auth-required'],
    [
      'sender',
      '552 Message size exceeds fixed maximum message size. Size: 30000 KB, Max size: 20480 KB',
      'data-too-large',
    ],
    ['sender', '550 Sender address must be specified.', 'smtp-sender-unrecognised'],
  ]),
  ...from('github.com/splitbrain/dokuwiki-plugin-smtp issues/38', [
    ['sender', '553 5.7.1 Sender address rejected: not owned by auth user.', 'smtp-sender-not-owned'],
  ]),
  ...from('github.com/PHPMailer/PHPMailer issues/304', [
    ['sender', '550 You are not allowed to use the domain hotmail.com as a sender domain.', 'smtp-sender-not-owned'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/GoDaddy.pm', [
    [
      'sender',
      '550 jane@coolexample.com Blank From: addresses are not allowed. Provide a valid From. IB501',
      'smtp-sender-unrecognised',
    ],
    [
      'sender',
      '550 coolexample.com From: Domain is invalid. Provide a valid From: IB506',
      'smtp-sender-domain-not-found',
    ],
    [
      'sender',
      '550 jane@coolexample.com Invalid SPF record. Inspect your SPF settings, and try again. IB508',
      'spf-provider-not-included',
    ],
    ['sender', '550 This IP has sent too many messages this hour. IB504', 'smtp-rate-limited'],
  ]),
  ...from('https://docs.icewarp.com Interpretation of 5xx Errors in Icewarp SMTP', [
    ['sender', '501 5.5.2 Domain name required', 'smtp-sender-syntax'],
  ]),
  ...from('https://mailout.ru/2015/09', [
    ['sender', '550 message sending for this account is disabled', 'policy-account-blocked-by-limit'],
  ]),
  ...from('github.com/gophish/gophish issues/1701', [
    ['sender', '550 that IP address is not allowed to send', 'smtp-client-denied'],
  ]),
  ...from('https://emailit.com/docs/smtp/troubleshooting/', [
    ['sender', '452 4.4.5 Messages per second limit exceeded', 'smtp-rate-limited'],
    ['sender', '452 4.5.3 Daily message limit exceeded', 'smtp-rate-limited'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/FrancePTT.pm', [
    ['sender', '550 5.5.0 Authentification requise. Authentication Required. LPN105_402', 'smtp-auth-required'],
    ['sender', '550 5.0.1 Emetteur invalide. Invalid Sender. LPN105_405', 'smtp-sender-unrecognised'],
    ['sender', '550 5.5.3 Mail from not owned by user. LPN105_421', 'smtp-sender-orange-not-owned'],
    ['sender', '550 5.5.0 SPF: acme.example is not allowed to send mail. LPN004_401', 'spf-provider-not-included'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    [
      'sender',
      '550 5.7.0 Mail relay denied 192.0.2.9. Invalid credentials for relay for one of the domains in: acme.example (as obtained from HELO and MAIL FROM). - gsmtp',
      'smtp-sender-google-relay-denied',
    ],
    ['sender', '555 5.5.2 Syntax error. - gsmtp', 'smtp-sender-syntax'],
    ['sender', '503 5.5.1 EHLO/HELO first. - gsmtp', 'smtp-bad-sequence'],
  ]),
  ...from('https://www.spambrella.com/faq/email-delivery-error-codes/', [
    ['sender', '550 5.1.0 sender rejected', 'smtp-sender-unrecognised'],
  ]),
  ...from('https://support.mailprotector.com/hc/en-us/articles/360048244891', [
    [
      'sender',
      '421 4.4.2 Message submission rate for this client has exceeded the configured limit',
      'smtp-rate-limited',
    ],
  ]),
  ...from('github.com/haraka/Haraka plugins/auth/auth_base.js', [
    ['sender', "550 Envelope domain 'acme.example' doesn't match AUTH domain 'other.example'", 'smtp-sender-not-owned'],
  ]),
]
