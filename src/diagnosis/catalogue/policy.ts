import type {Entries} from '../entry.js'
import {imapSaid, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, enterPassword, testAgain, waitAndTest} from './steps.js'

/** Limits and rules of providers and organisations. */
export const policy = {
  'limit-google-daily': {
    group: 'policy',
    retry: 'later',
    source: `${sources.googleErrors}; ${sources.googleLimits}`,
    text: {
      en: {
        cause: 'The Google account {account} has reached its number of messages for the day.',
        remedy: ['Wait up to 24 hours.', 'Spread the sending over several accounts or days.'],
      },
    },
    example: smtpSaid(
      'data',
      '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550-5.4.5 sending limits go to\n550 5.4.5 https://support.google.com/a/answer/166852 - gsmtp',
    ),
  },
  'limit-google-relay': {
    group: 'policy',
    retry: 'later',
    source: sources.googleErrors,
    text: {
      en: {
        cause: 'The Google Workspace relay has reached its limit.',
        remedy: ['Wait, and spread the sending.', 'See the limits: support.google.com/a/answer/2956491'],
      },
    },
    example: smtpSaid(
      'recipient',
      '450-4.2.1 Peak SMTP relay limit exceeded for customer. This is a temporary error. - gsmtp',
    ),
  },
  'limit-google-bulk-rate': {
    group: 'policy',
    retry: 'later',
    source: sources.googleErrors,
    text: {
      en: {
        cause: 'Gmail slows this sender down because of unusual amounts or poor reputation.',
        remedy: ['Send slower, and set up SPF, DKIM and DMARC.', waitAndTest],
      },
    },
    example: smtpSaid(
      'data',
      '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address. - gsmtp',
    ),
  },
  'limit-google-tls': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.bounces,
    text: {
      en: {
        cause: 'Gmail takes this mail only over an encrypted connection.',
        remedy: ['Let the sending server use TLS (Postfix: smtp_tls_security_level = may).'],
      },
    },
    example: smtpSaid(
      'data',
      "421-4.7.29 Your email has been rate limited because this message wasn't sent over a TLS connection. - gsmtp",
    ),
  },
  'limit-ms-minute': {
    group: 'policy',
    retry: 'later',
    source: sources.msLimits,
    text: {
      en: {
        cause: 'Microsoft takes thirty messages a minute from a mailbox and delays the rest.',
        remedy: ['Send slower than thirty a minute.', waitAndTest],
      },
    },
    example: smtpSaid(
      'data',
      '432 4.3.2 Concurrent message rate limit per minute exceeded; STOREDRV.ClientSubmit; message rate exceeded',
    ),
  },
  'limit-ionos-hour': {
    group: 'policy',
    retry: 'later',
    source: sources.ionos,
    text: {
      en: {
        cause:
          'IONOS, GMX or WEB.DE has reached the number of messages per hour for this account (new accounts get less).',
        remedy: ['Wait an hour, then test again: {retest}', 'Ask the support for a higher limit.'],
      },
    },
    example: smtpSaid(
      'recipient',
      '450-Requested mail action not taken: mailbox unavailable\n450 Mail send limit exceeded',
    ),
  },
  'limit-tonline-quota': {
    group: 'policy',
    retry: 'later',
    source: sources.telekom,
    text: {
      en: {
        cause: 'T-Online has reached the sending limit of this account.',
        remedy: [
          'Wait until tomorrow; change the password in case somebody else sends.',
          'Paid plans have higher limits.',
        ],
      },
    },
    example: smtpSaid('data', '550 5.7.0 Send quota exceeded', {host: 'securesmtp.t-online.de'}),
  },
  'limit-infomaniak-daily': {
    group: 'policy',
    retry: 'later',
    source: 'infomaniak.com/en/support/faq/admin2/email-service',
    text: {
      en: {
        cause: 'Infomaniak has reached the number of recipients per day for this account.',
        remedy: ['Wait 24 hours, or ask the support for a higher limit.'],
      },
    },
    example: smtpSaid('recipient', '450 4.7.1 Daily sending limit exceeded', {host: 'mail.infomaniak.com'}),
  },
  'limit-mailbox-org-score': {
    group: 'policy',
    retry: 'later',
    source: 'kb.mailbox.org',
    text: {
      en: {
        cause: 'mailbox.org holds back sending for this account because of its age and amount.',
        remedy: ['Wait, then ask the support to raise the limit.'],
      },
    },
    example: smtpSaid('recipient', '450 4.7.1 Sending rate limit exceeded for this account', {
      host: 'smtp.mailbox.org',
    }),
  },
  'limit-ses-daily': {
    group: 'policy',
    retry: 'later',
    source: sources.ses,
    text: {
      en: {
        cause: 'Amazon SES has reached the number of messages for the day.',
        remedy: ['Wait until the 24 hours are over, or ask for a higher quota: SES console › Account dashboard.'],
      },
    },
    example: smtpSaid('data', '454 Throttling failure: Daily message quota exceeded.'),
  },
  'limit-ses-rate': {
    group: 'policy',
    retry: 'later',
    source: sources.ses,
    text: {
      en: {
        cause: 'Messages come faster than this Amazon SES account may send.',
        remedy: ['Send slower, or ask for a higher rate: SES console › Account dashboard.'],
      },
    },
    example: smtpSaid('data', '454 Throttling failure: Maximum sending rate exceeded.'),
  },
  'limit-yahoo-tss04': {
    group: 'policy',
    retry: 'later',
    source: sources.bounces,
    text: {
      en: {
        cause: 'Yahoo defers this sender because of amount or complaints.',
        remedy: ['Send slower, and set up SPF, DKIM and DMARC.', waitAndTest],
      },
    },
    example: smtpSaid(
      'data',
      '421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1',
    ),
  },
  'limit-yahoo-tss09': {
    group: 'policy',
    retry: 'never',
    source: sources.bounces,
    text: {
      en: {
        cause: 'Yahoo refuses this sender permanently because of its reputation.',
        remedy: ['Ask for a review: senders.yahooinc.com/contact'],
      },
    },
    example: smtpSaid(
      'data',
      '553 5.7.2 [TSS09] All messages from 192.0.2.9 will be permanently deferred; Retrying will NOT succeed.',
    ),
  },
  'limit-icloud-volume': {
    group: 'policy',
    retry: 'later',
    source: sources.bounces,
    text: {
      en: {cause: 'iCloud defers this sender because of its amount of mail.', remedy: ['Send slower.', waitAndTest]},
    },
    example: smtpSaid(
      'data',
      '421 4.7.1 Messages to jobs@icloud.com deferred due to excessive volume. Try again later - https://support.apple.com/en-us/HT204137',
    ),
  },
  'limit-postfix-errors': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.postfix,
    text: {
      en: {
        cause: '{host} ended the session because too many commands in it had failed.',
        remedy: ['Mend the first error in the evidence; this one only follows from it.', testAgain],
      },
    },
    example: smtpSaid('recipient', '421 4.7.0 smtp.acme.example Error: too many errors'),
  },
  'limit-sendgrid-credits': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.sendgrid,
    text: {
      en: {
        cause: 'The SendGrid plan has no messages left.',
        remedy: ['Upgrade the plan or wait for the next period: Settings › Account Details.'],
      },
    },
    example: smtpSaid('auth', '451 Authentication failed: Maximum credits exceeded'),
  },
  'policy-ms-relay-connector': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.msNdr,
    text: {
      en: {
        cause: 'Microsoft 365 finds no inbound connector that fits this machine’s IP address or certificate.',
        remedy: [
          'Exchange admin center › Mail flow › Connectors: correct the address or certificate of the inbound connector.',
          'Or send with a login: {set} --host smtp.office365.com --port 587 --encryption starttls',
        ],
      },
    },
    example: smtpSaid('recipient', '550 5.7.64 TenantAttribution; Relay Access Denied [X.prod.protection.outlook.com]'),
  },
  'policy-google-compliance': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.googleErrors,
    text: {
      en: {
        cause: 'A compliance rule of the Google Workspace refuses the message.',
        remedy: ['admin.google.com › Apps › Google Workspace › Gmail › Compliance: exempt the recruiting address.'],
      },
    },
  },
  'policy-dlp-encryption': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'A data-loss rule of the organisation refuses the message.',
        remedy: [
          'Add an exception for {sender}: purview.microsoft.com › Data loss prevention, or the rule of the gateway.',
        ],
      },
    },
    example: smtpSaid(
      'data',
      '550 5.7.1 Delivery not authorized, message refused by DLP rule 5f1c: Unable to deliver your message. Data Loss Prevention policy',
    ),
  },
  'policy-moderation': {
    group: 'policy',
    retry: 'later',
    source: sources.practice,
    text: {
      en: {
        cause: 'Messages to {redirectFrom} wait for the approval of a moderator.',
        remedy: [
          'Switch moderation off: Set-Mailbox {redirectFrom} -ModerationEnabled $false, or approve the message.',
        ],
      },
    },
  },
  'policy-tenant-restricted-user': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.msNdr,
    text: {
      en: {
        cause: 'The account is on Microsoft’s list of restricted users.',
        remedy: ['Change its password, then release it: security.microsoft.com/restrictedusers'],
      },
    },
  },
  'policy-licence-missing': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'The Microsoft 365 user {account} has no licence with a mailbox.',
        remedy: [
          'admin.microsoft.com › Users › {account} › Licenses and apps: assign Exchange Online, then wait some minutes.',
        ],
      },
    },
  },
  'policy-mailbox-inactive': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'The mailbox {account} was deleted or is on hold only.',
        remedy: ['Restore it: Get-Mailbox -SoftDeletedMailbox {account}, then Undo-SoftDeletedMailbox.'],
      },
    },
  },
  'policy-provider-suspended': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.gmx,
    text: {
      en: {
        cause: 'The provider has suspended the account or contract.',
        remedy: ['Log in at the provider’s console; the reason (payment, abuse) stands there.', askProvider],
      },
    },
    example: imapSaid('auth', 'NO [CONTACTADMIN] Your contract is suspended due to unpaid invoices'),
  },
  'policy-basic-auth-ends-soon': {
    group: 'policy',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.msBasicAuth,
    text: {
      en: {
        cause:
          'The password login at Microsoft 365 works today, but Microsoft switches it off by default at the end of December 2026.',
        remedy: [
          'Move to OAuth now: {loginMicrosoft}',
          'See who still uses passwords: Exchange admin center › Reports › Mail flow › SMTP AUTH clients.',
          'An administrator can switch it on again only as a bridge; the final date will be announced in the second half of 2027.',
        ],
      },
    },
  },
  'policy-antivirus-rejected': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'The virus scanner of the server refuses the message.',
        remedy: ['Scan the attachments; if they are clean, report the false alarm.', askAdmin],
      },
    },
    example: smtpSaid('data', '554 5.7.1 Virus found: Eicar-Test-Signature'),
  },
  'policy-account-blocked-by-limit': {
    group: 'policy',
    retry: 'after-fix',
    source: sources.practice,
    text: {
      en: {
        cause: 'The provider has barred the account {account} from sending.',
        remedy: ['Change its password in case somebody else sends, then ask the support to release it.', enterPassword],
      },
    },
    example: smtpSaid('sender', '550 5.7.1 Outgoing mail from jobs@acme.example has been suspended'),
  },
} satisfies Entries
