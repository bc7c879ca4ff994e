import type {MessageView} from '../mailbox/read-message.js'
import type {Mailbox} from '../message/address.js'
import {localTime} from './unassigned.js'

/** A message to read: the main header fields (or all of them), the attachments, the text. */
export function renderMessage(message: MessageView, options: {readonly allHeaders: boolean}): string {
  const {text, textFrom, attachments, problem, truncated} = message
  return [
    ...(options.allHeaders ? message.headers.map(({name, value}) => `${name}: ${value}`) : mainFields(message)),
    ...attachments.map(({name, type, size}) => `Attachment: ${name} (${type}, ${readableSize(size)})`),
    ...(problem === undefined ? [] : [`Its parts cannot be read (${problem}): this is the text as it came.`]),
    ...(textFrom === 'html' ? ['The message is HTML only, shown as text.'] : []),
    ...(truncated ? ['Only the beginning of this large message was read.'] : []),
    '',
    text === '' ? '(no text)' : text,
  ].join('\n')
}

function mainFields(message: MessageView): string[] {
  const {from, replyTo, to, cc, date, subject, messageId, company, job, suggestion} = message
  const fields: readonly (readonly [string, string])[] = [
    ['From', from === null ? '' : mailbox(from)],
    ['Reply-To', replyTo.map(mailbox).join(', ')],
    ['To', to.map(mailbox).join(', ')],
    ['Cc', cc.map(mailbox).join(', ')],
    ['Date', localTime(date)],
    ['Subject', subject],
    ['Message-ID', messageId ?? ''],
    ['Company', company ?? ''],
    ['Job', job ?? ''],
    ['Suggestion', suggestion === null ? '' : `${suggestion.job} (${suggestion.reason})`],
  ]
  return fields.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`)
}

function mailbox({name, address}: Mailbox): string {
  return name === '' ? address : `${name} <${address}>`
}

/** `41 kB`, `2.1 MB`. */
export function readableSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
