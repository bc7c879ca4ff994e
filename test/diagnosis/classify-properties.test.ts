import {expect, test} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import type {Stage} from '../../src/connection/evidence.js'
import {isFindingCode} from '../../src/diagnosis/catalogue.js'
import {classify} from '../../src/diagnosis/classify.js'
import {imapReply, smtpReply} from '../../src/diagnosis/reply.js'
import {evidenceOf, failure} from './evidence.js'
import {replies, type WireReply} from './replies.js'

const words = [
  'authentication failed',
  'invalid password',
  'user unknown',
  'BadCredentials gsmtp',
  'too many',
  'SmtpClientAuthentication is disabled for the Tenant',
  '[ALERT]',
  'spam',
  'relay',
  '',
  '\u0000\u001b[31m',
  'é'.repeat(5000),
  'a '.repeat(20_000),
  '(((((',
  'from '.repeat(500),
]
const stages: readonly Stage[] = [
  'dns',
  'connect',
  'tls',
  'greeting',
  'ehlo',
  'starttls',
  'auth',
  'sender',
  'recipient',
  'data',
  'folder',
  'command',
]
const passwordCodes =
  /credential|password|username|web-login|ms-(tenant|mailbox|basic|security|conditional|unsuccessful)|app-/

/** A generator with a fixed seed, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

test('whatever a server answers, the result is a code of the catalogue', () => {
  const next = random(42)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  for (let round = 0; round < 3000; round++) {
    const code = 100 + Math.floor(next() * 900)
    const text = `${code} ${pick(['', '5.7.1 ', '4.7.0 ', '5.1.1 ', '9.9.9 '])}${pick(words)} ${pick(words)}`
    const protocol = pick(['smtp', 'imap'] as const)
    const said = pick([
      {smtp: smtpReply(text)},
      {imap: imapReply(`a1 ${pick(['NO', 'BAD', 'BYE', 'OK'])} [${pick(['X', 'ALERT', 'LIMIT'])}] ${text}`)},
      {errorCode: pick(['CLOSED', 'TIMEOUT', 'ERR_SSL_X', 'E'])},
      {},
    ])
    expect(isFindingCode(classify(failure({stage: pick(stages), ...said}, {protocol})))).toBe(true)
  }
})

test('a 4xx to the login never speaks about the password', () => {
  for (const code of [421, 432, 435, 450, 451, 454, 499]) {
    for (const text of replies.filter(({stage, protocol}) => stage === 'auth' && protocol === undefined)) {
      const reply = text.reply.replaceAll(/^\d{3}/gm, String(code)).replaceAll(/(?<=^\d{3}[ -])5\./gm, '4.')
      expect(classify(failure({stage: 'auth', smtp: smtpReply(reply)}), text.provider)).not.toMatch(passwordCodes)
    }
  }
})

const bySmtp = replies.filter(({protocol}) => protocol === undefined)

/** The same words over many lines of one reply (RFC 5321 section 4.2.1), the enhanced status on each (RFC 2034). */
function split({reply}: WireReply): string {
  const [code] = /^\d{3}/.exec(reply) ?? ['']
  const {enhanced, text} = smtpReply(reply)
  const words = text.split(' ')
  const pieces = Array.from({length: Math.ceil(words.length / 3)}, (_, at) => words.slice(at * 3, at * 3 + 3).join(' '))
  const status = enhanced === undefined ? '' : `${enhanced} `
  return pieces.map((piece, at) => `${code}${at === pieces.length - 1 ? ' ' : '-'}${status}${piece}`).join('\n')
}

/** Only the words: the status and the code in brackets are what they are. */
function withWords(wire: WireReply, change: (words: string) => string): string {
  const [before = ''] =
    /^(?:\* )?(?:OK|NO|BAD|BYE)(?: \[[^\]]*\])?/.exec(wire.protocol === 'imap' ? wire.reply : '') ?? []
  return before + change(wire.reply.slice(before.length))
}

const hasWords = ({reply}: WireReply): boolean => /[a-z]{3}/.test(reply)

test.each<[string, readonly WireReply[], (wire: WireReply) => string]>([
  ['over several lines', bySmtp.filter(hasWords), split],
  ['in capitals', replies, (wire) => withWords(wire, (words) => words.toUpperCase())],
  ['in small letters', replies, (wire) => withWords(wire, (words) => words.toLowerCase())],
  ['with blanks at the ends of lines', replies, ({reply}) => reply.replaceAll(/$/gm, '  ')],
  [
    'with the id of the session',
    replies.filter(hasWords),
    ({reply}) => `${reply} 5b1f17b1804b1-4fb4d7f45d1cf si1234567wrt.42`,
  ],
  [
    'with the name of the host',
    replies.filter(hasWords),
    ({reply}) => `${reply} [mx7.mail-4.example 2026-11-20T10:00:00.000Z]`,
  ],
])('the same answer means the same %s', (_form, list, change) => {
  const changed = list.filter((wire) => {
    const evidence = evidenceOf({...wire, reply: change(wire)})
    return classify(evidence, wire.provider) !== wire.expected
  })
  expect(changed.map(({reply}) => reply)).toEqual([])
})

/** What a step may be said to have, whatever words come with it; words of other steps are no proof there. */
const possible: Readonly<Partial<Record<Stage, RegExp>>> = {
  greeting: /^(smtp-greeting|dns-ptr|smtp-protocol-error)/,
  ehlo: /^(smtp-ehlo|smtp-greeting|dns-ptr|limit-postfix|starttls-required|smtp-bad-sequence|smtp-protocol-error)/,
  starttls: /^(starttls|data-smtp-421|smtp-protocol-error)/,
  auth: /^(smtp-auth|oauth|smtp-no-identity|smtp-bad-sequence|smtp-protocol-error|smtp-greeting-421-too-many|starttls-required|limit-(sendgrid|ses|postfix)|dns-ptr|smtp-ehlo-|tcp-idle|data-smtp-421)/,
  sender: /^(?!smtp-auth-(?!required|ms-basic-retired|sendgrid)|smtp-greeting|imap|starttls-(?!required)|redirect)/,
  recipient: /^(?!smtp-auth-(?!required|ms-basic-retired|sendgrid)|smtp-greeting|imap|starttls-(?!required)|redirect)/,
  data: /^(?!smtp-auth-(?!required|ms-basic-retired|sendgrid)|smtp-greeting|imap|starttls-(?!required)|redirect)/,
}

test.each(Object.entries(possible) as [Stage, RegExp][])(
  'words of other steps make no cause at %s',
  (stage, pattern) => {
    const wrong = bySmtp
      .map((wire) => [wire.reply, classify(evidenceOf({...wire, stage}), wire.provider)] as const)
      .filter(([, code]) => !pattern.test(code))
    expect(wrong).toEqual([])
  },
)

const general =
  /-unrecognised$|-temporary-failure$|^(smtp-greeting-(refused|421-busy)|smtp-ehlo-(rejected|421)|starttls-(refused|temporarily-unavailable))$/

test('words that mean nothing are called unrecognised or named by their class alone, whoever the provider is', () => {
  const syllables = [
    'ba',
    'do',
    'fi',
    'ku',
    'la',
    'me',
    'no',
    'pi',
    'qua',
    'ro',
    'su',
    'ty',
    'vo',
    'wex',
    'zu',
    'ühl',
    'çet',
  ]
  const providers = ['google', 'microsoft365', 'gmx', 'ionos', 'zoho', 'icloud', 'fastmail', 'ses', 'yahoo', undefined]
  const next = random(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const word = (): string => Array.from({length: 2 + Math.floor(next() * 3)}, () => pick(syllables)).join('')
  const steps: readonly Stage[] = ['greeting', 'ehlo', 'starttls', 'auth', 'sender', 'recipient', 'data']
  for (let round = 0; round < 3000; round++) {
    const [code, status] = pick([
      ['450', '4.0.0'],
      ['451', '4.3.0'],
      ['550', '5.0.0'],
      ['554', '5.3.0'],
    ] as const)
    const reply = `${code} ${pick([`${status} `, ''])}${word()} ${word()} ${word()}`
    const found = classify(failure({stage: pick(steps), smtp: smtpReply(reply)}), pick(providers))
    expect([reply, found]).toEqual([reply, expect.stringMatching(general)])
  }
})

test.each<[Stage, string, string]>([
  ['recipient', '550', 'rcpt-unrecognised'],
  ['recipient', '550 5.7.1', 'rcpt-policy-refused'],
  ['recipient', '550 5.7.1 Relaying denied', 'rcpt-relay-denied'],
  ['recipient', '550 5.7.1 Access denied', 'rcpt-policy-refused'],
  ['recipient', '550 5.7.1 Rejected as spam', 'data-spam-content'],
  ['recipient', '552 Message size exceeds limit', 'data-too-large'],
  ['recipient', '552 Mailbox quota exceeded', 'rcpt-mailbox-full'],
  ['recipient', '552', 'rcpt-unrecognised'],
  ['recipient', '451 4.7.1 Greylisted, come back in 5 minutes', 'rcpt-greylisted'],
  ['recipient', '451 4.3.0 Lookup failed', 'rcpt-temporary-failure'],
  ['recipient', '421 Closing', 'data-smtp-421-closing'],
  ['greeting', '554 5.7.1 Not here', 'smtp-greeting-refused'],
  ['sender', '550 5.7.1 The sending IP 192.0.2.9 is blocked using dnsbl.example', 'rcpt-blocklist'],
  ['sender', '501 5.7.1 Permission denied', 'smtp-sender-unrecognised'],
  ['data', '554 5.7.1 Something', 'data-unrecognised'],
  ['data', '530 5.3.1 Intercepted', 'data-unrecognised'],
])('at %s the words tell apart what shares a number: %s', (stage, reply, expected) => {
  expect(classify(failure({stage, smtp: smtpReply(reply)}))).toBe(expected)
})

test('hostile lengths do not make matching slow', () => {
  const spent = cpuWatch()
  for (const stage of stages)
    classify(failure({stage, smtp: smtpReply(`550 ${'sender address from user '.repeat(5000)}`)}))
  expect(spent()).toBeLessThan(2000)
})
