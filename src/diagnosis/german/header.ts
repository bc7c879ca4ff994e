import {eachProvider} from '../by-provider.js'
import type {header as english} from '../catalogue/header.js'
import type {TextsOf} from '../entry.js'
import {redirectWithCopy} from './redirect-steps.js'
import {testAgain} from './steps.js'

const useRedirect = 'In der Regel von {redirectFrom} „Umleiten“ statt „Weiterleiten“ wählen.'
const bySieve = 'In Sieve ist das: require ["copy"]; redirect :copy "{redirectTo}";'
const byExchange =
  'Bei Exchange: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true, und die weiterleitende Regel entfernen: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardTo,ForwardAsAttachmentTo'

/** Where a true redirect is set up, for everything that a forward breaks. */
const trueRedirect = eachProvider(redirectWithCopy, (own) => [...own, testAgain])

export const header: TextsOf<typeof english> = {
  'header-from-rewritten': {
    cause:
      'Die Nachricht wurde weitergeleitet statt umgeleitet: Im From steht jetzt {from}, die Adresse der bewerbenden Person ging verloren.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: {
      ...trueRedirect,
      microsoft365: [
        'Die Regel ersetzen: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        'Die weiterleitende entfernen: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardTo,ForwardAsAttachmentTo; dann Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        'In Outlook im Web ist das: Einstellungen › E-Mail › Regeln › Aktion hinzufügen › Umleiten an (nicht Weiterleiten an).',
        testAgain,
      ],
    },
  },
  'header-message-id-changed': {
    cause:
      'Die Nachricht kam mit einer neuen Message-ID an, Antworten lassen sich dadurch nicht mehr zuordnen: Sie wurde weitergeleitet, oder ein Gateway hat sie neu erzeugt.',
    remedy: [
      useRedirect,
      'Die Recruiting-Adresse {redirectFrom} von Gateways ausnehmen, die Nachrichten neu aufbauen (Signaturen, Archivierung, Verschlüsselung).',
      bySieve,
      testAgain,
    ],
    remedyFor: {
      ...trueRedirect,
      microsoft365: [
        'Nachsehen, welche Regel oder welcher Connector die Nachricht woandershin führt: Get-TransportRule | ? RouteMessageOutboundConnector | fl Name,RouteMessageOutboundConnector; ein Signatur- oder Archivdienst dahinter erzeugt Nachrichten neu.',
        'Die Adresse ausnehmen: Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Im Postfach umleiten: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        testAgain,
      ],
    },
  },
  'header-reply-to-lost': {
    cause: 'Die Reply-To-Zeile ging unterwegs verloren; Antworten gingen an die falsche Adresse.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: trueRedirect,
  },
  'header-references-lost': {
    cause:
      'References oder In-Reply-To gingen unterwegs verloren; Antworten von Bewerbenden werden nicht als solche erkannt.',
    remedy: [
      useRedirect,
      'Zwischen {redirectFrom} und {redirectTo} nach einem Verteiler oder Ticketsystem suchen und davor umleiten: das Postfach selbst, nicht dessen Ausgabe.',
      bySieve,
      testAgain,
    ],
    remedyFor: trueRedirect,
  },
  'header-forwarded-as-attachment': {
    cause: 'Die Nachricht kam als Anhang einer anderen an: Die Regel leitet sie „als Anlage“ weiter.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: {
      ...trueRedirect,
      microsoft365: [
        'Die Regel finden: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardAsAttachmentTo; entfernen: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        'Ersetzen: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        testAgain,
      ],
      'exchange-onprem': [
        'Die Regel finden: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardAsAttachmentTo; entfernen: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        'Ersetzen: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        testAgain,
      ],
    },
  },
  'header-from-munged-list': {
    cause: 'Ein Verteiler oder Gateway hat das From durch die eigene Adresse ersetzt („via“).',
    remedy: [
      '{redirectFrom} zu einem Postfach oder Alias machen statt zu einem Verteiler oder einer Gruppe.',
      'In Mailman 3: Liste › Einstellungen › DMARC Mitigations: „No DMARC mitigations“ und keine bedingungslose Ersetzung; in Mailman 2: from_is_list = No.',
      testAgain,
    ],
    remedyFor: {
      google: [
        'Eine Google-Gruppe schreibt das From von Absendern mit strenger Richtlinie um; {redirectFrom} zu einem Nutzer machen oder zum Alias eines Nutzers: admin.google.com › Verzeichnis › Nutzer › Name › Alternative E-Mail-Adressen.',
        testAgain,
      ],
      microsoft365: [
        '{redirectFrom} zu einem freigegebenen Postfach machen statt zu einer Gruppe: New-Mailbox -Shared -Name Recruiting -PrimarySmtpAddress {redirectFrom}',
        'Dann umleiten: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        testAgain,
      ],
    },
  },
  'header-google-from-replaced': {
    cause: 'Google hat den Absender durch die Adresse des Kontos ersetzt, weil {sender} kein bestätigter Alias ist.',
    remedy: [
      'Gmail mit dem Konto der Anmeldung › Einstellungen › Konten › Senden als › Weitere E-Mail-Adresse hinzufügen: {sender}, dann den dort eintreffenden Code eingeben.',
      'Oder zum Alias des Kontos machen, dann ohne Code: admin.google.com › Verzeichnis › Nutzer › Name › Alternative E-Mail-Adressen: {sender}',
      'Oder über das Relay des Workspace senden, das das From nicht ändert: {set} --host smtp-relay.gmail.com --port 587 --encryption starttls',
    ],
  },
  'header-ms-from-replaced': {
    cause: 'Microsoft 365 hat den Alias {sender} durch die primäre Adresse des Postfachs ersetzt.',
    remedy: [
      'Set-OrganizationConfig -SendFromAliasEnabled $true',
      'Prüfen, ob die Adresse ein Alias des Postfachs ist, das sich anmeldet: Get-Recipient {sender} | fl PrimarySmtpAddress,EmailAddresses',
      'Bis zu einer Stunde warten, bis es wirkt, dann erneut testen: {retest}',
    ],
  },
  'header-subject-tagged': {
    cause:
      'Der Betreff kam geändert an ({subject}): Eine Regel oder ein Filter stellt ihm einen Zusatz voran; auch die DKIM-Signatur wird dadurch ungültig.',
    remedy: [
      '{redirectFrom} im Filter oder in der Nachrichtenflussregel von Betreffzusätzen wie [EXTERN] oder [SPAM] ausnehmen.',
      'Bei Exchange: Get-TransportRule | ? PrependSubject | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
      'Bei SpamAssassin „rewrite_header Subject“ aus local.cf entfernen; bei rspamd die Aktion rewrite_subject aus local.d/actions.conf entfernen.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Die Regel finden: Get-TransportRule | ? PrependSubject | fl Name,PrependSubject',
        'Die Adresse ausnehmen: Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Outlook kann fremde Absender auch kennzeichnen, ohne den Betreff anzufassen: Set-ExternalInOutlook -Enabled $true',
        testAgain,
      ],
      'exchange-onprem': [
        'Die Regel finden: Get-TransportRule | ? PrependSubject | fl Name,PrependSubject',
        'Die Adresse ausnehmen: Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Inhaltscompliance und Routing: {redirectFrom} von Regeln mit „Benutzerdefinierten Betreff voranstellen“ ausnehmen.',
        testAgain,
      ],
      ionos: [
        'Webmail als {redirectFrom} › Zahnrad › Alle Einstellungen… › E-Mail › Spamfilter: den Betreff nicht kennzeichnen, Spam stattdessen verschieben.',
        testAgain,
      ],
      strato: [
        'STRATO Webmail als {redirectFrom} › Einstellungen › Spam-Einstellungen: den Betreff nicht kennzeichnen, Spam im Spam-Ordner ablegen.',
        testAgain,
      ],
      'all-inkl': ['KAS › E-Mail › Postfach › {redirectFrom} › Spamfilter: den Betreff nicht kennzeichnen.', testAgain],
      'postfix-dovecot': [
        'Bei SpamAssassin „rewrite_header Subject“ aus local.cf entfernen; bei rspamd die Aktion rewrite_subject aus local.d/actions.conf entfernen.',
        'Nachsehen, ob Postfix selbst es tut: postconf header_checks smtp_header_checks',
        testAgain,
      ],
    },
  },
  'header-custom-stripped': {
    cause: 'Eigene Header-Zeilen (X-…) wurden unterwegs entfernt.',
    remedy: [
      'E-Mails von Bewerbenden kommen ohne sie aus; {redirectFrom} im Gateway ausnehmen, falls eigene Werkzeuge sie brauchen.',
      'Bei Exchange nachsehen, wer Header entfernt: Get-TransportRule | ? RemoveHeader | fl Name,RemoveHeader; bei Postfix: postconf header_checks smtp_header_checks (Zeilen mit IGNORE).',
    ],
  },
  'header-auto-submitted': {
    cause: 'Die Nachricht stammt von einem Automaten (Abwesenheitsnotiz, Ticketsystem) und wird niemals beantwortet.',
    remedy: ['Es ist nichts zu tun.'],
  },
  'header-encoding-changed': {
    cause: 'Ein Server auf dem Weg hat Text oder Header neu kodiert; Umlaute und DKIM können darunter leiden.',
    remedy: [
      'Jeder Server auf dem Weg muss 8BITMIME anbieten: swaks --server HOST --quit-after EHLO zeigt, was jeder anbietet.',
      'Bei Postfix sagen disable_mime_output_conversion und smtputf8_enable, was er umwandelt: postconf disable_mime_output_conversion smtputf8_enable',
      'Oder {redirectFrom} in dem Gateway ausnehmen, das Nachrichten neu erzeugt.',
      testAgain,
    ],
  },
  'header-date-changed': {
    cause: 'Die Date-Zeile kam geändert an: Etwas auf dem Weg hat die Nachricht neu erzeugt.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: trueRedirect,
  },
  'header-plus-address-lost': {
    cause: 'Der Teil der Adresse hinter dem Pluszeichen ging verloren.',
    remedy: [
      'Plus-Adressen einschalten. Postfix: postconf -e "recipient_delimiter = +", dann postfix reload; Dovecot: recipient_delimiter = +',
      'Microsoft 365: Set-OrganizationConfig -DisablePlusAddressInRecipients $false',
      'Oder einen Alias ohne Pluszeichen verwenden: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    remedyFor: {
      microsoft365: [
        'Set-OrganizationConfig -DisablePlusAddressInRecipients $false',
        'Oder einen Alias ohne Pluszeichen verwenden: recruitmail redirect set --from ADDRESS --company {company}',
      ],
    },
  },
  'header-return-path-srs': {
    cause: 'Die Umleitung hat den Envelope-Absender umgeschrieben (SRS), wie es eine gute Umleitung tut.',
    remedy: ['Es ist nichts zu tun.'],
  },
}
