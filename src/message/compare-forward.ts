import {readableText, visibleText} from './compare-body.js'
import {mungedBy} from './compare-from.js'
import {addressesOf, decoded} from './compare-fields.js'
import {changed, describe, fieldEvidence, names, observation, type Pair} from './compare-pair.js'
import {phrases} from './compare-phrases.js'
import {forwardIntroduction, forwardPrefix, quotesHeader} from './forward-signs.js'
import type {Observation} from './observation.js'
import {excerpt, headerValue, messageIds} from './raw-headers.js'
import {phrase} from '../wording/phrase.js'

/** `ForwardAsAttachmentTo` and its kin: the original sits in a part of its own, under whatever type (`.eml`, digest). */
export function forwardedAsAttachment({sent, arrived, mime, customHeader}: Pair): Observation | undefined {
  if (/^multipart\/report/i.test(headerValue(arrived, 'content-type') ?? '')) return undefined
  const id = messageIds(headerValue(sent, 'message-id') ?? '')[0]
  if (id !== undefined && messageIds(headerValue(arrived, 'message-id') ?? '').includes(id)) return undefined
  const mark = headerValue(sent, customHeader)
  const holds = (text: string): boolean =>
    (id !== undefined && text.includes(id)) || (mark !== undefined && mark !== '' && text.includes(mark))
  const part = mime?.attachments.find(({content}) =>
    holds(typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString('latin1')),
  )
  if (part === undefined) return undefined
  return observation('header-forwarded-as-attachment', [
    phrase(phrases.attachedOriginal, {type: excerpt(part.mimeType, 80)}),
    ...fieldEvidence('From', arrived),
    ...fieldEvidence('Subject', arrived),
  ])
}

/** A forward is a new message of the mailbox owner: one cause for From, Message-ID, Reply-To and References at once. */
export function forwarded(pair: Pair): Observation | undefined {
  const {sent, arrived, mailboxes, mime, sentMime} = pair
  const prefixed = forwardPrefix.test(decoded(headerValue(arrived, 'subject') ?? '')) && changed(pair, 'Subject')
  const quoted =
    (forwardIntroduction.test(visibleText(mime)) && !forwardIntroduction.test(visibleText(sentMime))) ||
    (quotesHeader(readableText(mime)) && !quotesHeader(readableText(sentMime)))
  const author = addressesOf(headerValue(arrived, 'from'))[0]
  const newAuthor = author !== undefined && !addressesOf(headerValue(sent, 'from')).includes(author)
  const byMailbox = newAuthor && mailboxes.includes(author)
  const newMessage = changed(pair, 'Message-ID')
  const otherwise = mungedBy(pair) !== undefined || names(pair, 'x-google-original-from')
  const isForward =
    newMessage || newAuthor ? prefixed || quoted || (newAuthor && (newMessage || byMailbox) && !otherwise) : false
  if (!isForward) return undefined
  const differing = [...pair.fields.values()].filter(({status}) => status !== 'kept')
  return observation('header-from-rewritten', differing.map(describe), {
    from: excerpt(author ?? ''),
    how: 'forward',
  })
}
