import type {oauth as english} from '../catalogue/oauth.js'
import type {TextsOf} from '../entry.js'
import {enterPassword, testAgain, waitAndTest} from './steps.js'

const freshToken: readonly string[] = [
  'Ein frisches Token holen und prüfen, ob es zu haben ist: recruitmail secret status {secretId}',
  'Ein frisches Token holen und prüfen, ob es zu haben ist: recruitmail secret status',
]
const lookIntoToken =
  'Das Token auf diesem Rechner ansehen, nie auf einer Webseite: PROGRAM | cut -d. -f2 | base64 -d (aud, scp oder roles, upn oder appid)'
const grantConsent = 'Zustimmung erteilen: https://login.microsoftonline.com/TENANT/adminconsent?client_id=APP'

/** OAuth tokens: getting them, and having them accepted. */
export const oauth: TextsOf<typeof english> = {
  'oauth-token-expired': {
    cause:
      'Der Server nimmt das Zugriffstoken für {account} nicht an; meist ist es abgelaufen (es gilt etwa eine Stunde).',
    remedy: [
      'Das als passwordCommand genannte Programm bei jedem Lauf ein frisches Token holen lassen, statt ein gespeichertes auszugeben.',
      freshToken,
      testAgain,
    ],
  },
  'oauth-refresh-revoked': {
    cause:
      'Die gespeicherte Zustimmung gilt nicht mehr: Das Passwort wurde geändert, der Zugriff widerrufen, oder sie wurde lange nicht benutzt.',
    remedy: [
      'Mit dem Programm, das das Token holt, als Inhaber des Postfachs neu anmelden.',
      'Bei Google die App veröffentlichen, denn im Test endet jede Zustimmung nach sieben Tagen: console.cloud.google.com › Google Auth Platform › Zielgruppe › App veröffentlichen.',
      freshToken,
    ],
  },
  'oauth-secret-expired': {
    cause: 'Der geheime Clientschlüssel der App-Registrierung ist abgelaufen.',
    remedy: [
      'Einen neuen erstellen: entra.microsoft.com › App-Registrierungen › App › Zertifikate & Geheimnisse › Neuer geheimer Clientschlüssel.',
      'Dessen Wert dem Programm geben, das das Token holt.',
      freshToken,
    ],
  },
  'oauth-secret-wrong': {
    cause: 'Der geheime Clientschlüssel ist falsch; oft wurde statt des Werts die „Geheime ID“ kopiert.',
    remedy: [
      'Die Spalte „Wert“ kopieren, nicht „Geheime ID“: entra.microsoft.com › App-Registrierungen › App › Zertifikate & Geheimnisse; der Wert ist nur gleich nach dem Erstellen zu sehen.',
      'Ihn dem Programm geben, das das Token holt.',
      freshToken,
    ],
  },
  'oauth-app-not-in-tenant': {
    cause:
      'Die App ist in dieser Microsoft-365-Organisation unbekannt: falscher Mandant, falsche Anwendungs-ID, oder niemand hat zugestimmt.',
    remedy: [
      'Anwendungs-ID und Mandanten-ID vergleichen mit entra.microsoft.com › App-Registrierungen › App › Übersicht.',
      grantConsent,
      freshToken,
    ],
  },
  'oauth-consent-missing': {
    cause: 'Die Administration hat dieser App noch nicht erlaubt, für das Postfach zu handeln.',
    remedy: [
      'Microsoft: entra.microsoft.com › App-Registrierungen › App › API-Berechtigungen › Administratorzustimmung erteilen.',
      'Google: admin.google.com › Sicherheit › Zugriffs- und Datenkontrolle › API-Steuerung › App-Zugriffssteuerung, die App auf „Vertrauenswürdig“ setzen.',
      freshToken,
    ],
    remedyFor: {
      microsoft365: [
        'entra.microsoft.com › App-Registrierungen › App › API-Berechtigungen › Administratorzustimmung erteilen.',
        grantConsent,
        freshToken,
      ],
      google: [
        'admin.google.com › Sicherheit › Zugriffs- und Datenkontrolle › API-Steuerung › App-Zugriffssteuerung: die App auf „Vertrauenswürdig“ setzen.',
        freshToken,
      ],
    },
  },
  'oauth-tenant-wrong': {
    cause:
      'Den für die Anmeldung genannten Mandanten gibt es nicht, oder die App gehört nur zu einem Mandanten und es wurde „common“ verwendet.',
    remedy: [
      [
        'Die Mandanten-ID steht in „issuer“: curl https://login.microsoftonline.com/{senderDomain}/.well-known/openid-configuration',
        'Die Mandanten-ID nachsehen: entra.microsoft.com › Übersicht.',
      ],
      'Sie dem Programm geben, das das Token holt, statt „common“ oder einer vertippten ID.',
      freshToken,
    ],
  },
  'oauth-mfa-required': {
    cause: 'Die Organisation verlangt eine mehrstufige Authentifizierung, die einmal im Browser geschehen muss.',
    remedy: [
      'Mit dem Programm, das das Token holt, einmal im Browser anmelden (Autorisierungscode oder Gerätecode statt Passwort).',
      'Für unbeaufsichtigten Betrieb der App eine eigene Berechtigung geben: entra.microsoft.com › App-Registrierungen › App › API-Berechtigungen › Office 365 Exchange Online › Anwendungsberechtigungen › IMAP.AccessAsApp und SMTP.SendAsApp.',
      freshToken,
    ],
  },
  'oauth-ca-blocked': {
    cause: 'Eine Regel für bedingten Zugriff der Organisation sperrt diese Anmeldung.',
    remedy: [
      'Nachlesen, welche Regel: entra.microsoft.com › Überwachung & Integrität › Anmeldeprotokolle, die gescheiterte Anmeldung zum Zeitpunkt des Tests › Bedingter Zugriff.',
      'Konto oder App von dieser Regel ausnehmen: entra.microsoft.com › Schutz › Bedingter Zugriff › Richtlinien.',
      freshToken,
    ],
  },
  'oauth-password-wrong': {
    cause: 'Der Anmeldeserver nimmt Anmeldenamen oder Passwort nicht an.',
    remedy: [
      'Unter outlook.office.com mit dem Konto anmelden, um das Passwort zu prüfen; stimmt es nicht, im Admin Center zurücksetzen.',
      'Das Programm das Token über eine Anmeldung im Browser oder mit Gerätecode holen lassen statt mit Passwort.',
      freshToken,
    ],
  },
  'oauth-scope-invalid': {
    cause: 'Die angeforderte Berechtigung gibt es nicht, oder sie passt nicht zu den übrigen.',
    remedy: [
      'Nur Berechtigungen einer einzigen Ressource anfordern: https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
      'Ohne Benutzer genau dies anfordern: https://outlook.office365.com/.default',
      freshToken,
    ],
  },
  'oauth-wrong-audience': {
    cause: 'Das Token gilt für einen anderen Dienst ({audience}) als für E-Mail über IMAP und SMTP.',
    remedy: [
      lookIntoToken,
      'Anfordern: https://outlook.office365.com/.default (nur App) oder https://outlook.office.com/SMTP.Send und IMAP.AccessAsUser.All (Benutzer).',
      freshToken,
    ],
  },
  'oauth-missing-app-role': {
    cause:
      'Das Token enthält weder eine Rolle noch eine Berechtigung (scp) für dieses Protokoll: Es fehlt die Berechtigung oder die Zustimmung dazu.',
    remedy: [
      lookIntoToken,
      'Token eines Benutzers: https://outlook.office.com/SMTP.Send und https://outlook.office.com/IMAP.AccessAsUser.All anfordern',
      'Token einer App: entra.microsoft.com › App-Registrierungen › App › API-Berechtigungen › Hinzufügen › Von meiner Organisation verwendete APIs › Office 365 Exchange Online › Anwendungsberechtigungen: IMAP.AccessAsApp und SMTP.SendAsApp.',
      grantConsent,
      freshToken,
    ],
  },
  'oauth-user-mismatch': {
    cause: 'Das Token gehört einem anderen Benutzer als {account}, und dieser Benutzer hat darauf kein Recht.',
    remedy: [
      lookIntoToken,
      'Als {account} anmelden oder das Recht geben: Add-MailboxPermission {account} -User USER -AccessRights FullAccess',
      freshToken,
    ],
  },
  'oauth-google-scope': {
    cause: 'Dem Token fehlt die Berechtigung https://mail.google.com/, die IMAP und SMTP bei Google brauchen.',
    remedy: [
      'Die Berechtigung https://mail.google.com/ anfordern und bei der Anmeldung alle Häkchen stehen lassen.',
      freshToken,
    ],
  },
  'oauth-google-dwd-missing': {
    cause:
      'Das Dienstkonto darf nicht für Nutzer dieses Google Workspace handeln: Client-ID und Berechtigung (Scope) fehlen in der domainweiten Delegierung.',
    remedy: [
      'admin.google.com › Sicherheit › Zugriffs- und Datenkontrolle › API-Steuerung › Domainweite Delegierung: die Client-ID eintragen mit https://mail.google.com/',
      freshToken,
    ],
  },
  'oauth-clock-skew': {
    cause: 'Die Uhr dieses Rechners geht falsch; die signierte Anfrage ist deshalb derzeit ungültig.',
    remedy: [
      'Nachsehen, wie weit sie abweicht: timedatectl timesync-status (Windows: w32tm /query /status)',
      'Die Uhr stellen: timedatectl set-ntp true (Windows: w32tm /resync)',
      testAgain,
    ],
  },
  'oauth-endpoint-unreachable': {
    cause: 'Der Anmeldeserver des Anbieters ist von hier nicht erreichbar; deshalb konnte kein Token geholt werden.',
    remedy: [
      'Prüfen, ob er erreicht wird: curl -I https://login.microsoftonline.com oder curl -I https://oauth2.googleapis.com',
      'HTTPS zu diesem Host im Proxy oder in der Firewall erlauben.',
      waitAndTest,
    ],
  },
  'oauth-token-unrecognised': {
    cause: 'Der Anmeldeserver verweigert ein Token mit Worten, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: ['Eine AADSTS-Nummer nachschlagen: https://login.microsoftonline.com/error', freshToken],
  },
  'oauth-not-supported-by-provider': {
    cause:
      '{host} bietet keine Anmeldung per OAuth an (XOAUTH2 oder OAUTHBEARER); ein Token ist dort nicht zu gebrauchen.',
    remedy: ['Das Passwort des Postfachs oder ein App-Passwort verwenden: {set} --auth password', enterPassword],
  },
}
