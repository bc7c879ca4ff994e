import {randomUUID} from 'node:crypto'
import {domainToASCII} from 'node:url'
import MailComposer from 'nodemailer/lib/mail-composer'
import {Failure} from '../failure.js'
import {hasControlCharacter} from '../settings/text.js'
import type {Mailbox} from './address.js'
import type {ThreadHeaders} from './thread.js'

/** A plain text message, everything in it decided. */
export interface TextMessage {
  readonly from: Mailbox
  readonly to: Mailbox
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly date: Date
  readonly thread: ThreadHeaders
}

/** A Message-ID that is ours: random, under the domain of the sender's address (RFC 5322 section 3.6.4). */
export function newMessageId(senderAddress: string): string {
  const domain = senderAddress.slice(senderAddress.lastIndexOf('@') + 1)
  return `<${randomUUID()}@${domainToASCII(domain) || domain}>`
}

/**
 * The message as it goes over the wire: UTF-8 text, encoded words for names and subject, CRLF line ends.
 * @throws Failure `header-injection` when a header value holds a line break or another control character
 */
export async function composeText(message: TextMessage): Promise<Buffer> {
  const {from, to, subject, messageId, thread} = message
  refuseControlCharacters({
    'sender name': from.name,
    'sender address': from.address,
    'recipient name': to.name,
    'recipient address': to.address,
    subject,
    'Message-ID': messageId,
    'In-Reply-To': thread.inReplyTo ?? '',
    References: thread.references.join(' '),
  })
  const composer = new MailComposer({
    from: {name: from.name, address: from.address},
    to: {name: to.name, address: to.address},
    subject,
    messageId,
    date: message.date,
    text: message.text.replaceAll(/\r\n?|\n/g, '\r\n'),
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    ...(thread.inReplyTo !== undefined && {inReplyTo: thread.inReplyTo}),
    ...(thread.references.length > 0 && {references: [...thread.references]}),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

function refuseControlCharacters(values: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (hasControlCharacter(value)) {
      throw new Failure('usage', 'header-injection', `The ${name} holds a line break or another control character.`)
    }
  }
}
