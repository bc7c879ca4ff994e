// Feeds every parser of texts from outside with hostile and mutated input and shows the longest time each one took.
//   npm run build && node test/faults/parsers.js [ROUNDS] [SEED]
// RECRUITMAIL_DIST names another build. Ends with 1 when a parser throws, prints a control character or takes too long.
import {performance} from 'node:perf_hooks'

const dist = process.env.RECRUITMAIL_DIST ?? new URL('../../dist', import.meta.url).pathname
const load = (path) => import(`${dist}/${path}.js`)
const rounds = Number(process.argv[2] ?? 20_000)
const slowMs = 500

const message = await load('message/raw-headers')
const {readHeaders} = await load('message/headers')
const {parseMessage} = await load('message/parse')
const {htmlToText} = await load('message/html-to-text')
const {sanitise, sanitiseText, sanitiseFileName} = await load('message/sanitise')
const {parseAuthenticationResults, trustedAuthenticationResults} = await load('message/authentication-results')
const {readBounce, readAutoReply} = await load('message/bounce')
const {readConfirmationRequest} = await load('message/confirmation-request')
const {receivedHop} = await load('message/received')
const {machineReason} = await load('message/machine')
const {mailboxesOf} = await load('message/address')
const {replySubject} = await load('message/thread')
const {compareMessages} = await load('message/compare')
const {parseReply, endsReply} = await load('connection/smtp-reply')
const {hideSecrets, keepHidden} = await load('secret/redaction')
const {printable} = await load('connection/printable')
const {diagnose} = await load('diagnosis/diagnose')
const {classifyBounce} = await load('diagnosis/classify')
const {addressProblem} = await load('settings/address')
const {isHostName} = await load('settings/host')
const {isProbe} = await load('message/probe')

keepHidden('Canary-7d1f-"x"')

let state = Number(process.argv[3] ?? 20260101)
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const pick = (list) => list[random(list.length)]

const stages = ['greeting', 'ehlo', 'starttls', 'auth', 'sender', 'recipient', 'data', 'folder', 'command']
const codes = [
  220, 250, 334, 354, 421, 450, 451, 452, 454, 500, 501, 503, 504, 521, 530, 534, 535, 538, 550, 552, 553, 554, 571,
]
const hosts = [
  'mail.acme.example',
  'smtp.gmail.com',
  'smtp.office365.com',
  'mail.gmx.net',
  'smtp.ionos.de',
  'imap.web.de',
]

function diagnoseSmtp(text) {
  const lines = text.split(/\r?\n/).slice(0, 200)
  const smtp = {...parseReply(lines), code: pick(codes)}
  const endpoint = {protocol: 'smtp', host: pick(hosts), port: 587, encryption: 'starttls'}
  return JSON.stringify(
    diagnose({endpoint, stage: pick(stages.slice(0, 7)), smtp, greeting: text}, {check: 'smtp-auth'}),
  )
}
function diagnoseImap(text) {
  const imap = {status: pick(['OK', 'NO', 'BAD', 'BYE']), code: pick([undefined, text.slice(0, 20)]), text}
  const endpoint = {protocol: 'imap', host: pick(hosts), port: 993, encryption: 'tls'}
  return JSON.stringify(
    diagnose(
      {endpoint, stage: pick(['greeting', 'starttls', 'auth', 'folder', 'command']), imap},
      {check: 'inbound-auth'},
    ),
  )
}

const field = (name) => (text) => Buffer.from(`${name}: ${text}\r\n\r\nx`)
const headed = (headers) => (text) => Buffer.from(`${headers}\r\n\r\n${text}`)
const own = new Set(['jobs@acme.example'])
const sent = Buffer.from(
  'From: a@acme.example\r\nTo: b@acme.example\r\nSubject: x\r\nX-Recruitmail-Probe: t\r\n\r\nhello\r\n',
)

/** Each takes a text; what it returns must hold no control character. */
const targets = {
  sanitise: (text) => sanitise(text),
  sanitiseText: (text) => sanitiseText(text),
  sanitiseFileName: (text) => sanitiseFileName(text),
  htmlToText: (text) => (htmlToText(text), ''),
  'smtp reply': (text) => (text.split('\n').map(endsReply), parseReply(text.split('\n').slice(0, 200)), ''),
  'diagnose smtp': diagnoseSmtp,
  'diagnose imap': diagnoseImap,
  classifyBounce: (text) => classifyBounce({...parseReply([text]), code: pick(codes)}),
  printable: (text) => printable(text),
  hideSecrets: (text) => (hideSecrets(text), ''),
  authenticationResults: (text) => JSON.stringify(parseAuthenticationResults(text).results.map(({comment}) => comment)),
  'trusted results': async (text) => (
    await trustedAuthenticationResults(message.splitMessage(field('Authentication-Results')(text)), [
      'mx.acme.example',
    ]),
    ''
  ),
  receivedHop: (text) => (receivedHop(text), ''),
  messageIds: (text) => (message.messageIds(text), ''),
  mailboxesOf: (text) => JSON.stringify(mailboxesOf(text)),
  replySubject: (text) => (replySubject(text.slice(0, 998)), ''),
  addressProblem: (text) => (addressProblem(text), ''),
  isHostName: (text) => (isHostName(text), ''),
  isProbe: (text) => (isProbe({messageId: text, headers: text}), ''),
  readHeaders: (text) => JSON.stringify(readHeaders(Buffer.from(text))),
  Subject: (text) => readHeaders(field('Subject')(text)).subject,
  From: (text) => JSON.stringify(readHeaders(field('From')(text)).from ?? ''),
  Date: (text) => readHeaders(field('Date')(text)).date ?? '',
  References: (text) => JSON.stringify(readHeaders(field('References')(text)).references),
  machineReason: (text) =>
    machineReason(
      message.splitMessage(field(pick(['Auto-Submitted', 'Precedence', 'Return-Path', 'Content-Type']))(text)),
      'x@y.example',
      own,
    ) ?? '',
  'parse text/plain': async (text) => (await parseMessage(headed('Content-Type: text/plain')(text))).text,
  'parse text/html': async (text) => (await parseMessage(headed('Content-Type: text/html')(text))).text,
  'parse encoded': async (text) =>
    (
      await parseMessage(
        headed(
          'Content-Type: text/plain; charset=x-nobody\r\nContent-Transfer-Encoding: ' +
            pick(['base64', 'quoted-printable', '7bit']),
        )(text),
      )
    ).text,
  'parse multipart': async (text) =>
    (
      await parseMessage(
        headed('Content-Type: multipart/mixed; boundary="b"')(
          `--b\r\n\r\n${text}\r\n--b\r\nContent-Type: text/plain; name="${text.slice(0, 300)}"\r\n\r\n${text}`,
        ),
      )
    ).text,
  'parse anything': async (text) => (await parseMessage(Buffer.from(text))).text,
  'content type': async (text) => (await parseMessage(field('Content-Type')(text))).text,
  'bounce plain': async (text) =>
    JSON.stringify(
      (await readBounce(headed('From: mailer-daemon@x.example\r\nSubject: Mail delivery failed')(text))) ?? '',
    ),
  'bounce report': async (text) =>
    JSON.stringify(
      (await readBounce(
        headed('Content-Type: multipart/report; report-type=delivery-status; boundary="b"')(
          `--b\r\n\r\n${text}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nDiagnostic-Code: smtp; ${text}\r\n\r\n${text}\r\n--b--`,
        ),
      )) ?? '',
    ),
  autoReply: async (text) => (
    await readAutoReply(headed('Auto-Submitted: auto-replied\r\nFrom: x@y.example')(text)),
    ''
  ),
  confirmation: async (text) =>
    JSON.stringify(
      (await readConfirmationRequest(
        headed('From: forwarding-noreply@google.com\r\nSubject: forwarding confirmation')(text),
      )) ?? '',
    ),
  compare: async (text) =>
    JSON.stringify((await compareMessages(sent, headed(sent.toString().split('\r\n\r\n')[0])(text))).observations),
  'compare headers': async (text) =>
    JSON.stringify(
      (
        await compareMessages(
          sent,
          field(pick(['From', 'To', 'Subject', 'Content-Type', 'DKIM-Signature', 'Received', 'List-Id']))(text),
        )
      ).observations,
    ),
}

const seeds = [
  '535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1-gsmtp',
  'mx.acme.example; spf=pass (sender IP is 1.2.3.4) smtp.mailfrom=a@b.example; dkim=pass header.d=b.example; dmarc=pass (p=none)',
  'from a.example (b.example [1.2.3.4]) by mx.acme.example with ESMTPS id x for <jobs@acme.example>; Mon, 23 Nov 2026 10:00:00 +0000',
  '=?utf-8?B?w6TDtsO8?= =?utf-8?Q?a_=C3=A4?= "Jane (x) \\"Doe\\"" <jane@applicant.example>, group: a@b.example, c@d.example;',
  'Subject: a\r\nFrom: "A" <a@b.example>\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<a href="https://x.example/?a=b&amp;c">x</a><script>1</script>\r\n--x--\r\n',
  '<jane@applicant.example>: 550 5.1.1 <jane@applicant.example>: Recipient address rejected: User unknown\r\n\r\n------ This is a copy of the message ------\r\n',
  'BAD Unknown command: a1 LOGIN user "Canary-7d1f-\\"x\\""',
  'Confirmation code: 123456789 https://mail.google.com/mail/vf-%5BANGjdJ8%5D-abc forwarding',
]
const alphabet = [
  '\u001b[31m',
  '\u009b',
  '\0',
  '\r',
  '\n',
  '\r\n',
  '\u202e',
  '\u200b',
  '(',
  ')',
  '"',
  '\\',
  '<',
  '>',
  '@',
  ':',
  ';',
  ',',
  '=',
  '=?',
  '?=',
  '--',
  '.',
  ' ',
  '\t',
  '&#',
  '\ud800',
  'ä',
  '%',
  '{',
  '}',
  '[',
  ']',
  '550',
  'code',
  '/*',
  '\u2028',
  '\u007f',
]

/** Text that makes backtracking patterns slow: one or two pieces repeated, something else at the end. */
const repeated = [
  'a',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '-',
  '=',
  '<',
  '>',
  '(',
  ')',
  '"',
  '\\',
  '@',
  '.',
  ',',
  ';',
  ':',
  '0',
  '4',
  '550 ',
  '&',
  '&#',
  '<a',
  '<!--',
  '<style',
  '<a href="',
  '=?',
  '=?utf-8?q?',
  '=?utf-8?b?YQ==?= ',
  'a@',
  '<a@',
  'a.',
  'by ',
  'from ',
  '(a',
  '\\(',
  'spf=',
  'a=b ',
  '\u001b',
  '\u001b[',
  '\u001b]',
  '\u009b',
  ' \n',
  '\n ',
  '\n\n',
  '- ',
  '---',
  '--\n',
  '--b\n',
  'http://',
  'https://',
  'https://google.com/',
  '1 ',
  '1.',
  '5.1.1',
  '\u00a0',
  'code ',
  're: ',
  'aw:',
  'x-',
  'password ',
  'auth ',
  'account ',
  'Bearer ',
  'eyJ',
  'eyJ.',
  'a_',
  'A1',
  '\ud83d',
  '%0',
  'copy of',
  '--- ',
  'group:',
  '[1.2.3.4]',
  '[',
  '{',
  '#',
  '/',
  '+',
  '*',
  '?',
  '!',
  "'",
  '~',
  '_',
  '^',
  '|',
  '$',
]
const endings = ['', '!', '\u0000x', '\nx', '>', '"', ')']

function mutated() {
  let text = pick(seeds)
  for (let count = 1 + random(6); count > 0; count--) {
    const at = random(text.length + 1)
    const piece = random(3) === 0 ? pick(alphabet).repeat(1 + random(40)) : pick(alphabet)
    const kind = random(4)
    if (kind === 0) text = text.slice(0, at) + piece + text.slice(at)
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + random(20))
    else if (kind === 2) text = text.slice(0, at) + pick(seeds) + text.slice(at)
    else text = text.slice(0, at) + String.fromCharCode(random(random(4) === 0 ? 65536 : 256)) + text.slice(at + 1)
  }
  return text
}

const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/
const worst = new Map()
const wrong = []

async function feed(name, text, what) {
  const started = performance.now()
  try {
    const shown = await targets[name](text)
    if (unprintable.test(shown)) wrong.push(`${name}: prints ${JSON.stringify(unprintable.exec(shown)[0])} for ${what}`)
  } catch (error) {
    wrong.push(`${name}: throws ${String(error.stack).split('\n').slice(0, 2).join(' ')} for ${what}`)
  }
  const ms = performance.now() - started
  if (ms > (worst.get(name)?.ms ?? 0)) worst.set(name, {ms, what})
  if (ms > slowMs) console.log(`slow: ${name} ${Math.round(ms)} ms for ${what}`)
}

const only = process.env.ONLY?.split(',')
const names = Object.keys(targets).filter((name) => only === undefined || only.includes(name))
let fed = 0
const size = Number(process.env.SIZE ?? 65_536)
for (const name of names) {
  for (const one of repeated) {
    for (const ending of endings) {
      const text = one.repeat(Math.ceil(size / one.length)).slice(0, size) + ending
      await feed(name, text, `${JSON.stringify(one)} repeated, then ${JSON.stringify(ending)}`)
      fed++
    }
  }
}
for (let round = 0; round < rounds; round++) {
  const text = mutated()
  for (const name of names) await feed(name, text, JSON.stringify(text.slice(0, 300)))
  fed += names.length
}
for (const [name, {ms, what}] of [...worst].sort((a, b) => b[1].ms - a[1].ms).slice(0, 12)) {
  console.log(`${ms.toFixed(1).padStart(9)} ms  ${name}  ${what.slice(0, 80)}`)
}
for (const each of [...new Set(wrong)].slice(0, 40)) console.log(`WRONG ${each}`)
console.log(`${fed} inputs, ${wrong.length} wrong`)
process.exitCode = wrong.length === 0 && [...worst.values()].every(({ms}) => ms < slowMs * 4) ? 0 : 1
