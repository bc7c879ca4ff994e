/** Languages a report can be written in. Codes, check names and JSON keys are the same in all of them. */
export const languages = ['en', 'de'] as const

export type Language = (typeof languages)[number]

/** The same words in every language. */
export type Translated<T = string> = Readonly<Record<Language, T>>
