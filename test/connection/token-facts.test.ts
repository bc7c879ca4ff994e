import {afterEach, describe, expect, it} from 'vitest'
import {openImap} from '../../src/connection/imap.js'
import {limitsWithin} from '../../src/connection/limits.js'
import type {Login} from '../../src/connection/login.js'
import {openSmtp} from '../../src/connection/smtp.js'
import {logIn} from '../../src/connection/smtp-login.js'
import {tokenFacts, tokenRefusal, type TokenFacts} from '../../src/connection/token-facts.js'
import {diagnose} from '../../src/diagnosis/diagnose.js'
import {Authority} from '../../src/sandbox/authority.js'
import type {Script} from '../../src/sandbox/scripted-server.js'
import {startScriptedImap} from '../../src/sandbox/scripted-imap.js'
import {startScriptedSmtp} from '../../src/sandbox/scripted-smtp.js'
import {Secret} from '../../src/secret/vault.js'
import {evidenceOf, local, networkOf} from './evidence-of.js'

const now = Date.UTC(2026, 10, 23)
const canary = 'canary-9c41'

type Claims = Readonly<Record<string, unknown>>

/** A made-up token that is valid at `now` and right for a user at Microsoft 365, with single claims replaced. */
function token(claims: Claims = {}): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const usual = {
    iss: 'https://sts.windows.net/8c3dad1d-b6bc-4f8b-939b-8263372eced6/',
    aud: 'https://outlook.office365.com',
    nbf: now / 1000 - 60,
    exp: now / 1000 + 3600,
    scp: 'IMAP.AccessAsUser.All SMTP.Send',
    upn: 'jobs@acme.example',
    oid: canary,
  }
  return [part({typ: 'JWT', alg: 'RS256'}), part({...usual, ...claims}), part(canary)].join('.')
}

const app: Claims = {scp: undefined, upn: undefined, idtyp: 'app', roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp']}

function login(secret: string, auth: Login['auth'] = 'oauth'): Login {
  return {account: 'Jobs@Acme.example', secret: new Secret(secret, 'environment'), auth}
}

const sound: TokenFacts = {
  expired: false,
  notYetValid: false,
  audience: 'outlook.office365.com',
  forMail: true,
  permitted: true,
  appOnly: false,
  ownAccount: true,
}

describe('what an access token tells', () => {
  it.each<[string, Claims, Partial<TokenFacts>]>([
    ['one that is right in everything', {}, {}],
    ['one whose time is over', {exp: now / 1000 - 1}, {expired: true}],
    ['one whose time has not begun', {nbf: now / 1000 + 3600}, {notYetValid: true}],
    [
      'one for Microsoft Graph',
      {aud: 'https://graph.microsoft.com'},
      {audience: 'graph.microsoft.com', forMail: false},
    ],
    [
      'one for Microsoft Graph by its id',
      {aud: '00000003-0000-0000-c000-000000000000'},
      {audience: 'graph.microsoft.com', forMail: false},
    ],
    ['one for Exchange by its id', {aud: '00000002-0000-0ff1-ce00-000000000000'}, {}],
    ['one for reading mail over Graph alone', {scp: 'Mail.Read User.Read'}, {permitted: false}],
    ['one for IMAP alone', {scp: 'IMAP.AccessAsUser.All'}, {permitted: false}],
    ['one of another user', {upn: 'anna@acme.example'}, {ownAccount: false}],
  ])('%s', (_name, claims, expected) => {
    expect(tokenFacts(login(token(claims)), 'smtp', now)).toEqual({...sound, ...expected})
  })

  it('tells an application, which has no user, by its roles', () => {
    const {ownAccount: _none, ...rest} = sound
    expect(tokenFacts(login(token(app)), 'imap', now)).toEqual({...rest, appOnly: true})
    expect(tokenFacts(login(token({...app, roles: ['Mail.ReadWrite']})), 'imap', now)).toMatchObject({permitted: false})
  })

  it('tells that a Microsoft token for no service with a name is not for mail', () => {
    const facts = tokenFacts(login(token({aud: 'api://3b1c'})), 'smtp', now)
    expect(facts).toMatchObject({forMail: false})
    expect(facts).not.toHaveProperty('audience')
  })

  it('takes only the times of another issuer’s token, whose names mean something else', () => {
    expect(tokenFacts(login(token({iss: 'https://sso.acme.example/realms/acme'})), 'imap', now)).toEqual({
      expired: false,
      notYetValid: false,
    })
  })

  it.each(['ya29.a0AfB_byC', 'EwBwA8l6BAAU', 'a.b.c', 'eyJ9.W10.x', '', '..'])('tells nothing by %j', (opaque) => {
    expect(tokenFacts(login(opaque), 'imap', now)).toBeUndefined()
  })

  it('is not asked of a password, even one that looks like a token', () => {
    expect(tokenFacts(login(token(), 'password'), 'imap', now)).toBeUndefined()
  })
})

describe('what a server tells of a token', () => {
  it.each<[string, ReturnType<typeof tokenRefusal>]>([
    [
      'eyJzdGF0dXMiOiI0MDAiLCJzY2hlbWVzIjoiQmVhcmVyIiwic2NvcGUiOiJodHRwczovL21haWwuZ29vZ2xlLmNvbS8ifQ==',
      {status: '400', scope: 'https://mail.google.com/'},
    ],
    ['{"status":"invalid_token"}', {status: 'invalid_token'}],
    ['{"status":401,"scope":7}', {status: '401'}],
    ['UGFzc3dvcmQ6', undefined],
    ['{"schemes":"Bearer"}', undefined],
    ['null', undefined],
    ['', undefined],
  ])('%s', (challenge, expected) => {
    expect(tokenRefusal(challenge)).toEqual(expected)
  })
})

describe('a refused token', () => {
  const authority = new Authority()
  const closers: (() => Promise<void>)[] = []
  const tls = authority.serverTls(['mail.acme.example'])
  const fresh: Claims = {nbf: 0, exp: 9_999_999_999}

  afterEach(async () => {
    for (const close of closers.splice(0)) await close()
  })

  async function refusedBySmtp(secret: string, replies: Script) {
    const capable = {EHLO: ['250-mail.acme.example', '250 AUTH XOAUTH2'], ...replies}
    const server = await startScriptedSmtp({encryption: 'tls', tls, replies: capable})
    closers.push(() => server.close())
    const endpoint = local('smtp', server.port, 'tls')
    const session = await openSmtp(endpoint, networkOf(authority), {limits: limitsWithin(8000)})
    return evidenceOf(logIn(session, login(secret)))
  }

  async function refusedByImap(secret: string) {
    const replies = {
      CAPABILITY: ['* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2', '$tag OK'],
      greeting: '* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready',
      AUTHENTICATE: '$tag NO AUTHENTICATE failed.',
    }
    const server = await startScriptedImap({encryption: 'tls', tls, replies})
    closers.push(() => server.close())
    const endpoint = local('imap', server.port, 'tls')
    return evidenceOf(openImap(endpoint, login(secret), networkOf(authority), {timeoutMs: 8000}))
  }

  const refusal = '535 5.7.3 Authentication unsuccessful [FR3P281CA0001.DEUP281.PROD.OUTLOOK.COM]'

  it.each<[string, Claims]>([
    ['oauth-token-expired', {...fresh, exp: 1_700_000_000}],
    ['oauth-clock-skew', {...fresh, nbf: 9_999_999_000}],
    ['oauth-wrong-audience', {...fresh, aud: 'https://graph.microsoft.com'}],
    ['oauth-missing-app-role', {...fresh, scp: 'Mail.Send'}],
    ['oauth-user-mismatch', {...fresh, upn: 'anna@acme.example'}],
    ['smtp-auth-ms-sp-object-id', {...fresh, ...app}],
    ['smtp-auth-ms-unsuccessful', fresh],
  ])('by SMTP is %s, without a piece of it in the finding', async (code, claims) => {
    const secret = token(claims)
    const evidence = await refusedBySmtp(secret, {AUTH: refusal})
    for (const lang of ['en', 'de'] as const) {
      const found = diagnose(evidence, {check: 'smtp-auth', lang})
      expect(found.code).toBe(code)
      expectNothingOf(secret, found)
    }
    expectNothingOf(secret, evidence)
  })

  it.each<[string, Claims]>([
    ['oauth-token-expired', {...fresh, exp: 1_700_000_000}],
    ['oauth-wrong-audience', {...fresh, aud: 'https://graph.microsoft.com'}],
    ['oauth-missing-app-role', {...fresh, scp: 'SMTP.Send'}],
    ['oauth-user-mismatch', {...fresh, upn: 'anna@acme.example'}],
    ['smtp-auth-ms-sp-object-id', {...fresh, ...app}],
  ])('by IMAP is %s, without a piece of it in the finding', async (code, claims) => {
    const secret = token(claims)
    const evidence = await refusedByImap(secret)
    const found = diagnose(evidence, {check: 'inbound-auth'})
    expect(found.code).toBe(code)
    expectNothingOf(secret, found)
    expectNothingOf(secret, evidence)
  })

  it('gives the service it is meant for, and the server’s words, as evidence', async () => {
    const challenge = Buffer.from('{"status":"401","schemes":"Bearer","scope":"https://mail.google.com/"}')
    const replies = {AUTH: `334 ${challenge.toString('base64')}`, UNKNOWN: refusal}
    const evidence = await refusedBySmtp(token({...fresh, aud: 'https://graph.microsoft.com'}), replies)
    const found = diagnose(evidence, {check: 'smtp-auth'})
    expect(found.cause).toBe(
      'The token is meant for another service (graph.microsoft.com) than mail over IMAP and SMTP.',
    )
    expect(found.evidence).toContain('the access token is meant for graph.microsoft.com (looked at on this machine)')
    expect(found.evidence).toContain('the server says of the token: status 401, wanted scope: https://mail.google.com/')
  })

  it.each([
    ['{"status":"403","schemes":"Bearer","scope":"https://mail.google.com/"}', 'oauth-google-scope'],
    ['{"status":"insufficient_scope","scope":"mail"}', 'oauth-missing-app-role'],
    ['{"status":"invalid_token","scope":"mail"}', 'oauth-token-expired'],
    ['{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}', 'oauth-token-expired'],
  ])('that tells nothing is judged by the challenge %s', async (challenge, code) => {
    const replies = {AUTH: `334 ${Buffer.from(challenge).toString('base64')}`, UNKNOWN: '535 5.7.8 Refused'}
    const evidence = await refusedBySmtp('ya29.opaque-canary-1177', replies)
    expect(diagnose(evidence, {check: 'smtp-auth'}).code).toBe(code)
  })

  /** By truth, so that a failure prints nothing of the token either. */
  function expectNothingOf(secret: string, shown: unknown): void {
    const text = JSON.stringify(shown)
    const pieces = [...secret.split('.').map((part) => part.slice(0, 12)), canary, '8c3dad1d', 'sts.windows.net']
    expect(pieces.some((piece) => text.includes(piece))).toBe(false)
    expect(text.includes('anna@')).toBe(false)
  }
})
