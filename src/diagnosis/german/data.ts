import type {data as english} from '../catalogue/data.js'
import type {Step, TextsOf} from '../entry.js'
import {askAdmin, askProvider, checkDomain, testAgain, waitAndTest} from './steps.js'

const findEditor: Step =
  'Bei eigenem Postfix nachsehen, was Nachrichten verändert: postconf header_checks smtp_header_checks smtpd_milters non_smtpd_milters content_filter'

export const data: TextsOf<typeof english> = {
  'data-too-large': {
    cause:
      '{host} begrenzt die Größe von Nachrichten, und diese oder eine mit üblichen Anhängen von 10 MB ist größer (Anhänge wachsen unterwegs um etwa ein Drittel).',
    remedy: [
      'Kleinere Anhänge oder einen Link senden.',
      'Bei eigenem Postfix: postconf -e message_size_limit=31457280, dann postfix reload.',
      'Der Server nennt ein Größenlimit von {sizeLimit} Byte.',
    ],
    remedyFor: {
      microsoft365: [
        'Das Limit des Postfachs anheben: Set-Mailbox {account} -MaxSendSize 150MB -MaxReceiveSize 150MB',
        'Oder statt des Anhangs einen Link senden.',
      ],
      'exchange-onprem': [
        'Die Limits anheben: Set-TransportConfig -MaxSendSize 35MB -MaxReceiveSize 35MB',
        'Und die des Connectors: Set-ReceiveConnector "Client Frontend SERVER" -MaxMessageSize 35MB',
        'Der Server nennt ein Größenlimit von {sizeLimit} Byte.',
      ],
      google: ['Gmail nimmt höchstens 25 MB samt Kodierung; größere Dateien in Drive ablegen und den Link senden.'],
      'postfix-dovecot': [
        'postconf -e message_size_limit=31457280, dann postfix reload (mailbox_size_limit darf nicht kleiner sein).',
        'Der Server nennt ein Größenlimit von {sizeLimit} Byte.',
      ],
    },
  },
  'data-storage': {
    cause: 'Die Festplatte von {host} ist (fast) voll, daher nimmt der Server keine E-Mails an.',
    remedy: ['Auf dem Server: df -h /var/spool/postfix /var/mail, dann Platz schaffen.', askAdmin, waitAndTest],
    remedyFor: {
      'exchange-onprem': [
        'Exchange nimmt keine E-Mails mehr an, wenn der Platz für seine Warteschlange knapp wird (Back Pressure): Platz auf dem Laufwerk von TransportRoles\\data\\Queue schaffen.',
        'Dann Restart-Service MSExchangeTransport, und erneut testen: {retest}',
      ],
    },
  },
  'data-ms-concurrency': {
    cause: 'Mehr als drei Programme senden gleichzeitig über dieses Microsoft-365-Postfach.',
    remedy: [
      'Die anderen Programme finden, die dieses Postfach verwenden, und ihnen ein eigenes Postfach geben: Exchange Admin Center › Berichte › Nachrichtenfluss › SMTP-AUTH-Clients.',
      waitAndTest,
    ],
  },
  'data-ms-quota-day': {
    cause: 'Dieses Microsoft-365-Postfach hat sein Tageslimit für Empfänger erreicht (10.000).',
    remedy: [
      'Nachlesen, wer gesendet hat: Get-MessageTraceV2 -SenderAddress {account} -StartDate (Get-Date).AddDays(-1) -EndDate (Get-Date); ein gestohlenes Passwort sieht so aus.',
      'Warten, bis die 24 Stunden vorbei sind, dann erneut testen: {retest}',
    ],
  },
  'data-ms-tenant-external-limit': {
    cause: 'Die ganze Microsoft-365-Organisation hat ihr Tageslimit für externe Empfänger erreicht.',
    remedy: [
      'Nachsehen: Exchange Admin Center › Berichte › Nachrichtenfluss › Ausgehende externe Empfänger des Mandanten.',
      'Warten, bis die 24 Stunden vorbei sind; Testmandanten haben ein niedriges Limit, Lizenzen heben es an.',
    ],
  },
  'data-ms-sender-mailbox-full': {
    cause:
      'Das sendende Microsoft-365-Postfach ({account}) ist voll, daher lässt sich nichts unter „Gesendete Elemente“ ablegen.',
    remedy: [
      'Nachsehen, was es füllt: Get-MailboxStatistics {account} | Format-List TotalItemSize; Get-MailboxFolderStatistics {account} | Sort-Object ItemsInFolder',
      '„Gesendete Elemente“ und „Gelöschte Elemente“ von {account} leeren oder das Archiv einschalten: Enable-Mailbox {account} -Archive',
    ],
  },
  'data-ms-storedrv-generic': {
    cause:
      'Der Postfachspeicher von Microsoft konnte die Nachricht nicht verarbeiten; der Name der Ausnahme steht im Beleg.',
    remedy: [
      'Den Namen der Ausnahme in Microsofts Tabelle nachschlagen: learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements',
      askProvider,
    ],
  },
  'data-ms-trial-ip': {
    cause: 'Microsoft nimmt von dieser neuen oder zum Test angelegten Organisation noch keine E-Mails an.',
    remedy: [
      'Eine Lizenz kaufen: admin.microsoft.com › Abrechnung › Dienste kaufen.',
      'Oder die Freigabe beantragen: admin.microsoft.com › Support › Neue Serviceanfrage, mit der Antwort aus dem Beleg.',
    ],
  },
  'data-ms-tenant-threshold': {
    cause:
      'Microsoft hat der Organisation den Versand gesperrt, weil zu viele ihrer E-Mails nach Spam aussahen oder ihr Abonnement endete.',
    remedy: [
      'Das Konto finden, das Spam gesendet hat, und es absichern: security.microsoft.com/restrictedusers und Get-MessageTraceV2 -StartDate (Get-Date).AddDays(-1) -EndDate (Get-Date)',
      'Prüfen, ob das Abonnement aktiv ist: admin.microsoft.com › Abrechnung › Ihre Produkte.',
      'Dann die Freigabe beantragen: admin.microsoft.com › Support › Neue Serviceanfrage.',
    ],
  },
  'data-ms-unregistered-domain': {
    cause: 'Die Absenderdomain ist in der Microsoft-365-Organisation nicht registriert ({sender}).',
    remedy: [
      [
        '{senderDomain} hinzufügen und bestätigen: admin.microsoft.com › Einstellungen › Domänen › Domäne hinzufügen.',
        'Die Domain hinzufügen und bestätigen: admin.microsoft.com › Einstellungen › Domänen › Domäne hinzufügen.',
      ],
      testAgain,
    ],
  },
  'data-ms-suspicious': {
    cause: 'Microsoft beschränkt diesen Absender eine Zeit lang wegen ungewöhnlicher Aktivität.',
    remedy: ['Einige Stunden warten, dann erneut testen: {retest}', askProvider],
  },
  'data-from-header-missing': {
    cause: 'Der Empfänger findet in der From-Zeile keine gültige Adresse.',
    remedy: [
      'Die Adresse setzen: recruitmail address set --address ADDRESS --company {company}',
      'Und den Absendernamen: recruitmail sender set --name NAME --company {company}',
      findEditor,
    ],
  },
  'data-multiple-from': {
    cause: 'Die From-Zeile enthält mehrere Adressen.',
    remedy: [
      [
        'Nachsehen, ob ein Gateway ein zweites From hinzufügt; {sender} dort ausnehmen.',
        'Nachsehen, ob ein Gateway ein zweites From hinzufügt; diesen Absender dort ausnehmen.',
      ],
      findEditor,
    ],
  },
  'data-duplicate-headers': {
    cause:
      'Eine Header-Zeile, die nur einmal vorkommen darf, kommt doppelt an; etwas zwischen hier und dem Empfänger fügt sie hinzu.',
    remedy: [
      [
        'Das Gateway suchen, das Header-Zeilen hinzufügt, und {sender} dort ausnehmen.',
        'Das Gateway suchen, das Header-Zeilen hinzufügt, und diesen Absender dort ausnehmen.',
      ],
      findEditor,
    ],
  },
  'data-message-id-missing': {
    cause: 'Die Nachricht kommt beim Empfänger ohne gültige Message-ID an; etwas auf dem Weg entfernt sie.',
    remedy: [
      [
        'Das Gateway suchen, das Header-Zeilen entfernt, und {sender} dort ausnehmen.',
        'Das Gateway suchen, das Header-Zeilen entfernt, und diesen Absender dort ausnehmen.',
      ],
      findEditor,
      'Bei eigenem Postfix eine fehlende Message-ID ergänzen lassen: postconf -e always_add_missing_headers=yes, dann postfix reload.',
    ],
  },
  'data-bare-lf': {
    cause:
      'Zeilenenden kommen als bloßes LF (ohne CR) an, was der Server ablehnt; ein Proxy oder Scanner auf dem Weg verändert sie.',
    remedy: [
      'Die Mail-Ports vom Proxy oder vom E-Mail-Schutz ausnehmen.',
      'Bei eigenem Postfix Zeilenenden berichtigen, statt die Nachricht abzulehnen: postconf -e smtpd_forbid_bare_newline=normalize, dann postfix reload.',
      askAdmin,
    ],
  },
  'data-8bit-not-supported': {
    cause: 'Der Server nimmt nur 7-Bit-Text an.',
    remedy: [
      'Die Nachricht dort, wo sie entsteht, als quoted-printable oder base64 kodieren.',
      'Oder über einen Server senden, dessen EHLO-Antwort 8BITMIME enthält (eigener Postfix: postconf -X smtpd_discard_ehlo_keywords, dann postfix reload).',
      askAdmin,
    ],
  },
  'data-line-too-long': {
    cause: 'Eine Zeile der Nachricht ist länger als die erlaubten 998 Zeichen.',
    remedy: [
      'Die Vorlage umbrechen oder als quoted-printable kodieren.',
      'Bei eigenem Exim das Limit anheben: message_linelength_limit im SMTP-Transport.',
      findEditor,
    ],
  },
  'data-header-too-large': {
    cause: 'Der Header der Nachricht ist dem Empfänger zu groß.',
    remedy: ['Lange Listen von Empfängern und References kürzen.', findEditor],
  },
  'data-spam-content': {
    cause: 'Der Inhaltsfilter von {host} hält die Nachricht für Spam.',
    remedy: [
      'Links, Bilder und ungewöhnliche Anhänge entfernen und mit reinem Text testen.',
      checkDomain,
      'Auf einem eigenen Server angemeldete Absender vom Spamfilter ausnehmen (rspamd: settings mit authenticated = yes; SpamAssassin: msa_networks, oder kein Milter auf submission).',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Nachlesen, welche Regel entschied: journalctl -u rspamd --since -10min, oder grep milter-reject /var/log/mail.log',
        'Den Filter vom Submission-Port nehmen: postconf -P submission/inet/smtpd_milters=, dann postfix reload (den Milter, der mit DKIM signiert, dort belassen, falls er dazugehört).',
        checkDomain,
      ],
    },
  },
  'data-attachment-blocked': {
    cause: 'Der Server lehnt den Dateityp eines Anhangs dieser Nachricht ab.',
    remedy: [
      'Ein anderes Format (PDF) oder einen Link senden.',
      'Auf einem eigenen Server den Typ im Inhaltsfilter zulassen (amavis: $banned_filename_re; rspamd: mime_types.conf; Postfix: postconf mime_header_checks).',
    ],
    remedyFor: {
      microsoft365: [
        'security.microsoft.com › E-Mail und Zusammenarbeit › Richtlinien und Regeln › Bedrohungsrichtlinien › Antischadsoftware › Standard: den Typ aus dem Filter für allgemeine Anlagen nehmen.',
        'Oder ein anderes Format (PDF) oder einen Link senden.',
      ],
      google: [
        'Programme und Archive mit Programmen nimmt Gmail nie an (support.google.com/mail/answer/6590): ein anderes Format oder einen Link zu Drive senden.',
      ],
    },
  },
  'data-policy-local': {
    cause: 'Eine lokale Richtlinie des empfangenden Servers weist die Nachricht ab; welche, sagt der Server nicht.',
    remedy: [checkDomain, 'Mit reinem Text testen; geht das durch, liegt es am Inhalt.', askAdmin],
  },
  'data-google-domain-policy': {
    cause: 'Eine Regel, die die Administration in Google Workspace angelegt hat, weist die Nachricht ab.',
    remedy: [
      'Die Regel suchen: admin.google.com › Berichterstellung › E-Mail-Protokollsuche zeigt ihren Namen; sie steht unter Apps › Google Workspace › Gmail › Compliance oder Routing.',
      [
        '{redirectFrom} darin ausnehmen: Optionen › Diese Einstellung für bestimmte Adressen umgehen.',
        'Die Recruiting-Adresse darin ausnehmen: Optionen › Diese Einstellung für bestimmte Adressen umgehen.',
      ],
    ],
  },
  'data-timeout': {
    cause: '{host} hat zu lange auf die Nachricht gewartet und aufgegeben.',
    remedy: [
      'Mit mehr Zeit erneut testen: {retest} --timeout 300s',
      'Tritt das wieder auf, gehen womöglich Pakete auf dem Weg verloren: ping -M do -s 1472 {host}. Scheitert das, die MTU dieses Anschlusses senken: ip link set dev eth0 mtu 1400',
      'Zum Vergleich eine kleinere Nachricht senden.',
    ],
  },
  'smtp-connection-dropped-at-data': {
    cause:
      '{host} hat die Verbindung nach der Nachricht ohne Antwort beendet; ob die Nachricht angenommen wurde, ist daher unbekannt.',
    remedy: [
      'Nachsehen, ob die Nachricht ankam, bevor sie erneut gesendet wird: recruitmail unassigned list',
      askAdmin,
      waitAndTest,
    ],
  },
  'data-temporary-failure': {
    cause: '{host} nimmt die Nachricht zurzeit nicht an; laut Server gilt das nur vorübergehend.',
    remedy: [waitAndTest, askAdmin],
  },
  'data-unrecognised': {
    cause: '{host} weist die Nachricht mit Worten ab, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: ['Mit reinem Text testen; geht das durch, liegt es am Inhalt.', askProvider],
  },
  'smtp-rate-limited': {
    cause:
      '{host} begrenzt, wie viel dieses Konto oder diese Adresse in einem Zeitraum senden darf, und dieses Limit ist erreicht.',
    remedy: [
      'Den nächsten Zeitraum abwarten, dann erneut testen: {retest}',
      'Den Anbieter um ein höheres Limit bitten oder den Versand verteilen.',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Die Limits ansehen: postconf smtpd_client_message_rate_limit smtpd_client_recipient_rate_limit smtpd_client_connection_rate_limit',
        'Diesen Rechner ausnehmen: postconf -e "smtpd_client_event_limit_exceptions=$(postconf -h mynetworks) IP", dann postfix reload.',
        'Den nächsten Zeitraum abwarten, dann erneut testen: {retest}',
      ],
    },
  },
}
