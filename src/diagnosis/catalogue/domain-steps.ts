import type {ByProvider} from '../by-provider.js'

/** How a provider signs with DKIM for the own domain: the name in the DNS and the place to switch it on. */
export const signWithDkim: ByProvider = {
  microsoft365: [
    'New-DkimSigningConfig -DomainName {domain} -Enabled $false; Get-DkimSigningConfig {domain} | fl Selector1CNAME,Selector2CNAME',
    'Publish both as CNAME: selector1._domainkey.{domain} and selector2._domainkey.{domain}; then Set-DkimSigningConfig {domain} -Enabled $true (by hand: security.microsoft.com › Email authentication settings › DKIM)',
  ],
  'exchange-onprem': [
    'Exchange Server does not sign: let the relay or gateway it sends through sign for {domain}, or install a DKIM transport agent, and publish the key as SELECTOR._domainkey.{domain}.',
  ],
  google: [
    'admin.google.com › Apps › Google Workspace › Gmail › Authenticate email › {domain}: generate a record of 2048 bits, publish it as TXT google._domainkey.{domain}, then "Start authentication".',
  ],
  ionos: [
    'Publish the CNAMEs that IONOS names for the domain (its own name servers have them already), usually: s1-ionos._domainkey.{domain} → s1.dkim.ionos.com, s2-ionos._domainkey.{domain} → s2.dkim.ionos.com, s42582890._domainkey.{domain} → s42582890.dkim.ionos.com',
  ],
  strato: [
    'STRATO signs by itself while the zone of {domain} is at STRATO: Kunden-Login › Domains › Domainverwaltung › DNS › TXT records with the settings for SPF and DKIM: switch DKIM on.',
  ],
  hetzner: [
    'konsoleH › the domain › E-Mail: create the DKIM key; with a zone elsewhere, publish the TXT record shown there.',
  ],
  'all-inkl': [
    'KAS › the DKIM settings of {domain}: switch signing on; with a zone elsewhere, publish the TXT record shown there.',
  ],
  'mailbox-org': [
    'Publish four CNAMEs: MBO0001._domainkey.{domain} → MBO0001._domainkey.mailbox.org, and the same with MBO0002, MBO0003, MBO0004.',
  ],
  zoho: [
    'mailadmin.zoho.eu › Domains › {domain} › Email configuration › DKIM: add a selector, publish its TXT record, verify, make it the default.',
  ],
  fastmail: [
    'Publish three CNAMEs: fm1._domainkey.{domain} → fm1.{domain}.dkim.fmhosted.com, and the same with fm2 and fm3.',
  ],
  icloud: ['Publish the CNAME sig1._domainkey.{domain} → sig1.dkim.{domain}.at.icloudmailadmin.com'],
  proton: [
    'Settings › Domain names › {domain} › Review › DKIM: publish the three CNAMEs protonmail, protonmail2 and protonmail3._domainkey.{domain} shown there.',
  ],
  ses: [
    'SES console › Verified identities › {domain} › Authentication › DKIM: switch Easy DKIM on and publish the three CNAMEs TOKEN._domainkey.{domain} → TOKEN.dkim.amazonses.com.',
  ],
  sendgrid: [
    'Settings › Sender Authentication › Authenticate Your Domain › {domain}: publish the CNAMEs s1._domainkey.{domain} and s2._domainkey.{domain} shown there, then verify.',
  ],
  mailjet: [
    'Account › Sender domains & addresses › {domain} › Setup domain: publish the TXT record mailjet._domainkey.{domain} shown there.',
  ],
  mailgun: ['Sending › Domains › {domain} › DNS records: publish the TXT record …._domainkey.{domain} shown there.'],
  postmark: ['Sender Signatures › {domain} › DNS Settings: publish the TXT record …._domainkey.{domain} shown there.'],
  brevo: ['Senders & IP › Domains › {domain} › Authenticate: publish the DKIM records shown there.'],
  'postfix-dovecot': [
    'With rspamd: rspamadm dkim_keygen -d {domain} -s mail -b 2048 -k /var/lib/rspamd/dkim/{domain}.mail.key; publish what it prints as TXT mail._domainkey.{domain}',
  ],
}

/** Where the zone of a domain is edited when its DNS is at the provider too. */
export const dnsZone: ByProvider = {
  microsoft365: ['What Microsoft expects stands in admin.microsoft.com › Settings › Domains › {domain} › DNS records.'],
  ionos: ['With the zone at IONOS: Menu › Domains & SSL › {domain} › DNS › Add record.'],
  strato: ['With the zone at STRATO: Kunden-Login › Domains › Domainverwaltung › {domain} › DNS › TXT records.'],
  hetzner: ['With the zone at Hetzner: console.hetzner.com › DNS › {domain} (older ones: konsoleH › {domain} › DNS).'],
  'all-inkl': ['With the zone at ALL-INKL: KAS › Tools › DNS-Einstellungen › {domain}.'],
  mittwald: ['With the zone at Mittwald: mStudio › Domains › {domain} › DNS.'],
  netcup: ['With the zone at netcup: customercontrolpanel.de › Domains › {domain} › DNS.'],
  ovh: ['With the zone at OVHcloud: Control Panel › Web Cloud › Domain names › {domain} › DNS zone.'],
  infomaniak: ['With the zone at Infomaniak: Manager › Domains › {domain} › DNS zone.'],
}
