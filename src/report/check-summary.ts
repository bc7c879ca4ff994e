import type {CheckResult} from '../connection-test/result.js'

/** What a check saw, in a few words for one line of the report. */
export function summaryOf(result: CheckResult): string {
  if (result.status === 'skipped') return result.why ?? ''
  if (result.status === 'not-reached') return ''
  const {detail} = result
  switch (result.check) {
    case 'smtp-dns':
    case 'inbound-dns':
      return words(detail['addresses']).join(', ')
    case 'smtp-connect':
    case 'inbound-connect':
      return attemptsText(detail['attempts'])
    case 'smtp-tls':
    case 'inbound-tls':
      return tlsText(detail)
    case 'smtp-ehlo':
      return text(detail['greeting'])
    case 'smtp-auth':
      return text(detail['mechanism'])
    case 'smtp-sender':
      return text(detail['sender'])
    case 'smtp-recipient':
      return text(detail['recipient'])
    case 'smtp-accept':
      return text(detail['reply'])
    case 'inbound-folder':
      return detail['folder'] === undefined ? '' : `${text(detail['folder'])}, ${text(detail['messages'])} messages`
    case 'redirect-arrival':
      return arrivalText(detail)
    case 'redirect-headers':
      return fieldsText(detail['fields'])
    case 'redirect-copy':
      return words(detail['folders']).join(', ')
    case 'sender-authentication':
      return authenticationText(detail)
    case 'domain-policy':
      return policyText(detail)
    case 'settings':
    case 'inbound-auth':
      return ''
  }
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? (String(value).split('\n').at(-1) ?? '') : ''
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : []
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function attemptsText(value: unknown): string {
  const attempts = Array.isArray(value) ? value.map(record) : []
  return attempts
    .map(
      ({address, errorCode, ms}) =>
        `${text(address)} ${errorCode === undefined ? `in ${text(ms)} ms` : text(errorCode)}`,
    )
    .join(', ')
}

function tlsText(detail: Readonly<Record<string, unknown>>): string {
  const {version, subject, daysLeft} = detail
  const days = typeof daysLeft === 'number' ? `${daysLeft} days left` : ''
  return [text(version), text(subject), days].filter((part) => part !== '').join(', ')
}

function arrivalText(detail: Readonly<Record<string, unknown>>): string {
  const outside = record(detail['outside'])
  const second = outside['arrivalMs'] === undefined ? '' : `, from outside after ${text(outside['arrivalMs'])} ms`
  return detail['arrivalMs'] === undefined ? 'not seen' : `after ${text(detail['arrivalMs'])} ms${second}`
}

function fieldsText(value: unknown): string {
  const fields = Array.isArray(value) ? value.map(record) : []
  const changed = fields
    .filter(({status}) => status !== 'kept')
    .map(({field, status}) => `${text(field)} ${text(status)}`)
  return changed.length === 0 ? 'all kept' : changed.join(', ')
}

function authenticationText(detail: Readonly<Record<string, unknown>>): string {
  const methods = ['spf', 'dkim', 'dmarc'].map((method) => ({method, result: text(record(detail[method])['result'])}))
  const isStated = ({result}: {readonly result: string}): boolean => result !== '' && result !== 'unknown'
  const stated = methods.filter(isStated).map(({method, result}) => `${method}=${result}`)
  const open = methods.filter((one) => !isStated(one)).map(({method}) => method)
  return [stated.join(' '), open.length === 0 ? '' : `${open.join(', ')} not stated`]
    .filter((part) => part !== '')
    .join(', ')
}

function policyText(detail: Readonly<Record<string, unknown>>): string {
  const lookups = typeof detail['lookups'] === 'number' ? `SPF ${detail['lookups']} of 10 lookups` : ''
  return lookups
}
