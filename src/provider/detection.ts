import {Failure} from '../failure.js'
import {providerOfDomain, providerOfMx} from './detect.js'
import type {Preset} from './preset.js'
import {presetOf} from './presets.js'

/** The answer to the question for a domain's MX records; `none` is an answer, `unavailable` is not. */
export type MxAnswer =
  | {readonly status: 'found'; readonly records: readonly {readonly exchange: string; readonly priority: number}[]}
  | {readonly status: 'none'; readonly exists: boolean}
  | {readonly status: 'unavailable'; readonly errorCode: string}

/** Who runs the mailbox of an address, and how that was told. */
export interface Detection {
  readonly domain: string
  readonly by: 'domain' | 'mx' | 'nothing'
  /** MX hosts, the preferred one first; empty where the domain itself told the provider. */
  readonly mx: readonly string[]
  /** The domain declares that it takes no mail (RFC 7505). */
  readonly nullMx: boolean
  readonly gateway: string | undefined
  readonly preset: Preset | undefined
}

/**
 * Finds the provider of an address or a domain: by the provider's own domains, else by the MX records.
 * @throws Failure `no-domain` (usage), `domain-not-found` (broken), `dns-unavailable` (unavailable)
 */
export async function detectProvider(
  addressOrDomain: string,
  askMx: (domain: string) => Promise<MxAnswer>,
): Promise<Detection> {
  const domain = domainIn(addressOrDomain)
  const own = presetOf(providerOfDomain(domain))
  const common = {domain, nullMx: false, gateway: undefined}
  if (own !== undefined) return {...common, by: 'domain', mx: [], preset: own}
  const mx = await mxHosts(domain, askMx)
  if (mx.length === 1 && mx[0] === '') return {...common, by: 'mx', mx: [], nullMx: true, preset: undefined}
  const {provider, gateway} = providerOfMx(mx)
  const told = provider !== undefined || gateway !== undefined
  return {...common, by: told ? 'mx' : 'nothing', mx, gateway, preset: presetOf(provider)}
}

function domainIn(text: string): string {
  const domain = text.slice(text.lastIndexOf('@') + 1).replace(/\.$/, '')
  if (/^[^\s@:/\\\u0000-\u001F\u007F]+\.[^\s@:/\\\u0000-\u001F\u007F.]+$/u.test(domain) && domain.length <= 253)
    return domain
  throw new Failure('usage', 'no-domain', 'This is neither an e-mail address nor a domain.', {
    hint: 'Write it like: recruitmail provider detect jobs@acme.example',
  })
}

async function mxHosts(domain: string, askMx: (domain: string) => Promise<MxAnswer>): Promise<string[]> {
  const answer = await askMx(domain)
  if (answer.status === 'unavailable') {
    throw new Failure(
      'unavailable',
      'dns-unavailable',
      `The DNS could not be asked for ${domain} (${answer.errorCode}).`,
      {
        hint: 'Name a reachable resolver as network.dnsServers in the settings, or try: dig +short MX ' + domain,
      },
    )
  }
  if (answer.status === 'none' && !answer.exists) {
    throw new Failure('broken', 'domain-not-found', `The domain ${domain} does not exist in the DNS.`, {
      hint: 'Check the spelling.',
    })
  }
  if (answer.status === 'none') return []
  return answer.records.toSorted((a, b) => a.priority - b.priority).map(({exchange}) => exchange)
}
