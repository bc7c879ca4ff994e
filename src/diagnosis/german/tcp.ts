import type {tcp as english} from '../catalogue/tcp.js'
import type {TextsOf} from '../entry.js'
import {askAdmin, portReachable, testAgain, trustCa, useDocumented, waitAndTest} from './steps.js'

export const tcp: TextsOf<typeof english> = {
  'tcp-refused': {
    cause: 'Auf Port {port} von {host} lauscht nichts: Der Port ist falsch, oder der Dienst läuft nicht.',
    remedy: [
      portReachable,
      useDocumented,
      'Oder den üblichen Port für STARTTLS versuchen: {set} --port {starttlsPort} --encryption starttls',
      'Oder den für TLS: {set} --port {tlsPort} --encryption tls',
      [
        'Auf einem eigenen Server nachsehen, ob der Dienst läuft: ss -tlnp | grep :{port}',
        'Auf einem eigenen Server nachsehen, ob der Dienst läuft.',
      ],
    ],
    remedyFor: {
      'exchange-onprem': [
        'Die IMAP-Dienste von Exchange sind standardmäßig beendet; starten: Set-Service MSExchangeIMAP4 -StartupType Automatic; Start-Service MSExchangeIMAP4; dasselbe für MSExchangeIMAP4BE.',
        portReachable,
      ],
    },
  },
  'tcp-timeout': {
    cause: 'Port {port} von {host} antwortet nicht: Eine Firewall verwirft die Pakete, oder der Server ist aus.',
    remedy: [
      portReachable,
      [
        'Den ausgehenden Port {port} in der Firewall dieses Rechners (ufw allow out {port}/tcp), des Netzes und des Cloud-Anbieters öffnen (viele sperren 25 und 465).',
        'Den ausgehenden Port in der Firewall dieses Rechners, des Netzes und des Cloud-Anbieters öffnen (viele sperren 25 und 465).',
      ],
      'Den üblichen Port für STARTTLS versuchen: {set} --port {starttlsPort} --encryption starttls',
      'Oder den für TLS: {set} --port {tlsPort} --encryption tls',
    ],
  },
  'tcp-outbound-25-blocked': {
    cause:
      'Der ausgehende Port 25 ist für diesen Anschluss gesperrt, während ein anderer Mail-Port von {host} antwortet.',
    remedy: [
      'Den Submission-Port verwenden: {set} --port 587 --encryption starttls',
      'Nur wenn Port 25 wirklich gebraucht wird, beim Internet- oder Cloud-Anbieter die Freigabe beantragen (bei AWS das Formular „Request to remove email sending limitations“).',
    ],
  },
  'tcp-outbound-465-blocked': {
    cause:
      'Der ausgehende Port 465 ist für diesen Rechner gesperrt, während Port 587 von {host} antwortet; mehrere Cloud-Anbieter sperren 25 und 465.',
    remedy: [
      'Den offenen Port verwenden: {set} --port 587 --encryption starttls',
      'Oder beim Cloud-Anbieter die Freigabe von Port 465 beantragen (Hetzner Cloud: console.hetzner.cloud › Limits › Freigabe beantragen).',
    ],
  },
  'tcp-some-addresses-fail': {
    cause:
      '{host} hat mehrere Adressen, von denen nicht alle antworten; Verbindungen scheitern daher ab und zu oder dauern länger.',
    remedy: [
      [
        'Der Administration von {host} sagen, welche Adresse ausfällt (siehe Beleg), oder sie aus dem DNS nehmen: dig +short {host} A {host} AAAA',
        'Der Administration des Servers sagen, welche Adresse ausfällt (siehe Beleg), oder sie aus dem DNS nehmen.',
      ],
      [
        'Bis dahin mit einer verbinden, die antwortet: {set} --connect-address {workingAddress}',
        'Bis dahin mit einer verbinden, die antwortet: {set} --connect-address IP',
      ],
    ],
  },
  'tcp-unreachable': {
    cause:
      'Dieser Rechner hat keine Route zu {host}: Sein Netz oder VPN ist unterbrochen, oder ein Router weist das Ziel ab.',
    remedy: [
      ['Die Route ansehen: ip route get {address4}', 'Die Routen dieses Rechners ansehen: ip route'],
      'Netz oder VPN verbinden, dann erneut testen: {retest}',
    ],
  },
  'tcp-reset': {
    cause:
      'Die Verbindung zu {host} Port {port} wurde zurückgesetzt: durch einen Filter, eine Sperre dieser Adresse (fail2ban) oder eine TLS-Inspektion.',
    remedy: [
      'Aus einem anderen Netz testen; geht es dort, ist die Adresse dieses Rechners gesperrt, oder seine Firewall greift ein.',
      'Auf einem eigenen Server nachsehen, wer gesperrt ist, und die Sperre aufheben: fail2ban-client banned, dann fail2ban-client unban ADDRESS.',
      askAdmin,
    ],
  },
  'tcp-closed-before-greeting': {
    cause:
      '{host} nimmt die Verbindung auf Port {port} an und schließt sie wortlos: Diese Adresse ist gesperrt, ein Verbindungslimit ist erreicht, oder der Dienst hinter einem Proxy steht still.',
    remedy: [
      waitAndTest,
      'Aus einem anderen Netz testen, um zu sehen, ob nur diese Adresse gesperrt ist.',
      'Auf einem eigenen Server: fail2ban-client banned, und nachsehen, ob der Dienst hinter dem Port läuft: systemctl status postfix dovecot',
      askAdmin,
    ],
  },
  'tcp-permission-denied': {
    cause: 'Dieser Rechner selbst verbietet die Verbindung: durch seine Firewall, eine Sandbox oder Endpoint-Schutz.',
    remedy: [
      [
        'node in der Firewall oder im Endpoint-Schutz dieses Rechners Verbindungen zu {host} Port {port} erlauben.',
        'node in der Firewall oder im Endpoint-Schutz dieses Rechners Verbindungen erlauben.',
      ],
      'Windows: New-NetFirewallRule -DisplayName "node to mail servers" -Direction Outbound -Program (Get-Command node).Source -Action Allow',
      'Linux, um die Regel zu finden: nft list ruleset; mit SELinux: ausearch -m avc -c node',
      testAgain,
    ],
  },
  'tcp-proxy-failed': {
    cause: 'Der Proxy zwischen hier und {host} lehnt Verbindungen zum Mail-Port {port} ab.',
    remedy: ['Im Proxy CONNECT zu den Ports 465, 587 und 993 erlauben oder ihn für {host} umgehen.', testAgain],
  },
  'tcp-antivirus-interception': {
    cause:
      'Ein Virenscanner oder eine TLS-Inspektion auf dem Weg präsentiert ein eigenes Zertifikat ({issuer}) statt des Server-Zertifikats.',
    remedy: [
      'node und die Mail-Ports vom E-Mail-Schutz oder von der TLS-Inspektion dieses Produkts ausnehmen.',
      trustCa,
    ],
  },
  'tcp-broken-pipe': {
    cause: '{host} hat die Verbindung geschlossen, während von hier noch gesendet wurde.',
    remedy: ['Die letzte Zeile des Servers im Beleg lesen: Sie nennt meist den Grund.', waitAndTest, askAdmin],
  },
  'tcp-idle-timeout': {
    cause: '{host} wurde erreicht und antwortete zunächst, dann kam bis zum Zeitlimit nichts mehr.',
    remedy: [
      'Mit mehr Zeit erneut testen: {retest} --timeout 300s',
      'Bleibt es immer am selben Schritt stehen, aus einem anderen Netz versuchen: Ein Filter oder eine falsche MTU verschluckt Pakete (ping -M do -s 1472 {host}).',
      askAdmin,
    ],
  },
  'tcp-unrecognised': {
    cause:
      'Die Verbindung zu {host} Port {port} ist auf eine Weise gescheitert, die dieses Programm nicht kennt; der Beleg zeigt den Code des Systems.',
    remedy: [portReachable, testAgain],
  },
  'smtp-connection-dropped': {
    cause: '{host} hat die Verbindung mitten im Gespräch ohne Angabe eines Grundes beendet.',
    remedy: [
      waitAndTest,
      'Aus einem anderen Netz testen: Filter und Sperren wegen zu vieler Verbindungen sehen so aus.',
      askAdmin,
    ],
  },
  'data-smtp-421-closing': {
    cause: 'Der Server beendet die Sitzung mittendrin mit 421: Er startet neu, oder eines seiner Limits ist erreicht.',
    remedy: [waitAndTest, askAdmin],
  },
}
