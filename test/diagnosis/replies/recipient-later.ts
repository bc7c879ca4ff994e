import {from} from './wire-reply.js'

/** RCPT TO refused for now. */
export const recipientLaterReplies = [
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    ['recipient', '454 4.7.1 <jobs@acme.example>: Relay access denied', 'rcpt-relay-denied'],
    ['recipient', '452 4.5.3 Error: too many recipients', 'rcpt-too-many'],
    ['recipient', '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.9]', 'dns-ptr-missing'],
    ['recipient', '451 4.3.5 Server configuration error', 'rcpt-temporary-failure'],
    [
      'recipient',
      '450 4.1.1 <jobs@acme.example>: Recipient address rejected: unverified address: unknown mail transport error',
      'rcpt-temporary-failure',
    ],
    ['recipient', '421 4.7.0 mail.example.org Error: too many errors', 'limit-postfix-errors'],
    ['recipient', '421 4.4.2 mail.example.org Error: timeout exceeded', 'tcp-idle-timeout'],
    [
      'recipient',
      '450 4.1.2 <jobs@nx.example>: Recipient address rejected: Domain not found',
      'rcpt-temporary-failure',
    ],
    ['recipient', '450 4.7.1 <jobs@acme.example>: Recipient address rejected: Access denied', 'rcpt-temporary-failure'],
    ['recipient', '450 4.7.1 Error: too many recipients from 192.0.2.9', 'smtp-rate-limited'],
    [
      'recipient',
      '450 4.3.2 <jobs@acme.example>: Recipient address rejected: Try again later',
      'rcpt-temporary-failure',
    ],
  ]),
  ...from('Debian postgrey 1.37, /usr/sbin/postgrey', [
    [
      'recipient',
      '450 4.2.0 <jobs@acme.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/acme.example.html',
      'rcpt-greylisted',
    ],
  ]),
  ...from('from practice, no public place found: milter-greylist', [
    ['recipient', '451 4.7.1 Greylisting in action, please come back in 00:05:00', 'rcpt-greylisted'],
  ]),
  ...from('Debian rspamd 3.4, /usr/share/rspamd', [['recipient', '451 4.7.1 Try again later', 'rcpt-greylisted']]),
  ...from('https://nitindupare.blogspot.com/2012/09/smtp-error-messages.html', [
    ['recipient', '451 Please try again later.', 'rcpt-greylisted'],
  ]),
  ...from('from practice, no public place found: policyd', [
    [
      'recipient',
      '450 4.7.1 <jobs@acme.example>: Recipient address rejected: Policy Rejection- Please try later.',
      'rcpt-greylisted',
    ],
  ]),
  ...from('https://support.google.com/a/answer/3726730', [
    [
      'recipient',
      "452-4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to\n452 4.2.2  https://support.google.com/mail/?p=OverQuotaTemp - gsmtp",
      'rcpt-mailbox-full',
    ],
    [
      'recipient',
      '450-4.2.1 The user you are trying to contact is receiving mail at a rate that\n450-4.2.1 prevents additional messages from being delivered. - gsmtp',
      'rcpt-rate-limited',
    ],
  ]),
  ...from('https://www.ionos.com/help/email/general-topics/what-are-the-mass-mailing-limits', [
    [
      'recipient',
      '450-Requested mail action not taken: mailbox unavailable\n450 Mail send limit exceeded',
      'limit-ionos-hour',
    ],
  ]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    ['recipient', '451 Temporary local problem - please try later', 'rcpt-temporary-failure'],
    ['recipient', '452 too many recipients', 'rcpt-too-many'],
    ['recipient', '451 Could not complete sender verify callout', 'rcpt-temporary-failure'],
  ]),
  ...from('RFC 5321 section 4.2, where the text may be missing', [['recipient', '450', 'rcpt-temporary-failure']]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    ['recipient', '452 4.5.3 Too many recipients', 'rcpt-too-many'],
  ]),
  ...from('Debian courier-mta 1.0.16, /usr/lib/courier', [
    ['recipient', '412 You are not whitelisted by this recipient, please try again later.', 'rcpt-temporary-failure'],
    ['recipient', '431 Mail system full.', 'data-storage'],
  ]),
  ...from('Debian opensmtpd 6.8.0, /usr/sbin/smtpd', [
    ['recipient', '452 5.7.1 Delivery not authorized, message refused: Too many messages sent', 'smtp-rate-limited'],
  ]),
  ...from('npm smtp-server 3, lib/smtp-connection.js', [
    ['recipient', '452 Error: too many recipients', 'rcpt-too-many'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/450.json', [
    ['recipient', '450 User is receiving mail too quickly', 'rcpt-rate-limited'],
    ['recipient', '450 4.2.1 The recipient has exceeded message rate limit. Try again later.', 'rcpt-rate-limited'],
    ['recipient', '450 4.7.3 Organization queue quota exceeded. [outlook.com]', 'rcpt-rate-limited'],
    ['recipient', '450 4.2.0 <example@comcast.net> - Recipient temporarily unavailable', 'rcpt-temporary-failure'],
    [
      'recipient',
      '450 4.2.0 <email@example.com>: Recipient address rejected: example.com greylisted for 60 seconds by ZEROSPAM',
      'rcpt-greylisted',
    ],
    ['recipient', '450 4.2.1 Please try again later. (#id-5.9.4)', 'rcpt-temporary-failure'],
    [
      'recipient',
      '450 cuda_nsu 4.7.1 <email@example.com>: Recipient address rejected: Policy Rejection- Abuse. Go away.',
      'rcpt-temporary-failure',
    ],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/451.json', [
    [
      'recipient',
      '451 Open relay not allowed - https://community.mimecast.com/docs/DOC-1369#451 [x9]',
      'rcpt-relay-denied',
    ],
    [
      'recipient',
      '451 Internal resource temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451 [x9]',
      'rcpt-temporary-failure',
    ],
    [
      'recipient',
      '451 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#451 [x9]',
      'rcpt-temporary-failure',
    ],
    [
      'recipient',
      '451 4.7.1 <email@example.com>: Recipient address rejected: Greylisted for 5 minutes',
      'rcpt-greylisted',
    ],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/421.json', [
    [
      'recipient',
      '421 4.1.1 <email@example.com>: Recipient address rejected: unverified address: Address verification in progress',
      'rcpt-temporary-failure',
    ],
    ['recipient', '421 Max message per connection reached, closing transmission channel', 'smtp-rate-limited'],
    ['recipient', '421 Temporary failure, please try again later.', 'data-smtp-421-closing'],
  ]),
  ...from('github.com/zone-eu/zone-mta config/bounces.txt', [
    [
      'recipient',
      '421 4.7.1 Service unavailable; Client host [192.0.2.9] blocked using grey.rbl - Rechazo temporal, intentelo mas tarde por favor...Greylisting in action, please try again later',
      'rcpt-greylisted',
    ],
    [
      'recipient',
      '450 Requested action not taken:c1mx2, IwENCgC3, dnsbl.sorbs.net, please try again',
      'rcpt-blocklist',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Microsoft.pm', [
    ['recipient', '451 4.7.500 Server busy. Please try again later from [192.0.2.9]. (AS761)', 'data-ms-suspicious'],
    [
      'recipient',
      '451 4.7.650 The mail server [192.0.2.9] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775)',
      'data-ms-suspicious',
    ],
    [
      'recipient',
      '451 4.7.700 PFA agent busy, please try again. [x.prod.protection.outlook.com]',
      'rcpt-temporary-failure',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    [
      'recipient',
      '421 4.7.0 IP not in whitelist for RCPT domain, closing connection. - gsmtp',
      'data-smtp-421-closing',
    ],
    ['recipient', '421 4.7.0 TLS required for RCPT domain, closing connection. - gsmtp', 'limit-google-tls'],
    [
      'recipient',
      '452 4.5.3 Domain policy size per transaction exceeded, please try this recipient in a separate transaction. - gsmtp',
      'rcpt-temporary-failure',
    ],
    ['recipient', '450 4.2.1 Peak SMTP relay limit exceeded for customer. - gsmtp', 'limit-google-relay'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Zoho.pm', [
    ['recipient', '451 4.7.1 Greylisted, try again after some time', 'rcpt-greylisted'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/FrancePTT.pm', [
    [
      'recipient',
      '421 4.2.0 Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR005_505 [505]',
      'data-smtp-421-closing',
    ],
  ]),
  ...from('https://ionos.de/hilfe/e-mail/postmaster/smtp-fehlermeldungen-der-11-ionos-mailserver', [
    ['recipient', '421 Reject due to policy violations', 'rcpt-ionos-reject-policy'],
    ['recipient', '421 Rate limit reached. Please try again later', 'rcpt-ionos-reject-policy', {provider: 'ionos'}],
    ['recipient', '451 Requested action aborted: local error in processing', 'rcpt-temporary-failure'],
  ]),
  ...from('https://www.bytecamp.net/de/faq/email/zustellen.html', [
    ['recipient', '422 4.2.2 Quota limit exceeded (Speicherplatz des Kontos ueberschritten)', 'rcpt-mailbox-full'],
  ]),
  ...from('https://www.spambrella.com/faq/email-delivery-error-codes/', [
    ['recipient', '452 4.3.1 Insufficient system resources', 'data-storage'],
  ]),
  ...from('http://www.milter.info/smtp/smtpf/reply.html', [
    ['recipient', '450 4.7.1 host mail.acme.example [192.0.2.9] temporary failure #120', 'rcpt-temporary-failure'],
  ]),
  ...from('https://hardwaresecrets.com/understanding-email-bounce-messages/4/', [
    ['recipient', '451 Bad reverse DNS.', 'dns-ptr-missing'],
  ]),
  ...from('Microsoft.Exchange.Data.Transport.SmtpResponse, Exchange Server 2016', [
    ['recipient', '451 4.4.0 DNS query failed', 'rcpt-temporary-failure'],
  ]),
]
