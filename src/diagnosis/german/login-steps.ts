import type {ByProvider} from '../by-provider.js'
import type {newAppPassword as english} from '../catalogue/login-steps.js'
import type {Step} from '../entry.js'
import {enterAppPassword, enterPassword} from './steps.js'

/** Where a password for mail programs is made, in German. */
export const newAppPassword = {
  google:
    'App-Passwort für {account} erstellen: myaccount.google.com/apppasswords (vorher die Bestätigung in zwei Schritten einschalten).',
  yahoo: 'App-Passwort für {account} erstellen: login.yahoo.com/account/security',
  aol: 'App-Passwort für {account} erstellen: login.aol.com/account/security',
  icloud:
    'App-spezifisches Passwort erstellen: account.apple.com › Anmeldung und Sicherheit › App-spezifische Passwörter.',
  unitedInternet: 'Bei 2FA ein Passwort erstellen: Mein Account › Sicherheit › Anwendungsspezifische Passwörter.',
  tonline:
    'Unter email.t-online.de als {account} festlegen: Einstellungen (Zahnrad) › Passwörter › „Passwort für E-Mail-Programme“.',
  zoho: 'Bei 2FA ein anwendungsspezifisches Passwort erstellen: accounts.zoho.eu (oder .com, .in) › Sicherheit › App-Passwörter.',
  fastmail:
    'App-Passwort mit der Berechtigung „Mail“ erstellen: app.fastmail.com › Settings › Privacy & Security › Connected apps & API tokens.',
  posteoAccess:
    'Prüfen, ob der zusätzliche Postfachschutz, der Mailprogramme aussperrt, ausgeschaltet ist: Posteo › Einstellungen › Mein Konto › Passwort und Sicherheit.',
  posteo: 'App-Passwort erstellen, wie posteo.de/en/help/app-passwords zeigt.',
  mailboxOrg:
    'Bei 2FA ein App-Passwort für IMAP und SMTP erstellen: mailbox.org › Alle Einstellungen › Sicherheit › E-Mail-App-Passwörter.',
  infomaniak: 'Bei kSuite oder 2FA ein Gerätepasswort erstellen: Manager › Mail Service › {account} › Geräte.',
  zimbra:
    'Bei Zwei-Faktor-Authentifizierung einen Anwendungs-Passcode erstellen: Einstellungen › Konten › Anwendungen.',
  yandex: 'App-Passwort der Art „Mail“ erstellen: id.yandex.com/security/app-passwords',
} as const satisfies Readonly<Record<keyof typeof english, Step>>

/** A user name or password was refused, for sending or reading. */
export const mailboxLogin: ByProvider = {
  ionos: [
    'Im IONOS-Webmail, webmail.ionos.de, mit derselben Adresse und demselben Passwort anmelden; eine reine Weiterleitungsadresse hat keine eigene Anmeldung.',
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: IONOS › Menü › E-Mail › Zahnrad bei {account} › Passwort ändern.',
  ],
  strato: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: STRATO Kunden-Login › Paket › E-Mail › Verwaltung › {account} › Postfach bearbeiten.',
  ],
  hetzner: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: konsoleH › Domain (nicht Hosting) › E-Mail › {account}.',
  ],
  'all-inkl': [
    'Anmeldenamen nachsehen (Postfachname m0… oder Adresse) und ein neues Passwort setzen: KAS › E-Mail › Postfach.',
    'Den Anmeldenamen setzen: {set} --account LOGIN',
    enterPassword,
  ],
  mittwald: [
    'Anmeldenamen nachsehen (Adresse, in älteren Projekten Postfachname p…p…) und ein neues Passwort setzen: mStudio › Projekt › E-Mail.',
    'Den Anmeldenamen setzen: {set} --account LOGIN',
    enterPassword,
  ],
  hosteurope: [
    'Anmeldenamen nachsehen (Postfachname wp… oder Adresse) und ein neues Passwort setzen: KIS › E-Mail.',
    'Den Anmeldenamen setzen: {set} --account LOGIN',
    enterPassword,
  ],
  domainfactory: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: domainFactory Kundenmenü › E-Mail › {account}; der Anmeldename ist die volle Adresse.',
  ],
  netcup: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: netcup Webhosting Control Panel › E-Mail › {account}; der Anmeldename ist die volle Adresse.',
  ],
  'mailbox-org': [
    'Mit der Hauptadresse des Kontos anmelden, nicht mit einem Alias: {set} --account PRIMARY-ADDRESS',
    newAppPassword.mailboxOrg,
    enterPassword,
  ],
  freenet: [
    'Den Zugang freischalten: freenet Mail › Postfach-Einstellungen › POP3/IMAP/SMTP.',
    'Unter email.freenet.de als {account} anmelden; so zeigt sich, ob das Passwort stimmt.',
    enterPassword,
  ],
  zoho: [
    'Den Zugang freischalten: Zoho Mail › Einstellungen › E-Mail-Konten › {account} › IMAP-Zugriff.',
    newAppPassword.zoho,
    'Den Host des Rechenzentrums nehmen, das nach der Anmeldung in der Adresszeile steht: {set} --host HOST',
    enterPassword,
  ],
  ovh: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: OVHcloud Kundencenter › Web Cloud › E-Mails › Domain › E-Mail-Accounts › {account}.',
  ],
  infomaniak: [newAppPassword.infomaniak, enterPassword],
  hostpoint: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: Hostpoint Control Panel › E-Mail › {account}.',
  ],
  world4you: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: my.world4you.com › E-Mail › {account}.',
  ],
  gandi: [
    enterPassword,
    'Wird es weiter abgelehnt, das Passwort zurücksetzen: admin.gandi.net › Domain › Domainname › E-Mail › {account}.',
  ],
  'exchange-onprem': [
    'Der Anmeldename ist der UPN oder DOMÄNE\\Benutzer; nachsehen: Get-User {account} | fl UserPrincipalName,SamAccountName',
    'Den Anmeldenamen setzen: {set} --account LOGIN',
    enterPassword,
  ],
  zimbra: [
    enterPassword,
    'Den Zustand des Kontos ansehen: zmprov ga {account} zimbraAccountStatus zimbraImapEnabled',
    'Den Grund nachlesen: grep {account} /opt/zimbra/log/audit.log | tail',
    newAppPassword.zimbra,
  ],
  kopano: [
    enterPassword,
    'Das Konto ansehen: kopano-admin --details {account}',
    'Den Grund nachlesen: journalctl -u kopano-server -u kopano-gateway -u postfix --since "5 minutes ago"',
  ],
  'postfix-dovecot': [
    enterPassword,
    'Auf einem eigenen Server die Anmeldung dort versuchen: doveadm auth test {account}',
    'Den Grund nachlesen: journalctl -u dovecot -u postfix --since "5 minutes ago"',
  ],
}

/** An account is locked, suspended or disabled. */
export const unlockAccount: ByProvider = {
  google: [
    'admin.google.com › Verzeichnis › Nutzer › {account}: den Grund der Sperre nachlesen und „Reaktivieren“ wählen.',
    'Dort das Passwort ändern.',
    enterAppPassword,
  ],
  microsoft365: [
    'Nachsehen: Get-MgUser -UserId {account} -Property AccountEnabled | fl AccountEnabled',
    'Freigeben: admin.microsoft.com › Benutzer › Aktive Benutzer › {account} › Anmeldung zulassen.',
    'Wurde es wegen Spam gesperrt, dort freigeben: security.microsoft.com/restrictedusers',
    enterPassword,
  ],
  'exchange-onprem': [
    'Auf einem Domänencontroller entsperren: Unlock-ADAccount LOGIN, bei deaktiviertem Konto Enable-ADAccount LOGIN.',
    enterPassword,
  ],
  gmx: [
    'Unter gmx.net als {account} anmelden: Dort steht der Grund der Sperre und wie sie aufgehoben wird.',
    enterPassword,
  ],
  'web-de': [
    'Unter web.de als {account} anmelden: Dort steht der Grund der Sperre und wie sie aufgehoben wird.',
    enterPassword,
  ],
  zimbra: [
    'Den Zustand ansehen: zmprov ga {account} zimbraAccountStatus',
    'Freigeben: zmprov ma {account} zimbraAccountStatus active',
    enterPassword,
  ],
  'postfix-dovecot': [
    'Prüfen, ob das Konto bekannt und aktiv ist: doveadm user {account}',
    'Den Grund nachlesen: journalctl -u dovecot --since "5 minutes ago"',
    enterPassword,
  ],
}
