import type {Translated} from '../wording/language.js'

/** What error codes mean: Node's for connections and names, and our own. */
export const meanings: Readonly<Record<string, Translated>> = {
  ECONNREFUSED: {en: 'refused', de: 'abgewiesen'},
  ECONNRESET: {en: 'reset', de: 'zurückgesetzt'},
  ETIMEDOUT: {en: 'no answer', de: 'keine Antwort'},
  TIMEOUT: {en: 'no answer', de: 'keine Antwort'},
  CLOSED: {en: 'closed by the other side', de: 'von der Gegenseite geschlossen'},
  EHOSTUNREACH: {en: 'unreachable', de: 'unerreichbar'},
  ENETUNREACH: {en: 'no route', de: 'kein Weg dorthin'},
  EPIPE: {en: 'closed by the other side', de: 'von der Gegenseite geschlossen'},
  ENOTFOUND: {en: 'unknown name', de: 'unbekannter Name'},
  ENODATA: {en: 'a name without addresses', de: 'ein Name ohne Adressen'},
  ESERVFAIL: {en: 'the name server failed', de: 'der Nameserver hat versagt'},
  EREFUSED: {en: 'the name server refuses the question', de: 'der Nameserver weist die Frage ab'},
  ETIMEOUT: {en: 'the name server does not answer', de: 'der Nameserver antwortet nicht'},
  EAI_AGAIN: {en: 'no name server can be asked', de: 'kein Nameserver erreichbar'},
  ERR_SSL_WRONG_VERSION_NUMBER: {en: 'no TLS', de: 'kein TLS'},
  NOT_SMTP: {en: 'no words of SMTP', de: 'keine Worte von SMTP'},
  NOT_IMAP: {en: 'no words of IMAP', de: 'keine Worte von IMAP'},
  LINE_TOO_LONG: {en: 'a line without end', de: 'eine Zeile ohne Ende'},
  NO_COMMON_MECHANISM: {
    en: 'no login mechanism that both sides know',
    de: 'kein Anmeldeverfahren, das beide Seiten kennen',
  },
  STARTTLS_INJECTION: {
    en: 'plain text behind the answer to STARTTLS',
    de: 'Klartext hinter der Antwort auf STARTTLS',
  },
  CLEARTEXT_REFUSED: {en: 'no password goes out in clear text', de: 'im Klartext geht kein Passwort hinaus'},
  SMTPUTF8_MISSING: {en: 'the address needs SMTPUTF8', de: 'die Adresse braucht SMTPUTF8'},
}
