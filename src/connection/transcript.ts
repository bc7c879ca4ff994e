/** One line of a conversation with a server, credentials replaced. */
export interface TranscriptLine {
  readonly from: 'client' | 'server'
  readonly text: string
  /** Since the connection was made, in ms. */
  readonly ms?: number
}
