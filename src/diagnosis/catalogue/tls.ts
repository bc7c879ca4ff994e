import type {TlsFacts} from '../../connection/evidence.js'
import type {Entries} from '../entry.js'
import {imapFailed, smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, seeCertificate, trustCa, useDocumented, useStarttls, waitAndTest} from './steps.js'

const certificate: TlsFacts = {
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  subject: 'CN=smtp.acme.example',
  issuer: 'CN=Example Issuing CA',
  names: ['smtp.acme.example'],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2027-01-01T00:00:00.000Z',
  daysLeft: 200,
  rsaBits: 2048,
}

/** Encryption: which port speaks what, certificates, versions, and the upgrade by STARTTLS. */
export const tls = {
  'tls-on-plaintext-port': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.node,
    cause: 'Port {port} of {host} starts in plain text, but TLS from the first byte is set.',
    remedy: [
      'Keep the port and upgrade: {set} --port {port} --encryption starttls',
      'Or use the TLS port: {set} --port {tlsPort} --encryption tls',
    ],
    example: smtpFailed('tls', 'ERR_SSL_WRONG_VERSION_NUMBER', {
      encryption: 'tls',
      counterProof: {plainGreeting: '220 smtp.acme.example ESMTP'},
    }),
  },
  'tls-plaintext-on-tls-port': {
    group: 'tls',
    checks: ['smtp-ehlo', 'inbound-connect'],
    retry: 'after-fix',
    source: 'RFC 8314 section 3.3',
    cause:
      'Port {port} of {host} expects TLS from the first byte, but STARTTLS is set, so each side waits for the other.',
    remedy: [
      'Keep the port and speak TLS at once: {set} --port {port} --encryption tls',
      'Or use the other port: {set} --port {starttlsPort} --encryption starttls',
    ],
    example: smtpFailed('greeting', 'TIMEOUT', {port: 465, bytesReceived: 0, counterProof: {speaksTls: true}}),
  },
  'tls-port-465-unsupported': {
    group: 'tls',
    retry: 'after-fix',
    source: `${sources.msDevices}; ${sources.ispdb}`,
    cause: 'The provider of {host} does not offer port 465; its submission runs on 587 with STARTTLS only.',
    remedy: ['{set} --port 587 --encryption starttls'],
    example: smtpFailed('connect', 'TIMEOUT', {host: 'smtp.office365.com', port: 465, encryption: 'tls'}),
  },
  'tls-cert-expired': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause: 'The certificate of {host} has expired (valid until {validTo}), or the clock of this machine is wrong.',
    remedy: [
      'On your own server renew it and reload the mail services: certbot renew, then systemctl reload postfix dovecot. At a provider report it to the support.',
      'Check the clock here: timedatectl',
      seeCertificate,
    ],
    remedyFor: {
      'exchange-onprem': [
        'Find the expired one: Get-ExchangeCertificate | Format-List Subject,NotAfter,Services,Thumbprint',
        'Import the new one and assign it: Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP,IMAP, then Restart-Service MSExchangeFrontEndTransport, MSExchangeIMAP4',
        seeCertificate,
      ],
    },
    example: smtpFailed('tls', 'CERT_HAS_EXPIRED', {tls: {...certificate, daysLeft: -3}}),
  },
  'tls-cert-expires-soon': {
    group: 'tls',
    severity: 'warning',
    retry: 'after-fix',
    source: 'recruitmail, measured',
    cause:
      'The certificate of {host} expires soon (valid until {validTo}, days left: {days}); after that every connection fails.',
    remedy: [
      'Renew it now, and see why the automatic renewal did not: certbot renew --dry-run',
      'Reload the mail services after the renewal, or they keep presenting the old file: systemctl reload postfix dovecot',
      'If the evidence names a certificate above the server’s own, install the current chain: fullchain.pem of the latest renewal.',
      'At a provider report it to the support; there is nothing to change here.',
    ],
    remedyFor: {
      'exchange-onprem': [
        'Look at it: Get-ExchangeCertificate | Format-List Subject,NotAfter,Services,Thumbprint',
        'Import the new one and assign it: Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP,IMAP',
      ],
    },
    seen: ['certificate of smtp.acme.example, issued by R11', 'valid until 2026-12-05', 'RSA key of 2048 bits'],
  },
  'tls-cert-not-yet-valid': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause: 'The certificate of {host} is not valid before {validFrom}; most often the clock of this machine is behind.',
    remedy: ['Set the clock: timedatectl set-ntp true', seeCertificate],
    example: smtpFailed('tls', 'CERT_NOT_YET_VALID'),
  },
  'tls-cert-name-mismatch': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause: 'The certificate is valid for other names ({names}), not for {host}.',
    remedy: [
      [
        'Use the name in the certificate as host: {set} --host {firstName}',
        'Use a host that the certificate is made out for; the provider’s console shows yours: {set} --host HOST',
        'Use a host that the certificate is made out for; the provider’s console shows yours.',
      ],
      [
        'Or, on your own server, have {host} added to the certificate: certbot certonly --expand -d {firstName},{host}',
        'Or, on your own server, have {host} added to the certificate.',
        'Or, on your own server, have the host added to the certificate.',
      ],
      'If the host must stay as it is, check the certificate for the name it has: {set} --servername {firstName}',
    ],
    example: smtpFailed('tls', 'ERR_TLS_CERT_ALTNAME_INVALID', {
      tls: {...certificate, names: ['w0123456.kasserver.com']},
    }),
  },
  'tls-ip-literal-no-sni': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.msDevices,
    cause: 'An IP address is set as host, and the certificate is made out to names ({names}).',
    remedy: [
      [
        'Set the name instead: {set} --host {firstName}',
        'Set the name instead: {set} {providerServer}',
        'Set the host name instead of the address: {set} --host NAME',
      ],
      [
        'If the address must be fixed, keep the name as host and add the address: {set} --host {firstName} --connect-address {host}',
        'If the address must be fixed, keep the name as host and add the address: {set} --host NAME --connect-address {host}',
      ],
    ],
    example: smtpFailed('tls', 'ERR_TLS_CERT_ALTNAME_INVALID', {host: '192.0.2.10', tls: certificate}),
  },
  'tls-cert-self-signed': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause: '{host} presents a certificate it signed itself, so nobody vouches for it.',
    remedy: [
      [
        'Best: have a certificate of a public CA installed: certbot certonly --standalone -d {host}',
        'Best: have a certificate of a public CA installed (certbot certonly --standalone -d HOST).',
      ],
      [
        'If it is meant to be self-signed, save it: openssl s_client -connect {host}:{port} {opensslStarttls} </dev/null | openssl x509 > ca.pem',
        'If it is meant to be self-signed, save it: openssl s_client -connect HOST:PORT </dev/null | openssl x509 > ca.pem',
      ],
      'Compare its fingerprint with the administrator: openssl x509 -in ca.pem -noout -fingerprint -sha256',
      trustCa,
    ],
    remedyFor: {
      'exchange-onprem': [
        'Exchange signs a certificate of its own at the installation. Look which service uses it: Get-ExchangeCertificate | Format-List Subject,Issuer,Services,Thumbprint',
        'Assign one of a public CA: Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services SMTP,IMAP',
        'Or export the self-signed one as a PEM file and carry on with the next step.',
        trustCa,
      ],
      proton: [
        'Proton Mail Bridge signs its own certificate: Bridge › Settings › Advanced settings › Export TLS certificates.',
        trustCa,
      ],
      'postfix-dovecot': [
        'Debian installs a self-signed one (snakeoil). Get a public one: certbot certonly --standalone -d {host}',
        'Postfix: postconf -e smtpd_tls_chain_files=/etc/letsencrypt/live/{host}/privkey.pem,/etc/letsencrypt/live/{host}/fullchain.pem, then postfix reload.',
        'Dovecot: ssl_cert = </etc/letsencrypt/live/{host}/fullchain.pem and ssl_key = </etc/letsencrypt/live/{host}/privkey.pem (from 2.4 on ssl_server_cert_file and ssl_server_key_file), then doveadm reload.',
        seeCertificate,
      ],
    },
    example: smtpFailed('tls', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
  },
  'tls-cert-self-signed-in-chain': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause:
      'The certificate of {host} ends at a private certificate authority ({issuer}) which this machine does not trust.',
    remedy: [
      'If it is your own CA, get its root certificate as a PEM file from whoever runs it.',
      trustCa,
      'If nobody runs such a CA, something on the way inspects TLS: have the mail ports exempted from it.',
      seeCertificate,
    ],
    example: smtpFailed('tls', 'SELF_SIGNED_CERT_IN_CHAIN'),
  },
  'tls-cert-chain-incomplete': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause:
      'The issuer of the certificate of {host} ({issuer}) cannot be verified: the server does not send its intermediate certificate, or the CA is a private one.',
    remedy: [
      'On the server install the full chain: fullchain.pem instead of cert.pem (Postfix smtpd_tls_chain_files, Dovecot ssl_server_cert_file).',
      'If the CA is your own, get its root certificate as a PEM file.',
      trustCa,
      seeCertificate,
    ],
    example: smtpFailed('tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
  },
  'tls-cert-issuer-missing': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause: 'The chain that {host} sends stops at an intermediate certificate whose issuer is not known here.',
    remedy: [
      'Have the complete chain installed on the server, up to a publicly trusted root: fullchain.pem instead of cert.pem.',
      'If the CA is your own, get its root certificate (not the intermediate alone) as a PEM file.',
      trustCa,
      seeCertificate,
    ],
    example: smtpFailed('tls', 'UNABLE_TO_GET_ISSUER_CERT'),
  },
  'tls-cert-revoked': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.nodeTls,
    cause: 'The certificate of {host} has been revoked by its issuer.',
    remedy: [
      [
        'Have a new certificate with a new key issued and installed: certbot certonly --force-renewal -d {host}',
        'Have a new certificate with a new key issued and installed.',
      ],
      seeCertificate,
    ],
    example: smtpFailed('tls', 'CERT_REVOKED'),
  },
  'tls-cert-untrusted': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.opensslVerify,
    cause:
      'The certificate of {host} may not be used for this purpose: wrong key usage, or a CA that is rejected for servers.',
    remedy: ['Have it reissued as a server certificate (extended key usage serverAuth).', seeCertificate],
    example: smtpFailed('tls', 'INVALID_PURPOSE'),
  },
  'tls-cert-signature-failure': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.opensslVerify,
    cause: 'The certificate of {host} is signed with a key or hash too weak to be accepted, or its signature is wrong.',
    remedy: ['Have it reissued with RSA of at least 2048 bits (or EC P-256) and SHA-256.', seeCertificate],
    example: smtpFailed('tls', 'CERT_SIGNATURE_FAILURE'),
  },
  'tls-cert-weak-key': {
    group: 'tls',
    severity: 'warning',
    retry: 'after-fix',
    source: 'NIST SP 800-131A',
    cause: 'A certificate of {host} has a short {keyType} key ({bits} bits); stricter programs refuse it.',
    remedy: [
      [
        'Create a new key and a new certificate, since renewing alone may keep the old key: certbot certonly --force-renewal --key-type ecdsa -d {host}',
        'Create a new key pair (RSA of at least 2048 bits, or EC P-256) and a new certificate; renewing alone may keep the old key.',
      ],
      'Without certbot: openssl req -new -newkey rsa:3072 -nodes -keyout key.pem -out request.csr, and have the request signed.',
    ],
    seen: [
      'certificate of smtp.acme.example, issued by Example Issuing CA',
      'valid until 2027-01-01',
      'RSA key of 1024 bits',
    ],
  },
  'tls-protocol-too-old': {
    group: 'tls',
    retry: 'after-fix',
    source: 'RFC 8996',
    cause: '{host} offers only TLS versions older than 1.2, which are no longer safe and are not spoken here.',
    remedy: [
      'Have TLS 1.2 and 1.3 enabled on the server (Postfix smtpd_tls_protocols = >=TLSv1.2, Dovecot ssl_min_protocol = TLSv1.2).',
      [
        'See what it speaks: openssl s_client -connect {host}:{port} -tls1_2 {opensslStarttls}',
        'See what it speaks with openssl s_client -tls1_2.',
      ],
    ],
    remedyFor: {
      'exchange-onprem': [
        'Switch TLS 1.2 on in Windows (SCHANNEL\\Protocols\\TLS 1.2\\Server: Enabled = 1, DisabledByDefault = 0) and restart the server; Exchange 2010 and older need an upgrade.',
        [
          'See what it speaks: openssl s_client -connect {host}:{port} -tls1_2 {opensslStarttls}',
          'See what it speaks with openssl s_client -tls1_2.',
        ],
      ],
    },
    example: smtpFailed('tls', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'),
  },
  'tls-microsoft-legacy-client': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.msDevices,
    cause: 'Microsoft ends connections of clients that speak only TLS 1.0 or 1.1.',
    remedy: [
      'Let the client speak TLS 1.2 or newer.',
      'As a last resort for old devices: Set-TransportConfig -AllowLegacyTLSClients $true, and there the host smtp-legacy.office365.com.',
    ],
    seen: ['smtp.office365.com:587, TLS handshake: CLOSED (closed by the other side)'],
  },
  'tls-no-common-cipher': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.node,
    cause:
      '{host} and this machine share no cipher suite, or the server has no certificate for the kinds of keys offered.',
    remedy: [
      'Have modern suites enabled on the server (ECDHE with AES-GCM or CHACHA20) and a certificate configured for this service.',
      [
        'See what it accepts: nmap --script ssl-enum-ciphers -p {port} {host}',
        'See what it accepts with nmap --script ssl-enum-ciphers.',
      ],
    ],
    example: smtpFailed('tls', 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE'),
  },
  'tls-server-name-rejected': {
    group: 'tls',
    retry: 'after-fix',
    source: 'RFC 6066 section 3',
    cause: 'The server does not serve the name {host}: it answered the TLS handshake with "unrecognized name".',
    remedy: [useDocumented, 'On your own server or proxy add {host} to its TLS configuration.'],
    example: smtpFailed('tls', 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME'),
  },
  'tls-server-error': {
    group: 'tls',
    retry: 'later',
    source: 'RFC 8446 section 6.2',
    cause: 'TLS on {host} is broken: the server ended the handshake with an internal error.',
    remedy: [
      'Have the server’s log read for the time of the test: usually a missing key, an unreadable certificate or a key that does not fit.',
      waitAndTest,
    ],
    example: smtpFailed('tls', 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR'),
  },
  'tls-legacy-renegotiation': {
    group: 'tls',
    retry: 'after-fix',
    source: 'RFC 5746',
    cause: '{host} runs a TLS library so old that it lacks secure renegotiation, which is refused here.',
    remedy: [
      'Have the server’s TLS library updated, or the middlebox replaced that speaks TLS in front of it.',
      askAdmin,
    ],
    example: smtpFailed('tls', 'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED'),
  },
  'tls-dh-key-too-small': {
    group: 'tls',
    retry: 'after-fix',
    source: 'weakdh.org',
    cause: '{host} insists on a Diffie-Hellman group that is too short to be safe.',
    remedy: [
      'Have DH parameters of 2048 bits made on the server (openssl dhparam -out dh.pem 2048), or better only ECDHE suites enabled.',
      askAdmin,
    ],
    example: smtpFailed('tls', 'ERR_SSL_DH_KEY_TOO_SMALL'),
  },
  'tls-cleartext-refused': {
    group: 'tls',
    retry: 'after-fix',
    source: 'recruitmail, settings',
    cause:
      'Encryption is switched off, but {host} leads to another machine, and no password is sent there in clear text.',
    remedy: [
      '{set} --port {starttlsPort} --encryption starttls',
      'Or: {set} --port {tlsPort} --encryption tls',
      'Encryption "none" is for servers on this machine only.',
    ],
    example: smtpFailed('tls', 'CLEARTEXT_REFUSED', {encryption: 'none'}),
  },
  'tls-handshake-aborted': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.node,
    cause: '{host} or something on the way ended the connection in the middle of the TLS handshake without a reason.',
    remedy: [
      'Test from another network: if it works there, a firewall or filter here cuts TLS to mail ports.',
      seeCertificate,
      'On your own server look into its log: a missing certificate or a banned address looks like this.',
    ],
    example: smtpFailed('tls', 'CLOSED'),
  },
  'tls-no-answer': {
    group: 'tls',
    retry: 'later',
    source: sources.node,
    cause: '{host} accepts the connection on port {port} but sends not one byte in answer to the start of TLS.',
    remedy: [
      'Try the other usual port: {set} --port {starttlsPort} --encryption starttls',
      'Test from another network; mail shields and proxies swallow TLS like this.',
      'On your own server restart the service behind the port: systemctl restart postfix dovecot',
    ],
    example: smtpFailed('tls', 'TIMEOUT', {encryption: 'tls', port: 465, bytesReceived: 0}),
  },
  'tls-bad-record': {
    group: 'tls',
    retry: 'after-fix',
    source: sources.node,
    cause:
      'What {host} sends during or after the handshake is not valid TLS: a box on the way changes the stream, or the server is defective.',
    remedy: [
      'Exclude this connection from TLS inspection and mail shields of this machine and of the firewall.',
      'Test from another network; if it works there, the box that changes the stream stands in this one.',
      askAdmin,
    ],
    example: smtpFailed('tls', 'ERR_SSL_BAD_RECORD_TYPE'),
  },
  'tls-client-cert-required': {
    group: 'tls',
    retry: 'after-fix',
    source: 'RFC 8446 section 6.2',
    cause: '{host} demands a client certificate on port {port}.',
    remedy: [
      'Use the port that takes a password: {set} --port {starttlsPort} --encryption starttls',
      'On your own server do not require client certificates there (Postfix smtpd_tls_req_ccert = no).',
    ],
    example: smtpFailed('tls', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'),
  },
  'tls-unrecognised': {
    group: 'tls',
    retry: 'later',
    source: sources.node,
    cause: 'TLS with {host} failed in a way this program does not know; the evidence shows OpenSSL’s own code.',
    remedy: [seeCertificate, askAdmin],
    example: smtpFailed('tls', 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE'),
  },
  'starttls-not-offered': {
    group: 'starttls',
    retry: 'after-fix',
    source: sources.starttls,
    cause: '{host} does not offer STARTTLS on port {port}, and without encryption no password is sent.',
    remedy: [
      'Try TLS from the first byte: {set} --port {tlsPort} --encryption tls',
      'On your own server switch TLS on (Postfix smtpd_tls_security_level = may with smtpd_tls_chain_files, Dovecot ssl = yes).',
      'If others see STARTTLS there, a firewall on the way removes it: switch off its SMTP inspection.',
    ],
    example: smtpFailed('starttls', undefined, {offered: ['SIZE 10485760', 'PIPELINING']}),
  },
  'starttls-stripped': {
    group: 'starttls',
    retry: 'after-fix',
    source: 'cisco.com, ASA inspection of ESMTP',
    cause: 'A firewall on the way overwrites the STARTTLS offer of {host} with a row of X.',
    remedy: [
      'Switch off the SMTP inspection of that firewall (Cisco ASA: no inspect esmtp).',
      'Or use TLS from the first byte, which it cannot change: {set} --port {tlsPort} --encryption tls',
    ],
    example: smtpFailed('starttls', undefined, {offered: ['SIZE 10485760', 'XXXXXXXA']}),
  },
  'starttls-temporarily-unavailable': {
    group: 'starttls',
    retry: 'later',
    source: sources.starttls,
    cause: '{host} offers STARTTLS but refuses to start it at the moment; its certificate or key cannot be loaded.',
    remedy: [
      'On your own server read its log and check the certificate files: postconf smtpd_tls_chain_files smtpd_tls_cert_file, then postfix reload.',
      'Until then TLS from the first byte may work: {set} --port {tlsPort} --encryption tls',
      waitAndTest,
    ],
    example: smtpSaid('starttls', '454 4.7.0 TLS not available due to local problem'),
  },
  'starttls-refused': {
    group: 'starttls',
    retry: 'after-fix',
    source: sources.starttls,
    cause: '{host} answers the command STARTTLS with a refusal, though it may have offered it.',
    remedy: [
      'Use TLS from the first byte: {set} --port {tlsPort} --encryption tls',
      'On your own server switch TLS on for this port (Postfix smtpd_tls_security_level = may, Dovecot ssl = yes).',
      askAdmin,
    ],
    example: smtpSaid('starttls', '502 5.5.1 Error: command not implemented'),
  },
  'starttls-required': {
    group: 'starttls',
    retry: 'after-fix',
    source: `${sources.starttls}; ${sources.postfix}`,
    cause: '{host} wants STARTTLS before anything else, and the session was not encrypted.',
    remedy: [useStarttls, 'Or TLS from the first byte: {set} --port {tlsPort} --encryption tls'],
    example: smtpSaid('sender', '530 5.7.0 Must issue a STARTTLS command first', {encryption: 'none'}),
  },
  'starttls-injection': {
    group: 'starttls',
    retry: 'never',
    source: 'nostarttls.secvuln.info',
    cause: 'Plain text followed the answer to STARTTLS: somebody on the way injects commands, or a proxy is defective.',
    remedy: [
      'Do not use this way to the server; use TLS from the first byte: {set} --port {tlsPort} --encryption tls',
      [
        'Find the proxy or device between here and {host} and have it updated.',
        'Find the proxy or device on the way and have it updated.',
      ],
    ],
    example: imapFailed('starttls', 'STARTTLS_INJECTION', {port: 143, encryption: 'starttls'}),
  },
  'starttls-unrecognised': {
    group: 'starttls',
    retry: 'later',
    source: sources.starttls,
    cause:
      'The upgrade to TLS by STARTTLS failed at {host} in a way this program does not know; the evidence shows the answer.',
    remedy: ['Try TLS from the first byte: {set} --port {tlsPort} --encryption tls', askAdmin],
    example: smtpFailed('starttls', 'EUNKNOWN'),
  },
  'requiretls-unsupported': {
    group: 'starttls',
    retry: 'after-fix',
    source: 'RFC 8689',
    cause: 'The message demands encryption on its whole way (REQUIRETLS), which {host} does not support.',
    remedy: [
      'Send without that demand: remove REQUIRETLS where the message is made.',
      'Or send through a server whose EHLO lists REQUIRETLS.',
    ],
    example: smtpFailed('sender', 'EREQUIRETLS'),
  },
} satisfies Entries
