import type {Fault, Faults} from './fault.js'
import type {Script} from './scripted-server.js'
import {addresses} from './world-settings.js'

function script(breaks: string, replies: Script): Fault {
  return {breaks, smtp: {kind: 'script', replies}}
}

const greetings = {
  'smtp-greeting-timeout': {
    breaks: 'the server accepts the connection and says nothing',
    smtp: {kind: 'raw', serve: (socket) => socket.resume()},
  },
  'smtp-greeting-554-ip-blocked': script('the server turns this address away in its greeting', {
    greeting: '554 smtp.acme.example Nemesis ESMTP Service not available. IP address is black listed.',
  }),
  'smtp-greeting-554-dialup': script('the server takes no mail from dial-up lines', {
    greeting: '554 IP=127.0.0.1 - Dialup/transient IP not allowed. (DIAL)',
  }),
  'smtp-greeting-421-too-many': script('the server has too many connections of this client', {
    greeting: '421 4.7.0 smtp.acme.example Error: too many connections from 127.0.0.1',
  }),
  'smtp-greeting-421-busy': script('the server is busy', {
    greeting: '421 4.3.0 Temporary System Problem. Try again later.',
  }),
  'smtp-greeting-not-smtp': script('an IMAP server answers on the port', {
    greeting: '* OK [CAPABILITY IMAP4rev1] ready',
  }),
  'smtp-greeting-asterisks': script('a firewall overwrites the greeting and hides the extensions', {
    greeting: '220 ************************************',
    EHLO: '500 5.5.1 Command unrecognized: "XXXX"',
    STARTTLS: '500 5.5.1 Command unrecognized: "XXXXXXXX"',
  }),
  'smtp-ehlo-rejected': script('EHLO and HELO are refused', {
    EHLO: '550 5.7.1 Access denied, policy violation',
    HELO: '550 5.7.1 Access denied, policy violation',
  }),
  'smtp-ehlo-invalid-name': script('the name in EHLO is refused', {
    EHLO: '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
    HELO: '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
  }),
  'smtp-auth-not-offered': script('no login is offered', {
    'EHLO-secure': ['250-smtp.acme.example', '250-SIZE 26214400', '250 8BITMIME'],
    AUTH: '503 5.5.1 Error: authentication not enabled',
  }),
} satisfies Faults

const logins = {
  'smtp-auth-bad-credentials': {breaks: 'the password is not the right one', smtp: {kind: 'password'}},
  'smtp-auth-app-password-required': script('the provider wants an app password', {
    AUTH: [
      '534-5.7.9 Application-specific password required. For more information, go to',
      '534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 5b1f17b1804b1-43 - gsmtp',
    ],
  }),
  'smtp-auth-google-password-disabled': script('Google takes no account password', {
    AUTH: [
      '535-5.7.8 Username and Password not accepted. For more information, go to',
      '535 5.7.8  https://support.google.com/mail/?p=BadCredentials 5b1f17b1804b1-43 - gsmtp',
    ],
  }),
  'smtp-auth-ms-tenant-disabled': script('SMTP AUTH is switched off in the tenant', {
    AUTH: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
  }),
  'smtp-auth-ms-mailbox-disabled': script('SMTP AUTH is switched off for the mailbox', {
    AUTH: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
  }),
  'smtp-auth-ms-basic-disabled': script('basic authentication is switched off', {
    AUTH: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
  }),
  'smtp-auth-temporary-failure': script('the login service is down', {
    AUTH: '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
  }),
  'smtp-auth-too-many-logins': script('logins come too often', {
    AUTH: '450 4.7.1 Error: too many AUTH commands from 127.0.0.1',
  }),
  'smtp-auth-account-locked': script('the account is locked', {
    AUTH: '535 5.7.8 Error: authentication failed: account is locked',
  }),
  'smtp-auth-password-expired': script('the password has expired', {
    AUTH: '535 5.7.8 Error: authentication failed: password expired',
  }),
  'smtp-auth-mechanism-mismatch': script('only a login method is offered that needs Kerberos', {
    'EHLO-secure': ['250-smtp.acme.example', '250-AUTH GSSAPI NTLM', '250 8BITMIME'],
    AUTH: '504 5.7.4 Unrecognized authentication type',
    'AUTH-start': '504 5.7.4 Unrecognized authentication type',
  }),
  'smtp-connection-dropped-at-auth': script('the connection ends instead of an answer to the login', {
    AUTH: {drop: true},
  }),
} satisfies Faults

const envelopes = {
  'smtp-sender-not-owned': script('the login may not send as the custom address', {
    MAIL: `553 5.7.1 <${addresses.acme}>: Sender address rejected: not owned by user ${addresses.acme}`,
  }),
  'smtp-sender-domain-not-found': script('the server finds no DNS for the sender’s domain', {
    MAIL: `450 4.1.8 <${addresses.acme}>: Sender address rejected: Domain not found`,
  }),
  'smtp-sender-united-internet': script('the provider takes its own addresses alone as sender', {
    MAIL: '550-Requested action not taken: mailbox unavailable\r\n550 Sender address is not allowed.',
  }),
  'smtp-sender-verification-failed': script('the server looks for the sender’s mailbox and finds none', {
    MAIL: '550 Sender verify failed',
  }),
  'rcpt-unknown': script('the recruiting address does not exist', {
    RCPT: `550 5.1.1 <${addresses.acme}>: Recipient address rejected: User unknown in virtual mailbox table`,
  }),
  'rcpt-relay-denied': script('the server does not relay', {
    RCPT: `554 5.7.1 <${addresses.acme}>: Relay access denied`,
  }),
  'rcpt-greylisted': script('the recipient is greylisted', {
    RCPT: `450 4.2.0 <${addresses.acme}>: Recipient address rejected: Greylisted, try again later`,
  }),
  'rcpt-mailbox-full': script('the mailbox is full', {
    RCPT: `452 4.2.2 <${addresses.acme}>: Mailbox full, user is over quota`,
  }),
  'rcpt-mailbox-disabled': script('the mailbox is disabled', {
    RCPT: `550 5.2.1 <${addresses.acme}>: Mailbox disabled, account is inactive`,
  }),
  'smtp-rate-limited': script('the account sends too much', {
    MAIL: '450 4.7.1 Error: too much mail from 127.0.0.1, limit 100 per hour',
  }),
} satisfies Faults

const contents = {
  'data-too-large': {breaks: 'the server takes messages of 200 bytes at most', smtp: {kind: 'size', size: 200}},
  'data-storage': script('the server’s disk is full', {MAIL: '452 4.3.1 Insufficient system storage'}),
  'data-spam-content': script('the content counts as spam', {
    content: '550 5.7.1 Message rejected: our system has detected that this message is likely unsolicited mail',
  }),
  'data-policy-local': script('a local policy refuses the content', {
    content: '554 5.7.1 [CS01] Message rejected due to local policy.',
  }),
  'policy-antivirus-rejected': script('a virus scanner refuses the content', {
    content: '554 5.7.1 Virus detected: Eicar-Test-Signature',
  }),
  'smtp-sender-zoho-relaying': script('the sender is refused after the content', {
    content: `553 Relaying disallowed as ${addresses.acme}`,
  }),
  'smtp-sender-ms-send-as-denied': script('the login may not send as the address, says Exchange after the content', {
    content: `554 5.2.252 SendAsDenied; ${addresses.acme} not allowed to send as ${addresses.acme}; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied`,
  }),
  'smtp-connection-dropped-at-data': script('the connection ends instead of an answer to the content', {
    content: {drop: true},
  }),
} satisfies Faults

/** Faults of SMTP on ACME's submission server. */
export const smtpFaults = {...greetings, ...logins, ...envelopes, ...contents}

/** Other ways to the same findings. */
export const smtpVariants: Readonly<Record<string, Fault>> = {
  'data-too-large/announced': {
    breaks: 'the server announces that it takes 5 MB at most',
    smtp: {kind: 'size', size: 5_000_000},
  },
  'smtp-greeting-not-smtp/ftp': script('an FTP server answers on the port', {
    greeting: '220 ProFTPD Server ready.',
    EHLO: '500 EHLO not understood',
    HELO: '500 HELO not understood',
  }),
  'smtp-greeting-not-smtp/lmtp': script('an LMTP server answers on the port', {
    EHLO: '500 5.5.1 Unknown command',
    HELO: '500 5.5.1 Unknown command',
    LHLO: ['250-mail.acme.example', '250 PIPELINING'],
  }),
  'smtp-auth-not-offered/before-tls': script('the login is offered before STARTTLS alone', {
    EHLO: ['250-smtp.acme.example', '250-AUTH PLAIN LOGIN', '250 STARTTLS'],
    'EHLO-secure': ['250-smtp.acme.example', '250 8BITMIME'],
  }),
  'smtp-sender-not-owned/late': script('the sender is refused after the content', {
    content: `550 5.7.1 <${addresses.acme}>: Sender address rejected: not owned by user ${addresses.acme}`,
  }),
}
