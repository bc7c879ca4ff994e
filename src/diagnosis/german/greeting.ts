import type {greeting as english} from '../catalogue/greeting.js'
import type {TextsOf} from '../entry.js'
import {askAdmin, testAgain, useDocumented, useStarttls, useTls, waitAndTest} from './steps.js'

export const greeting: TextsOf<typeof english> = {
  'smtp-greeting-timeout': {
    cause:
      '{host} nimmt die Verbindung auf Port {port} an, sagt aber nichts: Der Server ist überlastet, lässt Fremde absichtlich warten, oder dort lauscht ein anderer Dienst.',
    remedy: ['Mehr Zeit geben: {retest} --timeout 300s', useDocumented, askAdmin],
  },
  'smtp-greeting-554-ip-blocked': {
    cause:
      '{host} weist diesen Rechner schon bei der Begrüßung ab (554), meist weil dessen IP-Adresse auf einer Sperrliste steht oder dort nicht einliefern soll.',
    remedy: [
      useDocumented,
      'Die öffentliche IP-Adresse dieses Rechners (curl -4 ifconfig.me) bei check.spamhaus.org nachschlagen und austragen lassen.',
      askAdmin,
    ],
    remedyFor: {
      gmx: [
        'Mit Anmeldung senden: {set} {providerServer}',
        'Muss dieser Rechner selbst zustellen, seine Adresse bei postmaster.gmx.net nachschlagen und die Postmaster von dort aus anschreiben.',
      ],
      'web-de': [
        'Mit Anmeldung senden: {set} {providerServer}',
        'Muss dieser Rechner selbst zustellen, seine Adresse bei postmaster.web.de nachschlagen und die Postmaster von dort aus anschreiben.',
      ],
      't-online': [
        'Mit Anmeldung senden: {set} {providerServer}',
        'Muss dieser Rechner selbst zustellen, bei tosa@rx.t-online.de um Freigabe seiner Adresse bitten.',
      ],
    },
  },
  'smtp-greeting-554-dialup': {
    cause: '{host} nimmt von Einwahladressen wie der dieses Rechners keine E-Mails an.',
    remedy: [
      useDocumented,
      'Soll dieser Rechner selbst zustellen, braucht er eine feste Adresse mit einem Namen im Reverse-DNS.',
    ],
  },
  'smtp-greeting-refused': {
    cause: '{host} verweigert schon in der Begrüßung den Dienst; mehr als die Worte im Beleg verrät der Server nicht.',
    remedy: [
      [
        'Nachsehen, welcher Server zum Senden mit Anmeldung da ist: recruitmail provider detect {address}',
        'Nachsehen, welcher Server zum Senden mit Anmeldung da ist: recruitmail provider list',
      ],
      useDocumented,
      askAdmin,
    ],
  },
  'smtp-greeting-421-too-many': {
    cause: 'Von dieser Adresse sind zu viele Verbindungen zu {host} gleichzeitig offen.',
    remedy: [
      [
        'Nachsehen, welche Programme hier Verbindungen dorthin halten, und überzählige beenden: ss -tnp | grep :{port}',
        'Andere Programme beenden, die Verbindungen dorthin halten, oder die Zahl ihrer gleichzeitigen Verbindungen senken.',
      ],
      'Bei eigenem Postfix das Limit anheben: postconf -e smtpd_client_connection_count_limit=100, dann postfix reload.',
      waitAndTest,
    ],
  },
  'smtp-greeting-421-busy': {
    cause: '{host} ist ausgelastet oder wird gewartet und nimmt vorerst keine neuen Sitzungen an.',
    remedy: [waitAndTest, askAdmin],
  },
  'smtp-greeting-not-smtp': {
    cause: 'Auf Port {port} von {host} antwortet ein anderer Dienst als SMTP; seine ersten Worte stehen im Beleg.',
    remedy: [useStarttls, 'Oder: {set} --port {tlsPort} --encryption tls', useDocumented],
  },
  'smtp-greeting-asterisks': {
    cause:
      'Eine Firewall auf dem Weg überdeckt die Begrüßung von {host} mit Sternchen und entfernt Erweiterungen wie STARTTLS.',
    remedy: [
      'Ihre SMTP-Inspektion ausschalten (Cisco ASA: no inspect esmtp; ältere PIX: no fixup protocol smtp 25).',
      useTls,
    ],
  },
  'smtp-greeting-unrecognised': {
    cause: 'Die Begrüßung von {host} versteht dieses Programm nicht; der Beleg zeigt, was kam.',
    remedy: [useDocumented, askAdmin],
  },
  'smtp-ehlo-invalid-name': {
    cause: '{host} akzeptiert den Namen nicht, unter dem sich dieser Rechner vorstellt.',
    remedy: [
      [
        'Diesem Rechner einen vollständigen Hostnamen und dazu einen DNS-Eintrag geben: hostnamectl set-hostname mail.{senderDomain}',
        'Diesem Rechner einen vollständigen Hostnamen und dazu einen DNS-Eintrag geben: hostnamectl set-hostname NAME.DOMAIN',
      ],
      'Oder über den Submission-Port mit Anmeldung senden, der weniger verlangt: {set} --port 587 --encryption starttls',
      askAdmin,
    ],
  },
  'smtp-ehlo-rejected': {
    cause: '{host} lehnt den Befehl EHLO ab: eine Regel gegen den Namen oder die Adresse dieses Rechners.',
    remedy: [
      'Statt Port 25 den Submission-Port mit Anmeldung verwenden: {set} --port 587 --encryption starttls',
      [
        'Diesem Rechner einen Hostnamen geben, dessen DNS-Einträge auf seine Adresse zeigen: hostnamectl set-hostname mail.{senderDomain}',
        'Diesem Rechner einen Hostnamen geben, dessen DNS-Einträge auf seine Adresse zeigen: hostnamectl set-hostname NAME.DOMAIN',
      ],
      askAdmin,
    ],
  },
  'smtp-ehlo-421': {
    cause:
      '{host} beendet die Sitzung bei EHLO mit einer vorübergehenden Absage: Ein Limit ist erreicht, oder der Server startet neu.',
    remedy: [waitAndTest, askAdmin],
  },
  'smtp-ehlo-unrecognised': {
    cause: '{host} hat auf EHLO nicht so geantwortet, dass dieses Programm es versteht; der Beleg zeigt, was kam.',
    remedy: [useDocumented, askAdmin],
  },
  'smtp-protocol-error': {
    cause:
      'Die Antwort von {host} ist keine SMTP-Antwort: Ein Proxy oder ein E-Mail-Schutz verändert den Datenstrom, oder der Server ist defekt.',
    remedy: [
      'Dieses Programm (node) vom E-Mail-Schutz dieses Rechners und von der SMTP-Inspektion der Firewall ausnehmen.',
      'Aus einem anderen Netz testen; geht es dort, steht das störende Gerät im hiesigen Netz.',
      askAdmin,
    ],
  },
  'smtp-auth-not-offered': {
    cause: '{host} bietet auf Port {port} keine Anmeldung (AUTH) an, daher ließ sich das Passwort nicht prüfen.',
    remedy: [
      'Statt 25 den Submission-Port verwenden: {set} --port 587 --encryption starttls',
      [
        'Ein MX-Server nimmt E-Mails entgegen, Anmeldungen nimmt der Postausgangsserver an: {set} {providerServer}',
        'Ein MX-Server nimmt E-Mails entgegen, Anmeldungen nimmt der Postausgangsserver an; nachsehen, welcher das ist: recruitmail provider detect {address}',
        'Ein MX-Server nimmt E-Mails entgegen, Anmeldungen nimmt der Postausgangsserver an; nachsehen, welcher das ist: recruitmail provider list',
      ],
      'Oder den Port für TLS versuchen: {set} --port {tlsPort} --encryption tls',
      'Auf einem eigenen Server für diesen Port einschalten (Postfix: smtpd_sasl_auth_enable=yes beim Dienst submission in master.cf).',
    ],
    remedyFor: {
      'exchange-onprem': [
        'Set-ReceiveConnector "Client Frontend SERVER" -AuthMechanism Tls,Integrated,BasicAuth,BasicAuthRequireTLS',
        'Port 587 verwenden, der zu diesem Connector gehört: {set} --port 587 --encryption starttls',
      ],
      'postfix-dovecot': [
        'Den Submission-Port verwenden: {set} --port 587 --encryption starttls',
        'Fehlt in master.cf der Dienst submission, anlegen: postconf -M submission/inet="submission inet n - y - - smtpd"',
        'Die Anmeldung dafür einschalten: postconf -P submission/inet/smtpd_sasl_auth_enable=yes submission/inet/smtpd_sasl_type=dovecot submission/inet/smtpd_sasl_path=private/auth submission/inet/smtpd_tls_security_level=encrypt, dann postfix reload.',
      ],
    },
  },
  'smtp-auth-only-after-tls': {
    cause: '{host} bietet die Anmeldung erst nach der Verschlüsselung an, und diese ist ausgeschaltet.',
    remedy: [useStarttls],
  },
  'smtp-auth-mechanism-mismatch': {
    cause: '{host} bietet nur Anmeldeverfahren an ({offeredAuth}), die zu einer Anmeldung mit {authKind} nicht passen.',
    remedy: [
      'Auf einem eigenen Server PLAIN und LOGIN über TLS anbieten (Dovecot: auth_mechanisms = plain login, dann doveadm reload).',
      'Bietet er nur XOAUTH2 oder OAUTHBEARER an, per OAuth anmelden: {loginMicrosoft}',
      askAdmin,
    ],
    remedyFor: {
      microsoft365: [
        'Microsoft beendet die Anmeldung mit Passwort beim Senden; per OAuth anmelden: {loginMicrosoft}',
        'Bis dahin kann die Administration sie für dieses Postfach zulassen: Set-CASMailbox {account} -SmtpClientAuthenticationDisabled $false',
      ],
      'outlook-com': ['Outlook.com nimmt keine Passwörter mehr an; per OAuth anmelden: {loginMicrosoft}'],
      'exchange-onprem': [
        'Basic über TLS zulassen: Set-ReceiveConnector "Client Frontend SERVER" -AuthMechanism Tls,Integrated,BasicAuth,BasicAuthRequireTLS',
      ],
    },
  },
  'smtp-bad-sequence': {
    cause:
      '{host} meldet, dass die Befehle in falscher Reihenfolge kamen: Ein Proxy auf dem Weg verschluckt oder vertauscht sie, oder die Anmeldung blieb unbemerkt.',
    remedy: [
      'Zwischen hier und {host} nach einem SMTP-Proxy oder E-Mail-Schutz suchen und diesen umgehen.',
      testAgain,
      askAdmin,
    ],
  },
}
