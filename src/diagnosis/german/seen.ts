import type {FindingCode} from '../catalogue.js'

/** Evidence lines of the examples that are worded by the checks; those of servers are the same in every language. */
export const seenInGerman: Readonly<Partial<Record<FindingCode, readonly string[]>>> = {
  'settings-secret-missing': ['Das Passwort acme/smtp ist nicht hinterlegt: Der Schlüsselbund enthält es nicht.'],
  'settings-incomplete': [
    'companies.acme.redirect: es fehlt die Recruiting-Adresse, an die Bewerbende schreiben',
    'inbound: es fehlt das Eingangspostfach, in dem umgeleitete Nachrichten ankommen',
  ],
  'keychain-locked': ['Der Schlüsselbund ist gesperrt; das Passwort acme/smtp ist deshalb nicht lesbar.'],
  'keychain-unavailable': [
    'Der Schlüsselbund ist nicht nutzbar: diese Sitzung hat keinen D-Bus (DBUS_SESSION_BUS_ADDRESS ist nicht gesetzt): Cannot autolaunch D-Bus without X11 $DISPLAY.',
  ],
  'password-command-failed': [
    'passwordCommand für acme/smtp: op endete mit Exit-Code 1 und der Meldung: not signed in.',
  ],
  'dns-mx-missing': ['acme.example hat weder MX- noch A- noch AAAA-Einträge'],
  'tls-cert-expires-soon': [
    'Zertifikat von smtp.acme.example, ausgestellt von R11',
    'gültig bis 2026-12-05',
    'RSA-Schlüssel von 2048 Bit',
  ],
  'tls-cert-weak-key': [
    'Zertifikat von smtp.acme.example, ausgestellt von Example Issuing CA',
    'gültig bis 2027-01-01',
    'RSA-Schlüssel von 1024 Bit',
  ],
  'tls-microsoft-legacy-client': ['smtp.office365.com:587, TLS-Handshake: CLOSED (von der Gegenseite geschlossen)'],
  'delivery-accepted-but-not-arrived': [
    'angenommen vom sendenden Server smtp.acme.example:587: 250 2.0.0 Ok: queued as 4F1T2k0x3Qz9',
    'in INBOX von inbox@recruit.example innerhalb von 60 s nicht gesehen',
    'auch nicht in den übrigen Ordnern (6 durchsucht: Junk, Archive, Drafts, Sent, Trash, Jobs)',
    'sie liegt aber im Postfach der Gesellschaft (jobs@acme.example, INBOX): Dort kam sie an und wurde nicht umgeleitet',
    'keine Unzustellbarkeitsmeldung in inbox@recruit.example, jobs@acme.example',
    'keine automatische Antwort',
    'keine Bitte eines Anbieters, die Weiterleitung zu bestätigen, wartet in INBOX, Junk',
    'E-Mails für acme.example gehen an mx.acme.example',
    'die Umleitung soll an inbox@recruit.example führen, die Adresse des Eingangspostfachs',
  ],
  'delivery-in-junk': ['gefunden in Junk nach 1840 ms'],
  'delivery-webde-unknown-folder': ['gefunden in Unbekannt nach 1840 ms'],
  'delivery-delayed': [
    'gesehen 94 s nach der Annahme durch den Server',
    'lag 88 s zwischen mx.acme.example und scan.acme.example, laut deren Received-Zeilen',
  ],
  'imap-exchange-service-stopped': ['192.0.2.25:993 abgewiesen nach 1 ms (ECONNREFUSED)'],
  'imap-uidvalidity-changed': ['INBOX: UIDVALIDITY vorher 1732300000, jetzt 1732386400'],
  'imap-search-delay': ['von einer Suche gefunden 40 s nachdem der Server die Nachricht gemeldet hatte'],
  'redirect-ms-silent-internal': [
    'angenommen vom sendenden Server smtp.office365.com:587: 250 2.0.0 OK <recruitmail-probe.1@acme.example> [Hostname=FR0P281MB0001.DEUP281.PROD.OUTLOOK.COM]',
    'in INBOX von inbox@recruit.example innerhalb von 60 s nicht gesehen',
    'keine Unzustellbarkeitsmeldung in inbox@recruit.example, jobs@acme.example',
    'die Testnachricht von außen (probe@relay.example) kam an: nur Nachrichten interner Absender gehen verloren',
  ],
  'redirect-ms-forwardingaddress-wins': [
    'ForwardingAddress: acme.example/Users/Office',
    'ForwardingSmtpAddress: smtp:inbox@recruit.example',
    'in INBOX von inbox@recruit.example innerhalb von 60 s nicht gesehen',
  ],
  'redirect-no-local-copy': [
    'keine Kopie von <recruitmail-probe.1@acme.example> in einem Ordner des eigenen Postfachs (7 durchsucht)',
  ],
  'redirect-target-unconfirmed': [
    'eine Bitte von forwarding-noreply@google.com, die Weiterleitung zu bestätigen, liegt in INBOX',
    'der empfangende Server hat den Absender als echt erkannt',
    'Code 483920156',
  ],
  'redirect-google-disabled': [
    'in INBOX von inbox@recruit.example innerhalb von 60 s nicht gesehen',
    'Gmail › Einstellungen › Weiterleitung und POP/IMAP hat keinen Abschnitt für die Weiterleitung',
  ],
  'redirect-google-daily-cap': [
    'in INBOX von inbox@recruit.example innerhalb von 60 s nicht gesehen',
    'E-Mail-Protokollsuche: heute mehr als 10.000 weitergeleitete Nachrichten für jobs@acme.example',
  ],
  'redirect-rule-client-side': [
    'in INBOX von inbox@recruit.example innerhalb von 60 s nicht gesehen',
    'Recruiting (nur Client)',
  ],
  'redirect-auto-reply-instead': [
    'eine automatische Antwort von jobs@acme.example kam, die Testnachricht nicht: Thank you for your application',
  ],
  'redirect-duplicate': ['Exemplare in INBOX: 2', 'Exemplar 2 kam 340 ms nach dem ersten, mit derselben Message-ID'],
  'redirect-wrong-mailbox': ['gefunden in Archive nach 912 ms'],
  'redirect-reply-to-changed': ['Reply-To: gesendet candidate@mail.example, angekommen tickets@acme.example'],
  'redirect-to-changed': ['To: gesendet jobs@acme.example, angekommen inbox@recruit.example'],
  'redirect-body-changed': ['unter dem Text hinzugefügt: This e-mail was checked for viruses by ACME Mail Security.'],
  'header-from-rewritten': [
    'From: gesendet ACME Recruiting <jobs@acme.example>, angekommen Office <office@acme.example>',
    'Message-ID: gesendet <recruitmail-probe.1@acme.example>, angekommen <AM0PR01MB1@eurprd01.prod.exchangelabs.com>',
    'Subject: gesendet recruitmail test message, angekommen WG: recruitmail test message',
  ],
  'header-message-id-changed': [
    'Message-ID: gesendet <recruitmail-probe.1@acme.example>, angekommen <20261123164500.7F3A@gateway.acme.example>',
  ],
  'header-reply-to-lost': ['Reply-To: gesendet reply@acme.example, fehlt bei der Ankunft'],
  'header-references-lost': ['References: gesendet <a1@acme.example> <a2@acme.example>, fehlt bei der Ankunft'],
  'header-forwarded-as-attachment': [
    'ein Teil vom Typ message/rfc822 enthält das Original',
    'From: Office <office@acme.example>',
    'Subject: FW: recruitmail test message',
  ],
  'header-from-munged-list': [
    'From: gesendet ACME Recruiting <jobs@acme.example>, angekommen ACME Recruiting via Jobs <jobs@lists.acme.example>',
    'List-Id: Jobs <jobs.lists.acme.example>',
  ],
  'header-google-from-replaced': [
    'From: gesendet ACME Recruiting <jobs@acme.example>, angekommen ACME Recruiting <office@acme.example>',
    'X-Google-Original-From: ACME Recruiting <jobs@acme.example>',
  ],
  'header-ms-from-replaced': [
    'From: gesendet ACME Recruiting <jobs@acme.example>, angekommen ACME Recruiting <office@acme.example>',
    'x-ms-exchange-organization-authas: Internal',
  ],
  'header-subject-tagged': ['Subject: gesendet recruitmail test message, angekommen [EXTERN] recruitmail test message'],
  'header-custom-stripped': ['X-Recruitmail-Probe: gesendet 7f3a1c, fehlt bei der Ankunft'],
  'header-encoding-changed': ['der Text wurde neu kodiert, sein Wortlaut ist derselbe'],
  'header-date-changed': ['Date: gesendet Mon, 23 Nov 2026 16:20:41 +0000, angekommen Mon, 23 Nov 2026 17:45:03 +0100'],
  'header-plus-address-lost': ['To: gesendet jobs+dev@acme.example, angekommen jobs@acme.example'],
  'header-return-path-srs': ['Envelope-Absender bei der Ankunft: SRS0=Xk3f=QZ=acme.example=jobs@redirect.example'],
  'spf-missing': ['acme.example hat keinen TXT-Eintrag, der mit v=spf1 beginnt'],
  'spf-too-many-lookups': [
    'v=spf1 include:a.example include:b.example include:c.example mx a ~all',
    '14 Abfragen, erlaubt sind 10',
  ],
  'spf-void-lookups': [
    'v=spf1 include:old1.example include:old2.example a:gone.example ~all',
    'ohne Antwort: old1.example, old2.example, gone.example',
  ],
  'spf-syntax-error': [
    'v=spf1 ipv4:192.0.2.9 include:_spf.acme.example -all',
    'acme.example: „ipv4:192.0.2.9“ ist kein gültiger Bestandteil',
  ],
  'spf-fails-after-redirect': [
    'spf=fail acme.example',
    'eingeliefert von mail.redirect.example [192.0.2.9]',
    'Envelope-Absender bei der Ankunft: jobs@acme.example',
    'Authentication-Results: mx.recruit.example; spf=fail; dkim=none; dmarc=fail',
  ],
  'spf-ms-relay-pool': [
    'spf=softfail acme.example',
    'eingeliefert von mail-fr2deu01on0000.outbound.protection.outlook.com [40.95.1.2]',
    'Envelope-Absender bei der Ankunft: jobs@acme.example',
  ],
  'spf-aligned-by-srs-only': [
    'spf=pass redirect.example',
    'Envelope-Absender bei der Ankunft: SRS0=Xk3f=QZ=acme.example=jobs@redirect.example',
  ],
  'dkim-key-not-found': ['dkim=permerror (no key) acme.example', 'DMARC-Richtlinie von acme.example: p=quarantine'],
  'dkim-domain-not-aligned': ['dkim=pass sendgrid.net', 'DMARC-Richtlinie von acme.example: p=reject'],
  'dmarc-missing': ['kein TXT-Eintrag unter _dmarc.acme.example'],
  'dmarc-syntax': ['v=DMARC1 p=none', 'das Feld p fehlt'],
  'dmarc-fails': [
    'spf=none',
    'dkim=none',
    'DMARC-Richtlinie von acme.example: p=quarantine',
    'Authentication-Results: mx.recruit.example; spf=none; dkim=none; dmarc=fail',
  ],
  'dmarc-freemail-from': [
    'From: acme.jobs@gmx.example',
    'gmx.example: keine Richtlinie für E-Mails über smtp.acme.example',
    'DMARC-Richtlinie von gmx.example: p=quarantine',
  ],
  'dmarc-reject-without-spf': ['v=DMARC1; p=reject', 'acme.example hat keinen TXT-Eintrag, der mit v=spf1 beginnt'],
  'arc-missing': ['dkim=fail (body hash did not verify) acme.example', 'die Nachricht trägt keine ARC-Siegel'],
  'arc-fail': ['arc=fail (body hash did not verify)', 'ARC-Siegel von: google.com, gateway.example'],
  'arc-sealer-not-trusted': [
    'arc=pass',
    'ARC-Siegel von: gateway.example',
    'vom ersten Siegler festgestellt: spf=pass; dkim=pass; dmarc=pass',
    'dkim=fail (body hash did not verify) acme.example',
  ],
  'policy-basic-auth-ends-soon': ['die Anmeldung mit Passwort wurde von smtp.office365.com angenommen'],
}
