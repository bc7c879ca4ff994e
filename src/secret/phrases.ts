import type {Translated} from '../wording/language.js'

/** Why a secret could not be read, beside what programs and the system say themselves. */
export const phrases = {
  notStored: {
    en: 'The secret {id} is not stored: the keychain does not hold it.',
    de: 'Das Passwort {id} ist nicht hinterlegt: Der Schlüsselbund enthält es nicht.',
  },
  notStoredOrLocked: {
    en: 'The secret {id} is not stored: the keychain does not hold it, or the keyring is locked.',
    de: 'Das Passwort {id} ist nicht hinterlegt: Der Schlüsselbund enthält es nicht oder ist gesperrt.',
  },
  emptyVariable: {en: '{message} ({variable} is set but empty.)', de: '{message} ({variable} ist gesetzt, aber leer.)'},
  locked: {
    en: 'The keychain is locked, so the secret {id} cannot be used.',
    de: 'Der Schlüsselbund ist gesperrt; das Passwort {id} ist deshalb nicht lesbar.',
  },
  unusable: {en: 'The keychain cannot be used: {why}.', de: 'Der Schlüsselbund ist nicht nutzbar: {why}.'},
  silent: {
    en: 'The keychain gave no answer within {seconds} seconds (it may be waiting for somebody to unlock it).',
    de: 'Der Schlüsselbund hat innerhalb von {seconds} Sekunden nicht geantwortet (vielleicht wartet er darauf, entsperrt zu werden).',
  },
  notKept: {
    en: 'The keychain took the secret and gave back something else.',
    de: 'Der Schlüsselbund hat das Passwort angenommen, aber etwas anderes zurückgegeben.',
  },
  processEnded: {en: 'its process ended with {code}', de: 'sein Prozess endete mit {code}'},
  processSignalled: {en: 'its process ended with a signal', de: 'sein Prozess endete durch ein Signal'},
  keytarMissing: {
    en: 'the optional package keytar is not installed (npm install --include=optional)',
    de: 'das optionale Paket keytar ist nicht installiert (npm install --include=optional)',
  },
  libsecretMissing: {
    en: 'libsecret is missing (Debian: apt install libsecret-1-0): {words}',
    de: 'libsecret fehlt (Debian: apt install libsecret-1-0): {words}',
  },
  noSecretService: {
    en: 'nobody on D-Bus offers a secret service (GNOME Keyring, KWallet or KeePassXC is not running): {words}',
    de: 'am D-Bus bietet kein Programm einen Secret Service an (GNOME Keyring, KWallet oder KeePassXC läuft nicht): {words}',
  },
  noDbus: {
    en: 'this session has no D-Bus (DBUS_SESSION_BUS_ADDRESS is not set): {words}',
    de: 'diese Sitzung hat keinen D-Bus (DBUS_SESSION_BUS_ADDRESS ist nicht gesetzt): {words}',
  },
  commandFailed: {
    en: 'passwordCommand for {id}: {program} {end}.',
    de: 'passwordCommand für {id}: {program} {end}.',
  },
  notFound: {en: 'was not found', de: 'wurde nicht gefunden'},
  notStarted: {en: 'could not be started ({code})', de: 'ließ sich nicht starten ({code})'},
  noAnswer: {
    en: 'gave no answer within {seconds} seconds',
    de: 'hat innerhalb von {seconds} Sekunden nicht geantwortet',
  },
  tooMuch: {en: 'printed more than 64 kB', de: 'hat mehr als 64 kB ausgegeben'},
  severalLines: {en: 'printed more than one line', de: 'hat mehr als eine Zeile ausgegeben'},
  nothing: {en: 'printed nothing', de: 'hat nichts ausgegeben'},
  signalled: {en: 'ended with a signal{said}', de: 'endete durch ein Signal{said}'},
  exitCode: {en: 'ended with exit code {code}{said}', de: 'endete mit Exit-Code {code}{said}'},
  saying: {en: ', saying: {words}', de: ' und der Meldung: {words}'},
} satisfies Record<string, Translated>
