import {from} from './wire-reply.js'

/** DATA and the message itself, as providers and filters answer. */
export const dataProvidersReplies = [
  ...from('Microsoft.Exchange.Data.Transport.SmtpResponse, Exchange Server 2016', [
    [
      'data',
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      'smtp-sender-ms-send-as-denied',
    ],
    ['data', '552 5.3.4 Message size exceeds fixed maximum message size', 'data-too-large'],
    ['data', '530 5.3.1 Intercepted and rejected by administrative action. PRJCT', 'data-unrecognised'],
    ['data', '530 5.3.0 Too many related errors', 'data-unrecognised'],
    ['data', '430 4.3.1 Intercepted and rejected by administrative action. TRJCT', 'data-temporary-failure'],
    ['data', '450 4.5.0 No recipient succeeded', 'data-temporary-failure'],
  ]),
  ...from('https://www.zoho.com/zeptomail/help/api/smtp-error-codes.html', [
    ['data', '553 Relaying disallowed as jobs@acme.example', 'smtp-sender-zoho-relaying'],
    ['data', '550 5.2.0 Email size exceeded the policy.', 'data-too-large'],
  ]),
  ...from('from practice, no public place found: Fastmail', [
    ['data', '551 5.7.1 Not authorised to send from this header address', 'smtp-sender-fastmail-identity'],
  ]),
  ...from('https://sendgrid.com/docs/for-developers/sending-email/smtp-errors-and-troubleshooting/', [
    [
      'data',
      '550 The from address does not match a verified Sender Identity. Mail cannot be sent until this error is resolved.',
      'smtp-sender-sendgrid-identity',
    ],
  ]),
  ...from('https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-smtp.html', [
    [
      'data',
      '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: jobs@acme.example',
      'smtp-sender-ses-unverified',
    ],
    ['data', '454 Throttling failure: Daily message quota exceeded.', 'limit-ses-daily'],
  ]),
  ...from(
    'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online',
    [['data', '550 5.1.8 Access denied, bad outbound sender AS(42003)', 'smtp-sender-ms-blocked-user']],
  ),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/554.json', [
    ['data', '554 5.7.1 Message blocked due to URL in content', 'data-spam-content'],
    [
      'data',
      "554 delivery error: dd This user doesn't have a example.com account (example@example.com) [-9] - example.yahoo.com",
      'rcpt-unknown',
    ],
    [
      'data',
      '554 delivery error: dd Sorry, your message to example@example.com cannot be delivered. This mailbox is disabled (554.30). - example.yahoo.com',
      'rcpt-mailbox-disabled',
    ],
    [
      'data',
      '554 delivery error: dd example@example.com is no longer valid. [-20] - example.yahoo.com',
      'rcpt-unknown',
    ],
    [
      'data',
      '554 5.7.9 Message not accepted for policy reasons. See https://help.yahoo.com/kb/postmaster/SLN7253.html',
      'dmarc-rejected-yahoo',
    ],
    ['data', '554 Message not allowed - Headers are not RFC compliant[291]', 'data-unrecognised'],
    ['data', '554 5.7.1 [1] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc 1612', 'data-spam-content'],
    ['data', '554 5.7.1 Spam message rejected; If this is not spam contact abuse', 'data-spam-content'],
    ['data', '554 5.2.3 MailPolicy violation Error delivering to mailboxes', 'data-policy-local'],
    ['data', '554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam.', 'data-spam-content'],
    [
      'data',
      '554 Email rejected due to security policies - https://community.mimecast.com/docs/DOC-1369#554 [x9]',
      'data-policy-local',
    ],
    ['data', '554 rejected due to spam URL in content', 'data-spam-content'],
    ['data', '554 rejecting banned content', 'data-spam-content'],
    ['data', '554 Message not allowed - [299]', 'data-unrecognised'],
  ]),
  ...from('https://support.google.com/a/answer/3726730', [
    [
      'data',
      '550-5.7.1 Our system has detected that this message is likely unsolicited mail. - gsmtp',
      'data-spam-content',
    ],
    [
      'data',
      '552-5.7.0 This message was blocked because its content presents a potential\n552-5.7.0 security issue. - gsmtp',
      'data-attachment-blocked',
    ],
    [
      'data',
      '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550 5.4.5  https://support.google.com/a/answer/166852 - gsmtp',
      'limit-google-daily',
    ],
    [
      'data',
      "550-5.7.26 Unauthenticated email from acme.example is not accepted due to domain's\n550-5.7.26 DMARC policy. - gsmtp",
      'dmarc-rejected-google',
    ],
  ]),
  ...from('https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements', [
    [
      'data',
      '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded [Hostname=X.EURP194.PROD.OUTLOOK.COM]',
      'data-ms-concurrency',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/YahooInc.pm', [
    [
      'data',
      '421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred due to unexpected volume or user complaints',
      'limit-yahoo-tss04',
    ],
    ['data', '450 User is receiving mail too quickly', 'rcpt-rate-limited'],
  ]),
  ...from('github.com/MicrosoftDocs/OfficeDocs-Support issues/1187', [
    [
      'data',
      '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception with message Cannot submit message.',
      'smtp-sender-ms-send-as-denied',
    ],
  ]),
  ...from(
    'https://help.zoho.com/portal/en/community/topic/unable-to-send-message-reason-550-5-4-6-unusual-sending-activity-detected',
    [
      [
        'data',
        '550 5.4.6 Unusual sending activity detected. Please try after sometime',
        'policy-account-blocked-by-limit',
      ],
    ],
  ),
  ...from('https://help.zoho.com/portal/en/community/topic/554-5-1-8-email-outgoing-blocked-13-11-2017', [
    ['data', '554 5.1.8 Email Outgoing Blocked', 'policy-account-blocked-by-limit'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    ['data', '550 5.7.0 Mail Sending denied. - gsmtp', 'policy-account-blocked-by-limit'],
    ['data', "552 5.2.3 Your message exceeded Google's message size limits. - gsmtp", 'data-too-large'],
    [
      'data',
      "552 5.3.4 The size of the Subject header value (70000 bytes) exceeds Google's limit of 65536 bytes per individual header size. - gsmtp",
      'data-header-too-large',
    ],
    [
      'data',
      '550 5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent. Please contact your domain administrator for further details. - gsmtp',
      'data-google-domain-policy',
    ],
    [
      'data',
      '550 5.7.1 Messages missing a valid Message-ID: header are not accepted. - gsmtp',
      'data-message-id-missing',
    ],
    [
      'data',
      '550 5.7.1 This message is not RFC 5322 compliant because it has duplicate headers. - gsmtp',
      'data-duplicate-headers',
    ],
    [
      'data',
      '550 5.7.25 The IP address sending this message does not have a PTR record setup, or the corresponding forward DNS entry does not point to the sending IP. - gsmtp',
      'dns-ptr-missing',
    ],
    [
      'data',
      '421 4.7.26 This mail has been rate limited because it is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM. - gsmtp',
      'dmarc-rejected-google',
    ],
    [
      'data',
      '550 5.7.1 This message does not meet IPv6 sending guidelines regarding PTR records and authentication. - gsmtp',
      'auth-ipv6-requirements',
    ],
    ['data', '554 5.6.0 Mail message is malformed. Not accepted. - gsmtp', 'data-unrecognised'],
    ['data', '451 4.4.2 Timeout - closing connection. - gsmtp', 'data-timeout'],
    ['data', '552 5.7.0 Our system detected an illegal attachment on your message. - gsmtp', 'data-attachment-blocked'],
    ['data', '550 5.4.5 Daily SMTP relay limit exceeded for user. - gsmtp', 'limit-google-relay'],
    ['data', '451 4.3.0 Mail server temporarily rejected message. - gsmtp', 'data-temporary-failure'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/553.json', [
    [
      'data',
      '553 Message filtered. Refer to the Troubleshooting page at http://www.symanteccloud.com/troubleshooting for more information. (#5.7.1)',
      'data-policy-local',
    ],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/552.json', [
    ['data', '552 1 Requested mail action aborted, mailbox not found', 'rcpt-unknown'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/550.json', [
    [
      'data',
      '550 5.7.1 [192.0.2.9] Our system has detected that this message is likely suspicious due to the very low reputation of the sending domain. To best protect our users from spam, the message has been blocked. - gsmtp',
      'data-spam-content',
    ],
    [
      'data',
      '550 5.7.1 Your message was rejected due to reservation-example.com’s DMARC policy. See https://support.apple.com/en-us/HT204137 for info',
      'dmarc-rejected',
    ],
    [
      'data',
      '550 5.7.1 Your email was rejected due to having a domain present in the Spamhaus DBL -- see https://www.spamhaus.org/dbl/',
      'rcpt-blocklist',
    ],
    [
      'data',
      '550 5.2.0 Message rejected due to DMARC. Please see http://postmaster.comcast.net/smtp-error-codes.php#DM000001',
      'dmarc-rejected',
    ],
    [
      'data',
      '550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=7y4y or report details to abuse@corp.mail.ru. Error code: B5322EEF. ID: 00',
      'data-spam-content',
    ],
    ['data', '550 5.7.1 Email rejected per DMARC policy for mail.ru', 'dmarc-rejected'],
    [
      'data',
      '550 Rejected by header based Anti-Spoofing policy: email@example.com - https://community.mimecast.com/docs/DOC-1369#550 [x9]',
      'data-policy-local',
    ],
    ['data', '550 rejecting spoofed message', 'data-policy-local'],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/421.json', [
    [
      'data',
      '421 4.7.0 [192.0.2.9] Our system has detected that this message is suspicious due to the nature of the content and/or the links within. To best protect our users from spam, the message has been blocked. - gsmtp',
      'data-smtp-421-closing',
    ],
    [
      'data',
      '421 4.7.28 [192.0.2.9] Our system has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. - gsmtp',
      'limit-google-bulk-rate',
    ],
    [
      'data',
      '421 4.7.1 Messages to example@icloud.com deferred due to excessive volume. Try again later - https://support.apple.com/en-us/HT204137',
      'limit-icloud-volume',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Microsoft.pm', [
    ['data', '550 5.6.11 Invalid characters', 'data-bare-lf'],
    [
      'data',
      '550 5.7.509 Access denied, sending domain acme.example does not pass DMARC verification',
      'dmarc-rejected-microsoft',
    ],
    ['data', '550 5.7.501 Access denied, spam abuse detected', 'smtp-sender-ms-blocked-user'],
    [
      'data',
      '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains',
      'data-ms-unregistered-domain',
    ],
    ['data', '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient', 'data-too-large'],
    ['data', '550 5.0.350 Requested action not taken: policy violation detected (AS345)', 'data-policy-local'],
    ['data', '452 4.3.1 Insufficient system resources', 'data-storage'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/GoDaddy.pm', [
    [
      'data',
      '552 This message has been rejected due to content judged to be spam by the internet community. IB212',
      'data-spam-content',
    ],
    ['data', '552 Virus infected message rejected. IB705', 'policy-antivirus-rejected'],
    [
      'data',
      '452 This message contains too many recipients. Reduce the number of recipients and retry. IB605',
      'rcpt-too-many',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/FrancePTT.pm', [
    ['data', '550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]', 'data-spam-content'],
    ['data', '552 5.3.4 Taille limite du message atteinte OFR_514', 'data-too-large'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Zoho.pm', [
    ['data', '552 5.7.1 virus Win.Test.EICAR_HDB-1 detected by Zoho Mail', 'policy-antivirus-rejected'],
    ['data', '554 5.7.7 Email policy violation detected', 'data-policy-local'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Mimecast.pm', [
    ['data', '550 Message bounced due to Content Examination Policy', 'data-policy-local'],
    ['data', '554 Maximum email size exceeded', 'data-too-large'],
    ['data', '553 This route requires encryption (TLS)', 'starttls-required'],
  ]),
  ...from(
    'https://learn.microsoft.com/en-us/Exchange/mail-flow-best-practices/continuous-error-throttling-smtp-auth-submissions',
    [
      ['sender', '550 5.2.251 Sender throttled due to continuous mailbox full errors.', 'data-ms-sender-mailbox-full'],
      [
        'sender',
        '550 5.2.252 Sender throttled due to continuous send as denied errors.',
        'smtp-sender-ms-send-as-denied',
      ],
      ['sender', '550 5.2.253 Sender throttled due to continuous invalid license errors.', 'policy-licence-missing'],
      ['sender', '550 5.2.254 Sender throttled due to continuous too many recipients errors.', 'rcpt-too-many'],
      ['sender', '550 5.2.255 Sender throttled due to continuous invalid recipients errors.', 'smtp-rate-limited'],
      ['data', '550 5.2.251 Sender throttled due to continuous mailbox full errors.', 'data-ms-sender-mailbox-full'],
      [
        'data',
        '550 5.2.252 Sender throttled due to continuous send as denied errors.',
        'smtp-sender-ms-send-as-denied',
      ],
      ['data', '550 5.2.253 Sender throttled due to continuous invalid license errors.', 'policy-licence-missing'],
      ['data', '550 5.2.254 Sender throttled due to continuous too many recipients errors.', 'rcpt-too-many'],
      ['data', '550 5.2.255 Sender throttled due to continuous invalid recipients errors.', 'smtp-rate-limited'],
    ],
  ),
  ...from('https://github.com/PHPMailer/PHPMailer/issues/2683', [
    [
      'data',
      '550-From header sender domain not verified.\n550-On your Settings > Sender Domains page\n550 verify the sender domain to be allowed to send.',
      'smtp-sender-not-owned',
    ],
  ]),
]
