import {from} from './wire-reply.js'

/** RCPT TO refused for good, as providers and filters answer it. */
export const recipientProvidersReplies = [
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/550.json', [
    [
      'recipient',
      '550 5.4.1 Recipient address rejected: Access denied. [X.prod.protection.outlook.com]',
      'rcpt-unknown',
    ],
    ['recipient', '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).', 'rcpt-unknown'],
    ['recipient', '550 relaying denied for <example@example.com>', 'rcpt-relay-denied'],
    ['recipient', '550 5.1.1 <example@icloud.com>: user does not exist', 'rcpt-unknown'],
    ['recipient', '550 5.1.1 Not our Customer', 'rcpt-unknown'],
    ['recipient', '550 5.1.1 <example@comcast.net> recipient mailbox unallocated', 'rcpt-unknown'],
    [
      'recipient',
      '550 Message was not accepted -- invalid mailbox. Local mailbox example@mail.ru is unavailable: account is disabled',
      'rcpt-mailbox-disabled',
    ],
    ['recipient', '550 5.7.1 Policy rejection on the target address', 'rcpt-policy-refused'],
    ['recipient', '550 5.7.1 No such user!', 'rcpt-unknown'],
    ['recipient', '550 5.2.1 <EXAMPLE@PRODIGY.NET>... Addressee unknown, relay=[192.0.2.9]', 'rcpt-unknown'],
    [
      'recipient',
      '550 5.7.1 Connections not accepted from servers without a valid sender example.com. Fix reverse DNS for 192.0.2.9',
      'dns-ptr-missing',
    ],
    [
      'recipient',
      '550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550 [x9]',
      'rcpt-policy-refused',
    ],
    [
      'recipient',
      '550 Envelope blocked - User Entry - https://community.mimecast.com/docs/DOC-1369#550 [x9]',
      'rcpt-unrecognised',
    ],
    [
      'recipient',
      '550 5.1.1 - This is not a valid email address. Please verify that you have the correct email address for your recipient.',
      'rcpt-unknown',
    ],
    [
      'recipient',
      '550 5.7.1 <email@example.com>: Recipient address rejected: User email address is marked as invalid.',
      'rcpt-unknown',
    ],
    ['recipient', '550 cuda_nsu 5.1.1 <email@example.com>... User unknown', 'rcpt-unknown'],
    ['recipient', '550 No such user (email@example.com)', 'rcpt-unknown'],
    ['recipient', '550 Blocked', 'rcpt-unrecognised'],
    ['recipient', '550 Invalid recipient <email@example.com> (#5.1.1)', 'rcpt-unknown'],
    [
      'recipient',
      '550 5.5.0 Requested action not taken: mailbox unavailable. [BN8.eop-nam12.prod.protection.outlook.com]',
      'rcpt-unknown',
    ],
    [
      'recipient',
      '550 5.7.1 Service unavailable, MailFrom domain is listed in Spamhaus. To request removal from this list see https://www.spamhaus.org/query/lookup/ (S8002) [x.eop-nam02.prod.protection.outlook.com]',
      'rcpt-blocklist',
    ],
  ]),
  ...from('https://support.google.com/a/answer/3726730', [
    [
      'recipient',
      "550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos. - gsmtp",
      'rcpt-unknown',
    ],
    ['recipient', '550 5.2.1 The email account that you tried to reach is inactive. - gsmtp', 'rcpt-mailbox-disabled'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Apple.pm', [
    ['recipient', '550 5.1.1 <jobs@icloud.com>: unknown or illegal alias: jobs@icloud.com', 'rcpt-unknown'],
    ['recipient', '552 5.2.2 <jobs@icloud.com>: user is over quota', 'rcpt-mailbox-full'],
  ]),
  ...from(
    'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online',
    [
      [
        'recipient',
        '550 5.7.64 TenantAttribution; Relay Access Denied [X.mail.protection.outlook.com]',
        'policy-ms-relay-connector',
      ],
      [
        'recipient',
        '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
        'rcpt-internal-only',
      ],
      ['recipient', '550 5.7.606 Access denied, banned sending IP [192.0.2.9].', 'rcpt-ip-blocked-ms'],
    ],
  ),
  ...from(
    'https://www.ionos.de/hilfe/e-mail/problemloesungen-mail-basicmail-business/fehlermeldungen-bei-unzustellbarer-e-mail/',
    [
      ['recipient', '550 Requested mail action aborted: exceeded storage allocation', 'rcpt-mailbox-full'],
      ['recipient', '550 Unknown User', 'rcpt-unknown'],
      ['recipient', '550 Quota Exceeded', 'rcpt-mailbox-full'],
      ['recipient', '550 must be authenticated', 'smtp-auth-required'],
    ],
  ),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/554.json', [
    [
      'recipient',
      '554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour. For more information go to http://go.microsoft.com/fwlink/?LinkId=526653.',
      'rcpt-rate-limited',
    ],
    ['recipient', '554 5.7.1 <example@icloud.com>: Relay access denied', 'rcpt-relay-denied'],
    [
      'recipient',
      '554 5.2.2 <example@free.fr>: Recipient address rejected: Quota exceeded (mailbox for user is full)',
      'rcpt-mailbox-full',
    ],
    ['recipient', '554 5.7.1 <example@example.com>: Recipient address rejected: BLOCK-SEND-ER.', 'rcpt-policy-refused'],
    ['recipient', '554 5.7.1 <example@example.com>: Recipient address rejected: Invalid-Recipient.', 'rcpt-unknown'],
    ['recipient', '554 5.7.1 <example@example.com>: Recipient address rejected: NO-DOMAIN.', 'rcpt-policy-refused'],
    ['recipient', '554 5.7.1 <email@example.com>: Recipient address rejected: Not in recipient list', 'rcpt-unknown'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/553.json', [
    [
      'recipient',
      '553 5.1.2 The recipient address <.@gmail.com> is not a valid RFC-5321 address. - gsmtp',
      'rcpt-syntax',
    ],
    ['recipient', '553 Relaying disallowed', 'rcpt-relay-denied'],
    [
      'recipient',
      '553 you are trying to use me [server-5.messagelabs.com] as a relay, but I have not been configured to let you [192.0.2.9, example.com] do this. Please visit www.symanteccloud.com/troubleshooting (#5.7.1)',
      'rcpt-relay-denied',
    ],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/552.json', [
    [
      'recipient',
      '552 5.2.2 The email account that you tried to reach is over quota. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm - gsmtp',
      'rcpt-mailbox-full',
    ],
    ['recipient', '552 5.2.2 Mailbox size limit exceeded', 'rcpt-mailbox-full'],
    ['recipient', '552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417]', 'rcpt-mailbox-full'],
    ['recipient', '552 5.2.2 user quota exceeded (UserSearch)', 'rcpt-mailbox-full'],
    ['recipient', '552 5.1.1 <example@comcast.net> recipient rejected - extended quota violation', 'rcpt-mailbox-full'],
    [
      'recipient',
      '552 Requested mail action aborted: exceeded storage allocation Quota exceeded.',
      'rcpt-mailbox-full',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Microsoft.pm', [
    ['recipient', '550 5.7.507 Access denied, rejected by recipient', 'rcpt-policy-refused'],
    [
      'recipient',
      '550 5.7.513 Service unavailable, Client host [192.0.2.9] blocked by acme.example using Customer Block list (AS16012607)',
      'rcpt-tenant-blocklist',
    ],
    ['recipient', '550 5.7.124 Sender not in allowed-senders list', 'rcpt-internal-only'],
    ['recipient', '550 5.7.12 Sender was not authenticated by organization', 'rcpt-internal-only'],
    ['recipient', '550 5.7.510 Access denied, acme.example does not accept email over IPv6', 'auth-ipv6-requirements'],
    ['recipient', '550 5.7.505 Access denied, banned recipient', 'rcpt-policy-refused'],
    ['recipient', '550 5.4.1 Relay Access Denied', 'rcpt-relay-denied'],
    [
      'recipient',
      '550 5.7.23 The message was rejected because of Sender Policy Framework violation',
      'spf-provider-not-included',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    ['recipient', '550 5.2.1 The email account that you tried to reach is disabled. - gsmtp', 'rcpt-mailbox-disabled'],
    [
      'recipient',
      '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered. - gsmtp',
      'rcpt-rate-limited',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Zoho.pm', [
    ['recipient', '541 5.4.1 Mail rejected by destination domain', 'rcpt-policy-refused'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/FrancePTT.pm', [
    ['recipient', '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. LPN416', 'rcpt-unknown'],
    [
      'recipient',
      '550 5.5.0 Le compte du destinataire est bloque. The recipient account isblocked. LPN007_426',
      'rcpt-mailbox-disabled',
    ],
  ]),
  ...from('http://support.microsoft.com/kb/290842/fr', [
    ['recipient', '550 <personne@exemple.com>... Relais refusé', 'rcpt-relay-denied'],
  ]),
  ...from('https://newbetuts.com/529213-smtp-server-550-access-denied-invalid-helo-name', [
    ['ehlo', '550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)', 'smtp-ehlo-invalid-name'],
    ['auth', '550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)', 'smtp-ehlo-invalid-name'],
    ['recipient', '550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)', 'smtp-ehlo-invalid-name'],
  ]),
  ...from('https://www.infomaniak.com/en/support/faq/414/error-bogus-helo', [
    ['recipient', '550 5.7.1 jobs@acme.example... Access denied - bogus HELO [1]', 'smtp-ehlo-invalid-name'],
  ]),
  ...from('http://www.under-score.org.uk/pipermail/underscore/2007-April/060030.html', [
    ['recipient', '550 Please use your real hostname when saying HELO (not HSP-AV01)', 'smtp-ehlo-invalid-name'],
  ]),
]
