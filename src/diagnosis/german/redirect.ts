import {eachProvider} from '../by-provider.js'
import type {redirect as english} from '../catalogue/redirect.js'
import type {TextsOf} from '../entry.js'
import {redirectWithCopy} from './redirect-steps.js'
import {testAgain} from './steps.js'

const guide = 'Die beiden Adressen der Umleitung ansehen: {redirectGuide}'
const allowOutside =
  'Nur für dieses Postfach erlauben: New-HostedOutboundSpamFilterPolicy -Name Recruiting -AutoForwardingMode On; New-HostedOutboundSpamFilterRule -Name Recruiting -HostedOutboundSpamFilterPolicy Recruiting -From {redirectFrom}'

export const redirect: TextsOf<typeof english> = {
  'redirect-ms-external-blocked': {
    cause: 'Microsoft 365 verbietet automatisches Weiterleiten an externe Adressen; das ist die Voreinstellung.',
    remedy: [
      allowOutside,
      'Von Hand: security.microsoft.com/antispam › Richtlinie erstellen › Ausgehend, nur für den Benutzer {redirectFrom}, Automatische Weiterleitungsregeln = Ein.',
      'Auch die beiden anderen Schalter müssen es zulassen: Get-RemoteDomain | fl DomainName,AutoForwardEnabled; Get-TransportRule | ? MessageTypeMatches -eq AutoForward | fl Name,State',
      testAgain,
    ],
  },
  'redirect-ms-silent-internal': {
    cause:
      'Microsoft 365 hat die Umleitung ohne Unzustellbarkeitsmeldung verworfen, wie es bei Absendern derselben Organisation geschieht, wenn das Weiterleiten nach außen gesperrt ist.',
    remedy: [
      'Nachsehen, was daraus wurde: Get-MessageTraceV2 -SenderAddress {sender} -RecipientAddress {redirectTo}',
      allowOutside,
      'Auch mit einem externen Absender testen, der die Unzustellbarkeitsmeldung bekommt: den E-Mail-Dienst einrichten mit recruitmail builtin set.',
    ],
  },
  'redirect-remote-domain-blocked': {
    cause: 'Exchange verwirft automatische Weiterleitungen an die Remotedomäne von {redirectTo}.',
    remedy: [
      'Die Schalter ansehen: Get-RemoteDomain | fl Name,DomainName,AutoForwardEnabled',
      'Nur für diese Domain erlauben: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
      testAgain,
    ],
  },
  'redirect-transport-rule-blocked': {
    cause: 'Eine Nachrichtenflussregel der Organisation lehnt automatische Weiterleitungen ab.',
    remedy: [
      'Die Regel finden: Get-TransportRule | ? RejectMessageReasonText | fl Name,MessageTypeMatches,SentToScope',
      'Das Postfach ausnehmen: Set-TransportRule NAME -ExceptIfFrom {redirectFrom} (von Hand: admin.exchange.microsoft.com › Nachrichtenfluss › Regeln)',
      'Bei einer Umleitung bleibt die bewerbende Person im From; dann stattdessen das Ziel ausnehmen: Set-TransportRule NAME -ExceptIfRecipientAddressContainsWords {redirectTo}',
      testAgain,
    ],
  },
  'redirect-ms-forwardingaddress-wins': {
    cause:
      'Das Postfach hat zwei Weiterleitungen, und die interne (ForwardingAddress) hat Vorrang vor der an {redirectTo}.',
    remedy: [
      'Beide ansehen: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward',
      'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
      testAgain,
    ],
  },
  'redirect-no-local-copy': {
    cause: 'Die Nachricht wurde umgeleitet, aber im Postfach {redirectFrom} blieb keine Kopie.',
    remedy: [
      'In der Umleitung „Kopie behalten“ einschalten.',
      'In Sieve: require ["copy"]; redirect :copy "{redirectTo}";',
      'Bei Exchange: Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true',
      'In einer Alias-Tabelle von Postfix auch das Postfach nennen: {redirectFrom} {redirectFrom}, {redirectTo}',
      guide,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [...own, testAgain]),
      microsoft365: [
        'Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true',
        'Leitet eine Posteingangsregel um, darf sie nicht löschen: Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,DeleteMessage,MoveToFolder',
        'Leitet eine Nachrichtenflussregel um, behält sie nie eine Kopie; stattdessen im Postfach umleiten: Get-TransportRule | ? RedirectMessageTo | fl Name',
      ],
      'exchange-onprem': [
        'Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true',
        'Leitet eine Posteingangsregel um, darf sie nicht löschen: Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,DeleteMessage,MoveToFolder',
      ],
      google: [
        'Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP: „Gmail-Kopie im Posteingang behalten“.',
        'Leitet eine Regel der Admin-Konsole um: admin.google.com › Apps › Google Workspace › Gmail › Routing: „Auch zustellen an“ statt „Envelope-Empfänger ändern“.',
      ],
    },
  },
  'redirect-target-unconfirmed': {
    cause:
      'Der Anbieter von {redirectFrom} wartet darauf, dass das Ziel {redirectTo} die Umleitung bestätigt; statt der Nachricht kam seine Bestätigungsmail.',
    remedy: [
      [
        'Den Link öffnen oder den Code der Bestätigungsmail eingeben: {confirmation}',
        'Den Link öffnen oder den Code der Bestätigungsmail eingeben; beides steht im Beleg.',
      ],
      'Danach die Umleitung beim Anbieter einschalten: Eine Adresse nur hinzuzufügen und zu bestätigen leitet noch nichts um.',
      testAgain,
    ],
    remedyFor: {
      google: [
        [
          'Den Link öffnen oder den Code in Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP eingeben: {confirmation}',
          'Den Link aus dem Beleg öffnen oder den Code von dort in Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP eingeben.',
        ],
        'Auf derselben Seite „Kopie eingehender Nachrichten weiterleiten an“ {redirectTo} wählen und speichern; nur bestätigt bleibt sie ausgeschaltet.',
        testAgain,
      ],
      zoho: [
        [
          'Den Code in Zoho Mail als {redirectFrom} › Einstellungen › E-Mail-Konten › E-Mail-Weiterleitung eingeben: {confirmation}',
          'Den Code aus dem Beleg in Zoho Mail als {redirectFrom} › Einstellungen › E-Mail-Konten › E-Mail-Weiterleitung eingeben.',
        ],
        testAgain,
      ],
    },
  },
  'redirect-google-disabled': {
    cause: 'Die Administration dieses Google Workspace hat die automatische Weiterleitung abgeschaltet.',
    remedy: [
      'admin.google.com › Apps › Google Workspace › Gmail › Endnutzerzugriff › Automatische Weiterleitung: für die Organisationseinheit von {redirectFrom} erlauben.',
      'Oder ohne sie: admin.google.com › Apps › Google Workspace › Gmail › Routing › Hinzufügen: für {redirectFrom} „Auch zustellen an“ {redirectTo}.',
      testAgain,
    ],
  },
  'redirect-google-daily-cap': {
    cause: 'Google leitet höchstens 10.000 Nachrichten am Tag weiter, und diese Zahl ist erreicht.',
    remedy: [
      'Bis morgen warten, dann erneut testen: {retest}',
      'Oder die Admin-Konsole zustellen lassen, für die dieses Limit nicht gilt: admin.google.com › Apps › Google Workspace › Gmail › Routing › Hinzufügen: für {redirectFrom} „Auch zustellen an“ {redirectTo}.',
    ],
  },
  'redirect-rule-client-side': {
    cause: 'Die Regel läuft nur in Outlook; solange Outlook geschlossen ist, wird nichts umgeleitet.',
    remedy: [
      'Die Regel in Outlook löschen; hinter ihrem Namen steht „(nur Client)“.',
      'Stattdessen auf dem Server umleiten: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
      testAgain,
    ],
  },
  'redirect-rule-disabled': {
    cause: 'Die Umleitungsregel gibt es, sie ist aber ausgeschaltet oder defekt.',
    remedy: [
      'Ansehen: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError,RedirectTo',
      'Einschalten: Enable-InboxRule -Mailbox {redirectFrom} -Identity NAME',
      'Ist sie fehlerhaft, die Regel neu anlegen: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME; New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
      guide,
    ],
  },
  'redirect-sieve-limit': {
    cause: 'Das Sieve-Skript leitet öfter um, als der Server erlaubt (viermal).',
    remedy: [
      'Das Skript ansehen und Umleitungen entfernen: doveadm sieve list -u {redirectFrom}; doveadm sieve get -u {redirectFrom} SCRIPT',
      'Oder das Limit auf dem Server anheben: sieve_max_redirects = 8, dann doveadm reload',
      testAgain,
    ],
  },
  'redirect-sieve-duplicate-discarded': {
    cause: 'Der Server hatte schon eine Nachricht mit derselben Message-ID umgeleitet und hat diese deshalb verworfen.',
    remedy: [
      'Erneut testen; jede Testnachricht hat eine eigene Message-ID: {retest}',
      'Leiten zwei Regeln an {redirectTo} um, eine entfernen: doveadm sieve get -u {redirectFrom} SCRIPT',
    ],
  },
  'redirect-sieve-loop': {
    cause: 'Die Nachricht kam in das Postfach zurück, das sie umgeleitet hatte, und der Server hat sie angehalten.',
    remedy: [
      'In {redirectTo} die Umleitung entfernen, die zu {redirectFrom} zurückführt.',
      'Bei Dovecot beide Skripte ansehen: doveadm sieve get -u {redirectTo} SCRIPT; doveadm sieve get -u {redirectFrom} SCRIPT',
      testAgain,
    ],
  },
  'redirect-sieve-smtp-failure': {
    cause: 'Der Server konnte die umgeleitete Nachricht nicht an seinen eigenen Postausgang übergeben.',
    remedy: [
      'Nachsehen, wohin Dovecot übergibt: doveconf submission_host sendmail_path',
      'Dieser Dienst muss sie ohne Anmeldung annehmen: die Adresse von Dovecot in mynetworks aufnehmen (postconf mynetworks); keine Absenderregel darf dort fremde Absender ablehnen.',
      'Die Antwort steht im Log: grep "failed to redirect" /var/log/mail.log',
      testAgain,
    ],
  },
  'redirect-loop': {
    cause: 'Zwei Adressen leiten gegenseitig aneinander um; die Nachricht läuft im Kreis.',
    remedy: [
      'In {redirectTo} die Umleitung entfernen, die zu {redirectFrom} zurückführt.',
      'Gibt es keine, leitet {redirectFrom} an sich selbst oder an einen eigenen Alias um: Das einzige Ziel muss {redirectTo} sein.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Nachsehen, wohin beide Postfächer umleiten: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo; dasselbe für {redirectTo}',
        'Die zurückführende entfernen: Remove-InboxRule -Mailbox {redirectTo} -Identity NAME; Set-Mailbox {redirectTo} -ForwardingAddress $null -ForwardingSmtpAddress $null',
        testAgain,
      ],
      google: [
        'Gmail als {redirectTo} › Einstellungen › Weiterleitung und POP/IMAP: die Weiterleitung an {redirectFrom} ausschalten; auch unter Filter und blockierte Adressen.',
        'admin.google.com › Apps › Google Workspace › Gmail › Routing: keine Regel für {redirectTo} darf an {redirectFrom} zustellen.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Beide Wege ansehen: postmap -q {redirectFrom} TABLE und postmap -q {redirectTo} TABLE für die Tabelle aus postconf virtual_alias_maps; doveadm sieve list -u {redirectTo}',
        'Den Weg entfernen, der zu {redirectFrom} zurückführt.',
        testAgain,
      ],
    },
  },
  'redirect-target-rejects': {
    cause: 'Der Server von {redirectTo} lehnt die umgeleitete Nachricht ab; seine Antwort steht im Beleg.',
    remedy: [
      'Den umleitenden Server den Envelope-Absender umschreiben (bei Postfix postsrsd, bei Dovecot sieve_redirect_envelope_from = recipient) und die Nachricht unverändert lassen, damit DKIM erhalten bleibt.',
      'Im Spamfilter von {redirectTo} zulassen, was vom Server von {redirectFrom} kommt; dessen Adresse steht in der Unzustellbarkeitsmeldung.',
      'Die Unzustellbarkeitsmeldung an die Administration von {redirectToDomain} geben; den Grund nennt das Log des dortigen Servers zum Zeitpunkt des Tests.',
      testAgain,
    ],
  },
  'redirect-target-unknown': {
    cause: 'Die Umleitung zeigt auf {recipient}, aber dieses Postfach gibt es nicht.',
    remedy: [
      'In der Regel für {redirectFrom} das Ziel auf genau {redirectTo} setzen.',
      'Steht es dort schon so, fehlt das Postfach {redirectTo} auf dem Server von {redirectToDomain}.',
      testAgain,
    ],
    remedyFor: eachProvider(redirectWithCopy, (own) => [
      'Das Ziel auf genau {redirectTo} setzen.',
      ...own,
      'Steht es dort schon so, fehlt das Postfach {redirectTo} auf dem Server von {redirectToDomain}.',
      testAgain,
    ]),
  },
  'redirect-auto-reply-instead': {
    cause: '{redirectFrom} hat die Testnachricht automatisch beantwortet, statt sie umzuleiten.',
    remedy: [
      'Die automatische Antwort durch eine Umleitung an {redirectTo} ersetzen, die eine Kopie behält.',
      'In Sieve dürfen vacation und redirect nebeneinander stehen: require ["copy", "vacation"]; redirect :copy "{redirectTo}";',
      guide,
      testAgain,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [
        'Die automatische Antwort von {redirectFrom} ausschalten.',
        ...own,
        testAgain,
      ]),
      microsoft365: [
        'Ansehen und ausschalten: Get-MailboxAutoReplyConfiguration {redirectFrom}; Set-MailboxAutoReplyConfiguration {redirectFrom} -AutoReplyState Disabled',
        'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        allowOutside,
        testAgain,
      ],
      hetzner: [
        'konsoleH › Domain › E-Mail › Postfach {redirectFrom} › Autoreply: ausschalten.',
        'konsoleH › Domain › E-Mail › Postfach {redirectFrom} › Kopien: {redirectTo} eintragen.',
        testAgain,
      ],
    },
  },
  'redirect-duplicate': {
    cause: 'Dieselbe Nachricht kam mehrfach im Eingangspostfach an (Exemplare: {copies}): Zwei Umleitungen sind aktiv.',
    remedy: [
      'Entweder die Regel des Postfachs oder die Weiterleitung auf dem Server behalten und das andere entfernen.',
      'Bei Exchange: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo',
      'Bei Postfix und Dovecot: postmap -q {redirectFrom} TABLE für die Tabelle aus postconf virtual_alias_maps; doveadm sieve get -u {redirectFrom} SCRIPT',
      guide,
    ],
    remedyFor: {
      microsoft365: [
        'Alle ansehen: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo; Get-TransportRule | ? {$_.RedirectMessageTo -or $_.BlindCopyTo} | fl Name',
        'Die Weiterleitung des Postfachs behalten und die Regeln entfernen: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        testAgain,
      ],
      'exchange-onprem': [
        'Alle ansehen: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo; Get-TransportRule | ? {$_.RedirectMessageTo -or $_.BlindCopyTo} | fl Name',
        'Die Weiterleitung des Postfachs behalten und die Regeln entfernen: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        testAgain,
      ],
      google: [
        'Nur eine davon behalten: Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP, ebenso unter Filter und blockierte Adressen, und admin.google.com › Apps › Google Workspace › Gmail › Routing.',
        testAgain,
      ],
      ionos: [
        'Nur eine davon behalten: die Weiterleitung unter Menü › E-Mail › {redirectFrom} und die Regeln in Webmail › Zahnrad › Alle Einstellungen… › E-Mail › Regeln.',
        testAgain,
      ],
      strato: [
        'Nur eine davon behalten: die Weiterleitung unter Kunden-Login › E-Mail › Verwaltung › {redirectFrom} und die Regeln in STRATO Webmail › Einstellungen › Mailfilterregeln.',
        testAgain,
      ],
      'all-inkl': [
        'Nur eine davon in KAS behalten: die Kopie in E-Mail › Postfach › {redirectFrom} oder einen Eintrag für {redirectFrom} unter E-Mail › Weiterleitung.',
        testAgain,
      ],
      'mailbox-org': [
        'Nur eine davon behalten: mailbox.org › Einstellungen › E-Mail › Automatische Weiterleitung oder eine Regel zum Umleiten auf {redirectTo} unter Einstellungen › E-Mail › Regeln.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Beide Wege ansehen: postmap -q {redirectFrom} TABLE für die Tabelle aus postconf virtual_alias_maps; doveadm sieve get -u {redirectFrom} SCRIPT',
        'Das Sieve-Skript behalten und {redirectTo} aus der Alias-Tabelle nehmen, danach postmap darauf.',
        testAgain,
      ],
    },
  },
  'redirect-wrong-mailbox': {
    cause: 'Die Nachricht kam in {place} an statt im Eingangsordner.',
    known: [
      'Sie liegt im Postfach {mailbox}; die Umleitung von {redirectFrom} hat also das falsche Ziel: auf genau {redirectTo} setzen.',
    ],
    remedy: [
      'Die Regel von {inboundAddress} suchen, die Nachrichten nach {folder} verschiebt: Webmail › Einstellungen › Filter oder Regeln; bei Dovecot doveadm sieve get -u {inboundAddress} SCRIPT',
      'Oder diesen Ordner lesen: recruitmail inbound set --folder {folder}',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Die Regel finden, die nach {folder} verschiebt, falls {inboundAddress} bei Microsoft 365 liegt: Get-InboxRule -Mailbox {inboundAddress} | fl Name,MoveToFolder; entfernen: Remove-InboxRule -Mailbox {inboundAddress} -Identity NAME',
        'Oder diesen Ordner lesen: recruitmail inbound set --folder {folder}',
        testAgain,
      ],
      google: [
        'Den Filter finden, falls {inboundAddress} bei Google liegt: Gmail › Einstellungen › Filter und blockierte Adressen: „Posteingang überspringen“ oder ein Label {folder}.',
        'Oder diesen Ordner lesen: recruitmail inbound set --folder {folder}',
        testAgain,
      ],
    },
  },
  'redirect-postfix-forward-loop': {
    cause: 'Ein Alias auf dem Mailserver führt auf sich selbst zurück.',
    remedy: [
      'Finden: postalias -q {redirectFrom} /etc/aliases; postmap -q {redirectFrom} TABLE für die Tabelle aus postconf virtual_alias_maps',
      'Den Alias berichtigen, dann newaliases oder postmap auf seine Tabelle.',
      'Eine Kopie für das Postfach selbst ist keine Schleife, wenn sie in virtual_alias_maps steht: {redirectFrom} {redirectFrom}, {redirectTo}',
      testAgain,
    ],
  },
  'redirect-reply-to-changed': {
    cause: 'Im Reply-To steht eine andere Adresse als beim Versand; Antworten gingen an die falsche Adresse.',
    remedy: [
      'Die Adresse im Beleg verrät, wer sie gesetzt hat: ein Gateway, Ticketsystem oder Verteiler. Dort {redirectFrom} ausnehmen.',
      'Stattdessen eine echte Umleitung des Postfachs verwenden.',
      guide,
      testAgain,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [
        'Die Adresse im Beleg verrät, wer sie gesetzt hat: ein Gateway, Ticketsystem oder Verteiler. {redirectFrom} dort herausnehmen und stattdessen im Postfach umleiten.',
        ...own,
        testAgain,
      ]),
      google: [
        'Ist {redirectFrom} eine Google-Gruppe: groups.google.com › {redirectFrom} › Gruppeneinstellungen › Antworten posten an = Verfasser der Nachricht; besser ein Postfach als eine Gruppe.',
        'Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP: an {redirectTo} weiterleiten, „Gmail-Kopie im Posteingang behalten“.',
        testAgain,
      ],
    },
  },
  'redirect-to-changed': {
    cause:
      'In der To-Zeile steht eine andere Adresse als beim Versand; die Gesellschaft ist daran nicht mehr zu erkennen.',
    remedy: [
      'Eine Umleitung verwenden, die nur den Envelope ändert.',
      'In Sieve ist das: require ["copy"]; redirect :copy "{redirectTo}";',
      guide,
      testAgain,
    ],
    remedyFor: eachProvider(redirectWithCopy, (own) => [...own, testAgain]),
  },
  'redirect-body-changed': {
    cause:
      'Etwas auf dem Weg ändert den Text der Nachrichten (Fußzeile, umgeschriebene Links, neue Kodierung); das zerstört DKIM-Signaturen.',
    remedy: [
      'Die Recruiting-Adresse {redirectFrom} von Fußzeilen, Haftungsausschlüssen und umgeschriebenen Links ausnehmen.',
      'Bei Postfix den Filter suchen, der das tut: postconf content_filter smtpd_milters; bei Exchange: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Die Regel mit dem Haftungsausschluss finden und die Adresse ausnehmen: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Links schreibt „Sichere Links“ um: security.microsoft.com/safelinksv2; die Adresse ausnehmen: Set-SafeLinksRule NAME -ExceptIfSentTo {redirectFrom}',
        'Ebenso bei einem Gateway vor Microsoft 365 (Mimecast, Proofpoint, Hornetsecurity): {redirectFrom} vom Umschreiben der Links und von Warnbannern ausnehmen.',
        testAgain,
      ],
      'exchange-onprem': [
        'Die Regel mit dem Haftungsausschluss finden und die Adresse ausnehmen: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Nachsehen, welche Agenten Nachrichten anfassen (Virenschutz, Signaturen): Get-TransportAgent',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Fußzeile anfügen und Inhaltscompliance: {redirectFrom} ausnehmen.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Den Filter suchen, der das tut: postconf content_filter smtpd_milters header_checks body_checks',
        'Dort {redirectFrom} ausnehmen; für 8-Bit-Text muss jeder Server auf dem Weg 8BITMIME anbieten.',
        testAgain,
      ],
    },
  },
}
