import type {recipient as english} from '../catalogue/recipient.js'
import type {TextsOf} from '../entry.js'
import {askAdmin, askProvider, enterPassword, testAgain, waitAndTest} from './steps.js'

export const recipient: TextsOf<typeof english> = {
  'rcpt-unknown': {
    cause: 'Diese Adresse gibt es auf dem zuständigen Server nicht: {recipient}.',
    remedy: [
      'Die Schreibweise prüfen: recruitmail redirect show --company {company}',
      'Postfach oder Alias {recipient} beim Anbieter anlegen.',
      'Dann hier eintragen: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    remedyFor: {
      microsoft365: [
        'Nachsehen: Get-Recipient {recipient}',
        'Anlegen: New-Mailbox -Shared -Name "Recruiting" -PrimarySmtpAddress {recipient}; bis die Adresse überall bei Microsoft bekannt ist, vergeht bis zu eine Stunde.',
        'Liegt sie auf einem anderen Server derselben Domain: Set-AcceptedDomain {recipientDomain} -DomainType InternalRelay',
        testAgain,
      ],
      'exchange-onprem': [
        'Nachsehen: Get-Recipient {recipient}',
        'Anlegen: New-Mailbox -Shared -Name "Recruiting" -PrimarySmtpAddress {recipient}',
        testAgain,
      ],
      google: [
        'admin.google.com › Verzeichnis › Nutzer: {recipient} anlegen oder einem Nutzer unter Nutzerinformationen › Alternative E-Mail-Adressen (E-Mail-Alias) hinzufügen.',
        'Als Gruppe: admin.google.com › Verzeichnis › Gruppen, mit „Wer kann posten“ = Jeder im Web.',
        testAgain,
      ],
      ionos: [
        'Menü › E-Mail › E-Mail-Adresse anlegen: {recipient}, als Postfach und nicht als reine Weiterleitung.',
        testAgain,
      ],
      strato: [
        'Kunden-Login › E-Mail › Verwaltung: {recipient} anlegen oder einem Postfach als Alias hinzufügen.',
        testAgain,
      ],
      hetzner: ['konsoleH › Domain › E-Mail › Postfächer: {recipient} anlegen.', testAgain],
      'all-inkl': ['KAS › E-Mail › Postfach: {recipient} anlegen.', testAgain],
      'mailbox-org': [
        'mailbox.org › Einstellungen › E-Mail › Alias: {recipient} hinzufügen; die Domain muss dort bestätigt sein und ihr MX-Eintrag auf mailbox.org zeigen.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Nachsehen, welche Tabellen gefragt werden: postconf mydestination virtual_mailbox_domains virtual_mailbox_maps virtual_alias_maps; jede antwortet auf postmap -q {recipient} TABLE',
        'Nachsehen, ob Dovecot die Adresse kennt: doveadm user {recipient}',
        testAgain,
      ],
    },
  },
  'rcpt-syntax': {
    cause: '{host} kann diese Empfängeradresse nicht lesen: {recipient}.',
    remedy: ['Eine einfache Adresse eintragen: recruitmail redirect set --from ADDRESS --company {company}'],
  },
  'rcpt-relay-denied': {
    cause:
      '{host} stellt nur für bekannte Absender an {recipient} zu: Es fand keine Anmeldung statt, oder die Domain liegt nicht auf diesem Server.',
    remedy: [
      'Den Submission-Port mit Anmeldung verwenden: {set} --port 587 --encryption starttls',
      enterPassword,
      'Bei eigenem Postfix die Anmeldung gelten lassen: postconf -e "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination", dann postfix reload',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Den Submission-Port mit Anmeldung verwenden: {set} --port 587 --encryption starttls',
        'Die Anmeldung gelten lassen: postconf -e "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination", dann postfix reload',
        'Liegt {recipientDomain} auf diesem Server, muss sie in einer dieser Listen stehen: postconf mydestination virtual_mailbox_domains relay_domains',
      ],
      google: [
        'Über smtp.gmail.com mit Anmeldung senden: {set} --host smtp.gmail.com --port 587 --encryption starttls',
        'Für smtp-relay.gmail.com: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP-Relay-Dienst: die IP-Adresse dieses Rechners zulassen oder SMTP-Authentifizierung verlangen.',
      ],
      'exchange-onprem': [
        'Den Client-Connector auf Port 587 mit Anmeldung verwenden: {set} --port 587 --encryption starttls',
        'Für einen Relay-Connector: Get-ReceiveConnector "RELAY" | Add-ADPermission -User "NT AUTHORITY\\ANONYMOUS LOGON" -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient',
      ],
    },
  },
  'rcpt-greylisted': {
    cause: '{host} bittet unbekannte Absender, später wiederzukommen (Greylisting).',
    remedy: [
      '15 Minuten warten, dann vom selben Rechner erneut testen: {retest}',
      'Bei eigenem Postfix permit_sasl_authenticated vor den Greylisting-Dienst setzen: postconf smtpd_recipient_restrictions',
    ],
  },
  'rcpt-mailbox-full': {
    cause: 'Dieses Postfach ist voll: {recipient}.',
    remedy: [
      'Dort E-Mails löschen oder archivieren (auch Papierkorb und Spam) oder das Kontingent (Quota) erhöhen.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Den Füllstand ansehen: Get-MailboxStatistics {recipient} | fl TotalItemSize,TotalDeletedItemSize',
        'Platz durch ein Archiv schaffen: Enable-Mailbox {recipient} -Archive; oder eine Lizenz mit größerem Postfach zuweisen.',
        testAgain,
      ],
      'exchange-onprem': [
        'Den Füllstand ansehen: Get-MailboxStatistics {recipient} | fl TotalItemSize,StorageLimitStatus',
        'Das Kontingent erhöhen: Set-Mailbox {recipient} -UseDatabaseQuotaDefaults $false -ProhibitSendReceiveQuota 50GB',
        testAgain,
      ],
      google: [
        'Nachsehen, was den Platz belegt: admin.google.com › Speicher; Papierkorb und Spam von {recipient} leeren.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Den Füllstand ansehen: doveadm quota get -u {recipient}',
        'Den Papierkorb leeren: doveadm expunge -u {recipient} mailbox Trash savedbefore 30d',
        testAgain,
      ],
    },
  },
  'rcpt-mailbox-disabled': {
    cause: 'Dieses Postfach gibt es, es ist aber deaktiviert: {recipient}.',
    remedy: [
      'In der Verwaltungsoberfläche des Anbieters wieder aktivieren oder eine andere Adresse nehmen: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    remedyFor: {
      microsoft365: [
        'Nachsehen, ob es gelöscht wurde: Get-Mailbox {recipient} -SoftDeletedMailbox; wiederherstellen: Undo-SoftDeletedMailbox {recipient}',
        'Nachsehen, ob es gesperrt ist: admin.microsoft.com › Benutzer › Aktive Benutzer › {recipient}: Anmeldung und Lizenz.',
      ],
      google: [
        'admin.google.com › Verzeichnis › Nutzer › {recipient}: Reaktivieren (oder Kürzlich gelöscht › Wiederherstellen).',
      ],
    },
  },
  'rcpt-rate-limited': {
    cause: 'Dieses Postfach erhält zurzeit mehr E-Mails, als sein Anbieter zulässt: {recipient}.',
    remedy: [
      'Eine Stunde warten, dann erneut testen: {retest}',
      'Nach einer Mailschleife oder Mailflut suchen: derselbe Betreff vielfach in {recipient} innerhalb der letzten Stunde.',
    ],
  },
  'rcpt-too-many': {
    cause: 'Die Nachricht hat mehr Empfänger, als {host} auf einmal zulässt.',
    remedy: [
      'In mehreren Teilen senden; eine Testnachricht hat nur einen Empfänger, also nach einem Alias suchen, der sich in viele Adressen auflöst.',
    ],
  },
  'rcpt-internal-only': {
    cause:
      '{recipient} nimmt E-Mails nur von innerhalb der Organisation oder von eingetragenen Absendern an; Bewerbende erreichen diese Adresse also nicht.',
    remedy: [
      'Gruppe: Set-DistributionGroup {recipient} -RequireSenderAuthenticationEnabled $false (Microsoft-365-Gruppe: Set-UnifiedGroup).',
      'Postfach: Set-Mailbox {recipient} -RequireSenderAuthenticationEnabled $false -AcceptMessagesOnlyFromSendersOrMembers $null',
      testAgain,
    ],
  },
  'rcpt-direct-send-blocked': {
    cause:
      'Die Microsoft-365-Organisation weist Nachrichten ab, die ohne Anmeldung ihre eigene Domain als Absender tragen (Direct Send).',
    remedy: [
      'Mit Anmeldung senden: {set} --host smtp.office365.com --port 587 --encryption starttls',
      'Oder diesen Rechner anhand seiner Adresse einlassen: New-InboundConnector -Name Recruiting -ConnectorType OnPremises -SenderDomains {senderDomain} -SenderIPAddresses ADDRESS -RestrictDomainsToIPAddresses $true',
      'Den Schalter ansehen: Get-OrganizationConfig | fl RejectDirectSend',
    ],
  },
  'rcpt-tenant-blocklist': {
    cause:
      'Die Microsoft-365-Organisation des Empfängers führt diesen Absender oder diese Adresse auf ihrer Sperrliste.',
    remedy: [
      'Den Eintrag entfernen: security.microsoft.com/tenantAllowBlockList',
      'Mit PowerShell: Get-TenantAllowBlockListItems -ListType Sender; dann Remove-TenantAllowBlockListItems -ListType Sender -Entries {sender}',
    ],
  },
  'rcpt-ip-blocked-ms': {
    cause: 'Microsoft hat die IP-Adresse dieses Rechners für die Zustellung gesperrt.',
    remedy: [
      'Die Austragung der Adresse aus dem Beleg beantragen: sender.office.com',
      'Statt direkt über den Postausgangsserver mit Anmeldung senden: {set} --port 587 --encryption starttls',
    ],
  },
  'rcpt-blocklist': {
    cause: 'Die IP-Adresse oder Domain des Absenders steht auf einer Sperrliste, die {host} verwendet.',
    remedy: [
      'Die Ursache beheben, dann unter der Adresse der Liste im Beleg die Austragung beantragen.',
      'Statt direkt über den Postausgangsserver mit Anmeldung senden: {set} --port 587 --encryption starttls',
    ],
  },
  'rcpt-ionos-reject-policy': {
    cause:
      'IONOS bremst diesen Absender nach seinen Richtlinien (Tempo, wechselnde Rechnernamen, schlechte Empfängerlisten).',
    remedy: ['Langsamer senden und einen festen Rechnernamen behalten.', waitAndTest],
  },
  'rcpt-domain-does-not-accept': {
    cause: 'Die Domain dieser Adresse erklärt, dass sie keine E-Mails empfängt: {recipient}.',
    remedy: [
      'Den Eintrag „0 .“ ansehen, der das besagt: dig +short MX {recipientDomain}',
      'Durch den Mailserver ersetzen: {recipientDomain} MX 10 HOST',
      'Oder eine Adresse einer anderen Domain nehmen: recruitmail redirect set --from ADDRESS --company {company}',
    ],
  },
  'rcpt-domain-not-found': {
    cause: '{host} findet keinen Mailserver für die Domain dieser Adresse: {recipient}.',
    remedy: [
      'Die Schreibweise prüfen: recruitmail redirect show --company {company}',
      [
        'Die DNS-Einträge der Domain abfragen, einer davon muss antworten: dig +short MX {recipientDomain}; dig +short A {recipientDomain}',
        'Den MX-Eintrag der Domain abfragen.',
      ],
    ],
  },
  'rcpt-moved': {
    cause: 'Dieses Postfach ist auf eine andere Adresse umgezogen: {recipient}.',
    remedy: ['Die neue Adresse aus dem Beleg eintragen: recruitmail redirect set --from ADDRESS --company {company}'],
  },
  'rcpt-smtputf8-needed': {
    cause: 'Die Adresse enthält vor dem @ Zeichen außerhalb von ASCII, und {host} unterstützt das nicht (SMTPUTF8).',
    remedy: [
      'Beim Anbieter einen Alias aus ASCII-Zeichen anlegen, dann hier eintragen: recruitmail redirect set --from ADDRESS --company {company}',
      'Bei eigenem Postfix: postconf -e "smtputf8_enable = yes", dann postfix reload',
    ],
  },
  'rcpt-temporary-failure': {
    cause: '{host} nimmt zurzeit keine Nachrichten für {recipient} an; laut Server gilt das nur vorübergehend.',
    remedy: [waitAndTest, askAdmin],
  },
  'rcpt-policy-refused': {
    cause: 'Eine Regel auf {host} weist Nachrichten an {recipient} ab; ob es das Postfach gibt, bleibt offen.',
    remedy: [
      'Beim Anbieter von {recipient} nach einer Nachrichtenflussregel, einem Filter oder einer Berechtigung suchen.',
      askAdmin,
    ],
    remedyFor: {
      microsoft365: [
        'Nachsehen, ob es die Adresse überhaupt gibt, denn Microsoft weist auch unbekannte Adressen so ab: Get-Recipient {recipient}',
        'Nachsehen, wer dorthin schreiben darf: Get-Mailbox {recipient} | fl AcceptMessagesOnlyFrom*,RejectMessagesFrom*,RequireSenderAuthenticationEnabled',
        'Abweisende Regeln ansehen: Get-TransportRule | ? RejectMessageReasonText | fl Name,State,SentTo',
      ],
      'exchange-onprem': [
        'Nachsehen, wer dorthin schreiben darf: Get-Mailbox {recipient} | fl AcceptMessagesOnlyFrom*,RejectMessagesFrom*,RequireSenderAuthenticationEnabled',
        'Abweisende Regeln ansehen: Get-TransportRule | ? RejectMessageReasonText | fl Name,State,SentTo',
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance: nach einer Regel suchen, die Nachrichten an {recipient} ablehnt („Zustellung einschränken“, „Inhaltscompliance“).',
        'Bei einer Gruppe: groups.google.com › {recipient} › Gruppeneinstellungen › Wer kann posten = Jeder im Web.',
      ],
      'postfix-dovecot': [
        'Nachsehen, welche Restriktion ablehnte: grep {recipient} /var/log/mail.log',
        'Die Reihenfolge der Restriktionen ansehen: postconf smtpd_recipient_restrictions smtpd_relay_restrictions',
      ],
    },
  },
  'rcpt-unrecognised': {
    cause:
      '{host} lehnt {recipient} als Empfänger mit Worten ab, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: [
      'Von einem privaten Postfach an {recipient} schreiben: Kommt das an, stört sich der Server am Absender, sonst an der Adresse.',
      askProvider,
    ],
  },
}
