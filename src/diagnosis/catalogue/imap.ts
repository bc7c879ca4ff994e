import type {Entries} from '../entry.js'
import {imapFailed, imapSaid} from './example.js'
import {sources} from './sources.js'
import {
  askAdmin,
  askProvider,
  enterAppPassword,
  enterPassword,
  testAgain,
  useStarttls,
  useTls,
  waitAndTest,
} from './steps.js'

/** The inbound mailbox over IMAP. */
export const imap = {
  'imap-greeting-timeout': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.node,
    text: {
      en: {
        cause:
          '{host} accepts the connection on port {port} but says nothing: wrong encryption or port, or it is overloaded.',
        remedy: [useTls, 'Or: {set} --port {starttlsPort} --encryption starttls', askAdmin],
      },
    },
    example: imapFailed('greeting', 'TIMEOUT', {
      bytesReceived: 0,
      port: 143,
      encryption: 'starttls',
      counterProof: {speaksTls: false},
    }),
  },
  'imap-bye-at-connect': {
    group: 'imap',
    retry: 'later',
    source: sources.imap,
    text: {
      en: {
        cause: '{host} says goodbye before the login; its reason stands in the evidence.',
        remedy: [waitAndTest, askAdmin],
      },
    },
    example: imapSaid('greeting', '* BYE Server is going down for maintenance'),
  },
  'imap-wrong-service': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.node,
    text: {
      en: {
        cause: 'Port {port} of {host} belongs to another service than IMAP; its first words are in the evidence.',
        remedy: [useTls, 'Or: {set} --port {starttlsPort} --encryption starttls'],
      },
    },
    example: imapFailed('greeting', 'PROTOCOL', {greeting: '+OK Dovecot ready.', port: 995}),
  },
  'imap-greeting-unrecognised': {
    group: 'imap',
    retry: 'later',
    source: sources.imap,
    text: {
      en: {
        cause: 'The greeting of {host} is not one this program understands; the evidence shows what came.',
        remedy: ['Check host and port with the provider’s documentation.', askAdmin],
      },
    },
    example: imapFailed('greeting', 'EUNKNOWN'),
  },
  'imap-connection-dropped': {
    group: 'imap',
    retry: 'later',
    source: sources.node,
    text: {
      en: {
        cause: '{host} or something on the way ended the connection while a command was being answered.',
        remedy: [waitAndTest, 'If it comes back, look at proxies and mail shields, then at the server’s log.'],
      },
    },
    example: imapFailed('auth', 'CLOSED'),
  },
  'imap-protocol-error': {
    group: 'imap',
    retry: 'never',
    source: 'RFC 9051 section 9',
    text: {
      en: {
        cause:
          '{host} sent an answer that breaks the rules of IMAP; a proxy edits the stream, or the server is defective.',
        remedy: ['Exclude this program from proxies and mail shields.', askProvider],
      },
    },
    example: imapFailed('command', 'PROTOCOL'),
  },
  'imap-too-many-connections': {
    group: 'imap',
    retry: 'later',
    source: `${sources.dovecot}; ${sources.publicLogs}`,
    text: {
      en: {
        cause: 'Too many programs are connected to this mailbox at the same time.',
        remedy: [
          'Close other mail programs of {account} (Gmail allows 15 connections, Dovecot ten per address).',
          'On an own Dovecot raise mail_max_userip_connections; on Courier MAXPERIP.',
          waitAndTest,
        ],
      },
    },
    example: imapSaid(
      'auth',
      'NO [LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
    ),
  },
  'imap-bandwidth-exceeded': {
    group: 'imap',
    retry: 'later',
    source: sources.publicLogs,
    text: {
      en: {
        cause: 'Google has closed the mailbox for a while because its daily amount of transfer is used up.',
        remedy: ['Wait up to 24 hours.', 'Find the program that downloads the whole mailbox again and again.'],
      },
    },
    example: imapSaid('command', 'NO [OVERQUOTA] Account exceeded command or bandwidth limits.'),
  },
  'imap-throttled-ms': {
    group: 'imap',
    retry: 'later',
    source: 'github.com/postalsys/imapflow',
    text: {
      en: {
        cause: 'Exchange slows this mailbox down because of too many requests.',
        remedy: [
          'Wait as long as the evidence says, then test again: {retest}',
          'Find other programs that poll this mailbox.',
        ],
      },
    },
    example: imapSaid('command', 'BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds'),
  },
  'imap-rate-limit': {
    group: 'imap',
    retry: 'later',
    source: sources.imapCodes,
    text: {
      en: {
        cause: '{host} limits the rate of commands or logins, and the limit is reached.',
        remedy: [waitAndTest, 'Find other programs that poll this mailbox.'],
      },
    },
    example: imapSaid('auth', 'NO [LIMIT] LOGIN Rate limit hit.'),
  },
  'imap-auth-bad-credentials': {
    group: 'imap',
    retry: 'after-fix',
    source: `${sources.imapCodes}; ${sources.dovecot}`,
    text: {
      en: {
        cause: '{host} rejects the user name {account} or its password.',
        remedy: [
          enterPassword,
          [
            'See which form of login the provider wants: recruitmail provider detect {ownAccount}',
            'See which form of login the provider wants: recruitmail provider detect {address}',
            'See which form of login the provider wants: recruitmail provider list',
          ],
          'Try the same login in webmail; if it fails there too, reset the password.',
        ],
        remedyFor: {
          'postfix-dovecot': [
            'On the server: doveadm auth test {account}',
            'Read the reason: journalctl -u dovecot --since "5 minutes ago"',
            enterPassword,
          ],
          'exchange-onprem': [
            'The login is the UPN or DOMAIN\\user. Check IMAP for the mailbox: Get-CASMailbox {account} | fl ImapEnabled',
            enterPassword,
          ],
          'mailbox-org': [
            'Log in with the primary address, not with an alias; with 2FA use an application password.',
            enterPassword,
          ],
        },
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] Authentication failed.'),
  },
  'imap-auth-google-invalid': {
    group: 'imap',
    retry: 'after-fix',
    source: `${sources.publicLogs}; ${sources.googlePasswords}`,
    text: {
      en: {
        cause:
          'Google refuses the login; account passwords no longer work for mail programs, only app passwords and OAuth do.',
        remedy: [
          'Create an app password for {account}: myaccount.google.com/apppasswords (two-step verification first).',
          enterAppPassword,
          'Or log in with OAuth: {loginGoogle}',
        ],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'),
  },
  'imap-auth-google-app-password': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.publicLogs,
    text: {
      en: {
        cause: 'The Google account uses two-step verification and takes an app password here.',
        remedy: [
          'Create an app password for {account}: myaccount.google.com/apppasswords',
          enterAppPassword,
          'Or log in with OAuth: {loginGoogle}',
        ],
      },
    },
    example: imapSaid(
      'auth',
      'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    ),
  },
  'imap-auth-google-web-login': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.publicLogs,
    text: {
      en: {
        cause: 'Google finds this sign-in suspicious and wants the owner to sign in with a browser first.',
        remedy: [
          'Sign in as {account} in a browser and confirm the activity Google asks about.',
          'Then use OAuth: {loginGoogle}',
          testAgain,
        ],
      },
    },
    example: imapSaid('auth', 'NO [WEBALERT https://accounts.google.com/signin/continue] Web login required.'),
  },
  'imap-disabled-google-user': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.publicLogs,
    text: {
      en: {
        cause: 'IMAP is switched off for this Google account.',
        remedy: [
          'Gmail › Settings › Forwarding and POP/IMAP › Enable IMAP.',
          'Workspace: admin.google.com › Apps › Google Workspace › Gmail › End User Access › POP and IMAP access.',
        ],
      },
    },
    example: imapSaid(
      'auth',
      'NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
    ),
  },
  'imap-disabled-google-domain': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.publicLogs,
    text: {
      en: {
        cause: 'The administrator of this Google Workspace has switched IMAP off for the domain.',
        remedy: [
          'admin.google.com › Apps › Google Workspace › Gmail › End User Access › POP and IMAP access: allow IMAP for the organisational unit.',
        ],
      },
    },
    example: imapSaid(
      'auth',
      'NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for questions about this feature. (Failure)',
    ),
  },
  'imap-auth-ms-basic-blocked': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.msOauth,
    text: {
      en: {
        cause: 'Microsoft takes no password login over IMAP any more, only OAuth.',
        remedy: [
          'Log in with OAuth: {loginMicrosoft}',
          'Unattended: register an app with IMAP.AccessAsApp, then New-ServicePrincipal and Add-MailboxPermission {account} -AccessRights FullAccess.',
        ],
      },
    },
    example: imapSaid('auth', 'NO AUTHENTICATE failed. BasicAuthBlocked', {host: 'outlook.office365.com'}),
  },
  'imap-auth-ms-token': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.msOauth,
    text: {
      en: {
        cause:
          'Microsoft does not accept the token for {account}: it has expired, is meant for another resource or user, or IMAP is off for the mailbox.',
        remedy: [
          'Log in again: {loginMicrosoft}',
          'Check IMAP: Get-CASMailbox {account} | fl ImapEnabled, and set it: Set-CASMailbox {account} -ImapEnabled $true',
          'App-only: New-ServicePrincipal with the object id of the enterprise application, then Add-MailboxPermission {account} -User ID -AccessRights FullAccess',
        ],
      },
    },
    example: imapSaid('auth', 'NO AUTHENTICATE failed.', {
      host: 'outlook.office365.com',
      auth: 'oauth',
      mechanism: 'XOAUTH2',
    }),
  },
  'imap-ms-authenticated-not-connected': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.publicLogs,
    text: {
      en: {
        cause:
          'Microsoft knows who logs in, but that user or app has no right on the mailbox {account}, or the mailbox has no licence.',
        remedy: [
          'Add-MailboxPermission {account} -User USER -AccessRights FullAccess',
          'Check address and licence: Get-Mailbox {account}',
          'Allow up to an hour until it works.',
        ],
      },
    },
    example: imapSaid('folder', 'BAD User is authenticated but not connected.'),
  },
  'imap-ms-imap-disabled': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.msPowershell,
    text: {
      en: {
        cause: 'IMAP is switched off for the mailbox {account}.',
        remedy: ['Set-CASMailbox {account} -ImapEnabled $true', 'Allow some minutes until it works.'],
      },
    },
    example: imapSaid('auth', 'NO IMAP access is disabled for this mailbox.', {host: 'outlook.office365.com'}),
  },
  'imap-disabled': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'IMAP is switched off for this account at the provider.',
        remedy: ['Switch IMAP on for {account} in the provider’s console or the settings of the mailbox.', testAgain],
      },
    },
    example: imapSaid('auth', 'NO IMAP access disabled for this user'),
  },
  'imap-exchange-service-stopped': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.exchange,
    text: {
      en: {
        cause: 'The IMAP services of the Exchange server are stopped, as they are by default.',
        remedy: [
          'Set-Service MSExchangeIMAP4 -StartupType Automatic; Start-Service MSExchangeIMAP4',
          'Set-Service MSExchangeIMAP4BE -StartupType Automatic; Start-Service MSExchangeIMAP4BE',
        ],
      },
    },
  },
  'imap-exchange-backend-down': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.exchange,
    text: {
      en: {
        cause: 'The front end of Exchange’s IMAP runs, but its back end does not.',
        remedy: [
          'Start-Service MSExchangeIMAP4BE',
          'Get-ServerComponentState SERVER -Component ImapProxy; if inactive: Set-ServerComponentState SERVER -Component ImapProxy -State Active -Requester HealthAPI',
        ],
      },
    },
    example: imapSaid('greeting', '* BYE Connection is closed. 13', {
      greeting: '* OK The Microsoft Exchange IMAP4 service is ready.',
    }),
  },
  'imap-auth-yandex': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.publicLogs,
    text: {
      en: {
        cause: 'Yandex refuses the login: IMAP is off for the mailbox, or an app password is needed.',
        remedy: [
          'Mail settings › Email clients: allow imap.yandex.com and app passwords.',
          'Create one: id.yandex.com/security/app-passwords',
          enterAppPassword,
        ],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials or IMAP is disabled'),
  },
  'imap-auth-yahoo': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'Yahoo and AOL take only app passwords from mail programs.',
        remedy: [
          'Create an app password: login.yahoo.com/account/security (AOL: login.aol.com/account/security).',
          enterAppPassword,
        ],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] LOGIN Invalid credentials', {host: 'imap.mail.yahoo.com'}),
  },
  'imap-auth-icloud': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.providerDb,
    text: {
      en: {
        cause: 'iCloud takes only an app-specific password, and often only the part before the @ as login.',
        remedy: [
          'Create one: account.apple.com › Sign-In and Security › App-Specific Passwords.',
          enterAppPassword,
          '{set} --account {localPart}',
        ],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] Authentication failed', {host: 'imap.mail.me.com'}),
  },
  'imap-auth-gmx-webde': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.gmx,
    text: {
      en: {
        cause:
          'GMX or WEB.DE refuses the login: the access for mail programs is not switched on, two-factor login demands an app password, or the password is wrong.',
        remedy: [
          'In webmail: E-Mail › Einstellungen › POP3/IMAP Abruf, switch the access on.',
          'With 2FA create a password: Mein Account › Sicherheit › Anwendungsspezifische Passwörter.',
          enterPassword,
        ],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] authentication failed', {host: 'imap.gmx.net'}),
  },
  'imap-auth-tonline': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.telekom,
    text: {
      en: {
        cause: 'T-Online wants a separate password for mail programs, not the one of the portal.',
        remedy: [
          'In the E-Mail Center: settings (gear) › Passwörter › "Passwort für E-Mail-Programme".',
          enterAppPassword,
        ],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] Authentication failed.', {host: 'secureimap.t-online.de'}),
  },
  'imap-auth-zoho-disabled': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.providerDb,
    text: {
      en: {
        cause: 'IMAP is switched off for this Zoho account.',
        remedy: ['Zoho Mail › Settings › Mail Accounts › IMAP Access: switch it on for {account}.'],
      },
    },
    example: imapSaid(
      'auth',
      'NO [ALERT] You are yet to enable IMAP for your account. Please contact your administrator',
    ),
  },
  'imap-auth-mailcom-premium': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.providerDb,
    text: {
      en: {
        cause: 'mail.com offers IMAP only with a Premium account in which it is switched on.',
        remedy: ['Upgrade, then Settings › POP3/IMAP: switch the access on.', enterPassword],
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] authentication failed', {host: 'imap.mail.com'}),
  },
  'imap-auth-app-password': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.providerDb,
    text: {
      en: {
        cause: 'This provider takes only app passwords from mail programs, not the account password.',
        remedy: ['Create an app password in the security settings of the account.', enterAppPassword],
        remedyFor: {
          fastmail: [
            'Create one: Settings › Privacy & Security › Connected apps & API tokens, with Mail access; log in with the primary user name.',
            enterAppPassword,
          ],
          posteo: ['Create one: posteo.de/en/help/app-passwords', enterAppPassword],
        },
      },
    },
    example: imapSaid('auth', 'NO [AUTHENTICATIONFAILED] Incorrect username or password', {host: 'imap.fastmail.com'}),
  },
  'imap-auth-account-locked': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'The account {account} is locked, suspended or disabled at the provider.',
        remedy: [
          'Log in with a browser: most providers show the reason there.',
          'Unlock it in the provider’s console and change its password.',
          enterPassword,
        ],
      },
    },
    example: imapSaid('auth', 'NO Login failed: account is locked'),
  },
  'imap-auth-logindisabled': {
    group: 'imap',
    retry: 'after-fix',
    source: 'RFC 9051 section 6.2.3',
    text: {
      en: {
        cause: '{host} takes no password logins on this session: it is not encrypted, or only OAuth is allowed.',
        remedy: [useTls, 'If it is encrypted already, log in with OAuth: {loginMicrosoft}'],
      },
    },
    example: imapFailed('auth', undefined, {offered: ['IMAP4REV1', 'LOGINDISABLED', 'STARTTLS']}),
  },
  'imap-auth-mechanism-unsupported': {
    group: 'imap',
    retry: 'after-fix',
    source: 'RFC 9051 section 6.2.2',
    text: {
      en: {
        cause: '{host} does not offer the way of logging in that is set ({mechanism}).',
        remedy: [
          'With a token, the server must offer XOAUTH2 or OAUTHBEARER; otherwise use the password: {set} --auth password',
          enterPassword,
        ],
      },
    },
    example: imapFailed('auth', undefined, {auth: 'oauth', offered: ['IMAP4REV1', 'AUTH=PLAIN']}),
  },
  'imap-auth-temp-failure': {
    group: 'imap',
    retry: 'later',
    source: `${sources.dovecot}; ${sources.imapCodes}`,
    text: {
      en: {
        cause: '{host} cannot check logins at the moment; the password was neither accepted nor refused.',
        remedy: [
          waitAndTest,
          'On an own server see why its user database does not answer: journalctl -u dovecot --since "5 minutes ago"',
          askAdmin,
        ],
      },
    },
    example: imapSaid('auth', 'NO [UNAVAILABLE] Temporary authentication failure.'),
  },
  'imap-auth-password-expired': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {
      en: {
        cause: 'The password of {account} is right but has expired.',
        remedy: ['Change it in webmail or in the directory.', enterPassword],
      },
    },
    example: imapSaid('auth', 'NO [EXPIRED] Your password has expired'),
  },
  'imap-privacy-required': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {en: {cause: '{host} takes the login only over an encrypted session.', remedy: [useTls, useStarttls]}},
    example: imapSaid(
      'auth',
      'NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
    ),
  },
  'imap-authorization-failed': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {
      en: {
        cause: 'The login is right but may not act for the mailbox that was asked for.',
        remedy: ['Log in as the mailbox itself, or have access granted to {account}.', askAdmin],
      },
    },
    example: imapSaid('auth', 'NO [AUTHORIZATIONFAILED] No such authorization-ID'),
  },
  'imap-contact-admin': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {
      en: {cause: '{host} asks to contact its administrator; its words stand in the evidence.', remedy: [askAdmin]},
    },
    example: imapSaid('auth', 'NO [CONTACTADMIN] Account needs attention'),
  },
  'imap-auth-proton-bridge': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.providerDb,
    text: {
      en: {
        cause: 'Proton Bridge does not run on this machine.',
        remedy: [
          'Start Proton Mail Bridge and sign in; it listens on 127.0.0.1:1143 and 1025.',
          'Use the password that Bridge shows, and add its certificate as network.caFile.',
        ],
      },
    },
    example: imapFailed('connect', 'ECONNREFUSED', {host: '127.0.0.1', port: 1143, encryption: 'starttls'}),
  },
  'imap-auth-unrecognised': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imap,
    text: {
      en: {
        cause: '{host} refused the login in words this program does not know; they stand in the evidence.',
        remedy: ['Try the same login in webmail or another program.', enterPassword, askProvider],
      },
    },
    example: imapSaid('auth', 'NO [CANNOT] The moon is in the wrong phase'),
  },
  'imap-select-nonexistent': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {
      en: {
        cause: 'The folder {folder} does not exist in the mailbox {account}.',
        remedy: [
          'Folders that exist: {folders}',
          [
            'Set the right one: {set} --folder INBOX',
            'Set the right folder with recruitmail inbound set --folder INBOX.',
          ],
          'Mind prefixes and language: INBOX.Jobs, Posteingang, Gesendet.',
        ],
      },
    },
    example: imapSaid('folder', "NO [NONEXISTENT] Mailbox doesn't exist: Bewerbungen"),
  },
  'imap-select-noperm': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {
      en: {
        cause: 'The login {account} has no right on the folder {folder}.',
        remedy: [
          'Grant it on the server; Dovecot: doveadm acl set -u OWNER {folder} user={account} lookup read write write-seen insert expunge',
          askAdmin,
        ],
      },
    },
    example: imapSaid('folder', 'NO [NOPERM] Permission denied'),
  },
  'imap-select-inuse': {
    group: 'imap',
    retry: 'later',
    source: sources.imapCodes,
    text: {
      en: {
        cause: 'Another session (often POP3) holds the mailbox locked.',
        remedy: ['Close the other program, or stop its POP3 polling.', waitAndTest],
      },
    },
    example: imapSaid('folder', 'NO [INUSE] Mailbox is locked by POP3 server'),
  },
  'imap-select-read-only': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imap,
    text: {
      en: {
        cause: 'The folder {folder} opens only for reading, so messages cannot be assigned or cleaned up.',
        remedy: ['Grant write rights on it to {account}.', askAdmin],
      },
    },
    example: imapSaid('folder', 'OK [READ-ONLY] Select completed.'),
  },
  'imap-select-unrecognised': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imap,
    text: {
      en: {
        cause:
          '{host} does not open the folder {folder}, in words this program does not know; they stand in the evidence.',
        remedy: ['Folders that exist: {folders}', askAdmin],
      },
    },
    example: imapSaid('folder', 'NO The moon is in the wrong phase'),
  },
  'imap-append-overquota': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imapCodes,
    text: {
      en: {
        cause: 'The mailbox {account} is full.',
        remedy: ['Delete or archive mail there, or raise the quota.', testAgain],
      },
    },
    example: imapSaid('command', 'NO [OVERQUOTA] Quota exceeded (mailbox for user is full)'),
  },
  'imap-append-limit': {
    group: 'imap',
    retry: 'after-fix',
    source: 'RFC 7889',
    text: {
      en: {
        cause: 'The message is larger than {host} stores (APPENDLIMIT).',
        remedy: ['Send smaller attachments, or have the limit raised.'],
      },
    },
    example: imapFailed('command', 'APPENDLIMIT'),
  },
  'imap-folder-limit': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.providerDb,
    text: {
      en: {
        cause: 'The provider allows no more folders in this mailbox.',
        remedy: ['Delete folders that are not needed, or use a larger plan.'],
      },
    },
    example: imapSaid('command', 'NO [LIMIT] Maximum number of folders reached'),
  },
  'imap-folder-exists': {
    group: 'imap',
    severity: 'info',
    retry: 'never',
    source: sources.imapCodes,
    text: {en: {cause: 'The folder exists already.', remedy: ['Nothing is to be done.']}},
    example: imapSaid('command', 'NO [ALREADYEXISTS] Mailbox already exists'),
  },
  'imap-idle-drop': {
    group: 'imap',
    retry: 'later',
    source: sources.dovecot,
    text: {
      en: {
        cause: '{host} ended the session because nothing happened for long.',
        remedy: [testAgain, 'If it returns, a NAT or firewall forgets quiet connections: raise its timeout.'],
      },
    },
    example: imapSaid('command', '* BYE Disconnected for inactivity.'),
  },
  'imap-id-required': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: '{host} opens folders only for programs that introduce themselves by the ID command.',
        remedy: ['Use the newest version of recruitmail, which sends it.', askProvider],
      },
    },
    example: imapSaid('folder', 'NO SELECT Unsafe Login. Please contact kefu@188.com for help'),
  },
  'imap-uidvalidity-changed': {
    group: 'imap',
    severity: 'info',
    retry: 'never',
    source: 'RFC 9051 section 2.3.1.1',
    text: {
      en: {
        cause: 'The server has rebuilt the mailbox, so its message numbers start anew.',
        remedy: ['Nothing is to be done: the cursor is set again; use Message-IDs where you noted numbers.'],
      },
    },
  },
  'imap-search-delay': {
    group: 'imap',
    severity: 'info',
    retry: 'later',
    source: sources.practice,
    text: {en: {cause: 'The server shows new messages in searches only after a while.', remedy: [waitAndTest]}},
  },
  'imap-expunge-issued': {
    group: 'imap',
    retry: 'later',
    source: sources.imapCodes,
    text: {en: {cause: 'Another session removed a message that was just being read.', remedy: [testAgain]}},
    example: imapSaid('command', 'NO [EXPUNGEISSUED] Some messages have been expunged'),
  },
  'imap-server-corruption': {
    group: 'imap',
    retry: 'never',
    source: sources.imapCodes,
    text: {
      en: {
        cause: '{host} found its own data of this mailbox damaged.',
        remedy: ['On an own Dovecot: doveadm force-resync -u {account} {folder}', askAdmin],
      },
    },
    example: imapSaid('folder', 'NO [CORRUPTION] Index is corrupted'),
  },
  'imap-server-bug': {
    group: 'imap',
    retry: 'never',
    source: sources.imapCodes,
    text: {en: {cause: '{host} reports an error of its own.', remedy: [askAdmin, waitAndTest]}},
    example: imapSaid('folder', 'NO [SERVERBUG] Internal error occurred. Refer to server log for more information.'),
  },
  'imap-client-bug': {
    group: 'imap',
    retry: 'never',
    source: sources.imapCodes,
    text: {
      en: {
        cause: '{host} finds that this program did something odd.',
        remedy: ['Report it with the evidence to the makers of recruitmail.'],
      },
    },
    example: imapSaid('command', 'BAD [CLIENTBUG] Do not do that'),
  },
  'imap-cannot': {
    group: 'imap',
    retry: 'never',
    source: sources.imapCodes,
    text: {
      en: {
        cause: '{host} can never do what was asked; its words stand in the evidence.',
        remedy: ['Choose another folder name, or ask the administrator.', askAdmin],
      },
    },
    example: imapSaid('command', 'NO [CANNOT] Invalid mailbox name'),
  },
  'imap-alert': {
    group: 'imap',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.imap,
    text: {
      en: {
        cause: '{host} wants this shown to the user; its words stand in the evidence.',
        remedy: ['Read the alert in the evidence and do what it asks.', testAgain],
      },
    },
    example: imapSaid('command', 'NO [ALERT] The disk will be replaced tonight'),
  },
  'imap-unrecognised': {
    group: 'imap',
    retry: 'after-fix',
    source: sources.imap,
    text: {
      en: {
        cause: '{host} refuses an IMAP command in words this program does not know; they stand in the evidence.',
        remedy: [testAgain, askAdmin],
      },
    },
    example: imapSaid('command', 'NO The moon is in the wrong phase'),
  },
} satisfies Entries
