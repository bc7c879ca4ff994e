import type {dns as english} from '../catalogue/dns.js'
import type {Step, TextsOf} from '../entry.js'
import {otherResolver, testAgain, useDocumented} from './steps.js'

const publishMx: Step = [
  'Dort, wo das DNS von {domain} verwaltet wird, die MX-Einträge des Anbieters veröffentlichen: {mxRecords}',
  'Für {domain} einen MX-Eintrag veröffentlichen, der den Server des Mailanbieters nennt; den Wert zeigt dessen Verwaltungsoberfläche.',
]

export const dns: TextsOf<typeof english> = {
  'dns-host-not-found': {
    cause: 'Den Hostnamen {host} gibt es im DNS nicht: ein Tippfehler, oder der Server wurde stillgelegt.',
    remedy: [
      [
        'Den Namen mit der Anleitung des Anbieters vergleichen: recruitmail provider detect {address}',
        'Den Namen mit der Anleitung des Anbieters vergleichen.',
      ],
      ['Das DNS selbst abfragen: dig +short {host} A {host} AAAA', 'Das DNS selbst abfragen: dig +short HOST'],
      useDocumented,
    ],
  },
  'dns-temporary-failure': {
    cause:
      'Der Nameserver, den dieser Rechner fragt, war nicht erreichbar; daher lässt sich zurzeit kein Hostname auflösen.',
    remedy: [
      'Resolver und VPN prüfen: resolvectl status oder cat /etc/resolv.conf; einem Container einen Resolver mitgeben: docker run --dns 9.9.9.9',
      ['Von Hand versuchen: getent hosts {host}', 'Von Hand versuchen: getent hosts HOST'],
      otherResolver,
    ],
  },
  'dns-no-address-record': {
    cause: 'Den Namen {host} gibt es im DNS, er hat aber weder eine IPv4- noch eine IPv6-Adresse.',
    remedy: [
      useDocumented,
      [
        'Bei einem eigenen Server einen A- oder AAAA-Eintrag für {host} veröffentlichen, dann vergleichen: dig +short {host} A {host} AAAA',
        'Bei einem eigenen Server einen A- oder AAAA-Eintrag veröffentlichen.',
      ],
    ],
  },
  'dns-servfail-dnssec': {
    cause:
      'Der Resolver antwortet für {host} mit SERVFAIL: Die Zone ist defekt, meist durch eine DNSSEC-Kette, die von einem Anbieterwechsel übrig blieb.',
    remedy: [
      [
        'Mit und ohne DNSSEC-Prüfung vergleichen: dig {host}, dann dig +cd {host}. Antwortet nur der zweite Aufruf, ist DNSSEC die Ursache.',
        'dig HOST mit dig +cd HOST vergleichen; antwortet nur der zweite Aufruf, ist DNSSEC die Ursache.',
      ],
      [
        'Den DS-Eintrag beim Registrar der Domain entfernen oder erneuern; wo die Kette reißt, zeigt dnsviz.net/d/{host}/analyze',
        'Den DS-Eintrag beim Registrar der Domain entfernen oder erneuern.',
      ],
      'Scheitert beides, sind die Nameserver der Zone ausgefallen: deren Betreiber fragen.',
    ],
  },
  'dns-query-refused': {
    cause: 'Der Resolver verweigert diesem Rechner die Antwort.',
    remedy: [
      'Die Administration des Resolvers bitten, die Adresse dieses Rechners zuzulassen (BIND allow-recursion, Unbound access-control).',
      otherResolver,
      testAgain,
    ],
  },
  'dns-timeout': {
    cause:
      'Der Resolver hat nicht rechtzeitig geantwortet; vermutlich ist Port 53 (UDP oder TCP) auf dem Weg gesperrt.',
    remedy: [
      'Port 53 (UDP und TCP) von diesem Rechner zu seinem Resolver öffnen; welcher das ist: resolvectl status oder cat /etc/resolv.conf',
      otherResolver,
      testAgain,
    ],
  },
  'dns-unrecognised': {
    cause:
      'Die Auflösung von {host} ist auf eine Weise gescheitert, die dieses Programm nicht kennt; der Beleg zeigt den Code des Resolvers.',
    remedy: [
      ['Das DNS selbst abfragen und vergleichen: dig {host}', 'Das DNS selbst mit dig abfragen und vergleichen.'],
      testAgain,
    ],
  },
  'dns-mx-missing': {
    cause:
      'Die Domain {domain} hat weder MX- noch Adresseinträge; sie kann keine E-Mails empfangen, und Umleitungen dorthin kommen als unzustellbar zurück.',
    remedy: [publishMx, 'Prüfen: dig +short MX {domain}'],
    remedyFor: {
      google: [
        'Beim Betreiber des DNS veröffentlichen: {domain} MX 1 smtp.google.com (zu sehen unter admin.google.com › Konto › Domains › Domains verwalten › Gmail aktivieren).',
        'Prüfen: dig +short MX {domain}',
      ],
      microsoft365: [
        'Den MX-Wert dieser Organisation kopieren (…mail.protection.outlook.com oder …mx.microsoft): admin.microsoft.com › Einstellungen › Domänen › {domain} › DNS-Einträge, und beim Betreiber des DNS veröffentlichen.',
        'Prüfen: dig +short MX {domain}',
      ],
      ionos: [
        'IONOS: Menü › Domains & SSL › {domain} › DNS › Record hinzufügen › MX: mx00.ionos.de und mx01.ionos.de, beide mit Priorität 10.',
        'Prüfen: dig +short MX {domain}',
      ],
      strato: [
        'STRATO: Kunden-Login › Domains › Domainverwaltung › {domain} › DNS › MX-Record: den eigenen Server von STRATO verwenden (smtpin.rzone.de).',
        'Prüfen: dig +short MX {domain}',
      ],
    },
  },
  'dns-null-mx': {
    cause: 'Die Domain {domain} erklärt durch einen leeren MX-Eintrag (Null MX), dass sie nie E-Mails empfängt.',
    remedy: [
      [
        'Soll {domain} E-Mails empfangen, den Eintrag „MX 0 .“ durch die des Anbieters ersetzen: {mxRecords}',
        'Soll {domain} E-Mails empfangen, den Eintrag „MX 0 .“ durch die des Anbieters ersetzen.',
      ],
      [
        'Andernfalls von einer Domain senden und an eine umleiten, die E-Mails empfängt: recruitmail address set --address ADDRESS --company {company}',
        'Andernfalls von einer Domain senden und an eine umleiten, die E-Mails empfängt.',
      ],
      'Prüfen: dig +short MX {domain}',
    ],
  },
  'dns-mx-points-to-cname-or-ip': {
    cause:
      'Ein MX-Eintrag von {domain} nennt einen Alias oder eine IP-Adresse, was nicht erlaubt ist; strenge Absender stellen nicht zu.',
    remedy: [
      [
        'Den MX-Eintrag von {domain} auf Hosts mit eigenen A- oder AAAA-Einträgen zeigen lassen: {mxRecords}',
        'Den MX-Eintrag von {domain} auf einen Host mit eigenem A- oder AAAA-Eintrag zeigen lassen, etwa auf das Ziel des Alias: dig +short CNAME {host}',
        'Den MX-Eintrag von {domain} auf einen Host mit eigenem A- oder AAAA-Eintrag zeigen lassen.',
      ],
      'Prüfen: dig MX {domain}',
    ],
  },
  'dns-mx-target-unresolvable': {
    cause:
      'Ein MX-Eintrag von {domain} nennt einen Host, den es nicht gibt; meist blieb er von einem früheren Anbieter übrig.',
    remedy: [
      [
        'Den veralteten MX-Eintrag mit {host} entfernen; die des Anbieters lauten: {mxRecords}',
        'Den veralteten MX-Eintrag mit {host} entfernen oder sein Ziel berichtigen.',
        'Den veralteten MX-Eintrag entfernen oder sein Ziel berichtigen.',
      ],
      'Prüfen: dig +short MX {domain}',
    ],
  },
  'dns-mx-gateway-in-front': {
    cause: 'E-Mails an {domain} durchlaufen einen Filterdienst ({gateway}), bevor sie das Postfach erreichen.',
    remedy: [
      'Gehen E-Mails verloren oder werden sie verändert, auch im Filter nachsehen: Quarantäne, Fußzeilen, umgeschriebene Links, Freigabeliste.',
      [
        '{redirectFrom} in {gateway} von Fußzeilen, Betreffzusätzen und umgeschriebenen Links ausnehmen, damit DKIM die Umleitung übersteht.',
        'Die Recruiting-Adresse dort von Fußzeilen, Betreffzusätzen und umgeschriebenen Links ausnehmen, damit DKIM die Umleitung übersteht.',
      ],
    ],
  },
  'dns-split-horizon': {
    cause:
      'Der öffentliche Name {host} führt hier zu einer privaten Adresse ({addresses}); das interne DNS schickt diesen Rechner also woandershin.',
    remedy: [
      [
        'Vergleichen: dig +short {host}, dann dig +short {host} @9.9.9.9',
        'Die Antworten des internen und eines öffentlichen Resolvers vergleichen.',
      ],
      'Die interne Zone berichtigen.',
      otherResolver,
    ],
  },
  'dns-ipv6-unreachable-first': {
    cause:
      'Die IPv6-Adresse von {host} ist von hier nicht erreichbar, die IPv4-Adresse schon; das bremst oder stört Programme, die IPv6 zuerst versuchen.',
    remedy: [
      'Ausprobieren: nc -6 -vz {host} {port}',
      'Die IPv6-Route dieses Rechners reparieren (ip -6 route) oder IPv6 abschalten, wo es nicht angeboten wird: sysctl -w net.ipv6.conf.all.disable_ipv6=1',
      'Antwortet der Server selbst nicht über IPv6, den Dienst dort lauschen lassen oder den AAAA-Eintrag entfernen: dig +short {host} AAAA',
      'Bis dahin über IPv4 verbinden: {set} --connect-address {workingAddress}',
    ],
  },
  'dns-ptr-missing': {
    cause: 'Der Server weist diesen Rechner ab, weil dessen IP-Adresse keinen passenden Namen im Reverse-DNS hat.',
    remedy: [
      useDocumented,
      'Soll dieser Rechner selbst zustellen, einen PTR-Eintrag für seine Adresse dort setzen, wo sie gemietet ist (Hetzner Cloud: Server › Networking › Reverse DNS), und einen A-Eintrag, der zurückführt.',
      'Beides prüfen: dig +short -x ADDRESS, dann dig +short mit dem Namen, den es ausgibt.',
    ],
  },
}
