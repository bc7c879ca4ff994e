import type {Entries} from '../entry.js'
import {sources} from './sources.js'
import {askAdmin, testAgain} from './steps.js'

const guide = 'See the two addresses of the redirect: {redirectGuide}'

/** The way from the recruiting address to the inbound mailbox. */
export const redirect = {
  'redirect-ms-external-blocked': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msForwarding,
    cause: 'Microsoft 365 forbids automatic forwarding to outside addresses, which is its default.',
    remedy: [
      'security.microsoft.com/antispam › create an outbound policy for {redirectFrom} only, Automatic forwarding rules = On.',
      'By PowerShell: New-HostedOutboundSpamFilterPolicy -Name Recruiting -AutoForwardingMode On; New-HostedOutboundSpamFilterRule -Name Recruiting -HostedOutboundSpamFilterPolicy Recruiting -From {redirectFrom}',
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
      'Allow it: security.microsoft.com/antispam › outbound policy for {redirectFrom}, Automatic forwarding rules = On.',
      'Test with an outside sender: set up the built-in service with recruitmail builtin set.',
    ],
  },
  'redirect-remote-domain-blocked': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'Exchange drops automatic forwards to the remote domain of {redirectTo}.',
    remedy: [
      'Set-RemoteDomain Default -AutoForwardEnabled $true, or better: New-RemoteDomain -Name Recruiting -DomainName {redirectToDomain}; Set-RemoteDomain Recruiting -AutoForwardEnabled $true',
      testAgain,
    ],
    bounce: '550 5.7.1 Forwarding to external addresses is disabled (AutoForwardEnabled)',
  },
  'redirect-transport-rule-blocked': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msForwarding,
    cause: 'A mail flow rule of the organisation rejects automatic forwards.',
    remedy: ['Exchange admin center › Mail flow › Rules: add an exception for {redirectFrom}.'],
    bounce: '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
  },
  'redirect-ms-forwardingaddress-wins': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The mailbox has two forwards, and the internal one (ForwardingAddress) overrides the one to {redirectTo}.',
    remedy: ['Set-Mailbox {redirectFrom} -ForwardingAddress $null', testAgain],
  },
  'redirect-no-local-copy': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    source: `${sources.msPowershell}; RFC 3894`,
    cause: 'The message was redirected, but no copy stayed in the mailbox {redirectFrom}.',
    remedy: ['Switch "keep a copy" on in the redirect.', 'In Sieve: redirect :copy "{redirectTo}";', guide],
    remedyFor: {
      microsoft365: ['Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true'],
      'exchange-onprem': ['Set-Mailbox {redirectFrom} -DeliverToMailboxAndForward $true'],
      google: ['Gmail › Settings › Forwarding: "keep Gmail’s copy in the Inbox".'],
      hetzner: [
        'konsoleH › the domain › E-Mail › the mailbox › Kopien: enter {redirectTo} there instead of a mere forward.',
      ],
    },
  },
  'redirect-target-unconfirmed': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.practice,
    cause:
      'The provider of {redirectFrom} waits until the target {redirectTo} confirms the redirect; its confirmation mail came instead of the message.',
    remedy: ['Open the link or enter the code of the confirmation mail: {confirmation}', testAgain],
  },
  'redirect-google-disabled': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.googleConsole,
    cause: 'The administrator of this Google Workspace has switched automatic forwarding off.',
    remedy: [
      'admin.google.com › Apps › Google Workspace › Gmail › End User Access › Automatic forwarding: allow it.',
      'Or use Default routing there to deliver a copy to {redirectTo}.',
    ],
  },
  'redirect-google-daily-cap': {
    group: 'redirect',
    retry: 'later',
    source: sources.googleLimits,
    cause: 'Google forwards at most 10,000 messages a day, and that number is reached.',
    remedy: ['Wait until tomorrow, or use Default routing in the admin console instead of forwarding.'],
  },
  'redirect-rule-client-side': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The rule runs in Outlook only, so nothing is redirected while Outlook is closed.',
    remedy: [
      'Make it on the server: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}, or in Outlook on the web.',
    ],
  },
  'redirect-rule-disabled': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The redirect rule exists but is disabled or broken.',
    remedy: [
      'Look at it: Get-InboxRule -Mailbox {redirectFrom} | fl Name,Enabled,InError',
      'Delete and make it anew.',
      guide,
    ],
  },
  'redirect-sieve-limit': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.pigeonhole,
    cause: 'The Sieve script redirects more often than the server allows (four times).',
    remedy: ['Remove redirects from the script, or on the server raise sieve_max_redirects.'],
    bounce: 'error: number of redirect actions exceeds policy limit (4 > 4)',
  },
  'redirect-sieve-duplicate-discarded': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.pigeonhole,
    cause: 'The server had already redirected a message with the same Message-ID and dropped this one.',
    remedy: [
      'Test again; every test message has its own Message-ID.',
      'If two rules redirect to {redirectTo}, remove one.',
    ],
    bounce: 'discarded duplicate forward to <inbox@recruit.example>',
  },
  'redirect-sieve-loop': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.pigeonhole,
    cause: 'The message came back to the mailbox that had redirected it, and the server stopped it.',
    remedy: ['Remove the redirect in {redirectTo} that leads back to {redirectFrom}.'],
    bounce: 'not forwarded to <inbox@recruit.example>: the message has X-Sieve-Redirected-From for this address (loop)',
  },
  'redirect-sieve-smtp-failure': {
    group: 'redirect',
    retry: 'later',
    source: sources.pigeonhole,
    cause: 'The server could not hand the redirected message to its own outgoing mail service.',
    remedy: [
      'On the server check submission_host and its rules for senders; the log of Dovecot names the reply.',
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
    remedy: ['Remove the redirect in {redirectTo} that leads back to {redirectFrom}.', testAgain],
    bounce: '554 5.4.6 Too many hops 26 (25 max)',
  },
  'redirect-target-rejects': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'RFC 3464',
    cause: 'The server of {redirectTo} refuses the redirected message; its reply stands in the evidence.',
    remedy: [
      'Let the redirecting server rewrite the envelope sender (SRS) and leave the message unchanged, so that DKIM survives.',
      'Exempt {redirectFrom} in the spam filter of the target.',
      askAdmin,
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
    bounce: '550 5.1.1 <inbux@recruit.example>: Recipient address rejected: User unknown',
  },
  'redirect-auto-reply-instead': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'RFC 3834',
    cause: '{redirectFrom} answered the test message automatically instead of redirecting it.',
    remedy: ['Replace the automatic reply by a redirect to {redirectTo} that keeps a copy.', guide],
  },
  'redirect-duplicate': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The same message arrived {copies} times in the inbound mailbox: two redirects are active.',
    remedy: ['Keep either the rule of the mailbox or the forward on the server, and remove the other.', guide],
  },
  'redirect-wrong-mailbox': {
    group: 'redirect',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The message arrived in {folder} instead of the inbound folder.',
    remedy: [
      'Check rules and aliases of {inboundAddress}.',
      'Or read that folder: recruitmail inbound set --folder {folder}',
    ],
  },
  'redirect-postfix-forward-loop': {
    group: 'redirect',
    retry: 'after-fix',
    source: sources.postfix,
    cause: 'An alias on the mail server leads back to itself.',
    remedy: [
      'Find it: postalias -q {redirectFrom} /etc/aliases; postmap -q {redirectFrom} virtual_alias_maps',
      'Correct the alias, then newaliases.',
    ],
    bounce: '554 5.4.6 mail forwarding loop for jobs@acme.example',
  },
  'redirect-reply-to-changed': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'Reply-To is another address than was sent, so answers would go astray.',
    remedy: [
      'Find the gateway, ticket tool or list that sets its own Reply-To and exempt {redirectFrom}.',
      'Use a true redirect of the mailbox instead.',
      guide,
    ],
  },
  'redirect-to-changed': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    source: 'recruitmail, probe',
    cause: 'The To line is another address than was sent, so the company cannot be told by it.',
    remedy: ['Use a redirect that changes only the envelope.', guide],
  },
  'redirect-body-changed': {
    group: 'redirect',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6376 section 3.7',
    cause:
      'Something on the way changes the text of messages (footer, rewritten links, re-encoding), which breaks DKIM signatures.',
    remedy: ['Exempt the recruiting address {redirectFrom} from footers, disclaimers and link rewriting.', testAgain],
  },
} satisfies Entries
