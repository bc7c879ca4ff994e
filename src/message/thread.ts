import type {MessageHeaders} from './headers.js'

/** Reply marks in the languages of the mail programs around: English, German, Dutch, Scandinavian, French, Italian … */
const replyMark =
  /^\s*(?:re|aw|antw|antwort|sv|vs|ref|réf|rép|odp|ynt|rif|r)\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:：]\s*/i

/** The subject of an answer: `Re:` once, however many marks in whatever language stand before it. */
export function replySubject(subject: string): string {
  let bare = subject.trim()
  for (let mark = replyMark.exec(bare); mark !== null; mark = replyMark.exec(bare)) bare = bare.slice(mark[0].length)
  return bare === '' ? 'Re:' : `Re: ${bare}`
}

/** What ties an answer to its message; empty where the message has no Message-ID. */
export interface ThreadHeaders {
  readonly inReplyTo: string | undefined
  readonly references: readonly string[]
}

/** Keeps the header below what relays accept: the thread's first message and its latest ones. */
const mostReferences = 25

/** In-Reply-To and References of an answer (RFC 5322 section 3.6.4). */
export function threadHeaders(original: MessageHeaders): ThreadHeaders {
  const {messageId} = original
  const parents =
    original.references.length > 0 ? original.references : original.inReplyTo.length === 1 ? original.inReplyTo : []
  const chain = [
    ...new Set([...parents.filter((id) => id !== messageId), ...(messageId === undefined ? [] : [messageId])]),
  ]
  const references =
    chain.length <= mostReferences ? chain : [...chain.slice(0, 1), ...chain.slice(chain.length - mostReferences + 1)]
  return {inReplyTo: messageId, references}
}
