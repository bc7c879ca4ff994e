import type {ByProvider} from '../by-provider.js'
import type {Step} from '../entry.js'
import {enterAppPassword, enterPassword} from './steps.js'

/** Where a password for mail programs is made. */
export const newAppPassword = {
  google: 'Create an app password for {account}: myaccount.google.com/apppasswords (two-step verification first).',
  yahoo: 'Create an app password for {account}: login.yahoo.com/account/security',
  aol: 'Create an app password for {account}: login.aol.com/account/security',
  icloud: 'Create an app-specific password: account.apple.com › Sign-In and Security › App-Specific Passwords.',
  unitedInternet: 'With 2FA create a password: Mein Account › Sicherheit › Anwendungsspezifische Passwörter.',
  tonline: 'Set it at email.t-online.de as {account}: settings (gear) › Passwörter › "Passwort für E-Mail-Programme".',
  zoho: 'With 2FA create an application-specific password: accounts.zoho.eu (or .com, .in) › Security › App Passwords.',
  fastmail:
    'Create an app password with Mail access: app.fastmail.com › Settings › Privacy & Security › Connected apps & API tokens.',
  posteoAccess:
    'See that the additional mailbox protection, which keeps mail programs out, is off: Posteo › Settings › My account › Password and security.',
  posteo: 'Create an app password as posteo.de/en/help/app-passwords shows.',
  mailboxOrg:
    'With 2FA create an app password for IMAP and SMTP: mailbox.org › All settings › Security › Mail app passwords.',
  infomaniak: 'With kSuite or 2FA create a device password: Manager › Mail Service › {account} › Devices.',
  zimbra: 'With two-factor login create an application passcode: Preferences › Accounts › Applications.',
  yandex: 'Create an app password of the kind Mail: id.yandex.com/security/app-passwords',
} as const satisfies Readonly<Record<string, Step>>

/** A user name or password was refused, for sending or reading. */
export const mailboxLogin: ByProvider = {
  ionos: [
    'Log in with the same address and password at the IONOS webmail, webmail.ionos.de; a mere forwarding address has no login.',
    enterPassword,
    'If it is still refused, reset the password: IONOS menu › E-Mail › gear beside {account} › Change password.',
  ],
  strato: [
    enterPassword,
    'If it is still refused, reset the password: STRATO customer login › the package › E-Mail › Verwaltung › {account} › Postfach bearbeiten.',
  ],
  hetzner: [
    enterPassword,
    'If it is still refused, reset the password: konsoleH › the domain (not the hosting) › Email › {account}.',
  ],
  'all-inkl': [
    'Look the login up, the mailbox name (m0…) or the address, and set a new password: KAS › E-Mail › Postfach.',
    'Set the login: {set} --account LOGIN',
    enterPassword,
  ],
  mittwald: [
    'Look the login up, the address or in older projects the mailbox name (p…p…), and set a new password: mStudio › the project › E-Mail.',
    'Set the login: {set} --account LOGIN',
    enterPassword,
  ],
  hosteurope: [
    'Look the login up, the mailbox name (wp…) or the address, and set a new password: KIS › E-Mail.',
    'Set the login: {set} --account LOGIN',
    enterPassword,
  ],
  domainfactory: [
    enterPassword,
    'If it is still refused, reset the password: domainFactory customer menu › E-Mail › {account}; the login is the full address.',
  ],
  netcup: [
    enterPassword,
    'If it is still refused, reset the password: netcup web hosting panel › E-Mail › {account}; the login is the full address.',
  ],
  'mailbox-org': [
    'Log in with the primary address of the account, not with an alias: {set} --account PRIMARY-ADDRESS',
    newAppPassword.mailboxOrg,
    enterPassword,
  ],
  freenet: [
    'Switch the access on: freenet Mail › Postfach-Einstellungen › POP3/IMAP/SMTP.',
    'Log in as {account} at email.freenet.de to see whether the password is right.',
    enterPassword,
  ],
  zoho: [
    'Switch the access on: Zoho Mail › Settings › Mail Accounts › {account} › IMAP Access.',
    newAppPassword.zoho,
    'Use the host of the data centre that the address bar shows after signing in: {set} --host HOST',
    enterPassword,
  ],
  ovh: [
    enterPassword,
    'If it is still refused, reset the password: OVHcloud Control Panel › Web Cloud › Emails › the domain › Email accounts › {account}.',
  ],
  infomaniak: [newAppPassword.infomaniak, enterPassword],
  hostpoint: [
    enterPassword,
    'If it is still refused, reset the password: Hostpoint Control Panel › E-Mail › {account}.',
  ],
  world4you: [enterPassword, 'If it is still refused, reset the password: my.world4you.com › E-Mail › {account}.'],
  gandi: [
    enterPassword,
    'If it is still refused, reset the password: admin.gandi.net › Domain › the domain › Email › {account}.',
  ],
  'exchange-onprem': [
    'The login is the UPN or DOMAIN\\user; see it: Get-User {account} | fl UserPrincipalName,SamAccountName',
    'Set the login: {set} --account LOGIN',
    enterPassword,
  ],
  zimbra: [
    enterPassword,
    'See the state of the account: zmprov ga {account} zimbraAccountStatus zimbraImapEnabled',
    'Read the reason: grep {account} /opt/zimbra/log/audit.log | tail',
    newAppPassword.zimbra,
  ],
  kopano: [
    enterPassword,
    'See the account: kopano-admin --details {account}',
    'Read the reason: journalctl -u kopano-server -u kopano-gateway -u postfix --since "5 minutes ago"',
  ],
  'postfix-dovecot': [
    enterPassword,
    'If the server is your own, try it there: doveadm auth test {account}',
    'Read the reason: journalctl -u dovecot -u postfix --since "5 minutes ago"',
  ],
}

/** An account is locked, suspended or disabled. */
export const unlockAccount: ByProvider = {
  google: [
    'admin.google.com › Directory › Users › {account}: see why it is suspended and choose Reactivate.',
    'Change its password there.',
    enterAppPassword,
  ],
  microsoft365: [
    'See it: Get-MgUser -UserId {account} -Property AccountEnabled | fl AccountEnabled',
    'Unblock it: admin.microsoft.com › Users › Active users › {account} › Unblock sign-in.',
    'If it was barred for spam, release it: security.microsoft.com/restrictedusers',
    enterPassword,
  ],
  'exchange-onprem': [
    'Unlock it on a domain controller: Unlock-ADAccount LOGIN, or Enable-ADAccount LOGIN where it is disabled.',
    enterPassword,
  ],
  gmx: ['Log in as {account} at gmx.net: the page tells why it is locked and how to release it.', enterPassword],
  'web-de': ['Log in as {account} at web.de: the page tells why it is locked and how to release it.', enterPassword],
  zimbra: [
    'See the state: zmprov ga {account} zimbraAccountStatus',
    'Release it: zmprov ma {account} zimbraAccountStatus active',
    enterPassword,
  ],
  'postfix-dovecot': [
    'See whether the account is known and active: doveadm user {account}',
    'Read the reason: journalctl -u dovecot --since "5 minutes ago"',
    enterPassword,
  ],
}
