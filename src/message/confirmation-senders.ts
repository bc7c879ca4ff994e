/** A provider that asks the target of a forward to agree, and how its mail is known. */
export interface Asker {
  /** Provider id, as in the presets. */
  readonly provider: string
  /** Domains whose addresses are all the provider's own. */
  readonly systemDomains: readonly string[]
  /** Domains in which customers have addresses too: there only robots count. */
  readonly customerDomains?: readonly string[]
  /** Domains of links; those of the senders count as well. */
  readonly linkDomains?: readonly string[]
  /** Full addresses that write nothing else. */
  readonly exact?: readonly string[]
  /** Whether it was found by such an address. */
  readonly only?: boolean
}

/**
 * Who asks: Google (support.google.com/mail/answer/10957), Zoho (zoho.com/mail/help/faq/email-forwarding1.html), GMX
 * and WEB.DE (gmx.net/blog/posts/weiterleitung-von-emails-bestaetigen/240), Proton (proton.me/support/email-forwarding).
 * The others are listed so that a request of theirs is known when it comes.
 */
const askers: readonly Asker[] = [
  {
    provider: 'google',
    exact: ['forwarding-noreply@google.com'],
    systemDomains: [],
    linkDomains: ['mail-settings.google.com', 'mail.google.com'],
  },
  zoho(),
  {provider: 'icloud', systemDomains: ['apple.com'], customerDomains: ['icloud.com', 'me.com', 'mac.com']},
  {
    provider: 'gmx',
    systemDomains: ['gmxnet.de', 'service.gmx.net', 'mailings.gmx.net', 'corp.gmx.net'],
    customerDomains: ['gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'gmx.com'],
  },
  {provider: 'web-de', systemDomains: ['service.web.de', 'mailings.web.de'], customerDomains: ['web.de']},
  {
    provider: 'yahoo',
    systemDomains: ['cc.yahoo-inc.com', 'yahooinc.com', 'yahoo-inc.com'],
    customerDomains: ['yahoo.com', 'yahoo.de', 'yahoo.co.uk', 'yahoo.fr', 'yahoo.es', 'yahoo.it', 'yahoo.co.jp'],
  },
  {provider: 'aol', systemDomains: [], customerDomains: ['aol.com', 'aol.de']},
  {
    provider: 'outlook-com',
    systemDomains: ['accountprotection.microsoft.com', 'microsoft.com', 'email.microsoft.com'],
    customerDomains: ['outlook.com', 'hotmail.com', 'live.com'],
    linkDomains: ['live.com', 'outlook.com', 'office.com', 'microsoft.com'],
  },
  {provider: 'microsoft365', systemDomains: ['office365.com'], linkDomains: ['office.com', 'microsoft.com']},
  {provider: 'fastmail', systemDomains: ['fastmailteam.com'], customerDomains: ['fastmail.com', 'fastmail.fm']},
  {provider: 'mailbox-org', systemDomains: ['heinlein-support.de'], customerDomains: ['mailbox.org']},
  {provider: 'posteo', systemDomains: [], customerDomains: ['posteo.de', 'posteo.net', 'posteo.eu']},
  {
    provider: 'proton',
    systemDomains: ['notify.proton.me', 'mail.proton.me', 'notify.protonmail.ch'],
    customerDomains: ['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
    linkDomains: ['proton.me', 'protonmail.com', 'protonmail.ch'],
  },
  {
    provider: 'infomaniak',
    systemDomains: ['infomaniak.com', 'infomaniak.ch'],
    customerDomains: ['ik.me', 'ikmail.com', 'etik.com'],
  },
  {provider: 'ovh', systemDomains: ['ovh.com', 'ovh.net', 'ovhcloud.com', 'ovh.de']},
  {
    provider: 'ionos',
    systemDomains: ['ionos.de', 'ionos.com', 'ionos.fr', 'ionos.es', 'ionos.it', 'ionos.co.uk', '1und1.de'],
  },
  {provider: 'strato', systemDomains: ['strato.de', 'strato.com']},
  {provider: 't-online', systemDomains: ['telekom.de'], customerDomains: ['t-online.de', 'magenta.de']},
  {provider: 'freenet', systemDomains: ['freenet.ag'], customerDomains: ['freenet.de']},
  {provider: 'hostpoint', systemDomains: ['hostpoint.ch']},
  {provider: 'gandi', systemDomains: ['gandi.net']},
]

function zoho(): Asker {
  const regions = ['com', 'eu', 'in', 'jp', 'com.au', 'com.cn', 'sa', 'uk']
  return {
    provider: 'zoho',
    systemDomains: [...regions.map((region) => `zoho.${region}`), 'zohocorp.com', 'zohocloud.ca', 'zohoaccounts.com'],
    customerDomains: regions.map((region) => `zohomail.${region}`),
  }
}

/** The local part of an address nobody reads or a department writes from; customers have no such address. */
const robot =
  /^(?:.*[-_.])?(?:no-?_?reply|mailings?|kundenmanagement|(?:do-?)?not-?reply|nicht-?antworten|keine-?antwort\w*|mailer|system|service|notif\w*|notification|konto|account|security|sicherheit|support|kundenservice|postmaster|verif\w*|confirm\w*|forward\w*)(?:[-_.].*)?$/i

/** Who asks from this address, or undefined for everybody else, customers of the providers included. */
export function askerOf(address: string): Asker | undefined {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1).toLowerCase()]
  for (const asker of askers) {
    if (asker.exact?.includes(address.toLowerCase()) === true) return {...asker, only: true}
    if (within(domain, asker.systemDomains)) return asker
    if (within(domain, asker.customerDomains ?? []) && robot.test(local)) return asker
  }
  return undefined
}

/** Whether a host is one of the provider's own. */
export function isOwnHost(host: string, {linkDomains, systemDomains, customerDomains = []}: Asker): boolean {
  return within(host.toLowerCase(), [...(linkDomains ?? []), ...systemDomains, ...customerDomains])
}

function within(domain: string, parents: readonly string[]): boolean {
  return parents.some((parent) => domain === parent || domain.endsWith(`.${parent}`))
}
