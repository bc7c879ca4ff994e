import type {Translated} from '../wording/language.js'

/** What error codes mean: Node's for connections and names, and our own. */
export const meanings: Readonly<Record<string, Translated>> = {
  ECONNREFUSED: {en: 'refused', de: 'abgewiesen'},
  ECONNRESET: {en: 'reset', de: 'zurückgesetzt'},
  ETIMEDOUT: {en: 'no answer', de: 'keine Antwort'},
  TIMEOUT: {en: 'no answer', de: 'keine Antwort'},
  CLOSED: {en: 'closed by the other side', de: 'von der Gegenseite geschlossen'},
  EHOSTUNREACH: {en: 'unreachable', de: 'unerreichbar'},
  ENETUNREACH: {en: 'no route', de: 'keine Route'},
  EPIPE: {en: 'closed by the other side', de: 'von der Gegenseite geschlossen'},
  ENOTFOUND: {en: 'unknown name', de: 'unbekannter Name'},
  ENODATA: {en: 'name without addresses', de: 'Name ohne Adressen'},
  ESERVFAIL: {en: 'the name server failed', de: 'Fehler des Nameservers'},
  EREFUSED: {en: 'the name server refuses the query', de: 'der Nameserver lehnt die Abfrage ab'},
  ETIMEOUT: {en: 'the name server does not answer', de: 'der Nameserver antwortet nicht'},
  EAI_AGAIN: {en: 'no name server can be asked', de: 'kein Nameserver erreichbar'},
  ERR_SSL_WRONG_VERSION_NUMBER: {en: 'no TLS', de: 'kein TLS'},
  NOT_SMTP: {en: 'not an SMTP reply', de: 'keine SMTP-Antwort'},
  NOT_IMAP: {en: 'not an IMAP reply', de: 'keine IMAP-Antwort'},
  LINE_TOO_LONG: {en: 'a line without end', de: 'eine Zeile ohne Ende'},
  NO_COMMON_MECHANISM: {
    en: 'no login mechanism that both sides know',
    de: 'kein Anmeldeverfahren, das beide Seiten kennen',
  },
  STARTTLS_INJECTION: {
    en: 'plain text behind the answer to STARTTLS',
    de: 'Klartext nach der Antwort auf STARTTLS',
  },
  CLEARTEXT_REFUSED: {en: 'no password goes out in clear text', de: 'im Klartext wird kein Passwort gesendet'},
  SMTPUTF8_MISSING: {en: 'the address needs SMTPUTF8', de: 'die Adresse braucht SMTPUTF8'},
}
