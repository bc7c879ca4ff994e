import type {Evidence} from '../../connection/evidence.js'
import {imapSessionRules} from './greeting.js'
import {refusedTokenRules} from './refused-token.js'
import type {Rule} from './rule.js'
import {wrongPasswordAbroad} from './shared.js'

const tooMany =
  /too many.{0,30}(connections|sessions|simultaneous)|maximum (number of )?(connections|sessions)|(connection|session)s? (limit|exceeded)|concurrent (connections|sessions)|mail_max_userip_connections|maximum connection limit/i

/** What may come with any command. */
const anywhere: readonly Rule[] = [
  {code: 'imap-throttled-ms', text: /request is throttled|backoff time/i},
  {code: 'imap-bandwidth-exceeded', text: /(command|bandwidth) (or bandwidth )?limits?/i},
  {code: 'imap-ms-authenticated-not-connected', text: /authenticated but not connected/i},
  {code: 'imap-too-many-connections', text: tooMany},
  {code: 'imap-idle-drop', text: /inactivity|idle for too long|autologout|idle timeout/i},
]

/** BYE instead of a greeting. */
export const imapGreetingRefusedRules: readonly Rule[] = [
  ...anywhere,
  {code: 'imap-exchange-backend-down', text: /^(connection (is )?closed|server unavailable)\. \d+/i},
  {code: 'imap-rate-limit', imap: /^LIMIT$/},
  {code: 'imap-bye-at-connect', status: /^BYE$/},
]

export const imapStarttlsRefusedRules: readonly Rule[] = [
  {code: 'starttls-temporarily-unavailable', imap: /^UNAVAILABLE$/},
  {code: 'starttls-temporarily-unavailable', text: /not (currently )?available|temporar|local problem|try again/i},
  {code: 'imap-bye-at-connect', status: /^BYE$/},
  {code: 'starttls-refused', status: /^(NO|BAD)$/},
]

/** No status response to the login: what was offered decides. */
export const imapAuthSilentRules: readonly Rule[] = [
  ...imapSessionRules,
  {code: 'imap-auth-mechanism-unsupported', when: lacksTokenLogin},
  {code: 'imap-auth-logindisabled', when: ({offered}) => offered?.includes('LOGINDISABLED') === true},
  {code: 'imap-auth-mechanism-unsupported', error: /^NO_COMMON_MECHANISM$/},
]

/** Words first that say why; the response code and the provider after them, the bare refusal last. */
export const imapAuthRefusedRules: readonly Rule[] = [
  ...anywhere,
  // Google
  {code: 'imap-auth-google-app-password', text: /application-specific password/i},
  {code: 'imap-auth-google-web-login', text: /web login required|log in via your web browser/i},
  {code: 'imap-auth-google-web-login', imap: /^WEBALERT$/},
  {code: 'imap-disabled-google-user', text: /not enabled for IMAP use/i},
  {code: 'imap-disabled-google-domain', text: /IMAP access is disabled for your domain/i},
  {code: 'imap-auth-google-invalid', text: /invalid credentials \(failure\)/i},
  // Microsoft
  {code: 'imap-auth-ms-basic-blocked', text: /BasicAuthBlocked|basic authentication is (disabled|blocked)/i},
  {
    code: 'imap-ms-imap-disabled',
    provider: ['microsoft365', 'outlook-com', 'exchange-onprem'],
    text: /imap.{0,40}(disabled|not enabled)/i,
  },
  // others
  {code: 'imap-privacy-required', text: /insecure connection/i},
  {code: 'imap-auth-zoho-disabled', text: /yet to enable IMAP/i},
  {
    code: 'imap-auth-yandex',
    text: /IMAP is disabled/i,
    when: ({imap}) => /invalid credentials/i.test(imap?.text ?? ''),
  },
  {code: 'imap-id-required', text: /unsafe login/i},
  {
    code: 'imap-disabled',
    text: /imap.{0,40}(disabled|not (enabled|allowed|activated|permitted))|(enable|activate) imap/i,
  },
  {code: 'policy-provider-suspended', text: /unpaid|invoice|contract.{0,20}(suspended|terminated)/i},
  {code: 'imap-contact-admin', imap: /^CONTACTADMIN$/},
  {code: 'imap-auth-logindisabled', imap: /^LOGINDISABLED$/},
  {
    code: 'imap-auth-account-locked',
    text: /(account|user|mailbox|login).{0,40}(disabled|locked|suspended|blocked|deactivated|inactive|gesperrt)|(disabled|locked|suspended|gesperrt).{0,20}(account|user|mailbox)/i,
  },
  // RFC 5530
  {code: 'imap-auth-temp-failure', imap: /^UNAVAILABLE$/},
  {code: 'imap-auth-password-expired', imap: /^EXPIRED$/},
  {code: 'imap-privacy-required', imap: /^PRIVACYREQUIRED$/},
  {code: 'imap-authorization-failed', imap: /^AUTHORIZATIONFAILED$/},
  {code: 'imap-rate-limit', imap: /^LIMIT$/},
  {code: 'imap-select-inuse', imap: /^INUSE$/},
  {code: 'imap-server-bug', imap: /^SERVERBUG$/},
  {code: 'imap-client-bug', imap: /^CLIENTBUG$/},
  {code: 'imap-server-corruption', imap: /^CORRUPTION$/},
  // words without a code
  {code: 'imap-rate-limit', text: /rate-?limit/i},
  {
    code: 'imap-auth-temp-failure',
    imap: /^(?!AUTHENTICATIONFAILED)/,
    text: /temporar|try (again )?later|unavailable|internal (server )?error|backend|system error|server (is )?busy/i,
  },
  {
    code: 'imap-privacy-required',
    text: /(clear|plain) ?text.{0,30}(disallowed|not allowed|disabled)|under a layer|(tls|ssl|encrypt\w*).{0,20}(required|first)|only.{0,20}(tls|ssl)/i,
  },
  {code: 'imap-auth-logindisabled', text: /LOGINDISABLED|login (command )?is (disabled|not (allowed|permitted))/i},
  {code: 'imap-auth-password-expired', text: /password.{0,20}expired|expired.{0,20}password/i},
  {code: 'imap-rate-limit', text: /rate limit|too (many|fast|often)/i},
  {code: 'imap-auth-app-password', text: /app(lication)?[- ](specific )?password|parol prilozheniya/i},
  {
    code: 'imap-auth-mechanism-unsupported',
    text: /unsupported auth\w*|(unknown|unsupported|invalid) (auth\w* |sasl )?mechanism|mechanism (is )?not (supported|available)|no (suitable )?mechanism/i,
  },
  ...refusedTokenRules,
  {code: 'imap-auth-ms-token', provider: ['microsoft365', 'outlook-com'], when: ({auth}) => auth === 'oauth'},
  {
    code: 'imap-auth-ms-basic-blocked',
    provider: ['microsoft365', 'outlook-com'],
    text: /^(LOGIN|AUTHENTICATE) failed\.?/i,
  },
  {code: 'oauth-token-expired', status: /^NO$/, when: ({auth}) => auth === 'oauth'},
  // providers whose refusal has one usual reason
  {code: 'imap-auth-google-invalid', provider: ['google'], status: /^NO$/},
  {code: 'imap-auth-yahoo', provider: ['yahoo', 'aol'], status: /^NO$/},
  {code: 'imap-auth-icloud', provider: ['icloud'], status: /^NO$/},
  {code: 'imap-auth-gmx-webde', provider: ['gmx', 'web-de'], status: /^NO$/},
  {code: 'imap-auth-tonline', provider: ['t-online'], status: /^NO$/},
  {code: 'imap-auth-mailcom-premium', provider: ['mail-com'], status: /^NO$/},
  {code: 'imap-auth-yandex', provider: ['yandex'], status: /^NO$/},
  {code: 'imap-auth-app-password', provider: ['fastmail', 'posteo', 'proton'], status: /^NO$/},
  {code: 'imap-auth-bad-credentials', imap: /^AUTHENTICATIONFAILED$/},
  {
    code: 'imap-auth-bad-credentials',
    status: /^NO$/,
    text: /auth\w*.{0,20}(fail|error|unsuccess|reject)|(login|log-?on|password|credentials?|user ?name).{0,30}(fail|incorrect|invalid|wrong|denied|rejected|error)|(invalid|incorrect|wrong|bad|fail).{0,30}(login|password|credential|user)|access denied/i,
  },
  {code: 'imap-auth-bad-credentials', status: /^NO$/, text: wrongPasswordAbroad},
  {code: 'imap-contact-admin', imap: /^ALERT$/, text: /administrator|support|helpdesk/i},
  {code: 'imap-alert', imap: /^ALERT$/},
  {code: 'imap-connection-dropped', status: /^BYE$/},
  // RFC 9051 section 7.1.2: NO to LOGIN means the name or the password is refused
  {
    code: 'imap-auth-bad-credentials',
    status: /^NO$/,
    imap: /^$/,
    text: /^((LOGIN|AUTHENTICATE) )?(NO|failed|failure|rejected|refused|denied)?[. !]*$/i,
  },
]

const commonRefusals: readonly Rule[] = [
  ...anywhere,
  {code: 'imap-id-required', text: /unsafe login/i},
  {code: 'imap-folder-limit', text: /(maximum|too many|limit).{0,40}(folders|mailboxes)/i},
  {code: 'imap-select-nonexistent', imap: /^(NONEXISTENT|TRYCREATE)$/},
  {code: 'imap-select-noperm', imap: /^NOPERM$/},
  {code: 'imap-select-inuse', imap: /^INUSE$/},
  {code: 'imap-append-overquota', imap: /^OVERQUOTA$/},
  {code: 'imap-append-limit', imap: /^TOOBIG$/},
  {code: 'imap-folder-exists', imap: /^ALREADYEXISTS$/},
  {code: 'imap-rate-limit', imap: /^LIMIT$/},
  {code: 'imap-server-corruption', imap: /^CORRUPTION$/},
  {code: 'imap-server-bug', imap: /^SERVERBUG$/},
  {code: 'imap-client-bug', imap: /^CLIENTBUG$/},
  {code: 'imap-expunge-issued', imap: /^EXPUNGEISSUED$/},
  {code: 'imap-cannot', imap: /^CANNOT$/},
  {code: 'imap-auth-temp-failure', imap: /^UNAVAILABLE$/},
  {code: 'imap-contact-admin', imap: /^CONTACTADMIN$/},
  {code: 'imap-authorization-failed', imap: /^AUTHORIZATIONFAILED$/},
  {code: 'imap-auth-password-expired', imap: /^EXPIRED$/},
  {code: 'imap-privacy-required', imap: /^PRIVACYREQUIRED$/},
  {code: 'imap-select-noperm', text: /permission denied|not permitted|access denied|no (such )?(permission|right)/i},
  {
    code: 'imap-append-overquota',
    text: /over ?quota|quota exceeded|exceeded your (mail )?quota|not enough disk quota|(mailbox|disk).{0,20}full/i,
  },
  {code: 'imap-select-inuse', text: /locked|in use/i},
]

export const imapFolderRefusedRules: readonly Rule[] = [
  {code: 'imap-select-read-only', imap: /^READ-ONLY$/, status: /^OK$/},
  ...commonRefusals,
  {
    code: 'imap-select-nonexistent',
    text: /does ?n[o']t exist|doesn't exist|not found|unknown (mailbox|folder)|no such|nonexist|non-existent|invalid (folder|mailbox)|can'?t (open|find)|unable to open/i,
  },
  {code: 'imap-alert', imap: /^ALERT$/},
  {code: 'imap-connection-dropped', status: /^BYE$/},
]

export const imapCommandRefusedRules: readonly Rule[] = [
  ...commonRefusals,
  {code: 'imap-append-limit', text: /(message|literal).{0,20}too (large|big)|message size exceeds|APPENDLIMIT/i},
  {code: 'imap-folder-exists', text: /already exists/i},
  {
    code: 'imap-select-nonexistent',
    text: /(mailbox|folder).{0,60}(does ?n[o']t exist|not found|doesn't exist)|no such (mailbox|folder)|unknown (mailbox|folder)/i,
  },
  {code: 'imap-alert', imap: /^ALERT$/},
  {code: 'imap-connection-dropped', status: /^BYE$/},
]

function lacksTokenLogin({auth, offered}: Evidence): boolean {
  if (auth !== 'oauth' || offered === undefined || offered.length === 0) return false
  return !offered.some((name) => /^AUTH=(XOAUTH2|OAUTHBEARER)$/i.test(name))
}
