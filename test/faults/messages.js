// Puts hostile messages into the inbound mailbox of a sandbox and runs the commands that read, assign and answer them.
//   npm run build && node test/faults/messages.js [PART OF A CASE'S NAME]
import {spawn} from 'node:child_process'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const dist = process.env.RECRUITMAIL_DIST ?? new URL('../../dist', import.meta.url).pathname
const bin = join(dist, '../bin/run.js')
const {startWorld} = await import(`${dist}/sandbox/world.js`)

const esc = '\u001b]0;x\u0007\u001b[2J\u202eevil\u009b31m\u200b'
const base = {
  From: 'Jane Doe <jane@applicant.example>',
  To: 'karriere@beta.example',
  Subject: 'Hello',
  Date: 'Mon, 23 Nov 2026 10:00:00 +0000',
  'Message-ID': '<ok@applicant.example>',
}
let serial = 0
function mail(headers = {}, body = 'text', extra = '') {
  const all = {...base, 'Message-ID': `<m${serial++}@applicant.example>`, ...headers}
  return Buffer.from(
    `${Object.entries(all)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('')}${extra}\r\n${body}\r\n`,
  )
}
const attachment = (name) =>
  mail(
    {'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=b'},
    `--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\nx\r\n--b--`,
  )
function nested(depth) {
  let [open, close] = ['', '']
  for (let i = 0; i < depth; i++) {
    open += `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`
    close = `\r\n--b${i}--${close}`
  }
  return open + 'Content-Type: text/plain\r\n\r\ninnermost' + close
}
const raw = (text) => Buffer.from(text)
const jane = 'jane@applicant.example'

/** The message, and whom an answer may go to; nobody where that is left out. */
const cases = {
  plain: [mail(), jane],
  '10,000 headers': [mail({}, 'x', Array.from({length: 10_000}, (_, i) => `X-H${i}: y\r\n`).join('')), jane],
  '1,000 nested multiparts': [
    Buffer.concat([
      Buffer.from(
        Object.entries(base)
          .map(([n, v]) => `${n}: ${v}\r\n`)
          .join(''),
      ),
      raw(nested(1000)),
    ]),
    jane,
  ],
  '30 MB attachment': [
    mail(
      {'Content-Type': 'multipart/mixed; boundary=b'},
      `--b\r\n\r\nhi\r\n--b\r\nContent-Type: application/pdf; name=cv.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD'.repeat(19).concat('\r\n').repeat(400_000)}\r\n--b--`,
    ),
    jane,
  ],
  '100,000 recipients': [mail({To: Array.from({length: 100_000}, (_, i) => `u${i}@x.example`).join(',\r\n ')}), jane],
  'broken charset': [
    mail({'Content-Type': 'text/plain; charset="x-\\0nobody"', Subject: '=?x-nobody?B?/////w==?= =?utf-8?Q?=FF=FE?='}),
    jane,
  ],
  'encoded word bomb': [
    mail({Subject: '=?utf-8?B?'.repeat(20_000), From: `${'=?utf-8?Q?a?= '.repeat(10_000)} <${jane}>`}),
  ],
  'encoded CRLF in subject': [
    mail({
      Subject: '=?utf-8?Q?a=0D=0ABcc:_evil=40x.example?=',
      From: `=?utf-8?Q?J=0D=0ABcc:_evil=40x.example?= <${jane}>`,
    }),
    jane,
  ],
  'escapes everywhere': [mail({Subject: esc, From: `"${esc}" <${jane}>`, [`X-${'a'}`]: esc}, esc), jane],
  'bare CR': [
    raw(`From: ${jane}\rBcc: evil@x.example\r\nSubject: a\rBcc: evil@x.example\r\nMessage-ID: <cr@x>\r\n\r\nx\rx`),
    jane,
  ],
  'several authors': [mail({From: `a@one.example, b@two.example, ${jane}`}), 'a@one.example'],
  'group as author': [mail({From: `team: a@one.example, b@two.example;`}), 'a@one.example'],
  'empty group': [mail({From: 'undisclosed-recipients:;'})],
  'no author': [mail({From: undefined})],
  'author without address': [mail({From: 'Jane Doe'})],
  'address with injection': [mail({From: `<jane@applicant.example>\\r\\nRCPT TO:<evil@x.example>`}), 'evil@x.example'],
  'quoted local part': [mail({From: '"a> RCPT TO:<evil"@x.example'})],
  'own address in Reply-To': [mail({'Reply-To': 'jobs@acme.example'})],
  'list in Reply-To': [
    mail({'Reply-To': Array.from({length: 500}, (_, i) => `v${i}@x.example`).join(', ')}),
    'v0@x.example',
  ],
  'encoded CRLF in Reply-To': [mail({'Reply-To': '=?utf-8?Q?x=0D=0ABcc=3A?= <jane@applicant.example>'}), jane],
  'encoded address in Reply-To': [
    mail({'Reply-To': '=?utf-8?Q?evil=40x.example=3E=0D=0ARCPT?= <jane@applicant.example>'}),
    jane,
  ],
  'no Message-ID': [mail({'Message-ID': undefined}), jane],
  'two Message-IDs': [
    mail({'Message-ID': '<one@x.example> <two@x.example>'}, 'x', 'Message-ID: <three@x.example>\r\n'),
    jane,
  ],
  'Message-ID with controls': [mail({'Message-ID': `<a${esc}b@x.example>`}), jane],
  '2 kB Message-ID': [mail({'Message-ID': `<${'i'.repeat(2000)}@x.example>`}), jane],
  'Message-ID with quotes': [mail({'Message-ID': '<a"b\\c)(*%{5}@x.example>'}), jane],
  '100 kB References': [
    mail({References: Array.from({length: 3000}, (_, i) => `<ref${i}@x.example>`).join('\r\n ')}),
    jane,
  ],
  'file name ../../': [attachment('../../etc/passwd'), jane],
  'file name \\\\': [attachment('..\\\\..\\\\x'), jane],
  'file name empty': [attachment(''), jane],
  '5 kB file name': [attachment('n'.repeat(5000)), jane],
  'file name with escapes': [attachment(esc), jane],
  'year 99999': [mail({Date: 'Mon, 23 Nov 99999 10:00:00 +0000'}), jane],
  'no date': [mail({Date: 'yesterday, maybe'}), jane],
  'HTML with scripts': [
    mail(
      {'Content-Type': 'text/html'},
      `<script>alert(1)</script><img src="http://127.0.0.1:1/x">${esc}<b>hi</b>&#27;[31m&#x9b;31m`,
    ),
    jane,
  ],
  'S/MIME': [
    mail(
      {
        'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m',
        'Content-Transfer-Encoding': 'base64',
      },
      'MIAGCSqGSIb3DQEHA6CAMIACAQAx',
    ),
    jane,
  ],
  winmail: [attachment('winmail.dat'), jane],
  'text/calendar': [mail({'Content-Type': 'text/calendar; method=REQUEST'}, 'BEGIN:VCALENDAR\r\nEND:VCALENDAR'), jane],
  'forged probe': [mail({'X-Recruitmail-Probe': 'rm0123456789abcdef until=1 by=0123456789abcdef.1'}), jane],
  'forged probe id': [mail({'Message-ID': '<recruitmail-probe.rm1@x.example>'}), jane],
  'forged bounce': [
    mail(
      {From: 'MAILER-DAEMON@x.example', Subject: 'Undelivered Mail Returned to Sender', 'Return-Path': '<>'},
      '<jobs@acme.example>: 550 5.1.1 no',
    ),
  ],
  'forged confirmation': [
    mail(
      {From: 'forwarding-noreply@google.com', Subject: '(#123456789) Gmail Forwarding Confirmation'},
      'https://mail.google.com/mail/vf-x',
    ),
  ],
  'blank lines': [mail({}, '\r\n'.repeat(300_000)), jane],
  spaces: [mail({}, `${' '.repeat(1_000_000)}!`), jane],
  'NUL and 8 bit': [Buffer.concat([mail({Subject: 'x\u0000y'}), Buffer.from([0, 255, 254, 128])]), jane],
  'no header': [raw('\r\njust text\r\n')],
  empty: [raw('')],
}

async function run(home, environment, args, limitMs = 40_000) {
  const env = {PATH: process.env.PATH, RECRUITMAIL_HOME: home, ...environment}
  const started = performance.now()
  const child = spawn(process.execPath, [bin, ...args, '--config', join(home, 'settings.yaml')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const killer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(killer)
  return {code, stdout, stderr, ms: Math.round(performance.now() - started)}
}
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

const world = await startWorld({hopMs: 1})
const home = await mkdtemp(join(tmpdir(), 'recruitmail-faults-'))
await writeFile(join(home, 'settings.yaml'), world.settingsYaml)
await writeFile(join(home, 'text'), 'Thank you\r\nBcc: evil@x.example\n.\n.dot\n')
const inbound = world.mailbox('acme-jobs@recruit.example')
const folder = () => inbound.folder?.('INBOX') ?? inbound.folders.get('INBOX')
let wrong = 0
function judge(name, what, {code, stdout, stderr, ms}, allowed, more = []) {
  const problems = [...more]
  if (code === null) problems.push('did not end')
  if (!allowed.includes(code)) problems.push(`exit ${code}`)
  if (ms > 15_000) problems.push('slow')
  if (unprintable.test(stdout + stderr)) problems.push(`prints ${JSON.stringify(unprintable.exec(stdout + stderr)[0])}`)
  wrong += problems.length
  if (problems.length > 0)
    console.log(
      `WRONG ${name} / ${what}: ${ms} ms ${problems.join('; ')}\n${(stdout + stderr).slice(0, 500).replace(/[^\x20-\x7e\n]/g, '?')}`,
    )
  else if (ms > 4000) console.log(`slow ${name} / ${what}: ${ms} ms`)
}
const uids = new Map()
const wanted = Object.entries(cases).filter(([name]) => name.includes(process.argv[2] ?? ''))
for (const [name, [source]] of wanted) uids.set(name, folder().append(source).uid)

judge('all', 'list --json', await run(home, world.environment, ['unassigned', 'list', '--json', '--limit', '200']), [0])
judge('all', 'list', await run(home, world.environment, ['unassigned', 'list', '--limit', '200']), [0])

for (const [name, [, recipient]] of wanted) {
  const id = String(uids.get(name))
  judge(name, 'show', await run(home, world.environment, ['unassigned', 'show', id]), [0])
  judge(name, 'show --json', await run(home, world.environment, ['unassigned', 'show', id, '--json']), [0])
  const dry = await run(home, world.environment, [
    'reply',
    id,
    '--text-file',
    join(home, 'text'),
    '--dry-run',
    '--json',
  ])
  const problems = []
  if (dry.code === 0) {
    const {to, message = ''} = JSON.parse(dry.stdout)
    if (to !== recipient) problems.push(`answers ${JSON.stringify(to)} instead of ${String(recipient)}`)
    const header = message.split('\r\n\r\n')[0]
    if (/^(bcc|cc):/im.test(header)) problems.push('has an injected header')
    if ((header.match(/^to:/gim) ?? []).length !== 1) problems.push('has not one To')
    if (header.split('\r\n').some((line) => line.length > 998))
      problems.push('has a header line of more than 998 characters')
    if (/[^\r]\n|\r[^\n]/.test(message)) problems.push('has bare line ends')
  } else if (recipient !== undefined) problems.push('answers nobody')
  judge(name, 'reply --dry-run', dry, [0, 2], problems)
  if (recipient === undefined) continue
  if (recipient === jane) {
    const box = world.mailbox(jane)
    const before = (box.folder?.('INBOX') ?? box.folders.get('INBOX')).messages.length
    const sent = await run(home, world.environment, ['reply', id, '--text-file', join(home, 'text'), '--yes', '--json'])
    await new Promise((resolve) => setTimeout(resolve, 60))
    const after = (box.folder?.('INBOX') ?? box.folders.get('INBOX')).messages.length
    judge(name, 'reply --yes', sent, [0], after - before === 1 ? [] : [`${after - before} answers arrived`])
  }
  const assigned = await run(home, world.environment, ['unassigned', 'assign', id, '--job', 'dev-1', '--json'])
  const left = folder().messages.filter(({uid}) => String(uid) === id).length
  judge(name, 'assign', assigned, [0], left === 0 ? [] : ['is still there'])
}
const jobs = inbound.folder?.('Jobs/dev-1') ?? inbound.folders.get('Jobs/dev-1')
console.log(`${jobs?.messages.length ?? 0} messages and copies in Jobs/dev-1`)
const test = await run(home, world.environment, ['test-connection', '--company', 'acme', '--json', '--timeout', '30s'])
judge('all', 'test-connection', test, [0])
console.log(`${wanted.length} messages, ${wrong} wrong`)
await world.close()
await rm(home, {recursive: true, force: true})
process.exit(wrong === 0 ? 0 : 1)
