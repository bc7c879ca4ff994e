import type {Entries} from '../entry.js'
import {smtpFailed, smtpSaid} from './example.js'
import {sources} from './sources.js'
import {askAdmin, askProvider, waitAndTest} from './steps.js'

/** The message itself is refused, at DATA or after its last line. */
export const data = {
  'data-too-large': {
    group: 'data',
    retry: 'after-fix',
    source: 'RFC 1870; RFC 3463 x.3.4',
    text: {
      en: {
        cause: 'The message is larger than {host} takes (attachments grow by about a third on the way).',
        remedy: [
          'Send smaller attachments or a link.',
          'On an own Postfix: postconf -e message_size_limit=31457280, then postfix reload.',
          'The server announces a limit of {sizeLimit} bytes.',
        ],
      },
    },
    example: smtpSaid('sender', '552 5.3.4 Message size exceeds fixed limit'),
  },
  'data-storage': {
    group: 'data',
    retry: 'later',
    source: sources.postfix,
    text: {
      en: {
        cause: 'The disk of {host} is (nearly) full, so it takes no mail.',
        remedy: ['On the server: df -h /var/spool/postfix, then make room.', askAdmin],
      },
    },
    example: smtpSaid('sender', '452 4.3.1 Insufficient system storage'),
  },
  'data-ms-concurrency': {
    group: 'data',
    retry: 'later',
    source: sources.msLimits,
    text: {
      en: {
        cause: 'More than three programs send through this Microsoft 365 mailbox at the same time.',
        remedy: ['Find the other programs that use this mailbox and give them their own.', waitAndTest],
      },
    },
    example: smtpSaid('data', '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded'),
  },
  'data-ms-quota-day': {
    group: 'data',
    retry: 'later',
    source: `${sources.msNdr}; ${sources.msLimits}`,
    text: {
      en: {
        cause: 'This Microsoft 365 mailbox has reached its limit of recipients for the day (10,000).',
        remedy: [
          'Wait until the 24 hours are over.',
          'Read who sent: Get-MessageTraceV2 -SenderAddress {account}; a stolen password looks like this.',
        ],
      },
    },
    example: smtpSaid(
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message due to a permanent exception',
    ),
  },
  'data-ms-tenant-external-limit': {
    group: 'data',
    retry: 'later',
    source: sources.msTenantLimits,
    text: {
      en: {
        cause: 'The whole Microsoft 365 organisation has reached its daily limit of outside recipients.',
        remedy: [
          'Wait until the 24 hours are over; trial tenants have a low limit, licences raise it.',
          'See it: Exchange admin center › Reports › Mail flow.',
        ],
      },
    },
    example: smtpSaid(
      'data',
      "550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients (tenant external recipient rate limit)",
    ),
  },
  'data-ms-sender-mailbox-full': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msLimits,
    text: {
      en: {
        cause: 'The sending Microsoft 365 mailbox {account} is full, so nothing can be filed under Sent Items.',
        remedy: [
          'Empty Sent Items and Deleted Items of {account}, or enable its archive: Enable-Mailbox {account} -Archive',
        ],
      },
    },
    example: smtpSaid(
      'data',
      '554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
    ),
  },
  'data-ms-storedrv-generic': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msLimits,
    text: {
      en: {
        cause:
          'The Microsoft mailbox store could not process the message; the name of the exception stands in the evidence.',
        remedy: ['Look the exception name up in Microsoft’s table of STOREDRV errors.', askProvider],
      },
    },
    example: smtpSaid(
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:ObjectNotFoundException; Failed to process message',
    ),
  },
  'data-ms-trial-ip': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msNdr,
    text: {
      en: {
        cause: 'Microsoft takes no mail from this new or trial organisation yet.',
        remedy: ['Buy a licence or ask Microsoft’s support to release the organisation.'],
      },
    },
    example: smtpSaid('data', '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP'),
  },
  'data-ms-tenant-threshold': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msNdr,
    text: {
      en: {
        cause:
          'Microsoft has stopped the organisation from sending because too much of its mail looked like spam, or its subscription ended.',
        remedy: [
          'Find and clean the account that sent spam, then ask Microsoft’s support to release the organisation.',
        ],
      },
    },
    example: smtpSaid('data', '550 5.7.705 Access denied, tenant has exceeded threshold'),
  },
  'data-ms-unregistered-domain': {
    group: 'data',
    retry: 'after-fix',
    source: sources.msNdr,
    text: {
      en: {
        cause: 'The domain of {sender} is not registered in the Microsoft 365 organisation.',
        remedy: ['Add and verify it: admin.microsoft.com › Settings › Domains.'],
      },
    },
    example: smtpSaid('data', '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains'),
  },
  'data-ms-suspicious': {
    group: 'data',
    retry: 'later',
    source: sources.msNdr,
    text: {
      en: {
        cause: 'Microsoft restricts this sender for a while because of unusual activity.',
        remedy: ['Wait some hours, then test again: {retest}', askProvider],
      },
    },
    example: smtpSaid('data', '451 4.7.500 Server busy. Please try again later from [192.0.2.9]. (AS77713)'),
  },
  'data-from-header-missing': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    text: {
      en: {
        cause: 'The receiver finds no valid address in the From line.',
        remedy: [
          'Set sender name and address: recruitmail sender set --name NAME --company {company}; recruitmail address set --address ADDRESS --company {company}',
          'See whether a gateway rewrites From.',
        ],
      },
    },
    example: smtpSaid(
      'data',
      '550-5.7.1 Messages missing a valid address in the From: header, or having no From: header, are not accepted. - gsmtp',
    ),
  },
  'data-multiple-from': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    text: {
      en: {
        cause: 'The From line holds several addresses.',
        remedy: ['See whether a gateway adds a second From; exempt this sender there.'],
      },
    },
    example: smtpSaid('data', '550 5.1.20 Multiple From addresses detected'),
  },
  'data-duplicate-headers': {
    group: 'data',
    retry: 'after-fix',
    source: sources.googleErrors,
    text: {
      en: {
        cause: 'A header line that may stand only once arrives twice; something between here and the receiver adds it.',
        remedy: ['Find the gateway that adds header lines and exempt this sender there.'],
      },
    },
    example: smtpSaid(
      'data',
      '550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers. - gsmtp',
    ),
  },
  'data-message-id-missing': {
    group: 'data',
    retry: 'after-fix',
    source: sources.googleErrors,
    text: {
      en: {
        cause: 'The message arrives at the receiver without a valid Message-ID; something on the way removes it.',
        remedy: ['Find the gateway that strips header lines and exempt this sender there.'],
      },
    },
    example: smtpSaid('data', '550 5.7.1 Messages missing a valid Message-ID header are not accepted. - gsmtp'),
  },
  'data-bare-lf': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.postfix}; ${sources.msNdr}`,
    text: {
      en: {
        cause: 'Line ends arrive as bare LF, which the server refuses; a proxy or scanner on the way changes them.',
        remedy: ['Exclude the mail ports from the proxy or mail shield.', askAdmin],
      },
    },
    example: smtpSaid('data', '521 5.5.2 smtp.acme.example Error: bare <LF> received'),
  },
  'data-8bit-not-supported': {
    group: 'data',
    retry: 'after-fix',
    source: 'RFC 6152',
    text: {
      en: {
        cause: 'The server takes only 7-bit text.',
        remedy: ['Let the message be encoded as quoted-printable or base64.', askAdmin],
      },
    },
    example: smtpSaid('data', '554 5.6.1 8BITMIME body type not supported'),
  },
  'data-line-too-long': {
    group: 'data',
    retry: 'after-fix',
    source: 'RFC 5321 section 4.5.3.1.6',
    text: {
      en: {
        cause: 'A line of the message is longer than the 998 characters allowed.',
        remedy: ['Let templates be wrapped or encoded; look for a gateway that joins lines.'],
      },
    },
    example: smtpSaid(
      'data',
      '550 Maximum line length exceeded (see RFC 5321 4.5.3.1.6). message has lines too long for transport',
    ),
  },
  'data-header-too-large': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.msNdr}`,
    text: {
      en: {
        cause: 'The header of the message is too large for the receiver.',
        remedy: ['Shorten long recipient or reference lists; see whether a gateway adds large header lines.'],
      },
    },
    example: smtpSaid('data', '552 5.3.4 Your message exceeded the maximum header size. - gsmtp'),
  },
  'data-spam-content': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.bounces}; ${sources.strato}`,
    text: {
      en: {
        cause: 'The content filter of {host} takes the message for spam.',
        remedy: [
          'Remove links, images and unusual attachments, and test with a plain text.',
          'Set up SPF, DKIM and DMARC for the sender’s domain.',
          'On an own server exempt logged-in senders from the spam filter.',
        ],
      },
    },
    example: smtpSaid('data', '554 5.7.1 Spam message rejected'),
  },
  'data-attachment-blocked': {
    group: 'data',
    retry: 'after-fix',
    source: `${sources.googleErrors}; ${sources.strato}`,
    text: {
      en: {
        cause: 'The server refuses the kind of attachment in this message.',
        remedy: ['Send another format (PDF), or a link.', 'On an own server allow the type in the content filter.'],
      },
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
    text: {
      en: {
        cause: 'A local policy of the receiving server refuses the message without saying which.',
        remedy: [
          'Set up SPF, DKIM and DMARC for the sender’s domain.',
          'Test with a plain text; if that passes, the content is the cause.',
          askAdmin,
        ],
      },
    },
    example: smtpSaid('data', '554 5.7.1 [CS01] Message rejected due to local policy.'),
  },
  'data-google-domain-policy': {
    group: 'data',
    retry: 'after-fix',
    source: sources.googleErrors,
    text: {
      en: {
        cause: 'A rule that an administrator made in Google Workspace refuses the message.',
        remedy: [
          'Find the rule: admin.google.com › Apps › Google Workspace › Gmail › Compliance or Routing, and exempt the recruiting address.',
        ],
      },
    },
    example: smtpSaid('data', '550 5.7.1 Recruiting mail is not wanted here. a1-20020a05 - gcdp'),
  },
  'data-timeout': {
    group: 'data',
    retry: 'later',
    source: `${sources.ses}; RFC 3463 x.4.2`,
    text: {
      en: {
        cause: '{host} waited too long for the message and gave up.',
        remedy: ['Test again; if it returns, send a smaller message and check the upload speed and MTU of this line.'],
      },
    },
    example: smtpSaid('data', '451 4.4.2 Timeout waiting for data from client.'),
  },
  'smtp-connection-dropped-at-data': {
    group: 'data',
    retry: 'later',
    source: sources.node,
    text: {
      en: {
        cause:
          '{host} ended the connection after the message without an answer, so it is unknown whether it was taken.',
        remedy: ['Look whether the message arrived before sending it again.', askAdmin],
      },
    },
    example: smtpFailed('data', 'CLOSED'),
  },
  'data-temporary-failure': {
    group: 'data',
    retry: 'later',
    source: sources.smtp,
    text: {
      en: {
        cause: '{host} does not take the message at the moment; it says so only for now.',
        remedy: [waitAndTest, askAdmin],
      },
    },
    example: smtpSaid('data', '451 4.3.0 Error: queue file write error'),
  },
  'data-unrecognised': {
    group: 'data',
    retry: 'after-fix',
    source: sources.smtp,
    text: {
      en: {
        cause: '{host} refuses the message in words this program does not know; they stand in the evidence.',
        remedy: ['Test with a plain text; if that passes, the content is the cause.', askProvider],
      },
    },
    example: smtpSaid('data', '554 Transaction failed'),
  },
  'smtp-rate-limited': {
    group: 'data',
    retry: 'later',
    source: sources.publicLogs,
    text: {
      en: {
        cause: '{host} limits how much this account or address may send in a period, and the limit is reached.',
        remedy: [
          'Wait for the next period, then test again: {retest}',
          'Ask the provider for a higher limit, or spread the sending.',
        ],
      },
    },
    example: smtpSaid('sender', '450 4.7.1 Error: too much mail from 192.0.2.9'),
  },
} satisfies Entries
