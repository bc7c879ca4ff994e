import type {CompanyTest} from '../connection-test/result.js'
import type {Encryption} from '../settings/settings.js'
import type {Language} from '../wording/language.js'
import {detailOf, numberOf, recordOf, recordsOf, textOf, textsOf, type Detail} from './check-detail.js'
import {dateAndTime, dayOf, timeTaken} from './local-date.js'
import type {ReportOptions} from './report-options.js'
import {encryptionWords, reportWords as words} from './report-words.js'
import {changeWord, filled, roleWords, say, validityWords} from './words.js'

/** One thing that was seen, with its label; several values stand one below the other. */
export interface Fact {
  readonly label: string
  readonly values: readonly string[]
}

export interface ServerReport {
  readonly title: string
  readonly facts: readonly Fact[]
}

/** Who sends, which redirect, when and from where it was tested. */
export function testedFacts(test: CompanyTest, {lang, host, timeZone}: ReportOptions): Fact[] {
  const redirect = recordOf(detailOf(test, 'settings')['redirect'])
  const [from, to] = [textOf(redirect['from']), textOf(redirect['to'])]
  const channel = test.channel ?? say(lang, 'noChannel')
  return present([
    fact(words.sender[lang], test.address ?? say(lang, 'noAddress')),
    fact(words.channel[lang], test.inherited ? filled(words.inherited, lang, {channel}) : channel),
    fact(words.redirect[lang], from === '' ? '' : filled(words.redirectWay, lang, {from, to})),
    fact(words.when[lang], dateAndTime(test.startedAt, lang, timeZone)),
    fact(words.took[lang], timeTaken(test.ms, lang)),
    fact(words.from[lang], host),
  ])
}

/** Every server of the test: where it is, how the line was secured, whose certificate it showed. */
export function serverFacts(test: CompanyTest, options: ReportOptions): ServerReport[] {
  const settings = detailOf(test, 'settings')
  const roles = ['smtp', 'inbound', 'copy'] as const
  return roles.flatMap((role) => {
    const server = recordOf(settings[role])
    if (textOf(server['host']) === '') return []
    const facts = [...placeFacts(server, options.lang), ...(role === 'copy' ? [] : lineFacts(test, role, options))]
    return [{title: roleWords[role][options.lang], facts: present(facts)}]
  })
}

function placeFacts(server: Detail, lang: Language): Fact[] {
  const encryption = textOf(server['encryption'])
  return [
    fact(words.server[lang], `${textOf(server['host'])}:${textOf(server['port'])}`),
    fact(words.encryption[lang], isEncryption(encryption) ? encryptionWords[encryption][lang] : encryption),
  ]
}

function lineFacts(test: CompanyTest, role: 'smtp' | 'inbound', {lang, timeZone}: ReportOptions): Fact[] {
  const tls = detailOf(test, `${role}-tls`)
  const greeting = detailOf(test, 'smtp-ehlo')
  const login = detailOf(test, `${role}-auth`)
  return [
    fact(words.addresses[lang], ...textsOf(detailOf(test, `${role}-dns`)['addresses'])),
    fact(words.negotiated[lang], joined([textOf(tls['version']), textOf(tls['cipher'])])),
    fact(words.certificate[lang], textOf(tls['subject'])),
    fact(words.issuer[lang], textOf(tls['issuer'])),
    fact(words.names[lang], joined(textsOf(tls['names']))),
    fact(words.validTo[lang], validity(tls, lang, timeZone)),
    ...(role === 'smtp'
      ? [
          fact(words.greeting[lang], textOf(greeting['greeting'])),
          fact(words.offered[lang], joined(textsOf(greeting['offered']))),
        ]
      : [fact(words.folder[lang], textOf(detailOf(test, 'inbound-folder')['folder']))]),
    fact(words.login[lang], textOf(login['mechanism'])),
  ]
}

function validity(tls: Detail, lang: Language, timeZone: string | undefined): string {
  const date = dayOf(textOf(tls['validTo']), lang, timeZone)
  const days = numberOf(tls['daysLeft'])
  return date === '' || days === undefined ? date : `${date} (${validityWords(days, lang)})`
}

/** What became of the test message, and what the DNS says about its sender. */
export function messageFacts(test: CompanyTest, lang: Language): Fact[] {
  const arrival = detailOf(test, 'redirect-arrival')
  const authentication = detailOf(test, 'sender-authentication')
  const records = recordOf(detailOf(test, 'domain-policy')['records'])
  return present([
    fact(words.arrival[lang], arrivalWords(arrival, lang)),
    fact(words.arrivalOutside[lang], arrivalWords(recordOf(arrival['outside']), lang)),
    fact(words.headers[lang], ...headerWords(detailOf(test, 'redirect-headers'), lang)),
    fact(words.copyIn[lang], joined(textsOf(detailOf(test, 'redirect-copy')['folders']))),
    ...(['spf', 'dkim', 'dmarc'] as const).map((method) =>
      fact(
        filled(words.judged, lang, {method: method.toUpperCase()}),
        judgementWords(recordOf(authentication[method]), lang),
      ),
    ),
    ...(['mx', 'spf', 'dmarc'] as const).map((type) =>
      fact(filled(words.record, lang, {type: type.toUpperCase()}), ...textsOf(records[type])),
    ),
  ])
}

function arrivalWords({arrivalMs, folder, copies}: Detail, lang: Language): string {
  const ms = numberOf(arrivalMs)
  const count = numberOf(copies)
  if (ms === undefined) return count === undefined ? '' : say(lang, 'notSeen')
  const where = filled(words.arrivedIn, lang, {time: timeTaken(ms, lang), folder: textOf(folder)})
  return count === undefined || count < 2 ? where : `${where}, ${filled(words.copies, lang, {count})}`
}

/** Only what changed is shown in full. */
function headerWords({fields, body}: Detail, lang: Language): string[] {
  if (fields === undefined) return []
  const changed = recordsOf(fields).filter(({status}) => status !== 'kept')
  const lines = changed.map(({field, status, before, after}) => {
    const values = [
      filled(words.before, lang, {value: textOf(before)}),
      ...(after === undefined ? [] : [filled(words.afterwards, lang, {value: textOf(after)})]),
    ]
    return `${textOf(field)} ${changeWord(lang, textOf(status))}; ${values.join('; ')}`
  })
  const text = textOf(recordOf(body)['status'])
  const bodyLine = text === '' || text === 'kept' ? [] : [`Text ${changeWord(lang, text)}`]
  const all = [...lines, ...bodyLine]
  return all.length === 0 ? [say(lang, 'allKept')] : all
}

function judgementWords({result, domain}: Detail, lang: Language): string {
  const [outcome, of] = [textOf(result), textOf(domain)]
  if (outcome === '' || outcome === 'unknown') return ''
  return of === '' ? outcome : filled(words.judgedFor, lang, {result: outcome, domain: of})
}

function fact(label: string, ...values: readonly string[]): Fact {
  return {label, values: values.filter((value) => value !== '')}
}

function present(facts: readonly Fact[]): Fact[] {
  return facts.filter(({values}) => values.length > 0)
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}

function isEncryption(value: string): value is Encryption {
  return value in encryptionWords
}
