import type {Translated} from '../wording/language.js'

/** Why something is not tested, as the settings or the flags have it. */
export const phrases = {
  atPath: {en: '{path}: {words}', de: '{path}: {words}'},
  leftOut: {en: 'left out by {flag}', de: 'durch {flag}'},
  needsLeftOut: {en: 'needs {check}, which is left out', de: 'setzt {check} voraus, das ausgelassen ist'},
  noImap: {en: 'the company has no imap settings', de: 'die Gesellschaft hat keine imap-Einstellungen'},
  secretUnread: {en: 'the secret {id} could not be read', de: 'das Passwort {id} ließ sich nicht lesen'},
  noBuiltin: {en: 'no built-in service is set up', de: 'kein E-Mail-Dienst ist eingerichtet'},
  builtinItself: {
    en: 'the channel is the built-in service itself',
    de: 'der Kanal ist selbst der E-Mail-Dienst',
  },
  arrivalLeftOut: {en: 'not needed', de: 'nicht nötig'},
} satisfies Record<string, Translated>
