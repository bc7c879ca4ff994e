import {eachProvider} from '../by-provider.js'
import type {alignment as english} from '../catalogue/alignment.js'
import type {TextsOf} from '../entry.js'
import {dnsZone, signWithDkim} from './domain-steps.js'
import {testAgain} from './steps.js'

const seeTxt = 'Nachsehen, was veröffentlicht ist: dig +short TXT {domain}'
const seeDmarc = 'Nachsehen, was veröffentlicht ist: dig +short TXT _dmarc.{domain}'
const seeKey = 'Prüfen: dig +short TXT {selector}._domainkey.{domain}'
const otherSenders =
  'Für jeden weiteren Dienst, der für die Domain sendet (Newsletter, Shop, Ticketsystem), seinen include-Eintrag ergänzen; fehlt keiner mehr, darf -all statt ~all stehen.'
const publishSpf = [
  'Veröffentlichen: {domain} TXT "{spfRecord}"',
  'Veröffentlichen: {domain} TXT "v=spf1 include:{spfInclude} ~all"',
  'Einen TXT-Eintrag "v=spf1 mx … ~all" für {domain} veröffentlichen, statt der Punkte mit dem include-Eintrag, den der Anbieter des sendenden Servers nennt.',
]
const mergeSpf = [
  'Durch einen einzigen Eintrag ersetzen: {domain} TXT "{spfRecord}"',
  'Zu einem Eintrag vereinen: einmal „v=spf1“, dann die Angaben aus allen, dann einmal „~all“.',
]
const publishDmarc =
  'Veröffentlichen: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"; dieses Postfach muss es geben'

export const alignment: TextsOf<typeof english> = {
  'spf-missing': {
    cause:
      'Die Domain {domain} veröffentlicht keinen SPF-Eintrag; Empfänger können ihre Server nicht von fremden unterscheiden.',
    remedy: [publishSpf, otherSenders, seeTxt],
    remedyFor: eachProvider(dnsZone, (zone) => [publishSpf, ...zone, otherSenders, seeTxt]),
  },
  'spf-multiple-records': {
    cause: 'Die Domain {domain} veröffentlicht mehrere SPF-Einträge; dadurch sind alle ungültig.',
    remedy: [mergeSpf, 'Die übrigen im DNS löschen.', seeTxt],
    remedyFor: eachProvider(dnsZone, (zone) => [mergeSpf, ...zone, seeTxt]),
  },
  'spf-too-many-lookups': {
    cause:
      'Der SPF-Eintrag von {domain} braucht {lookups} DNS-Abfragen, erlaubt sind zehn; Empfänger behandeln ihn als defekt.',
    remedy: [
      'include-Einträge von Diensten entfernen, die nicht mehr senden; jedes include, a, mx, ptr, exists und redirect zählt, auch innerhalb der include-Einträge.',
      'a, mx und ptr durch die Adressen dahinter ersetzen: ip4:ADDRESS, ip6:ADDRESS; dig +short A HOST zeigt sie.',
      'Oder Newsletter von einer Subdomain mit eigenem Eintrag senden, etwa news.{domain}.',
      seeTxt,
    ],
  },
  'spf-void-lookups': {
    cause: 'Der SPF-Eintrag von {domain} nennt mehr als zwei Domains, die es nicht mehr gibt.',
    remedy: [
      [
        'Die toten Verweise entfernen: {domain} TXT "{spfRecord}"',
        'Die Namen ohne Antwort, die im Beleg stehen, aus dem Eintrag von {domain} entfernen.',
      ],
      seeTxt,
    ],
  },
  'spf-syntax-error': {
    cause: 'Der SPF-Eintrag von {domain} ist nicht lesbar oder lässt beliebige Server zu ({record}).',
    remedy: [
      [
        'Berichtigen: {domain} TXT "{spfRecord}"',
        'Den Eintrag von {domain} berichtigen: Er beginnt mit „v=spf1 “ und endet auf ~all oder -all, niemals auf +all oder all; erlaubt sind ip4:, ip6:, a, mx, include:, exists:, redirect=.',
      ],
      'Keine Anführungszeichen im Wert, keine Kommas oder Semikolons, und ein include muss eine Domain mit eigenem Eintrag nennen.',
      seeTxt,
    ],
  },
  'spf-fails-after-redirect': {
    cause:
      'SPF schlägt am Eingangspostfach fehl, weil der umleitende Server den ursprünglichen Envelope-Absender beibehält.',
    remedy: [
      'Den umleitenden Server ihn umschreiben lassen (SRS). Bei Dovecot: sieve_redirect_envelope_from = recipient, dann doveadm reload',
      'Bei Postfix mit postsrsd: postconf -e sender_canonical_maps=tcp:localhost:10001 sender_canonical_classes=envelope_sender recipient_canonical_maps=tcp:localhost:10002 recipient_canonical_classes=envelope_recipient,header_recipient; postfix reload',
      'Oder sich auf DKIM verlassen: Die Umleitung darf die Nachricht nicht ändern, und {senderDomain} muss mit DKIM signieren.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Microsoft 365 schreibt den Envelope umgeleiteter Nachrichten um, außer wenn sie SPF schon bei der Ankunft nicht bestanden: zuerst SPF von {senderDomain} in Ordnung bringen.',
        'Im Postfach umleiten, nicht durch einen Connector oder ein Gateway dahinter: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        testAgain,
      ],
      'exchange-onprem': [
        'Exchange Server behält den Envelope bei; das Relay oder Gateway, über das er sendet, ihn umschreiben lassen (SRS).',
        'Oder sich auf DKIM verlassen: {senderDomain} muss mit DKIM signieren, und kein Haftungsausschluss darf die Nachricht ändern: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name',
        testAgain,
      ],
      google: [
        'Eine in Gmail eingerichtete Weiterleitung schreibt den Envelope um, eine Regel der Admin-Konsole behält ihn: Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP statt admin.google.com › Gmail › Routing.',
        'Oder sich auf DKIM verlassen: {senderDomain} muss mit DKIM signieren.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Mit Sieve: sieve_redirect_envelope_from = recipient (Dovecot vor 2.4: innerhalb von plugin), dann doveadm reload',
        'Mit Postfix-Aliasen: postconf -e sender_canonical_maps=tcp:localhost:10001 sender_canonical_classes=envelope_sender recipient_canonical_maps=tcp:localhost:10002 recipient_canonical_classes=envelope_recipient,header_recipient; postfix reload; dazu muss postsrsd laufen',
        testAgain,
      ],
    },
  },
  'spf-ms-relay-pool': {
    cause:
      'Microsoft hat die Nachricht ohne SRS über seinen Relay-Pool weitergeleitet, weil sie SPF schon bei der Ankunft nicht bestand.',
    remedy: [
      'SPF von {senderDomain} in Ordnung bringen, damit die Nachricht bei Microsoft 365 besteht: dig +short TXT {senderDomain}',
      'Mit DKIM für {senderDomain} signieren: Eine Nachricht, die DMARC bei der Ankunft besteht, verlässt Microsoft 365 über die gewöhnlichen Server.',
      testAgain,
    ],
  },
  'spf-aligned-by-srs-only': {
    cause: 'SPF gilt nur für die umleitende Domain; DMARC hängt damit allein an DKIM.',
    remedy: ['Die Nachricht auf dem Weg unverändert lassen, damit DKIM erhalten bleibt.'],
  },
  'dkim-key-not-found': {
    cause: 'Die Nachricht ist mit DKIM signiert, aber der Schlüssel dazu steht nicht im DNS.',
    remedy: [
      'Den Schlüssel veröffentlichen, den der signierende Server zeigt: {selector}._domainkey.{domain} TXT "v=DKIM1; k=rsa; p=…"',
      'Bei rspamd oder OpenDKIM steht der Eintrag neben dem privaten Schlüssel, in {selector}.txt; Namen sind in der DNS-Verwaltung oft ohne {domain} einzutragen.',
      seeKey,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, seeKey]),
  },
  'dkim-key-malformed': {
    cause: 'Der DKIM-Schlüssel im DNS ist nicht lesbar: falsche Anführungszeichen oder ein leeres p=.',
    remedy: [
      'Nachsehen, was veröffentlicht ist: dig +short TXT {selector}._domainkey.{domain}',
      'Dort muss „v=DKIM1; k=rsa; p=“ stehen und dahinter der ganze Schlüssel in Base64: kein Zeilenumbruch, kein Backslash, keine Anführungszeichen darin; über 255 Zeichen sind es mehrere Zeichenketten eines Eintrags.',
      'Ein leeres p= heißt, dass der Schlüssel zurückgezogen wurde: den jetzigen veröffentlichen oder mit einem anderen Selektor signieren.',
      testAgain,
    ],
  },
  'dkim-body-hash-mismatch': {
    cause:
      'Die DKIM-Signatur passt nicht mehr zum Text: Etwas hat ihn nach dem Signieren geändert (Fußzeile, Links, Virenscanner).',
    remedy: [
      'Die Recruiting-Adresse {redirectFrom} von Fußzeilen, umgeschriebenen Links und Warnbannern ausnehmen.',
      'Oder erst danach signieren: Der Server, der den Text ergänzt, muss auch der sein, der signiert.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Die Regel mit dem Haftungsausschluss finden und die Adresse ausnehmen: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Links schreibt „Sichere Links“ um: Get-SafeLinksRule | fl Name; Set-SafeLinksRule NAME -ExceptIfSentTo {redirectFrom}',
        testAgain,
      ],
      'exchange-onprem': [
        'Die Regel mit dem Haftungsausschluss finden und die Adresse ausnehmen: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Nachsehen, welche Agenten Nachrichten anfassen (Virenschutz, Signaturen): Get-TransportAgent',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Fußzeile anfügen: {redirectFrom} ausnehmen.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Finden, was den Text ändert: postconf content_filter smtpd_milters non_smtpd_milters; der signierende Milter muss der letzte sein.',
        'Im Filter {redirectFrom} ausnehmen; für 8-Bit-Text muss jeder Server auf dem Weg 8BITMIME anbieten.',
        testAgain,
      ],
    },
  },
  'dkim-signature-mismatch': {
    cause:
      'Die DKIM-Signatur passt nicht mehr zum Header: Etwas hat eine signierte Zeile geändert (oft den Betreff), oder der Schlüssel im DNS ist ein anderer.',
    remedy: [
      'Betreffzusätze wie [EXTERN] oder [SPAM] für {redirectFrom} abschalten.',
      [
        'Den Schlüssel im DNS mit dem vergleichen, der signiert: dig +short TXT {selector}._domainkey.{domain}',
        'Den Schlüssel im DNS mit dem vergleichen, der signiert.',
      ],
      'Auf einem eigenen Server: opendkim-testkey -d {domain} -s {selector} -k KEYFILE -vv, oder mit rspamadm dkim_keygen ein neues Paar anlegen.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Die Regel finden, die Betreffzeilen ergänzt, und die Adresse ausnehmen: Get-TransportRule | ? PrependSubject | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Den Schlüssel im DNS mit dem vergleichen, der signiert: dig +short TXT {selector}._domainkey.{domain}; Get-DkimSigningConfig {domain} | fl Selector1PublicKey,Selector2PublicKey,Status',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Inhaltscompliance: {redirectFrom} von Regeln mit „Benutzerdefinierten Betreff voranstellen“ ausnehmen.',
        'Den Schlüssel im DNS mit dem unter Gmail › E-Mails authentifizieren vergleichen: dig +short TXT {selector}._domainkey.{domain}',
        testAgain,
      ],
    },
  },
  'dkim-domain-not-aligned': {
    cause:
      'Die DKIM-Signatur ist die des Anbieters ({signingDomain}), nicht die von {domain}; für DMARC zählt sie deshalb nicht.',
    remedy: [
      'Beim Anbieter DKIM für {domain} einschalten und den angezeigten Schlüssel veröffentlichen: SELECTOR._domainkey.{domain}',
      'Auf einem eigenen Server einen Schlüssel für {domain} ergänzen: rspamadm dkim_keygen -d {domain} -s mail -b 2048',
      testAgain,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, testAgain]),
  },
  'dkim-key-too-short': {
    cause: 'Der DKIM-Schlüssel von {domain} hat weniger als 1024 Bit; Empfänger ignorieren die Signatur deshalb.',
    remedy: [
      'Unter einem neuen Selektor einen Schlüssel mit 2048 Bit anlegen: rspamadm dkim_keygen -d {domain} -s NEW -b 2048, oder beim Anbieter.',
      'Ihn als NEW._domainkey.{domain} veröffentlichen, das Signieren umstellen und den alten Eintrag eine Woche später entfernen.',
      [
        'Den alten ansehen: dig +short TXT {selector}._domainkey.{domain}',
        'Den alten ansehen: dig +short TXT SELECTOR._domainkey.{domain}',
      ],
    ],
    remedyFor: {
      microsoft365: ['Rotate-DkimSigningConfig -KeySize 2048 -Identity {domain}', testAgain],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › E-Mails authentifizieren › {domain}: neuen Eintrag mit 2048 Bit und anderem Selektor erstellen, veröffentlichen, dann „Authentifizierung starten“.',
        testAgain,
      ],
    },
  },
  'dkim-expired': {
    cause: 'Die DKIM-Signatur war bei der Ankunft der Nachricht abgelaufen.',
    remedy: [
      'Ohne Ablauf (x=) signieren oder mit mehreren Tagen; OpenDKIM: SignatureTTL 0; rspamd: kein expire in dkim_signing.conf.',
      'Kam die Nachricht nur zu spät an, die Verzögerung beheben: Die Received-Zeilen nennen den Server, der sie aufhielt.',
      testAgain,
    ],
  },
  'dmarc-missing': {
    cause: 'Die Domain {domain} veröffentlicht keine DMARC-Richtlinie.',
    remedy: [
      publishDmarc,
      'Wenn die Berichte zeigen, dass alle eigenen E-Mails bestehen, auf p=quarantine anheben, danach auf p=reject.',
      seeDmarc,
    ],
    remedyFor: eachProvider(dnsZone, (zone) => [publishDmarc, ...zone, seeDmarc]),
  },
  'dmarc-multiple': {
    cause: 'Die Domain {domain} veröffentlicht mehrere DMARC-Einträge; deshalb werden alle ignoriert.',
    remedy: [
      [
        'Einen Eintrag stehen lassen: _dmarc.{domain} TXT "{dmarcRecord}"',
        'Einen Eintrag bei _dmarc.{domain} stehen lassen, den strengeren, und die übrigen löschen.',
      ],
      seeDmarc,
    ],
  },
  'dmarc-syntax': {
    cause: 'Der DMARC-Eintrag von {domain} ist nicht lesbar ({record}).',
    remedy: [
      [
        'Berichtigen: _dmarc.{domain} TXT "{dmarcRecord}"',
        'Er beginnt mit „v=DMARC1; p=none“, „p=quarantine“ oder „p=reject“, die Teile durch Semikolon getrennt: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"',
      ],
      seeDmarc,
    ],
  },
  'dmarc-fails': {
    cause: 'Die Nachricht kam an, ohne DMARC zu bestehen: Weder SPF noch DKIM gilt für {domain}.',
    remedy: [
      'Dort, wo die E-Mails versendet werden, mit DKIM für {domain} signieren; die Signatur muss d={domain} nennen.',
      'Diesen Server in SPF ergänzen: dig +short TXT {domain}',
      seeDmarc,
      testAgain,
    ],
    remedyFor: eachProvider(signWithDkim, (own) => [...own, seeDmarc, testAgain]),
  },
  'dmarc-freemail-from': {
    cause:
      'Die Absenderadresse gehört zu einem Freemail-Anbieter, wird aber über einen anderen Server versendet; DMARC verbietet das.',
    remedy: [
      'Von einer Adresse einer eigenen Domain senden: recruitmail address set --address ADDRESS --company {company}',
      'Oder über den Mailserver dieses Anbieters selbst, mit der Anmeldung des Postfachs: {set} --host HOST --port 587 --encryption starttls',
    ],
  },
  'dmarc-reject-without-spf': {
    cause:
      'Die Domain {domain} bittet Empfänger, nicht Authentifiziertes abzulehnen, veröffentlicht aber keinen SPF-Eintrag; alles hängt an DKIM.',
    remedy: [
      publishSpf,
      [
        'Sicherstellen, dass jede Nachricht für die Domain signiert wird: dig +short TXT {selector}._domainkey.{domain}',
        'Sicherstellen, dass jede Nachricht für {domain} signiert wird (d={domain}).',
      ],
      'Bis beides gilt, weniger verlangen: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"',
    ],
    remedyFor: eachProvider(dnsZone, (zone) => [
      publishSpf,
      ...zone,
      'Bis SPF und DKIM gelten, weniger verlangen: _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:dmarc@{domain}"',
    ]),
  },
  'arc-missing': {
    cause: 'Der umleitende Server ändert Nachrichten, ohne ARC-Siegel anzubringen.',
    remedy: [
      'Sich auf DKIM verlassen: Der umleitende Server darf Nachrichten an {redirectFrom} nicht ändern.',
      'Oder ARC dort einschalten; mit rspamd: local.d/arc.conf mit einem Schlüssel für {domain}, dann rspamadm configtest.',
    ],
  },
  'arc-fail': {
    cause: 'Die Kette der ARC-Siegel ist unterbrochen: Ein späterer Server hat die Nachricht geändert.',
    remedy: [
      'Den letzten Server finden, der die Nachricht geändert hat: Das höchste i= der ARC-Seal-Zeilen im Header nennt den, der zuletzt siegelte; wer in Received darüber steht, hat sie geändert.',
      'Dort {redirectFrom} von Fußzeilen, Warnbannern und Betreffzusätzen ausnehmen.',
    ],
  },
  'arc-sealer-not-trusted': {
    cause: 'ARC gilt, aber der Empfänger vertraut dem siegelnden Server nicht; DMARC schlug deshalb trotzdem fehl.',
    remedy: [
      'Liegt {inboundAddress} bei Microsoft 365: Get-ArcConfig; dann Set-ArcConfig -Identity Default -ArcTrustedSealers {sealer} (mehrere Domains mit Komma; von Hand: security.microsoft.com › E-Mail-Authentifizierungseinstellungen › ARC)',
      'Mit rspamd beim Empfänger: whitelisted_signers_map = ["{sealer}"] in local.d/arc.conf',
      'Besser als Vertrauen ist eine unveränderte Nachricht: {redirectFrom} von Fußzeilen und Betreffzusätzen ausnehmen, damit DKIM von selbst gilt.',
    ],
  },
  'dkim-key-testing': {
    cause:
      'Der DKIM-Schlüssel von {domain} ist als Test gekennzeichnet (t=y); Empfänger dürfen die Signatur deshalb ignorieren.',
    remedy: ['t=y aus dem Eintrag {selector}._domainkey.{domain} entfernen.'],
  },
  'dmarc-policy-weak': {
    cause: 'Die DMARC-Richtlinie von {domain} verlangt von Empfängern nichts gegen gefälschte E-Mails ({record}).',
    remedy: [
      'Die Berichte einige Wochen lesen; wenn alle eigenen E-Mails bestehen, veröffentlichen: _dmarc.{domain} TXT "{dmarcRecord}"',
      seeDmarc,
    ],
  },
  'bimi-not-relevant': {
    cause: 'Ein BIMI-Eintrag für ein Logo hat keinen Einfluss auf die Zustellung.',
    remedy: ['Es ist nichts zu tun.'],
  },
}
