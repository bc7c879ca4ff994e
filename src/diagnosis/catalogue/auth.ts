import type {Entries} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {mailboxLogin, newAppPassword, unlockAccount} from './login-steps.js'
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
      'Log in to the webmail of the provider as {account}; if that fails too, set a new password in its console.',
    ],
    remedyFor: {
      ...mailboxLogin,
      mailjet: [
        'The login is the API key, the password the secret key: app.mailjet.com/account/apikeys',
        'Set the login: {set} --account API-KEY',
        enterAppPassword,
      ],
      brevo: [
        'The login stands above the SMTP keys, the password is an SMTP key, not an API key: app.brevo.com/settings/keys/smtp',
        'Set the login: {set} --account LOGIN',
        enterAppPassword,
      ],
    },
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed: authentication failure'),
  },
  'smtp-auth-username-form': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.ispdb}; ${sources.publicLogs}`,
    cause: 'The login was refused, and {account} is not in the form this provider uses for user names.',
    remedy: ['Log in with the full address: {set} --account {address}', loginForm, enterPassword],
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
    remedy: [
      'Create an app password for {account}: in the webmail of the provider, under security or two-factor login.',
      enterAppPassword,
    ],
    remedyFor: {
      google: [newAppPassword.google, enterAppPassword, 'Or log in with OAuth: {loginGoogle}'],
      yahoo: [newAppPassword.yahoo, enterAppPassword],
      aol: [newAppPassword.aol, enterAppPassword],
      icloud: [newAppPassword.icloud, enterAppPassword],
      gmx: [newAppPassword.unitedInternet, enterAppPassword],
      'web-de': [newAppPassword.unitedInternet, enterAppPassword],
      zoho: [newAppPassword.zoho, enterAppPassword],
      fastmail: [newAppPassword.fastmail, enterAppPassword],
      posteo: [newAppPassword.posteo, enterAppPassword],
      'mailbox-org': [newAppPassword.mailboxOrg, enterAppPassword],
      infomaniak: [newAppPassword.infomaniak, enterAppPassword],
      zimbra: [newAppPassword.zimbra, enterAppPassword],
      yandex: [newAppPassword.yandex, enterAppPassword],
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
    remedy: [newAppPassword.google, enterAppPassword, 'Or log in with OAuth: {loginGoogle}'],
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
      'Sign in as {account} at accounts.google.com, best from this network, and confirm the activity Google asks about.',
      newAppPassword.google,
      'Or log in with OAuth: {loginGoogle}',
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
      'Find the device or script that logs in over and over: myaccount.google.com/device-activity, or in Workspace admin.google.com › Reporting › Audit and investigation › User log events.',
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
      'Allow it for this mailbox only, in Exchange Online PowerShell: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Or at admin.microsoft.com: Users › Active users › {account} › Mail › Manage email apps › Authenticated SMTP.',
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
      'In Exchange Online PowerShell: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Or at admin.microsoft.com: Users › Active users › {account} › Mail › Manage email apps › Authenticated SMTP.',
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
      'As a bridge, until Microsoft removes it: New-AuthenticationPolicy -Name "SMTP AUTH" -AllowBasicAuthSmtp',
      'Then assign it: Set-User -Identity {account} -AuthenticationPolicy "SMTP AUTH"',
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
      'As a bridge, as long as Microsoft allows it, an administrator switches it on again: admin.exchange.microsoft.com › Settings › Mail flow.',
      'See who else still sends with a password: admin.exchange.microsoft.com › Reports › Mail flow › SMTP AUTH clients submission.',
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
      'Read the reason: entra.microsoft.com › Users › {account} › Sign-in logs, the failed sign-in at the time of the test.',
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
      'See whether SMTP login is off: Get-CASMailbox -Identity {account} | fl SmtpClientAuthenticationDisabled',
      'Switch it on: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Read the reason: entra.microsoft.com › Users › {account} › Sign-in logs, the failed sign-in at the time of the test.',
      'With OAuth the token must be for https://outlook.office365.com and for {account}: {loginMicrosoft}',
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
      'Make sure it is one: Get-Mailbox {account} | fl RecipientTypeDetails',
      'Log in with OAuth as a member who has Send As, naming the shared address as the account: {loginMicrosoft}',
      'Grant the member the right: Add-RecipientPermission {account} -Trustee MEMBER -AccessRights SendAs',
      'Or let an application in: New-ServicePrincipal -AppId APP -ObjectId OBJECT, then Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
    seen: ['535 5.7.3 Authentication unsuccessful [FR3P281CA0001.DEUP281.PROD.OUTLOOK.COM]'],
  },
  'smtp-auth-ms-sp-object-id': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.msOauth,
    cause:
      'The token of the app is sound, so Exchange does not know the app: its service principal is missing, or was made with the object id of the app registration instead of that of the enterprise application.',
    checks: ['smtp-auth', 'inbound-auth'],
    remedy: [
      'Compare the ids with Entra › Enterprise applications › the app: Get-ServicePrincipal | fl DisplayName,AppId,ObjectId',
      'Remove the wrong one: Remove-ServicePrincipal -Identity OBJECT',
      'Add it with the object id of the enterprise application: New-ServicePrincipal -AppId APP -ObjectId OBJECT',
      'Grant it the mailbox again: Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
    seen: ['535 5.7.3 Authentication unsuccessful [FR3P281CA0001.DEUP281.PROD.OUTLOOK.COM]'],
  },
  'smtp-auth-yahoo-app-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'Yahoo and AOL take only app passwords from mail programs; the account password is answered like this even at the first try.',
    remedy: [newAppPassword.yahoo, enterAppPassword],
    remedyFor: {aol: [newAppPassword.aol, enterAppPassword]},
    example: smtpSaid('auth', '535 5.7.0 (#AUTH005) Too many bad auth attempts.', {host: 'smtp.mail.yahoo.com'}),
  },
  'smtp-auth-icloud-app-specific': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'Apple’s iCloud takes only an app-specific password, with the primary iCloud address as login.',
    remedy: [
      newAppPassword.icloud,
      enterAppPassword,
      'Log in with the full primary address, also for a domain of your own: {set} --account NAME@icloud.com',
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
      newAppPassword.unitedInternet,
      enterPassword,
    ],
    example: smtpSaid('auth', '535 Authentication credentials invalid', {host: 'mail.gmx.net'}),
  },
  'smtp-auth-tonline-mail-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.telekom,
    cause: 'T-Online wants a separate password for mail programs, not the one of the portal.',
    remedy: [newAppPassword.tonline, enterAppPassword],
    example: smtpSaid('auth', '535 5.7.0 Authentication failed', {host: 'securesmtp.t-online.de'}),
  },
  'smtp-auth-freenet-access-off': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause:
      'The provider freenet refuses the login: POP3/IMAP/SMTP is not activated for this mailbox, or the password is wrong.',
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
      newAppPassword.zoho,
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 Authentication Failed', {host: 'smtp.zoho.eu'}),
  },
  'smtp-auth-fastmail-app-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'Fastmail takes only app passwords with mail access, and the primary user name instead of an alias.',
    remedy: [newAppPassword.fastmail, 'Log in with the primary user name: {set} --account USER', enterAppPassword],
    example: smtpSaid('auth', '535 5.7.0 Incorrect username or password', {host: 'smtp.fastmail.com'}),
  },
  'smtp-auth-posteo-app-password': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.providerDb,
    cause: 'Posteo takes an app password from mail programs, not the account password.',
    remedy: [newAppPassword.posteo, enterAppPassword, newAppPassword.posteoAccess],
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed', {host: 'posteo.de'}),
  },
  'smtp-auth-proton-not-token': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Proton takes an SMTP token made for this very address, not the account password.',
    remedy: [
      'Create an SMTP token: Proton Mail › Settings › All settings › IMAP/SMTP › SMTP tokens, for {account}.',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 5.7.8 Authentication failed', {host: 'smtp.protonmail.ch'}),
  },
  'smtp-auth-ses-wrong-credentials': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.ses,
    cause:
      'Amazon SES does not know these SMTP credentials: AWS keys were entered instead, the region is another one, or the key was replaced.',
    remedy: [
      'Create SMTP credentials in the region of {host}: console.aws.amazon.com/ses › SMTP settings › Create SMTP credentials.',
      'Set the login: {set} --account SMTP-USER-NAME',
      enterAppPassword,
      'Wait a minute after creating them, then test again: {retest}',
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
    remedy: [
      'Open console.aws.amazon.com/ses in the region of {host} and finish the set-up of the account.',
      testAgain,
    ],
    example: smtpSaid('auth', '535 Account not subscribed to SES', {host: 'email-smtp.eu-central-1.amazonaws.com'}),
  },
  'smtp-auth-sendgrid-apikey': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.sendgrid,
    cause: 'SendGrid takes the literal word apikey as user name and an API key with Mail Send as password.',
    remedy: [
      'Create a key with the permission Mail Send: app.sendgrid.com/settings/api_keys',
      'Set the login: {set} --account apikey',
      enterAppPassword,
    ],
    example: smtpSaid('auth', '535 Authentication failed: Bad username / password', {host: 'smtp.sendgrid.net'}),
  },
  'smtp-auth-sendgrid-missing': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.sendgrid,
    cause: 'SendGrid takes mail only after a login, and none had been made.',
    remedy: ['Set the login: {set} --account apikey', enterAppPassword],
    example: smtpSaid('sender', '550 Unauthenticated senders not allowed', {host: 'smtp.sendgrid.net'}),
  },
  'smtp-auth-brevo-ip-not-allowed': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Brevo allows logins only from listed IP addresses, and this machine’s is not among them.',
    remedy: [
      'See the address this machine comes from: curl https://checkip.amazonaws.com',
      'Add it, or switch the list off: app.brevo.com/security/authorised_ips',
      testAgain,
    ],
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
      'Make SMTP credentials: app.mailgun.com › Sending › Domain settings › SMTP credentials.',
      'Set the login: {set} --account postmaster@DOMAIN',
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
      'Generate an SMTP token: account.postmarkapp.com › the server › the message stream › Settings › SMTP.',
      'Set its access key as login, its secret key as password: {set} --account ACCESS-KEY',
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
      'Use the submission port, where the login is offered: {set} --port {starttlsPort} --encryption starttls',
      enterPassword,
    ],
    example: smtpSaid('sender', '530 5.7.0 Authentication required'),
  },
  'smtp-auth-temporary-failure': {
    group: 'smtp-auth',
    retry: 'later',
    source: `${sources.smtpAuth}; ${sources.dovecot}`,
    cause: '{host} cannot check logins at the moment; the password was neither accepted nor refused.',
    remedy: [waitAndTest, askAdmin],
    remedyFor: {
      'postfix-dovecot': [
        waitAndTest,
        'See why the user database or directory does not answer: doveadm log errors',
        'Try a login on the server: doveadm auth test {account}',
        askAdmin,
      ],
      zimbra: [waitAndTest, 'See whether its directory runs: zmcontrol status', askAdmin],
    },
    example: smtpSaid('auth', '454 4.7.0 Temporary authentication failure'),
  },
  'smtp-auth-too-many-logins': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.publicLogs,
    cause: '{host} counts too many logins of this account or address and makes it wait.',
    remedy: [
      'Wait a quarter of an hour, then test again: {retest}',
      'Find the device with an old password or the monitor with short intervals that logs in as {account} over and over.',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'See who logs in so often: journalctl -u postfix --since "1 hour ago" | grep {account}',
        'See the limit: postconf smtpd_client_auth_rate_limit; let this machine off it: smtpd_client_event_limit_exceptions.',
        waitAndTest,
      ],
    },
    example: smtpSaid('auth', '450 4.7.1 Error: too many AUTH commands from 192.0.2.9'),
  },
  'smtp-auth-account-locked': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: `${sources.gmx}; RFC 5248`,
    cause: '{account} is locked, suspended or disabled at the provider.',
    remedy: [
      'Log in as {account} with a browser: most providers show the reason there.',
      'Release the account in the provider’s console and set a new password.',
      enterPassword,
    ],
    remedyFor: unlockAccount,
    example: smtpSaid('auth', '525 5.7.13 User account disabled'),
  },
  'smtp-auth-ip-banned': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.practice,
    cause: 'Logins from this IP address are barred for a while, usually after failed attempts.',
    remedy: [
      'Correct the password first, or the ban returns: recruitmail secret set {secretId}',
      'See the address this machine comes from: curl https://checkip.amazonaws.com',
      'Wait until the ban ends, or let the provider lift it for that address.',
      testAgain,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Correct the password first, or the ban returns: recruitmail secret set {secretId}',
        'On the server see who is banned: fail2ban-client banned',
        'Lift it: fail2ban-client unban ADDRESS',
        testAgain,
      ],
    },
    example: smtpSaid('auth', '535 5.7.8 Your IP address has been banned due to too many failed login attempts'),
  },
  'smtp-connection-dropped-at-auth': {
    group: 'smtp-auth',
    retry: 'later',
    source: sources.node,
    cause:
      '{host} ended the connection in the middle of the login without an answer, so nothing is known about the password.',
    remedy: [
      waitAndTest,
      'Test from another network with swaks --server {host} --port {port} --quit-after EHLO: a ban or a filter here looks like this.',
      askAdmin,
    ],
    example: smtpFailed('auth', 'CLOSED'),
  },
  'smtp-auth-password-expired': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.enhanced,
    cause: 'The password of {account} has expired and must be changed before it works again.',
    remedy: [
      'Change the password in webmail or in the directory.',
      enterPassword,
      'For service accounts switch expiry off.',
    ],
    remedyFor: {
      microsoft365: [
        'Change it: admin.microsoft.com › Users › Active users › {account} › Reset password.',
        enterPassword,
        'Let it not expire: Update-MgUser -UserId {account} -PasswordPolicies DisablePasswordExpiration',
      ],
      'exchange-onprem': [
        'Change it in Active Directory Users and Computers: the account › Reset Password.',
        enterPassword,
        'For a service account: Set-ADUser LOGIN -PasswordNeverExpires $true',
      ],
    },
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
      'Have PLAIN over TLS allowed for {account}.',
      'Or log in with OAuth where the provider has it: {loginMicrosoft}',
      askAdmin,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Let Dovecot offer it: doveconf auth_mechanisms; set auth_mechanisms = plain login, then doveadm reload',
        testAgain,
      ],
    },
    example: smtpSaid('auth', '534 5.7.9 Authentication mechanism is too weak'),
  },
  'smtp-auth-charset': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: 'RFC 4616 section 2, and servers older than it',
    cause: 'The password holds letters outside ASCII which this server decodes differently.',
    remedy: ['Choose a password of ASCII letters, digits and signs.', enterPassword],
    example: smtpSaid('auth', '535 5.7.8 Error: authentication failed: authentication failure', {
      errorCode: 'PASSWORD_CHARSET',
      mechanism: 'PLAIN',
    }),
  },
  'smtp-auth-line-too-long': {
    group: 'smtp-auth',
    retry: 'after-fix',
    source: sources.smtpAuth,
    cause: 'The login data is longer than {host} can take; large OAuth tokens do that with old servers.',
    remedy: [
      'Ask for a token with fewer claims and groups.',
      'Or log in with a password: {set} --auth password',
      askAdmin,
    ],
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
    remedy: [
      'Try the same login by hand: swaks --server {host} --port {port} --tls --auth --auth-user {account} --quit-after AUTH (on port 465 --tlsc)',
      'Enter the password again: recruitmail secret set {secretId}',
      askProvider,
    ],
    example: smtpSaid('auth', '550 5.7.1 The moon is in the wrong phase'),
  },
} satisfies Entries
