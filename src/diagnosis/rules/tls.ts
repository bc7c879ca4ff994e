import {isIP} from 'node:net'
import type {Evidence} from '../../connection/evidence.js'
import {isOtherService} from './greeting.js'
import type {Rule} from './rule.js'

/** Products that put their own certificate in place of the server's; by the name of the issuer. */
const interceptors =
  /avast|avg |kaspersky|eset ssl|bitdefender|norton|mcafee|sophos|fortinet|fortigate|zscaler|netskope|palo alto|checkpoint|check point|watchguard|cisco umbrella|symantec web|trend micro|g ?data|mail shield|ssl inspection|blue coat/i

const notTrusted =
  /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT)$/

const notTls =
  /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST|RECORD_LAYER_FAILURE|UNEXPECTED_MESSAGE|BAD_RECORD_TYPE|NOT_TLS/

/** The certificate, by the codes of OpenSSL's verification. */
const certificateRules: readonly Rule[] = [
  {code: 'tcp-antivirus-interception', error: notTrusted, when: ({tls}) => interceptors.test(tls?.issuer ?? '')},
  {code: 'tls-cert-expired', error: /^CERT_HAS_EXPIRED$/},
  {code: 'tls-cert-not-yet-valid', error: /^CERT_NOT_YET_VALID$/},
  {
    code: 'tls-ip-literal-no-sni',
    error: /^(ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH|IP_ADDRESS_MISMATCH)$/,
    when: ({endpoint}) => isIP(endpoint.servername ?? endpoint.host) !== 0,
  },
  {
    code: 'tls-cert-name-mismatch',
    error: /^(ERR_TLS_CERT_ALTNAME_(INVALID|FORMAT)|HOSTNAME_MISMATCH|IP_ADDRESS_MISMATCH)$/,
  },
  {code: 'tls-cert-self-signed', error: /^DEPTH_ZERO_SELF_SIGNED_CERT$/},
  {code: 'tls-cert-self-signed-in-chain', error: /^SELF_SIGNED_CERT_IN_CHAIN$/},
  {code: 'tls-cert-chain-incomplete', error: /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)$/},
  {code: 'tls-cert-issuer-missing', error: /^UNABLE_TO_GET_ISSUER_CERT$/},
  {code: 'tls-cert-revoked', error: /^CERT_REVOKED$/},
  {
    code: 'tls-cert-signature-failure',
    error:
      /^(CERT_SIGNATURE_FAILURE|UNABLE_TO_DECRYPT_CERT_SIGNATURE|UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY|(EE|CA)_KEY_TOO_SMALL|CA_MD_TOO_WEAK|ERR_SSL_(CA|EE)_(MD_TOO_WEAK|KEY_TOO_SMALL))$/,
  },
  {
    code: 'tls-cert-untrusted',
    error:
      /^(CERT_UNTRUSTED|CERT_REJECTED|INVALID_PURPOSE|INVALID_CA|PATH_LENGTH_EXCEEDED|CERT_CHAIN_TOO_LONG|KEYUSAGE_NO_(CERT|DIGITAL)\w*|PERMITTED_VIOLATION|EXCLUDED_VIOLATION)$/,
  },
]

/** The handshake, by the alerts and errors of OpenSSL, whose prefixes differ between its versions. */
const handshakeRules: readonly Rule[] = [
  {code: 'tls-protocol-too-old', when: speaksOldVersionsOnly},
  {
    code: 'tls-protocol-too-old',
    error:
      /ALERT_PROTOCOL_VERSION$|UNSUPPORTED_PROTOCOL$|WRONG_SSL_VERSION$|VERSION_TOO_LOW$|NO_PROTOCOLS_AVAILABLE$|UNSUPPORTED_SSL_VERSION$/,
  },
  {code: 'tls-dh-key-too-small', error: /DH_KEY_TOO_SMALL$|BAD_DH_VALUE$/},
  {
    code: 'tls-no-common-cipher',
    error:
      /ALERT_HANDSHAKE_FAILURE$|NO_CIPHERS_AVAILABLE$|NO_SHARED_CIPHER$|WRONG_CIPHER_RETURNED$|ALERT_INSUFFICIENT_SECURITY$/,
  },
  {code: 'tls-server-name-rejected', error: /UNRECOGNIZED_NAME$/},
  {code: 'tls-client-cert-required', error: /ALERT_CERTIFICATE_REQUIRED$|ALERT_BAD_CERTIFICATE$|ALERT_NO_CERTIFICATE$/},
  {code: 'tls-server-error', error: /ALERT_INTERNAL_ERROR$/},
  {code: 'tls-legacy-renegotiation', error: /UNSAFE_LEGACY_RENEGOTIATION_DISABLED$/},
  {
    code: 'tls-bad-record',
    error:
      /BAD_RECORD_TYPE$|DECRYPTION_FAILED|BAD_RECORD_MAC$|DATA_LENGTH_TOO_LONG$|ALERT_DECRYPT_ERROR$|ALERT_DECODE_ERROR$|UNEXPECTED_MESSAGE$|BAD_SIGNATURE$/,
  },
]

/** TLS from the first byte. */
export const implicitTlsRules: readonly Rule[] = [
  {code: 'tls-cleartext-refused', error: /^CLEARTEXT_REFUSED$/},
  ...certificateRules,
  {
    code: 'smtp-greeting-not-smtp',
    when: (evidence) => evidence.endpoint.protocol === 'smtp' && plainIsForeign(evidence),
  },
  {code: 'imap-wrong-service', when: (evidence) => evidence.endpoint.protocol === 'imap' && plainIsForeign(evidence)},
  {
    code: 'tls-on-plaintext-port',
    error: new RegExp(`${notTls.source}|^TIMEOUT$|^CLOSED$|^ECONNRESET$`),
    when: speaksPlainly,
  },
  {
    code: 'tls-on-plaintext-port',
    error: /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST|NOT_TLS/,
  },
  ...handshakeRules,
  {code: 'tls-on-plaintext-port', error: notTls},
  {code: 'tls-no-answer', error: /^(TIMEOUT|ETIMEDOUT)$/},
  {code: 'tls-handshake-aborted', error: /^(CLOSED|ECONNRESET|EPIPE|ECONNABORTED)$/},
]

/** TLS after STARTTLS was agreed: what is no TLS now is a broken stream, not a wrong setting. */
export const upgradeTlsRules: readonly Rule[] = [
  ...certificateRules,
  ...handshakeRules,
  {code: 'tls-bad-record', error: notTls},
]

/** The step STARTTLS itself without a reply. */
export const starttlsSilentRules: readonly Rule[] = [
  {code: 'starttls-injection', error: /^STARTTLS_INJECTION$/},
  ...upgradeTlsRules,
  {
    code: 'starttls-stripped',
    error: /^$/,
    when: ({offered}) => offered?.some((keyword) => /^X{6,}[A-Z]?$/.test(keyword)) === true,
  },
  {code: 'smtp-greeting-asterisks', error: /^$/, when: ({greeting}) => /^220[ -]\*{5,}|^\*{10,}/.test(greeting ?? '')},
  {
    code: 'starttls-not-offered',
    error: /^$/,
    when: ({offered}) => offered?.some((keyword) => /^STARTTLS\b/.test(keyword)) !== true,
  },
  {code: 'tls-no-answer', error: /^(TIMEOUT|ETIMEDOUT)$/},
  {code: 'tls-handshake-aborted', error: /^(CLOSED|ECONNRESET|EPIPE|ECONNABORTED)$/},
]

/** A handshake that allows everything came to no version that is still safe (RFC 8996). */
function speaksOldVersionsOnly({counterProof}: Evidence): boolean {
  const versions = counterProof?.legacyTls?.versions ?? []
  return versions.length > 0 && versions.every((version) => /^(SSLv3|TLSv1|TLSv1\.1)$/.test(version))
}

function plainIsForeign({endpoint, counterProof}: Evidence): boolean {
  return isOtherService(endpoint.protocol, counterProof?.plainGreeting)
}

/** The port's own greeting came in plain text, so the service is right and the encryption is not. */
function speaksPlainly({endpoint, counterProof}: Evidence): boolean {
  const greeting = counterProof?.plainGreeting ?? ''
  return endpoint.protocol === 'smtp' ? /^\d{3}[ -]/.test(greeting) : /^\* (OK|PREAUTH|BYE)/i.test(greeting)
}
