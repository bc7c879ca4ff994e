import type {ByProvider} from '../by-provider.js'

/** How a provider signs with DKIM for the own domain, in German. */
export const signWithDkim: ByProvider = {
  microsoft365: [
    'New-DkimSigningConfig -DomainName {domain} -Enabled $false; Get-DkimSigningConfig {domain} | fl Selector1CNAME,Selector2CNAME',
    'Beide als CNAME veröffentlichen: selector1._domainkey.{domain} und selector2._domainkey.{domain}; dann Set-DkimSigningConfig {domain} -Enabled $true (von Hand: security.microsoft.com › E-Mail-Authentifizierungseinstellungen › DKIM)',
  ],
  'exchange-onprem': [
    'Exchange Server signiert nicht: das Relay oder Gateway, über das er sendet, für {domain} signieren lassen oder einen DKIM-Transport-Agenten installieren und den Schlüssel als SELECTOR._domainkey.{domain} veröffentlichen.',
  ],
  google: [
    'admin.google.com › Apps › Google Workspace › Gmail › E-Mails authentifizieren › {domain}: Eintrag mit 2048 Bit erstellen, als TXT google._domainkey.{domain} veröffentlichen, dann „Authentifizierung starten“.',
  ],
  ionos: [
    'Die CNAME-Einträge veröffentlichen, die IONOS zur Domain nennt (auf den eigenen Nameservern stehen sie schon), meist: s1-ionos._domainkey.{domain} → s1.dkim.ionos.com, s2-ionos._domainkey.{domain} → s2.dkim.ionos.com, s42582890._domainkey.{domain} → s42582890.dkim.ionos.com',
  ],
  strato: [
    'STRATO signiert von selbst, solange die Zone von {domain} bei STRATO liegt: Kunden-Login › Domains › Domainverwaltung › DNS › TXT-Einträge mit den Einstellungen zu SPF und DKIM: DKIM einschalten.',
  ],
  hetzner: [
    'konsoleH › Domain › E-Mail: DKIM-Schlüssel anlegen; liegt die Zone woanders, dort den angezeigten TXT-Eintrag veröffentlichen.',
  ],
  'all-inkl': [
    'KAS › DKIM-Einstellungen von {domain}: Signieren einschalten; liegt die Zone woanders, dort den angezeigten TXT-Eintrag veröffentlichen.',
  ],
  'mailbox-org': [
    'Vier CNAME-Einträge veröffentlichen: MBO0001._domainkey.{domain} → MBO0001._domainkey.mailbox.org, ebenso mit MBO0002, MBO0003, MBO0004.',
  ],
  zoho: [
    'mailadmin.zoho.eu › Domains › {domain} › E-Mail-Konfiguration › DKIM: Selektor hinzufügen, seinen TXT-Eintrag veröffentlichen, prüfen, als Standard setzen.',
  ],
  fastmail: [
    'Drei CNAME-Einträge veröffentlichen: fm1._domainkey.{domain} → fm1.{domain}.dkim.fmhosted.com, ebenso mit fm2 und fm3.',
  ],
  icloud: ['CNAME veröffentlichen: sig1._domainkey.{domain} → sig1.dkim.{domain}.at.icloudmailadmin.com'],
  proton: [
    'Einstellungen › Domainnamen › {domain} › Überprüfen › DKIM: die drei dort gezeigten CNAME-Einträge protonmail, protonmail2 und protonmail3._domainkey.{domain} veröffentlichen.',
  ],
  ses: [
    'SES-Konsole › Verified identities › {domain} › Authentication › DKIM: Easy DKIM einschalten und die drei CNAME-Einträge TOKEN._domainkey.{domain} → TOKEN.dkim.amazonses.com veröffentlichen.',
  ],
  sendgrid: [
    'Settings › Sender Authentication › Authenticate Your Domain › {domain}: die gezeigten CNAME-Einträge s1._domainkey.{domain} und s2._domainkey.{domain} veröffentlichen, dann prüfen.',
  ],
  mailjet: [
    'Konto › Absenderdomains und -adressen › {domain} › Domain einrichten: den gezeigten TXT-Eintrag mailjet._domainkey.{domain} veröffentlichen.',
  ],
  mailgun: [
    'Sending › Domains › {domain} › DNS records: den gezeigten TXT-Eintrag …._domainkey.{domain} veröffentlichen.',
  ],
  postmark: [
    'Sender Signatures › {domain} › DNS Settings: den gezeigten TXT-Eintrag …._domainkey.{domain} veröffentlichen.',
  ],
  brevo: ['Absender & IP › Domains › {domain} › Authentifizieren: die gezeigten DKIM-Einträge veröffentlichen.'],
  'postfix-dovecot': [
    'Mit rspamd: rspamadm dkim_keygen -d {domain} -s mail -b 2048 -k /var/lib/rspamd/dkim/{domain}.mail.key; die Ausgabe als TXT mail._domainkey.{domain} veröffentlichen',
  ],
}

/** Where the zone of a domain is edited when its DNS is at the provider too, in German. */
export const dnsZone: ByProvider = {
  microsoft365: [
    'Was Microsoft erwartet, steht in admin.microsoft.com › Einstellungen › Domänen › {domain} › DNS-Einträge.',
  ],
  ionos: ['Liegt die Zone bei IONOS: Menü › Domains & SSL › {domain} › DNS › Record hinzufügen.'],
  strato: ['Liegt die Zone bei STRATO: Kunden-Login › Domains › Domainverwaltung › {domain} › DNS › TXT-Einträge.'],
  hetzner: ['Liegt die Zone bei Hetzner: console.hetzner.com › DNS › {domain} (ältere: konsoleH › {domain} › DNS).'],
  'all-inkl': ['Liegt die Zone bei ALL-INKL: KAS › Tools › DNS-Einstellungen › {domain}.'],
  mittwald: ['Liegt die Zone bei Mittwald: mStudio › Domains › {domain} › DNS.'],
  netcup: ['Liegt die Zone bei netcup: customercontrolpanel.de › Domains › {domain} › DNS.'],
  ovh: ['Liegt die Zone bei OVHcloud: Kundencenter › Web Cloud › Domainnamen › {domain} › DNS-Zone.'],
  infomaniak: ['Liegt die Zone bei Infomaniak: Manager › Domains › {domain} › DNS-Zone.'],
}
