import {from} from './wire-reply.js'

/** DATA and the message itself, as servers of one’s own answer. */
export const dataReplies = [
  ...from('github.com/gophish/gophish issues/2900', [
    [
      'data',
      '554 5.2.252 SendAsDenied; a@acme.example not allowed to send as b@acme.example; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception',
      'smtp-sender-ms-send-as-denied',
    ],
  ]),
  ...from('github.com/WPManageNinja/fluent-smtp issues/157', [
    [
      'data',
      '502 5.7.0 Your SMTP account is not yet activated. Please contact us at contact@sendinblue.com to request activation',
      'smtp-sender-brevo-not-activated',
    ],
  ]),
  ...from('https://www.thiswebhost.com/clients/knowledgebase/554/I-am-receiving-an-error-sending-e-mail.html', [
    [
      'data',
      '550 Domain acme.example has exceeded the max emails per hour (200/200 (100%)) allowed. Message discarded.',
      'smtp-rate-limited',
    ],
    [
      'data',
      '550 Domain acme.example has exceeded the max defers and failures per hour (5/5 (100%)) allowed. Message discarded.',
      'smtp-rate-limited',
    ],
  ]),
  ...from('Debian amavisd-new 2.13, /usr/sbin/amavisd-new', [
    ['data', '554 5.7.0 Reject, id=12345-01 - spam', 'data-spam-content'],
  ]),
  ...from('Debian rspamd 3.4, /usr/share/rspamd', [['data', '554 5.7.1 Spam message rejected', 'data-spam-content']]),
  ...from('https://www.exim.org/exim-html-current/doc/html/spec_html/ch-content_scanning_at_acl_time.html', [
    ['data', '550 This message scored 14.2 spam points.', 'data-spam-content'],
    ['data', '550 This message contains a virus (Eicar-Signature)', 'policy-antivirus-rejected'],
  ]),
  ...from('https://strato.de/faq/mail/fehlermeldungen-bei-e-mails', [
    ['data', '550 5.7.1 Refused by local policy. No SPAM please! B-URL', 'data-spam-content'],
    ['data', '550 5.7.1 Refused by local policy. No SPAM please! (B-TEXT)', 'data-spam-content'],
    ['data', '550 5.7.1 Refused by local policy. No SPAM please! (B-ATTACH)', 'data-attachment-blocked'],
  ]),
  ...from('from practice, no public place found: T-Online', [
    ['data', '550 5.7.0 Message considered as spam or virus, rejected', 'data-spam-content'],
  ]),
  ...from('from practice, no public place found: clamav-milter', [
    [
      'data',
      '554 5.7.1 virus Eicar-Test-Signature detected by ClamAV - https://www.clamav.net',
      'policy-antivirus-rejected',
    ],
  ]),
  ...from('Debian postfix 3.7.11, /usr/lib/postfix/sbin/smtpd', [
    ['data', '552 5.3.4 Error: message file too big', 'data-too-large'],
    ['data', '451 4.3.0 Error: queue file write error', 'data-temporary-failure'],
    ['data', '451 4.7.1 Service unavailable - try again later', 'data-temporary-failure'],
    ['data', '554 5.5.1 Error: no valid recipients', 'smtp-bad-sequence'],
    ['data', '552 5.3.4 Message file too big', 'data-too-large'],
    ['data', '550 5.7.1 Command rejected', 'data-unrecognised'],
    ['data', '450 4.7.1 Service unavailable', 'data-temporary-failure'],
    ['data', '451 4.3.5 Server configuration problem - try again later', 'data-temporary-failure'],
    ['data', '521 5.5.2 mail.example.org Error: bare <LF> received', 'data-bare-lf'],
  ]),
  ...from('npm smtp-server 3, lib/smtp-connection.js', [
    ['data', '552 Message exceeds fixed maximum message size 1024', 'data-too-large'],
  ]),
  ...from('Debian opendmarc 1.4.2, /usr/sbin/opendmarc', [
    ['data', '550 5.7.1 rejected by DMARC policy for acme.example', 'dmarc-rejected'],
  ]),
  ...from('github.com/vdukhovni/postfix postfix/src/smtpd/smtpd.c', [
    ['data', '550 5.5.2 bare <LF> received', 'data-bare-lf'],
  ]),
  ...from('Debian exim4-config 4.96, /etc/exim4/conf.d/acl', [
    ['data', '550 maximum allowed line length is 998 octets, got 1200', 'data-line-too-long'],
    ['data', '550 This message was detected as possible malware (Eicar-Test-Signature).', 'policy-antivirus-rejected'],
    ['data', '550 Classified as spam (score 12.4)', 'data-spam-content'],
    ['data', '550 No verifiable sender address in message headers', 'smtp-sender-verification-failed'],
    ['data', '550 header syntax', 'data-unrecognised'],
  ]),
  ...from('RFC 5321 section 4.2, where the text may be missing', [
    ['data', '554', 'data-unrecognised'],
    ['data', '451', 'data-temporary-failure'],
  ]),
  ...from('RFC 5321 section 4.2.3', [['data', '554 Transaction failed', 'data-unrecognised']]),
  ...from('Debian exim4-daemon-light 4.96, /usr/sbin/exim4', [
    ['data', '550 Administrative prohibition', 'data-policy-local'],
    ['data', '552 A message header line is too long', 'data-line-too-long'],
    ['data', '451 Error while writing spool file', 'data-temporary-failure'],
    ['data', '503 Valid RCPT command must precede DATA', 'smtp-bad-sequence'],
  ]),
  ...from('github.com/postalserver/postal app/lib/smtp_server/client.rb', [
    ['data', '530 From/Sender name is not valid', 'smtp-sender-not-owned'],
  ]),
  ...from('github.com/TryGhost/Ghost issues/17012', [
    ['data', '550 5.7.0 From address is not one of your addresses.', 'smtp-sender-icloud-not-yours'],
  ]),
  ...from('github.com/rubymonsters/speakerinnen_liste issues/1357', [
    [
      'data',
      '450 4.7.1 <END-OF-MESSAGE>: End-of-data rejected: Number messages per hour exceeded. Error:RATE_MSG',
      'smtp-rate-limited',
    ],
  ]),
  ...from('github.com/gophish/gophish issues/3231', [
    ['data', '550 spam mail rejected: exceeded hour limit', 'smtp-rate-limited'],
  ]),
  ...from('https://www.bytecamp.net/de/faq/email/zustellen.html', [
    ['data', '571 5.7.1 message classified as spam (Nachricht als Spam eingestuft)', 'data-spam-content'],
  ]),
  ...from('https://note.com/sendmagic/n/neb6bbe7e51cf', [['data', '500 Line Too Long', 'data-line-too-long']]),
  ...from('https://support.onesystems.ch/722126', [
    ['data', '451 qq trouble in home directory (#4.3.0)', 'data-temporary-failure'],
  ]),
  ...from('Debian sendmail-bin 8.17.1, /usr/lib/sm.bin/sendmail', [
    ['data', '452 4.4.5 Insufficient disk space; try again later', 'data-storage'],
  ]),
  ...from('Debian courier-mta 1.0.16, /usr/lib/courier', [
    ['data', '550 Spam refused.', 'data-spam-content'],
    ['data', '534 SIZE=Message too big.', 'data-too-large'],
    ['data', '523 Message length (30000000 bytes) exceeds administrative limit.', 'data-too-large'],
    ['data', '534 Message header size exceeds policy limit.', 'data-header-too-large'],
  ]),
  ...from('Debian opensmtpd 6.8.0, /usr/sbin/smtpd', [
    ['data', '554 5.0.0 Other undefined Status: Transaction failed, message too big', 'data-too-large'],
    [
      'data',
      '550 5.7.1 Delivery not authorized, message refused: Message is not RFC 2822 compliant',
      'data-unrecognised',
    ],
    ['data', '500 5.0.0 Line too long', 'data-line-too-long'],
  ]),
  ...from('github.com/mealie-recipes/mealie issues/1887', [
    ['data', '551 5.7.1 Multiple addresses in a From header is not allowed', 'data-multiple-from'],
  ]),
  ...from('github.com/justingit/dada-mail issues/717', [
    ['data', '550 5.7.1 [BFD] Sender prohibited by SPF', 'spf-provider-not-included'],
  ]),
  ...from('github.com/thunderbird/mailstrom issues/162', [
    [
      'data',
      '550 Service unavailable; Client host [smtp001.thundermail.com] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.9',
      'rcpt-blocklist',
    ],
  ]),
  ...from('github.com/tkrebs/ep3-bs issues/355', [
    ['data', '554 Reject due to policy restrictions', 'data-policy-local'],
  ]),
  ...from('https://doc.gadz.org/pages/diffpages.action?originalId=21791317', [
    ['data', '550 spam detected', 'data-spam-content'],
    ['data', '550 5.7.1 Message content rejected', 'data-spam-content'],
    ['data', '550 Denied by policy', 'data-policy-local'],
  ]),
  ...from('https://oshibaetsya.ru/chto-takoe-oshibka-554 (MDaemon 9.5)', [
    ['data', '554 Message does not conform to standards', 'data-unrecognised'],
  ]),
  ...from('github.com/iredmail/iRedMail issues/264', [
    [
      'data',
      "550-5.7.1 [192.0.2.9] The IP you're using to send mail is not authorized to\n550-5.7.1 send email directly to our servers. Please use the SMTP relay at your\n550-5.7.1 service provider instead. For more information, go to\n550 5.7.1  https://support.google.com/mail/?p=NotAuthorizedError d2e1a - gsmtp",
      'smtp-client-denied',
    ],
  ]),
  ...from('github.com/homematic-community/hm_email issues/13', [
    [
      'data',
      '554-Transaction failed\n554-Reject due to policy restrictions.\n554 For explanation visit https://www.ionos.com/help/index.php?id=2425&ip=192.0.2.9&c=hd',
      'data-policy-local',
    ],
  ]),
  ...from('github.com/bruceg/ezmlm-idx issues/11', [
    [
      'data',
      "550-5.7.1 Unauthenticated email from example.no is not accepted due to\n550-5.7.1 domain's DMARC policy. Please contact the administrator of\n550-5.7.1 example.no domain if this was a legitimate mail. r75si5694561wmf.156 - gsmtp",
      'dmarc-rejected-google',
    ],
  ]),
]
