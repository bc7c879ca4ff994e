/** C0 and C1 controls, DEL, line and paragraph separators, and the marks that turn the direction of writing. */
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/

/** Whether a text holds a character that would break a header or steer a terminal. */
export function hasControlCharacter(text: string): boolean {
  return control.test(text)
}

/** A text with every control character shown as the replacement mark, for use in messages. */
export function withoutControlCharacters(text: string): string {
  return text.replaceAll(new RegExp(control, 'g'), '\u{FFFD}')
}
