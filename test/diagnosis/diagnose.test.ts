import {expect, test} from 'vitest'
import type {Evidence} from '../../src/connection/evidence.js'
import {diagnose, finding, findingCodes, isUntestable} from '../../src/diagnosis/diagnose.js'
import {smtpReply} from '../../src/diagnosis/reply.js'

const endpoint = {protocol: 'smtp', host: 'smtp.acme.example', port: 465, encryption: 'starttls'} as const
const facts = {company: 'acme', secretId: 'acme/smtp', address: 'jobs@acme.example'}

test('a remedy is a command to type, filled in with the company and the ports', () => {
  const evidence: Evidence = {endpoint, stage: 'greeting', errorCode: 'TIMEOUT', counterProof: {speaksTls: true}}
  const found = diagnose(evidence, {check: 'smtp-ehlo', facts})
  expect(found.code).toBe('tls-plaintext-on-tls-port')
  expect(found.remedy[0]).toContain('recruitmail smtp set --company acme --port 465 --encryption tls')
})

test('the inbound mailbox and the built-in service have commands of their own', () => {
  const imap: Evidence = {
    endpoint: {protocol: 'imap', host: 'imap.acme.example', port: 143, encryption: 'tls'},
    stage: 'tls',
    errorCode: 'ERR_SSL_WRONG_VERSION_NUMBER',
  }
  expect(
    diagnose(imap, {check: 'inbound-tls', facts: {company: 'acme', secretId: 'inbound'}}).remedy.join('\n'),
  ).toContain('recruitmail inbound set --port 993 --encryption tls')
  const builtin: Evidence = {endpoint, stage: 'connect', errorCode: 'ECONNREFUSED'}
  expect(
    diagnose(builtin, {check: 'smtp-connect', facts: {company: 'acme', secretId: 'builtin'}}).remedy.join('\n'),
  ).toContain('recruitmail builtin set --port 587')
})

test('a step whose value is unknown is left out or said in general words', () => {
  const found = finding('settings-secret-missing', {check: 'settings'})
  expect(found.remedy.join('\n')).not.toMatch(/[{}]/)
  expect(found.remedy[0]).toBe('Store it in the keychain with recruitmail secret set.')
})

test.each(findingCodes)('%s leaves no placeholder unfilled', (code) => {
  const found = finding(code, {check: 'smtp-auth'})
  expect(`${found.cause}\n${found.remedy.join('\n')}`).not.toMatch(/\{\w+\}/)
  expect(found.remedy.length).toBeGreaterThan(0)
})

test('the provider of the host chooses the remedy', () => {
  const evidence: Evidence = {
    endpoint: {...endpoint, host: 'smtp.ionos.de'},
    stage: 'auth',
    smtp: smtpReply('535 Authentication credentials invalid'),
  }
  const found = diagnose(evidence, {check: 'smtp-auth', facts})
  expect(found.provider).toBe('ionos')
  expect(found.remedy.join('\n')).toContain('IONOS')
})

test('evidence carries the words of the server without control characters, tokens and endless lines', () => {
  const smtp = smtpReply(
    `535-5.7.8 no \u001b[31m way\n535-5.7.8 Bearer abc.def.ghi\n535 5.7.8 ${'QUJD'.repeat(40)} ${'x '.repeat(400)}`,
  )
  const {evidence} = diagnose({endpoint, stage: 'auth', smtp}, {check: 'smtp-auth'})
  expect(evidence.join('\n')).not.toMatch(/\u001b|abc\.def|QUJDQUJD/)
  expect(evidence.every((line) => line.length <= 301)).toBe(true)
})

test('the challenge of a token login is not shown', () => {
  const smtp = {...smtpReply('535 5.7.8 refused'), lines: ['334 eyJzdGF0dXMiOiI0MDAifQ==', '535 5.7.8 refused']}
  expect(diagnose({endpoint, stage: 'auth', smtp, auth: 'oauth'}, {check: 'smtp-auth'}).evidence).toEqual([
    '334 (hidden)',
    '535 5.7.8 refused',
  ])
})

test('every address that was tried is in the evidence', () => {
  const attempts = [{address: '192.0.2.1', family: 4, ms: 3, errorCode: 'ECONNREFUSED'}] as const
  const {evidence} = diagnose(
    {endpoint, stage: 'connect', errorCode: 'ECONNREFUSED', attempts},
    {check: 'smtp-connect'},
  )
  expect(evidence).toEqual(['192.0.2.1:465 refused after 3 ms (ECONNREFUSED)'])
})

test('the names of a foreign certificate are in cause, remedy and evidence', () => {
  const tls = {
    version: undefined,
    cipher: undefined,
    subject: 'w012.kasserver.com',
    issuer: 'R11',
    names: ['*.kasserver.com', 'w012.kasserver.com'],
    validFrom: '2026-01-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z',
    daysLeft: 39,
    rsaBits: 2048,
  }
  const found = diagnose(
    {endpoint, stage: 'tls', errorCode: 'ERR_TLS_CERT_ALTNAME_INVALID', tls},
    {check: 'smtp-tls', facts},
  )
  expect(found.code).toBe('tls-cert-name-mismatch')
  expect(found.cause).toContain('w012.kasserver.com')
  expect(found.remedy[0]).toContain('--host w012.kasserver.com')
  expect(found.evidence).toContain('valid from 2026-01-01 to 2027-01-01 (39 days left)')
})

test('what only says that this machine has no network is untestable', () => {
  expect(['dns-temporary-failure', 'dns-timeout', 'tcp-permission-denied', 'tcp-unreachable'].every(isUntestable)).toBe(
    true,
  )
  expect(['dns-host-not-found', 'tcp-refused', 'no-such-code'].some(isUntestable)).toBe(false)
})

test('a remedy names a long environment variable in full', () => {
  const environmentName = `RECRUITMAIL_SECRET_${'VERY_LONG_COMPANY_NAME_'.repeat(3)}SMTP`
  const {remedy} = finding('settings-secret-missing', {check: 'settings', facts: {environmentName, secretId: 'x/smtp'}})
  expect(remedy.join(' ')).toContain(environmentName)
})

test('a remedy does not tell to set what is set already', () => {
  const evidence: Evidence = {endpoint: {...endpoint, port: 587}, stage: 'connect', errorCode: 'TIMEOUT'}
  const {remedy} = diagnose(evidence, {check: 'smtp-connect', facts})
  expect(remedy.join('\n')).not.toContain('--port 587 --encryption starttls')
  expect(remedy.join('\n')).toContain('recruitmail smtp set --company acme --port 465 --encryption tls')
})

test('a login that is the sender already is not proposed again', () => {
  const login = {account: 'jobs@acme.example', sender: 'jobs@acme.example', host: 'smtp.acme.example'}
  const {cause, remedy} = finding('smtp-sender-not-owned', {check: 'smtp-sender', facts: {...facts, ...login}})
  expect(cause).toContain('does not take jobs@acme.example as sender')
  expect(remedy.join('\n')).not.toContain('--account jobs@acme.example')
  const other = finding('smtp-sender-not-owned', {
    check: 'smtp-sender',
    facts: {...facts, ...login, account: 'it@acme.example'},
  })
  expect(other.remedy.join('\n')).toContain('--account jobs@acme.example')
})

test('a host that does not exist is replaced by the one its provider documents', () => {
  const evidence: Evidence = {endpoint: {...endpoint, host: 'smtb.strato.de'}, stage: 'dns', errorCode: 'ENOTFOUND'}
  const {remedy} = diagnose(evidence, {check: 'smtp-dns', facts})
  expect(remedy.join('\n')).toContain(
    'recruitmail smtp set --company acme --host smtp.strato.de --port 465 --encryption tls',
  )
})

test('a host in another country’s name of its provider is not replaced by ours', () => {
  const evidence: Evidence = {endpoint: {...endpoint, host: 'smtq.zoho.com'}, stage: 'dns', errorCode: 'ENOTFOUND'}
  expect(diagnose(evidence, {check: 'smtp-dns', facts}).remedy.join('\n')).not.toContain('zoho.eu')
})

test('a certificate of a provider leads to the server it documents, not to the bare domain', () => {
  const tls = {
    version: undefined,
    cipher: undefined,
    subject: '*.your-server.de',
    issuer: 'R11',
    names: ['*.your-server.de', 'your-server.de'],
    validFrom: undefined,
    validTo: undefined,
    daysLeft: 39,
    rsaBits: 2048,
  }
  const evidence: Evidence = {endpoint, stage: 'tls', errorCode: 'ERR_TLS_CERT_ALTNAME_INVALID', tls}
  expect(diagnose(evidence, {check: 'smtp-tls', facts}).remedy[0]).toContain('--host mail.your-server.de')
})

test('a missing MX record is named as the provider wants it', () => {
  const found = finding('dns-mx-missing', {
    check: 'domain-policy',
    provider: 'infomaniak',
    facts: {domain: 'acme.example'},
  })
  expect(found.remedy[0]).toContain('acme.example: 5 mta-gw.infomaniak.ch')
})

test('the reason and the remedy are in the language of the report', () => {
  const evidence: Evidence = {endpoint, stage: 'auth', offered: ['AUTH GSSAPI'], auth: 'password'}
  const found = diagnose(evidence, {check: 'smtp-auth', facts, lang: 'de'})
  expect(found.cause).toContain('Anmeldung mit Passwort')
  expect(found.remedy.join('\n')).toContain('wobei PROGRAM ein Zugriffstoken ausgibt')
})

test('a step for what the test found stands first, whoever the provider is, and only when it was found', () => {
  const lost = {...facts, redirectFrom: 'jobs@acme.example', redirectTo: 'in@recruit.example'}
  const context = {check: 'redirect-arrival', provider: 'google'} as const
  const stayed = finding('delivery-accepted-but-not-arrived', {...context, facts: {...lost, copyFolder: 'INBOX'}})
  expect(stayed.remedy[0]).toContain('jobs@acme.example (INBOX)')
  expect(stayed.remedy.join('\n')).toContain('admin.google.com')
  const gone = finding('delivery-accepted-but-not-arrived', {...context, facts: lost})
  expect(gone.remedy.join('\n')).not.toContain('(INBOX)')
  expect(gone.remedy[0]).toContain('admin.google.com')
})

test('a remedy names the SPF include of the provider', () => {
  const found = finding('spf-provider-not-included', {
    check: 'smtp-accept',
    provider: 'ionos',
    facts: {...facts, domain: 'acme.example'},
  })
  expect(found.remedy.join('\n')).toContain('acme.example TXT "v=spf1 include:_spf-eu.ionos.com')
})
