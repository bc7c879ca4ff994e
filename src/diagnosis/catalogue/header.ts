import type {Entries} from '../entry.js'
import {sources} from './sources.js'
import {testAgain} from './steps.js'

const useRedirect = 'Choose "redirect" (Umleiten) instead of "forward" (Weiterleiten) in the rule of {redirectFrom}.'

/** What the redirect did to the header. */
export const header = {
  'header-from-rewritten': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.6',
    cause: 'The message was forwarded, not redirected: From is now {redirectFrom}, so the candidate’s address is lost.',
    remedy: [useRedirect, testAgain],
    remedyFor: {
      microsoft365: [
        'Replace the rule: New-InboxRule -Mailbox {redirectFrom} -Name Recruiting -RedirectTo {redirectTo}',
        'Remove the old one: Get-InboxRule -Mailbox {redirectFrom}; Remove-InboxRule',
      ],
      strato: ['In the mail filter choose "Umleitung" instead of "Weiterleitung".'],
    },
  },
  'header-message-id-changed': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.4',
    cause:
      'The message arrived with a new Message-ID, so answers lose their thread: it was forwarded, or a gateway made it anew.',
    remedy: [useRedirect, 'Exempt the recruiting address from gateways that rebuild messages.', testAgain],
  },
  'header-reply-to-lost': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.2',
    cause: 'The Reply-To line was lost on the way, so answers would go to the wrong address.',
    remedy: [useRedirect, testAgain],
  },
  'header-references-lost': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.4',
    cause: 'References or In-Reply-To were lost on the way, so answers of candidates are not recognised as such.',
    remedy: [useRedirect, 'Look for list or ticket software between {redirectFrom} and {redirectTo}.', testAgain],
  },
  'header-forwarded-as-attachment': {
    group: 'header',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'The message arrived as an attachment of another one: the rule forwards "as attachment".',
    remedy: [useRedirect, testAgain],
  },
  'header-from-munged-list': {
    group: 'header',
    retry: 'after-fix',
    source: 'RFC 7960',
    cause: 'A mailing list or gateway replaced From by its own address ("via").',
    remedy: ['Take the list out of the way, or switch its From rewriting off for {redirectFrom}.', testAgain],
  },
  'header-google-from-replaced': {
    group: 'header',
    retry: 'after-fix',
    source: sources.googleRelay,
    cause: 'Google replaced the sender by the account’s own address, because {sender} is no confirmed alias.',
    remedy: [
      'Gmail › Settings › Accounts › Send mail as: add and confirm {sender}.',
      'Or send through the Workspace relay smtp-relay.gmail.com.',
    ],
  },
  'header-ms-from-replaced': {
    group: 'header',
    retry: 'after-fix',
    source: sources.msPowershell,
    cause: 'Microsoft 365 replaced the alias {sender} by the primary address of the mailbox.',
    remedy: ['Set-OrganizationConfig -SendFromAliasEnabled $true', 'Allow up to an hour until it works.'],
  },
  'header-subject-tagged': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'The subject arrived changed ({subject}): a rule or filter puts a tag before it, which also breaks DKIM.',
    remedy: [
      'Exempt {redirectFrom} from subject tags such as [EXTERN] or [SPAM] in the filter or mail flow rule.',
      testAgain,
    ],
  },
  'header-custom-stripped': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: sources.practice,
    cause: 'Own header lines (X-…) were removed on the way.',
    remedy: ['Nothing depends on them; exempt the recruiting address in the gateway if you need them.'],
  },
  'header-auto-submitted': {
    group: 'header',
    severity: 'info',
    retry: 'never',
    source: 'RFC 3834',
    cause: 'The message was made by a machine (out-of-office note, ticket robot), and is never answered.',
    remedy: ['Nothing is to be done.'],
  },
  'header-encoding-changed': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 6152',
    cause: 'A server on the way encoded text or header anew; umlauts and DKIM may suffer.',
    remedy: ['Let every server on the way support 8BITMIME, or exempt the recruiting address in the gateway.'],
  },
  'header-date-changed': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 5322 section 3.6.1',
    cause: 'The Date line arrived changed: something on the way made the message anew.',
    remedy: [useRedirect, testAgain],
  },
  'header-plus-address-lost': {
    group: 'header',
    severity: 'warning',
    retry: 'after-fix',
    source: 'RFC 5233',
    cause: 'The part after the plus sign of the address was dropped.',
    remedy: [
      'Switch plus addressing on (Set-OrganizationConfig -DisablePlusAddressInRecipients $false), or use an alias.',
    ],
  },
  'header-return-path-srs': {
    group: 'header',
    severity: 'info',
    retry: 'never',
    source: sources.msSrs,
    cause: 'The redirect rewrote the envelope sender (SRS), as a good redirect does.',
    remedy: ['Nothing is to be done.'],
  },
} satisfies Entries
