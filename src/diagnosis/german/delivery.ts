import {eachProvider} from '../by-provider.js'
import type {delivery as english} from '../catalogue/delivery.js'
import type {TextsOf} from '../entry.js'
import {dnsZone, signWithDkim} from './domain-steps.js'
import {redirectWithCopy} from './redirect-steps.js'
import {askAdmin, testAgain, waitAndTest} from './steps.js'

const seeSpf = [
  'Den sendenden Server auch im SPF-Eintrag nennen, include:{spfInclude} vor „all“; was dort jetzt steht: dig +short TXT {senderDomain}',
  'Den sendenden Server auch im SPF-Eintrag nennen; was dort jetzt steht: dig +short TXT {senderDomain}',
]
const seeRedirect =
  'Vergleichen, was der Anbieter von {redirectFrom} umleitet und was hier eingestellt ist: {redirectGuide}'
const moreTime = 'Mehr Zeit lassen: {retest} --timeout 300s'

/** What the search for a lost message tells; each step stands only where that was found out. */
const whatIsKnown = [
  'Zuerst die Nachricht von {noticeFrom} ansehen ({noticeSubject}): Sie nennt die Testnachricht, ein Filter hält sie also fest. Dort freigeben und E-Mails für {redirectFrom} zulassen.',
  'Sie kam in {redirectFrom} an ({copyFolder}); es fehlt also nur die Umleitung: dort einschalten, an {redirectTo}.',
  'Sie liegt auch nicht in {copyMissing}; sie wurde also vor der Umleitung aufgehalten (Spamfilter, Quarantäne, eine Regel von {redirectFrom}) oder ohne Kopie an eine Adresse umgeleitet, die sie verliert.',
  'E-Mails für {recipientDomain} gehen an {mxElsewhere}, nicht an {server}: die Umleitung auf dem Server hinter {mxElsewhere} einrichten oder den MX-Eintrag berichtigen.',
  'Sicherstellen, dass {targetOther} in das Postfach {inboundAddress} führt, oder an diese Adresse selbst umleiten: recruitmail redirect set --to {inboundAddress} --company {company}',
  'Nur Nachrichten der eigenen Organisation ({insideSender}) gehen verloren, Bewerbende kommen durch: nach einer Regel oder Sperre für interne Absender suchen.',
  'Nur Nachrichten von außen ({outsideSender}) gehen verloren: für {redirectFrom} externe Absender zulassen und in Spamfilter und Quarantäne nachsehen.',
  'Um zu erfahren, ob Nachrichten {redirectFrom} erreichen, auch dessen Postfach nennen, als companies.{copyNotSet}.imap in den Einstellungen: recruitmail config export; dann recruitmail config apply FILE',
]

/** What a receiver that checks DMARC wants, at the server that sends. */
const authenticated = eachProvider(signWithDkim, (own) => [...own, seeSpf, testAgain])

const addToSpf = [
  'Den Eintrag ersetzen: {domain} TXT "{spfRecord}"',
  'include:{spfInclude} im Eintrag vor „all“ ergänzen: {domain} TXT "v=spf1 include:{spfInclude} ~all", dabei behalten, was jetzt dort steht.',
  'Den Server im Eintrag vor „all“ ergänzen: {domain} TXT "v=spf1 a:{host} ~all", dabei behalten, was jetzt dort steht; oder den include-Eintrag, den sein Anbieter nennt.',
]

export const delivery: TextsOf<typeof english> = {
  'delivery-expired': {
    cause: 'Der nächste Server war so lange nicht erreichbar, dass die Nachricht aufgegeben wurde.',
    remedy: [
      'Nachsehen, welche Server die E-Mails annehmen: dig +short MX {recipientDomain}',
      'Jeden davon von außen versuchen: nc -vz HOST 25',
      askAdmin,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Nachsehen, was wartet und warum: postqueue -p',
        'Nachsehen, welche Server die E-Mails annehmen, und jeden versuchen: dig +short MX {recipientDomain}; nc -vz HOST 25',
        'Die wartenden Nachrichten senden, sobald die Server antworten: postqueue -f',
      ],
    },
  },
  'delivery-connection-refused': {
    cause: 'Der Zielserver lehnte die Verbindung ab, als die Nachricht zugestellt werden sollte.',
    remedy: [
      'Nachsehen, welche Server die E-Mails annehmen, und jeden von außen versuchen: dig +short MX {recipientDomain}; nc -vz HOST 25',
      'Auf dem, der ablehnt, den Dienst starten und Port 25 öffnen lassen.',
      testAgain,
    ],
  },
  'delivery-untrusted-root': {
    cause:
      'Der Connector von Microsoft 365 verlangt ein vertrauenswürdiges Zertifikat, und der Zielserver sendet keines oder eine unvollständige Kette.',
    remedy: [
      'Nachsehen, was der Zielserver sendet; „Verify return code“ muss 0 sein: openssl s_client -connect HOST:25 -starttls smtp -showcerts',
      'Sein Zertifikat zusammen mit den Zwischenzertifikaten einrichten; bei Postfix: smtpd_tls_chain_files.',
      'Oder den Connector lockern: admin.exchange.microsoft.com › Nachrichtenfluss › Connectors › Sicherheitseinschränkungen; Get-OutboundConnector | fl Name,TlsSettings',
    ],
  },
  'delivery-mta-sts-failed': {
    cause: 'Die MX-Server passen nicht zu der MTA-STS-Richtlinie, die die Domain veröffentlicht.',
    remedy: [
      'Die dort genannten Server mit den MX-Einträgen vergleichen: curl https://mta-sts.{recipientDomain}/.well-known/mta-sts.txt; dig +short MX {recipientDomain}',
      'Die Datei berichtigen, dann die Kennung erhöhen: _mta-sts.{recipientDomain} TXT "v=STSv1; id=YYYYMMDD01"',
      'Jeder MX-Server muss für seinen Namen ein gültiges Zertifikat zeigen: openssl s_client -connect HOST:25 -starttls smtp -verify_hostname HOST',
    ],
  },
  'delivery-dane-failed': {
    cause: 'Der TLSA-Eintrag des Zielservers passt nicht zu seinem Zertifikat (DANE).',
    remedy: [
      'Nachsehen, was veröffentlicht ist: dig +short TLSA _25._tcp.HOST',
      'Den Wert des jetzigen Schlüssels als „3 1 1“ veröffentlichen: openssl x509 -in CERTIFICATE -noout -pubkey | openssl pkey -pubin -outform DER | openssl sha256',
      'Den alten Eintrag neben dem neuen stehen lassen, bis seine Gültigkeitsdauer (TTL) abgelaufen ist.',
    ],
  },
  'delivery-loop-ms': {
    cause:
      'Die Nachricht läuft in Exchange im Kreis: Zwei Umleitungen zeigen aufeinander, oder eine Domain gilt auf beiden Seiten als eigene.',
    remedy: [
      'Nachsehen, wohin beide Postfächer umleiten, und eine der beiden Umleitungen entfernen: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo',
      'Liegen alle Postfächer der Domain hier, muss sie Authoritative sein: Get-AcceptedDomain {recipientDomain} | fl DomainType',
      'Kein Connector darf die Domain zurücksenden: Get-OutboundConnector | fl Name,RecipientDomains,SmartHosts',
    ],
  },
  'delivery-loop-google': {
    cause: 'Die Nachricht läuft im Kreis: Sie kam bei Google durch mehr als fünfzig Server.',
    remedy: [
      'Die Umleitung entfernen, die zurückführt: Gmail als {redirectTo} › Einstellungen › Weiterleitung und POP/IMAP.',
      'In der Admin-Konsole: admin.google.com › Apps › Google Workspace › Gmail › Routing und Standardrouting: keine Regel darf wieder an {redirectFrom} zustellen.',
      testAgain,
    ],
  },
  'delivery-loop-postfix': {
    cause:
      'Der Mailserver würde die Nachricht an sich selbst senden: Ein Alias führt zurück, oder die Domain fehlt in seiner eigenen Liste.',
    remedy: [
      'Die Domain muss in genau einer dieser Listen stehen: postconf mydestination virtual_mailbox_domains virtual_alias_domains relay_domains',
      'Nachsehen, wohin sie geschickt wird: postmap -q {recipientDomain} TABLE für die Tabelle aus postconf transport_maps',
      'Den Alias oder die Umleitung entfernen, die zu {redirectFrom} zurückführt.',
    ],
  },
  'delivery-accepted-but-not-arrived': {
    cause:
      'Die Testnachricht wurde von {host} angenommen, aber weder sie noch eine Unzustellbarkeitsmeldung kam rechtzeitig bei {inboundAddress} an.',
    known: whatIsKnown,
    remedy: [
      'Prüfen, ob die Umleitung von {redirectFrom} an {redirectTo} beim Anbieter besteht und eingeschaltet ist; beide Adressen: {redirectGuide}',
      'In Spam-Ordner, Quarantäne und Regeln des Postfachs {redirectFrom} nachsehen.',
      'Auf einem eigenen Server zeigt es das Log: grep {redirectFrom} /var/log/mail.log (Postfix, Dovecot); Get-MessageTrackingLog -Recipients {redirectFrom} (Exchange).',
      moreTime,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [seeRedirect, ...own, moreTime]),
      microsoft365: [
        'Die Nachricht verfolgen: Get-MessageTraceV2 -RecipientAddress {redirectFrom}; dann Get-MessageTraceV2 -RecipientAddress {redirectTo}',
        'Die Umleitung prüfen: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward; Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError,RedirectTo',
        'Das Umleiten nach außen ist standardmäßig gesperrt. Nur für dieses Postfach erlauben: New-HostedOutboundSpamFilterPolicy -Name Recruiting -AutoForwardingMode On; New-HostedOutboundSpamFilterRule -Name Recruiting -HostedOutboundSpamFilterPolicy Recruiting -From {redirectFrom}',
        'In der Quarantäne nachsehen: security.microsoft.com/quarantine',
        moreTime,
      ],
      'exchange-onprem': [
        'Die Nachricht verfolgen: Get-MessageTrackingLog -Recipients {redirectFrom} -Start (Get-Date).AddHours(-1) | fl EventId,Source,RecipientStatus',
        'Die Umleitung prüfen: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward; Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError,RedirectTo',
        'Exchange Server verwirft Umleitungen nach außen stillschweigend. Erlauben: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
        moreTime,
      ],
      google: [
        'Die Nachricht verfolgen: admin.google.com › Berichterstellung › E-Mail-Protokollsuche, Empfänger {redirectFrom}.',
        'Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP: {redirectTo} muss bestätigt und ausgewählt sein, nicht nur hinzugefügt.',
        'Fehlt dieser Teil der Seite: admin.google.com › Apps › Google Workspace › Gmail › Endnutzerzugriff › Automatische Weiterleitung.',
        moreTime,
      ],
      'postfix-dovecot': [
        'Das Log lesen: grep {redirectFrom} /var/log/mail.log',
        'Nachsehen, welches Skript aktiv ist und was darin steht: doveadm sieve list -u {redirectFrom}; doveadm sieve get -u {redirectFrom} SCRIPT',
        'Darin soll stehen: require ["copy"]; redirect :copy "{redirectTo}"; ab der fünften Umleitung je Skript und bei einer schon gesehenen Message-ID wird ohne Unzustellbarkeitsmeldung verworfen.',
        'Mit Postfix-Aliasen stattdessen muss dies {redirectTo} nennen: postmap -q {redirectFrom} TABLE für die Tabelle aus postconf virtual_alias_maps',
        moreTime,
      ],
    },
  },
  'delivery-in-junk': {
    cause: 'Die Testnachricht kam an, aber im Spam-Ordner ({folder}), in dem niemand nach Bewerbungen sucht.',
    remedy: [
      'Im Spamfilter des Eingangspostfachs {inboundAddress} E-Mails an {redirectFrom} zulassen.',
      'Beheben, was die Prüfungen sender-authentication und domain-policy melden; scheitern SPF oder DKIM, führt das in den Spam-Ordner.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Liegt {inboundAddress} bei Microsoft 365: New-TransportRule -Name "Recruiting inbound" -SentTo {inboundAddress} -SetSCL -1',
        'Beheben, was die Prüfungen sender-authentication und domain-policy melden; scheitern SPF oder DKIM, führt das in den Spam-Ordner.',
        testAgain,
      ],
      google: [
        'Liegt {inboundAddress} bei Google: Gmail › Einstellungen › Filter und blockierte Adressen › Neuen Filter erstellen: An = {redirectFrom}, „Nie als Spam einstufen“.',
        'Für den ganzen Workspace: admin.google.com › Apps › Google Workspace › Gmail › Spam, Phishing und Malware › Eingehendes Gateway: die Adressen des umleitenden Servers eintragen.',
        testAgain,
      ],
      'web-de': [
        'E-Mail › Einstellungen › Spamschutz: auf den 2-Wege-Schutz umstellen und {sender} ins Adressbuch aufnehmen.',
        'Beheben, was die Prüfungen sender-authentication und domain-policy melden; scheitern SPF oder DKIM, führt das in den Spam-Ordner.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Mit rspamd nennt der Header X-Spamd-Result der Nachricht die Regeln; die Adresse in local.d/settings.conf ausnehmen: recruiting { rcpt = "{redirectFrom}"; apply { groups_disabled = ["rbl"]; } }',
        'Beheben, was die Prüfungen sender-authentication und domain-policy melden; scheitern SPF oder DKIM, führt das in den Spam-Ordner.',
        testAgain,
      ],
    },
  },
  'delivery-webde-unknown-folder': {
    cause: 'WEB.DE hat die Nachricht in den Ordner „Unbekannt“ einsortiert.',
    remedy: [
      'E-Mail › Einstellungen › Spamschutz: auf den 2-Wege-Schutz umstellen.',
      'Oder {sender} ins Adressbuch von {inboundAddress} aufnehmen.',
      testAgain,
    ],
  },
  'delivery-delayed': {
    cause: 'Die Testnachricht verzögert sich: {delay}.',
    remedy: [
      'In einer Nachricht, die diesen Weg nahm, die Received-Zeilen von unten nach oben lesen: Der größte Sprung zwischen zwei Zeiten nennt den Server, der sie aufhielt.',
      'Meist ist es Greylisting oder ein Virenscanner: angemeldete Absender und den Server von {redirectFrom} davon ausnehmen.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Nachsehen, wann jeder Schritt stattfand: Get-MessageTraceV2 -RecipientAddress {redirectFrom} | Get-MessageTraceDetailV2 | ft Date,Event',
        'Die Prüfung von Anhängen hält Nachrichten auf: security.microsoft.com/safeattachmentv2, Aktion „Dynamische Übermittlung“.',
        testAgain,
      ],
      google: [
        'Nachsehen, wann jeder Schritt stattfand: admin.google.com › Berichterstellung › E-Mail-Protokollsuche, Empfänger {redirectFrom}.',
        'admin.google.com › Apps › Google Workspace › Gmail › Spam, Phishing und Malware: die „Erweiterte Prüfung von Nachrichten vor der Zustellung“ hält Nachrichten auf.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Das Log zeigt, wo die Zeit blieb; delays=a/b/c/d sind vor der Warteschlange, darin, beim Verbinden, beim Senden: grep {redirectFrom} /var/log/mail.log',
        'permit_sasl_authenticated und permit_mynetworks vor das Greylisting setzen: postconf smtpd_recipient_restrictions',
        testAgain,
      ],
    },
  },
  'delivery-bounced': {
    cause:
      'Die Nachricht kam als unzustellbar zurück, aus einem Grund, den dieses Programm nicht kennt; der Wortlaut der Unzustellbarkeitsmeldung steht im Beleg.',
    remedy: [
      'Die Unzustellbarkeitsmeldung nennt den Server, der ablehnte („Reporting-MTA“, „Remote-MTA“): Dessen Log nennt den Grund.',
      'Die Umleitung von {redirectFrom} an {redirectTo} prüfen: recruitmail redirect show --company {company}',
      askAdmin,
    ],
  },
  'dmarc-rejected-google': {
    cause:
      'Gmail lehnt die Nachricht ab, weil weder SPF noch DKIM zur Domain des Absenders passt, wie es deren DMARC-Richtlinie verlangt.',
    remedy: [
      'Den sendenden Server mit DKIM für {senderDomain} signieren lassen, die Domain im From.',
      seeSpf,
      testAgain,
    ],
    remedyFor: authenticated,
  },
  'dmarc-rejected-microsoft': {
    cause: 'Microsoft lehnt die Nachricht ab, weil sie DMARC der Absenderdomain nicht besteht.',
    remedy: [
      'Den sendenden Server mit DKIM für {senderDomain} signieren lassen, die Domain im From.',
      seeSpf,
      testAgain,
    ],
    remedyFor: authenticated,
  },
  'dmarc-rejected-yahoo': {
    cause: 'Yahoo lehnt die Nachricht als nicht authentifiziert ab.',
    remedy: [
      'Den sendenden Server mit DKIM für {senderDomain} signieren lassen, die Domain im From.',
      seeSpf,
      testAgain,
    ],
    remedyFor: authenticated,
  },
  'dmarc-rejected-icloud': {
    cause: 'iCloud lehnt die Nachricht wegen der DMARC-Richtlinie der Absenderdomain ab.',
    remedy: [
      'Den sendenden Server mit DKIM für {senderDomain} signieren lassen, die Domain im From.',
      seeSpf,
      testAgain,
    ],
    remedyFor: authenticated,
  },
  'dmarc-rejected': {
    cause: 'Der Empfänger lehnt die Nachricht wegen der DMARC-Richtlinie der Absenderdomain ab.',
    remedy: [
      'Den sendenden Server mit DKIM für {senderDomain} signieren lassen, die Domain im From.',
      seeSpf,
      'Die Richtlinie ansehen: dig +short TXT _dmarc.{senderDomain}',
      testAgain,
    ],
    remedyFor: authenticated,
  },
  'dmarc-from-not-aligned-google': {
    cause: 'Gmail bremst die Nachricht, weil die Domain im From weder zu SPF noch zu DKIM passt.',
    remedy: [
      'Den sendenden Server mit DKIM für genau die Domain im From signieren lassen: {senderDomain} (d={senderDomain}).',
      testAgain,
    ],
    remedyFor: authenticated,
  },
  'dmarc-dns-temperror': {
    cause: 'Der Empfänger konnte die DMARC- oder SPF-Einträge der Absenderdomain nicht lesen.',
    remedy: [
      'Nachsehen, ob jeder ihrer Nameserver antwortet: dig +short NS {senderDomain}; dig TXT {senderDomain} @NAMESERVER',
      'Auch die Richtlinie: dig TXT _dmarc.{senderDomain} @NAMESERVER muss NOERROR oder NXDOMAIN sagen, niemals SERVFAIL.',
      waitAndTest,
    ],
  },
  'spf-hardfail-rejected': {
    cause:
      'Der Empfänger lehnt die Nachricht ab, weil der SPF-Eintrag des Absenders den einliefernden Server verbietet.',
    remedy: [
      'Nachsehen, was veröffentlicht ist, und die Adresse aus dem Beleg vor „all“ ergänzen: dig +short TXT {senderDomain}; zum Beispiel {senderDomain} TXT "v=spf1 ip4:ADDRESS -all"',
      'Gehört die Adresse zum umleitenden Server, muss stattdessen dieser den Envelope-Absender umschreiben (SRS): bei Postfix postsrsd, bei Dovecot sieve_redirect_envelope_from = recipient',
      testAgain,
    ],
  },
  'spf-provider-not-included': {
    cause: 'Der SPF-Eintrag von {domain} deckt den Server nicht ab, der für die Domain sendet ({host}).',
    remedy: [addToSpf, 'Prüfen: dig +short TXT {domain}'],
    remedyFor: eachProvider(dnsZone, (zone) => [addToSpf, ...zone, 'Prüfen: dig +short TXT {domain}']),
  },
  'dkim-missing': {
    cause: 'Nachrichten von {domain} tragen keine DKIM-Signatur.',
    remedy: [
      'DKIM dort einschalten, wo die E-Mails versendet werden, und den angezeigten Schlüssel veröffentlichen: SELECTOR._domainkey.{domain} TXT "v=DKIM1; k=rsa; p=…"',
      'Auf einem eigenen Server: rspamadm dkim_keygen -d {domain} -s mail -b 2048 gibt Schlüssel und Eintrag aus (rspamd), oder opendkim-genkey -d {domain} -s mail -b 2048 (OpenDKIM).',
      testAgain,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, testAgain]),
  },
  'auth-ipv6-requirements': {
    cause: 'E-Mails über IPv6 müssen beim Empfänger SPF oder DKIM bestehen; diese Nachricht besteht keines von beiden.',
    remedy: [
      'Den sendenden Server mit DKIM für {senderDomain} signieren lassen oder seine IPv6-Adresse in SPF nennen: {senderDomain} TXT "v=spf1 ip6:ADDRESS ~all"',
      'Die Adresse braucht auch einen Reverse-DNS-Eintrag (PTR): dig +short -x ADDRESS',
      'Oder über IPv4 zustellen; bei Postfix: postconf -e "smtp_address_preference = ipv4"',
    ],
  },
}
