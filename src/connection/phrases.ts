import type {Translated} from '../wording/language.js'

/** What a transcript says beside the words of client and server. */
export const phrases = {
  shared: {
    en: 'one conversation for all companies of this run that use the account',
    de: 'Mitschnitt für alle Gesellschaften dieses Laufs, die dieses Konto benutzen',
  },
  resolved: {en: '{host} has the addresses {addresses}', de: '{host} hat die Adressen {addresses}'},
  unresolved: {en: '{host} could not be resolved: {code}', de: '{host} ließ sich nicht auflösen: {code}'},
  connected: {en: 'connected to {target}', de: 'verbunden mit {target}'},
  unconnected: {en: 'no connection to {target}: {code}', de: 'keine Verbindung zu {target}: {code}'},
  secured: {
    en: 'TLS handshake: {version}, {cipher}, certificate of {subject}, issued by {issuer}, valid until {validTo}',
    de: 'TLS-Handshake: {version}, {cipher}, Zertifikat von {subject}, ausgestellt von {issuer}, gültig bis {validTo}',
  },
  unsecured: {en: 'TLS handshake failed: {code}', de: 'TLS-Handshake fehlgeschlagen: {code}'},
  ended: {en: 'the connection ended: {code}', de: 'Verbindung beendet: {code}'},
  closed: {en: 'the server closed the connection', de: 'der Server hat die Verbindung geschlossen'},
  silent: {en: 'no answer within {ms} ms', de: 'keine Antwort innerhalb von {ms} ms'},
  message: {en: '(message of {bytes} bytes)', de: '(Nachricht von {bytes} Byte)'},
  account: {en: '(account)', de: '(Konto)'},
  hidden: {en: '(hidden)', de: '(verborgen)'},
  empty: {en: '(empty line)', de: '(leere Zeile)'},
  linesLeftOut: {en: '({count} lines left out)', de: '({count} Zeilen ausgelassen)'},
  leftOut: {en: '{start} ({bytes} bytes left out)', de: '{start} ({bytes} Byte ausgelassen)'},
  severalLeftOut: {
    en: '{start} ({count} such lines, {bytes} bytes left out)',
    de: '{start} ({count} solche Zeilen, {bytes} Byte ausgelassen)',
  },
  folder: {en: '(name of a folder)', de: '(Name eines Ordners)'},
} satisfies Record<string, Translated>
