import type {Entries} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, enterAppPassword, enterPassword, testAgain, useStarttls, waitAndTest} from './steps.js'

const loginForm: readonly string[] = [
  'See which form of login the provider wants: recruitmail provider detect {address}',
  'See which form of login the provider wants: recruitmail provider list',
]

/** The login to a submission server. */
export const auth = {
  'smtp-auth-bad-credentials': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.smtpAuth}; ${sources.postfix}; ${sources.exim}`,
    cause: '{host} rejects the user name {account} or its password.',
    remedy: [
      enterPassword,
      loginForm,
      'Try the same login in webmail; if it fails there too, reset the password in the provider’s console.',
    ],
    remedyFor: {
      ionos: [
        'Log in at webmail.ionos.de with the same address; a mere forwarding address has no login.',
        'Reset it: IONOS menu › E-Mail › the address › change password.',
        enterPassword,
      ],
      strato: ['Reset it: STRATO customer login › E-Mail › the mailbox › password.', enterPassword],
      hetzner: ['Reset it: konsoleH › the domain › E-Mail › the mailbox › password.', enterPassword],
      'all-inkl': ['The login is the mailbox name (m0…) or the address: KAS › E-Mail › Postfach.', enterPassword],
      mittwald: ['The login is the mailbox name (p…p…) or the address: mStudio › E-Mail › the mailbox.', enterPassword],
      hosteurope: ['The login is the mailbox name (wp…) or the address: KIS › E-Mail › the mailbox.', enterPassword],
      'postfix-dovecot': [
        'On the server: doveadm auth test {account}',
        'Read the reason: journalctl -u dovecot -u postfix --since "5 minutes ago"',
        enterPassword,
      ],
      'exchange-onprem': [
        'The login is the UPN or DOMAIN\\user. Check it: Get-User {account} | fl UserPrincipalName',
        enterPassword,
      ],
      zimbra: [
        'With two-factor login create an application passcode: Preferences › Accounts › Applications.',
        enterPassword,
      ],
      'mailbox-org': [
        'Log in with the primary address, not with an alias; with 2FA use an application password.',
        enterPassword,
      ],
      infomaniak: [
        'With kSuite or 2FA create a device password: Manager › Mail Service › the address › Devices.',
        enterPassword,
      ],
    },
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed: authentication failure'),
  },
  'smtp-auth-username-form': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.ispdb}; ${sources.publicLogs}`,
    cause: 'The login was refused, and {account} is not in the form this provider uses for user names.',
    remedy: [loginForm, 'Set it: {set} --account LOGIN', enterPassword],
    remedyFor: {
      'web-de': ['WEB.DE takes the part before the @ as login: {set} --account {localPart}', enterPassword],
      'all-inkl': ['The login is the mailbox name (m0…): KAS › E-Mail › Postfach. {set} --account m0…', enterPassword],
      mittwald: ['The login is the mailbox name (p…p…) or the address: {set} --account LOGIN', enterPassword],
      hosteurope: ['The login is the mailbox name (wp…): KIS › E-Mail. {set} --account wp…', enterPassword],
    },
    example: smtpSaid('auth', '535 5.7.8 Please use your full email address as the username'),
  },
  'smtp-auth-app-password-required': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'The account uses two-step verification and takes an app password here, not the account password.',
    remedy: ['Create an app password in the security settings of the account.', enterAppPassword],
    remedyFor: {
      google: [
        'Create an app password for {account}: myaccount.google.com/apppasswords (spaces do not matter).',
        enterAppPassword,
        'Or log in with OAuth: {loginGoogle}',
      ],
    },
    example: smtpSaid(
      'auth',
      '534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor a1-20020a05 - gsmtp',
    ),
  },
  'smtp-auth-google-password-disabled': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.googlePasswords}`,
    cause:
      'Google does not accept this user name and password; account passwords no longer work for mail programs, only app passwords and OAuth do.',
    remedy: [
      'Switch two-step verification on for {account}, then create an app password: myaccount.google.com/apppasswords',
      enterAppPassword,
      'Or log in with OAuth: {loginGoogle}',
    ],
    example: smtpSaid(
      'auth',
      '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1-20020a05 - gsmtp',
    ),
  },
  'smtp-auth-google-web-login-required': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'Google finds this sign-in suspicious and wants the account’s owner to sign in with a browser first.',
    remedy: [
      'Sign in as {account} in a browser, best from this network, and confirm the activity Google asks about.',
      'Then use OAuth: {loginGoogle}, or an app password: myaccount.google.com/apppasswords',
      testAgain,
    ],
    example: smtpSaid(
      'auth',
      '534-5.7.14 <https://accounts.google.com/signin/continue> Please log in via\n534-5.7.14 your web browser and then try again.\n534 5.7.14  https://support.google.com/mail/answer/78754 - gsmtp',
    ),
  },
  'smtp-auth-google-too-many-logins': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.googleErrors,
    cause: 'Google counts too many logins of this account in a short time.',
    remedy: [
      'Wait an hour, then test again: {retest}',
      'Find the device or script that logs in over and over; reuse connections instead of one per message.',
    ],
    example: smtpSaid('auth', '454 4.7.0 Too many login attempts, please try again later. a1-20020a05 - gsmtp'),
  },
  'smtp-auth-google-temporary': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.googleErrors,
    cause: 'Google cannot check logins at the moment.',
    remedy: [waitAndTest, 'See whether Google reports a disturbance: google.com/appsstatus'],
    example: smtpSaid(
      'auth',
      '454 4.7.0 Cannot authenticate due to temporary system problem. Try again later. - gsmtp',
    ),
  },
  'smtp-auth-ms-tenant-disabled': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.msSubmission,
    cause:
      'SMTP login is switched off for the whole Microsoft 365 organisation (the default), for passwords and OAuth alike.',
    remedy: [
      'Allow it for this mailbox only: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Or in the admin center: Users › Active users › {account} › Mail › Manage email apps › Authenticated SMTP.',
      'Allow up to an hour until it works, then test again: {retest}',
    ],
    example: smtpSaid(
      'auth',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]',
    ),
  },
  'smtp-auth-ms-mailbox-disabled': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.msSubmission,
    cause: 'SMTP login is switched off for this Microsoft 365 mailbox.',
    remedy: [
      'Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Or in the admin center: Users › Active users › {account} › Mail › Manage email apps › Authenticated SMTP.',
      'Allow up to an hour until it works, then test again: {retest}',
    ],
    example: smtpSaid(
      'auth',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. [X.PROD.OUTLOOK.COM]',
    ),
  },
  'smtp-auth-ms-basic-disabled': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.msBasicAuth}; ${sources.publicLogs}`,
    cause: 'Microsoft takes no password login (basic authentication) for this mailbox any more.',
    remedy: [
      'Log in with OAuth: {loginMicrosoft}',
      'In Microsoft 365 until the final removal: Set-AuthenticationPolicy -Identity POLICY -AllowBasicAuthSmtp, assigned to {account}.',
    ],
    remedyFor: {
      'outlook-com': ['Outlook.com ended password logins on 16 September 2024. Log in with OAuth: {loginMicrosoft}'],
    },
    example: smtpSaid(
      'auth',
      '535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [AM0PR02CA0001.eurprd02.prod.outlook.com]',
    ),
  },
  'smtp-auth-ms-basic-retired': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.msBasicAuth,
    cause: 'Microsoft has switched password logins (basic authentication) off for sending.',
    remedy: [
      'Log in with OAuth: {loginMicrosoft}',
      'As a bridge, as long as Microsoft allows it, an administrator can switch it on again: Exchange admin center › Settings › Mail flow.',
      'For devices without OAuth: a relay connector, High Volume Email or Azure Communication Services.',
    ],
    example: smtpSaid('auth', '550 5.7.30 Basic authentication is not supported for Client Submission.'),
  },
  'smtp-auth-ms-security-defaults': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'The security defaults of the Microsoft 365 organisation forbid password logins of mail programs.',
    remedy: [
      'Log in with OAuth: {loginMicrosoft}',
      'Or replace the security defaults by conditional access with an exception for {account}: entra.microsoft.com › Identity › Overview › Properties.',
    ],
    example: smtpSaid(
      'auth',
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator. [X.PROD.OUTLOOK.COM]",
    ),
  },
  'smtp-auth-ms-conditional-access': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'A sign-in rule of the Microsoft 365 organisation (conditional access, smart lockout, block of legacy logins) refused this login.',
    remedy: [
      'Read the reason: entra.microsoft.com › Users › {account} › Sign-in logs, the failed sign-in of this minute.',
      'Exempt {account} in Protection › Conditional Access, or log in with OAuth: {loginMicrosoft}',
    ],
    example: smtpSaid(
      'auth',
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator. [X.PROD.OUTLOOK.COM]',
    ),
  },
  'smtp-auth-ms-credentials-incorrect': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'Microsoft says the password of {account} is wrong; a normal password of an account with multi-factor sign-in gives the same answer.',
    remedy: [
      'Sign in as {account} at outlook.office.com to see whether the password is right; reset it in the admin center if not.',
      enterPassword,
      'With multi-factor sign-in use OAuth: {loginMicrosoft}',
    ],
    example: smtpSaid(
      'auth',
      '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [X.PROD.OUTLOOK.COM]',
    ),
  },
  'smtp-auth-ms-unsuccessful': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.msOauth}; ${sources.msDevices}`,
    cause:
      'Microsoft refuses the login without saying why: wrong password, SMTP login switched off for the mailbox, or a token for another resource or user.',
    remedy: [
      'Check the switch: Get-CASMailbox {account} | fl SmtpClientAuthenticationDisabled, and set it: Set-CASMailbox {account} -SmtpClientAuthenticationDisabled $false',
      'Read the sign-in log of {account} in entra.microsoft.com.',
      'With OAuth get a new token for the right mailbox: {loginMicrosoft}',
      enterPassword,
    ],
    example: smtpSaid('auth', '535 5.7.3 Authentication unsuccessful [FR3P281CA0001.DEUP281.PROD.OUTLOOK.COM]'),
  },
  'smtp-auth-ms-shared-mailbox-login': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.msOauth,
    cause: '{account} is a shared mailbox, which cannot log in by itself.',
    remedy: [
      'Log in with OAuth as a member who has Send As, naming the shared address as the user.',
      'Add-RecipientPermission {account} -Trustee MEMBER -AccessRights SendAs',
      'Or grant an application access: New-ServicePrincipal and Add-MailboxPermission.',
    ],
  },
  'smtp-auth-ms-sp-object-id': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.msOauth,
    cause:
      'The service principal in Exchange was made with the object id of the app registration instead of that of the enterprise application.',
    remedy: [
      'Remove-ServicePrincipal, then New-ServicePrincipal -AppId APP -ObjectId OBJECT with the object id from Entra › Enterprise applications.',
      'Grant it the mailbox again: Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
  },
  'smtp-auth-yahoo-app-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'Yahoo and AOL take only app passwords from mail programs; the account password is answered like this even at the first try.',
    remedy: [
      'Create an app password: login.yahoo.com/account/security (AOL: login.aol.com/account/security).',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 5.7.0 (#AUTH005) Too many bad auth attempts.', {host: 'smtp.mail.yahoo.com'}),
  },
  'smtp-auth-icloud-app-specific': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'iCloud takes only an app-specific password, with the primary iCloud address as login.',
    remedy: [
      'Create one: account.apple.com › Sign-In and Security › App-Specific Passwords.',
      enterAppPassword,
      'Set the login to the full @icloud.com address, also for an own domain.',
    ],
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed: (reason unavailable)', {
      host: 'smtp.mail.me.com',
    }),
  },
  'smtp-auth-gmx-webde-access-off': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.gmx,
    cause:
      'GMX or WEB.DE refuses the login: the access for mail programs is not switched on for this account, two-factor login demands an app password, or the password is wrong.',
    remedy: [
      'In webmail: E-Mail › Einstellungen › POP3/IMAP Abruf, switch the access on (it goes off when 2FA is set up).',
      'With 2FA create a password: Mein Account › Sicherheit › Anwendungsspezifische Passwörter.',
      enterPassword,
    ],
    example: smtpSaid('auth', '535 Authentication credentials invalid', {host: 'mail.gmx.net'}),
  },
  'smtp-auth-tonline-mail-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.telekom,
    cause: 'T-Online wants a separate password for mail programs, not the one of the portal.',
    remedy: ['In the E-Mail Center: settings (gear) › Passwörter › "Passwort für E-Mail-Programme".', enterAppPassword],
    example: smtpSaid('auth', '535 5.7.0 Authentication failed', {host: 'securesmtp.t-online.de'}),
  },
  'smtp-auth-freenet-access-off': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'freenet refuses the login: POP3/IMAP/SMTP is not activated for this mailbox, or the password is wrong.',
    remedy: ['Activate it: freenet mail › Postfach-Einstellungen › POP3/IMAP/SMTP.', enterPassword],
    example: smtpSaid('auth', '535 Incorrect authentication data', {host: 'mx.freenet.de'}),
  },
  'smtp-auth-zoho-datacenter': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.practice,
    cause:
      'Zoho refuses the login: the account lives in another data centre (.eu, .com, .in), or two-factor login demands an app password.',
    remedy: [
      'Use the host of the data centre you see in the address bar after signing in: {set} --host smtp.zoho.eu (or smtp.zoho.com, smtppro.zoho.eu)',
      'With 2FA create an application-specific password: accounts.zoho.eu › Security.',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 Authentication Failed', {host: 'smtp.zoho.eu'}),
  },
  'smtp-auth-fastmail-app-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'Fastmail takes only app passwords with mail access, and the primary user name instead of an alias.',
    remedy: [
      'Create one: Settings › Privacy & Security › Connected apps & API tokens › app password with Mail access.',
      'Set the primary user name: {set} --account USER',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 5.7.0 Incorrect username or password', {host: 'smtp.fastmail.com'}),
  },
  'smtp-auth-posteo-app-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'Posteo takes an app password from mail programs, not the account password.',
    remedy: ['Create one in the settings of the account: posteo.de/en/help/app-passwords', enterAppPassword],
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed', {host: 'posteo.de'}),
  },
  'smtp-auth-proton-not-token': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Proton takes an SMTP token made for this very address, not the account password.',
    remedy: ['Create one: Proton Mail › Settings › IMAP/SMTP › SMTP tokens, for {account}.', enterAppPassword],
    example: smtpSaid('auth', '535 5.7.8 Authentication failed', {host: 'smtp.protonmail.ch'}),
  },
  'smtp-auth-ses-wrong-credentials': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.ses,
    cause:
      'Amazon SES does not know these SMTP credentials: AWS keys were entered instead, the region is another one, or the key was replaced.',
    remedy: [
      'Create SMTP credentials in the region of {host}: SES console › SMTP settings › Create SMTP credentials.',
      enterAppPassword,
      'Wait a minute after creating them.',
    ],
    example: smtpSaid('auth', '535 Authentication Credentials Invalid', {
      host: 'email-smtp.eu-central-1.amazonaws.com',
    }),
  },
  'smtp-auth-ses-not-subscribed': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.ses,
    cause: 'Amazon SES is not activated for this AWS account.',
    remedy: ['Open the SES console in the region of {host} and finish the set-up of the account.'],
    example: smtpSaid('auth', '535 Account not subscribed to SES', {host: 'email-smtp.eu-central-1.amazonaws.com'}),
  },
  'smtp-auth-sendgrid-apikey': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.sendgrid,
    cause: 'SendGrid takes the literal word apikey as user name and an API key with Mail Send as password.',
    remedy: [
      '{set} --account apikey',
      'Create a key: Settings › API Keys, with the permission Mail Send.',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 Authentication failed: Bad username / password', {host: 'smtp.sendgrid.net'}),
  },
  'smtp-auth-sendgrid-missing': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.sendgrid,
    cause: 'SendGrid takes mail only after a login, and none had been made.',
    remedy: ['{set} --account apikey', enterAppPassword],
    example: smtpSaid('sender', '550 Unauthenticated senders not allowed', {host: 'smtp.sendgrid.net'}),
  },
  'smtp-auth-brevo-ip-not-allowed': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Brevo allows logins only from listed IP addresses, and this machine’s is not among them.',
    remedy: ['Add it, or switch the list off: app.brevo.com › Security › Authorized IPs.', testAgain],
    example: smtpSaid('auth', '525 5.7.1 Unauthorized IP address', {host: 'smtp-relay.brevo.com'}),
  },
  'smtp-auth-mailgun-region': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.practice,
    cause:
      'Mailgun refuses the login: the domain lives in the other region, or these are not the SMTP credentials of the domain.',
    remedy: [
      'For an EU domain: {set} --host smtp.eu.mailgun.org; for a US domain: {set} --host smtp.mailgun.org',
      'Make SMTP credentials: Sending › Domain settings › SMTP credentials.',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 5.7.0 Authentication failed', {host: 'smtp.mailgun.org'}),
  },
  'smtp-auth-postmark-token': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.postmark,
    cause:
      'Postmark wants the server API token as user name and as password; an account token or an inactive server is refused.',
    remedy: [
      'Copy the token: Servers › the server › API Tokens, and set it as login and as password.',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed', {host: 'smtp.postmarkapp.com'}),
  },
  'smtp-auth-required': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.msNdr}; ${sources.googleErrors}; ${sources.postfix}`,
    cause: '{host} takes mail only after a login, and it saw none.',
    remedy: [
      'Set the login: {set} --account {address}',
      'Use the submission port, where the login is offered: {set} --port 587 --encryption starttls',
      enterPassword,
    ],
    example: smtpSaid('sender', '530 5.7.0 Authentication required'),
  },
  'smtp-auth-temporary-failure': {
    group: 'smtp-auth',
    retry: 'later',
    source: `${sources.smtpAuth}; ${sources.dovecot}`,
    cause: '{host} cannot check logins at the moment; the password was neither accepted nor refused.',
    remedy: [
      waitAndTest,
      'On an own server see why its user database or directory does not answer: journalctl -u dovecot --since "5 minutes ago"',
      askAdmin,
    ],
    example: smtpSaid('auth', '454 4.7.0 Temporary authentication failure'),
  },
  'smtp-auth-too-many-logins': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.publicLogs,
    cause: '{host} counts too many logins of this account or address and makes it wait.',
    remedy: [
      'Wait a quarter of an hour, then test again: {retest}',
      'Find the device with an old password or the monitor with short intervals that logs in over and over.',
    ],
    example: smtpSaid('auth', '450 4.7.1 Error: too many AUTH commands from 192.0.2.9'),
  },
  'smtp-auth-account-locked': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.gmx}; RFC 5248`,
    cause: 'The account {account} is locked, suspended or disabled at the provider.',
    remedy: [
      'Log in with a browser: most providers show the reason there.',
      'Unlock the account in the provider’s console and change its password.',
      enterPassword,
    ],
    example: smtpSaid('auth', '525 5.7.13 User account disabled'),
  },
  'smtp-auth-ip-banned': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.practice,
    cause: 'Logins from this IP address are barred for a while, usually after failed attempts.',
    remedy: [
      'Wait until the ban ends, or on an own server lift it: fail2ban-client unban ADDRESS',
      'Correct the password first, or the ban returns.',
    ],
    example: smtpSaid('auth', '535 5.7.8 Your IP address has been banned due to too many failed login attempts'),
  },
  'smtp-connection-dropped-at-auth': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.node,
    cause:
      '{host} ended the connection in the middle of the login without an answer, so nothing is known about the password.',
    remedy: [waitAndTest, 'Test from another network: a ban or a filter looks like this.', askAdmin],
    example: smtpFailed('auth', 'CLOSED'),
  },
  'smtp-auth-password-expired': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.enhanced,
    cause: 'The password of {account} has expired and must be changed before it works again.',
    remedy: ['Change it in webmail or in the directory.', enterPassword, 'For service accounts switch expiry off.'],
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed: password expired'),
  },
  'smtp-auth-plaintext-refused': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.dovecot}; ${sources.smtpAuth}`,
    cause: '{host} refuses passwords over an unencrypted session.',
    remedy: [useStarttls, 'Or: {set} --port {tlsPort} --encryption tls'],
    example: smtpSaid('auth', '538 5.7.11 Encryption required for requested authentication mechanism', {
      encryption: 'none',
    }),
  },
  'smtp-auth-too-weak': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.smtpAuth,
    cause: '{host} finds the way of logging in ({mechanism}) too weak for this account.',
    remedy: [
      'Let the server allow PLAIN over TLS for this account, or log in with OAuth where the provider has it.',
      askAdmin,
    ],
    example: smtpSaid('auth', '534 5.7.9 Authentication mechanism is too weak'),
  },
  'smtp-auth-charset': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The password holds letters outside ASCII which this server decodes differently.',
    remedy: ['Choose a password of ASCII letters, digits and signs.', enterPassword],
  },
  'smtp-auth-line-too-long': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.smtpAuth,
    cause: 'The login data is longer than {host} can take; large OAuth tokens do that with old servers.',
    remedy: ['Ask for a token with fewer claims or groups, or have the server updated.', askAdmin],
    example: smtpSaid('auth', '500 5.5.6 Authentication exchange line is too long'),
  },
  'smtp-no-identity-change': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'A second login was tried on a connection that was already logged in.',
    remedy: ['Look for an SMTP proxy that shares connections between accounts and switch that off.', testAgain],
    example: smtpSaid('auth', '503 5.7.0 No identity changes permitted. - gsmtp'),
  },
  'smtp-auth-unrecognised': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.smtpAuth,
    cause: '{host} refused the login in words this program does not know; they stand in the evidence.',
    remedy: ['Try the same login in webmail or another program.', askProvider, enterPassword],
    example: smtpSaid('auth', '550 5.7.1 The moon is in the wrong phase'),
  },
} satisfies Entries
