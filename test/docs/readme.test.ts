import {spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {parseDocument} from '../../src/settings/document.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const {commands} = JSON.parse(readFileSync(join(root, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, {flags: Record<string, {name: string}>}>
}

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '')
}

/** The words of every recruitmail call in the README's shell blocks, quotes resolved. */
const calls = blocks('sh')
  .flatMap((block) => block.split('\n'))
  .map((line) => /(?:^|\| )recruitmail (.*)$/.exec(line)?.[1])
  .filter((line) => line !== undefined)
  .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''))

/** What needs a server, a keychain or a person; the lab's tests run those. */
const needsMore = /^(test-connection|unassigned|reply|secret set|provider detect|sandbox)/

describe('the README', () => {
  let home = ''
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'recruitmail-readme-'))
    writeFileSync(join(home, 'recruitmail.yaml'), blocks('yaml')[0] ?? '')
  })
  afterAll(() => rmSync(home, {recursive: true, force: true}))

  function run(args: readonly string[]): {status: number | null; output: string} {
    const env = {PATH: process.env['PATH'], RECRUITMAIL_HOME: join(home, 'home')}
    const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...args], {
      cwd: home,
      env,
      encoding: 'utf8',
    })
    return {status, output: stdout + stderr}
  }

  it('names only commands and flags that exist', () => {
    expect(calls.length).toBeGreaterThan(20)
    const unknown = calls.flatMap((call) => {
      const id = [2, 1].map((length) => call.slice(0, length).join(':')).find((words) => words in commands)
      const flags = call.filter((word) => word.startsWith('--')).map((word) => word.slice(2))
      return id !== undefined && flags.every((flag) => flag in (commands[id]?.flags ?? {})) ? [] : [call.join(' ')]
    })
    expect(unknown).toEqual([])
  })

  it('sets up what its document describes, by its commands alone', () => {
    const runnable = calls.filter((call) => !needsMore.test(call.join(' ')) && !call.includes('recruitmail.yaml'))
    expect(runnable.length).toBeGreaterThan(10)
    const failed = runnable.map((call) => ({call, ...run(call)})).filter(({status}) => status !== 0)
    expect(failed).toEqual([])
    const stored = parseDocument(run(['config', 'export']).output, 'export')
    const described = parseDocument(blocks('yaml')[0] ?? '', 'README.md')
    const {imap: _copy, channel: _default, ...acme} = described.companies['acme'] ?? {name: ''}
    expect(stored.companies['acme']).toMatchObject(acme)
    expect(stored.companies['beta']).toMatchObject({...described.companies['beta']})
    expect(stored.jobs).toEqual(described.jobs)
    expect(stored.inbound).toEqual(described.inbound)
  })

  it('has a document that is valid and can be applied', () => {
    expect(run(['config', 'validate', 'recruitmail.yaml']).status).toBe(0)
    expect(run(['config', 'apply', 'recruitmail.yaml']).status).toBe(0)
  })
})

describe('the reference', () => {
  it('is what the commands say', () => {
    const {status, stderr} = spawnSync(process.execPath, [join(root, 'bin/reference.js'), '--check'], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})

describe('the list of diagnoses', () => {
  it('is what the catalogue says, in both languages', () => {
    const {status, stderr} = spawnSync(process.execPath, [join(root, 'bin/diagnoses.js'), '--check'], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
})
