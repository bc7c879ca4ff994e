import {headerValue, messageIds, splitMessage} from './raw-headers.js'

/**
 * A message as the sending service handed it on: some give every message a Message-ID of their own and say so in their
 * reply (Amazon SES `250 Ok 0102018b…`, Outlook.com `250 2.0.0 OK <…@…>`). What a redirect changed is told from there.
 */
export function asHandedOver(sent: Buffer, arrived: Buffer, reply: string): Buffer {
  const [before] = messageIds(headerValue(splitMessage(sent), 'message-id') ?? '')
  const [after] = messageIds(headerValue(splitMessage(arrived), 'message-id') ?? '')
  if (before === undefined || after === undefined || before === after) return sent
  const own = after.slice(1, after.lastIndexOf('@'))
  if (own.length < 12 || !reply.includes(own)) return sent
  const header = sent.toString('latin1')
  return Buffer.from(
    header.replace(/^message-id:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/im, () => `Message-ID: ${after}`),
    'latin1',
  )
}
