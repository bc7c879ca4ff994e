import type {policy as english} from '../catalogue/policy.js'
import type {TextsOf} from '../entry.js'
import {askAdmin, askProvider, checkDomain, enterPassword, testAgain, waitAndTest} from './steps.js'

export const policy: TextsOf<typeof english> = {
  'limit-google-daily': {
    cause: 'Das Google-Konto ({account}) hat sein Tageslimit für Nachrichten erreicht.',
    remedy: [
      'Bis zu 24 Stunden warten, dann erneut testen: {retest}',
      'Nachsehen, wer so viel gesendet hat: admin.google.com › Berichterstellung › E-Mail-Protokollsuche, Absender {account}.',
      'Dieser Gesellschaft ein eigenes Konto geben: {set} --account ADDRESS',
    ],
  },
  'limit-google-relay': {
    cause: 'Das SMTP-Relay von Google Workspace hat sein Limit erreicht.',
    remedy: [
      'Bis zu 24 Stunden warten, dann erneut testen: {retest}',
      'Die Einstellungen des Relays ansehen: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP-Relay-Dienst; seine Limits: support.google.com/a/answer/2956491',
      'Oder stattdessen mit einem eigenen Konto senden: {set} --host smtp.gmail.com --port 465 --encryption tls --account ADDRESS',
    ],
  },
  'limit-google-bulk-rate': {
    cause: 'Gmail bremst diesen Absender wegen ungewöhnlicher Mengen oder schlechter Reputation.',
    remedy: [
      checkDomain,
      'Nachsehen, welche Reputation {senderDomain} bei Gmail hat: postmaster.google.com',
      'Langsamer senden und nur an Personen, die zuvor geschrieben haben.',
      waitAndTest,
    ],
  },
  'limit-google-tls': {
    cause: 'Gmail nimmt diese Nachricht nur über eine verschlüsselte Verbindung an.',
    remedy: [
      'Bei eigenem Postfix ausgehende E-Mails verschlüsseln lassen: postconf -e smtp_tls_security_level=may, dann postfix reload.',
      'Bei eigenem Exchange: Set-SendConnector NAME -RequireTLS $true. Bei einem Anbieter den Support verständigen.',
    ],
  },
  'limit-ms-minute': {
    cause: 'Microsoft nimmt von einem Postfach dreißig Nachrichten je Minute an und verzögert die übrigen.',
    remedy: [
      'Langsamer als dreißig Nachrichten je Minute senden.',
      'Nachsehen, wer noch über dieses Postfach sendet: Exchange Admin Center › Berichte › Nachrichtenfluss › SMTP-AUTH-Clients.',
      waitAndTest,
    ],
  },
  'limit-ionos-hour': {
    cause:
      'Dieses Konto bei IONOS, GMX oder WEB.DE hat sein Stundenlimit für Nachrichten erreicht (für neue Konten ist es niedriger).',
    remedy: [
      'Eine Stunde warten, dann erneut testen: {retest}',
      'Hat hier niemand so viel gesendet, tut es ein Fremder: das Passwort von {account} im Webmail ändern.',
      'Beim Support mit dieser Antwort um ein höheres Limit bitten; es wächst mit dem Alter des Vertrags.',
    ],
  },
  'limit-tonline-quota': {
    cause: 'Dieses Konto bei T-Online hat sein Sendelimit erreicht.',
    remedy: [
      'Bis morgen warten, dann erneut testen: {retest}',
      'Falls ein Fremder darüber sendet, das Passwort ändern: E-Mail Center › Einstellungen (Zahnrad) › Passwörter › Passwort für E-Mail-Programme.',
      enterPassword,
      'Kostenpflichtige Tarife haben höhere Limits.',
    ],
  },
  'limit-infomaniak-daily': {
    cause: 'Dieses Konto bei Infomaniak hat sein Tageslimit für Empfänger erreicht.',
    remedy: [
      '24 Stunden warten, dann erneut testen: {retest}',
      'Jeder Empfänger zählt; ein höheres Limit erbitten: manager.infomaniak.com › Support.',
    ],
  },
  'limit-mailbox-org-score': {
    cause: 'mailbox.org bremst den Versand dieses Kontos wegen des Alters des Kontos und der gesendeten Menge.',
    remedy: [
      'Einige Stunden warten, dann erneut testen: {retest}',
      'Den Support um ein höheres Limit bitten: login.mailbox.org › Support, mit dem Konto {account} und der Art der E-Mails, die es sendet.',
    ],
  },
  'limit-ses-daily': {
    cause: 'Dieses Konto bei Amazon SES hat sein Tageslimit für Nachrichten erreicht.',
    remedy: [
      'Ein höheres Kontingent beantragen: SES-Konsole in der Region von {host} › Account dashboard › Request a limit increase (in der Sandbox: Request production access).',
      'Oder warten, bis die 24 Stunden vorbei sind, dann erneut testen: {retest}',
    ],
  },
  'limit-ses-rate': {
    cause: 'Die Nachrichten kommen schneller, als dieses Konto bei Amazon SES senden darf.',
    remedy: [
      'Eine höhere Rate beantragen: SES-Konsole in der Region von {host} › Account dashboard › Request a limit increase.',
      'Bis dahin langsamer senden.',
      waitAndTest,
    ],
  },
  'limit-yahoo-tss04': {
    cause: 'Yahoo stellt diesen Absender wegen der Menge oder wegen Beschwerden zurück.',
    remedy: [
      checkDomain,
      'Langsamer senden; was Yahoo von Absendern verlangt: senders.yahooinc.com/best-practices',
      waitAndTest,
    ],
  },
  'limit-yahoo-tss09': {
    cause: 'Yahoo weist diesen Absender wegen seiner Reputation dauerhaft ab.',
    remedy: [
      checkDomain,
      'Danach mit der Antwort aus dem Beleg um eine Überprüfung bitten: senders.yahooinc.com/contact',
    ],
  },
  'limit-icloud-volume': {
    cause: 'iCloud stellt diesen Absender wegen der Menge seiner E-Mails zurück.',
    remedy: [
      checkDomain,
      'Langsamer senden; hält es an, mit der Antwort aus dem Beleg an icloudadmin@apple.com schreiben.',
      waitAndTest,
    ],
  },
  'limit-postfix-errors': {
    cause: '{host} hat die Sitzung beendet, weil darin zu viele Befehle gescheitert waren.',
    remedy: ['Den ersten Fehler im Beleg beheben; dieser ist nur dessen Folge.', testAgain],
  },
  'limit-sendgrid-credits': {
    cause: 'Das Kontingent des SendGrid-Tarifs ist aufgebraucht.',
    remedy: [
      'Den Tarif erweitern oder den nächsten Zeitraum abwarten: app.sendgrid.com › Settings › Account Details › Your Products.',
      testAgain,
    ],
  },
  'policy-ms-relay-connector': {
    cause:
      'Microsoft 365 findet keinen eingehenden Connector, der zur IP-Adresse oder zum Zertifikat dieses Rechners passt.',
    remedy: [
      'Nachsehen, welche Adresse und welches Zertifikat der Connector erwartet: Get-InboundConnector | Format-List Name,SenderIPAddresses,TlsSenderCertificateName',
      'Ihm die öffentliche Adresse dieses Rechners geben: Set-InboundConnector NAME -SenderIPAddresses IP (von Hand: Exchange Admin Center › Nachrichtenfluss › Connectors).',
      'Oder mit Anmeldung senden: {set} --host smtp.office365.com --port 587 --encryption starttls',
    ],
  },
  'policy-google-compliance': {
    cause: 'Eine Compliance-Regel des Google Workspace weist die Nachricht ab.',
    remedy: [
      'Die Regel suchen: admin.google.com › Berichterstellung › E-Mail-Protokollsuche, dann Apps › Google Workspace › Gmail › Compliance.',
      [
        '{redirectFrom} darin ausnehmen: Optionen › Diese Einstellung für bestimmte Adressen umgehen.',
        'Die Recruiting-Adresse darin ausnehmen: Optionen › Diese Einstellung für bestimmte Adressen umgehen.',
      ],
    ],
  },
  'policy-dlp-encryption': {
    cause: 'Eine Regel der Organisation gegen Datenabfluss (DLP) weist die Nachricht ab.',
    remedy: [
      [
        'Die Regel anhand ihres Namens im Beleg suchen und eine Ausnahme für {sender} hinzufügen.',
        'Die Regel anhand ihres Namens im Beleg suchen und eine Ausnahme für den Absender hinzufügen.',
      ],
    ],
    remedyFor: {
      microsoft365: [
        'purview.microsoft.com › Verhinderung von Datenverlust › Richtlinien › die Regel aus dem Beleg: {sender} unter Ausnahmen hinzufügen.',
        'Ist es eine Nachrichtenflussregel: Get-TransportRule | Format-List Name,Description, dann Set-TransportRule NAME -ExceptIfFrom {sender}',
      ],
      google: [
        'admin.google.com › Sicherheit › Zugriffs- und Datenkontrolle › Datenschutz › die Regel: {sender} ausschließen.',
      ],
    },
  },
  'policy-moderation': {
    cause: 'Nachrichten an {redirectFrom} warten auf die Freigabe durch eine moderierende Person.',
    remedy: [
      'Die wartende Nachricht freigeben oder die Moderation abschalten: Set-Mailbox {redirectFrom} -ModerationEnabled $false',
      'Ist die Adresse eine Gruppe: Set-DistributionGroup {redirectFrom} -ModerationEnabled $false',
    ],
  },
  'policy-tenant-restricted-user': {
    cause: 'Das Konto steht bei Microsoft auf der Liste der eingeschränkten Benutzer.',
    remedy: [
      'Das Passwort von {account} ändern und nach fremden Posteingangsregeln suchen: Get-InboxRule -Mailbox {account}',
      'Freigeben: security.microsoft.com/restrictedusers oder Remove-BlockedSenderAddress -SenderAddress {account}',
      enterPassword,
    ],
  },
  'policy-licence-missing': {
    cause: 'Der Microsoft-365-Benutzer ({account}) hat keine Lizenz mit Postfach.',
    remedy: [
      'Nachsehen: Get-MgUserLicenseDetail -UserId {account}',
      'Exchange Online zuweisen: admin.microsoft.com › Benutzer › Aktive Benutzer › {account} › Lizenzen und Apps; das Postfach braucht einige Minuten.',
      'Soll es ohne Lizenz bleiben, ein freigegebenes Postfach daraus machen und als Mitglied anmelden: Set-Mailbox {account} -Type Shared',
    ],
  },
  'policy-mailbox-inactive': {
    cause: 'Das Postfach ({account}) wurde gelöscht oder wird nur noch aufbewahrt.',
    remedy: [
      'Gelöscht: Get-Mailbox -SoftDeletedMailbox {account}, dann Undo-SoftDeletedMailbox {account}',
      'Nur aufbewahrt: Get-Mailbox -InactiveMailboxOnly {account} | Format-List DistinguishedName, dann New-Mailbox -InactiveMailbox DISTINGUISHED_NAME -MicrosoftOnlineServicesID {account}',
    ],
  },
  'policy-provider-suspended': {
    cause: 'Der Anbieter hat das Konto oder den Vertrag gesperrt.',
    remedy: [
      'In der Verwaltungsoberfläche des Anbieters anmelden; dort steht der Grund (Zahlung, Missbrauch).',
      askProvider,
    ],
    remedyFor: {
      gmx: ['Bei www.gmx.net anmelden; die Seite nach der Anmeldung nennt Grund und Ausweg.', askProvider],
      'web-de': ['Bei web.de anmelden; die Seite nach der Anmeldung nennt Grund und Ausweg.', askProvider],
      ionos: ['login.ionos.de › Menü › Mein Konto › Rechnungen: Offenes bezahlen.', askProvider],
      strato: ['STRATO Kunden-Login › Rechnungen: Offenes bezahlen.', askProvider],
      hetzner: ['accounts.hetzner.com › Rechnungen: Offenes bezahlen.', askProvider],
      'mailbox-org': ['login.mailbox.org › Konto: Guthaben aufladen.', askProvider],
    },
  },
  'policy-basic-auth-ends-soon': {
    cause:
      'Die Anmeldung mit Passwort bei Microsoft 365 funktioniert heute noch, Microsoft schaltet sie aber Ende Dezember 2026 standardmäßig ab.',
    remedy: [
      'Jetzt zu OAuth wechseln: {loginMicrosoft}',
      'Nachsehen, wer noch Passwörter verwendet: Exchange Admin Center › Berichte › Nachrichtenfluss › SMTP-AUTH-Clients.',
      'Die Administration kann sie nur als Übergang wieder einschalten (Set-TransportConfig -SmtpClientAuthenticationDisabled $false); das endgültige Datum soll im zweiten Halbjahr 2027 angekündigt werden.',
    ],
  },
  'policy-antivirus-rejected': {
    cause: 'Der Virenscanner des Servers weist die Nachricht ab.',
    remedy: [
      'Die Anhänge prüfen: clamscan FILE; der Name des Fundes steht im Beleg.',
      'Sind sie sauber, dem Hersteller des Scanners den Fehlalarm melden (ClamAV: clamav.net/reports/fp).',
      askAdmin,
    ],
  },
  'policy-account-blocked-by-limit': {
    cause: 'Der Anbieter hat das Konto für den Versand gesperrt ({account}).',
    remedy: [
      'Das Passwort ändern, falls ein Fremder darüber sendet, dann den Support um Freigabe bitten.',
      enterPassword,
    ],
    remedyFor: {
      microsoft365: [
        'Das Passwort von {account} ändern, dann freigeben: security.microsoft.com/restrictedusers oder Remove-BlockedSenderAddress -SenderAddress {account}',
        enterPassword,
      ],
      google: [
        'admin.google.com › Verzeichnis › Nutzer › {account}: Passwort zurücksetzen und den Nutzer reaktivieren.',
        enterPassword,
      ],
    },
  },
}
