// `npm run bench`: what a start costs against a bare Node, what the test of a sound channel takes against the time its
// redirect takes, and how long the tour is. Medians and their ratios to a peer measured in the same run, in turns.
import {spawn, spawnSync} from 'node:child_process'
import {performance} from 'node:perf_hooks'
import {fileURLToPath} from 'node:url'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {startWorld} from '../../dist/sandbox/world.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'bin/run.js')
const peer = join(root, 'test/bench/peer.js')
const rounds = Number(process.argv[2] ?? 11)

const starts = compare({
  'node -e 0': ['-e', '0'],
  '--version': [bin, '--version'],
  '--help': [bin, '--help'],
  'company list --help': [bin, 'company', 'list', '--help'],
})
print('start', starts, 'node -e 0')
print('tour', compare({demo: [bin, 'demo']}, 3), 'demo')
await channel()

function compare(commands, times = rounds) {
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
  for (let round = 0; round <= times; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const ms = timed(args)
      if (round > 0) samples[name].push(ms)
    }
  }
  return Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, median(all)]))
}

function timed(args, env = process.env) {
  const started = performance.now()
  const {status} = spawnSync(process.execPath, args, {env, stdio: 'ignore'})
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return performance.now() - started
}

/**
 * The whole test of a sound channel whose every hop takes 250 ms (two hops lie between acceptance and arrival), in turns
 * with the same way by hand on bare libraries. Both are told from the first connection on, without the start of Node.
 */
async function channel() {
  const hopMs = 250
  const world = await startWorld({hopMs})
  const home = mkdtempSync(join(tmpdir(), 'recruitmail-bench-'))
  try {
    const file = join(home, 'settings.yaml')
    writeFileSync(file, world.settingsYaml)
    const env = {...process.env, ...world.environment, RECRUITMAIL_HOME: home}
    const samples = []
    const byHand = []
    for (let round = 0; round < 7; round++) {
      samples.push(testRun(await run([bin, 'test-connection', '--config', file, '--json'], env)))
      byHand.push(Number((await run([peer], env, JSON.stringify(world.settings))).output))
    }
    const [whole, test, hand] = [samples.map(({ms}) => ms), samples.map(({testMs}) => testMs), byHand].map(median)
    const arrival = median(samples.map(({arrivalMs}) => arrivalMs))
    process.stdout.write(
      `channel (hops of ${hopMs} ms)\n` +
        `  by hand, bare libraries ${Math.round(hand)} ms\n` +
        `  test-connection         ${Math.round(test)} ms  ${(test / hand).toFixed(2)} x by hand (${Math.round(test - hand)} ms more)\n` +
        `  its whole process       ${Math.round(whole)} ms, arrival seen after ${arrival} ms\n`,
    )
  } finally {
    await world.close()
    rmSync(home, {recursive: true, force: true})
  }
}

/** The world lives in this process, so the child must not block it. */
async function run(args, env, input = '') {
  const started = performance.now()
  const child = spawn(process.execPath, args, {env, stdio: ['pipe', 'pipe', 'inherit']})
  child.stdin.end(input)
  let output = ''
  for await (const chunk of child.stdout) output += chunk
  return {ms: performance.now() - started, output}
}

function testRun({ms, output}) {
  const {ms: testMs, companies} = JSON.parse(output)
  const [company] = companies
  if (company.verdict !== 'passed') throw new Error(`the channel did not pass: ${output}`)
  const {detail} = company.checks.find(({check}) => check === 'redirect-arrival')
  return {ms, testMs, arrivalMs: detail.arrivalMs}
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
}

function print(title, medians, peer) {
  process.stdout.write(`${title}\n`)
  for (const [name, ms] of Object.entries(medians)) {
    process.stdout.write(`  ${name.padEnd(22)} ${Math.round(ms)} ms  ${(ms / medians[peer]).toFixed(2)} x ${peer}\n`)
  }
}
