import type {CheckResult} from '../connection-test/result.js'
import type {Language} from '../wording/language.js'
import {numberOf, recordOf, recordsOf, textOf, textsOf, type Detail} from './check-detail.js'
import {changeWord, say, validityWords} from './words.js'

/** What a check saw, in a few words for one line of the report. */
export function summaryOf(result: CheckResult, lang: Language): string {
  if (result.status === 'skipped') return result.why ?? ''
  if (result.status === 'not-reached') return ''
  const {detail} = result
  switch (result.check) {
    case 'smtp-dns':
    case 'inbound-dns':
      return textsOf(detail['addresses']).join(', ')
    case 'smtp-connect':
    case 'inbound-connect':
      return attemptsText(detail['attempts'], lang)
    case 'smtp-tls':
    case 'inbound-tls':
      return tlsText(detail, lang)
    case 'smtp-ehlo':
      return textOf(detail['greeting'])
    case 'smtp-auth':
      return textOf(detail['mechanism'])
    case 'smtp-sender':
      return textOf(detail['sender'])
    case 'smtp-recipient':
      return textOf(detail['recipient'])
    case 'smtp-accept':
      return textOf(detail['reply'])
    case 'inbound-folder':
      return detail['folder'] === undefined
        ? ''
        : say(lang, 'messages', {folder: textOf(detail['folder']), count: textOf(detail['messages'])})
    case 'redirect-arrival':
      return arrivalText(detail, lang)
    case 'redirect-headers':
      return fieldsText(detail['fields'], lang)
    case 'redirect-copy':
      return textsOf(detail['folders']).join(', ')
    case 'sender-authentication':
      return authenticationText(detail, lang)
    case 'domain-policy':
      return policyText(detail, lang)
    case 'settings':
    case 'inbound-auth':
      return ''
  }
}

function attemptsText(value: unknown, lang: Language): string {
  return recordsOf(value)
    .map(({address, errorCode, ms}) =>
      errorCode === undefined
        ? say(lang, 'after', {address: textOf(address), ms: textOf(ms)})
        : `${textOf(address)} ${textOf(errorCode)}`,
    )
    .join(', ')
}

function tlsText({version, subject, daysLeft}: Detail, lang: Language): string {
  const days = numberOf(daysLeft)
  return listed([textOf(version), textOf(subject), days === undefined ? '' : validityWords(days, lang)])
}

function arrivalText(detail: Detail, lang: Language): string {
  const {arrivalMs, outside} = detail
  if (arrivalMs === undefined) return say(lang, 'notSeen')
  const second = recordOf(outside)['arrivalMs']
  return listed([
    say(lang, 'arrived', {ms: textOf(arrivalMs)}),
    second === undefined ? '' : say(lang, 'arrivedOutside', {ms: textOf(second)}),
  ])
}

function fieldsText(value: unknown, lang: Language): string {
  const changed = recordsOf(value)
    .filter(({status}) => status !== 'kept')
    .map(({field, status}) => `${textOf(field)} ${changeWord(lang, textOf(status))}`)
  return changed.length === 0 ? say(lang, 'allKept') : changed.join(', ')
}

function authenticationText(detail: Detail, lang: Language): string {
  const methods = ['spf', 'dkim', 'dmarc'].map((method) => ({
    method,
    result: textOf(recordOf(detail[method])['result']),
  }))
  const isStated = ({result}: {readonly result: string}): boolean => result !== '' && result !== 'unknown'
  const stated = methods.filter(isStated).map(({method, result}) => `${method}=${result}`)
  const open = methods.filter((one) => !isStated(one)).map(({method}) => method)
  return listed([stated.join(' '), open.length === 0 ? '' : say(lang, 'notStated', {methods: open.join(', ')})])
}

function policyText({lookups}: Detail, lang: Language): string {
  const count = numberOf(lookups)
  return count === undefined ? '' : say(lang, 'lookups', {lookups: count})
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
