// Runs test-connection and the reading of the mailbox against servers that misbehave on purpose, with a canary as
// password, and checks: ends in time, memory bounded, sensible exit code, nothing unprintable, no canary anywhere.
//   npm run build && node test/faults/servers.js [PART OF A CASE'S NAME]
import {spawn} from 'node:child_process'
import {mkdtemp, readFile, readdir, rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const dist = process.env.RECRUITMAIL_DIST ?? new URL('../../dist', import.meta.url).pathname
const bin = join(dist, '../bin/run.js')
const {startScriptedSmtp} = await import(`${dist}/sandbox/scripted-smtp.js`)
const {startScriptedImap} = await import(`${dist}/sandbox/scripted-imap.js`)

const canary = 'Canary-7d1f"\\ x%&'
const account = 'jobs@acme.example'
const base64 = (text) => Buffer.from(text).toString('base64')
const traces = [
  canary,
  JSON.stringify(canary).slice(1, -1),
  encodeURIComponent(canary),
  base64(canary),
  base64(`\0${account}\0${canary}`),
  base64(`\0${account}\0${canary}`).slice(24, 44),
]
const limits = {testMs: 15_000, graceMs: Number(process.env.GRACE ?? 6_000), listMs: 130_000, rssKb: 450_000}

const drip =
  (text, ms = 1000) =>
  (socket) => {
    let at = 0
    const timer = setInterval(() => socket.write(text[at++ % text.length]), ms)
    socket.on('close', () => clearInterval(timer)).on('error', () => undefined)
  }
/** Writes as fast as the other side takes it. */
const flood =
  (piece, first = '') =>
  (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', () => undefined)
    socket.write(first)
    const go = () => {
      while (!socket.destroyed && socket.write(piece));
    }
    socket.on('drain', go)
    go()
  }
const answer = (table, greeting) => (socket) => {
  socket.on('error', () => undefined)
  socket.write(greeting)
  let rest = ''
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1')
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end).trim()
      rest = rest.slice(end + 1)
      table(line, socket)
    }
  })
}
const imapFlood = (verb, what) =>
  answer((line, socket) => {
    const [tag, word = '', second = ''] = line.split(' ')
    const name = word.toUpperCase() === 'UID' ? second.toUpperCase() : word.toUpperCase()
    if (name === verb) what(socket, tag)
    else if (name === 'CAPABILITY') socket.write(`* CAPABILITY IMAP4rev1 UIDPLUS MOVE IDLE\r\n${tag} OK done\r\n`)
    else if (name === 'LIST') socket.write(`* LIST () "/" INBOX\r\n${tag} OK done\r\n`)
    else if (name === 'SELECT' || name === 'EXAMINE')
      socket.write(`* 3 EXISTS\r\n* OK [UIDVALIDITY 1] x\r\n* OK [UIDNEXT 4] x\r\n${tag} OK [READ-WRITE] done\r\n`)
    else if (name === 'IDLE') socket.write('+ idling\r\n')
    else if (name === 'DONE' || word === '') return
    else socket.write(`${tag} OK done\r\n`)
  }, '* OK [CAPABILITY IMAP4rev1 UIDPLUS MOVE IDLE] ready\r\n')
const escape = '\u001b]0;x\u0007\u001b[2J\u202eevil\u0000\u009b31m\ufeff'
const echoes = [
  `535 5.7.8 AUTH PLAIN ${base64(`\0${account}\0${canary}`)} failed ${canary}`,
  `$tag NO LOGIN ${account} ${canary} failed ${base64(`\0${account}\0${canary}`)}`,
]

const imapReply = (replies) => ({inbound: {replies}})
const smtpReply = (replies) => ({smtp: {replies}})
const cases = {
  'smtp endless line': {smtp: {raw: flood('x'.repeat(65536), '220 ')}},
  'smtp endless greeting lines': {smtp: {raw: flood('220-hello\r\n'.repeat(5000))}},
  'smtp 10 MB greeting': smtpReply({greeting: `220 ${'g'.repeat(10_000_000)}`}),
  'smtp long lines of the greeting': smtpReply({
    greeting: [...Array.from({length: 190}, () => `220-${'g'.repeat(250_000)}`), '220 x'],
  }),
  'smtp NUL and escapes': smtpReply({greeting: `220 ${escape}`, AUTH: `535 5.7.8 ${escape}`}),
  'smtp invalid UTF-8': smtpReply({
    AUTH: {bytes: Buffer.from([0x35, 0x33, 0x35, 0x20, 0xff, 0xfe, 0x80, 0xc0, 0xaf, 0x1b, 0x0d, 0x0a])},
  }),
  'smtp drip': {smtp: {raw: drip('220 slow slow slow ')}},
  'smtp drip of reply lines': {
    smtp: {
      raw: (socket) => {
        const t = setInterval(() => socket.write('220-x\r\n'), 300)
        socket.on('close', () => clearInterval(t)).on('error', () => undefined)
      },
    },
  },
  'smtp never closes': smtpReply({QUIT: {silence: true}, RCPT: '550 5.1.1 no'}),
  'smtp reply then RST': smtpReply({AUTH: {say: '535 5.7.8 no', next: {reset: true}}}),
  'smtp 334 for ever': smtpReply({AUTH: '334 ', 'AUTH-start': '334 '}),
  'smtp 354 to MAIL': smtpReply({MAIL: '354 go'}),
  'smtp 250 to DATA': smtpReply({DATA: '250 ok'}),
  'smtp 999 and 000': smtpReply({EHLO: '999 what', HELO: '000 x'}),
  'smtp huge EHLO': smtpReply({
    EHLO: [...Array.from({length: 199}, (_, i) => `250-X${i} ${'y'.repeat(1000)}`), '250 AUTH PLAIN'],
  }),
  'smtp 100,000 line EHLO': smtpReply({
    EHLO: [...Array.from({length: 100_000}, (_, i) => `250-X${i}`), '250 AUTH PLAIN'],
  }),
  'smtp flood after greeting': {smtp: {raw: flood('250 ok\r\n'.repeat(8000), '220 hi\r\n')}},
  'smtp echo': smtpReply({AUTH: echoes[0]}),
  'smtp echo in MAIL': smtpReply({MAIL: `550 5.7.1 ${canary} ${base64(canary)}`}),
  'smtp evil size': smtpReply({EHLO: ['250-x', '250-SIZE -1', '250-SIZE 99999999999999999999', '250 AUTH PLAIN']}),
  'imap endless line': {inbound: {raw: flood('x'.repeat(65536), '* OK ')}},
  'imap endless lines': {inbound: {raw: flood('* OK hello\r\n'.repeat(5000))}},
  'imap flood after login': {
    inbound: {
      raw: imapFlood('LOGIN', (socket, tag) => {
        socket.write(`${tag} OK\r\n`)
        flood('* 5 EXISTS\r\n'.repeat(5000))(socket)
      }),
    },
  },
  'imap flood in list': {
    inbound: {raw: imapFlood('LIST', (socket) => flood('* LIST () "/" a\r\n'.repeat(4000))(socket))},
  },
  'imap 4 GB literal': {
    inbound: {raw: imapFlood('SELECT', (socket) => flood('x'.repeat(65536), '* OK [X] {4294967296}\r\n')(socket))},
  },
  'imap 4 GB literal in FETCH': {
    inbound: {
      raw: imapFlood('FETCH', (socket) => flood('x'.repeat(65536), '* 1 FETCH (UID 1 BODY[] {4294967296}\r\n')(socket)),
    },
  },
  'imap 60 MB literal in FETCH': {
    inbound: {
      raw: imapFlood('FETCH', (socket, tag) => {
        socket.write(
          '* 1 FETCH (UID 1 FLAGS () INTERNALDATE "01-Jan-2026 00:00:00 +0000" RFC822.SIZE 10 BODY[HEADER.FIELDS (FROM)] {60000000}\r\n',
        )
        for (let i = 0; i < 60; i++) socket.write('Subject: x'.repeat(100_000))
        socket.write(`)\r\n${tag} OK\r\n`)
      }),
    },
  },
  'imap other UIDs': {
    inbound: {
      raw: imapFlood('FETCH', (socket, tag) =>
        socket.write(
          `* 1 FETCH (UID 77 FLAGS ())\r\n* 9 FETCH (UID 99999 FLAGS ())\r\n* 2 FETCH (UID 0)\r\n${tag} OK\r\n`,
        ),
      ),
    },
  },
  'imap million fetch rows': {
    inbound: {
      raw: imapFlood('FETCH', (socket, tag) => {
        for (let i = 0; i < 300; i++) socket.write(`* ${i} FETCH (UID ${i} FLAGS ())\r\n`.repeat(1000))
        socket.write(`${tag} OK\r\n`)
      }),
    },
  },
  'imap search millions': {
    inbound: {
      raw: imapFlood('SEARCH', (socket, tag) => {
        socket.write('* SEARCH')
        for (let i = 0; i < 200; i++) socket.write(` ${i + 1000000}`.repeat(10_000))
        socket.write(`\r\n${tag} OK\r\n`)
      }),
    },
  },
  'imap no UIDNEXT': imapReply({
    SELECT: ['* 5 EXISTS', '$tag OK [READ-WRITE] x'],
    EXAMINE: ['* 5 EXISTS', '$tag OK x'],
    FETCH: '$tag OK',
  }),
  'imap UIDNEXT 0': imapReply({
    SELECT: ['* 5 EXISTS', '* OK [UIDVALIDITY 0] x', '* OK [UIDNEXT 0] x', '$tag OK x'],
    EXAMINE: ['* 5 EXISTS', '* OK [UIDNEXT 0] x', '$tag OK x'],
    FETCH: '$tag OK',
  }),
  'imap 4 billion messages': imapReply({
    SELECT: ['* 4294967295 EXISTS', '* OK [UIDVALIDITY 1] x', '* OK [UIDNEXT 5] x', '$tag OK x'],
    EXAMINE: ['* 4294967295 EXISTS', '* OK [UIDVALIDITY 1] x', '$tag OK x'],
    FETCH: '$tag OK',
  }),
  'imap odd folder names': imapReply({
    LIST: [
      '* LIST () "/" "../../etc/passwd"',
      `* LIST () "/" "${escape.replaceAll('\0', '')}"`,
      '* LIST () "/" "Jobs/../x"',
      '* LIST () NIL INBOX',
      '* LIST () "/" "&&&-&"',
      '$tag OK',
    ],
    SELECT: '$tag NO [NONEXISTENT] no',
    EXAMINE: '$tag NO no',
  }),
  'imap 10,000 folders': imapReply({
    LIST: [...Array.from({length: 10_000}, (_, i) => `* LIST () "/" "Jobs/x${i}"`), '$tag OK'],
  }),
  'imap nested parentheses': {
    inbound: {
      raw: imapFlood('FETCH', (socket, tag) =>
        socket.write(`* 1 FETCH (UID 1 BODYSTRUCTURE ${'('.repeat(50_000)}\r\n${tag} OK\r\n`),
      ),
    },
  },
  'imap escapes': imapReply({LOGIN: `$tag NO [X${escape.replaceAll('\0', '')}] ${escape.replaceAll('\0', '')}`}),
  'imap echo': imapReply({LOGIN: echoes[1], AUTHENTICATE: echoes[1]}),
  'imap BAD echo': imapReply({
    LOGIN: `$tag BAD Unknown command: a1 LOGIN ${account} "${canary.replaceAll(/["\\]/g, '\\$&')}"`,
  }),
  'imap echo in BYE': imapReply({LOGIN: [`* BYE ${canary} ${base64(canary)}`]}),
  'imap echo in SELECT': imapReply({SELECT: `$tag NO ${canary}`, EXAMINE: `$tag NO ${canary} ${base64(canary)}`}),
  'imap drip': {inbound: {raw: drip('* OK slow slow ')}},
  'imap drip after login': {inbound: {raw: imapFlood('SELECT', (socket) => drip('* 1 EXISTS\r\n', 500)(socket))}},
  'imap silent after login': imapReply({LIST: {silence: true}}),
  'imap silent fetch': {inbound: {raw: imapFlood('FETCH', () => undefined)}},
  'imap drip in examine': {inbound: {raw: imapFlood('EXAMINE', (socket) => drip('* 1 EXISTS\r\n', 500)(socket))}},
  'imap huge capability': imapReply({
    greeting: `* OK [CAPABILITY IMAP4rev1 ${'X'.repeat(100)} ${Array.from({length: 20_000}, (_, i) => `C${i}`).join(' ')}] x`,
  }),
  'imap wrong tags': imapReply({LOGIN: 'zz OK what', CAPABILITY: 'zz OK'}),
  'imap + for ever': imapReply({
    LOGIN: Array.from({length: 1000}, () => '+ more'),
    AUTHENTICATE: Array.from({length: 1000}, () => '+ more'),
  }),
}

async function start(protocol, how = {}) {
  if (how.raw !== undefined) {
    const open = new Set()
    const server = createServer((socket) => {
      open.add(socket)
      socket.on('close', () => open.delete(socket)).on('error', () => undefined)
      how.raw(socket)
    })
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      port: server.address().port,
      close: () => {
        for (const socket of open) socket.destroy()
        return new Promise((resolve) => server.close(resolve))
      },
    }
  }
  return (protocol === 'smtp' ? startScriptedSmtp : startScriptedImap)({encryption: 'none', replies: how.replies ?? {}})
}

function settings(smtp, inbound) {
  const server = (port) => ({host: '127.0.0.1', port, encryption: 'none', account})
  return {
    version: 1,
    inbound: {address: account, imap: server(inbound)},
    companies: {
      acme: {
        name: 'ACME',
        main: true,
        redirect: {from: 'apply@acme.example', to: account},
        senderName: 'A',
        customAddress: account,
        channel: 'smtp',
        smtp: server(smtp),
      },
    },
    jobs: {'dev-1': {title: 'D', company: 'acme'}},
    network: {dnsServers: ['127.0.0.1:9']},
  }
}

async function run(home, args, limitMs, debug) {
  const env = {
    PATH: process.env.PATH,
    RECRUITMAIL_HOME: home,
    RECRUITMAIL_SECRET_INBOUND: canary,
    RECRUITMAIL_SECRET_ACME_SMTP: canary,
    ...(debug && {DEBUG: '*'}),
  }
  const started = performance.now()
  const child = spawn(process.execPath, [bin, ...args, '--config', join(home, 'settings.json5')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr, rss, cmdlines] = ['', '', 0, '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
    rss = Math.max(rss, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0))
    cmdlines += await readFile(`/proc/${child.pid}/cmdline`, 'utf8').catch(() => '')
  }
  const watch = setInterval(() => void look(), 100)
  const killer = setTimeout(() => child.kill('SIGKILL'), limitMs)
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearInterval(watch)
  clearTimeout(killer)
  return {code, stdout, stderr, rss, cmdlines, ms: Math.round(performance.now() - started)}
}

async function filesOf(directory) {
  const entries = await readdir(directory, {recursive: true, withFileTypes: true})
  const texts = await Promise.all(
    entries.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name), 'latin1')),
  )
  return texts.join('\n')
}

const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

async function check(name, {smtp, inbound}) {
  const [smtpServer, inboundServer] = [await start('smtp', smtp), await start('imap', inbound)]
  const home = await mkdtemp(join(tmpdir(), 'recruitmail-faults-'))
  await writeFile(join(home, 'settings.json5'), JSON.stringify(settings(smtpServer.port, inboundServer.port)))
  const runs = [
    [
      'test --json',
      ['test-connection', '--json', '--timeout', `${limits.testMs / 1000}s`],
      limits.testMs + limits.graceMs,
    ],
    ['test', ['test-connection', '--timeout', `${limits.testMs / 1000}s`], limits.testMs + limits.graceMs, true],
    ...(inbound === undefined
      ? [['reply', ['reply', '1', '--text-file', '/dev/null', '--yes', '--json'], limits.listMs]]
      : [
          ['list', ['unassigned', 'list', '--json'], limits.listMs],
          ['show', ['unassigned', 'show', '1'], limits.listMs],
          ['assign', ['unassigned', 'assign', '1', '--job', 'dev-1'], limits.listMs],
        ]),
  ]
  let wrong = 0
  for (const [what, args, limitMs, debug] of runs) {
    const {code, stdout, stderr, rss, ms, cmdlines} = await run(home, args, limitMs, debug)
    const files = await filesOf(home)
    const problems = []
    if (code === null) problems.push('did not end in time')
    if (code === 1) problems.push('unexpected failure')
    if (rss > limits.rssKb) problems.push(`${Math.round(rss / 1000)} MB`)
    const shown = debug ? stdout : stdout + stderr
    if (unprintable.test(shown)) problems.push(`prints ${JSON.stringify(unprintable.exec(shown)[0])}`)
    for (const trace of traces)
      if ([stdout, stderr, files, cmdlines].some((text) => text.toLowerCase().includes(trace.toLowerCase())))
        problems.push(`shows the canary (${traces.indexOf(trace)})`)
    if (what.includes('json') && code !== null) {
      try {
        JSON.parse(stdout)
      } catch {
        problems.push('no JSON')
      }
    }
    const codes = /"code": "([^"]+)"/.exec(stdout)?.[1] ?? ''
    console.log(
      `${problems.length > 0 ? 'WRONG' : 'ok   '} ${name} / ${String(what)}: exit ${String(code)}, ${ms} ms, ${Math.round(rss / 1000)} MB ${codes} ${problems.join('; ')}`,
    )
    if (problems.length > 0) console.log((stdout + stderr).replace(/[^\x20-\x7e\n]/g, '?').slice(0, 600))
    wrong += problems.length
  }
  await Promise.all([smtpServer.close(), inboundServer.close()])
  await rm(home, {recursive: true, force: true})
  return wrong
}

let wrong = 0
const wanted = Object.entries(cases).filter(([name]) => name.includes(process.argv[2] ?? ''))
const lanes = [wanted.filter((_, i) => i % 2 === 0), wanted.filter((_, i) => i % 2 === 1)]
await Promise.all(
  lanes.map(async (lane) => {
    for (const [name, how] of lane) {
      const found = await check(name, how)
      wrong += found
    }
  }),
)
console.log(`${wanted.length} servers, ${wrong} wrong`)
process.exitCode = wrong === 0 ? 0 : 1
process.exit()
