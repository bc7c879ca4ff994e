// `npm run peers`: the fault matrix of the sandbox seen by the product and by the tools an admin would take instead.
//   npm run peers -- [--write] [--outputs DIR] [PART OF A CODE]
// --write writes docs/comparison.md. --outputs keeps what every peer said in DIR and, where it is there already, judges
// that instead of playing the fault again. Needs Linux and root: names have to resolve as they do in the world.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {format, resolveConfig} from 'prettier'
import {catalogue} from '../../dist/diagnosis/catalogue.js'
import {codeOfFault, faultCodes, faults} from '../../dist/sandbox/faults.js'
import {areaOf} from './areas.js'
import {criterionOf} from './criterion.js'
import {judge} from './judge.js'
import {peers} from './peers.js'
import {play} from './play.js'
import {asMarkdown} from './report-markdown.js'
import {asText} from './report-text.js'
import {scoreOf} from './score.js'

const atOnce = 2
const document = new URL('../../docs/comparison.md', import.meta.url).pathname
const {values, positionals} = parseArgs({
  options: {write: {type: 'boolean', default: false}, outputs: {type: 'string'}},
  allowPositionals: true,
})

if (process.platform === 'linux' && process.getuid() === 0) await compare()
else {
  process.stderr.write(
    'This needs Linux and root, for a mount namespace and port 53 of a loopback address: sudo npm run peers\n',
  )
  process.exitCode = 2
}

async function compare() {
  const chosen = faultCodes.filter((code) => code.includes(positionals[0] ?? ''))
  for (const code of faultCodes) void [areaOf(code), criterionOf(code)]
  const present = peers.map((peer) => ({...peer, version: peer.version()})).filter(({version}) => version !== undefined)
  const absent = peers.filter(({name}) => !present.some((peer) => peer.name === name)).map(({name}) => name)
  if (absent.length > 0) process.stderr.write(`Not installed, so left out: ${absent.join(', ')}\n`)
  const sound = await seen(present, undefined)
  for (const {name} of present) mustPass(name, sound[name])
  const outcomes = await inTurns(chosen, async (code) => ({
    code,
    area: areaOf(code),
    breaks: faults[code].breaks,
    degraded: catalogue[codeOfFault(code)].severity === 'warning',
    marks: marksOf(present, code, await seen(present, code), sound),
  }))
  const score = scoreOf(outcomes, present)
  process.stdout.write(asText(score))
  if (values.write) await write(asMarkdown(score))
}

/** What every peer said; kept, or read, where `--outputs` says. */
async function seen(present, fault) {
  const file = values.outputs && join(values.outputs, `${fault?.replaceAll('/', '_') ?? 'sound'}.json`)
  if (file !== undefined && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const runs = await play(present, fault)
  if (file !== undefined) {
    mkdirSync(values.outputs, {recursive: true, mode: 0o700})
    writeFileSync(file, JSON.stringify(runs, null, 1), {mode: 0o600})
  }
  return runs
}

/** A peer that fails in a sound world is used wrongly, and nothing it says of a fault would count. */
function mustPass(name, runs) {
  const failed = runs.find(({exitCode}) => exitCode !== 0)
  if (failed !== undefined) throw new Error(`${name} fails in a sound world:\n${failed.stdout}${failed.stderr}`)
}

function marksOf(present, code, runs, sound) {
  return Object.fromEntries(present.map((peer) => [peer.name, judge(peer, code, runs[peer.name], sound[peer.name])]))
}

/** Two worlds at a time, in the order of the list. */
async function inTurns(codes, act) {
  const results = []
  let next = 0
  const work = async () => {
    for (let at = next++; at < codes.length; at = next++) {
      results[at] = await act(codes[at])
      process.stderr.write(`${at + 1}/${codes.length} ${codes[at]}\n`)
    }
  }
  await Promise.all(Array.from({length: atOnce}, work))
  return results
}

async function write(text) {
  const options = await resolveConfig(document)
  writeFileSync(document, await format(text, {...options, parser: 'markdown'}))
}
