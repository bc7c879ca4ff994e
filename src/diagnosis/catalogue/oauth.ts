import type {Entries} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {enterPassword, testAgain, waitAndTest} from './steps.js'

const freshToken: readonly string[] = [
  'Fetch a fresh token, and see that it can be had: recruitmail secret status {secretId}',
  'Fetch a fresh token, and see that it can be had: recruitmail secret status',
]
const lookIntoToken =
  'Look into the token on this machine, never on a web page: PROGRAM | cut -d. -f2 | base64 -d (aud, scp or roles, upn or appid)'
const grantConsent = 'Grant it: https://login.microsoftonline.com/TENANT/adminconsent?client_id=APP'

/** OAuth tokens: getting them, and having them accepted. */
export const oauth = {
  'oauth-token-expired': {
    group: 'oauth',
    retry: 'later',
    source: 'developers.google.com/workspace/gmail/imap/xoauth2-protocol; RFC 7628',
    cause:
      'The server does not accept the access token for {account}; most often it has expired (they live about an hour).',
    remedy: [
      'Let the password command fetch a fresh token at every run instead of printing a stored one.',
      freshToken,
      testAgain,
    ],
    example: smtpSaid(
      'auth',
      '535-5.7.8 Username and Password not accepted.\n535 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp',
      {auth: 'oauth', mechanism: 'XOAUTH2', host: 'smtp.gmail.com'},
    ),
  },
  'oauth-refresh-revoked': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause:
      'The stored consent is no longer valid: the password was changed, access was revoked, or it was not used for long.',
    remedy: [
      'Sign in again, as the owner of the mailbox, with the program that fetches the token.',
      'With Google publish the app, for in testing consents end after seven days: console.cloud.google.com › Google Auth Platform › Audience › Publish app.',
      freshToken,
    ],
    token: {error: 'invalid_grant', description: 'AADSTS700082: The refresh token has expired due to inactivity.'},
  },
  'oauth-secret-expired': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'The client secret of the app registration has expired.',
    remedy: [
      'Create a new one: entra.microsoft.com › App registrations › the app › Certificates & secrets › New client secret.',
      'Give its value to the program that fetches the token.',
      freshToken,
    ],
    token: {error: 'invalid_client', description: 'AADSTS7000222: The provided client secret keys are expired.'},
  },
  'oauth-secret-wrong': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'The client secret is wrong; often the secret’s id was copied instead of its value.',
    remedy: [
      'Copy the column "Value", not "Secret ID": entra.microsoft.com › App registrations › the app › Certificates & secrets; it is shown only right after creation.',
      'Give it to the program that fetches the token.',
      freshToken,
    ],
    token: {error: 'invalid_client', description: 'AADSTS7000215: Invalid client secret provided.'},
  },
  'oauth-app-not-in-tenant': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause:
      'The app is unknown in this Microsoft 365 organisation: wrong tenant, wrong application id, or nobody consented.',
    remedy: [
      'Compare application id and tenant id with entra.microsoft.com › App registrations › the app › Overview.',
      grantConsent,
      freshToken,
    ],
    token: {
      error: 'unauthorized_client',
      description: 'AADSTS700016: Application with identifier was not found in the directory.',
    },
  },
  'oauth-consent-missing': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'An administrator has not yet allowed this app to act for the mailbox.',
    remedy: [
      'Microsoft: entra.microsoft.com › App registrations › the app › API permissions › Grant admin consent.',
      'Google: admin.google.com › Security › Access and data control › API controls › App access control, set the app to trusted.',
      freshToken,
    ],
    remedyFor: {
      microsoft365: [
        'entra.microsoft.com › App registrations › the app › API permissions › Grant admin consent.',
        grantConsent,
        freshToken,
      ],
      google: [
        'admin.google.com › Security › Access and data control › API controls › App access control: set the app to trusted.',
        freshToken,
      ],
    },
    token: {
      error: 'invalid_grant',
      description: 'AADSTS65001: The user or administrator has not consented to use the application.',
    },
  },
  'oauth-tenant-wrong': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause:
      'The tenant named for the login does not exist, or the app belongs to one tenant only and "common" was used.',
    remedy: [
      [
        'See the tenant id in "issuer": curl https://login.microsoftonline.com/{senderDomain}/.well-known/openid-configuration',
        'See the tenant id: entra.microsoft.com › Overview.',
      ],
      'Give it to the program that fetches the token, instead of "common" or a mistyped id.',
      freshToken,
    ],
    token: {error: 'invalid_request', description: 'AADSTS90002: Tenant not found.'},
  },
  'oauth-mfa-required': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'The organisation demands multi-factor sign-in, which must be done once in the browser.',
    remedy: [
      'Sign in once in the browser with the program that fetches the token (authorization code or device code instead of a password).',
      'For unattended use give the app its own permission: entra.microsoft.com › App registrations › the app › API permissions › Office 365 Exchange Online › Application permissions › IMAP.AccessAsApp and SMTP.SendAsApp.',
      freshToken,
    ],
    token: {
      error: 'interaction_required',
      description: 'AADSTS50076: you must use multi-factor authentication to access.',
    },
  },
  'oauth-ca-blocked': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'A conditional access rule of the organisation blocks this sign-in.',
    remedy: [
      'Read which rule: entra.microsoft.com › Monitoring & health › Sign-in logs, the failed sign-in at the time of the test › Conditional Access.',
      'Exempt the account or the app from that rule: entra.microsoft.com › Protection › Conditional Access › Policies.',
      freshToken,
    ],
    token: {
      error: 'access_denied',
      description: 'AADSTS53003: Access has been blocked by Conditional Access policies.',
    },
  },
  'oauth-password-wrong': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'The token endpoint does not accept the user name or password.',
    remedy: [
      'Sign in as the account at outlook.office.com to see whether the password is right; reset it in the admin center if not.',
      'Let the program fetch the token by a browser or device code sign-in instead of a password.',
      freshToken,
    ],
    token: {
      error: 'invalid_grant',
      description: 'AADSTS50126: Error validating credentials due to invalid username or password.',
    },
  },
  'oauth-scope-invalid': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.entra,
    cause: 'The permission asked for does not exist or cannot be combined with the others.',
    remedy: [
      'Ask for scopes of one resource only: https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
      'Without a user ask for exactly: https://outlook.office365.com/.default',
      freshToken,
    ],
    token: {
      error: 'invalid_scope',
      description: 'AADSTS70011: The provided value for the input parameter scope is not valid.',
    },
  },
  'oauth-wrong-audience': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.msOauth,
    cause: 'The token is meant for another service ({audience}) than mail over IMAP and SMTP.',
    remedy: [
      lookIntoToken,
      'Ask for https://outlook.office365.com/.default (app-only) or https://outlook.office.com/SMTP.Send and IMAP.AccessAsUser.All (user).',
      freshToken,
    ],
    seen: ['NO AUTHENTICATE failed.'],
  },
  'oauth-missing-app-role': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.msOauth,
    cause:
      'The token carries neither a role nor a scope for this protocol: the permission is missing, or the consent for it.',
    remedy: [
      lookIntoToken,
      'A token of a user: ask for https://outlook.office.com/SMTP.Send and https://outlook.office.com/IMAP.AccessAsUser.All',
      'A token of an app: entra.microsoft.com › App registrations › the app › API permissions › Add › APIs my organization uses › Office 365 Exchange Online › Application permissions: IMAP.AccessAsApp and SMTP.SendAsApp.',
      grantConsent,
      freshToken,
    ],
    seen: ['NO AUTHENTICATE failed.'],
  },
  'oauth-user-mismatch': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.msOauth,
    cause: 'The token belongs to another user than {account}, and that user has no right on it.',
    remedy: [
      lookIntoToken,
      'Log in as {account}, or grant the right: Add-MailboxPermission {account} -User USER -AccessRights FullAccess',
      freshToken,
    ],
    seen: ['535 5.7.3 Authentication unsuccessful [FR3P281CA0001.DEUP281.PROD.OUTLOOK.COM]'],
  },
  'oauth-google-scope': {
    group: 'oauth',
    retry: 'after-fix',
    source: 'developers.google.com/workspace/gmail/imap/xoauth2-protocol',
    cause: 'The token lacks the scope https://mail.google.com/, which IMAP and SMTP at Google need.',
    remedy: [
      'Ask for the scope https://mail.google.com/ and leave every permission ticked at the sign-in.',
      freshToken,
    ],
    token: {error: 'invalid_scope', description: 'Some requested scopes were invalid. https://mail.google.com/'},
  },
  'oauth-google-dwd-missing': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.googleConsole,
    cause:
      'The service account may not act for users of this Google Workspace: its client id and scope are not in the domain-wide delegation.',
    remedy: [
      'admin.google.com › Security › Access and data control › API controls › Domain-wide delegation: add the client id with https://mail.google.com/',
      freshToken,
    ],
    token: {
      error: 'unauthorized_client',
      description:
        'Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested.',
    },
  },
  'oauth-clock-skew': {
    group: 'oauth',
    retry: 'after-fix',
    source: 'developers.google.com/identity/protocols/oauth2/service-account',
    cause: 'The clock of this machine is wrong, so the signed request is not valid now.',
    remedy: [
      'See how far it is off: timedatectl timesync-status (Windows: w32tm /query /status)',
      'Set the clock: timedatectl set-ntp true (Windows: w32tm /resync)',
      testAgain,
    ],
    token: {
      error: 'invalid_grant',
      description:
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
    },
  },
  'oauth-endpoint-unreachable': {
    group: 'oauth',
    retry: 'later',
    untestable: true,
    source: sources.node,
    cause: 'The sign-in server of the provider cannot be reached from here, so no token could be fetched.',
    remedy: [
      'See whether it is reached: curl -I https://login.microsoftonline.com or curl -I https://oauth2.googleapis.com',
      'Allow HTTPS to that host in the proxy or firewall.',
      waitAndTest,
    ],
    token: {errorCode: 'ENOTFOUND'},
  },
  'oauth-token-unrecognised': {
    group: 'oauth',
    retry: 'after-fix',
    source: 'RFC 6749 section 5.2',
    cause:
      'The sign-in server refused to give a token in words this program does not know; they stand in the evidence.',
    remedy: ['Look an AADSTS number up: https://login.microsoftonline.com/error', freshToken],
    token: {error: 'temporarily_strange', description: 'no idea'},
  },
  'oauth-not-supported-by-provider': {
    group: 'oauth',
    retry: 'after-fix',
    source: sources.ispdb,
    cause: '{host} offers no OAuth login (XOAUTH2 or OAUTHBEARER), so a token cannot be used there.',
    remedy: ['Use the mailbox password or an app password: {set} --auth password', enterPassword],
    example: smtpFailed('auth', undefined, {auth: 'oauth', offered: ['AUTH PLAIN LOGIN', 'SIZE 10485760']}),
  },
} satisfies Entries
