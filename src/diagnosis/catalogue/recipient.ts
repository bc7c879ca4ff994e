import type {Entries} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, enterPassword, testAgain, waitAndTest} from './steps.js'

/** The recruiting address is refused as recipient. */
export const recipient = {
  'rcpt-unknown': {
    group: 'recipient',
    retry: 'never',
    source: `${sources.msNdr}; ${sources.bounces}; RFC 3463 x.1.1`,
    cause: 'The address {recipient} does not exist on the server that is responsible for it.',
    remedy: [
      'Check the spelling: recruitmail redirect show --company {company}',
      'Create the mailbox or alias {recipient} at its provider.',
      'Then set it here: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    remedyFor: {
      microsoft365: [
        'Look it up: Get-Recipient {recipient}',
        'Create it: New-Mailbox -Shared -Name "Recruiting" -PrimarySmtpAddress {recipient}; allow an hour for it to be known at the edge.',
        'If it lives on another server of the same domain: Set-AcceptedDomain {recipientDomain} -DomainType InternalRelay',
        testAgain,
      ],
      'exchange-onprem': [
        'Look it up: Get-Recipient {recipient}',
        'Create it: New-Mailbox -Shared -Name "Recruiting" -PrimarySmtpAddress {recipient}',
        testAgain,
      ],
      google: [
        'admin.google.com › Directory › Users: create {recipient}, or add it to a user under User information › Alternate email addresses (aliases).',
        'As a group: admin.google.com › Directory › Groups, with "Who can post" = Anyone on the web.',
        testAgain,
      ],
      ionos: ['Menu › E-Mail › Create email address: {recipient}, as a mailbox and not as a mere forward.', testAgain],
      strato: [
        'Kunden-Login › E-Mail › Verwaltung: create {recipient}, or add it to a mailbox as an alias.',
        testAgain,
      ],
      hetzner: ['konsoleH › the domain › E-Mail › Mailboxes: create {recipient}.', testAgain],
      'all-inkl': ['KAS › E-Mail › Postfach: create {recipient}.', testAgain],
      'mailbox-org': [
        'mailbox.org › Settings › Mail › Aliases: add {recipient}; the domain must be confirmed there and its MX must be mailbox.org.',
        testAgain,
      ],
      'postfix-dovecot': [
        'See which tables are asked: postconf mydestination virtual_mailbox_domains virtual_mailbox_maps virtual_alias_maps; each answers to postmap -q {recipient} TABLE',
        'See whether Dovecot knows it: doveadm user {recipient}',
        testAgain,
      ],
    },
    example: smtpSaid(
      'recipient',
      '550 5.1.1 <jobs@acme.example>: Recipient address rejected: User unknown in virtual mailbox table',
    ),
  },
  'rcpt-syntax': {
    group: 'recipient',
    retry: 'never',
    source: sources.enhanced,
    cause: '{host} cannot read the recipient address {recipient}.',
    remedy: ['Set a plain address: recruitmail redirect set --from ADDRESS --company {company}'],
    example: smtpSaid('recipient', '501 5.1.3 Bad recipient address syntax'),
  },
  'rcpt-relay-denied': {
    group: 'recipient',
    retry: 'after-fix',
    source: `${sources.postfix}; ${sources.exim}; ${sources.msNdr}`,
    cause:
      '{host} delivers to {recipient} only for people it knows: no login was made, or the domain is not hosted there.',
    remedy: [
      'Use the submission port with the login: {set} --port 587 --encryption starttls',
      enterPassword,
      'On your own Postfix, let the login count: postconf -e "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination", then postfix reload',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Use the submission port with the login: {set} --port 587 --encryption starttls',
        'Let the login count: postconf -e "smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination", then postfix reload',
        'If {recipientDomain} is hosted here, it must stand in one of: postconf mydestination virtual_mailbox_domains relay_domains',
      ],
      google: [
        'Send through smtp.gmail.com with the login: {set} --host smtp.gmail.com --port 587 --encryption starttls',
        'For smtp-relay.gmail.com: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP relay service: allow this machine’s IP address or require SMTP authentication.',
      ],
      'exchange-onprem': [
        'Use the client connector on port 587 with the login: {set} --port 587 --encryption starttls',
        'For a relay connector: Get-ReceiveConnector "RELAY" | Add-ADPermission -User "NT AUTHORITY\\ANONYMOUS LOGON" -ExtendedRights Ms-Exch-SMTP-Accept-Any-Recipient',
      ],
    },
    example: smtpSaid('recipient', '554 5.7.1 <jobs@acme.example>: Relay access denied'),
  },
  'rcpt-greylisted': {
    group: 'recipient',
    retry: 'later',
    source: `${sources.bounceRules}; RFC 6647`,
    cause: '{host} asks unknown senders to come back later (greylisting).',
    remedy: [
      'Wait 15 minutes, then test again from the same machine: {retest}',
      'On your own Postfix, put permit_sasl_authenticated before the greylisting service: postconf smtpd_recipient_restrictions',
    ],
    example: smtpSaid(
      'recipient',
      '450 4.2.0 <jobs@acme.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/acme.example.html',
    ),
  },
  'rcpt-mailbox-full': {
    group: 'recipient',
    retry: 'later',
    source: `${sources.bounces}; ${sources.ionos}`,
    cause: 'The mailbox {recipient} is full.',
    remedy: ['Delete or archive mail there (also trash and junk), or raise its quota.', testAgain],
    remedyFor: {
      microsoft365: [
        'See how full it is: Get-MailboxStatistics {recipient} | fl TotalItemSize,TotalDeletedItemSize',
        'Make room by an archive: Enable-Mailbox {recipient} -Archive; or assign a licence with a larger mailbox.',
        testAgain,
      ],
      'exchange-onprem': [
        'See how full it is: Get-MailboxStatistics {recipient} | fl TotalItemSize,StorageLimitStatus',
        'Raise the quota: Set-Mailbox {recipient} -UseDatabaseQuotaDefaults $false -ProhibitSendReceiveQuota 50GB',
        testAgain,
      ],
      google: ['See what fills it: admin.google.com › Storage; empty the bin and spam of {recipient}.', testAgain],
      'postfix-dovecot': [
        'See how full it is: doveadm quota get -u {recipient}',
        'Empty the trash: doveadm expunge -u {recipient} mailbox Trash savedbefore 30d',
        testAgain,
      ],
    },
    example: smtpSaid(
      'recipient',
      '552 5.2.2 <jobs@acme.example>: Recipient address rejected: Mailbox is full / Quota exceeded',
    ),
  },
  'rcpt-mailbox-disabled': {
    group: 'recipient',
    retry: 'never',
    source: sources.enhanced,
    cause: 'The mailbox {recipient} exists but is disabled.',
    remedy: [
      'Reactivate it in the provider’s console, or use another address: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    remedyFor: {
      microsoft365: [
        'See whether it was deleted: Get-Mailbox {recipient} -SoftDeletedMailbox; bring it back: Undo-SoftDeletedMailbox {recipient}',
        'See whether it is blocked: admin.microsoft.com › Users › Active users › {recipient}: sign-in and licence.',
      ],
      google: ['admin.google.com › Directory › Users › {recipient}: Reactivate (or Recently deleted › Recover).'],
    },
    example: smtpSaid('recipient', '550 5.2.1 The email account that you tried to reach is disabled.'),
  },
  'rcpt-rate-limited': {
    group: 'recipient',
    retry: 'later',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    cause: 'The mailbox {recipient} receives more mail at the moment than its provider allows.',
    remedy: [
      'Wait an hour, then test again: {retest}',
      'Look for a loop or a flood: the same subject many times in {recipient} within the last hour.',
    ],
    example: smtpSaid(
      'recipient',
      '450-4.2.1 The user you are trying to contact is receiving mail too quickly.\n450-4.2.1 Please resend your message at a later time. - gsmtp',
    ),
  },
  'rcpt-too-many': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.enhanced,
    cause: 'The message has more recipients than {host} allows at once.',
    remedy: [
      'Send it in several parts; a test message has one recipient only, so look for an alias that expands to many.',
    ],
    example: smtpSaid('recipient', '452 4.5.3 Error: too many recipients'),
  },
  'rcpt-internal-only': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.msNdr,
    cause:
      '{recipient} accepts mail only from inside the organisation or from listed senders, so candidates cannot write to it.',
    remedy: [
      'Group: Set-DistributionGroup {recipient} -RequireSenderAuthenticationEnabled $false (Microsoft 365 group: Set-UnifiedGroup).',
      'Mailbox: Set-Mailbox {recipient} -RequireSenderAuthenticationEnabled $false -AcceptMessagesOnlyFromSendersOrMembers $null',
      testAgain,
    ],
    example: smtpSaid(
      'recipient',
      '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed because the sender was not authenticated when sending to this group',
    ),
  },
  'rcpt-direct-send-blocked': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The Microsoft 365 organisation refuses mail that claims its own domain without a login (Direct Send).',
    remedy: [
      'Send with a login: {set} --host smtp.office365.com --port 587 --encryption starttls',
      'Or let this machine in by its address: New-InboundConnector -Name Recruiting -ConnectorType OnPremises -SenderDomains {senderDomain} -SenderIPAddresses ADDRESS -RestrictDomainsToIPAddresses $true',
      'See the switch: Get-OrganizationConfig | fl RejectDirectSend',
    ],
    example: smtpSaid(
      'recipient',
      '550 5.7.68 TenantInboundAttribution; Direct Send not allowed for this organization from unauthorized sources',
    ),
  },
  'rcpt-tenant-blocklist': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'The recipient’s Microsoft 365 organisation has this sender or address on its block list.',
    remedy: [
      'Remove the entry: security.microsoft.com/tenantAllowBlockList',
      'By PowerShell: Get-TenantAllowBlockListItems -ListType Sender; then Remove-TenantAllowBlockListItems -ListType Sender -Entries {sender}',
    ],
    example: smtpSaid(
      'recipient',
      "550 5.7.703 Your message can't be delivered because one or more recipients are blocked by your organization's tenant recipient block policy",
    ),
  },
  'rcpt-ip-blocked-ms': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Microsoft has banned this machine’s IP address from delivering.',
    remedy: [
      'Ask for removal of the address in the evidence: sender.office.com',
      'Send through the submission server with a login instead of directly: {set} --port 587 --encryption starttls',
    ],
    example: smtpSaid(
      'recipient',
      '550 5.7.606 Access denied, banned sending IP [192.0.2.9]. To request removal from this list please visit https://sender.office.com/',
    ),
  },
  'rcpt-blocklist': {
    group: 'recipient',
    retry: 'after-fix',
    source: `${sources.postfix}; ${sources.bounceRules}`,
    cause: 'The IP address or domain of the sender stands on a block list which {host} uses.',
    remedy: [
      'Follow the address of the list in the evidence and ask for removal, after the cause is mended.',
      'Send through the submission server with a login instead of directly: {set} --port 587 --encryption starttls',
    ],
    example: smtpSaid(
      'recipient',
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.9',
    ),
  },
  'rcpt-ionos-reject-policy': {
    group: 'recipient',
    retry: 'later',
    source: sources.ionos,
    cause: 'IONOS slows this sender down for policy reasons (speed, changing names, poor recipient lists).',
    remedy: ['Send slower and keep one stable host name.', waitAndTest],
    example: smtpSaid(
      'recipient',
      '450 Requested mail action not taken: mailbox unavailable\n450 Reject due to policy violations',
      {host: 'smtp.ionos.de'},
    ),
  },
  'rcpt-domain-does-not-accept': {
    group: 'recipient',
    retry: 'never',
    source: 'RFC 7504; RFC 7505',
    cause: 'The domain of {recipient} declares that it receives no mail.',
    remedy: [
      'See the record "0 .", which says so: dig +short MX {recipientDomain}',
      'Replace it by the mail server: {recipientDomain} MX 10 HOST',
      'Or use an address of another domain: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    example: smtpSaid(
      'recipient',
      '556 5.1.10 <jobs@acme.example>: Recipient address rejected: Domain acme.example does not accept mail (nullMX)',
    ),
  },
  'rcpt-domain-not-found': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} finds no mail server for the domain of {recipient}.',
    remedy: [
      'Check the spelling: recruitmail redirect show --company {company}',
      [
        'Ask for its records; one of them must answer: dig +short MX {recipientDomain}; dig +short A {recipientDomain}',
        'Ask for the MX record of its domain.',
      ],
    ],
    example: smtpSaid('recipient', '550 5.1.2 <jobs@acme.invalid>: Recipient address rejected: Domain not found'),
  },
  'rcpt-moved': {
    group: 'recipient',
    retry: 'never',
    source: sources.smtp,
    cause: 'The mailbox {recipient} has moved to another address.',
    remedy: ['Set the new address from the evidence: recruitmail redirect set --from ADDRESS --company {company}'],
    example: smtpSaid('recipient', '551 5.1.6 Recipient no longer on server; please try <new@acme.example>'),
  },
  'rcpt-smtputf8-needed': {
    group: 'recipient',
    retry: 'after-fix',
    source: 'RFC 6531',
    cause: 'The address has letters outside ASCII before the @, which {host} does not support (SMTPUTF8).',
    remedy: [
      'Create an alias of ASCII letters at the provider, then set it here: recruitmail redirect set --from ADDRESS --company {company}',
      'On your own Postfix: postconf -e "smtputf8_enable = yes", then postfix reload',
    ],
    example: smtpFailed('recipient', undefined, {
      recipient: 'bewerbungen.müller@acme.example',
      offered: ['SIZE 10485760', 'AUTH PLAIN'],
    }),
  },
  'rcpt-temporary-failure': {
    group: 'recipient',
    retry: 'later',
    source: sources.smtp,
    cause: '{host} does not take mail for {recipient} at the moment; it says so only for now.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('recipient', '451 4.3.0 <jobs@acme.example>: Temporary lookup failure'),
  },
  'rcpt-policy-refused': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.enhanced,
    cause: 'A rule on {host} refuses mail to {recipient}; whether the mailbox exists is not said.',
    remedy: ['Look for a mail flow rule, filter or permission on {recipient} at its provider.', askAdmin],
    remedyFor: {
      microsoft365: [
        'See whether the address exists at all, because Microsoft also refuses unknown ones like this: Get-Recipient {recipient}',
        'See who may write to it: Get-Mailbox {recipient} | fl AcceptMessagesOnlyFrom*,RejectMessagesFrom*,RequireSenderAuthenticationEnabled',
        'See the rules that reject: Get-TransportRule | ? RejectMessageReasonText | fl Name,State,SentTo',
      ],
      'exchange-onprem': [
        'See who may write to it: Get-Mailbox {recipient} | fl AcceptMessagesOnlyFrom*,RejectMessagesFrom*,RequireSenderAuthenticationEnabled',
        'See the rules that reject: Get-TransportRule | ? RejectMessageReasonText | fl Name,State,SentTo',
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance: look for a rule that rejects mail for {recipient} ("Restrict delivery", "Content compliance").',
        'For a group: groups.google.com › {recipient} › Group settings › Who can post = Anyone on the web.',
      ],
      'postfix-dovecot': [
        'See which restriction refused it: grep {recipient} /var/log/mail.log',
        'See the order of the restrictions: postconf smtpd_recipient_restrictions smtpd_relay_restrictions',
      ],
    },
    example: smtpSaid('recipient', '550 5.7.1 <jobs@acme.example>: Recipient address rejected: Access denied'),
  },
  'rcpt-unrecognised': {
    group: 'recipient',
    retry: 'after-fix',
    source: sources.smtp,
    cause: '{host} refuses the recipient {recipient} in words this program does not know; they stand in the evidence.',
    remedy: [
      'Write to {recipient} from a private mailbox: if that arrives, the server minds the sender; if not, the address.',
      askProvider,
    ],
    example: smtpSaid('recipient', '550'),
  },
} satisfies Entries
