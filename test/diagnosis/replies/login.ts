import {from} from './wire-reply.js'

/** The login, as servers of one’s own answer it. */
export const loginReplies = [
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd, words of the SASL library', [
    ['auth', '535 5.7.8 Error: authentication failed: (reason unavailable)', 'smtp-auth-bad-credentials'],
    ['auth', '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6', 'smtp-auth-bad-credentials'],
    ['auth', '535 5.7.8 Error: authentication failed: authentication failure', 'smtp-auth-bad-credentials'],
    ['auth', '535 5.7.8 Error: authentication failed: password expired', 'smtp-auth-password-expired'],
  ]),
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    ['auth', '535 5.7.0 Error: authentication failed: generic failure', 'smtp-auth-bad-credentials'],
    [
      'auth',
      '454 4.7.0 Temporary authentication failure: Connection lost to authentication server',
      'smtp-auth-temporary-failure',
    ],
    ['auth', '450 4.7.1 Error: too many AUTH commands from 192.0.2.9', 'smtp-auth-too-many-logins'],
    ['auth', '503 5.5.1 Error: authentication not enabled', 'smtp-auth-not-offered'],
    ['auth', '502 5.5.1 Error: command not implemented', 'smtp-auth-not-offered'],
    ['auth', '535 5.7.8 Error: authentication failed: no mechanism available', 'smtp-auth-mechanism-mismatch'],
    ['auth', '530 5.7.0 Must issue a STARTTLS command first', 'starttls-required'],
    [
      'auth',
      '535 5.7.8 Error: authentication failed: Invalid authentication mechanism',
      'smtp-auth-mechanism-mismatch',
    ],
    ['auth', '500 5.5.6 SASL response limit exceeded', 'smtp-auth-line-too-long'],
    ['auth', '504 5.5.4 Encryption required for requested authentication mechanism', 'smtp-auth-plaintext-refused'],
    ['auth', '501 5.7.0 Authentication aborted', 'smtp-auth-unrecognised'],
    ['auth', '503 5.5.1 Error: already authenticated', 'smtp-no-identity-change'],
    ['auth', '454 4.7.0 Temporary authentication failure: Internal error', 'smtp-auth-temporary-failure'],
  ]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    ['auth', '535 Incorrect authentication data', 'smtp-auth-bad-credentials'],
    ['auth', '435 Unable to authenticate at present', 'smtp-auth-temporary-failure'],
    ['auth', '503 AUTH command used when not advertised', 'smtp-auth-not-offered'],
    ['auth', '500 unrecognized command', 'smtp-auth-not-offered'],
    ['auth', '504 PLAIN authentication mechanism not supported', 'smtp-auth-mechanism-mismatch'],
    ['auth', '535 Incorrect authentication data (set_id=jobs@acme.example)', 'smtp-auth-bad-credentials'],
    ['auth', '435 Unable to authenticate at present: lookup deferred', 'smtp-auth-temporary-failure'],
    ['auth', '501 Invalid base64 data', 'smtp-auth-unrecognised'],
  ]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    ['auth', '535 5.7.0 authentication failed', 'smtp-auth-bad-credentials'],
    ['auth', '503 5.3.3 AUTH not available', 'smtp-auth-not-offered'],
    ['auth', '504 5.3.3 AUTH mechanism PLAIN not available', 'smtp-auth-mechanism-mismatch'],
    ['auth', '454 4.5.4 Temporary authentication failure', 'smtp-auth-temporary-failure'],
    ['auth', '503 5.5.0 Already Authenticated', 'smtp-no-identity-change'],
  ]),
  ...from('Debian courier-mta 1.0.16, /usr/lib/courier', [
    ['auth', '535 Authentication failed.', 'smtp-auth-bad-credentials'],
    ['auth', '535 Authentication rejected', 'smtp-auth-bad-credentials'],
  ]),
  ...from('github.com/haraka/Haraka plugins/auth/auth_base.js', [
    ['auth', '535 Authentication failed', 'smtp-auth-bad-credentials'],
    ['auth', '504 Invalid AUTH string', 'smtp-auth-mechanism-mismatch'],
  ]),
  ...from('from practice, no public place found: hMailServer', [
    ['auth', '535 Authentication failed. Restarting authentication process.', 'smtp-auth-bad-credentials'],
    ['auth', '421 Too many invalid logon attempts, closing connection', 'smtp-auth-too-many-logins'],
  ]),
  ...from('npm smtp-server 3, lib/smtp-connection.js', [
    ['auth', '535 Authentication credentials invalid', 'smtp-auth-bad-credentials'],
    ['auth', '535 Invalid username or password', 'smtp-auth-bad-credentials'],
    ['auth', '504 Unrecognized authentication type', 'smtp-auth-mechanism-mismatch'],
    ['auth', '538 Error: Must issue a STARTTLS command first', 'starttls-required'],
    ['auth', '535 Error: Username and Password not accepted', 'smtp-auth-bad-credentials'],
    ['auth', '503 Error: No identity changes permitted', 'smtp-no-identity-change'],
    ['auth', '500 Error: command not recognized', 'smtp-auth-not-offered'],
    ['auth', '421 Error: too many unauthenticated commands', 'smtp-auth-too-many-logins'],
  ]),
  ...from('from practice, no public place found: qmail smtp-auth patch', [
    ['auth', '535 authentication failed (#5.7.1)', 'smtp-auth-bad-credentials'],
  ]),
  ...from('Debian dovecot-core 2.3.19, /usr/lib/dovecot', [
    ['auth', '535 5.7.8 Authentication failed.', 'smtp-auth-bad-credentials'],
    ['auth', '454 4.7.0 Temporary internal authentication failure', 'smtp-auth-temporary-failure'],
    [
      'auth',
      '523 5.7.11 Cleartext authentication not allowed on non-secure (SSL/TLS) connections.',
      'smtp-auth-plaintext-refused',
    ],
    ['auth', '535 5.7.8 Login disabled for this user', 'smtp-auth-account-locked'],
    ['auth', '535 5.7.8 Authentication failure due to policy server refusal', 'smtp-auth-bad-credentials'],
  ]),
  ...from('from practice, no public place found: MDaemon', [
    ['auth', '535 5.7.8 Authentication failed', 'smtp-auth-bad-credentials'],
  ]),
  ...from('https://docs.icewarp.com Interpretation of 5xx Errors in Icewarp SMTP', [
    ['auth', '501 5.7.0 Authentication failed', 'smtp-auth-bad-credentials'],
    ['auth', '501 5.0.0 Authentication canceled', 'smtp-auth-unrecognised'],
  ]),
  ...from('from practice, no public place found: Lotus Domino', [
    ['auth', '535 Authentication failure', 'smtp-auth-bad-credentials'],
  ]),
  ...from('RFC 5321 section 4.2, where the text may be missing', [
    ['auth', '535', 'smtp-auth-bad-credentials'],
    ['auth', '535 5.7.8', 'smtp-auth-bad-credentials'],
    ['auth', '451', 'smtp-auth-temporary-failure'],
    ['auth', '421 4.3.0 closing', 'data-smtp-421-closing'],
  ]),
  ...from('from practice, no public place found: Kerio Connect', [
    ['auth', '535 5.7.8 Authentication credentials invalid', 'smtp-auth-bad-credentials'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/451.json', [
    [
      'auth',
      '451 4.7.0 Temporary server error. Please try again later. PRX4 [X.PROD.OUTLOOK.COM]',
      'smtp-auth-temporary-failure',
    ],
  ]),
  ...from('from practice, no public place found: GMX, told by its greeting', [
    [
      'auth',
      '535 Authentication credentials invalid',
      'smtp-auth-gmx-webde-access-off',
      {greeting: '220 gmx.net (mrgmx104) Nemesis ESMTP Service ready'},
    ],
  ]),
  ...from('from practice, no public place found: Brevo', [
    ['auth', '525 5.7.1 Unauthorized IP address', 'smtp-auth-brevo-ip-not-allowed'],
  ]),
  ...from('RFC 4954 section 6', [
    ['auth', '454 4.7.0 Temporary authentication failure', 'smtp-auth-temporary-failure'],
    ['auth', '534 5.7.9 Authentication mechanism is too weak', 'smtp-auth-too-weak'],
    ['auth', '538 5.7.11 Encryption required for requested authentication mechanism', 'smtp-auth-plaintext-refused'],
    ['auth', '500 5.5.6 Authentication Exchange line is too long', 'smtp-auth-line-too-long'],
  ]),
  ...from('RFC 5248 section 2, registry of enhanced status codes', [
    ['auth', '525 5.7.13 User Account Disabled', 'smtp-auth-account-locked'],
  ]),
  ...from('from practice, no public place found: cPanel', [
    ['auth', '535 5.7.8 Your account has been suspended', 'smtp-auth-account-locked'],
  ]),
  ...from('RFC 5321 section 4.2, where the text is free', [
    ['auth', '550 5.7.1 Computer says no', 'smtp-auth-unrecognised'],
  ]),
  ...from('Debian opensmtpd 6.8.0, /usr/sbin/smtpd', [
    ['auth', '504 5.5.4 Command not implemented: AUTH method "CRAM-MD5" not supported', 'smtp-auth-mechanism-mismatch'],
  ]),
  ...from('github.com/muquit/mailsend issues/74', [
    ['auth', '535 Incorrect authentication data: authentication failed', 'smtp-auth-bad-credentials'],
  ]),
  ...from('github.com/higty/higlabo pull/17', [
    [
      'auth',
      '535 5.7.8 Error: authentication failed: Your message looks like spam. You need to use web for sending or prove you are not a robot using the following link http://ya.cc/1IrBc',
      'smtp-auth-bad-credentials',
    ],
  ]),
  ...from('github.com/joomla/joomla-cms issues/31499', [
    ['auth', '535 5.7.8 Error: authentication failed: Invalid format.', 'smtp-auth-bad-credentials'],
  ]),
  ...from('github.com/sandstorm-io/sandstorm issues/2876', [
    ['auth', '502 5.5.2 Syntax error, command unrecognized.', 'smtp-auth-not-offered'],
  ]),
  ...from('github.com/lossme/ComicBook issues/3', [
    ['auth', '535 Error: authentication failed', 'smtp-auth-bad-credentials'],
  ]),
  ...from('github.com/marcpope/borgbackupserver issues/16', [
    ['auth', '535 5.7.0 Invalid login or password', 'smtp-auth-bad-credentials'],
  ]),
  ...from('https://emailit.com/docs/smtp/troubleshooting/', [
    ['auth', '454 Temporary authentication failure', 'smtp-auth-temporary-failure'],
  ]),
]
