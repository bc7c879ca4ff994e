import type {TranscriptLine} from '../connection/transcript.js'
import type {CheckStatus, Verdict} from '../connection-test/result.js'
import type {CheckName} from '../diagnosis/finding.js'
import type {Encryption} from '../settings/settings.js'
import type {Translated} from '../wording/language.js'

/** Headings, labels and sentences of the report for the IT department. */
export const reportWords = {
  title: {en: 'Recruiting e-mail: connection test', de: 'Recruiting-E-Mail: Verbindungstest'},
  intro: {
    en: 'Tested {date} from {host} with recruitmail {version}, in {time}.',
    de: 'Getestet am {date} von {host} aus mit recruitmail {version}, Dauer {time}.',
  },
  contents: {en: 'Companies', de: 'Gesellschaften'},
  company: {en: 'Company', de: 'Gesellschaft'},
  verdict: {en: 'Verdict', de: 'Ergebnis'},
  firstCause: {en: 'First cause', de: 'Erste Ursache'},
  cause: {en: 'Likeliest cause', de: 'Wahrscheinlichste Ursache'},
  said: {en: 'What was said and measured', de: 'Antworten und Messwerte'},
  todo: {en: 'What to do', de: 'Was zu tun ist'},
  also: {en: 'Also found', de: 'Außerdem gefunden'},
  ruledOut: {en: 'What was ruled out', de: 'Ausgeschlossene Ursachen'},
  retest: {en: 'How to test again', de: 'Erneut testen'},
  tested: {en: 'What was tested', de: 'Was getestet wurde'},
  sender: {en: 'Sender', de: 'Absender'},
  channel: {en: 'Channel', de: 'E-Mail-Kanal'},
  inherited: {en: '{channel}, of the main company', de: '{channel}, von der Hauptgesellschaft'},
  redirect: {en: 'Redirect', de: 'Umleitung'},
  redirectWay: {en: '{from} to {to}', de: '{from} an {to}'},
  when: {en: 'Time of the test', de: 'Zeitpunkt des Tests'},
  from: {en: 'Tested from', de: 'Getestet von'},
  took: {en: 'Duration', de: 'Dauer'},
  server: {en: 'Server', de: 'Server'},
  addresses: {en: 'IP addresses', de: 'IP-Adressen'},
  encryption: {en: 'Encryption', de: 'Verschlüsselung'},
  negotiated: {en: 'TLS version and cipher', de: 'TLS-Version und Cipher-Suite'},
  certificate: {en: 'Certificate for', de: 'Zertifikat für'},
  issuer: {en: 'Issued by', de: 'Ausgestellt von'},
  names: {en: 'Valid for the names', de: 'Gültig für die Namen'},
  validTo: {en: 'Valid until', de: 'Gültig bis'},
  greeting: {en: 'Greeting', de: 'Begrüßung'},
  offered: {en: 'Extensions', de: 'Erweiterungen'},
  login: {en: 'Login method', de: 'Anmeldung mit'},
  folder: {en: 'Folder', de: 'Ordner'},
  checks: {en: 'All checks', de: 'Alle Prüfungen'},
  check: {en: 'Check', de: 'Prüfung'},
  result: {en: 'Result', de: 'Ergebnis'},
  time: {en: 'Time', de: 'Zeit'},
  seen: {en: 'Seen', de: 'Messwert'},
  message: {en: 'The test message and the DNS', de: 'Testnachricht und DNS'},
  arrival: {en: 'Arrival in the inbound mailbox', de: 'Ankunft im Eingangspostfach'},
  arrivalOutside: {en: 'Arrival of a message from outside', de: 'Ankunft einer Nachricht von außen'},
  arrivedIn: {en: 'after {time} in {folder}', de: 'nach {time} in {folder}'},
  copies: {en: '{count} copies', de: '{count} Exemplare'},
  headers: {en: 'Header fields and text', de: 'Header und Text'},
  copyIn: {en: 'Copy in the mailbox of the company', de: 'Kopie im Postfach der Gesellschaft'},
  before: {en: 'before: {value}', de: 'vorher: {value}'},
  afterwards: {en: 'afterwards: {value}', de: 'nachher: {value}'},
  judged: {en: '{method} of the arrived message', de: '{method} der angekommenen Nachricht'},
  judgedFor: {en: '{result} for {domain}', de: '{result} für {domain}'},
  record: {en: '{type} record of the sender domain', de: '{type}-Eintrag der Absenderdomain'},
  conversations: {en: 'What was said on the wire', de: 'Mitschnitt der Verbindungen'},
  redacted: {
    en: 'Passwords and message contents are left out. C is this program, S the server, – what became of the connection; times in ms.',
    de: 'Passwörter und Nachrichteninhalte sind ausgelassen. C ist dieses Programm, S der Server, – das Geschehen auf der Verbindung; Zeiten in ms.',
  },
  lines: {en: '{count} lines', de: '{count} Zeilen'},
  explain: {en: 'More about this cause: {command}', de: 'Mehr zu dieser Ursache: {command}'},
  privacy: {
    en: 'This report holds neither passwords nor data of candidates: only a test message of its own was looked at.',
    de: 'Dieser Bericht enthält weder Passwörter noch Daten von Bewerbenden: Ausgewertet wurde nur eine eigene Testnachricht.',
  },
} satisfies Record<string, Translated>

export const verdictLines: Readonly<Record<Verdict, Translated>> = {
  passed: {en: 'Everything works', de: 'Alles funktioniert'},
  degraded: {en: 'It works, with warnings', de: 'Funktioniert, mit Warnungen'},
  failed: {en: 'The e-mail channel is broken', de: 'Der E-Mail-Kanal ist gestört'},
  untested: {en: 'It could not be tested', de: 'Der Test war nicht möglich'},
}

/** What a passed company's report says where others name their cause. */
export const passedLine: Translated = {
  en: 'A test message left as {address} and came back through the redirect. Sender, encryption and DNS are in order.',
  de: 'Eine Testnachricht wurde als {address} verschickt und kam über die Umleitung an. Absender, Verschlüsselung und DNS sind in Ordnung.',
}

export const encryptionWords: Readonly<Record<Encryption, Translated>> = {
  tls: {en: 'TLS from the first byte (SSL/TLS)', de: 'TLS ab dem ersten Byte (SSL/TLS)'},
  starttls: {en: 'STARTTLS, required', de: 'STARTTLS, verpflichtend'},
  none: {en: 'none (loopback)', de: 'keine (Loopback)'},
}

/** Who speaks in a line of a conversation. */
export const sideSymbols: Readonly<Record<TranscriptLine['from'], string>> = {client: 'C', server: 'S', note: '–'}

export const statusSymbols: Readonly<Record<CheckStatus, string>> = {
  passed: '✓',
  warning: '!',
  failed: '✗',
  'not-reached': '·',
  skipped: '–',
}

/** The checks by their names for people. */
export const checkTitles: Readonly<Record<CheckName, Translated>> = {
  settings: {en: 'Settings and passwords', de: 'Einstellungen und Passwörter'},
  'smtp-dns': {en: 'Mail server: name', de: 'Mailserver: Name'},
  'smtp-connect': {en: 'Mail server: connection', de: 'Mailserver: Verbindung'},
  'smtp-tls': {en: 'Mail server: encryption', de: 'Mailserver: Verschlüsselung'},
  'smtp-ehlo': {en: 'Mail server: greeting', de: 'Mailserver: Begrüßung'},
  'smtp-auth': {en: 'Mail server: login', de: 'Mailserver: Anmeldung'},
  'smtp-sender': {en: 'Mail server: sender', de: 'Mailserver: Absender'},
  'smtp-recipient': {en: 'Mail server: recipient', de: 'Mailserver: Empfänger'},
  'smtp-accept': {en: 'Mail server: message taken over', de: 'Mailserver: Nachricht angenommen'},
  'inbound-dns': {en: 'Inbound mailbox: name', de: 'Eingangspostfach: Name'},
  'inbound-connect': {en: 'Inbound mailbox: connection', de: 'Eingangspostfach: Verbindung'},
  'inbound-tls': {en: 'Inbound mailbox: encryption', de: 'Eingangspostfach: Verschlüsselung'},
  'inbound-auth': {en: 'Inbound mailbox: login', de: 'Eingangspostfach: Anmeldung'},
  'inbound-folder': {en: 'Inbound mailbox: folder', de: 'Eingangspostfach: Ordner'},
  'redirect-arrival': {en: 'Redirect: arrival', de: 'Umleitung: Ankunft'},
  'redirect-headers': {en: 'Redirect: header fields and text', de: 'Umleitung: Header und Text'},
  'redirect-copy': {en: 'Redirect: copy at the company', de: 'Umleitung: Kopie bei der Gesellschaft'},
  'sender-authentication': {en: 'SPF, DKIM and DMARC on arrival', de: 'SPF, DKIM und DMARC bei der Ankunft'},
  'domain-policy': {en: 'DNS of the sender domain', de: 'DNS der Absenderdomain'},
}

/** What a passed check rules out as the cause. */
export const ruledOutWords: Readonly<Record<CheckName, Translated>> = {
  settings: {
    en: 'Settings: they are complete, and the passwords are there.',
    de: 'Einstellungen: Sie sind vollständig, die Passwörter liegen vor.',
  },
  'smtp-dns': {
    en: 'Name of the mail server: it resolves ({said}).',
    de: 'Name des Mailservers: Er wird aufgelöst ({said}).',
  },
  'smtp-connect': {
    en: 'Network and firewall: the mail server takes connections ({said}).',
    de: 'Netz und Firewall: Der Mailserver nimmt Verbindungen an ({said}).',
  },
  'smtp-tls': {
    en: 'Encryption and certificate of the mail server: both are valid ({said}).',
    de: 'Verschlüsselung und Zertifikat des Mailservers: Beides ist gültig ({said}).',
  },
  'smtp-ehlo': {
    en: 'Service on the port: a mail server greets ({said}).',
    de: 'Dienst am Port: Dort meldet sich ein Mailserver ({said}).',
  },
  'smtp-auth': {
    en: 'Login on the mail server: user name and password are accepted.',
    de: 'Anmeldung am Mailserver: Anmeldename und Passwort werden akzeptiert.',
  },
  'smtp-sender': {
    en: 'Sender: the mail server takes it ({said}).',
    de: 'Absender: Der Mailserver nimmt ihn an ({said}).',
  },
  'smtp-recipient': {
    en: 'Recruiting address: the mail server takes it ({said}).',
    de: 'Recruiting-Adresse: Der Mailserver nimmt sie an ({said}).',
  },
  'smtp-accept': {
    en: 'Handing over: the mail server took the message ({said}).',
    de: 'Übergabe: Der Mailserver hat die Nachricht angenommen ({said}).',
  },
  'inbound-dns': {
    en: 'Name of the inbound server: it resolves ({said}).',
    de: 'Name des Servers für das Eingangspostfach: Er wird aufgelöst ({said}).',
  },
  'inbound-connect': {
    en: 'Way to the inbound mailbox: its server takes connections ({said}).',
    de: 'Weg zum Eingangspostfach: Sein Server nimmt Verbindungen an ({said}).',
  },
  'inbound-tls': {
    en: 'Encryption and certificate of the inbound server: both are valid ({said}).',
    de: 'Verschlüsselung und Zertifikat beim Eingangspostfach: Beides ist gültig ({said}).',
  },
  'inbound-auth': {
    en: 'Login to the inbound mailbox: user name and password are accepted.',
    de: 'Anmeldung am Eingangspostfach: Anmeldename und Passwort werden akzeptiert.',
  },
  'inbound-folder': {
    en: 'Inbound folder: it can be read ({said}).',
    de: 'Ordner des Eingangspostfachs: Er lässt sich lesen ({said}).',
  },
  'redirect-arrival': {
    en: 'Redirect: the test message arrived ({said}).',
    de: 'Umleitung: Die Testnachricht kam an ({said}).',
  },
  'redirect-headers': {
    en: 'Changes on the way: header fields and text arrived as they were sent.',
    de: 'Veränderungen unterwegs: Header und Text kamen an, wie sie verschickt wurden.',
  },
  'redirect-copy': {
    en: 'Copy: it stays in the mailbox of the company ({said}).',
    de: 'Kopie: Sie bleibt im Postfach der Gesellschaft ({said}).',
  },
  'sender-authentication': {
    en: 'Authenticity of the arrived message: in order ({said}).',
    de: 'Echtheit der angekommenen Nachricht: in Ordnung ({said}).',
  },
  'domain-policy': {
    en: 'MX, SPF and DMARC of the sender domain: in order ({said}).',
    de: 'MX, SPF und DMARC der Absenderdomain: in Ordnung ({said}).',
  },
}
