import type {imap as english} from '../catalogue/imap.js'
import type {Step, TextsOf} from '../entry.js'
import {mailboxLogin, newAppPassword, unlockAccount} from './login-steps.js'
import {
  askAdmin,
  askProvider,
  enterAppPassword,
  enterPassword,
  testAgain,
  useDocumented,
  useStarttls,
  useTls,
  waitAndTest,
} from './steps.js'

const orStarttls: Step = 'Oder: {set} --port {starttlsPort} --encryption starttls'
const seeGreeting: Step = [
  'Ansehen, was dort antwortet: openssl s_client -crlf -connect {host}:{port} {opensslStarttls}',
  'Ansehen, was dort antwortet: openssl s_client -crlf -connect HOST:PORT',
]
const grantFolder: Step =
  'Bei eigenem Dovecot: doveadm acl set -u OWNER "{folder}" user={account} lookup read write write-seen write-deleted insert expunge'
const otherPrograms: Step =
  'Andere Programme finden, die {account} in kurzen Abständen abfragen: Überwachung, Ticketsystem, Telefone.'

/** The inbound mailbox over IMAP. */
export const imap: TextsOf<typeof english> = {
  'imap-greeting-timeout': {
    cause:
      '{host} nimmt die Verbindung auf Port {port} an, sagt aber nichts: falsche Verschlüsselung, falscher Port oder Überlastung.',
    remedy: [useTls, orStarttls, seeGreeting, askAdmin],
  },
  'imap-bye-at-connect': {
    cause: '{host} verabschiedet sich schon vor der Anmeldung; der Grund steht im Beleg.',
    remedy: [waitAndTest, askAdmin],
  },
  'imap-wrong-service': {
    cause: 'Auf Port {port} von {host} antwortet ein anderer Dienst als IMAP; seine ersten Worte stehen im Beleg.',
    remedy: [useTls, orStarttls, seeGreeting],
  },
  'imap-greeting-unrecognised': {
    cause: 'Die Begrüßung von {host} versteht dieses Programm nicht; der Beleg zeigt, was kam.',
    remedy: [useDocumented, seeGreeting, askAdmin],
  },
  'imap-connection-dropped': {
    cause: '{host} oder etwas auf dem Weg dorthin hat die Verbindung mitten in der Antwort auf einen Befehl beendet.',
    remedy: [
      waitAndTest,
      'Tritt das wieder auf, aus einem anderen Netz testen oder mit ausgeschaltetem E-Mail-Schutz und Proxy dieses Rechners.',
      askAdmin,
    ],
  },
  'imap-protocol-error': {
    cause:
      '{host} hat eine Antwort geschickt, die gegen die Regeln von IMAP verstößt: Ein Proxy verändert den Datenstrom, oder der Server ist defekt.',
    remedy: ['Mit ausgeschaltetem E-Mail-Schutz und Proxy dieses Rechners testen.', seeGreeting, askProvider],
  },
  'imap-too-many-connections': {
    cause: 'Zu viele Programme sind gleichzeitig mit diesem Postfach verbunden.',
    remedy: [
      'Andere Mailprogramme für {account} schließen, auch auf Telefonen.',
      waitAndTest,
      'Bei eigenem Courier MAXPERIP in /etc/courier/imapd erhöhen.',
    ],
    remedyFor: {
      google: [
        'Mailprogramme für {account} schließen, denn Gmail erlaubt 15 Verbindungen zugleich; die Geräte zeigt: myaccount.google.com/device-activity',
        waitAndTest,
      ],
      'postfix-dovecot': [
        'Nachsehen, wer verbunden ist: doveadm who {account}',
        'Die anderen beenden: doveadm kick {account}',
        'Mehr erlauben: doveconf mail_max_userip_connections; für protocol imap erhöhen, dann doveadm reload',
        testAgain,
      ],
    },
  },
  'imap-bandwidth-exceeded': {
    cause: 'Google hat das Postfach vorübergehend gesperrt, weil sein tägliches Übertragungsvolumen verbraucht ist.',
    remedy: [
      'Bis zu 24 Stunden warten, dann erneut testen: {retest}',
      'Das Programm finden, das immer wieder das ganze Postfach herunterlädt: myaccount.google.com/device-activity',
    ],
  },
  'imap-throttled-ms': {
    cause: 'Exchange bremst dieses Postfach wegen zu vieler Anfragen.',
    remedy: ['So lange warten, wie der Beleg sagt, dann erneut testen: {retest}', otherPrograms],
  },
  'imap-rate-limit': {
    cause: '{host} begrenzt die Zahl der Befehle oder Anmeldungen in einem Zeitraum, und dieses Limit ist erreicht.',
    remedy: [waitAndTest, otherPrograms],
  },
  'imap-auth-bad-credentials': {
    cause: '{host} lehnt den Anmeldenamen ({account}) oder das Passwort dazu ab.',
    remedy: [
      enterPassword,
      [
        'Nachsehen, welche Form des Anmeldenamens der Anbieter verlangt: recruitmail provider detect {ownAccount}',
        'Nachsehen, welche Form des Anmeldenamens der Anbieter verlangt: recruitmail provider detect {address}',
        'Nachsehen, welche Form des Anmeldenamens der Anbieter verlangt: recruitmail provider list',
      ],
      'Im Webmail des Anbieters als {account} anmelden; scheitert auch das, in dessen Verwaltungsoberfläche ein neues Passwort setzen.',
    ],
    remedyFor: {
      ...mailboxLogin,
      'exchange-onprem': [
        'Nachsehen, ob IMAP für das Postfach eingeschaltet ist: Get-CASMailbox {account} | fl ImapEnabled; wenn nicht: Set-CASMailbox {account} -ImapEnabled $true',
        'Der Anmeldename ist der UPN oder DOMÄNE\\Benutzer; nachsehen: Get-User {account} | fl UserPrincipalName,SamAccountName',
        'Den Anmeldenamen setzen: {set} --account LOGIN',
        enterPassword,
      ],
      microsoft365: ['Microsoft 365 nimmt über IMAP keine Passwörter an. Per OAuth anmelden: {loginMicrosoft}'],
      'outlook-com': ['Outlook.com nimmt über IMAP keine Passwörter an. Per OAuth anmelden: {loginMicrosoft}'],
    },
  },
  'imap-auth-google-invalid': {
    cause:
      'Google lehnt die Anmeldung ab; das Passwort des Kontos gilt für Mailprogramme nicht mehr, nur noch App-Passwörter und OAuth.',
    remedy: [newAppPassword.google, enterAppPassword, 'Oder per OAuth anmelden: {loginGoogle}'],
  },
  'imap-auth-google-app-password': {
    cause:
      'Für dieses Google-Konto ist die Bestätigung in zwei Schritten eingeschaltet; hier gilt nur ein App-Passwort.',
    remedy: [newAppPassword.google, enterAppPassword, 'Oder per OAuth anmelden: {loginGoogle}'],
  },
  'imap-auth-google-web-login': {
    cause: 'Google hält diese Anmeldung für verdächtig und verlangt, dass sich der Inhaber zuerst im Browser anmeldet.',
    remedy: [
      'Unter accounts.google.com als {account} anmelden, am besten aus diesem Netz, und die Rückfrage zur Aktivität bestätigen.',
      newAppPassword.google,
      'Oder per OAuth anmelden: {loginGoogle}',
      testAgain,
    ],
  },
  'imap-disabled-google-user': {
    cause: 'IMAP ist für dieses Google-Konto ausgeschaltet.',
    remedy: [
      'Gmail als {account} › Einstellungen › Weiterleitung und POP/IMAP › IMAP aktivieren.',
      'Workspace: admin.google.com › Apps › Google Workspace › Gmail › Endnutzerzugriff › POP- und IMAP-Zugriff.',
      testAgain,
    ],
  },
  'imap-disabled-google-domain': {
    cause: 'Die Administration dieses Google Workspace hat IMAP für die Domain ausgeschaltet.',
    remedy: [
      'admin.google.com › Apps › Google Workspace › Gmail › Endnutzerzugriff › POP- und IMAP-Zugriff: IMAP für die Organisationseinheit von {account} erlauben.',
      testAgain,
    ],
  },
  'imap-auth-ms-basic-blocked': {
    cause: 'Microsoft nimmt über IMAP keine Anmeldung mit Passwort mehr an, nur noch OAuth.',
    remedy: [
      'Per OAuth anmelden: {loginMicrosoft}',
      'Unbeaufsichtigt: eine App mit der Anwendungsberechtigung IMAP.AccessAsApp registrieren, dann: New-ServicePrincipal -AppId APP -ObjectId OBJECT',
      'Ihr das Postfach freigeben: Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
    remedyFor: {
      'outlook-com': ['Per OAuth anmelden: {loginMicrosoft}'],
    },
  },
  'imap-auth-ms-token': {
    cause:
      'Microsoft nimmt das Token für {account} nicht an: Es ist abgelaufen, gilt für eine andere Ressource oder einen anderen Benutzer, oder IMAP ist für das Postfach ausgeschaltet.',
    remedy: [
      'Ein frisches Token für https://outlook.office365.com und für {account} holen: {loginMicrosoft}',
      'Nachsehen, ob IMAP eingeschaltet ist: Get-CASMailbox {account} | fl ImapEnabled; wenn nicht: Set-CASMailbox {account} -ImapEnabled $true',
      'Nur App: New-ServicePrincipal -AppId APP -ObjectId OBJECT, mit der Objekt-ID der Unternehmensanwendung',
      'Dann: Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
    remedyFor: {
      'outlook-com': [
        'Ein frisches Token für https://outlook.office.com/IMAP.AccessAsUser.All und für {account} holen: {loginMicrosoft}',
        'IMAP einschalten: outlook.com › Einstellungen › E-Mail › Weiterleitung und IMAP.',
      ],
    },
  },
  'imap-ms-authenticated-not-connected': {
    cause:
      'Microsoft weiß, wer sich anmeldet, aber dieser Benutzer oder diese App hat kein Zugriffsrecht auf das Postfach ({account}), oder dem Postfach fehlt die Lizenz.',
    remedy: [
      'Dem Benutzer oder der App, die sich hier anmeldet, das Zugriffsrecht geben: Add-MailboxPermission {account} -User USER -AccessRights FullAccess',
      'Nachsehen, ob die Adresse ein Postfach ist: Get-Mailbox {account} | fl PrimarySmtpAddress,RecipientTypeDetails',
      'Nachsehen, ob es eine Lizenz hat: admin.microsoft.com › Benutzer › Aktive Benutzer › {account} › Lizenzen und Apps.',
      'Bis zu einer Stunde warten, dann erneut testen: {retest}',
    ],
  },
  'imap-ms-imap-disabled': {
    cause: 'IMAP ist für {account} ausgeschaltet.',
    remedy: [
      'Einschalten: Set-CASMailbox {account} -ImapEnabled $true',
      'Oder unter admin.microsoft.com: Benutzer › Aktive Benutzer › {account} › E-Mail › E-Mail-Apps verwalten › IMAP.',
      'Einige Minuten warten, dann erneut testen: {retest}',
    ],
    remedyFor: {
      'outlook-com': [
        'IMAP als {account} einschalten: outlook.com › Einstellungen › E-Mail › Weiterleitung und IMAP.',
        testAgain,
      ],
      'exchange-onprem': ['Einschalten: Set-CASMailbox {account} -ImapEnabled $true', testAgain],
    },
  },
  'imap-disabled': {
    cause: 'IMAP ist für dieses Konto beim Anbieter ausgeschaltet.',
    remedy: [
      'IMAP für {account} einschalten: im Webmail des Anbieters unter Einstellungen, POP3/IMAP, oder in dessen Verwaltungsoberfläche am Postfach.',
      testAgain,
    ],
    remedyFor: {
      gmx: ['Als {account} einschalten: GMX › E-Mail › Einstellungen › POP3/IMAP Abruf.', testAgain],
      'web-de': ['Als {account} einschalten: WEB.DE › E-Mail › Einstellungen › POP3/IMAP Abruf.', testAgain],
      freenet: ['Als {account} einschalten: freenet Mail › Postfach-Einstellungen › POP3/IMAP/SMTP.', testAgain],
      zoho: ['Einschalten: Zoho Mail › Einstellungen › E-Mail-Konten › {account} › IMAP-Zugriff.', testAgain],
      zimbra: ['Einschalten: zmprov ma {account} zimbraImapEnabled TRUE', testAgain],
      kopano: ['Einschalten: kopano-admin -u {account} --enable-feature imap', testAgain],
      'postfix-dovecot': [
        'Nachlesen, welche Regel es verbietet: journalctl -u dovecot --since "5 minutes ago"',
        'In mailcow: E-Mail › Konfiguration › Mailboxen › {account} › Bearbeiten › Erlaubte Protokolle; in Plesk oder ISPConfig am Postfach.',
        testAgain,
      ],
    },
  },
  'imap-exchange-service-stopped': {
    cause: 'Die IMAP-Dienste des Exchange-Servers laufen nicht; standardmäßig sind sie beendet.',
    remedy: [
      'Das Front-End starten: Set-Service MSExchangeIMAP4 -StartupType Automatic; Start-Service MSExchangeIMAP4',
      'Das Back-End starten: Set-Service MSExchangeIMAP4BE -StartupType Automatic; Start-Service MSExchangeIMAP4BE',
      testAgain,
    ],
  },
  'imap-exchange-backend-down': {
    cause: 'Das IMAP-Front-End von Exchange läuft, das Back-End dahinter nicht.',
    remedy: [
      'Das Back-End starten: Set-Service MSExchangeIMAP4BE -StartupType Automatic; Start-Service MSExchangeIMAP4BE',
      'Nachsehen, ob der Proxy aktiv ist: Get-ServerComponentState SERVER -Component ImapProxy',
      'Wenn nicht: Set-ServerComponentState SERVER -Component ImapProxy -State Active -Requester HealthAPI',
    ],
  },
  'imap-auth-yandex': {
    cause:
      'Yandex lehnt die Anmeldung ab: IMAP ist für das Postfach ausgeschaltet, oder es ist ein App-Passwort nötig.',
    remedy: [
      'imap.yandex.com mit App-Passwörtern erlauben: mail.yandex.com › Einstellungen › E-Mail-Programme.',
      newAppPassword.yandex,
      enterAppPassword,
    ],
  },
  'imap-auth-yahoo': {
    cause: 'Yahoo und AOL nehmen von Mailprogrammen nur App-Passwörter an.',
    remedy: [newAppPassword.yahoo, enterAppPassword],
    remedyFor: {aol: [newAppPassword.aol, enterAppPassword]},
  },
  'imap-auth-icloud': {
    cause: 'Apple iCloud nimmt nur ein App-spezifisches Passwort an, und als Anmeldenamen oft nur den Teil vor dem @.',
    remedy: [
      newAppPassword.icloud,
      enterAppPassword,
      'Wird die Anmeldung weiter abgelehnt, mit dem Teil vor dem @ anmelden: {set} --account {localPart}',
    ],
  },
  'imap-auth-gmx-webde': {
    cause:
      'GMX oder WEB.DE lehnt die Anmeldung ab: Der Zugriff für Mailprogramme ist nicht eingeschaltet, die Zwei-Faktor-Authentifizierung verlangt ein anwendungsspezifisches Passwort, oder das Passwort ist falsch.',
    remedy: [
      'Im Webmail: E-Mail › Einstellungen › POP3/IMAP Abruf, den Zugriff einschalten (das Einrichten der 2FA schaltet ihn aus).',
      newAppPassword.unitedInternet,
      enterPassword,
    ],
  },
  'imap-auth-tonline': {
    cause: 'T-Online verlangt ein eigenes Passwort für E-Mail-Programme; das Passwort für das Portal gilt hier nicht.',
    remedy: [newAppPassword.tonline, enterAppPassword],
  },
  'imap-auth-zoho-disabled': {
    cause: 'IMAP ist für dieses Zoho-Konto ausgeschaltet.',
    remedy: [
      'Einschalten: Zoho Mail › Einstellungen › E-Mail-Konten › {account} › IMAP-Zugriff.',
      'Ist es ausgegraut, erlaubt es die Administration: mailadmin.zoho.eu (oder .com, .in) › Benutzer › {account} › E-Mail-Einstellungen.',
      testAgain,
    ],
  },
  'imap-auth-mailcom-premium': {
    cause: 'Der Anbieter mail.com bietet IMAP nur mit einem Premium-Konto an, in dem es eingeschaltet ist.',
    remedy: [
      '{account} auf Premium umstellen, dann den Zugriff einschalten: mail.com › Settings › POP3 & IMAP.',
      enterPassword,
    ],
  },
  'imap-auth-app-password': {
    cause: 'Dieser Anbieter nimmt von Mailprogrammen nur App-Passwörter an, nicht das Passwort des Kontos.',
    remedy: [
      'App-Passwort für {account} erstellen: im Webmail des Anbieters, unter Sicherheit oder Zwei-Faktor-Authentifizierung.',
      enterAppPassword,
    ],
    remedyFor: {
      fastmail: [
        newAppPassword.fastmail,
        'Mit dem Hauptbenutzernamen anmelden: {set} --account USER',
        enterAppPassword,
      ],
      posteo: [newAppPassword.posteo, enterAppPassword, newAppPassword.posteoAccess],
      proton: [
        'Proton Mail Bridge auf diesem Rechner starten und sich dort anmelden; nur Bridge bietet IMAP an.',
        'Bridge als Server eintragen: {set} --host 127.0.0.1 --port 1143 --encryption starttls',
        'Das Passwort hinterlegen, das Bridge für {account} anzeigt: recruitmail secret set {secretId}',
      ],
      'mailbox-org': [newAppPassword.mailboxOrg, enterAppPassword],
      zoho: [newAppPassword.zoho, enterAppPassword],
      infomaniak: [newAppPassword.infomaniak, enterAppPassword],
      zimbra: [newAppPassword.zimbra, enterAppPassword],
    },
  },
  'imap-auth-account-locked': {
    cause: '{account} ist beim Anbieter gesperrt, stillgelegt oder deaktiviert.',
    remedy: [
      'Im Browser als {account} anmelden: Die meisten Anbieter nennen dort den Grund.',
      'Das Konto in der Verwaltungsoberfläche des Anbieters freigeben und ein neues Passwort setzen.',
      enterPassword,
    ],
    remedyFor: unlockAccount,
  },
  'imap-auth-logindisabled': {
    cause:
      '{host} nimmt in dieser Sitzung keine Passwörter an: Sie ist nicht verschlüsselt, oder nur OAuth ist erlaubt.',
    remedy: [useTls, useStarttls, 'Ist sie schon verschlüsselt, per OAuth anmelden: {loginMicrosoft}'],
  },
  'imap-auth-mechanism-unsupported': {
    cause: '{host} bietet das eingestellte Anmeldeverfahren nicht an ({mechanism}).',
    remedy: [
      'Ist ein Token eingestellt, der Server bietet aber weder XOAUTH2 noch OAUTHBEARER an, das Passwort verwenden: {set} --auth password',
      'Bietet er nur diese beiden an, ein Token verwenden: {loginMicrosoft}',
      enterPassword,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Ansehen, was Dovecot anbietet: doveconf auth_mechanisms; auth_mechanisms = plain login setzen, dann doveadm reload',
        'Oder, falls ein Token eingestellt ist, das Passwort verwenden: {set} --auth password',
        enterPassword,
      ],
    },
  },
  'imap-auth-temp-failure': {
    cause: '{host} kann Anmeldungen zurzeit nicht prüfen; das Passwort wurde weder angenommen noch abgelehnt.',
    remedy: [waitAndTest, askAdmin],
    remedyFor: {
      'postfix-dovecot': [
        waitAndTest,
        'Nachsehen, warum die Benutzerdatenbank oder das Verzeichnis nicht antwortet: doveadm log errors',
        'Eine Anmeldung auf dem Server versuchen: doveadm auth test {account}',
        askAdmin,
      ],
      zimbra: [waitAndTest, 'Nachsehen, ob das Verzeichnis läuft: zmcontrol status', askAdmin],
    },
  },
  'imap-auth-password-expired': {
    cause: 'Das Passwort für {account} ist richtig, aber abgelaufen.',
    remedy: ['Das Passwort im Webmail oder im Verzeichnis ändern.', enterPassword],
  },
  'imap-privacy-required': {
    cause: '{host} nimmt die Anmeldung nur über eine verschlüsselte Sitzung an.',
    remedy: [useTls, useStarttls],
  },
  'imap-authorization-failed': {
    cause: 'Die Anmeldung stimmt, gibt aber kein Zugriffsrecht auf das verlangte Postfach.',
    remedy: [
      'Mit dem Postfach selbst anmelden: {set} --account {inboundAddress}',
      'Oder {account} das Zugriffsrecht darauf geben lassen.',
      askAdmin,
    ],
  },
  'imap-contact-admin': {
    cause: '{host} bittet, sich an die Administration zu wenden; der Wortlaut steht im Beleg.',
    remedy: [askAdmin, askProvider],
  },
  'imap-auth-proton-bridge': {
    cause: 'Proton Mail Bridge läuft auf diesem Rechner nicht.',
    remedy: [
      'Proton Mail Bridge starten und sich dort anmelden; sie lauscht auf 127.0.0.1, Ports 1143 und 1025.',
      'Das Passwort hinterlegen, das Bridge anzeigt: recruitmail secret set {secretId}',
      'Dem Zertifikat vertrauen: Bridge › Einstellungen › Erweiterte Einstellungen › TLS-Zertifikate exportieren, dann die Datei in den Einstellungen als network.caFile nennen.',
    ],
  },
  'imap-auth-unrecognised': {
    cause: '{host} lehnt die Anmeldung mit Worten ab, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: [
      'Dieselbe Anmeldung von Hand versuchen; curl fragt nach dem Passwort: curl -v --ssl-reqd --user {account} imap://{host}:{port} (auf Port 993 imaps://)',
      enterPassword,
      askProvider,
    ],
  },
  'imap-select-nonexistent': {
    cause: 'Im Postfach ({account}) gibt es diesen Ordner nicht: {folder}.',
    remedy: [
      'Vorhandene Ordner: {folders}',
      [
        'Den richtigen setzen: {set} --folder INBOX',
        'Den richtigen Ordner setzen: recruitmail inbound set --folder INBOX',
      ],
      'Auf Präfixe und Sprache achten: INBOX.Jobs, Posteingang, Gesendet.',
    ],
  },
  'imap-select-noperm': {
    cause: '{account} hat kein Zugriffsrecht auf diesen Ordner ({folder}).',
    remedy: [grantFolder, askAdmin],
    remedyFor: {
      microsoft365: [
        'Der Anmeldung das Postfach freigeben: Add-MailboxPermission {inboundAddress} -User {account} -AccessRights FullAccess',
        'Bis zu einer Stunde warten, dann erneut testen: {retest}',
      ],
      'exchange-onprem': [
        'Der Anmeldung das Postfach freigeben: Add-MailboxPermission {inboundAddress} -User {account} -AccessRights FullAccess',
        testAgain,
      ],
    },
  },
  'imap-select-inuse': {
    cause: 'Eine andere Sitzung (oft POP3) hält das Postfach gesperrt.',
    remedy: [
      'Das andere Programm schließen oder dessen POP3-Abruf von {account} anhalten.',
      'Bei eigenem Dovecot nachsehen, wer es ist: doveadm who {account}',
      waitAndTest,
    ],
  },
  'imap-select-read-only': {
    cause: '{folder} lässt sich nur zum Lesen öffnen; Nachrichten lassen sich dort weder zuordnen noch löschen.',
    remedy: [grantFolder, askAdmin],
  },
  'imap-select-unrecognised': {
    cause:
      '{host} öffnet den Ordner nicht ({folder}) und nennt den Grund mit Worten, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: ['Vorhandene Ordner: {folders}', askAdmin],
  },
  'imap-append-overquota': {
    cause: 'Das Postfach ist voll ({account}).',
    remedy: [
      'Nachrichten von {account} löschen oder archivieren oder in der Verwaltungsoberfläche des Anbieters das Kontingent (Quota) erhöhen.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Die Größe ansehen: Get-MailboxStatistics {account} | fl TotalItemSize,StorageLimitStatus',
        'Mit einem Archiv Platz schaffen: Enable-Mailbox {account} -Archive',
        testAgain,
      ],
      zimbra: [
        'Die Größe ansehen: zmprov gmi {account}',
        'Das Kontingent in Byte erhöhen: zmprov ma {account} zimbraMailQuota BYTES',
        testAgain,
      ],
      'postfix-dovecot': [
        'Die Größe ansehen: doveadm quota get -u {account}',
        'Den Papierkorb leeren: doveadm expunge -u {account} mailbox Trash savedbefore 30d',
        'Oder das Kontingent erhöhen: wo die Benutzerdatenbank es führt, in mailcow E-Mail › Konfiguration › Mailboxen › {account} › Bearbeiten.',
        testAgain,
      ],
    },
  },
  'imap-append-limit': {
    cause: '{host} speichert keine Nachrichten dieser Größe (APPENDLIMIT).',
    remedy: [
      'Kleinere Anhänge senden oder das Limit erhöhen lassen.',
      'Das Limit, das der Server nennt, zeigt die Eingabe a CAPABILITY in: openssl s_client -crlf -connect {host}:{port} {opensslStarttls}',
    ],
  },
  'imap-folder-limit': {
    cause: 'Der Anbieter erlaubt in diesem Postfach keine weiteren Ordner.',
    remedy: ['In {account} nicht mehr benötigte Ordner löschen oder in einen größeren Tarif wechseln.', testAgain],
  },
  'imap-folder-exists': {
    cause: 'Der Ordner ist schon vorhanden.',
    remedy: ['Es ist nichts zu tun.'],
  },
  'imap-idle-drop': {
    cause: '{host} hat die Sitzung beendet, weil lange nichts geschah.',
    remedy: [
      testAgain,
      'Tritt das wieder auf, die Zeit, nach der Firewall oder NAT-Router ruhende TCP-Verbindungen vergisst, auf 30 Minuten erhöhen.',
    ],
  },
  'imap-id-required': {
    cause: '{host} öffnet Ordner nur für Programme, die sich mit dem Befehl ID vorstellen.',
    remedy: ['Den Anbieter bitten, ein Programm zuzulassen, das sich als „recruitmail“ vorstellt.', askProvider],
  },
  'imap-uidvalidity-changed': {
    cause: 'Der Server hat das Postfach neu aufgebaut; die Nummern der Nachrichten beginnen deshalb von vorn.',
    remedy: ['Es ist nichts zu tun: Der Lesestand wird neu gesetzt; statt notierter Nummern Message-IDs verwenden.'],
  },
  'imap-search-delay': {
    cause: 'Der Server zeigt neue Nachrichten in Suchen erst nach einer Weile.',
    remedy: [waitAndTest, 'Oder mehr Zeit geben: {retest} --timeout 300s'],
  },
  'imap-expunge-issued': {
    cause: 'Eine andere Sitzung hat eine Nachricht entfernt, die gerade gelesen wurde.',
    remedy: [testAgain],
  },
  'imap-server-corruption': {
    cause: '{host} meldet, dass die Daten dieses Postfachs auf dem Server beschädigt sind.',
    remedy: [
      'Bei eigenem Dovecot: doveadm force-resync -u {account} "{folder}"',
      'Bei eigenem Cyrus: reconstruct -r user/{localPart}',
      askAdmin,
    ],
  },
  'imap-server-bug': {
    cause: '{host} meldet einen eigenen Fehler.',
    remedy: [waitAndTest, askAdmin],
  },
  'imap-client-bug': {
    cause: '{host} meldet, dass dieses Programm etwas Ungewöhnliches getan hat.',
    remedy: ['Mit dem Beleg den Entwicklern dieses Programms melden.'],
  },
  'imap-cannot': {
    cause: '{host} kann das Verlangte grundsätzlich nicht ausführen; der Wortlaut steht im Beleg.',
    remedy: ['Einen anderen Ordnernamen wählen, ohne / . * % und ohne Zeichen außerhalb von ASCII.', askAdmin],
  },
  'imap-alert': {
    cause: '{host} verlangt, dass seine Meldung angezeigt wird; der Wortlaut steht im Beleg.',
    remedy: ['Die Meldung im Beleg lesen und tun, was sie verlangt.', testAgain],
  },
  'imap-unrecognised': {
    cause: '{host} lehnt einen IMAP-Befehl mit Worten ab, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: [testAgain, askAdmin],
  },
}
