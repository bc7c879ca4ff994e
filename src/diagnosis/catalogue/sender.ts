import type {Entries, Step} from '../entry.js'
import {smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, enterPassword, testAgain, waitAndTest} from './steps.js'

const sendAsLogin: Step = [
  'Send as the login itself: recruitmail address set --address {ownAccount} --company {company}',
  'Set as sender an address the login may use: recruitmail address set --address ADDRESS --company {company}',
]
const allowLateEffect: Step = 'Allow up to an hour until it works, then test again: {retest}'

/** The server takes the login but not the sender; some say so only at RCPT or after DATA. */
export const sender = {
  'smtp-sender-not-owned': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} does not take {sender} as sender for this login ({account}).',
    remedy: [
      sendAsLogin,
      [
        'Or let the login {account} send as {sender} in the provider’s console (as alias or identity).',
        'Or let the login send as {sender} in the provider’s console (as alias or identity).',
      ],
      'Or create {sender} as a mailbox of its own and log in with it: {set} --account {sender}',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'See the table of who may send as whom: postconf smtpd_sender_login_maps',
        'Add the line "{sender} {account}" to it, then: postmap TABLE && postfix reload (mailcow: E-Mail › Configuration › Mailboxes › {account} › Edit › Allow to send as)',
        sendAsLogin,
      ],
      zimbra: [
        'Allow it: zmprov ma {account} +zimbraAllowFromAddress {sender}',
        'Or make it an alias: zmprov aaa {account} {sender}',
        sendAsLogin,
      ],
      microsoft365: [
        'Grant it in Exchange Online PowerShell: Add-RecipientPermission {sender} -Trustee {account} -AccessRights SendAs',
        allowLateEffect,
        sendAsLogin,
      ],
      hetzner: [
        'Create {sender} as a mailbox: konsoleH › the domain › Email › New mailbox.',
        'Set the login: {set} --account {sender}',
        enterPassword,
      ],
      'all-inkl': [
        'Create {sender} as a mailbox: KAS › E-Mail › Postfach.',
        'Set the login: {set} --account {sender}',
        enterPassword,
      ],
    },
    example: smtpSaid(
      'sender',
      '553 5.7.1 <jobs@acme.example>: Sender address rejected: not owned by user other@acme.example',
    ),
  },
  'smtp-sender-not-logged-in': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} takes mail from {sender} only after a login, and it saw none.',
    remedy: [
      'Use the submission port, where the login is offered: {set} --port {starttlsPort} --encryption starttls',
      'Set the login: {set} --account {sender}',
      enterPassword,
    ],
    example: smtpSaid('sender', '553 5.7.1 <jobs@acme.example>: Sender address rejected: not logged in'),
  },
  'smtp-sender-ms-send-as-denied': {
    group: 'sender',
    retry: 'after-fix',
    source: `${sources.msDevices}; ${sources.msPowershell}`,
    cause: '{account} lacks the right to send as {sender} in Microsoft 365 or Exchange.',
    remedy: [
      [
        'Grant it in Exchange Online PowerShell: Add-RecipientPermission {sender} -Trustee {account} -AccessRights SendAs',
        'Grant it in Exchange Online PowerShell: Add-RecipientPermission {sender} -Trustee LOGIN -AccessRights SendAs',
      ],
      'If {sender} is an alias of the mailbox: Set-OrganizationConfig -SendFromAliasEnabled $true',
      'Or send as the login itself: recruitmail address set --address {ownAccount} --company {company}',
      allowLateEffect,
    ],
    remedyFor: {
      'exchange-onprem': [
        'Grant it in the Exchange Management Shell: Get-Mailbox {sender} | Add-ADPermission -User {account} -ExtendedRights "Send As"',
        'Or send as the login itself: recruitmail address set --address {ownAccount} --company {company}',
        allowLateEffect,
      ],
    },
    example: smtpSaid(
      'data',
      '554 5.2.252 SendAsDenied; other@acme.example not allowed to send as jobs@acme.example; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
    ),
  },
  'smtp-sender-icloud-not-yours': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: '{sender} does not belong to this Apple account.',
    remedy: [
      'Add it: icloud.com/icloudplus › Custom Email Domain, or as an alias: icloud.com/mail › Settings › Account; the login stays the primary iCloud address.',
      sendAsLogin,
    ],
    example: smtpSaid('sender', '550 5.7.0 From address is not one of your addresses', {host: 'smtp.mail.me.com'}),
  },
  'smtp-sender-fastmail-identity': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Fastmail knows {sender} as no sending identity of this account.',
    remedy: [
      'Add {sender} and verify its domain: app.fastmail.com › Settings › My email addresses › Sending identities.',
      sendAsLogin,
    ],
    example: smtpSaid('data', '551 5.7.1 Not authorised to send from this header address'),
  },
  'smtp-sender-zoho-relaying': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Zoho sends for {sender} only if it is the account or a confirmed alias, in the data centre of {host}.',
    remedy: [
      'Add the alias: mailadmin.zoho.eu (or .com, .in) › Users › the user › Mail settings › Email alias.',
      'Use the data centre of the account: {set} --host smtp.zoho.eu (or smtp.zoho.com)',
      sendAsLogin,
    ],
    example: smtpSaid('data', '553 Relaying disallowed as jobs@acme.example'),
  },
  'smtp-sender-united-internet': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'GMX, WEB.DE and IONOS send only for addresses of the account itself, and {sender} is none.',
    remedy: [sendAsLogin, 'Or create {sender} as a mailbox or alias in the same account and log in with it.'],
    remedyFor: {
      gmx: ['Add {sender} to the account: GMX › E-Mail › Einstellungen › E-Mail-Adressen.', sendAsLogin],
      'web-de': ['Add {sender} to the account: WEB.DE › E-Mail › Einstellungen › E-Mail-Adressen.', sendAsLogin],
      ionos: [
        'Create {sender} as a mailbox in the same contract: IONOS menu › E-Mail › Create email address.',
        'Log in with it: {set} --account {sender}',
        enterPassword,
      ],
    },
    example: smtpSaid(
      'data',
      '550 Requested action not taken: mailbox unavailable\n550 Sender address is not allowed.',
      {host: 'smtp.ionos.de'},
    ),
  },
  'smtp-sender-yahoo-mismatch': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause:
      'Yahoo refuses the message because {sender} is no verified address of the account, or because of its content.',
    remedy: ['Add it as a send-only address and confirm it: Yahoo Mail › Settings › Mailboxes.', sendAsLogin],
    example: smtpSaid('data', '550 Request failed; Mailbox unavailable', {host: 'smtp.mail.yahoo.com'}),
  },
  'smtp-sender-domain-not-found': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} finds no mail server for the domain of {sender}, so it does not take that sender.',
    remedy: [
      'See how the sender address is spelt: recruitmail company show {company}',
      [
        'See the mail records of its domain: dig +short MX {senderDomain}',
        'See the mail records of its domain: dig +short MX DOMAIN',
      ],
      'If the address is wrong: recruitmail address set --address ADDRESS --company {company}',
      'If it is right, publish an MX record for the domain and wait until caches have it.',
    ],
    example: smtpSaid('sender', '450 4.1.8 <jobs@acme.invalid>: Sender address rejected: Domain not found'),
  },
  'smtp-sender-syntax': {
    group: 'sender',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.smtp}`,
    cause: '{host} cannot read {sender} as a sender address.',
    remedy: [
      'Set a plain address without name and blanks: recruitmail address set --address ADDRESS --company {company}',
      testAgain,
    ],
    example: smtpSaid('sender', '501 5.1.7 Bad sender address syntax'),
  },
  'smtp-sender-google-relay-denied': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.googleRelay,
    cause: 'The Google Workspace relay does not know this IP address or the sender’s domain.',
    remedy: [
      'See the address this machine comes from: curl https://checkip.amazonaws.com',
      'Register it: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP relay service.',
      'Or send with a login: {set} --host smtp.gmail.com --port 465 --encryption tls',
    ],
    example: smtpSaid(
      'sender',
      "550-5.7.1 Invalid credentials for relay [192.0.2.9]. The IP address you've registered\n550-5.7.1 in your G Suite SMTP Relay service doesn't match domain of the account\n550 5.7.1 this email is being sent from. - gsmtp",
    ),
  },
  'smtp-sender-ms-blocked-user': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Microsoft has stopped this account from sending because of suspected spam.',
    remedy: [
      'Change the password of {account} and look for rules that are not its own: Get-InboxRule -Mailbox {account}',
      'Switch multi-factor sign-in on for it.',
      'Release it: security.microsoft.com/restrictedusers',
    ],
    example: smtpSaid('data', '550 5.1.8 Access denied, bad outbound sender AS(42004)'),
  },
  'smtp-sender-verification-failed': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.exim,
    cause: '{host} asked the server of the sender’s domain, and {sender} does not exist there.',
    remedy: [
      'Create {sender} as a mailbox or alias on its own server.',
      ['See which server was asked: dig +short MX {senderDomain}', 'See which server was asked: dig +short MX DOMAIN'],
      askAdmin,
    ],
    example: smtpSaid(
      'recipient',
      '550-Verification failed for <jobs@acme.example>\n550-No Such User Here\n550 Sender verify failed',
    ),
  },
  'smtp-sender-ses-unverified': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.ses,
    cause:
      'Amazon SES has not verified this address or its domain in the region of {host}; in the sandbox recipients must be verified too.',
    remedy: [
      'Verify the domain of {sender} in the region of {host}: console.aws.amazon.com/ses › Verified identities › Create identity.',
      'Leave the sandbox: Account dashboard › Request production access.',
      testAgain,
    ],
    example: smtpSaid(
      'data',
      '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-CENTRAL-1: jobs@acme.example',
    ),
  },
  'smtp-sender-ses-iam': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.ses,
    cause: 'The IAM user behind these SES credentials may not send with this identity.',
    remedy: [
      'Allow ses:SendRawEmail for the identity of {sender}: console.aws.amazon.com/iam › Users › the SMTP user › Permissions.',
      testAgain,
    ],
    example: smtpSaid(
      'data',
      "554 Access denied: User `arn:aws:iam::1:user/ses' is not authorized to perform `ses:SendRawEmail' on resource",
    ),
  },
  'smtp-sender-sendgrid-identity': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.sendgrid,
    cause: 'SendGrid knows {sender} as no verified sender.',
    remedy: ['Verify {sender} or its domain: app.sendgrid.com/settings/sender_auth', testAgain],
    example: smtpSaid(
      'data',
      '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
    ),
  },
  'smtp-sender-mailjet-not-validated': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'Mailjet knows {sender} as no active sender of the account.',
    remedy: ['Validate {sender} or its domain: app.mailjet.com/account/sender', testAgain],
    example: smtpSaid('data', '550 Sender jobs@acme.example is not validated in this account', {
      host: 'in-v3.mailjet.com',
    }),
  },
  'smtp-sender-brevo-not-activated': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Brevo has not yet activated this account for SMTP.',
    remedy: ['Ask Brevo to activate sending by SMTP for the account: contact@brevo.com', testAgain],
    example: smtpSaid(
      'data',
      '502 5.7.0 Your SMTP account is not yet activated. Please contact us at contact@brevo.com',
    ),
  },
  'smtp-sender-mailgun-sandbox': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'The login belongs to a Mailgun sandbox domain, which sends only to authorised recipients.',
    remedy: [
      'Verify your own domain: app.mailgun.com › Sending › Domains › Add new domain.',
      'Use its SMTP credentials: {set} --account postmaster@DOMAIN',
      enterPassword,
    ],
    example: smtpSaid(
      'data',
      '421 Domain sandbox1.mailgun.org is not allowed to send: Sandbox subdomains are for test purposes only. Please add your own domain',
    ),
  },
  'smtp-sender-postmark-signature': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postmark,
    cause: 'Postmark has no confirmed sender signature for {sender}, or the account is not approved yet.',
    remedy: [
      'Confirm {sender} or its domain: account.postmarkapp.com › Sender Signatures.',
      'If the account is still under review, ask for approval there.',
      testAgain,
    ],
    example: smtpSaid(
      'data',
      "550 5.7.1 The 'From' address you supplied (jobs@acme.example) is not a Sender Signature on your account. Sender Signature not found",
    ),
  },
  'smtp-sender-orange-not-owned': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'Orange sends only for the address of the account, and {sender} is another.',
    remedy: [sendAsLogin, testAgain],
    example: smtpSaid('sender', '553 5.5.3 Mail from not owned by user (login@orange.fr) ofr_421'),
  },
  'smtp-sender-temporary-failure': {
    group: 'sender',
    retry: 'later',
    source: sources.smtp,
    cause: '{host} does not take {sender} as sender at the moment; it says so only for now.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('sender', '451 4.3.0 Temporary lookup failure'),
  },
  'smtp-sender-unrecognised': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.smtp,
    cause: '{host} refuses {sender} as sender in words this program does not know; they stand in the evidence.',
    remedy: [
      'Try the login itself as sender: recruitmail address set --address {ownAccount} --company {company}',
      'See whether {sender} is an alias or identity of {account} in the provider’s console.',
      askProvider,
    ],
    example: smtpSaid('sender', '550 Not today'),
  },
  'smtp-client-denied': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postfix,
    cause: 'The access rules of {host} do not admit this machine, or admit it only after a login.',
    remedy: [
      'Use the submission port with the login: {set} --port {starttlsPort} --encryption starttls',
      'See the address this machine comes from, and have {host} admit it: curl https://checkip.amazonaws.com',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Use the submission port with the login: {set} --port {starttlsPort} --encryption starttls',
        'See which rule refuses: postconf smtpd_client_restrictions smtpd_recipient_restrictions; journalctl -u postfix --since "5 minutes ago"',
        'Let permit_sasl_authenticated stand before reject in it, then: postfix reload',
      ],
    },
    example: smtpSaid('recipient', '554 5.7.1 <client.example[192.0.2.9]>: Client host rejected: Access denied'),
  },
} satisfies Entries
