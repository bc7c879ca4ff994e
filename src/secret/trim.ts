/** A secret without the one line ending that editors, pipes and secret managers add; blanks belong to it. */
export function withoutLineEnding(text: string): string {
  return text.replace(/\r?\n$/, '')
}
