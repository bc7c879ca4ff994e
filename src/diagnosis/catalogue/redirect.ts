import {eachProvider} from '../by-provider.js'
import type {Entries} from '../entry.js'
import {redirectWithCopy} from './redirect-steps.js'
import {sources} from './sources.js'
import {testAgain} from './steps.js'

const guide = 'See the two addresses of the redirect: {redirectGuide}'
const allowOutside =
  'Allow it for this mailbox alone: New-HostedOutboundSpamFilterPolicy -Name Recruiting -AutoForwardingMode On; New-HostedOutboundSpamFilterRule -Name Recruiting -HostedOutboundSpamFilterPolicy Recruiting -From {redirectFrom}'

/** The way from the recruiting address to the inbound mailbox. */
export const redirect = {
  'redirect-ms-external-blocked': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msForwarding,
    cause: 'Microsoft 365 forbids automatic forwarding to outside addresses, which is its default.',
    remedy: [
      allowOutside,
      'By hand: security.microsoft.com/antispam › Create policy › Outbound, for the user {redirectFrom} only, Automatic forwarding rules = On.',
      'Both other switches must agree: Get-RemoteDomain | fl DomainName,AutoForwardEnabled; Get-TransportRule | ? MessageTypeMatches -eq AutoForward | fl Name,State',
      testAgain,
    ],
    bounce:
      '550 5.7.520 Access denied, Your organization does not allow external forwarding. Please contact your administrator for further assistance. AS(7555)',
  },
  'redirect-ms-silent-internal': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msForwarding,
    cause:
      'Microsoft 365 dropped the redirect without a bounce, as it does for senders of the same organisation when outside forwarding is blocked.',
    remedy: [
      'See what became of it: Get-MessageTraceV2 -SenderAddress {sender} -RecipientAddress {redirectTo}',
      allowOutside,
      'Test with an outside sender as well, who gets the bounce: set up the built-in service with recruitmail builtin set.',
    ],
    seen: [
      'accepted by the sending server smtp.office365.com:587: 250 2.0.0 OK <recruitmail-probe.1@acme.example> [Hostname=FR0P281MB0001.DEUP281.PROD.OUTLOOK.COM]',
      'not seen in INBOX of inbox@recruit.example within 60 s',
      'no bounce in inbox@recruit.example, jobs@acme.example',
      'the probe from outside (probe@relay.example) arrived: only mail of internal senders is lost',
    ],
  },
  'redirect-remote-domain-blocked': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'Exchange drops automatic forwards to the remote domain of {redirectTo}.',
    remedy: [
      'See the switches: Get-RemoteDomain | fl Name,DomainName,AutoForwardEnabled',
      'Allow it for this domain alone: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
      testAgain,
    ],
    bounce: '550 5.7.1 Forwarding to external addresses is disabled (AutoForwardEnabled)',
  },
  'redirect-transport-rule-blocked': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msForwarding,
    cause: 'A mail flow rule of the organisation rejects automatic forwards.',
    remedy: [
      'Find it: Get-TransportRule | ? RejectMessageReasonText | fl Name,MessageTypeMatches,SentToScope',
      'Except the mailbox: Set-TransportRule NAME -ExceptIfFrom {redirectFrom} (by hand: admin.exchange.microsoft.com › Mail flow › Rules)',
      'A redirect keeps the candidate in From; then except the target instead: Set-TransportRule NAME -ExceptIfRecipientAddressContainsWords {redirectTo}',
      testAgain,
    ],
    bounce: '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
  },
  'redirect-ms-forwardingaddress-wins': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The mailbox has two forwards, and the internal one (ForwardingAddress) overrides the one to {redirectTo}.',
    remedy: [
      'See both: Get-Mailbox {redirectFrom} | fl ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward',
      'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
      testAgain,
    ],
    seen: [
      'ForwardingAddress: acme.example/Users/Office',
      'ForwardingSmtpAddress: smtp:inbox@recruit.example',
      'not seen in INBOX of inbox@recruit.example within 60 s',
    ],
  },
  'redirect-no-local-copy': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['redirect-copy'],
    source: `${sources.msPowershell}; RFC 3894`,
    cause: 'The message was redirected, but no copy stayed in the mailbox {redirectFrom}.',
    remedy: [
      'Switch "keep a copy" on in the redirect.',
      'In Sieve: require ["copy"]; redirect :copy "{redirectTo}";',
      'On Exchange: Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true',
      'In a Postfix alias table, name the mailbox too: {redirectFrom} {redirectFrom}, {redirectTo}',
      guide,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [...own, testAgain]),
      microsoft365: [
        'Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true',
        'If an inbox rule redirects, it must not delete: Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,DeleteMessage,MoveToFolder',
        'If a mail flow rule redirects, it never keeps a copy; use the mailbox instead: Get-TransportRule | ? RedirectMessageTo | fl Name',
      ],
      'exchange-onprem': [
        'Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true',
        'If an inbox rule redirects, it must not delete: Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,DeleteMessage,MoveToFolder',
      ],
      google: [
        'Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP: "keep Gmail’s copy in the Inbox".',
        'If a rule of the admin console routes it: admin.google.com › Apps › Google Workspace › Gmail › Routing: "Also deliver to" instead of "Change envelope recipient".',
      ],
    },
    seen: ['no copy of <recruitmail-probe.1@acme.example> in any folder of the company’s mailbox (7 searched)'],
  },
  'redirect-target-unconfirmed': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.practice,
    cause:
      'The provider of {redirectFrom} waits until the target {redirectTo} confirms the redirect; its confirmation mail came instead of the message.',
    remedy: [
      [
        'Open the link or enter the code of the confirmation mail: {confirmation}',
        'Open the link or enter the code of the confirmation mail; both stand in the evidence.',
      ],
      'Then switch the redirect on at the provider: adding and confirming an address does not redirect anything yet.',
      testAgain,
    ],
    remedyFor: {
      google: [
        [
          'Open the link, or enter the code in Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP: {confirmation}',
          'Open the link of the evidence, or enter its code in Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP.',
        ],
        'On the same page choose "Forward a copy of incoming mail to" {redirectTo} and save; confirmed alone it stays off.',
        testAgain,
      ],
      zoho: [
        [
          'Enter the code in Zoho Mail as {redirectFrom} › Settings › Mail accounts › Email forwarding: {confirmation}',
          'Enter the code of the evidence in Zoho Mail as {redirectFrom} › Settings › Mail accounts › Email forwarding.',
        ],
        testAgain,
      ],
    },
    seen: [
      'a request of forwarding-noreply@google.com to confirm the forwarding is in INBOX',
      'the receiving server found its sender genuine',
      'code 483920156',
    ],
  },
  'redirect-google-disabled': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.googleConsole,
    cause: 'The administrator of this Google Workspace has switched automatic forwarding off.',
    remedy: [
      'admin.google.com › Apps › Google Workspace › Gmail › End User Access › Automatic forwarding: allow it for the organisational unit of {redirectFrom}.',
      'Or without it: admin.google.com › Apps › Google Workspace › Gmail › Routing › Add: for {redirectFrom}, "Also deliver to" {redirectTo}.',
      testAgain,
    ],
    seen: [
      'not seen in INBOX of inbox@recruit.example within 60 s',
      'Gmail › Settings › Forwarding and POP/IMAP has no part for forwarding',
    ],
  },
  'redirect-google-daily-cap': {
    group: 'redirect',
    retry: 'later',
    source: sources.googleLimits,
    cause: 'Google forwards at most 10,000 messages a day, and that number is reached.',
    remedy: [
      'Wait until tomorrow, then test again: {retest}',
      'Or let the admin console deliver, which has no such limit: admin.google.com › Apps › Google Workspace › Gmail › Routing › Add: for {redirectFrom}, "Also deliver to" {redirectTo}.',
    ],
    seen: [
      'not seen in INBOX of inbox@recruit.example within 60 s',
      'Email Log Search: more than 10,000 messages forwarded for jobs@acme.example today',
    ],
  },
  'redirect-rule-client-side': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The rule runs in Outlook only, so nothing is redirected while Outlook is closed.',
    remedy: [
      'Delete the rule in Outlook; "(client-only)" stands behind its name.',
      'Redirect on the server instead: Set-Mailbox {redirectFrom} -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
      testAgain,
    ],
    seen: ['not seen in INBOX of inbox@recruit.example within 60 s', 'Recruiting (client-only)'],
  },
  'redirect-rule-disabled': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The redirect rule exists but is disabled or broken.',
    remedy: [
      'Look at it: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError,RedirectTo',
      'Switch it on: Enable-InboxRule -Mailbox {redirectFrom} -Identity NAME',
      'If it is in error, make it anew: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME; New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
      guide,
    ],
    seen: ['Name: Recruiting, Enabled: False, InError: True, RedirectTo: inbox@recruit.example'],
  },
  'redirect-sieve-limit': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.pigeonhole,
    cause: 'The Sieve script redirects more often than the server allows (four times).',
    remedy: [
      'See the script and remove redirects: doveadm sieve list -u {redirectFrom}; doveadm sieve get -u {redirectFrom} SCRIPT',
      'Or raise the limit on the server: sieve_max_redirects = 8, then doveadm reload',
      testAgain,
    ],
    bounce: 'error: number of redirect actions exceeds policy limit (4 > 4)',
  },
  'redirect-sieve-duplicate-discarded': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.pigeonhole,
    cause: 'The server had already redirected a message with the same Message-ID and dropped this one.',
    remedy: [
      'Test again, every test message has its own Message-ID: {retest}',
      'If two rules redirect to {redirectTo}, remove one: doveadm sieve get -u {redirectFrom} SCRIPT',
    ],
    bounce: 'discarded duplicate forward to <inbox@recruit.example>',
  },
  'redirect-sieve-loop': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.pigeonhole,
    cause: 'The message came back to the mailbox that had redirected it, and the server stopped it.',
    remedy: [
      'Remove the redirect in {redirectTo} that leads back to {redirectFrom}.',
      'On Dovecot, see both scripts: doveadm sieve get -u {redirectTo} SCRIPT; doveadm sieve get -u {redirectFrom} SCRIPT',
      testAgain,
    ],
    bounce: 'not forwarded to <inbox@recruit.example>: the message has X-Sieve-Redirected-From for this address (loop)',
  },
  'redirect-sieve-smtp-failure': {
    group: 'redirect',
    retry: 'later',
    source: sources.pigeonhole,
    cause: 'The server could not hand the redirected message to its own outgoing mail service.',
    remedy: [
      'See where Dovecot hands it over: doveconf submission_host sendmail_path',
      'That service must accept it without a login: put the address of Dovecot into mynetworks (postconf mynetworks), and no sender rule may refuse foreign senders there.',
      'The log names the reply: grep "failed to redirect" /var/log/mail.log',
      testAgain,
    ],
    bounce:
      'failed to redirect message to <inbox@recruit.example>: smtp(127.0.0.1:25): RCPT TO failed (temporary failure)',
  },
  'redirect-loop': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.enhanced,
    cause: 'Two addresses redirect to each other, so the message runs in circles.',
    remedy: [
      'Remove the redirect in {redirectTo} that leads back to {redirectFrom}.',
      'If there is none, {redirectFrom} redirects to itself or to an alias of itself: its only target must be {redirectTo}.',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'See where both mailboxes redirect to: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo; the same for {redirectTo}',
        'Remove the one that leads back: Remove-InboxRule -Mailbox {redirectTo} -Identity NAME; Set-Mailbox {redirectTo} -ForwardingAddress $null -ForwardingSmtpAddress $null',
        testAgain,
      ],
      google: [
        'Gmail as {redirectTo} › Settings › Forwarding and POP/IMAP: switch the forwarding to {redirectFrom} off; also under Filters and Blocked Addresses.',
        'admin.google.com › Apps › Google Workspace › Gmail › Routing: no rule for {redirectTo} may deliver to {redirectFrom}.',
        testAgain,
      ],
      'postfix-dovecot': [
        'See both ways: postmap -q {redirectFrom} TABLE and postmap -q {redirectTo} TABLE for the table of postconf virtual_alias_maps; doveadm sieve list -u {redirectTo}',
        'Remove the one that leads back to {redirectFrom}.',
        testAgain,
      ],
    },
    bounce: '554 5.4.6 Too many hops 26 (25 max)',
  },
  'redirect-target-rejects': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'RFC 3464',
    cause: 'The server of {redirectTo} refuses the redirected message; its reply stands in the evidence.',
    remedy: [
      'Let the redirecting server rewrite the envelope sender (on Postfix postsrsd, in Dovecot sieve_redirect_envelope_from = recipient) and leave the message unchanged, so that DKIM survives.',
      'In the spam filter of {redirectTo}, let in what comes from the server of {redirectFrom}; its address stands in the bounce.',
      'Give the bounce to the administrator of {redirectToDomain}; the log of the server there at the time of the test tells the reason.',
      testAgain,
    ],
    bounce: '550 5.7.1 Message refused by recipient server policy',
  },
  'redirect-target-unknown': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'RFC 3464',
    cause: 'The redirect points to {recipient}, but there is no such mailbox.',
    remedy: [
      'In the rule for {redirectFrom}, set the target to exactly {redirectTo}.',
      'If it says so already, the mailbox {redirectTo} is missing on the server of {redirectToDomain}.',
      testAgain,
    ],
    remedyFor: eachProvider(redirectWithCopy, (own) => [
      'Set the target to exactly {redirectTo}.',
      ...own,
      'If it says so already, the mailbox {redirectTo} is missing on the server of {redirectToDomain}.',
      testAgain,
    ]),
    bounce: '550 5.1.1 <inbux@recruit.example>: Recipient address rejected: User unknown',
  },
  'redirect-auto-reply-instead': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'RFC 3834',
    cause: '{redirectFrom} answered the test message automatically instead of redirecting it.',
    remedy: [
      'Replace the automatic reply by a redirect to {redirectTo} that keeps a copy.',
      'In Sieve, vacation and redirect may stand side by side: require ["copy", "vacation"]; redirect :copy "{redirectTo}";',
      guide,
      testAgain,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [
        'Switch the automatic reply of {redirectFrom} off.',
        ...own,
        testAgain,
      ]),
      microsoft365: [
        'See and switch it off: Get-MailboxAutoReplyConfiguration {redirectFrom}; Set-MailboxAutoReplyConfiguration {redirectFrom} -AutoReplyState Disabled',
        'Set-Mailbox {redirectFrom} -ForwardingAddress $null -ForwardingSmtpAddress {redirectTo} -DeliverToMailboxAndForward $true',
        allowOutside,
        testAgain,
      ],
      hetzner: [
        'konsoleH › the domain › E-Mail › mailbox {redirectFrom} › Autoreply: switch it off.',
        'konsoleH › the domain › E-Mail › mailbox {redirectFrom} › Kopien: enter {redirectTo}.',
        testAgain,
      ],
    },
    seen: ['an automatic reply of jobs@acme.example came, the probe did not: Thank you for your application'],
  },
  'redirect-duplicate': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The same message arrived {copies} times in the inbound mailbox: two redirects are active.',
    remedy: [
      'Keep either the rule of the mailbox or the forward on the server, and remove the other.',
      'On Exchange: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo',
      'On Postfix and Dovecot: postmap -q {redirectFrom} TABLE for the table of postconf virtual_alias_maps; doveadm sieve get -u {redirectFrom} SCRIPT',
      guide,
    ],
    remedyFor: {
      microsoft365: [
        'See all of them: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo; Get-TransportRule | ? {$_.RedirectMessageTo -or $_.BlindCopyTo} | fl Name',
        'Keep the forwarding of the mailbox and remove the rules: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        testAgain,
      ],
      'exchange-onprem': [
        'See all of them: Get-Mailbox {redirectFrom} | fl Forwarding*; Get-InboxRule -Mailbox {redirectFrom} | fl Name,RedirectTo,ForwardTo; Get-TransportRule | ? {$_.RedirectMessageTo -or $_.BlindCopyTo} | fl Name',
        'Keep the forwarding of the mailbox and remove the rules: Remove-InboxRule -Mailbox {redirectFrom} -Identity NAME',
        testAgain,
      ],
      google: [
        'Keep one of these: Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP, the same under Filters and Blocked Addresses, and admin.google.com › Apps › Google Workspace › Gmail › Routing.',
        testAgain,
      ],
      ionos: [
        'Keep one of these: the forwarding under Menu › E-Mail › {redirectFrom}, and the rules in Webmail › gear › All settings › E-Mail › Rules.',
        testAgain,
      ],
      strato: [
        'Keep one of these: the forwarding under Kunden-Login › E-Mail › Verwaltung › {redirectFrom}, and the rules in STRATO Webmail › Einstellungen › Mailfilterregeln.',
        testAgain,
      ],
      'all-inkl': [
        'Keep one of these in KAS: the copy in E-Mail › Postfach › {redirectFrom}, and an entry for {redirectFrom} under E-Mail › Weiterleitung.',
        testAgain,
      ],
      'mailbox-org': [
        'Keep one of these: mailbox.org › Settings › Mail › Auto forward, and a rule with "Redirect to" {redirectTo} under Settings › Mail › Rules.',
        testAgain,
      ],
      'postfix-dovecot': [
        'See both ways: postmap -q {redirectFrom} TABLE for the table of postconf virtual_alias_maps; doveadm sieve get -u {redirectFrom} SCRIPT',
        'Keep the Sieve script and take {redirectTo} out of the alias table, then postmap it.',
        testAgain,
      ],
    },
    seen: ['copies in INBOX: 2', 'copy 2 came 340 ms after the first, with the same Message-ID'],
  },
  'redirect-wrong-mailbox': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The message arrived in {place} instead of the inbound folder.',
    known: [
      'It lies in the mailbox {mailbox}, so the redirect of {redirectFrom} has the wrong target: set it to exactly {redirectTo}.',
    ],
    remedy: [
      'Look for the rule of {inboundAddress} that moves messages into {folder}: webmail › Settings › Filters or Rules; on Dovecot doveadm sieve get -u {inboundAddress} SCRIPT',
      'Or read that folder: recruitmail inbound set --folder {folder}',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Find the rule that moves messages into {folder}, if {inboundAddress} is at Microsoft 365: Get-InboxRule -Mailbox {inboundAddress} | fl Name,MoveToFolder; remove it: Remove-InboxRule -Mailbox {inboundAddress} -Identity NAME',
        'Or read that folder: recruitmail inbound set --folder {folder}',
        testAgain,
      ],
      google: [
        'Find the filter, if {inboundAddress} is at Google: Gmail › Settings › Filters and Blocked Addresses: "Skip Inbox" or a label {folder}.',
        'Or read that folder: recruitmail inbound set --folder {folder}',
        testAgain,
      ],
    },
    seen: ['found in Archive after 912 ms'],
  },
  'redirect-postfix-forward-loop': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.postfix,
    cause: 'An alias on the mail server leads back to itself.',
    remedy: [
      'Find it: postalias -q {redirectFrom} /etc/aliases; postmap -q {redirectFrom} TABLE for the table of postconf virtual_alias_maps',
      'Correct the alias, then newaliases, or postmap on its table.',
      'A copy for the mailbox itself is no loop when it stands in virtual_alias_maps: {redirectFrom} {redirectFrom}, {redirectTo}',
      testAgain,
    ],
    bounce: '554 5.4.6 mail forwarding loop for jobs@acme.example',
  },
  'redirect-reply-to-changed': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['redirect-headers'],
    source: 'recruitmail, probe',
    cause: 'Reply-To is another address than was sent, so answers would go astray.',
    remedy: [
      'The address in the evidence names who set it: a gateway, ticket tool or list. Exempt {redirectFrom} there.',
      'Use a true redirect of the mailbox instead.',
      guide,
      testAgain,
    ],
    remedyFor: {
      ...eachProvider(redirectWithCopy, (own) => [
        'The address in the evidence names who set it: a gateway, ticket tool or list. Take {redirectFrom} out of it and redirect in the mailbox instead.',
        ...own,
        testAgain,
      ]),
      google: [
        'If {redirectFrom} is a Google group: groups.google.com › {redirectFrom} › Group settings › Post replies to = Author of the message; better a mailbox than a group.',
        'Gmail as {redirectFrom} › Settings › Forwarding and POP/IMAP: forward to {redirectTo}, "keep Gmail’s copy in the Inbox".',
        testAgain,
      ],
    },
    seen: ['Reply-To: sent candidate@mail.example, arrived tickets@acme.example'],
  },
  'redirect-to-changed': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['redirect-headers'],
    source: 'recruitmail, probe',
    cause: 'The To line is another address than was sent, so the company cannot be told by it.',
    remedy: [
      'Use a redirect that changes only the envelope.',
      'In Sieve that is: require ["copy"]; redirect :copy "{redirectTo}";',
      guide,
      testAgain,
    ],
    remedyFor: eachProvider(redirectWithCopy, (own) => [...own, testAgain]),
    seen: ['To: sent jobs@acme.example, arrived inbox@recruit.example'],
  },
  'redirect-body-changed': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    checks: ['redirect-headers'],
    source: 'RFC 6376 section 3.7',
    cause:
      'Something on the way changes the text of messages (footer, rewritten links, re-encoding), which breaks DKIM signatures.',
    remedy: [
      'Exempt the recruiting address {redirectFrom} from footers, disclaimers and link rewriting.',
      'On Postfix look for the filter that does it: postconf content_filter smtpd_milters; on Exchange: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name',
      testAgain,
    ],
    remedyFor: {
      microsoft365: [
        'Find the disclaimer and except the address: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'Links are rewritten by Safe Links: security.microsoft.com/safelinksv2; except the address: Set-SafeLinksRule NAME -ExceptIfSentTo {redirectFrom}',
        'The same for a gateway before Microsoft 365 (Mimecast, Proofpoint, Hornetsecurity): except {redirectFrom} from URL rewriting and banners.',
        testAgain,
      ],
      'exchange-onprem': [
        'Find the disclaimer and except the address: Get-TransportRule | ? ApplyHtmlDisclaimerText | fl Name; Set-TransportRule NAME -ExceptIfSentTo {redirectFrom}',
        'See which agents touch messages (anti-virus, signatures): Get-TransportAgent',
        testAgain,
      ],
      google: [
        'admin.google.com › Apps › Google Workspace › Gmail › Compliance › Append footer and Content compliance: except {redirectFrom}.',
        testAgain,
      ],
      'postfix-dovecot': [
        'Find the filter that does it: postconf content_filter smtpd_milters header_checks body_checks',
        'Except {redirectFrom} there; for 8-bit text every server on the way must offer 8BITMIME.',
        testAgain,
      ],
    },
    seen: ['added below the text: This e-mail was checked for viruses by ACME Mail Security.'],
  },
} satisfies Entries
