// What `npm test` runs: installs what the mail lab needs where it may, checks types, lint, format and dead code, then
// runs vitest. Arguments go to vitest. The last line is vitest's own count; the exit code is 0 only if all is well.
import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const staticChecks = [
  ['types of src', 'typescript/bin/tsc', '--noEmit', '-p', '.'],
  ['types of test', 'typescript/bin/tsc', '-p', 'test'],
  ['lint', 'oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['dead code', 'knip/bin/knip.js', '--include', 'files,dependencies,exports'],
]

installLab()
const complaints = staticChecks.filter((check) => !passes(check)).map(([name]) => name)
const {status, count} = runVitest(process.argv.slice(2))

if (complaints.length > 0) console.log(`Static checks that failed: ${complaints.join(', ')}`)
if (count.skipped > 0)
  console.log(`${count.skipped} tests were SKIPPED; the lines above that begin with SKIPPED say why.`)
if (count.passed + count.failed === 0) console.log('No test ran.')
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = status === 0 && count.failed === 0 && count.passed > 0 && complaints.length === 0 ? 0 : 1

/** Where it is not root the tests say themselves what is missing and what to type. */
function installLab() {
  if (process.platform === 'linux' && process.getuid() === 0) run('bash', ['test/lab/install.sh'])
}

function passes([name, script, ...args]) {
  const {status} = run(process.execPath, [join('node_modules', script), ...args])
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${name}`)
  return status === 0
}

function runVitest(args) {
  const directory = mkdtempSync(join(tmpdir(), 'recruitmail-results-'))
  const results = join(directory, 'results.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
    const {status} = run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
    return {status, count: countIn(results)}
  } finally {
    rmSync(directory, {recursive: true, force: true})
  }
}

/** vitest's own numbers; a file that failed outside its tests (did not load, set-up failed) counts as one failed test. */
function countIn(file) {
  let results
  try {
    results = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {passed: 0, failed: 0, skipped: 0}
  }
  const broken = results.testResults.filter(
    ({status, assertionResults}) => status === 'failed' && assertionResults.every((each) => each.status !== 'failed'),
  )
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + broken.length,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

function run(command, args) {
  return spawnSync(command, args, {cwd: root, stdio: 'inherit'})
}
