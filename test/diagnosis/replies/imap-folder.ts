import {fromImap} from './wire-reply.js'

/** IMAP after the login. */
export const imapFolderReplies = [
  ...fromImap('https://imapsync.lamiral.info/FAQ.d/FAQ.Gmail.txt', [
    ['command', 'NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)', 'imap-bandwidth-exceeded'],
    ['folder', 'NO [NONEXISTENT] Unknown Mailbox: Bewerbungen (Failure)', 'imap-select-nonexistent'],
  ]),
  ...fromImap('github.com/mscdex/node-imap issues/689', [
    ['folder', 'BAD User is authenticated but not connected.', 'imap-ms-authenticated-not-connected'],
  ]),
  ...fromImap('github.com/imapsync/imapsync issues/212', [
    ['command', 'BAD Request is throttled. Suggested Backoff Time: 299961 milliseconds', 'imap-throttled-ms'],
  ]),
  ...fromImap('Debian dovecot-core 2.3.19, /usr/lib/dovecot', [
    ['folder', "NO [NONEXISTENT] Mailbox doesn't exist: Bewerbungen (0.001 + 0.000 secs).", 'imap-select-nonexistent'],
    ['folder', 'NO [NOPERM] Permission denied (0.001 + 0.000 secs).', 'imap-select-noperm'],
    ['folder', 'NO [INUSE] Mailbox is locked by other session', 'imap-select-inuse'],
    [
      'folder',
      'NO [SERVERBUG] Internal error occurred. Refer to server log for more information. [2026-11-20 10:00:00]',
      'imap-server-bug',
    ],
    [
      'command',
      'NO [OVERQUOTA] Quota exceeded (mailbox for user is full) (0.002 + 0.000 secs).',
      'imap-append-overquota',
    ],
    ['command', 'NO [ALREADYEXISTS] Mailbox already exists (0.001 + 0.000 secs).', 'imap-folder-exists'],
    ['command', '* BYE Disconnected for inactivity.', 'imap-idle-drop'],
    ['command', "NO [CANNOT] Invalid mailbox name: Name must not have '/' characters", 'imap-cannot'],
    ['folder', "NO [TRYCREATE] Mailbox doesn't exist: Bewerbungen", 'imap-select-nonexistent'],
    ['folder', "NO Mailbox isn't selectable: Archiv", 'imap-select-unrecognised'],
    ['command', 'NO [TOOBIG] Composed message grows too big.', 'imap-append-limit'],
    ['command', 'NO [EXPUNGEISSUED] Some of the requested messages no longer exist.', 'imap-expunge-issued'],
    ['command', 'BAD [CLIENTBUG] Command pipelining results in ambiguity.', 'imap-client-bug'],
    ['command', 'NO [NOPERM] You lack administrator privileges on this mailbox.', 'imap-select-noperm'],
    ['command', '* BYE Disconnected by server: Process shutting down', 'imap-connection-dropped'],
    ['command', 'NO [OVERQUOTA] Not enough disk quota (0.001 + 0.000 secs).', 'imap-append-overquota'],
  ]),
  ...fromImap('Debian cyrus-imapd 3.6.1, /usr/lib/cyrus/bin/imapd', [
    ['folder', 'NO Mailbox does not exist', 'imap-select-nonexistent'],
    ['folder', 'NO Permission denied', 'imap-select-noperm'],
    ['folder', 'NO Mailbox has an invalid format', 'imap-select-unrecognised'],
    ['folder', 'NO Mailbox is locked', 'imap-select-inuse'],
    ['folder', 'NO Mailbox has been moved to another server', 'imap-select-unrecognised'],
    ['command', 'NO Over quota', 'imap-append-overquota'],
    ['command', 'NO Mailbox already exists', 'imap-folder-exists'],
    ['command', 'NO Message size exceeds fixed limit', 'imap-append-limit'],
  ]),
  ...fromImap('github.com/jstedfast/MailKit issues/483', [
    ['folder', "NO Bewerbungen doesn't exist.", 'imap-select-nonexistent'],
  ]),
  ...fromImap('Debian courier-imap 5.0.13, /usr/lib/courier', [
    ['folder', 'NO Unable to open this mailbox.', 'imap-select-nonexistent'],
    ['folder', 'NO Mailbox does not exist, or must be subscribed to.', 'imap-select-nonexistent'],
    ['folder', 'NO Access denied for SELECT on #shared.jobs (ACL "r" required)', 'imap-select-noperm'],
    ['command', 'NO [ALERT] You exceeded your mail quota.', 'imap-append-overquota'],
    ['command', 'NO Cannot create this folder.', 'imap-unrecognised'],
    ['command', '* BYE Courier-IMAP server shutting down', 'imap-connection-dropped'],
    ['folder', 'NO Invalid mailbox name.', 'imap-select-nonexistent'],
  ]),
  ...fromImap('from practice, no public place found: 163.com', [
    ['folder', 'NO SELECT Unsafe Login. Please contact kefu@188.com for help', 'imap-id-required'],
  ]),
  ...fromImap('github.com/mscdex/node-imap issues/561', [
    ['command', '* BYE Connection closed.', 'imap-connection-dropped'],
  ]),
  ...fromImap('github.com/wenfxl/openai-cpa issues/66', [
    [
      'folder',
      'BAD command EXAMINE illegal in state NONAUTH, only allowed in states AUTH, SELECTED',
      'imap-select-unrecognised',
    ],
  ]),
  ...fromImap('RFC 5530 section 3', [
    ['folder', 'NO [NOPERM] Access denied', 'imap-select-noperm'],
    ['command', 'NO [INUSE] Mailbox in use', 'imap-select-inuse'],
    ['command', 'OK [EXPUNGEISSUED] Someone else expunged messages', 'imap-unrecognised'],
    ['command', 'NO [CORRUPTION] Cannot open mailbox', 'imap-server-corruption'],
    ['command', 'NO [SERVERBUG] This should not happen', 'imap-server-bug'],
    ['command', 'NO [LIMIT] At most 10 flags in one mailbox supported', 'imap-rate-limit'],
    ['command', 'NO [OVERQUOTA] Sorry', 'imap-append-overquota'],
    ['command', 'NO [ALREADYEXISTS] Mailbox "that" already exists', 'imap-folder-exists'],
    ['command', 'NO [CANNOT] You cannot create a mailbox by that name', 'imap-cannot'],
    ['folder', "NO [UNAVAILABLE] User's backend down for maintenance", 'imap-auth-temp-failure'],
  ]),
  ...fromImap('github.com/lefcha/imapfilter issues/146', [
    ['command', 'NO Server Unavailable. 15', 'imap-unrecognised'],
  ]),
]
