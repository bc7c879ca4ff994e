import type {Rule} from './rule.js'

/** Orange and La Poste say what is wrong in a number behind `LPN`, `OFR` or `OUK`; the words before it are French. */
function tag(number: number): RegExp {
  return new RegExp(String.raw`\b(?:LPN|OFR|OUK)\d{0,3}[_-]?${number}\b`, 'i')
}

export const frenchSenderTags: readonly Rule[] = [
  {code: 'smtp-auth-required', text: tag(402)},
  {code: 'spf-provider-not-included', text: tag(401)},
  {code: 'smtp-sender-orange-not-owned', text: tag(421)},
]

export const frenchRecipientTags: readonly Rule[] = [
  ...frenchSenderTags,
  {code: 'rcpt-unknown', text: tag(416)},
  {code: 'rcpt-unknown', text: tag(418)},
  {code: 'rcpt-mailbox-full', text: tag(417)},
  {code: 'rcpt-mailbox-disabled', text: tag(420)},
  {code: 'rcpt-mailbox-disabled', text: tag(426)},
]

export const frenchContentTags: readonly Rule[] = [
  ...frenchRecipientTags,
  {code: 'data-spam-content', text: tag(506)},
  {code: 'data-too-large', text: tag(514)},
]
