import type {ByProvider} from '../by-provider.js'

/** A redirect that leaves the header alone and keeps a copy, in German. */
export const redirectWithCopy: ByProvider = {
  microsoft365: [
    'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true (von Hand: admin.exchange.microsoft.com › Empfänger › Postfächer › {redirectFrom} › E-Mail-Flusseinstellungen verwalten › E-Mail-Weiterleitung)',
    'Regeln entfernen, die stattdessen weiterleiten: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,ForwardTo,ForwardAsAttachmentTo; dann Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
  ],
  'outlook-com': [
    'outlook.com als {redirectFrom} › Einstellungen › E-Mail › Regeln: Regel für alle Nachrichten mit der Aktion „Umleiten an“ {redirectTo} anlegen; die mit „Weiterleiten an“ entfernen.',
  ],
  'exchange-onprem': [
    'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
    'Regeln entfernen, die stattdessen weiterleiten: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,ForwardTo,ForwardAsAttachmentTo; dann Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
    'Die Umleitung nach außen erlauben, die standardmäßig gesperrt ist: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
  ],
  google: [
    'Gmail als {redirectFrom} › Einstellungen › Weiterleitung und POP/IMAP: {redirectTo} hinzufügen, den dort eintreffenden Code eingeben, „Kopie weiterleiten“ und „Gmail-Kopie im Posteingang behalten“ wählen.',
    'Oder ohne Code in der Admin-Konsole: admin.google.com › Apps › Google Workspace › Gmail › Routing › Hinzufügen: für {redirectFrom} „Auch zustellen an“ {redirectTo}.',
  ],
  ionos: [
    'Webmail als {redirectFrom} › Zahnrad › Alle Einstellungen… › E-Mail › Regeln › neue Regel: ohne Bedingung, mit den Aktionen „Umleiten auf“ {redirectTo} und „Behalten“.',
    'Eine reine Weiterleitungsadresse hat kein Postfach und behält keine Kopie: unter Menü › E-Mail muss {redirectFrom} ein Postfach sein.',
  ],
  strato: [
    'STRATO Webmail als {redirectFrom} › Einstellungen › Mailfilterregeln › Neue Regel: für alle Nachrichten „Umleitung“ auf {redirectTo} (nicht „Weiterleitung“), die Nachricht behalten.',
  ],
  gmx: [
    'GMX als {redirectFrom} › E-Mail › Einstellungen › Filterregeln: für alle E-Mails „weiterleiten an“ {redirectTo} und eine Kopie behalten; danach die Bestätigung öffnen, die GMX an {redirectTo} schickt.',
    'GMX schreibt Header-Zeilen womöglich um; sicherer ist eine Adresse der eigenen Domain mit echter Umleitung.',
  ],
  'web-de': [
    'WEB.DE als {redirectFrom} › E-Mail › Einstellungen › Filterregeln: für alle E-Mails „weiterleiten an“ {redirectTo} und eine Kopie behalten; danach die Bestätigung öffnen, die WEB.DE an {redirectTo} schickt.',
    'WEB.DE schreibt Header-Zeilen womöglich um; sicherer ist eine Adresse der eigenen Domain mit echter Umleitung.',
  ],
  't-online': [
    'E-Mail Center als {redirectFrom} › Einstellungen › Weiterleitung: {redirectTo} eintragen und die Nachrichten im Postfach behalten.',
  ],
  hetzner: [
    'konsoleH › Domain › E-Mail › Postfach {redirectFrom} › Kopien: {redirectTo} eintragen; eine reine Weiterleitung behält nichts.',
  ],
  'all-inkl': [
    'KAS › E-Mail › Postfach › {redirectFrom} › bearbeiten: {redirectTo} als Empfänger einer Kopie eintragen; ein Eintrag unter E-Mail › Weiterleitung allein behält nichts.',
  ],
  mittwald: [
    'mStudio › E-Mail › {redirectFrom}: das Postfach behalten und {redirectTo} als Weiterleitungsziel hinzufügen; eine reine Weiterleitung behält nichts.',
  ],
  netcup: [
    'Webhosting Control Panel › E-Mail › {redirectFrom} › Weiterleitung: einschalten, {redirectTo} eintragen und das Postfach eingeschaltet lassen, damit eine Kopie bleibt.',
  ],
  'mailbox-org': [
    'mailbox.org als {redirectFrom} › Einstellungen › E-Mail › Automatische Weiterleitung: {redirectTo} eintragen und „Kopie der Nachricht behalten“ ankreuzen.',
  ],
  zoho: [
    'Zoho Mail als {redirectFrom} › Einstellungen › E-Mail-Konten › E-Mail-Weiterleitung: {redirectTo} hinzufügen, den dort eintreffenden Code eingeben, das Löschen der Zoho-Kopie ausgeschaltet lassen.',
  ],
  fastmail: [
    'Fastmail als {redirectFrom} › Settings › Filters & Rules: für alle Nachrichten „Send a copy to“ {redirectTo}, ohne „Delete to Trash“.',
  ],
  icloud: [
    'iCloud Mail als {redirectFrom} › Einstellungen › Weiterleitung: {redirectTo} eintragen, „Nachrichten nach dem Weiterleiten löschen“ ausgeschaltet lassen.',
  ],
  ovh: [
    'Kundencenter › Web Cloud › E-Mails › der Dienst › Umleitungen: von {redirectFrom} an {redirectTo}, mit Kopie bei OVHcloud.',
  ],
  infomaniak: [
    'Manager › Mail Service › {redirectFrom} › Weiterleitungen: {redirectTo} hinzufügen, eine Kopie im Postfach behalten.',
  ],
  zimbra: [
    'zmprov ma {redirectFrom} zimbraPrefMailForwardingAddress {redirectTo} zimbraPrefMailLocalDeliveryDisabled FALSE',
  ],
  'postfix-dovecot': [
    'Mit Sieve, im aktiven Skript des Postfachs: require ["copy"]; redirect :copy "{redirectTo}";',
    'Oder mit Postfix, eine Zeile in der Tabelle von virtual_alias_maps: {redirectFrom} {redirectFrom}, {redirectTo}; danach postmap auf diese Tabelle.',
  ],
}
