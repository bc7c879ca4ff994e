import type {FindingCode} from '../catalogue.js'

interface TokenRule {
  readonly code: FindingCode
  /** Against `error` and `error_description` of the token endpoint. */
  readonly pattern: RegExp
}

/** Microsoft's numbers first, since one `error` covers many of them; Google's words after. */
export const tokenRules: readonly TokenRule[] = [
  {code: 'oauth-secret-expired', pattern: /AADSTS7000222\b/},
  {code: 'oauth-secret-wrong', pattern: /AADSTS7000215\b/},
  {code: 'oauth-app-not-in-tenant', pattern: /AADSTS700016\b/},
  {code: 'oauth-refresh-revoked', pattern: /AADSTS(700082|700084|50173|70000|70008|50089)\b/},
  {code: 'oauth-consent-missing', pattern: /AADSTS(65001|65004|90094)\b/},
  {code: 'oauth-tenant-wrong', pattern: /AADSTS(90002|50194|50020|900023)\b/},
  {code: 'oauth-mfa-required', pattern: /AADSTS(50076|50079|50074|50072)\b/},
  {code: 'oauth-ca-blocked', pattern: /AADSTS(53003|53000|53001|50105)\b/},
  {code: 'oauth-password-wrong', pattern: /AADSTS(50126|50034|50056|50055)\b/},
  {code: 'smtp-auth-account-locked', pattern: /AADSTS(50057|50053)\b/},
  {code: 'oauth-scope-invalid', pattern: /AADSTS(70011|28000|650053)\b/},
  {code: 'oauth-clock-skew', pattern: /\biat\b.{0,20}\bexp\b|reasonable timeframe|AADSTS700024\b/i},
  {code: 'oauth-google-scope', pattern: /invalid_scope.{0,200}mail\.google\.com/i},
  {code: 'oauth-scope-invalid', pattern: /\binvalid_scope\b/},
  {code: 'oauth-consent-missing', pattern: /admin_policy_enforced|access_denied|org_internal|consent_required/},
  {code: 'oauth-google-dwd-missing', pattern: /\bunauthorized_client\b/},
  {code: 'oauth-secret-wrong', pattern: /\binvalid_client\b/},
  {code: 'oauth-mfa-required', pattern: /\binteraction_required\b/},
  {code: 'oauth-refresh-revoked', pattern: /\binvalid_grant\b/},
]
