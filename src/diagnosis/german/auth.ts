import type {auth as english} from '../catalogue/auth.js'
import type {TextsOf} from '../entry.js'
import {mailboxLogin, newAppPassword, unlockAccount} from './login-steps.js'
import {askAdmin, askProvider, enterAppPassword, enterPassword, testAgain, useStarttls, waitAndTest} from './steps.js'

const loginForm: readonly string[] = [
  'Nachsehen, welche Form des Anmeldenamens der Anbieter verlangt: recruitmail provider detect {address}',
  'Nachsehen, welche Form des Anmeldenamens der Anbieter verlangt: recruitmail provider list',
]

/** The login to a submission server. */
export const auth: TextsOf<typeof english> = {
  'smtp-auth-bad-credentials': {
    cause: '{host} lehnt den Anmeldenamen ({account}) oder das Passwort dazu ab.',
    remedy: [
      enterPassword,
      loginForm,
      'Im Webmail des Anbieters als {account} anmelden; scheitert auch das, in dessen Verwaltungsoberfläche ein neues Passwort setzen.',
    ],
    remedyFor: {
      ...mailboxLogin,
      mailjet: [
        'Der Anmeldename ist der API-Schlüssel, das Passwort der geheime Schlüssel: app.mailjet.com/account/apikeys',
        'Den Anmeldenamen setzen: {set} --account API-KEY',
        enterAppPassword,
      ],
      brevo: [
        'Der Anmeldename steht über den SMTP-Schlüsseln, das Passwort ist ein SMTP-Schlüssel, kein API-Schlüssel: app.brevo.com/settings/keys/smtp',
        'Den Anmeldenamen setzen: {set} --account LOGIN',
        enterAppPassword,
      ],
    },
  },
  'smtp-auth-username-form': {
    cause:
      'Die Anmeldung wurde abgelehnt, und {account} hat nicht die Form, die dieser Anbieter für Anmeldenamen verwendet.',
    remedy: ['Mit der vollen Adresse anmelden: {set} --account {address}', loginForm, enterPassword],
    remedyFor: {
      'web-de': ['WEB.DE nimmt als Anmeldenamen den Teil vor dem @: {set} --account {localPart}', enterPassword],
      'all-inkl': [
        'Der Anmeldename ist der Postfachname (m0…): KAS › E-Mail › Postfach. {set} --account m0…',
        enterPassword,
      ],
      mittwald: ['Der Anmeldename ist der Postfachname (p…p…) oder die Adresse: {set} --account LOGIN', enterPassword],
      hosteurope: ['Der Anmeldename ist der Postfachname (wp…): KIS › E-Mail. {set} --account wp…', enterPassword],
    },
  },
  'smtp-auth-app-password-required': {
    cause:
      'Für dieses Konto ist die Zwei-Faktor-Authentifizierung eingeschaltet; hier gilt nur ein App-Passwort, nicht das Passwort des Kontos.',
    remedy: [
      'App-Passwort für {account} erstellen: im Webmail des Anbieters, unter Sicherheit oder Zwei-Faktor-Authentifizierung.',
      enterAppPassword,
    ],
    remedyFor: {
      google: [newAppPassword.google, enterAppPassword, 'Oder per OAuth anmelden: {loginGoogle}'],
      yahoo: [newAppPassword.yahoo, enterAppPassword],
      aol: [newAppPassword.aol, enterAppPassword],
      icloud: [newAppPassword.icloud, enterAppPassword],
      gmx: [newAppPassword.unitedInternet, enterAppPassword],
      'web-de': [newAppPassword.unitedInternet, enterAppPassword],
      zoho: [newAppPassword.zoho, enterAppPassword],
      fastmail: [newAppPassword.fastmail, enterAppPassword],
      posteo: [newAppPassword.posteo, enterAppPassword],
      'mailbox-org': [newAppPassword.mailboxOrg, enterAppPassword],
      infomaniak: [newAppPassword.infomaniak, enterAppPassword],
      zimbra: [newAppPassword.zimbra, enterAppPassword],
      yandex: [newAppPassword.yandex, enterAppPassword],
    },
  },
  'smtp-auth-google-password-disabled': {
    cause:
      'Google nimmt diesen Anmeldenamen mit diesem Passwort nicht an; das Passwort des Kontos gilt für Mailprogramme nicht mehr, nur noch App-Passwörter und OAuth.',
    remedy: [newAppPassword.google, enterAppPassword, 'Oder per OAuth anmelden: {loginGoogle}'],
  },
  'smtp-auth-google-web-login-required': {
    cause: 'Google hält diese Anmeldung für verdächtig und verlangt, dass sich der Inhaber zuerst im Browser anmeldet.',
    remedy: [
      'Unter accounts.google.com als {account} anmelden, am besten aus diesem Netz, und die Rückfrage zur Aktivität bestätigen.',
      newAppPassword.google,
      'Oder per OAuth anmelden: {loginGoogle}',
      testAgain,
    ],
  },
  'smtp-auth-google-too-many-logins': {
    cause: 'Google stellt zu viele Anmeldungen dieses Kontos in kurzer Zeit fest.',
    remedy: [
      'Eine Stunde warten, dann erneut testen: {retest}',
      'Das Gerät oder Skript finden, das sich ständig anmeldet: myaccount.google.com/device-activity, im Workspace admin.google.com › Berichterstellung › Audit und Prüfung › Nutzerprotokollereignisse.',
    ],
  },
  'smtp-auth-google-temporary': {
    cause: 'Google kann Anmeldungen zurzeit nicht prüfen.',
    remedy: [waitAndTest, 'Nachsehen, ob Google eine Störung meldet: google.com/appsstatus'],
  },
  'smtp-auth-ms-tenant-disabled': {
    cause:
      'Die SMTP-Anmeldung ist in der ganzen Microsoft-365-Organisation ausgeschaltet (so ist es voreingestellt), für Passwörter wie für OAuth.',
    remedy: [
      'Nur für dieses Postfach erlauben, in Exchange Online PowerShell: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Oder unter admin.microsoft.com: Benutzer › Aktive Benutzer › {account} › E-Mail › E-Mail-Apps verwalten › Authentifiziertes SMTP.',
      'Bis zu einer Stunde warten, dann erneut testen: {retest}',
    ],
  },
  'smtp-auth-ms-mailbox-disabled': {
    cause: 'Die SMTP-Anmeldung ist für dieses Microsoft-365-Postfach ausgeschaltet.',
    remedy: [
      'In Exchange Online PowerShell: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Oder unter admin.microsoft.com: Benutzer › Aktive Benutzer › {account} › E-Mail › E-Mail-Apps verwalten › Authentifiziertes SMTP.',
      'Bis zu einer Stunde warten, dann erneut testen: {retest}',
    ],
  },
  'smtp-auth-ms-basic-disabled': {
    cause: 'Microsoft nimmt für dieses Postfach keine Anmeldung mit Passwort (Standardauthentifizierung) mehr an.',
    remedy: [
      'Per OAuth anmelden: {loginMicrosoft}',
      'Als Übergang, bis Microsoft dies abschafft: New-AuthenticationPolicy -Name "SMTP AUTH" -AllowBasicAuthSmtp',
      'Dann zuweisen: Set-User -Identity {account} -AuthenticationPolicy "SMTP AUTH"',
    ],
    remedyFor: {
      'outlook-com': [
        'Outlook.com nimmt seit dem 16. September 2024 keine Passwörter mehr an. Per OAuth anmelden: {loginMicrosoft}',
      ],
    },
  },
  'smtp-auth-ms-basic-retired': {
    cause: 'Microsoft hat die Anmeldung mit Passwort (Standardauthentifizierung) für den Versand abgeschaltet.',
    remedy: [
      'Per OAuth anmelden: {loginMicrosoft}',
      'Als Übergang, solange Microsoft es erlaubt, schaltet die Administration sie wieder ein: admin.exchange.microsoft.com › Einstellungen › Nachrichtenfluss.',
      'Nachsehen, wer sonst noch mit Passwort versendet: admin.exchange.microsoft.com › Berichte › Nachrichtenfluss › Clients für die SMTP-AUTH-Übermittlung.',
      'Für Geräte ohne OAuth: ein Connector als Relay, High Volume Email oder Azure Communication Services.',
    ],
  },
  'smtp-auth-ms-security-defaults': {
    cause:
      'Die Sicherheitsstandards der Microsoft-365-Organisation verbieten Mailprogrammen die Anmeldung mit Passwort.',
    remedy: [
      'Per OAuth anmelden: {loginMicrosoft}',
      'Oder die Sicherheitsstandards durch bedingten Zugriff mit einer Ausnahme für {account} ersetzen: entra.microsoft.com › Identität › Übersicht › Eigenschaften.',
    ],
  },
  'smtp-auth-ms-conditional-access': {
    cause:
      'Eine Anmelderegel der Microsoft-365-Organisation (bedingter Zugriff, Smart Lockout, Sperre älterer Anmeldeverfahren) hat diese Anmeldung abgelehnt.',
    remedy: [
      'Den Grund nachlesen: entra.microsoft.com › Benutzer › {account} › Anmeldeprotokolle, die gescheiterte Anmeldung zum Zeitpunkt des Tests.',
      'Für {account} unter Schutz › Bedingter Zugriff eine Ausnahme einrichten oder per OAuth anmelden: {loginMicrosoft}',
    ],
  },
  'smtp-auth-ms-credentials-incorrect': {
    cause:
      'Laut Microsoft ist das Passwort für {account} falsch; dieselbe Antwort kommt, wenn sich ein Konto mit mehrstufiger Authentifizierung (MFA) mit dem gewöhnlichen Passwort anmeldet.',
    remedy: [
      'Unter outlook.office.com als {account} anmelden, um das Passwort zu prüfen; stimmt es nicht, im Admin Center zurücksetzen.',
      enterPassword,
      'Bei mehrstufiger Authentifizierung OAuth verwenden: {loginMicrosoft}',
    ],
  },
  'smtp-auth-ms-unsuccessful': {
    cause:
      'Microsoft lehnt die Anmeldung ab, ohne den Grund zu nennen: falsches Passwort, SMTP-Anmeldung für das Postfach ausgeschaltet oder ein Token für eine andere Ressource oder einen anderen Benutzer.',
    remedy: [
      'Nachsehen, ob die SMTP-Anmeldung ausgeschaltet ist: Get-CASMailbox -Identity {account} | fl SmtpClientAuthenticationDisabled',
      'Einschalten: Set-CASMailbox -Identity {account} -SmtpClientAuthenticationDisabled $false',
      'Den Grund nachlesen: entra.microsoft.com › Benutzer › {account} › Anmeldeprotokolle, die gescheiterte Anmeldung zum Zeitpunkt des Tests.',
      'Bei OAuth muss das Token für https://outlook.office365.com und für {account} gelten: {loginMicrosoft}',
      enterPassword,
    ],
  },
  'smtp-auth-ms-shared-mailbox-login': {
    cause: '{account} ist ein freigegebenes Postfach, das sich nicht selbst anmelden kann.',
    remedy: [
      'Prüfen, ob es eines ist: Get-Mailbox {account} | fl RecipientTypeDetails',
      'Als Mitglied mit dem Recht „Senden als“ per OAuth anmelden und als Konto die freigegebene Adresse nennen: {loginMicrosoft}',
      'Dem Mitglied das Recht geben: Add-RecipientPermission {account} -Trustee MEMBER -AccessRights SendAs',
      'Oder einer Anwendung Zugang geben: New-ServicePrincipal -AppId APP -ObjectId OBJECT, dann Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
  },
  'smtp-auth-ms-sp-object-id': {
    cause:
      'Das Token der App ist in Ordnung, Exchange kennt die App aber nicht: Ihr Dienstprinzipal fehlt oder wurde mit der Objekt-ID der App-Registrierung angelegt statt mit der Objekt-ID der Unternehmensanwendung.',
    remedy: [
      'Die IDs mit Entra › Unternehmensanwendungen › App vergleichen: Get-ServicePrincipal | fl DisplayName,AppId,ObjectId',
      'Den falschen entfernen: Remove-ServicePrincipal -Identity OBJECT',
      'Mit der Objekt-ID der Unternehmensanwendung neu anlegen: New-ServicePrincipal -AppId APP -ObjectId OBJECT',
      'Das Postfach wieder freigeben: Add-MailboxPermission {account} -User OBJECT -AccessRights FullAccess',
    ],
  },
  'smtp-auth-yahoo-app-password': {
    cause:
      'Yahoo und AOL nehmen von Mailprogrammen nur App-Passwörter an; auf das Passwort des Kontos folgt schon beim ersten Versuch diese Antwort.',
    remedy: [newAppPassword.yahoo, enterAppPassword],
    remedyFor: {aol: [newAppPassword.aol, enterAppPassword]},
  },
  'smtp-auth-icloud-app-specific': {
    cause: 'Apple iCloud nimmt nur ein App-spezifisches Passwort an, mit der primären iCloud-Adresse als Anmeldenamen.',
    remedy: [
      newAppPassword.icloud,
      enterAppPassword,
      'Mit der vollen primären Adresse anmelden, auch bei eigener Domain: {set} --account NAME@icloud.com',
    ],
  },
  'smtp-auth-gmx-webde-access-off': {
    cause:
      'GMX oder WEB.DE lehnt die Anmeldung ab: Der Zugriff für Mailprogramme ist für dieses Konto nicht eingeschaltet, die Zwei-Faktor-Authentifizierung verlangt ein anwendungsspezifisches Passwort, oder das Passwort ist falsch.',
    remedy: [
      'Im Webmail: E-Mail › Einstellungen › POP3/IMAP Abruf, den Zugriff einschalten (das Einrichten der 2FA schaltet ihn aus).',
      newAppPassword.unitedInternet,
      enterPassword,
    ],
  },
  'smtp-auth-tonline-mail-password': {
    cause: 'T-Online verlangt ein eigenes Passwort für E-Mail-Programme; das Passwort für das Portal gilt hier nicht.',
    remedy: [newAppPassword.tonline, enterAppPassword],
  },
  'smtp-auth-freenet-access-off': {
    cause:
      'Der Anbieter freenet lehnt die Anmeldung ab: POP3/IMAP/SMTP ist für dieses Postfach nicht aktiviert, oder das Passwort ist falsch.',
    remedy: ['Aktivieren: freenet Mail › Postfach-Einstellungen › POP3/IMAP/SMTP.', enterPassword],
  },
  'smtp-auth-zoho-datacenter': {
    cause:
      'Zoho lehnt die Anmeldung ab: Das Konto liegt in einem anderen Rechenzentrum (.eu, .com, .in), oder die Zwei-Faktor-Authentifizierung verlangt ein App-Passwort.',
    remedy: [
      'Den Host des Rechenzentrums nehmen, das nach der Anmeldung in der Adresszeile steht: {set} --host smtp.zoho.eu (oder smtp.zoho.com, smtppro.zoho.eu)',
      newAppPassword.zoho,
      enterAppPassword,
    ],
  },
  'smtp-auth-fastmail-app-password': {
    cause:
      'Fastmail nimmt nur App-Passwörter mit der Berechtigung „Mail“ an und als Anmeldenamen nur den Hauptbenutzernamen, keinen Alias.',
    remedy: [newAppPassword.fastmail, 'Mit dem Hauptbenutzernamen anmelden: {set} --account USER', enterAppPassword],
  },
  'smtp-auth-posteo-app-password': {
    cause: 'Posteo nimmt von Mailprogrammen ein App-Passwort an, nicht das Passwort des Kontos.',
    remedy: [newAppPassword.posteo, enterAppPassword, newAppPassword.posteoAccess],
  },
  'smtp-auth-proton-not-token': {
    cause: 'Proton nimmt ein SMTP-Token an, das für genau diese Adresse erstellt wurde, nicht das Passwort des Kontos.',
    remedy: [
      'SMTP-Token erstellen: Proton Mail › Einstellungen › Alle Einstellungen › IMAP/SMTP › SMTP-Token, für {account}.',
      enterAppPassword,
    ],
  },
  'smtp-auth-ses-wrong-credentials': {
    cause:
      'Amazon SES kennt diese SMTP-Zugangsdaten nicht: Es wurden AWS-Schlüssel eingegeben, die Region ist eine andere, oder der Schlüssel wurde ersetzt.',
    remedy: [
      'SMTP-Zugangsdaten in der Region von {host} erstellen: console.aws.amazon.com/ses › SMTP settings › Create SMTP credentials.',
      'Den Anmeldenamen setzen: {set} --account SMTP-USER-NAME',
      enterAppPassword,
      'Nach dem Erstellen eine Minute warten, dann erneut testen: {retest}',
    ],
  },
  'smtp-auth-ses-not-subscribed': {
    cause: 'Amazon SES ist für dieses AWS-Konto nicht aktiviert.',
    remedy: [
      'console.aws.amazon.com/ses in der Region von {host} öffnen und die Einrichtung des Kontos abschließen.',
      testAgain,
    ],
  },
  'smtp-auth-sendgrid-apikey': {
    cause:
      'SendGrid verlangt als Anmeldenamen wörtlich apikey und als Passwort einen API-Schlüssel mit der Berechtigung „Mail Send“.',
    remedy: [
      'Einen Schlüssel mit der Berechtigung „Mail Send“ erstellen: app.sendgrid.com/settings/api_keys',
      'Den Anmeldenamen setzen: {set} --account apikey',
      enterAppPassword,
    ],
  },
  'smtp-auth-sendgrid-missing': {
    cause: 'SendGrid nimmt Nachrichten nur nach einer Anmeldung an, und diese fehlte.',
    remedy: ['Den Anmeldenamen setzen: {set} --account apikey', enterAppPassword],
  },
  'smtp-auth-brevo-ip-not-allowed': {
    cause:
      'Brevo erlaubt Anmeldungen nur von eingetragenen IP-Adressen; die Adresse dieses Rechners ist nicht darunter.',
    remedy: [
      'Nachsehen, unter welcher Adresse dieser Rechner erscheint: curl https://checkip.amazonaws.com',
      'Sie eintragen oder die Liste ausschalten: app.brevo.com/security/authorised_ips',
      testAgain,
    ],
  },
  'smtp-auth-mailgun-region': {
    cause:
      'Mailgun lehnt die Anmeldung ab: Die Domain liegt in der anderen Region, oder dies sind nicht die SMTP-Zugangsdaten der Domain.',
    remedy: [
      'Für eine EU-Domain: {set} --host smtp.eu.mailgun.org; für eine US-Domain: {set} --host smtp.mailgun.org',
      'SMTP-Zugangsdaten erstellen: app.mailgun.com › Sending › Domain settings › SMTP credentials.',
      'Den Anmeldenamen setzen: {set} --account postmaster@DOMAIN',
      enterAppPassword,
    ],
  },
  'smtp-auth-postmark-token': {
    cause:
      'Postmark verlangt das Server-API-Token als Anmeldenamen und als Passwort; ein Konto-Token oder ein inaktiver Server wird abgelehnt.',
    remedy: [
      'Ein SMTP-Token erzeugen: account.postmarkapp.com › Server › Message Stream › Settings › SMTP.',
      'Dessen Access Key als Anmeldenamen, den Secret Key als Passwort setzen: {set} --account ACCESS-KEY',
      enterAppPassword,
    ],
  },
  'smtp-auth-required': {
    cause: '{host} nimmt Nachrichten nur nach einer Anmeldung an, und diese fehlte.',
    remedy: [
      'Den Anmeldenamen setzen: {set} --account {address}',
      'Den Submission-Port verwenden, auf dem die Anmeldung angeboten wird: {set} --port {starttlsPort} --encryption starttls',
      enterPassword,
    ],
  },
  'smtp-auth-temporary-failure': {
    cause: '{host} kann Anmeldungen zurzeit nicht prüfen; das Passwort wurde weder angenommen noch abgelehnt.',
    remedy: [waitAndTest, askAdmin],
    remedyFor: {
      'postfix-dovecot': [
        waitAndTest,
        'Nachsehen, warum die Benutzerdatenbank oder das Verzeichnis nicht antwortet: doveadm log errors',
        'Eine Anmeldung auf dem Server versuchen: doveadm auth test {account}',
        askAdmin,
      ],
      zimbra: [waitAndTest, 'Nachsehen, ob das Verzeichnis läuft: zmcontrol status', askAdmin],
    },
  },
  'smtp-auth-too-many-logins': {
    cause: '{host} stellt zu viele Anmeldungen dieses Kontos oder dieser Adresse fest und verlangt eine Pause.',
    remedy: [
      'Eine Viertelstunde warten, dann erneut testen: {retest}',
      'Das Gerät mit dem alten Passwort oder die Überwachung mit zu kurzem Intervall finden, die sich ständig als {account} anmelden.',
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Nachsehen, wer sich so oft anmeldet: journalctl -u postfix --since "1 hour ago" | grep {account}',
        'Das Limit ansehen: postconf smtpd_client_auth_rate_limit; diesen Rechner davon ausnehmen: smtpd_client_event_limit_exceptions.',
        waitAndTest,
      ],
    },
  },
  'smtp-auth-account-locked': {
    cause: '{account} ist beim Anbieter gesperrt, stillgelegt oder deaktiviert.',
    remedy: [
      'Im Browser als {account} anmelden: Die meisten Anbieter nennen dort den Grund.',
      'Das Konto in der Verwaltungsoberfläche des Anbieters freigeben und ein neues Passwort setzen.',
      enterPassword,
    ],
    remedyFor: unlockAccount,
  },
  'smtp-auth-ip-banned': {
    cause: 'Anmeldungen von dieser IP-Adresse sind für eine Weile gesperrt, meist nach gescheiterten Versuchen.',
    remedy: [
      'Zuerst das Passwort berichtigen, sonst kommt die Sperre wieder: recruitmail secret set {secretId}',
      'Nachsehen, unter welcher Adresse dieser Rechner erscheint: curl https://checkip.amazonaws.com',
      'Das Ende der Sperre abwarten oder sie vom Anbieter für diese Adresse aufheben lassen.',
      testAgain,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Zuerst das Passwort berichtigen, sonst kommt die Sperre wieder: recruitmail secret set {secretId}',
        'Auf dem Server nachsehen, wer gesperrt ist: fail2ban-client banned',
        'Die Sperre aufheben: fail2ban-client unban ADDRESS',
        testAgain,
      ],
    },
  },
  'smtp-connection-dropped-at-auth': {
    cause:
      '{host} hat die Verbindung mitten in der Anmeldung ohne Antwort beendet; über das Passwort ist damit nichts bekannt.',
    remedy: [
      waitAndTest,
      'Aus einem anderen Netz testen mit swaks --server {host} --port {port} --quit-after EHLO: Auch eine Sperre dieser Adresse oder ein Filter im hiesigen Netz sieht so aus.',
      askAdmin,
    ],
  },
  'smtp-auth-password-expired': {
    cause: 'Das Passwort für {account} ist abgelaufen und muss geändert werden, bevor es wieder gilt.',
    remedy: [
      'Das Passwort im Webmail oder im Verzeichnis ändern.',
      enterPassword,
      'Für Dienstkonten den Ablauf ausschalten.',
    ],
    remedyFor: {
      microsoft365: [
        'Ändern: admin.microsoft.com › Benutzer › Aktive Benutzer › {account} › Kennwort zurücksetzen.',
        enterPassword,
        'Nicht mehr ablaufen lassen: Update-MgUser -UserId {account} -PasswordPolicies DisablePasswordExpiration',
      ],
      'exchange-onprem': [
        'In Active Directory-Benutzer und -Computer ändern: Konto › Kennwort zurücksetzen.',
        enterPassword,
        'Für ein Dienstkonto: Set-ADUser LOGIN -PasswordNeverExpires $true',
      ],
    },
  },
  'smtp-auth-plaintext-refused': {
    cause: '{host} nimmt über eine unverschlüsselte Sitzung keine Passwörter an.',
    remedy: [useStarttls, 'Oder: {set} --port {tlsPort} --encryption tls'],
  },
  'smtp-auth-too-weak': {
    cause: '{host} hält das Anmeldeverfahren ({mechanism}) für dieses Konto für zu schwach.',
    remedy: [
      'PLAIN über TLS für {account} erlauben lassen.',
      'Oder per OAuth anmelden, wo der Anbieter das hat: {loginMicrosoft}',
      askAdmin,
    ],
    remedyFor: {
      'postfix-dovecot': [
        'Dovecot das Verfahren anbieten lassen: doveconf auth_mechanisms; auth_mechanisms = plain login setzen, dann doveadm reload',
        testAgain,
      ],
    },
  },
  'smtp-auth-charset': {
    cause: 'Das Passwort enthält Zeichen außerhalb von ASCII, die dieser Server anders dekodiert.',
    remedy: ['Ein Passwort aus ASCII-Buchstaben, Ziffern und Sonderzeichen (ohne Umlaute) wählen.', enterPassword],
  },
  'smtp-auth-line-too-long': {
    cause: 'Die Anmeldedaten sind länger, als {host} sie annimmt; große OAuth-Token führen bei alten Servern dazu.',
    remedy: [
      'Ein Token mit weniger Claims und Gruppen anfordern.',
      'Oder mit Passwort anmelden: {set} --auth password',
      askAdmin,
    ],
  },
  'smtp-no-identity-change': {
    cause: 'Auf einer bereits angemeldeten Verbindung wurde eine zweite Anmeldung versucht.',
    remedy: [
      'Nach einem SMTP-Proxy suchen, der eine Verbindung für mehrere Konten benutzt, und das dort ausschalten.',
      testAgain,
    ],
  },
  'smtp-auth-unrecognised': {
    cause: '{host} lehnt die Anmeldung mit Worten ab, die dieses Programm nicht kennt; sie stehen im Beleg.',
    remedy: [
      'Dieselbe Anmeldung von Hand versuchen: swaks --server {host} --port {port} --tls --auth --auth-user {account} --quit-after AUTH (auf Port 465 --tlsc)',
      'Passwort neu eingeben: recruitmail secret set {secretId}',
      askProvider,
    ],
  },
}
