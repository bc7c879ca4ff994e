import type {Entries, Step} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, checkDomain, testAgain, waitAndTest} from './steps.js'

/** What may edit messages on their way through an own server. */
const findEditor: Step =
  'On your own Postfix see what edits messages: postconf header_checks smtp_header_checks smtpd_milters non_smtpd_milters content_filter'

/** The message itself is refused, at DATA or after its last line. */
export const data = {
  'data-too-large': {
    group: 'data',
    retry: 'after-fix',
    source: 'RFC 1870; RFC 3463 x.3.4',
    checks: ['smtp-ehlo', 'smtp-sender', 'smtp-accept'],
    cause:
      '{host} limits the size of messages, and this one, or one with usual attachments of 10 MB, is larger (attachments grow by about a third on the way).',
    remedy: [
      'Send smaller attachments or a link.',
      'On your own Postfix: postconf -e message_size_limit=31457280, then postfix reload.',
      'The server announces a limit of {sizeLimit} bytes.',
    ],
    remedyFor: {
      microsoft365: [
        'Raise the limit of the mailbox: Set-Mailbox {account} -MaxSendSize 150MB -MaxReceiveSize 150MB',
        'Or send a link instead of the attachment.',
      ],
      'exchange-onprem': [
        'Raise the limits: Set-TransportConfig -MaxSendSize 35MB -MaxReceiveSize 35MB',
        'And those of the connector: Set-ReceiveConnector "Client Frontend SERVER" -MaxMessageSize 35MB',
        'The server announces a limit of {sizeLimit} bytes.',
      ],
      google: ['Gmail takes at most 25 MB, encoding included; put larger files on Drive and send the link.'],
      'postfix-dovecot': [
        'postconf -e message_size_limit=31457280, then postfix reload (mailbox_size_limit must not be smaller).',
        'The server announces a limit of {sizeLimit} bytes.',
      ],
    },
    example: smtpSaid('sender', '552 5.3.4 Message size exceeds fixed limit'),
  },
  'data-storage': {
    group: 'data',
    retry: 'later',
    source: sources.postfix,
    cause: 'The disk of {host} is (nearly) full, so it takes no mail.',
    remedy: ['On the server: df -h /var/spool/postfix /var/mail, then make room.', askAdmin, waitAndTest],
    remedyFor: {
      'exchange-onprem': [
        'Exchange stops taking mail when the disk of its queue runs low (back pressure): free space on the drive of TransportRoles\\data\\Queue.',
        'Then Restart-Service MSExchangeTransport, and test again: {retest}',
      ],
    },
    example: smtpSaid('sender', '452 4.3.1 Insufficient system storage'),
  },
  'data-ms-concurrency': {
    group: 'data',
    retry: 'later',
    source: sources.msLimits,
    cause: 'More than three programs send through this Microsoft 365 mailbox at the same time.',
    remedy: [
      'Find the other programs that use this mailbox and give them their own: Exchange admin center › Reports › Mail flow › SMTP AUTH clients.',
      waitAndTest,
    ],
    example: smtpSaid('data', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded'),
  },
  'data-ms-quota-day': {
    group: 'data',
    retry: 'later',
    source: `${sources.msNdr}; ${sources.msLimits}`,
    cause: 'This Microsoft 365 mailbox has reached its daily recipient limit (10,000).',
    remedy: [
      'Read who sent: Get-MessageTraceV2 -SenderAddress {account} -StartDate (Get-Date).AddDays(-1) -EndDate (Get-Date); a stolen password looks like this.',
      'Wait until the 24 hours are over, then test again: {retest}',
    ],
    example: smtpSaid(
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message due to a permanent exception',
    ),
  },
  'data-ms-tenant-external-limit': {
    group: 'data',
    retry: 'later',
    source: sources.msTenantLimits,
    cause: 'The whole Microsoft 365 organisation has reached its daily limit of outside recipients.',
    remedy: [
      'See it: Exchange admin center › Reports › Mail flow › Tenant outbound external recipients.',
      'Wait until the 24 hours are over; trial tenants have a low limit, licences raise it.',
    ],
    example: smtpSaid(
      'data',
      "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients (tenant external recipient rate limit)",
    ),
  },
  'data-ms-sender-mailbox-full': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msLimits,
    cause: 'The sending Microsoft 365 mailbox {account} is full, so nothing can be filed under Sent Items.',
    remedy: [
      'See what fills it: Get-MailboxStatistics {account} | Format-List TotalItemSize; Get-MailboxFolderStatistics {account} | Sort-Object ItemsInFolder',
      'Empty Sent Items and Deleted Items of {account}, or enable its archive: Enable-Mailbox {account} -Archive',
    ],
    example: smtpSaid(
      'data',
      '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
    ),
  },
  'data-ms-storedrv-generic': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msLimits,
    cause:
      'The Microsoft mailbox store could not process the message; the name of the exception stands in the evidence.',
    remedy: [
      'Look the name of the exception up in Microsoft’s table: learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements',
      askProvider,
    ],
    example: smtpSaid(
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:ObjectNotFoundException; Failed to process message',
    ),
  },
  'data-ms-trial-ip': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'Microsoft takes no mail from this new or trial organisation yet.',
    remedy: [
      'Buy a licence: admin.microsoft.com › Billing › Purchase services.',
      'Or ask for the release: admin.microsoft.com › Support › New service request, with the reply in the evidence.',
    ],
    example: smtpSaid('data', '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP'),
  },
  'data-ms-tenant-threshold': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msNdr,
    cause:
      'Microsoft has stopped the organisation from sending because too much of its mail looked like spam, or its subscription ended.',
    remedy: [
      'Find the account that sent spam and clean it: security.microsoft.com/restrictedusers, and Get-MessageTraceV2 -StartDate (Get-Date).AddDays(-1) -EndDate (Get-Date)',
      'See that the subscription is active: admin.microsoft.com › Billing › Your products.',
      'Then ask for the release: admin.microsoft.com › Support › New service request.',
    ],
    example: smtpSaid('data', '550 5.7.705 Access denied, tenant has exceeded threshold'),
  },
  'data-ms-unregistered-domain': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msNdr,
    cause: 'The domain of {sender} is not registered in the Microsoft 365 organisation.',
    remedy: [
      [
        'Add {senderDomain} and verify it: admin.microsoft.com › Settings › Domains › Add domain.',
        'Add the domain and verify it: admin.microsoft.com › Settings › Domains › Add domain.',
      ],
      testAgain,
    ],
    example: smtpSaid('data', '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains'),
  },
  'data-ms-suspicious': {
    group: 'data',
    retry: 'later',
    source: sources.msNdr,
    cause: 'Microsoft restricts this sender for a while because of unusual activity.',
    remedy: ['Wait some hours, then test again: {retest}', askProvider],
    example: smtpSaid('data', '451 4.7.500 Server busy. Please try again later from [192.0.2.9]. (AS77713)'),
  },
  'data-from-header-missing': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    cause: 'The receiver finds no valid address in the From line.',
    remedy: [
      'Set the address: recruitmail address set --address ADDRESS --company {company}',
      'And the sender name: recruitmail sender set --name NAME --company {company}',
      findEditor,
    ],
    example: smtpSaid(
      'data',
      '550-5.7.1 Messages missing a valid address in the From: header, or having no From: header, are not accepted. - gsmtp',
    ),
  },
  'data-multiple-from': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    cause: 'The From line holds several addresses.',
    remedy: [
      [
        'See whether a gateway adds a second From; exempt {sender} there.',
        'See whether a gateway adds a second From; exempt this sender there.',
      ],
      findEditor,
    ],
    example: smtpSaid('data', '550 5.1.20 Multiple From addresses detected'),
  },
  'data-duplicate-headers': {
    group: 'data',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'A header line that may stand only once arrives twice; something between here and the receiver adds it.',
    remedy: [
      [
        'Find the gateway that adds header lines and exempt {sender} there.',
        'Find the gateway that adds header lines and exempt this sender there.',
      ],
      findEditor,
    ],
    example: smtpSaid(
      'data',
      '550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers. - gsmtp',
    ),
  },
  'data-message-id-missing': {
    group: 'data',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'The message arrives at the receiver without a valid Message-ID; something on the way removes it.',
    remedy: [
      [
        'Find the gateway that strips header lines and exempt {sender} there.',
        'Find the gateway that strips header lines and exempt this sender there.',
      ],
      findEditor,
      'Let your own Postfix add a missing one: postconf -e always_add_missing_headers=yes, then postfix reload.',
    ],
    example: smtpSaid('data', '550 5.7.1 Messages missing a valid Message-ID header are not accepted. - gsmtp'),
  },
  'data-bare-lf': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.postfix}; ${sources.msNdr}`,
    cause: 'Line ends arrive as bare LF, which the server refuses; a proxy or scanner on the way changes them.',
    remedy: [
      'Exclude the mail ports from the proxy or mail shield.',
      'On your own Postfix repair line ends instead of refusing: postconf -e smtpd_forbid_bare_newline=normalize, then postfix reload.',
      askAdmin,
    ],
    example: smtpSaid('data', '521 5.5.2 smtp.acme.example Error: bare <LF> received'),
  },
  'data-8bit-not-supported': {
    group: 'data',
    retry: 'after-fix',
    source: 'RFC 6152',
    cause: 'The server takes only 7-bit text.',
    remedy: [
      'Encode the message as quoted-printable or base64 where it is made.',
      'Or send through a server whose EHLO lists 8BITMIME (your own Postfix: postconf -X smtpd_discard_ehlo_keywords, then postfix reload).',
      askAdmin,
    ],
    example: smtpSaid('data', '554 5.6.1 8BITMIME body type not supported'),
  },
  'data-line-too-long': {
    group: 'data',
    retry: 'after-fix',
    source: 'RFC 5321 section 4.5.3.1.6',
    cause: 'A line of the message is longer than the 998 characters allowed.',
    remedy: [
      'Wrap the template, or encode it as quoted-printable.',
      'On your own Exim raise the limit: message_linelength_limit in the SMTP transport.',
      findEditor,
    ],
    example: smtpSaid(
      'data',
      '550 Maximum line length exceeded (see RFC 5321 4.5.3.1.6). message has lines too long for transport',
    ),
  },
  'data-header-too-large': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    cause: 'The header of the message is too large for the receiver.',
    remedy: ['Shorten long lists of recipients and references.', findEditor],
    example: smtpSaid('data', '552 5.3.4 Your message exceeded the maximum header size. - gsmtp'),
  },
  'data-spam-content': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.bounces}; ${sources.strato}`,
    cause: 'The content filter of {host} takes the message for spam.',
    remedy: [
      'Remove links, images and unusual attachments, and test with a plain text.',
      checkDomain,
      'On your own server exempt logged-in senders from the spam filter (rspamd: settings with authenticated = yes; SpamAssassin: msa_networks, or no milter on submission).',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Read which rule decided: journalctl -u rspamd --since -10min, or grep milter-reject /var/log/mail.log',
        'Take the filter off the submission port: postconf -P submission/inet/smtpd_milters=, then postfix reload (keep the signer for DKIM there, if it is one of them).',
        checkDomain,
      ],
    },
    example: smtpSaid('data', '554 5.7.1 Spam message rejected'),
  },
  'data-attachment-blocked': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.strato}`,
    cause: 'The server refuses the kind of attachment in this message.',
    remedy: [
      'Send another format (PDF), or a link.',
      'On your own server allow the type in the content filter (amavis: $banned_filename_re; rspamd: mime_types.conf; Postfix: postconf mime_header_checks).',
    ],
    remedyFor: {
      microsoft365: [
        'security.microsoft.com › Email & collaboration › Policies & rules › Threat policies › Anti-malware › Default: take the type off the common attachments filter.',
        'Or send another format (PDF), or a link.',
      ],
      google: [
        'Gmail never takes programs and archives with them (support.google.com/mail/answer/6590): send another format, or a link to Drive.',
      ],
    },
    example: smtpSaid(
      'data',
      '552-5.7.0 This message was blocked because its content presents a potential\n552 5.7.0 security issue. - gsmtp',
    ),
  },
  'data-policy-local': {
    group: 'data',
    retry: 'after-fix',
    source: sources.bounces,
    cause: 'A local policy of the receiving server refuses the message without saying which.',
    remedy: [checkDomain, 'Test with a plain text; if that passes, the content is the cause.', askAdmin],
    example: smtpSaid('data', '554 5.7.1 [CS01] Message rejected due to local policy.'),
  },
  'data-google-domain-policy': {
    group: 'data',
    retry: 'after-fix',
    source: sources.googleErrors,
    cause: 'A rule that an administrator made in Google Workspace refuses the message.',
    remedy: [
      'Find the rule: admin.google.com › Reporting › Email log search names it; it stands under Apps › Google Workspace › Gmail › Compliance or Routing.',
      [
        'Exempt {redirectFrom} in it: Options › Bypass this setting for specific addresses.',
        'Exempt the recruiting address in it: Options › Bypass this setting for specific addresses.',
      ],
    ],
    example: smtpSaid('data', '550 5.7.1 Recruiting mail is not wanted here. a1-20020a05 - gcdp'),
  },
  'data-timeout': {
    group: 'data',
    retry: 'later',
    source: `${sources.ses}; RFC 3463 x.4.2`,
    cause: '{host} waited too long for the message and gave up.',
    remedy: [
      'Test again with more time: {retest} --timeout 300s',
      'If it returns, packets get lost on the way: ping -M do -s 1472 {host}. If that fails, lower the MTU of this line: ip link set dev eth0 mtu 1400',
      'Send a smaller message for comparison.',
    ],
    example: smtpSaid('data', '451 4.4.2 Timeout waiting for data from client.'),
  },
  'smtp-connection-dropped-at-data': {
    group: 'data',
    retry: 'later',
    source: sources.node,
    cause: '{host} ended the connection after the message without an answer, so it is unknown whether it was taken.',
    remedy: [
      'Look whether the message arrived before sending it again: recruitmail unassigned list',
      askAdmin,
      waitAndTest,
    ],
    example: smtpFailed('data', 'CLOSED'),
  },
  'data-temporary-failure': {
    group: 'data',
    retry: 'later',
    source: sources.smtp,
    cause: '{host} does not take the message at the moment; it says so only for now.',
    remedy: [waitAndTest, askAdmin],
    example: smtpSaid('data', '451 4.3.0 Error: queue file write error'),
  },
  'data-unrecognised': {
    group: 'data',
    retry: 'after-fix',
    source: sources.smtp,
    cause: '{host} refuses the message in words this program does not know; they stand in the evidence.',
    remedy: ['Test with a plain text; if that passes, the content is the cause.', askProvider],
    example: smtpSaid('data', '554 Transaction failed'),
  },
  'smtp-rate-limited': {
    group: 'data',
    retry: 'later',
    source: sources.publicLogs,
    cause: '{host} limits how much this account or address may send in a period, and the limit is reached.',
    remedy: [
      'Wait for the next period, then test again: {retest}',
      'Ask the provider for a higher limit, or spread the sending.',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'See the limits: postconf smtpd_client_message_rate_limit smtpd_client_recipient_rate_limit smtpd_client_connection_rate_limit',
        'Exempt this machine: postconf -e "smtpd_client_event_limit_exceptions=$(postconf -h mynetworks) IP", then postfix reload.',
        'Wait for the next period, then test again: {retest}',
      ],
    },
    example: smtpSaid('sender', '450 4.7.1 Error: too much mail from 192.0.2.9'),
  },
} satisfies Entries
