import type {Entries} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, testAgain, useDocumented, useStarttls, useTls, waitAndTest} from './steps.js'

/** What an SMTP server says first, and what it offers. */
export const greeting = {
  'smtp-greeting-timeout': {
    group: 'smtp-greeting',
    retry: 'later',
    source: sources.smtp,
    cause:
      '{host} accepts the connection on port {port} but says nothing: it is overloaded, delays strangers on purpose, or another service listens there.',
    remedy: ['Give it more time: {retest} --timeout 300s', useDocumented, askAdmin],
    example: smtpFailed('greeting', 'TIMEOUT', {bytesReceived: 0, counterProof: {speaksTls: false}}),
  },
  'smtp-greeting-554-ip-blocked': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: `${sources.bounceRules}; ${sources.smtp}`,
    cause:
      '{host} refuses to talk to this machine at all (554 at the greeting), usually because its IP address is on a block list or not meant to deliver there.',
    remedy: [
      useDocumented,
      'Look up the public IP address of this machine (curl -4 ifconfig.me) on check.spamhaus.org and have it delisted.',
      askAdmin,
    ],
    remedyFor: {
      gmx: [
        'Send with a login: {set} {providerServer}',
        'Must this machine deliver by itself: look its address up at postmaster.gmx.net and write to the postmasters from there.',
      ],
      'web-de': [
        'Send with a login: {set} {providerServer}',
        'Must this machine deliver by itself: look its address up at postmaster.web.de and write to the postmasters from there.',
      ],
      't-online': [
        'Send with a login: {set} {providerServer}',
        'Must this machine deliver by itself: ask for its address to be released at tosa@rx.t-online.de.',
      ],
    },
    example: smtpSaid(
      'greeting',
      '554-gmx.net (mxgmx016) Nemesis ESMTP Service not available\n554-No SMTP service\n554 IP address is black listed',
    ),
  },
  'smtp-greeting-554-dialup': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: '{host} takes no mail from dial-up addresses such as this machine’s.',
    remedy: [
      useDocumented,
      'If this machine is to deliver by itself, it needs a fixed address with a reverse DNS name.',
    ],
    example: smtpSaid('greeting', '554 IP=192.0.2.9 - Dialup/transient IP not allowed. (DIAL)'),
  },
  'smtp-greeting-refused': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.smtp,
    cause: '{host} refuses the service in its greeting; its words in the evidence are all it tells.',
    remedy: [
      [
        'See which server is meant for sending with a login: recruitmail provider detect {address}',
        'See which server is meant for sending with a login: recruitmail provider list',
      ],
      useDocumented,
      askAdmin,
    ],
    example: smtpSaid('greeting', '521 5.3.2 smtp.acme.example does not accept mail'),
  },
  'smtp-greeting-421-too-many': {
    group: 'smtp-greeting',
    retry: 'later',
    source: sources.postfix,
    cause: 'Too many connections to {host} are open from this address at the same time.',
    remedy: [
      [
        'See which programs here hold connections to it, and end those that are too many: ss -tnp | grep :{port}',
        'End other programs that hold connections to it, or lower their number of parallel connections.',
      ],
      'On your own Postfix raise the limit: postconf -e smtpd_client_connection_count_limit=100, then postfix reload.',
      waitAndTest,
    ],
    example: smtpSaid('greeting', '421 4.7.0 smtp.acme.example Error: too many connections from 192.0.2.9'),
  },
  'smtp-greeting-421-busy': {
    group: 'smtp-greeting',
    retry: 'later',
    source: sources.googleErrors,
    cause: '{host} is busy or down for maintenance and refuses new sessions for now.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('greeting', '421 4.3.2 Service not available, closing transmission channel'),
  },
  'smtp-greeting-not-smtp': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.node,
    cause: 'Port {port} of {host} belongs to another service than SMTP; its first words are in the evidence.',
    remedy: [useStarttls, 'Or: {set} --port {tlsPort} --encryption tls', useDocumented],
    example: smtpFailed('greeting', 'PROTOCOL', {greeting: '* OK [CAPABILITY IMAP4rev1] Dovecot ready.', port: 143}),
  },
  'smtp-greeting-asterisks': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: 'cisco.com, ASA inspection of ESMTP',
    cause: 'A firewall on the way masks the greeting of {host} with asterisks and removes extensions such as STARTTLS.',
    remedy: [
      'Switch off its SMTP inspection (Cisco ASA: no inspect esmtp; older PIX: no fixup protocol smtp 25).',
      useTls,
    ],
    example: smtpFailed('starttls', undefined, {
      greeting: '220 ****************************',
      offered: ['SIZE 10485760'],
    }),
  },
  'smtp-greeting-unrecognised': {
    group: 'smtp-greeting',
    retry: 'later',
    source: sources.smtp,
    cause: 'The greeting of {host} is not one this program understands; the evidence shows what came.',
    remedy: [useDocumented, askAdmin],
    example: smtpFailed('greeting', 'EUNKNOWN'),
  },
  'smtp-ehlo-invalid-name': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.postfix}`,
    cause: '{host} does not accept the name under which this machine introduces itself.',
    remedy: [
      [
        'Give this machine a fully qualified host name and a DNS record for it: hostnamectl set-hostname mail.{senderDomain}',
        'Give this machine a fully qualified host name and a DNS record for it: hostnamectl set-hostname NAME.DOMAIN',
      ],
      'Or send through the port with a login, which asks less: {set} --port 587 --encryption starttls',
      askAdmin,
    ],
    example: smtpSaid('ehlo', '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname'),
  },
  'smtp-ehlo-rejected': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} refuses the EHLO command: a policy against this machine’s name or address.',
    remedy: [
      'Use the submission port with a login rather than port 25: {set} --port 587 --encryption starttls',
      [
        'Give this machine a host name whose DNS records point to its address: hostnamectl set-hostname mail.{senderDomain}',
        'Give this machine a host name whose DNS records point to its address: hostnamectl set-hostname NAME.DOMAIN',
      ],
      askAdmin,
    ],
    example: smtpSaid('ehlo', '550 5.7.1 Access denied'),
  },
  'smtp-ehlo-421': {
    group: 'smtp-greeting',
    retry: 'later',
    source: sources.smtp,
    cause: '{host} ends the session at EHLO with a temporary refusal: a limit is reached or it restarts.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('ehlo', '421 4.3.2 Service not available, try later'),
  },
  'smtp-ehlo-unrecognised': {
    group: 'smtp-greeting',
    retry: 'later',
    source: sources.smtp,
    cause: '{host} did not answer EHLO in a way this program understands; the evidence shows what came.',
    remedy: [useDocumented, askAdmin],
    example: smtpFailed('ehlo', 'EUNKNOWN'),
  },
  'smtp-protocol-error': {
    group: 'smtp-greeting',
    retry: 'never',
    source: sources.smtp,
    cause:
      'What {host} answered is no SMTP reply; a proxy or mail shield edits the stream, or the server is defective.',
    remedy: [
      'Exclude this program (node) from mail shields on this machine and from the SMTP inspection of the firewall.',
      'Test from another network; if it works there, the box that edits stands in this one.',
      askAdmin,
    ],
    example: smtpFailed('sender', 'PROTOCOL'),
  },
  'smtp-auth-not-offered': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: `${sources.postfix}; ${sources.smtpAuth}`,
    cause: '{host} offers no login (AUTH) on port {port}, so the password could not be tried.',
    remedy: [
      'Use the submission port instead of 25: {set} --port 587 --encryption starttls',
      [
        'An MX host takes mail, a submission host takes logins: {set} {providerServer}',
        'An MX host takes mail, a submission host takes logins; see which one it is: recruitmail provider detect {address}',
        'An MX host takes mail, a submission host takes logins; see which one it is: recruitmail provider list',
      ],
      'Or try the port for TLS: {set} --port {tlsPort} --encryption tls',
      'On your own server switch it on for this port (Postfix: smtpd_sasl_auth_enable=yes in the submission service of master.cf).',
    ],
    remedyFor: {
      'exchange-onprem': [
        'Set-ReceiveConnector "Client Frontend SERVER" -AuthMechanism Tls,Integrated,BasicAuth,BasicAuthRequireTLS',
        'Use port 587, which belongs to that connector: {set} --port 587 --encryption starttls',
      ],
      'postfix-dovecot': [
        'Use the submission port: {set} --port 587 --encryption starttls',
        'If master.cf has no service submission, add it: postconf -M submission/inet="submission inet n - y - - smtpd"',
        'Switch the login on for it: postconf -P submission/inet/smtpd_sasl_auth_enable=yes submission/inet/smtpd_sasl_type=dovecot submission/inet/smtpd_sasl_path=private/auth submission/inet/smtpd_tls_security_level=encrypt, then postfix reload.',
      ],
    },
    example: smtpFailed('auth', undefined, {offered: ['SIZE 10485760', 'PIPELINING', '8BITMIME']}),
  },
  'smtp-auth-only-after-tls': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.smtpAuth,
    cause: '{host} offers the login only after the session is encrypted, and encryption is switched off.',
    remedy: [useStarttls],
    example: smtpFailed('auth', undefined, {encryption: 'none', offered: ['STARTTLS', 'SIZE 10485760']}),
  },
  'smtp-auth-mechanism-mismatch': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.smtpAuth,
    cause: '{host} offers only ways to log in ({offeredAuth}) which do not fit a {authKind} login.',
    remedy: [
      'On your own server offer PLAIN and LOGIN over TLS (Dovecot: auth_mechanisms = plain login, then doveadm reload).',
      'If it offers only XOAUTH2 or OAUTHBEARER, log in with OAuth: {loginMicrosoft}',
      askAdmin,
    ],
    remedyFor: {
      microsoft365: [
        'Microsoft ends password logins for sending; log in with OAuth: {loginMicrosoft}',
        'Until then an administrator can allow them for this mailbox: Set-CASMailbox {account} -SmtpClientAuthenticationDisabled $false',
      ],
      'outlook-com': ['Outlook.com takes no passwords any more; log in with OAuth: {loginMicrosoft}'],
      'exchange-onprem': [
        'Allow Basic over TLS: Set-ReceiveConnector "Client Frontend SERVER" -AuthMechanism Tls,Integrated,BasicAuth,BasicAuthRequireTLS',
      ],
    },
    example: smtpSaid('auth', '504 5.7.4 Unrecognized authentication type'),
  },
  'smtp-bad-sequence': {
    group: 'smtp-greeting',
    retry: 'after-fix',
    source: sources.smtp,
    cause:
      '{host} says the commands came in the wrong order: a proxy on the way drops or reorders them, or the login was not noticed.',
    remedy: ['Look for an SMTP proxy or mail shield between here and {host} and go around it.', testAgain, askAdmin],
    example: smtpSaid('recipient', '503 5.5.1 Error: need MAIL command'),
  },
} satisfies Entries
