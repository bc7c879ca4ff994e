import {spawnSync} from 'node:child_process'
import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {TestProject} from 'vitest/node'
import {offerLab} from './offer.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Once per run: builds `dist`, which the tests of the command line spawn, and offers the mail lab. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildWhenStale()
  const {offer, close} = await offerLab()
  project.provide('lab', offer)
  return close
}

/** @throws Error in CI when the build fails; otherwise its messages are shown and the tests that can run do */
function buildWhenStale(): void {
  if (builtAt() > changedAt()) return
  for (const args of [['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'], ['bin/manifest.js']]) {
    const {status} = spawnSync(process.execPath, args, {cwd: root, stdio: ['ignore', 'inherit', 'inherit']})
    if (status === 0) continue
    if (process.env['CI']) throw new Error(`The build failed at ${args[0]}`)
    process.stderr.write(`The build failed at ${args[0]}: tests of the command line may see an old build.\n`)
  }
}

function builtAt(): number {
  return statSync(join(root, 'oclif.manifest.json'), {throwIfNoEntry: false})?.mtimeMs ?? 0
}

function changedAt(): number {
  const sources = readdirSync(join(root, 'src'), {recursive: true, encoding: 'utf8'}).map((path) => join('src', path))
  const files = [...sources, 'src', 'tsconfig.json', 'package.json', '.oclifrc.json', 'bin/manifest.js']
  return Math.max(...files.map((file) => statSync(join(root, file), {throwIfNoEntry: false})?.mtimeMs ?? 0))
}
