import {askerOf, isOwnHost, type Asker} from './confirmation-senders.js'
import {parseMime} from './compare-body.js'
import {addressesOf, decoded} from './compare-fields.js'
import {aboutForwarding} from './forward-signs.js'
import {htmlToText} from './html-to-text.js'
import {aligned} from './organisation.js'
import {receivingSide, trustedResults} from './authentication-trust.js'
import {excerpt, headerValue, splitMessage, type RawMessage} from './raw-headers.js'

/** A provider asks whether mail may be forwarded here; until somebody agrees, nothing is. */
export interface ConfirmationRequest {
  /** Provider id, as in the presets; undefined where the sender is no provider that is known. */
  readonly provider: string | undefined
  /** Who wrote it, as the header says. */
  readonly from: string
  /**
   * `proven` by the receiving server's own results (RFC 8601), `unproven` where it left none, `doubtful` where the
   * results contradict the sender or the sender is no provider: then neither code nor link is passed on.
   */
  readonly sender: 'proven' | 'unproven' | 'doubtful'
  readonly code?: string
  /** Only a link to the provider's own host is passed on. */
  readonly link?: string
  /** A link was left out because it leads somewhere else. */
  readonly foreignLink: boolean
  /** Addresses it speaks of, lower case, without those of the provider itself. */
  readonly names: readonly string[]
  /** Whether its words are about forwarding, in a language that is known here. */
  readonly aboutForwarding: boolean
  /** Its Date field, ISO 8601. */
  readonly date?: string
}

const mostText = 100_000

/**
 * Reads the mail by which a provider asks the target of a forward to agree, in any language: known by who sends it, by
 * its code or link, and by the addresses it names. Undefined for every other message.
 * @param trustedHosts hosts whose Authentication-Results count: those of the mailbox it lies in
 */
export async function readConfirmationRequest(
  raw: Buffer,
  trustedHosts: readonly string[] = [],
): Promise<ConfirmationRequest | undefined> {
  const message = splitMessage(raw)
  const from = addressesOf(headerValue(message, 'from'))[0] ?? ''
  const asker = askerOf(from)
  const subject = decoded(headerValue(message, 'subject') ?? '')
  if (asker === undefined && !aboutForwarding.test(subject)) return undefined
  const mime = await parseMime(raw)
  const html = (mime?.html ?? '').slice(0, mostText)
  const text = `${mime?.text ?? ''}\n${html === '' ? '' : htmlToText(html)}`.slice(0, mostText)
  const words = `${subject}\n${text}`
  const links = linksIn(`${text}\n${html.replaceAll('&amp;', '&')}`)
  const link = asker === undefined ? undefined : confirmingLink(links, asker)
  const code = codeIn(subject, text)
  const names = [...new Set(addressesIn(words))].filter((name) => askerOf(name) === undefined).slice(0, 20)
  if (!asksForSomething({asker, message, code, link, links, names, about: aboutForwarding.test(words)}))
    return undefined
  const sender = asker === undefined ? 'doubtful' : await senderProof(message, from, trustedHosts)
  const date = Date.parse(headerValue(message, 'date') ?? '')
  return {
    provider: asker?.provider,
    from: excerpt(from),
    sender,
    ...(sender !== 'doubtful' && code !== undefined && {code}),
    ...(sender !== 'doubtful' && link !== undefined && {link}),
    foreignLink: link === undefined && links.length > 0,
    names,
    aboutForwarding: aboutForwarding.test(words),
    ...(Number.isFinite(date) && {date: new Date(date).toISOString()}),
  }
}

interface Signs {
  readonly asker: Asker | undefined
  readonly message: RawMessage
  readonly code: string | undefined
  readonly link: string | undefined
  readonly links: readonly URL[]
  readonly names: readonly string[]
  readonly about: boolean
}

/** A sender that writes nothing else needs no more; of the others something to confirm and what it is about. */
function asksForSomething({asker, message, code, link, links, names, about}: Signs): boolean {
  if (asker?.only === true) return true
  if (headerValue(message, 'list-unsubscribe') !== undefined && code === undefined) return false
  if (asker === undefined) return about && names.length > 0 && links.some((one) => isConfirming(one))
  return (about && (code !== undefined || links.length > 0)) || ((code ?? link) !== undefined && names.length > 0)
}

/** What the receiving server found out about the sender; the domain in From must be the one that passed. */
async function senderProof(
  message: RawMessage,
  from: string,
  trustedHosts: readonly string[],
): Promise<ConfirmationRequest['sender']> {
  const fields = await trustedResults(await receivingSide(message, trustedHosts, []))
  const results = fields.flatMap(({results: each}) => each).filter(({method}) => /^(spf|dkim|dmarc)$/.test(method))
  if (results.length === 0) return 'unproven'
  const domain = from.slice(from.lastIndexOf('@') + 1)
  for (const {result, properties} of results) {
    const by = ['header.from', 'header.d', 'header.i', 'smtp.mailfrom'].map((key) => properties[key]).find(Boolean)
    const passed = (by ?? '').slice((by ?? '').lastIndexOf('@') + 1).toLowerCase()
    if (result === 'pass' && passed !== '' && (await aligned(passed, domain))) return 'proven'
  }
  return 'doubtful'
}

/** A number that stands in the subject, else one that stands alone or behind a colon: dates and phone numbers do not. */
function codeIn(subject: string, text: string): string | undefined {
  const inSubject = /\(#(\d{4,12})\)/.exec(subject)?.[1] ?? /(?<![\d-])(\d{6,9})(?![\d-])/.exec(subject)?.[1]
  if (inSubject !== undefined) return inSubject
  const alone = /^[^\S\r\n]*(\d{3}[ -]?\d{3}|\d{4,12})[^\S\r\n]*$/m.exec(text)?.[1]
  const named =
    /[:：][^\S\r\n]*(\d{3}[ -]\d{3}|\d{4,12})(?![\d./-])/.exec(text)?.[1] ??
    /[ck]od(?:e|en|ice|igo|y)?\b[^\d\r\n]{0,60}(\d{4,12})\b/i.exec(text)?.[1] ??
    /(?<![\d./:+-])(\d{4,12})(?![\d./:-])[^\d\r\n]{0,40}\bcode\b/i.exec(text)?.[1]
  const single = text.match(/(?<![\w./:+=@-])\d{6,9}(?![\w./:@-])/g)
  const only = new Set(single).size === 1 ? single?.[0] : undefined
  return (alone ?? named ?? only)?.replace(/[ -]/g, '')
}

function addressesIn(text: string): string[] {
  const found = text.slice(0, mostText).match(/[^\s<>()[\]"',;:@]{1,64}@[a-z0-9][a-z0-9.-]{1,200}\.[a-z0-9-]{2,63}/gi)
  return (found ?? []).map((address) => address.toLowerCase().replace(/\.+$/, ''))
}

function linksIn(text: string): URL[] {
  return [...text.matchAll(/https:\/\/[^\s"'<>)\]]{4,1500}/g)].slice(0, 200).flatMap(([found]) => {
    const bare = found.replace(/[.,;!。]+$/, '')
    return URL.canParse(bare) ? [new URL(bare)] : []
  })
}

/** Paths that confirm, in the languages links are written in. */
function isConfirming({pathname, search}: URL): boolean {
  return /\/vf-|conf(?:irm)?|verif|valid|approv|accept|activ|best(?:ae|%C3%A4)t|freischalt|opt-?in|auth|consent/i.test(
    pathname + search,
  )
}

/** Links that undo, explain or advertise; `/mail/uf-` is Gmail's way to refuse. */
const otherLink =
  /\/uf-|unsubscri|abmeld|cancel|declin|reject|refus|deny|ablehn|abuse|\/answer|\/help|support|privacy|datenschutz|impressum|legal|terms|agb|\.(?:png|gif|jpe?g|css|svg)$/i

/** The link to agree by: on a host of the provider itself, leading nowhere else. */
function confirmingLink(links: readonly URL[], asker: Asker): string | undefined {
  const own = links.filter(
    (link) =>
      isOwnHost(link.hostname, asker) &&
      link.username === '' &&
      !otherLink.test(link.pathname + link.search) &&
      !/https?(?::|%3a)(?:\/|%2f)/i.test(link.pathname + link.search),
  )
  const chosen = own.find(isConfirming) ?? own.find(({pathname, search}) => /[\w%-]{16,}/.test(pathname + search))
  return chosen === undefined ? undefined : excerpt(chosen.href, 1500)
}

/** Whether a request can be about this redirect: it names the address, another of its domain, or nobody else. */
export function concernsRedirect({names}: ConfirmationRequest, redirect: {from: string; to: string}): boolean {
  const [source, target] = [redirect.from.toLowerCase(), redirect.to.toLowerCase()]
  const domain = source.slice(source.lastIndexOf('@'))
  const others = names.filter((name) => name !== target)
  return others.length === 0 || others.some((name) => name === source || name.endsWith(domain))
}

/** Whether it says itself that it is about this redirect, which is asked of one that has waited for long. */
export function namesRedirect(request: ConfirmationRequest, redirect: {from: string; to: string}): boolean {
  const source = redirect.from.toLowerCase()
  const domain = source.slice(source.lastIndexOf('@'))
  return request.names.some((name) => name === source || name.endsWith(domain))
}
