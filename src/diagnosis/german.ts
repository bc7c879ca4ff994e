import {settings} from './german/settings.js'
import {dns} from './german/dns.js'
import {tcp} from './german/tcp.js'
import {tls} from './german/tls.js'
import {greeting} from './german/greeting.js'
import {auth} from './german/auth.js'
import {oauth} from './german/oauth.js'
import {sender} from './german/sender.js'
import {recipient} from './german/recipient.js'
import {data} from './german/data.js'
import {delivery} from './german/delivery.js'
import {imap} from './german/imap.js'
import {redirect} from './german/redirect.js'
import {header} from './german/header.js'
import {alignment} from './german/alignment.js'
import {policy} from './german/policy.js'

/** The catalogue in German; a code that is missing or unknown does not compile. */
export const german = {
  ...settings,
  ...dns,
  ...tcp,
  ...tls,
  ...greeting,
  ...auth,
  ...oauth,
  ...sender,
  ...recipient,
  ...data,
  ...delivery,
  ...imap,
  ...redirect,
  ...header,
  ...alignment,
  ...policy,
}
