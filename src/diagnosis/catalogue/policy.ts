import type {Entries} from '../entry.js'
import {imapSaid, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, checkDomain, enterPassword, testAgain, waitAndTest} from './steps.js'

/** Limits and rules of providers and organisations. */
export const policy = {
  'limit-google-daily': {
    group: 'policy',
    retry: 'later',
    source: `${sources.googleErrors}; ${sources.googleLimits}`,
    cause: 'The Google account {account} has reached its daily message limit.',
    remedy: [
      'Wait up to 24 hours, then test again: {retest}',
      'See who sent that much: admin.google.com › Reporting › Email log search, sender {account}.',
      'Give this company an account of its own: {set} --account ADDRESS',
    ],
    example: smtpSaid(
      'data',
      '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5 https://support.google.com/a/answer/166852 - gsmtp',
    ),
  },
  'limit-google-relay': {
    group: 'policy',
    retry: 'later',
    source: sources.googleErrors,
    cause: 'The Google Workspace relay has reached its limit.',
    remedy: [
      'Wait up to 24 hours, then test again: {retest}',
      'See the settings of the relay: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP relay service; its limits: support.google.com/a/answer/2956491',
      'Or send with an account of its own instead: {set} --host smtp.gmail.com --port 465 --encryption tls --account ADDRESS',
    ],
    example: smtpSaid(
      'recipient',
      '450-4.2.1 Peak SMTP relay limit exceeded for customer. This is a temporary error. - gsmtp',
    ),
  },
  'limit-google-bulk-rate': {
    group: 'policy',
    retry: 'later',
    source: sources.googleErrors,
    cause: 'Gmail slows this sender down because of unusual amounts or poor reputation.',
    remedy: [
      checkDomain,
      'See how Gmail rates {senderDomain}: postmaster.google.com',
      'Send slower, and only to people who wrote before.',
      waitAndTest,
    ],
    example: smtpSaid(
      'data',
      '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address. - gsmtp',
    ),
  },
  'limit-google-tls': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'Gmail takes this mail only over an encrypted connection.',
    remedy: [
      'On your own Postfix let outgoing mail be encrypted: postconf -e smtp_tls_security_level=may, then postfix reload.',
      'On your own Exchange: Set-SendConnector NAME -RequireTLS $true. At a provider report it to the support.',
    ],
    example: smtpSaid(
      'data',
      "421-4.7.29 Your email has been rate limited because this message wasn't sent over a TLS connection. - gsmtp",
    ),
  },
  'limit-ms-minute': {
    group: 'policy',
    retry: 'later',
    source: sources.msLimits,
    cause: 'Microsoft takes thirty messages a minute from a mailbox and delays the rest.',
    remedy: [
      'Send slower than thirty a minute.',
      'See who else sends through this mailbox: Exchange admin center › Reports › Mail flow › SMTP AUTH clients.',
      waitAndTest,
    ],
    example: smtpSaid(
      'data',
      '432 4.3.2 Concurrent message rate limit per minute exceeded; STOREDRV.ClientSubmit; message rate exceeded',
    ),
  },
  'limit-ionos-hour': {
    group: 'policy',
    retry: 'later',
    source: sources.ionos,
    cause: 'This account at IONOS, GMX or WEB.DE has reached its hourly message limit (lower for new accounts).',
    remedy: [
      'Wait an hour, then test again: {retest}',
      'If nobody here sent that much, somebody else does: change the password of {account} in webmail.',
      'Ask the support for a higher limit, with this reply; the limit grows with the age of the contract.',
    ],
    example: smtpSaid(
      'recipient',
      '450-Requested mail action not taken: mailbox unavailable\n450 Mail send limit exceeded',
    ),
  },
  'limit-tonline-quota': {
    group: 'policy',
    retry: 'later',
    source: sources.telekom,
    cause: 'This T-Online account has reached its sending limit.',
    remedy: [
      'Wait until tomorrow, then test again: {retest}',
      'In case somebody else sends, change the password: E-Mail Center › settings (gear) › Passwörter › Passwort für E-Mail-Programme.',
      enterPassword,
      'Paid plans have higher limits.',
    ],
    example: smtpSaid('data', '550 5.7.0 Send quota exceeded', {host: 'securesmtp.t-online.de'}),
  },
  'limit-infomaniak-daily': {
    group: 'policy',
    retry: 'later',
    source: 'infomaniak.com/en/support/faq/admin2/email-service',
    cause: 'This Infomaniak account has reached its daily recipient limit.',
    remedy: [
      'Wait 24 hours, then test again: {retest}',
      'Every recipient counts; ask for a higher limit: manager.infomaniak.com › Support.',
    ],
    example: smtpSaid('recipient', '450 4.7.1 Daily sending limit exceeded', {host: 'mail.infomaniak.com'}),
  },
  'limit-mailbox-org-score': {
    group: 'policy',
    retry: 'later',
    source: 'kb.mailbox.org',
    cause: 'mailbox.org slows sending down for this account because of its age and the amount it sent.',
    remedy: [
      'Wait some hours, then test again: {retest}',
      'Ask the support to raise the limit: login.mailbox.org › Support, with the account {account} and the kind of mail it sends.',
    ],
    example: smtpSaid('recipient', '450 4.7.1 Sending rate limit exceeded for this account', {
      host: 'smtp.mailbox.org',
    }),
  },
  'limit-ses-daily': {
    group: 'policy',
    retry: 'later',
    source: sources.ses,
    cause: 'This Amazon SES account has reached its daily message limit.',
    remedy: [
      'Ask for a higher quota: SES console, in the region of {host} › Account dashboard › Request a limit increase (in the sandbox: Request production access).',
      'Or wait until the 24 hours are over, then test again: {retest}',
    ],
    example: smtpSaid('data', '454 Throttling failure: Daily message quota exceeded.'),
  },
  'limit-ses-rate': {
    group: 'policy',
    retry: 'later',
    source: sources.ses,
    cause: 'Messages come faster than this Amazon SES account may send.',
    remedy: [
      'Ask for a higher rate: SES console, in the region of {host} › Account dashboard › Request a limit increase.',
      'Until then send slower.',
      waitAndTest,
    ],
    example: smtpSaid('data', '454 Throttling failure: Maximum sending rate exceeded.'),
  },
  'limit-yahoo-tss04': {
    group: 'policy',
    retry: 'later',
    source: sources.bounces,
    cause: 'Yahoo defers this sender because of amount or complaints.',
    remedy: [checkDomain, 'Send slower; what Yahoo asks of senders: senders.yahooinc.com/best-practices', waitAndTest],
    example: smtpSaid(
      'data',
      '421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    ),
  },
  'limit-yahoo-tss09': {
    group: 'policy',
    retry: 'never',
    source: sources.bounces,
    cause: 'Yahoo refuses this sender permanently because of its reputation.',
    remedy: [checkDomain, 'Then ask for a review, with the reply in the evidence: senders.yahooinc.com/contact'],
    example: smtpSaid(
      'data',
      '553 5.7.2 [TSS09] All messages from 192.0.2.9 will be permanently deferred; Retrying will NOT succeed.',
    ),
  },
  'limit-icloud-volume': {
    group: 'policy',
    retry: 'later',
    source: sources.bounces,
    cause: 'iCloud defers this sender because of its amount of mail.',
    remedy: [
      checkDomain,
      'Send slower; if it lasts, write to icloudadmin@apple.com with the reply in the evidence.',
      waitAndTest,
    ],
    example: smtpSaid(
      'data',
      '421 4.7.1 Messages to jobs@icloud.com deferred due to excessive volume. Try again later - https://support.apple.com/en-us/HT204137',
    ),
  },
  'limit-postfix-errors': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} ended the session because too many commands in it had failed.',
    remedy: ['Mend the first error in the evidence; this one only follows from it.', testAgain],
    example: smtpSaid('recipient', '421 4.7.0 smtp.acme.example Error: too many errors'),
  },
  'limit-sendgrid-credits': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.sendgrid,
    cause: 'The SendGrid plan has no messages left.',
    remedy: [
      'Upgrade the plan, or wait for the next period: app.sendgrid.com › Settings › Account Details › Your Products.',
      testAgain,
    ],
    example: smtpSaid('auth', '451 Authentication failed: Maximum credits exceeded'),
  },
  'policy-ms-relay-connector': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Microsoft 365 finds no inbound connector that fits this machine’s IP address or certificate.',
    remedy: [
      'See which address and certificate the connector expects: Get-InboundConnector | Format-List Name,SenderIPAddresses,TlsSenderCertificateName',
      'Give it the public address of this machine: Set-InboundConnector NAME -SenderIPAddresses IP (by hand: Exchange admin center › Mail flow › Connectors).',
      'Or send with a login: {set} --host smtp.office365.com --port 587 --encryption starttls',
    ],
    example: smtpSaid('recipient', '550 5.7.64 TenantAttribution; Relay Access Denied [X.prod.protection.outlook.com]'),
  },
  'policy-google-compliance': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'A compliance rule of the Google Workspace refuses the message.',
    remedy: [
      'Find the rule: admin.google.com › Reporting › Email log search, then Apps › Google Workspace › Gmail › Compliance.',
      [
        'Exempt {redirectFrom} in it: Options › Bypass this setting for specific addresses.',
        'Exempt the recruiting address in it: Options › Bypass this setting for specific addresses.',
      ],
    ],
    seen: [
      '550 5.7.1 Your email was rejected by a compliance rule of the recipient’s domain. - gcdp a1-20020a05 - gsmtp',
    ],
  },
  'policy-dlp-encryption': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'A data-loss rule of the organisation refuses the message.',
    remedy: [
      [
        'Find the rule by its name in the evidence and add an exception for {sender}.',
        'Find the rule by its name in the evidence and add an exception for the sender.',
      ],
    ],
    remedyFor: {
      microsoft365: [
        'purview.microsoft.com › Data loss prevention › Policies › the rule in the evidence: add {sender} under Exceptions.',
        'If it is a mail flow rule: Get-TransportRule | Format-List Name,Description, then Set-TransportRule NAME -ExceptIfFrom {sender}',
      ],
      google: ['admin.google.com › Security › Access and data control › Data protection › the rule: exclude {sender}.'],
    },
    example: smtpSaid(
      'data',
      '550 5.7.1 Delivery not authorized, message refused by DLP rule 5f1c: Unable to deliver your message. Data Loss Prevention policy',
    ),
  },
  'policy-moderation': {
    group: 'policy',
    retry: 'later',
    checks: ['redirect-arrival'],
    source: sources.practice,
    cause: 'Messages to {redirectFrom} wait for the approval of a moderator.',
    remedy: [
      'Approve the message that waits, or switch moderation off: Set-Mailbox {redirectFrom} -ModerationEnabled $false',
      'If the address is a group: Set-DistributionGroup {redirectFrom} -ModerationEnabled $false',
    ],
    seen: ['Your message to jobs@acme.example is being held for moderation.'],
  },
  'policy-tenant-restricted-user': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'The account is on Microsoft’s list of restricted users.',
    remedy: [
      'Change the password of {account}, and look for rules that somebody else made: Get-InboxRule -Mailbox {account}',
      'Release it: security.microsoft.com/restrictedusers, or Remove-BlockedSenderAddress -SenderAddress {account}',
      enterPassword,
    ],
    seen: [
      '550 5.1.8 Access denied, bad outbound sender. For more information please go to http://go.microsoft.com/fwlink/?LinkId=875724.',
    ],
  },
  'policy-licence-missing': {
    group: 'policy',
    retry: 'after-fix',
    checks: ['smtp-sender', 'smtp-recipient', 'smtp-accept'],
    source: 'learn.microsoft.com/exchange/mail-flow-best-practices/continuous-error-throttling-smtp-auth-submissions',
    cause: 'The Microsoft 365 user {account} has no licence with a mailbox.',
    remedy: [
      'See it: Get-MgUserLicenseDetail -UserId {account}',
      'Assign Exchange Online: admin.microsoft.com › Users › Active users › {account} › Licenses and apps; the mailbox takes some minutes.',
      'If it is meant to be without a licence, make it a shared mailbox and log in as a member: Set-Mailbox {account} -Type Shared',
    ],
    example: smtpSaid('data', '550 5.2.253 Sender throttled due to continuous invalid license errors.'),
  },
  'policy-mailbox-inactive': {
    group: 'policy',
    retry: 'after-fix',
    checks: ['smtp-auth', 'inbound-auth'],
    source: sources.practice,
    cause: 'The mailbox {account} was deleted or is on hold only.',
    remedy: [
      'Deleted: Get-Mailbox -SoftDeletedMailbox {account}, then Undo-SoftDeletedMailbox {account}',
      'On hold only: Get-Mailbox -InactiveMailboxOnly {account} | Format-List DistinguishedName, then New-Mailbox -InactiveMailbox DISTINGUISHED_NAME -MicrosoftOnlineServicesID {account}',
    ],
    seen: ['The mailbox jobs@acme.example is soft-deleted.'],
  },
  'policy-provider-suspended': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.gmx,
    cause: 'The provider has suspended the account or contract.',
    remedy: ['Log in at the provider’s console; the reason (payment, abuse) stands there.', askProvider],
    remedyFor: {
      gmx: ['Log in at www.gmx.net; the page after the login names the reason and the way out.', askProvider],
      'web-de': ['Log in at web.de; the page after the login names the reason and the way out.', askProvider],
      ionos: ['Log in at login.ionos.de › Menu › My account › Invoices: pay what is open.', askProvider],
      strato: ['STRATO Kunden-Login › Rechnungen: pay what is open.', askProvider],
      hetzner: ['accounts.hetzner.com › Invoices: pay what is open.', askProvider],
      'mailbox-org': ['login.mailbox.org › Account: top up the balance.', askProvider],
    },
    example: imapSaid('auth', 'NO [CONTACTADMIN] Your contract is suspended due to unpaid invoices'),
  },
  'policy-basic-auth-ends-soon': {
    group: 'policy',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['smtp-auth'],
    source: sources.msBasicAuth,
    cause:
      'The password login at Microsoft 365 works today, but Microsoft switches it off by default at the end of December 2026.',
    remedy: [
      'Move to OAuth now: {loginMicrosoft}',
      'See who still uses passwords: Exchange admin center › Reports › Mail flow › SMTP AUTH clients.',
      'An administrator can switch it on again only as a bridge (Set-TransportConfig -SmtpClientAuthenticationDisabled $false); the final date will be announced in the second half of 2027.',
    ],
    seen: ['the password login was accepted by smtp.office365.com'],
  },
  'policy-antivirus-rejected': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The virus scanner of the server refuses the message.',
    remedy: [
      'Scan the attachments: clamscan FILE; the name of the finding stands in the evidence.',
      'If they are clean, report the false alarm to the maker of the scanner (ClamAV: clamav.net/reports/fp).',
      askAdmin,
    ],
    example: smtpSaid('data', '554 5.7.1 Virus found: Eicar-Test-Signature'),
  },
  'policy-account-blocked-by-limit': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The provider has barred the account {account} from sending.',
    remedy: ['Change its password in case somebody else sends, then ask the support to release it.', enterPassword],
    remedyFor: {
      microsoft365: [
        'Change the password of {account}, then release it: security.microsoft.com/restrictedusers, or Remove-BlockedSenderAddress -SenderAddress {account}',
        enterPassword,
      ],
      google: [
        'admin.google.com › Directory › Users › {account}: reset the password and reactivate the user.',
        enterPassword,
      ],
    },
    example: smtpSaid('sender', '550 5.7.1 Outgoing mail from jobs@acme.example has been suspended'),
  },
} satisfies Entries
