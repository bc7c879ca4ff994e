import {spawn} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

/** Runs the command line with an empty home of its own and nothing on standard input. */
export async function runBin(...args: string[]): Promise<{exitCode: number | null; stdout: string; stderr: string}> {
  const home = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  try {
    const env = {PATH: process.env['PATH'], RECRUITMAIL_HOME: home, NODE_DISABLE_COMPILE_CACHE: '1'}
    const child = spawn(process.execPath, [bin, ...args], {env, stdio: ['ignore', 'pipe', 'pipe']})
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return {exitCode, stdout, stderr}
  } finally {
    await rm(home, {recursive: true, force: true})
  }
}
