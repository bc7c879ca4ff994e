import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtemp, readdir, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'

const bin = fileURLToPath(new URL('../../bin/run.js', import.meta.url))

describe('recruitmail demo', () => {
  let directory: string
  let child: ChildProcess | undefined

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'recruitmail-test-'))
  })
  afterEach(async () => {
    child?.kill('SIGKILL')
    await rm(directory, {recursive: true, force: true})
  })

  /** Runs the demo in a pipe; temporary files and the user's own home both lie in an empty directory. */
  function start(...args: string[]): {output: () => string; ended: Promise<number | null>} {
    const env = {
      ...process.env,
      TMPDIR: directory,
      RECRUITMAIL_HOME: join(directory, 'home'),
      NODE_DISABLE_COMPILE_CACHE: '1',
    }
    const started = spawn(process.execPath, [bin, 'demo', ...args], {env, stdio: ['ignore', 'pipe', 'pipe']})
    child = started
    let output = ''
    started.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    return {output: () => output, ended: new Promise((resolve) => started.on('close', resolve))}
  }

  it('shows the whole way with the real commands and leaves nothing behind', async () => {
    const {output, ended} = start()
    expect(await ended).toBe(0)
    const typed = [...output().matchAll(/^\$ recruitmail (.*)$/gm)].map((match) => match[1])
    expect(typed).toEqual([
      'config apply settings.yaml',
      'test-connection --company acme',
      'company show beta',
      'test-connection --company beta',
      'unassigned list',
      expect.stringMatching(/^unassigned show \d+$/),
      expect.stringMatching(/^unassigned assign \d+ --job dev-1$/),
      'reply jane@applicant.example --text-file answer.txt --yes',
      'test-connection --company acme',
    ])
    expect(output()).toContain('acme passed')
    expect(output()).toContain('From:        Beta Karriere <jobs@acme.example>')
    expect(output()).toContain('Subject:     Re: Bewerbung für die Stelle als Entwicklerin')
    expect(output()).toContain('error redirect-target-unknown')
    expect(await readdir(directory)).toEqual([])
  })

  it('prints one object with --json, without colour', async () => {
    const {output, ended} = start('--json')
    expect(await ended).toBe(0)
    const {steps} = JSON.parse(output()) as {steps: {command?: string; exitCode?: number}[]}
    expect(steps.filter(({command}) => command !== undefined)).toHaveLength(9)
    expect(steps.at(-1)).toMatchObject({command: 'recruitmail test-connection --company acme', exitCode: 3})
    expect(output()).not.toContain('\\u001b')
  })

  it('ends with 130 on Ctrl-C and leaves nothing behind', async () => {
    const {output, ended} = start()
    await expect.poll(output, {timeout: 10_000}).toContain('$ recruitmail test-connection')
    child?.kill('SIGINT')
    expect(await ended).toBe(130)
    expect(await readdir(directory)).toEqual([])
  })

  it('keeps its own words within 80 columns and free of control characters in a pipe', async () => {
    const {output, ended} = start()
    await expect.poll(output, {timeout: 10_000}).toContain('$ recruitmail company show')
    child?.kill('SIGINT')
    await ended
    const own = output()
      .split('\n')
      .filter((line) => /^(\d+\. |\$ | {3}\S)/.test(line))
    expect(own.length).toBeGreaterThan(6)
    expect(own.filter((line) => line.length > 80)).toEqual([])
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(output()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })
})
