import {spawn} from 'node:child_process'
import {existsSync, openSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

function runIntoFullDisk(args: readonly string[]): Promise<{exitCode: number | null; stderr: string}> {
  const child = spawn(process.execPath, [bin, ...args], {stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe']})
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => child.on('close', (exitCode) => resolve({exitCode, stderr})))
}

describe.skipIf(!existsSync('/dev/full'))('a result that cannot be written', () => {
  it.each([[['provider', 'list']], [['provider', 'list', '--json']]])('ends %j with a sentence', async (args) => {
    const {exitCode, stderr} = await runIntoFullDisk(args)
    expect(stderr).toBe('Standard output cannot be written (ENOSPC).\n')
    expect(exitCode).toBe(4)
  })

  it('is UNKNOWN to monitoring', async () => {
    const {exitCode, stderr} = await runIntoFullDisk(['test-connection', '--format', 'nagios', '--config', '/nowhere'])
    expect(stderr).toBe('Standard output cannot be written (ENOSPC).\n')
    expect(exitCode).toBe(3)
  })
})
