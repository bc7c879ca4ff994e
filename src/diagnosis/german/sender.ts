import type {sender as english} from '../catalogue/sender.js'
import type {Step, TextsOf} from '../entry.js'
import {askAdmin, askProvider, enterPassword, testAgain, waitAndTest} from './steps.js'

const sendAsLogin: Step = [
  'Unter der Adresse der Anmeldung senden: recruitmail address set --address {ownAccount} --company {company}',
  'Eine Absenderadresse setzen, die zur Anmeldung gehört: recruitmail address set --address ADDRESS --company {company}',
]
const allowLateEffect: Step = 'Bis zu einer Stunde warten, dann erneut testen: {retest}'

/** The server takes the login but not the sender; some say so only at RCPT or after DATA. */
export const sender: TextsOf<typeof english> = {
  'smtp-sender-not-owned': {
    cause: '{host} lässt {sender} als Absender für diese Anmeldung nicht zu ({account}).',
    remedy: [
      sendAsLogin,
      [
        'Oder {sender} in der Verwaltungsoberfläche des Anbieters als Absender für {account} zulassen (als Alias oder Identität).',
        'Oder {sender} in der Verwaltungsoberfläche des Anbieters als Absender für die Anmeldung zulassen (als Alias oder Identität).',
      ],
      'Oder {sender} als eigenes Postfach anlegen und sich damit anmelden: {set} --account {sender}',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Die Tabelle ansehen, wer als wer senden darf: postconf smtpd_sender_login_maps',
        'Dort die Zeile „{sender} {account}“ eintragen, dann: postmap TABLE && postfix reload (mailcow: E-Mail › Konfiguration › Mailboxen › {account} › Bearbeiten › Darf Nachrichten versenden als)',
        sendAsLogin,
      ],
      zimbra: [
        'Erlauben: zmprov ma {account} +zimbraAllowFromAddress {sender}',
        'Oder als Alias anlegen: zmprov aaa {account} {sender}',
        sendAsLogin,
      ],
      microsoft365: [
        'Das Recht geben, in Exchange Online PowerShell: Add-RecipientPermission {sender} -Trustee {account} -AccessRights SendAs',
        allowLateEffect,
        sendAsLogin,
      ],
      hetzner: [
        '{sender} als Postfach anlegen: konsoleH › Domain › E-Mail › Neues Postfach.',
        'Den Anmeldenamen setzen: {set} --account {sender}',
        enterPassword,
      ],
      'all-inkl': [
        '{sender} als Postfach anlegen: KAS › E-Mail › Postfach.',
        'Den Anmeldenamen setzen: {set} --account {sender}',
        enterPassword,
      ],
    },
  },
  'smtp-sender-not-logged-in': {
    cause: '{host} nimmt {sender} nur nach einer Anmeldung als Absender an, und diese fehlte.',
    remedy: [
      'Den Submission-Port verwenden, auf dem die Anmeldung angeboten wird: {set} --port {starttlsPort} --encryption starttls',
      'Den Anmeldenamen setzen: {set} --account {sender}',
      enterPassword,
    ],
  },
  'smtp-sender-ms-send-as-denied': {
    cause: '{account} hat in Microsoft 365 oder Exchange nicht das Recht, als {sender} zu senden.',
    remedy: [
      [
        'Das Recht geben, in Exchange Online PowerShell: Add-RecipientPermission {sender} -Trustee {account} -AccessRights SendAs',
        'Das Recht geben, in Exchange Online PowerShell: Add-RecipientPermission {sender} -Trustee LOGIN -AccessRights SendAs',
      ],
      'Falls {sender} ein Alias des Postfachs ist: Set-OrganizationConfig -SendFromAliasEnabled $true',
      'Oder unter der Adresse der Anmeldung senden: recruitmail address set --address {ownAccount} --company {company}',
      allowLateEffect,
    ],
    remedyFor: {
      'exchange-onprem': [
        'Das Recht geben, in der Exchange-Verwaltungsshell: Get-Mailbox {sender} | Add-ADPermission -User {account} -ExtendedRights "Send As"',
        'Oder unter der Adresse der Anmeldung senden: recruitmail address set --address {ownAccount} --company {company}',
        allowLateEffect,
      ],
    },
  },
  'smtp-sender-icloud-not-yours': {
    cause: '{sender} gehört nicht zu diesem Apple-Account.',
    remedy: [
      'Eintragen: icloud.com/icloudplus › Eigene E-Mail-Domain, oder als Alias: icloud.com/mail › Einstellungen › Account; angemeldet wird weiter mit der primären iCloud-Adresse.',
      sendAsLogin,
    ],
  },
  'smtp-sender-fastmail-identity': {
    cause: 'Fastmail kennt {sender} nicht als Absenderidentität dieses Kontos.',
    remedy: [
      '{sender} hinzufügen und die Domain bestätigen: app.fastmail.com › Settings › My email addresses › Sending identities.',
      sendAsLogin,
    ],
  },
  'smtp-sender-zoho-relaying': {
    cause:
      'Zoho versendet für {sender} nur, wenn dies das Konto selbst oder ein bestätigter Alias ist, und zwar im Rechenzentrum von {host}.',
    remedy: [
      'Den Alias anlegen: mailadmin.zoho.eu (oder .com, .in) › Benutzer › Benutzername › E-Mail-Einstellungen › E-Mail-Alias.',
      'Das Rechenzentrum des Kontos nehmen: {set} --host smtp.zoho.eu (oder smtp.zoho.com)',
      sendAsLogin,
    ],
  },
  'smtp-sender-united-internet': {
    cause: 'GMX, WEB.DE und IONOS versenden nur für Adressen des Kontos selbst; {sender} gehört nicht dazu.',
    remedy: [sendAsLogin, 'Oder {sender} im selben Konto als Postfach oder Alias anlegen und sich damit anmelden.'],
    remedyFor: {
      gmx: ['{sender} zum Konto hinzufügen: GMX › E-Mail › Einstellungen › E-Mail-Adressen.', sendAsLogin],
      'web-de': ['{sender} zum Konto hinzufügen: WEB.DE › E-Mail › Einstellungen › E-Mail-Adressen.', sendAsLogin],
      ionos: [
        '{sender} im selben Vertrag als Postfach anlegen: IONOS › Menü › E-Mail › E-Mail-Adresse anlegen.',
        'Sich damit anmelden: {set} --account {sender}',
        enterPassword,
      ],
    },
  },
  'smtp-sender-yahoo-mismatch': {
    cause:
      'Yahoo lehnt die Nachricht ab, weil {sender} keine bestätigte Adresse des Kontos ist, oder wegen ihres Inhalts.',
    remedy: [
      'Als reine Absenderadresse hinzufügen und bestätigen: Yahoo Mail › Einstellungen › Postfächer.',
      sendAsLogin,
    ],
  },
  'smtp-sender-domain-not-found': {
    cause: '{host} findet zur Domain des Absenders ({sender}) keinen Mailserver und nimmt ihn deshalb nicht an.',
    remedy: [
      'Die Schreibweise der Absenderadresse ansehen: recruitmail company show {company}',
      [
        'Die MX-Einträge der Domain ansehen: dig +short MX {senderDomain}',
        'Die MX-Einträge der Domain ansehen: dig +short MX DOMAIN',
      ],
      'Ist die Adresse falsch: recruitmail address set --address ADDRESS --company {company}',
      'Ist sie richtig, einen MX-Eintrag für die Domain veröffentlichen und warten, bis die Caches ihn haben.',
    ],
  },
  'smtp-sender-syntax': {
    cause: '{host} kann {sender} nicht als Absenderadresse lesen.',
    remedy: [
      'Eine einfache Adresse ohne Namen und Leerzeichen setzen: recruitmail address set --address ADDRESS --company {company}',
      testAgain,
    ],
  },
  'smtp-sender-google-relay-denied': {
    cause: 'Das Relay von Google Workspace kennt diese IP-Adresse oder die Domain des Absenders nicht.',
    remedy: [
      'Nachsehen, unter welcher Adresse dieser Rechner erscheint: curl https://checkip.amazonaws.com',
      'Sie eintragen: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP-Relay-Dienst.',
      'Oder mit Anmeldung senden: {set} --host smtp.gmail.com --port 465 --encryption tls',
    ],
  },
  'smtp-sender-ms-blocked-user': {
    cause: 'Microsoft hat diesem Konto wegen Spamverdachts den Versand gesperrt.',
    remedy: [
      'Das Passwort für {account} ändern und nach fremden Posteingangsregeln suchen: Get-InboxRule -Mailbox {account}',
      'Die mehrstufige Authentifizierung dafür einschalten.',
      'Freigeben: security.microsoft.com/restrictedusers',
    ],
  },
  'smtp-sender-verification-failed': {
    cause: '{host} hat beim Server der Absenderdomain nachgefragt: {sender} gibt es dort nicht.',
    remedy: [
      '{sender} auf dem für die Domain zuständigen Server als Postfach oder Alias anlegen.',
      [
        'Nachsehen, welcher Server gefragt wurde: dig +short MX {senderDomain}',
        'Nachsehen, welcher Server gefragt wurde: dig +short MX DOMAIN',
      ],
      askAdmin,
    ],
  },
  'smtp-sender-ses-unverified': {
    cause:
      'Amazon SES hat diese Adresse oder ihre Domain in der Region von {host} nicht verifiziert; in der Sandbox müssen auch Empfänger verifiziert sein.',
    remedy: [
      'Die Domain von {sender} in der Region von {host} verifizieren: console.aws.amazon.com/ses › Verified identities › Create identity.',
      'Die Sandbox verlassen: Account dashboard › Request production access.',
      testAgain,
    ],
  },
  'smtp-sender-ses-iam': {
    cause: 'Der IAM-Benutzer hinter diesen SES-Zugangsdaten darf mit dieser Identität nicht senden.',
    remedy: [
      'ses:SendRawEmail für die Identität von {sender} erlauben: console.aws.amazon.com/iam › Users › SMTP-Benutzer › Permissions.',
      testAgain,
    ],
  },
  'smtp-sender-sendgrid-identity': {
    cause: 'SendGrid kennt {sender} nicht als verifizierten Absender.',
    remedy: ['{sender} oder die Domain verifizieren: app.sendgrid.com/settings/sender_auth', testAgain],
  },
  'smtp-sender-mailjet-not-validated': {
    cause: 'Mailjet kennt {sender} nicht als aktiven Absender des Kontos.',
    remedy: ['{sender} oder die Domain bestätigen: app.mailjet.com/account/sender', testAgain],
  },
  'smtp-sender-brevo-not-activated': {
    cause: 'Brevo hat dieses Konto noch nicht für SMTP freigeschaltet.',
    remedy: ['Brevo bitten, den Versand per SMTP für das Konto freizuschalten: contact@brevo.com', testAgain],
  },
  'smtp-sender-mailgun-sandbox': {
    cause: 'Die Anmeldung gehört zu einer Sandbox-Domain von Mailgun, die nur an zugelassene Empfänger versendet.',
    remedy: [
      'Eine eigene Domain bestätigen: app.mailgun.com › Sending › Domains › Add new domain.',
      'Deren SMTP-Zugangsdaten verwenden: {set} --account postmaster@DOMAIN',
      enterPassword,
    ],
  },
  'smtp-sender-postmark-signature': {
    cause: 'Postmark hat für {sender} keine bestätigte Absendersignatur, oder das Konto ist noch nicht freigegeben.',
    remedy: [
      '{sender} oder die Domain bestätigen: account.postmarkapp.com › Sender Signatures.',
      'Wird das Konto noch geprüft, dort um Freigabe bitten.',
      testAgain,
    ],
  },
  'smtp-sender-orange-not-owned': {
    cause: 'Orange versendet nur unter der Adresse des Kontos, und {sender} ist eine andere.',
    remedy: [sendAsLogin, testAgain],
  },
  'smtp-sender-temporary-failure': {
    cause: '{host} nimmt {sender} zurzeit nicht als Absender an; laut Server gilt das nur vorübergehend.',
    remedy: [waitAndTest, askAdmin],
  },
  'smtp-sender-unrecognised': {
    cause: '{host} lehnt {sender} als Absender mit Worten ab, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: [
      'Die Adresse der Anmeldung als Absender versuchen: recruitmail address set --address {ownAccount} --company {company}',
      'In der Verwaltungsoberfläche des Anbieters nachsehen, ob {sender} ein Alias oder eine Identität von {account} ist.',
      askProvider,
    ],
  },
  'smtp-client-denied': {
    cause: 'Die Zugangsregeln von {host} lassen diesen Rechner nicht zu oder erst nach einer Anmeldung.',
    remedy: [
      'Den Submission-Port mit Anmeldung verwenden: {set} --port {starttlsPort} --encryption starttls',
      'Nachsehen, unter welcher Adresse dieser Rechner erscheint, und die Administration von {host} bitten, sie zuzulassen: curl https://checkip.amazonaws.com',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Den Submission-Port mit Anmeldung verwenden: {set} --port {starttlsPort} --encryption starttls',
        'Nachsehen, welche Regel ablehnt: postconf smtpd_client_restrictions smtpd_recipient_restrictions; journalctl -u postfix --since "5 minutes ago"',
        'Darin permit_sasl_authenticated vor reject setzen, dann: postfix reload',
      ],
    },
  },
}
