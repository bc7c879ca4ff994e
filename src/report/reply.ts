import {fold} from './layout.js'
import type {PreparedReply} from '../reply/prepare.js'
import type {ReplyResult} from '../reply/send.js'

/** What a person sees before agreeing to send. */
export function renderPreview({from, to, subject, text, identity}: PreparedReply): string {
  return [
    `From:    ${named(from)} (${identity.company}, channel ${identity.sender.channel})`,
    `To:      ${named(to)}`,
    `Subject: ${subject}`,
    '',
    text,
  ].join('\n')
}

export function renderReply(result: ReplyResult, columns = Infinity): string {
  const {status, from, to, messageId, cause, evidence = [], remedy = [], copies = []} = result
  if (status === 'dry-run') return result.message ?? ''
  if (status === 'sent') {
    const kept = copies.length === 0 ? [] : [`Copy in:    ${copies.join(', ')}`]
    return [`Message-ID: ${messageId}`, ...kept, `Sent to ${to} from ${from}.`].join('\n')
  }
  const head = status === 'unknown' ? 'It is unknown whether the answer was sent.' : 'The answer was not sent.'
  const lines = [`${head} ${cause ?? ''}`.trim(), ...evidence.map((line) => `  > ${line}`), ...remedy]
  return fold(lines.join('\n'), columns)
}

function named({name, address}: {name: string; address: string}): string {
  return name === '' ? address : `${name} <${address}>`
}
