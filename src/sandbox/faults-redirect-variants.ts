import {randomUUID} from 'node:crypto'
import type {FindingCode} from '../diagnosis/catalogue.js'
import type {Fault} from './fault.js'
import {bodyOf, headerField, withField} from './raw-message.js'
import {newMessage, type RedirectRule, type RedirectScript} from './redirect-mode.js'
import {confirmationRequest} from './server-notices.js'
import {bareReport, delayNotice, eximBounce, exchangeBounce, germanBounce, qmailBounce} from './written-bounces.js'
import {addresses} from './world-settings.js'

type Rewrite = (raw: Buffer, rule: RedirectRule) => Buffer

/** Redirects to the inbound mailbox what the rewriting makes of the message. */
function changed(rewrite: Rewrite): RedirectScript {
  return ({raw, rule}) => [{raw: rewrite(raw, rule), to: rule.to}]
}

/** Tells the sender, and delivers nothing. */
function told(notice: (raw: Buffer, sender: string, rule: RedirectRule) => Buffer): RedirectScript {
  return ({raw, from, rule}) => [{raw: notice(raw, from, rule), to: from}]
}

const isInside = (from: string): boolean => from === addresses.acme
const unknownUser = '550 5.1.1 <acme-jobs@recruit.example>: Recipient address rejected: User unknown'
const blocked = '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)'

/** A forward without a dividing line: the block of header lines alone, in German. */
function forwardedInline(raw: Buffer, rule: RedirectRule): Buffer {
  const block = [
    '',
    'Von: ACME Recruiting',
    'Gesendet: Montag, 23. November 2026 10:00',
    `An: ${rule.from}`,
    'Betreff: Bewerbung',
    '',
    '',
  ]
  const head = [`Subject: ${headerField(raw, 'Subject') ?? ''}`, 'Content-Type: text/plain; charset=utf-8', '']
  return Buffer.concat([newMessage(rule.from, rule.to, [...head, ...block]), bodyOf(raw)])
}

/** An Italian forward in HTML alone, encoded. */
function forwardedAsHtml(raw: Buffer, rule: RedirectRule): Buffer {
  const text = bodyOf(raw).toString('utf8').replaceAll('\r\n', '<br>')
  const html = `<p>Da: ACME<br>Inviato: oggi<br>A: ${rule.from}<br>Oggetto: Bewerbung</p><p>${text}</p>`
  return newMessage(rule.from, rule.to, [
    `Subject: I: Bewerbung`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(html).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    '',
  ])
}

/** As a file, which no mail program calls a message. */
function attachedAsFile(raw: Buffer, rule: RedirectRule): Buffer {
  const boundary = randomUUID()
  return newMessage(rule.from, rule.to, [
    'Subject: TR: Bewerbung',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: application/octet-stream; name="Bewerbung.eml"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="Bewerbung.eml"',
    '',
    raw.toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    `--${boundary}--`,
    '',
  ])
}

/** As a list collects messages (RFC 2046 section 5.1.5). */
function digest(raw: Buffer, rule: RedirectRule): Buffer {
  const boundary = randomUUID()
  const head = [
    'Subject: Digest',
    `Content-Type: multipart/digest; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    '',
    '',
  ]
  return Buffer.concat([newMessage(rule.from, rule.to, head), raw, Buffer.from(`\r\n--${boundary}--\r\n`)])
}

/** The text again in another transfer encoding. */
function reencoded(raw: Buffer): Buffer {
  const quoted = bodyOf(raw).toString('latin1').replaceAll('=\r\n', '')
  const text = quoted.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  const base64 = Buffer.from(text, 'latin1').toString('base64').replaceAll(/.{76}/g, '$&\r\n')
  const head = withField(raw, 'Content-Transfer-Encoding', 'base64')
  return Buffer.concat([head.subarray(0, head.length - bodyOf(head).length), Buffer.from(`${base64}\r\n`)])
}

/** The body with something replaced in it. */
function edited(raw: Buffer, edit: (body: string) => string): Buffer {
  const body = bodyOf(raw)
  return Buffer.concat([
    raw.subarray(0, raw.length - body.length),
    Buffer.from(edit(body.toString('latin1')), 'latin1'),
  ])
}

function quarantineNotice(raw: Buffer, rule: RedirectRule): Buffer {
  return newMessage('Quarantine <quarantine@filter.acme.example>', rule.to, [
    'Subject: 1 new message in quarantine',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `From ${rule.from}: ${/rm[0-9a-f]{16}/.exec(raw.toString('latin1'))?.[0] ?? ''}`,
    '',
  ])
}

function bareReply(subject: (raw: Buffer) => string, refers: boolean): RedirectScript {
  return told((raw, sender, rule) =>
    newMessage(`ACME GmbH <${rule.from}>`, sender, [
      `Subject: ${subject(raw)}`,
      ...(refers ? [`In-Reply-To: ${headerField(raw, 'Message-ID') ?? ''}`] : []),
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Ich bin bis Montag nicht im Haus.',
      '',
    ]),
  )
}

/** Made after Zoho's help; in Japanese, so that no word of it is known. */
function japaneseRequest(rule: RedirectRule): Buffer {
  return newMessage('Zoho Mail <noreply@zoho.eu>', rule.to, [
    `Subject: =?UTF-8?B?${Buffer.from('ご確認ください').toString('base64')}?=`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(`${rule.from}\r\n\r\n482913\r\n\r\nhttps://mail.zoho.eu/zm/confirm?digest=0123456789abcdef`).toString(
      'base64',
    ),
    '',
  ])
}

/** Gmail's as it is today: a long link and no code. */
function linkOnlyRequest(rule: RedirectRule): Buffer {
  const token =
    '%5BANGjdJ-petVojChFcVD2c3mm1VVkaCWtILfa_059rDG1iVfLP-t50epeoLlYmmnwolVAf3Vx2Brl_cfvykyx_G0KoeTXLs2XWUkuqCsUSA%5D'
  return newMessage('Gmail Team <forwarding-noreply@google.com>', rule.to, [
    `Subject: (Gmail Forwarding Confirmation - Receive Mail from ${rule.from}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `${rule.from} has requested to automatically forward mail to your email address ${rule.to}.`,
    `https://mail-settings.google.com/mail/vf-${token}-Ei5zn0thIjdMgpN_5oeRA06FD9M`,
    `https://mail-settings.google.com/mail/uf-${token}-Ei5zn0thIjdMgpN_5oeRA06FD9M`,
    '',
  ])
}

const betaMailbox: NonNullable<Fault['settings']> = (settings) => {
  const {acme, beta} = settings.companies
  if (acme?.imap === undefined || beta === undefined) return settings
  const imap = {...acme.imap, account: addresses.beta}
  return {...settings, companies: {...settings.companies, beta: {...beta, imap}}}
}

function way(redirect: Fault['redirect'], breaks: string, more: Partial<Fault> = {}): Fault {
  return {breaks, ...(redirect !== undefined && {redirect}), ...more}
}

/** Other ways to the same findings, as other servers take them. */
export const redirectVariants: Readonly<Record<`${FindingCode}/${string}`, Fault>> = {
  'header-from-rewritten/inline': way(changed(forwardedInline), 'forwarded with the header lines quoted in German'),
  'header-from-rewritten/html': way(changed(forwardedAsHtml), 'forwarded in Italian as encoded HTML'),
  'header-forwarded-as-attachment/file': way(changed(attachedAsFile), 'forwarded as a file Bewerbung.eml'),
  'header-forwarded-as-attachment/digest': way(changed(digest), 'collected into a digest'),
  'header-from-munged-list/encoded': way(
    changed((raw, rule) =>
      withField(raw, 'From', `<${addressOf(raw).replace('@', '=40')}@lists.${domain(rule.from)}>`),
    ),
    'a gateway hides the sender in an address of its own',
  ),
  'header-from-munged-list/behalf': way(
    changed((raw, rule) =>
      withField(raw, 'From', `gate@${domain(rule.from)} on behalf of ${addressOf(raw)} <gate@${domain(rule.from)}>`),
    ),
    'a gateway writes on behalf of the sender',
  ),
  'header-subject-tagged/spam': way(
    changed((raw) => withField(raw, 'Subject', `*** SPAM *** ${headerField(raw, 'Subject') ?? ''}`)),
    '*** SPAM *** is put before the subject',
  ),
  'header-encoding-changed/base64': way(changed(reencoded), 'a gateway encodes the text anew'),
  'header-encoding-changed/subject': way(
    changed((raw) => withField(raw, 'Subject', `Bewerbung als Pr?ferin f?r ?pfel, ?l & ?berma? ${tokenOf(raw)}`)),
    'umlauts of the subject are lost',
  ),
  'header-date-changed/now': way(
    changed((raw) => withField(raw, 'Date', 'Mon, 01 Jan 2024 00:00:00 +0000')),
    'a gateway writes a Date of its own',
  ),
  'dkim-body-hash-mismatch/banner': way(
    changed((raw) => edited(raw, (body) => `[EXTERNAL] This message comes from outside.\r\n\r\n${body}`)),
    'a gateway puts a banner above the text',
  ),
  'dkim-body-hash-mismatch/links': way(
    changed((raw) =>
      edited(raw, (body) => body.replaceAll('https://', 'https://eur01.safelinks.example/?url=https%3A//')),
    ),
    'a filter rewrites the links',
  ),
  'redirect-target-unknown/exim': way(
    told((raw, to) => eximBounce(raw, to, addresses.inbound, unknownUser)),
    'Exim returns the message as text',
  ),
  'redirect-target-unknown/qmail': way(
    told((raw, to) => qmailBounce(raw, to, addresses.inbound)),
    'qmail returns the message',
  ),
  'redirect-target-unknown/german': way(
    told((raw, to) => germanBounce(raw, to, addresses.inbound)),
    'a German server returns the header',
  ),
  'redirect-target-unknown/bare': way(
    ({from, rule}) => (isInside(from) ? [{raw: bareReport(from, rule, '5.1.1', unknownUser), to: from}] : []),
    'the report returns nothing of the message and is encoded',
  ),
  'redirect-target-unknown/junk': way(
    ({raw, from}) => [{raw: eximBounce(raw, from, addresses.inbound, unknownUser), to: from, folder: 'Junk'}],
    'the bounce is filed as junk',
  ),
  'redirect-target-unknown/second': way(
    ({raw, from, rule}) => [
      {raw: eximBounce(raw, from, 'old@recruit.example', unknownUser), to: from},
      {raw, to: rule.to, afterMs: 100},
    ],
    'one of two targets does not exist',
  ),
  'redirect-ms-external-blocked/html': way(
    told((raw, to) => exchangeBounce(raw, to, addresses.inbound, blocked)),
    'Exchange forbids the redirect, in German and HTML alone',
  ),
  'redirect-ms-external-blocked/outside': way(
    ({raw, from}) => (isInside(from) ? [] : [{raw: exchangeBounce(raw, from, addresses.inbound, blocked), to: from}]),
    'Microsoft 365 forbids the redirect; only the sender from outside is told',
  ),
  'redirect-auto-reply-instead/unmarked': way(
    bareReply(() => '=?UTF-8?Q?Ich_bin_nicht_da?=', true),
    'an absence note without any field that says so',
  ),
  'redirect-auto-reply-instead/subject': way(
    bareReply((raw) => `Automatische Antwort: ${tokenOf(raw)}`, false),
    'an absence note that refers to nothing',
  ),
  'redirect-target-unconfirmed/japanese': way(
    ({rule}) => [{raw: japaneseRequest(rule), to: rule.to}],
    'Zoho asks for a confirmation in Japanese',
  ),
  'redirect-target-unconfirmed/waiting': way('off', 'the request to confirm came before the test', {
    already: confirmationRequest,
  }),
  'redirect-target-unconfirmed/link': way('off', 'the request has a long link and no code', {already: linkOnlyRequest}),
  'redirect-wrong-mailbox/company': way(
    ({raw}) => [{raw, to: addresses.beta}],
    'the redirect leads into the mailbox of another company',
    {settings: betaMailbox},
  ),
  'redirect-duplicate/other-id': way(
    ({raw, rule}) => [
      {raw, to: rule.to},
      {raw: withField(raw, 'Message-ID', `<${randomUUID()}@gateway.acme.example>`), to: rule.to, afterMs: 50},
    ],
    'a second way brings the message again, with another Message-ID',
  ),
  'redirect-duplicate/junk': way(
    ({raw, rule}) => [
      {raw, to: rule.to},
      {raw, to: rule.to, folder: 'Junk'},
    ],
    'the message comes twice, once as junk',
  ),
  'delivery-in-junk/named': way(
    ({raw, rule}) => [{raw, to: rule.to, folder: 'Roskaposti'}],
    'redirected mail ends up in a junk folder of another language',
  ),
  'delivery-in-junk/flag': way(
    ({raw, rule}) => [{raw, to: rule.to, folder: 'Ablage', specialUse: '\\Junk'}],
    'redirected mail ends up in a folder that only its flag calls junk',
  ),
  'delivery-webde-unknown-folder/unbekannt': way(
    ({raw, rule}) => [{raw, to: rule.to, folder: 'Unbekannt'}],
    'the three-way filter of WEB.DE does not know the sender',
  ),
  'redirect-wrong-mailbox/deep': way(
    ({raw, rule}) => [{raw, to: rule.to, folder: 'Firmen/ACME/Eingang'}],
    'a rule files redirected mail three levels down',
  ),
  'delivery-accepted-but-not-arrived/quarantine': way(
    ({raw, rule}) => [{raw: quarantineNotice(raw, rule), to: rule.to}],
    'the message is in quarantine',
  ),
  'delivery-accepted-but-not-arrived/inside': way(
    ({raw, from, rule}) => (isInside(from) ? [] : [{raw, to: rule.to}]),
    'senders of the own organisation are not redirected',
  ),
  'delivery-accepted-but-not-arrived/outside': way(
    ({raw, from, rule}) => (isInside(from) ? [{raw, to: rule.to}] : []),
    'senders from outside are not redirected',
  ),
  'delivery-delayed/notice': way(
    told((raw, to) => delayNotice(raw, to, addresses.inbound)),
    'a server keeps trying and says so',
  ),
}

function domain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

function addressOf(raw: Buffer): string {
  return /<([^<>]+)>/.exec(headerField(raw, 'From') ?? '')?.[1] ?? headerField(raw, 'From') ?? ''
}

function tokenOf(raw: Buffer): string {
  return /rm[0-9a-f]{16}/.exec(raw.toString('latin1'))?.[0] ?? ''
}
