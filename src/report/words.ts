import type {CheckStatus, ConversationRole, Verdict} from '../connection-test/result.js'
import type {Severity} from '../diagnosis/finding.js'
import type {Language, Translated} from '../wording/language.js'
import {phrase, wordsIn} from '../wording/phrase.js'

/** Words that the reports of `test-connection` share. */
export const verdictWords: Readonly<Record<Verdict, Translated>> = {
  passed: {en: 'passed', de: 'bestanden'},
  degraded: {en: 'degraded', de: 'eingeschränkt'},
  failed: {en: 'failed', de: 'fehlgeschlagen'},
  untested: {en: 'untested', de: 'nicht getestet'},
}

export const statusWords: Readonly<Record<CheckStatus, Translated>> = {
  passed: {en: 'passed', de: 'bestanden'},
  warning: {en: 'warning', de: 'Warnung'},
  failed: {en: 'failed', de: 'fehlgeschlagen'},
  'not-reached': {en: 'not reached', de: 'nicht erreicht'},
  skipped: {en: 'skipped', de: 'ausgelassen'},
}

export const severityWords: Readonly<Record<Severity, Translated>> = {
  error: {en: 'error', de: 'Fehler'},
  warning: {en: 'warning', de: 'Warnung'},
  info: {en: 'remark', de: 'Hinweis'},
}

export const roleWords: Readonly<Record<ConversationRole, Translated>> = {
  smtp: {en: 'Mail server', de: 'Mailserver'},
  inbound: {en: 'Inbound mailbox', de: 'Eingangspostfach'},
  copy: {en: 'Mailbox of the company', de: 'Postfach der Gesellschaft'},
  builtin: {en: 'Built-in service', de: 'E-Mail-Dienst'},
}

const words = {
  noChannel: {en: 'no channel', de: 'kein Kanal'},
  noAddress: {en: 'no address', de: 'keine Adresse'},
  channel: {en: 'channel {channel}', de: 'Kanal {channel}'},
  channelOfMain: {en: 'channel {channel} of the main company', de: 'Kanal {channel} der Hauptgesellschaft'},
  skipped: {en: 'skipped: {why}', de: 'ausgelassen: {why}'},
  more: {en: 'More: {command}', de: 'Mehr dazu: {command}'},
  companies: {en: '{count} companies', de: '{count} Gesellschaften'},
  after: {en: '{address} in {ms} ms', de: '{address} in {ms} ms'},
  messages: {en: '{folder}, {count} messages', de: '{folder}, {count} Nachrichten'},
  daysLeft: {en: '{days} days left', de: 'noch {days} Tage'},
  dayLeft: {en: '1 day left', de: 'noch 1 Tag'},
  expiresToday: {en: 'ends today', de: 'läuft heute ab'},
  expired: {en: 'expired', de: 'abgelaufen'},
  arrived: {en: 'after {ms} ms', de: 'nach {ms} ms'},
  arrivedOutside: {en: 'from outside after {ms} ms', de: 'von außen nach {ms} ms'},
  notSeen: {en: 'not seen', de: 'nicht gesehen'},
  allKept: {en: 'all kept', de: 'alles unverändert'},
  kept: {en: 'kept', de: 'unverändert'},
  changed: {en: 'changed', de: 'geändert'},
  lost: {en: 'lost', de: 'verloren'},
  notStated: {en: '{methods} not stated', de: 'ohne Angabe: {methods}'},
  lookups: {en: 'SPF {lookups} of 10 lookups', de: 'SPF: {lookups} von 10 DNS-Abfragen'},
  checksDone: {en: '{count} checks done, now {now}', de: '{count} Prüfungen fertig, gerade {now}'},
} satisfies Record<string, Translated>

export type Word = keyof typeof words

/** One of the shared words, filled in. */
export function say(lang: Language, word: Word, values: Readonly<Record<string, string | number>> = {}): string {
  return filled(words[word], lang, values)
}

/** How long a certificate is still valid. */
export function validityWords(days: number, lang: Language): string {
  if (days < 0) return say(lang, 'expired')
  if (days === 0) return say(lang, 'expiresToday')
  return days === 1 ? say(lang, 'dayLeft') : say(lang, 'daysLeft', {days})
}

/** A text with its placeholders filled. */
export function filled(text: Translated, lang: Language, values: Readonly<Record<string, string | number>>): string {
  return wordsIn(phrase(text, values), lang)
}

/** What happened to a header field, in words. */
export function changeWord(lang: Language, status: string): string {
  return status === 'kept' || status === 'changed' || status === 'lost' ? say(lang, status) : status
}
