import {expect, test} from 'vitest'
import type {Evidence} from '../../src/connection/evidence.js'
import {classify, classifyBounce, partialFailure} from '../../src/diagnosis/classify.js'
import {smtpReply} from '../../src/diagnosis/reply.js'
import {evidenceOf, failure} from './evidence.js'
import {replies} from './replies.js'
import {bounceTexts} from './replies/bounces.js'

test.each(replies)('$source at $stage: $reply', (wire) => {
  expect(classify(evidenceOf(wire), wire.provider)).toBe(wire.expected)
})

test.each(bounceTexts)('a bounce, $source: $reply', ({reply, expected, provider}) => {
  expect(classifyBounce(smtpReply(reply), provider)).toBe(expected)
})

/** An address, a repository with its path or issue, a package with its file, a specification, a class of a product. */
const aPlace =
  /^https?:\/\/\S+|^github\.com\/[\w.-]+\/[\w.-]+ \S+|^Debian \S+ [\d.]+, \/\S+|^npm \S+ \d+, \S+|^RFC \d+ section|^Microsoft\.Exchange\.\S+/

test('there are at least 800 replies, nearly all from a place where they can be looked up', () => {
  const all = [...replies, ...bounceTexts]
  expect(all.length).toBeGreaterThanOrEqual(800)
  const unplaced = all.filter(({source}) => !aPlace.test(source))
  expect(unplaced.filter(({source}) => !source.startsWith('from practice, no public place found: '))).toEqual([])
  expect(unplaced.length).toBeLessThan(40)
})

test('no reply stands there twice', () => {
  const keys = replies.map(({stage, reply, protocol, provider, auth, greeting}) =>
    JSON.stringify([stage, reply, protocol, provider, auth, greeting]),
  )
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

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

test.each([
  'Anmeldung fehlgeschlagen',
  'Benutzername oder Passwort falsch',
  'Ungültige Zugangsdaten',
  "Échec de l'authentification",
  'Identifiant ou mot de passe incorrect',
  'Error de autenticación',
  'Usuario o contraseña incorrectos',
  'Autenticazione fallita',
  'Onjuiste inloggegevens',
  'Неверный логин или пароль',
  'Ошибка авторизации',
])('a refused password in another language: %s', (words) => {
  const answer = {source: '', stage: 'auth', expected: 'smtp-auth-bad-credentials'} as const
  expect(classify(evidenceOf({...answer, reply: `550 ${words}`}))).toBe('smtp-auth-bad-credentials')
  expect(classify(evidenceOf({...answer, reply: `NO ${words}`, protocol: 'imap'}))).toBe('imap-auth-bad-credentials')
  expect(classify(evidenceOf({...answer, reply: `454 ${words}`}))).toBe('smtp-auth-temporary-failure')
})
