import type {Entries} from '../entry.js'

/** What is wrong before anything is connected. */
export const settings = {
  'settings-secret-missing': {
    group: 'settings',
    retry: 'after-fix',
    untestable: true,
    source: 'recruitmail, secrets',
    cause: 'No password or token is stored for this login, so nothing could be tried.',
    remedy: [
      [
        'Store it in the keychain: recruitmail secret set {secretId}',
        'Store it in the keychain with recruitmail secret set.',
      ],
      [
        'Or put it into the environment variable {environmentName}.',
        'Or put it into the environment variable that recruitmail secret status names.',
      ],
      'Or name a program that prints it, such as a secret manager: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
    ],
    seen: ['The secret acme/smtp is not stored: the keychain does not hold it.'],
  },
  'settings-incomplete': {
    group: 'settings',
    retry: 'after-fix',
    source: 'recruitmail, settings',
    cause: 'The settings lack something that this check needs.',
    remedy: [
      'Set what is missing: {missing}',
      [
        'See every value in effect and where it comes from: recruitmail company show {company}',
        'See every value in effect with recruitmail company show.',
      ],
      'Check the document: recruitmail config validate',
    ],
    seen: [
      'companies.acme.redirect: no recruiting address: what candidates write to is not known',
      'inbound: no inbound mailbox: where redirected messages arrive is not known',
    ],
  },
  'keychain-locked': {
    group: 'settings',
    retry: 'after-fix',
    untestable: true,
    source: 'recruitmail, secrets',
    cause: 'The keychain of this system is locked and nobody is there to unlock it, so the password could not be read.',
    remedy: [
      'Unlock the keychain in the session of this user: log in to the desktop, or gnome-keyring-daemon --unlock (macOS: security unlock-keychain).',
      [
        'In cron or CI jobs without a desktop give the secret as {environmentName} instead.',
        'In cron or CI jobs without a desktop give the secret in an environment variable instead.',
      ],
      'Or name a program that prints it: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
    ],
    seen: ['The keychain is locked, so the secret acme/smtp cannot be used.'],
  },
  'keychain-unavailable': {
    group: 'settings',
    retry: 'after-fix',
    untestable: true,
    source: 'recruitmail, secrets',
    cause:
      'This machine offers no keychain (no secret service on the session bus, or its library is missing), so the password could not be read.',
    remedy: [
      'If the evidence says that keytar is not installed: npm install -g --include=optional recruitmail',
      'On Debian and Ubuntu: apt install libsecret-1-0 gnome-keyring, then run inside a session with D-Bus: dbus-run-session -- bash',
      [
        'On servers and in containers give the secret as {environmentName}.',
        'On servers and in containers give the secret in an environment variable.',
      ],
      'Or name a program that prints it: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
    ],
    seen: [
      'The keychain cannot be used: this session has no D-Bus (DBUS_SESSION_BUS_ADDRESS is not set): Cannot autolaunch D-Bus without X11 $DISPLAY.',
    ],
  },
  'password-command-failed': {
    group: 'settings',
    retry: 'after-fix',
    untestable: true,
    source: 'recruitmail, secrets',
    cause: 'The program named as passwordCommand failed, printed nothing, or did not end in time.',
    remedy: [
      'Run the program of passwordCommand by hand as the same user and see what it prints on standard error.',
      'Give program and arguments as a list; no shell is involved, so pipes and variables do not work there: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
      'Check that it needs no terminal and no unlocked session (op, pass and vault often do).',
    ],
    seen: ['passwordCommand for acme/smtp: op ended with exit code 1, saying: not signed in.'],
  },
} satisfies Entries
