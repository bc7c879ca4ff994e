import {eachProvider} from '../by-provider.js'
import type {Entries} from '../entry.js'
import {redirectWithCopy} from './redirect-steps.js'
import {sources} from './sources.js'
import {testAgain} from './steps.js'

const useRedirect = 'Choose "redirect" (Umleiten) instead of "forward" (Weiterleiten) in the rule of {redirectFrom}.'
const bySieve = 'In Sieve that is: require ["copy"]; redirect :copy "{redirectTo}";'
const byExchange =
  'On Exchange: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true, and remove the rule that forwards: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardTo,ForwardAsAttachmentTo'

/** Where a true redirect is set up, for everything that a forward breaks. */
const trueRedirect = eachProvider(redirectWithCopy, (own) => [...own, testAgain])

/** What the redirect did to the header. */
export const header = {
  'header-from-rewritten': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.6',
    cause: 'The message was forwarded, not redirected: From is now {from}, so the candidate’s address is lost.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: {
      ...trueRedirect,
      microsoft365: [
        'Replace the rule: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        'Remove the one that forwards: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardTo,ForwardAsAttachmentTo; then Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        'In Outlook on the web it is: Settings › Mail › Rules › Add an action › Redirect to (not Forward to).',
        testAgain,
      ],
    },
    seen: [
      'From: sent ACME Recruiting <jobs@acme.example>, arrived Office <office@acme.example>',
      'Message-ID: sent <recruitmail-probe.1@acme.example>, arrived <AM0PR01MB1@eurprd01.prod.exchangelabs.com>',
      'Subject: sent recruitmail test message, arrived WG: recruitmail test message',
    ],
  },
  'header-message-id-changed': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.4',
    cause:
      'The message arrived with a new Message-ID, so answers lose their thread: it was forwarded, or a gateway made it anew.',
    remedy: [
      useRedirect,
      'Exempt the recruiting address {redirectFrom} from gateways that rebuild messages (signatures, archiving, encryption).',
      bySieve,
      testAgain,
    ],
    remedyFor: {
      ...trueRedirect,
      microsoft365: [
        'See which rule or connector takes the message elsewhere: Get-TransportRule | ? RouteMessageOutboundConnector | fl Name,RouteMessageOutboundConnector; a signature or archive service behind it makes messages anew.',
        'Except the address: Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Redirect in the mailbox: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        testAgain,
      ],
    },
    seen: ['Message-ID: sent <recruitmail-probe.1@acme.example>, arrived <20261123164500.7F3A@gateway.acme.example>'],
  },
  'header-reply-to-lost': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.2',
    cause: 'The Reply-To line was lost on the way, so answers would go to the wrong address.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: trueRedirect,
    seen: ['Reply-To: sent reply@acme.example, missing on arrival'],
  },
  'header-references-lost': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.4',
    cause: 'References or In-Reply-To were lost on the way, so answers of candidates are not recognised as such.',
    remedy: [
      useRedirect,
      'Look for list or ticket software between {redirectFrom} and {redirectTo}, and redirect before it: the mailbox itself, not its output.',
      bySieve,
      testAgain,
    ],
    remedyFor: trueRedirect,
    seen: ['References: sent <a1@acme.example> <a2@acme.example>, missing on arrival'],
  },
  'header-forwarded-as-attachment': {
    group: 'header',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The message arrived as an attachment of another one: the rule forwards "as attachment".',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: {
      ...trueRedirect,
      microsoft365: [
        'Find the rule: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardAsAttachmentTo; remove it: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        'Replace it: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        testAgain,
      ],
      'exchange-onprem': [
        'Find the rule: Get-InboxRule -Mailbox {redirectFrom} | fl Name,ForwardAsAttachmentTo; remove it: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        'Replace it: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        testAgain,
      ],
    },
    seen: [
      'a part of type message/rfc822 holds the original',
      'From: Office <office@acme.example>',
      'Subject: FW: recruitmail test message',
    ],
  },
  'header-from-munged-list': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 7960',
    cause: 'A mailing list or gateway replaced From by its own address ("via").',
    remedy: [
      'Make {redirectFrom} a mailbox or alias instead of a list or group.',
      'In Mailman 3: the list › Settings › DMARC Mitigations: "No DMARC mitigations" and no unconditional mitigation; in Mailman 2: from_is_list = No.',
      testAgain,
    ],
    remedyFor: {
      google: [
        'A Google group rewrites From of senders with a strict policy; make {redirectFrom} a user, or an alias of one: admin.google.com › Directory › Users › the user › Alternate email addresses.',
        testAgain,
      ],
      microsoft365: [
        'Make {redirectFrom} a shared mailbox instead of a group: New-Mailbox -Shared -Name Recruiting -PrimarySmtpAddress {redirectFrom}',
        'Then redirect it: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        testAgain,
      ],
    },
    seen: [
      'From: sent ACME Recruiting <jobs@acme.example>, arrived ACME Recruiting via Jobs <jobs@lists.acme.example>',
      'List-Id: Jobs <jobs.lists.acme.example>',
    ],
  },
  'header-google-from-replaced': {
    group: 'header',
    retry: 'after-fix',
    source: sources.googleRelay,
    cause: 'Google replaced the sender by the account’s own address, because {sender} is no confirmed alias.',
    remedy: [
      'Gmail with the account that logs in › Settings › Accounts › Send mail as › Add another email address: {sender}, then enter the code that arrives there.',
      'Or make it an alias of the account, which needs no code: admin.google.com › Directory › Users › the user › Alternate email addresses: {sender}',
      'Or send through the Workspace relay, which leaves From alone: {set} --host smtp-relay.gmail.com --port 587 --encryption starttls',
    ],
    seen: [
      'From: sent ACME Recruiting <jobs@acme.example>, arrived ACME Recruiting <office@acme.example>',
      'X-Google-Original-From: ACME Recruiting <jobs@acme.example>',
    ],
  },
  'header-ms-from-replaced': {
    group: 'header',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'Microsoft 365 replaced the alias {sender} by the primary address of the mailbox.',
    remedy: [
      'Set-OrganizationConfig -SendFromAliasEnabled $true',
      'See that the address is an alias of the mailbox that logs in: Get-Recipient {sender} | fl PrimarySmtpAddress,EmailAddresses',
      'Allow up to an hour until it works, then test again: {retest}',
    ],
    seen: [
      'From: sent ACME Recruiting <jobs@acme.example>, arrived ACME Recruiting <office@acme.example>',
      'x-ms-exchange-organization-authas: Internal',
    ],
  },
  'header-subject-tagged': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The subject arrived changed ({subject}): a rule or filter puts a tag before it, which also breaks DKIM.',
    remedy: [
      'Exempt {redirectFrom} from subject tags such as [EXTERN] or [SPAM] in the filter or mail flow rule.',
      'On Exchange: Get-TransportRule | ? PrependSubject | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
      'With SpamAssassin remove "rewrite_header Subject" from local.cf; with rspamd remove the action rewrite_subject from local.d/actions.conf.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Find the rule: Get-TransportRule | ? PrependSubject | fl Name,PrependSubject',
        'Except the address: Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Outlook can mark outside senders without touching the subject: Set-ExternalInOutlook -Enabled $true',
        testAgain,
      ],
      'exchange-onprem': [
        'Find the rule: Get-TransportRule | ? PrependSubject | fl Name,PrependSubject',
        'Except the address: Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Content compliance and Routing: except {redirectFrom} from rules with "Prepend custom subject".',
        testAgain,
      ],
      ionos: [
        'Webmail as {redirectFrom} › gear › All settings › E-Mail › Spam filter: do not mark the subject, move spam instead.',
        testAgain,
      ],
      strato: [
        'STRATO Webmail as {redirectFrom} › Einstellungen › Spam-Einstellungen: do not mark the subject, store spam in the spam folder.',
        testAgain,
      ],
      'all-inkl': ['KAS › E-Mail › Postfach › {redirectFrom} › Spamfilter: do not mark the subject.', testAgain],
      'postfix-dovecot': [
        'With SpamAssassin remove "rewrite_header Subject" from local.cf; with rspamd remove the action rewrite_subject from local.d/actions.conf.',
        'See whether Postfix itself does it: postconf header_checks smtp_header_checks',
        testAgain,
      ],
    },
    seen: ['Subject: sent recruitmail test message, arrived [EXTERN] recruitmail test message'],
  },
  'header-custom-stripped': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'Custom header lines (X-…) were removed on the way.',
    remedy: [
      'Candidates’ mail does not depend on them; exempt {redirectFrom} in the gateway if your tools need them.',
      'On Exchange see who removes headers: Get-TransportRule | ? RemoveHeader | fl Name,RemoveHeader; on Postfix: postconf header_checks smtp_header_checks (lines with IGNORE).',
    ],
    seen: ['X-Recruitmail-Probe: sent 7f3a1c, missing on arrival'],
  },
  'header-auto-submitted': {
    group: 'header',
    severity: 'info',
    retry: 'never',
    source: 'RFC 3834',
    cause: 'The message was made by a machine (out-of-office note, ticket robot), and is never answered.',
    remedy: ['Nothing is to be done.'],
    seen: ['Auto-Submitted: auto-replied'],
  },
  'header-encoding-changed': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6152',
    cause: 'A server on the way encoded text or header anew; umlauts and DKIM may suffer.',
    remedy: [
      'Let every server on the way offer 8BITMIME: swaks --server HOST --quit-after EHLO shows what each one offers.',
      'On Postfix, disable_mime_output_conversion and smtputf8_enable say what it converts: postconf disable_mime_output_conversion smtputf8_enable',
      'Or exempt {redirectFrom} in the gateway that makes messages anew.',
      testAgain,
    ],
    seen: ['the body was encoded anew, its text is the same'],
  },
  'header-date-changed': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.1',
    cause: 'The Date line arrived changed: something on the way made the message anew.',
    remedy: [useRedirect, bySieve, byExchange, testAgain],
    remedyFor: trueRedirect,
    seen: ['Date: sent Mon, 23 Nov 2026 16:20:41 +0000, arrived Mon, 23 Nov 2026 17:45:03 +0100'],
  },
  'header-plus-address-lost': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 5233',
    cause: 'The part after the plus sign of the address was dropped.',
    remedy: [
      'Switch plus addressing on. Postfix: postconf -e "recipient_delimiter = +", then postfix reload; Dovecot: recipient_delimiter = +',
      'Microsoft 365: Set-OrganizationConfig -DisablePlusAddressInRecipients $false',
      'Or use an alias without a plus sign: recruitmail redirect set --from ADDRESS --company {company}',
    ],
    remedyFor: {
      microsoft365: [
        'Set-OrganizationConfig -DisablePlusAddressInRecipients $false',
        'Or use an alias without a plus sign: recruitmail redirect set --from ADDRESS --company {company}',
      ],
    },
    seen: ['To: sent jobs+dev@acme.example, arrived jobs@acme.example'],
  },
  'header-return-path-srs': {
    group: 'header',
    checks: ['sender-authentication'],
    severity: 'info',
    retry: 'never',
    source: sources.msSrs,
    cause: 'The redirect rewrote the envelope sender (SRS), as a good redirect does.',
    remedy: ['Nothing is to be done.'],
    seen: ['envelope sender on arrival: SRS0=Xk3f=QZ=acme.example=jobs@redirect.example'],
  },
} satisfies Entries
