import {describe, expect, it} from 'vitest'
import type {Evidence, TlsFacts} from '../../src/connection/evidence.js'
import {evidenceLines} from '../../src/diagnosis/evidence-lines.js'
import type {Language} from '../../src/wording/language.js'
import {wordsIn} from '../../src/wording/phrase.js'

const endpoint = {protocol: 'smtp', host: 'smtp.acme.example', port: 465, encryption: 'tls'} as const

function lines(lang: Language, evidence: Omit<Evidence, 'endpoint'>): string[] {
  return evidenceLines({endpoint, ...evidence}).map((line) => wordsIn(line, lang))
}

const tls: TlsFacts = {
  version: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  subject: 'smtp.acme.example',
  issuer: 'Issuing CA',
  names: ['smtp.acme.example', ...Array.from({length: 9}, (_none, index) => `mail${index}.acme.example`)],
  validFrom: '2026-01-01T00:00:00.000Z',
  validTo: '2026-04-01T00:00:00.000Z',
  daysLeft: -3,
  rsaBits: 2048,
}

describe('evidence lines', () => {
  it('say the own words in the language asked for and the server’s as they are', () => {
    const refused: Omit<Evidence, 'endpoint'> = {
      stage: 'connect',
      errorCode: 'ECONNREFUSED',
      attempts: [
        {address: '2001:db8::1', family: 6, ms: 20, errorCode: 'ECONNREFUSED'},
        {address: '192.0.2.1', family: 4, ms: 30, errorCode: 'EPROTO'},
        {address: '192.0.2.2', family: 4, ms: 30},
      ],
    }
    expect(lines('en', refused)).toEqual([
      '[2001:db8::1]:465 refused after 20 ms (ECONNREFUSED)',
      '192.0.2.1:465 EPROTO after 30 ms',
      '192.0.2.2:465 connected after 30 ms',
    ])
    expect(lines('de', refused)).toEqual([
      '[2001:db8::1]:465 abgewiesen nach 20 ms (ECONNREFUSED)',
      '192.0.2.1:465 EPROTO nach 30 ms',
      '192.0.2.2:465 verbunden nach 30 ms',
    ])
    const said = {stage: 'auth', smtp: {code: 535, enhanced: undefined, lines: ['535 no such user'], text: ''}} as const
    expect(lines('de', said)).toEqual(['535 no such user'])
  })

  it('tell a certificate in German, with those above it and what is weak', () => {
    const {subject, issuer, validFrom, validTo, daysLeft} = tls
    const leaf = {subject, issuer, validFrom, validTo, daysLeft, key: {type: 'RSA', bits: 2048}} as const
    const above = {...leaf, subject: 'Issuing CA', issuer: 'Root CA', daysLeft: 900, weakHash: 'SHA-1'} as const
    const root = {...above, subject: 'Root CA'} as const
    const evidence = {stage: 'tls', errorCode: 'CERT_HAS_EXPIRED', tls: {...tls, chain: [leaf, above, root]}} as const
    expect(lines('de', evidence)).toEqual([
      'Zertifikat für smtp.acme.example, ausgestellt von Issuing CA',
      'gültig für: smtp.acme.example, mail0.acme.example, mail1.acme.example, mail2.acme.example, mail3.acme.example, mail4.acme.example, mail5.acme.example, mail6.acme.example und 2 weitere',
      'gültig von 2026-01-01 bis 2026-04-01 (abgelaufen vor 3 Tagen)',
      'RSA-Schlüssel von 2048 Bit',
      'darüber: Issuing CA, ausgestellt von Root CA',
      'darüber: Root CA, ausgestellt von Root CA',
      'das Zertifikat von Issuing CA ist mit SHA-1 signiert',
      'TLSv1.3, TLS_AES_256_GCM_SHA384',
      'smtp.acme.example:465, TLS-Handshake: CERT_HAS_EXPIRED',
    ])
  })

  it('say which old versions a server speaks, and what cipher it would take', () => {
    const old = {versions: ['TLSv1', 'TLSv1.1'], cipher: 'AES256-SHA'}
    const [first] = lines('en', {stage: 'tls', errorCode: 'CLOSED', counterProof: {legacyTls: old}})
    expect(first).toBe(
      'smtp.acme.example:465 speaks only TLSv1 and TLSv1.1 (a handshake that allows old versions succeeds, with AES256-SHA)',
    )
    const weak = {versions: ['TLSv1.2'], cipher: 'AES128-SHA'}
    const [second] = lines('de', {stage: 'tls', errorCode: 'CLOSED', counterProof: {legacyTls: weak}})
    expect(second).toBe('ein Handshake, der unsichere Cipher-Suiten zulässt, ergab TLSv1.2 mit AES128-SHA')
  })

  it('say that a login was offered before STARTTLS alone', () => {
    const evidence = {stage: 'auth', offered: ['SIZE 1'], offeredBeforeTls: ['STARTTLS', 'AUTH PLAIN LOGIN']} as const
    expect(lines('en', evidence)).toEqual([
      'offered: SIZE 1',
      'before STARTTLS the server offered: AUTH PLAIN LOGIN; inside TLS it does not',
    ])
    expect(lines('de', {...evidence, offered: ['AUTH PLAIN']})).toEqual(['angeboten: AUTH PLAIN'])
  })

  it('hold no control characters, no tokens and no endless lines', () => {
    const text = `x\u001b[31m Bearer abcdefgh ${'y z '.repeat(200)}`
    const [line = ''] = lines('en', {stage: 'auth', smtp: {code: 535, enhanced: undefined, lines: [text], text}})
    expect(line).toMatch(/^x \[31m Bearer \(hidden\) y z/)
    expect(line.length).toBeLessThanOrEqual(301)
  })
})
