import type {Translated} from '../wording/language.js'

/** What the checks of a path to a server say of it. */
export const phrases = {
  addressAnswers: {en: '{address} answers after {ms} ms', de: '{address} antwortet nach {ms} ms'},
  addressFails: {en: '{address} does not: {code} after {ms} ms', de: '{address} antwortet nicht: {code} nach {ms} ms'},
  certificate: {
    en: 'certificate of {subject}, issued by {issuer}',
    de: 'Zertifikat von {subject}, ausgestellt von {issuer}',
  },
  certificateAbove: {
    en: 'certificate above the server’s own: {subject}, issued by {issuer}',
    de: 'Zertifikat über dem des Servers: {subject}, ausgestellt von {issuer}',
  },
  validUntil: {en: 'valid until {date}', de: 'gültig bis {date}'},
  key: {en: '{type} key of {bits} bits', de: '{type}-Schlüssel von {bits} Bit'},
  clearText: {
    en: 'encryption is none, which the settings allow for loopback hosts only',
    de: 'die Verschlüsselung ist „none“, was die Einstellungen nur für Loopback-Hosts erlauben',
  },
  passwordAccepted: {
    en: 'the password login was accepted by {host}',
    de: 'die Anmeldung mit Passwort wurde von {host} angenommen',
  },
  sizeLimit: {
    en: 'the server announces that it takes messages of at most {bytes} bytes (SIZE {bytes}); replies with attachments of 10 MB are too large for it',
    de: 'der Server nimmt nach eigener Angabe Nachrichten bis {bytes} Byte an (SIZE {bytes}); Antworten mit Anhängen von 10 MB sind dafür zu groß',
  },
} satisfies Record<string, Translated>
