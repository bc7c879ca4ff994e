import type {tls as english} from '../catalogue/tls.js'
import type {TextsOf} from '../entry.js'
import {askAdmin, seeCertificate, trustCa, useDocumented, useStarttls, waitAndTest} from './steps.js'

export const tls: TextsOf<typeof english> = {
  'tls-on-plaintext-port': {
    cause: 'Port {port} von {host} beginnt im Klartext, eingestellt ist aber TLS ab dem ersten Byte.',
    remedy: [
      'Port behalten und per STARTTLS verschlüsseln: {set} --port {port} --encryption starttls',
      'Oder den TLS-Port verwenden: {set} --port {tlsPort} --encryption tls',
    ],
  },
  'tls-plaintext-on-tls-port': {
    cause:
      'Port {port} von {host} erwartet TLS ab dem ersten Byte, eingestellt ist aber STARTTLS; so wartet jede Seite auf die andere.',
    remedy: [
      'Port behalten und sofort TLS sprechen: {set} --port {port} --encryption tls',
      'Oder den anderen Port verwenden: {set} --port {starttlsPort} --encryption starttls',
    ],
  },
  'tls-port-465-unsupported': {
    cause: 'Der Anbieter von {host} bietet Port 465 nicht an; gesendet wird dort nur über 587 mit STARTTLS.',
    remedy: ['{set} --port 587 --encryption starttls'],
  },
  'tls-cert-expired': {
    cause:
      'Das Zertifikat von {host} ist abgelaufen (gültig bis: {validTo}), oder die Uhr dieses Rechners geht falsch.',
    remedy: [
      'Auf einem eigenen Server das Zertifikat erneuern und die Maildienste neu laden: certbot renew, dann systemctl reload postfix dovecot. Bei einem Anbieter den Support verständigen.',
      'Die Uhr hier prüfen: timedatectl',
      seeCertificate,
    ],
    remedyFor: {
      'exchange-onprem': [
        'Das abgelaufene suchen: Get-ExchangeCertificate | Format-List Subject,NotAfter,Services,Thumbprint',
        'Das neue importieren und zuweisen: Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP,IMAP, dann Restart-Service MSExchangeFrontEndTransport, MSExchangeIMAP4',
        seeCertificate,
      ],
    },
  },
  'tls-cert-expires-soon': {
    cause:
      'Das Zertifikat von {host} läuft bald ab (gültig bis: {validTo}, Resttage: {days}); danach scheitert jede Verbindung.',
    remedy: [
      'Jetzt erneuern und nachsehen, warum die automatische Erneuerung ausblieb: certbot renew --dry-run',
      'Nach der Erneuerung die Maildienste neu laden, sonst liefern sie weiter das alte Zertifikat aus: systemctl reload postfix dovecot',
      'Nennt der Beleg ein Zertifikat über dem des Servers, die aktuelle Zertifikatskette einrichten: fullchain.pem der letzten Erneuerung.',
      'Bei einem Anbieter den Support verständigen; hier ist nichts zu ändern.',
    ],
    remedyFor: {
      'exchange-onprem': [
        'Ansehen: Get-ExchangeCertificate | Format-List Subject,NotAfter,Services,Thumbprint',
        'Das neue importieren und zuweisen: Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP,IMAP',
      ],
    },
  },
  'tls-cert-not-yet-valid': {
    cause: 'Das Zertifikat von {host} gilt erst ab {validFrom}; meist geht die Uhr dieses Rechners nach.',
    remedy: ['Die Uhr stellen: timedatectl set-ntp true', seeCertificate],
  },
  'tls-cert-name-mismatch': {
    cause: 'Das Zertifikat ist auf andere Namen ausgestellt ({names}), nicht auf {host}.',
    remedy: [
      [
        'Den Namen aus dem Zertifikat als Host eintragen: {set} --host {firstName}',
        'Einen Host eintragen, auf den das Zertifikat ausgestellt ist; der eigene steht in der Verwaltungsoberfläche des Anbieters: {set} --host HOST',
        'Einen Host eintragen, auf den das Zertifikat ausgestellt ist; der eigene steht in der Verwaltungsoberfläche des Anbieters.',
      ],
      [
        'Oder auf einem eigenen Server {host} in das Zertifikat aufnehmen: certbot certonly --expand -d {firstName},{host}',
        'Oder auf einem eigenen Server {host} in das Zertifikat aufnehmen.',
        'Oder auf einem eigenen Server den Host in das Zertifikat aufnehmen.',
      ],
      'Muss der Host so bleiben, das Zertifikat auf den Namen prüfen lassen, den es trägt: {set} --servername {firstName}',
    ],
  },
  'tls-ip-literal-no-sni': {
    cause: 'Als Host ist eine IP-Adresse eingetragen, das Zertifikat lautet aber auf Namen ({names}).',
    remedy: [
      [
        'Stattdessen den Namen eintragen: {set} --host {firstName}',
        'Stattdessen den Namen eintragen: {set} {providerServer}',
        'Statt der Adresse den Hostnamen eintragen: {set} --host NAME',
      ],
      [
        'Muss die Adresse fest sein, den Namen als Host behalten und die Adresse dazu angeben: {set} --host {firstName} --connect-address {host}',
        'Muss die Adresse fest sein, den Namen als Host behalten und die Adresse dazu angeben: {set} --host NAME --connect-address {host}',
      ],
    ],
  },
  'tls-cert-self-signed': {
    cause: '{host} präsentiert ein selbst signiertes Zertifikat, für das niemand bürgt.',
    remedy: [
      [
        'Am besten ein Zertifikat einer öffentlichen Zertifizierungsstelle einrichten: certbot certonly --standalone -d {host}',
        'Am besten ein Zertifikat einer öffentlichen Zertifizierungsstelle einrichten (certbot certonly --standalone -d HOST).',
      ],
      [
        'Ist es absichtlich selbst signiert, das Zertifikat speichern: openssl s_client -connect {host}:{port} {opensslStarttls} </dev/null | openssl x509 > ca.pem',
        'Ist es absichtlich selbst signiert, das Zertifikat speichern: openssl s_client -connect HOST:PORT </dev/null | openssl x509 > ca.pem',
      ],
      'Den Fingerabdruck mit der Administration vergleichen: openssl x509 -in ca.pem -noout -fingerprint -sha256',
      trustCa,
    ],
    remedyFor: {
      'exchange-onprem': [
        'Exchange signiert bei der Installation selbst ein Zertifikat. Nachsehen, welcher Dienst es verwendet: Get-ExchangeCertificate | Format-List Subject,Issuer,Services,Thumbprint',
        'Eines von einer öffentlichen Zertifizierungsstelle zuweisen: Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP,IMAP',
        'Oder das selbst signierte als PEM-Datei exportieren und mit dem nächsten Schritt fortfahren.',
        trustCa,
      ],
      proton: [
        'Proton Mail Bridge signiert ihr Zertifikat selbst: Bridge › Einstellungen › Erweiterte Einstellungen › TLS-Zertifikate exportieren.',
        trustCa,
      ],
      'postfix-dovecot': [
        'Debian richtet ein selbst signiertes ein (snakeoil). Ein öffentliches holen: certbot certonly --standalone -d {host}',
        'Postfix: postconf -e smtpd_tls_chain_files=/etc/letsencrypt/live/{host}/privkey.pem,/etc/letsencrypt/live/{host}/fullchain.pem, dann postfix reload.',
        'Dovecot: ssl_cert = </etc/letsencrypt/live/{host}/fullchain.pem und ssl_key = </etc/letsencrypt/live/{host}/privkey.pem (ab 2.4 ssl_server_cert_file und ssl_server_key_file), dann doveadm reload.',
        seeCertificate,
      ],
    },
  },
  'tls-cert-self-signed-in-chain': {
    cause:
      'Das Zertifikat von {host} führt zu einer privaten Zertifizierungsstelle ({issuer}), der dieser Rechner nicht vertraut.',
    remedy: [
      'Ist es die eigene Zertifizierungsstelle, deren Stammzertifikat als PEM-Datei bei den Verantwortlichen anfordern.',
      trustCa,
      'Betreibt niemand eine solche Stelle, bricht ein Gerät auf dem Weg die TLS-Verbindungen auf: die Mail-Ports davon ausnehmen lassen.',
      seeCertificate,
    ],
  },
  'tls-cert-chain-incomplete': {
    cause:
      'Der Aussteller des Zertifikats von {host} ({issuer}) lässt sich nicht prüfen: Der Server sendet sein Zwischenzertifikat nicht mit, oder die Zertifizierungsstelle ist eine private Stelle.',
    remedy: [
      'Auf dem Server die vollständige Zertifikatskette einrichten: fullchain.pem statt cert.pem (Postfix smtpd_tls_chain_files, Dovecot ssl_server_cert_file).',
      'Ist es die eigene Zertifizierungsstelle, deren Stammzertifikat als PEM-Datei anfordern.',
      trustCa,
      seeCertificate,
    ],
  },
  'tls-cert-issuer-missing': {
    cause:
      'Die Zertifikatskette, die {host} sendet, endet an einem Zwischenzertifikat, dessen Aussteller hier unbekannt ist.',
    remedy: [
      'Auf dem Server die vollständige Zertifikatskette bis zu einem öffentlich anerkannten Stammzertifikat einrichten lassen: fullchain.pem statt cert.pem.',
      'Ist es die eigene Zertifizierungsstelle, deren Stammzertifikat (nicht nur das Zwischenzertifikat) als PEM-Datei anfordern.',
      trustCa,
      seeCertificate,
    ],
  },
  'tls-cert-revoked': {
    cause: 'Das Zertifikat von {host} wurde von seinem Aussteller widerrufen.',
    remedy: [
      [
        'Ein neues Zertifikat mit neuem Schlüssel ausstellen und einrichten lassen: certbot certonly --force-renewal -d {host}',
        'Ein neues Zertifikat mit neuem Schlüssel ausstellen und einrichten lassen.',
      ],
      seeCertificate,
    ],
  },
  'tls-cert-untrusted': {
    cause:
      'Das Zertifikat von {host} ist für diesen Zweck nicht zugelassen: falsche Schlüsselverwendung oder eine Zertifizierungsstelle, die für Server abgelehnt wird.',
    remedy: ['Als Serverzertifikat neu ausstellen lassen (Extended Key Usage serverAuth).', seeCertificate],
  },
  'tls-cert-signature-failure': {
    cause:
      'Das Zertifikat von {host} ist mit einem zu schwachen Schlüssel oder Hashverfahren signiert, oder seine Signatur ist falsch.',
    remedy: ['Mit RSA ab 2048 Bit (oder EC P-256) und SHA-256 neu ausstellen lassen.', seeCertificate],
  },
  'tls-cert-weak-key': {
    cause:
      'Ein Zertifikat von {host} hat einen zu kurzen {keyType}-Schlüssel ({bits} Bit); strengere Programme lehnen ihn ab.',
    remedy: [
      [
        'Neuen Schlüssel und neues Zertifikat erzeugen, denn bloßes Erneuern kann den alten behalten: certbot certonly --force-renewal --key-type ecdsa -d {host}',
        'Neues Schlüsselpaar (RSA ab 2048 Bit oder EC P-256) und neues Zertifikat erzeugen; bloßes Erneuern kann den alten Schlüssel behalten.',
      ],
      'Ohne certbot: openssl req -new -newkey rsa:3072 -nodes -keyout key.pem -out request.csr, und die Anforderung signieren lassen.',
    ],
  },
  'tls-protocol-too-old': {
    cause: '{host} bietet nur TLS-Versionen vor 1.2 an; sie sind nicht mehr sicher und werden hier nicht gesprochen.',
    remedy: [
      'TLS 1.2 und 1.3 auf dem Server einschalten lassen (Postfix smtpd_tls_protocols = >=TLSv1.2, Dovecot ssl_min_protocol = TLSv1.2).',
      [
        'Nachsehen, was er spricht: openssl s_client -connect {host}:{port} -tls1_2 {opensslStarttls}',
        'Nachsehen, was er spricht: openssl s_client -tls1_2',
      ],
    ],
    remedyFor: {
      'exchange-onprem': [
        'TLS 1.2 in Windows einschalten (SCHANNEL\\Protocols\\TLS 1.2\\Server: Enabled = 1, DisabledByDefault = 0) und den Server neu starten; Exchange 2010 und älter brauchen ein Upgrade.',
        [
          'Nachsehen, was er spricht: openssl s_client -connect {host}:{port} -tls1_2 {opensslStarttls}',
          'Nachsehen, was er spricht: openssl s_client -tls1_2',
        ],
      ],
    },
  },
  'tls-microsoft-legacy-client': {
    cause: 'Microsoft trennt Verbindungen von Programmen, die nur TLS 1.0 oder 1.1 sprechen.',
    remedy: [
      'Das Programm TLS 1.2 oder neuer sprechen lassen.',
      'Als letzter Ausweg für alte Geräte: Set-TransportConfig -AllowLegacyTLSClients $true, und dort der Host smtp-legacy.office365.com.',
    ],
  },
  'tls-no-common-cipher': {
    cause:
      '{host} und dieser Rechner haben keine gemeinsame Cipher-Suite, oder dem Server fehlt ein Zertifikat für die angebotenen Schlüsselarten.',
    remedy: [
      'Auf dem Server zeitgemäße Suiten einschalten (ECDHE mit AES-GCM oder CHACHA20) und ein Zertifikat für diesen Dienst einrichten lassen.',
      [
        'Nachsehen, was er annimmt: nmap --script ssl-enum-ciphers -p {port} {host}',
        'Nachsehen, was er annimmt: nmap --script ssl-enum-ciphers',
      ],
    ],
  },
  'tls-server-name-rejected': {
    cause: 'Der Server bedient diesen Namen nicht ({host}): Er beantwortete den TLS-Handshake mit „unrecognized name“.',
    remedy: [useDocumented, 'Auf einem eigenen Server oder Proxy {host} in dessen TLS-Konfiguration aufnehmen.'],
  },
  'tls-server-error': {
    cause: 'Auf {host} ist TLS gestört: Der Server brach den Handshake mit einem internen Fehler ab.',
    remedy: [
      'Im Server-Log zum Zeitpunkt des Tests nachsehen lassen: meist ein fehlender Schlüssel, ein unlesbares Zertifikat oder ein Schlüssel, der nicht dazu passt.',
      waitAndTest,
    ],
  },
  'tls-legacy-renegotiation': {
    cause:
      '{host} verwendet eine so alte TLS-Bibliothek, dass ihr die sichere Neuaushandlung fehlt; das wird hier abgelehnt.',
    remedy: [
      'Die TLS-Bibliothek des Servers aktualisieren oder das Gerät ersetzen lassen, das vor ihm TLS spricht.',
      askAdmin,
    ],
  },
  'tls-dh-key-too-small': {
    cause: '{host} besteht auf einer Diffie-Hellman-Gruppe, die zu kurz und damit unsicher ist.',
    remedy: [
      'Auf dem Server DH-Parameter mit 2048 Bit erzeugen lassen (openssl dhparam -out dh.pem 2048), besser noch nur ECDHE-Suiten zulassen.',
      askAdmin,
    ],
  },
  'tls-cleartext-refused': {
    cause:
      'Die Verschlüsselung ist ausgeschaltet, {host} führt aber zu einem anderen Rechner; im Klartext wird dorthin kein Passwort gesendet.',
    remedy: [
      '{set} --port {starttlsPort} --encryption starttls',
      'Oder: {set} --port {tlsPort} --encryption tls',
      'Verschlüsselung „none“ ist nur für Server auf diesem Rechner da.',
    ],
  },
  'tls-handshake-aborted': {
    cause: '{host} oder etwas auf dem Weg hat die Verbindung mitten im TLS-Handshake ohne Begründung beendet.',
    remedy: [
      'Aus einem anderen Netz testen: Geht es dort, unterbricht hier eine Firewall oder ein Filter TLS zu Mail-Ports.',
      seeCertificate,
      'Auf einem eigenen Server im Log nachsehen: Ein fehlendes Zertifikat oder eine gesperrte Adresse sieht so aus.',
    ],
  },
  'tls-no-answer': {
    cause: '{host} nimmt die Verbindung auf Port {port} an, antwortet auf den Beginn von TLS aber mit keinem Byte.',
    remedy: [
      'Den anderen üblichen Port versuchen: {set} --port {starttlsPort} --encryption starttls',
      'Aus einem anderen Netz testen; E-Mail-Schutz-Programme und Proxys verschlucken TLS auf diese Weise.',
      'Auf einem eigenen Server den Dienst hinter dem Port neu starten: systemctl restart postfix dovecot',
    ],
  },
  'tls-bad-record': {
    cause:
      'Was {host} während des Handshakes oder danach sendet, ist kein gültiges TLS: Ein Gerät auf dem Weg verändert den Datenstrom, oder der Server ist defekt.',
    remedy: [
      'Diese Verbindung von der TLS-Inspektion und vom E-Mail-Schutz dieses Rechners und der Firewall ausnehmen.',
      'Aus einem anderen Netz testen; geht es dort, steht das störende Gerät im hiesigen Netz.',
      askAdmin,
    ],
  },
  'tls-client-cert-required': {
    cause: '{host} verlangt auf Port {port} ein Client-Zertifikat.',
    remedy: [
      'Den Port verwenden, der ein Passwort annimmt: {set} --port {starttlsPort} --encryption starttls',
      'Auf einem eigenen Server dort keine Client-Zertifikate verlangen (Postfix smtpd_tls_req_ccert = no).',
    ],
  },
  'tls-unrecognised': {
    cause:
      'TLS mit {host} ist auf eine Weise gescheitert, die dieses Programm nicht kennt; der Beleg zeigt den Fehlercode von OpenSSL.',
    remedy: [seeCertificate, askAdmin],
  },
  'starttls-not-offered': {
    cause: '{host} bietet auf Port {port} kein STARTTLS an, und ohne Verschlüsselung wird kein Passwort gesendet.',
    remedy: [
      'TLS ab dem ersten Byte versuchen: {set} --port {tlsPort} --encryption tls',
      'Auf einem eigenen Server TLS einschalten (Postfix smtpd_tls_security_level = may mit smtpd_tls_chain_files, Dovecot ssl = yes).',
      'Sehen andere dort STARTTLS, entfernt es eine Firewall auf dem Weg: ihre SMTP-Inspektion ausschalten.',
    ],
  },
  'starttls-stripped': {
    cause: 'Eine Firewall auf dem Weg überschreibt das STARTTLS-Angebot von {host} mit einer Reihe von X.',
    remedy: [
      'Die SMTP-Inspektion dieser Firewall ausschalten (Cisco ASA: no inspect esmtp).',
      'Oder TLS ab dem ersten Byte verwenden, das sie nicht verändern kann: {set} --port {tlsPort} --encryption tls',
    ],
  },
  'starttls-temporarily-unavailable': {
    cause:
      '{host} bietet STARTTLS an, kann es zurzeit aber nicht beginnen; Zertifikat oder Schlüssel lassen sich nicht laden.',
    remedy: [
      'Auf einem eigenen Server das Log lesen und die Zertifikatsdateien prüfen: postconf smtpd_tls_chain_files smtpd_tls_cert_file, dann postfix reload.',
      'Bis dahin geht vielleicht TLS ab dem ersten Byte: {set} --port {tlsPort} --encryption tls',
      waitAndTest,
    ],
  },
  'starttls-refused': {
    cause: '{host} lehnt den Befehl STARTTLS ab, obwohl STARTTLS möglicherweise angeboten war.',
    remedy: [
      'TLS ab dem ersten Byte verwenden: {set} --port {tlsPort} --encryption tls',
      'Auf einem eigenen Server TLS für diesen Port einschalten (Postfix smtpd_tls_security_level = may, Dovecot ssl = yes).',
      askAdmin,
    ],
  },
  'starttls-required': {
    cause: '{host} verlangt vor allem anderen STARTTLS, die Sitzung war aber nicht verschlüsselt.',
    remedy: [useStarttls, 'Oder TLS ab dem ersten Byte: {set} --port {tlsPort} --encryption tls'],
  },
  'starttls-injection': {
    cause:
      'Nach der Antwort auf STARTTLS kam Klartext: Jemand auf dem Weg schleust Befehle ein, oder ein Proxy ist defekt.',
    remedy: [
      'Diesen Weg zum Server nicht benutzen, sondern TLS ab dem ersten Byte: {set} --port {tlsPort} --encryption tls',
      [
        'Den Proxy oder das Gerät zwischen hier und {host} suchen und aktualisieren lassen.',
        'Den Proxy oder das Gerät auf dem Weg suchen und aktualisieren lassen.',
      ],
    ],
  },
  'starttls-unrecognised': {
    cause:
      'Der Wechsel zu TLS per STARTTLS ist bei {host} auf eine Weise gescheitert, die dieses Programm nicht kennt; der Beleg zeigt die Antwort.',
    remedy: ['TLS ab dem ersten Byte versuchen: {set} --port {tlsPort} --encryption tls', askAdmin],
  },
  'requiretls-unsupported': {
    cause: 'Die Nachricht verlangt Verschlüsselung auf dem ganzen Weg (REQUIRETLS); {host} unterstützt das nicht.',
    remedy: [
      'Ohne diese Forderung senden: REQUIRETLS dort entfernen, wo die Nachricht entsteht.',
      'Oder über einen Server senden, dessen EHLO-Antwort REQUIRETLS enthält.',
    ],
  },
}
