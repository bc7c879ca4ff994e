import type {Rule} from './rule.js'

/** Words that mean "encrypt first", whatever the step. */
export const tlsFirst: readonly Rule[] = [
  {
    code: 'starttls-required',
    text: /must issue a? ?starttls|starttls (is )?(required|first)|(use|issue|need|requires?|send) (a )?starttls|route requires (encryption|tls)/i,
  },
]

/** A login is demanded; Postfix and others say so at MAIL, RCPT or DATA. */
export const loginFirst: readonly Rule[] = [
  {code: 'smtp-auth-ms-basic-retired', text: /basic authentication is not supported for client submission/i},
  {code: 'smtp-auth-sendgrid-missing', text: /unauthenticated senders not allowed/i},
  // Postal gives this number to another refusal
  {code: 'smtp-sender-not-owned', text: /from\/sender name is not valid/i},
  // Exchange uses 530 for much else, with another enhanced code
  {code: 'smtp-auth-required', reply: /^530$/, enhanced: /^(5\.7\.\d+|5\.5\.1)?$/},
  {code: 'smtp-auth-required', enhanced: /^5\.7\.57$/},
  {
    code: 'smtp-auth-required',
    text: /client was not authenticated|authentication (is )?required|must (be )?auth\w*|auth(enticate)? first|requires? (smtp )?auth\w*|need to auth\w*|not (been )?authenticated|please (log ?in|authenticate)|smtp auth(entication)? (is )?required|login required|authorization required|re-?authenticate|unauthenticated (e-?mail|mail|messages?|senders?) (is |are )?not allowed|authentification requise|must (issue|send) an auth command/i,
  },
]

/** The name or address of this machine is the trouble. */
export const machineRules: readonly Rule[] = [
  {code: 'dns-ptr-missing', enhanced: /^[45]\.7\.25$|^4\.7\.23$/},
  {
    code: 'dns-ptr-missing',
    text: /cannot find your (reverse )?hostname|reverse dns|no ptr|\bPTR\b record|rdns|reverse lookup|cannot resolve your (ip|address)/i,
  },
  {
    code: 'smtp-ehlo-invalid-name',
    text: /helo command rejected: (need|invalid|host not found)|helo\/ehlo argument|(bad|invalid|bogus) helo|real hostname when saying helo/i,
  },
  {code: 'smtp-ehlo-rejected', text: /helo command rejected|helo rejected/i},
]

/** The provider has taken away the right to send. */
export const accountRules: readonly Rule[] = [
  {
    code: 'policy-account-blocked-by-limit',
    text: /\b(outgoing|outbound) (e-?mail|mail|messages?|smtp).{0,40}(suspended|blocked|disabled|denied)|(e-?mail|mail|message)s? (sending|outgoing)( for this account)?( is| are)? (denied|disabled|blocked|suspended)|(account|user|mailbox).{0,40}(suspended|blocked|disabled|barred) (from|for) sending|unusual sending activity/i,
  },
]

/** Steps out of order, whatever the step. */
export const sequenceRules: readonly Rule[] = [
  {code: 'smtp-bad-sequence', text: /improper use of smtp command pipelining|synchroni[sz]ation error/i},
  {code: 'smtp-bad-sequence', reply: /^503$/},
]

/** "Name or password wrong" in German, French, Spanish, Italian, Dutch and Russian. */
export const wrongPasswordAbroad =
  /(anmeldung|authentifizierung|authentifikation) (ist )?(fehlgeschlagen|abgelehnt|gescheitert)|(benutzername|passwort|kennwort|(zugangs|anmelde|login)daten).{0,30}(falsch|ung.ltig|inkorrekt|nicht korrekt)|(falsche[rsn]?|ung.ltige[rsn]?).{0,20}(benutzer|passwort|kennwort|zugangsdaten|anmeldedaten)|(.chec|erreur) (de |d')(l')?(authentification|identification)|authentification .chou.e|(identifiants?|mot de passe|code d'authentification).{0,20}(incorrect|invalide|erron)|(error|fallo) de autenticaci.n|autenticaci.n (fallida|fall.)|(contrase.a|credenciales|usuario).{0,20}(incorrect|inv.lid)|autenticazione (fallita|non riuscita)|(password|credenziali) (errat|non valid)|(ongeldige?|onjuiste?) (wachtwoord|gebruikersnaam|inloggegevens)|неверн.{1,6}(логин|пароль|имя пользователя)|ошибка (авторизации|аутентификации)/iu
