import {from} from './wire-reply.js'

/** The login, as providers answer it. */
export const loginProvidersReplies = [
  ...from('Microsoft.Exchange.Data.Transport.SmtpResponse, Exchange Server 2016', [
    [
      'auth',
      '535 5.7.3 Authentication unsuccessful',
      'smtp-auth-bad-credentials',
      {greeting: '220 mail.acme.example Microsoft ESMTP MAIL Service ready'},
    ],
    ['auth', '504 5.7.4 Unrecognized authentication type', 'smtp-auth-mechanism-mismatch'],
    ['auth', '535 5.7.3 Authentication unsuccessful due to permanent server error.', 'smtp-auth-unrecognised'],
    [
      'auth',
      '451 4.7.3 Authentication unsuccessful due to temporary server error. Please try again later.',
      'smtp-auth-temporary-failure',
    ],
    ['auth', '535 5.7.3 Authentication unsuccessful. User not found', 'smtp-auth-bad-credentials'],
    ['auth', '451 5.7.3 Require STARTTLS to do basic authentication', 'starttls-required'],
    ['auth', '451 4.7.0 Temporary server error. Please try again later. CPRX2 ', 'smtp-auth-temporary-failure'],
    ['auth', '421 4.7.0 Too many errors on this connection, closing transmission channel', 'limit-postfix-errors'],
  ]),
  ...from(
    'https://www.ionos.de/hilfe/e-mail/problemloesungen-mail-basicmail-business/fehlermeldungen-bei-unzustellbarer-e-mail/',
    [['auth', '535 Authentication credentials invalid', 'smtp-auth-bad-credentials', {provider: 'ionos'}]],
  ),
  ...from('https://strato.de/faq/mail/fehlermeldungen-bei-e-mails', [
    [
      'auth',
      '535 5.7.8 Error: authentication failed: authentication failure',
      'smtp-auth-bad-credentials',
      {provider: 'strato'},
    ],
  ]),
  ...from('https://support.google.com/a/answer/3726730', [
    [
      'auth',
      '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials 5b1f17b1804b1-4 - gsmtp',
      'smtp-auth-google-password-disabled',
    ],
    [
      'auth',
      '534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor 4fb4d7f45d1cf - gsmtp',
      'smtp-auth-app-password-required',
    ],
    [
      'auth',
      '534-5.7.14 <https://accounts.google.com/signin/continue?sarp=1> Please log in via\n534-5.7.14 your web browser and then try again.\n534-5.7.14  Learn more at\n534 5.7.14  https://support.google.com/mail/answer/78754 - gsmtp',
      'smtp-auth-google-web-login-required',
    ],
    [
      'auth',
      '534-5.7.9 Please log in with your web browser and then try again. For more\n534 5.7.9 information, go to https://support.google.com/mail/?p=WebLoginRequired - gsmtp',
      'smtp-auth-google-web-login-required',
    ],
    [
      'auth',
      '454 4.7.0 Too many login attempts, please try again later. ffacd0b85a97d-42 - gsmtp',
      'smtp-auth-google-too-many-logins',
    ],
    [
      'auth',
      '454 4.7.0 Cannot authenticate due to temporary system problem. Try again later. - gsmtp',
      'smtp-auth-google-temporary',
    ],
    [
      'auth',
      '535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials - gsmtp',
      'oauth-token-expired',
      {provider: 'google', auth: 'oauth'},
    ],
  ]),
  ...from('github.com/simonrob/email-oauth2-proxy issues/193', [
    [
      'auth',
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM6P194CA0055.EURP194.PROD.OUTLOOK.COM 2026-11-20T10:00:00.000Z 08DE27]',
      'smtp-auth-ms-tenant-disabled',
    ],
  ]),
  ...from(
    'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
    [
      [
        'auth',
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. [X.PROD.OUTLOOK.COM]',
        'smtp-auth-ms-mailbox-disabled',
      ],
      [
        'auth',
        "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
        'smtp-auth-ms-security-defaults',
      ],
      [
        'auth',
        '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [X.PROD.OUTLOOK.COM]',
        'smtp-auth-ms-credentials-incorrect',
      ],
      ['auth', '535 5.7.139 Authentication unsuccessful, something new', 'smtp-auth-ms-unsuccessful'],
    ],
  ),
  ...from('github.com/nodemailer/nodemailer issues/1714', [
    [
      'auth',
      '535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [LO4P123CA0001.GBRP123.PROD.OUTLOOK.COM]',
      'smtp-auth-ms-basic-disabled',
    ],
  ]),
  ...from('github.com/nodemailer/nodemailer issues/1617', [
    [
      'auth',
      '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
      'smtp-auth-ms-conditional-access',
    ],
  ]),
  ...from('github.com/nodemailer/nodemailer issues/1071', [
    [
      'auth',
      '535 5.7.3 Authentication unsuccessful [BE1P281CA0001.DEUP281.PROD.OUTLOOK.COM 2026-11-20T10:00:00.000Z]',
      'smtp-auth-ms-unsuccessful',
    ],
    ['auth', '535 5.7.3 Authentication unsuccessful', 'smtp-auth-ms-unsuccessful', {provider: 'microsoft365'}],
  ]),
  ...from('https://techcommunity.microsoft.com/blog/exchange/4489835', [
    ['auth', '550 5.7.30 Basic authentication is not supported for Client Submission.', 'smtp-auth-ms-basic-retired'],
  ]),
  ...from('github.com/nodemailer/nodemailer issues/1112', [
    ['auth', '535 5.7.0 (#AUTH005) Too many bad auth attempts.', 'smtp-auth-yahoo-app-password'],
  ]),
  ...from('github.com/PHPMailer/PHPMailer issues/2685', [
    ['auth', '535 5.7.0 (#MBR1212) Incorrect username or password.', 'smtp-auth-yahoo-app-password'],
  ]),
  ...from('from practice, no public place found: GMX', [
    ['auth', '535 Authentication credentials invalid', 'smtp-auth-gmx-webde-access-off', {provider: 'gmx'}],
  ]),
  ...from('from practice, no public place found: WEB.DE', [
    ['auth', '535 Authentication credentials invalid', 'smtp-auth-gmx-webde-access-off', {provider: 'web-de'}],
  ]),
  ...from('from practice, no public place found: T-Online', [
    ['auth', '535 5.7.0 Authentication failed', 'smtp-auth-tonline-mail-password', {provider: 't-online'}],
  ]),
  ...from('github.com/kellylford/QuickMail issues/32', [
    [
      'auth',
      '535 5.7.8 Error: authentication failed: authentication failed',
      'smtp-auth-icloud-app-specific',
      {provider: 'icloud'},
    ],
  ]),
  ...from('from practice, no public place found: Fastmail', [
    ['auth', '535 5.7.0 Incorrect username or password', 'smtp-auth-fastmail-app-password', {provider: 'fastmail'}],
  ]),
  ...from('https://www.zoho.com/zeptomail/help/api/smtp-error-codes.html', [
    ['auth', '535 Authentication Failed', 'smtp-auth-zoho-datacenter', {provider: 'zoho'}],
  ]),
  ...from('https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html', [
    ['auth', '535 Authentication Credentials Invalid', 'smtp-auth-ses-wrong-credentials', {provider: 'ses'}],
    ['auth', '535 Account not subscribed to SES', 'smtp-auth-ses-not-subscribed'],
  ]),
  ...from('https://sendgrid.com/docs/for-developers/sending-email/smtp-errors-and-troubleshooting/', [
    ['auth', '535 Authentication failed: Bad username / password', 'smtp-auth-sendgrid-apikey', {provider: 'sendgrid'}],
    ['auth', '451 Authentication failed: Maximum credits exceeded', 'limit-sendgrid-credits'],
  ]),
  ...from('from practice, no public place found: Mailgun', [
    [
      'auth',
      '535 5.7.0 Mailgun is not loving your login or password',
      'smtp-auth-mailgun-region',
      {provider: 'mailgun'},
    ],
  ]),
  ...from('github.com/lmanukyan/print-designer issues/5', [
    [
      'auth',
      '535 5.7.0 NEOBHODIM parol prilozheniya https://help.mail.ru/mail/security/protection/external / Application password is REQUIRED',
      'smtp-auth-app-password-required',
    ],
  ]),
  ...from('github.com/YMFE/yapi issues/2219', [
    [
      'auth',
      '535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=28&&no=1001256',
      'smtp-auth-app-password-required',
    ],
  ]),
  ...from('github.com/PHPMailer/PHPMailer issues/283', [
    [
      'auth',
      '530 5.7.7 Email sending without SSL/TLS encryption is not allowed. Please see: http://help.yandex.ru/mail/mail-clients/ssl.xml',
      'smtp-auth-plaintext-refused',
    ],
  ]),
  ...from('github.com/nodemailer/nodemailer issues/1482', [
    [
      'auth',
      '535 5.7.139 Authentication unsuccessful [LO4P265CA0200.GBRP265.PROD.OUTLOOK.COM]',
      'smtp-auth-ms-unsuccessful',
    ],
  ]),
  ...from('github.com/nodemailer/nodemailer issues/949', [
    ['auth', '550 5.2.1 Mailbox cannot be accessed [CWXP265CA0023.GBRP265.PROD.OUTLOOK.COM]', 'smtp-auth-unrecognised'],
  ]),
  ...from('github.com/nodemailer/nodemailer issues/1662', [
    [
      'auth',
      '535 5.7.3 Authentication unsuccessful [PN3PR01CA0125.INDPRD01.PROD.OUTLOOK.COM 2024-06-10T09:25:13.275Z 08DC88D7FA2C3908]',
      'smtp-auth-ms-unsuccessful',
    ],
  ]),
  ...from('https://help.zoho.com/portal/en/community/topic/issue-with-outgoing-mail', [
    ['auth', '554 5.1.8 Sender Address Blocked', 'smtp-auth-account-locked'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    [
      'auth',
      '535-5.7.1 Application-specific password required. Learn more at\n535 5.7.1  https://support.google.com/accounts/answer/185833 - gsmtp',
      'smtp-auth-app-password-required',
    ],
    [
      'auth',
      '535 5.7.1 Please log in with your web browser and then try again. Learn more at https://support.google.com/mail/bin/accounts/answer/78754 - gsmtp',
      'smtp-auth-google-web-login-required',
    ],
    [
      'auth',
      '535 5.7.1 Username and Password not accepted. Learn more at https://support.google.com/accounts/troubleshooter/2402620 - gsmtp',
      'smtp-auth-google-password-disabled',
    ],
    ['auth', '504 5.7.4 XOAUTH is no longer supported. - gsmtp', 'smtp-auth-mechanism-mismatch'],
    ['auth', '503 5.7.0 No identity changes permitted. - gsmtp', 'smtp-no-identity-change'],
    ['auth', '501 5.5.2 Cannot Decode response - gsmtp', 'smtp-auth-unrecognised'],
    [
      'auth',
      '534 5.7.14 Please log in through your web browser and then try again. - gsmtp',
      'smtp-auth-google-web-login-required',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/GoDaddy.pm', [
    ['auth', '535 Authentication not allowed on IBSMTP Servers. IB401', 'smtp-auth-not-offered'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/FrancePTT.pm', [
    ['auth', "550 5.7.0 Code d'authentification invalide OFR_305", 'smtp-auth-bad-credentials'],
  ]),
]
