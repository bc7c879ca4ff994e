import {isAlive, type JournalEntry} from './journal.js'

/** An earlier answer to the same message that must not be repeated unasked. */
export interface Precedent {
  readonly status: 'refused' | 'unknown'
  readonly code: 'reply-already-sent' | 'reply-unknown' | 'reply-in-progress'
  readonly message: string
  readonly entry: JournalEntry
}

/**
 * What the journal has against sending an answer: one whose fate is unknown, the same text sent already, or another
 * process that is about to send one. `mine` is in the list already, so that of two processes the first is let through.
 */
export function precedentOf(answers: readonly JournalEntry[], mine: JournalEntry): Precedent | undefined {
  const others = answers.filter(({messageId}) => messageId !== mine.messageId)
  const unknown = others.find(({state}) => state === 'unknown' || state === 'sending')
  if (unknown !== undefined)
    return isAlive(unknown) && unknown.state === 'sending' ? inProgress(unknown) : unclear(unknown)
  const same = others.find(({state, textHash}) => state === 'sent' && textHash === mine.textHash)
  if (same !== undefined) {
    const message = `This answer was sent to ${same.to} already, at ${same.at}.`
    return {status: 'refused', code: 'reply-already-sent', message, entry: same}
  }
  const at = answers.findIndex(({messageId}) => messageId === mine.messageId)
  const ahead = answers.slice(0, at).find((entry) => entry.state === 'prepared' && isAlive(entry))
  return ahead === undefined ? undefined : inProgress(ahead)
}

function inProgress(entry: JournalEntry): Precedent {
  const message = `Process ${entry.pid} is sending an answer to the same message right now.`
  return {status: 'refused', code: 'reply-in-progress', message, entry}
}

function unclear(entry: JournalEntry): Precedent {
  const message =
    `An answer to ${entry.to} was on its way at ${entry.at} when the line or the program broke off: ` +
    'nobody knows whether the server has accepted it.'
  return {status: 'unknown', code: 'reply-unknown', message, entry}
}

/** What a person needs to decide: look for this Message-ID in the server's log or ask the candidate. */
export function evidenceLines({at, state, messageId, from, to, said}: JournalEntry): string[] {
  return [
    `Message-ID ${messageId}`,
    `from ${from} to ${to}`,
    `last noted at ${at}: ${state}`,
    ...(said === undefined ? [] : [said]),
  ]
}
