import type {Stage} from '../connection/evidence.js'
import type {Translated} from '../wording/language.js'

/** What the evidence of a finding says beside the words of servers, and the step that names what works. */
export const phrases = {
  firstWords: {en: 'first words: {words}', de: 'erste Worte: {words}'},
  speaks: {en: 'port {port} speaks {service}', de: 'Port {port} spricht {service}'},
  speaksTls: {
    en: 'port {port} speaks TLS from the first byte',
    de: 'Port {port} spricht TLS ab dem ersten Byte',
  },
  saysInPlainText: {
    en: 'port {port} says in plain text: {words}',
    de: 'Port {port} sagt im Klartext: {words}',
  },
  saysInsideTls: {
    en: 'port {port} says inside TLS: {words}',
    de: 'Port {port} sagt innerhalb von TLS: {words}',
  },
  speaksNothing: {
    en: 'port {port} answers neither a line of text nor a TLS handshake',
    de: 'Port {port} antwortet weder auf eine Textzeile noch auf einen TLS-Handshake',
  },
  speaksOnly: {
    en: '{host}:{port} speaks only {versions} (a handshake that allows old versions succeeds, with {cipher})',
    de: '{host}:{port} spricht nur {versions} (ein Handshake, der alte Versionen zulässt, gelingt, mit {cipher})',
  },
  wouldTake: {
    en: 'a handshake that allows unsafe ciphers came to {versions} with {cipher}',
    de: 'ein Handshake, der unsichere Cipher-Suiten zulässt, ergab {versions} mit {cipher}',
  },
  through: {en: '{oldest} and {newest}', de: '{oldest} und {newest}'},
  certificate: {
    en: 'certificate for {subject}, issued by {issuer}',
    de: 'Zertifikat für {subject}, ausgestellt von {issuer}',
  },
  aboveCertificate: {
    en: 'above it: {subject}, issued by {issuer}',
    de: 'darüber: {subject}, ausgestellt von {issuer}',
  },
  validFor: {en: 'valid for: {names}', de: 'gültig für: {names}'},
  andMore: {en: '{names} and {count} more', de: '{names} und {count} weitere'},
  validity: {en: 'valid from {from} to {to}', de: 'gültig von {from} bis {to}'},
  validityWithDays: {
    en: 'valid from {from} to {to} ({days} days left)',
    de: 'gültig von {from} bis {to} (noch {days} Tage)',
  },
  validityEnded: {
    en: 'valid from {from} to {to} (ended {days} days ago)',
    de: 'gültig von {from} bis {to} (abgelaufen vor {days} Tagen)',
  },
  key: {en: '{type} key of {bits} bits', de: '{type}-Schlüssel von {bits} Bit'},
  keyOnCurve: {en: '{type} key of {bits} bits ({curve})', de: '{type}-Schlüssel von {bits} Bit ({curve})'},
  weakHash: {
    en: 'the certificate of {subject} is signed over {hash}',
    de: 'das Zertifikat von {subject} ist mit {hash} signiert',
  },
  acceptedInLatin1: {
    en: 'the same password was then accepted in ISO 8859-1 (latin1) instead of UTF-8',
    de: 'dasselbe Passwort wurde danach in ISO 8859-1 (Latin-1) statt UTF-8 angenommen',
  },
  offered: {en: 'offered: {offered}', de: 'angeboten: {offered}'},
  nothing: {en: 'nothing', de: 'nichts'},
  authBeforeTls: {
    en: 'before STARTTLS the server offered: {offered}; inside TLS it does not',
    de: 'vor STARTTLS bot der Server an: {offered}; innerhalb von TLS nicht mehr',
  },
  failedAt: {en: '{host}:{port}, {stage}: {what}', de: '{host}:{port}, {stage}: {what}'},
  meaning: {en: '{code} ({meaning})', de: '{code} ({meaning})'},
  connected: {en: '{target} connected after {ms} ms', de: '{target} verbunden nach {ms} ms'},
  attemptEnded: {en: '{target} {ending} after {ms} ms ({code})', de: '{target} {ending} nach {ms} ms ({code})'},
  attemptFailed: {en: '{target} {code} after {ms} ms', de: '{target} {code} nach {ms} ms'},
  withTls: {en: 'port {port} of {host} with TLS', de: 'Port {port} von {host} mit TLS'},
  withStarttls: {en: 'port {port} of {host} with STARTTLS', de: 'Port {port} von {host} mit STARTTLS'},
  loginAccepted: {en: '{way} works here: login accepted', de: '{way} funktioniert von hier: Anmeldung angenommen'},
  loginRefused: {
    en: '{way} answers with a valid certificate, but refuses the login',
    de: '{way} antwortet mit gültigem Zertifikat, weist die Anmeldung aber ab',
  },
  ready: {
    en: '{way} works here: valid certificate, login offered (not tried)',
    de: '{way} funktioniert von hier: gültiges Zertifikat, Anmeldung angeboten (nicht versucht)',
  },
  noLogin: {en: '{way} answers, but offers no login', de: '{way} antwortet, bietet aber keine Anmeldung an'},
  triedInVain: {en: 'also tried: {way}: {code}', de: 'auch versucht: {way}: {code}'},
  useAccepted: {
    en: 'Use what works from here (the login was accepted there): {command}',
    de: 'Auf das umstellen, was von hier aus funktioniert (die Anmeldung wurde dort angenommen): {command}',
  },
  useReady: {
    en: 'Use what answers from here, with a valid certificate: {command}',
    de: 'Auf das umstellen, was von hier aus mit gültigem Zertifikat antwortet: {command}',
  },
  useRefused: {
    en: 'Use what answers from here; the login was refused there, so enter the password anew as well: {command}',
    de: 'Auf das umstellen, was von hier aus antwortet; die Anmeldung wurde dort abgewiesen, also auch das Passwort neu eingeben: {command}',
  },
} satisfies Record<string, Translated>

/** The steps of a conversation. */
export const stageNames: Readonly<Record<Stage, Translated>> = {
  dns: {en: 'name resolution', de: 'Namensauflösung'},
  connect: {en: 'connecting', de: 'Verbindungsaufbau'},
  tls: {en: 'TLS handshake', de: 'TLS-Handshake'},
  greeting: {en: 'greeting', de: 'Begrüßung'},
  ehlo: {en: 'EHLO', de: 'EHLO'},
  starttls: {en: 'STARTTLS', de: 'STARTTLS'},
  auth: {en: 'login', de: 'Anmeldung'},
  sender: {en: 'sender', de: 'Absender'},
  recipient: {en: 'recipient', de: 'Empfänger'},
  data: {en: 'message', de: 'Nachricht'},
  folder: {en: 'folder', de: 'Ordner'},
  command: {en: 'command', de: 'Befehl'},
}
