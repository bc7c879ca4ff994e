import type {Translated} from '../wording/language.js'

/** Own words of the checks that stand in evidence and reasons. */
export const phrases = {
  dnsNotAsked: {
    en: 'the DNS could not be asked for {domain} ({error})',
    de: 'die DNS-Abfrage zu {domain} war nicht möglich ({error})',
  },
  dnsSilent: {en: 'the DNS could not be asked', de: 'die DNS-Abfrage war nicht möglich'},
  reservedDomain: {
    en: '{domain} is reserved and has no public DNS',
    de: '{domain} ist reserviert und hat kein öffentliches DNS',
  },
  noSpfRecord: {
    en: '{domain} has no TXT record that begins with v=spf1',
    de: '{domain} hat keinen TXT-Eintrag, der mit v=spf1 beginnt',
  },
  noDmarcRecord: {en: 'no TXT record at _dmarc.{domain}', de: 'kein TXT-Eintrag unter _dmarc.{domain}'},
  lookupsNeeded: {en: '{lookups} lookups, {allowed} are allowed', de: '{lookups} Abfragen, erlaubt sind {allowed}'},
  withoutAnswer: {en: 'without answer: {names}', de: 'ohne Antwort: {names}'},
  neitherMxNorAddress: {
    en: '{domain} has neither MX nor A nor AAAA records',
    de: '{domain} hat weder MX- noch A- noch AAAA-Einträge',
  },
  spfBadTerm: {en: '{domain}: "{term}" is no valid term', de: '{domain}: „{term}“ ist kein gültiger Bestandteil'},
  spfTwice: {en: '{domain}: {names}, allowed once', de: '{domain}: {names}, erlaubt ist es einmal'},
  spfLeadsToNone: {
    en: '{domain}: {term} leads to {target}, which publishes no SPF record',
    de: '{domain}: {term} führt zu {target}, wo kein SPF-Eintrag steht',
  },
  spfLeadsToSeveral: {
    en: '{domain}: {term} leads to {target}, which publishes several SPF records',
    de: '{domain}: {term} führt zu {target}, wo mehrere SPF-Einträge stehen',
  },
  spfTooManyMx: {
    en: 'mx: {target} has {count} MX records, {allowed} are allowed',
    de: 'mx: {target} hat {count} MX-Einträge, erlaubt sind {allowed}',
  },
} satisfies Record<string, Translated>
