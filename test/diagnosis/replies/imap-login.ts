import {fromImap} from './wire-reply.js'

/** IMAP up to the login. */
export const imapLoginReplies = [
  ...fromImap('Debian dovecot-core 2.3.19, /usr/lib/dovecot', [
    ['starttls', 'NO [UNAVAILABLE] TLS initialization failed.', 'starttls-temporarily-unavailable'],
    ['starttls', "BAD TLS support isn't enabled.", 'starttls-refused'],
    ['auth', 'NO [AUTHENTICATIONFAILED] Authentication failed.', 'imap-auth-bad-credentials'],
    ['auth', 'NO [UNAVAILABLE] Temporary authentication failure. [mail:2026-11-20 10:00:00]', 'imap-auth-temp-failure'],
    ['auth', 'NO [UNAVAILABLE] Account is temporarily unavailable.', 'imap-auth-temp-failure'],
    [
      'auth',
      'NO [LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
      'imap-too-many-connections',
    ],
    [
      'auth',
      'NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
      'imap-privacy-required',
    ],
    ['auth', 'NO [AUTHORIZATIONFAILED] Authorization failed', 'imap-authorization-failed'],
    ['auth', 'NO [EXPIRED] Password expired', 'imap-auth-password-expired'],
    ['auth', 'NO Unsupported authentication mechanism.', 'imap-auth-mechanism-unsupported'],
    ['auth', '* BYE Disconnected: Too many invalid logins', 'imap-rate-limit'],
    ['greeting', '* BYE [UNAVAILABLE] Temporary internal error', 'imap-bye-at-connect'],
    [
      'auth',
      'NO [UNAVAILABLE] Internal login failure. Refer to server log for more information.',
      'imap-auth-temp-failure',
    ],
    [
      'auth',
      'NO [AUTHENTICATIONFAILED] Authentication failure due to policy server refusal',
      'imap-auth-bad-credentials',
    ],
    ['auth', 'NO Login disabled for this user', 'imap-auth-account-locked'],
    ['auth', 'NO [PRIVACYREQUIRED] Authentication not allowed until SSL/TLS is enabled.', 'imap-privacy-required'],
    ['auth', '* BYE Disconnected for inactivity during authentication.', 'imap-idle-drop'],
  ]),
  ...fromImap('Debian cyrus-imapd 3.6.1, /usr/lib/cyrus/bin/imapd', [
    ['auth', 'NO Login failed: authentication failure', 'imap-auth-bad-credentials'],
    ['auth', 'NO authentication failure', 'imap-auth-bad-credentials'],
    ['auth', 'NO Login failed: user not found', 'imap-auth-bad-credentials'],
    ['auth', 'NO Login only available under a layer', 'imap-privacy-required'],
    ['starttls', 'NO Error initializing TLS', 'starttls-refused'],
    ['starttls', 'NO Starttls negotiation failed', 'starttls-refused'],
    ['auth', 'NO Authenticate only available under a layer', 'imap-privacy-required'],
    ['auth', 'NO Too many open connections (50)', 'imap-too-many-connections'],
    ['auth', 'BAD Invalid authenticate mechanism', 'imap-auth-mechanism-unsupported'],
    ['auth', 'NO Login incorrect', 'imap-auth-bad-credentials'],
    ['auth', 'NO Error authenticating', 'imap-auth-unrecognised'],
    ['greeting', '* BYE [ALERT] Server is down for maintenance', 'imap-bye-at-connect'],
  ]),
  ...fromImap('Debian courier-imap 5.0.13, /usr/lib/courier', [
    ['auth', 'NO Login failed.', 'imap-auth-bad-credentials'],
    ['greeting', '* BYE Temporary problem, please try again later', 'imap-bye-at-connect'],
    ['greeting', '* BYE Maximum connection limit reached for 192.0.2.9', 'imap-too-many-connections'],
    ['auth', '* BYE IMAP access disabled for this account.', 'imap-disabled'],
    ['auth', '* BYE IMAP access disabled via insecure connection.', 'imap-privacy-required'],
  ]),
  ...fromImap('from practice, no public place found: UW-IMAP', [
    ['auth', 'NO LOGIN failed', 'imap-auth-bad-credentials'],
  ]),
  ...fromImap('github.com/jstedfast/MailKit issues/483', [
    ['auth', 'NO LOGIN failed.', 'imap-auth-bad-credentials', {provider: 'exchange-onprem'}],
    ['auth', 'NO AUTHENTICATE failed.', 'imap-auth-bad-credentials'],
  ]),
  ...fromImap('from practice, no public place found: hMailServer', [
    [
      'auth',
      'NO Invalid user name or password. Please use full email address as user name.',
      'imap-auth-bad-credentials',
    ],
  ]),
  ...fromImap('github.com/imapsync/imapsync issues/178', [
    ['auth', 'NO LOGIN failed', 'imap-auth-bad-credentials', {provider: 'zimbra'}],
  ]),
  ...fromImap(
    'https://www.ionos.de/hilfe/e-mail/problemloesungen-mail-basicmail-business/fehlermeldungen-bei-unzustellbarer-e-mail/',
    [['auth', 'NO authentication failed', 'imap-auth-bad-credentials', {provider: 'ionos'}]],
  ),
  ...fromImap('from practice, no public place found: GMX', [
    ['auth', 'NO authentication failed', 'imap-auth-gmx-webde', {provider: 'gmx'}],
  ]),
  ...fromImap('github.com/andreiaugustin/gmail_extractor issues/4', [
    ['auth', 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)', 'imap-auth-google-invalid'],
  ]),
  ...fromImap('github.com/LukeSmithxyz/mutt-wizard issues/831', [
    [
      'auth',
      'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      'imap-auth-google-app-password',
    ],
  ]),
  ...fromImap('github.com/pmengal/MailSystem.NET issues/17', [
    [
      'auth',
      'NO [WEBALERT https://accounts.google.com/signin/continue?sarp=1] Web login required.',
      'imap-auth-google-web-login',
    ],
    [
      'auth',
      'NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
      'imap-auth-google-web-login',
    ],
  ]),
  ...fromImap('github.com/ddeboer/imap issues/479', [
    ['auth', 'NO [ALERT] Too many simultaneous connections. (Failure)', 'imap-too-many-connections'],
  ]),
  ...fromImap('https://imapsync.lamiral.info/FAQ.d/FAQ.Gmail.txt', [
    [
      'auth',
      'NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
      'imap-disabled-google-user',
    ],
  ]),
  ...fromImap('github.com/imapsync/imapsync issues/395', [
    ['auth', 'NO AUTHENTICATE failed.', 'imap-auth-ms-token', {provider: 'microsoft365', auth: 'oauth'}],
    ['auth', 'NO LOGIN failed.', 'imap-auth-ms-basic-blocked', {provider: 'microsoft365'}],
  ]),
  ...fromImap('github.com/kellylford/QuickMail issues/32', [
    ['auth', 'NO [AUTHENTICATIONFAILED] Authentication failed', 'imap-auth-icloud', {provider: 'icloud'}],
  ]),
  ...fromImap('github.com/Enough-Software/enough_mail issues/245', [
    ['auth', 'NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials', 'imap-auth-yahoo', {provider: 'yahoo'}],
  ]),
  ...fromImap('from practice, no public place found: Yahoo', [
    ['auth', 'NO [LIMIT] LOGIN Rate limit hit.', 'imap-rate-limit', {provider: 'yahoo'}],
    [
      'auth',
      'NO [UNAVAILABLE] LOGIN Server error - Please try again later',
      'imap-auth-temp-failure',
      {provider: 'yahoo'},
    ],
  ]),
  ...fromImap('from practice, no public place found: Zoho', [
    [
      'auth',
      'NO [ALERT] You are yet to enable IMAP for your account. Please contact your administrator (Failure)',
      'imap-auth-zoho-disabled',
    ],
  ]),
  ...fromImap('github.com/Foundry376/Mailspring issues/904', [
    ['auth', 'NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled sc=abc', 'imap-auth-yandex'],
    [
      'auth',
      'NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials or IMAP is disabled sc=ebI8JB0ug4Y1_290737_53p',
      'imap-auth-yandex',
    ],
  ]),
  ...fromImap('RFC 9051 section 7.1', [['auth', 'NO', 'imap-auth-bad-credentials']]),
  ...fromImap('github.com/jstedfast/MailKit issues/849', [
    ['greeting', '* BYE Connection is closed. 14', 'imap-exchange-backend-down'],
  ]),
  ...fromImap('github.com/mscdex/node-imap issues/606', [
    [
      'auth',
      'NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=16)',
      'imap-too-many-connections',
    ],
  ]),
  ...fromImap('github.com/mscdex/node-imap issues/561', [
    ['greeting', '* BYE Server Unavailable. 15', 'imap-exchange-backend-down'],
  ]),
  ...fromImap('github.com/ankaboot-source/leadminer issues/541', [
    ['auth', 'NO System Error (Failure)', 'imap-auth-temp-failure'],
  ]),
  ...fromImap('github.com/thunderbird/thunderbird-android issues/9069', [
    [
      'auth',
      'NO [AUTHENTICATIONFAILED] NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
      'imap-auth-app-password',
    ],
  ]),
  ...fromImap('RFC 5530 section 3', [
    ['auth', 'NO [AUTHORIZATIONFAILED] No such authorization-ID', 'imap-authorization-failed'],
    ['auth', "NO [EXPIRED] That password isn't valid any more", 'imap-auth-password-expired'],
    ['auth', 'NO [PRIVACYREQUIRED] Connection offers no privacy', 'imap-privacy-required'],
    ['auth', 'NO [CONTACTADMIN] Please contact your admin', 'imap-contact-admin'],
  ]),
  ...fromImap('github.com/Mailu/Mailu issues/2283', [
    ['auth', 'NO Temporary authentication failure (rate-limit)', 'imap-rate-limit'],
    ['auth', 'NO Authentication credentials invalid', 'imap-auth-bad-credentials'],
  ]),
]
