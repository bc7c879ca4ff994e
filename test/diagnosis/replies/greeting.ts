import {from} from './wire-reply.js'

/** The greeting, EHLO and STARTTLS. */
export const greetingReplies = [
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/postscreen', [
    [
      'greeting',
      '550 5.7.1 Service unavailable; client [192.0.2.9] blocked using zen.spamhaus.org',
      'smtp-greeting-554-ip-blocked',
    ],
    ['greeting', '421 4.3.2 All screening ports are busy', 'smtp-greeting-421-busy'],
    ['greeting', '421 4.7.0 Error: too many connections', 'smtp-greeting-421-too-many'],
    ['greeting', '521 5.3.2 Service currently unavailable', 'smtp-greeting-refused'],
    ['greeting', '550 5.3.2 Service currently unavailable', 'smtp-greeting-refused'],
    [
      'greeting',
      '521 5.7.1 Service unavailable; client [192.0.2.9] blocked using dnsbl.sorbs.net',
      'smtp-greeting-554-ip-blocked',
    ],
  ]),
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    [
      'greeting',
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using dnsbl.example',
      'smtp-greeting-554-ip-blocked',
    ],
    ['greeting', '421 4.7.0 mail.example.org Error: too many connections from 192.0.2.9', 'smtp-greeting-421-too-many'],
    ['ehlo', '504 5.5.2 <client>: Helo command rejected: need fully-qualified hostname', 'smtp-ehlo-invalid-name'],
    ['ehlo', '501 5.5.2 <a_b>: Helo command rejected: Invalid name', 'smtp-ehlo-invalid-name'],
    ['ehlo', '554 5.7.1 <host>: Helo command rejected: Access denied', 'smtp-ehlo-rejected'],
    ['starttls', '454 4.7.0 TLS not available due to local problem', 'starttls-temporarily-unavailable'],
    ['starttls', '502 5.5.1 Error: command not implemented', 'starttls-refused'],
    ['ehlo', '450 4.7.1 <client>: Helo command rejected: Host not found', 'smtp-ehlo-421'],
    ['ehlo', '550 5.7.1 <client>: Helo command rejected: Host not found', 'smtp-ehlo-invalid-name'],
    ['ehlo', '550 5.7.25 Client host rejected: cannot find your hostname, [192.0.2.9]', 'dns-ptr-missing'],
    [
      'starttls',
      '454 4.7.0 Error: too many new TLS sessions from unknown[192.0.2.9]',
      'starttls-temporarily-unavailable',
    ],
    ['starttls', '554 5.5.1 Error: TLS already active', 'starttls-refused'],
  ]),
  ...from('RFC 5321 section 3.1', [['greeting', '554 No SMTP service here', 'smtp-greeting-refused']]),
  ...from('github.com/zone-eu/zone-mta config/bounces.txt', [
    [
      'greeting',
      '554-gmx.net (mxgmx117) Nemesis ESMTP Service not available\n554-No SMTP service\n554 IP address is black listed.',
      'smtp-greeting-554-ip-blocked',
    ],
    [
      'greeting',
      "554-mx.example.com\n554 Your access to this mail system has been rejected due to the sending MTA's poor reputation. If you believe that this failure is in error, please contact the intended recipient via alternate means.",
      'smtp-greeting-554-ip-blocked',
    ],
    ['greeting', '554 5.7.1 You are not allowed to connect', 'smtp-greeting-554-ip-blocked'],
    [
      'greeting',
      '554 5.5.4 Your IP 192.0.2.9 address has a bad reputation. To unblock visit http://cloud-security.net/unblock',
      'smtp-greeting-554-ip-blocked',
    ],
    [
      'greeting',
      '550 5.7.0 Your server IP address is in the SpamHaus SBL-XBL database, bye',
      'smtp-greeting-554-ip-blocked',
    ],
    [
      'greeting',
      '554 mx.recipient.com cmsmtp 1sSZcfhLEUv3Q IP blacklisted by Spamhaus. For remediation please use https://www.spamhaus.org/lookup/ [103]',
      'smtp-greeting-554-ip-blocked',
    ],
  ]),
  ...from('github.com/mailcow/mailcow-dockerized issues/2639', [
    [
      'greeting',
      '554 IP=192.0.2.9 - A problem occurred. (Ask your postmaster for help or to contact tobr@rx.t-online.de to clarify.) (BL)',
      'smtp-greeting-554-ip-blocked',
    ],
  ]),
  ...from('github.com/chatmail/provider-db issues/280', [
    [
      'greeting',
      '554 IP=192.0.2.9 - Dialup/transient IP not allowed. Use a mailgateway or contact tobr@rx.t-online.de (DIAL)',
      'smtp-greeting-554-dialup',
    ],
  ]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    [
      'greeting',
      '421 Too many concurrent SMTP connections from this IP address; please try again later.',
      'smtp-greeting-421-too-many',
    ],
    ['greeting', '421 Too many concurrent SMTP connections; please try again later.', 'smtp-greeting-421-too-many'],
    ['ehlo', '501 Syntactically invalid EHLO argument(s)', 'smtp-ehlo-invalid-name'],
    ['starttls', '454 TLS currently unavailable', 'starttls-temporarily-unavailable'],
    ['starttls', '503 STARTTLS command used when not advertised', 'starttls-refused'],
    ['greeting', '554 SMTP service not available', 'smtp-greeting-refused'],
    ['greeting', '421 Too much load; please try again later.', 'smtp-greeting-421-busy'],
    [
      'greeting',
      '421 mail.example.org: Too many concurrent SMTP connections; please try again later',
      'smtp-greeting-421-too-many',
    ],
    ['greeting', '554 SMTP synchronization error', 'smtp-greeting-refused'],
    ['ehlo', '550 Administrative prohibition', 'smtp-ehlo-rejected'],
    ['starttls', '554 Already in TLS', 'starttls-refused'],
  ]),
  ...from('Microsoft.Exchange.Data.Transport.SmtpResponse, Exchange Server 2016', [
    ['greeting', '421 4.3.2 Service not available', 'smtp-greeting-421-busy'],
    [
      'greeting',
      '421 4.3.2 The maximum number of concurrent connections has exceeded a limit, closing transmission channel',
      'smtp-greeting-421-too-many',
    ],
    [
      'greeting',
      '421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel',
      'smtp-greeting-421-too-many',
    ],
    ['greeting', '421 4.2.1 Unable to connect', 'smtp-greeting-421-busy'],
    [
      'starttls',
      '454 4.7.0 Cannot accept TLS as maximum TLS rate exceeded for server',
      'starttls-temporarily-unavailable',
    ],
    ['starttls', '554 5.7.3 Unable to initialize security subsystem', 'starttls-refused'],
    ['starttls', '503 5.5.2 Only one STARTTLS command can be issued per session', 'starttls-refused'],
  ]),
  ...from('https://support.google.com/a/answer/3726730', [
    ['greeting', '421 4.7.0 Try again later, closing connection. a1-20020a05 - gsmtp', 'smtp-greeting-421-busy'],
    ['greeting', '421 4.4.5 Server busy, try again later. - gsmtp', 'smtp-greeting-421-busy'],
    [
      'ehlo',
      '501-5.5.4 HELO/EHLO argument is invalid. For more information, go to\n501 5.5.4  HELO/EHLO argument invalid - gsmtp',
      'smtp-ehlo-invalid-name',
    ],
  ]),
  ...from('Debian sendmail-cf 8.17.1, /usr/share/sendmail/cf/m4/proto.m4', [
    ['greeting', '421 4.3.2 Connection rate limit exceeded.', 'smtp-greeting-421-too-many'],
    ['greeting', '421 4.3.2 Too many open connections.', 'smtp-greeting-421-too-many'],
    ['greeting', '550 5.7.1 Fix reverse DNS for 192.0.2.9', 'dns-ptr-missing'],
  ]),
  ...from('RFC 5321 section 4.2, where the text may be missing', [
    ['greeting', '421 mail.example.org', 'smtp-greeting-421-busy'],
    ['greeting', '550 Go away', 'smtp-greeting-refused'],
    ['ehlo', '550', 'smtp-ehlo-rejected'],
  ]),
  ...from('RFC 7504 section 3', [['greeting', '521 mail.example.org does not accept mail', 'smtp-greeting-refused']]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    ['ehlo', '501 5.0.0 Invalid domain name', 'smtp-ehlo-invalid-name'],
    ['starttls', '454 4.3.3 TLS not available after start', 'starttls-temporarily-unavailable'],
    ['starttls', '454 4.3.3 TLS currently not available', 'starttls-temporarily-unavailable'],
    ['starttls', '503 5.5.0 TLS not available', 'starttls-refused'],
  ]),
  ...from('https://nitindupare.blogspot.com/2012/09/smtp-error-messages.html', [
    ['ehlo', '501 EHLO Invalid domain address.', 'smtp-ehlo-invalid-name'],
  ]),
  ...from('RFC 5321 section 4.2.3', [['ehlo', '421 Service not available', 'smtp-ehlo-421']]),
  ...from('npm smtp-server 3, lib/smtp-connection.js', [
    [
      'greeting',
      '421 mail.example.org Too many connected clients, try again in a moment',
      'smtp-greeting-421-too-many',
    ],
    ['greeting', '421 mail.example.org You talk too soon', 'smtp-greeting-421-busy'],
    ['ehlo', '501 Error: Bad hostname syntax', 'smtp-ehlo-invalid-name'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/GoDaddy.pm', [
    [
      'greeting',
      '421 Connection refused, too many sessions from This IP. Lower the number of concurrent sessions. IB007',
      'smtp-greeting-421-too-many',
    ],
    ['greeting', '421 Temporarily rejected. Reverse DNS for this IP failed. IB108', 'dns-ptr-missing'],
    ['greeting', '421 Server temporarily unavailable. Try again later. IB101', 'smtp-greeting-421-busy'],
    [
      'greeting',
      '554 Connection refused. This IP address is listed on the Policy Block List (PBL). IB106',
      'smtp-greeting-554-ip-blocked',
    ],
    [
      'greeting',
      '554 Connection refused. This IP has a poor reputation on Cloudmark Sender Intelligence (CSI). IB103',
      'smtp-greeting-554-ip-blocked',
    ],
    [
      'greeting',
      '554 This IP has been temporarily blocked for attempting to mail too many invalid recipients. IB112',
      'smtp-greeting-554-ip-blocked',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Microsoft.pm', [
    ['greeting', '421 4.3.2 Service not active', 'smtp-greeting-421-busy'],
    ['ehlo', '550 5.7.506 Access denied, Bad HELO', 'smtp-ehlo-invalid-name'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Apple.pm', [
    ['greeting', '554 ms-smtpin001.me.com ESMTP not accepting connections', 'smtp-greeting-refused'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/FrancePTT.pm', [
    [
      'greeting',
      '550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102 Ref',
      'smtp-greeting-554-ip-blocked',
    ],
    [
      'greeting',
      '421 mwinf5c77 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR_999 [999]',
      'smtp-greeting-421-busy',
    ],
    ['greeting', '421 Too many connections, slow down. LPN105_104', 'smtp-greeting-421-too-many'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/421.json', [
    ['greeting', '421 Service Temporarily Unavailable', 'smtp-greeting-421-busy'],
  ]),
  ...from('Debian opensmtpd 6.8.0, /usr/sbin/smtpd', [
    ['ehlo', '501 5.5.1 Invalid command: EHLO requires domain name', 'smtp-ehlo-invalid-name'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    ['ehlo', '501 5.5.4 Empty HELO/EHLO argument not allowed, closing connection. - gsmtp', 'smtp-ehlo-invalid-name'],
    ['ehlo', '421 4.7.0 Try again later, closing connection. (EHLO) - gsmtp', 'smtp-ehlo-421'],
  ]),
  ...from('Debian courier-mta 1.0.16, /usr/lib/courier', [['starttls', '540 TLS not available.', 'starttls-refused']]),
  ...from('github.com/toorop/tmail issues/14', [
    ['greeting', '554 This IP [192.0.2.9] is blocked.', 'smtp-greeting-554-ip-blocked'],
  ]),
]
