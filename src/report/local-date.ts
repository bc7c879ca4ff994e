import type {Language} from '../wording/language.js'

const locales: Readonly<Record<Language, string>> = {en: 'en-GB', de: 'de-DE'}

/** A point in time as the language writes it, with the name of the zone; empty for what is no time. */
export function dateAndTime(iso: string, lang: Language, timeZone?: string): string {
  return written(iso, lang, {dateStyle: 'long', timeStyle: 'long', ...(timeZone !== undefined && {timeZone})})
}

/** The day of a point in time as the language writes it. */
export function dayOf(iso: string, lang: Language, timeZone?: string): string {
  return written(iso, lang, {dateStyle: 'long', ...(timeZone !== undefined && {timeZone})})
}

function written(iso: string, lang: Language, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(locales[lang], options).format(date)
}

/** `412 ms`, `1.2 s`, `1,2 s`; the blank keeps number and unit on one line. */
export function timeTaken(ms: number, lang: Language): string {
  if (ms < 1000) return `${Math.round(ms)}\u00A0ms`
  const seconds = new Intl.NumberFormat(locales[lang], {minimumFractionDigits: 1, maximumFractionDigits: 1})
  return `${seconds.format(ms / 1000)}\u00A0s`
}
