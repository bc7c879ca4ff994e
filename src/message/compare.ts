import {compareBodies, parseMime, type BodyComparison} from './compare-body.js'
import {causesOf} from './compare-causes.js'
import {addressesOf, compareFields, type FieldComparison} from './compare-fields.js'
import type {Observation} from './observation.js'
import {headerValue, splitMessage} from './raw-headers.js'

/** What a message looked like before and after its way, and the first cause of what changed. */
export interface Comparison {
  readonly fields: readonly FieldComparison[]
  readonly body: BodyComparison
  /** Empty when the message came as it was sent. */
  readonly observations: readonly Observation[]
}

export interface CompareOptions {
  /** Field of the sender's own that must survive; default `X-Recruitmail-Probe`. */
  readonly customHeader?: string
  /** Address of the mailbox that redirects: a forward has it in From. Default: the recipients in To. */
  readonly redirectFrom?: string
}

/**
 * Compares a message with what arrived of it after a redirect and names the first cause of every difference.
 * A redirect that only adds trace fields, folds anew or normalises line ends yields no observation.
 */
export async function compareMessages(
  sent: Buffer,
  arrived: Buffer,
  options: CompareOptions = {},
): Promise<Comparison> {
  const customHeader = options.customHeader ?? 'X-Recruitmail-Probe'
  const [before, after] = [splitMessage(sent), splitMessage(arrived)]
  const [sentMime, mime] = await Promise.all([parseMime(sent), parseMime(arrived)])
  const fields = compareFields(before, after, customHeader)
  const body = compareBodies({message: before, mime: sentMime}, {message: after, mime})
  const observations = causesOf({
    sent: before,
    arrived: after,
    mime,
    sentMime,
    fields: new Map(fields.map((field) => [field.field, field])),
    body,
    customHeader,
    mailboxes:
      options.redirectFrom === undefined ? addressesOf(headerValue(before, 'to')) : addressesOf(options.redirectFrom),
  })
  return {fields, body, observations}
}
