/** Words as a shell reads them back: quoted where they need it. */
export function shellWords(words: readonly string[]): string {
  return words.map(shellWord).join(' ')
}

/** One word as a shell reads it back: names of folders may hold blanks. */
export function shellWord(word: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`
}
