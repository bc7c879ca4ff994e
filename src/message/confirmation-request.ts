import {parseMime, visibleText} from './compare-body.js'
import {addressesOf, decoded} from './compare-fields.js'
import {excerpt, headerValue, splitMessage} from './raw-headers.js'

/** A provider asks whether mail may be forwarded here; until somebody agrees, nothing is. */
export interface ConfirmationRequest {
  /** Provider id, as in the presets. */
  readonly provider: string
  readonly code?: string
  /** Only a link to the provider's own host is passed on. */
  readonly link?: string
}

interface Asker {
  readonly provider: string
  readonly sender: RegExp
  readonly hosts: RegExp
}

const askers: readonly Asker[] = [
  {provider: 'google', sender: /^forwarding-noreply@google\.com$/, hosts: /(?:^|\.)google\.com$/},
  {
    provider: 'zoho',
    sender: /@(?:[a-z0-9-]+\.)*zoho(?:mail|corp)?\.(?:com|eu|in|jp|com\.au)$/,
    hosts: /(?:^|\.)zoho(?:mail)?\.(?:com|eu|in|jp|com\.au)$/,
  },
  {provider: 'icloud', sender: /@(?:[a-z0-9-]+\.)*(?:apple|icloud)\.com$/, hosts: /(?:^|\.)(?:apple|icloud)\.com$/},
  {
    provider: 'gmx',
    sender: /@(?:[a-z0-9-]+\.)*gmx\.(?:net|de|at|ch|com)$/,
    hosts: /(?:^|\.)gmx\.(?:net|de|at|ch|com)$/,
  },
  {provider: 'web-de', sender: /@(?:[a-z0-9-]+\.)*web\.de$/, hosts: /(?:^|\.)web\.de$/},
  {
    provider: 'proton',
    sender: /@(?:[a-z0-9-]+\.)*(?:proton(?:mail)?\.(?:me|ch|com))$/,
    hosts: /(?:^|\.)proton(?:mail)?\.(?:me|ch|com)$/,
  },
]

const aboutForwarding = /forward|weiterleit|umleit|transf(?:é|e)r|inoltr/i
const asksToConfirm = /confirm|best(?:ä|ae)tig|verif|approve|accept|freischalt|akzeptier/i

/** Reads the mail by which a provider asks the target of a forward to agree; undefined for every other message. */
export async function readConfirmationRequest(raw: Buffer): Promise<ConfirmationRequest | undefined> {
  const message = splitMessage(raw)
  const author = addressesOf(headerValue(message, 'from'))[0] ?? ''
  const asker = askers.find(({sender}) => sender.test(author))
  if (asker === undefined) return undefined
  const subject = decoded(headerValue(message, 'subject') ?? '')
  const mime = await parseMime(raw)
  const text = visibleText(mime).slice(0, 50_000)
  if (!aboutForwarding.test(subject) || !asksToConfirm.test(`${subject} ${text}`)) return undefined
  const code = codeIn(subject, text)
  const link = linkIn(`${mime?.text ?? ''} ${mime?.html ?? ''}`.slice(0, 100_000), asker.hosts)
  return {provider: asker.provider, ...(code !== undefined && {code}), ...(link !== undefined && {link})}
}

function codeIn(subject: string, text: string): string | undefined {
  return (
    /\(#(\d{4,12})\)/.exec(subject)?.[1] ??
    /\bcode\b[^\d\r\n]{0,60}(\d{4,12})\b/i.exec(text)?.[1] ??
    /\b(\d{6,12})\b[^\d]{0,40}\bcode\b/i.exec(text)?.[1]
  )
}

function linkIn(text: string, hosts: RegExp): string | undefined {
  for (const [found] of text.matchAll(/https:\/\/[^\s"'<>)\]]{4,1000}/g)) {
    const link = URL.canParse(found) ? new URL(found) : undefined
    const wanted = /conf|verif|vf-|forward|weiterleit|accept|approve/i
    if (link !== undefined && hosts.test(link.hostname) && wanted.test(link.pathname + link.search)) {
      return excerpt(link.href.replaceAll('&amp;', '&'), 1000)
    }
  }
  return undefined
}
