import {Resolver} from 'node:dns/promises'
import {ImapFlow} from 'imapflow'
import {createTransport} from 'nodemailer'
import {afterEach, describe, expect, it} from 'vitest'
import {faultCodes, faultOf} from '../../src/sandbox/faults.js'
import {startWorld, type World} from '../../src/sandbox/world.js'
import {RawClient} from '../scripted/raw-client.js'

let world: World
afterEach(() => world.close())

/** Faults that show by nothing happening; all others get time enough on a busy machine. */
const silent = new Set([
  'tls-plaintext-on-tls-port',
  'tls-no-answer',
  'smtp-greeting-timeout',
  'imap-greeting-timeout',
  'imap-wrong-service',
  'dns-timeout',
])
const patience = (code: string): number => (silent.has(code) ? 400 : 10_000)

interface Seen {
  readonly code?: string
  readonly message?: string
  readonly response?: string
  readonly responseCode?: number
  readonly reason?: string
}

/** Sends a message through ACME's submission server as the settings say and tells what a client sees. */
async function seenBySender(code: string): Promise<Seen> {
  world = await startWorld({fault: code, hopMs: 1})
  const smtp = world.settings.companies['acme']?.smtp
  const transport = createTransport({
    host: '127.0.0.1',
    port: smtp?.port ?? 0,
    secure: smtp?.encryption === 'tls',
    requireTLS: true,
    tls: {ca: world.caPem, servername: smtp?.host ?? ''},
    auth: {user: smtp?.account ?? '', pass: world.environment['RECRUITMAIL_SECRET_ACME_SMTP'] ?? ''},
    connectionTimeout: patience(code),
    greetingTimeout: patience(code),
    disableFileAccess: true,
  })
  const to = 'jobs@acme.example'
  return transport.sendMail({from: to, to, subject: 'Test', text: 'Test', envelope: {from: to, to}}).then(
    () => ({message: 'sent'}),
    (error: Seen) => error,
  )
}

/** Opens the inbound folder as the settings say and tells what a client sees. */
async function seenByReader(code: string): Promise<object> {
  world = await startWorld({fault: code, hopMs: 1})
  const {imap, folder} = world.settings.inbound ?? {}
  const client = new ImapFlow({
    host: '127.0.0.1',
    port: imap?.port ?? 0,
    secure: true,
    servername: imap?.host ?? '',
    tls: {ca: world.caPem},
    auth: {user: imap?.account ?? '', pass: world.environment['RECRUITMAIL_SECRET_INBOUND'] ?? ''},
    greetingTimeout: patience(code),
    logger: false,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.mailboxOpen(folder ?? 'INBOX')
    return {message: 'opened'}
  } catch (error) {
    return error as object
  } finally {
    client.close()
  }
}

const senders: [string, Seen | Record<keyof Seen, unknown>][] = []
const see = (code: string, seen: object): void => void senders.push([code, seen as Seen])
const says = (text: string): unknown => expect.stringContaining(text)

see('tcp-refused', {code: 'ESOCKET', message: says('ECONNREFUSED')})
see('tcp-reset', {message: says('ECONNRESET')})
see('tcp-closed-before-greeting', {code: 'ECONNECTION'})
see('tls-plaintext-on-tls-port', {code: 'ETIMEDOUT', message: 'Greeting never received'})
see('tls-on-plaintext-port', {reason: 'wrong version number'})
see('tls-cert-expired', {message: 'certificate has expired'})
see('tls-cert-not-yet-valid', {message: 'certificate is not yet valid'})
see('tls-cert-name-mismatch', {reason: says('is not in the cert')})
see('tls-cert-self-signed', {message: 'self-signed certificate'})
see('tls-cert-self-signed-in-chain', {message: 'self-signed certificate in certificate chain'})
see('tls-cert-chain-incomplete', {message: 'unable to verify the first certificate'})
see('tls-cert-weak-key', {message: 'sent'})
see('tls-protocol-too-old', {reason: 'tlsv1 alert protocol version'})
see('tls-protocol-too-old/1.0', {reason: 'tlsv1 alert protocol version'})
see('tls-cert-expires-soon', {message: 'sent'})
see('tls-cert-expires-soon/intermediate', {message: 'sent'})
see('tls-cert-expired/intermediate', {message: 'certificate has expired'})
see('tls-cert-signature-failure', {message: says('too weak')})
see('tls-no-common-cipher', {reason: says('handshake failure')})
see('tls-client-cert-required', {reason: 'tlsv13 alert certificate required'})
see('tls-handshake-aborted', {message: says('disconnected before secure TLS')})
see('tls-no-answer', {code: 'ETIMEDOUT', message: 'Connection timeout'})
see('starttls-not-offered', {code: 'ETLS'})
see('starttls-stripped', {code: 'ETLS'})
see('starttls-temporarily-unavailable', {code: 'ETLS', responseCode: 454})
see('smtp-greeting-timeout', {message: 'Greeting never received'})
see('smtp-greeting-554-ip-blocked', {responseCode: 554})
see('smtp-greeting-554-dialup', {responseCode: 554, response: says('(DIAL)')})
see('smtp-greeting-421-too-many', {responseCode: 421})
see('smtp-greeting-421-busy', {responseCode: 421, response: says('4.3.0')})
see('smtp-greeting-not-smtp', {message: says('Invalid greeting')})
see('smtp-greeting-not-smtp/ftp', {responseCode: 500})
see('smtp-greeting-not-smtp/lmtp', {responseCode: 500})
see('smtp-ehlo-rejected', {responseCode: 550})
see('smtp-ehlo-invalid-name', {responseCode: 504})
see('smtp-auth-bad-credentials', {code: 'EAUTH', responseCode: 535})
see('smtp-auth-app-password-required', {responseCode: 534, response: says('InvalidSecondFactor')})
see('smtp-auth-google-password-disabled', {responseCode: 535, response: says('BadCredentials')})
see('smtp-auth-ms-tenant-disabled', {responseCode: 535, response: says('for the Tenant')})
see('smtp-auth-ms-mailbox-disabled', {responseCode: 535, response: says('for the Mailbox')})
see('smtp-auth-ms-basic-disabled', {responseCode: 535, response: says('basic authentication')})
see('smtp-auth-temporary-failure', {responseCode: 454})
see('smtp-auth-too-many-logins', {responseCode: 450})
see('smtp-auth-account-locked', {responseCode: 535, response: says('locked')})
see('smtp-auth-password-expired', {responseCode: 535, response: says('expired')})
see('smtp-auth-mechanism-mismatch', {responseCode: 504})
see('smtp-connection-dropped-at-auth', {code: 'ECONNECTION'})
see('smtp-sender-not-owned', {responseCode: 553, response: says('not owned by user')})
see('smtp-sender-not-owned/late', {responseCode: 550, response: says('not owned by user')})
see('smtp-sender-domain-not-found', {responseCode: 450, response: says('Domain not found')})
see('smtp-sender-united-internet', {responseCode: 550, response: says('not allowed')})
see('smtp-sender-verification-failed', {responseCode: 550})
see('rcpt-unknown', {responseCode: 550, response: says('5.1.1')})
see('rcpt-relay-denied', {responseCode: 554, response: says('Relay access denied')})
see('rcpt-greylisted', {responseCode: 450, response: says('4.2.0')})
see('rcpt-mailbox-full', {responseCode: 452})
see('rcpt-mailbox-disabled', {responseCode: 550, response: says('5.2.1')})
see('smtp-rate-limited', {responseCode: 450})
see('data-too-large', {responseCode: 552, response: says('5.3.4')})
see('data-too-large/announced', {message: 'sent'})
see('smtp-auth-not-offered/before-tls', {message: 'sent'})
see('data-storage', {responseCode: 452, response: says('4.3.1')})
see('data-spam-content', {responseCode: 550, response: says('unsolicited')})
see('data-policy-local', {responseCode: 554, response: says('[CS01]')})
see('policy-antivirus-rejected', {responseCode: 554, response: says('Virus')})
see('smtp-sender-zoho-relaying', {responseCode: 553, response: says('Relaying disallowed')})
see('smtp-sender-ms-send-as-denied', {responseCode: 554, response: says('SendAsDenied')})
see('smtp-connection-dropped-at-data', {code: 'ECONNECTION'})

const readers: [string, object][] = [
  ['tls-plaintext-on-tls-port/inbound', {message: 'opened'}],
  ['imap-bye-at-connect', {code: 'ClosedAfterConnectTLS'}],
  ['imap-greeting-timeout', {code: 'GREETING_TIMEOUT'}],
  ['imap-wrong-service', {code: 'GREETING_TIMEOUT'}],
  ['imap-connection-dropped', {code: 'NoConnection'}],
  ['imap-auth-bad-credentials', {serverResponseCode: 'AUTHENTICATIONFAILED'}],
  ['imap-auth-temp-failure', {serverResponseCode: 'UNAVAILABLE'}],
  ['imap-auth-password-expired', {serverResponseCode: 'EXPIRED'}],
  ['imap-auth-google-app-password', {serverResponseCode: 'ALERT', responseText: says('Application-specific password')}],
  ['imap-disabled-google-domain', {serverResponseCode: 'ALERT', responseText: says('disabled for your domain')}],
  ['imap-auth-ms-basic-blocked', {responseText: says('BasicAuthBlocked')}],
  ['imap-contact-admin', {serverResponseCode: 'CONTACTADMIN'}],
  ['imap-authorization-failed', {serverResponseCode: 'AUTHORIZATIONFAILED'}],
  ['imap-too-many-connections', {responseText: says('Maximum number of connections')}],
  ['imap-auth-logindisabled', {authenticationFailed: true}],
  ['imap-select-nonexistent', {serverResponseCode: 'NONEXISTENT'}],
  ['imap-select-noperm', {serverResponseCode: 'NOPERM'}],
  ['imap-select-inuse', {serverResponseCode: 'INUSE'}],
]

async function lookUp(code: string, name: string, type: string): Promise<unknown> {
  world = await startWorld({fault: code})
  const resolver = new Resolver({timeout: patience(code), tries: 1})
  resolver.setServers([world.dnsServer])
  return resolver.resolve(name, type).catch(({code: seen}: NodeJS.ErrnoException) => seen)
}

const names: [string, string, string, unknown][] = [
  ['dns-host-not-found', 'smtp.acme.example', 'A', 'ENOTFOUND'],
  ['dns-no-address-record', 'smtp.acme.example', 'A', 'ENODATA'],
  ['dns-servfail-dnssec', 'smtp.acme.example', 'A', 'ESERVFAIL'],
  ['dns-query-refused', 'smtp.acme.example', 'A', 'EREFUSED'],
  ['dns-timeout', 'smtp.acme.example', 'A', 'ETIMEOUT'],
  ['dns-ipv6-unreachable-first', 'smtp.acme.example', 'AAAA', ['::1']],
  ['tcp-some-addresses-fail', 'smtp.acme.example', 'A', ['127.0.0.2', '127.0.0.1']],
  ['dns-mx-missing', 'acme.example', 'MX', 'ENODATA'],
  ['dns-null-mx', 'acme.example', 'MX', [{exchange: '', priority: 10}]],
  ['dns-mx-target-unresolvable', 'acme.example', 'MX', [{exchange: 'old-mail.acme.example', priority: 10}]],
  ['spf-missing', 'acme.example', 'TXT', 'ENODATA'],
  ['spf-multiple-records', 'acme.example', 'TXT', [['v=spf1 ip4:127.0.0.1 -all'], ['v=spf1 mx -all']]],
  ['spf-too-many-lookups', 'acme.example', 'TXT', [expect.arrayContaining([says('include:_spf1')])]],
  ['spf-syntax-error', 'acme.example', 'TXT', [['v=spf1 ipv4:127.0.0.1 -all']]],
  ['spf-provider-not-included', 'acme.example', 'TXT', [['v=spf1 ip4:192.0.2.1 -all']]],
  ['dkim-key-not-found', 'sandbox._domainkey.acme.example', 'TXT', 'ENOTFOUND'],
  ['dkim-key-malformed', 'sandbox._domainkey.acme.example', 'TXT', [['v=DKIM1; k=rsa; p=']]],
  ['dmarc-missing', '_dmarc.acme.example', 'TXT', 'ENOTFOUND'],
  ['dmarc-multiple', '_dmarc.acme.example', 'TXT', [['v=DMARC1; p=none'], ['v=DMARC1; p=reject']]],
  ['dmarc-syntax', '_dmarc.acme.example', 'TXT', [['v=DMARC1; p=rejekt']]],
  ['spf-void-lookups', 'acme.example', 'TXT', [[says('a:old-shop.acme.example')]]],
  ['dmarc-reject-without-spf', '_dmarc.acme.example', 'TXT', [['v=DMARC1; p=reject']]],
  ['dns-mx-points-to-cname-or-ip', 'acme.example', 'MX', [{exchange: '127.0.0.1', priority: 10}]],
  ['dkim-key-too-short', 'sandbox._domainkey.acme.example', 'TXT', [[says('p=MFwwDQYJ')]]],
  ['dkim-signature-mismatch', 'sandbox._domainkey.acme.example', 'TXT', [[says('p=MIGfMA0G')]]],
]

/** What shows in the header of a redirected message. */
const headers: [string, RegExp][] = [
  ['dkim-expired', /^DKIM-Signature: .*;\s+x=\d+/ms],
  ['dkim-domain-not-aligned', /^DKIM-Signature: .*;\s+d=recruit\.example/ms],
  ['spf-fails-after-redirect', /^Authentication-Results: mx\.recruit\.example;\s+spf=fail/m],
  ['spf-ms-relay-pool', /^Authentication-Results: [^]*40\.95\.54\.12/m],
  ['dmarc-fails', /^Authentication-Results: [^]*smtp\.mailfrom=SRS0=/m],
]

const unseen = new Set(['smtp-greeting-asterisks', 'smtp-auth-not-offered', 'dkim-missing'])

describe('a fault of the sandbox', () => {
  it.each(senders)('%s is seen by who sends', async (code, seen) => {
    expect(await seenBySender(code)).toMatchObject(seen)
  })

  it.each(readers)('%s is seen by who reads the inbound mailbox', async (code, seen) => {
    expect(await seenByReader(code)).toMatchObject(seen)
  })

  it.each(names)('%s is seen by who asks the name server', async (code, name, type, seen) => {
    expect(await lookUp(code, name, type)).toEqual(seen)
  })

  it('smtp-greeting-asterisks and smtp-auth-not-offered are seen in what the server says', async () => {
    world = await startWorld({fault: 'smtp-greeting-asterisks'})
    const greeted = new RawClient(world.settings.companies['acme']?.smtp?.port ?? 0)
    await greeted.until(/^220 \*{10,}\r\n/)
    greeted.destroy()
    await world.close()
    expect(await seenBySender('smtp-auth-not-offered')).toEqual({message: 'sent'})
  })

  it('dkim-missing leaves the companies’ mail unsigned', async () => {
    await seenBySender('dkim-missing')
    const inbox = world.mailbox('acme-jobs@recruit.example').inbox
    await expect.poll(() => inbox.messages.length, {interval: 5}).toBe(1)
    expect(inbox.messages[0]?.raw.toString()).not.toContain('DKIM-Signature')
  })

  it.each(headers)('%s is seen in the redirected message', async (code, seen) => {
    await seenBySender(code)
    const inbox = world.mailbox('acme-jobs@recruit.example').inbox
    await expect.poll(() => inbox.messages.length, {interval: 5}).toBe(1)
    expect(inbox.messages[0]?.raw.toString()).toMatch(seen)
  })

  it('of the redirect changes nothing else: mail is sent and the mailbox opens', async () => {
    expect(await seenBySender('header-subject-tagged')).toEqual({message: 'sent'})
    const inbox = world.mailbox('acme-jobs@recruit.example').inbox
    await expect.poll(() => inbox.messages.length, {interval: 5}).toBe(1)
    expect(inbox.messages[0]?.raw.toString()).toContain('Subject: [EXTERN] Test')
  })

  it('is shown for every code by one of these tests', async () => {
    world = await startWorld()
    const shown = new Set([...senders, ...readers, ...names, ...headers].map(([code]) => code))
    const others = faultCodes.filter(
      (code) => !shown.has(code) && !unseen.has(code) && faultOf(code)?.redirect === undefined,
    )
    expect(others).toEqual([])
    expect(faultCodes.length).toBeGreaterThan(100)
  })
})
