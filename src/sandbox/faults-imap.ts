import type {Fault, Faults} from './fault.js'
import type {Script} from './scripted-server.js'

function script(breaks: string, replies: Script): Fault {
  return {breaks, inbound: {kind: 'script', replies}}
}

/** The same refusal whichever way the client logs in. */
function login(breaks: string, reply: string): Fault {
  return script(breaks, {LOGIN: `$tag ${reply}`, AUTHENTICATE: `$tag ${reply}`})
}

function folder(breaks: string, reply: string): Fault {
  return script(breaks, {SELECT: `$tag ${reply}`, EXAMINE: `$tag ${reply}`})
}

/** Faults of the IMAP server of the inbound mailbox. */
export const imapFaults = {
  'imap-bye-at-connect': script('the server says BYE instead of a greeting', {
    greeting: {say: '* BYE Server shutting down for maintenance.', next: {drop: true}},
  }),
  'imap-greeting-timeout': script('the server accepts the connection and says nothing', {greeting: {silence: true}}),
  'imap-wrong-service': script('a POP3 server answers on the port', {
    greeting: '+OK POP3 server ready <1896.697170952@recruit.example>',
  }),
  'imap-connection-dropped': script('the connection ends while the folder is opened', {
    SELECT: {drop: true},
    EXAMINE: {drop: true},
  }),
  'imap-auth-bad-credentials': {breaks: 'the password is not the right one', inbound: {kind: 'password'}},
  'imap-auth-temp-failure': login('the login service is down', 'NO [UNAVAILABLE] Temporary authentication failure.'),
  'imap-auth-password-expired': login('the password has expired', 'NO [EXPIRED] Password expired.'),
  'imap-auth-google-app-password': login(
    'Google wants an app password',
    'NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
  ),
  'imap-disabled-google-domain': login(
    'IMAP is switched off for the domain',
    'NO [ALERT] IMAP access is disabled for your domain. Please contact your domain administrator.',
  ),
  'imap-auth-ms-basic-blocked': login(
    'Exchange takes no password any more',
    'NO AUTHENTICATE failed. BasicAuthBlocked',
  ),
  'imap-contact-admin': login(
    'the account needs its administrator',
    'NO [CONTACTADMIN] Please contact your administrator.',
  ),
  'imap-authorization-failed': login(
    'the login may not read this mailbox',
    'NO [AUTHORIZATIONFAILED] Not authorized for this mailbox.',
  ),
  'imap-too-many-connections': login(
    'too many sessions are open',
    'NO [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
  ),
  'imap-auth-logindisabled': script('no login is offered', {
    greeting: '* OK [CAPABILITY IMAP4rev1 LITERAL+ LOGINDISABLED] ready',
    CAPABILITY: ['* CAPABILITY IMAP4rev1 LITERAL+ LOGINDISABLED', '$tag OK'],
    LOGIN: '$tag NO [PRIVACYREQUIRED] Login is disabled.',
    AUTHENTICATE: '$tag NO [PRIVACYREQUIRED] Login is disabled.',
  }),
  'imap-select-nonexistent': {
    breaks: 'the inbound folder does not exist',
    settings: (settings) => ({
      ...settings,
      ...(settings.inbound !== undefined && {inbound: {...settings.inbound, folder: 'Bewerbungen'}}),
    }),
  },
  'imap-select-noperm': folder('the login may not open the folder', 'NO [NOPERM] Permission denied'),
  'imap-select-inuse': folder('another program holds the folder', 'NO [INUSE] Mailbox is locked by another session'),
} satisfies Faults
