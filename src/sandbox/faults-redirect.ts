import type {Fault, Faults} from './fault.js'
import type {RedirectMode} from './redirect-mode.js'

function mode(redirect: RedirectMode, breaks: string): Fault {
  return {breaks, redirect}
}

/** Faults of the redirect and of what it does to a message. */
export const redirectFaults = {
  'delivery-accepted-but-not-arrived': mode('off', 'the redirect is gone; mail stays with the company'),
  'delivery-in-junk': mode('junk', 'redirected mail ends up in Junk'),
  'redirect-wrong-mailbox': mode('other-folder', 'redirected mail ends up in another folder'),
  'redirect-no-local-copy': mode('no-copy', 'the redirect keeps no copy'),
  'redirect-duplicate': mode('twice', 'every message is redirected twice'),
  'redirect-auto-reply-instead': mode('auto-reply', 'a vacation rule answers where a redirect was meant'),
  'redirect-target-unknown': mode(
    'target-unknown',
    'the target of the redirect does not exist; the sender gets a bounce',
  ),
  'redirect-ms-external-blocked': mode(
    'external-blocked',
    'Microsoft 365 forbids the redirect; the sender gets a bounce',
  ),
  'redirect-loop': mode('loop', 'the redirect leads back to itself; the sender gets a bounce'),
  'redirect-target-unconfirmed': mode('unconfirmed', 'the forwarding waits for its confirmation'),
  'redirect-reply-to-changed': mode('reply-to-changed', 'a ticket tool puts its own Reply-To'),
  'redirect-to-changed': mode('to-changed', 'a gateway writes the inbound address into To'),
  'header-from-rewritten': mode('forward', 'mail is forwarded as by a person, not redirected'),
  'header-from-munged-list': mode('from-munged', 'a gateway writes the recruiting address into From'),
  'header-forwarded-as-attachment': mode('attachment', 'mail is forwarded as an attachment'),
  'header-message-id-changed': mode('new-message-id', 'a gateway gives a new Message-ID'),
  'header-reply-to-lost': mode('reply-to-lost', 'Reply-To is lost'),
  'header-references-lost': mode('references-lost', 'References and In-Reply-To are lost'),
  'header-subject-tagged': mode('subject-tagged', '[EXTERN] is put before the subject'),
  'header-custom-stripped': mode('custom-stripped', 'header fields that begin with X- are removed'),
  'dkim-body-hash-mismatch': mode('footer', 'a gateway adds a line below the text'),
} satisfies Faults
