import type {Entries} from '../entry.js'
import {smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, enterPassword, testAgain, waitAndTest} from './steps.js'

/** The server takes the login but not the sender; some say so only at RCPT or after DATA. */
export const sender = {
  'smtp-sender-not-owned': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postfix,
    cause: 'The login {account} may not send as {sender}.',
    remedy: [
      'Send as the login itself: recruitmail address set --address {ownAccount} --company {company}',
      'Or let the provider add {sender} as alias or identity of the mailbox {account}.',
      'On an own Postfix add the pair to smtpd_sender_login_maps, then postmap and postfix reload.',
    ],
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
      'Use the submission port, where the login is offered: {set} --port 587 --encryption starttls',
      enterPassword,
    ],
    example: smtpSaid('sender', '553 5.7.1 <jobs@acme.example>: Sender address rejected: not logged in'),
  },
  'smtp-sender-ms-send-as-denied': {
    group: 'sender',
    retry: 'after-fix',
    source: `${sources.msDevices}; ${sources.msPowershell}`,
    cause: 'In Microsoft 365 or Exchange the mailbox {account} lacks the right to send as {sender}.',
    remedy: [
      'Grant it: Add-RecipientPermission {sender} -Trustee {account} -AccessRights SendAs',
      'If {sender} is an alias of the mailbox: Set-OrganizationConfig -SendFromAliasEnabled $true',
      'Or send as the login itself: recruitmail address set --address {ownAccount} --company {company}',
      'Allow up to an hour until it works.',
    ],
    remedyFor: {
      'exchange-onprem': [
        'Grant it: Add-ADPermission -Identity SENDER -User {account} -ExtendedRights "Send As"',
        'Or send as the login itself: recruitmail address set --address {ownAccount} --company {company}',
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
    cause: 'The address {sender} does not belong to this Apple account.',
    remedy: [
      'Add it: icloud.com › Mail › Settings › Custom Email Domain or aliases; the login stays the primary iCloud address.',
      'Or send as the login: recruitmail address set --address {ownAccount} --company {company}',
    ],
    example: smtpSaid('sender', '550 5.7.0 From address is not one of your addresses', {host: 'smtp.mail.me.com'}),
  },
  'smtp-sender-fastmail-identity': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Fastmail knows {sender} as no sending identity of this account.',
    remedy: ['Add it: Settings › My email addresses › Sending identities, and verify the domain.'],
    example: smtpSaid('data', '551 5.7.1 Not authorised to send from this header address'),
  },
  'smtp-sender-zoho-relaying': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Zoho sends for {sender} only if it is the account or a confirmed alias, in the data centre of {host}.',
    remedy: [
      'Add the alias: Zoho Mail admin console › Users › the user › Email alias.',
      'Check the data centre: {set} --host smtp.zoho.eu (or smtp.zoho.com).',
    ],
    example: smtpSaid('data', '553 Relaying disallowed as jobs@acme.example'),
  },
  'smtp-sender-united-internet': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'GMX, WEB.DE and IONOS send only for addresses of the account itself, and {sender} is none.',
    remedy: [
      'Send as the login: recruitmail address set --address {ownAccount} --company {company}',
      'Or create {sender} as a mailbox or alias in the same account and log in with it.',
    ],
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
    remedy: [
      'Add it as a send-only address: Yahoo Mail › Settings › Mailboxes, and confirm it.',
      'Or send as the login: recruitmail address set --address {ownAccount} --company {company}',
    ],
    example: smtpSaid('data', '550 Request failed; Mailbox unavailable', {host: 'smtp.mail.yahoo.com'}),
  },
  'smtp-sender-domain-not-found': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.postfix,
    cause: '{host} finds no mail server for the domain of {sender}, so it does not take that sender.',
    remedy: [
      'Check the spelling of the sender address: recruitmail company show {company}',
      ['Check its records: dig +short MX {senderDomain}', 'Check the MX record of its domain.'],
      'Publish an MX (or A) record; after a change wait until caches have it.',
    ],
    example: smtpSaid('sender', '450 4.1.8 <jobs@acme.invalid>: Sender address rejected: Domain not found'),
  },
  'smtp-sender-syntax': {
    group: 'sender',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.smtp}`,
    cause: '{host} cannot read the sender address {sender}.',
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
      'Register the address: admin.google.com › Apps › Google Workspace › Gmail › Routing › SMTP relay service.',
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
      'Change its password, switch multi-factor sign-in on and look for foreign inbox rules.',
      'Then release it: security.microsoft.com/restrictedusers',
    ],
    example: smtpSaid('data', '550 5.1.8 Access denied, bad outbound sender AS(42004)'),
  },
  'smtp-sender-verification-failed': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.exim,
    cause: '{host} asked the server of the sender’s domain, and {sender} does not exist there.',
    remedy: [
      'Create the mailbox or alias {sender} on its own server.',
      [
        'See where it would be delivered: dig +short MX {senderDomain}',
        'See where it would be delivered with dig +short MX DOMAIN.',
      ],
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
      'Verify the domain of {sender}: SES console (region of {host}) › Verified identities.',
      'Leave the sandbox: Account dashboard › Request production access.',
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
    remedy: ['Allow ses:SendRawEmail for the identity in the policy of the IAM user.'],
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
    remedy: ['Verify the address or its domain: Settings › Sender Authentication.'],
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
    remedy: ['Validate the address or domain: Account › Sender addresses & domains.'],
    example: smtpSaid('data', '550 Sender jobs@acme.example is not validated in this account', {
      host: 'in-v3.mailjet.com',
    }),
  },
  'smtp-sender-brevo-not-activated': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.publicLogs,
    cause: 'Brevo has not yet activated this account for SMTP.',
    remedy: ['Ask Brevo’s support to activate transactional e-mail for the account.'],
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
    remedy: ['Verify an own domain: Sending › Domains, and use its SMTP credentials.', enterPassword],
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
    remedy: ['Confirm the address or domain: Sender Signatures.', 'Ask for approval of the account if it is pending.'],
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
    remedy: ['Send as the login: recruitmail address set --address {ownAccount} --company {company}'],
    example: smtpSaid('sender', '553 5.5.3 Mail from not owned by user (login@orange.fr) ofr_421'),
  },
  'smtp-sender-temporary-failure': {
    group: 'sender',
    retry: 'later',
    source: sources.smtp,
    cause: '{host} does not take the sender {sender} at the moment; it says so only for now.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('sender', '451 4.3.0 Temporary lookup failure'),
  },
  'smtp-sender-unrecognised': {
    group: 'sender',
    retry: 'after-fix',
    source: sources.smtp,
    cause: '{host} refuses the sender {sender} in words this program does not know; they stand in the evidence.',
    remedy: [
      'Try the login itself as sender: recruitmail address set --address {ownAccount} --company {company}',
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
      'Use the submission port with the login: {set} --port 587 --encryption starttls',
      'Let the administrator of {host} admit this machine’s address.',
    ],
    example: smtpSaid('recipient', '554 5.7.1 <client.example[192.0.2.9]>: Client host rejected: Access denied'),
  },
} satisfies Entries
