import type {Translated} from '../wording/language.js'

/** Own words about messages that stand in evidence and reasons. */
export const phrases = {
  dmarcPolicyOf: {en: 'DMARC policy of {domain}: p={policy}', de: 'DMARC-Richtlinie von {domain}: p={policy}'},
  notSigned: {
    en: 'the message carries no DKIM signature',
    de: 'die Nachricht trägt keine DKIM-Signatur',
  },
  envelopeSender: {en: 'envelope sender on arrival: {address}', de: 'Envelope-Absender bei der Ankunft: {address}'},
  connectedFrom: {en: 'delivered by {host} [{address}]', de: 'eingeliefert von {host} [{address}]'},
  sealedBy: {en: 'ARC seals of: {sealers}', de: 'ARC-Siegel von: {sealers}'},
  seenByFirstSealer: {en: 'seen by the first sealer: {results}', de: 'vom ersten Siegler festgestellt: {results}'},
  noSeals: {en: 'the message carries no ARC seals', de: 'die Nachricht trägt keine ARC-Siegel'},
  reservedDomain: {
    en: 'the domain is reserved and has no public DNS; the receiving server left no trusted Authentication-Results',
    de: 'die Domain ist reserviert und hat kein öffentliches DNS; der empfangende Server hinterließ keine vertrauenswürdigen Authentication-Results',
  },
  dnsNotAsked: {
    en: 'the DNS could not be asked ({error}); the receiving server left no trusted Authentication-Results',
    de: 'die DNS-Abfrage war nicht möglich ({error}); der empfangende Server hinterließ keine vertrauenswürdigen Authentication-Results',
  },
  dmarcBeginsOtherwise: {en: 'it does not begin with v=DMARC1;', de: 'er beginnt nicht mit v=DMARC1;'},
  dmarcNoTag: {en: '"{text}" is no valid tag', de: '„{text}“ ist kein gültiges Feld'},
  dmarcPolicyMissing: {en: 'the tag p is missing', de: 'das Feld p fehlt'},
  dmarcNoPolicy: {en: '{name}={value} is no valid policy', de: '{name}={value} ist keine gültige Richtlinie'},
  keyMissing: {en: 'p= is missing', de: 'p= fehlt'},
  keyNoBase64: {en: 'p= is no base64', de: 'p= ist kein Base64'},
  keyNoRsa: {en: 'p= is no RSA key', de: 'p= ist kein RSA-Schlüssel'},
  keyNoEd25519: {en: 'p= is no Ed25519 key', de: 'p= ist kein Ed25519-Schlüssel'},
} satisfies Record<string, Translated>
