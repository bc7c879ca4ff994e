import type {Translated} from '../wording/language.js'

/** What a redirect did to a message, in words. */
export const phrases = {
  attachedOriginal: {
    en: 'a part of type {type} holds the original',
    de: 'ein Teil vom Typ {type} enthält das Original',
  },
  fieldMissing: {
    en: '{field}: sent {before}, missing on arrival',
    de: '{field}: gesendet {before}, fehlt bei der Ankunft',
  },
  fieldChanged: {en: '{field}: sent {before}, arrived {after}', de: '{field}: gesendet {before}, angekommen {after}'},
  fieldBecame: {en: '{field}: {before} became {after}', de: '{field}: aus {before} wurde {after}'},
  bodyEncodedAnew: {
    en: 'the body was encoded anew, its text is the same',
    de: 'der Text wurde neu kodiert, sein Wortlaut ist derselbe',
  },
  lettersBroken: {
    en: 'umlauts arrived broken, the other letters are the same',
    de: 'Umlaute kamen beschädigt an, die übrigen Buchstaben sind dieselben',
  },
  bodyHash: {en: 'body SHA-256 {before} became {after}', de: 'SHA-256 des Textes: aus {before} wurde {after}'},
  addedAbove: {en: 'added above the text: {text}', de: 'über dem Text hinzugefügt: {text}'},
  addedBelow: {en: 'added below the text: {text}', de: 'unter dem Text hinzugefügt: {text}'},
  linkRewritten: {en: 'the link {link} became {instead}', de: 'aus dem Link {link} wurde {instead}'},
  linkLost: {en: 'the link {link} is missing on arrival', de: 'der Link {link} fehlt bei der Ankunft'},
} satisfies Record<string, Translated>
