import type {ProviderId} from './provider.js'

/** The MX records that a provider asks all its customers to publish, preference first; where they differ by customer there are none. */
const records: Readonly<Record<ProviderId, readonly string[]>> = {
  google: ['1 smtp.google.com'],
  ionos: ['10 mx00.ionos.de', '10 mx01.ionos.de'],
  strato: ['5 smtpin.rzone.de'],
  domainfactory: ['10 mxlb.ispgateway.de'],
  'mailbox-org': ['10 mxext1.mailbox.org', '10 mxext2.mailbox.org', '20 mxext3.mailbox.org'],
  fastmail: ['10 in1-smtp.messagingengine.com', '20 in2-smtp.messagingengine.com'],
  icloud: ['10 mx01.mail.icloud.com', '10 mx02.mail.icloud.com'],
  proton: ['10 mail.protonmail.ch', '20 mailsec.protonmail.ch'],
  infomaniak: ['5 mta-gw.infomaniak.ch'],
  hostpoint: ['10 mx1.mail.hostpoint.ch', '10 mx2.mail.hostpoint.ch'],
  gandi: ['10 spool.mail.gandi.net', '50 fb.mail.gandi.net'],
}

/** These records as one line, or undefined where none are known. */
export function mxRecordsOf(provider: ProviderId | undefined): string | undefined {
  return provider !== undefined && Object.hasOwn(records, provider) ? records[provider]?.join(', ') : undefined
}
