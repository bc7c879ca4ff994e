import type {Translated} from '../wording/language.js'

/** What a company's settings still lack. */
export const phrases = {
  either: {en: '{one}, or {other}', de: '{one} oder {other}'},
  recruitingAddress: {
    en: 'no recruiting address: what candidates write to is not known',
    de: 'es fehlt die Recruiting-Adresse, an die Bewerbende schreiben',
  },
  inbound: {
    en: 'no inbound mailbox: where redirected messages arrive is not known',
    de: 'es fehlt das Eingangspostfach, in dem umgeleitete Nachrichten ankommen',
  },
  channelAddress: {
    en: 'the channel {channel} is chosen, but there is no address of the company to send from',
    de: 'als Kanal ist {channel} gewählt, der Gesellschaft fehlt aber eine eigene Absenderadresse',
  },
  smtpServer: {
    en: 'no way to send: the channel is smtp and no server is set',
    de: 'kein Versand möglich: der Kanal ist smtp, aber es ist kein Server eingetragen',
  },
  serverOrBuiltin: {
    en: 'no way to send: no server and no built-in service is set',
    de: 'kein Versand möglich: weder ein Server noch der E-Mail-Dienst ist eingetragen',
  },
  addressOrBuiltin: {
    en: 'no way to send: no custom address and no built-in service is set',
    de: 'kein Versand möglich: weder eine individuelle E-Mail-Adresse noch der E-Mail-Dienst ist eingetragen',
  },
} satisfies Record<string, Translated>
