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

export function renderReply(result: ReplyResult): string {
  const {status, from, to, messageId, cause, evidence = [], remedy = [], copies = []} = result
  if (status === 'dry-run') return result.message ?? ''
  if (status === 'sent') {
    const kept = copies.length === 0 ? '' : ` A copy is in ${copies.join(' and ')}.`
    return `Sent from ${from} to ${to} as ${messageId}.${kept}`
  }
  const head = status === 'unknown' ? 'It is unknown whether the answer was sent.' : 'The answer was not sent.'
  return [`${head} ${cause ?? ''}`.trim(), ...evidence.map((line) => `  ${line}`), ...remedy].join('\n')
}

function named({name, address}: {name: string; address: string}): string {
  return name === '' ? address : `${name} <${address}>`
}
