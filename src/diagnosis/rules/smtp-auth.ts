import type {Evidence} from '../../connection/evidence.js'
import {presetOf} from '../../provider/presets.js'
import {providerOfHost} from '../../provider/detect.js'
import {sessionRules} from './greeting.js'
import {refusedTokenRules} from './refused-token.js'
import {isGoogle} from './reputation.js'
import type {Rule} from './rule.js'
import {machineRules, tlsFirst, wrongPasswordAbroad} from './shared.js'

const usable = /^(PLAIN|LOGIN|CRAM-MD5)$/
const tokens = /^(XOAUTH2|OAUTHBEARER)$/

const offerOnly = /^(NO_COMMON_MECHANISM)?$/

/** No login was tried: what was offered decides. */
export const offerRules: readonly Rule[] = [
  {
    code: 'smtp-auth-only-after-tls',
    error: offerOnly,
    when: (evidence) => offersNoAuth(evidence) && onlyBeforeTls(evidence),
  },
  {code: 'smtp-auth-not-offered', error: offerOnly, when: offersNoAuth},
  {
    code: 'oauth-not-supported-by-provider',
    error: offerOnly,
    when: (evidence) => evidence.auth === 'oauth' && !mechanisms(evidence).some((name) => tokens.test(name)),
  },
  {
    code: 'smtp-auth-mechanism-mismatch',
    error: offerOnly,
    when: (evidence) => evidence.auth !== 'oauth' && !mechanisms(evidence).some((name) => usable.test(name)),
  },
  {code: 'smtp-auth-mechanism-mismatch', error: /^NO_COMMON_MECHANISM$/},
]

/** No reply to the login. */
export const authSilentRules: readonly Rule[] = [
  {code: 'smtp-connection-dropped-at-auth', error: /^(CLOSED|ECONNRESET|EPIPE|ECONNABORTED)$/},
  ...sessionRules,
  ...offerRules,
]

/** A 4xx never speaks about the password (RFC 5321 section 4.2.1): the server could not or would not check it now. */
export const authTemporaryRules: readonly Rule[] = [
  {code: 'starttls-required', text: /must issue a starttls|starttls (is )?required|require starttls/i},
  {code: 'limit-sendgrid-credits', text: /maximum credits exceeded/i},
  {code: 'smtp-auth-google-too-many-logins', text: /too many login attempts/i, when: isGoogle},
  {code: 'smtp-auth-google-temporary', text: /temporary system problem/i, when: isGoogle},
  {code: 'limit-ses-rate', text: /maximum sending rate/i},
  {code: 'data-ms-concurrency', text: /concurrent connections limit exceeded/i},
  {code: 'smtp-greeting-421-too-many', text: /too many (concurrent |simultaneous )?(connections|sessions)/i},
  {code: 'limit-postfix-errors', text: /too many errors/i},
  {
    code: 'smtp-auth-too-many-logins',
    text: /too many.{0,30}(auth|login|log ?in|attempt|fail)|(login|auth\w*).{0,30}(rate|limit|too (often|many|frequent))|rate limit/i,
  },
  {code: 'tcp-idle-timeout', reply: /^(421|451)$/, enhanced: /^4\.4\.2$/},
  {code: 'data-smtp-421-closing', reply: /^421$/},
  {code: 'smtp-auth-temporary-failure', reply: /^4/},
]

export const authPermanentRules: readonly Rule[] = [
  {code: 'smtp-auth-charset', error: /^PASSWORD_CHARSET$/},
  ...tlsFirst,
  // Microsoft: one enhanced code for many causes, so its words decide
  {code: 'smtp-auth-ms-basic-retired', enhanced: /^5\.7\.30$/},
  {code: 'smtp-auth-ms-basic-retired', text: /basic authentication is not supported for client submission/i},
  {code: 'smtp-auth-ms-tenant-disabled', text: /SmtpClientAuthentication is disabled for the tenant/i},
  {code: 'smtp-auth-ms-mailbox-disabled', text: /SmtpClientAuthentication is disabled for the mailbox/i},
  {code: 'smtp-auth-ms-tenant-disabled', text: /SmtpClientAuthentication is disabled|smtp_auth_disabled/i},
  {code: 'smtp-auth-ms-basic-disabled', text: /basic authentication is (disabled|blocked|not allowed)/i},
  {code: 'smtp-auth-ms-security-defaults', text: /security defaults/i},
  {
    code: 'smtp-auth-account-locked',
    enhanced: /^5\.7\.139$/,
    text: /account (is|has been) (locked|disabled)|user is locked(?! by)/i,
  },
  {
    code: 'smtp-auth-ms-conditional-access',
    text: /did not meet the criteria|conditional access/i,
  },
  ...refusedTokenRules,
  {
    code: 'smtp-auth-ms-credentials-incorrect',
    enhanced: /^5\.7\.139$/,
    when: ({auth}) => auth !== 'oauth',
    text: /credentials (were|are) incorrect|password (is|was) (incorrect|wrong)/i,
  },
  {code: 'smtp-auth-password-expired', enhanced: /^5\.7\.139$/, text: /expired/i},
  {code: 'smtp-auth-ms-unsuccessful', enhanced: /^5\.7\.139$/},
  {code: 'smtp-auth-unrecognised', text: /authentication unsuccessful due to permanent server error/i},
  // Google
  {code: 'smtp-auth-app-password-required', text: /application-specific password|InvalidSecondFactor/i},
  {
    code: 'smtp-auth-google-web-login-required',
    text: /WebLoginRequired|log in (via|with|through) your web browser|web browser and then try/i,
  },
  {code: 'smtp-no-identity-change', text: /no identity changes permitted/i},
  {code: 'smtp-auth-google-too-many-logins', text: /too many login attempts/i, when: isGoogle},
  {
    code: 'oauth-token-expired',
    reply: /^535$/,
    when: (evidence) => evidence.auth === 'oauth' && !isMicrosoft(evidence),
  },
  {
    code: 'smtp-auth-google-password-disabled',
    text: /BadCredentials|username and password not accepted/i,
    when: isGoogle,
  },
  // Amazon, SendGrid, Brevo
  {code: 'smtp-auth-ses-not-subscribed', text: /not subscribed to SES/i},
  {code: 'smtp-auth-brevo-ip-not-allowed', text: /unauthori[sz]ed ip/i},
  {code: 'limit-sendgrid-credits', text: /maximum credits exceeded/i},
  // What any server may say
  {code: 'smtp-auth-line-too-long', enhanced: /^5\.5\.6$/},
  {code: 'smtp-auth-line-too-long', text: /(exchange )?line (is )?too long/i},
  {code: 'smtp-auth-plaintext-refused', reply: /^538$/},
  {code: 'smtp-auth-plaintext-refused', enhanced: /^5\.7\.11$/},
  {
    code: 'smtp-auth-plaintext-refused',
    text: /(clear|plain) ?text auth\w* (is )?(not allowed|disallowed|disabled)|encryption (is )?required|must use (tls|ssl)|secure (channel|connection)|only (allowed|available|possible) (over|after|with) (tls|ssl|starttls)|requires? (tls|ssl|an encrypted)|without (ssl|tls|encryption)\S* (encryption )?is not allowed/i,
  },
  {code: 'smtp-auth-yahoo-app-password', text: /#AUTH005|#MBR1212/i},
  // a rule about where logins may come from is neither a locked account nor a wrong password
  {code: 'smtp-auth-unrecognised', text: /\bcountr(y|ies)\b|\bgeo-?(ip|block|restrict|fenc|location)/i},
  {
    code: 'smtp-auth-account-locked',
    reply: /^(525|534|535|550|554)$/,
    text: /sender address blocked|(account|user|mailbox|login|domain).{0,40}(disabled|locked|suspended|blocked|deactivated|inactive|gesperrt|frozen)|(disabled|locked|suspended|blocked|gesperrt)\w*.{0,30}(account|user|mailbox|konto)/i,
  },
  {code: 'smtp-auth-account-locked', enhanced: /^5\.7\.13$/},
  {code: 'smtp-auth-account-locked', reply: /^525$/},
  {code: 'smtp-auth-password-expired', enhanced: /^5\.7\.(10|12)$/},
  {
    code: 'smtp-auth-password-expired',
    text: /password.{0,30}(expired|must be changed|abgelaufen)|expired.{0,20}password|change your password/i,
  },
  {
    code: 'smtp-auth-ip-banned',
    text: /\b(ip|host)\b.{0,40}(banned|blocked|blacklisted|block ?list)|(banned|blocked).{0,30}\bip\b|too many failed/i,
  },
  {code: 'smtp-auth-too-many-logins', text: /too many.{0,30}(auth|login|attempt|fail)|(login|auth\w*) rate/i},
  {
    code: 'smtp-auth-username-form',
    text: /full (e-?mail|mail) ?address|complete (e-?mail|mail) ?address|vollst.ndige e-?mail/i,
  },
  {
    code: 'smtp-auth-app-password-required',
    text: /app(lication)?[- ](specific )?password|app-?passwor[dt]|anwendungsspezifisch|enter your authori[sz]ation code|parol prilozheniya/i,
  },
  // The mechanism
  {
    code: 'smtp-auth-not-offered',
    text: /authentication (is )?not (enabled|available|supported|allowed|activated)|auth (command )?(used when |is )?not (enabled|available|supported|allowed|permitted|advertised)/i,
  },
  {
    code: 'smtp-auth-mechanism-mismatch',
    text: /no (suitable |usable )?mechanism|unrecogni[sz]ed auth\w* type|unsupported auth\w*|mechanism (is )?(not supported|unsupported|not available|invalid|unknown)|(unknown|invalid|unsupported|unrecogni[sz]ed) (auth\w* )?mechanism/i,
  },
  {code: 'smtp-auth-too-weak', text: /too weak/i},
  {code: 'smtp-auth-mechanism-mismatch', reply: /^504$/},
  {code: 'smtp-auth-mechanism-mismatch', enhanced: /^5\.7\.4$/},
  {code: 'smtp-auth-not-offered', reply: /^(500|502)$/},
  {code: 'smtp-no-identity-change', reply: /^503$/, text: /already auth/i},
  {code: 'smtp-bad-sequence', reply: /^503$/},
  {code: 'smtp-auth-too-weak', reply: /^534$/, enhanced: /^(5\.7\.9)?$/},
  ...machineRules,
  // Providers whose refusal has one usual reason
  {code: 'smtp-auth-ses-wrong-credentials', provider: ['ses'], reply: /^535$/},
  {code: 'smtp-auth-sendgrid-apikey', provider: ['sendgrid'], reply: /^535$/},
  {code: 'smtp-auth-mailgun-region', provider: ['mailgun'], reply: /^535$/},
  {code: 'smtp-auth-postmark-token', provider: ['postmark'], reply: /^535$/},
  {code: 'smtp-auth-google-password-disabled', provider: ['google'], reply: /^535$/},
  {code: 'smtp-auth-yahoo-app-password', provider: ['yahoo', 'aol'], reply: /^535$/},
  {code: 'smtp-auth-icloud-app-specific', provider: ['icloud'], reply: /^535$/},
  {code: 'smtp-auth-username-form', reply: /^535$/, when: hasForeignForm},
  {code: 'smtp-auth-gmx-webde-access-off', provider: ['gmx', 'web-de'], reply: /^535$/},
  {code: 'smtp-auth-tonline-mail-password', provider: ['t-online'], reply: /^535$/},
  {code: 'smtp-auth-freenet-access-off', provider: ['freenet'], reply: /^535$/},
  {code: 'smtp-auth-zoho-datacenter', provider: ['zoho'], reply: /^535$/},
  {code: 'smtp-auth-fastmail-app-password', provider: ['fastmail'], reply: /^535$/},
  {code: 'smtp-auth-posteo-app-password', provider: ['posteo'], reply: /^535$/},
  {code: 'smtp-auth-proton-not-token', provider: ['proton'], reply: /^535$/},
  {code: 'smtp-auth-ms-unsuccessful', provider: ['microsoft365', 'outlook-com'], reply: /^535$/},
  {code: 'smtp-auth-ms-unsuccessful', enhanced: /^5\.7\.3$/, text: /outlook\.com|office365/i},
  {code: 'smtp-auth-bad-credentials', reply: /^535$/},
  {code: 'smtp-auth-bad-credentials', enhanced: /^5\.7\.8$/},
  {code: 'smtp-auth-required', reply: /^530$/},
  {
    code: 'smtp-auth-bad-credentials',
    reply: /^5/,
    text: /\bauth(entication|orization)?\b.{0,20}(fail|unsuccess|invalid|incorrect|rejected|error|not accepted)|(fail|incorrect|invalid|wrong|bad).{0,30}(\bauth(entication|orization)?\b|credential|password|user ?name|login|log-?on)|(login|log-?on|password|credentials?|user ?name).{0,30}(fail|incorrect|invalid|wrong|not accepted|denied|rejected|not correct)/i,
  },
  {code: 'smtp-auth-bad-credentials', reply: /^5/, text: wrongPasswordAbroad},
]

function mechanisms({offered}: Evidence): string[] {
  return (offered ?? []).flatMap((line) => (/^AUTH[ =]/.test(line) ? line.slice(5).split(/\s+/) : []))
}

function offersNoAuth(evidence: Evidence): boolean {
  return evidence.smtp === undefined && !(evidence.offered ?? []).some((line) => /^AUTH([ =]|$)/.test(line))
}

function onlyBeforeTls({endpoint, offered}: Evidence): boolean {
  return endpoint.encryption === 'none' && offered?.includes('STARTTLS') === true
}

function isMicrosoft({endpoint, smtp}: Evidence): boolean {
  const provider = providerOfHost(endpoint.host)
  return provider === 'microsoft365' || provider === 'outlook-com' || /^5\.7\.(3|139)$/.test(smtp?.enhanced ?? '')
}

/** The account is not in the form in which this provider's user names are. */
function hasForeignForm({endpoint, account}: Evidence): boolean {
  const form = presetOf(providerOfHost(endpoint.host))?.login
  if (account === undefined || form === undefined) return false
  return form === 'address' && !account.includes('@')
}
