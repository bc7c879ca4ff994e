import type {Evidence} from '../../connection/evidence.js'
import type {Rule} from './rule.js'

/**
 * Why a token was refused, by the token itself and by the server's challenge: the reply alone is the same for all of
 * them (`535 5.7.3`, `NO AUTHENTICATE failed.`).
 */
export const refusedTokenRules: readonly Rule[] = [
  {code: 'oauth-token-expired', when: ({token}) => token?.expired === true},
  {code: 'oauth-clock-skew', when: ({token}) => token?.notYetValid === true},
  {code: 'oauth-wrong-audience', when: ({token}) => token?.forMail === false},
  {code: 'oauth-missing-app-role', when: ({token}) => token?.permitted === false},
  {code: 'oauth-google-scope', when: (evidence) => lacksScope(evidence) && wantsGoogleScope(evidence)},
  {code: 'oauth-missing-app-role', when: lacksScope},
  {code: 'oauth-user-mismatch', when: ({token}) => token?.ownAccount === false},
  {code: 'smtp-auth-ms-sp-object-id', when: ({token}) => token?.forMail === true && token.appOnly === true},
]

/** RFC 7628 section 3.2.2, and the HTTP status that Google gives in its place. */
function lacksScope({tokenRefusal}: Evidence): boolean {
  return /^(403|insufficient_scope)$/i.test(tokenRefusal?.status ?? '')
}

function wantsGoogleScope({tokenRefusal}: Evidence): boolean {
  return tokenRefusal?.scope?.includes('mail.google.com') === true
}
