// Kills commands at random points (SIGKILL) in a sandbox and checks that nothing is broken, lost or doubled.
//   npm run build && node test/faults/killed.js [TIMES] [apply,set,assign,reply,test]
import {spawn} from 'node:child_process'
import {mkdtemp, readFile, readdir, rm, stat, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const dist = process.env.RECRUITMAIL_DIST ?? new URL('../../dist', import.meta.url).pathname
const bin = join(dist, '../bin/run.js')
const {startWorld} = await import(`${dist}/sandbox/world.js`)
const times = Number(process.argv[2] ?? 30)
const parts = (process.argv[3] ?? 'apply,set,assign,reply,test').split(',')
const world = await startWorld({hopMs: 1})
const home = await mkdtemp(join(tmpdir(), 'recruitmail-faults-'))
let wrong = 0
const bad = (text) => {
  wrong++
  console.log(`WRONG ${text}`)
}

function run(args, {killAfter, limitMs = 180_000} = {}) {
  const env = {PATH: process.env.PATH, RECRUITMAIL_HOME: home, ...world.environment}
  const child = spawn(process.execPath, [bin, ...args], {env, stdio: ['ignore', 'pipe', 'pipe']})
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => (stdout += chunk))
  child.stderr.on('data', (chunk) => (stderr += chunk))
  const started = performance.now()
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfter ?? limitMs)
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({code, stdout, stderr, ms: performance.now() - started})
    }),
  )
}
/** Random times over the usual duration; the first part is only Node's start. */
async function killAtRandom(args, usual, after) {
  let killed = 0
  for (let i = 0; i < times; i++) {
    const list = typeof args === 'function' ? args(i) : args
    const {code} = await run(list, {killAfter: usual * (0.25 + 0.8 * Math.random())})
    if (code === null) killed++
    await after?.(i, list)
  }
  return killed
}
const boxes = (address) =>
  [...world.mailbox(address).folders].flatMap(([path, {messages}]) => messages.map((message) => ({path, message})))
const idOf = ({message}) => /^message-id:\s*(\S+)/im.exec(message.raw.toString('latin1'))?.[1]

await writeFile(join(home, 'a.yaml'), world.settingsYaml)
await writeFile(join(home, 'b.yaml'), world.settingsYaml.replace('ACME GmbH', 'ACME Holding'))
const apply = (file) => ['config', 'apply', join(home, file)]
const first = await run(apply('a.yaml'))
if (first.code !== 0) bad(`config apply: ${first.stderr}`)

async function settingsAreWhole(what) {
  const {code, stdout, stderr} = await run(['config', 'export'])
  if (code !== 0 || !/ACME (GmbH|Holding)/.test(stdout)) bad(`${what}: settings broken: ${code} ${stderr}`)
  const {mode} = await stat(join(home, 'settings.json'))
  if ((mode & 0o077) !== 0) bad(`${what}: settings.json has mode ${mode.toString(8)}`)
}

if (parts.includes('apply')) {
  const {ms} = await run(apply('b.yaml'))
  const killed = await killAtRandom(
    (i) => apply(i % 2 === 0 ? 'a.yaml' : 'b.yaml'),
    ms,
    () => settingsAreWhole('config apply'),
  )
  const last = await run(apply('a.yaml'))
  if (last.code !== 0 || last.ms > 5000)
    bad(`config apply after kills: exit ${last.code} in ${last.ms} ms ${last.stderr}`)
  console.log(`config apply: ${killed} of ${times} killed; left behind: ${(await readdir(home)).join(' ')}`)
}
if (parts.includes('set')) {
  const args = (i) => ['sender', 'set', '--name', `Sender ${i}`, '--company', 'acme']
  const {ms, code, stderr} = await run(args(0))
  if (code !== 0) bad(`sender set: ${stderr}`)
  const killed = await killAtRandom(args, ms, () => settingsAreWhole('sender set'))
  const last = await run(args(999))
  if (last.code !== 0 || last.ms > 5000) bad(`sender set after kills: ${last.code} ${last.ms}`)
  console.log(`sender set: ${killed} of ${times} killed`)
}

const raw = (id) =>
  `From: Jane <jane@applicant.example>\r\nTo: karriere@beta.example\r\nSubject: ${id}\r\nMessage-ID: <${id}@applicant.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nhello\r\n`
const inbox = world.mailbox('acme-jobs@recruit.example').inbox
const copies = (id) =>
  boxes('acme-jobs@recruit.example').filter(
    (each) => idOf(each) === `<${id}@applicant.example>` && !each.message.flags.has('\\Deleted'),
  )

if (parts.includes('assign')) {
  const assign = (uid) => ['unassigned', 'assign', String(uid), '--job', 'dev-1', '--json']
  const {ms, code, stderr} = await run(assign(inbox.append(Buffer.from(raw('warm-up'))).uid))
  if (code !== 0) bad(`assign: ${stderr}`)
  const uids = Array.from({length: times}, (_, i) => inbox.append(Buffer.from(raw(`assign-${i}`))).uid)
  const killed = await killAtRandom(
    (i) => assign(uids[i]),
    ms,
    (i) => {
      if (copies(`assign-${i}`).length !== 1)
        bad(`assign-${i} is there ${copies(`assign-${i}`).length} times after the kill`)
    },
  )
  const left = uids.filter((uid) => inbox.messages.some((message) => message.uid === uid))
  const last =
    left.length === 0
      ? {code: 0, ms: 0}
      : await run(['unassigned', 'assign', ...left.map(String), '--job', 'dev-1', '--json'], {limitMs: 600_000})
  if (last.code !== 0) bad(`assign after kills: exit ${last.code} ${last.stdout} ${last.stderr}`)
  for (let i = 0; i < times; i++) {
    const found = copies(`assign-${i}`)
    if (found.length !== 1 || found[0].path !== 'Jobs/dev-1')
      bad(`assign-${i} is in ${found.map(({path}) => path).join(', ') || 'no folder'}`)
  }
  const claims = [...world.mailbox('acme-jobs@recruit.example').folders.keys()].filter((path) =>
    path.includes('_claim'),
  )
  console.log(
    `assign: ${killed} of ${times} killed, ${left.length} assigned afterwards in ${Math.round(last.ms)} ms, claims left: ${claims.length}`,
  )
}

if (parts.includes('reply')) {
  await writeFile(join(home, 'text'), 'Thank you')
  const reply = (uid) => ['reply', String(uid), '--text-file', join(home, 'text'), '--yes', '--json']
  const {ms, code, stderr} = await run(reply(inbox.append(Buffer.from(raw('warm-up-2'))).uid))
  if (code !== 0) bad(`reply: ${stderr}`)
  const uids = Array.from({length: times}, (_, i) => inbox.append(Buffer.from(raw(`reply-${i}`))).uid)
  const arrived = (i) =>
    boxes('jane@applicant.example').filter(({message}) =>
      message.raw.includes(`In-Reply-To: <reply-${i}@applicant.example>`),
    ).length
  const states = {}
  const killed = await killAtRandom(
    (i) => reply(uids[i]),
    ms,
    async (i) => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      const before = arrived(i)
      const again = await run(reply(uids[i]))
      await new Promise((resolve) => setTimeout(resolve, 60))
      const {status} = JSON.parse(again.stdout)
      states[`${before} arrived, then ${status}`] = (states[`${before} arrived, then ${status}`] ?? 0) + 1
      if (arrived(i) > 1) bad(`reply-${i} arrived ${arrived(i)} times`)
      if (status === 'sent' && arrived(i) !== 1) bad(`reply-${i} is called sent and arrived ${arrived(i)} times`)
      if (before === 1 && status === 'sent') bad(`reply-${i} was sent again`)
      const lines = (await readFile(join(home, 'state/replies.ndjson'), 'utf8')).trim().split('\n')
      if (!lines.some((line) => line.includes(`<reply-${i}@`)) && before > 0)
        bad(`reply-${i} left without a line in the journal`)
    },
  )
  console.log(`reply: ${killed} of ${times} killed; ${JSON.stringify(states)}`)
}

if (parts.includes('test')) {
  const test = ['test-connection', '--all', '--json', '--timeout', '30s']
  const {ms, code, stdout} = await run(test)
  if (code !== 0) bad(`test-connection: ${stdout.slice(0, 800)}`)
  const killed = await killAtRandom(test, ms)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const probes = () =>
    ['acme-jobs@recruit.example', 'jobs@acme.example'].flatMap((address) =>
      boxes(address)
        .filter(({message}) => /^x-recruitmail-probe:/im.test(message.raw.toString('latin1')))
        .map(({path}) => `${address} ${path}`),
    )
  const before = probes().length
  const last = await run(test)
  if (last.code !== 0) bad(`test-connection after kills: exit ${last.code} ${last.stdout.slice(0, 1500)}`)
  if (probes().length > 0) bad(`probes left: ${probes().join(', ')}`)
  console.log(
    `test-connection: ${killed} of ${times} killed, ${before} probes left, ${probes().length} after the next run`,
  )
}
console.log(`${wrong} wrong`)
await world.close()
await rm(home, {recursive: true, force: true})
process.exit(wrong === 0 ? 0 : 1)
