import type {Encryption, Settings} from '../settings/settings.js'
import type {TlsFlaw} from './authority.js'
import type {Fault, Faults} from './fault.js'

function flawed(flaw: TlsFlaw, breaks: string): Fault {
  return {breaks, smtp: {kind: 'flaw', flaw}}
}

/** The settings with another encryption for ACME's submission server. */
function acmeEncryption(encryption: Encryption): (settings: Settings) => Settings {
  return (settings) => {
    const acme = settings.companies['acme']
    if (acme?.smtp === undefined) return settings
    return {...settings, companies: {...settings.companies, acme: {...acme, smtp: {...acme.smtp, encryption}}}}
  }
}

function inboundEncryption(encryption: Encryption): (settings: Settings) => Settings {
  return (settings) => {
    const {inbound} = settings
    return inbound === undefined ? settings : {...settings, inbound: {...inbound, imap: {...inbound.imap, encryption}}}
  }
}

/** Faults of TCP and TLS on ACME's submission server. */
export const tlsFaults = {
  'tcp-refused': {breaks: "nobody listens on the port of ACME's submission server", smtp: {kind: 'closed'}},
  'tcp-reset': {
    breaks: 'the connection is reset as soon as it is made',
    smtp: {kind: 'raw', serve: (socket) => socket.resetAndDestroy()},
  },
  'tcp-closed-before-greeting': {
    breaks: 'the connection is closed without a greeting',
    smtp: {kind: 'raw', serve: (socket) => socket.end()},
  },
  'tls-plaintext-on-tls-port': {
    breaks: 'the settings say STARTTLS, the port speaks TLS from the first byte',
    smtp: {kind: 'encryption', encryption: 'tls'},
  },
  'tls-on-plaintext-port': {breaks: 'the settings say TLS, the port speaks STARTTLS', settings: acmeEncryption('tls')},
  'tls-cert-expired': flawed('expired', 'the certificate expired ten days ago'),
  'tls-cert-not-yet-valid': flawed('not-yet-valid', 'the certificate is valid from ten days ahead'),
  'tls-cert-name-mismatch': flawed('wrong-name', "the certificate is the hoster's, not the host's"),
  'tls-cert-self-signed': flawed('self-signed', 'the certificate is signed by itself'),
  'tls-cert-self-signed-in-chain': flawed(
    'self-signed-in-chain',
    'the chain ends in a private authority nobody trusts',
  ),
  'tls-cert-chain-incomplete': flawed('incomplete-chain', 'the certificate above the server’s is not sent'),
  'tls-cert-weak-key': flawed('weak-key', 'the certificate has an RSA key of 1024 bits'),
  'tls-protocol-too-old': flawed('too-old', 'the server speaks TLS 1.1 at most'),
  'tls-no-common-cipher': flawed('no-common-cipher', 'the server knows no cipher the client knows'),
  'tls-cert-expires-soon': flawed('expires-soon', 'the certificate expires in five days'),
  'tls-cert-signature-failure': flawed('weak-signature', 'the certificate is signed over SHA-1'),
  'tls-client-cert-required': flawed('client-certificate', 'the server demands a certificate of the client'),
  'tls-handshake-aborted': {
    breaks: 'the connection ends in the middle of the TLS handshake',
    settings: acmeEncryption('tls'),
    smtp: {kind: 'raw', serve: (socket) => socket.once('data', () => socket.end())},
  },
  'tls-no-answer': {
    breaks: 'the TLS handshake is never answered',
    settings: acmeEncryption('tls'),
    smtp: {kind: 'raw', serve: (socket) => socket.resume()},
  },
  'starttls-not-offered': {
    breaks: 'the server does not offer STARTTLS',
    smtp: {kind: 'encryption', encryption: 'none'},
  },
  'starttls-stripped': {
    breaks: 'a firewall overwrites STARTTLS in the greeting of the server',
    smtp: {
      kind: 'script',
      replies: {
        EHLO: ['250-smtp.acme.example', '250-SIZE 26214400', '250-XXXXXXXA', '250 8BITMIME'],
        STARTTLS: '502 5.5.2 Error: command not recognized',
      },
    },
  },
  'starttls-temporarily-unavailable': {
    breaks: 'STARTTLS is offered and then refused',
    smtp: {kind: 'script', replies: {STARTTLS: '454 4.7.0 TLS not available due to local problem'}},
  },
} satisfies Faults

/** Other ways to the same findings. */
export const tlsVariants: Readonly<Record<string, Fault>> = {
  'tls-cert-expires-soon/intermediate': flawed(
    'intermediate-expires-soon',
    'the certificate above the server’s expires in five days',
  ),
  'tls-cert-expired/intermediate': flawed('intermediate-expired', 'the certificate above the server’s has expired'),
  'tls-protocol-too-old/1.0': flawed('oldest', 'the server speaks TLS 1.0 alone'),
  'tls-plaintext-on-tls-port/inbound': {
    breaks: 'the settings say STARTTLS for the inbound mailbox, the port speaks TLS from the first byte',
    settings: inboundEncryption('starttls'),
  },
}
