import {from} from './wire-reply.js'

/** Diagnostic texts of bounces (RFC 3464 section 2.3.6). */
export const bounceTexts = [
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Microsoft.pm', [
    ['data', '550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found', 'redirect-target-unknown'],
    ['data', '554 5.4.14 Hop count exceeded - possible mail loop ATTR34', 'delivery-loop-ms'],
    ['data', '554 5.4.6 Hop count exceeded - possible mail loop', 'redirect-loop'],
    ['data', '550 5.4.300 Message expired', 'delivery-expired'],
    ['data', '450 4.4.316 Connection refused [Message=Socket error code 10061]', 'delivery-connection-refused'],
    ['data', '550 5.7.323 tlsa-invalid: The domain failed DANE validation', 'delivery-dane-failed'],
    ['data', '550 5.2.2 mailbox full', 'rcpt-mailbox-full'],
    ['data', '550 5.7.134 Sender was not authenticated for mailbox', 'rcpt-internal-only'],
    [
      'data',
      '554 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour',
      'rcpt-rate-limited',
    ],
    ['data', '550 5.7.1 Unable to relay', 'rcpt-relay-denied'],
    ['data', '550 5.7.64 TenantAttribution; Relay Access Denied', 'policy-ms-relay-connector'],
    [
      'data',
      '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains',
      'data-ms-unregistered-domain',
    ],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Google.pm', [
    ['data', '554 5.4.6 Message exceeded 50 hops, this may indicate a mail loop. - gsmtp', 'delivery-loop-google'],
    ['data', '550 5.2.1 The email account that you tried to reach is inactive. - gsmtp', 'rcpt-mailbox-disabled'],
    [
      'data',
      "550 5.7.26 Unauthenticated email from acme.example is not accepted due to domain's DMARC policy. - gsmtp",
      'dmarc-rejected-google',
    ],
    [
      'data',
      '550 5.7.26 The MAIL FROM domain [acme.example] has an SPF record with a hard fail policy (-all) but it fails to pass SPF checks with the ip: [192.0.2.9]. - gsmtp',
      'spf-hardfail-rejected',
    ],
    ['data', "552 5.2.2 The recipient's inbox is out of storage space and inactive. - gsmtp", 'rcpt-mailbox-full'],
    [
      'data',
      '552 5.7.0 This message was blocked because its content presents a potential security issue. - gsmtp',
      'data-attachment-blocked',
    ],
    ['data', '550 5.1.1 The email account that you tried to reach does not exist. - gsmtp', 'redirect-target-unknown'],
    [
      'data',
      '550 5.7.1 Our system has detected that this message is likely unsolicited mail. - gsmtp',
      'data-spam-content',
    ],
  ]),
  ...from('github.com/zone-eu/zone-mta config/bounces.txt', [
    [
      'data',
      '550 5.7.606 Access denied, banned sending IP [192.0.2.9]. To request removal from this list please visit https://sender.office.com/ (AS16012609)',
      'rcpt-ip-blocked-ms',
    ],
    [
      'data',
      '554 5.7.1 Service unavailable; Client host [192.0.2.9] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.9',
      'rcpt-blocklist',
    ],
  ]),
  ...from('github.com/gophish/gophish issues/2900', [
    [
      'data',
      '554 5.2.252 SendAsDenied; delightgx46@outlook.com not allowed to send as security@sfb.com; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
      'smtp-sender-ms-send-as-denied',
    ],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual pull/99', [
    [
      'data',
      '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
      'redirect-transport-rule-blocked',
    ],
    [
      'data',
      "550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient because the sender isn't on the recipient's list of senders to accept mail from",
      'rcpt-internal-only',
    ],
    [
      'data',
      '550 5.7.124 RESOLVER.RST.RestrictedToGroupPermission; sender not in allowed-senders list',
      'rcpt-internal-only',
    ],
  ]),
  ...from('github.com/ActiveCampaign/smtp-field-manual data/codes/550.json', [
    [
      'data',
      '550 5.4.1 [email@example.com]: Recipient address rejected: Access denied [example.com]',
      'redirect-target-unknown',
    ],
    [
      'data',
      '550 Administrative prohibition - envelope blocked - https://community.mimecast.com/docs/DOC-1369#550 [x9]',
      'data-policy-local',
    ],
  ]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    ['data', 'retry timeout exceeded', 'delivery-expired'],
    ['data', '550 relay not permitted', 'rcpt-relay-denied'],
    ['data', '550 Too many "Received" headers - suspected mail loop', 'redirect-loop'],
  ]),
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    ['data', '554 5.4.6 mail for acme.example loops back to myself', 'delivery-loop-postfix'],
    [
      'data',
      '550 5.1.1 <jobs@acme.example>: Recipient address rejected: User unknown in virtual mailbox table',
      'redirect-target-unknown',
    ],
  ]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    [
      'data',
      '554 5.4.6 Too many hops 26 (25 max): from <jobs@acme.example> via mail.acme.example, to <jobs@acme.example>',
      'redirect-loop',
    ],
    ['data', '553 5.3.5 mail.acme.example config error: mail loops back to me (MX problem?)', 'delivery-loop-postfix'],
  ]),
  ...from('Debian courier-mta 1.0.16, /usr/lib/courier', [
    ['data', '546 Routing loop detected -- too many Received: headers.', 'redirect-loop'],
  ]),
  ...from('Debian opensmtpd 6.8.0, /usr/sbin/smtpd', [
    ['data', '500 5.4.6 Routing loop detected: Loop detected', 'redirect-loop'],
  ]),
  ...from('github.com/sisimai/p5-sisimai lib/Sisimai/Rhost/Mimecast.pm', [
    ['data', '554 Mail loop detected', 'redirect-loop'],
  ]),
]
