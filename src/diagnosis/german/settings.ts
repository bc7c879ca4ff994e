import type {settings as english} from '../catalogue/settings.js'
import type {TextsOf} from '../entry.js'

export const settings: TextsOf<typeof english> = {
  'settings-secret-missing': {
    cause: 'Für diese Anmeldung ist kein Passwort oder Token hinterlegt, daher ließ sich nichts ausprobieren.',
    remedy: [
      [
        'Im Schlüsselbund hinterlegen: recruitmail secret set {secretId}',
        'Im Schlüsselbund hinterlegen mit recruitmail secret set.',
      ],
      [
        'Oder in der Umgebungsvariablen {environmentName} übergeben.',
        'Oder in der Umgebungsvariablen übergeben, die recruitmail secret status nennt.',
      ],
      'Oder ein Programm nennen, das es ausgibt, etwa einen Passwortmanager: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
    ],
  },
  'settings-incomplete': {
    cause: 'In den Einstellungen fehlt etwas, das diese Prüfung braucht.',
    remedy: [
      'Das Fehlende eintragen: {missing}',
      [
        'Alle geltenden Werte und ihre Herkunft ansehen: recruitmail company show {company}',
        'Alle geltenden Werte ansehen mit recruitmail company show.',
      ],
      'Das Dokument prüfen: recruitmail config validate',
    ],
  },
  'keychain-locked': {
    cause:
      'Der Schlüsselbund dieses Systems ist gesperrt, und niemand ist da, der ihn entsperrt; das Passwort war daher nicht lesbar.',
    remedy: [
      'Den Schlüsselbund in der Sitzung dieses Benutzers entsperren: am Desktop anmelden oder gnome-keyring-daemon --unlock (macOS: security unlock-keychain).',
      [
        'In Jobs ohne Desktop (Cron, CI) das Passwort stattdessen in {environmentName} übergeben.',
        'In Jobs ohne Desktop (Cron, CI) das Passwort stattdessen in einer Umgebungsvariablen übergeben.',
      ],
      'Oder ein Programm nennen, das es ausgibt: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
    ],
  },
  'keychain-unavailable': {
    cause:
      'Dieser Rechner bietet keinen Schlüsselbund (kein Secret Service am Session-Bus, oder dessen Bibliothek fehlt); das Passwort war daher nicht lesbar.',
    remedy: [
      'Sagt der Beleg, dass keytar nicht installiert ist: npm install -g --include=optional recruitmail',
      'Unter Debian und Ubuntu: apt install libsecret-1-0 gnome-keyring, dann in einer Sitzung mit D-Bus starten: dbus-run-session -- bash',
      [
        'Auf Servern und in Containern das Passwort in {environmentName} übergeben.',
        'Auf Servern und in Containern das Passwort in einer Umgebungsvariablen übergeben.',
      ],
      'Oder ein Programm nennen, das es ausgibt: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
    ],
  },
  'password-command-failed': {
    cause: 'Das als passwordCommand genannte Programm ist gescheitert, gab nichts aus oder endete nicht rechtzeitig.',
    remedy: [
      'Das Programm von Hand unter demselben Benutzer starten und lesen, was es auf der Standardfehlerausgabe meldet.',
      'Programm und Argumente als Liste angeben; es ist keine Shell im Spiel, Pipes und Variablen wirken dort also nicht: {set} --password-command \'["PROGRAM", "ARGUMENT"]\'',
      'Prüfen, ob es weder ein Terminal noch eine entsperrte Sitzung braucht (op, pass und vault brauchen sie oft).',
    ],
  },
}
