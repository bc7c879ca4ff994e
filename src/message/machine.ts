import {normaliseAddress} from '../settings/address.js'
import {mailboxesOf} from './address.js'
import {headerValue, headerValues, type RawMessage} from './raw-headers.js'
import {sanitise} from './sanitise.js'

const robot =
  /^(?:mailer-daemon|mail-daemon|(?:.*[-_.+])?(?:(?:no|do-?not|dont)[-_.]?(?:reply|respond|antwort(?:en)?)|nicht-?antworten)|bounces?)(?:[-+_.=].*)?$/i

/**
 * Why nobody should answer a message: a program wrote it, or it is our own (RFC 3834 section 2). Undefined where a
 * person seems to have written it.
 */
export function machineReason(message: RawMessage, recipient: string, own: ReadonlySet<string>): string | undefined {
  if (own.has(normaliseAddress(recipient))) return `${recipient} is one of our own addresses`
  const sender = mailboxesOf(headerValue(message, 'from'))[0]?.address
  if (sender !== undefined && own.has(normaliseAddress(sender)) && headerValue(message, 'reply-to') === undefined) {
    return `it comes from ${sender}, one of our own addresses`
  }
  return markOfMachine(message) ?? robotAddress(recipient)
}

function markOfMachine(message: RawMessage): string | undefined {
  const auto = headerValue(message, 'auto-submitted')
  if (auto !== undefined && !/^\s*no\b/i.test(auto)) return `it says Auto-Submitted: ${sanitise(auto, 60)}`
  const precedence = headerValue(message, 'precedence')
  if (precedence !== undefined && /^\s*(bulk|list|junk|auto_reply)\b/i.test(precedence)) {
    return `it says Precedence: ${sanitise(precedence, 60)}`
  }
  if (headerValues(message, 'return-path').some((path) => /^\s*<\s*>/.test(path)))
    return 'its return path is empty: a bounce'
  const type = headerValue(message, 'content-type')
  if (type !== undefined && /^\s*multipart\/report\b/i.test(type)) return 'it is a report of a mail server'
  const list = message.headers.find(({name}) => /^list-(id|post|help|unsubscribe|subscribe|owner|archive)$/.test(name))
  if (list !== undefined) return `it comes from a mailing list (${list.name})`
  const replies = message.headers.find(({name}) =>
    /^x-(autoreply|autorespond|autoresponder|failed-recipients)$/.test(name),
  )
  return replies === undefined ? undefined : `it carries ${replies.name}`
}

function robotAddress(recipient: string): string | undefined {
  return robot.test(recipient.slice(0, recipient.lastIndexOf('@'))) ? `nobody reads ${recipient}` : undefined
}
