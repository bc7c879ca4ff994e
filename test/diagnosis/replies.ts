import {dataReplies} from './replies/data.js'
import {dataProvidersReplies} from './replies/data-providers.js'
import {greetingReplies} from './replies/greeting.js'
import {imapFolderReplies} from './replies/imap-folder.js'
import {imapLoginReplies} from './replies/imap-login.js'
import {loginReplies} from './replies/login.js'
import {loginProvidersReplies} from './replies/login-providers.js'
import {recipientReplies} from './replies/recipient.js'
import {recipientLaterReplies} from './replies/recipient-later.js'
import {recipientProvidersReplies} from './replies/recipient-providers.js'
import {senderReplies} from './replies/sender.js'
import type {WireReply} from './replies/wire-reply.js'

export type {WireReply} from './replies/wire-reply.js'

/** Answers of real servers, by the step they answer. */
export const replies: readonly WireReply[] = [
  ...greetingReplies,
  ...loginReplies,
  ...loginProvidersReplies,
  ...senderReplies,
  ...recipientReplies,
  ...recipientProvidersReplies,
  ...recipientLaterReplies,
  ...dataReplies,
  ...dataProvidersReplies,
  ...imapLoginReplies,
  ...imapFolderReplies,
]
