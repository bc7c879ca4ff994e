import {isIP} from 'node:net'
import type {AddressAttempt, Evidence} from '../../connection/evidence.js'
import {providerOfHost} from '../../provider/detect.js'
import type {FindingCode} from '../catalogue.js'
import type {Rule} from './rule.js'

/** Names and connections, decided by error codes alone. */

export const dnsRules: readonly Rule[] = [
  {code: 'dns-host-not-found', error: /^(ENOTFOUND|EAI_NONAME|EBADNAME|ENONAME)$/},
  {code: 'dns-no-address-record', error: /^(ENODATA|EAI_NODATA|EAI_ADDRFAMILY)$/},
  {code: 'dns-servfail-dnssec', error: /^ESERVFAIL$/},
  {code: 'dns-query-refused', error: /^EREFUSED$/},
  {code: 'dns-timeout', error: /^(ETIMEOUT|TIMEOUT|ETIMEDOUT)$/},
  {
    code: 'dns-temporary-failure',
    error:
      /^(EAI_AGAIN|EAI_FAIL|EAI_SYSTEM|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ECONNRESET|ENOTINITIALIZED|ELOADIPHLPAPI)$/,
  },
]

export const connectRules: readonly Rule[] = [
  {code: 'dns-split-horizon', when: leadsToPrivateAddress},
  {
    code: 'tls-port-465-unsupported',
    provider: ['microsoft365', 'outlook-com', 'icloud', 'a1'],
    error: /^(ECONNREFUSED|TIMEOUT|ETIMEDOUT)$/,
    when: ({endpoint}) => endpoint.port === 465,
  },
  {code: 'tcp-outbound-465-blocked', error: /^(TIMEOUT|ETIMEDOUT)$/, when: (evidence) => onlyThisPort(evidence, 465)},
  {code: 'tcp-outbound-25-blocked', error: /^(TIMEOUT|ETIMEDOUT)$/, when: (evidence) => onlyThisPort(evidence, 25)},
  {
    code: 'imap-auth-proton-bridge',
    error: /^ECONNREFUSED$/,
    when: ({endpoint}) => endpoint.port === 1143 && isLoopback(endpoint.address ?? endpoint.host),
  },
  {
    code: 'imap-exchange-service-stopped',
    provider: ['exchange-onprem'],
    error: /^ECONNREFUSED$/,
    when: ({endpoint}) => endpoint.protocol === 'imap',
  },
  {code: 'tcp-permission-denied', error: /^(EACCES|EPERM)$/},
  {code: 'tcp-refused', error: /^ECONNREFUSED$/},
  {code: 'tcp-reset', error: /^(ECONNRESET|CLOSED|ECONNABORTED)$/},
  {code: 'tcp-timeout', error: /^(TIMEOUT|ETIMEDOUT|ABORTED)$/},
  {code: 'tcp-unreachable', error: /^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|EAFNOSUPPORT)$/},
  {code: 'tcp-proxy-failed', error: /^EPROXY$/},
  {code: 'tcp-broken-pipe', error: /^EPIPE$/},
]

/** Codes that say no more than that this machine has no way for a family of addresses. */
const noRoute = /^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|EAFNOSUPPORT|EINVAL)$/

/** Of several addresses' failures the one that tells most: an answer tells more than silence, silence more than no route. */
export function decisiveError(attempts: readonly AddressAttempt[]): string | undefined {
  const codes = attempts.flatMap(({errorCode}) => (errorCode === undefined ? [] : [errorCode]))
  const rank = (code: string): number => {
    if (/^(EACCES|EPERM)$/.test(code)) return 0
    if (code === 'ECONNREFUSED') return 1
    if (code === 'ECONNRESET') return 2
    if (/^(TIMEOUT|ETIMEDOUT)$/.test(code)) return 4
    return noRoute.test(code) ? 5 : 3
  }
  return codes.toSorted((a, b) => rank(a) - rank(b))[0]
}

/**
 * What to say of a host that was reached by one address and not by another; undefined where all were reached, or
 * where this machine merely has no IPv6.
 */
export function partialFailure(attempts: readonly AddressAttempt[]): FindingCode | undefined {
  const failed = attempts.filter((attempt) => hasFailed(attempt))
  if (failed.length === 0 || attempts.every(({errorCode}) => errorCode !== undefined)) return undefined
  const telling = failed.filter(({family, errorCode}) => family === 4 || !noRoute.test(errorCode ?? ''))
  if (telling.length === 0) return undefined
  const worksOverIpv6 = attempts.some(({family, errorCode}) => family === 6 && errorCode === undefined)
  return telling.every(({family}) => family === 6) && !worksOverIpv6
    ? 'dns-ipv6-unreachable-first'
    : 'tcp-some-addresses-fail'
}

/** An address that was merely slower than another is not a failed one. */
function hasFailed({errorCode, ms}: AddressAttempt): boolean {
  if (errorCode === undefined || errorCode === 'ABORTED') return false
  return errorCode !== 'TIMEOUT' || ms >= 1000
}

/** Another mail port of the same host was tried and answers. */
function onlyThisPort({endpoint, alternatives = []}: Evidence, port: number): boolean {
  if (endpoint.protocol !== 'smtp' || endpoint.port !== port) return false
  return alternatives.some((other) => other.host === endpoint.host && other.outcome !== 'failed')
}

const privateAddress = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd][0-9a-f]{2}:|0\.0\.0\.0$|::$)/i

function leadsToPrivateAddress({endpoint, attempts}: Evidence): boolean {
  if (attempts === undefined || attempts.length === 0 || endpoint.address !== undefined) return false
  return providerOfHost(endpoint.host) !== undefined && attempts.every(({address}) => privateAddress.test(address))
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}
