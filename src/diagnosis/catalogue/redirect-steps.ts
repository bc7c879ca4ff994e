import type {ByProvider} from '../by-provider.js'

/** A redirect that leaves the header alone and keeps a copy, at its place in each console or by its command. */
export const redirectWithCopy: ByProvider = {
  microsoft365: [
    'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true (by hand: admin.exchange.microsoft.com › Recipients › Mailboxes › {redirectFrom} › Manage mail flow settings › Email forwarding)',
    'Remove rules that forward instead: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,ForwardTo,ForwardAsAttachmentTo; then Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
  ],
  'outlook-com': [
    'outlook.com as {redirectFrom} › Settings › Mail › Rules: add a rule for all messages with the action "Redirect to" {redirectTo}; remove the one that says "Forward to".',
  ],
  'exchange-onprem': [
    'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
    'Remove rules that forward instead: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,ForwardTo,ForwardAsAttachmentTo; then Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
    'Let it out, which is off by default: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
  ],
  google: [
    'Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP: add {redirectTo}, enter the code that arrives there, choose "Forward a copy" and "keep Gmail’s copy in the Inbox".',
    'Or as admin, without a code: admin.google.com › Apps › Google Workspace › Gmail › Routing › Add: for {redirectFrom}, "Also deliver to" {redirectTo}.',
  ],
  ionos: [
    'Webmail as {redirectFrom} › gear › All settings › E-Mail › Rules › Add new rule: no condition, the actions "Redirect to" {redirectTo} and "Keep".',
    'A mere forwarding address has no mailbox and keeps no copy: Menu › E-Mail must show {redirectFrom} as a mailbox.',
  ],
  strato: [
    'STRATO Webmail as {redirectFrom} › Einstellungen › Mailfilterregeln › Neue Regel: for all messages, "Umleitung" to {redirectTo} (not "Weiterleitung"), and keep the message.',
  ],
  gmx: [
    'GMX as {redirectFrom} › E-Mail › Einstellungen › Filterregeln: for all messages, "weiterleiten an" {redirectTo} and keep a copy; then open the confirmation that GMX sends to {redirectTo}.',
    'GMX may write header lines anew; an address of your own domain with a true redirect is the safer way.',
  ],
  'web-de': [
    'WEB.DE as {redirectFrom} › E-Mail › Einstellungen › Filterregeln: for all messages, "weiterleiten an" {redirectTo} and keep a copy; then open the confirmation that WEB.DE sends to {redirectTo}.',
    'WEB.DE may write header lines anew; an address of your own domain with a true redirect is the safer way.',
  ],
  't-online': [
    'E-Mail Center as {redirectFrom} › Einstellungen › Weiterleitung: enter {redirectTo} and keep the messages in the mailbox.',
  ],
  hetzner: [
    'konsoleH › the domain › E-Mail › mailbox {redirectFrom} › Kopien: enter {redirectTo}; a forward-only address keeps nothing.',
  ],
  'all-inkl': [
    'KAS › E-Mail › Postfach › {redirectFrom} › bearbeiten: enter {redirectTo} as recipient of a copy; an entry under E-Mail › Weiterleitung alone keeps nothing.',
  ],
  mittwald: [
    'mStudio › E-Mail › {redirectFrom}: keep the mailbox and add {redirectTo} as a forwarding target; a mere forwarding address keeps nothing.',
  ],
  netcup: [
    'Webhosting Control Panel › Mail › {redirectFrom} › Forwarding: switch it on, enter {redirectTo}, and leave the mailbox switched on, so that a copy stays.',
  ],
  'mailbox-org': [
    'mailbox.org as {redirectFrom} › Settings › Mail › Auto forward: enter {redirectTo}, tick "Keep a copy of the message".',
  ],
  zoho: [
    'Zoho Mail as {redirectFrom} › Settings › Mail accounts › Email forwarding: add {redirectTo}, enter the code that arrives there, and leave "Delete Zoho mail copy" off.',
  ],
  fastmail: [
    'Fastmail as {redirectFrom} › Settings › Filters & Rules: for all messages, "Send a copy to" {redirectTo}, without "Delete to Trash".',
  ],
  icloud: [
    'iCloud Mail as {redirectFrom} › Settings › Mail Forwarding: enter {redirectTo}, leave "Delete messages after forwarding" off.',
  ],
  ovh: [
    'Control Panel › Web Cloud › Emails › the service › Redirections: from {redirectFrom} to {redirectTo}, with "Keep a copy of the email at OVHcloud".',
  ],
  infomaniak: ['Manager › Mail Service › {redirectFrom} › Redirections: add {redirectTo}, keep a copy in the mailbox.'],
  zimbra: [
    'zmprov ma {redirectFrom} zimbraPrefMailForwardingAddress {redirectTo} zimbraPrefMailLocalDeliveryDisabled FALSE',
  ],
  'postfix-dovecot': [
    'With Sieve, in the active script of the mailbox: require ["copy"]; redirect :copy "{redirectTo}";',
    'Or with Postfix, one line in the table of virtual_alias_maps: {redirectFrom} {redirectFrom}, {redirectTo}; then postmap that table.',
  ],
}
