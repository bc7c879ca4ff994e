import {alignment} from './catalogue/alignment.js'
import {auth} from './catalogue/auth.js'
import {data} from './catalogue/data.js'
import {delivery} from './catalogue/delivery.js'
import {dns} from './catalogue/dns.js'
import {greeting} from './catalogue/greeting.js'
import {header} from './catalogue/header.js'
import {imap} from './catalogue/imap.js'
import {oauth} from './catalogue/oauth.js'
import {policy} from './catalogue/policy.js'
import {recipient} from './catalogue/recipient.js'
import {redirect} from './catalogue/redirect.js'
import {sender} from './catalogue/sender.js'
import {settings} from './catalogue/settings.js'
import {tcp} from './catalogue/tcp.js'
import {tls} from './catalogue/tls.js'
import type {Language} from '../wording/language.js'
import type {Entry, EntryText} from './entry.js'
import {german} from './german.js'

const rows = {
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

/** Every failure the product can name; a misspelt code does not compile. */
export type FindingCode = keyof typeof rows

/** The catalogue: cause, remedy and source of every code. */
export const catalogue: Readonly<Record<FindingCode, Entry>> = rows

/** Cause and remedy of a code in one language. */
export function textOf(code: FindingCode, lang: Language): EntryText {
  return lang === 'de' ? german[code] : catalogue[code]
}

/** All codes, in the order of a conversation with a server. */
export const findingCodes = Object.keys(rows) as readonly FindingCode[]

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(rows, code)
}
