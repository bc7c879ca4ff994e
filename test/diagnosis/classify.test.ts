import {expect, test} from 'vitest'
import {cpuWatch} from '../cpu-time.js'
import type {Evidence, Stage} from '../../src/connection/evidence.js'
import {isFindingCode} from '../../src/diagnosis/catalogue.js'
import {classify, partialFailure} from '../../src/diagnosis/classify.js'
import {imapReply, smtpReply} from '../../src/diagnosis/reply.js'
import {replies, type WireReply} from './replies.js'

function evidenceOf({stage, reply, protocol, auth, greeting}: WireReply): Evidence {
  const host = 'mail.example.org'
  const common = {stage, ...(auth !== undefined && {auth}), ...(greeting !== undefined && {greeting})}
  if (protocol === 'imap') {
    return {endpoint: {protocol, host, port: 993, encryption: 'tls'}, ...common, imap: imapReply(reply)}
  }
  return {endpoint: {protocol: 'smtp', host, port: 587, encryption: 'starttls'}, ...common, smtp: smtpReply(reply)}
}

test.each(replies)('$source at $stage: $reply', (wire) => {
  expect(classify(evidenceOf(wire), wire.provider)).toBe(wire.expected)
})

test('there are at least 120 replies', () => {
  expect(replies.length).toBeGreaterThan(120)
})

function failure(more: Partial<Evidence> & {stage: Stage}, endpoint: Partial<Evidence['endpoint']> = {}): Evidence {
  return {
    endpoint: {protocol: 'smtp', host: 'mail.example.org', port: 587, encryption: 'starttls', ...endpoint},
    ...more,
  }
}

test.each<[string, Evidence, string]>([
  [
    'a self-signed certificate after STARTTLS',
    failure({stage: 'starttls', errorCode: 'DEPTH_ZERO_SELF_SIGNED_CERT'}),
    'tls-cert-self-signed',
  ],
  [
    'an expired certificate after STARTTLS',
    failure({stage: 'starttls', errorCode: 'CERT_HAS_EXPIRED', offered: ['STARTTLS']}),
    'tls-cert-expired',
  ],
  [
    'a silent server after STARTTLS',
    failure({stage: 'starttls', errorCode: 'TIMEOUT', offered: ['STARTTLS']}),
    'tls-no-answer',
  ],
  [
    'a handshake cut after STARTTLS',
    failure({stage: 'starttls', errorCode: 'CLOSED', offered: ['STARTTLS']}),
    'tls-handshake-aborted',
  ],
  [
    'no TLS after STARTTLS',
    failure({stage: 'starttls', errorCode: 'ERR_SSL_WRONG_VERSION_NUMBER', offered: ['STARTTLS']}),
    'tls-bad-record',
  ],
  ['STARTTLS not offered with nothing offered at all', failure({stage: 'starttls'}), 'starttls-not-offered'],
  ['no AUTH with nothing offered at all', failure({stage: 'auth'}), 'smtp-auth-not-offered'],
  [
    'only mechanisms this side lacks',
    failure({stage: 'auth', errorCode: 'NO_COMMON_MECHANISM', offered: ['AUTH GSSAPI NTLM']}),
    'smtp-auth-mechanism-mismatch',
  ],
  [
    'HTTP on the SMTP port',
    failure({stage: 'greeting', errorCode: 'NOT_SMTP', greeting: 'HTTP/1.1 400 Bad Request'}),
    'smtp-greeting-not-smtp',
  ],
  [
    'HTTP that waits to be asked',
    failure({
      stage: 'greeting',
      errorCode: 'TIMEOUT',
      bytesReceived: 0,
      counterProof: {speaksTls: false, plainGreeting: 'HTTP/1.1 400 Bad Request'},
    }),
    'smtp-greeting-not-smtp',
  ],
  [
    'IMAP on the SMTP port',
    failure({stage: 'greeting', errorCode: 'NOT_SMTP', greeting: '* OK IMAP4rev1 ready'}),
    'smtp-greeting-not-smtp',
  ],
  [
    'POP3 on the SMTP port behind TLS',
    failure({stage: 'greeting', errorCode: 'NOT_SMTP', greeting: '+OK POP3 ready'}, {encryption: 'tls', port: 465}),
    'smtp-greeting-not-smtp',
  ],
  [
    'SSH on the IMAP port',
    failure({stage: 'greeting', errorCode: 'NOT_IMAP', greeting: 'SSH-2.0-OpenSSH_9.6'}, {protocol: 'imap'}),
    'imap-wrong-service',
  ],
  [
    'SMTP on the IMAP port',
    failure({stage: 'greeting', errorCode: 'NOT_IMAP', greeting: '220 mail ESMTP'}, {protocol: 'imap'}),
    'imap-wrong-service',
  ],
  [
    'HTTP where TLS was expected',
    failure(
      {
        stage: 'tls',
        errorCode: 'ERR_SSL_WRONG_VERSION_NUMBER',
        counterProof: {plainGreeting: 'HTTP/1.1 400 Bad Request'},
      },
      {encryption: 'tls', port: 465},
    ),
    'smtp-greeting-not-smtp',
  ],
  [
    'IMAP in plain text where TLS was expected',
    failure(
      {stage: 'tls', errorCode: 'ERR_SSL_WRONG_VERSION_NUMBER', counterProof: {plainGreeting: '* OK ready'}},
      {protocol: 'imap', encryption: 'tls', port: 143},
    ),
    'tls-on-plaintext-port',
  ],
  [
    'a plain port that just hangs up on TLS',
    failure({stage: 'tls', errorCode: 'CLOSED', counterProof: {plainGreeting: '220 ready'}}, {encryption: 'tls'}),
    'tls-on-plaintext-port',
  ],
  [
    'no greeting on an ordinary port',
    failure({stage: 'greeting', errorCode: 'TIMEOUT', bytesReceived: 0}),
    'smtp-greeting-timeout',
  ],
  [
    'no greeting on 465 without a counter proof',
    failure({stage: 'greeting', errorCode: 'TIMEOUT', bytesReceived: 0}, {port: 465}),
    'tls-plaintext-on-tls-port',
  ],
  [
    'no greeting inside TLS',
    failure({stage: 'greeting', errorCode: 'TIMEOUT', bytesReceived: 0}, {port: 465, encryption: 'tls'}),
    'smtp-greeting-timeout',
  ],
  [
    'an alert of a newer OpenSSL',
    failure({stage: 'tls', errorCode: 'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE'}, {encryption: 'tls'}),
    'tls-no-common-cipher',
  ],
  [
    'old protocol in a newer OpenSSL',
    failure({stage: 'tls', errorCode: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'}, {encryption: 'tls'}),
    'tls-protocol-too-old',
  ],
  ['silence in the middle', failure({stage: 'recipient', errorCode: 'TIMEOUT'}), 'tcp-idle-timeout'],
  ['a cut after the message', failure({stage: 'data', errorCode: 'ECONNRESET'}), 'smtp-connection-dropped-at-data'],
  ['nonsense in the middle', failure({stage: 'auth', errorCode: 'NOT_SMTP'}), 'smtp-protocol-error'],
  [
    'BYE with a reason and the line cut',
    failure(
      {stage: 'auth', errorCode: 'CLOSED', imap: {status: 'BYE', code: undefined, text: 'Too many connections'}},
      {protocol: 'imap'},
    ),
    'imap-too-many-connections',
  ],
  [
    'a token where IMAP offers only passwords',
    failure(
      {stage: 'auth', auth: 'oauth', errorCode: 'UNKNOWN', offered: ['IMAP4REV1', 'AUTH=PLAIN']},
      {protocol: 'imap'},
    ),
    'imap-auth-mechanism-unsupported',
  ],
])('%s', (_name, evidence, expected) => {
  expect(classify(evidence)).toBe(expected)
})

test('of several addresses the one that answered decides', () => {
  const attempts = [
    {address: '2001:db8::1', family: 6, ms: 0, errorCode: 'ENETUNREACH'},
    {address: '192.0.2.1', family: 4, ms: 2, errorCode: 'ECONNREFUSED'},
  ] as const
  expect(classify(failure({stage: 'connect', errorCode: 'ENETUNREACH', attempts}))).toBe('tcp-refused')
})

test('a machine without IPv6 is no finding', () => {
  const attempts = [
    {address: '2001:db8::1', family: 6, ms: 0, errorCode: 'ENETUNREACH'},
    {address: '192.0.2.1', family: 4, ms: 2},
  ] as const
  expect(partialFailure(attempts)).toBeUndefined()
})

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

test('hostile lengths do not make matching slow', () => {
  const spent = cpuWatch()
  for (const stage of stages)
    classify(failure({stage, smtp: smtpReply(`550 ${'sender address from user '.repeat(5000)}`)}))
  expect(spent()).toBeLessThan(2000)
})
